"""When: dates and intervals, resolved against the article's own day. Part of `facts`, lesson 02.

Relative dates ("on Wednesday", "this year") are resolved against the article's own day, never against today.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from readout.article import Article, Span, running_text
from readout.article.english.dateline import FULL_DATE, MONTH, date_of, month_number
from readout.numerals import BELOW_100, number_of
from readout.periods import distant, iso_month, iso_months, moved


@dataclass(frozen=True, slots=True)
class Date(Span):
    """A date or interval. `value` is ISO 8601: a day, month, year, week or interval `start/end`.

    `relative` dates hang on the document's own; `value` is None where the document gives none.
    """

    value: str | None
    relative: bool


_YEAR = r"(?:19|20)\d{2}(?!\d)"
_YEAR_WORDS = r"(?:[Tt]his|[Ll]ast|[Nn]ext|[Tt]he)\syear"
_OF_YEAR = rf"(?P<year>{_YEAR_WORDS}|{_YEAR})\b"
_WEEKDAYS = list(calendar.day_name)
_WEEKDAY = "|".join(_WEEKDAYS)
_SHORT_WEEKDAY = r"(?:Mon|Tues?|Wed|Thur?s?|Fri|Sat|Sun)\.?"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_TO = r"(?:\s?[-–—]\s?|\s(?:to|through|until|till)\s)"
_COUNT = rf"(?P<count>\d{{1,2}}|{BELOW_100})"
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
    r"\b(?=[\dJFMASONDTWLPCYQHacflnpsty])"
    rf"(?:(?P<weekday>{_WEEKDAY}|{_SHORT_WEEKDAY},?\s(?=\d|{MONTH}))|(?P<month>{MONTH})"
    rf"|(?P<code>(?:[QH]\d|[12]H|FY)(?=[\s\d-])|[Ff]iscal\s)"
    rf"|(?P<beside>[Tt]he\s(?:same|next|following|previous)\s(?:day|week|month|year)\b"
    rf"|[Tt]he\sday\s(?:before|after)\b(?!\s(?:yesterday|tomorrow))|(?:[Aa]n?|\d{{1,2}}|{BELOW_100})\s(?:day|week|month|year)s?\s(?:earlier|later|before)\b)"
    r"|(?P<word>(?:[Tt]he\s)?(?:(?:[Pp]ast|[Cc]oming|[Pp]revious|[Cc]urrent|[Ll]ast|[Nn]ext|[Tt]his|[Ff]irst|[Ss]econd"
    r"|[Tt]hird|[Ff]ourth|twent(?:y-first|ieth))\s|(?:19|20)\d0s|\d\d(?:th|st)\s(?=century))"
    r"|[Tt]he\s(?=day\s(?:before\syesterday|after\stomorrow)\b)|the\s(?=(?:year|month|week)\b)|[Tt]oday|[Yy]esterday|[Tt]omorrow|[Tt]onight)|(?P<digits>\d{1,4})|(?P<ago>ago)\b)"
)


def find_dates(article: Article) -> tuple[Date, ...]:
    """Every date and interval of `article`, in order, none inside another.

    A weekday is the nearest one not after the document's day, that day included; after "will" or "is due" it is the
    nearest one not before it, and with "next" or "last" the one after or before. A month, or a day of a month, without its year is the next one where the sentence
    looks ahead ("by May", "will"), else the last one, or the next if that is within two months.
    """
    today = article.document_date.value if article.document_date else None
    text, found, done = running_text(article), [], 0
    anchor, anchor_end = None, 0
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
            if begin.lastgroup == "beside":  # "the following day" hangs on the date before it, if one is near
                near = (
                    anchor if anchor and begin.start() - anchor_end < _NEAR else today and today.isoformat()
                )
                value = _resolved(read, match, near) if near else None
            else:
                value = _resolved(read, match, today) if today or not is_relative else None
            done = match.end()
            # What cannot be a date ("Feb. 30, 2024") is left whole: none of its parts is one either.
            if value or (is_relative and not today):
                start, end = match.span("date") if "date" in pattern.groupindex else match.span()
                found.append(Date(start, end, article.text[start:end], value, is_relative))
                if value and "/" not in value and begin.lastgroup != "beside":
                    anchor, anchor_end = value, end
            break
    return tuple(found)


# How far back, in characters, a date may be that "the following day" hangs on.
_NEAR = 400


def _resolved(read: Callable, match: re.Match[str], today: dt.date | str | None) -> str | None:
    try:
        return read(match, today)
    except (OverflowError, ValueError):  # "next year" in the year 9999: past the end of the calendar
        return None


def _year_of(words: str, today: dt.date | None) -> int:
    if words[-4:].isdigit():
        return int(words[-4:])
    return today.year + _STEP.get(words.split()[0].lower(), 0)


# What in a sentence shows that a month it names is still to come, or over.
_AHEAD_BEFORE = re.compile(r"\b(?:[Bb]y|[Uu]ntil|[Tt]ill)\s(?:(?:early|mid|late|the\send\sof)[\s-])?$")
_BACK_BEFORE = re.compile(r"\b(?:[Ss]ince)\s(?:(?:early|mid|late|the\send\sof)[\s-])?$")
_AHEAD = re.compile(
    r"\b(?:will|would|shall|should|plans?|planned|due|expected?|scheduled|upcoming|forthcoming|aims?|pledged|promised|[’']ll|to\s(?:be|take|meet|"
    r"visit|hold|open|host|attend|travel))\b"
)
# Verbs of what is over, apart from "said", which all news is full of.
_PAST = re.compile(
    r"\b(?:was|were|had|reached|hit|stood|came\sto|totall?ed|amounted|rose|grew|increased|fell|declined|dropped|opened|met|"
    r"arrived|began|ended|held|visited|signed|crossed)\b"
)
# "Will meet on Friday", "is due on Monday": the days to come.
_AHEAD_DAY = re.compile(
    r"\b(?:will|[’']ll|(?:is|are|was|were)\s(?:due|expected|scheduled|set|planned|to)\b)(?!\shave\b)"
)
_LONGEST_LOOK = 160  # characters on either side


def _shows_ahead(match: re.Match[str]) -> bool | None:
    """Whether the sentence shows the date to lie ahead (True) or back (False); None where it does not say."""
    text, start, end = match.string, match.start(), match.end()
    before = text[max(0, start - _LONGEST_LOOK) : start]
    if _AHEAD_BEFORE.search(before[-20:]):
        return True
    if _BACK_BEFORE.search(before[-20:]):
        return False
    before = re.split(r"[.!?;\n]\s", before)[-1]
    after = re.split(r"[.!?;\n](?:\s|$)", text[end : end + _LONGEST_LOOK])[0]
    # Of several signs before the date the nearest one holds.
    ahead = max((match.start() for match in _AHEAD.finditer(before)), default=-1)
    past = max((match.start() for match in _PAST.finditer(before)), default=-1)
    if ahead >= 0 or past >= 0:
        return ahead > past
    return True if _AHEAD.search(after) else None


def _likely(days: Iterable[dt.date], today: dt.date, ahead: bool | None) -> dt.date | None:
    """The day meant: the next or the last one where the sentence shows which, else the last unless the next is near."""
    days = list(days)
    next_ = min((day for day in days if day >= today), default=None)
    last = max((day for day in days if day <= today), default=None)
    if not next_ or not last:
        return next_ or last
    if ahead is None:
        ahead = (next_ - today).days <= _SOON < (today - last).days
    return next_ if ahead else last


_SOON = 62


def _likely_month(month: int, match: re.Match[str], today: dt.date) -> str:
    firsts = [dt.date(year, month, 1) for year in (today.year - 1, today.year, today.year + 1)]
    day = _likely(firsts, today.replace(day=1), _shows_ahead(match))
    return iso_month(day.year, day.month)


def _likely_day(
    month: str, day: str, match: re.Match[str], today: dt.date, weekday: int | None = None
) -> dt.date | None:
    days = []
    for year in (today.year - 1, today.year, today.year + 1):
        try:
            days.append(dt.date(year, month_number(month), int(day.rstrip("sthndr"))))
        except ValueError:
            continue
    fitting = [day for day in days if day.weekday() == weekday]
    return _likely(fitting or days, today, _shows_ahead(match))


def _read_full(match: re.Match[str], today: dt.date | None) -> str | None:
    day = date_of(match)
    return day and day.isoformat()


def _read_first_months(match: re.Match[str], today: dt.date | None) -> str | None:
    count = number_of(match["count"])
    return iso_months(_year_of(match["year"], today), 1, int(count)) if 1 <= count <= 12 else None


def _read_part(match: re.Match[str], today: dt.date | None) -> str | None:
    length = 6 if match["part"] == "half" else 3
    order = _ORDER[match["order"].lower()]
    parts = 12 // length
    order = parts if order == -1 else order
    if order > parts:
        return None
    return iso_months(_year_of(match["year"] or "this year", today), (order - 1) * length + 1, order * length)


def _read_month_range(match: re.Match[str], today: dt.date | None) -> str | None:
    first, last = month_number(match["first"]), month_number(match["last"])
    if match["year"]:
        year = _year_of(match["year"], today)
    else:
        year = int(_likely_month(last, match, today)[:4])
    first_year = int(match["since"]) if match["since"] else year - (first > last)
    return iso_months(year, first, last, first_year) if (first_year, first) < (year, last) else None


def _read_days(match: re.Match[str], today: dt.date | None) -> str | None:
    """ "December 18 to 20, 2023", "18-20 December", "28 November to 2 December"."""
    m2 = match["m2"] or match["m1"]
    m1, d1, d2 = match["m1"] or m2, match["d1"].rstrip("sthndr"), match["d2"].rstrip("sthndr")
    if match["year"]:
        last = dt.date(_year_of(match["year"], today), month_number(m2), int(d2))
    else:
        last = _likely_day(m2, d2, match, today)
    first = last and dt.date(last.year - (month_number(m1) > last.month), month_number(m1), int(d1))
    return f"{first}/{last}" if first and first < last else None


def _read_year_range(match: re.Match[str], today: dt.date | None) -> str | None:
    first, last = match["first"], match["last"]
    last = first[: 4 - len(last)] + last
    return f"{first}/{last}" if first < last else None


def _read_month_of_year(match: re.Match[str], today: dt.date | None) -> str:
    return iso_month(_year_of(match["year"], today), month_number(match["month"]))


def _read_day_of_month(match: re.Match[str], today: dt.date) -> str | None:
    day = _likely_day(match["m1"], match["d1"], match, today)
    return day and day.isoformat()


def _read_month(match: re.Match[str], today: dt.date) -> str | None:
    month, end = month_number(match["date"]), match.end("date")
    joined = (
        match.string[match.start() - 1 : match.start()] == "-"
        and match.string[match.start() - 2 : match.start() - 1].islower()
    )
    if (
        joined
        or len(match["date"]) == 3
        and month != 5
        and re.match(r"[ -][A-Z][a-z]", match.string[end : end + 3])
    ):
        return None  # "Pieter-Jan", "Jan Smit"
    if not _AROUND_MONTH.search(match.string, max(0, match.start() - 9), match.start()) and (
        month in (3, 4, 5, 6, 8) or match["date"].isupper()
    ):
        return None
    return _likely_month(month, match, today)


def _read_step_month(match: re.Match[str], today: dt.date) -> str:
    """ "last May" and "next May" are never this month."""
    month, step = month_number(match["month"]), _STEP[match["which"].lower()]
    year = today.year
    if step:
        year += step if (month - today.month) * step <= 0 else 0
    return iso_month(year, month)


def _read_weekday(match: re.Match[str], today: dt.date) -> str:
    day = _WEEKDAYS.index(match["day"])
    if match["week"]:
        monday = today - dt.timedelta(days=today.weekday()) + dt.timedelta(weeks=_STEP[match["week"].lower()])
        return (monday + dt.timedelta(days=day)).isoformat()
    before = match.string[max(0, match.start() - _LONGEST_LOOK) : match.start()]
    before = re.split(r"[.!?;\n”\"]\s", before)[-1]
    ahead = max((sign.start() for sign in _AHEAD_DAY.finditer(before)), default=-1)
    if ahead > max((sign.start() for sign in _PAST.finditer(before)), default=-1):
        return (today + dt.timedelta(days=(day - today.weekday()) % 7)).isoformat()
    return (today - dt.timedelta(days=(today.weekday() - day) % 7)).isoformat()


def _read_weekday_and_date(match: re.Match[str], today: dt.date | None) -> str | None:
    """ "Friday, March 8": of the nearest years, the one in which it was a Friday; a full date says it all."""
    if full := date_of(match):
        return full.isoformat()
    month, number = match["month"] or match["m"], match["d"] or match["number"]
    if not month or not today:
        return None
    weekday = next(i for i, name in enumerate(_WEEKDAYS) if name.startswith(match["day"][:3]))
    day = _likely_day(month, number, match, today, weekday)
    return day and day.isoformat()


def _read_beside(match: re.Match[str], anchor: str) -> str | None:
    """ "the same day", "the following month", "two years earlier", counted from the date before."""
    step = {
        "same": 0,
        "next": 1,
        "following": 1,
        "previous": -1,
        "before": -1,
        "after": 1,
        "earlier": -1,
        "later": 1,
    }
    count = match["count"]
    steps = step[match["which"]] * (int(number_of(count)) if count else 1)
    unit, parts = match["unit"], [int(part) for part in anchor.split("-") if part.isdigit()]
    if "W" in anchor or len(parts) < {"year": 1, "month": 2, "week": 3, "day": 3}[unit]:
        return None
    moved = distant(dt.date(*parts, *[1] * (3 - len(parts))), steps, unit)
    return moved.isoformat()[: len(anchor)]


def _read_code(match: re.Match[str], today: dt.date | None) -> str:
    """ "Q3 2023" and "H1 2024"."""
    if match["quarter"]:
        order, length = int(match["quarter"]), 3
    else:
        order, length = int(match["half"] or match["first"]), 6
    return iso_months(int(match["year"]), (order - 1) * length + 1, order * length)


def _read_fiscal(match: re.Match[str], today: dt.date | None) -> str | None:
    """The year or years a fiscal year bears in its name; when it begins differs between countries."""
    first, last = match["first"], match["last"]
    if not last:
        return first
    last = first[: 4 - len(last)] + last
    return f"{first}/{last}" if first < last else None


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
        near = moved(today.replace(day=1), 3 * step)
        return iso_months(near.year, (near.month - 1) // 3 * 3 + 1, (near.month - 1) // 3 * 3 + 3)
    if unit == "month":
        near = moved(today.replace(day=1), step)
        return iso_month(near.year, near.month)
    week = (today + dt.timedelta(weeks=step)).isocalendar()
    return f"{week.year}-W{week.week:02d}"


def _read_stretch(match: re.Match[str], today: dt.date) -> str:
    """ "the past five years" and "the next six months": up to the document's day, or from it."""
    count, unit = int(number_of(match["count"])), match["unit"]
    back = _STEP.get(match["which"].lower(), -1) < 0
    other = distant(today, -count if back else count, unit)
    return f"{other}/{today}" if back else f"{today}/{other}"


