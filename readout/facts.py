"""Who, where, when, how much: people, organisations, places, dates and quantities of an article. Lesson 02.

Written rules and word lists, no trained model: the same text gives the same facts on every machine. Relative
dates ("on Wednesday", "this year") are resolved against the article's own day, never against today.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from readout.article import FULL_DATE, MONTH, Article, Span, date_of, month_number
from readout.lexicon import entries

if TYPE_CHECKING:  # pandas takes a second to load, which reading a text does not need
    import pandas as pd


@dataclass(frozen=True, slots=True)
class Mention(Span):
    """A place in the text where something is named. `title` is the title before a person's name, if any."""

    title: str | None = None
    kind: str = "name"


@dataclass(frozen=True, slots=True)
class Person:
    """A person by the fullest form of the name. `country` is an ISO 3166 alpha-2 code, or None.

    `pronoun` is the one, he or she, that a title or a given name borne by men or by women alone shows, or None.
    """

    name: str
    mentions: tuple[Mention, ...]
    titles: tuple[str, ...]
    country: str | None
    pronoun: str | None = None


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation, with its country (ISO 3166 alpha-2) where the text ties it to one."""

    name: str
    mentions: tuple[Mention, ...]
    country: str | None


@dataclass(frozen=True, slots=True)
class Place:
    """A country, city or region; its demonyms ("Russian") are mentions of kind `demonym`."""

    name: str
    mentions: tuple[Mention, ...]
    country: str | None


@dataclass(frozen=True, slots=True)
class Date(Span):
    """A date or interval. `value` is ISO 8601: a day, month, year, week or interval `start/end`.

    `relative` dates hang on the document's own; `value` is None where the document gives none.
    """

    value: str | None
    relative: bool


@dataclass(frozen=True, slots=True)
class Quantity(Span):
    """A number with its unit: `value` in the base unit ("$200 billion" is 2e11), `unit` as the text means it.

    `kind` is money (unit: ISO 4217 code), percent, duration, ordinal, measure or count.
    """

    value: float
    unit: str
    kind: str


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything of these kinds found in one article, each in the order of the text."""

    people: tuple[Person, ...]
    organisations: tuple[Organisation, ...]
    places: tuple[Place, ...]
    dates: tuple[Date, ...]
    quantities: tuple[Quantity, ...]


def extract_facts(article: Article) -> Facts:
    """All facts of `article`."""
    dates = find_dates(article)
    people, organisations, places = _named(article, dates)
    return Facts(people, organisations, places, dates, find_quantities(article, dates))


def country_pair(facts: Facts) -> tuple[str, str] | None:
    """The ISO codes of the two countries named most, the most named first; None where there are fewer."""
    named = Counter()
    for place in facts.places:
        if place.country:
            named[place.country] += len(place.mentions)
    most = [country for country, _ in named.most_common(2)]
    return (most[0], most[1]) if len(most) == 2 else None


def trade_target(article: Article, facts: Facts) -> float | None:
    """The sum in USD billions called a target or goal; else the largest sum in US dollars; else None."""
    sums = [q for q in facts.quantities if q.unit == "USD"]
    aims = [s for s in article.sentences if re.search(r"\b(?:target|goal)\b", s.text, re.IGNORECASE)]
    named = [q for q in sums if any(s.start <= q.start < s.end for s in aims)]
    largest = max((q.value for q in named or sums), default=None)
    return None if largest is None else largest / 1e9


def facts_table(facts: Facts) -> pd.DataFrame:
    """One row per mention, date and quantity: kind, text, value, start, end, in the order of the text.

    `value` is what it was read as: a full name, an ISO date, or a number with its unit.
    """
    import pandas as pd

    rows = [
        (kind, m.text, entity.name, m.start, m.end)
        for kind, entities in (
            ("person", facts.people),
            ("organisation", facts.organisations),
            ("place", facts.places),
        )
        for entity in entities
        for m in entity.mentions
    ]
    rows += [("date", d.text, d.value or "unresolved", d.start, d.end) for d in facts.dates]
    rows += [(q.kind, q.text, f"{q.value:,.12g} {q.unit}", q.start, q.end) for q in facts.quantities]
    return pd.DataFrame(
        sorted(rows, key=lambda row: row[3:]), columns=["kind", "text", "value", "start", "end"]
    )


def _running(article: Article) -> str:
    """The text with blanks for the line breaks inside hard-wrapped paragraphs; every offset stays."""
    if not any("\n" in segment.text for segment in article.segments):
        return article.text
    pieces, end = [], 0
    for segment in article.segments:
        pieces += [article.text[end : segment.start], re.sub(r"[\r\n]", " ", segment.text)]
        end = segment.end
    return "".join(pieces) + article.text[end:]


def _alternatives(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _initials(words: Iterable[str]) -> str:
    """An alternation of `words` by their first letter, large or small, so that each letter is tried once."""
    buckets: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        buckets.setdefault(word[0].lower(), []).append(re.escape(word[1:]).replace(r"\ ", r"\s"))
    return "|".join(
        rf"[{first}{first.upper()}](?:{'|'.join(rest)})"
        if first.isalpha()
        else f"{re.escape(first)}(?:{'|'.join(rest)})"
        for first, rest in buckets.items()
    )


# --- numbers ------------------------------------------------------------------------------------------------

_ONES = {
    word: number
    for number, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split(),
        start=1,
    )
}
_TENS = {
    word: number
    for number, word in zip(
        range(20, 100, 10), "twenty thirty forty fifty sixty seventy eighty ninety".split()
    )
}
_ORDINALS = {
    word: number
    for number, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
        "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(),
        start=1,
    )
} | {
    word: number
    for number, word in zip(
        range(30, 110, 10),
        "thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth hundredth".split(),
    )
}
_BELOW_100 = rf"(?:(?:{_initials(_TENS)})(?:[\s-](?:{'|'.join(_ONES)})\b)?|(?:{_initials(_ONES)}))\b"
_WORDS = (
    rf"(?:{_BELOW_100}|[Aa](?=\s(?:hundred|dozen)))(?:\s(?:hundred|dozen)\b(?:\s(?:and\s)?{_BELOW_100})?)?"
)
# Possessive, and of bounded length: no run of digits is read twice, nor turned into a number without end.
_FIGURE = r"(?:\d{1,3}(?:,\d{3}){1,6}+(?!\d)|\d{1,15}+(?!\d))(?:\.\d{1,15}+)?"


def _number(words: str) -> float:
    """The value of "11", "30,000", "twenty-five", "two hundred and fifty" or "a dozen"."""
    if words[0].isdigit():
        return float(words.replace(",", ""))
    total = 0
    for word in re.split(r"[\s-]", words.lower()):
        total += _ONES.get(word, 0) + _TENS.get(word, 0) + (word in ("a", "an"))
        total *= {"hundred": 100, "dozen": 12}.get(word, 1)
    return float(total)


# --- dates --------------------------------------------------------------------------------------------------

