"""What the tables do have where they lack what a claim asks for: the last figure before it, with its books."""

from __future__ import annotations

from readout.claims.model import Measure
from readout.claims.operators import shown_sum
from readout.claims.tables import RECONCILED, Tables, whose_books
from readout.periods import Period
from readout.trade import Figure

_YEARS_BACK = 30
_MONEY = ("annual", "announced", "revised", "partner", RECONCILED, "world")


def last_known(tables: Tables, measure: Measure | None, period: Period) -> str:
    """In a sentence, up to when the tables go and the last figure they have before a period; empty where they have none."""
    if measure is None or measure.good or not tables.trade.available:
        return ""
    year = period[0]
    for before in range(year if len(period) > 1 else year - 1, year - _YEARS_BACK, -1):
        if found := tables.values(measure, (before,)):
            break
    else:
        return ""
    end = _last_year(tables)
    shown = f"the last they have is {sums_by_books(tables, found)} in {before}"
    return f"The tables end in {end}; {shown}." if end < year else f"Before it, {shown}."


def sums_by_books(tables: Tables, found: tuple[Figure, ...]) -> str:
    """Sums with whose books each is by: "USD 8.09 billion (India's customs), 9.42 (Russia's customs)"."""
    by_name = {whose_books(tables.trade, f.books): f.value for f in found if f.books in _MONEY}
    listed = ", ".join(f"{shown_sum(value)} ({name})" for name, value in by_name.items())
    return f"USD {listed.replace(' (', ' billion (', 1)}"


def _last_year(tables: Tables) -> int:
    years = (
        row["year"] for name in ("annual", "monthly", "mirror", RECONCILED) for row in tables.trade.rows(name)
    )
    return max(years, default=0)
