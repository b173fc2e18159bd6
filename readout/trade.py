"""Do the customs tables bear a readout out? Loads a pair's tables, checks them, answers. Lesson 03.

All sums are USD billions at current prices unless said otherwise. `reporter` is the first country of the folder's
name, `partner` the second. Where a table has a gap, answers have one too: nothing is interpolated.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pandas as pd
import pycountry

from readout.errors import InputError
from readout.names import country_names

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
)
# Columns of a table that answers are computed from; an unavailable pair has these, and no rows.
_COLUMNS = {
    "annual": ["year", "total", "exports", "imports"],
    "monthly": ["year", "month", "total", "exports", "imports", "method"],
    "first_prints": ["year", "through_month", "total", "exports", "imports", "published", "source"],
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
    "hs2": ["year", "direction", "hs2", "name", "value", "share_pct", "direction_total"],
    "partners": ["period", "year", "months", "partner", "total", "rank"],
    "world": ["year", "reporter_total", "partner_total"],
    "macro": ["year", "usd_cny", "usd_rub", "us_cpi"],
    "timeline": ["date", "event", "kind", "amount", "amount_high", "unit", "deadline_year", "source"],
}
_NUMBERS = {"integer", "number"}


@dataclass(frozen=True)
class Trade:
    """The tables of one pair of countries.

    `available` is False where there is no folder for the pair; `reason` then says so in a sentence, and every table
    is empty, so that a lesson or a report can go on without trade.
    """

    pair: str
    available: bool
    reason: str
    reporter: str
    partner: str
    tables: dict[str, pd.DataFrame] = field(repr=False)

    def __getattr__(self, name: str) -> pd.DataFrame:
        if name in TABLES:
            return self.tables[name]
        raise AttributeError(name)


def country_name(code: str) -> str:
    """The common English name for an ISO 3166 alpha-2 code ("RU": "Russia"); the code itself where it has none."""
    return country_names().get(code, code)


def load_trade(pair: str, folder: str | Path) -> Trade:
    """The tables of `pair` ("CN-RU", in either order) from the folders below `folder`.

    Each table is checked against the manifest beside it: columns, numbers, signs, keys. A pair without a folder gives
    a Trade that is not available. Raises InputError, naming file, row and column, for a table that does not hold.
    """
    codes = pair.upper().split("-") if pair else []
    if len(codes) != 2 or not all(pycountry.countries.get(alpha_2=code) for code in codes):
        what = (
            f"{pair!r} is not a pair of ISO 3166 codes"
            if pair
            else "the text names no two countries of ISO 3166"
        )
        return _unavailable(pair, f"There are no trade tables: {what}.", "", "")
    for name in (f"{codes[0]}-{codes[1]}", f"{codes[1]}-{codes[0]}"):
        place = Path(folder) / name
        if place.is_dir():
            reporter, partner = (country_name(code) for code in name.split("-"))
            return Trade(name, True, "", reporter, partner, _load(place))
    reporter, partner = (country_name(code) for code in codes)
    return _unavailable(pair, f"There are no trade tables for {reporter} and {partner}.", reporter, partner)


def _unavailable(pair: str, reason: str, reporter: str, partner: str) -> Trade:
    text = {
        "period",
        "direction",
        "reporter",
        "commodity",
        "unit",
        "hs2",
        "name",
        "partner",
        "rank",
        "date",
        "event",
        "kind",
        "source",
        "published",
        "method",
    }
    tables = {
        name: pd.DataFrame({c: pd.Series(dtype=str if c in text else float) for c in columns})
        for name, columns in _COLUMNS.items()
    }
    return Trade(pair, False, reason, reporter, partner, tables)


def _load(place: Path) -> dict[str, pd.DataFrame]:
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
    missing = [name for name in TABLES if name not in schemas]
    if missing:
        raise InputError(f"{manifest}: no table {missing[0]!r}; a pair has {', '.join(TABLES)}")
    return {name: _load_table(place / f"{name}.csv", schemas[name]) for name in TABLES}


def _load_table(path: Path, schema: dict) -> pd.DataFrame:
    # pandas and the manifest's schema, not frictionless: that takes a second to import and check, in every lesson.
    try:
        table = pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8")
    except (FileNotFoundError, IsADirectoryError):
        raise InputError(f"{path}: no such file; the manifest names it") from None
    except (pd.errors.ParserError, pd.errors.EmptyDataError, UnicodeDecodeError) as error:
        raise InputError(
            f"{path}: not a table in CSV and UTF-8 ({str(error).splitlines()[0]}); mend or restore it"
        ) from None
    for column in schema["fields"]:
        name = column["name"]
        if name not in table.columns:
            raise InputError(f"{path}: no column {name!r}; it has {', '.join(table.columns[:8])}")
        blank = table[name] == ""
        if column["type"] in _NUMBERS:
            numbers = pd.to_numeric(table[name].mask(blank), errors="coerce")
            _refuse(path, name, table, (numbers.isna() & ~blank) | np.isinf(numbers), "is not a number")
            if column["type"] == "integer":
                _refuse(path, name, table, numbers.notna() & (numbers % 1 != 0), "is not a whole number")
            table[name] = numbers
        else:
            table[name] = table[name].mask(blank)
        limits = column.get("constraints", {})
        if limits.get("required"):
            _refuse(path, name, table, blank, "is blank; a value is needed here")
        if "enum" in limits:
            _refuse(
                path,
                name,
                table,
                ~blank & ~table[name].isin(limits["enum"]),
                f"is none of {', '.join(limits['enum'])}",
            )
        if "minimum" in limits:
            _refuse(path, name, table, table[name] < limits["minimum"], f"is below {limits['minimum']}")
        if "maximum" in limits:
            _refuse(path, name, table, table[name] > limits["maximum"], f"is above {limits['maximum']}")
    if table.empty:
        raise InputError(f"{path}: no rows; restore it")
    if {"total", "exports", "imports"} <= set(table.columns):
        # Rounded parts may miss their total by a tenth; more is a slip of the pen or swapped columns.
        gap = (table["total"] - table["exports"] - table["imports"]).abs()
        _refuse(
            path, "total", table, gap > 0.15 + 0.01 * table["total"], "is not exports and imports together"
        )
    key = schema["primaryKey"]
    _refuse(path, " and ".join(key), table, table.duplicated(key), "stands twice")
    whole = [
        c["name"] for c in schema["fields"] if c["type"] == "integer" and not table[c["name"]].isna().any()
    ]
    return table.astype(dict.fromkeys(whole, int))


def _refuse(path: Path, column: str, table: pd.DataFrame, wrong: pd.Series, what: str) -> None:
    if wrong.any():
        row = int(wrong.idxmax())
        value = ", ".join(str(table.at[row, name]) for name in column.split(" and "))
        raise InputError(f"{path}, line {row + 2}, column {column}: {value!r} {what}; mend the row")


def cumulative(trade: Trade) -> pd.DataFrame:
    """Running sums of each year from the revised monthly figures: year, month, total, exports, imports.

    A year's sums stop before its first missing month; a sum by direction is blank from its first missing month on.
    """
    months = trade.monthly.sort_values(["year", "month"])
    years = months.groupby("year")
    complete = years["total"].transform(lambda total: total.notna().cumprod()).astype(bool)
    in_order = months["month"] == years.cumcount() + 1
    months = months[complete & in_order]
    years = months.groupby("year")
    flows = ["total", "exports", "imports"]
    known = pd.DataFrame(
        {flow: years[flow].transform(lambda column: column.notna().cumprod()) for flow in flows}
    )
    sums = years[flows].cumsum().where(known.astype(bool))
    return months[["year", "month"]].join(sums).reset_index(drop=True)


def month_passed(trade: Trade, target: float, year: int) -> int | None:
    """The month of `year` in which the running total reached `target`, or None if it did not."""
    passed = cumulative(trade).query("year == @year and total >= @target")
    return None if passed.empty else int(passed["month"].min())


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
    prices = trade.macro.set_index("year")["us_cpi"].dropna()
    total = trade.annual.set_index("year")["total"].get(year, float("nan"))
    if pd.isna(total) or year not in prices.index:
        return pd.DataFrame(
            {
                "base_year": pd.Series(dtype=int),
                "total": pd.Series(dtype=float),
                "reached": pd.Series(dtype=bool),
            }
        )
    converted = total * prices / prices[year]
    return pd.DataFrame(
        {
            "base_year": prices.index.astype(int),
            "total": converted.to_numpy(),
            "reached": (converted >= target).to_numpy(),
        }
    )


def shares(trade: Trade) -> pd.DataFrame:
    """The pair's trade as a percentage of each country's trade with the world, by year.

    Both use the reporter's figure for the pair; the partner's share therefore mixes the books of both countries, as
    `note` says. Columns: year, reporter_share, partner_share, note.
    """
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


def top_goods(trade: Trade, year: int, direction: str, count: int = 6) -> pd.DataFrame:
    """The largest chapters of goods in one direction of `year`: name, value (USD billions), share_pct."""
    rows = trade.hs2.query("year == @year and direction == @direction")
    return rows.nlargest(count, "value")[["name", "value", "share_pct"]].reset_index(drop=True)
