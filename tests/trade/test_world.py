"""A pair without a folder has what the tables of the world have of it, as a pair's tables."""

import subprocess
import sys

import pytest

from readout import trade, world
from readout.errors import InputError
from readout.trade import columns
from readout.trade.credits import credit

from .given import BOOK, DATA, drawings

PAIR = trade.load_trade("IN-DE", DATA)
OWN, OTHER = "India's customs, by the IMF", "Germany's customs, by the IMF"


def only(table, pair=PAIR, **cells):
    (row,) = [row for row in pair.rows(table) if cells.items() <= row.items()]
    return row


def test_a_folder_goes_before_the_world():
    assert BOOK.sha256 and BOOK.rows("reconciled") == []
    assert PAIR.available and PAIR.reason == "" and not PAIR.sha256


@pytest.mark.parametrize(
    ("asked", "pair"), [("IN-DE", "IN-DE"), ("de-in", "DE-IN"), ("KE-CN", "CN-KE"), ("DE-US", "US-DE")]
)
def test_the_reporter_is_whose_books_go_further(asked, pair):
    assert trade.load_trade(asked, DATA).pair == pair


@pytest.mark.parametrize(
    ("asked", "names"), [("EU-CN", {"European Union", "China"}), ("xk-al", {"Kosovo", "Albania"})]
)
def test_what_is_no_country_of_iso_has_what_the_tables_have(asked, names):
    pair = trade.load_trade(asked, DATA)
    assert pair.available and {pair.reporter, pair.partner} == names
    assert not pair.rows("reconciled") and trade.amount(pair, "total", (2019,)).value > 0


@pytest.mark.parametrize("name", trade.TABLES)
def test_rows_have_the_columns_that_types_name(name):
    for row in PAIR.rows(name):
        assert row.keys() == PAIR.types[name].keys() >= columns.types_of(name).keys()
    assert list(getattr(PAIR, name).columns) == list(PAIR.types[name])


@pytest.mark.parametrize("name", trade.TABLES)
@pytest.mark.parametrize("pair", ["IN-DE", "US-CA", "CN-KE", "IR-AE"])
def test_no_key_stands_twice(pair, name):
    rows = trade.load_trade(pair, DATA).rows(name)
    key = trade.TABLES[name].key
    assert len({tuple(row[column] for column in key) for row in rows}) == len(rows)


def test_a_figure_on_each_set_of_books():
    found = {f.books: (f.value, PAIR.books[f.table]) for f in trade.figures(PAIR, "exports", (2019,))}
    assert found == {
        "annual": (8.5714, OWN),
        "revised": (8.5714, OWN),
        "partner": (8.4281, OTHER),
        "reconciled": (9.4104, world.RECONCILED),
    }
    assert [f.books for f in trade.figures(PAIR, "total", (2023,))] == ["reconciled"]
    assert all("(" in f.source for f in trade.figures(PAIR, "exports", (2019,)))
    assert trade.figures(PAIR, "total", (2022,)) == []


def test_what_is_covered_is_said_by_books():
    assert trade.covered(PAIR) == {
        "annual": (1960, 2020),
        "partner": (1960, 2020),
        "reconciled": (2000, 2023),
    }
    assert trade.covered(BOOK)["annual"][0] == 1999
    assert trade.covered(trade.load_trade("LI-KE", DATA)) == {}


def test_the_mirror_is_the_partners_books():
    row = only("mirror", year=2020)
    assert (row["reporter_exports"], row["reporter_imports"]) == (7.6573, 9.6759)
    assert (row["partner_exports"], row["partner_imports"]) == (12.233, 8.0334)
    assert row["books"] == OTHER and "early in 2022" in row["source"]


def test_reconciled_figures_go_with_totals_of_their_own():
    row = only("reconciled", year=2023)
    assert (row["exports"], row["imports"], row["reporter_world"]) == (13.08, 17.971, 1102.9)
    assert row["source"].startswith("CEPII, BACI")
    assert row["reporter_world_exports"] + row["reporter_world_imports"] == pytest.approx(
        row["reporter_world"]
    )


