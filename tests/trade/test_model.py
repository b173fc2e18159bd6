"""Ranks are in columns; a table that has them in words alone, as an invented one does, says the same."""

import pytest

from readout.trade import is_bloc, ranks

from .given import BOOK

WORDS = {
    "11th": (11,),
    "6th (one minister) / 4th among countries (another)": (4, 6),
    "5th if blocs, Hong Kong and Taiwan are left out": (5,),
    "top five": (),
    None: (),
}


@pytest.mark.parametrize("words", WORDS)
def test_ranks_in_words(words):
    row = {"partner": "Osmera", "rank": words}
    assert ranks(row) == WORDS[words] and not is_bloc(row)


def test_columns_say_what_the_words_of_our_pair_say():
    for row in BOOK.rows("partners"):
        words = {
            name: value for name, value in row.items() if name not in ("rank_low", "rank_high", "is_bloc")
        }
        assert ranks(words) in ((), ranks(row)), row
        assert is_bloc(row) == (row["partner"] in ("ASEAN", "European Union"))
        assert is_bloc(row) or not is_bloc(words)


@pytest.mark.parametrize("table", ["annual", "monthly", "mirror"])
def test_rows_of_a_year_are_those_of_the_table(table):
    for year in (2020, 1900):
        expected = [row for row in BOOK.rows(table) if row["year"] == year]
        assert BOOK.where(table, "year", year) == expected