_YEAR = r"(?:19|20)\d{2}(?!\d)"
_YEAR_WORDS = r"(?:[Tt]his|[Ll]ast|[Nn]ext|[Tt]he)\syear"
_OF_YEAR = rf"(?P<year>{_YEAR_WORDS}|{_YEAR})\b"
_WEEKDAYS = list(calendar.day_name)
_WEEKDAY = "|".join(_WEEKDAYS)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_TO = r"(?:\s?[-–—]\s?|\s(?:to|through|until|till)\s)"
_COUNT = rf"(?P<count>\d{{1,2}}|{_BELOW_100})"
_ORDER = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": -1}
_STEP = {"this": 0, "current": 0, "last": -1, "previous": -1, "next": 1, "coming": 1}
# Where one of these stands before it, "May" is the month; the names that are no other words need none.
_AROUND_MONTH = re.compile(
    r"(?i:\b(?:in|since|by|until|till|from|of|for|during|late|early|mid|through|before|after|to|and|end))[\s-]$"
)
# What shows that four figures count something else than years.
_COUNTS_ELSE = (
    r"(?!,\d|[./-]\d|\s?(?:%|°|km\b)|\s(?:percent|per\scent|people|tonn?es|tons|[mbtr]+illion|dollars|yuan|euros"
    r"|troops)\b)"
)
# Each of these scanners looks at the first letter before anything else: most words of a text end there.
_DATE_START = re.compile(
    r"\b(?=[\dJFMASONDTWLPCYacflnpsty])"
    rf"(?:(?P<month>{MONTH})|(?P<weekday>{_WEEKDAY})"
    r"|(?P<word>(?:[Tt]he\s)?(?:(?:[Pp]ast|[Cc]oming|[Pp]revious|[Cc]urrent|[Ll]ast|[Nn]ext|[Tt]his|[Ff]irst|[Ss]econd"
    r"|[Tt]hird|[Ff]ourth|twent(?:y-first|ieth))\s|(?:19|20)\d0s|\d\dth\s|2\dst\s)"
    r"|the\s(?=(?:year|month|week)\b)|[Tt]oday|[Yy]esterday|[Tt]omorrow|[Tt]onight)|(?P<digits>\d{1,4})|(?P<ago>ago)\b)"
)


def find_dates(article: Article) -> tuple[Date, ...]:
    """Every date and interval of `article`, in order, none inside another.

    A weekday is the nearest one not after the document's day, that day included; with "next" or "last" it is
    the one after or before. A month, or a day of a month, without its year is the one nearest to that day.
    """
    today = article.document_date.value if article.document_date else None
    text, found, done = _running(article), [], 0
    # One pass finds where a date may begin; only there are the rules tried, the longest reading first.
    for begin in _DATE_START.finditer(text):
        if begin.start() < done:
            continue
        for pattern, read, relative in _DATE_RULES[begin.lastgroup]:
            if begin.lastgroup == "ago":
                match = pattern.search(text, max(done, begin.start() - 30), begin.end())
            else:
                match = pattern.match(text, begin.start())
            if not match:
                continue
            is_relative = relative(match) if callable(relative) else relative
            value = _resolved(read, match, today) if today or not is_relative else None
            done = match.end()
            # What cannot be a date ("Feb. 30, 2024") is left whole: none of its parts is one either.
            if value or (is_relative and not today):
                start, end = match.span("date") if "date" in pattern.groupindex else match.span()
                found.append(Date(start, end, article.text[start:end], value, is_relative))
            break
    return tuple(found)


def _resolved(read: Callable, match: re.Match[str], today: dt.date | None) -> str | None:
    try:
        return read(match, today)
    except (OverflowError, ValueError):  # "next year" in the year 9999: past the end of the calendar
        return None


def _year_of(words: str, today: dt.date | None) -> int:
    if words[-4:].isdigit():
        return int(words[-4:])
    return today.year + _STEP.get(words.split()[0].lower(), 0)


def _month(year: int, month: int) -> str:
    return f"{year:04d}-{month:02d}"


def _months(year: int, first: int, last: int, first_year: int | None = None) -> str:
    return f"{_month(first_year or year, first)}-01/{_month(year, last)}-{calendar.monthrange(year, last)[1]}"


def _moved(day: dt.date, months: int) -> dt.date:
    """The day so many months on; the last of its month where that is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _nearest(months: Iterable[tuple[int, int]], today: dt.date) -> tuple[int, int]:
    return min(months, key=lambda m: abs((m[0] - today.year) * 12 + m[1] - today.month))


def _nearest_day(month: str, day: str, today: dt.date) -> dt.date | None:
    days = []
    for year in (today.year - 1, today.year, today.year + 1):
        try:
            days.append(dt.date(year, month_number(month), int(day.rstrip("sthndr"))))
        except ValueError:
            continue
    return min(days, key=lambda d: abs(d - today), default=None)


def _read_full(match: re.Match[str], today: dt.date | None) -> str | None:
    day = date_of(match)
    return day and day.isoformat()


def _read_first_months(match: re.Match[str], today: dt.date | None) -> str | None:
    count = _number(match["count"])
    return _months(_year_of(match["year"], today), 1, int(count)) if 1 <= count <= 12 else None


def _read_part(match: re.Match[str], today: dt.date | None) -> str | None:
    length = 6 if match["part"] == "half" else 3
    order = _ORDER[match["order"].lower()]
    parts = 12 // length
    order = parts if order == -1 else order
    if order > parts:
        return None
    return _months(_year_of(match["year"] or "this year", today), (order - 1) * length + 1, order * length)


def _read_month_range(match: re.Match[str], today: dt.date | None) -> str | None:
    first, last = month_number(match["first"]), month_number(match["last"])
    if match["year"]:
        year = _year_of(match["year"], today)
    else:
        year, _ = _nearest([(y, last) for y in (today.year - 1, today.year, today.year + 1)], today)
    first_year = int(match["since"]) if match["since"] else year - (first > last)
    return _months(year, first, last, first_year) if (first_year, first) < (year, last) else None


def _read_days(match: re.Match[str], today: dt.date | None) -> str | None:
    """ "December 18 to 20, 2023", "18-20 December", "28 November to 2 December"."""
    m2 = match["m2"] or match["m1"]
    m1, d1, d2 = match["m1"] or m2, match["d1"].rstrip("sthndr"), match["d2"].rstrip("sthndr")
    if match["year"]:
        last = dt.date(_year_of(match["year"], today), month_number(m2), int(d2))
    else:
        last = _nearest_day(m2, d2, today)
    first = last and dt.date(last.year - (month_number(m1) > last.month), month_number(m1), int(d1))
    return f"{first}/{last}" if first and first < last else None


def _read_year_range(match: re.Match[str], today: dt.date | None) -> str | None:
    first, last = match["first"], match["last"]
    last = first[: 4 - len(last)] + last
    return f"{first}/{last}" if first < last else None


def _read_month_of_year(match: re.Match[str], today: dt.date | None) -> str:
    return _month(_year_of(match["year"], today), month_number(match["month"]))


def _read_day_of_month(match: re.Match[str], today: dt.date) -> str | None:
    day = _nearest_day(match["m1"], match["d1"], today)
    return day and day.isoformat()


def _read_month(match: re.Match[str], today: dt.date) -> str | None:
    month = month_number(match["date"])
    if not _AROUND_MONTH.search(match.string, max(0, match.start() - 9), match.start()) and (
        month in (3, 4, 5, 6, 8) or match["date"].isupper()
    ):
        return None
    return _month(*_nearest([(y, month) for y in (today.year - 1, today.year, today.year + 1)], today))


def _read_step_month(match: re.Match[str], today: dt.date) -> str:
    """ "last May" and "next May" are never this month."""
    month, step = month_number(match["month"]), _STEP[match["which"].lower()]
    year = today.year
    if step:
        year += step if (month - today.month) * step <= 0 else 0
    return _month(year, month)


def _read_weekday(match: re.Match[str], today: dt.date) -> str:
    """ "on Friday, March 8": the date beside it says which Friday, if it was one."""
    day = _WEEKDAYS.index(match["day"])
    beside = _DATE_BESIDE.match(match.string, match.end())
    named = beside and (
        date_of(beside)
        or (beside["month"] or beside["m"])
        and _nearest_day(beside["month"] or beside["m"], beside["d"] or beside["number"], today)
    )
    if named and named.weekday() == day:
        return named.isoformat()
    if match["week"]:
        monday = today - dt.timedelta(days=today.weekday()) + dt.timedelta(weeks=_STEP[match["week"].lower()])
        return (monday + dt.timedelta(days=day)).isoformat()
    return (today - dt.timedelta(days=(today.weekday() - day) % 7)).isoformat()


def _read_step_weekday(match: re.Match[str], today: dt.date) -> str:
    ahead = (_WEEKDAYS.index(match["day"]) - today.weekday()) % 7
    step = _STEP[match["which"].lower()]
    days = {1: ahead or 7, -1: ahead - 7, 0: _WEEKDAYS.index(match["day"]) - today.weekday()}[step]
    return (today + dt.timedelta(days=days)).isoformat()


def _read_near(match: re.Match[str], today: dt.date) -> str:
    step = _STEP.get((match["which"] or "this").lower(), 0)
    unit = match["unit"]
    if unit == "decade":
        return f"{today.year // 10 * 10 + 10 * step}/{today.year // 10 * 10 + 10 * step + 9}"
    if unit == "year":
        return f"{today.year + step:04d}"
    if unit == "quarter":
        near = _moved(today.replace(day=1), 3 * step)
        return _months(near.year, (near.month - 1) // 3 * 3 + 1, (near.month - 1) // 3 * 3 + 3)
    if unit == "month":
        near = _moved(today.replace(day=1), step)
        return _month(near.year, near.month)
    week = (today + dt.timedelta(weeks=step)).isocalendar()
    return f"{week.year}-W{week.week:02d}"


def _read_stretch(match: re.Match[str], today: dt.date) -> str:
    """ "the past five years" and "the next six months": up to the document's day, or from it."""
    count, unit = int(_number(match["count"])), match["unit"]
    back = _STEP.get(match["which"].lower(), -1) < 0
    other = _distant(today, -count if back else count, unit)
    return f"{other}/{today}" if back else f"{today}/{other}"


