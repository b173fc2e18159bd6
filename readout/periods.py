"""Stretches of the calendar: months on and back, ISO 8601, and how a period is said in words."""

from __future__ import annotations

import calendar
import datetime as dt

MONTHS = tuple(
    "January February March April May June July August September October November December".split()
)
"""The months in English, in their order, whatever the machine's language."""

WEEKDAYS = tuple("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split())
"""The days of the week likewise, from Monday."""

Period = tuple[int, ...]
"""A year (2023,), a month of it (2023, 5), or its months from one to another (2023, 1, 11)."""


def in_words(period: Period) -> str:
    """A period in words: "2023", "May 2023", "the first 11 months of 2023"."""
    if len(period) == 1:
        return str(period[0])
    if len(period) == 2:
        return f"{MONTHS[period[1] - 1]} {period[0]}"
    year, first, last = period
    if first == 1:
        return f"the first {last} months of {year}"
    return f"{MONTHS[first - 1]} to {MONTHS[last - 1]} {year}"


def iso_day(written: str) -> dt.date | None:
    """The day that ISO 8601 writes so ("2023-12-20"); None where there is none such."""
    try:
        return dt.date.fromisoformat(written) if written[4:8:3] == "--" else None
    except ValueError:
        return None


def iso_year(year: int) -> str:
    """A year as ISO 8601 writes it: "2023". Raises ValueError where the calendar has no such year."""
    return f"{dt.date(year, 1, 1).year:04d}"


def iso_month(year: int, month: int) -> str:
    """A month as ISO 8601 writes it: "2023-12". Raises ValueError where the calendar has no such year."""
    return f"{iso_year(year)}-{month:02d}"


def iso_months(year: int, first: int, last: int, first_year: int | None = None) -> str:
    """The interval from the first day of month `first` to the last of month `last`, as ISO 8601 writes it.

    Raises ValueError where the calendar has no such year.
    """
    first_year = year if first_year is None else first_year
    return f"{iso_month(first_year, first)}-01/{iso_month(year, last)}-{calendar.monthrange(year, last)[1]}"


def days_on(day: dt.date, days: int) -> dt.date:
    """The day so many days on, back where that is below zero; the first or last of the calendar beyond its ends."""
    return dt.date.fromordinal(min(max(day.toordinal() + days, 1), dt.date.max.toordinal()))


def moved(day: dt.date, months: int) -> dt.date:
    """The day so many months on; the last of its month where that is shorter. Raises ValueError beyond the calendar."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def distant(today: dt.date, count: int, unit: str) -> dt.date:
    """The day `count` units on (back where it is below zero); `unit` is day, week, month, year or decade.

    Raises ValueError or OverflowError beyond the calendar: what lies there is no day, so it is not the nearest one.
    """
    if unit in ("year", "decade", "month"):
        return moved(today, count * {"year": 12, "decade": 120, "month": 1}[unit])
    return today + dt.timedelta(days=count * {"week": 7, "day": 1}[unit])
