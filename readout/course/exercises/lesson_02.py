"""Lesson 02: who, where, when, how much, who said what, and how well a pattern finds it."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from readout.article import parse_article
from readout.course.exercises.answers import (
    NotYet,
    call,
    count,
    days,
    described,
    function,
    mapping,
    number,
    ordered,
    plain,
    sequence,
    spans,
    text,
    truth,
    untitled,
)
from readout.course.exercises.checking import Items, assembled
from readout.course.exercises.given import Given
from readout.facts import extract_facts
from readout.gold import PRF, Gold

items = Items("02")

NARROW, BROAD = r"[A-Z]\w+ (said)\b", r"\b(?:said|[a-z]+ed)\b"
"""The two patterns of the notebook: a name and "said", and every word that may be a verb of the past."""

_MIXED = (
    "LORVAN, May 3, 2031 (Coast News) -- Exports came to {} million dollars and imports to 3.5 billion U.S. "
    "dollars. The visit took 12 days. A loan of 6 billion yuan was 4 percent of the whole."
)


@items(
    1,
    points=1,
    hints=(
        "What does each word for a scale multiply by? Two of the three words mean the same.",
        "`scales[...]` needs the word for the scale, and split() has put it in the variable `scale`.",
    ),
    why="A figure is digits and a scale; from here on amounts of different texts can be compared.",
)
def worth(answer: Any, given: Given) -> None:
    """A function that turns "900 million", "1.2 billion" and "3.5 bn" into a number."""
    asked = function(answer)
    own = f"{1 + given.seed % 97}.5"
    for digits, scale, factor in (
        ("900", "million", 1e6),
        (own, "million", 1e6),
        ("1.2", "billion", 1e9),
        ("3.5", "bn", 1e9),
        (own, "bn", 1e9),
    ):
        words, right = f"{digits} {scale}", float(digits) * factor
        try:
            found = number(call(asked, words))
        except NotYet:
            if scale == "bn":
                raise NotYet(
                    f"{words!r} is not read. It is a short form of a scale you know.", "M203"
                ) from None
            raise
        if math.isclose(found, right, rel_tol=1e-12):
            continue
        if math.isclose(found, float(digits)):
            raise NotYet(f"For {words!r} the word after the figure changes nothing.", "M202")
        if math.isclose(found, float(digits) * 1e12):
            raise NotYet(f"For {words!r} the function gives what English calls a trillion.", "M201")
        if scale == "bn":
            raise NotYet(f"{words!r} is read as another scale than 'billion'.", "M203")
        raise NotYet(f"For {words!r} the number is of another size. Count the zeros.", "M201")


@items(
    2,
    points=2,
    hints=(
        "Look at the column of units above. Which rows can be added up, and which does the program add?",
        "Let the sum take only quantities whose `unit` is 'USD'; then divide by what a billion is.",
    ),
    why="You asked for the unit before you added. Lesson 03 adds months and countries, with the same question each time.",
)
def mend_the_sum(answer: Any, given: Given) -> None:
    """A function that adds the US dollars among quantities, in billions."""
    asked = function(answer)
    for report in (_MIXED.format(900), _MIXED.format(100 + given.seed % 800), given.practice.text):
        quantities = extract_facts(parse_article(report)).quantities
        dollars = sum(q.value for q in quantities if q.unit == "USD")
        money = sum(q.value for q in quantities if q.kind == "money")
        everything = sum(q.value for q in quantities)
        found = number(call(asked, quantities), "USD billions")
        if math.isclose(found, dollars / 1e9, rel_tol=1e-9, abs_tol=0.006):
            continue
        for size in (1, 1e3, 1e6, 1e9, 1e12):
            if math.isclose(found, dollars / size, rel_tol=1e-6):
                raise NotYet("The right parts are added, but the total is not in billions.", "M206")
            if math.isclose(found, money / size, rel_tol=1e-9):
                raise NotYet("Sums in two currencies are added as if they were one.", "M205")
            if math.isclose(found, everything / size, rel_tol=1e-9):
                raise NotYet("The total has days and percentages in it, and more.", "M204")
        if math.isclose(found, sum(1 for q in quantities if q.unit == "USD")):
            raise NotYet("That is how many sums there are. What do they come to?", "M204")
        if math.isclose(found, sum(q.value for q in quantities if "dollar" in q.text) / 1e9):
            raise NotYet("Dollars are written in several ways. Ask for the unit, not for the word.", "M221")
        if found in (round(dollars / 1e9), round(dollars / 1e9, 1)):
            raise NotYet("The total is rounded too far. Keep at least two decimals.", "M343")
        raise NotYet("The total is not that of the parts in US dollars. Which parts go into it?", "M204")


@items(
    3,
    points=1,
    hints=(
        "Each date of `given.facts.dates` knows whether it hangs on the document's own.",
        "Keep (date.start, date.end) of every date for which `date.relative` is true.",
    ),
    why="These dates move with the day of writing; all others stay, whoever copies the words.",
)
def relative_dates(answer: Any, given: Given) -> None:
    """Start and end of every date that hangs on the document's own."""
    found = set(spans(answer))
    dates = given.facts.dates
    right = {(d.start, d.end) for d in dates if d.relative}
    gold = given.practice.gold["time_expressions"]
    marked = {(item["start"], item["end"]) for item in gold if item.get("relative")}
    # "this year" within "the first five months of this year" is marked, and not in the reader's list.
    if right & marked <= found <= right | marked:
        return
    everyone = {(d.start, d.end) for d in dates}
    if found == everyone:
        raise NotYet(
            "Those are all dates. Some can be read without knowing when the text was written.", "M207"
        )
    if found and found == everyone - right:
        raise NotYet("Those are the dates that stand on their own. The others are asked for.", "M207")
    if not found:
        raise NotYet("Your list is empty. Read the dates below: which need the day of writing?", "M208")
    strangers = found - everyone - marked
    if strangers:
        a, b = min(strangers)
        if any((a, b + step) in everyone | marked for step in (-1, 1)):
            raise NotYet("An end is off by one: it is the first place after the date.", "M101")
        raise NotYet(f"({a}, {b}) is not the start and end of a date that the reader found.", "M108")
    if found - right - marked:
        raise NotYet("At least one of those can be read without knowing when the text was written.", "M207")
    if all(given.article.text[a:b].endswith("day") for a, b in found):
        raise NotYet("Something is missing. Not only days of the week hang on the document.", "M208")
    raise NotYet(
        "Those are right, but some are missing. What else would change with the day of writing?", "M208"
    )