def _distant(today: dt.date, count: int, unit: str) -> dt.date:
    if unit in ("year", "decade", "month"):
        return _moved(today, count * {"year": 12, "decade": 120, "month": 1}[unit])
    return today + dt.timedelta(days=count * {"week": 7, "day": 1}[unit])


def _read_ago(match: re.Match[str], today: dt.date) -> str:
    count = 1 if match["one"] else int(_number(match["count"]))
    day, unit = _distant(today, -count, match["unit"]), match["unit"]
    if unit == "week":
        return f"{day.isocalendar().year}-W{day.isocalendar().week:02d}"
    return {"year": f"{day.year:04d}", "month": _month(day.year, day.month)}.get(unit, day.isoformat())


def _read_day_word(match: re.Match[str], today: dt.date) -> str:
    words = match.group().lower()
    step = -1 if words.startswith(("yesterday", "last")) else words == "tomorrow"
    return (today + dt.timedelta(days=step)).isoformat()


def _read_decade(match: re.Match[str], today: dt.date | None) -> str:
    return f"{match['decade']}/{match['decade'][:3]}9"


def _read_century(match: re.Match[str], today: dt.date | None) -> str:
    number = int(match["number"]) if match["number"] else 20 + ("first" in match.group())
    return f"{number * 100 - 99:04d}/{number * 100}"


def _hangs_on_today(match: re.Match[str]) -> bool:
    return not (match["year"] or "")[-4:].isdigit()


_DATE_BESIDE = re.compile(
    rf"(?:,?\s|\s\()(?:{FULL_DATE.pattern}|(?P<month>{MONTH})\s(?P<d>{_DAY})|(?P<number>{_DAY})\s(?:of\s)?(?P<m>{MONTH}))"
)
_Rule = tuple[re.Pattern[str], Callable, bool | Callable]
_FULL: _Rule = (FULL_DATE, _read_full, False)
_TO_YEAR = rf"(?:(?:\sof|,)?\s{_OF_YEAR})?"
# "March 4,000" and "20 March people" are none.
_NO_MORE = r"(?![\w%]|[.,]\d|\s?(?:percent|per\scent|[mbtr]+illion)\b)"
_DATE_RULES: dict[str, tuple[_Rule, ...]] = {
    "month": (
        (
            re.compile(
                rf"(?P<m1>{MONTH})\s(?P<d1>{_DAY}){_TO}(?:(?P<m2>{MONTH})\s)?(?P<d2>{_DAY})(?![\d.]*\d|\w)"
                rf"(?:,?\s{_OF_YEAR})?"
            ),
            _read_days,
            _hangs_on_today,
        ),
        _FULL,
        (
            re.compile(
                rf"(?P<first>{MONTH})(?:\s(?P<since>{_YEAR}))?{_TO}(?P<last>{MONTH})(?!\w|\s\d\d?\b){_TO_YEAR}"
            ),
            _read_month_range,
            _hangs_on_today,
        ),
        (re.compile(rf"(?P<month>{MONTH})(?:\sof|,)?\s{_OF_YEAR}"), _read_month_of_year, _hangs_on_today),
        (re.compile(rf"(?P<m1>{MONTH})\s(?P<d1>{_DAY}){_NO_MORE}"), _read_day_of_month, True),
        (re.compile(rf"(?P<date>{MONTH})(?![\w’'])"), _read_month, True),
    ),
    "digits": (
        (
            re.compile(
                rf"(?<![\w.,$€£¥-])(?P<d1>{_DAY})(?:\s(?P<m1>{MONTH}))?{_TO}(?P<d2>{_DAY})\s(?:of\s)?(?P<m2>{MONTH})"
                rf"(?!\w)(?:,?\s{_OF_YEAR})?"
            ),
            _read_days,
            _hangs_on_today,
        ),
        _FULL,
        (
            re.compile(rf"(?<![\w.,])(?P<d1>{_DAY})\s(?:of\s)?(?P<m1>{MONTH}){_NO_MORE}"),
            _read_day_of_month,
            True,
        ),
        (
            re.compile(
                rf"(?<![\d.,-])(?P<first>{_YEAR})\s?[-–/]\s?(?P<last>(?:19|20)?\d{{2}})(?![\d.,]*\d|-\d)"
            ),
            _read_year_range,
            False,
        ),
        (
            re.compile(
                rf"(?<![\d.,$€£¥-])(?P<first>{_YEAR})\s(?:to|through|until)\s(?P<last>{_YEAR}){_COUNTS_ELSE}"
            ),
            _read_year_range,
            False,
        ),
        (
            re.compile(rf"(?<=[Bb]etween\s)(?P<first>{_YEAR})\sand\s(?P<last>{_YEAR}){_COUNTS_ELSE}"),
            _read_year_range,
            False,
        ),
        (
            re.compile(rf"(?<![\d.,$€£¥/-])(?P<year>{_YEAR})(?!\w){_COUNTS_ELSE}"),
            lambda match, today: match["year"],
            False,
        ),
    ),
    "weekday": (
        (
            re.compile(rf"(?P<day>{_WEEKDAY})\b(?:\s(?:of\s)?(?P<week>this|last|next)\sweek\b)?"),
            _read_weekday,
            True,
        ),
    ),
    "word": (
        (
            re.compile(rf"(?:[Tt]he\s)?[Ff]irst\s{_COUNT}\smonths\s(?:of|in)\s{_OF_YEAR}"),
            _read_first_months,
            _hangs_on_today,
        ),
        (
            re.compile(
                rf"(?:[Tt]he\s)?(?P<order>(?i:first|second|third|fourth|last))\s(?P<part>half|quarter)"
                rf"(?:\s(?:of|in)\s|\s)(?P<year>{_YEAR_WORDS}|{_YEAR})\b"
            ),
            _read_part,
            _hangs_on_today,
        ),
        (
            re.compile(
                r"(?:[Tt]he\s)?(?P<order>(?i:first|second|third|fourth))\s(?P<part>quarter)\b(?!\sof\b|-)(?P<year>)"
            ),
            _read_part,
            True,
        ),
        (
            re.compile(
                rf"(?:[Tt]he\s)?(?P<which>(?i:past|last|previous|next|coming))\s{_COUNT}\s"
                r"(?P<unit>year|decade|month|week|day)s\b"
            ),
            _read_stretch,
            True,
        ),
        (
            re.compile(
                r"(?:[Tt]he\s)?(?P<which>(?i:this|last|previous|next|coming|current))\s(?P<unit>year|month|week|quarter|decade)\b"
            ),
            _read_near,
            True,
        ),
        (
            re.compile(rf"(?P<which>(?i:this|last|next))\s(?P<month>{MONTH})(?![\w’'])"),
            _read_step_month,
            True,
        ),
        (re.compile(rf"(?P<which>(?i:this|last|next))\s(?P<day>{_WEEKDAY})\b"), _read_step_weekday, True),
        (
            re.compile(
                r"(?i:today|yesterday|tomorrow|tonight|this\s(?:morning|afternoon|evening)|last\s(?:night|evening))\b"
            ),
            _read_day_word,
            True,
        ),
        # "by the end of the year", but not "the report of the year".
        (
            re.compile(
                r"(?:(?<=end\sof\s)|(?<=start\sof\s)|(?<=rest\sof\s)|(?<=half\sof\s)|(?<=beginning\sof\s)"
                r"|(?<=remainder\sof\s))the\s(?P<unit>year|month|week)\b(?P<which>)"
            ),
            _read_near,
            True,
        ),
        (re.compile(r"(?:[Tt]he\s)?(?P<decade>(?:19|20)\d0)s\b"), _read_decade, False),
        (
            re.compile(r"(?:[Tt]he\s)?(?:(?P<number>1\d|2[01])(?:th|st)|twenty-first|twentieth)\scentury\b"),
            _read_century,
            False,
        ),
    ),
    "ago": (
        (
            re.compile(rf"\b(?:(?P<one>[Aa]n?)|{_COUNT})\s(?P<unit>year|decade|month|week|day)s?\sago$"),
            _read_ago,
            True,
        ),
    ),
}


