"""How far and how large: change in percent, multiples, shares."""

from __future__ import annotations

from dataclasses import replace

from readout.claims.fits import fits, together
from readout.claims.judging import by_results
from readout.claims.model import BORNE_OUT, Claim, Evidence, Frame, Measure, Verdict
from readout.claims.operators import Result, changes, ratios, row_of, shares
from readout.claims.tables import RECONCILED, Tables, chapter_share, whose_books
from readout.periods import Period
from readout.trade import Figure

_ROUNDED = 1.0  # percentage points by which the Factbook's shares, in whole ones, may be off
_MANY_YEARS = 10  # years after which a multiple in dollars of the day is also held against prices


def change(frame: Frame, tables: Tables) -> list[Result]:
    """The change in percent on each set of books, and the rate announced."""
    assert frame.measure and frame.period
    if frame.base is None:
        return []
    found = changes(tables, frame.measure, frame.period, frame.base)
    said = [r for r in found if r.books == "announced" and len(r.evidence) == 1]
    if tables.by and said and fits(frame, said[0]) in BORNE_OUT:
        # What was announced is borne out; the yearly table has been revised since.
        return [r for r in found if r.books != "annual"]
    return found


def share(frame: Frame, tables: Tables) -> list[Result]:
    """A part in percent of a whole; of a chapter of goods, that which the table gives."""
    assert frame.measure and frame.period
    if frame.other_measure is None:
        return []
    row = (
        chapter_share(tables, frame.measure, frame.period[0])
        if frame.measure.good and len(frame.period) == 1
        else None
    )
    if row and row["share_pct"] is not None and tables.over(frame.period[0]):
        name = f"{row['year']} {row['direction']} {row['hs2']} share_pct"
        figure = Figure("", row["share_pct"], "hs2", name, str(row["source"]))
        return [
            Result(
                "both sides' returns",
                figure.value,
                figure.value,
                figure.value,
                f"{figure.value:.2f} percent",
                (row_of(figure),),
            )
        ]
    found = shares(tables, (frame.measure, frame.period), (frame.other_measure, frame.period))
    return found or _by_factbook(frame.measure, frame.other_measure, frame.period, tables)


def _by_factbook(part: Measure, whole: Measure, period: Period, tables: Tables) -> list[Result]:
    """A partner's share of a country's exports or imports as the World Factbook rounds it; of one that it does not list,
    less than of those that it does."""
    codes = dict(zip(("reporter", "partner"), tables.trade.pair.split("-"), strict=False))
    if whole.scope not in codes or whole.flow not in ("exports", "imports") or part.good or len(period) > 1:
        return []
    from readout import world  # only here: most texts claim no share of a country's trade

    if part.scope != "pair" or not tables.over(period[0]) or not world.is_there():
        return []
    owner = codes.pop(whole.scope)
    (other,) = codes.values()
    listed = {
        s.partner: s for s in world.partner_shares(owner) if (s.year, s.flow) == (period[0], whole.flow)
    }
    if not listed:
        return []
    name = whose_books(tables.trade, "factbook")
    if found := listed.get(other):
        low, value, high = found.percent - _ROUNDED, found.percent, found.percent + _ROUNDED
        shown = f"{name} {value:g} percent, rounded"
    else:
        found = min(listed.values(), key=lambda s: s.percent)
        low, value, high = 0.0, found.percent, found.percent + _ROUNDED
        shown = f"{name} lists none as small as {value:g} percent, and not this one"
    row = Figure(
        "factbook",
        value,
        "partner_shares",
        f"{found.year} {owner} {found.flow} {found.partner}",
        found.source,
    )
    return [Result("factbook", value, max(low, 0.0), high, shown, (row_of(row),))]


def multiple(frame: Frame, tables: Tables) -> list[Result]:
    """How many times as large as in the base period, or as another measure."""
    assert frame.measure and frame.period
    if frame.other_measure:
        one = tables.values(frame.measure, frame.period)
        other = [f for f in tables.values(frame.other_measure, frame.period) if f.books != "partner"]
        return [
            Result(o.books, a.value / o.value, a.value / o.value, a.value / o.value,
                   f"{a.value:.2f} to {o.value:.2f}, {a.value / o.value:.2f} times", (row_of(a), row_of(o)))
            for a in one for o in other[:1] if o.value
        ]  # fmt: skip
    if frame.base is None:
        return []
    return ratios(tables, (frame.measure, frame.period), (frame.measure, frame.base))


_plain_rate = by_results(multiple)


def judge_multiple(claim: Claim, frame: Frame, tables: Tables) -> Verdict:
    """A multiple, in dollars of the day; over many years also in dollars of the base year."""
    nominal = _plain_rate(claim, frame, tables)
    prices = {row["year"]: row["us_cpi"] for row in tables.trade.rows("macro") if row["us_cpi"]}
    if frame.base is None or frame.period is None or nominal.verdict == "not_checkable":
        return nominal
    now, then = frame.period[0], frame.base[0]
    if now - then <= _MANY_YEARS or now not in prices or then not in prices:
        return nominal
    rise = prices[now] / prices[then]
    real = [
        replace(r, value=r.value / rise, low=r.low / rise, high=r.high / rise)
        for r in multiple(frame, tables)
    ]
    real = [r for r in real if r.books != RECONCILED] or real
    verdict = together([fits(frame, r) for r in real])
    shown = "; ".join(f"{whose_books(tables.trade, r.books)} {r.value:.2f} times" for r in real)
    source = next(str(row.get("source") or "") for row in tables.trade.rows("macro") if row["year"] == now)
    only_real = nominal.verdict == "contradicted" and verdict in BORNE_OUT
    return replace(
        nominal,
        verdict="depends" if only_real else nominal.verdict,
        reason=f"{nominal.reason} In dollars of {then}, by US consumer prices: {shown}.",
        evidence=(
            *nominal.evidence,
            *(Evidence("macro", str(year), f"{prices[year]:g}", source) for year in (then, now)),
        ),
    )