@items(
    4,
    points=2,
    hints=(
        "How many days back is it if the text was written on that very weekday? And on the day after?",
        "Take `days.index(weekday)` from `written.weekday()`. Below zero that day of the week is still to come: add 7.",
    ),
    why="It counts back and never ahead, so a weekday has one date. Claims with a weekday can now be checked.",
)
def day_of_a_weekday(answer: Any, given: Given) -> None:
    """A function that gives the last such weekday up to the day of writing, that day included."""
    asked = function(answer)
    known = given.article.document_date
    written = known.value if known else dt.date(2023, 12, 20)
    for back in (0, 1, 3, 6):
        for day in (written, dt.date(2024, 2, 28)):
            right = day - dt.timedelta(days=back)
            name = f"{right:%A}"
            found = _day(call(asked, name, day), right)
            shown = f"{name} in a text of {day}, a {day:%A},"
            off = (found - right).days
            if off == 0:
                continue
            if abs((found - day).days) > 14:
                raise NotYet(f"{shown} lands far from the text. Count from its own day.", "M114")
            if off == -7:
                raise NotYet(f"{shown} is read a week too early.", "M209")
            if off == 7:
                raise NotYet(f"{shown} is read as one still to come.", "M210")
            raise NotYet(f"{shown} becomes a {found:%A}. Where does the counting begin?", "M211")


def _day(found: Any, right: dt.date) -> dt.date:
    """A day in whatever form; where it can be read in two ways, the one nearer to what is right."""
    if not (read := days(found)):
        raise NotYet(f"Your function gives {described(found)}; a date is asked for, as `written` is one.")
    return min(read, key=lambda day: abs((day - right).days))  # "03/04/2031" may be either


