"""The rules for dates counted from another day: the document's own ("next Thursday"), or the date said before."""

from __future__ import annotations

import datetime as dt
import re

from readout.article.english.dateline import FULL_DATE, MONTH, date_of, month_number
from readout.facts.english.date_rules import DAY_OF_MONTH, HOW_MANY, STEP, Rule, Setting, always
from readout.facts.english.date_tense import likely_day, looks_ahead, weekday_lies_ahead
from readout.facts.english.numerals import number_of
from readout.periods import WEEKDAYS, distant, iso_month, iso_months, iso_year, moved

_WEEKDAY = "|".join(WEEKDAYS)
SHORT_WEEKDAY = r"(?:Mon|Tues?|Wed|Thur?s?|Fri|Sat|Sun)\.?"

# -- Counted from the document's own day


def _read_weekday_and_date(match: re.Match[str], setting: Setting) -> str | None:
    """Of the nearest years, the one in which it was a Friday; a full date says it all."""
    if full := date_of(match):
        return full.isoformat()
    month, number = match["month"] or match["m"], match["d"] or match["number"]
    if not month:
        return None
    weekday = next(i for i, name in enumerate(WEEKDAYS) if name.startswith(match["day"][:3]))
    day = likely_day(month, number, match, setting.today, weekday)
    return day.isoformat() if day else None


_WEEKDAY_AND_DATE = Rule(
    "Friday, March 8",
    re.compile(
        rf"(?P<day>{_WEEKDAY}|{SHORT_WEEKDAY}),?\s(?:the\s)?"
        rf"(?:{FULL_DATE.pattern}|(?P<month>{MONTH})\s(?P<d>{DAY_OF_MONTH})(?![\w%]|[.,]\d)"
        rf"|(?P<number>{DAY_OF_MONTH})\s(?:of\s)?(?P<m>{MONTH})(?!\w))"
    ),
    _read_weekday_and_date,
    hangs_on_today=lambda match: not date_of(match),
)


def _read_weekday(match: re.Match[str], setting: Setting) -> str:
    today, day = setting.today, WEEKDAYS.index(match["day"])
    if match["week"]:
        monday = today - dt.timedelta(days=today.weekday()) + dt.timedelta(weeks=STEP[match["week"].lower()])
        return (monday + dt.timedelta(days=day)).isoformat()
    if weekday_lies_ahead(match):
        return (today + dt.timedelta(days=(day - today.weekday()) % 7)).isoformat()
    return (today - dt.timedelta(days=(today.weekday() - day) % 7)).isoformat()


_WEEKDAY_ALONE = Rule(
    "Tuesday next week",
    re.compile(rf"(?P<day>{_WEEKDAY})\b(?:\s(?:of\s)?(?P<week>this|last|next)\sweek\b)?"),
    _read_weekday,
    hangs_on_today=always,
)


def _read_step_weekday(match: re.Match[str], setting: Setting) -> str:
    today, day = setting.today, WEEKDAYS.index(match["day"])
    ahead = (day - today.weekday()) % 7
    step = STEP[match["which"].lower()]
    this = day - today.weekday()
    days = {1: ahead or 7, -1: ahead - 7, 0: ahead if this < 0 and looks_ahead(match) else this}[step]
    return (today + dt.timedelta(days=days)).isoformat()


_STEP_WEEKDAY = Rule(
    "next Thursday",
    re.compile(rf"(?P<which>(?i:this|last|next))\s(?P<day>{_WEEKDAY})\b"),
    _read_step_weekday,
    hangs_on_today=always,
)


def _read_step_month(match: re.Match[str], setting: Setting) -> str:
    """ "last May" and "next May" are never this month."""
    month, step = month_number(match["month"]), STEP[match["which"].lower()]
    year = setting.today.year
    if step:
        year += step if (month - setting.today.month) * step <= 0 else 0
    return iso_month(year, month)


_STEP_MONTH = Rule(
    "last May",
    re.compile(rf"(?P<which>(?i:this|last|next))\s(?P<month>{MONTH})(?![\w’'])"),
    _read_step_month,
    hangs_on_today=always,
)


# "Today we have a strong base" is of these years; "today we have a meeting" is of a day.
_NOT_NOWADAYS = (
    r"(?!,?\s(?:we|they|our\s\w{1,20}|both\s\w{1,20}|the\stwo\s\w{1,20})\s(?:have|has|face|live)\s(?:an?|no|many|more)\b"
    r"(?!\s(?:\w{1,20}\s){0,2}(?:meeting|talk|discussion|session|call|visit|summit|agenda|chance|opportunity|exchange)))"
)


