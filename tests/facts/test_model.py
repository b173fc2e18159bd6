"""What a date says of itself: its day, year, interval and period."""

import datetime as dt

import pytest

from readout.facts import Date

FIRST, LAST = dt.date(2023, 1, 1), dt.date(2023, 11, 30)
DATES = {
    "a day": ("2023-11-15", (dt.date(2023, 11, 15), None, None, None)),
    "a month": ("2023-11", (None, None, None, (2023, 11))),
    "a year": ("2023", (None, 2023, None, (2023,))),
    "a week": ("2023-W46", (None, None, None, None)),
    "whole months": ("2023-01-01/2023-11-30", (None, None, (FIRST, LAST), (2023, 1, 11))),
    "parts of months": (
        "2023-01-01/2023-11-15",
        (None, None, (FIRST, dt.date(2023, 11, 15)), None),
    ),
    "months of two years": (
        "2022-12-01/2023-11-30",
        (None, None, (dt.date(2022, 12, 1), LAST), None),
    ),
    "years": ("2019/2023", (None, None, None, None)),
    "unresolved": (None, (None, None, None, None)),
}


@pytest.mark.parametrize(("value", "expected"), DATES.values(), ids=DATES)
def test_what_a_date_names(value, expected):
    date = Date(0, 0, "", value, False)
    assert (date.day, date.year, date.interval, date.period) == expected
