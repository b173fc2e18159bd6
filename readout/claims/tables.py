"""One layer over a pair's tables: the value of any measure in any period on each set of books, as known on a day."""

from __future__ import annotations

import datetime as dt
from collections import ChainMap
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from typing import cast

from readout.claims.model import Measure
from readout.periods import Period, days_on
from readout.trade import Figure, Row, Trade, figures, sources_of

RECONCILED = "reconciled"
"""The books of figures that are no customs'."""

_BY_YEAR = ("annual", "first_prints", "monthly", "mirror", "reconciled")
_TABLE_OF = {"announced": "first_prints", "revised": "monthly", "partner": "mirror"}
_COPY_DELAY = 7
_PARTNERS_DELAY = 60
"""Days after which a row of the partner's books without a date is taken to be out: its customs come later."""
_OTHER_NAMES = {"world": "its own books", "factbook": "the World Factbook"}


def whose_books(trade: Trade, books: str) -> str:
    """Whose a set of books is, in few words: "India's customs", "CEPII, reconciled"; `books` where no name is known."""
    name = trade.books.get(_TABLE_OF.get(books, books), "")
    if books == RECONCILED and name:
        return "CEPII, reconciled"
    if books in _OTHER_NAMES:
        return _OTHER_NAMES[books]
    short = name.partition(", by ")[0].partition("; ")[0]
    return f"{short}, months added" if books == "revised" and trade.one_release and name else short or books


class _Years:
    """The tables of a pair with the rows of one year alone, so that not all are looked through; made when asked for."""

    def __init__(self, trade: Trade) -> None:
        self.trade = trade
        self.none = replace(trade, tables=dict.fromkeys(trade.tables, ()))
        self._known: dict[int, Trade] = {}

    def of(self, year: int) -> Trade:
        known = self._known.get(year)
        if known is None:
            tables: dict[str, Sequence[Row]] = {n: self.trade.where(n, "year", year) for n in _BY_YEAR}
            known = self.none
            if any(tables.values()):
                # Not a copy: the other tables of any two countries are made when they are asked for.
                known = replace(
                    self.trade, tables=ChainMap(tables, cast(dict[str, Sequence[Row]], self.trade.tables))
                )
            self._known[year] = known
        return known


class Tables:
    """The tables of a pair as known on the day `by`; None is today."""

    def __init__(
        self, trade: Trade, by: dt.date | None = None, plain: bool = False, years: _Years | None = None
    ) -> None:
        """The tables as known on a day; `plain` are those for a text without a day, without sums of revised months."""
        self.brief = False
        self.kept: tuple[str, ...] = ()
        self._all: Tables = self
        self.trade = trade
        self.by = by
        self.plain = plain
        self._years = years or _Years(trade)
        self.no_year = self._years.none
        self._known: dict[tuple[Measure, Period], tuple[Figure, ...]] = {}
        self._through: dict[int, int | None] = {}

    @cached_property
    def today(self) -> Tables:
        """The same tables as known today."""
        return Tables(self.trade, years=self._years)

    @cached_property
    def briefly(self) -> Tables:
        """The same tables for whoever asks for a verdict alone, without the reason that goes with it."""
        same = Tables(self.trade, self.by, self.plain, self._years)
        same._known, same._through, same.brief = self._known, self._through, True
        return same

    def only(self, books: tuple[str, ...]) -> Tables:
        """The same tables as far as they are of some sets of books, which go before each other in that order."""
        same = Tables(self.trade, self.by, self.plain, self._years)
        same._through, same.brief, same.kept, same._all = self._through, self.brief, books, self
        return same

    def values(self, measure: Measure, period: Period) -> tuple[Figure, ...]:
        """What each set of books says of a measure in a period, in USD bn or in the unit of a quantity."""
        if self.kept:
            return tuple(f for f in self._all.values(measure, period) if f.books in self.kept)
        key = (measure, period)
        if key not in self._known:
            self._known[key] = tuple(_values_table(self, measure, period))
        return self._known[key]

    def of_year(self, year: int) -> Trade:
        """The tables of the pair's trade with the rows of one year alone."""
        return self._years.of(year)

    def over(self, year: int, month: int = 12) -> bool:
        """Whether a month of a year was over on the day."""
        return self.by is None or (year, month) < (self.by.year, self.by.month)

    def announced_through(self, year: int) -> int | None:
        """The last month of a year for which a sum from January was out on the day."""
        if year not in self._through:
            months = [
                month
                for row in self.of_year(year).rows("first_prints")
                if row["year"] == year
                and (month := int(row["through_month"]))
                and figures(self.of_year(year), "total", (year, 1, month) if month < 12 else (year,), self.by)
            ]
            self._through[year] = max(months, default=None)
        return self._through[year]


