"""A pair's tables from its folder: what the manifest names, checked, once a process. Where there are none, why."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

from readout import DATA, INSTALLED
from readout.countries import country_name, country_names, whose
from readout.errors import InputError, quoted
from readout.intake import Kind, read_json
from readout.shapes import Shape
from readout.trade.checks import check_sources, check_together, rows_of
from readout.trade.columns import NUMBERS, TABLES, limits_of, needed_columns, type_of, types_of
from readout.trade.model import Row, Rows, Trade

_PAIR_MANIFEST = Kind("the manifest of a pair", missing="missing; a pair's folder has its manifest")
_FIELD: Shape = {
    "name": str,
    "type": str,
    "constraints?": {
        "required?": bool,
        "minimum?": float,
        "maximum?": float,
        "exclusiveMinimum?": float,
        "enum?": [str],
    },
}
_TYPES_OF_NONE = {name: types_of(name) for name in TABLES}
_NOT_TEXTS = NUMBERS | {"boolean"}
_MANIFEST: Shape = {"resources": [{"path": str, "schema": {"fields": [_FIELD], "primaryKey": [str]}}]}

_State = tuple[tuple[str, int, int, int], ...]
# By the folder's own path, and the pair that it was asked for as.
_LOADED: dict[tuple[str, str], tuple[_State, Trade]] = {}
# Seconds: a file changed this shortly ago may be changed again without its time showing it (FAT counts in twos).
_SETTLED = 2.5


def fetched_folder() -> Path:
    """Where the tables are that `readout trade fetch` has written: in a checkout beside the course's own pair.

    A course that was installed is not written to: there they are among the data of the user.
    """
    if not INSTALLED:
        return DATA / "trade"
    from platformdirs import user_data_path  # only here: a checkout has a place of its own

    return user_data_path("readout", appauthor=False) / "trade"


def load_trade(pair: str, folder: str | Path) -> Trade:
    """The tables of `pair` ("CN-RU", in either order) from the folders below `folder`, those fetched, or the world's.

    A pair's own folder goes first: each table is checked against the manifest beside it (columns, numbers, signs, keys),
    and read once a process, until a file changes. A pair without one gets what the tables of the world have of it, and
    one of which they have nothing a Trade that is not available. Raises InputError, naming file, row and column, for a
    table that does not hold.
    """
    codes = pair.upper().split("-") if pair else []
    if len(codes) != 2 or not all(map(_is_code, codes)):
        what = (
            f"{pair!r} is not a pair of ISO 3166 codes (nor of EU and XK, which the tables have too)"
            if pair
            else "no two countries of the list (ISO 3166) were found in the text"
        )
        return _unavailable(pair, f"There are no trade tables: {what}.", "", "")
    for place in (Path(folder), fetched_folder()):
        for name in (f"{codes[0]}-{codes[1]}", f"{codes[1]}-{codes[0]}"):
            if (place / name).is_dir():
                return _kept(place / name)
    from readout.trade.world import world_trade  # only here: a pair with a folder needs none of it
    from readout.world import is_there

    found = world_trade(*codes)
    if found is not None:
        return found
    reporter, partner = map(_called, codes)
    why = ", and those of the world have nothing of their trade" if is_there() else ""
    return _unavailable(
        pair, f"There are no trade tables for {reporter} and {partner}{why}.", reporter, partner
    )


def _is_code(code: str) -> bool:
    """Whether a country of ISO 3166 has a code of two letters, or something else of which the world's tables have trade."""
    if code in country_names():
        return True
    from readout.world import is_there, three_letters  # only here: a pair with a folder needs none of it

    return is_there() and bool(three_letters(code))


def _called(code: str) -> str:
    """The English name of what has a code of two letters."""
    if code in country_names():
        return country_name(code)
    from readout.world import name_of, three_letters

    return name_of(three_letters(code))


def _unavailable(pair: str, reason: str, reporter: str, partner: str) -> Trade:
    return Trade(
        pair,
        False,
        reason,
        reporter,
        partner,
        tables={name: [] for name in TABLES},
        types=_TYPES_OF_NONE,
    )


def _kept(place: Path) -> Trade:
    """The tables in a folder, as they were read before if its files are those of then."""
    key, state = (os.path.realpath(place), place.name), _state_of(place)
    before = _LOADED.get(key)
    if before and before[0] == state:
        return _of_ones_own(before[1])
    trade = _load(place)
    if max((changed for _, changed, *_ in state), default=0) < time.time_ns() - _SETTLED * 1e9:
        _LOADED[key] = state, trade
    return _of_ones_own(trade)


