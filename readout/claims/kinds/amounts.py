"""How much: a level of trade, of a good, of a balance; a difference of two; a sum of yuan at the year's rate."""

from __future__ import annotations

from dataclasses import replace

from readout.claims.model import Frame
from readout.claims.operators import Result, differences, levels, row_of
from readout.claims.tables import Tables
from readout.trade import Figure

_RATE_DRIFT = 0.02  # how far a year's mean rate may be from that of the months a sum was counted in


def level(frame: Frame, tables: Tables) -> list[Result]:
    """The value on each set of books; in yuan, at the mean rate of the year."""
    assert frame.measure and frame.period
    found = levels(tables, frame.measure, frame.period)
    if frame.unit != "CNY bn":
        return found
    year = frame.period[0]
    rate = next((r for r in tables.trade.rows("macro") if r["year"] == year and r["usd_cny"]), None)
    if rate is None:
        return []
    row = Figure("", rate["usd_cny"], "macro", f"{year} usd_cny", str(rate.get("source") or ""))
    converted = []
    for r in found:
        value = r.value * rate["usd_cny"]
        drift = _RATE_DRIFT * value
        shown = f"{r.books} {r.value:.2f} at {rate['usd_cny']:g} is {value:.1f}"
        converted.append(
            replace(r, value=value, low=value - drift, high=value + drift, shown=shown, evidence=(*r.evidence, row_of(row)))
        )
    return converted


def difference(frame: Frame, tables: Tables) -> list[Result]:
    """How much more than in the base period; between the two sets of books where those are compared."""
    assert frame.measure and frame.period
    if frame.more == "books":
        found = tables.values(frame.measure, frame.period)
        partner = [f for f in found if f.books == "partner"]
        own = [f for f in found if f.books in ("annual", "announced", "revised")]
        sign = 1 if frame.books == "partner" else -1
        return [
            Result(
                "both books", value, value, value, f"partner {p.value:.2f}, {o.books} {o.value:.2f}, {value:+.2f}",
                (row_of(p), row_of(o)),
            )
            for p in partner
            for o in own[:1]
            for value in [sign * (p.value - o.value)]
        ]  # fmt: skip
    if frame.base is None:
        return []
    return differences(tables, (frame.measure, frame.period), (frame.measure, frame.base))
