"""The capstone: a readout of the learner's own through the whole chain, to a one-page brief."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from readout.claims import Verdict
from readout.course.exercises.answers import (
    NotYet,
    count,
    days,
    label,
    mapping,
    named,
    number,
    plain,
    span,
    text,
    untitled,
)
from readout.course.exercises.checking import Items
from readout.course.exercises.given import Given

items = Items("capstone")

_QUOTED = re.compile(r"[\"«„]([^\"«»„]+)[\"»]")
_OFFSETS = re.compile(r"\[(\d+)\s*[–-]\s*(\d+)\]")
_NONE = "none"
Record = dict[str, Any]
_LIMITS = re.compile(
    r"\b(?:can ?not|can['’]t|(?:does|do|did)(?: not|n['’]t) (?:say|tell|mention|name|give|know|show|explain|learn)"
    r"|not (?:known|clear|said)|unknown|unclear|silent|(?:leaves?|left) (?:out|open))\b",
    re.IGNORECASE,
)


@items(
    1,
    points=1,
    hints=(
        "Is there a dateline, or a caption with a date? The reader has looked for both.",
        "Give `article.document_date.value`. If the text does not date itself, write the word none in quotes.",
    ),
    why="The day is the text's own. Weekdays and 'last year' in it now have a date.",
)
def when_it_was_written(answer: Any, given: Given) -> None:
    """The date of the document, or "none"."""
    known = given.article.document_date
    own = getattr(answer, "value", None)
    said = own if isinstance(own, dt.date) else answer  # the reader's own object will do
    none = isinstance(said, str) and plain(said) == _NONE
    if known is None and not none:
        raise NotYet(
            "The reader finds no day that this text gives for its own. One from elsewhere is not its own.",
            "M114",
        )
    if known is None:
        return
    if none:
        raise NotYet("The text does say when it was written. Look at its first lines.", "M901")
    meant = days(said)
    if not meant:
        raise NotYet("Write the date as year-month-day, such as 2031-05-03.", "M902")
    if known.value not in meant:
        raise NotYet("That day is not the day of the document. Which words give it?", "M113")


@items(
    2,
    points=2,
    hints=(
        "Go through the statements and count each of their speakers. A joint statement has several.",
        "Add up `list(statement.speakers)` of all `statements`, and `names.count(name)` for each name is what the reader "
        "found. Read the text beside it: what did it miss?",
    ),
    why="These are the speakers that a careful reader marked; your brief needs each of them.",
)
def who_spoke(answer: Any, given: Given) -> str | None:
    """How many statements each speaker has, by the annotation if there is one."""
    if isinstance(answer, list) and all(isinstance(pair, tuple) and len(pair) == 2 for pair in answer):
        answer = dict(answer)  # what Counter.most_common gives
    said = {text(name): count(often) for name, often in mapping(answer, "speakers and counts").items()}
    if given.annotation is None:
        return _unmarked_speakers(said, given)
    speakers = _Speakers.of(given.annotation.items)
    as_read = NotYet(
        "That is what the library's reader finds. Here it misses a statement, or takes one for somebody else's: "
        "read the text beside its list.",
        "M918",
    )
    found: Counter[str] = Counter()
    try:
        for name, often in said.items():
            found[_who(name, given.annotation.items, speakers.with_topics)] += often
    except NotYet as reason:  # the reader, too, may take a word for somebody
        raise (as_read if said == _by_the_reader(given) else reason) from None
    right, with_topics, first = speakers.said, speakers.with_topics, speakers.first
    if found == right:
        return None
    if said == _by_the_reader(given):
        raise as_read
    if found == first:
        raise NotYet("Where two speak together, only the first was counted.", "M903")
    if found == with_topics:
        raise NotYet("What was only talked about is counted, too. Who says something about it?", "M919")
    if missing := set(right) - set(found):
        raise NotYet(f"Somebody who speaks is missing. So far you have {len(right) - len(missing)}.", "M904")
    if set(found) - set(right):
        raise NotYet("Somebody is named who makes no statement. To be mentioned is not to speak.", "M905")
    wrong = next(who for who in right if found[who] != right[who])
    raise NotYet(
        f"You have every speaker. Count again for {_name_of(wrong, given.annotation.items)}.", "M903"
    )


def _by_the_reader(given: Given) -> dict[str, int]:
    """How many statements the library's reader gives to each speaker."""
    return dict(Counter(text(name) for statement in given.statements for name in statement.speakers))


