"""Earthquakes as a text speaks of them: the magnitude, where, and on which day."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from readout.article import Article, Span, holding, within
from readout.countries import countries
from readout.facts import Facts
from readout.periods import MONTHS, WEEKDAYS, days_on

_QUAKE = re.compile(
    r"\b(?:earth)?quakes?\b|\btremors?\b|\bseism\w+|\btemblors?\b|\baftershocks?\b|\bsecond\sone\b", re.I
)
_ON_A_SCALE = re.compile(
    r"(?<![\d.])(?P<n>[3-9]\.\d)(?=\s(?:on|in)\sthe\s(?:Richter|moment|open-ended|seismic)[\w -]{0,20}\sscale|-strong\b|\s?M\b)"
)
_CAPITAL = re.compile(r"[A-Z][\w’'-]{2,}")
_NO_PLACE = frozenset(
    (*MONTHS, *WEEKDAYS, "The", "President", "Minister", "Prime", "Province", "Peninsula", "USGS", "Richter")
)


@dataclass(frozen=True, slots=True)
class Tremor(Span):
    """An earthquake of a `magnitude`: days from `first` to `last` on which it may have been, the words that say where.

    `words` are of the sentence, `names` those of its countries, `around` the names of all countries of the text, all plain.
    `dated` says that the sentence gives the day.
    """

    magnitude: float
    first: dt.date | None
    last: dt.date | None
    dated: bool
    words: frozenset[str]
    names: frozenset[str]
    around: frozenset[str]
    countries: tuple[str, ...]


_BACK = 30  # days before the text's own on which an earthquake without a day may have been


def tremors(article: Article, facts: Facts, today: dt.date | None) -> Iterator[Tremor]:
    """Every magnitude of an earthquake."""
    found = [(q.start, q.end, q.value) for q in facts.quantities if q.unit == "magnitude"]
    taken = {start for start, _, _ in found}
    if "scale" in article.text:
        more = _ON_A_SCALE.finditer(article.text)
        found += [(m.start(), m.end(), float(m["n"])) for m in more if m.start() not in taken]
    around = frozenset(name for place in facts.places if place.country for name in _names_of(place.country))
    found.sort()
    for number, (start, end, value) in enumerate(found):
        sentence = holding(article.sentences, start)
        if sentence is None or not _QUAKE.search(sentence.text):
            continue
        own = article.document_date
        at = own.evidence.start if own and own.evidence else -1
        dates = [d for d in within(facts.dates, sentence.start, sentence.end) if d.start != at and d.value]
        dates.sort(key=lambda d: min(abs(d.end - start), abs(d.start - end)))
        first, last, dated = days_back(today), today, False
        for date in dates[:1]:
            if date.day:
                first, last, dated = date.day, date.day, True
            elif date.period and len(date.period) == 2:
                year, month = date.period
                first, last, dated = dt.date(year, month, 1), dt.date(year, month, 28), False
            elif date.period or date.interval:
                first, last = None, None
        codes = tuple(
            dict.fromkeys(
                place.country
                for place in facts.places
                if place.country and any(within(place.mentions, sentence.start, sentence.end))
            )
        )
        behind = found[number - 1][1] if number else 0
        before = found[number + 1][0] if number + 1 < len(found) else sentence.end
        own_part = article.text[max(sentence.start, behind) : min(sentence.end, before)]
        words = {plain(word) for word in _CAPITAL.findall(own_part) if word not in _NO_PLACE}
        names = (name for code in codes for name in _names_of(code))
        yield Tremor(
            start, end, article.text[start:end], value, first, last, dated,
            frozenset(words) - around, frozenset(names), around, codes,
        )  # fmt: skip


def days_back(today: dt.date | None) -> dt.date | None:
    """The first day on which an earthquake that a text of `today` speaks of without a day may have been."""
    return days_on(today, -_BACK) if today else None


def plain(word: str) -> str:
    """A word in small letters, without marks."""
    bare = unicodedata.normalize("NFD", word)
    return re.sub(r"[’']s?$", "", "".join(c for c in bare if not unicodedata.combining(c)).lower())


def _names_of(code: str) -> tuple[str, ...]:
    return _NAMES_OF_COUNTRIES.get(code, ())


_NAMES_OF_COUNTRIES = {country.code: tuple(plain(name) for name in country.names) for country in countries()}
