"""Who held an office on a day: what is confirmed, what is ruled out, what the editions cannot say."""

import datetime as dt

import pytest

from readout import world


def day(text):
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("country", "on", "office", "family"),
    [
        ("IN", "2023-12-20", "government", "MODI"),
        ("CN", "2023-12-20", "government", "LI"),
        ("CN", "2023-12-20", "state", "XI"),
        ("RU", "2023-12-20", "government", "MISHUSTIN"),
        ("GB", "2022-10-20", "government", "TRUSS"),
        ("GB", "2022-10-26", "government", "SUNAK"),
        ("DE", "2024-02-09", "government", "SCHOLZ"),
    ],
)
def test_a_holder_on_a_day(country, on, office, family):
    (term,) = world.holders(country, day(on), office)
    assert (term.family, term.country, term.office) == (family, country, office)
    assert "Factbook" in term.source


def of(country, family, office="government"):
    (term,) = [t for t in world.terms(country, office) if t.family == family and t.since > "2016"]
    return term


@pytest.mark.parametrize(
    ("country", "family", "on", "held"),
    [
        ("GB", "JOHNSON", "2019-07-23", "before"),
        ("GB", "JOHNSON", "2020-01-01", "held"),  # between two editions, but his successor is known
        ("GB", "JOHNSON", "2022-09-05", "held"),
        ("GB", "JOHNSON", "2022-09-07", "after"),
        ("GB", "MAY", "2017-03-28", "held"),
        ("GB", "MAY", "2018-06-01", "unknown"),  # no edition is at hand
        ("GB", "STARMER", "2026-01-22", "held"),
        ("GB", "STARMER", "2026-06-01", "unknown"),  # after the last edition
    ],
)
def test_what_can_be_said_of_a_day(country, family, on, held):
    assert of(country, family).on(day(on)) == held


def test_the_day_one_gives_way_to_another_is_not_decided():
    assert of("GB", "JOHNSON").on(day("2022-09-06")) == "unknown"
    assert of("GB", "TRUSS").on(day("2022-09-06")) == "held"


def test_a_month_or_a_year_decides_only_outside_itself():
    term = world.Term("QQ", "state", "", "A B", "B", "2012-05", "2015", "2013-01-01", "2014-12-01", "")
    held = ["2012-04-30", "2012-05-10", "2012-05-31", "2014-12-31", "2015-06-01", "2016-01-01"]
    assert [term.on(day(on)) for on in held] == ["before", "unknown", "held", "held", "unknown", "after"]


def test_second_holders_are_asked_for():
    offices = {term.office for term in world.terms("RU")}
    assert offices <= set(world.OFFICES)
    assert world.terms("RU", "government (other)") and world.terms("QQ") == ()


def test_a_family_name_leads_to_independent_countries():
    assert world.countries_led_by("Biden", dt.date(2022, 5, 3)) == ("US",)
    assert world.countries_led_by("scholz", dt.date(2022, 5, 3)) == ("DE",)
    assert world.countries_led_by("Scholz", dt.date(2026, 1, 1)) == ()
