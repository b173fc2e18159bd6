"""How much: a level of trade, of a good, of a balance; a difference of two; a sum of another currency at the year's rate."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from readout.claims.judging import by_results
from readout.claims.known import sums_by_books
from readout.claims.model import BORNE_OUT, Claim, Frame, Measure, Verdict, said_when
from readout.claims.operators import (
    Result,
    changes,
    differences,
    earlier,
    levels,
    one_value,
    row_of,
    year_before,
)
from readout.claims.tables import Tables
from readout.periods import Period
from readout.trade import Figure

_EARLIEST = 1990
_IN_DOLLARS = "USD bn"
_RATE_DRIFT = 0.02  # how far a year's mean rate may be from that of the months a sum was counted in


def level(frame: Frame, tables: Tables) -> list[Result]:
    """The value on each set of books; in another currency than dollars, at the mean rate of the year."""
    assert frame.measure and frame.period
    found = levels(tables, frame.measure, frame.period)
    rate = _rate_for(frame, tables)
    if frame.unit == _IN_DOLLARS or not frame.unit.endswith(" bn"):
        return found
    return [_at_a_rate(r, rate) for r in found] if rate else []


def _at_a_rate(r: Result, rate: Figure) -> Result:
    value = r.value * rate.value
    drift = _RATE_DRIFT * abs(value)
    shown = f"{r.shown}, converted {value:.1f}"
    return replace(
        r,
        value=value,
        low=value - drift,
        high=value + drift,
        shown=shown,
        evidence=(*r.evidence, row_of(rate)),
    )


_NAMED_ALIKE = tuple(
    frozenset(names.split())
    for names in ("INR PKR LKR NPR MUR SCR", "SAR QAR OMR YER IRR", "GBP EGP LBP SDG SYP", "AED MAD", "RUB BYN",
                  "USD AUD CAD NZD SGD HKD TWD", "SEK NOK DKK ISK CZK")
)  # fmt: skip
"""Currencies that a bare noun ("rupees", "pounds") may mean, the one that it is taken for among them."""


_OTHER_DOLLARS = frozenset({"AUD", "CAD", "NZD", "SGD", "HKD", "TWD"})


def _currency(frame: Frame, tables: Tables) -> str:
    """The currency of a sum: one of the pair's where a bare noun may mean it, and neither has the one it is taken for."""
    currency = frame.unit.removesuffix(" bn")
    if re.search(r"\b[A-Z]", frame.words):
        return currency
    own = _own_currencies(tables)
    alike = next((names & own for names in _NAMED_ALIKE if currency in names), frozenset())
    return currency if currency in own or not alike else min(alike)


def _own_currencies(tables: Tables) -> frozenset[str]:
    from readout import world  # only here: most texts have sums in dollars alone

    if not world.is_there():
        return frozenset()
    return frozenset(map(world.currency_of, tables.trade.pair.split("-")))


def _rate_for(frame: Frame, tables: Tables) -> Figure | None:
    """Units of a frame's currency for a US dollar in its year: as the pair's own table has it, else the world's."""
    if not frame.period or not frame.unit.endswith(" bn") or frame.unit == _IN_DOLLARS:
        return None
    return _rate_of(_currency(frame, tables), frame.period[0], tables)


def _rate_of(currency: str, year: int, tables: Tables) -> Figure | None:
    column = f"usd_{currency.lower()}"
    for row in tables.trade.where("macro", "year", year):
        if row.get(column):
            return Figure("", row[column], "macro", f"{year} {column}", str(row.get("source") or ""))
    from readout import world  # only here: most texts have sums in dollars alone

    value = world.rates(currency).get(year) if world.is_there() else None
    return (
        None if value is None else Figure("", value, "rates", f"{year} {currency}", world.sources()["rates"])
    )


_plain_amount = by_results(level)


def _amount(claim: Claim, frame: Frame, tables: Tables) -> Verdict:
    """A level, and how it was converted where it is in another currency than dollars."""
    verdict = _plain_amount(claim, frame, tables)
    if not frame.unit.endswith(" bn") or not frame.period or not frame.measure:
        return verdict
    if frame.unit == _IN_DOLLARS:
        return _in_own_dollars(claim, frame, tables, verdict)
    currency, year = _currency(frame, tables), frame.period[0]
    if rate := _rate_for(frame, tables):
        said = f"Converted at the year's average of {rate.value:g} {currency} per US dollar."
        return replace(verdict, reason=f"{verdict.reason} {said}") if verdict.evidence else verdict
    found = tables.values(frame.measure, frame.period)
    known = f" In dollars they have {sums_by_books(tables, found)}." if found else ""
    reason = f"The tables are in US dollars, and have no rate of {currency} for {year}: the sum is not converted.{known}"
    return replace(verdict, verdict="not_checkable", reason=reason)


