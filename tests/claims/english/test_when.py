"""Stretches of time, and whether they are a figure's own or what it is held against."""

import datetime as dt

import pytest

from readout.claims.english.when import Calendar, times

TODAY = Calendar(dt.date(2023, 11, 20))

OWN = {
    "in 2022": (2022,),
    "last year": (2022,),
    "in June": (2023, 6),
    "in December": (2022, 12),
    "in May 2021": (2021, 5),
    "in January-October": (2023, 1, 10),
    "from January to April": (2023, 1, 4),
    "between January and November": (2022, 1, 11),
    "in the first nine months": (2023, 1, 9),
    "in the first 11 months of last year": (2022, 1, 11),
    "in the first half of 2021": (2021, 1, 6),
    "in the third quarter of 2022": (2022, 7, 9),
    "over the last twelve months": (2022, 11, 2023, 10),
}


@pytest.mark.parametrize(("words", "period"), OWN.items())
def test_a_period_by_its_words(words, period):
    (found,) = times(f"Trade grew {words}.", 0, 60, TODAY)
    assert (found.role, found.period) == ("own", period)


@pytest.mark.parametrize(
    "words",
    [
        "more than in 2022", "up from 2022", "against 2022", "compared with 2022", "more than in all of 2022",
        "a tenth above the level of 2022", "4 times its size in 2022", "double the volume of 2022",
        "after 11th in 2022", "surpassing 2022",
    ],
)  # fmt: skip
def test_what_a_figure_is_held_against_is_no_period_of_its_own(words):
    (found,) = times(f"Trade was {words}.", 0, 60, TODAY)
    assert (found.role, found.period) == ("base", (2022,))


@pytest.mark.parametrize(
    ("words", "back"),
    [
        ("than a year earlier", 1), ("year on year", 1), ("the year before", 1), ("than ten years ago", 10),
        ("the level of two decades ago", 20), ("the same period of last year", 1),
    ],
)  # fmt: skip
def test_so_long_before(words, back):
    (found,) = times(f"Trade was higher {words}.", 0, 60, TODAY)
    assert (found.role, found.period, found.back) == ("base", None, back)


def test_from_one_year_to_another():
    first, last = times("From 2012 to 2018 it doubled.", 0, 29, TODAY)
    assert (first.role, first.period, last.role, last.period) == ("base", (2012,), "own", (2018,))


@pytest.mark.parametrize(
    "words", ["on 8 November 2016", "on November 8", "2016-11-08", "for the first time in four months"]
)
def test_days_and_runs_are_no_periods(words):
    assert not times(f"They met {words}.", 0, 60, TODAY)
