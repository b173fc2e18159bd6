"""Do the customs tables bear a readout out? Loads a pair's tables, checks them, answers. Lesson 03.

All sums are USD billions at current prices unless said otherwise. `reporter` is the first country of the folder's
name, `partner` the second. Where a table has a gap, answers have one too: nothing is interpolated.
"""

from __future__ import annotations

import calendar
import csv
import datetime as dt
import hashlib
import json
import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from readout.countries import country_name, country_names
from readout.errors import InputError
from readout.periods import Period, in_words

if TYPE_CHECKING:  # pandas takes as long to load as all the rest; claims are tested on plain rows
    import pandas as pd

Row = Mapping[str, Any]

TABLES = (
    "annual",
    "monthly",
    "first_prints",
    "mirror",
    "commodities",
    "hs2",
    "partners",
    "world",
    "macro",
    "timeline",
    "misprints",
)
# Columns of a table that answers are computed from; an unavailable pair has these, and no rows.
_COLUMNS = {
    "annual": ["year", "total", "exports", "imports"],
    "monthly": ["year", "month", "total", "exports", "imports", "method"],
    "first_prints": [
        "year",
        "through_month",
        "total",
        "exports",
        "imports",
        "growth_pct",
        "published",
        "source",
    ],
    "mirror": [
        "period",
        "year",
        "months",
        "reporter_total",
        "reporter_exports",
        "reporter_imports",
        "partner_total",
        "partner_exports",
        "partner_imports",
        "published",
        "source",
    ],
    "commodities": [
        "period",
        "year",
        "months",
        "direction",
        "reporter",
        "commodity",
        "quantity",
        "unit",
        "value",
    ],
    "hs2": ["year", "direction", "hs2", "name", "value", "share_pct", "direction_total", "method", "source"],
    "partners": ["period", "year", "months", "partner", "total", "rank"],
    "world": ["year", "reporter_total", "partner_total"],
    "macro": ["year", "usd_cny", "usd_rub", "us_cpi"],
    "timeline": ["date", "event", "kind", "amount", "amount_high", "unit", "deadline_year", "source"],
    "misprints": ["year", "first_month", "last_month", "measure", "printed", "cause", "source", "note"],
}
_NUMBERS = {"integer", "number"}


@dataclass(frozen=True)
class Trade:
    """The tables of one pair of countries: `rows(name)` plainly, and each by its name as a DataFrame (`trade.annual`).

    `available` is False where there is no folder for the pair; `reason` then says so in a sentence, and every table
    is empty, so that a lesson or a report can go on without trade. `sha256` is of each table's file, by table.
    """

    pair: str
    available: bool
    reason: str
    reporter: str
    partner: str
    tables: dict[str, list[Row]] = field(repr=False)
    types: dict[str, dict[str, str]] = field(repr=False)
    sha256: dict[str, str] = field(default_factory=dict, repr=False)
    _frames: dict[str, pd.DataFrame] = field(default_factory=dict, repr=False)

    def rows(self, name: str) -> list[Row]:
        """The rows of a table, in the order of its file; a blank is None."""
        return self.tables[name]

    def __getattr__(self, name: str) -> pd.DataFrame:
        if name not in TABLES:
            raise AttributeError(name)
        if name not in self._frames:
            self._frames[name] = _frame(self.tables[name], self.types[name])
        return self._frames[name]


def _frame(rows: list[Row], types: Mapping[str, str]) -> pd.DataFrame:
    import pandas as pd

    columns = {}
    for name, kind in types.items():
        values = [row[name] for row in rows]
        if kind in _NUMBERS:
            whole = kind == "integer" and values and None not in values
            columns[name] = pd.Series(values, dtype=int if whole else float)
        else:
            columns[name] = pd.Series(values, dtype=object if values else str)
    return pd.DataFrame(columns)