# --- quantities ---------------------------------------------------------------------------------------------

_SCALES = {
    "thousand": 1e3,
    "k": 1e3,
    "million": 1e6,
    "mln": 1e6,
    "mn": 1e6,
    "m": 1e6,
    "billion": 1e9,
    "bln": 1e9,
    "bn": 1e9,
    "b": 1e9,
    "trillion": 1e12,
    "trln": 1e12,
    "tn": 1e12,
    "lakh": 1e5,
    "crore": 1e7,
}


def _columns(name: str) -> Iterator[list[str]]:
    return (line.split(";") for line in entries(name))


@dataclass(frozen=True, slots=True)
class _Unit:
    """A unit as the lexicons list it: its name, its kind, and the factor that leads to it."""

    name: str
    kind: str
    factor: float = 1.0


_SIGNS = {
    sign: code for code, signs, _ in _columns("currencies") for sign in (*signs.split("/"), code) if sign
}
_FORMS = {
    form: _Unit(code, "money")
    for code, _, names in _columns("currencies")
    for form in (*names.split("/"), code)
} | {
    form: _Unit(unit, kind, float(factor))
    for kind, unit, factor, forms in _columns("units")
    for form in forms.split("/")
}
_COUNT = _Unit("count", "count")
_AMOUNT = re.compile(
    rf"(?P<number>{_FIGURE}|{_WORDS})"
    rf"(?:(?:[\s-]?(?P<scale>{'|'.join(s for s in _SCALES if len(s) > 1)})|(?P<glued>[kmbKMB]))(?!\w))?"
    rf"(?:[\s-]?(?P<unit>{_initials(_FORMS)})s?(?!\w|-old))?"
)
# Only where one of these stands may a quantity begin; the rest of the text is passed over.
_NUMBER_START = re.compile(
    r"\b(?=[\daefhnostAEFHNOST])"
    rf"(?:\d|(?:{_initials([*_ONES, *_TENS, *_ORDINALS])})\b|[Aa]\s(?:hundred|dozen)\b)"
)
_SIGN_AT = rf"(?:(?:{_alternatives(_SIGNS)})\s?)?"
_SIGN_BEFORE = re.compile(rf"(?<![A-Za-z])(?P<sign>{_alternatives(_SIGNS)})\s?$")
_ORDINAL = re.compile(
    rf"(?:(?P<digits>\d{{1,4}})(?:st|nd|rd|th)\b"
    rf"|(?:(?P<tens>{_initials(_TENS)})-)?(?P<stem>{_initials(_ORDINALS)})(?=[\s-](?:anniversary|sessions?|meetings?|"
    r"summits?|rounds?|consecutive|straight|time|visits?|terms?|editions?|phases?|stages?|conferences?|forums?|trips?|"
    r"calls?|largest|biggest|highest|most)\b))"
)
_MINUS_BEFORE = re.compile(r"(?<![\w%)])[-−]$")
_MAGNITUDE_BEFORE = re.compile(r"\b[Mm]agnitude[\s-](?:of\s)?$")
_RANGE = re.compile(r"(?:[-–]|\s[-–]\s(?=\d)|\s(?:to|or)\s)" + _SIGN_AT)
_AND = re.compile(r"\sand\s" + _SIGN_AT)
_BETWEEN = re.compile(r"\b[Bb]etween\s$")
# A count has no unit: what shows it is a plural noun, with at most two adjectives between.
_NO_NOUN = (
    r"(?:of|the|in|and|or|to|for|on|at|by|from|with|as|is|was|are|were|has|have|had|be|been|does|its?|this|that|these|"
    r"those|than|but|who|which|when|while|after|before|not|an?|his|hers?|their|our|us|if|so|per|into|over|under|about|"
    r"between|against|during|since|until|will|would|should|could|can|may|says|plus|thus|across|towards|versus|always|"
    r"perhaps|less|unless|besides|[a-z]*(?:thirds?|quarters?|fifths?|halves|percent))\b"
)
_COUNTED = re.compile(
    rf"\s(?:(?!{_NO_NOUN})[a-z][a-z-]{{0,40}}\s){{0,2}}?(?!{_NO_NOUN})"
    r"(?:[a-z][a-z-]{0,40}s|people|children|men|women|personnel|troops)\b"
)
# "Resolution 2231", "Article 5", "Group of 20": a name, not a count.
_LABEL_BEFORE = re.compile(
    r"\b(?:(?i:nos?\.?|articles?|resolutions?|sections?|chapters?|annex|paragraphs?|pages?|rooms?|flight|route|highway|"
    r"level|phase|stage|line|tel|phone)|Group\sof|Decree|Law|Protocol|Order|Boeing|Airbus|Part|Title|Channel|Rule)[\s:]$"
)
_CLOCK = re.compile(r"\d+(?::\d|\.\d\d\s(?:hours|GMT|UTC|[ap]\.?m)\b|\s?[ap]\.m\b|\so[’']clock\b)")


def find_quantities(article: Article, dates: Sequence[Date]) -> tuple[Quantity, ...]:
    """Every number with a unit in `article`, in order, none inside another.

    Years, dates and year ranges are not quantities; a duration inside an interval ("the first 11 months of
    this year") is one. Both numbers of a range ("$5-7 billion") are, each with the range's scale and unit.
    """
    text, found, done = _running(article), [], 0
    ahead = sorted((date.start, date.end) for date in dates)
    place = 0
    for begin in _NUMBER_START.finditer(text):
        start = begin.start()
        if start < done:
            continue
        while place < len(ahead) and ahead[place][1] <= start:
            place += 1
        date = ahead[place] if place < len(ahead) else (len(text), len(text))
        # A sign or "magnitude" before the number may have been read as the unit of the number before.
        read = [item for item in _quantities_at(text, start) if item[0] >= done]
        if all(e <= date[0] or date[0] <= s and e <= date[1] and u.kind == "duration" for s, e, _, u in read):
            found += [Quantity(s, e, article.text[s:e], value, u.name, u.kind) for s, e, value, u in read]
            done = max((end for _, end, *_ in read), default=done)
    return tuple(found)


@dataclass(slots=True)
class _Amount:
    """A number in the text with its scale, and with its unit where it has one of its own."""

    start: int
    end: int
    number: float
    scale: str
    unit: _Unit | None
    signed: bool


