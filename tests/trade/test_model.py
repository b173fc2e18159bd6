"""Ranks are in columns, or in words as an invented table has them; what a cell names as its source can be followed."""

import json

import pytest

from readout import trade
from readout.trade import columns, is_bloc, ranks

from .given import BOOK, DATA

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


def test_a_cell_is_followed_to_its_sources():
    (row,) = BOOK.where("annual", "year", 2023)
    found = BOOK.cited(row["source"])
    assert [source.id for source in found] == row["source"].split("; ")
    assert found[0].publisher == "General Administration of Customs of China"
    assert found[0].copies[0].url.startswith("https://tass.com/")
    assert BOOK.cited("") == ()


def test_a_pair_of_the_world_is_followed_to_its_releases():
    book = trade.load_trade("IN-JP", DATA)
    for name in ("annual", "mirror", "reconciled", "partners", "macro"):
        found = book.cited(book.rows(name)[-1]["source"])
        assert found and all(source.publisher and source.copies for source in found), name


def test_what_an_older_folder_says_stands_as_it_is(tmp_path):
    """A folder of the old form has words and no table of sources."""
    place = tmp_path / "KZ-UZ"
    place.mkdir()
    (place / "annual.csv").write_text(
        "year,total,exports,imports,source\n2020,3,2,1,Somebody; javascript:1\n"
    )
    fields = [{"name": n, "type": t} for n, t in columns.types_of("annual").items()]
    schema = {"fields": [*fields, {"name": "source", "type": "string"}], "primaryKey": ["year"]}
    manifest = {"resources": [{"path": "annual.csv", "schema": schema}]}
    (place / "datapackage.json").write_text(json.dumps(manifest))
    book = trade.load_trade("KZ-UZ", tmp_path)
    assert [str(source) for source in book.cited(book.rows("annual")[0]["source"])] == [
        "Somebody",
        "javascript:1",
    ]
    assert not any(s.own or s.copies for s in book.cited("Somebody; javascript:1"))