def _read_ago(match: re.Match[str], today: dt.date) -> str:
    count = 1 if match["one"] else int(number_of(match["count"]))
    day, unit = distant(today, -count, match["unit"]), match["unit"]
    if unit == "week":
        return f"{day.isocalendar().year}-W{day.isocalendar().week:02d}"
    return {"year": f"{day.year:04d}", "month": iso_month(day.year, day.month)}.get(unit, day.isoformat())


def _read_day_word(match: re.Match[str], today: dt.date) -> str:
    words = match.group().lower()
    step = -1 if words.startswith(("yesterday", "last")) else words == "tomorrow"
    if words.startswith("the day"):
        step = -2 if words.endswith("yesterday") else 2
    return (today + dt.timedelta(days=step)).isoformat()


def _read_decade(match: re.Match[str], today: dt.date | None) -> str:
    return f"{match['decade']}/{match['decade'][:3]}9"


def _read_century(match: re.Match[str], today: dt.date | None) -> str:
    number = int(match["number"]) if match["number"] else 20 + ("first" in match.group())
    return f"{number * 100 - 99:04d}/{number * 100}"


def _hangs_on_today(match: re.Match[str]) -> bool:
    return not (match["year"] or "")[-4:].isdigit()


_Rule = tuple[re.Pattern[str], Callable, bool | Callable]
_FULL: _Rule = (FULL_DATE, _read_full, False)
_TO_YEAR = rf"(?:(?:\sof|,)?\s{_OF_YEAR})?"
# "March 4,000" and "20 March people" are none.
_NO_MORE = r"(?![\w%]|[.,]\d|\s?(?:percent|per\scent|[mbtr]+illion)\b)"
_DATE_RULES: dict[str, tuple[_Rule, ...]] = {
    "month": (
        (
            re.compile(
                rf"(?P<m1>{MONTH})\s(?P<d1>{_DAY})(?:{_TO}|\sand\s)(?:(?P<m2>{MONTH})\s)?(?P<d2>{_DAY})(?![\d.]*\d|\w)"
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
        (
            re.compile(
                rf"(?<=[Bb]etween\s)(?P<first>{MONTH})(?:\s(?P<since>{_YEAR}))?\sand\s(?P<last>{MONTH})(?!\w|\s\d\d?\b)"
                rf"{_TO_YEAR}"
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
                rf"(?<![\w.,$€£¥-])(?P<d1>{_DAY})(?:\s(?P<m1>{MONTH}))?(?:{_TO}|\sand\s)(?P<d2>{_DAY})\s(?:of\s)?(?P<m2>{MONTH})"
                rf"(?!\w)(?:,?\s{_OF_YEAR})?"
            ),
            _read_days,
            _hangs_on_today,
        ),
        _FULL,
        (
            re.compile(rf"(?<![\w.,:])(?P<d1>{_DAY})\s(?:of\s)?(?P<m1>{MONTH}){_NO_MORE}"),
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
            re.compile(
                r"(?:(?<![\d.,$€£¥/-])|(?<=\b(?:end|mid|pre)-)|(?<=\b(?:late|post)-)|(?<=\bearly-))"
                rf"(?P<year>{_YEAR})(?!\w){_COUNTS_ELSE}"
            ),
            lambda match, today: match["year"],
            False,
        ),
    ),
    "code": (
        (
            re.compile(
                r"(?:Q(?P<quarter>[1-4])|H(?P<half>[12])|(?P<first>[12])H)(?:\sof)?[\s-]?(?P<year>(?:19|20)\d\d)\b"
            ),
            _read_code,
            False,
        ),
        (
            re.compile(
                r"(?:FY\s?|[Ff]iscal\s(?:[Yy]ear\s)?)(?P<first>(?:19|20)\d\d)(?:\s?[-–/]\s?(?P<last>(?:19|20)?\d\d))?\b"
            ),
            _read_fiscal,
            False,
        ),
    ),
    "beside": (
        (
            re.compile(
                r"[Tt]he\s(?P<which>same|next|following|previous)\s(?P<unit>day|week|month|year)\b(?P<count>)"
            ),
            _read_beside,
            True,
        ),
        (re.compile(r"[Tt]he\s(?P<unit>day)\s(?P<which>before|after)\b(?P<count>)"), _read_beside, True),
        (
            re.compile(
                rf"(?:[Aa]n?|{_COUNT})\s(?P<unit>day|week|month|year)s?\s(?P<which>earlier|later|before)\b"
            ),
            _read_beside,
            True,
        ),
    ),
    "weekday": (
        (
            re.compile(
                rf"(?P<day>{_WEEKDAY}|{_SHORT_WEEKDAY}),?\s(?:the\s)?"
                rf"(?:{FULL_DATE.pattern}|(?P<month>{MONTH})\s(?P<d>{_DAY})(?![\w%]|[.,]\d)"
                rf"|(?P<number>{_DAY})\s(?:of\s)?(?P<m>{MONTH})(?!\w))"
            ),
            _read_weekday_and_date,
            lambda match: not date_of(match),
        ),
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
                r"(?i:the\sday\sbefore\syesterday|the\sday\safter\stomorrow|today|yesterday|tomorrow|tonight|this\s(?:morning|afternoon|evening)|last\s(?:night|evening))\b"
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
