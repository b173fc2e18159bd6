"""How amounts, counts and days are written in each house, each with its value taken down."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial

from readout.periods import MONTHS, WEEKDAYS, Period, iso_month, iso_months
from readout.practice.desk import Desk

_BELOW_TEN = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_SUMS = {
    "wire": "${} {}",
    "agency": "{} {} U.S. dollars",
    "palace": "{} {} dollars",
    "minutes": "USD {} {}",
    "press_conference": "${} {}",
    "readout": "${} {}",
    "office_note": "${} {}",
    "transcript": "{} {} dollars",
}
_RATES = {
    "wire": "{}%",
    "agency": "{} percent",
    "palace": "{} per cent",
    "minutes": "{} per cent",
    "press_conference": "{} percent",
    "readout": "{} percent",
    "office_note": "{}%",
    "transcript": "{} percent",
}


# ---- figures


def in_words_below_ten(n: int) -> str:
    """A whole number, in words below ten."""
    return _BELOW_TEN[n] if n < 10 else str(n)


def count_between(desk: Desk, words: str) -> None:
    """`low:high:unit`: a count between the two."""
    low, high, unit = words.split(":")
    n = desk.dice.between(int(low), int(high))
    desk.page.quantity(in_words_below_ten(n), n, unit, "count")


def two(desk: Desk, unit: str) -> None:
    """`two`, of that unit."""
    desk.page.quantity("two", 2, unit, "count")


def hundreds(desk: Desk, unit: str) -> None:
    """A count in hundreds, such as `43,200`."""
    n = desk.dice.between(12, 980) * 100
    desk.page.quantity(f"{n:,}", n, unit, "count")


def second(desk: Desk) -> None:
    """`second`."""
    desk.page.quantity("second", 2, None, "ordinal")


def section_number(desk: Desk) -> None:
    """The number of the section, which counts nothing."""
    desk.page.put(str(desk.section))


def time_span(desk: Desk, unit: str, low: int, high: int) -> None:
    """A time span such as `six months`."""
    n = desk.dice.between(low, high)
    desk.page.quantity(f"{in_words_below_ten(n)} {unit}s", n, unit, "duration")


def tonnes(desk: Desk) -> None:
    """A weight in tonnes or millions of them."""
    if desk.dice.chance(0.25):
        n = desk.dice.between(11, 39)
        desk.page.quantity(f"{n / 10:.1f} million tonnes", n * 100000, "tonne", "measure")
    else:
        n = desk.dice.between(2, 95) * 1000
        desk.page.quantity(f"{n:,} tonnes", n, "tonne", "measure")


def kilometres(desk: Desk) -> None:
    """A distance."""
    n = desk.dice.between(12, 480)
    desk.page.quantity(f"{n} {desk.dice.one(('km', 'kilometres'))}", n, "km", "measure")


def kilograms(desk: Desk) -> None:
    """A weight in kilograms."""
    n = desk.dice.between(12, 900)
    desk.page.quantity(f"{n} {desk.dice.one(('kg', 'kilograms'))}", n, "kg", "measure")


def some_percent(desk: Desk) -> None:
    """Any rate."""
    dice = desk.dice
    percent(desk, float(dice.between(3, 60)) if dice.chance(0.5) else dice.between(30, 600) / 10)


def percent(desk: Desk, value: float) -> None:
    """A rate, in the form of the house."""
    shown = f"{value:.1f}".removesuffix(".0")
    desk.page.quantity(_RATES[desk.scene.style].format(shown), value, "percent", "percent")


def some_millions(desk: Desk) -> None:
    """Any sum of money below a billion."""
    money(desk, desk.dice.between(15, 950) / 1000)


def money(desk: Desk, billions: float) -> None:
    """A sum of money in the form of the house, in millions below a billion."""
    amount, scale = (billions, "billion") if billions >= 1 else (round(billions * 1000), "million")
    if desk.scene.style == "press_conference":
        scale = scale[0] + "n"
    shown = f"{amount:.1f}".removesuffix(".0")
    text = _SUMS[desk.scene.style].format(shown, scale)
    desk.page.quantity(text, round(billions * 10**9), "USD", "money")


# ---- days


def day_and_month(desk: Desk, day: dt.date) -> str:
    """A day in the form of the house, with its year."""
    month = MONTHS[day.month - 1]
    return f"{day.day} {month} {day.year}" if desk.scene.day_first else f"{month} {day.day}, {day.year}"


def document_date(desk: Desk) -> None:
    """The date of the document."""
    more = {} if desk.anchored else {"anchor": True}
    desk.anchored = True
    today = desk.scene.today
    desk.page.time(day_and_month(desk, today), today.isoformat(), "DATE", **more)


def weekday_of_today(desk: Desk) -> None:
    """The document's day by its day of the week."""
    today = desk.scene.today
    desk.page.time(WEEKDAYS[today.weekday()], today.isoformat(), relative=True)


def today(desk: Desk) -> None:
    """`today`."""
    desk.page.time("today", desk.scene.today.isoformat(), relative=True)


def tomorrow(desk: Desk) -> None:
    """`tomorrow`."""
    desk.page.time("tomorrow", (desk.scene.today + dt.timedelta(days=1)).isoformat(), relative=True)