def test_totals_go_by_direction_too():
    row = only("world", year=2019)
    assert row["partner_exports"] + row["partner_imports"] == pytest.approx(row["partner_total"])


def test_tables_of_the_world_are_of_one_release():
    assert PAIR.one_release and not BOOK.one_release


def test_a_rank_is_counted_and_says_whose():
    assert trade.rank(PAIR, 2019) == (7, 8)
    assert only("partners", year=2019, code="DE")["books"] == OWN
    assert only("partners", year=2023, code="DE")["books"] == world.RECONCILED
    with pytest.raises(InputError, match="no rank of Germany"):
        trade.rank(PAIR, 2022)


def test_growth_and_shares_are_computed():
    assert trade.growth(PAIR, "total", (2020,)) == pytest.approx(100 * (17.3332 / 21.4834 - 1))
    assert trade.share(PAIR, 2020) == pytest.approx(100 * 17.3332 / 643.63)
    with pytest.raises(InputError, match="no total for 2022 on India's books"):
        trade.growth(PAIR, "total", (2023,))


def test_months_that_are_missing_are_blank():
    """Canada's with India, of India's books: one month of 2016 has no exports."""
    pair = trade.load_trade("IN-CA", DATA)
    months = [row for row in pair.rows("monthly") if row["year"] == 2016]
    assert [row["month"] for row in months] == list(range(1, 13))
    assert [row["month"] for row in months if row["total"] is None]
    assert trade.running_totals(pair)


def test_the_us_have_their_own_months():
    pair = trade.load_trade("CA-US", DATA)
    assert pair.reporter == "United States" and pair.rows("monthly")[-1]["year"] == 2023
    assert pair.books["monthly"] == world.customs_by_census()
    assert only("monthly", pair, year=2019, month=1)["method"] == "census"


def test_output_rates_and_prices_are_by_year():
    row = only("macro", year=2020)
    assert (row["usd_cny"], row["usd_rub"]) == (world.rates("CNY")[2020], None)
    assert row["reporter_rate"] == world.rates("INR")[2020] and row["partner_gdp"] == world.gdp("DE")[2020]
    assert trade.real_total(PAIR, 2020, 2010) < PAIR.annual.set_index("year").loc[2020, "total"]


def test_dates_of_relations_are_on_the_timeline():
    (row,) = trade.load_trade("KE-CN", DATA).rows("timeline")
    assert (row["date"], row["kind"]) == ("1963-12-14", "relations") and "China" in row["source"]


def test_charts_are_drawn_of_what_is_there():
    titles = {name: chart.title for name, chart in drawings(PAIR).items()}
    nothing = {name for name, title in titles.items() if title.startswith("Nothing to draw")}
    assert nothing == {"run", "annual", "goods", "oil", "revisions", "real"}


@pytest.mark.parametrize("table", ["annual", "monthly", "mirror", "world", "macro"])
def test_the_foot_of_a_chart_says_whose(table):
    said = credit(PAIR, table)
    assert "by the IMF" in said and ".csv" not in said


def test_nothing_is_loaded_before_it_is_asked_for():
    program = (
        "import sys; from readout.trade import load_trade\n"
        "load_trade('CN-RU', sys.argv[1]); print('readout.world' in sys.modules)\n"
        "load_trade('IN-DE', sys.argv[1]).rows('annual'); print('pandas' in sys.modules)\n"
    )
    done = subprocess.run([sys.executable, "-c", program, str(DATA)], capture_output=True, text=True)
    assert done.stdout.split() == ["False", "False"], done.stderr


def test_where_the_world_is_not_at_hand_it_is_not_there(monkeypatch, tmp_path):
    from readout.world import tables

    monkeypatch.setattr(tables, "WORLD", tmp_path / "none")
    pair = trade.load_trade("IN-DE", DATA)
    assert (pair.available, pair.reason) == (False, "There are no trade tables for India and Germany.")