def _of_ones_own(trade: Trade) -> Trade:
    """The same tables with rows and frames that are made anew, so that nobody changes what is kept."""
    tables = {
        name: Rows(r.columns, r.places) if isinstance(r, Rows) else r for name, r in trade.tables.items()
    }
    return replace(trade, tables=tables)


def _state_of(place: Path) -> _State:
    """Of each file that is read its name, when it was changed, its size and its number on the disk."""
    state = []
    for name in ("datapackage.json", *(f"{table}.csv" for table in TABLES)):
        with suppress(OSError):  # what is missing is said where it is read
            stat = (place / name).stat()
            state.append((name, stat.st_mtime_ns, stat.st_size, stat.st_ino))
    return tuple(state)


def _load(place: Path) -> Trade:
    schemas = _schemas(place / "datapackage.json")
    tables: dict[str, Sequence[Row]] = {}
    types: dict[str, dict[str, str]] = {}
    digests: dict[str, str] = {}
    for name in TABLES:
        if name in schemas:
            tables[name], data = rows_of(place / f"{name}.csv", schemas[name])
            types[name] = {field["name"]: field["type"] for field in schemas[name]["fields"]}
            digests[name] = hashlib.sha256(data).hexdigest()
        else:  # a table that the manifest does not name is one this pair does not have
            tables[name], types[name] = [], types_of(name)
    reporter, partner = (country_name(code) for code in place.name.split("-"))
    trade = Trade(place.name, True, "", reporter, partner, tables, types, digests, _books(reporter, partner))
    check_sources(place, trade)
    check_together(place, trade)
    return trade


def _books(reporter: str, partner: str) -> dict[str, str]:
    """Whose figures the tables of a folder are, in words, where all of a table are of one country's customs."""
    own, other = f"{whose(reporter)} customs", f"{whose(partner)} customs"
    return {
        "annual": own,
        "monthly": f"{own}, revised",
        "first_prints": f"{own}, as announced",
        "mirror": other,
    }


def _schemas(manifest: Path) -> dict[str, dict[str, Any]]:
    """What a pair's manifest says of each of its tables."""
    found = {}
    for number, resource in enumerate(read_json(manifest, _PAIR_MANIFEST, _MANIFEST)["resources"]):
        table, schema = Path(resource["path"]).stem, resource["schema"]
        wrong = "is the second of its name" if table in found else _unfit(table, schema)
        if wrong:
            raise InputError(
                f"{manifest}: $.resources[{number}] ({quoted(table)}) {wrong}; {_PAIR_MANIFEST.mend}"
            )
        found[table] = schema | {"fields": [_kept_within(table, field) for field in schema["fields"]]}
    if "annual" not in found:
        raise InputError(f"{manifest}: no table 'annual'; a pair has at least that")
    return found


def _unfit(table: str, schema: Mapping[str, Any]) -> str:
    """What keeps a manifest's schema of a table from being one of that table; empty where nothing does."""
    if table not in TABLES:
        return ""  # nothing reads it
    types = {field["name"]: field["type"] for field in schema["fields"]}
    if len(types) < len(schema["fields"]):
        return "has two fields of one name"
    if missing := sorted(needed_columns(table) - types.keys()):
        return f"has no field {missing[0]!r}"
    if schema["primaryKey"] != list(TABLES[table].key):
        return f"has a primaryKey other than {', '.join(TABLES[table].key)}"
    for name in TABLES[table].columns:
        kind, due = types.get(name, ""), type_of(name)
        # Whole numbers are numbers, and whatever is read as a text (a "date") is one.
        fits = {"number": kind in NUMBERS, "string": kind not in _NOT_TEXTS}.get(due, kind == due)
        if kind and not fits:
            return f"says that {name} is of type {quoted(kind)}; it is {due}"
    return ""


def _kept_within(table: str, field: Mapping[str, Any]) -> dict[str, Any]:
    """A field with the limits that a manifest gives it, and those it has whatever a manifest says."""
    given, own = field.get("constraints", {}), limits_of(table, field["name"])
    limits = given | own
    if "minimum" in given and "minimum" in own:
        limits["minimum"] = max(given["minimum"], own["minimum"])
    if "maximum" in given and "maximum" in own:
        limits["maximum"] = min(given["maximum"], own["maximum"])
    if "enum" in given and "enum" in own:
        limits["enum"] = [value for value in given["enum"] if value in own["enum"]]
    return {**field, "constraints": limits}
