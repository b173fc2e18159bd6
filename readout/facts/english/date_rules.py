"""What a rule for a date is, and the rules for days, months and years of the calendar.

Each rule stands right below what reads it.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache

from readout.article.english.dateline import EITHER_WAY, FULL_DATE, MONTH, date_of, either_way, month_number
from readout.facts.english.date_tense import likely_day, likely_month
from readout.facts.english.numerals import BELOW_100, number_of
from readout.periods import iso_month, iso_months


@dataclass(frozen=True, slots=True)
class Setting:
    """What dates are counted from: the document's own day, and the date said before, as ISO 8601 writes it.

    `month_first` is how the document writes 01/08/2022; None where that is not known.
    """

    today: dt.date
    before: str
    month_first: bool | None = None


Reader = Callable[[re.Match[str], Setting], str | None]
"""What a match means, as ISO 8601 writes it. It may raise ValueError or OverflowError past the end of the calendar."""


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """A way to write a date: words that it reads, their pattern, and what they mean.

    `hangs_on_today` is whether a match means nothing without the document's own day.
    """

    example: str
    pattern: re.Pattern[str]
    read: Reader
    hangs_on_today: Callable[[re.Match[str]], bool]


def always(match: re.Match[str]) -> bool:
    """For a rule all matches of which hang on the document's day."""
    return True


def _never(match: re.Match[str]) -> bool:
    return False


def _without_year(match: re.Match[str]) -> bool:
    return not (match["year"] or "")[-4:].isdigit()


_YEAR = r"(?:19|20)\d{2}(?!\d)"
_YEAR_WORDS = r"(?:[Tt]his|[Ll]ast|[Nn]ext|[Tt]he)\syear"
_OF_YEAR = rf"(?P<year>{_YEAR_WORDS}|{_YEAR})\b"
_TO_YEAR = rf"(?:(?:\sof|,)?\s{_OF_YEAR})?"
DAY_OF_MONTH = r"\d{1,2}(?:st|nd|rd|th)?"
_TO = r"(?:\s?[-–—]\s?|\s(?:to|through|until|till)\s)"
HOW_MANY = rf"(?P<count>\d{{1,2}}|{BELOW_100})"
_ORDER = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": -1}
# How far from this one a month, a year and so on is.
STEP = {"this": 0, "current": 0, "last": -1, "previous": -1, "next": 1, "coming": 1}
# What shows that four figures count something else than years.
_COUNTS_ELSE = (
    r"(?!,\d|[./-]\d|\s?(?:%|°|km\b)|\s(?:percent|per\scent|people|tonn?es|tons|[mbtr]+illion|dollars|yuan|euros"
    r"|troops)\b)"
)
# "March 4,000" and "20 March people" are none.
_NO_MORE = r"(?![\w%]|[.,]\d|\s?(?:percent|per\scent|[mbtr]+illion)\b)"


def _year_of(words: str, today: dt.date) -> int:
    if words[-4:].isdigit():
        return int(words[-4:])
    return today.year + STEP.get(words.split()[0].lower(), 0)


def _range_of_years(first: str, last: str) -> str | None:
    """The years from `first` to `last`, of which only the last figures may be written ("2024-25")."""
    last = first[: 4 - len(last)] + last
    return f"{first}/{last}" if first < last else None


# -- Days of a month


def _read_full(match: re.Match[str], setting: Setting) -> str | None:
    day = date_of(match)
    return day.isoformat() if day else None


_FULL = Rule("December 20, 2023", FULL_DATE, _read_full, hangs_on_today=_never)
_FULL_FROM_DIGITS = replace(_FULL, example="20 December 2023")


def _read_either_way(match: re.Match[str], setting: Setting) -> str | None:
    day = either_way(match, setting.month_first)
    return day.isoformat() if day else None


UNDECIDED = Rule("12/12/2023", EITHER_WAY, _read_either_way, hangs_on_today=_never)
"""The rule for days in figures that may be two; what it does not read is a date all the same."""