_OF_AMERICA = re.compile(r"\bU\.?S\b|USD")


def _in_own_dollars(claim: Claim, frame: Frame, tables: Tables, verdict: Verdict) -> Verdict:
    """A sum of plain dollars that does not hold, where a country of the pair has dollars of its own, and it would in those."""
    if verdict.verdict != "contradicted" or _OF_AMERICA.search(frame.words) or not tables.trade.one_release:
        return verdict
    for currency in sorted(_own_currencies(tables) & _OTHER_DOLLARS):
        other = replace(frame, unit=f"{currency} bn", words=f"{frame.words} {currency}")
        if _plain_amount(claim, other, tables).verdict in (*BORNE_OUT, "depends"):
            why = f"Read as {currency}, it may hold."
            return replace(verdict, verdict="depends", reason=f"{verdict.reason} {why}")
    return verdict


def differences_of_balance(tables: Tables, measure: Measure, period: Period, base: Period) -> list[Result]:
    """By how much a balance changed: its sign may turn, so it has no rate."""
    return differences(tables, (measure, period), (measure, base))


def judge_level(claim: Claim, frame: Frame, tables: Tables) -> Verdict:
    """A level; said to have risen or fallen to it, over the years, it must have done so."""
    verdict = _amount(claim, frame, tables)
    if (
        frame.more == "first"
        and verdict.verdict in BORNE_OUT
        and frame.measure
        and frame.period
        and not frame.denied
    ):
        before = [
            (p, f)
            for p in earlier(frame.period, _EARLIEST)
            if len(p) == len(frame.period)
            and (f := one_value(tables, frame.measure, p))
            and f.value >= frame.value
        ]
        if before:
            p, figure = before[-1]
            reason = f"{verdict.reason} Not for the first time: {said_when(p)} had {figure.value:.2f}."
            rows = (*verdict.evidence, row_of(figure))
            return replace(verdict, verdict="contradicted", reason=reason, evidence=rows)
    if verdict.verdict not in BORNE_OUT or not frame.direction or not frame.measure or not frame.period:
        return verdict
    if frame.more == "from" and frame.base:
        return _gone_from(frame, tables, verdict)
    base = frame.base or year_before(frame.period)
    if len(frame.period) == 2 or frame.denied:
        return verdict
    work = differences_of_balance if frame.measure.flow == "balance" else changes
    found = [r for r in work(tables, frame.measure, frame.period, base) if r.books != "partner"]
    signs = {"up" if r.value > 0 else "down" for r in found if abs(r.value) > 1}
    if signs and frame.direction not in signs and len(signs) == 1:
        went = "up" if frame.direction == "down" else "down"
        shown = "; ".join(r.shown for r in found)
        reason = f"{verdict.reason} Yet it went {went}, compared with {said_when(base)}: {shown}."
        rows = tuple(dict.fromkeys((*verdict.evidence, *(e for r in found for e in r.evidence))))
        return replace(verdict, verdict="contradicted", reason=reason, evidence=rows)
    return verdict


def _gone_from(frame: Frame, tables: Tables, verdict: Verdict) -> Verdict:
    """The figure another went up or down from: did that go so?"""
    assert frame.measure and frame.period and frame.base
    found = differences(tables, (frame.measure, frame.base), (frame.measure, frame.period))
    own = [r for r in found if r.books != "partner"]
    signs = {"up" if r.value > 0 else "down" for r in own}
    if len(signs) != 1 or frame.direction in signs:
        return verdict
    reason = f"{verdict.reason} Yet it went {signs.pop()} from there: {own[0].shown}."
    return replace(verdict, verdict="contradicted", reason=reason)


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


def in_all_years(each: Mapping[int, Verdict]) -> Verdict:
    """The verdict on what is said of every year, from the verdicts on each: the first that does not bear it out decides."""
    first, last = min(each), max(each)
    claim_of_all = each[last]
    for outcome in ("contradicted", "depends"):
        for verdict in each.values():
            if verdict.verdict == outcome:
                reason = f"It is said of each year from {first} to {last}. {verdict.reason}"
                return replace(verdict, figure=claim_of_all.figure, today=None, reason=reason)
    lacking = [year for year, verdict in each.items() if verdict.verdict not in BORNE_OUT]
    if lacking:
        years = ", ".join(map(str, lacking[:5])) + (" and others" if len(lacking) > 5 else "")
        reason = f"It is said of each year from {first} to {last}; the tables cannot test {years}."
        return replace(claim_of_all, verdict="not_checkable", today=None, reason=reason)
    rows = tuple(dict.fromkeys(row for verdict in each.values() for row in verdict.evidence))
    reason = f"It holds in each year from {first} to {last}. {claim_of_all.reason}"
    return replace(claim_of_all, reason=reason, evidence=rows)