def _amount_at(text: str, start: int) -> _Amount | None:
    """The number that begins at `start`, a sign of money or minus before it and a unit behind it included."""
    match = _AMOUNT.match(text, start)
    if not match or _CLOCK.match(text, start):
        return None
    number, scale, form = (
        _number(match["number"]),
        (match["scale"] or match["glued"] or "").lower(),
        match["unit"],
    )
    unit = form and (
        _FORMS.get(" ".join(form.split())) or _FORMS[form[0].swapcase() + " ".join(form[1:].split())]
    )
    # "The two won" and "one day" are no sum and no duration.
    if form == "won" and number < 1000 and not scale or form == "day" and match["number"].lower() == "one":
        unit = None
    end = match.end() if unit else max(match.end("number"), match.end("scale"), match.end("glued"))
    sign = _SIGN_BEFORE.search(text, max(0, start - 5), start)
    if sign:
        start, unit = sign.start(), _Unit(_SIGNS[sign["sign"]], "money")
    elif not unit and (magnitude := _MAGNITUDE_BEFORE.search(text, max(0, start - 13), start)):
        start, unit = magnitude.start(), _FORMS["magnitude"]
    elif unit and text[start].isdigit() and _MINUS_BEFORE.search(text, max(0, start - 2), start):
        start, number = start - 1, -number
    if match["glued"] and not (unit and unit.kind == "money"):  # "5m" may be metres
        return None
    return _Amount(start, end, number, scale, unit, bool(sign))


def _quantities_at(text: str, start: int) -> Iterator[tuple[int, int, float, _Unit]]:
    """Start, end, value and unit of the quantity whose number begins at `start`, or of both of a range."""
    before, digits = text[start - 1 : start], text[start].isdigit()
    if digits and before in tuple(".,/+:#") or before in ("-", "−") and text[max(0, start - 2)].isalnum():
        return
    if ordinal := _ORDINAL.match(text, start):
        tens = _TENS.get((ordinal["tens"] or "").lower(), 0)
        value = float(ordinal["digits"] or _ORDINALS[ordinal["stem"].lower()] + tens)
        yield start, ordinal.end(), value, _Unit("ordinal", "ordinal")
        return
    amount = _amount_at(text, start)
    if not amount:
        return
    if second := _other_end(text, amount):
        if not second.unit and _is_count(text, second):  # "$5 million to 10 countries" is no range of sums
            unit = None if amount.signed else _COUNT
        else:
            unit = second.unit or amount.unit
        if unit and second.signed <= amount.signed <= (unit.kind == "money"):
            amount.scale = amount.scale or second.scale
            yield _valued(amount, amount.unit or unit)
            yield _valued(second, unit)
            return
    if amount.unit or _is_count(text, amount):
        yield _valued(amount, amount.unit or _COUNT)


def _valued(amount: _Amount, unit: _Unit) -> tuple[int, int, float, _Unit]:
    # Rounded, because 48.6 times a billion is not quite 48.6 billion to a computer.
    value = round(amount.number * _SCALES.get(amount.scale, 1) * unit.factor, 6)
    return amount.start, amount.end, value, unit


def _other_end(text: str, amount: _Amount) -> _Amount | None:
    """The second number of the range that `amount` opens."""
    if amount.unit and not amount.signed:
        return None
    to = _RANGE.match(text, amount.end)
    if not to and _BETWEEN.search(text, max(0, amount.start - 9), amount.start):
        to = _AND.match(text, amount.end)
    return _amount_at(text, to.end()) if to else None


def _is_count(text: str, amount: _Amount) -> bool:
    return (
        abs(amount.number) != 1
        and bool(_COUNTED.match(text, amount.end))
        and not _LABEL_BEFORE.search(text, max(0, amount.start - 12), amount.start)
    )


# --- people, organisations, places --------------------------------------------------------------------------

# A blank, never a line break: a name does not run over the end of a paragraph.
_CAPITAL = r"(?:U\.[SK]\.|[^\W\d_a-zß-ÿ][\w’'-]{0,40}\w)"
_PARTICLE = r"(?:al|bin|bint|ibn|van|von|der|den|de|da|dos|del|di|la|el|ben|abu)"
_NAME = rf"(?:{_CAPITAL}|[A-Z]\.)(?:[ ](?:{_PARTICLE}[ ]){{0,2}}(?:{_CAPITAL}|[A-Z]\.)){{0,3}}"
_WORD = re.compile(r"[^\W\d_a-zß-ÿ]\w*")
_OPENERS = frozenset(entries("openers"))
_NOT_NAMES = frozenset(entries("not_names"))
_NAMESAKES = frozenset(entries("namesakes"))
_TITLE_WORDS = frozenset(word for title in entries("titles") for word in title.split())
_CALENDAR = frozenset((*calendar.day_name, *calendar.month_name[1:]))
_NO_PREFIX = _OPENERS | _CALENDAR


@dataclass(frozen=True, slots=True)
class _Country:
    code: str
    names: tuple[str, ...]
    demonyms: tuple[str, ...]
    capitals: tuple[str, ...]


@cache
def _countries() -> tuple[_Country, ...]:
    return tuple(
        _Country(code, *(tuple(word for word in column.split("/") if word) for column in columns))
        for code, *columns in _columns("countries")
    )


@cache
def country_names() -> dict[str, str]:
    """The short English name of each country, by its ISO 3166 alpha-2 code."""
    return {country.code: country.names[0] for country in _countries()}


@dataclass(frozen=True, slots=True)
class _Entry:
    """A name of the gazetteer, and what it is: name or demonym of a country, city or organisation."""

    words: str
    name: str
    code: str | None
    kind: str


def _by_first_word(listed: Iterable[_Entry]) -> dict[str, tuple[_Entry, ...]]:
    index: dict[str, list[_Entry]] = {}
    for entry in sorted(listed, key=lambda e: len(e.words), reverse=True):
        first = _WORD.match(entry.words)
        if first:
            index.setdefault(first.group(), []).append(entry)
    return {word: tuple(found) for word, found in index.items()}


@cache
def _gazetteer() -> dict[str, tuple[_Entry, ...]]:
    """Every listed name by its first word, the longest first: a look-up takes as long in any list."""
    listed = {}
    for name in entries("organisations"):
        listed[name] = _Entry(name, name, None, "organisation")
    for name, code in (*_columns("cities"), *_columns("regions")):
        listed[name] = _Entry(name, name, code or None, "city")
    for country in _countries():
        first = country.names[0]
        listed |= {word: _Entry(word, word, country.code, "city") for word in country.capitals}
        for word in country.demonyms:
            listed |= {form: _Entry(form, first, country.code, "demonym") for form in (word, f"{word}s")}
        listed |= {word: _Entry(word, first, country.code, "name") for word in country.names}
    return _by_first_word(listed.values())


def _listed_at(
    text: str, start: int, word: str, index: dict[str, tuple[_Entry, ...]] | None = None
) -> _Entry | None:
    """The longest name of the gazetteer, or of another index, that stands at `start`, where `word` does."""
    for entry in (_gazetteer() if index is None else index).get(word, ()):
        end = start + len(entry.words)
        if text.startswith(entry.words, start) and not (
            text[end : end + 1].isalnum() or text[end : end + 1] == "_"
        ):
            return entry
    return None


def _place_of(word: str) -> _Entry | None:
    """The place that `word` begins with, or whose people it names."""
    first = _WORD.match(word)
    entry = first and _listed_at(word, 0, first.group())
    return entry if entry and entry.kind != "organisation" else None


def _named(article: Article, dates: Sequence[Date]) -> tuple[tuple, tuple, tuple]:
    """People, organisations and places, from one list of the capitalised words of the text."""
    text = _running(article)
    words = [
        (match.start(), match.end(), match.group())
        for match in _WORD.finditer(text)
        if not (match.start() and (text[match.start() - 1].isalnum() or text[match.start() - 1] in "_."))
    ]
    titled = list(_titled(text))
    people = _people(article.text, text, words, [*titled, *_untitled(article, text, titled)], dates)
    organisations = _organisations(article.text, text, words)
    return people, organisations, _places(article, text, words, titled, people, organisations)


@dataclass(frozen=True, slots=True)
class _Titled:
    """A person's name beside the title that shows it is one, and the country that either names.

    `title` is an honorific, or empty, where a given name shows it.
    """

    name: str
    start: int
    title: str
    state: str | None
    land: str | None