def _read_days(match: re.Match[str], setting: Setting) -> str | None:
    m2 = match["m2"] or match["m1"]
    m1, d1, d2 = match["m1"] or m2, match["d1"].rstrip("sthndr"), match["d2"].rstrip("sthndr")
    last: dt.date | None
    if match["year"]:
        last = dt.date(_year_of(match["year"], setting.today), month_number(m2), int(d2))
    else:
        last = likely_day(m2, d2, match, setting.today)
    first = last and dt.date(last.year - (month_number(m1) > last.month), month_number(m1), int(d1))
    return f"{first}/{last}" if first and last and first < last else None


_DAYS = Rule(
    "December 18 to 20, 2023",
    re.compile(
        rf"(?P<m1>{MONTH})\s(?P<d1>{DAY_OF_MONTH})(?:{_TO}|\sand\s)"
        rf"(?:(?P<m2>{MONTH})\s)?(?P<d2>{DAY_OF_MONTH})(?![\d.]*\d|\w)(?:,?\s{_OF_YEAR})?"
    ),
    _read_days,
    hangs_on_today=_without_year,
)
_DAYS_FROM_DIGITS = Rule(
    "28 November to 2 December",
    re.compile(
        rf"(?<![\w.,$€£¥-])(?P<d1>{DAY_OF_MONTH})(?:\s(?P<m1>{MONTH}))?(?:{_TO}|\sand\s)"
        rf"(?P<d2>{DAY_OF_MONTH})\s(?:of\s)?(?P<m2>{MONTH})(?!\w)(?:,?\s{_OF_YEAR})?"
    ),
    _read_days,
    hangs_on_today=_without_year,
)


def _read_day_of_month(match: re.Match[str], setting: Setting) -> str | None:
    day = likely_day(match["m1"], match["d1"], match, setting.today)
    return day.isoformat() if day else None


_NUMBERED_DAY = Rule(
    "December 18",
    re.compile(rf"(?P<m1>{MONTH})\s(?P<d1>{DAY_OF_MONTH}){_NO_MORE}"),
    _read_day_of_month,
    hangs_on_today=always,
)
_NUMBERED_DAY_FROM_DIGITS = Rule(
    "18 December",
    re.compile(rf"(?<![\w.,:])(?P<d1>{DAY_OF_MONTH})\s(?:of\s)?(?P<m1>{MONTH}){_NO_MORE}"),
    _read_day_of_month,
    hangs_on_today=always,
)


# -- Months


def _read_month_range(match: re.Match[str], setting: Setting) -> str | None:
    first, last = month_number(match["first"]), month_number(match["last"])
    if match["year"]:
        year = _year_of(match["year"], setting.today)
    else:
        year = int(likely_month(last, match, setting.today)[:4])
    first_year = int(match["since"]) if match["since"] else year - (first > last)
    return iso_months(year, first, last, first_year) if (first_year, first) < (year, last) else None


_MONTH_RANGE = Rule(
    "January-November 2023",
    re.compile(
        rf"(?P<first>{MONTH})(?:\s(?P<since>{_YEAR}))?{_TO}(?P<last>{MONTH})(?!\w|\s\d\d?\b){_TO_YEAR}"
    ),
    _read_month_range,
    hangs_on_today=_without_year,
)
_BETWEEN_MONTHS = Rule(
    "between January and November of last year",
    re.compile(
        rf"(?<=[Bb]etween\s)(?P<first>{MONTH})(?:\s(?P<since>{_YEAR}))?\sand\s(?P<last>{MONTH})(?!\w|\s\d\d?\b)"
        rf"{_TO_YEAR}"
    ),
    _read_month_range,
    hangs_on_today=_without_year,
)


def _read_month_of_year(match: re.Match[str], setting: Setting) -> str:
    return iso_month(_year_of(match["year"], setting.today), month_number(match["month"]))


_MONTH_OF_YEAR = Rule(
    "December of last year",
    re.compile(rf"(?P<month>{MONTH})(?:\sof|,)?\s{_OF_YEAR}"),
    _read_month_of_year,
    hangs_on_today=_without_year,
)


