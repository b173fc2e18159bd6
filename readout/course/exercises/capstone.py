"""The capstone: a readout of the learner's own through the whole chain, to a one-page brief."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from typing import Any

from readout.article import holding
from readout.claims import Verdict
from readout.course.exercises.answers import NotYet, count, mapping, number, span, text
from readout.course.exercises.checking import Items
from readout.course.exercises.given import Given

items = Items("capstone")

_QUOTED = re.compile(r"[\"“]([^\"“”]+)[\"”]")
_OFFSETS = re.compile(r"\[(\d+)\s*[–-]\s*(\d+)\]")
_NONE = "none"
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
)
def when_it_was_written(answer: Any, given: Given) -> None:
    """The date of the document, or "none"."""
    known = given.article.document_date
    answer = getattr(answer, "value", answer)  # the reader's own object will do
    if isinstance(answer, dt.datetime):
        answer = answer.date()
    said = answer.isoformat() if isinstance(answer, dt.date) else text(answer).lower()
    if known is None and said != _NONE:
        raise NotYet(
            "This text does not say when it was written. A date from elsewhere is not its own.", "M114"
        )
    if known is None or said == known.value.isoformat():
        return
    if said == _NONE:
        raise NotYet("The text does say when it was written. Look at its first lines.", "M901")
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", said):
        raise NotYet("Write the date as year-month-day, such as 2031-05-03.", "M902")
    raise NotYet("That day is not the day of the document. Which words give it?", "M113")


@items(
    2,
    points=2,
    hints=(
        "Go through the statements and count each of their speakers. A joint statement has several.",
        "`Counter(name for statement in statements for name in statement.speakers)`.",
    ),
)
def who_spoke(answer: Any, given: Given) -> None:
    """How many statements each speaker has."""
    if isinstance(answer, list):
        answer = dict(answer)  # what Counter.most_common gives
    said = {" ".join(str(n).split()): count(v) for n, v in mapping(answer, "speakers and counts").items()}
    right = Counter(name for s in given.statements for name in s.speakers)
    if said == dict(right):
        return
    if said == dict(Counter(s.speakers[0] for s in given.statements if s.speakers)):
        raise NotYet("Where two speak together, only the first was counted.", "M903")
    if set(said) < set(right):
        raise NotYet("Somebody who speaks is missing.", "M904")
    if set(said) - set(right):
        raise NotYet("Somebody is named who makes no statement. To be mentioned is not to speak.", "M905")
    raise NotYet("The names are right, but a count is not.", "M903")


@items(
    3,
    points=2,
    hints=(
        "Take the content of a statement, not the sentence around it.",
        "`statement.content[0]` has a start and an end. Any part of it with four words or more will do.",
    ),
)
def a_stretch_that_was_said(answer: Any, given: Given) -> None:
    """Start and end of four words or more of what somebody is reported to have said."""
    if isinstance(answer, str):
        if answer.strip().lower() == _NONE and not given.statements:
            return
        raise NotYet("Those are the words. Give their place: start and end.", "M108")
    start, end = span(answer)
    if not 0 <= start < end <= len(given.article.text):
        raise NotYet("No stretch of this text starts and ends there.", "M103")
    inside = any(c.start <= start and end <= c.end for s in given.statements for c in s.content)
    if not inside:
        sentence = holding(given.article.sentences, start)
        if (
            sentence
            and end <= sentence.end
            and any(start <= c.start < end for s in given.statements for c in s.content)
        ):
            raise NotYet("That takes in who said it. Only what was said is asked for.", "M906")
        raise NotYet("That is told by the report itself, not said by anybody in it.", "M907")
    if len(given.article.text[start:end].split()) < 4:
        raise NotYet("Fewer than four words can mean anything. Take a longer stretch.", "M908")


@items(
    4,
    points=2,
    hints=(
        "`given.verdicts` has every claim with its verdict. Which of them could be tested at all?",
        "Give the id of one whose verdict is neither opinion nor not_checkable, and that verdict; if there is none, none.",
    ),
)
def a_claim_that_was_tested(answer: Any, given: Given) -> None:
    """Id and verdict of a claim that the tables or the calendar could test; "none" if there is no such claim."""
    tested = {v.claim.id: v for v in given.verdicts if v.verdict not in ("opinion", "not_checkable")}
    if isinstance(answer, str) and answer.strip().lower() == _NONE:
        if tested:
            raise NotYet(
                "There is a claim that was tested. Weekdays and anniversaries are claims, too.", "M909"
            )
        return
    if not tested:
        raise NotYet(
            "No claim of this text could be tested. Then the answer is the word none, in quotes.", "M910"
        )
    if isinstance(answer, Verdict):
        answer = {"id": answer.claim.id, "verdict": answer.verdict}
    said = mapping(answer, "id and verdict")
    if set(said) != {"id", "verdict"}:
        raise NotYet("Give a dict with the keys id and verdict.", "M902")
    verdicts = {v.claim.id: v.verdict for v in given.verdicts}
    name = text(said["id"])
    if name not in verdicts:
        raise NotYet("No claim of this text has that id. The ids stand in the table above.", "M902")
    if name not in tested:
        raise NotYet(
            "That claim could not be tested. Choose one that a table or the calendar can judge.", "M910"
        )
    if text(said["verdict"]) != verdicts[name]:
        raise NotYet("The claim is a good choice, but its verdict is another. Read its reason.", "M909")


@items(
    5,
    points=2,
    hints=(
        "Coverage is scored words over all words. Over all statements, add first and divide then.",
        "Add `score.scored` over `given.scores`, add `score.words`, and divide the sums.",
    ),
)
def coverage_of_all(answer: Any, given: Given) -> None:
    """Share of the words of all statements that TextBlob knows, from 0 to 1."""
    said = number(answer, "a share from 0 to 1")
    scored, words = sum(s.scored for s in given.scores), sum(s.words for s in given.scores)
    right = scored / words if words else 0.0
    if abs(said - right) <= 0.0051:
        return
    if abs(said - 100 * right) <= 0.51:
        raise NotYet("That is a percentage. A share lies between 0 and 1.", "M911")
    each = [s.coverage for s in given.scores]
    if each and abs(said - sum(each) / len(each)) <= 0.0051:
        raise NotYet(
            "That is the mean of the statements' shares, in which a short one weighs as much as a long one.",
            "M912",
        )
    if said == scored:
        raise NotYet("That is how many words were scored. Out of how many?", "M911")
    raise NotYet("Add the scored words of all statements, add all words, and divide the two.", "M912")


@items(
    6,
    points=4,
    hints=(
        "Write for somebody who has not read the text. What was said, by whom, and how do you know?",
        'Quote like this: "the words as they stand" [120-143], and end with what the text cannot tell.',
    ),
    form=True,
)
def the_brief(answer: Any, given: Given) -> None:
    """A brief of 80 to 300 words with a quotation that can be looked up, and with its limits."""
    brief = text(answer)
    words = len(brief.split())
    if not 80 <= words <= 300:
        raise NotYet(f"It has {words} words; a brief of one page has 80 to 300.", "M913")
    source = given.article.text
    quoted = [" ".join(q.split()) for q in _QUOTED.findall(brief) if len(q.split()) >= 3]
    if not quoted:
        raise NotYet("It quotes nobody. Quote three words or more, in quotation marks.", "M914")
    flat = " ".join(source.split())
    for quotation in quoted:
        if quotation.rstrip(".,") not in flat:
            raise NotYet(
                f"These words do not stand in the text: {quotation[:40]!r}. A quotation is exact.", "M915"
            )
    places = [(int(a), int(b)) for a, b in _OFFSETS.findall(brief)]
    if not places:
        raise NotYet("No quotation has its place. Write it as [start-end] after the words.", "M108")
    for start, end in places:
        stretch = " ".join(source[start:end].split())
        if len(stretch.split()) < 3 or not any(stretch in q or q.rstrip(".,") in stretch for q in quoted):
            raise NotYet(f"At [{start}-{end}] stand other words than those you quote.", "M915")
    speakers = {name for s in given.statements for name in s.speakers}
    if len(speakers) > 1 and sum(_is_named(name, brief) for name in speakers) < 2:
        raise NotYet("Only one side speaks in your brief. Who else made a statement?", "M904")
    if re.search(r"\b(?:sentiment|polarity)\b", brief, re.I) and "coverage" not in brief.lower():
        raise NotYet("It gives a score without its coverage.", "M916")
    if not _LIMITS.search(brief):
        raise NotYet(
            'It does not say what the text cannot tell. End with that: "The text does not say ...".', "M917"
        )


def _is_named(name: str, brief: str) -> bool:
    """Whether a speaker is named by any part of the name: which part is the family name differs."""
    parts = [part for part in name.split() if part[:1].isupper()]
    return any(re.search(rf"\b{re.escape(part)}\b", brief) for part in parts)
