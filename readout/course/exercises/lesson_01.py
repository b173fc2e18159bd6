"""Lesson 01: what is this text made of? Offsets, sentences, segments, the document's date."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from typing import Any

from readout.article import parse_article
from readout.course.exercises.answers import (
    NotYet,
    call,
    count,
    described,
    function,
    gives_none,
    ordered,
    span,
    spans,
    text,
    truth,
)
from readout.course.exercises.checking import Items, assembled
from readout.course.exercises.given import Given

items = Items("01")

_PROBE = "Guests see the dam of 1998\n\nLORVAN, May 3, 2031 (Coast News) -- The dam was shown to guests. It serves 2 towns."


@items(
    1,
    points=1,
    hints=(
        "`text[18:28]` is a slice. What stands before the colon, and what after it?",
        "The end of a stretch is the first place that no longer belongs to it, and so is the end of a slice.",
    ),
    why="A slice ends as a start and end do, before the second number, so every find of this course can be cut out of the text as it is.",
)
def cut_between_two_offsets(answer: Any, given: Given) -> None:
    """A function that cuts a stretch out of a text by its start and end."""
    cut = function(answer)
    for sentence in given.article.body[:3]:
        found = call(cut, given.article.text, sentence.start, sentence.end)
        if not isinstance(found, str):
            text(found)
        if found == sentence.text:
            continue
        if found == given.article.text[sentence.start : sentence.end + 1]:
            raise NotYet("One character too many at the end: a slice stops before its second number.", "M101")
        if found in (given.article.text[sentence.start + 1 : sentence.end], sentence.text[1:-1]):
            raise NotYet("The first character is missing: places are counted from 0, not from 1.", "M102")
        if found == given.article.text[sentence.start : sentence.start + sentence.end]:
            raise NotYet("The second number of a slice is a place, not a length.", "M103")
        raise NotYet("For a sentence with its start and end, the function gives another stretch of text.")


@items(
    2,
    points=1,
    hints=(
        "The rule knows nothing of sentences. It cuts at every full stop there is.",
        "Abbreviations, numbers with a point and credits have full stops, too. Count them all.",
    ),
    prediction=True,
    why="A full stop is a sign and no boundary; that is why the reader of lesson 01 asks what stands around it.",
)
def predict_the_pieces(answer: Any, given: Given) -> None:
    """How many pieces cutting at full stops gives."""
    said = count(answer)
    pieces = [piece for piece in given.article.text.split(".") if piece.strip()]
    if said == len(pieces):
        return
    if said == len(given.article.body):
        raise NotYet("That is how many sentences a reader sees. What does the rule make of them?", "M104")
    if said == given.article.text.count(".") and said != len(pieces):
        raise NotYet("That is the number of full stops. What is left after the last one?", "M105")
    if said < len(pieces):
        raise NotYet(
            f"There are more pieces: the rule also cuts where no sentence ends{_around(given, ', and takes the ')}.",
            "M104",
        )
    raise NotYet("There are fewer pieces: empty ones are left out.", "M105")


def _around(given: Given, words: str) -> str:
    """What a text has around its report, after some words: "caption and credit"; empty where it has nothing."""
    kinds = dict.fromkeys(segment.kind for segment in given.article.segments if segment.kind != "body")
    return words + " and ".join(kinds) if kinds else ""


@items(
    3,
    points=1,
    hints=(
        "`article.sentences` has every sentence of the file. Which part of `article` has those of the report alone?",
        "`article.body` has them. How many is `len(...)` of it?",
    ),
    why="Only what the report itself says can be attributed, counted or checked; the rest frames it.",
)
def sentences_of_the_report(answer: Any, given: Given) -> None:
    """How many sentences the report has, without headings, captions and credits."""
    article = given.article
    said = count(answer)
    if said == len(article.body):
        return
    if said == len(article.sentences):
        raise NotYet(f"That counts the {_around(given, '')} as well. Only the report is asked for.", "M106")
    if said == sum(segment.kind == "body" for segment in article.segments):
        raise NotYet("That is the number of paragraphs. A paragraph may hold several sentences.", "M107")
    if said == len([piece for piece in article.text.split(".") if piece.strip()]):
        raise NotYet("That is what cutting at full stops gives. Use the finished reader.", "M104")
    raise NotYet("Count the sentences that the reader found in the body.")


@items(
    4,
    points=2,
    hints=(
        "Go through `article.body` and keep the longest sentence so far. What makes a sentence long here?",
        "The number of words is `len(sentence.text.split())`. Keep the start and end of the one that has the most.",
    ),
    why="With its place, anybody can look the sentence up, and a program can say what stands before and after it.",
)
def longest_sentence(answer: Any, given: Given) -> None:
    """Where the sentence of the report with the most words stands."""
    article = given.article
    if isinstance(answer, str) and len(answer.split()) > 3:
        raise NotYet("That is the sentence itself. Give its place: start and end.", "M108")
    start, end = span(answer)
    most = max(len(s.text.split()) for s in article.body)
    if (start, end) in {(s.start, s.end) for s in article.body if len(s.text.split()) == most}:
        return
    by_letters = max(article.body, key=lambda s: len(s.text))
    if (start, end) == (by_letters.start, by_letters.end):
        raise NotYet("That sentence has the most characters. The most words are asked for.", "M109")
    if (start, end) in {(s.start, s.end) for s in article.body}:
        raise NotYet("That is a sentence of the report, but another has more words.")
    if (start, end) in {(s.start, s.end) for s in article.segments if len(article.segments) > 1}:
        raise NotYet("That is a whole paragraph. One sentence is asked for.", "M107")
    if (end, start) in {(s.start, s.end) for s in article.body}:
        raise NotYet("The end stands before the start. Give the start first.")
    if (start, start + end) in {(s.start, s.end) for s in article.body}:
        raise NotYet("The second number is a place, not a length.", "M103")
    if any((start, end) in ((s.start, s.end - 1), (s.start, s.end + 1)) for s in article.body):
        raise NotYet(
            "The start is right, the end is off by one: it is the first place after the sentence.", "M101"
        )
    raise NotYet("No sentence of the report starts and ends there. Give its places, not its number.", "M108")


@items(
    5,
    points=2,
    hints=(
        "What must be there before the loop? What may only come after it?",
        "The list is made once, before the loop. The sum is taken once, after it.",
    ),
    why="What a loop needs stands before it, what it yields after it; each count of this course is built so.",
    lines=(
        "    rooms.append(len(words))",
        "for sentence in article.body:",
        "total = sum(rooms)",
        "rooms = []",
        "    words = sentence.text.split()",
    ),
)
def order_the_lines(answer: Any, given: Given) -> None:
    """A program that counts the words of the report."""
    order = ordered(answer)
    item = items.found["01.5"]
    if sorted(order) == [1, 2, 3, 4, 5]:
        place = {line: order.index(line) for line in order}
        if place[4] > place[2]:
            raise NotYet("The list has to be there before the loop begins.", "M110")
        if place[3] < place[1] or place[3] < place[2]:
            raise NotYet("The sum is taken before the loop has counted anything.", "M111")
        if place[1] < place[5]:
            raise NotYet("The words are counted before they are there.", "M112")
    space = assembled(item, order, {"article": given.article})
    if space.get("total") != sum(len(s.text.split()) for s in given.article.body):
        raise NotYet("The program runs, but its total is not the number of words of the report.")


@items(
    6,
    points=2,
    hints=(
        "The reader has already found the date of the document, and the words that prove it.",
        "`article.document_date.value.year` is the year. A text may have no date: then None is the honest answer.",
    ),
    why='The text is the witness of its own day, and on that day hang "yesterday" and every weekday of lesson 02.',
)
def mend_the_year(answer: Any, given: Given) -> None:
    """A function that gives the year a document was written in."""
    year_of = function(answer)
    undated = parse_article("BASTERA -- In 2019 and in 2024 ships came. They left.")
    for article in (parse_article(_PROBE), given.article, undated):
        right = article.document_date.value.year if article.document_date else None
        try:
            found = call(year_of, article)
        except NotYet:
            if right is None and gives_none(year_of, article):
                continue
            if right is None:
                raise NotYet(
                    "A text without a date stops the function; it should give None.", "M115"
                ) from None
            raise
        if right is None:
            if gives_none(year_of, article):  # NaN says the same
                continue
            raise NotYet(
                f"For a text without a date of its own, the function gives {described(found)}; None is asked for.",
                "M115",
            )
        year = _year_given(found)
        if year == right:
            continue
        begins = " ".join(article.text[:60].split())
        if re.search(rf"(?<!\d){year}(?!\d)", article.text) and 1000 <= year <= 2999:
            raise NotYet(
                f"For a text that begins {begins!r} it gives {year}: a year the text speaks of, not its own.",
                "M113",
            )
        if not 1000 <= year <= 2999:
            raise NotYet(f"For a text that begins {begins!r} it gives {year}, which is no year.")
        raise NotYet(
            f"For a text that begins {begins!r} it gives {year}. That year is not in it, and it is the only witness.",
            "M114",
        )


def _year_given(found: Any) -> int:
    """The year of what a learner's function returns: a number, or a date where the year was forgotten."""
    if isinstance(getattr(found, "value", found), dt.date):
        raise NotYet("The function gives the whole date. The year of it is asked for: `.year`.")
    return count(found)


