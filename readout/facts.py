"""Who, where, when and how much: people, organisations, places, dates and quantities of an article. Lesson 02.

Written rules and word lists, no trained model: the same text gives the same facts on every machine. Relative dates
("on Wednesday", "this year") are resolved against the day the article gives as its own, never against today.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import pandas as pd
import pycountry

from readout.article import FULL_DATE, MONTH, Article, Span, date_of, month_number
from readout.lexicon import entries


@dataclass(frozen=True, slots=True)
class Mention(Span):
    """A place in the text where something is named. `title` is the title before a person's name, if any."""

    title: str | None = None
    kind: str = "name"


@dataclass(frozen=True, slots=True)
class Person:
    """A person by the fullest form of the name. `country` is an ISO 3166 alpha-2 code, or None where not known."""

    name: str
    mentions: tuple[Mention, ...]
    titles: tuple[str, ...]
    country: str | None


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
    """A number with its unit: `value` in the base unit ("$200 billion" is 2e11), `unit` as in the text's sense.

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
    people = _people(article.text)
    organisations = _organisations(article.text)
    return Facts(people, organisations, _places(article, people), dates, find_quantities(article, dates))


def country_pair(facts: Facts) -> tuple[str, str] | None:
    """The ISO codes of the two countries the text names most, the most named first; None where it names fewer."""
    named = Counter()
    for place in facts.places:
        if place.country:
            named[place.country] += len(place.mentions)
    most = [country for country, _ in named.most_common(2)]
    return (most[0], most[1]) if len(most) == 2 else None


def trade_target(article: Article, facts: Facts) -> float | None:
    """The sum in USD billions that the text calls a target or goal; else its largest sum in US dollars; else None."""
    sums = [q for q in facts.quantities if q.unit == "USD"]
    aims = [s for s in article.sentences if re.search(r"\b(?:target|goal)\b", s.text, re.IGNORECASE)]
    named = [q for q in sums if any(s.start <= q.start < s.end for s in aims)]
    largest = max((q.value for q in named or sums), default=None)
    return None if largest is None else largest / 1e9


def facts_table(facts: Facts) -> pd.DataFrame:
    """One row per mention, date and quantity: kind, text, value, start, end, in the order of the text.

    `value` is what it was read as: a full name, an ISO date, or a number with its unit.
    """
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


class _Taken:
    """Stretches of the text already read as something, asked for in any order."""

    def __init__(self, spans: Iterable[tuple[int, int]] = ()):
        self.spans = sorted(spans)

    def overlaps(self, start: int, end: int) -> bool:
        place = bisect_right(self.spans, (start, start))
        near = self.spans[max(0, place - 1) : place + 1]
        return any(s < end and start < e for s, e in near)

    def holds(self, start: int, end: int) -> bool:
        place = bisect_right(self.spans, (start, end))
        return any(s <= start and end <= e for s, e in self.spans[max(0, place - 1) : place + 1])

    def add(self, start: int, end: int) -> None:
        self.spans.insert(bisect_right(self.spans, (start, end)), (start, end))


# --- dates -----------------------------------------------------------------------------------------------------------

_NUMBER_WORDS = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen twenty".split()
    )
} | {
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
    "hundred": 100,
    "dozen": 12,
}
_WORD = "|".join(sorted(_NUMBER_WORDS, key=len, reverse=True))
_YEAR = r"(?:19|20)\d{2}"
_OF_YEAR = rf"(?:this\syear|last\syear|next\syear|the\syear|{_YEAR})"
_WEEKDAYS = [day.lower() for day in calendar.day_name]
_ORDERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": -1}
_AROUND_MONTH = (
    r"(?:in|since|by|until|till|from|of|for|during|late|early|mid|through|before|after|last|next|this|to)"
)


def find_dates(article: Article) -> tuple[Date, ...]:
    """Every date and interval of `article`, in order, none inside another.

    A weekday is the nearest one not after the document's day, that day included. A month, or a day of a month,
    without its year is the one nearest to the document's day.
    """
    today = article.document_date.value if article.document_date else None
    found, taken = [], _Taken()
    for pattern, read, relative in _DATE_RULES:
        for match in pattern.finditer(article.text):
            start, end = match.span("date") if "date" in pattern.groupindex else match.span()
            if taken.overlaps(start, end):
                continue
            is_relative = relative(match) if callable(relative) else relative
            value = _resolved(read, match, today) if today or not is_relative else None
            if value is None and not is_relative:
                continue
            taken.add(start, end)
            found.append(Date(start, end, article.text[start:end], value, is_relative))
    return tuple(sorted(found, key=lambda date: date.start))


def _resolved(read: Callable, match: re.Match[str], today: dt.date | None) -> str | None:
    try:
        return read(match, today)
    except (OverflowError, ValueError):  # "next year" in the year 9999: past the end of the calendar
        return None


def _year_of(words: str, today: dt.date | None) -> int:
    if words[-4:].isdigit():
        return int(words[-4:])
    return today.year + {"last": -1, "next": 1}.get(words.split()[0].lower(), 0)


def _months(year: int, first: int, last: int) -> str:
    return f"{year}-{first:02d}-01/{year}-{last:02d}-{calendar.monthrange(year, last)[1]}"


def _read_full(match: re.Match[str], today: dt.date | None) -> str | None:
    day = date_of(match)
    return day and day.isoformat()


def _read_first_months(match: re.Match[str], today: dt.date | None) -> str | None:
    count = _number(match["count"])
    return _months(_year_of(match["year"], today), 1, int(count)) if 1 <= count <= 12 else None


def _read_part(match: re.Match[str], today: dt.date | None) -> str | None:
    length = 6 if match["part"].lower() == "half" else 3
    order = _ORDERS[match["order"].lower()]
    parts = 12 // length
    order = parts if order == -1 else order
    if order > parts:
        return None
    return _months(_year_of(match["year"], today), (order - 1) * length + 1, order * length)


def _read_month_range(match: re.Match[str], today: dt.date | None) -> str | None:
    first, last = month_number(match["first"]), month_number(match["last"])
    return _months(_year_of(match["year"], today), first, last) if first <= last else None


def _read_year_range(match: re.Match[str], today: dt.date | None) -> str | None:
    first, last = match["first"], match["last"]
    last = first[: 4 - len(last)] + last
    return f"{first}/{last}" if first < last else None


def _read_month_of_year(match: re.Match[str], today: dt.date | None) -> str:
    return f"{match['year']}-{month_number(match['month']):02d}"


def _read_day_of_month(match: re.Match[str], today: dt.date) -> str | None:
    month, number = month_number(match["m1"] or match["m2"]), int(match["d1"] or match["d2"])
    days = []
    for year in (today.year - 1, today.year, today.year + 1):
        try:
            days.append(dt.date(year, month, number))
        except ValueError:
            continue
    return min(days, key=lambda day: abs(day - today)).isoformat() if days else None


def _read_month(match: re.Match[str], today: dt.date) -> str:
    month, ahead = month_number(match["date"]), today.year * 12 + today.month - 1
    nearest = min(
        (y * 12 + month - 1 for y in range(today.year - 1, today.year + 2)), key=lambda m: abs(m - ahead)
    )
    return f"{nearest // 12}-{nearest % 12 + 1:02d}"


def _read_weekday(match: re.Match[str], today: dt.date) -> str:
    back = (today.weekday() - _WEEKDAYS.index(match.group().lower())) % 7
    return (today - dt.timedelta(days=back)).isoformat()


def _read_near(match: re.Match[str], today: dt.date) -> str:
    step = {"this": 0, "last": -1, "next": 1}[match["which"].lower()]
    unit = match["unit"].lower()
    if unit == "year":
        return str(today.year + step)
    if unit == "month":
        month = today.year * 12 + today.month - 1 + step
        return f"{month // 12}-{month % 12 + 1:02d}"
    week = (today + dt.timedelta(weeks=step)).isocalendar()
    return f"{week.year}-W{week.week:02d}"


def _read_day_word(match: re.Match[str], today: dt.date) -> str:
    step = {"yesterday": -1, "tomorrow": 1}.get(match.group().lower(), 0)
    return (today + dt.timedelta(days=step)).isoformat()


def _named_relatively(match: re.Match[str]) -> bool:
    return not match["year"][-4:].isdigit()


_DATE_RULES: tuple[tuple[re.Pattern[str], Callable, bool | Callable], ...] = (
    (FULL_DATE, _read_full, False),
    (
        re.compile(
            rf"\b(?:the\s)?first\s(?P<count>\d{{1,2}}|{_WORD})\smonths\s(?:of|in)\s(?P<year>{_OF_YEAR})\b",
            re.I,
        ),
        _read_first_months,
        _named_relatively,
    ),
    (
        re.compile(
            rf"\b(?:the\s)?(?P<order>first|second|third|fourth|last)\s(?P<part>half|quarter)\s(?:of|in)\s"
            rf"(?P<year>{_OF_YEAR})\b",
            re.I,
        ),
        _read_part,
        _named_relatively,
    ),
    (
        re.compile(
            rf"\b(?P<first>{MONTH})\s?(?:-|–|to|through)\s?(?P<last>{MONTH})(?:\sof|,)?\s(?P<year>{_OF_YEAR})\b"
        ),
        _read_month_range,
        _named_relatively,
    ),
    (re.compile(rf"\b(?P<month>{MONTH})(?:\sof|,)?\s(?P<year>{_YEAR})\b"), _read_month_of_year, False),
    (
        re.compile(
            rf"\b(?:(?P<m1>{MONTH})\s(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?|(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\s"
            rf"(?:of\s)?(?P<m2>{MONTH}))(?![\w%])"
        ),
        _read_day_of_month,
        True,
    ),
    (
        re.compile(rf"(?<![\d.,-])(?P<first>{_YEAR})\s?[-–/]\s?(?P<last>(?:19|20)?\d{{2}})(?![\d.,]*\d|-\d)"),
        _read_year_range,
        False,
    ),
    (
        re.compile(
            rf"\b(?:from|between)\s(?P<date>(?P<first>{_YEAR})\s(?:to|and|until)\s(?P<last>{_YEAR}))\b", re.I
        ),
        _read_year_range,
        False,
    ),
    (re.compile(rf"\b{_AROUND_MONTH}(?:\s|-)(?P<date>{MONTH})(?![\w’'])", re.I), _read_month, True),
    (re.compile(r"\b(?P<which>this|last|next)\s(?P<unit>year|month|week)\b", re.I), _read_near, True),
    (re.compile(rf"\b(?:{'|'.join(calendar.day_name)})\b"), _read_weekday, True),
    (re.compile(r"\b(?:today|yesterday|tomorrow)\b", re.I), _read_day_word, True),
    (
        re.compile(
            rf"(?<![\d.,$€£¥/-])\b(?P<year>{_YEAR})\b(?![.,]\d|-\d|/\d|\s?(?:%|percent|per cent|people|tonn?es|"
            r"tons|million|billion|trillion|dollars|yuan|euros|troops|km))"
        ),
        lambda match, today: match["year"],
        False,
    ),
)

# --- quantities ------------------------------------------------------------------------------------------------------

_NUM = r"(?<![\w.,])(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
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
}
_SCALE = r"(?P<scale>thousand|million|mln|mn|billion|bln|bn|trillion|trln|tn)"
_GLUED = r"(?P<glued>[kmb])"
_SIGNS = {
    "US$": "USD",
    "$": "USD",
    "USD": "USD",
    "A$": "AUD",
    "C$": "CAD",
    "HK$": "HKD",
    "€": "EUR",
    "EUR": "EUR",
    "£": "GBP",
    "GBP": "GBP",
    "¥": "CNY",
    "RMB": "CNY",
    "CNY": "CNY",
    "₽": "RUB",
    "RUB": "RUB",
    "₹": "INR",
    "JPY": "JPY",
    "CHF": "CHF",
    "INR": "INR",
}
_NAMES = (
    ("USD", r"(?:U\.?S\.?\s|American\s)?dollars?"),
    ("CNY", r"(?:Chinese\s)?yuan|renminbi"),
    ("EUR", r"euros?"),
    ("GBP", r"pounds?(?:\ssterling)?"),
    ("JPY", r"yen"),
    ("RUB", r"(?:Russian\s)?rou?bles?"),
    ("INR", r"(?:Indian\s)?rupees?"),
    ("KRW", r"won"),
    ("CHF", r"Swiss\sfrancs?"),
)
_UNITS = (
    ("tonne", r"(?:metric\s)?ton(?:ne)?s?"),
    ("barrel", r"barrels?"),
    ("cubic metre", r"cubic\smet(?:er|re)s?"),
    ("square kilometre", r"square\skilomet(?:er|re)s?"),
    ("kilometre", r"kilomet(?:er|re)s?|km"),
    ("hectare", r"hectares?"),
    ("megawatt", r"megawatts?|MW"),
    ("degree", r"degrees?(?:\sCelsius)?"),
)
_PERIODS = r"years?|months?|weeks?|days?|hours?|minutes?"
_COUNTED = rf"(?P<number>{_NUM}|\b(?:{_WORD})\b)(?:[\s-]{_SCALE}\b)?"
_ORDINAL_STEMS = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
    "eleventh": 11,
    "twelfth": 12,
    "thirteenth": 13,
    "fourteenth": 14,
    "fifteenth": 15,
    "sixteenth": 16,
    "seventeenth": 17,
    "eighteenth": 18,
    "nineteenth": 19,
    "twentieth": 20,
    "thirtieth": 30,
    "fortieth": 40,
    "fiftieth": 50,
    "sixtieth": 60,
    "seventieth": 70,
    "eightieth": 80,
    "ninetieth": 90,
    "hundredth": 100,
}
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"


def find_quantities(article: Article, dates: Sequence[Date]) -> tuple[Quantity, ...]:
    """Every number with a unit in `article`, in order, none inside another.

    Years, dates and year ranges are not quantities; a duration inside an interval ("the first 11 months of this
    year") is one.
    """
    taken, in_date = _Taken(), _Taken((d.start, d.end) for d in dates)
    found = []
    for pattern, read in _QUANTITY_RULES:
        for match in pattern.finditer(article.text):
            quantity = read(match)
            if quantity is None or taken.overlaps(quantity.start, quantity.end):
                continue
            inside = in_date.holds(quantity.start, quantity.end)
            if in_date.overlaps(quantity.start, quantity.end) and not (
                quantity.kind == "duration" and inside
            ):
                continue
            taken.add(quantity.start, quantity.end)
            found.append(quantity)
    return tuple(sorted(found, key=lambda quantity: quantity.start))


def _number(words: str) -> float:
    words = words.lower()
    return float(_NUMBER_WORDS[words]) if words in _NUMBER_WORDS else float(words.replace(",", ""))


def _quantity(match: re.Match[str], unit: str, kind: str) -> Quantity:
    groups = match.groupdict()
    scale = (
        _SCALES[(groups.get("scale") or groups.get("glued") or "").lower()]
        if (groups.get("scale") or groups.get("glued"))
        else 1
    )
    # Rounded, because 48.6 times a billion is not quite 48.6 billion to a computer.
    value = round(_number(match["number"]) * scale, 6)
    return Quantity(match.start(), match.end(), match.group(), value, unit, kind)


def _read_ordinal(match: re.Match[str]) -> Quantity:
    digits = match["digits"]
    if digits:
        value, end = float(digits), match.end("figure")
    else:
        value = _ORDINAL_STEMS[match["stem"].lower()] + _NUMBER_WORDS.get(
            (match["tens"] or "zero").lower(), 0
        )
        end = match.end("stem")
    start = match.start()
    return Quantity(start, end, match.group()[: end - start], float(value), "ordinal", "ordinal")


def _read_count(match: re.Match[str]) -> Quantity:
    end = match.end("scale") if match["scale"] else match.end("number")
    quantity = _quantity(match, "count", "count")
    return Quantity(
        match.start(), end, match.group()[: end - match.start()], quantity.value, "count", "count"
    )


def _as(unit: str, kind: str) -> Callable[[re.Match[str]], Quantity]:
    return lambda match: _quantity(match, unit, kind)


_SIGN = "|".join(
    sorted((re.escape(s) if not s.isalpha() else rf"\b{s}" for s in _SIGNS), key=len, reverse=True)
)
_QUANTITY_RULES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Quantity | None]], ...] = (
    (
        re.compile(
            rf"(?P<sign>{_SIGN})\s?(?P<number>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?)"
            rf"(?:[\s-]?{_SCALE}\b|{_GLUED}\b)?"
        ),
        lambda match: _quantity(match, _SIGNS[match["sign"]], "money"),
    ),
    *((re.compile(rf"{_COUNTED}[\s-](?:{name})\b"), _as(code, "money")) for code, name in _NAMES),
    *(
        (re.compile(rf"{_COUNTED}\s(?:{code})\b"), _as(_SIGNS[code], "money"))
        for code in _SIGNS
        if code.isalpha()
    ),
    (
        re.compile(rf"(?P<number>{_NUM}|\b(?:{_WORD})\b)(?:\s|-)?percentage\spoints?\b"),
        _as("percentage point", "percent"),
    ),
    (re.compile(rf"(?P<number>{_NUM})\s?%"), _as("percent", "percent")),
    (re.compile(rf"(?P<number>{_NUM}|\b(?:{_WORD})\b)(?:\s|-)per\s?cent\b"), _as("percent", "percent")),
    (re.compile(r"(?<![\w.])(?P<number>\d(?:\.\d)?)[\s-]magnitude\b", re.I), _as("magnitude", "measure")),
    (
        re.compile(r"\bmagnitude[\s-](?:of\s)?(?P<number>\d(?:\.\d)?)(?![\d.]*\d)", re.I),
        _as("magnitude", "measure"),
    ),
    *((re.compile(rf"{_COUNTED}[\s-](?:{name})\b"), _as(unit, "measure")) for unit, name in _UNITS),
    (
        re.compile(rf"(?P<number>{_NUM}|\b(?:{_WORD})\b)[\s-](?P<period>{_PERIODS})\b(?!\s?\d)", re.I),
        lambda match: _quantity(match, match["period"].lower().rstrip("s"), "duration"),
    ),
    (
        re.compile(
            r"(?P<figure>(?<![\w.,])(?P<digits>\d{1,4})(?:st|nd|rd|th))\b"
            rf"|\b(?:(?P<tens>{_TENS})-)?(?P<stem>{'|'.join(_ORDINAL_STEMS)})"
            r"(?=\s(?:anniversary|session|meeting|summit|round|consecutive|time)\b)",
            re.I,
        ),
        _read_ordinal,
    ),
    (re.compile(rf"{_COUNTED}(?=\s(?:[a-z]+\s){{0,2}}?[a-z]+(?:s|people|children)\b)"), _read_count),
)

# --- people, organisations, places -----------------------------------------------------------------------------------

# A blank, never a line break: a name does not run over the end of a paragraph.
_CAPITAL = r"(?:U\.[SK]\.|[^\W\d_a-zß-ÿ][\w’'-]{0,40}\w)"
_PARTICLE = r"(?:al|bin|bint|ibn|van|von|der|den|de|da|dos|del|di|la|el|ben|abu)"
_NAME = rf"(?:{_CAPITAL}|[A-Z]\.)(?:[ ](?:{_PARTICLE}[ ]){{0,2}}(?:{_CAPITAL}|[A-Z]\.)){{0,3}}"
_SENTENCE_OPENERS = frozenset(
    ["The", "He", "She", "It", "They", "In", "On", "At", "For", "But", "And", "Both", "Also"]
)


@dataclass(frozen=True, slots=True)
class _Country:
    code: str
    names: tuple[str, ...]
    demonyms: tuple[str, ...]
    capitals: tuple[str, ...]


@cache
def _countries() -> tuple[_Country, ...]:
    """Our list first, then the names of countries that it lacks, from pycountry."""
    listed = []
    for line in entries("countries"):
        code, *columns = line.split(";")
        listed.append(
            _Country(code, *(tuple(word for word in column.split("/") if word) for column in columns))
        )
    known = {country.code for country in listed}
    return tuple(listed) + tuple(
        _Country(country.alpha_2, (country.name.split(",")[0],), (), ())
        for country in pycountry.countries
        if country.alpha_2 not in known
    )


@cache
def country_names() -> dict[str, str]:
    """The short English name of each country, by its ISO 3166 alpha-2 code."""
    return {country.code: country.names[0] for country in _countries()}


@cache
def _country_words() -> dict[str, tuple[str, str, str]]:
    """Each word for a country: its code, the country's first name, and whether it is a name, demonym or capital."""
    words = {}
    for country in _countries():
        name = country.names[0]
        words |= {word: (country.code, word, "capital") for word in country.capitals}
        words |= {word: (country.code, name, "demonym") for word in country.demonyms}
        words |= {word: (country.code, name, "name") for word in country.names}
    return words


def _alternatives(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


@cache
def _place_pattern() -> re.Pattern[str]:
    words = _country_words()
    demonyms = _alternatives(word for word, (*_, kind) in words.items() if kind == "demonym")
    others = _alternatives(word for word, (*_, kind) in words.items() if kind != "demonym")
    return re.compile(
        rf"(?<![\w.])(?:(?P<name>{others})(?![\w’']*[^\W_’'s]|[ ]dollars?)|(?P<demonym>{demonyms})s?(?!\w))"
    )


@cache
def _title_pattern() -> re.Pattern[str]:
    titles = "|".join(
        rf"(?i:{re.escape(title)})" for title in sorted(entries("titles"), key=len, reverse=True)
    )
    states = _alternatives(word for word, (*_, kind) in _country_words().items() if kind == "name")
    return re.compile(
        rf"(?<![\w’'-])(?P<title>(?:(?!The\b){_CAPITAL}[ ]){{0,3}}?(?:(?:(?i:deputy|vice|acting|former|first|senior))[ ])?"
        rf"\b(?:{titles}))"
        rf"(?:[ ]of[ ](?:the[ ])?(?P<state>{states}))?,?[ ](?P<name>{_NAME})(?:[ ]of[ ](?P<land>{_CAPITAL}))?"
    )


def _people(text: str) -> tuple[Person, ...]:
    """People with a title before their name, and every later mention by any part of that name."""
    names: dict[str, dict] = {}
    for match in _title_pattern().finditer(text):
        name = _clean_name(match["name"])
        if not name:
            continue
        full = next((known for known in names if _is_short_for(name, known)), name)
        title = match["title"]
        entry = names.setdefault(full, {"mentions": {}, "titles": [], "country": None})
        start = match.start("name")
        entry["mentions"][start] = Mention(start, start + len(name), name, title)
        if title not in entry["titles"]:
            entry["titles"].append(title)
        entry["country"] = entry["country"] or _country_of(title, match["state"], match["land"])
    for full, entry in names.items():
        for mention in _later_mentions(text, full, set(names) - {full}):
            entry["mentions"].setdefault(mention.start, mention)
    return tuple(
        Person(name, _in_order(entry["mentions"].values()), tuple(entry["titles"]), entry["country"])
        for name, entry in names.items()
    )


def _clean_name(name: str) -> str:
    """`name` up to the first word that belongs to no name: a country, a title, an organisation."""
    kept = []
    for token in name.split():
        bare = re.sub(r"[’']s$", "", token)
        if bare in _country_words() or bare in _SENTENCE_OPENERS or bare in _TITLE_WORDS:
            break
        kept.append(bare)
        if bare != token:
            break
    while kept and re.fullmatch(_PARTICLE, kept[-1]):
        kept.pop()
    return " ".join(kept)


_TITLE_WORDS = frozenset(word for title in entries("titles") for word in title.split())


def _is_short_for(name: str, full: str) -> bool:
    return name == full or (" " not in name and name in full.split())


def _country_of(title: str, state: str | None, land: str | None) -> str | None:
    words = _country_words()
    for word in (state, land):
        if word in words:
            return words[word][0]
    match = _place_pattern().search(title)
    return words[match["name"] or match["demonym"]][0] if match else None


def _later_mentions(text: str, full: str, others: set[str]) -> Iterator[Mention]:
    tokens = [token for token in full.split() if len(token) > 1 and not re.fullmatch(_PARTICLE, token)]
    shared = {token for other in others for token in other.split()}
    shorts = [token for token in tokens if token not in shared]
    pattern = _alternatives([full, *shorts])
    for match in re.finditer(rf"(?<![\w-])(?:{pattern})(?![\w-])", text):
        before = text[max(0, match.start() - 25) : match.start()]
        # "Ann Brask" is not Teodor Brask: another first name stands before the family name.
        stranger = re.search(rf"({_CAPITAL})[ ]$", before)
        if match.group() != full and stranger and stranger.group(1) not in tokens:
            opens = re.search(rf"[.!?\n”\"]\s*{re.escape(stranger.group(1))}[ ]$", before)
            if not opens and stranger.group(1) not in _TITLE_WORDS:
                continue
        yield Mention(match.start(), match.end(), match.group())


def _in_order(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """Mentions in the order of the text, a mention inside a longer one left out."""
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: (m.start, -m.end)):
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return tuple(kept)


_ORGANISATION = re.compile(
    rf"(?<![\w-])(?:(?P<listed>{_alternatives(entries('organisations'))})(?![\w-])"
    rf"|(?P<ministry>(?:{_CAPITAL}[ ])?Ministry[ ]of[ ](?:the[ ])?{_CAPITAL}(?:(?:,[ ]|[ ]and[ ]|[ ]){_CAPITAL}){{0,3}})"
    rf"|(?P<body>(?!The\b)(?:{_CAPITAL}[ ]){{1,4}}(?:Ministry|News[ ]Service|News[ ]Agency|Agency|Commission|Committee|"
    r"Corporation|Council|Bank|University|Customs|Administration|Institute|Association|Chamber[ ]of[ ]Commerce)\b)"
    rf"|(?P<government>(?:[Tt]he[ ])?(?P<whose>{_CAPITAL}(?:[ ]{_CAPITAL})?)[ ](?:government|cabinet|parliament)\b))"
)


def _organisations(text: str) -> tuple[Organisation, ...]:
    found: dict[str, list[Mention]] = {}
    countries: dict[str, str | None] = {}
    words = _country_words()
    for match in _ORGANISATION.finditer(text):
        name = match.group()
        if match["government"]:
            if match["whose"] not in words:
                continue
            name = re.sub(r"^[Tt]he[ ]", "", name)
            countries[name] = words[match["whose"]][0]
        else:
            place = _place_pattern().match(name)
            countries[name] = words[place["name"] or place["demonym"]][0] if place else None
        found.setdefault(name, []).append(Mention(match.start(), match.end(), match.group()))
    return tuple(Organisation(name, tuple(mentions), countries[name]) for name, mentions in found.items())


_PLAIN = r"[^\W\d_a-zß-ÿ][\w-]{0,40}\w"
_REGION = re.compile(
    rf"\b(?P<name>(?P<word>{_PLAIN}(?:[ ]{_PLAIN})?)[ ](?:Province|Oblast|Prefecture|Autonomous[ ]Region|Region|County))\b"
)
_DATELINE = re.compile(
    r"^(?P<name>[A-Z][A-Z.'’-]+(?:[ ][A-Z][A-Z.'’-]+){0,2})(?=,[ ]|[ ]\(|[ ][-–—])", re.MULTILINE
)


def _places(article: Article, people: Sequence[Person]) -> tuple[Place, ...]:
    """Countries by name and demonym, their capitals, regions, and the city and lands that only a dateline or a
    title names."""
    text, words = article.text, _country_words()
    found: dict[tuple[str, str | None], list[Mention]] = {}
    for match in _place_pattern().finditer(text):
        word = match["name"] or match["demonym"]
        code, name, kind = words[word]
        end = match.start() + len(word)
        mention = Mention(match.start(), end, word, kind="demonym" if kind == "demonym" else "name")
        found.setdefault((name, code), []).append(mention)
    for match in _REGION.finditer(text):
        known = _subdivisions().get(match["word"].lower())
        found.setdefault((match["name"], known), []).append(Mention(*match.span(), match.group()))
    for match in _DATELINE.finditer(text):
        name = match["name"].title()
        if name not in words:
            found.setdefault((name, None), []).append(Mention(*match.span(), match.group()))
        else:
            found.setdefault((name, words[name][0]), []).append(Mention(*match.span(), match.group()))
    for match in _title_pattern().finditer(text):
        land = match["land"]
        if land and land not in words and any(land not in person.name for person in people):
            mentions = [
                Mention(*m.span(), land) for m in re.finditer(rf"(?<![\w-]){re.escape(land)}(?![\w-])", text)
            ]
            found[land, None] = mentions
    return tuple(
        Place(name, _in_order(mentions), code)
        for (name, code), mentions in sorted(found.items(), key=lambda item: min(m.start for m in item[1]))
    )


@cache
def _subdivisions() -> dict[str, str]:
    """Country codes by the lower-case name of a province or region, where only one country has it."""
    names: dict[str, set[str]] = {}
    for division in pycountry.subdivisions:
        bare = re.sub(r"[ ](Sheng|Shi|Oblast'?|Province|Zizhiqu)$", "", division.name).lower()
        names.setdefault(bare, set()).add(division.country_code)
    return {name: next(iter(codes)) for name, codes in names.items() if len(codes) == 1}
