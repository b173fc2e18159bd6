"""The tables and their schema, which docs/corpus.md documents."""

import re
import sys

import pyarrow as pa
import pyarrow.parquet
import pytest

from readout import ROOT
from readout.corpus.tables import TABLES, as_parquet, is_whole, read_table, schema
from readout.errors import InputError


def test_the_page_has_every_column():
    page = (ROOT / "docs/corpus.md").read_text(encoding="utf-8")
    for table, columns in TABLES.items():
        section = page.split(f"### `{table}`")[1].split("\n#")[0]
        rows = re.findall(r"^\| `(\w+)` \| (\w+) \| (.*) \|$", section, re.MULTILINE)
        assert rows == [(name, kind, said) for name, (kind, said) in columns.items()], table


@pytest.mark.parametrize("table", TABLES)
def test_rows_come_back_as_they_were(tmp_path, table):
    values = {"string": "word", "strings": ["a", "b"], "date": None, "integer": 7, "number": 0.5}
    row = {name: values[kind] for name, (kind, _) in TABLES[table].items()}
    (tmp_path / table).mkdir()
    for number in (1, 0):
        data = as_parquet(table, [row | {"id": str(number)}])
        assert data == as_parquet(table, [row | {"id": str(number)}])
        (tmp_path / table / f"part-{number}.parquet").write_bytes(data)
    found = read_table(tmp_path, table)
    assert list(found["id"]) == ["0", "1"] and list(found.columns) == list(TABLES[table])
    assert list(read_table(tmp_path, table, ("id",)).columns) == ["id"]
    back = pa.parquet.read_table(tmp_path / table / "part-0.parquet").to_pylist()
    assert back == [row | {"id": "0"}]


def test_an_empty_table_has_its_types():
    found = pa.parquet.read_schema(pa.BufferReader(as_parquet("errors", [])))
    assert found.equals(schema("errors"), check_metadata=True)
    assert found.field("reason").metadata[b"description"] == b"why it could not be read"


def test_a_part_that_is_spoiled_is_named(tmp_path):
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts/part-0.parquet").write_bytes(b"no")
    with pytest.raises(InputError, match=r"part-0.parquet: cannot be read .*; remove it, and give the same"):
        read_table(tmp_path, "texts")
    assert not is_whole(tmp_path / "texts/part-0.parquet") and not is_whole(tmp_path / "none")
    (tmp_path / "texts/part-0.parquet").write_bytes(as_parquet("errors", []))
    with pytest.raises(InputError, match=r"part-0.parquet: has not the columns of texts; remove it"):
        read_table(tmp_path, "texts")
    assert is_whole(tmp_path / "texts/part-0.parquet")


def test_without_pyarrow_one_line_says_how_to_get_it(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(InputError, match=r"packages that are not installed; .*\[corpus\]"):
        read_table(tmp_path, "texts")