def days(desk: Desk, first: dt.date, last: dt.date) -> None:
    """`4 to 6 March 2024`: an interval of days in one month."""
    month, year = MONTHS[first.month - 1], str(first.year) if desk.dice.chance(0.5) else ""
    if desk.scene.day_first:
        text = f"{first.day} to {last.day} {month} {year}".strip()
    else:
        text = f"{month} {first.day} to {last.day}" + (f", {year}" if year else "")
    more = {} if year else {"relative": True}
    desk.page.time(text, _interval(first.isoformat(), last.isoformat()), "INTERVAL", **more)


# ---- months and years


def month_past(desk: Desk) -> None:
    """A month of the document's year that is over, named without the year."""
    year, now = desk.scene.today.year, desk.scene.today.month
    _bare_month(desk, year, desk.dice.between(1, now - 1))


def month_to_come(desk: Desk) -> None:
    """A month to come of the document's year, or the next January, named without the year."""
    year, now = desk.scene.today.year, desk.scene.today.month
    if now < 12:
        _bare_month(desk, year, desk.dice.between(now + 1, 12))
    else:
        _bare_month(desk, year + 1, 1)


def _bare_month(desk: Desk, year: int, month: int) -> None:
    desk.page.time(MONTHS[month - 1], iso_month(year, month), relative=True)


def year(desk: Desk, shift: int, words: str = "") -> None:
    """The year so many from the document's, in digits or in words such as `last year`."""
    value = str(desk.scene.today.year + shift)
    if words:
        desk.page.time(words, value, relative=True)
    else:
        desk.page.time(value, value)


def year_past(desk: Desk) -> None:
    """One of the years before the last, in digits."""
    year(desk, -desk.dice.between(2, 12))


def year_to_come(desk: Desk) -> None:
    """One of the years after the next, in digits."""
    year(desk, desk.dice.between(2, 10))


def years_ago(desk: Desk) -> None:
    """A year by its distance, such as `nine years ago`."""
    n = desk.dice.between(2, 12)
    year(desk, -n, f"{in_words_below_ten(n)} years ago")


def two_years_in_a_row(desk: Desk) -> None:
    """Two years in a row, as a harvest year is named."""
    first = desk.scene.today.year + desk.dice.between(0, 2)
    dash = "–" if desk.scene.curly else "-"
    desk.page.time(f"{first}{dash}{first + 1}", years(first, first + 1), "INTERVAL")


def years(first: int, last: int) -> dict[str, str]:
    """The value of an interval of whole years."""
    return {"start": f"{first}-01-01", "end": f"{last}-12-31", "iso": f"{first}/{last}"}


def period(desk: Desk, when: Period) -> None:
    """A period of the trade table, with its preposition."""
    this = desk.scene.today.year
    if len(when) == 1:
        last = when[0] == this - 1 and desk.dice.chance(0.6)
        desk.page.put("" if last else "in ")
        year(desk, when[0] - this, "last year" if last else "")
        return
    desk.page.put("in ")
    if len(when) == 3:
        _first_months(desk, when[0], when[2])
    elif desk.dice.chance(0.4):
        desk.page.time(f"{MONTHS[when[1] - 1]} {when[0]}", iso_month(*when))
    else:
        _bare_month(desk, *when)


def _first_months(desk: Desk, of: int, months: int) -> None:
    """`the first nine months of this year`: an interval with a year, and mostly a duration, inside it."""
    page, dice = desk.page, desk.dice
    start = page.n
    page.put("the first ")
    special = {1: "month", 3: "quarter", 6: "half"}.get(months)
    if special and (months == 1 or dice.chance(0.6)):
        page.put(special)
    else:
        time_span(desk, "month", months, months)
    page.put(" of ")
    shift = of - desk.scene.today.year
    words = dice.one(("", {0: "this year", -1: "last year"}[shift]))
    year(desk, shift, words)
    page.times[-1]["nested_in"] = "outer"
    page.times.append({
        "start": start, "end": page.n, "type": "INTERVAL", "relative": bool(words), "duration": f"P{months}M",
        "value": _interval(*iso_months(of, 1, months).split("/")),
    })  # fmt: skip


def _interval(first: str, last: str) -> dict[str, str]:
    """The value of an interval of days."""
    return {"start": first, "end": last, "iso": f"{first}/{last}"}


WRITERS_OF_FIGURES: dict[str, Callable[[Desk], None]] = {
    "num": section_number,
    "second": second,
    "tonnes": tonnes,
    "km": kilometres,
    "kg": kilograms,
    "pct": some_percent,
    "money": some_millions,
    "days": partial(time_span, unit="day", low=2, high=20),
    "months": partial(time_span, unit="month", low=2, high=18),
    "years": partial(time_span, unit="year", low=2, high=12),
    "minutes": partial(time_span, unit="minute", low=20, high=70),
    "anchor": document_date,
    "today": weekday_of_today,
    "this_day": today,
    "tomorrow": tomorrow,
    "years_ago": years_ago,
    "thisyear": partial(year, shift=0, words="this year"),
    "nextyear": partial(year, shift=1, words="next year"),
    "nextyear_digits": partial(year, shift=1),
    "past": year_past,
    "fut": year_to_come,
    "month_past": month_past,
    "month_fut": month_to_come,
    "yearspan": two_years_in_a_row,
}
"""What writes each slot of the grammar that is a figure or a date."""

WRITERS_OF_COUNTS: dict[str, Callable[[Desk, str], None]] = {
    "count": count_between,
    "two": two,
    "big": hundreds,
}
"""Likewise those that say more behind a colon."""
