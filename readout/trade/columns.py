"""The tables a pair may have: their columns that answers are computed from, the types of these, and what names a row.

A pair's manifest says the same of its own files; it may name more columns, and fewer tables.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Table:
    """What every table of that name has: its columns, and those of them in which no two rows are the same."""

    columns: tuple[str, ...]
    key: tuple[str, ...]


def _columns_and_key(columns: str, key: str) -> Table:
    return Table(tuple(columns.split()), tuple(key.split()))


TABLES = {
    "annual": _columns_and_key("year total exports imports", "year"),
    "monthly": _columns_and_key("year month total exports imports method", "year month"),
    "first_prints": _columns_and_key(
        "year through_month total exports imports growth_pct published source", "year through_month"
    ),
    "mirror": _columns_and_key(
        "period year months reporter_total reporter_exports reporter_imports "
        "partner_total partner_exports partner_imports published source",
        "period",
    ),
    "reconciled": _columns_and_key("year total exports imports reporter_world partner_world source", "year"),
    "commodities": _columns_and_key(
        "period year months direction reporter commodity quantity unit value",
        "period direction reporter commodity",
    ),
    "hs2": _columns_and_key(
        "year direction hs2 name value share_pct direction_total method source", "year direction hs2"
    ),
    "partners": _columns_and_key(
        "period year months partner total rank rank_low rank_high is_bloc", "period partner"
    ),
    "world": _columns_and_key("year reporter_total partner_total", "year"),
    "macro": _columns_and_key("year usd_cny usd_rub us_cpi", "year"),
    "timeline": _columns_and_key(
        "date event kind amount amount_high unit deadline_year source", "date event"
    ),
    "misprints": _columns_and_key(
        "year first_month last_month measure printed cause source note",
        "year first_month last_month measure",
    ),
    "sources": _columns_and_key("id publisher title day address copy", "id"),
}
"""Every table, by name."""

NUMBERS = frozenset({"integer", "number"})
"""The types whose values are numbers; "string" and "boolean" are the others."""

_INTEGERS = frozenset(
    "year month months through_month first_month last_month deadline_year rank_low rank_high".split()
)
_BOOLEANS = frozenset({"is_bloc"})
_STRINGS = frozenset(
    "period direction reporter commodity unit hs2 name partner rank date event kind source published method measure cause note "
    "id publisher title day address copy".split()
)


def type_of(column: str) -> str:
    """The type of a column, in the words of a manifest; it is the same in every table that has the column."""
    if column in _INTEGERS:
        return "integer"
    if column in _BOOLEANS:
        return "boolean"
    return "string" if column in _STRINGS else "number"


def types_of(table: str) -> dict[str, str]:
    """The columns of a table that a pair does not have, with their types."""
    return {column: type_of(column) for column in TABLES[table].columns}


_MAY_BE_MISSING = frozenset("method rank_low rank_high is_bloc".split())


def needed_columns(table: str) -> frozenset[str]:
    """The columns that a table has in every pair: what answers are computed from."""
    return frozenset(TABLES[table].columns) - _MAY_BE_MISSING


_YEARS = {"minimum": 1800, "maximum": 2200}
_NUMBER_OF_MONTH = {"minimum": 1, "maximum": 12}
_OWN_LIMITS: dict[str, dict[str, Any]] = {
    "year": _YEARS,
    "deadline_year": _YEARS,
    **dict.fromkeys(("month", "months", "through_month", "first_month", "last_month"), _NUMBER_OF_MONTH),
    "direction": {"enum": ["exports", "imports"]},
    "measure": {"enum": ["total", "exports", "imports"]},
    "date": {"day": True},
    "published": {"day": True},
    "day": {"day": True},
}
# What something is divided by.
_ABOVE_ZERO = {
    "world": ("reporter_total", "partner_total"),
    "reconciled": ("reporter_world", "partner_world"),
    "macro": ("usd_cny", "usd_rub", "us_cpi"),
    "commodities": ("quantity", "value"),
    "first_prints": ("total",),
}
# Beside the key, what no row goes without.
_FILLED = {("hs2", "name"), ("sources", "publisher")}
_LARGEST, _SMALLEST = 1e15, 1e-9  # no table has as much, and none divides by as little


def limits_of(table: str, column: str) -> dict[str, Any]:
    """What the values of a column keep to in every pair, whatever its manifest says, in the words of a manifest.

    Beside those, "day" says that they are days, months or years of ISO 8601.
    """
    if table not in TABLES or column not in TABLES[table].columns:
        return {}
    limits = dict(_OWN_LIMITS.get(column, {}))
    if type_of(column) in NUMBERS:
        limits = {"minimum": -_LARGEST, "maximum": _LARGEST} | limits
    if column in _ABOVE_ZERO.get(table, ()):
        limits |= {"exclusiveMinimum": 0, "minimum": _SMALLEST}
    if column in TABLES[table].key or (table, column) in _FILLED:
        limits["required"] = True
    return limits


_DESCRIPTIONS = {
    "year": "calendar year",
    "month": "month, 1 to 12",
    "months": "how many months of the year the row covers",
    "period": "what the row covers",
    "published": "day the figure came out; blank where unknown",
    "source": "where the row is from: ids of sources.csv, several separated by '; '",
    "method": "how the figure was come by",
    "direction": "exports or imports, as the reporter sees them",
    "hs2": "chapter of the Harmonized System",
    "name": "what the chapter holds",
    "value": "trade in the chapter",
    "share_pct": "share of the direction",
    "direction_total": "sum of the chapters of the direction",
    "reporter_world": "the reporter's trade with the world, by the same books",
    "partner_world": "the partner's trade with the world, by the same books",
    "id": "what rows of the other tables call the source",
    "publisher": "whose figures or words these are",
    "title": "title or table",
    "day": "day of publication or retrieval; blank where unknown",
    "address": "the publisher's own address; blank where unknown",
    "copy": "where it was read, if not there",
}
SOURCE_COLUMNS = ("source", "reporter_source", "partner_source")
"""The columns that name where a row, or one side of it, is from."""

_ON_BOOKS = {"reporter": "on the reporter's books", "partner": "on the partner's books"}


def schema(table: str, columns: Iterable[str]) -> dict[str, Any]:
    """The schema of a table as a manifest has it: `columns` with their types, units and limits, and the key."""
    key = TABLES[table].key
    return {
        "fields": [_field(column, column in key, table) for column in columns],
        "primaryKey": list(key),
        "missingValues": [""],
    }


def _field(name: str, key: bool, table: str) -> dict[str, Any]:
    kind = type_of(name)
    side, _, flow = name.rpartition("_")
    whole = "goods trade with the world" if table == "world" else "goods trade of the two"
    described = _DESCRIPTIONS.get(name) or f"{whole}, {flow}, {_ON_BOOKS.get(side, _ON_BOOKS['reporter'])}"
    field: dict[str, Any] = {"name": name, "type": kind, "description": described}
    limits: dict[str, Any] = {"required": True} if key or (table, name) in _FILLED or name == "source" else {}
    if kind == "number":
        field["unit"] = "percent" if name == "share_pct" else "USD billion, current prices"
        limits["minimum"] = 0
    if name == "month":
        limits |= {"minimum": 1, "maximum": 12}
    return field | ({"constraints": limits} if limits else {})