def load_trade(pair: str, folder: str | Path) -> Trade:
    """The tables of `pair` ("CN-RU", in either order) from the folders below `folder`.

    Each table is checked against the manifest beside it: columns, numbers, signs, keys. A pair without a folder gives
    a Trade that is not available. Raises InputError, naming file, row and column, for a table that does not hold.
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
            reporter, partner = (country_name(code) for code in name.split("-"))
            trade = Trade(name, True, "", reporter, partner, *_load(place))
            _check_together(place, trade)
            return trade
    reporter, partner = (country_name(code) for code in codes)
    return _unavailable(pair, f"There are no trade tables for {reporter} and {partner}.", reporter, partner)


def _unavailable(pair: str, reason: str, reporter: str, partner: str) -> Trade:
    tables: dict[str, list[Row]] = {name: [] for name in TABLES}
    return Trade(
        pair, False, reason, reporter, partner, tables, {name: _column_types(name) for name in TABLES}
    )


TEXT_COLUMNS = frozenset(
    "period direction reporter commodity unit hs2 name partner rank date event kind source published method measure cause note".split()
)


def _column_types(name: str) -> dict[str, str]:
    """The columns of a table that a pair does not have, with their types."""
    return {column: "string" if column in TEXT_COLUMNS else "number" for column in _COLUMNS[name]}


def _load(place: Path) -> tuple[dict[str, list[Row]], dict[str, dict[str, str]], dict[str, str]]:
    manifest = place / "datapackage.json"
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
    tables, types = {}, {}
    for name in TABLES:  # a table that the manifest does not name is one this pair does not have
        tables[name] = _load_table(place / f"{name}.csv", schemas[name]) if name in schemas else []
        fields = {f["name"]: f["type"] for f in schemas[name]["fields"]} if name in schemas else {}
        types[name] = fields or _column_types(name)
    digests = {
        name: hashlib.sha256((place / f"{name}.csv").read_bytes()).hexdigest()
        for name in TABLES
        if name in schemas
    }
    return tables, types, digests


def _load_table(path: Path, schema: dict) -> list[Row]:
    # The manifest's schema checked here, not by frictionless: that takes a second to import and check, every time.
    try:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.reader(file, strict=True)
            header = next(reader, None)
            lines = [(reader.line_num, line) for line in reader if line]
    except (FileNotFoundError, IsADirectoryError):
        raise InputError(f"{path}: no such file; the manifest names it") from None
    except (csv.Error, UnicodeDecodeError) as error:
        raise InputError(f"{path}: not a table in CSV and UTF-8 ({error}); mend or restore it") from None
    if header is None:
        raise InputError(f"{path}: not a table in CSV and UTF-8 (it is empty); mend or restore it")
    if header[0].startswith("\ufeff"):
        raise InputError(f"{path}: begins with a byte order mark; save it as UTF-8 without one")
    for mark, name in ((";", "semicolons"), ("\t", "tabs")):
        if len(header) == 1 and mark in header[0]:
            raise InputError(f"{path}: its cells are separated by {name}; save it with commas")
    for column in schema["fields"]:
        if column["name"] not in header:
            raise InputError(f"{path}: no column {column['name']!r}; it has {', '.join(header[:8])}")
    rows = []
    for number, line in lines:
        if len(line) != len(header):
            raise InputError(
                f"{path}, line {number}: {len(line)} cells where the header has {len(header)}; mend the row"
            )
        cells = dict(zip(header, line))
        rows.append(
            {c["name"]: _value(path, number, c, cells[c["name"]]) for c in schema["fields"]} | {"": number}
        )
    if not rows:
        raise InputError(f"{path}: no rows; restore it")
    for row, column, what in (
        *_slips(rows, schema["primaryKey"]),
        *(_SLIPS_OF[path.stem](rows) if path.stem in _SLIPS_OF else ()),
    ):
        value = ", ".join(str(row[name]) for name in column.split(" and "))
        raise InputError(f"{path}, line {row['']}, column {column}: {value!r} {what}; mend the row")
    return [{name: value for name, value in row.items() if name} for row in rows]


def _value(path: Path, line: int, column: Mapping[str, Any], cell: str) -> str | float | int | None:
    """A cell as its column's type, or None where it is blank. Raises InputError where it is none of that type."""
    limits, wrong = column.get("constraints", {}), None
    value: str | float | int | None = cell or None
    if value is None:
        wrong = "is blank; a value is needed here" if limits.get("required") else None
    elif column["type"] in _NUMBERS:
        try:
            value = float(cell)
        except ValueError:
            value = math.nan
        if not math.isfinite(value):
            comma = re.fullmatch(r"-?\d+,\d+", cell)
            wrong = "has a decimal comma; write a point" if comma else "is not a number"
        elif column["type"] == "integer":
            wrong = None if value % 1 == 0 else "is not a whole number"
            value = int(value)
        if wrong is None and value < limits.get("minimum", value):
            wrong = f"is below {limits['minimum']}"
        if wrong is None and value > limits.get("maximum", value):
            wrong = f"is above {limits['maximum']}"
    elif "enum" in limits and cell not in limits["enum"]:
        wrong = f"is none of {', '.join(limits['enum'])}"
    if wrong:
        raise InputError(f"{path}, line {line}, column {column['name']}: {cell!r} {wrong}; mend the row")
    return value


