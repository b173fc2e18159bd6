"""Changes, differences, ratios and shares, with the room that the digits of the tables leave."""

import pytest

from readout.claims.model import Measure
from readout.claims.operators import changes, differences, month_before, ratios, room, shares, year_before
from readout.claims.tables import Tables

from .checked import BOOK

NOW = Tables(BOOK)


def values(results):
    return {result.books: result.value for result in results}


def test_a_change_and_the_rate_that_was_announced():
    found = values(changes(NOW, Measure(), (2022,), (2021,)))
    assert found["announced"] == 29.3 and found["annual"] == pytest.approx(29.54, abs=0.01)


def test_a_difference_a_ratio_and_a_share():
    total = Measure()
    assert values(differences(NOW, (total, (2023,)), (total, (2022,))))["annual"] == pytest.approx(
        49.84, abs=0.01
    )
    assert values(ratios(NOW, (total, (2023,)), (total, (2016,))))["annual"] == pytest.approx(3.454, abs=0.01)
    world = Measure(scope="reporter")
    assert values(shares(NOW, (total, (2023,)), (world, (2023,))))["annual"] == pytest.approx(4.04, abs=0.01)


def test_the_digits_of_the_tables_leave_room():
    (result,) = [r for r in changes(NOW, Measure("exports"), (2016,), (2015,)) if r.books == "annual"]
    assert result.low < 7.05 and result.high > 7.3 and result.low < result.value < result.high
    assert (room(34.8), room(69.525), room(80)) == pytest.approx((0.05, 0.0005, 0.5))


def test_periods_before():
    assert year_before((2023, 1, 11)) == (2022, 1, 11) and year_before((2022, 10, 2023, 9)) == (
        2021,
        10,
        2022,
        9,
    )
    assert month_before((2023, 1)) == (2022, 12)
