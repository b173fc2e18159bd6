"""The same trade on two books: whose surplus, how far apart, and flows of the world that two customs tell apart."""

import pandas as pd
import pytest
from drawing import assert_legible, bars, lines, rounded

from readout import trade, world
from readout.trade import book_charts

from .given import BOOK, DATA, NOTHING

PAIR = trade.load_trade("KE-GB", DATA)


def told(one, other, second="partner"):
    table = pd.DataFrame({"year": [2019], "reporter": [one], "partner": [None], "reconciled": [None]})
    table[second] = [other]
    return book_charts.all_books(table, PAIR).title


def test_how_far_apart_books_are_is_said():
    assert told(2.0, 2.5) == "In 2019 the United Kingdom's books had 25 % more trade than Kenya's"
    assert told(2.0, 1.0) == "In 2019 the United Kingdom's books had 50 % less trade than Kenya's"
    assert told(2.0, 7.0) == "In 2019 the United Kingdom's books had 3.5 times the trade of Kenya's"
    assert told(2.0, 2.001).endswith("had the same trade, within half a percent")
    assert told(0.0, 1.0) == "Kenya's books had none of the trade that the United Kingdom's books had in 2019"
    assert told(2.0, 2.5, "reconciled") == "In 2019 reconciled figures had 25 % more trade than Kenya's books"


def test_one_set_of_books_is_no_comparison():
    chart = book_charts.all_books(trade.all_books(trade.load_trade("US-TW", DATA)), PAIR)
    assert chart.figure is None and chart.alt == (
        "Nothing to draw: there are no figures for one year on two sets of books."
    )


def test_every_set_of_books_is_drawn_as_the_table_has_it():
    table = trade.all_books(PAIR)
    drawn = lines(book_charts.all_books(table, PAIR).figure.axes[0])
    for books in ("reporter", "partner", "reconciled"):
        assert rounded(table[books].dropna()) in drawn, books


def test_a_total_that_was_told_without_directions_is_no_book():
    table = trade.all_books(trade.load_trade("CN-RU", DATA)).set_index("year")
    assert table["partner"].last_valid_index() == 2021


def test_whose_books_are_missing_is_said():
    pair = trade.load_trade("US-TW", DATA)
    found = trade.both_books(pair)
    assert book_charts.two_books(found, pair).figure is None
    half = trade.both_books(PAIR).assign(on_partner_books=None)
    said = "Nothing to draw: there are no figures for both directions on the United Kingdom's books."
    assert book_charts.two_books(half, PAIR).alt == said
    assert book_charts.two_books(trade.both_books(NOTHING), NOTHING).figure is None


def test_both_books_may_agree_on_the_surplus():
    pair = trade.load_trade("US-MX", DATA)
    table = trade.both_books(pair)
    title = book_charts.two_books(table[table["year"] > 1990], pair).title
    assert title == "Both books give Mexico the surplus, USD 49.9 billion apart in 2020"


def turning(*years, among):
    """A table in which the books give the surplus to either in `years`."""
    return pd.DataFrame(
        {
            "year": list(among),
            "on_reporter_books": 9.0,
            "on_partner_books": [-9.0 if year in years else 8.0 for year in among],
        }
    )


@pytest.mark.parametrize(
    ("years", "drawn", "when"),
    [
        ((2001, 2018), [2001, *range(2013, 2021)], "2001 and 2018"),
        ((2001, 2002, 2003, 2004), [*range(2001, 2005), *range(2013, 2021)], "2001, 2002, 2003 and 2004"),
        (range(2001, 2007), [*range(2003, 2007), *range(2013, 2021)], "in 6 of 20 years"),
        ((2018,), [*range(2013, 2021)], "2018"),
    ],
)
def test_every_year_that_turns_is_named_and_drawn_or_all_are_counted(years, drawn, when):
    chart = book_charts.two_books(turning(*years, among=range(2001, 2021)), PAIR)
    assert chart.title == f"Who has the surplus depends on whose books you open: {when}"
    ends = [line for line in lines(chart.figure.axes[0]) if line[0] == 9.0]
    assert len(ends) == len(drawn) and all(f"{year}: +9.0" in chart.alt for year in drawn)
    assert sum(line[1] < 0 for line in ends) == len(set(years) & set(drawn))
    assert_legible("turned", chart.figure)
    assert_legible("turned", chart.narrow)


def test_the_books_of_china_and_russia_turn_in_an_early_year_too():
    title = book_charts.two_books(trade.both_books(BOOK), BOOK).title
    assert title.endswith("whose books you open: 2009, 2020 and 2021")


@pytest.fixture(scope="module")
def apart():
    return book_charts.told_apart(world.told_twice(2019)[:4])


def test_flows_told_apart_are_drawn_each_on_its_own_scale(apart):
    assert apart.title == "Hong Kong's customs count USD 296 bn to China in 2019, China's 9.1"
    assert "Hong Kong to China: 296 sent, 9.1 received" in apart.alt
    flows = world.told_twice(2019)[:4]
    widths = [
        rounded([way / max(flow.sent, flow.received)])[0]
        for flow in flows
        for way in (flow.sent, flow.received)
    ]
    assert bars(apart.figure.axes[0]) == widths
    assert_legible("apart", apart.figure)
    assert_legible("apart", apart.narrow)


def test_no_flow_is_a_note():
    assert book_charts.told_apart([]).figure is None