def _slips(rows: list[dict[str, Any]], key: list[str]) -> Iterator[tuple[Row, str, str]]:
    """What is wrong between the cells of a row, or between rows: the row, its columns, and what."""
    seen = set()
    for row in rows:
        total, exports, imports = (row.get(name) for name in ("total", "exports", "imports"))
        # Rounded parts may miss their total by a tenth; more is a slip of the pen or swapped columns.
        if None not in (total, exports, imports) and abs(total - exports - imports) > 0.15 + 0.01 * total:
            yield row, "total", "is not exports and imports together"
        values = tuple(row[name] for name in key)
        if values in seen:
            yield row, " and ".join(key), "stands twice"
        seen.add(values)


def _slips_of_months(rows: list[dict[str, Any]]) -> Iterator[tuple[Row, str, str]]:
    last: dict[int, int] = {}
    for row in sorted(rows, key=lambda row: (row["year"], row["month"])):
        due = last.get(row["year"], 0) + 1
        if row["month"] != due:
            yield row, "month", f"follows no month {due}; a month without a figure has a row with blanks"
        last[row["year"]] = row["month"]


def _slips_of_first_prints(rows: list[dict[str, Any]]) -> Iterator[tuple[Row, str, str]]:
    last: dict[int, float] = {}
    for row in sorted(rows, key=lambda row: (row["year"], row["through_month"])):
        if row["total"] is not None and row["total"] < last.get(row["year"], 0):
            yield row, "total", "is less than for fewer months of the year"
        last[row["year"]] = row["total"] if row["total"] is not None else last.get(row["year"], 0)


def _slips_of_goods(rows: list[dict[str, Any]]) -> Iterator[tuple[Row, str, str]]:
    units: dict[tuple, str] = {}
    for row in rows:
        good = tuple(row.get(name) for name in ("reporter", "direction", "commodity"))
        if row["unit"] and row["unit"] != units.setdefault(good, row["unit"]):
            yield row, "unit", f"stands beside {units[good]!r} for the same good; a good has one unit"


_SLIPS_OF = {
    "monthly": _slips_of_months,
    "first_prints": _slips_of_first_prints,
    "commodities": _slips_of_goods,
}
# How far, as a share, tables of one pair may differ: months are revised when years are not, and first prints later.
_MONTHS_TO_YEAR, _PRINT_TO_REVISION = 0.02, 0.1


def _check_together(place: Path, trade: Trade) -> None:
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


def running_totals(trade: Trade) -> list[Row]:
    """Running sums of each year from the revised monthly figures: year, month, total, exports, imports.

    A year's sums stop before its first missing month; a sum by direction is None from its first missing month on.
    """
    found: list[Row] = []
    for row in sorted(trade.rows("monthly"), key=lambda row: (row["year"], row["month"])):
        before = found[-1] if found and found[-1]["year"] == row["year"] else None
        goes_on = row["month"] == (before["month"] + 1 if before else 1)
        if not goes_on or row["total"] is None:
            continue
        sums = {
            flow: None
            if row[flow] is None or before and before[flow] is None
            else (before[flow] if before else 0.0) + row[flow]
            for flow in ("total", "exports", "imports")
        }
        found.append({"year": row["year"], "month": row["month"], **sums})
    return found


@dataclass(frozen=True, slots=True)
class Figure:
    """One answer to "how much": `books` says whose and which, `table` and `row` where it stands, `value` in USD bn."""

    books: str
    value: float
    table: str
    row: str
    source: str


_FLIPPED = {"total": "partner_total", "exports": "partner_imports", "imports": "partner_exports"}


