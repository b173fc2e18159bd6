"""The charts of annual tables: any two countries have them, their title is the finding, and their words fit."""

from dataclasses import replace

import pandas as pd
import pytest
from drawing import assert_legible, lines, rounded

from readout import trade
from readout.trade import charts, yearly_charts

from .given import BOOK, DATA, drawings

# With months and without, with gaps, in millions and thousands, one with books of its own only until 2020, a bloc.
PAIRS = ["US-MX", "IN-RU", "KE-GB", "EE-GH", "KZ-AO", "CN-EU", "BA-AE", "WS-FR"]


@pytest.mark.parametrize("pair", PAIRS)
def test_every_pair_has_the_charts_of_its_years_and_their_words_fit(pair):
    drawn = drawings(trade.load_trade(pair, DATA))
    for name in ("level", "directions", "all books", "shares"):
        assert drawn[name].figure, name
    for name, chart in drawn.items():
        if chart.figure:
            assert_legible(f"{pair} {name}", chart.figure)
            assert_legible(f"{pair} {name}", chart.narrow)


def test_reconciled_figures_are_hollow_and_joined_to_nothing():
    pair = trade.load_trade("IN-RU", DATA)
    axes = yearly_charts.level(trade.level(pair), pair).figure.axes[0]
    (nominal, alone) = [line for line in axes.lines if line.get_color() == "#0072B2"]
    assert list(alone.get_xdata()) == [2023] and alone.get_markerfacecolor() == "white"
    assert list(nominal.get_xdata())[-1] == 2020 and nominal.get_markerfacecolor() != "white"


def test_what_is_drawn_is_the_table():
    pair = trade.load_trade("KE-GB", DATA)
    table = trade.level(pair)
    drawn = lines(yearly_charts.level(table, pair).figure.axes[0])
    own = table[table["books"] == "annual"]
    assert rounded(own["total"]) in drawn and rounded(own["real"]) in drawn
    flows = trade.balance(pair)
    top = yearly_charts.directions(flows, pair).figure.axes[0]
    assert rounded(1000 * flows[flows["books"] == "annual"]["imports"]) in lines(top)  # USD millions
    ranks = trade.ranks_by_year(pair)
    drawn = yearly_charts.ranks(ranks, pair).figure.axes[0]
    assert rounded(ranks["partner_rank"].dropna().tail(1)) in lines(drawn)


TITLES = {
    "KE-GB": [
        "Kenya–United Kingdom trade peaked in 2008, but in 1978 in constant dollars",
        "Kenya sold USD 47.1 million more than it bought in 2023",
        "2 % of Kenya's trade, 0.068 % of the United Kingdom's: the same goods in 2023",
        "The United Kingdom was Kenya's no. 10 partner and Kenya was the United Kingdom's no. 76 partner in 2023",
    ],
    "US-MX": [
        "United States–Mexico trade was largest in 2024, in constant dollars too",
        "The United States bought USD 171.8 bn more than it sold in 2024",
        "16 % of the United States' trade, 66 % of Mexico's: the same goods in 2023",
        "Mexico was the United States' largest partner in 2024; the United States was Mexico's largest partner in 2023",
    ],
}


@pytest.mark.parametrize("pair", TITLES)
def test_the_title_is_the_finding(pair):
    drawn = drawings(trade.load_trade(pair, DATA))
    assert [drawn[name].title for name in ("level", "directions", "shares", "ranks")] == TITLES[pair]


def level_of(*rows):
    columns = ["year", "total", "real", "base_year", "books"]
    return yearly_charts.level(
        pd.DataFrame(rows, columns=columns), replace(BOOK, reporter="A", partner="B")
    ).title


def test_the_words_for_a_peak():
    assert level_of((2020, 1.0, 1.0, 2020, "annual")) == "A–B trade is on record for 2020 alone"
    nominal = [(2019, 2.0, 3.0, 2021, "annual"), (2021, 4.0, 2.9, 2021, "annual")]
    assert level_of(*nominal) == "A–B trade was largest in 2021, in constant dollars already in 2019"
    later = [(2019, 2.0, 3.0, 2021, "annual"), (2021, 4.0, 4.0, 2021, "reconciled")]
    assert level_of(*later) == "A–B trade was largest in 2021 by reconciled figures, in constant dollars too"
    without = [(1900, 2.0, None, None, "annual"), (1901, 1.0, None, None, "annual")]
    assert level_of(*without) == "A–B trade peaked in 1900"


def test_a_share_of_one_side_alone_is_said():
    table = trade.shares(BOOK).assign(partner_share=float("nan"), partner_books="")
    assert yearly_charts.dependence(table, BOOK).title == "4 % of China's trade in 2025"


def test_a_bloc_is_not_ranked_among_its_members_partners():
    pair = trade.load_trade("CN-EU", DATA)
    assert trade.ranks_by_year(pair).empty
    assert yearly_charts.ranks(trade.ranks_by_year(pair), pair).figure is None
    words = " ".join(t.get_text() for t in yearly_charts.dependence(trade.shares(pair), pair).figure.texts)
    assert "count trade between its members" in words.replace("\n", " ")


def test_one_month_runs_to_nothing():
    pair = trade.load_trade("US-KE", DATA)  # whose months end in January
    run = charts.run_to_target(trade.cumulative(pair), trade.revisions(pair), 0.0, 2023, pair)
    assert run.alt == "Nothing to draw: there are no figures for the months of 2023."
    whole = charts.run_to_target(trade.cumulative(pair), trade.revisions(pair), 0.0, 2022, pair)
    assert whole.title == "United States–Kenya trade stood at USD 1.5 bn by Dec 2022"
    assert not any("monthly.csv" in text.get_text() for text in whole.figure.texts)