_MODIFIERS = frozenset("deputy vice acting former first senior".split())
# "Foreign Minister" and "foreign minister", but "in general" is no rank.
_TITLE = re.compile(
    rf"\b(?=\w)(?<![’'-])(?:{_initials({*entries('titles'), *(t.lower() for t in entries('titles'))})})\b"
    r"(?<!\bgeneral)"
)
_ONE_CAPITAL = re.compile(_CAPITAL)
_OF_STATE = re.compile(r"[ ]of[ ](?:the[ ])?(?=[^\W\d_a-zß-ÿ])")
_HONORIFICS = frozenset(
    "Mr Mrs Ms Miss Dr Prof Sir Dame Lord Lady HE Hon Rev Rep Sen Gov Gen Adm Col Maj Capt Lt Sgt".split()
)
_HONORIFIC = rf"(?:(?:{'|'.join(_HONORIFICS)})\.?[ ])?"
_NAMED = re.compile(rf"[ ]{_HONORIFIC * 2}(?P<name>{_NAME})(?:[ ]of[ ](?P<land>{_CAPITAL}))?")
# "the Chinese president, Xi Jinping," and "the minister for trade, Ann Berg,": two names at least.
_NAMED_AFTER_COMMA = re.compile(
    rf"(?:[ ](?:of|for)[ ][^,.;:\n]{{2,60}})?,[ ](?P<name>{_NAME})(?=[,.;)\n]|$)(?P<land>)"
)
# "Wang Yi, Chinese foreign minister," and "Josep Borrell, the EU's high representative,".
_NAMED_BEFORE = re.compile(
    rf"(?<![\w’'-])(?P<name>{_NAME}),[ ](?:(?:[Tt]he|an?|its)[ ])?"
    rf"(?:(?:{_CAPITAL}|former|deputy|vice|acting|new)[ ]){{0,4}}$"
)
_DESCRIPTION_END = re.compile(r"(?:[ ](?:of|for|on|to)[ ][^,.;:()\n]{2,60})?(?:[,.;)\n]|$)")


def _titled(text: str) -> Iterator[_Titled]:
    """Every name beside a title, in the order of the text."""
    for match in _TITLE.finditer(text):
        start, end = _capitals_before(text, match.start(), 4, _MODIFIERS), match.end()
        title, state = text[start:end], None
        if of := _OF_STATE.match(text, end):
            word = _WORD.match(text, of.end())
            entry = _listed_at(text, of.end(), word.group())
            if entry and entry.kind == "name":
                state, end = entry.code, of.end() + len(entry.words)
        named = _NAMED.match(text, end + text.startswith(",", end) if state else end)
        name = named and _clean_name(named["name"])
        if not name and (named := _NAMED_AFTER_COMMA.match(text, match.end())):
            name = _clean_name(named["name"])
            name = name if " " in name else ""
        if name:
            yield _Titled(name, named.start("name"), title, state, named["land"])
            continue
        comma = text.rfind(", ", max(0, start - 40), start)
        if comma > 0 and _DESCRIPTION_END.match(text, match.end()):
            named = _NAMED_BEFORE.search(text, max(0, comma - 90), start)
            name = named and _clean_name(named["name"])
            if name and " " in name and name == named["name"]:
                yield _Titled(name, named.start("name"), title, state, None)


_GIVEN = {
    name: pronoun
    for pronoun, names in (line.split(";") for line in entries("given_names"))
    for name in names.split()
}
# A run of capitalised words, and what stands before it.
_RUN = re.compile(
    rf"(?P<before>\b[a-z]+[ ])?(?<![\w’'.-])(?P<titles>(?:(?:{'|'.join(_HONORIFICS)})\.?[ ])*)(?P<name>{_NAME})"
)
_DETERMINERS = frozenset("the a an his her its their our this that these those each every".split())
# What a headline leaves in small letters.
_LITTLE = frozenset("a an and as at but by for from in into is of off on or over per s t the to up via vs with".split())
_AGE_AFTER = re.compile(r",[ ]\d\d,")
# "Fort James", "San Antonio": the given name is part of a place's.
_PLACE_PREFIXES = frozenset("Cape Fort Lake Mount Port Saint San Santa St".split())
_OF_WOMEN = re.compile(
    r"\b(?:mrs|ms|miss|dame|queen|princess|lady|sheikha|actress|wife|widow|mother|daughter|sister|girl|nun|\w*woman)\b",
    re.IGNORECASE,
)
_OF_MEN = re.compile(
    r"\b(?:mr|sir|king|prince|lord|emir|sheikh|sultan|pope|actor|husband|widower|father|son|brother|boy|\w*man)\b",
    re.IGNORECASE,
)


def pronoun_of(name: str, titles: Iterable[str]) -> str | None:
    """The pronoun, "he" or "she", that titles or else the given name of a person show; None where neither does."""
    joined = " ".join(titles)
    if _OF_WOMEN.search(joined):
        return "she"
    return "he" if _OF_MEN.search(joined) else _GIVEN.get(name.split(" ")[0])


def _untitled(article: Article, text: str, titled: Sequence[_Titled]) -> Iterator[_Titled]:
    """Every name that no title announces, but an honorific, a known given name, an age, or a family name used alone."""
    taken = {item.start for item in titled}
    # A headline in capitals shows nothing: there verbs are written large, too.
    runs = [
        match
        for sentence in article.sentences
        if not _is_headline(sentence.text)
        for match in _RUN.finditer(text, sentence.start, sentence.end)
    ]
    alone = {
        name
        for run in runs
        if " " not in (name := re.sub(r"[’']s$", "", run["name"]))
        and (run["before"] or "").strip() not in _DETERMINERS
        and not _opens_sentence(text, run.start("name"))
    }
    for run in runs:
        start, tokens = run.start("name"), run["name"].split()
        opens = _opens_sentence(text, start)
        if tokens[0] in _OPENERS:
            start += len(tokens.pop(0)) + 1
        given = next((i for i, word in enumerate(tokens) if word in _GIVEN), None)
        if given and tokens[given - 1] in _PLACE_PREFIXES:
            given = None
        start += sum(len(word) + 1 for word in tokens[: given or 0])
        name = _clean_name(text[start : run.end()]) if start < run.end() and start not in taken else ""
        if not name or _listed_whole(name):
            continue
        honorifics = run["titles"].replace(".", "").split()
        last = name.split()[-1]
        announced = (
            given is not None
            or _AGE_AFTER.match(text, run.end())
            or (last in alone and len(last) > 2 and not opens)
            and (run["before"] or "").strip() not in _DETERMINERS
        )
        if honorifics or announced and " " in name and not _organisation_like(name):
            yield _Titled(name, start, " ".join(honorifics), None, None)


def _is_headline(sentence: str) -> bool:
    """Whether every word but the little ones is written large."""
    small = {word for word in re.findall(r"\b[a-z]+\b", sentence)}
    return small <= _LITTLE


def _listed_whole(name: str) -> bool:
    """Whether `name` begins with a place or organisation of more than one word, or is one."""
    first = _WORD.match(name)
    entry = first and _listed_at(name, 0, first.group())
    return bool(entry) and (" " in entry.words or entry.words == name)


def is_personal(name: str) -> bool:
    """Whether nothing in `name` shows that it is an organisation's or a place's."""
    return (
        _clean_name(name) == name
        and name.split()[0] not in _OPENERS
        and not _listed_whole(name)
        and not _organisation_like(name)
    )


def _is_headline(sentence: str) -> bool:
    """Whether every word but the little ones is written large."""
    small = {word for word in re.findall(r"\b[a-z]+\b", sentence)}
    return small <= _LITTLE


def _listed_whole(name: str) -> bool:
    """Whether `name` begins with a place or organisation of more than one word, or is one."""
    first = _WORD.match(name)
    entry = first and _listed_at(name, 0, first.group())
    return bool(entry) and (" " in entry.words or entry.words == name)


def _organisation_like(name: str) -> bool:
    return bool(_ORGANISATION_WORD.search(name)) or any(
        word.isupper() and len(word) > 2 or word in _REGIONS or word in _FEATURES for word in name.split()
    )