def figures(trade: Trade, measure: str, period: Period, by: dt.date | None = None) -> list[Figure]:
    """What each set of books says of `measure` (total, exports or imports, as the reporter sees them) in `period`.

    `announced` is the first print, `annual` the yearly table, `revised` the sum of today's monthly figures, `partner`
    the other country's books. With `by`, only what was public on that day: a row that does not say when it was
    published counts as public once its period is over, and so does a first print whose date is that of a later copy;
    months revised since give way to the first print.
    """
    year, first, last = period[0], period[1] if len(period) > 1 else 1, period[-1] if len(period) > 1 else 12
    over = by is None or (year, last) < (by.year, by.month)
    found = []
    if len(period) == 1 and over:
        for row in trade.rows("annual"):
            if row["year"] == year and row[measure] is not None:
                found.append(Figure("annual", row[measure], "annual", str(year), row.get("source") or ""))
    if first == 1 and len(period) != 2:
        for row in trade.rows("first_prints"):
            fits = (row["year"], row["through_month"]) == (year, last) and row[measure] is not None
            if fits and _is_announced(row, by):
                name = f"{year}, months 1 to {last}"
                found.append(Figure("announced", row[measure], "first_prints", name, row["source"]))
    months = [
        row[measure]
        for row in trade.rows("monthly")
        if row["year"] == year and first <= row["month"] <= last and row[measure] is not None
    ]
    printed = by is not None and any(figure.books == "announced" for figure in found)
    if over and not printed and len(months) == last - first + 1:
        name = f"{year}, month {first}" if len(months) == 1 else f"{year}, months {first} to {last}"
        found.append(Figure("revised", round(sum(months), 4), "monthly", name, "sum of the months"))
    if first == 1 and len(period) != 2:
        for row in trade.rows("mirror"):
            fits = (row["year"], row["months"]) == (year, last) and row[_FLIPPED[measure]] is not None
            if fits and over and _is_out(row, by):
                found.append(
                    Figure("partner", row[_FLIPPED[measure]], "mirror", str(row["period"]), row["source"])
                )
    return found


def _is_out(row: Row, by: dt.date | None) -> bool:
    published = str(row["published"] or "")
    return by is None or published <= by.isoformat()[: len(published)]


# Customs announce within some 45 days of a period's end; a row dated later has the date of a copy of the announcement.
_LAST_ANNOUNCED = 60