def _unmarked_speakers(said: dict[str, int], given: Given) -> str:
    """What can be said of an answer about a text that nobody has marked. Raises NotYet for a name it does not have."""
    words = set(re.findall(r"\w+", plain(given.article.text)))
    for name, often in said.items():
        if not set(re.findall(r"\w+", plain(untitled(name)))) <= words:
            raise NotYet("A name is not in the text. Copy it as it is written there.", "M905")
        if often < 1:
            raise NotYet("Somebody is named who makes no statement. To be mentioned is not to speak.", "M905")
    return (
        "Nobody has marked this text, so no program can say whether the counts are right. The library's reader counts "
        f"{'the same' if said == _by_the_reader(given) else 'otherwise'}, and it errs, too: let somebody else "
        "count without looking at yours."
    )


@dataclass(frozen=True)
class _Speakers:
    """How many statements each speaker of an annotation has, by id: in all, with mere topics, and as the first of some."""

    said: Counter[str]
    with_topics: Counter[str]
    first: Counter[str]

    @classmethod
    def of(cls, marked: Record) -> _Speakers:
        """Those of an annotation."""
        said = [item["speaker"] for item in marked["statements"] if item.get("kind", "said") == "said"]
        every = [item["speaker"] for item in marked["statements"]]
        return cls(
            Counter(who for speakers in said for who in speakers),
            Counter(who for speakers in every for who in speakers),
            Counter(speakers[0] for speakers in said if speakers),
        )


def _name_of(who: str, marked: Record) -> str:
    return str(next(entity["name"] for entity in marked["entities"] if entity["id"] == who))


def _who(name: str, marked: Record, speakers: Collection[str]) -> str:
    """The id of the speaker that a name means: the whole name, a form of it in the text, or a part, titles aside."""

    def fits(entity: Record) -> bool:
        forms = {
            mention["text"]
            for mention in entity["mentions"]
            if mention.get("kind") != "pronoun" and "text" in mention
        }
        known = {plain(form) for form in (entity["name"], *entity.get("forms", []), *forms)}
        return plain(name) in known or plain(untitled(name)) in known

    def shares(entity: Record) -> bool:
        words = set(plain(untitled(name)).split())
        return entity["type"] == "PERSON" and bool(words) and words <= set(plain(entity["name"]).split())

    for same in (fits, shares):
        found = [entity["id"] for entity in marked["entities"] if same(entity)]
        speaking = [who for who in found if who in speakers]
        if len(speaking) == 1:
            return str(speaking[0])
        if len(speaking) > 1:
            raise NotYet(f"{name!r} may be more than one of the speakers. Write the full name.", "M212")
        if found:
            raise NotYet("Somebody is named who makes no statement. To be mentioned is not to speak.", "M905")
    raise NotYet("A name is nobody's in this text, or has something added to it. Copy it from there.", "M905")


@items(
    3,
    points=2,
    hints=(
        "Take the content of a statement, not the sentence around it.",
        "`statement.content[0]` has a start and an end. Any part of it with four words or more will do.",
    ),
    why="It is within what was said, and long enough to carry a meaning: you can quote it with its place.",
)
def a_stretch_that_was_said(answer: Any, given: Given) -> str | None:
    """Start and end of four words or more of what somebody is reported to have said."""
    if isinstance(answer, str) and plain(answer) == _NONE and not given.statements:
        return None
    if isinstance(answer, str) and len(answer.split()) > 3:
        raise NotYet("Those are the words. Give their place: start and end.", "M108")
    start, end = span(answer)
    whole = given.article.text
    if not 0 <= start < end <= len(whole):
        raise NotYet("No stretch of this text starts and ends there.", "M103")
    inside, beside = _within_what_was_said(start, end, given)
    if not inside and beside:
        raise NotYet(
            "That takes in more than was said, such as who said it. Only what was said is asked for.", "M906"
        )
    if not inside and given.annotation is not None:
        raise NotYet("That is told by the report itself, not said by anybody in it.", "M907")
    if any(re.match(r"\w\w", whole[at - 1 : at + 1]) for at in (start, end) if at):
        raise NotYet(
            "It begins or ends inside a word. The end is the first place after the last letter.", "M101"
        )
    if len(whole[start:end].split()) < 4:
        raise NotYet("Fewer than four words can mean anything. Take a longer stretch.", "M908")
    if given.annotation is not None:
        return None
    found = "takes these words for something said" if inside else "does not find these words said by anybody"
    return (
        f"Nobody has marked this text. The library's reader {found}, and it errs, too: look at who says them."
    )