# Where one of these stands before it, "May" is the month; the names that are no other words need none.
_AROUND_MONTH = re.compile(
    r"(?i:\b(?:in|since|by|until|till|from|of|for|during|late|early|mid|through|before|after|to|and|end))[\s-]$"
)
# "The June summit", "Ann Berg's March visit"; but "the March for Peace" is none, nor is "the May government".
_BEFORE_NAMED = re.compile(r"(?:\b(?:[Tt]he|[Tt]heir|[Ii]ts|[Oo]ur|[Hh]is|[Hh]er)|[’']s)\s$")
_NAMED_BY_MONTH = re.compile(
    r"\s(?:[A-Z]|(?:meeting|summit|talks|session|visit|trip|call|dialogue|agreement|declaration|statement|round|elections?"
    r"|conference|ministerial|leaders|joint|attacks?|announcement|relaunch|launch|earthquake|budget|deadline)\b)"
)
_BEFORE_SURE = re.compile(r"\b(?:in|since|until|till|during|late|early|mid)[\s-]$")
_NAMED_MAY = re.compile(r"\b(?:Theresa|Mrs\.?|Minister|PM)\sMay\b")


@lru_cache(maxsize=4)
def _has_a_may(text: str) -> bool:
    """Whether somebody in the text is called May."""
    return bool(_NAMED_MAY.search(text))


def _read_month(match: re.Match[str], setting: Setting) -> str | None:
    month, start, end = month_number(match["month"]), match.start(), match.end()
    before = match.string[max(0, start - 9) : start]
    if month == 5 and (match["owner"] or _has_a_may(match.string)) and not _BEFORE_SURE.search(before):
        return None
    joined = re.search(r"[a-z]-$", before) and not re.search(r"\b(?:mid|early|late|end|pre|post)-$", before)
    short = len(match["month"]) == 3 and month != 5
    if joined or short and re.match(r"[ -][A-Z][a-z]", match.string[end : end + 3]):
        return None  # "Pieter-Jan", "Jan Smit"
    doubtful = month in (3, 4, 5, 6, 8) or match["month"].isupper()
    if doubtful and not _AROUND_MONTH.search(before):
        named = _BEFORE_NAMED.search(before) and _NAMED_BY_MONTH.match(match.string, end)
        if not named or match["month"].isupper():
            return None
    return likely_month(month, match, setting.today)


_MONTH_ALONE = Rule(
    "in May",
    re.compile(rf"(?P<month>{MONTH})(?!\w|[’'](?!s\b))(?=(?P<owner>[’']s)?)"),
    _read_month,
    hangs_on_today=always,
)


def _read_first_months(match: re.Match[str], setting: Setting) -> str | None:
    count = number_of(match["count"])
    return iso_months(_year_of(match["year"], setting.today), 1, int(count)) if 1 <= count <= 12 else None


_FIRST_MONTHS = Rule(
    "the first 11 months of this year",
    re.compile(rf"(?:[Tt]he\s)?[Ff]irst\s{HOW_MANY}\smonths\s(?:of|in)\s{_OF_YEAR}"),
    _read_first_months,
    hangs_on_today=_without_year,
)


def _read_part(match: re.Match[str], setting: Setting) -> str | None:
    length = 6 if match["part"] == "half" else 3
    parts = 12 // length
    order = _ORDER[match["order"].lower()]
    order = parts if order == -1 else order
    if order > parts:
        return None
    year = _year_of(match["year"] or "this year", setting.today)
    return iso_months(year, (order - 1) * length + 1, order * length)


_PART_OF_YEAR = Rule(
    "the first half of 2022",
    re.compile(
        rf"(?:[Tt]he\s)?(?P<order>(?i:first|second|third|fourth|last))\s(?P<part>half|quarter)"
        rf"(?:\s(?:of|in)\s|\s)(?P<year>{_YEAR_WORDS}|{_YEAR})\b"
    ),
    _read_part,
    hangs_on_today=_without_year,
)
_QUARTER = Rule(
    "the third quarter",
    re.compile(
        r"(?:[Tt]he\s)?(?P<order>(?i:first|second|third|fourth))\s(?P<part>quarter)\b(?!\sof\b|-)(?P<year>)"
    ),
    _read_part,
    hangs_on_today=always,
)


def _read_code(match: re.Match[str], setting: Setting) -> str:
    if match["quarter"]:
        order, length = int(match["quarter"]), 3
    else:
        order, length = int(match["half"] or match["first"]), 6
    return iso_months(int(match["year"]), (order - 1) * length + 1, order * length)