@items(
    5,
    points=2,
    hints=(
        "Some of these people bear the family name first, and at the start of a sentence a small letter becomes a capital.",
        "A form fits a full name if each of its words is a word of the name, both in lower case.",
    ),
    why="One person is now one entry, so that statements can be counted by who made them.",
)
def one_person_many_names(answer: Any, given: Given) -> None:
    """The full name for every form in which a person is named."""
    right, offices = _named_people(given)
    said = mapping(answer, "forms and full names")
    found = {text(form): text(name) for form, name in said.items() if text(form) not in offices}
    if found == right:
        return
    if not set(found.values()) <= set(right.values()):
        if set(found) <= set(right.values()) and set(found.values()) <= set(right):
            raise NotYet("The full name is before the colon; it belongs after it.", "M213")
        if all(form == name for form, name in found.items()):
            raise NotYet("Each form stands for itself, so one person is counted as several.", "M212")
        raise NotYet("A value is no full name of this list: no titles, and nothing shortened.", "M213")
    missing = set(right) - set(found)
    if missing:
        if any(form.lower() != form and form not in right[form] for form in missing):
            raise NotYet(
                "A form is missing that stands at the beginning of a sentence. Look at its first letter.",
                "M215",
            )
        if all(right[form].split()[-1] not in form for form in missing):
            raise NotYet("A form is missing: the family name does not come last everywhere.", "M214")
        raise NotYet("Some forms are missing. Each of `forms` needs its person.", "M212")
    if set(found) - set(right):
        raise NotYet("A form is not in the list. Titles and pronouns are no names.", "M213")
    raise NotYet("One form is given to somebody else. Which words do form and name share?", "M214")


def _named_people(given: Given) -> tuple[dict[str, str], set[str]]:
    """The full name for every form of one, and the words for those who are called by an office alone.

    These have no name that forms could be parts of; to list them is no mistake.
    """
    every = [e for e in given.practice.gold["entities"] if e["type"] == "PERSON"]
    people = [e for e in every if not e["name"].startswith("the ")]
    offices = {text(m["text"]) for e in every if e not in people for m in e["mentions"]}
    forms = {text(m["text"]): text(e["name"]) for e in people for m in e["mentions"] if m["kind"] == "name"}
    return forms, offices


def asked_speaker(given: Given) -> dict[str, Any]:
    """The first statement whose source is a pronoun, else a title, else a surname; as annotated."""
    gold = given.practice.gold
    # Whom a text calls by an office alone has that office for a name: nothing is to be found out.
    names = {e["name"].lower() for e in gold["entities"] if e["name"].startswith("the ")}
    asked = [s for s in gold["statements"] if s["source"][0]["text"].lower() not in names]
    ways = ("pronoun", "title", "surname")
    return next(s for way in ways for s in asked if s["source_kind"] == way)


@items(
    6,
    points=1,
    hints=(
        "Who spoke, or opened a sentence, before? Whoever is only spoken about does not take over.",
        "Go back from the source to the last statement whose source is a name. Is it the same man or woman?",
    ),
    why="You followed who has the word, not who stands nearest; that decides whose claim a claim is.",
)
def who_is_it(answer: Any, given: Given) -> None:
    """The speaker behind a pronoun or a title."""
    said = plain(answer)
    gold = given.practice.gold
    asked = asked_speaker(given)
    speakers = [e for e in gold["entities"] if e["id"] in asked["speaker"]]
    others = [e for e in gold["entities"] if e["id"] not in asked["speaker"]]
    source = plain(asked["source"][0]["text"])
    full = {plain(e["name"]) for e in speakers}
    pointed = source in (said, untitled(said)) and full.isdisjoint((said, untitled(said)))
    if pointed and asked["source_kind"] == "surname":
        raise NotYet("That part of the name stands in the brackets. Who is it, in full?", "M216")
    if not pointed and any(_names(said, entity) for entity in speakers):
        return
    if pointed or said in ("he", "she", "they"):
        raise NotYet("That is how the text points at the speaker. Whom does it point at?", "M216")
    if any(_names(said, entity) for entity in others if entity["type"] == "PERSON"):
        raise NotYet("That person is in the text, but somebody else has the word here.", "M217")
    if any(_names(said, entity) for entity in others):
        raise NotYet("That is no person. Countries and ministries do not become he or she.", "M218")
    if re.search(r"\b(the|president|minister|king|queen|ambassador|spokes(wo)?man)\b", said):
        raise NotYet("That is an office. Who holds it in this text?", "M216")
    raise NotYet("Nobody of that name is in the text. Copy the name as it is written there.", "M218")


