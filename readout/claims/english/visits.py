"""Visits and meetings of the past that a text dates: who went where, and when."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from readout.article import Article, Sentence, Span, within
from readout.countries import countries
from readout.facts import Date, Facts, Person

_WENT_THERE = re.compile(
    r"\b(?:visited|(?:traveled|travelled|flew|went|journeyed)\sto|arrived\sin"
    r"|(?:paid|made)\s(?:an?|his|her)\s(?:[\w-]+\s){0,3}(?:visit|trip)\sto|(?:visit|trip|travel|journey)\sto)\s(?:the\s)?$"
)
_MET_THERE = re.compile(r"\b(?:met|held\stalks)\b[^.;:]{0,120}?\b(?:in|at)\s(?:the\s)?$")
# What both end in: most places stand behind another word.
_ENDS_THERE = re.compile(r"\b(?:visited|to|in|at)\s(?:the\s)?$")
_NOT_SO = re.compile(
    r"\b(?:will|would|shall|may|might|could|plan\w*|expect\w*|schedul\w*|due|intend\w*|invit\w*|upcoming|forthcoming|next|future"
    r"|propos\w*|cancel\w*|postpon\w*|never|not|without|no|if|first|last|since|until|before|after|ahead|look\w*\sforward)\b|n[’']t\b",
    re.IGNORECASE,
)
_NAMED_COUNTRIES = frozenset(name for country in countries() for name in country.names)
_SEAT_OF_THE_US = frozenset(("Washington", "Washington, D.C.", "Washington, DC", "White House"))
_AS_FAR_BACK = 160  # characters before the verb in which its subject is named
_AS_FAR_ON = 90  # characters behind the place in which the day stands


@dataclass(frozen=True, slots=True)
class Visit(Span):
    """That one of `people` was in a `country`, in its `town` where one is named, at a `date`.

    `alone` says that it is told of the one person who went there.
    """

    people: tuple[Person, ...]
    country: str
    town: str
    date: Date
    alone: bool


def visits(article: Article, facts: Facts) -> Iterator[Visit]:
    """Every visit, or meeting somewhere, of which a sentence gives the past day, month or year, and nothing else beside it."""
    places = sorted(
        ((m, place.country) for place in facts.places if place.country for m in place.mentions),
        key=lambda item: item[0].start,
    )
    people = sorted(
        ((m, person) for person in facts.people for m in person.mentions), key=lambda x: x[0].start
    )
    if not places or not people or not facts.dates:
        return
    done: set[int] = set()
    for sentence in article.sentences:
        for mention, country in places:
            if not sentence.start <= mention.start < sentence.end or sentence.start in done:
                continue
            found = _visit(article, facts.dates, sentence, mention, country, people)
            if found:
                done.add(sentence.start)
                yield found


def _visit(
    article: Article,
    dates: Sequence[Date],
    sentence: Sentence,
    place: Span,
    country: str,
    people: Sequence[tuple[Span, Person]],
) -> Visit | None:
    before = article.text[sentence.start : place.start]
    if not _ENDS_THERE.search(before, max(0, len(before) - 20)):
        return None
    went, met = _WENT_THERE.search(before), _MET_THERE.search(before)
    verb = went or met
    if verb is None:
        return None
    date = _date_beside(article, dates, sentence, verb.start() + sentence.start, place)
    if date is None:
        return None
    at = sentence.start + verb.start()
    named = [(m, p) for m, p in people if max(sentence.start, at - _AS_FAR_BACK) <= m.start < place.start]
    if went:
        named = [(m, p) for m, p in named if m.end <= at][-1:]
        if named and re.search(r"[,;]\s\w+\s(?:who|which)\b|\band\s$", article.text[named[0][0].end : at]):
            return None
    if not named:
        return None
    start = min(named[0][0].start, date.start)
    end = max(place.end, date.end)
    if _NOT_SO.search(article.text, min(start, at), end):
        return None
    town = "" if place.text in _NAMED_COUNTRIES or place.text in _SEAT_OF_THE_US else place.text
    told = tuple(dict.fromkeys(person for _, person in named))
    return Visit(start, end, article.text[start:end], told, country, town, date, went is not None)


def _date_beside(
    article: Article, dates: Sequence[Date], sentence: Sentence, verb: int, place: Span
) -> Date | None:
    """The one past date that stands beside a visit; not the day with which a text begins."""
    own = article.document_date
    at = own.evidence.start if own and own.evidence else -1
    beside = [
        d
        for d in within(dates, sentence.start, sentence.end)
        if d.start != at and d.start < place.end + _AS_FAR_ON and d.end > verb - _AS_FAR_BACK
    ]
    if len(beside) != 1 or own is None:
        return None
    date = beside[0]
    known = date.day or (date.period and len(date.period) < 3)
    return date if known and (date.value or "") <= own.value.isoformat() else None