@items(
    7,
    points=1,
    hints=(
        "Each segment has a `kind`. Which kinds are not the report?",
        "Keep (start, end) of every segment whose kind is not 'body'. There may be none.",
    ),
    why="Now what is told and what frames it are apart, and nobody takes a caption for a statement.",
)
def what_is_not_the_report(answer: Any, given: Given) -> None:
    """Start and end of every segment that is no part of the report."""
    article = given.article
    others = {(s.start, s.end) for s in article.segments if s.kind != "body"}
    found = spans(answer)
    if set(found) == others and len(found) == len(others):
        return
    body = {(s.start, s.end) for s in article.segments if s.kind == "body"}
    if set(found) == body:
        raise NotYet("Those are the paragraphs of the report. The others are asked for.", "M106")
    if set(found) & body:
        raise NotYet("Some of those are paragraphs of the report.", "M106")
    if set(found) == others:
        raise NotYet("A segment is in the list twice.", "M116")
    if set(found) < others:
        raise NotYet("Some segments are missing. Look at each kind there is.", "M116")
    if set(found) == {(start, end - 1) for start, end in others}:
        raise NotYet("The ends are off by one: an end is the first place after the segment.", "M101")
    raise NotYet("Not every pair is the start and end of a segment.", "M116")


@items(
    8,
    points=2,
    hints=(
        "For each sentence, compare the stretch of the text between start and end with the sentence's own text.",
        "A loop over `article.sentences`: one that does not fit is enough for False. Where may True be returned?",
    ),
    why="It failed on each text that was tampered with, so it can be trusted on those that were not.",
)
def verify_the_pointers(answer: Any, given: Given) -> None:
    """A function that says whether every sentence stands where it claims to."""
    verify = function(answer)
    article = given.article
    if not truth(call(verify, article)):
        raise NotYet("The pointers of this text hold, but the function says that they do not.", "M101")
    last = article.sentences[-1]
    swapped = replace(last, text=last.text[::-1])  # as long as before, and wrong
    shorter = replace(last, text=last.text[:-3])
    first = replace(article.sentences[0], text="Nobody said this.")
    for sentences, message, misconception in (
        ((first, *article.sentences[1:]), "A text whose first sentence was changed passes.", "M117"),
        ((*article.sentences[:-1], shorter), "A text whose last sentence was cut short passes.", "M118"),
        ((*article.sentences[:-1], swapped), "A text whose last sentence was changed passes.", "M119"),
    ):
        if truth(call(verify, replace(article, sentences=sentences))):
            raise NotYet(message, misconception)
