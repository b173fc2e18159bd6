"""One layer over all tables: values by measure, period and books, as known on a day."""

import datetime as dt

import pytest

from readout.claims.model import Measure
from readout.claims.tables import Tables, flow_of, unit_of, whose_books
from readout.reading import TRADE_FOLDER
from readout.trade import load_trade

from .checked import BOOK

NOW = Tables(BOOK)


@pytest.mark.parametrize(
    ("measure", "period", "books", "value"),
    [
        (Measure(), (2023,), "annual", 240.11),
        (Measure("exports"), (2023, 1, 11), "announced", 100.336),
        (Measure("imports"), (2023, 12), "revised", 11.236),
        (Measure("balance", owner="partner"), (2023,), "annual", 18.17),
        (Measure("balance", owner="reporter"), (2014,), "annual", 12.08),
        (Measure(scope="reporter"), (2023,), "world", 5936.51),
        (Measure("exports", scope="partner"), (2023,), "world", 425.1),
        (Measure(scope="United States"), (2023,), "partners", 664),
        (Measure("imports", good="crude oil", unit="Mt"), (2023,), "annual", 107.0),
        (Measure("imports", good="crude oil"), (2023,), "annual", 60.6),
        (Measure(), (2022, 10, 2023, 9), "revised", 230.474),
    ],
)  # fmt: skip
def test_values(measure, period, books, value):
    found = {figure.books: figure.value for figure in NOW.values(measure, period)}
    assert found[books] == pytest.approx(value, abs=0.01)


def test_only_what_was_out_on_the_day():
    assert not Tables(BOOK, dt.date(2023, 11, 20)).values(Measure(), (2023,))
    assert Tables(BOOK, dt.date(2024, 1, 12)).values(Measure(), (2023,))
    january = Tables(BOOK, dt.date(2021, 1, 15)).values(Measure(), (2020,))
    assert "partner" not in {figure.books for figure in january}  # its customs come later


def test_a_wire_of_the_day_is_older_than_the_copy_that_dates_a_row():
    found = Tables(BOOK, dt.date(2022, 8, 8)).values(Measure(), (2022, 1, 7))
    assert [(f.books, f.value) for f in found] == [("announced", 97.71)]


def test_goods_have_a_direction_and_a_unit():
    assert (flow_of(BOOK, "coal"), unit_of(NOW, "coal")) == ("imports", "Mt")
    assert (flow_of(BOOK, "passenger cars"), unit_of(NOW, "passenger cars")) == ("exports", "thousand units")
    assert flow_of(BOOK, "mineral fuels") == "imports"  # in both, and nearly all in one


def test_what_is_known_today_is_the_same_whether_asked_then_or_today():
    then = Tables(BOOK, dt.date(2023, 11, 20))
    for year in (1900, 2020, 2022, 2023):
        assert then.today.values(Measure(), (year,)) == NOW.values(Measure(), (year,))


def test_a_year_that_only_reconciled_figures_have():
    tables = Tables(load_trade("DE-FR", TRADE_FOLDER))
    assert [figure.books for figure in tables.values(Measure(), (2023,))] == ["reconciled"]
    assert [figure.books for figure in tables.values(Measure("exports", scope="partner"), (2023,))] == [
        "reconciled"
    ]


def test_tables_as_far_as_they_are_of_some_books():
    tables = Tables(load_trade("DE-FR", TRADE_FOLDER))
    assert {f.books for f in tables.values(Measure(), (2019,))} >= {"annual", "partner", "reconciled"}
    assert [f.books for f in tables.only(("partner",)).values(Measure(), (2019,))] == ["partner"]


@pytest.mark.parametrize(
    ("pair", "books", "words"),
    [
        ("DE-FR", "annual", "Germany's customs"),
        ("DE-FR", "partner", "France's customs"),
        ("DE-FR", "reconciled", "CEPII, reconciled"),
        ("US-MX", "revised", "the United States' customs, months added"),
        ("CN-RU", "annual", "China's customs"),
        ("CN-RU", "announced", "China's customs, as announced"),
        ("CN-RU", "both sides' returns", "both sides' returns"),
    ],
)
def test_whose_books_in_words(pair, books, words):
    assert whose_books(load_trade(pair, TRADE_FOLDER), books) == words
