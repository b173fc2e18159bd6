"""The figures of a report's two countries: the last of each kind, whose books, or in one line why there are none."""

import pytest

from readout import trade
from readout.reading import TRADE_FOLDER
from readout.report.trade import coverage, trade_figures, why_not

from .reported import TEXTS, reported


def figures_of(pair):
    return {
        (f.what, f.year): (f.figure, f.books) for f in trade_figures(trade.load_trade(pair, TRADE_FOLDER))
    }


def test_our_pair_has_its_own_tables_figures():
    found = figures_of("CN-RU")
    assert found["Goods trade, both ways", 2025] == ("USD 228.1 billion", "China's customs")
    assert found["Goods trade, both ways", 2021] == ("USD 141.4 billion", "Russia's customs")
    assert found["China's balance", 2025] == ("USD -21.5 billion", "China's customs")
    assert found["Share of Russia's goods trade", 2023] == (
        "33.8 percent",
        "China's figure over Russia's own total",
    )


def test_any_other_pair_has_figures_on_every_set_of_books():
    found = figures_of("KE-GB")
    reconciled = "CEPII's BACI, reconciled"
    assert found["From Kenya to the United Kingdom", 2023] == ("USD 416.4 million", reconciled)
    assert found["Goods trade, both ways", 2020][1] == "the United Kingdom's customs, by the IMF"
    assert found["Share of the United Kingdom's goods trade", 2023] == ("0.068 percent", reconciled)
    assert found["The United Kingdom among Kenya's partners", 2023] == ("no. 10", reconciled)


def test_how_far_the_tables_go_and_what_they_lack_is_said():
    said = coverage(trade.load_trade("KE-GB", TRADE_FOLDER))
    assert said.startswith(
        "The last figures that the tables have of Kenya and the United Kingdom, at current"
    )
    assert "They have years of Kenya's customs, by the IMF, to 2020; the United Kingdom's" in said
    assert said.endswith(
        "There are no figures of months, goods or first prints, so charts of these are left out."
    )
    assert "left out" not in coverage(trade.load_trade("CN-RU", TRADE_FOLDER))


@pytest.mark.parametrize(
    ("pair", "said"),
    [
        (
            "",
            "no two countries of the list (ISO 3166) were found in the text. Two countries may be given, as in --pair",
        ),
        (
            "KE-LI",
            "Kenya and Liechtenstein, and those of the world have nothing of their trade. Where UN Comtrade has",
        ),
    ],
)
def test_why_there_are_none_is_said_in_a_line_with_what_to_do(pair, said):
    none = trade.load_trade(pair, TRADE_FOLDER)
    assert trade_figures(none) == [] and said in why_not(none)


def test_the_page_has_the_figures_or_the_line():
    page = reported(TEXTS["ours"]).as_html()
    assert '<th scope="row">From Russia to China</th>' in page and "USD 124.8 billion" in page
    page = reported(TEXTS["no tables"]).as_html()
    assert "readout trade fetch brings them" in page and "Whose books" not in page
