"""Every table: in the order that keys are found by, of one licence, with source and release; a key finds its rows."""

import csv
import random
import re

import pytest

from readout import ROOT
from readout.errors import InputError
from readout.sources import named_in
from readout.world import tables
from readout.world.tables import WORLD, is_there, rows, rows_from, table

from .given import PACKAGES, RESOURCES

LICENCES = {
    "baci": ["etalab-2.0"],
    "imf": ["IMF-terms"],
    "names": ["Unicode-3.0", "ODC-PDDL-1.0", "MIT", "public-domain"],
    "public-domain": ["public-domain", "CC0-1.0"],
    "rates": ["ODC-PDDL-1.0"],
    "relations": ["other-pd"],
    "world-bank": ["CC-BY-4.0"],
}
# The cells that tables are asked by.
KEYS = {
    "baci/trade": 2,
    "imf/monthly": 2,
    "imf/trade_1960_1989": 2,
    "imf/trade_1990_2020": 2,
    "imf/trade_2001_2024": 2,
    "public-domain/relations_us": 2,
    "relations/relations_cn": 2,
}
WHOLE = {"public-domain/us_cpi"}  # asked for as a whole


def read(name):
    with open(table(name).path, encoding="utf-8", newline="") as file:
        return list(csv.reader(file))[1:]


def test_a_package_is_one_licence():
    assert is_there()
    said = {name: [licence["name"] for licence in package["licenses"]] for name, package in PACKAGES.items()}
    assert said == LICENCES
    prose = (ROOT / "LICENSE-DATA.md").read_text(encoding="utf-8")
    assert [name for name in PACKAGES if f"`data/world/{name}/`" not in prose] == []


def test_the_imfs_figures_are_under_no_other_licence():
    """They stand in its own package alone, and nothing calls that package's licence a Creative Commons one."""
    credits = {name: resource["credit"] for name, resource in RESOURCES.items()}
    assert {name.partition("/")[0] for name, said in credits.items() if "Monetary Fund" in said} == {"imf"}
    assert not any(licence["name"].startswith("CC") for licence in PACKAGES["imf"]["licenses"])


@pytest.mark.parametrize("name", RESOURCES)
def test_a_table_says_whose_it_is_and_of_when(name):
    of = table(name)
    assert of.credit and of.vintage and of.source == f"{of.credit} ({of.vintage})"
    assert of.sources and of.sources == tables.cited(of.source)
    assert all(source.publisher in of.credit or "each row" in of.credit for source in of.sources)
    assert list(of.types) == [field["name"] for field in RESOURCES[name]["schema"]["fields"]]


def test_what_rows_name_is_found_with_its_day():
    (found,) = tables.cited("CCTV evening news of 2024-11-01: congratulations on the 40th anniversary")
    assert (found.publisher, found.day) == ("China Central Television", "2024-11-01")
    assert "40th" in found.title and found.copies[0].url
    named = {name for row in rows("relations/relations_cn") for name in named_in(row["source"])}
    assert all(tables.cited(name) for name in named)
    assert tables.cited("nobody's figures") == ()


@pytest.mark.parametrize("name", sorted(RESOURCES.keys() - WHOLE))
def test_a_table_is_in_the_order_that_keys_are_found_by(name):
    length = KEYS.get(name, 1)
    if name.startswith("public-domain/quakes"):
        keys = [row[0][:10].encode() for row in read(name)]
    else:
        keys = [",".join([*row[:length], ""]).encode() for row in read(name)]
    assert keys == sorted(keys)


@pytest.mark.parametrize("name", sorted(RESOURCES.keys() - WHOLE))
def test_a_key_finds_its_rows(name):
    """As looking at every line does: for the first, the last and some other keys, and for one that is not there."""
    length, lines = KEYS.get(name, 1), read(name)
    found = {}
    for line in lines:
        found.setdefault(tuple(line[:length]), []).append(line)
    some = random.Random(7).sample(sorted(found), min(20, len(found)))
    for key in [next(iter(found)), *some, tuple(lines[-1][:length])]:
        if name != "public-domain/quakes":  # which is asked for by days, and has minutes
            assert all(map(says, there := rows(name, *key), found[key])) and len(there) == len(found[key])
    assert rows(name, *["~"] * length) == rows(name, *["!"] * length) == []


def says(row, line):
    """Whether a row has what the cells of a line say."""
    pairs = zip(row.values(), line, strict=True)
    return all(str(value or "") == cell or float(cell) == value for value, cell in pairs)


def test_several_starts_are_found_in_turn():
    days = [row["time_utc"][:10] for row in rows_from("public-domain/quakes", "2023-02-06", "2022-09-18")]
    assert days == sorted(days, reverse=True) and set(days) == {"2023-02-06", "2022-09-18"}


@pytest.mark.parametrize("name", [name for name in RESOURCES if table(name).years])
def test_years_have_columns_in_order_and_in_usd_million(name):
    years = table(name).years
    assert list(years) == sorted(set(years))
    units = {f["unit"] for f in RESOURCES[name]["schema"]["fields"] if f["name"].isdigit()}
    assert units == {"USD million, current prices"}


DAYS = {
    "public-domain/leaders": ("since", "successor_since", "seen_first", "seen_last"),
    "public-domain/us_meetings": ("start", "end"),
    "public-domain/relations_us": ("date",),
    "relations/relations_cn": ("date",),
    "public-domain/quakes_significant": ("date",),
}


@pytest.mark.parametrize("name", DAYS)
def test_days_are_days(name):
    for row in rows(name):
        for column in DAYS[name]:
            assert row[column] is None or re.fullmatch(r"\d{4}(-\d\d){0,2}", row[column]), row


def test_what_is_spoilt_is_said_in_a_line(tmp_path, monkeypatch):
    place = tmp_path / "rates"
    place.mkdir()
    manifest = (WORLD / "rates/datapackage.json").read_text(encoding="utf-8")
    (place / "datapackage.json").write_text(manifest, encoding="utf-8")
    monkeypatch.setattr(tables, "WORLD", tmp_path)
    with pytest.raises(InputError, match=r"rates\.csv: no such file"):
        rows("rates/rates", "CNY")
    (place / "rates.csv").write_text("currency,year,per_usd\nCNY,2023,seven\n", encoding="utf-8")
    with pytest.raises(InputError, match="the row of 'CNY,2023,seven' does not hold"):
        rows("rates/rates", "CNY")
    (place / "rates.csv").write_text("currency,year,per_usd\nCNY,2023\n", encoding="utf-8")
    with pytest.raises(InputError, match="the row of 'CNY,2023' does not hold"):
        rows("rates/rates", "CNY")
    with pytest.raises(InputError, match="names no table 'prices'"):
        table("rates/prices")
    with pytest.raises(InputError, match=r"datapackage\.json: no such file"):
        table("prices/prices")