def _names(said: str, entity: dict[str, Any]) -> bool:
    """Whether words in small letters name an entity, in whole or in part; titles may stand before."""
    forms = {plain(m["text"]) for m in entity["mentions"] if m["kind"] != "pronoun"} | {plain(entity["name"])}
    words = set(untitled(said).split())
    part = entity["type"] == "PERSON" and words and words <= set(plain(entity["name"]).split())
    return said in forms or bool(part) or any(said.endswith(f" {form}") for form in forms)


@items(
    7,
    points=2,
    hints=(
        "What must be there before anything is counted, and what is only known at the end?",
        "The tally is made once. Then come outer loop, inner loop and counting; the largest is taken last.",
    ),
    why="Each line stands after what it needs. A tally like this shows who was given room in the account.",
    lines=(
        "        counts[name] = counts.get(name, 0) + 1",
        "most = max(counts, key=counts.get)",
        "for statement in statements:",
        "counts = {}",
        "    for name in statement.speakers:",
    ),
)
def order_the_tally(answer: Any, given: Given) -> None:
    """A program that counts statements by speaker."""
    order = ordered(answer)
    if sorted(order) == [1, 2, 3, 4, 5]:
        place = {line: order.index(line) for line in order}
        if place[3] < place[4] < place[1]:
            raise NotYet("The tally is made after the loop began: nothing counted before would stay.", "M219")
        if place[4] > place[1]:
            raise NotYet("Something is counted before there is a tally.", "M110")
        if place[2] < place[1]:
            raise NotYet("The largest is taken before everything is counted.", "M111")
        if place[5] < place[3] or place[1] < place[5]:
            raise NotYet("A line uses a name that no line before it has given.", "M112")
    space = assembled(items.found["02.7"], order, {"statements": given.statements})
    if space.get("counts") != Counter(name for s in given.statements for name in s.speakers):
        raise NotYet("The program runs, but its tally is not the number of statements by speaker.")


@items(
    8,
    points=1,
    hints=(
        "Find every 'said' in the text. What stands before it: a word with a capital, or something else?",
        "The pattern does not know names. 'He said' at the beginning of a sentence fits; 'he said' does not.",
    ),
    prediction=True,
    why="You predicted what the pattern sees, not what was meant: that difference is what precision and recall measure.",
)
def predict_the_pattern(answer: Any, given: Given) -> None:
    """How often a capitalised word is followed by "said"."""
    found = count(answer)
    whole = given.article.text
    right = len(re.findall(NARROW, whole))
    if found == right:
        return
    if found == len(given.practice.gold["statements"]):
        raise NotYet("That is every statement of the text. Which of them have this shape?", "M220")
    if found > right:
        raise NotYet("The pattern finds fewer. The order counts, and so does the capital letter.", "M221")
    raise NotYet("The pattern finds more. It looks at letters, and needs no person before the verb.", "M221")


@items(
    9,
    points=2,
    hints=(
        "Precision is a share of what was found, recall a share of what is marked.",
        "F1 is `2 * right / (len(found) + len(marked))`; it needs no division by precision or recall.",
    ),
    why="Two shares, of what was found and of what is there: now two ways of reading can be compared with one number.",
)
def measure(answer: Any, given: Given) -> None:
    """A function that gives precision, recall and F1 of found spans against marked ones."""
    asked = function(answer)
    own = {m.span() for m in re.finditer(BROAD, given.article.text)}
    marked = set(Gold("practice", given.practice.gold).cues())
    for found, wanted in (
        ({(0, 4), (9, 12), (20, 25), (30, 34)}, {(0, 4), (9, 12), (40, 44), (50, 54), (60, 64)}),
        ({(0, 4)}, {(0, 4), (9, 12), (40, 44), (50, 54)}),
        (own, marked),
        ({(0, 4)}, {(0, 5), (9, 12)}),
        (set(), {(0, 5), (9, 12)}),
        ({(0, 4)}, set()),
        (set(), set()),
    ):
        true = PRF(len(found & wanted), len(found), len(wanted))
        # The library's PRF says of nothing found that its precision is 1; the task asks for 0.
        right = (true.precision, true.recall, true.f1) if true.right else (0.0, 0.0, 0.0)
        try:
            values = call(asked, set(found), set(wanted))
        except NotYet:
            if not true.right:
                raise NotYet(
                    f"Of {len(found)} found and {len(wanted)} marked, nothing is right. There the function stops; it"
                    " should give 0 three times.",
                    "M225",
                ) from None
            raise
        got = _three(values)
        if _same_measures(got, right):
            continue
        if _same_measures(got[:2], (right[1], right[0])):
            raise NotYet("The two measures are the wrong way round. Which one asks what was missed?", "M222")
        if not _same_measures(got[:1], right[:1]):
            raise NotYet(f"Of {len(found)} found, {true.right} are right: precision does not say so.", "M223")
        if not _same_measures(got[1:2], right[1:2]):
            raise NotYet(f"Of {len(wanted)} marked, {true.right} were found: recall does not say so.", "M223")
        if _same_measures(got[2:], [(right[0] + right[1]) / 2]):
            raise NotYet("The third is halfway between the two. F1 keeps closer to the worse one.", "M224")
        raise NotYet("Precision and recall are right, the third is not. Look up how F1 is made.", "M224")