def _is_announced(row: Row, by: dt.date | None) -> bool:
    """Whether a first print was public on the day `by`; that of a copy is taken to be so once its period is over."""
    published = str(row["published"] or "")
    if by is None or not published:
        return _is_out(row, by)
    year, month = row["year"], row["through_month"]
    over = dt.date(year + month // 12, month % 12 + 1, 1)
    first_day = dt.date.fromisoformat((published + "-01-01")[:10])
    return over <= by if (first_day - over).days > _LAST_ANNOUNCED else _is_out(row, by)


def amount(trade: Trade, measure: str, period: Period, books: str = "reporter") -> Figure:
    """`measure` in `period` on one country's books, as known today, in USD billions.

    `measure` is total, exports, imports or balance (exports less imports), all as the reporter sees them; `books` is
    "reporter" or "partner". Of the reporter's figures the yearly table goes before the sum of revised months, and that
    before the first print. Raises InputError where the tables have no such figure.
    """
    return _amounts(trade, measure, period, books)[0]


def growth(trade: Trade, measure: str, period: Period, books: str = "reporter") -> float:
    """Growth of `measure` in `period` on the same period a year before, in percent; arguments as of `amount`.

    Both figures are of one kind: a first print is never set against a revised one. Raises InputError where the tables
    have no such two figures, and for a balance, whose sign may turn.
    """
    if measure == "balance":
        raise InputError("growth: a balance has no growth rate, its sign may turn; ask for two amounts")
    year, *months = _checked(period)
    before = {f.books: f for f in _amounts(trade, measure, (year - 1, *months), books)}
    for figure in _amounts(trade, measure, period, books):
        if figure.books in before:
            return 100 * (figure.value / before[figure.books].value - 1)
    raise InputError(
        f"{trade.pair}: no two figures of one kind for {measure} in {in_words(period)} and a year before"
    )


def share(trade: Trade, year: int, country: str = "reporter") -> float:
    """The pair's trade in percent of the reporter's or the partner's trade with the world, as `shares` has it.

    Raises InputError where a total is missing.
    """
    known = shares(trade).set_index("year")[f"{_one_of(country, 'country', _SIDES)}_share"].dropna()
    if year not in known.index:
        raise InputError(
            f"{trade.pair}: no total of the {country}'s trade with the world beside one of {year}"
        )
    return float(known[year])


def rank(trade: Trade, year: int) -> tuple[int, ...]:
    """The partner's rank among the reporter's partners in `year`: one number, or several where sources count differently.

    Raises InputError where none is on record.
    """
    for row in trade.rows("partners"):
        if (row["year"], row["months"], row["partner"]) == (year, 12, trade.partner) and row["rank"]:
            return tuple(sorted({int(n) for n in re.findall(r"\b(\d+)(?:st|nd|rd|th)\b", row["rank"])}))
    raise InputError(f"{trade.pair}: no rank of {trade.partner or 'a partner'} on record for {year}")


def real_total(trade: Trade, year: int, base_year: int) -> float:
    """The total of `year` in dollars of `base_year`, USD billions; the method is that of `real_terms`.

    Raises InputError where the total or a price index is missing.
    """
    prices = {row["year"]: row["us_cpi"] for row in trade.rows("macro") if row["us_cpi"] is not None}
    for needed in (year, base_year):
        if needed not in prices:
            raise InputError(f"{trade.pair}: no consumer price index for {needed}")
    return amount(trade, "total", (year,)).value * prices[base_year] / prices[year]


_SIDES = ("reporter", "partner")
_MEASURES = ("total", "exports", "imports", "balance")
_KINDS_OF_BOOKS = {"reporter": ("annual", "revised", "announced"), "partner": ("partner",)}


def _one_of(value: str, name: str, values: tuple[str, ...]) -> str:
    if value not in values:
        raise InputError(f"{name} {value!r}: it is one of {', '.join(values)}")
    return value


def _checked(period: Period) -> Period:
    whole = isinstance(period, tuple) and all(isinstance(part, int) for part in period)
    months = list(period[1:]) if whole else []
    if (
        not whole
        or not 1 <= len(period) <= 3
        or months != sorted(months)
        or not set(months) <= set(range(1, 13))
    ):
        raise InputError(
            f"period {period!r}: a year (2023,), a month (2023, 5), or its months from one to another (2023, 1, 11)"
        )
    return period


def _amounts(trade: Trade, measure: str, period: Period, books: str) -> list[Figure]:
    """Every figure for what is asked, in the order of preference. Raises InputError where there is none."""
    _one_of(measure, "measure", _MEASURES)
    kinds = _KINDS_OF_BOOKS[_one_of(books, "books", _SIDES)]
    if not trade.available:
        raise InputError(trade.reason)
    _checked(period)
    if measure == "balance":
        imports = {figure.books: figure.value for figure in figures(trade, "imports", period)}
        found = [
            replace(figure, value=round(figure.value - imports[figure.books], 4))
            for figure in figures(trade, "exports", period)
            if figure.books in imports
        ]
    else:
        found = figures(trade, measure, period)
    found = sorted((f for f in found if f.books in kinds), key=lambda figure: kinds.index(figure.books))
    if not found:
        whose = trade.reporter if books == "reporter" else trade.partner
        gaps = [
            calendar.month_name[row["month"]]
            for row in trade.rows("monthly")
            if row["year"] == period[0] and row["total"] is None
        ]
        why = f"; {period[0]} has no figure for {' and '.join(gaps)}" if gaps and books == "reporter" else ""
        raise InputError(f"{trade.pair}: no {measure} for {in_words(period)} on {whose}'s books{why}")
    return found


def announced_growth(trade: Trade, period: Period, by: dt.date | None = None) -> Figure | None:
    """The growth of the total, in percent, that was announced with the first print for `period`, or None."""
    if len(period) == 2 or len(period) == 3 and period[1] != 1:
        return None
    year, last = period[0], period[-1] if len(period) > 1 else 12
    for row in trade.rows("first_prints"):
        fits = (row["year"], row["through_month"]) == (year, last) and row["growth_pct"] is not None
        if fits and _is_announced(row, by):
            name = f"{year}, months 1 to {last}, growth_pct"
            return Figure("announced", row["growth_pct"], "first_prints", name, row["source"])
    return None


def first_reached(trade: Trade, amount: float, by: dt.date | None = None) -> int | None:
    """The first year whose total was at least `amount` (USD bn) in the yearly table, or None."""
    return next(
        (
            row["year"]
            for row in sorted(trade.rows("annual"), key=lambda row: row["year"])
            if row["total"] is not None and row["total"] >= amount and (by is None or row["year"] < by.year)
        ),
        None,
    )


def cumulative(trade: Trade) -> pd.DataFrame:
    """The table of `running_totals`."""
    types = {
        "year": "integer",
        "month": "integer",
        "total": "number",
        "exports": "number",
        "imports": "number",
    }
    return _frame(running_totals(trade), types)


def month_passed(trade: Trade, target: float, year: int) -> int | None:
    """The month of `year` in which the running total reached `target` (USD bn), or None if it did not by its last month.

    Raises InputError where a month is missing before the target is reached, so that the answer is not known, and for a
    target that is no sum above zero.
    """
    if not isinstance(target, (int, float)) or not target > 0:
        raise InputError(f"target {target!r}: it is a sum in USD billions above zero, such as 200")
    sums = {row["month"]: row["total"] for row in running_totals(trade) if row["year"] == year}
    passed = [month for month, total in sums.items() if total >= target]
    if not passed and 12 not in sums:
        raise InputError(
            f"{trade.pair}: {calendar.month_name[len(sums) + 1]} {year} has no figure, and {target:g} was not reached before"
            if trade.available
            else trade.reason
        )
    return min(passed, default=None)


def announced(trade: Trade, year: int, month: int) -> pd.Series | None:
    """The first announced total for January to `month` of `year`, with its date and source, or None."""
    rows = trade.first_prints.query("year == @year and through_month == @month")
    return None if rows.empty else rows.iloc[0]


def balance(trade: Trade) -> pd.DataFrame:
    """Exports, imports and balance (exports less imports) of the reporter by year, where both are known."""
    years = trade.annual[["year", "exports", "imports"]].dropna().reset_index(drop=True)
    return years.assign(balance=years["exports"] - years["imports"])


def books(trade: Trade) -> pd.DataFrame:
    """The reporter's balance by year on its own books and on the partner's, and both totals; whole years only.

    The partner's exports are the reporter's imports, so its books give the reporter's balance with the sign turned.
    """
    import pandas as pd

    whole = trade.mirror[trade.mirror["months"] == 12]
    return pd.DataFrame(
        {
            "year": whole["year"],
            "reporter_total": whole["reporter_total"],
            "partner_total": whole["partner_total"],
            "on_reporter_books": whole["reporter_exports"] - whole["reporter_imports"],
            "on_partner_books": whole["partner_imports"] - whole["partner_exports"],
        }
    ).reset_index(drop=True)


def real_terms(trade: Trade, target: float, year: int) -> pd.DataFrame:
    """The total of `year` in dollars of each base year, and whether it reaches `target` in them.

    Method: US consumer prices (CPI-U, yearly means), the total times the base year's index over that of `year`. It is
    not a price index of this trade. Columns: base_year, total, reached.
    """
    import pandas as pd

    bases = [row["year"] for row in trade.rows("macro") if row["us_cpi"] is not None]
    try:
        totals = [real_total(trade, year, base) for base in bases]
    except InputError:  # a year without a total or an index has a table without rows
        bases = totals = []
    table = pd.DataFrame({"base_year": pd.Series(bases, dtype=int), "total": pd.Series(totals, dtype=float)})
    return table.assign(reached=table["total"] >= target)


def shares(trade: Trade) -> pd.DataFrame:
    """The pair's trade as a percentage of each country's trade with the world, by year.

    Both use the reporter's figure for the pair; the partner's share therefore mixes the books of both countries, as
    `note` says. Columns: year, reporter_share, partner_share, note.
    """
    import pandas as pd

    both = trade.annual[["year", "total"]].merge(
        trade.world[["year", "reporter_total", "partner_total"]], on="year"
    )
    return pd.DataFrame(
        {
            "year": both["year"],
            "reporter_share": 100 * both["total"] / both["reporter_total"],
            "partner_share": 100 * both["total"] / both["partner_total"],
            "note": "partner's share: the reporter's figure over the partner's own total",
        }
    )


def revisions(trade: Trade) -> pd.DataFrame:
    """First announced year-to-date totals beside today's: year, month, announced, revised, difference (percent).

    Only for years with a revised series: months that were themselves read from announcements revise nothing.
    """
    method = trade.monthly.groupby("year")["method"]
    revised = method.apply(lambda methods: bool((methods == "comtrade").all()))
    first = trade.first_prints[trade.first_prints["year"].isin(revised.index[revised.astype(bool)])]
    first = first[["year", "through_month", "total"]].dropna()
    first = first.rename(columns={"through_month": "month", "total": "announced"})
    both = first.merge(cumulative(trade)[["year", "month", "total"]], on=["year", "month"])
    both = both.rename(columns={"total": "revised"})
    return both.assign(difference=100 * (both["revised"] / both["announced"] - 1))


def targets(trade: Trade) -> pd.DataFrame:
    """Every target with a deadline: amount, deadline_year, total in that year, whether met, first year that met it.

    A range counts as met at its lower end. A deadline in a year without a total is left out: neither met nor missed.
    """
    import pandas as pd

    totals = trade.annual.set_index("year")["total"].dropna()
    rows = trade.timeline[(trade.timeline["kind"] == "target") & trade.timeline["deadline_year"].notna()]
    found = []
    for _, row in rows.iterrows():
        year = int(row["deadline_year"])
        if year not in totals.index:
            continue
        reached = totals[totals >= row["amount"]]
        found.append(
            {
                "set": str(row["date"])[:4],
                "amount": row["amount"],
                "deadline_year": year,
                "total": totals[year],
                "met": bool(totals[year] >= row["amount"]),
                "first_year": int(reached.index.min()) if len(reached) else None,
            }
        )
    return pd.DataFrame(found, columns=["set", "amount", "deadline_year", "total", "met", "first_year"])


def quantity_and_value(trade: Trade, commodity: str) -> pd.DataFrame:
    """A good the reporter imports, by whole years on its own books: year, quantity, value, unit_value, unit.

    `unit_value` is USD billions per unit of quantity: a price of sorts, mixing qualities and contracts.
    """
    rows = trade.commodities
    rows = rows[
        (rows["commodity"] == commodity)
        & (rows["months"] == 12)
        & (rows["direction"] == "imports")
        & (rows["reporter"] == trade.pair[:2])
    ]
    rows = rows[["year", "quantity", "unit", "value"]].dropna().sort_values("year").reset_index(drop=True)
    return rows.assign(unit_value=rows["value"] / rows["quantity"])


def misprints(trade: Trade) -> pd.DataFrame:
    """Figures that were printed wrongly beside those of the tables, in USD billions.

    Columns: year, months, measure, printed, tables (None where the tables have none), difference (percent), cause,
    source, note.
    """
    import pandas as pd

    found = []
    for row in trade.rows("misprints"):
        first, last = row["first_month"], row["last_month"]
        period = (row["year"],) if (first, last) == (1, 12) else (row["year"], *sorted({first, last}))
        known = figures(trade, row["measure"], period)
        value = known[0].value if known else None
        found.append(
            {
                "year": row["year"],
                "months": str(first) if first == last else f"{first} to {last}",
                "measure": row["measure"],
                "printed": row["printed"],
                "tables": value,
                "difference": 100 * (row["printed"] / value - 1) if value else None,
                **{name: row[name] for name in ("cause", "source", "note")},
            }
        )
    columns = ["year", "months", "measure", "printed", "tables", "difference", "cause", "source", "note"]
    return pd.DataFrame(found, columns=columns)


def goods_by_year(trade: Trade, count: int = 6) -> pd.DataFrame:
    """The chapters of goods that are largest in the last year, up to `count` a direction, in every year they have.

    Columns: year, direction (as the reporter sees it), name, value (USD billions), share_pct (of the direction), rank
    (1 for the largest chapter of the year and direction), basis (source, and whose returns it rests on). Years of
    different bases are not one series. Sorted by direction, imports first, size in the last year, and year.
    """
    import pandas as pd

    columns = ["year", "direction", "name", "value", "share_pct", "rank", "basis"]
    rows = trade.hs2.dropna(subset=["value"])
    if rows.empty:
        return pd.DataFrame(columns=columns)
    returns = {"both": ", both countries' returns", "reporter": f", {trade.reporter}'s returns alone"}
    method = rows["method"] if "method" in rows else pd.Series(None, rows.index, dtype=object)
    # The day a row was retrieved makes no other source of it.
    origin = rows["source"].str.partition(", retrieved")[0]
    rows = rows.assign(
        rank=rows.groupby(["year", "direction"])["value"].rank(ascending=False, method="min").astype(int),
        basis=origin + method.map(returns).fillna(""),
    )
    last = rows[rows["year"] == rows["year"].max()]
    found = []
    for direction in ("imports", "exports"):
        for good in last[last["direction"] == direction].nlargest(count, "value").itertuples():
            own = rows[(rows["direction"] == direction) & (rows["hs2"] == good.hs2)].sort_values("year")
            found.append(own.assign(name=good.name))
    return pd.concat(found)[columns].reset_index(drop=True)
