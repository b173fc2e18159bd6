"""The data packages: hashes, types, units, keys, sums, and no gap filled."""

import csv
import json

import frictionless
import pycountry
import pytest

from readout import ROOT
from readout.sources import Source, named_in
from readout.trade.columns import SOURCE_COLUMNS

DATA = ROOT / "data"
PACKAGES = sorted(DATA.rglob("datapackage.json"))
TRADE = DATA / "trade/CN-RU"


def table(name):
    with open(TRADE / f"{name}.csv", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def number(text):
    return float(text) if text else None


@pytest.mark.parametrize("manifest", PACKAGES, ids=[p.parent.name for p in PACKAGES])
def test_a_package_is_what_its_manifest_says(manifest):
    report = frictionless.Package(str(manifest)).validate()
    assert report.valid, report.flatten(["name", "rowNumber", "fieldName", "note"])
    package = json.loads(manifest.read_text(encoding="utf-8"))
    assert package["licenses"] and package["sources"] and package["created"]
    listed = {resource["path"] for resource in package["resources"]}
    assert listed == {p.name for p in manifest.parent.iterdir() if p.is_file()} - {"datapackage.json"}
    for resource in package["resources"]:
        assert resource["hash"].startswith("sha256:") and resource["bytes"]
        for field in resource.get("schema", {}).get("fields", []):
            assert field["description"]


BREAKS = {
    "a changed figure": ("annual.csv", "240.11", "250.11", "hash"),
    "a text for a number": ("monthly.csv", "17.496", "n/a", "type-error"),
    "a doubled month": ("monthly.csv", "2023,2,", "2023,1,", "primary-key"),
    "a negative value": ("annual.csv", "240.11", "-240.11", "constraint-error"),
}


@pytest.mark.parametrize(("name", "old", "new", "error"), BREAKS.values(), ids=BREAKS)
def test_a_broken_table_is_seen(tmp_path, name, old, new, error):
    for path in TRADE.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    text = (tmp_path / name).read_text(encoding="utf-8")
    assert old in text
    (tmp_path / name).write_text(text.replace(old, new, 1), encoding="utf-8", newline="")
    report = frictionless.Package(str(tmp_path / "datapackage.json")).validate()
    assert any(error in kind for (kind,) in report.flatten(["type"]))


def test_every_figure_has_a_source():
    for path in TRADE.glob("*.csv"):
        for row in table(path.stem):
            if path.stem == "world":
                for side in ("reporter", "partner"):
                    assert row[f"{side}_source"] or not row[f"{side}_total"]
            elif path.stem == "partners":
                assert row["source"] or not row["total"], row
            elif path.stem != "sources":
                assert row["source"], (path.name, row)


SOURCES = {row["id"]: row for row in table("sources")}


def test_every_row_names_entries_and_every_entry_is_named():
    used = {
        name
        for path in TRADE.glob("*.csv")
        for row in table(path.stem)
        for column, cell in row.items()
        if column in SOURCE_COLUMNS and cell
        for name in named_in(cell)
    }
    assert used == SOURCES.keys()


@pytest.mark.parametrize("row", SOURCES.values(), ids=SOURCES)
def test_a_source_has_a_publisher_and_addresses_that_can_be_followed(row):
    source = Source(**row)
    assert ";" not in source.id and source.publisher and not source.publisher.startswith(("http", "www."))
    addresses = [*source.copies, *([source.own] if source.own else [])]
    assert all(address.url for address in addresses)
    # A number for a host says nobody's name: what stands there is a copy of somebody's.
    assert not (source.own and source.own.host.replace(".", "").isdigit())
    assert addresses or row["id"] in WITHOUT_AN_ADDRESS
    assert source.address not in {copy.url for copy in source.copies}


WITHOUT_AN_ADDRESS = {
    "MNI on two months of 2023",
    "Reuters on 2024",
    "SANA on eleven months of 2022",
    "Sputnik, July 2023",
    "The Moscow Times, June 2023",
    "press of January 2016",
    "press on 2025",
}
"""Misprints of which a note of another row tells, and no address was kept."""


def test_the_tables_of_the_world_say_whose_they_are_and_where_they_were_read():
    for manifest in (DATA / "world").rglob("datapackage.json"):
        for resource in json.loads(manifest.read_text(encoding="utf-8"))["resources"]:
            for said in resource["sources"] if "schema" in resource else ():
                assert said["publisher"] and said["title"] and said["copy"], (manifest, resource["name"])
                source = Source("", said["publisher"], said["title"], "", said.get("path", ""), said["copy"])
                assert source.own is None or source.own.url
                assert all(copy.url or "package" in copy.host for copy in source.copies)


# Largest gap allowed between a total and its parts, in USD bn, and why.
TOLERANCES = {
    "annual": (0.1, "total and parts of 2009 are each rounded to 0.1"),
    "monthly": (0.04, "November 2025 was subtracted from releases of two vintages"),
    "first_prints": (0.12, "some releases round each figure to 0.1"),
}


@pytest.mark.parametrize("name", TOLERANCES)
def test_parts_add_up(name):
    allowed, _ = TOLERANCES[name]
    for row in table(name):
        total, exports, imports = (number(row[c]) for c in ("total", "exports", "imports"))
        if None not in (total, exports, imports):
            assert abs(total - exports - imports) <= allowed + 1e-9, row


def test_months_add_to_the_year():
    """Within 0.6 percent: the months are revised, the year is the first print; 2020 differs most."""
    annual = {row["year"]: number(row["total"]) for row in table("annual")}
    months = {}
    for row in table("monthly"):
        months.setdefault(row["year"], []).append(number(row["total"]))
    whole = {year: sum(m) for year, m in months.items() if len(m) == 12 and None not in m}
    assert set(whole) == {str(year) for year in range(2017, 2025)}
    for year, total in whole.items():
        assert abs(total / annual[year] - 1) <= 0.006, year


def test_running_totals_do_not_fall():
    last = {}
    for row in table("first_prints"):
        assert float(row["total"]) >= last.get(row["year"], 0)
        last[row["year"]] = float(row["total"])


def test_gaps_are_blank():
    assert next(row for row in table("annual") if row["year"] == "2001")["total"] == ""
    blank = [(row["year"], row["month"]) for row in table("monthly") if not row["total"]]
    assert blank == [("2025", "1"), ("2025", "2"), ("2026", "3"), ("2026", "4")]


def spans(item):
    if isinstance(item, dict):
        if {"start", "end", "text"} <= set(item):
            yield item
        for value in item.values():
            yield from spans(value)
    elif isinstance(item, list):
        for value in item:
            yield from spans(value)


@pytest.mark.parametrize("path", sorted((DATA / "gold").glob("2*.json")), ids=lambda p: p.stem)
def test_annotations_point_at_their_words(path):
    gold = json.loads(path.read_text(encoding="utf-8"))
    text = (DATA.parent / gold["source_file"]).read_bytes().decode("utf-8")
    found = list(spans(gold))
    assert len(found) > 20 and len(text) == gold["n_chars"]
    assert [s for s in found if text[s["start"] : s["end"]] != s["text"]] == []


@pytest.mark.parametrize("name", ["Norlund", "Osmera", "Talvera", "Tarvik"])
def test_practice_countries_are_invented(name):
    with pytest.raises(LookupError):
        pycountry.countries.search_fuzzy(name)
