"""What the library takes for the columns of a pair's tables is what the manifest of our pair says."""

import json

import pytest

from readout.trade import columns

from .given import BOOK, DATA, NOTHING

MANIFEST = json.loads((DATA / "CN-RU/datapackage.json").read_text(encoding="utf-8"))
SCHEMAS = {resource["path"].removesuffix(".csv"): resource["schema"] for resource in MANIFEST["resources"]}


@pytest.mark.parametrize("name", SCHEMAS)
def test_columns_types_and_keys_are_those_of_the_manifest(name):
    table, schema = columns.TABLES[name], SCHEMAS[name]
    assert list(table.key) == schema["primaryKey"]
    types = {field["name"]: field["type"] for field in schema["fields"]}
    assert [(column, types[column]) for column in table.columns] == list(columns.types_of(name).items())


@pytest.mark.parametrize("name", columns.TABLES)
def test_an_empty_table_has_the_columns_of_a_full_one(name):
    empty, full = getattr(NOTHING, name), getattr(BOOK, name)
    assert empty.empty and set(empty) <= set(full)


def test_a_schema_is_that_of_a_manifest():
    said = columns.schema("hs2", ("year", "hs2", "share_pct", "source"))
    assert said["primaryKey"] == ["year", "direction", "hs2"]
    year, code, share, source = said["fields"]
    assert (year["type"], code["type"], share["type"]) == ("integer", "string", "number")
    assert share["unit"] == "percent" and share["constraints"] == {"minimum": 0}
    assert source["constraints"] == {"required": True}
