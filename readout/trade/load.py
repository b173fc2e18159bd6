"""A pair's tables from its folder: what the manifest names, checked, once a process. Where there are none, why."""

from __future__ import annotations

import hashlib
import json
import os
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

from readout.countries import country_name, country_names
from readout.errors import InputError
from readout.trade.checks import check_together, rows_of
from readout.trade.columns import TABLES, types_of
from readout.trade.model import Row, Rows, Trade

_State = tuple[tuple[str, int, int, int], ...]
# By the folder's own path, and the pair that it was asked for as.
_LOADED: dict[tuple[str, str], tuple[_State, Trade]] = {}
# Seconds: a file changed this shortly ago may be changed again without its time showing it (FAT counts in twos).
_SETTLED = 2.5


def load_trade(pair: str, folder: str | Path) -> Trade:
    """The tables of `pair` ("CN-RU", in either order) from the folders below `folder`.

    Each table is checked against the manifest beside it: columns, numbers, signs, keys. They are read once a process,
    until a file changes. A pair without a folder gives a Trade that is not available. Raises InputError, naming
    file, row and column, for a table that does not hold.
    """
    codes = pair.upper().split("-") if pair else []
    if len(codes) != 2 or not all(code in country_names() for code in codes):
        what = (
            f"{pair!r} is not a pair of ISO 3166 codes"
            if pair
            else "no two countries of the list (ISO 3166) were found in the text"
        )
        return _unavailable(pair, f"There are no trade tables: {what}.", "", "")
    for name in (f"{codes[0]}-{codes[1]}", f"{codes[1]}-{codes[0]}"):
        place = Path(folder) / name
        if place.is_dir():
            return _kept(place)
    reporter, partner = (country_name(code) for code in codes)
    return _unavailable(pair, f"There are no trade tables for {reporter} and {partner}.", reporter, partner)


def _unavailable(pair: str, reason: str, reporter: str, partner: str) -> Trade:
    return Trade(
        pair,
        False,
        reason,
        reporter,
        partner,
        tables={name: [] for name in TABLES},
        types={name: types_of(name) for name in TABLES},
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
    tables = {name: Rows(r.columns) if isinstance(r, Rows) else r for name, r in trade.tables.items()}
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
    trade = Trade(place.name, True, "", reporter, partner, tables, types, digests)
    check_together(place, trade)
    return trade


def _schemas(manifest: Path) -> dict[str, dict[str, Any]]:
    """What a pair's manifest says of each of its tables."""
    try:
        package = json.loads(manifest.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise InputError(f"{manifest}: missing; a pair's folder has its manifest") from None
    except (json.JSONDecodeError, UnicodeDecodeError):
        raise InputError(f"{manifest}: not JSON; restore it") from None
    try:
        schemas = {
            Path(r["path"]).stem: r["schema"] for r in package["resources"] if r["schema"]["primaryKey"]
        }
    except (KeyError, TypeError):
        raise InputError(f"{manifest}: not the manifest of a pair; restore it") from None
    if "annual" not in schemas:
        raise InputError(f"{manifest}: no table 'annual'; a pair has at least that")
    return schemas
