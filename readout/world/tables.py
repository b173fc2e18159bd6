"""The tables of `data/world`: the rows that begin with a key, found in the sorted file, with the source of all of them.

A table is named by its package, which is one licence, and its file: "imf/totals". Nothing is read before it is asked
for, and of a large table no more than the lines that are asked for.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from readout import DATA
from readout.errors import InputError, quoted
from readout.intake import Kind, lines_beginning, read_json
from readout.shapes import Shape
from readout.sources import Source

WORLD = DATA / "world"
"""The folder of the packages."""

_WORLD_MANIFEST = Kind("the manifest of a package of data/world")
_TABLE = Kind("a table of data/world", limit=50_000_000)
_OF_A_PACKAGE: Shape = {
    "resources": [
        {
            "path": str,
            "credit?": str,
            "vintage?": str,
            "sources?": [{"publisher": str, "title": str, "path?": str, "copy?": str}],
            "schema?": {"fields": [{"name": str, "type": str}]},
        }
    ]
}
_CONVERTED: dict[str, Callable[[str], Any]] = {"integer": int, "number": float}

# What rows of a table call a source, by its opening, and its name in the manifest.
_NAMED_IN_ROWS = {
    "Ministry of Foreign Affairs of China": "Ministry of Foreign Affairs of China, list of 2011-07-31",
    "CCTV evening news": "China Central Television, evening news",
}
_DAY_NAMED = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)

Cells = dict[str, Any]
"""A row by column: numbers as numbers, a blank as None."""


@dataclass(frozen=True, slots=True)
class Table:
    """What a manifest says of a table: its file, whose figures these are, of which release, and its columns' types.

    `sources` says whose they are so that one can follow it: the publishers, their addresses, and the copies read.
    """

    name: str
    path: Path
    credit: str
    vintage: str
    types: dict[str, str]
    sources: tuple[Source, ...]

    @property
    def source(self) -> str:
        """Whose figures these are, and of which release, in one line."""
        return f"{self.credit} ({self.vintage})"

    @property
    def years(self) -> tuple[int, ...]:
        """The years that have a column of their own, in a table that has such columns."""
        return tuple(int(name) for name in self.types if name.isdigit())


def is_there() -> bool:
    """Whether the tables are at hand: in a checkout and in a wheel they are, in a browser they are not."""
    return WORLD.is_dir()


def table(name: str) -> Table:
    """The table called `name`, such as "imf/totals". Raises InputError where there is none, or its manifest is spoiled."""
    package, _, file = name.partition("/")
    found = _tables_in(WORLD / package).get(file)
    if found is None:
        raise InputError(f"{WORLD / package}: its manifest names no table {quoted(file)}; restore it")
    return found


@lru_cache(maxsize=32)
def _tables_in(package: Path) -> dict[str, Table]:
    """The tables of a package by the names of their files."""
    found = {}
    for resource in read_json(package / "datapackage.json", _WORLD_MANIFEST, _OF_A_PACKAGE)["resources"]:
        if "schema" in resource:
            path = package / resource["path"]
            types = {field["name"]: field["type"] for field in resource["schema"]["fields"]}
            found[path.stem] = Table(
                f"{package.name}/{path.stem}",
                path,
                resource.get("credit", ""),
                resource.get("vintage", ""),
                types,
                tuple(_source(said, resource) for said in resource.get("sources", ())),
            )
    return found


def _source(said: dict[str, str], resource: dict[str, Any]) -> Source:
    named = f"{said['publisher']}, {said['title']}"
    return Source(
        named,
        said["publisher"],
        said["title"],
        resource.get("vintage", ""),
        said.get("path", ""),
        said.get("copy", ""),
    )


def cited(words: str) -> tuple[Source, ...]:
    """The sources that words of an answer name: the `source` of a table, its publisher and title, or what rows name.

    Empty where no table has them.
    """
    for opening, named in _NAMED_IN_ROWS.items():
        if words.startswith(opening) and (of := _by_words().get(named)):
            title, day = words.removeprefix(f"{of[0].publisher}, "), _DAY_NAMED.search(words)
            return (replace(of[0], id=words, title=title, day=day[0] if day else ""),)
    return _by_words().get(words, ())


@cache
def _by_words() -> dict[str, tuple[Source, ...]]:
    found: dict[str, tuple[Source, ...]] = {}
    for manifest in sorted(WORLD.glob("*/datapackage.json")):
        for of in _tables_in(manifest.parent).values():
            found[of.source] = of.sources
            for source in of.sources:
                found.setdefault(
                    source.id, (replace(source, day=""),)
                )  # of which release, these words leave open
    return found


def rows(name: str, *key: str) -> list[Cells]:
    """The rows of a table whose first cells are `key`, in the order of the file; all of them without a key.

    Raises InputError for a row that does not hold.
    """
    return rows_from(name, "".join(f"{cell}," for cell in key))


def rows_from(name: str, *starts: str) -> list[Cells]:
    """The rows whose lines begin with one of `starts`, such as days of a table that begins with times."""
    of = table(name)
    return _rows_in(of, lines_beginning(of.path, starts, _TABLE))


def _rows_in(of: Table, lines: list[str]) -> list[Cells]:
    convert = [_CONVERTED.get(kind, str) for kind in of.types.values()]
    found = []
    for cells in csv.reader(lines):
        try:
            values = [to(cell) if cell else None for to, cell in zip(convert, cells, strict=True)]
        except ValueError as error:
            raise InputError(
                f"{of.path}: the row of {quoted(','.join(cells[:3]))} does not hold ({error}); restore it"
            ) from None
        found.append(dict(zip(of.types, values, strict=True)))
    return found


def by_year(row: Cells) -> dict[int, float]:
    """The figures of a row with a column for each year, those that are there, in the order of years."""
    return {int(name): value for name, value in row.items() if name.isdigit() and value is not None}


def of_one_year(name: str, year: int) -> dict[tuple[str, ...], float]:
    """What a table with a column for each year has in one of them, by the cells before the years.

    Raises InputError for a row that does not hold.
    """
    of = table(name)
    place, first = (list(of.types).index(str(of_year)) for of_year in (year, min(of.years)))
    found = {}
    for cells in csv.reader(lines_beginning(of.path, [""], _TABLE)):
        try:
            if cells[place]:
                found[tuple(cells[:first])] = float(cells[place])
        except (IndexError, ValueError) as error:
            raise InputError(
                f"{of.path}: the row of {quoted(','.join(cells[:3]))} does not hold ({error}); restore it"
            ) from None
    return found
