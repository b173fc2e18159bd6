"""Where charts show what a text says: at the point of a statement, and at the row that a verdict rests on."""

from dataclasses import replace

import pytest
from matplotlib.figure import Figure

from readout.chart import Chart
from readout.claims import Claim, Evidence, Verdict
from readout.report.places import places_in

from .reported import TEXTS, reported


def verdict(item, table, row, value, statement=None):
    claim = Claim(0, 4, "text", item, statement, "the report", "level")
    return Verdict(claim, "supported", "Why.", (Evidence(table, row, value, "source"),))


def chart(gid, xs=(2021, 2022, 2023), ys=(1.0, 2.0, 3.0)):
    def figure(width):
        drawn = Figure(figsize=(width, 4))
        axes = drawn.add_axes((0.1, 0.1, 0.8, 0.8))
        axes.plot(xs, ys, gid=gid)
        axes.set(xlim=(2020, 2024), ylim=(0, 4))
        return drawn

    return replace(Chart("title", "alt", figure(8)), _draw_narrow=lambda: figure(4))


def found(line, *verdicts, statements=None):
    return places_in({"chart": chart(line)}, verdicts, statements or {}).get("chart", [])


def test_a_point_is_where_the_axes_have_it():
    (place,) = found("annual", verdict("C1", "annual", "2022", "2"))
    assert (place.id, place.of) == ("p-C1", ("C1",))
    assert place.wide == pytest.approx((0.5, 0.5)) == place.narrow


NO_PLACE = {
    "another table": ("mirror", "2022", "2"),
    "another year": ("annual", "2019", "2"),
    "another value, as of one direction": ("annual", "2022", "1.4"),
    "words": ("annual", "2022", "+1.11 on the year before"),
}


@pytest.mark.parametrize(("table", "row", "value"), NO_PLACE.values(), ids=NO_PLACE)
def test_a_row_that_is_not_drawn_has_no_point(table, row, value):
    assert found("annual", verdict("C1", table, row, value)) == []


def test_a_rounded_value_is_the_one_drawn():
    exact = chart("annual", (2022,), (2.1764,))
    (place,) = places_in({"chart": exact}, [verdict("C1", "annual", "2022", "2.176")], {})["chart"]
    assert place.of == ("C1",)


def test_what_lies_outside_the_axes_has_no_point():
    high = chart("annual", (2022,), (5.0,))
    assert places_in({"chart": high}, [verdict("C1", "annual", "2022", "5")], {}) == {}


def test_claims_of_one_row_share_its_point_and_a_claim_may_have_two():
    places = found(
        "annual",
        verdict("C1", "annual", "2021", "1"),
        verdict("C1", "annual", "2023", "3"),
        verdict("C2", "annual", "2023", "3"),
    )
    assert [(place.id, place.of) for place in places] == [("p-C1", ("C1", "C2")), ("p-C1-2", ("C1",))]


def test_a_statement_has_its_point_with_its_claims():
    statement = chart("ST1", (2022,), (1.0,))
    (place,) = places_in({"chart": statement}, [], {"ST1": ["C1", "C2"]})["chart"]
    assert (place.id, place.of) == ("p-ST1", ("ST1", "C1", "C2"))


def test_a_month_is_a_row_of_its_year():
    months = chart("first_prints 2023", (2021, 2022), (1.0, 2.0))  # x is the month, whatever it is
    row = "2023, months 1 to 2022"
    (place,) = places_in({"chart": months}, [verdict("C1", "first_prints", row, "2")], {})["chart"]
    assert place.of == ("C1",)


def test_points_that_a_finger_would_not_tell_apart_are_not_both_links():
    close = chart("annual", (2022.0, 2023.0, 2023.2), (1.0, 2.0, 2.0))
    given = [verdict("C1", "annual", "2022", "1"), verdict("C2", "annual", "2023", "2")]
    assert [place.link for place in places_in({"chart": close}, given, {})["chart"]] == [True, True, False]


def test_a_figure_of_the_text_has_its_point_in_the_chart_of_trade():
    places = reported(TEXTS["ours"]).places
    (place,) = places["run_to_target"]
    assert place.of == ("C5",) and place.link
    assert reported(TEXTS["ours"]).place_of["C5"] == "p-C5"
    assert reported(TEXTS["ours"]).place_of["C4"] == "p-ST2"  # what has no figure, where its statement is