def _listed_whole(name: str) -> bool:
    first = _WORD.match(name)
    entry = first and _listed_at(name, 0, first.group())
    return bool(entry) and " " in entry.words


_TITLE_SURNAMES = frozenset({"King", "Pope", "Prince"})


def _clean_name(name: str) -> str:
    """`name` up to the first word that belongs to no name: a country, a title, an organisation."""
    kept: list[str] = []
    tokens = name.split()
    for number, token in enumerate(tokens):
        bare = re.sub(r"[’']s$", "", token)
        last = number + 1 == len(tokens)
        if bare in _NOT_NAMES:
            return ""
        # "Vice Premier He Lifeng" and "Minister Israel Katz": neither a pronoun nor a country.
        surname = bare in _TITLE_SURNAMES and kept and last
        if bare in _TITLE_WORDS and not surname:
            break
        if bare in _CALENDAR and last or bare in _OPENERS and (kept or last):
            break
        if (
            (place := _place_of(bare))
            and place.words == bare
            and (bare not in _NAMESAKES or last and not kept)
        ):
            break
        kept.append(bare)
        if bare != token:
            break
    while kept and re.fullmatch(rf"{_PARTICLE}|[A-Z]\.", kept[-1]):
        kept.pop()
    return " ".join(kept)


def _country_of(title: str, state: str | None, land: str | None) -> str | None:
    if state or land and (place := _place_of(land)):
        return state or place.code
    places = (_place_of(match.group() + title[match.end() :]) for match in _WORD.finditer(title))
    return next((place.code for place in places if place and place.code), None)


def _people(
    stored: str,
    text: str,
    words: Sequence[tuple[int, int, str]],
    titled: Sequence[_Titled],
    dates: Sequence[Date],
) -> tuple[Person, ...]:
    """People whom a title, an honorific or a given name shows, and every other mention by the name or a part of it.

    A part that several people share means the one named last.
    """
    people: dict[str, dict] = {}
    holders: dict[str, list[str]] = {}
    fullest = _fullest({item.name for item in titled if " " in item.name})
    for item in sorted(titled, key=lambda item: item.start):
        if " " in item.name:
            people.setdefault(fullest[item.name], {"mentions": {}, "titles": {}, "country": None})
    for name in people:
        for token in _name_parts(name):
            holders.setdefault(token, []).append(name)
    latest: dict[str, str] = {}
    index = _by_first_word(
        _Entry(part, part, None, "person")
        for part in dict.fromkeys((*people, *holders, *(item.name for item in titled)))
    )
    beside = {item.start: item for item in titled}
    busy, place = sorted((d.start, d.end) for d in dates), 0
    done = 0
    for number, (start, _, word) in enumerate(words):
        if start < done:
            continue
        item = beside.get(start)
        if item:
            name = item.name
        elif entry := _listed_at(text, start, word, index):
            name = entry.words
            while place < len(busy) and busy[place][1] <= start:
                place += 1
            if place < len(busy) and busy[place][0] <= start or text[start - 1 : start] == "-":
                continue  # "May" the month, and "Osmera-Xi"
            if text[start + len(name) : start + len(name) + 1] == "-":
                continue
        else:
            continue
        full = fullest.get(name) or latest.get(name) or next(iter(holders.get(name, ())), name)
        if not item and name != full and _is_stranger(text, words, number, full):
            continue
        person = people.setdefault(full, {"mentions": {}, "titles": {}, "country": None})
        # In "Wang Yi, Chinese foreign minister," the title comes after.
        before = item and item.title and text.rfind(item.title, max(0, start - 200), start) >= 0
        title = item.title if before else None
        person["mentions"][start] = Mention(
            start, start + len(name), stored[start : start + len(name)], title
        )
        if item and item.title:
            person["titles"][item.title] = None
            person["country"] = person["country"] or _country_of(item.title, item.state, item.land)
        for token in _name_parts(full):
            latest[token] = full
        done = start + len(name)
    return tuple(
        Person(
            name,
            tuple(person["mentions"].values()),
            tuple(person["titles"]),
            person["country"],
            pronoun_of(name, person["titles"]),
        )
        for name, person in sorted(people.items(), key=lambda p: next(iter(p[1]["mentions"]), 0))
        if person["mentions"]
    )


def _fullest(names: Iterable[str]) -> dict[str, str]:
    """For each name its fullest form: "Ann Brask" is "Ann M. Brask" where the text has both."""
    by_ends: dict[tuple[str, str], list[str]] = {}
    for name in sorted(names):
        tokens = name.split()
        by_ends.setdefault((tokens[0], tokens[-1]), []).append(name)
    return {name: max(same, key=len) for same in by_ends.values() for name in same}


def _name_parts(name: str) -> list[str]:
    return [token for token in name.split() if len(token) > 1 and not re.fullmatch(_PARTICLE, token)]


def _is_stranger(text: str, words: Sequence[tuple[int, int, str]], number: int, full: str) -> bool:
    """Whether another first name stands before: "Ann Brask" is not Teodor Brask."""
    start = words[number][0]
    if not number or words[number - 1][1] + 1 != start or text[start - 1] != " ":
        return False
    first, _, word = words[number - 1]
    if (
        word in _NO_PREFIX
        or word in _TITLE_WORDS
        or word in _HONORIFICS
        or word in full.split()
        or _listed_at(text, first, word)
    ):
        return False
    # The first word of a sentence is written large for that alone ("Yesterday Xi left").
    return not _opens_sentence(text, first)


def _opens_sentence(text: str, start: int) -> bool:
    return bool(re.search(r"(?:^|[.!?\n”\"])\s*$", text[max(0, start - 3) : start]))


_ORGANISATION_WORD = re.compile(
    r"\b(?=[ABCIMNUcgp])(?:(?P<ministry>Ministry)|(?P<government>government|cabinet|parliament)"
    r"|News[ ](?:Service|Agency)|Agency|Commission|Committee|Corporation|Council|Bank|University|Customs"
    r"|Administration|Institute|Association|Chamber[ ]of[ ]Commerce)\b"
)
_MINISTRY_OF = re.compile(
    rf"[ ]of[ ](?:the[ ])?{_CAPITAL}(?:(?:,[ ]|[ ]and[ ]|[ ])[^\W\d_a-zß-ÿ][\w-]{{0,40}}\w(?![\w’'])){{0,3}}"
)


def _organisations(stored: str, text: str, words: Sequence[tuple[int, int, str]]) -> tuple[Organisation, ...]:
    spans: list[tuple[int, int, str, str | None]] = []
    for start, _, word in words:
        entry = _listed_at(text, start, word)
        if entry and entry.kind == "organisation" and text[start - 1 : start] != "-":
            end = start + len(entry.words)
            if text[end : end + 1] != "-":
                spans.append((start, end, entry.name, None))
    for match in _ORGANISATION_WORD.finditer(text):
        start, end = match.span()
        if match["government"]:
            start = _capitals_before(text, start, 3)
            place = _place_of(text[start:end])
            if place and start + len(place.words) + 1 == match.start():
                name = text[start:end]
                the = 4 if text[max(0, start - 4) : start].lower() == "the " else 0
                spans.append((start - the, end, name, place.code))
            continue
        tail = match["ministry"] and _MINISTRY_OF.match(text, end)
        start = _capitals_before(text, start, 1 if tail else 4)
        end = tail.end() if tail else end
        if start < match.start() or tail:
            place = _place_of(text[start:end])
            spans.append((start, end, text[start:end], place and place.code))
    found: dict[str, list[Mention]] = {}
    countries: dict[str, str | None] = {}
    done = 0
    for start, end, name, code in sorted(spans, key=lambda s: (s[0], -s[1])):
        if start >= done:
            found.setdefault(name, []).append(Mention(start, end, stored[start:end]))
            countries.setdefault(name, code)
            done = end
    return tuple(Organisation(name, tuple(mentions), countries[name]) for name, mentions in found.items())


