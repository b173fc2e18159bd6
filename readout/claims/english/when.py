"""Which stretch of time a text means, and whether it is a figure's own or the one it is held against.

What stands behind than, from, against, compared with, or is "a year earlier", is a base and never the period itself.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from readout.facts.english.numerals import ONES, TENS, number_of
from readout.periods import MONTHS, Period


@dataclass(frozen=True, slots=True)
class When:
    """A stretch of time named from `start` to `end`. `role` is own, base or since.

    `period` is None where it hangs on another one: then `back` is how many years before that it lies, or `month_back`
    says that the month before is meant. `other` are readings the words leave open.
    """

    start: int
    end: int
    role: str
    period: Period | None = None
    back: int = 0
    month_back: bool = False
    other: tuple[Period, ...] = ()


_MONTH_NAMES = "|".join(f"{m[:3]}(?:{m[3:]})?\\.?" if m != "May" else "May" for m in MONTHS).replace(
    "Sep(?:tember)?", "Sept?(?:ember)?"
)
_MONTH_TIME = rf"(?:{_MONTH_NAMES})"
_YEAR_TIME = r"(?:19[0-9]\d|20\d\d)"
_COUNT = rf"(?:\d{{1,2}}|{'|'.join(ONES)})"
_OF_YEAR_TIME = rf"(?:\s(?:of|in)\s(?:(?P<{{0}}>{_YEAR_TIME})|(?P<{{0}}last>last\syear|the\s(?:previous|preceding)\syear)|(?:this|the|the\scurrent)\syear)|\s(?P<{{0}}b>{_YEAR_TIME})|,?\sthis\syear)?"
_YEARS_TIME = re.compile(
    rf"\b(?:[Ff]rom\s|[Bb]etween\s)?(?P<first>{_YEAR_TIME})\s?(?:[-–]|to|and|through)\s?(?P<last>{_YEAR_TIME})\b"
)
_SPAN_TIME = re.compile(
    rf"\b(?:[Ff]rom\s|[Bb]etween\s)?(?P<first>{_MONTH_TIME})\s?(?:[-–]|to|through|and|till|until)\s?(?P<last>{_MONTH_TIME})(?![a-z])"
    + _OF_YEAR_TIME.format("y"),
)
_LONG_SPAN = re.compile(
    rf"\b(?:[Ff]rom\s|[Bb]etween\s)?(?P<first>{_MONTH_TIME})\s(?P<y1>{_YEAR_TIME})\s?(?:[-–]|to|through|and|until)\s?(?P<last>{_MONTH_TIME})\s(?P<y2>{_YEAR_TIME})\b"
)
_MONTHS = re.compile(
    rf"\b(?:the\s|these\s|those\s)?(?:(?P<first>first|opening)\s)?(?P<n>{_COUNT})[\s-]months?\b(?!\s(?:ago|earlier|before|in\sa\srow|running))"
    + _OF_YEAR_TIME.format("y"),
    re.IGNORECASE,
)
_NO_MONTHS = re.compile(
    r"(?:\b(?:last|past|next|coming|previous|recent|every|few)|\b(?:time|rise|fall|decline|increase|drop|growth|lowest|highest|worst|best|low|high)\s(?:level\s|figure\s)?(?:in|for))\s(?:the\s)?$",
    re.IGNORECASE,
)
_PART_TIME = re.compile(
    r"\b(?:(?:the\s)?(?P<which>first|second|third|fourth|last)\s(?P<what>half|quarter|three\squarters)|(?P<half>(?:the\s|this\s)?half-year))\b"
    + _OF_YEAR_TIME.format("y"),
    re.IGNORECASE,
)
_TWELVE = re.compile(
    r"\b(?:the\s)?(?:last|past|previous|latest|preceding)\s(?:twelve|12)\smonths\b", re.IGNORECASE
)
_MONTH_OF = re.compile(
    rf"\b(?P<month>{_MONTH_TIME})(?![a-z])(?!,?\s\d{{1,2}}(?!\d))(?:,?\s(?:of\s)?(?P<y>{_YEAR_TIME})|\s(?:of\s)?(?P<ylast>last\syear)|\s(?:of\s)?this\syear)?"
)
_DAY = re.compile(
    rf"\b(?:\d{{1,2}}(?:st|nd|rd|th)?\s(?:of\s)?{_MONTH_TIME}(?![a-z])(?:,?\s{_YEAR_TIME})?|{_MONTH_TIME}\s\d{{1,2}}(?:st|nd|rd|th)?(?!\d|\s(?:billion|percent))(?:,?\s{_YEAR_TIME})?"
    rf"|{_YEAR_TIME}[-/.]\d\d?[-/.]\d\d?|\d\d?[./]\d\d?[./]{_YEAR_TIME})"
)
_AGO_TIME = re.compile(
    rf"\b(?:(?P<n>{_COUNT}|a|one|{'|'.join(TENS)})\s(?P<unit>years?|decades?)|(?P<half>half\sa)\syear)\s(?P<how>earlier|ago|before|previously|back|prior|later|on|after)\b(?!\s(?:the\b|\d))|\b(?P<next>the\s(?:following|next)\syear|the\syear\safter)\b",
    re.IGNORECASE,
)
_ON_YEAR = re.compile(
    r"\byear[\s-](?:on|over|to)[\s-]year\b|\bon\s(?:the|a)\s?year\b|\bon-year\b|\b(?:(?:the|a|one)\s)?(?:year|twelve\smonths)\s(?:before|earlier|prior)\b(?!\s(?:the\b|\d))|\bannually\b"
    r"|\b(?:the\s)?(?:same|corresponding)\s(?:period|months?|quarter|half|time|stretch)(?:\sof\s(?:last\syear|the\s(?:previous|preceding|prior)\syear|a\syear\s(?:earlier|ago|before))|\s(?:a\syear\s(?:earlier|ago|before)|last\syear|the\syear\sbefore))"
    r"|\b(?:the\s)?previous\syear\b|\bthe\sprior\syear\b|\byoy\b|\by/y\b",
    re.IGNORECASE,
)
_SAME = re.compile(
    rf"\b(?:the\s)?(?:same|corresponding)\s(?:(?P<kind>period|months?|quarter|half|stretch)\s(?:of|in)\s)(?P<y>{_YEAR_TIME})",
    re.IGNORECASE,
)
_OVER_YEARS = re.compile(
    rf"\b(?:over|in|within|during|for)\s(?:the\s|just\s|only\s)?(?:(?:last|past|previous)\s)?(?:(?P<n>{_COUNT}|{'|'.join(TENS)})\s(?:years)|(?P<decade>(?:a\s)?decade))\b",
    re.IGNORECASE,
)
_AT_MOST_ONCE = re.compile(
    r"\b(?:first|lowest|highest|best|worst|steepest|sharpest|largest|biggest|fastest|slowest|strongest|weakest|time|record|high|low)\b[^,;.]{0,40}$",
    re.IGNORECASE,
)
_SINCE_THEN = re.compile(
    r"\b(?:(?:has|have|had)\ssince(?!\s(?:then|\d|the))|since\sthen|from\sthen\son)\b", re.IGNORECASE
)
_TO_DATE = re.compile(
    r"\b(?:so\sfar\sthis\syear|since\s(?:the\s)?(?:start|beginning|outset)\sof\s(?:the|this)\syear|(?:the\s)?year[\s-]to[\s-]date|since\sJanuary|this\syear\sso\sfar)\b",
    re.IGNORECASE,
)
_FROM_START = re.compile(
    rf"\b[Ss]ince\s(?:the\s)?(?:start|beginning|outset)\sof\s(?P<y>{_YEAR_TIME})(?:(?:\sand)?\s(?:up\sto|to|until|through|till)\s(?:the\send\sof\s)?(?P<m>{_MONTH_TIME}))?"
)
_RELATIVE = re.compile(
    r"\b(?P<which>last|past|this|that|the\scurrent|next|the\ssame|the\spresent)\s(?P<unit>year|month)\b(?!['’]s\s(?:target|goal|meeting|visit)|\s(?:before|later|earlier|ago|marks|is\sthe))"
    r"|\bthe\s(?P<full>full|whole|entire)\syear\b|\b(?P<all>all\sof\s|whole\sof\s)(?=\d{4})",
    re.IGNORECASE,
)
_MONTH_ON = re.compile(
    r"\b(?:the\s(?:previous|preceding)\smonth|a\smonth\s(?:earlier|before|ago)|month[\s-](?:on|over)[\s-]month|the\smonth\sbefore)\b",
    re.IGNORECASE,
)
_YEAR_ONLY = re.compile(
    rf"(?<![\d.,$/-])\b(?P<y>{_YEAR_TIME})\b(?!['’]?s?-|[\d/]|\.\d|,\d|\s(?:billion|million|percent|dollars))"
)
_FISCAL_TIME = re.compile(r"\bfiscal\syear\b", re.IGNORECASE)
# Behind these a stretch of time is the base; words that say as which level may stand between.
_BASE = re.compile(
    r"(?:\b(?:than|from|against|versus|vs\.?|(?:up|down|percent|per\scent|increase|rise|growth|fall|decline|drop|gain|more|%)\s(?:over|on)|compared\s(?:with|to)|relative\sto|in\scomparison\s(?:with|to)|up\son|down\son|as\sin|(?:than|with|to|as|twice|double|times|above|below|exceed\w*|top\w*)\s(?:that|those)\s(?:of|in))"
    r"|\b(?:than|times|twice|double|triple|above|below|under|half|to|from|against|with|exceed\w*|as|quadruple|surpass\w*|top\w*|pass(?:ed|es|ing)?|beat|reach\w*)\s(?:(?:the|its|that|their)\s)?(?:[\w-]+\s)?"
    r"(?:level|size|volume|figure|value|total|amount|result|surplus|deficit|scale|turnover|peak|sum|record)s?\s(?:of|from|it\shad\sin)|\b(?:the|its|their)\s(?:level|size|scale)\sin|\b(?:much\sas|what\sit\swas|times)\s(?:of|in)"
    r"|\b(?:above|below|under|on)\s(?:the|its|their|that)\s(?:[\w-]+\s){0,3}(?:of|in|from))"
    r"(?:\s(?:in|during|for|of|all|the|those|that|its|it\swas|was|level|figure|period|full|year|whole|recorded|seen|same|month|months|only|just|just\sin)){0,6}\s$",
    re.IGNORECASE,
)
_SURPASSED = re.compile(
    r"\b(?:surpass\w*|exceed\w*|beat\w*|topp\w*|overtak\w*|eclips\w*|outstrip\w*|outdo\w*|dwarf\w*|passing)\s(?:(?:the|that\sof|its|all\sof)\s){0,2}$",
    re.IGNORECASE,
)
_FROM_FIGURE = re.compile(
    r"\bfrom\s(?:\w+\s)?\$?[\d.,]{1,12}\s?(?:million|mln|m|billion|bn|thousand)?\s?(?:\w+\s){0,3}in\s$"
)
_RATE_ABOVE = re.compile(
    r"(?:percent|per\scent|%|pct|billion|bn|bln)\s(?:above|below|over|under)\s(?:the\s|that\sof\s|those\sof\s){0,2}$"
)
_UP_TO = re.compile(
    r"\b(?:[Bb]y|through|until|(?:half-|half\s)?year\sto|period\sto)\s(?:the\send\sof\s|end-)?$"
)
_OTHER_RANK = re.compile(
    r"\b(?:after|from|against|than)\s(?:the\s)?(?:\d{1,3}(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth)\s(?:place\s)?in\s$"
)
_PEAK = re.compile(r"\bpeaked\s(?:at\s[^.;,]{3,40}\s)?in\s$")
_SINCE_TIME = re.compile(r"\b(?:since|starting\sin|as\sof|after)\s(?:the\s|all\sof\s)?$", re.IGNORECASE)


class Calendar:
    """What stretches of time mean in a text of a day: its own year, the last month that is over."""

    def __init__(self, today: dt.date | None):
        self.today = today

    def year_of(self, last: int) -> int | None:
        """The latest year in which a month was over on the day of the text."""
        if self.today is None:
            return None
        return self.today.year if last < self.today.month else self.today.year - 1

    @property
    def to_date(self) -> Period | None:
        """The months of the year that were over; in January, the year before."""
        if self.today is None:
            return None
        year, month = self.today.year, self.today.month - 1
        return (year, 1, month) if month else (year - 1,)

    @property
    def twelve(self) -> Period | None:
        """The twelve months that were over last."""
        if self.today is None:
            return None
        last = self.today.year * 12 + self.today.month - 2
        first = last - 11
        return (first // 12, first % 12 + 1, last // 12, last % 12 + 1)


def times(text: str, start: int, end: int, calendar: Calendar) -> list[When]:
    """Every stretch of time named between two offsets, in the order of the text, longer ones before shorter."""
    there = _words_there(text[start:end])
    if not there:
        return []
    taken: list[tuple[int, int]] = []
    for needed, pattern in ((_DATED, _DAY), (_FISCAL_WORD, _FISCAL_TIME)):
        if not needed.isdisjoint(there):
            taken += [m.span() for m in pattern.finditer(text, start, end)]
    found: list[When] = []
    for needed, pattern, read in _READERS:
        if needed.isdisjoint(there):
            continue
        for m in pattern.finditer(text, start, end):
            if any(m.start() < e and s < m.end() for s, e in taken):
                continue
            for when in read(m, calendar):
                taken.append((when.start, when.end))
                found.append(when)
    found.sort(key=lambda when: when.start)
    return [_with_role(when, text, start) for when in found]


def _words_there(sentence: str) -> set[str]:
    """Which of the words that stretches of time are named with a sentence has."""
    lower = sentence.lower()
    there = {word for word in _TIME_WORDS if word in lower}
    if _MONTH_BEGINS.search(sentence):
        there.add("Jan")
    return there


def _with_role(when: When, text: str, start: int) -> When:
    if when.role != "own":
        return when
    before = text[max(start, when.start - 60) : when.start]
    role = (
        "none"
        if _PEAK.search(before)
        else "base"
        if _BASE.search(before)
        or _OTHER_RANK.search(before)
        or _SURPASSED.search(before)
        or _FROM_FIGURE.search(before)
        or _RATE_ABOVE.search(before)
        else "since"
        if _SINCE_TIME.search(before)
        else "own"
    )
    if when.period is None and not when.back and not when.month_back:
        role = "own"
    return When(when.start, when.end, role, when.period, when.back, when.month_back, when.other)


def _number_of_month(name: str) -> int:
    return next(n for n, month in enumerate(MONTHS, 1) if month.startswith(name[:3].capitalize()))


def _year(m: re.Match[str], calendar: Calendar, last: int) -> int | None:
    groups = m.groupdict()
    if named := groups.get("y") or groups.get("yb"):
        return int(named)
    if calendar.today is None:
        return None
    if groups.get("ylast"):
        return calendar.today.year - 1
    return calendar.year_of(last)


def _from_years(m: re.Match[str], calendar: Calendar) -> Iterator[When]:
    if int(m["first"]) < int(m["last"]) and m.group()[0] in "fbFB":
        yield When(*m.span("first"), "base", (int(m["first"]),))
        yield When(*m.span("last"), "own", (int(m["last"]),))
    elif re.search(r"\s(?:to|and)\s", m.group()):
        yield When(*m.span("first"), "own", (int(m["first"]),))
        yield When(*m.span("last"), "own", (int(m["last"]),))
    else:
        yield When(*m.span(), "none", None)


def _from_span(m: re.Match[str], calendar: Calendar) -> Iterator[When]:
    first, last = _number_of_month(m["first"]), _number_of_month(m["last"])
    year = _year(m, calendar, last)
    if year and first < last:
        yield When(*m.span(), "own", (year, first, last))


def _from_long_span(m: re.Match[str], calendar: Calendar) -> Iterator[When]:
    first, last = _number_of_month(m["first"]), _number_of_month(m["last"])
    y1, y2 = int(m["y1"]), int(m["y2"])
    if (y1, first) < (y2, last):
        yield When(*m.span(), "own", (y1, first, last) if y1 == y2 else (y1, first, y2, last))


def _from_months(m: re.Match[str], calendar: Calendar) -> Iterator[When]:
    if _NO_MONTHS.search(m.string, max(0, m.start() - 30), m.start()):
        return
    last = int(number_of(m["n"]))
    year = _year(m, calendar, last)
    if year and 1 < last <= 12:
        yield When(*m.span(), "own", (year, 1, last) if last < 12 else (year,))


def _from_part(m: re.Match[str], calendar: Calendar) -> Iterator[When]:
    which = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4}.get(
        (m["which"] or "first").lower(), 1
    )
    what = " ".join((m["what"] or "half").lower().split())
    size = {"half": 6, "quarter": 3, "three quarters": 9}[what]
    which = min(which, 12 // size)
    first, last = size * (which - 1) + 1, size * which
    year = _year(m, calendar, last)
    if year:
        yield When(*m.span(), "own", (year, first, last))


def _from_twelve(m: re.Match[str], calendar: Calendar) -> Iterator[When]:
    if twelve := calendar.twelve:
        yield When(*m.span(), "own", twelve)


def _from_month(m: re.Match[str], calendar: Calendar) -> Iterator[When]:
    if m["month"].lower() == "may" and m["month"][0] != "M":
        return
    month = _number_of_month(m["month"])
    if not (year := _year(m, calendar, month)):
        return
    if month > 1 and _UP_TO.search(m.string, max(0, m.start() - 24), m.start()):
        yield When(*m.span(), "own", (year, 1, month) if month < 12 else (year,), other=((year, month),))
    else:
        yield When(*m.span(), "own", (year, month))


def _from_ago(m: re.Match[str], calendar: Calendar) -> Iterator[When]:
    if m["next"]:
        yield When(*m.span(), "own", None, -1)
        return
    if m["how"].lower() in ("later", "on", "after"):
        if m["n"] and not m["half"]:
            count = 1 if m["n"].lower() in ("a", "one") else int(number_of(m["n"]))
            yield When(*m.span(), "own", None, -count * (10 if m["unit"].lower().startswith("decade") else 1))
        return
    if m["half"]:
        yield When(*m.span(), "none")
        return
    count = 1 if m["n"].lower() in ("a", "one") else int(number_of(m["n"]))
    years = count * (10 if m["unit"].lower().startswith("decade") else 1)
    at_head = not m.string[max(0, m.start() - 2) : m.start()].strip(" \n") or m.string[m.start()].isupper()
    yield When(*m.span(), "own" if at_head and m["how"] == "ago" else "base", None, years)


def _from_on_year(m: re.Match[str], calendar: Calendar) -> Iterator[When]:
    yield When(*m.span(), "base", None, 1)


def _from_same(m: re.Match[str], calendar: Calendar) -> Iterator[When]:
    yield When(*m.span(), "own", (int(m["y"]), 0))


def _from_to_date(m: re.Match[str], calendar: Calendar) -> Iterator[When]:
    if calendar.to_date:
        yield When(*m.span(), "own", (calendar.to_date[0], -1))


def _from_start(m: re.Match[str], calendar: Calendar) -> Iterator[When]:
    year = int(m["y"])
    if m["m"]:
        yield When(*m.span(), "own", (year, 1, _number_of_month(m["m"])))
    else:
        yield When(*m.span(), "own", (year, -1))


def _from_relative(m: re.Match[str], calendar: Calendar) -> Iterator[When]:
    if m["full"] or m["all"] or calendar.today is None:
        return
    which, unit, today = " ".join(m["which"].lower().split()), m["unit"].lower(), calendar.today
    if which in ("that", "the same"):
        yield When(*m.span(), "own", None)
        return
    step = {"last": -1, "past": -1, "next": 1}.get(which, 0)
    if unit == "month":
        month = today.year * 12 + today.month - 1 + step
        yield When(*m.span(), "own", (month // 12, month % 12 + 1))
    elif step == 0:
        yield When(*m.span(), "own", (today.year, -1), other=((today.year,),))
    else:
        yield When(*m.span(), "own", (today.year + step,))


def _from_over_years(m: re.Match[str], calendar: Calendar) -> Iterator[When]:
    if _AT_MOST_ONCE.search(m.string, max(0, m.start() - 50), m.start()):
        return
    yield When(*m.span(), "since", None, 10 if m["decade"] else int(number_of(m["n"])))


def _from_since_then(m: re.Match[str], calendar: Calendar) -> Iterator[When]:
    yield When(*m.span(), "since")


def _from_month_on(m: re.Match[str], calendar: Calendar) -> Iterator[When]:
    yield When(*m.span(), "base", None, 0, True)


def _from_year(m: re.Match[str], calendar: Calendar) -> Iterator[When]:
    yield When(*m.span(), "own", (int(m["y"]),))


# With each the words of which one stands in every stretch of its kind; "Jan" is for any month.
_READERS = (
    (frozenset(["since", "then"]), _SINCE_THEN, _from_since_then),
    (frozenset(["year", "decade"]), _OVER_YEARS, _from_over_years),
    (frozenset(["since"]), _FROM_START, _from_start),
    (frozenset(["year", "since"]), _TO_DATE, _from_to_date),
    (frozenset(["months"]), _TWELVE, _from_twelve),
    (frozenset(["same", "corresponding"]), _SAME, _from_same),
    (frozenset(["year", "annually", "months", "yoy", "y/y"]), _ON_YEAR, _from_on_year),
    (frozenset(["year", "decade"]), _AGO_TIME, _from_ago),
    (frozenset(["month"]), _MONTH_ON, _from_month_on),
    (frozenset(["month"]), _MONTHS, _from_months),
    (frozenset(["half", "quarter"]), _PART_TIME, _from_part),
    (frozenset(["Jan"]), _LONG_SPAN, _from_long_span),
    (frozenset(["Jan"]), _SPAN_TIME, _from_span),
    (frozenset(["Jan"]), _MONTH_OF, _from_month),
    (frozenset(["19", "20"]), _YEARS_TIME, _from_years),
    (frozenset(["year", "month"]), _RELATIVE, _from_relative),
    (frozenset(["19", "20"]), _YEAR_ONLY, _from_year),
)

_DATED = frozenset(["Jan", "19", "20"])
_FISCAL_WORD = frozenset(["fiscal"])
_MONTH_BEGINS = re.compile("|".join(month[:3] for month in MONTHS), re.IGNORECASE)
_TIME_WORDS = (
    "19",
    "20",
    "annually",
    "corresponding",
    "decade",
    "half",
    "month",
    "months",
    "quarter",
    "same",
    "since",
    "then",
    "y/y",
    "year",
    "yoy",
    "fiscal",
)