def _values_table(tables: Tables, measure: Measure, period: Period) -> Iterator[Figure]:
    if measure.good:
        return _of_a_good(tables, measure, period)
    if measure.flow == "balance":
        return _balance(tables, measure, period)
    if measure.scope == "pair":
        return _of_the_pair(tables, measure.flow, period)
    if measure.scope in ("reporter", "partner"):
        return _with_the_world(tables, measure, period)
    return _with_another(tables, measure, period)


def _of_the_pair(tables: Tables, flow: str, period: Period) -> Iterator[Figure]:
    if len(period) == 4:
        yield from _rolling(tables, flow, period)
        return
    if len(period) == 3 and (period[1], period[2]) == (1, 12):
        period = period[:1]
    rows = tables.of_year(period[0])
    if rows is tables.no_year:
        return
    found = figures(rows, flow, period, tables.by)
    if tables.by and not any(f.books in ("announced", "annual") for f in found):
        # A row is dated by the copy it was taken from; a wire of the day itself is some days older.
        soon = figures(rows, flow, period, days_on(tables.by, _COPY_DELAY))
        if announced := [f for f in soon if f.books == "announced"]:
            found = announced + [f for f in found if f.books != "revised"]
    known = {f.books for f in found}
    yearly = (
        tables.by is not None and "annual" in known or tables.plain and bool(known & {"annual", "announced"})
    )
    for figure in found:
        if yearly and figure.books == "revised":
            continue  # the months have been revised since
        if figure.books != "partner" or _partner_is_out(tables, figure, period):
            yield figure