def _three(values: Any) -> list[float]:
    """Three numbers from a list, from a dict or a Series by name, or from the library's own PRF."""
    measures = ("precision", "recall", "f1")
    if isinstance(values, PRF):  # a share of nothing is no number there, and 0 in this task
        values = [getattr(values, name) for name in measures]
        values = [0.0 if math.isnan(value) else value for value in values]
    elif hasattr(values, "items"):
        named = {str(key).lower(): value for key, value in mapping(values).items()}
        if set(measures) <= set(named):
            values = [named[name] for name in measures]
        elif isinstance(values, Mapping):
            raise NotYet("Your function gives a dict without all of precision, recall and f1.")
    got = [number(value) for value in sequence(values, "three numbers")]
    if len(got) != 3:
        raise NotYet(f"Your function gives {len(got)} values; precision, recall and F1 are asked for.")
    if any(value > 1.0051 for value in got):
        raise NotYet(
            "A measure is above 1. Give shares from 0 to 1, and look at what each is a share of.", "M223"
        )
    return got


def _same_measures(got: Any, right: Any) -> bool:
    return all(math.isclose(a, b, abs_tol=0.0051) for a, b in zip(got, right, strict=True))


@items(
    10,
    points=2,
    hints=(
        "A statement's content is a tuple of pieces. Compare each with the text where it says it stands.",
        "`text[piece.start : piece.end] == piece.text` for every piece of `statement.content`.",
    ),
    why="Each piece is held against its own place. A quotation that passes this can be looked up by anybody.",
)
def verify_the_content(answer: Any, given: Given) -> None:
    """A function that says whether all pieces of a statement's content stand where they claim to."""
    verify = function(answer)
    article = given.article
    whole, (first, second, *_) = article.text, article.body
    one = given.statements[0]
    two = replace(
        one, content=(article.span(first.start, first.end - 1), article.span(second.start, second.end - 1))
    )
    for statement in sorted((*given.statements, two), key=lambda s: len(s.content)):
        if truth(call(verify, whole, statement)):
            continue
        if len(statement.content) > 1:
            raise NotYet("A statement in two pieces is refused though both stand in the text.", "M226")
        raise NotYet("A statement is refused though it stands where it says.", "M101")
    moved = replace(one, content=tuple(replace(p, start=p.start + 1, end=p.end + 1) for p in one.content))
    after = replace(two, content=(two.content[0], replace(two.content[1], text="Nobody said this.")))
    before = replace(one, content=(replace(one.content[0], text="Nobody said this."),))
    first_of_two = replace(two, content=(replace(two.content[0], text="Nobody said this."), two.content[1]))
    for statement, message, misconception in (
        (before, "A statement passes whose words are not in the text.", "M117"),
        (moved, "A statement passes whose words are in the text, but not where it says.", "M227"),
        (after, "A statement in two pieces passes though the second was changed.", "M118"),
        (first_of_two, "A statement in two pieces passes though the first was changed.", "M118"),
    ):
        if truth(call(verify, whole, statement)):
            raise NotYet(message, misconception)