def _capitals_before(text: str, start: int, most: int, others: frozenset[str] = frozenset()) -> int:
    """Where the run of at most so many capitalised words, or `others`, before `start` begins."""
    line = text[max(0, start - 44 * most) : start]
    before = line[line.rfind("\n") + 1 :].split(" ")
    if before.pop():  # no blank stands between
        return start
    for word in reversed(before[-most:]):
        bare = word.lstrip('(["“‘')
        capital = _ONE_CAPITAL.fullmatch(bare) and bare not in _NO_PREFIX and not bare.endswith(("’s", "'s"))
        if not capital and bare.lower() not in others:
            break
        start -= len(bare) + 1
        if bare != word:
            break
    return start


# Words that end the name of a region, and of a natural feature.
_REGIONS = frozenset("Province Oblast Prefecture Region County Governorate Krai".split())
_FEATURES = frozenset(
    "Pass River Sea Strait Straits Bay Lake Mountains Peninsula Island Islands Valley Desert Canal Ocean "
    "Heights".split()
)
_DATELINE = re.compile(r"(?P<name>[A-Z][A-Z.'’-]+(?:[ ][A-Z][A-Z.'’-]+){0,2})(?=,[ ]|[ ]\(|[ ][-–—])")
# What only a land has, before "of" and after "'s".
_LAND_AFTER = re.compile(rf"[ ]of[ ](?:the[ ])?(?P<land>{_CAPITAL})")
_OF_LANDS = frozenset(
    "republic kingdom emirate sultanate principality capital government parliament people king queen".split()
)
_LAND_BEFORE = re.compile(
    r"[’']s[ ](?:president|prime[ ]minister|premier|king|queen|government|parliament|capital"
    r"|foreign[ ]minist(?:er|ry)|ambassador|embassy|army|armed[ ]forces"
    r"|President|Prime[ ]Minister|Foreign[ ]Minister)\b"
)
# "Osmeran Foreign Minister": such a word before a title may be the demonym of a land on no list.
_DEMONYM = re.compile(r"\w{3,40}(?:an|ish|ese|i|ic)")
_NO_PEOPLES = frozenset(
    "Catholic Christian Civilian Democratic Economic European Islamic Public Republican".split()
)


def _places(
    article: Article,
    text: str,
    words: Sequence[tuple[int, int, str]],
    titled: Sequence[_Titled],
    people: Sequence[Person],
    organisations: Sequence[Organisation],
) -> tuple[Place, ...]:
    """Countries, cities, regions, and what only a dateline or what is said of it shows to be a place."""
    found: dict[tuple[str, str | None], list[Mention]] = {}
    names = {m.start: m.end for person in people for m in person.mentions}
    bodies = {
        m.start: m.end
        for organisation in organisations
        for m in organisation.mentions
        if not m.text.endswith(("government", "cabinet", "parliament"))
    }

    def add(name: str, code: str | None, start: int, end: int, kind: str = "name") -> None:
        found.setdefault((name, code), []).append(Mention(start, end, article.text[start:end], kind=kind))

    for segment in article.segments:
        if line := _DATELINE.match(text, segment.start, segment.end):
            name = line["name"].title()
            place = _place_of(name)
            if line.start() not in bodies:
                exact = place if place and place.words == name else None
                add(exact.name if exact else name, exact and exact.code, *line.span())
                names[line.start()] = line.end()
    features = {start: (end, code) for start, end, code in _regions(text, words)}
    lands = _lands(text, words, titled, people, bodies)
    # Inside a person's name nothing is a place, and inside an organisation's a demonym only.
    closed = within = 0
    for number, (start, end, word) in enumerate(words):
        within = max(within, bodies.get(start, 0))
        closed = max(closed, names.get(start, 0))
        if start < closed:
            continue
        entry = _listed_at(text, start, word)
        demonym = bool(entry) and entry.kind == "demonym"
        if start < within and not demonym:
            continue
        if start in features:
            closed, code = features[start]
            add(text[start:closed], code, start, closed)
        elif word in lands and not entry:
            land, kind = lands[word]
            add(land, None, start, end, kind)
        elif entry and entry.kind != "organisation":
            end = start + len(entry.words)
            closed = end
            if demonym or not (text.startswith(" dollar", end) or _is_namesake(text, words, number, entry)):
                add(entry.name, entry.code, start, end, "demonym" if demonym else "name")
    return tuple(
        Place(name, tuple(sorted(mentions, key=lambda m: m.start)), code)
        for (name, code), mentions in sorted(found.items(), key=lambda item: min(m.start for m in item[1]))
    )


def _is_namesake(text: str, words: Sequence[tuple[int, int, str]], number: int, entry: _Entry) -> bool:
    """Whether a place's name is a person's here: another name stands right beside it ("Chad Wolf")."""
    start, end, _ = words[number]
    if entry.words not in _NAMESAKES or text.endswith(" of ", 0, start):
        return False
    for beside in (number - 1, number + 1):
        if not 0 <= beside < len(words):
            continue
        first, last, word = words[beside]
        if (last + 1 != start or text[last] != " ") and (end + 1 != first or text[end] != " "):
            continue
        common = word in _OPENERS or word in _TITLE_WORDS or word in _NOT_NAMES or word in _CALENDAR
        if not common and not _listed_at(text, first, word):
            return True
    return False


def _regions(text: str, words: Sequence[tuple[int, int, str]]) -> Iterator[tuple[int, int, str | None]]:
    """Regions ("Gansu Province") and natural features ("Tarvik Pass"): start, end and country."""
    for number, (start, end, word) in enumerate(words):
        if word not in _REGIONS and word not in _FEATURES:
            continue
        most = 2 if word != "Region" else 3
        first = start
        for before, after, other in reversed(words[max(0, number - most) : number]):
            place = _listed_at(text, before, other)
            if after + 1 != first or text[after] != " " or other in _OPENERS or other in _TITLE_WORDS:
                break
            if place and place.kind == "demonym":
                break
            first = before
        if first < start:
            code = None
            if word in _REGIONS:
                region = text[first : start - 1]
                place = _place_of(region)
                code = place.code if place else _subdivisions().get(region.lower())
            yield first, end, code


def _lands(
    text: str,
    words: Sequence[tuple[int, int, str]],
    titled: Sequence[_Titled],
    people: Sequence[Person],
    bodies: dict[int, int],
) -> dict[str, tuple[str, str]]:
    """Words for lands on no list, shown by what is said of them: the land, and whether name or demonym."""
    known = {part for person in people for part in person.name.split()} | _OPENERS | _TITLE_WORDS | _CALENDAR
    starts = {end: start for start, end, _ in words}
    named = [item.land for item in titled if item.land]
    for match in _LAND_AFTER.finditer(text):
        before = text[max(0, match.start() - 15) : match.start()].lower()
        if before.endswith("prime minister") or before.rpartition(" ")[2] in _OF_LANDS:
            named.append(match["land"])
    for match in _LAND_BEFORE.finditer(text):
        if match.start() in starts:
            named.append(text[starts[match.start()] : match.start()])
    lands = {
        word: (word, "name")
        for word in named
        if word not in known and word[1:].islower() and not _place_of(word)
    }
    peoples = {
        word
        for item in titled
        for word in item.title.split()[:-1]
        if _DEMONYM.fullmatch(word) and word not in known and word not in _NO_PEOPLES and not _place_of(word)
    }
    if peoples:
        stems = {word[:4]: word for word in peoples}
        for start, _, word in words:
            if word[:4] in stems and word not in peoples and word not in known and start not in bodies:
                lands.setdefault(word, (word, "name"))
                lands.setdefault(stems[word[:4]], (word, "demonym"))
    return lands


@cache
def _subdivisions() -> dict[str, str]:
    """Country codes by the lower-case name of a province or region, where only one country has it."""
    import pycountry  # only here: it takes a while to load

    names: dict[str, set[str]] = {}
    for division in pycountry.subdivisions:
        bare = re.sub(r"[ ](Sheng|Shi|Oblast'?|Province|Zizhiqu)$", "", division.name).lower()
        names.setdefault(bare, set()).add(division.country_code)
    return {name: next(iter(codes)) for name, codes in names.items() if len(codes) == 1}