def _within_what_was_said(start: int, end: int, given: Given) -> tuple[bool, bool]:
    """Whether a stretch lies within what was said, marks at its end aside, and whether it has a part in it at all."""
    read = [(content.start, content.end) for s in given.statements for content in s.content]
    marked = _marked_contents(given)
    # An edge may be drawn a word wider by one reader than by another.
    said = marked + [(a, b) for a, b in read if not marked or any(a < d and c < b for c, d in marked)]
    stretch = given.article.text[start:end]
    first, last = start + len(stretch) - len(stretch.lstrip()), start + len(stretch.rstrip(" \n.,;:\"'”’"))
    inside = any(a <= first and last <= b for a, b in said)
    return inside, any(start < b and a < end for a, b in said)


def _marked_contents(given: Given) -> list[tuple[int, int]]:
    """Where an annotation has what was said, in each of the ways that it allows."""
    if given.annotation is None:
        return []
    ways = [
        way
        for item in given.annotation.items["statements"]
        for way in (item["content"], *item.get("content_alternatives", []))
    ]
    return [(part["start"], part["end"]) for way in ways for part in way]


@items(
    4,
    points=2,
    hints=(
        "`given.verdicts` has every claim with its verdict. Which of them could be tested at all?",
        "Give the id of one whose verdict is neither opinion nor not_checkable, and that verdict; if there is none, none.",
    ),
    why="A table or a calendar decides it. Your brief can say what was checked, and against what.",
)
def a_claim_that_was_tested(answer: Any, given: Given) -> None:
    """Id and verdict of a claim that the tables or the calendar could test; "none" if there is no such claim."""
    tested = {v.claim.id: v for v in given.verdicts if v.verdict not in ("opinion", "not_checkable")}
    if isinstance(answer, str) and plain(answer) == _NONE:
        if tested:
            raise NotYet(
                "There is a claim that was tested. Weekdays and anniversaries are claims, too.", "M909"
            )
        return
    if not tested:
        raise NotYet(
            "No claim of this text could be tested. Then the answer is the word none, in quotes.", "M910"
        )
    if hasattr(answer, "columns") and len(answer) == 1:
        answer = answer.iloc[0]  # the row of the table
    if isinstance(answer, Verdict):
        answer = {"id": answer.claim.id, "verdict": answer.verdict}
    if isinstance(answer, tuple | list) and len(answer) == 2:
        answer = dict(zip(("id", "verdict"), answer, strict=True))
    said = named(answer, "id and verdict")
    if not {"id", "verdict"} <= set(said):
        raise NotYet("Give a dict with the keys id and verdict.", "M902")
    verdicts = {v.claim.id: v.verdict for v in given.verdicts}
    name = text(said["id"]).upper()
    if name not in verdicts:
        raise NotYet("No claim of this text has that id. The ids stand in the table above.", "M902")
    if name not in tested:
        raise NotYet(
            "That claim could not be tested. Choose one that a table or the calendar can judge.", "M910"
        )
    if label(said["verdict"]) != label(verdicts[name]):
        raise NotYet("The claim is a good choice, but its verdict is another. Read its reason.", "M909")


