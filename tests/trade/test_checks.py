"""A bad table is refused in one line that says which file, row and column, and what to do."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readout import trade
from readout.errors import InputError
from readout.trade import checks

from .given import DATA

BAD = {
    "text in a number column": (
        "monthly",
        "17.496",
        "n/a",
        "monthly.csv, line 74, column total: 'n/a' is not a number",
    ),
    "a decimal comma": ("monthly", "17.496", '"17,496"', "'17,496' has a decimal comma"),
    "a byte order mark": ("annual", "year,", "\ufeffyear,", "begins with a byte order mark"),
    "a missing month": ("monthly", "\n2023,5,", "\n1999,5,", "line 78, column month: '5' follows no month 1"),
    "another unit": ("commodities", "107.0,Mt", "107.0,bbl", "'bbl' stands beside 'Mt'"),
    "a running total that falls": (
        "first_prints",
        "2023,11,218.176,100.336,117.84",
        "2023,11,18.176,0.336,17.84",
        "is less than for fewer months",
    ),
    "a cell too many": ("annual", "240.11,", "240.11,1,", "cells where the header has"),
    "a doubled month": ("monthly", "2023,2,", "2023,1,", "year and month: '2023, 1' stands twice"),
    "a negative value": ("annual", "240.11", "-240.11", "column total: '-240.11' is below 0"),
    "a thirteenth month": ("monthly", "2023,12,", "2023,13,", "'13' is above 12"),
    "a blank key": ("monthly", "2023,12,", "2023,,", "is blank"),
    "a missing column": ("annual", "exports", "shipped", "no column 'exports'"),
    "what nothing can be divided by": ("commodities", "79.64,Mt", "5e-324,Mt", "'5e-324' is below 1e-09"),
    "a source that is none": (
        "annual",
        "GACC via TASS 2024-10-28",
        "GACC via TASS 2024-10-29",
        "annual.csv, column source: no source 'GACC via TASS 2024-10-29' in sources.csv; add it there",
    ),
    "a source without a publisher": (
        "sources",
        "BLS CPI-U,US Bureau of Labor Statistics",
        "BLS CPI-U,",
        "column publisher: '' is blank",
    ),
    "semicolons": ("annual", ",", ";", "separated by semicolons"),
}


def changed(folder, name, old, new):
    """A copy of the data folder with one change in one table."""
    place = folder / "CN-RU"
    place.mkdir()
    for path in (DATA / "CN-RU").iterdir():
        text = path.read_text(encoding="utf-8")
        if path.stem == name:
            assert old in text
            text = text.replace(old, new, -1 if old == "," else 1)
        (place / path.name).write_text(text, encoding="utf-8", newline="")
    return folder


@pytest.mark.parametrize(("name", "old", "new", "words"), BAD.values(), ids=BAD)
def test_a_bad_table_is_refused_in_one_line(tmp_path, name, old, new, words):
    with pytest.raises(InputError) as caught:
        trade.load_trade("CN-RU", changed(tmp_path, name, old, new))
    message = str(caught.value)
    assert words in message.replace(".0'", "'") and f"{name}.csv" in message and "\n" not in message


@pytest.mark.parametrize(
    ("name", "old", "new", "words"),
    [
        (
            "annual",
            "2022,190.271,76.12",
            "2022,290.271,176.12",
            "year 2022: the total 290.271 is not that of its months",
        ),
        (
            "first_prints",
            "2023,5,93.806,42.947",
            "2023,5,113.806,62.947",
            "year 2023 through month 5: the total 113.806",
        ),
    ],
)
def test_tables_that_cannot_be_of_one_trade_are_refused(tmp_path, name, old, new, words):
    with pytest.raises(InputError, match=words):
        trade.load_trade("CN-RU", changed(tmp_path, name, old, new))


COLUMNS = [
    {"name": "n", "type": "number", "constraints": {"minimum": 0, "maximum": 10}},
    {"name": "i", "type": "integer", "constraints": {"required": True}},
    {"name": "s", "type": "string", "constraints": {"enum": ["a", "b"]}},
    {"name": "b", "type": "boolean"},
]
CELLS = st.sampled_from(
    ["", "0", "3", "-1", "11", "2.5", "2,5", "nan", "inf", "1e400", " 7", "1_0", "x", "a", "true", "false"]
)


@settings(deadline=None)
@given(st.lists(st.tuples(CELLS, CELLS, CELLS, CELLS), min_size=1, max_size=3))
def test_columns_at_once_and_cells_one_by_one_refuse_the_same(tmp_path_factory, rows):
    path = tmp_path_factory.getbasetemp() / "annual.csv"
    text = "\n".join(["n,i,s,b", *(",".join(f'"{cell}"' for cell in row) for row in rows)])
    path.write_text(text, encoding="utf-8")
    faults = [checks._fault(column, cell) for row in rows for column, cell in zip(COLUMNS, row, strict=True)]
    schema = {"fields": COLUMNS, "primaryKey": ["n", "i", "s", "b"]}
    first = next(filter(None, faults), "stands twice" if len(set(rows)) < len(rows) else None)
    try:
        found, _ = checks.rows_of(path, schema)
    except InputError as refusal:
        assert first and f" {first}; mend the row" in str(refusal) or "stands twice" in str(refusal)
    else:
        assert not first
        for row, cells in zip(found, rows, strict=True):
            assert (row["n"], row["i"]) == (float(cells[0]) if cells[0] else None, int(float(cells[1])))
            assert (row["s"], row["b"]) == (cells[2] or None, {"true": True, "false": False}.get(cells[3]))
