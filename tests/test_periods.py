"""Stretches of the calendar: in words, in ISO 8601, and months on or back from a day."""

import datetime as dt

import pytest

from readout.periods import (
    MONTHS,
    WEEKDAYS,
    days_on,
    distant,
    in_words,
    iso_day,
    iso_month,
    iso_months,
    iso_year,
    moved,
)


def day(text):
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("period", "words"),
    [
        ((2023,), "2023"),
        ((2023, 1), "January 2023"),
        ((2023, 12), "December 2023"),
        ((2023, 1, 11), "the first 11 months of 2023"),
        ((2023, 4, 6), "April to June 2023"),
    ],
)
def test_a_period_in_words(period, words):
    assert in_words(period) == words


@pytest.mark.parametrize(
    ("months", "interval"),
    [
        ((2023, 1, 11), "2023-01-01/2023-11-30"),
        ((2023, 1, 2), "2023-01-01/2023-02-28"),
        ((2024, 1, 2), "2024-01-01/2024-02-29"),
        ((2023, 12, 2, 2022), "2022-12-01/2023-02-28"),
    ],
)
def test_months_are_an_interval_to_the_last_day(months, interval):
    assert iso_months(*months) == interval
    first, last = map(day, interval.split("/"))
    assert first.day == 1 and (last + dt.timedelta(days=1)).day == 1


def test_a_month_has_two_figures_and_its_year_four():
    assert (iso_month(2023, 5), iso_month(988, 12)) == ("2023-05", "0988-12")


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        ("2023-01-31", 1, "2023-02-28"),
        ("2024-01-31", 1, "2024-02-29"),
        ("2023-03-31", -1, "2023-02-28"),
        ("2023-12-31", 1, "2024-01-31"),
        ("2023-01-15", -1, "2022-12-15"),
        ("2023-10-31", -11, "2022-11-30"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2024-02-29", -48, "2020-02-29"),
        ("2023-05-05", 0, "2023-05-05"),
    ],
)
def test_months_on_and_back_end_with_the_month(start, months, end):
    assert moved(day(start), months) == day(end)


@pytest.mark.parametrize(
    ("count", "unit", "end"),
    [
        (1, "day", "2024-03-01"),
        (-60, "day", "2023-12-31"),
        (2, "week", "2024-03-14"),
        (-1, "month", "2024-01-29"),
        (1, "year", "2025-02-28"),
        (-2, "decade", "2004-02-29"),
    ],
)
def test_so_many_days_weeks_months_years_or_decades_on(count, unit, end):
    assert distant(day("2024-02-29"), count, unit) == day(end)


def test_months_and_weekdays_are_in_their_order():
    assert (len(MONTHS), MONTHS[0], MONTHS[4], MONTHS[11]) == (12, "January", "May", "December")
    # 1 January 2024 was a Monday.
    days = [day(f"2024-01-0{number}").weekday() for number in range(1, 8)]
    assert [WEEKDAYS[number] for number in days] == [*WEEKDAYS]
    assert (WEEKDAYS[0], WEEKDAYS[6]) == ("Monday", "Sunday")


FIRST, LAST = dt.date.min, dt.date.max


@pytest.mark.parametrize(
    ("day", "days", "found"),
    [
        (dt.date(2023, 12, 20), -60, dt.date(2023, 10, 21)),
        (dt.date(2024, 2, 28), 1, dt.date(2024, 2, 29)),
        (dt.date(1, 1, 31), -60, FIRST),
        (dt.date(9999, 12, 30), 5, LAST),
        (FIRST, -(10**9), FIRST),
    ],
)
def test_days_stop_at_the_ends_of_the_calendar(day, days, found):
    assert days_on(day, days) == found


def test_what_lies_beyond_is_no_day_no_month_and_no_year():
    for beyond in (
        lambda: distant(FIRST, -1, "day"),
        lambda: distant(LAST, 1, "decade"),
        lambda: moved(LAST, 1),
        lambda: iso_year(0),
        lambda: iso_month(10_000, 1),
        lambda: iso_months(2023, 1, 11, 0),
    ):
        with pytest.raises((ValueError, OverflowError)):
            beyond()


def test_periods_as_iso_8601_writes_them():
    assert iso_year(987) == "0987" and iso_month(2023, 5) == "2023-05"
    assert iso_months(2023, 1, 11) == "2023-01-01/2023-11-30"
    assert iso_months(2023, 11, 2, 2022) == "2022-11-01/2023-02-28"


@pytest.mark.parametrize(
    "written", ["", "2023-02-30", "20231220", "2023-W51-3", "2023-12-20T10:00", "xxxx-xx-xx"]
)
def test_what_is_no_day(written):
    assert iso_day("2023-12-20") == day("2023-12-20") and iso_day(written) is None