_CODE = Rule(
    "Q3 2023",
    re.compile(
        r"(?:Q(?P<quarter>[1-4])|H(?P<half>[12])|(?P<first>[12])H)(?:\sof)?[\s-]?(?P<year>(?:19|20)\d\d)\b"
    ),
    _read_code,
    hangs_on_today=_never,
)


# -- Years and longer


def _read_year_range(match: re.Match[str], setting: Setting) -> str | None:
    return _range_of_years(match["first"], match["last"])


_YEAR_RANGE = Rule(
    "2024-25",
    re.compile(rf"(?<![\d.,-])(?P<first>{_YEAR})\s?[-–/]\s?(?P<last>(?:19|20)?\d{{2}})(?![\d.,]*\d|-\d)"),
    _read_year_range,
    hangs_on_today=_never,
)
_YEAR_TO_YEAR = Rule(
    "2019 to 2023",
    re.compile(rf"(?<![\d.,$€£¥-])(?P<first>{_YEAR})\s(?:to|through|until)\s(?P<last>{_YEAR}){_COUNTS_ELSE}"),
    _read_year_range,
    hangs_on_today=_never,
)
_BETWEEN_YEARS = Rule(
    "between 2019 and 2023",
    re.compile(rf"(?<=[Bb]etween\s)(?P<first>{_YEAR})\sand\s(?P<last>{_YEAR}){_COUNTS_ELSE}"),
    _read_year_range,
    hangs_on_today=_never,
)


def _read_year(match: re.Match[str], setting: Setting) -> str:
    return match["year"]


_YEAR_ALONE = Rule(
    "by end-2025",
    re.compile(
        r"(?:(?<![\d.,$€£¥/-])|(?<=\b(?:end|mid|pre)-)|(?<=\b(?:late|post)-)|(?<=\bearly-))"
        rf"(?P<year>{_YEAR})(?!\w){_COUNTS_ELSE}"
    ),
    _read_year,
    hangs_on_today=_never,
)


def _read_fiscal(match: re.Match[str], setting: Setting) -> str | None:
    """The year or years a fiscal year bears in its name; when it begins differs between countries."""
    return _range_of_years(match["first"], match["last"]) if match["last"] else match["first"]


_FISCAL = Rule(
    "fiscal year 2023-24",
    re.compile(
        r"(?:FY\s?|[Ff]iscal\s(?:[Yy]ear\s)?)(?P<first>(?:19|20)\d\d)(?:\s?[-–/]\s?(?P<last>(?:19|20)?\d\d))?\b"
    ),
    _read_fiscal,
    hangs_on_today=_never,
)


def _read_decade(match: re.Match[str], setting: Setting) -> str:
    return f"{match['decade']}/{match['decade'][:3]}9"


_DECADE = Rule(
    "the 1990s",
    re.compile(r"(?:[Tt]he\s)?(?P<decade>(?:19|20)\d0)s\b"),
    _read_decade,
    hangs_on_today=_never,
)


def _read_century(match: re.Match[str], setting: Setting) -> str:
    number = int(match["number"]) if match["number"] else 20 + ("first" in match.group())
    return f"{number * 100 - 99:04d}/{number * 100}"


_CENTURY = Rule(
    "the 21st century",
    re.compile(r"(?:[Tt]he\s)?(?:(?P<number>1\d|2[01])(?:th|st)|twenty-first|twentieth)\scentury\b"),
    _read_century,
    hangs_on_today=_never,
)


# -- In the order in which they are tried

MONTH_RULES = (_DAYS, _FULL, _MONTH_RANGE, _BETWEEN_MONTHS, _MONTH_OF_YEAR, _NUMBERED_DAY, _MONTH_ALONE)
DIGIT_RULES = (
    UNDECIDED,
    _DAYS_FROM_DIGITS,
    _FULL_FROM_DIGITS,
    _NUMBERED_DAY_FROM_DIGITS,
    _YEAR_RANGE,
    _YEAR_TO_YEAR,
    _BETWEEN_YEARS,
    _YEAR_ALONE,
)
CODE_RULES = (_CODE, _FISCAL)
WORD_RULES = (_FIRST_MONTHS, _PART_OF_YEAR, _QUARTER, _DECADE, _CENTURY)