@items(
    5,
    points=2,
    hints=(
        "Coverage is scored words over all words. Over all statements, add first and divide then.",
        "Add `score.scored` over `given.scores`, add `score.words`, and divide the sums.",
    ),
    why="The share says on how little a score rests; give it with any score, or give none.",
)
def coverage_of_all(answer: Any, given: Given) -> None:
    """Share of the words of all statements that TextBlob knows, from 0 to 1."""
    said = number(answer, "a share from 0 to 1")
    scored, words = sum(s.scored for s in given.scores), sum(s.words for s in given.scores)
    right = scored / words if words else 0.0
    each = [s.coverage for s in given.scores]
    mean = sum(each) / len(each) if each else right
    # Where the mean of the shares comes near the share, who gave its decimals took the mean; "12.3 %" has three.
    as_rounded = any(abs(said - round(right, decimals)) < 1e-9 for decimals in (2, 3))
    if abs(said - right) <= 0.0051 and (as_rounded or abs(said - right) <= abs(said - mean)):
        return
    if abs(said - 100 * right) <= 0.51:
        raise NotYet("That is a percentage. A share lies between 0 and 1.", "M911")
    if each and abs(said - mean) <= 0.0051:
        raise NotYet(
            "That is the mean of the statements' shares, in which a short one weighs as much as a long one.",
            "M912",
        )
    if said == scored:
        raise NotYet("That is how many words were scored. Out of how many?", "M911")
    raise NotYet("Add the scored words of all statements, add all words, and divide the two.", "M912")


@items(
    6,
    points=1,
    hints=(
        "Write for somebody who has not read the text. What was said, by whom, and how do you know?",
        'Quote like this: "the words as they stand" [120-143], and end with what the text cannot tell.',
    ),
    why="Now others can check it.",
    look=(
        "Attribution: has every claim its holder? Nothing that somebody says stands as a fact.",
        "Evidence: do the words at each place bear out what the brief makes of them?",
        "Checking: does it say what was checked, against what, and how it came out?",
        "Neutrality: both sides, and no word of praise or blame that is the writer's own?",
        "Limits: are they those of this text, or could they stand under any?",
    ),
)
def the_brief(answer: Any, given: Given) -> None:
    """A brief of 80 to 300 words with a quotation that can be looked up, and with its limits."""
    brief = text(answer)
    words = len(brief.split())
    if not 80 <= words <= 300:
        raise NotYet(
            f"It has {words} word{'' if words == 1 else 's'}; a brief of one page has 80 to 300.", "M913"
        )
    source = given.article.text
    flat = text(source)
    quoted = [" ".join(q.split()) for q in _QUOTED.findall(brief) if len(q.split()) >= 3]
    if not quoted:
        raise NotYet("It quotes nobody. Quote three words or more, in quotation marks.", "M914")
    for quotation in quoted:
        if quotation.rstrip(".,") not in flat:
            raise NotYet(
                f"These words do not stand in the text: {quotation[:40]!r}. A quotation is exact.", "M915"
            )
    places = [(int(a), int(b)) for a, b in _OFFSETS.findall(brief)]
    if not places:
        raise NotYet("No quotation has its place. Write it as [start-end] after the words.", "M108")
    for start, end in places:
        stretch = text(source[start:end])
        if len(stretch.split()) < 3 or not any(stretch in q or q.rstrip(".,") in stretch for q in quoted):
            raise NotYet(f"At [{start}-{end}] stand other words than those you quote.", "M915")
    speakers = _speaking(given)
    if len(speakers) > 1 and sum(_is_named(name, brief) for name in speakers) < 2:
        raise NotYet("Only one side speaks in your brief. Who else made a statement?", "M904")
    if re.search(r"\b(?:sentiment|polarity)\b", brief, re.I) and "coverage" not in brief.lower():
        raise NotYet("It gives a score without its coverage.", "M916")
    if not _LIMITS.search(_QUOTED.sub(" ", brief)):  # a limit that is quoted is the speaker's
        raise NotYet(
            'It does not say what the text cannot tell. End with that: "The text does not say ...".', "M917"
        )


def _speaking(given: Given) -> set[str]:
    """The names of those who make a statement, by the annotation if there is one."""
    if given.annotation is None:
        return set(_by_the_reader(given))
    marked = given.annotation.items
    return {_name_of(who, marked) for who in _Speakers.of(marked).said}


def _is_named(name: str, brief: str) -> bool:
    """Whether a speaker is named by any part of the name: which part is the family name differs."""
    parts = [part for part in text(name).split() if part[:1].isupper()]
    return any(re.search(rf"\b{re.escape(part)}\b", brief) for part in parts)
