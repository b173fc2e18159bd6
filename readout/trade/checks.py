"""Whether a table holds: its cells against its manifest, its rows against each other, a pair's tables together."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from operator import itemgetter
from pathlib import Path
from typing import Any

from readout.errors import InputError, quoted
from readout.sheets import Sheet, read_sheet
from readout.sources import named_in
from readout.trade.amounts import running_totals
from readout.trade.columns import NUMBERS, SOURCE_COLUMNS
from readout.trade.model import Row, Rows, Trade

# A row, the columns in which something is wrong, and what.
_Slip = tuple[Row, str, str]
_TRUTHS = {"true": True, "false": False}


def rows_of(path: Path, schema: Mapping[str, Any]) -> tuple[Rows, bytes]:
    """The rows of a table with each cell as its column's type, and the bytes of its file.

    The manifest's schema is checked here, not by frictionless: that takes a second to import and check, every time.
    Raises InputError, naming file, line and column, for a table that does not hold.
    """
    if not path.exists():
        raise InputError(f"{path}: no such file; the manifest names it, restore it")
    sheet = read_sheet(path, "mend or restore it")
    if not sheet.header:
        raise InputError(f"{path}: not a table in CSV and UTF-8 (it is empty); mend or restore it")
    columns = schema["fields"]
    for column in columns:
        if column["name"] not in sheet.header:
            raise InputError(
                f"{path}: no column {column['name']!r} (it has {quoted(', '.join(sheet.header[:8]))}); restore it"
            )
    if not sheet.lines:
        raise InputError(f"{path}: no rows; restore it")
    try:
        rows = _converted(sheet, columns)
    except ValueError:
        raise _first_fault(sheet, columns) from None
    for row, names, what in _slips(rows, schema["primaryKey"], path.stem):
        value = ", ".join(str(row[name]) for name in names.split(" and "))
        line = next(number for (number, _), other in zip(sheet.lines, rows, strict=True) if other is row)
        raise InputError(f"{path}, line {line}, column {names}: {quoted(value)} {what}; mend the row")
    return rows, sheet.data


def _converted(sheet: Sheet, columns: Sequence[Mapping[str, Any]]) -> Rows:
    """The rows, column by column, which takes a fifth of the time. Raises ValueError where any cell is wrong."""
    down = zip(*(cells for _, cells in sheet.lines), strict=True)
    cells = dict(zip(sheet.header, down, strict=True))
    return Rows({column["name"]: _as_type(column, cells[column["name"]]) for column in columns})


def _as_type(column: Mapping[str, Any], cells: Sequence[str]) -> Sequence[str | float | bool | None]:
    """The cells of a column as its type, blanks as None. Raises ValueError where `_fault` finds one wrong."""
    limits, kind = column.get("constraints", {}), column["type"]
    blank = "" in cells
    if blank and limits.get("required"):
        raise ValueError
    if kind in NUMBERS:
        numbers = _numbers([cell for cell in cells if cell] if blank else cells, kind, limits)
        if not blank:
            return numbers
        each = iter(numbers)
        return [next(each) if cell else None for cell in cells]
    distinct = set(cells) - {""}
    if kind == "boolean":
        if not distinct <= _TRUTHS.keys():
            raise ValueError
        return [_TRUTHS.get(cell) for cell in cells]
    if "enum" in limits and not distinct <= set(limits["enum"]):
        raise ValueError
    if limits.get("day") and not all(map(_is_day, distinct)):
        raise ValueError
    return [cell or None for cell in cells] if blank else cells


def _numbers(cells: Sequence[str], kind: str, limits: Mapping[str, Any]) -> list[float]:
    """The cells of a column of numbers, none of them blank. Raises ValueError where `_fault` finds one wrong."""
    numbers = list(map(float, cells))
    if not all(map(math.isfinite, numbers)):
        raise ValueError
    if kind == "integer":
        if not all(map(float.is_integer, numbers)):
            raise ValueError
        numbers = list(map(int, numbers))
    low, high = limits.get("minimum", -math.inf), limits.get("maximum", math.inf)
    above = limits.get("exclusiveMinimum", -math.inf)
    if numbers and not (low <= min(numbers) > above and max(numbers) <= high):
        raise ValueError
    return numbers


def _is_day(cell: str) -> bool:
    """Whether a cell is a day, a month or a year of the years that a table may be of."""
    if not re.fullmatch(r"(1[89]|2[01])\d\d(-\d\d){0,2}", cell, re.ASCII):
        return False
    try:
        dt.date.fromisoformat(f"{cell}-01-01"[:10])
    except ValueError:
        return False
    return True


def _first_fault(sheet: Sheet, columns: Sequence[Mapping[str, Any]]) -> InputError:
    """What is wrong in the first row, from the top, that holds something wrong."""
    for number, cells in sheet.lines:
        row = sheet.row(number, cells)
        for column in columns:
            cell = row[column["name"]]
            if wrong := _fault(column, cell):
                return InputError(
                    f"{sheet.path}, line {number}, column {column['name']}: {quoted(cell)} {wrong}; mend the row"
                )
    raise AssertionError(f"{sheet.path}: no cell is wrong")


def _fault(column: Mapping[str, Any], cell: str) -> str:
    """What is wrong with a cell: that it is none of its column's type or limits; empty where nothing is."""
    limits, kind = column.get("constraints", {}), column["type"]
    if not cell:
        return "is blank; a value is needed here" if limits.get("required") else ""
    if limits.get("day") and not _is_day(cell):
        return "is no day such as 2023-12-20 (a month or a year will do)"
    if kind not in NUMBERS:
        known = _TRUTHS if kind == "boolean" else limits.get("enum")
        return "" if known is None or cell in known else f"is none of {', '.join(known)}"
    try:
        value = float(cell)
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        comma = re.fullmatch(r"-?\d+,\d+", cell)
        return "has a decimal comma; write a point" if comma else "is not a number"
    if kind == "integer" and not value.is_integer():
        return "is not a whole number"
    if value <= limits.get("exclusiveMinimum", -math.inf):
        return f"is not above {limits['exclusiveMinimum']}"
    if value < limits.get("minimum", value):
        return f"is below {limits['minimum']}"
    if value > limits.get("maximum", value):
        return f"is above {limits['maximum']}"
    return ""


