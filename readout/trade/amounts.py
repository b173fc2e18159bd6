"""How much: single figures of a pair's trade, each from the books that were asked for, as known on a day.

All sums are USD billions at current prices unless said otherwise. `reporter` is the first country of the folder's
name, `partner` the second. Where a table has a gap, answers have one too: nothing is interpolated.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from readout.errors import InputError
from readout.periods import MONTHS, Period, in_words
from readout.sources import named_in
from readout.trade.model import Figure, Row, Trade, ranks


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


def figures(trade: Trade, measure: str, period: Period, by: dt.date | None = None) -> list[Figure]:
    """What each set of books says of `measure` (total, exports or imports, as the reporter sees them) in `period`.

    `announced` is the first print, `annual` the yearly table, `revised` the sum of today's monthly figures, `partner`
    the other country's books, `reconciled` what somebody made of both. With `by`, only what was public on that day: a row that does not say when it was
    published counts as public once its period is over, and so does a first print whose date is that of a later copy;
    months revised since give way to the first print.
    """
    year, first, last = period[0], period[1] if len(period) > 1 else 1, period[-1] if len(period) > 1 else 12
    over = by is None or (year, last) < (by.year, by.month)
    found: list[Figure] = []
    if len(period) == 1 and over:
        found += _in_the_year(trade, measure, year)
    from_january = first == 1 and len(period) != 2
    if from_january:
        found += _as_announced(trade, measure, year, last, by)
    printed = by is not None and any(figure.books == "announced" for figure in found)
    if over and not printed:
        found += _sum_of_months(trade, measure, year, first, last)
    if from_january and over:
        found += _on_partners_books(trade, measure, year, last, by)
    if len(period) == 1 and over:
        found += _reconciled(trade, measure, year)
    return found


def covered(trade: Trade) -> dict[str, tuple[int, int]]:
    """The first and the last year of which each set of books has a whole year's figure in any direction.

    By the word that a `Figure` has for its books: annual, partner, reconciled. Empty where there are no tables.
    """
    found = {}
    for books, table, flows in (
        ("annual", "annual", ("total", "exports", "imports")),
        ("partner", "mirror", tuple(_FLIPPED.values())),
        ("reconciled", "reconciled", ("total", "exports", "imports")),
    ):
        years = [
            row["year"]
            for row in trade.rows(table)
            if row.get("months", 12) == 12 and any(row[flow] is not None for flow in flows)
        ]
        if years:
            found[books] = min(years), max(years)
    return found


def _in_the_year(trade: Trade, measure: str, year: int) -> Iterator[Figure]:
    for row in trade.rows("annual"):
        if row["year"] == year and row[measure] is not None:
            yield Figure("annual", row[measure], "annual", str(year), row.get("source") or "")


def _reconciled(trade: Trade, measure: str, year: int) -> Iterator[Figure]:
    for row in trade.rows("reconciled"):
        if row["year"] == year and row[measure] is not None:
            yield Figure("reconciled", row[measure], "reconciled", str(year), row["source"])


def _as_announced(trade: Trade, measure: str, year: int, last: int, by: dt.date | None) -> Iterator[Figure]:
    for row in trade.rows("first_prints"):
        fits = (row["year"], row["through_month"]) == (year, last) and row[measure] is not None
        if fits and _is_announced(row, by):
            name = f"{year}, months 1 to {last}"
            yield Figure("announced", row[measure], "first_prints", name, row["source"])


def _sum_of_months(trade: Trade, measure: str, year: int, first: int, last: int) -> Iterator[Figure]:
    months = [
        row
        for row in trade.rows("monthly")
        if row["year"] == year and first <= row["month"] <= last and row[measure] is not None
    ]
    if len(months) == last - first + 1:
        name = f"{year}, month {first}" if len(months) == 1 else f"{year}, months {first} to {last}"
        yield Figure(
            "revised", round(sum(row[measure] for row in months), 4), "monthly", name, sources_of(months)
        )


def sources_of(months: Sequence[Row]) -> str:
    """What the rows of months that are summed name as their sources, as one cell."""
    sources = dict.fromkeys(name for row in months for name in named_in(row.get("source") or ""))
    return "; ".join(("sum of the months", *sources) if len(months) > 1 or not sources else sources)


_FLIPPED = {"total": "partner_total", "exports": "partner_imports", "imports": "partner_exports"}


def _on_partners_books(
    trade: Trade, measure: str, year: int, last: int, by: dt.date | None
) -> Iterator[Figure]:
    column = _FLIPPED[measure]
    for row in trade.rows("mirror"):
        fits = (row["year"], row["months"]) == (year, last) and row[column] is not None
        if fits and _is_out(row, by):
            yield Figure("partner", row[column], "mirror", str(row["period"]), row["source"])


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


SIDES = ("reporter", "partner")
"""Whose books may be asked for."""

_MEASURES = ("total", "exports", "imports", "balance")
_KINDS_OF_BOOKS = {"reporter": ("annual", "revised", "announced"), "partner": ("partner",)}


def told(ask: Callable[..., object], *question: object) -> str:
    """What a function answers to a question, or the words in which it refuses one: `told(amount, book, "total", (2023,))`."""
    try:
        return f"{ask(*question)}"
    except InputError as refusal:
        return f"refused: {refusal}"


def amount(trade: Trade, measure: str, period: Period, side: str = "reporter") -> Figure:
    """`measure` in `period` on one country's books, as known today, in USD billions.

    `measure` is total, exports, imports or balance (exports less imports), all as the reporter sees them; `side` is
    "reporter" or "partner". Of the reporter's figures the yearly table goes before the sum of revised months, and that
    before the first print. Raises InputError where the tables have no such figure.
    """
    return _amounts(trade, measure, period, side)[0]


def growth(trade: Trade, measure: str, period: Period, side: str = "reporter") -> float:
    """Growth of `measure` in `period` on the same period a year before, in percent; arguments as of `amount`.

    Both figures are of one kind: a first print is never set against a revised one. Raises InputError where the tables
    have no such two figures, the earlier above zero, and for a balance, whose sign may turn.
    """
    if measure == "balance":
        raise InputError("growth: a balance has no growth rate, its sign may turn; ask for two amounts")
    year, *months = _checked_period(period)
    before = {f.books: f for f in _amounts(trade, measure, (year - 1, *months), side) if f.value}
    for figure in _amounts(trade, measure, period, side):
        if figure.books in before:
            return 100 * (figure.value / before[figure.books].value - 1)
    raise InputError(
        f"{trade.pair}: no two figures of one kind for {measure} in {in_words(period)} and a year before"
    )


def rank(trade: Trade, year: int) -> tuple[int, ...]:
    """The partner's rank among the reporter's partners in `year`: one number, or several where sources count differently.

    Raises InputError where none is on record.
    """
    for row in trade.rows("partners"):
        if (row["year"], row["months"], row["partner"]) == (year, 12, trade.partner) and (
            found := ranks(row)
        ):
            return found
    raise InputError(f"{trade.pair}: no rank of {trade.partner or 'a partner'} on record for {year}")


def real_total(trade: Trade, year: int, base_year: int) -> float:
    """The total of `year` in dollars of `base_year`, USD billions; the method is that of `real_terms`.

    Raises InputError where the total or a price index is missing.
    """
    prices: dict[int, float] = {
        row["year"]: row["us_cpi"] for row in trade.rows("macro") if row["us_cpi"] is not None
    }
    for needed in (year, base_year):
        if needed not in prices:
            raise InputError(f"{trade.pair}: no consumer price index for {needed}")
    return amount(trade, "total", (year,)).value * prices[base_year] / prices[year]


def one_of(value: str, name: str, values: tuple[str, ...]) -> str:
    """`value`, where it is one of `values`. Raises InputError, calling it `name`, where it is none."""
    if value not in values:
        raise InputError(f"{name} {value!r}: it is one of {', '.join(values)}")
    return value


def _checked_period(period: Period) -> Period:
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


def _amounts(trade: Trade, measure: str, period: Period, side: str) -> list[Figure]:
    """Every figure for what is asked, in the order of preference. Raises InputError where there is none."""
    one_of(measure, "measure", _MEASURES)
    kinds = _KINDS_OF_BOOKS[one_of(side, "side", SIDES)]
    if not trade.available:
        raise InputError(trade.reason)
    _checked_period(period)
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
        whose = trade.reporter if side == "reporter" else trade.partner
        gaps = [
            MONTHS[row["month"] - 1]
            for row in trade.rows("monthly")
            if row["year"] == period[0] and row["total"] is None
        ]
        why = f"; {period[0]} has no figure for {' and '.join(gaps)}" if gaps and side == "reporter" else ""
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
            f"{trade.pair}: {MONTHS[len(sums)]} {year} has no figure, and {target:g} was not reached before"
            if trade.available
            else trade.reason
        )
    return min(passed, default=None)