def _partner_is_out(tables: Tables, figure: Figure, period: Period) -> bool:
    if tables.by is None or tables.trade.one_release:
        return True
    row = next((r for r in tables.of_year(period[0]).rows("mirror") if str(r["period"]) == figure.row), None)
    if row is None or row["published"]:
        return True
    year, month = period[0], period[-1] if len(period) > 1 else 12
    over = dt.date(year + month // 12, month % 12 + 1, 1)
    return (tables.by - over).days >= _PARTNERS_DELAY


def _rolling(tables: Tables, flow: str, period: Period) -> Iterator[Figure]:
    first, last = period[0] * 12 + period[1], period[2] * 12 + period[3]
    months = [
        row
        for row in tables.trade.rows("monthly")
        if first <= row["year"] * 12 + row["month"] <= last
        and row[flow] is not None
        and tables.over(row["year"], row["month"])
    ]
    if len(months) == last - first + 1:
        name = f"{period[0]}-{period[1]:02d} to {period[2]}-{period[3]:02d}"
        yield Figure("revised", round(sum(r[flow] for r in months), 4), "monthly", name, sources_of(months))


def _balance(tables: Tables, measure: Measure, period: Period) -> Iterator[Figure]:
    sign = -1 if measure.owner == "partner" else 1
    if measure.scope == "pair":
        imports = {f.books: f for f in _of_the_pair(tables, "imports", period)}
        exports = list(_of_the_pair(tables, "exports", period))
    else:
        world = Measure("imports", measure.scope), Measure("exports", measure.scope)
        imports = {f.books: f for f in _with_the_world(tables, world[0], period)}
        exports = list(_with_the_world(tables, world[1], period))
        sign = 1
    for one in exports:
        other = imports.get(one.books)
        if other:
            value = round(sign * (one.value - other.value), 4)
            yield Figure(one.books, value, one.table, one.row, one.source)


def _with_the_world(tables: Tables, measure: Measure, period: Period) -> Iterator[Figure]:
    if len(period) > 1 or not tables.over(period[0]):
        return
    for row in tables.trade.where("world", "year", period[0]):
        column = f"{measure.scope}_{measure.flow}"
        if row.get(column) is not None:
            source = str(row.get(f"{measure.scope}_source") or "")
            yield Figure("world", row[column], "world", f"{period[0]} {column}", source)
    end = "" if measure.flow == "total" else f"_{measure.flow}"
    column = f"{measure.scope}_world{end}"
    for row in tables.trade.where(RECONCILED, "year", period[0]):
        if row.get(column) is not None:
            yield Figure(RECONCILED, row[column], RECONCILED, f"{period[0]} {column}", str(row["source"]))


def _with_another(tables: Tables, measure: Measure, period: Period) -> Iterator[Figure]:
    if measure.flow != "total" or len(period) == 2 or len(period) == 4:
        return
    months = period[-1] if len(period) == 3 else 12
    if len(period) == 3 and period[1] != 1 or not tables.over(period[0], months):
        return
    for row in tables.trade.where("partners", "year", period[0]):
        fits = (row["year"], row["months"], row["partner"]) == (period[0], months, measure.scope)
        if fits and row["total"] is not None:
            name = f"{row['period']} {row['partner']}"
            yield Figure("partners", row["total"], "partners", name, str(row.get("source") or ""))


def _of_a_good(tables: Tables, measure: Measure, period: Period) -> Iterator[Figure]:
    """On the reporter's own books; on other ones where those have none."""
    found = list(_rows_of_a_good(tables, measure, period))
    own = [f for f in found if f.books == "annual"]
    yield from own or found


def _rows_of_a_good(tables: Tables, measure: Measure, period: Period) -> Iterator[Figure]:
    if len(period) in (2, 4) or len(period) == 3 and period[1] != 1:
        return
    months = period[-1] if len(period) == 3 else 12
    if not tables.over(period[0], months):
        return
    column = "value" if measure.unit == "money" else "quantity"
    for row in tables.trade.where("commodities", "commodity", measure.good):
        if (row["year"], row["months"]) != (period[0], months):
            continue
        # A year that runs from March to February is none.
        if "/" in str(row["period"]) and not str(row["period"]).startswith(f"{period[0]}-01/"):
            continue
        if row[column] is not None and row["unit"] != "percent of imports":
            books = {tables.trade.pair[:2]: "annual", "BACI": "both sides' returns"}.get(
                row["reporter"], "partner"
            )
            name = f"{row['period']} {row['commodity']} {row['reporter']} {column}"
            yield Figure(books, row[column], "commodities", name, str(row.get("source") or ""))
    if measure.unit == "money" and months == 12:
        yield from _of_a_chapter(tables, measure, period[0])


def _of_a_chapter(tables: Tables, measure: Measure, year: int) -> Iterator[Figure]:
    for row in tables.trade.where("hs2", "name", measure.good):
        fits = (row["year"], row["direction"], row["name"]) == (year, measure.flow, measure.good)
        if fits and row["value"] is not None:
            name = f"{year} {row['direction']} {row['hs2']}"
            yield Figure("both sides' returns", row["value"], "hs2", name, str(row["source"]))


def chapter_share(tables: Tables, measure: Measure, year: int) -> Row | None:
    """The row of a chapter of goods in a year, which has its share of the direction."""
    for row in tables.trade.where("hs2", "name", measure.good):
        if (row["year"], row["direction"], row["name"]) == (year, measure.flow, measure.good):
            return row
    return None


def unit_of(tables: Tables, good: str) -> str:
    """The unit in which the tables count a good: Mt, bcm or thousand units; empty where they do not count it."""
    for row in tables.trade.where("commodities", "commodity", good):
        if row["quantity"] is not None:
            return str(row["unit"])
    return ""


def flow_of(trade: Trade, good: str) -> str:
    """In which direction the tables have a good, as the reporter sees it; empty where they have it in none or both."""
    found = {str(r["direction"]) for r in trade.where("commodities", "commodity", good)}
    chapter = trade.where("hs2", "name", good)
    found |= {str(r["direction"]) for r in chapter}
    if len(found) == 2:  # in both, and nearly all in one
        sums = {way: sum(r["value"] or 0 for r in chapter if r["direction"] == way) for way in found}
        small, large = sorted(found, key=lambda way: sums[way])
        return large if sums[large] > 10 * sums[small] else ""
    return found.pop() if len(found) == 1 else ""