def _slips(rows: Rows, key: Sequence[str], table: str) -> Iterator[_Slip]:
    """What is wrong between the cells of a row, or between rows."""
    summed = {"total", "exports", "imports"} <= rows.columns.keys()
    distinct = len(set(zip(*(rows.columns[name] for name in key), strict=True))) == len(rows)
    if distinct and not summed and table not in _SLIPS_OF:
        return
    key_of, seen = itemgetter(*key), set()
    for row in rows:
        if summed:
            total, exports, imports = row["total"], row["exports"], row["imports"]
            # Rounded parts may miss their total by a tenth; more is a slip of the pen or swapped columns.
            if None not in (total, exports, imports) and abs(total - exports - imports) > 0.15 + 0.01 * total:
                yield row, "total", "is not exports and imports together"
        values = key_of(row)
        if values in seen:
            yield row, " and ".join(key), "stands twice"
        seen.add(values)
    if table in _SLIPS_OF:
        yield from _SLIPS_OF[table](rows)


def _slips_of_months(rows: Sequence[Row]) -> Iterator[_Slip]:
    last: dict[int, int] = {}
    for row in sorted(rows, key=lambda row: (row["year"], row["month"])):
        due = last.get(row["year"], 0) + 1
        if row["month"] != due:
            yield row, "month", f"follows no month {due}; a month without a figure has a row with blanks"
        last[row["year"]] = row["month"]


def _slips_of_first_prints(rows: Sequence[Row]) -> Iterator[_Slip]:
    last: dict[int, float] = {}
    for row in sorted(rows, key=lambda row: (row["year"], row["through_month"])):
        if row["total"] is not None and row["total"] < last.get(row["year"], 0):
            yield row, "total", "is less than for fewer months of the year"
        last[row["year"]] = row["total"] if row["total"] is not None else last.get(row["year"], 0)


def _slips_of_goods(rows: Sequence[Row]) -> Iterator[_Slip]:
    units: dict[tuple[str | None, ...], str] = {}
    for row in rows:
        good = tuple(row.get(name) for name in ("reporter", "direction", "commodity"))
        if row["unit"] and row["unit"] != units.setdefault(good, row["unit"]):
            yield row, "unit", f"stands beside {quoted(units[good])} for the same good; a good has one unit"


def _slips_of_chapters(rows: Sequence[Row]) -> Iterator[_Slip]:
    seen: set[tuple[int, str, str]] = set()
    for row in rows:
        named = row["year"], row["direction"], row["name"]
        if named in seen:
            yield row, "name", "is the name of two chapters of one year and direction"
        seen.add(named)


_SLIPS_OF: dict[str, Callable[[Sequence[Row]], Iterator[_Slip]]] = {
    "monthly": _slips_of_months,
    "first_prints": _slips_of_first_prints,
    "commodities": _slips_of_goods,
    "hs2": _slips_of_chapters,
}
# How far, as a share, tables of one pair may differ: months are revised when years are not, and first prints later.
_MONTHS_TO_YEAR, _PRINT_TO_REVISION = 0.02, 0.1


def check_sources(place: Path, trade: Trade) -> None:
    """Raises InputError where a row names a source that the pair's table of sources, where it has one, does not have."""
    known = {row["id"] for row in trade.tables["sources"]}
    for table, rows in trade.tables.items() if known else ():
        for column in SOURCE_COLUMNS:
            cells = dict.fromkeys(rows.columns.get(column, ())) if isinstance(rows, Rows) else ()
            for cell in filter(None, cells):
                if unknown := next((name for name in named_in(cell) if name not in known), None):
                    raise InputError(
                        f"{place / table}.csv, column {column}: no source {quoted(unknown)} in sources.csv; "
                        "add it there, or mend the row"
                    )


def check_together(place: Path, trade: Trade) -> None:
    """Raises InputError where the tables of a pair cannot be of one trade."""
    sums = {(row["year"], row["month"]): row["total"] for row in running_totals(trade)}
    for row in trade.rows("annual"):
        months = sums.get((row["year"], 12))
        if months and row["total"] and abs(months / row["total"] - 1) > _MONTHS_TO_YEAR:
            raise InputError(
                f"{place / 'annual.csv'}, year {row['year']}: the total {row['total']:g} is not that of its months in "
                f"monthly.csv ({months:.2f}); mend the row that is wrong"
            )
    for row in trade.rows("first_prints"):
        months = sums.get((row["year"], row["through_month"]))
        if months and row["total"] and abs(months / row["total"] - 1) > _PRINT_TO_REVISION:
            raise InputError(
                f"{place / 'first_prints.csv'}, year {row['year']} through month {row['through_month']}: the total "
                f"{row['total']:g} is too far from that of monthly.csv ({months:.2f}); mend the row that is wrong"
            )
