"""Which day or month is meant where its year is not said: the words around show whether it lies ahead or back."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable

from readout.article.english.dateline import month_number
from readout.periods import iso_month

_LONGEST_LOOK = 160
"""How many characters on either side of a date are looked at."""

_SOON = 62
"""How many days ahead a day may be that is meant though nothing shows that it is to come."""

_JUST = 45
"""How many days back a day may be that is meant although a word of the sentence looks ahead: next year's is far."""
_AT_ONCE = 7
"""How many days ahead a day may be that is meant although a word of the sentence looks back: a visit that goes on."""

# What in a sentence shows that a month it names is still to come, or over.
_AHEAD_BEFORE = re.compile(r"\b(?:[Bb]y|[Uu]ntil|[Tt]ill)\s(?:(?:early|mid|late|the\send\sof)[\s-])?$")
_BACK_BEFORE = re.compile(r"\b(?:[Ss]ince)\s(?:(?:early|mid|late|the\send\sof)[\s-])?$")
_COMING = (
    r"ahead\sof|in\sadvance\sof|(?:run|lead)-?\s?up\sto|upcoming|forthcoming|anticipated|scheduled"
    r"|look(?:s|ed|ing)?\sforward|prepar(?:e|es|ed|ing|ations?)\s(?:for|to)"
)
_AHEAD = re.compile(
    rf"\b(?:will|would|shall|should|plans?|planned|due|expected?|aims?|pledged|promised|goals?\sfor|invit(?:ed|ation)"
    rf"|intends?|[’']ll|{_COMING}|to\s(?:be|take|meet|visit|hold|open|host|attend|travel|convene|join|participate))\b"
)
# Verbs of what is over, apart from "said", which all news is full of. "To be held" is not over.
_PAST = re.compile(
    r"(?<![\w-])(?<!\bbe\s)(?:was|were|had|reached|hit|stood|came\sto|totall?ed|amounted|rose|grew|increased|fell|declined|dropped"
    r"|opened|met|arrived|began|ended|held|visited|signed|crossed|travell?ed|launched|issued|adopted|hosted|convened"
    r"|took\s(?:place|part)|following|building\son|pursuant\sto|since)\b"
)
# What a month or a day is said to have brought: "the October announcement", "his January 27 executive order".
_OVER_AFTER = re.compile(
    r"\s(?:[A-Z][\w.-]{1,20}\s)?(?:announcement|attacks?|executive\sorder|Executive\sOrder|earthquake|joint\sstatement|Joint\sStatement"
    r"|terror(?:ist)?|massacre|coup)\b"
)
# "Will meet on Friday", "is due on Monday": the days to come.
_AHEAD_DAY = re.compile(
    rf"\b(?:will|[’']ll|{_COMING}|to\sbe|(?:is|are|was|were)\s(?:due|expected|set|planned|to)\b)(?!\shave\b)"
)
# "It will open in May, an aide told reporters on Tuesday."
_TOLD_OF = re.compile(r"\b(?:said|told|announced|stated|reported|confirmed|spoke|wrote)\b")
# Where a sentence ends; not after the initials of "U.S." and "Mr.".
_END_OF_SENTENCE = re.compile(r"(?<![A-Z])(?<!\bMr)(?<!\bMrs)(?<!\bDr)[.!?;](?:\s|$)|[!?;\n]\s")
_END_OF_SENTENCE_OR_QUOTE = re.compile(rf"{_END_OF_SENTENCE.pattern}|[”\"]\s")


def _last(signs: re.Pattern[str], words: str) -> int:
    """Where the last of `signs` in `words` stands; -1 where there is none."""
    return max((sign.start() for sign in signs.finditer(words)), default=-1)


def _shows_ahead(match: re.Match[str]) -> bool | None:
    """Whether the sentence shows the date to lie ahead (True) or back (False); None where it does not say."""
    text, start, end = match.string, match.start(), match.end()
    before = text[max(0, start - _LONGEST_LOOK) : start]
    if _BACK_BEFORE.search(before[-20:]) or _OVER_AFTER.match(text, end):
        return False
    before = _END_OF_SENTENCE.split(before)[-1]
    after = _END_OF_SENTENCE.split(text[end : end + _LONGEST_LOOK])[0]
    # Of several signs before the date the nearest one holds.
    ahead, past = _last(_AHEAD, before), _last(_PAST, before)
    if ahead >= 0 or past >= 0:
        return ahead > past
    coming, over = _AHEAD.search(after), _PAST.search(after)
    if coming and over:
        return coming.start() < over.start()
    return True if coming else None


def weekday_lies_ahead(match: re.Match[str]) -> bool:
    """Whether the words before a weekday show that it is one to come."""
    before = match.string[max(0, match.start() - _LONGEST_LOOK) : match.start()]
    before = _END_OF_SENTENCE_OR_QUOTE.split(before)[-1]
    return _last(_AHEAD_DAY, before) > max(_last(_PAST, before), _last(_TOLD_OF, before))


def looks_ahead(match: re.Match[str]) -> bool:
    """Whether the sentence of a match shows that what it tells is to come."""
    return _shows_ahead(match) is True


def _likely(days: Iterable[dt.date], today: dt.date, match: re.Match[str]) -> dt.date | None:
    """The day meant: the next or the last one where the sentence shows which, else the last unless the next is near."""
    surely = bool(_AHEAD_BEFORE.search(match.string, max(0, match.start() - 20), match.start()))
    ahead = True if surely else _shows_ahead(match)
    days = list(days)
    next_ = min((day for day in days if day >= today), default=None)
    last = max((day for day in days if day <= today), default=None)
    if not next_ or not last:
        return next_ or last
    on, back = (next_ - today).days, (today - last).days
    if ahead is None:
        ahead = on <= _SOON < back
    if surely:
        return next_
    return next_ if (back > _JUST if ahead else on <= _AT_ONCE < back) else last


def likely_month(month: int, match: re.Match[str], today: dt.date) -> str:
    """The month meant by a match that names it without its year, as ISO 8601 writes it.

    Raises ValueError where that is past the end of the calendar.
    """
    firsts = [dt.date(year, month, 1) for year in (today.year - 1, today.year, today.year + 1)]
    day = _likely(firsts, today.replace(day=1), match) or today
    return iso_month(day.year, day.month)


def likely_day(
    month: str, day: str, match: re.Match[str], today: dt.date, weekday: int | None = None
) -> dt.date | None:
    """The day meant by a match that names it without its year; None where no such day is near.

    `day` is its number, maybe with an ending ("9th"). Where a `weekday` (from 0, Monday) is said beside it, it is one.
    """
    days = []
    for year in (today.year - 1, today.year, today.year + 1):
        try:
            days.append(dt.date(year, month_number(month), int(day.rstrip("sthndr"))))
        except ValueError:
            continue
    fitting = [day for day in days if day.weekday() == weekday]
    return _likely(fitting or days, today, match)
