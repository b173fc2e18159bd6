"""Anniversaries as a text speaks of them: so many years since what, of which countries, in which year."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from readout.article import Article, Sentence, Span, holding, within
from readout.claims.english.words import right_before
from readout.facts import Date, Facts, Quantity
from readout.facts.english.numerals import ONES, TENS, number_of
from readout.lexicon import alternatives

Subject = Literal["relations", "independence", "other"]

_SO_MANY = rf"(?P<n>\d{{1,3}}|(?:{alternatives(TENS)})(?:[\s-](?:{'|'.join(ONES)}))?|{'|'.join(ONES)})"
_ANNIVERSARY = re.compile(
    r"\s++anniversary\b(?:\s+of\s+(?P<what>(?:U\.[SK]\.|[^,;.]){0,400}?)(?=\s+(?:as|which|that|was|is|next|this|in)\s|[,;.]|$))?"
)
_FOUNDED = re.compile(r"\b(?:established|founded|set\s+up|signed|begun|began|opened|dating\s+from)\s+in\s+$")
_YEARS_SINCE = re.compile(
    rf"\b{_SO_MANY}\syears\s(?:(?:this|last|next)\s(?:month|year)\s|ago\s)?(?:(?:have|had|has)\s(?:now\s)?passed\s)?(?:since|after|of)\s(?=(?P<what>(?:U\.[SK]\.|[^,;.]){{0,120}}))"
)
_BEGAN_AGO = re.compile(
    rf"\b(?:[Rr]elations|[Tt]ies)\b[^.;]{{0,60}}?\b(?:established|began|begun|founded|set\sup|opened)\s(?:exactly\s)?{_SO_MANY}\syears\sago\b"
)
_RELATIONS = re.compile(r"\b(?:relations|ties)\b")
_DIPLOMATIC = re.compile(r"\bdiplomatic\s(?:relations|ties)\b")
_INDEPENDENCE = re.compile(r"\bindependence\b", re.IGNORECASE)
_RESUMED = re.compile(r"\b(?:resum\w+|normali[sz]\w+|restor\w+|re-?establish\w+|renew\w+)\b", re.IGNORECASE)
_ESTABLISHMENT = re.compile(r"\b(?:establish\w+|opening|beginning)\b", re.IGNORECASE)
_ANOTHER_COUNT = re.compile(r"\b(?:\d{1,3}|\w+)\syears\b")
_NOT_YET = re.compile(
    r"\b(?:look\w*\sforward|ahead|upcoming|approach\w*|coming|forthcoming|prepar\w*|eve|plan\w*|towards?)\b",
    re.IGNORECASE,
)
_YEAR_IN = re.compile(r"\b(?:of|in)\s(?P<y>(?:19|20)\d\d)\b")
_BEGAN = r"established|establishing|opened|entered\sinto"
_BEGAN_AGAIN = (
    r"resum(?:ed|ing)|normali[sz](?:ed|ing)|restor(?:ed|ing)|re-?establish(?:ed|ing)|renew(?:ed|ing)"
)
_OF_RELATIONS = r"(?:(?:full|formal|normal|official|bilateral)\s)?(?:diplomatic\s)?(?:relations|ties)"
_ESTABLISHED = re.compile(
    rf"\b(?:(?:{_BEGAN}|{_BEGAN_AGAIN})\s(?:their\s)?{_OF_RELATIONS}"
    rf"|(?:[Rr]elations|[Tt]ies)\s(?:were\s|had\sbeen\s)?(?:established|began|begun|{_BEGAN_AGAIN}))[^.;]{{0,60}}?\b(?:on|in|of)\s$"
)
_HEDGED = re.compile(
    r"\b(?:more\sthan|over|nearly|almost|about|around|some|past|last|next|first|coming|roughly|at\sleast|the)\s$"
)
_TWO_OF_THEM = re.compile(
    r"\b(?:[Tt]he\stwo|[Bb]oth|[Bb]ilateral|[Tt]heir|[Oo]ur|[Tt]hey|[Tt]wo\scountries|each\sother|[Ii]t)\b"
)
_A_BODY = re.compile(
    r"\b(?:ASEAN|NATO|APEC|OAS|CARICOM|African\sUnion|Arab\sLeague|Holy\sSee|United\sNations|UN)\b"
)
_UNION = re.compile(r"\b(?:EU|European\sUnion)\b")


_BESIDE_ITS_DAY = 60  # characters between an anniversary and the day it falls on


@dataclass(frozen=True, slots=True)
class Anniversary(Span):
    """So many years, in `year`, since something; `said` is the year the text gives for it, with its words.

    `year` is `explicit` where the sentence gives it; else it is the text's own. `countries` are those that the sentence names, of
    which more than two, or a body beside them, leave the pair `unclear`; `of_the_two` that it speaks of two as known.
    """

    count: int
    year: int | None
    explicit: bool
    said: int | None
    said_words: str
    subject: Subject
    diplomatic: bool
    resumed: bool | None
    countries: tuple[str, ...]
    unclear: bool
    of_the_two: bool


@dataclass(frozen=True, slots=True)
class Beginning(Span):
    """A day, month or year on which relations are said to have begun, or begun again; countries as for anniversaries."""

    date: Date
    resumed: bool
    countries: tuple[str, ...]
    unclear: bool
    of_the_two: bool


def anniversaries(article: Article, facts: Facts, today: dt.date | None) -> Iterator[Anniversary]:
    """Every anniversary, and every "N years since"."""
    before: Anniversary | None = None
    if "anniversary" in article.text:
        for quantity in facts.quantities:
            if quantity.kind == "ordinal" and (
                found := _anniversary(article, facts, quantity, today, before)
            ):
                before = found
                yield found
    if "years" not in article.text:
        return
    for m in _BEGAN_AGO.finditer(article.text):
        sentence = holding(article.sentences, m.start())
        if today and sentence:
            yield _since(article, facts, sentence, m, today.year, None)
    for m in _YEARS_SINCE.finditer(article.text):
        sentence = holding(article.sentences, m.start())
        another = _ANOTHER_COUNT.search(m["what"])
        what = m["what"][: another.start()] if another else m["what"]
        own = _YEAR_IN.search(what)
        if sentence is None or not own and _subject(what) == "other":
            continue
        year = today.year if today else None
        for d in within(facts.dates, sentence.start, m.start()):
            year = d.year or year
        end = m.start("what") + len(what.rstrip())
        yield _since(article, facts, sentence, m, year, int(own["y"]) if own else None, end)


def _since(
    article: Article,
    facts: Facts,
    sentence: Sentence,
    m: re.Match[str],
    year: int | None,
    own: int | None,
    end: int | None = None,
) -> Anniversary:
    """So many years since or after something; "over 50 years" is no anniversary to the year."""
    end = end or m.end()
    words = article.text[m.start() : end]
    codes, unclear, of_the_two = _countries_in(article, facts, sentence, m.start(), end)
    exact = not _HEDGED.search(article.text, max(0, m.start() - 20), m.start()) and " of " not in words[:14]
    return Anniversary(
        m.start(), end, words, int(number_of(m["n"])), year, exact, own, str(own or ""),
        _subject(words), bool(_DIPLOMATIC.search(words)), _again(words), codes, unclear, of_the_two,
    )  # fmt: skip


def _anniversary(
    article: Article, facts: Facts, quantity: Quantity, today: dt.date | None, before: Anniversary | None
) -> Anniversary | None:
    """The anniversary whose number `quantity` is, if it is one; "the 60th anniversary" is of what the one `before` is of."""
    found = _ANNIVERSARY.match(article.text, quantity.end)
    sentence = holding(article.sentences, quantity.start) if found else None
    if found is None or sentence is None:
        return None
    dates = within(facts.dates, sentence.start, sentence.end)
    own = article.document_date
    at = own.evidence.start if own and own.evidence else -1
    said = next((d for d in dates if right_before(_FOUNDED, article.text, sentence.start, d.start)), None)
    near = sorted(
        (d for d in dates if d is not said and d.start != at and year_of(d, today)),
        key=lambda d: min(abs(d.end - quantity.start), abs(d.start - quantity.end)),
    )
    year = year_of(near[0], today) if near else today.year if today else None
    explicit = said is not None or bool(near) and _is_its_date(near[0], quantity, sentence)
    spans = [d for d in [said, *(near[:1] if explicit else [])] if d]
    start = min([quantity.start, *(d.start for d in spans)])
    end = max([found.end(), *(d.end for d in spans)])
    what = found["what"] or ""
    subject, diplomatic, resumed = _subject(what), bool(_DIPLOMATIC.search(what)), _again(what)
    codes, unclear, of_the_two = _countries_in(article, facts, sentence, quantity.start, found.end())
    if not what and before and _follows(article, before, sentence):
        subject, diplomatic, resumed = before.subject, before.diplomatic, before.resumed
        codes, unclear, of_the_two = before.countries, before.unclear, before.of_the_two
    return Anniversary(
        start, end, article.text[start:end], int(quantity.value), year, explicit,
        said.year if said else None, said.text if said else "", subject, diplomatic, resumed, codes, unclear, of_the_two,
    )  # fmt: skip


def _is_its_date(date: Date, quantity: Quantity, sentence: Sentence) -> bool:
    """Whether a date is plainly that of the anniversary whose number `quantity` is, not of a meeting before it."""
    if not date.year and _NOT_YET.search(sentence.text):
        return False
    far = min(abs(date.end - quantity.start), abs(date.start - quantity.end))
    return not date.day or far < _BESIDE_ITS_DAY


def _follows(article: Article, before: Anniversary, sentence: Sentence) -> bool:
    """Whether `sentence` is the next one after that of `before`, in one paragraph."""
    earlier = holding(article.sentences, before.start)
    if earlier is None or earlier.segment != sentence.segment:
        return False
    return not article.text[earlier.end : sentence.start].strip()


def _subject(what: str) -> Subject:
    if _RELATIONS.search(what):
        return "relations"
    return "independence" if _INDEPENDENCE.search(what) else "other"


def _again(words: str) -> bool | None:
    """Whether relations are said to have been resumed, or established, or neither (None)."""
    if _RESUMED.search(words):
        return True
    return False if _ESTABLISHMENT.search(words) else None


def _countries_in(
    article: Article, facts: Facts, sentence: Sentence, start: int, end: int
) -> tuple[tuple[str, ...], bool, bool]:
    """The countries of a sentence, those from `start` on alone where they are two; whether it is unclear; "the two"."""
    named = sorted(
        (m.start, place.country)
        for place in facts.places
        if place.country
        for m in within(place.mentions, sentence.start, sentence.end)
        if not _is_dateline(article, m)
    )
    named += [(sentence.start + m.start(), "EU") for m in _UNION.finditer(sentence.text)]
    codes = tuple(dict.fromkeys(code for _, code in named))
    inside = tuple(dict.fromkeys(code for at, code in named if start - _BESIDE_ITS_DAY <= at < end))
    if len(inside) == 2:
        return inside, False, True
    unclear = len(codes) > 2 or _A_BODY.search(article.text, start, end) is not None
    return codes, unclear, bool(_TWO_OF_THEM.search(sentence.text))


def _is_dateline(article: Article, place: Span) -> bool:
    """Whether a place stands before the day with which a text begins: "HANOI, 6 March 2025"."""
    own = article.document_date
    return bool(own and own.evidence and 0 <= own.evidence.start - place.end <= 3)


def year_of(date: Date, today: dt.date | None) -> int | None:
    """The one year that a date names or lies in: "December 2022", "this year"."""
    if date.year:
        return date.year
    if date.day or date.period:
        return int((date.value or "")[:4])
    lower = date.text.lower()
    if today and lower in ("this year", "next year", "last year"):
        return today.year + {"this": 0, "next": 1, "last": -1}[lower[:4]]
    return None


def beginnings(article: Article, facts: Facts) -> Iterator[Beginning]:
    """A day or year on which relations are said to have begun."""
    for date in facts.dates:
        if not date.value or date.relative:
            continue
        m = _ESTABLISHED.search(article.text, max(0, date.start - 110), date.start)
        sentence = holding(article.sentences, m.start()) if m else None
        if m and sentence:
            resumed = re.search(_BEGAN_AGAIN, m.group()) is not None
            codes, unclear, of_the_two = _countries_in(article, facts, sentence, m.start(), date.end)
            text = article.text[m.start() : date.end]
            yield Beginning(m.start(), date.end, text, date, resumed, codes, unclear, of_the_two)
