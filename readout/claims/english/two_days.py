"""On which day a text says that two people met, sentence by sentence: what it may say twice, and not alike."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from readout.article import Article, Span, within
from readout.facts import Date, Facts
from readout.periods import WEEKDAYS

_MET_ON = re.compile(r"\b(?:met|meets?|meeting|held\stalks|talks)\b")
_THE_MEETING = re.compile(r"\b[Tt]he(?:ir)?\s(?:meeting|talks)\b")
_PARTED_BY = re.compile(
    r"[,;:.()]|\b(?:said|says|told|tells|announced|reported|wrote|that|who|which|where|after|before|until|since|and|but|ahead)\b"
)
_OTHER_TIME = re.compile(
    r"\b(?:will|would|may|might|could|should|plan\w*|next|last|again|previous\w*|earlier|later|expected|due|scheduled|also"
    r"|not|never|no|if|postpone\w*|cancel\w*|once|every|each|first|since|ago)\b|n['’]t\b",
    re.IGNORECASE,
)
_SEVERAL_MEETINGS = re.compile(
    r"\b(?:(?:two|three|four|five|several)-day|(?:second|third|final|last|following|next|previous)\sday|a\sday\s(?:earlier|later|before|after)"
    r"|(?:second|another|previous|earlier|new|next|one-on-one|informal)\s(?:meeting|talks|round)|again|dinner|banquet)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Met(Span):
    """That two people met on a day, from the meeting to the day. `weekday` is its name where it stands alone.

    `plain` says that the words are of the one meeting the text is about: a caption, a heading, or "the meeting".
    """

    people: frozenset[int]
    day: dt.date
    weekday: str
    plain: bool


def met_on(article: Article, facts: Facts) -> Iterator[Met]:
    """Every sentence that names two people, their meeting and its one day, in the order of the text."""
    if len(facts.people) < 2 or sum(date.day is not None for date in facts.dates) < 2:
        return
    if _SEVERAL_MEETINGS.search(article.text):
        return  # of one meeting among several, a day apart, no two days are of one
    mentions = sorted(
        ((m, number) for number, p in enumerate(facts.people) for m in p.mentions), key=lambda x: x[0].start
    )
    own = article.document_date
    at = own.evidence.start if own and own.evidence else -1
    for sentence in article.sentences:
        words = sentence.text
        if not _MET_ON.search(words) or _OTHER_TIME.search(words):
            continue
        people = frozenset(n for m, n in mentions if sentence.start <= m.start < sentence.end)
        days = [d for d in within(facts.dates, sentence.start, sentence.end) if d.day and d.start != at]
        if len(people) == 2 and len(days) == 1 and (found := _found(article, sentence, days[0])):
            segment = article.segments[sentence.segment].kind
            plain = segment != "body" or _THE_MEETING.search(words) is not None
            yield Met(found.start, found.end, found.text, people, *_day_told(days[0]), plain)


def _day_told(date: Date) -> tuple[dt.date, str]:
    assert date.day
    return date.day, date.text if date.text in WEEKDAYS else ""


def _found(article: Article, sentence: Span, date: Date) -> Span | None:
    """From the meeting to its day, or the other way round, where nothing parts them."""
    if date.relative and date.text not in WEEKDAYS:
        return None
    for m in _MET_ON.finditer(article.text, sentence.start, sentence.end):
        first, last = sorted([(m.start(), m.end()), (date.start, date.end)])
        if not _PARTED_BY.search(article.text, first[1], last[0]) and last[0] - first[1] < 120:
            return article.span(first[0], last[1])
    return None
