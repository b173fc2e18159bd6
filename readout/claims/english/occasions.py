"""Days, meetings and programmes as a text speaks of them: what can be held against calendar and timeline."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from readout.article import Article, Sentence, Span, holding, within
from readout.facts import Date, Facts, Person
from readout.facts.english.date_names import name_around
from readout.facts.english.numerals import ONES, ORDINALS, TENS, number_of
from readout.lexicon import alternatives
from readout.periods import MONTHS, WEEKDAYS

_STAY = re.compile(r"\s++(?:\w+\s+){0,2}(?:visit|trip|tour|stay|mission|talks|summit|conference)\b")
_PROGRAMME = re.compile(
    r"\b(?:\d{4}[-–/]\d{2,4}\b[^,;.]{0,400}?\b(?P<name>years? of [a-z]+(?: and [a-z]+)?)|(?P<after>years? of [a-z]+(?: and [a-z]+)?)(?=,? (?:for |in )?(?P<span>\d{4}[-–/]\d{2,4})))",
    re.IGNORECASE,
)
_MEETING_OCCASION = re.compile(r"\b(meets|met|meeting|held talks|talks with)\b", re.IGNORECASE)
_NO_MEETING = re.compile(
    r"\b(?:never|not|without|no meeting|fail|cancel|postpone|refuse|decline|avoid)|n['’]t\b", re.I
)
_PLACED = re.compile(r"\bin ([A-Z]\w+)")
_WEEKDAY_OCCASION = re.compile(rf"\b(?:{'|'.join(WEEKDAYS)})\b")
_WEEKDAY_FIRST = re.compile(rf"({'|'.join(WEEKDAYS)})\b(?=.)")
_WEEKDAY_BEHIND = re.compile(rf",?\s\(?(?:a\s|on\sa\s|which\swas\sa\s|was\sa\s)?({'|'.join(WEEKDAYS)})\b")
_REGULAR = re.compile(
    rf"\b(?:(?P<nth>\d{{1,3}})(?:st|nd|rd|th)|(?P<word>{alternatives(ORDINALS)}))\s(?:China-Russia\s|Russia-China\s|annual\s)?regular\s(?:meeting|heads-of-government|consultation|prime)",
    re.IGNORECASE,
)
_AGO_OCCASION = re.compile(
    rf"(?:,\s|\(|^|\n|\.\s|\bwas\s|\bwere\s)(?:exactly\s|just\s|only\s)?(?P<n>\d{{1,3}}|(?:{alternatives(TENS)})(?:[\s-](?:{'|'.join(ONES)}))?|{'|'.join(ONES)}|a|an)\s(?P<unit>year|month|week|day)s?\sago\b",
    re.IGNORECASE,
)
_NUMERIC = re.compile(r"\s{0,9}(?P<y>\d{4})[/.-](?P<m>\d\d?)[/.-](?P<d>\d\d?)\s{0,9}$")
_NUMBERS_OCCASION = re.compile(r"\d+(?:\.\d+)?")
_LAST_MONTHS = re.compile(r"\b(?:last|past|previous|coming|next)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Weekday(Span):
    """A weekday that is named; `day` is the day it stands beside, or None where it stands alone in `sentence`."""

    name: str
    day: dt.date | None
    sentence: Span


@dataclass(frozen=True, slots=True)
class Ago(Span):
    """ "Nine months ago", beside the day, month or year that the same sentence names."""

    count: int
    unit: str
    date: Date


def own_day(article: Article) -> dt.date | None:
    """The day a text gives as its own; a heading that is nothing but a date gives it, too."""
    if article.document_date:
        return article.document_date.value
    for segment in article.segments[:4]:
        if m := _NUMERIC.match(segment.text):
            try:
                return dt.date(int(m["y"]), int(m["m"]), int(m["d"]))
            except ValueError:
                return None
    return None


def weekdays(article: Article, facts: Facts) -> Iterator[Weekday]:
    """Every weekday that is named, beside a date or alone."""
    taken: set[int] = set()
    for date in facts.dates:
        day = date.day
        if day is None:
            continue
        sentence = holding(article.sentences, date.start) or Span(date.start, date.end, date.text)
        named = _WEEKDAY_FIRST.match(date.text)
        if named and not date.relative:
            taken.add(date.start)
            yield Weekday(date.start, date.end, date.text, named[1], day, sentence)
        elif not date.relative and (m := _WEEKDAY_BEHIND.match(article.text, date.end)):
            taken.add(m.start(1))
            text = article.text[date.start : m.end()]
            yield Weekday(date.start, m.end(), text, m[1], day, sentence)
    for m in _WEEKDAY_OCCASION.finditer(article.text):
        if m.start() in taken or name_around(article.text, m.start(), m.end())[0]:
            continue
        where = holding(article.sentences, m.start())
        if where is not None:
            yield Weekday(m.start(), m.end(), m.group(), m.group(), None, where)


def stays(article: Article, facts: Facts) -> Iterator[tuple[Span, int, tuple[dt.date, dt.date]]]:
    """A stay of so many days, with its first and last day."""
    for quantity in facts.quantities:
        if quantity.unit != "day" or not _STAY.match(article.text, quantity.end):
            continue
        sentence = holding(article.sentences, quantity.start)
        if sentence is None:
            continue
        dates = within(facts.dates, quantity.end, sentence.end)
        period = next(((d.interval, d) for d in dates if d.interval), None)
        if period and period[0]:
            yield article.span(quantity.start, period[1].end), int(quantity.value), period[0]


def months_over(article: Article, facts: Facts) -> Iterator[Date]:
    """Intervals of months that are said to be over."""
    for date in facts.dates:
        if date.interval and re.search(r"\bmonths\b", date.text) and not _LAST_MONTHS.search(date.text):
            yield date


def programmes(article: Article) -> Iterator[tuple[Span, str]]:
    """Programmes of named years, with their name."""
    for sentence in article.sentences if "year" in article.text.lower() else ():
        for found in _PROGRAMME.finditer(sentence.text):
            start = sentence.start + found.start()
            end = sentence.start + (found.end("span") if found["span"] else found.end())
            yield article.span(start, end), found["name"] or found["after"]


def regular_meetings(article: Article) -> Iterator[tuple[Span, int]]:
    """ "The 28th regular meeting": the words and the number."""
    for m in _REGULAR.finditer(article.text) if "regular" in article.text.lower() else ():
        number = int(m["nth"]) if m["nth"] else ORDINALS[m["word"].lower()]
        yield article.span(m.start(), m.end()), number


def years_named(article: Article, span: Span) -> int | None:
    """The one year that the sentence of a stretch names."""
    sentence = holding(article.sentences, span.start)
    years = {int(y) for y in re.findall(r"(?<!by )\b(?:19|20)\d\d\b", sentence.text)} if sentence else set()
    return years.pop() if len(years) == 1 else None


def ago(article: Article, facts: Facts) -> Iterator[Ago]:
    """ "N years ago" in a sentence that names when."""
    given = article.document_date
    own = given.evidence.start if given and given.evidence else -1
    for m in _AGO_OCCASION.finditer(article.text):
        sentence = holding(article.sentences, m.start())
        if sentence is None:
            continue
        dates = [
            d for d in within(facts.dates, sentence.start, sentence.end)
            if d.value and d.start != own and "ago" not in d.text and not (d.end > m.start() and d.start < m.end())
            and abs(d.start - m.start()) < 120 and re.search(rf"{'|'.join(MONTHS)}|\d{{4}}", d.text)
        ]  # fmt: skip
        if len(dates) == 1:
            count = 1 if m["n"].lower() in ("a", "an") else int(number_of(m["n"]))
            start = m.start("n")
            yield Ago(start, m.end(), article.text[start : m.end()], count, m["unit"].lower(), dates[0])


def meeting(article: Article, facts: Facts) -> tuple[Sentence, list[Person], bool] | None:
    """The first sentence that names two people and a meeting, and whether it says that they met."""
    named = {m.start: (m, number) for number, p in enumerate(facts.people) for m in p.mentions}
    mentions = [named[start][0] for start in sorted(named)]
    for sentence in article.sentences:
        if not _MEETING_OCCASION.search(sentence.text):
            continue
        there = {named[m.start][1] for m in within(mentions, sentence.start, sentence.end)}
        people = [facts.people[number] for number in sorted(there)]
        if len(people) > 1:
            return sentence, people, not _NO_MEETING.search(sentence.text)
    return None


def placed(text: str) -> set[str]:
    """The places that a text puts something in: "in Beijing"."""
    return set(_PLACED.findall(text))


def is_about(sentence: str, event: str) -> bool:
    """Whether a sentence and an event on record speak of one thing: the customs, two figures, or two words of some length."""
    if "GACC" in event and re.search(r"\bcustoms\b", sentence):
        return True
    figures = set(_NUMBERS_OCCASION.findall(event)) & set(_NUMBERS_OCCASION.findall(sentence))
    words = set(re.findall(r"[A-Z][a-z]{3,}", event)) & set(re.findall(r"[A-Z][a-z]{3,}", sentence))
    return (
        len(figures) > 1
        or len(words - {"China", "Chinese", "Russia", "Russian", "President", "Premier", *WEEKDAYS}) > 0
    )