def _read_day_word(match: re.Match[str], setting: Setting) -> str:
    words = match.group().lower()
    step = -1 if words.startswith(("yesterday", "last")) else int(words == "tomorrow")
    if words.startswith("the day"):
        step = -2 if words.endswith("yesterday") else 2
    return (setting.today + dt.timedelta(days=step)).isoformat()


_DAY_WORD = Rule(
    "this morning",
    re.compile(
        rf"(?i:the\sday\sbefore\syesterday|the\sday\safter\stomorrow|today{_NOT_NOWADAYS}|yesterday|tomorrow|tonight"
        r"|this\s(?:morning|afternoon|evening)|last\s(?:night|evening))\b"
    ),
    _read_day_word,
    hangs_on_today=always,
)


def _read_near(match: re.Match[str], setting: Setting) -> str:
    today, unit = setting.today, match["unit"]
    step = STEP.get((match["which"] or "this").lower(), 0)
    if unit == "decade":
        first = today.year // 10 * 10 + 10 * step
        return f"{iso_year(first)}/{iso_year(first + 9)}"
    if unit == "year":
        return iso_year(today.year + step)
    if unit == "quarter":
        near = moved(today.replace(day=1), 3 * step)
        return iso_months(near.year, (near.month - 1) // 3 * 3 + 1, (near.month - 1) // 3 * 3 + 3)
    if unit == "month":
        near = moved(today.replace(day=1), step)
        return iso_month(near.year, near.month)
    return _week(today + dt.timedelta(weeks=step), weekend=unit == "weekend")


def _week(day: dt.date, weekend: bool = False) -> str:
    """The week that `day` is in, from Monday, or its weekend."""
    monday = day - dt.timedelta(days=day.weekday())
    return f"{monday + dt.timedelta(days=5 * weekend)}/{monday + dt.timedelta(days=6)}"


_NEAR_BY = Rule(
    "last month",
    re.compile(
        r"(?:[Tt]he\s)?(?P<which>(?i:this|last|previous|next|coming|current))\s(?P<unit>year|month|week|weekend|quarter|decade)\b"
    ),
    _read_near,
    hangs_on_today=always,
)
_THE_YEAR = Rule(  # but not "the report of the year"
    "by the end of the year",
    re.compile(
        r"(?:(?<=end\sof\s)|(?<=start\sof\s)|(?<=rest\sof\s)|(?<=half\sof\s)|(?<=beginning\sof\s)"
        r"|(?<=remainder\sof\s))the\s(?P<unit>year|month|week)\b(?P<which>)"
    ),
    _read_near,
    hangs_on_today=always,
)


def _read_rest(match: re.Match[str], setting: Setting) -> str:
    """From the beginning of the week, month or year up to the document's day, or from there to its end."""
    today, unit = setting.today, match["unit"]
    first, last = {
        "week": (today - dt.timedelta(days=today.weekday()), today + dt.timedelta(days=6 - today.weekday())),
        "month": (today.replace(day=1), moved(today.replace(day=1), 1) - dt.timedelta(days=1)),
        "year": (dt.date(today.year, 1, 1), dt.date(today.year, 12, 31)),
    }[unit]
    return f"{first}/{today}" if match["part"].lower() == "earlier" else f"{today}/{last}"


_REST_OF = Rule(
    "later this year",
    re.compile(r"(?P<part>[Ee]arlier|[Ll]ater)\s(?:this|in\sthe)\s(?P<unit>week|month|year)\b"),
    _read_rest,
    hangs_on_today=always,
)


def _read_one_stretch(match: re.Match[str], setting: Setting) -> str:
    """The unit up to the document's day, or from it; "this past weekend" is the last one before."""
    today, unit = setting.today, match["unit"]
    if unit == "weekend":
        return _week(today - dt.timedelta(days=today.weekday() + 1), weekend=True)
    back = STEP.get((match["ahead"] or "past"), -1) < 0
    other = distant(today, -1 if back else 1, unit)
    return f"{other}/{today}" if back else f"{today}/{other}"


_ONE_STRETCH = Rule(
    "the past year",
    re.compile(
        r"(?:(?:[Tt]he|[Tt]his)\s(?P<which>past)|(?:(?<=[Oo]ver\s)|(?<=[Dd]uring\s)|(?<=[Ii]n\s)|(?<=[Ww]ithin\s))"
        r"the\s(?P<ahead>last|next|coming))\s(?P<unit>year|decade|month|week|weekend)\b(?!\sof\b|[’'-])"
    ),
    _read_one_stretch,
    hangs_on_today=always,
)


def _read_stretch(match: re.Match[str], setting: Setting) -> str:
    """Up to the document's day, or from it."""
    today, count, unit = setting.today, int(number_of(match["count"])), match["unit"]
    back = STEP.get(match["which"].lower(), -1) < 0
    other = distant(today, -count if back else count, unit)
    return f"{other}/{today}" if back else f"{today}/{other}"


_STRETCH = Rule(
    "the past five years",
    re.compile(
        rf"(?:[Tt]he\s)?(?P<which>(?i:past|last|previous|next|coming))\s{HOW_MANY}\s"
        r"(?P<unit>year|decade|month|week|day)s\b"
    ),
    _read_stretch,
    hangs_on_today=always,
)


def _read_ago(match: re.Match[str], setting: Setting) -> str:
    count = 1 if match["one"] else int(number_of(match["count"]))
    day, unit = distant(setting.today, -count, match["unit"]), match["unit"]
    if unit == "week":
        return _week(day)
    if unit in ("year", "decade"):
        return iso_year(day.year)
    return {"month": iso_month(day.year, day.month)}.get(unit, day.isoformat())


_AGO = Rule(
    "two years ago",
    re.compile(rf"\b(?:(?P<one>[Aa]n?)|{HOW_MANY})\s(?P<unit>year|decade|month|week|day)s?\sago$"),
    _read_ago,
    hangs_on_today=always,
)


def _read_number_of_day(match: re.Match[str], setting: Setting) -> str | None:
    """The last day of that number, or the next one after "will"; None where the month has none such."""
    today, number = setting.today, int(match["number"])
    step = int(weekday_lies_ahead(match)) - int(not weekday_lies_ahead(match))
    first = today.replace(day=1)
    if (number - today.day) * step < 0:
        first = moved(first, step)
    return first.replace(day=number).isoformat()


_NUMBER_OF_DAY = Rule(
    "on the 10th",
    re.compile(
        r"(?<=[Oo]n\s)the\s(?P<number>\d{1,2})(?:st|nd|rd|th)(?=\s?[,.;)]|\s(?:and|at|in|that|to|with)\s(?!\d)|$)"
    ),
    _read_number_of_day,
    hangs_on_today=always,
)


# -- Counted from the date said before

_STEP_BESIDE = {
    "same": 0,
    "next": 1,
    "following": 1,
    "previous": -1,
    "before": -1,
    "after": 1,
    "earlier": -1,
    "later": 1,
}
_PARTS_NEEDED = {"year": 1, "month": 2, "week": 3, "day": 3}


def _read_beside(match: re.Match[str], setting: Setting) -> str | None:
    """As exact as the date it is counted from; None where that is less exact than what is counted."""
    before, count = setting.before, match["count"]
    steps = _STEP_BESIDE[match["which"]] * (int(number_of(count)) if count else 1)
    unit, parts = match["unit"], [int(part) for part in before.split("-") if part.isdigit()]
    if len(parts) < _PARTS_NEEDED[unit]:
        return None
    return distant(dt.date(*[*parts, 1, 1][:3]), steps, unit).isoformat()[: len(before)]


_DAY_BESIDE = Rule(
    "the following month",
    re.compile(
        r"[Tt]he\s(?P<which>same|next|following|previous)\s(?P<unit>day|week|month|year)\b(?P<count>)"
    ),
    _read_beside,
    hangs_on_today=always,
)
_DAY_BEFORE = Rule(
    "the day before",
    re.compile(r"[Tt]he\s(?P<unit>day)\s(?P<which>before|after)\b(?P<count>)"),
    _read_beside,
    hangs_on_today=always,
)
_EARLIER = Rule(
    "two days earlier",
    re.compile(rf"(?:[Aa]n?|{HOW_MANY})\s(?P<unit>day|week|month|year)s?\s(?P<which>earlier|later|before)\b"),
    _read_beside,
    hangs_on_today=always,
)


# -- In the order in which they are tried

WEEKDAY_RULES = (_WEEKDAY_AND_DATE, _WEEKDAY_ALONE)
REST_RULES = (_REST_OF,)
RELATIVE_RULES = (
    _STRETCH,
    _ONE_STRETCH,
    _NEAR_BY,
    _STEP_MONTH,
    _STEP_WEEKDAY,
    _DAY_WORD,
    _THE_YEAR,
    _NUMBER_OF_DAY,
)
BESIDE_RULES = (_DAY_BESIDE, _DAY_BEFORE, _EARLIER)
AGO_RULES = (_AGO,)
