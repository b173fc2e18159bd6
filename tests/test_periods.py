"""Arithmetic on the calendar, and where it ends."""

import datetime as dt

import pytest

from readout.periods import days_on, distant, iso_month, iso_months, iso_year, moved

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
