"""Targets: on record with that sum, that year and that origin, and met, missed or half met as is said."""

from __future__ import annotations

from readout.claims.context import Context, event_row
from readout.claims.fits import together
from readout.claims.judging import denied
from readout.claims.model import Claim, Evidence, Frame, Measure, Verdict
from readout.claims.operators import Result, levels
from readout.claims.tables import Tables
from readout.trade import Row, first_reached


def on_record(context: Context, claim: Claim, frame: Frame, set_in: int | None) -> Verdict:
    """Whether a target of that sum is on record, for the year named, and set in the year named."""
    rows = [r for r in context.timeline("target") if r["amount"] is not None and _is_sum(r, frame.value)]
    dated = [r for r in rows if r["deadline_year"] is not None]
    if not dated:
        return Verdict(claim, "not_checkable", context.not_covered(f"a target of USD {frame.value:g} bn"))
    deadline = frame.base[0] if frame.base else None
    if deadline is not None:
        fitting = [r for r in dated if int(r["deadline_year"]) == deadline]
        if not fitting:
            return _of_other_years(claim, frame, dated, deadline)
        dated = fitting
    if set_in is not None:
        return _set_in(context, claim, frame, dated, set_in)
    years = sorted({int(row["deadline_year"]) for row in dated})
    evidence = tuple(_deadline_row(row) for row in dated)
    listed = " and ".join(str(year) for year in years)
    if len(years) == 1:
        return Verdict(claim, "supported", f"The sum is on record as a target for {listed}.", evidence)
    return Verdict(
        claim,
        "depends",
        f"The sum is on record as a target for {listed}; the text does not say which it means.",
        evidence,
    )


def _of_other_years(claim: Claim, frame: Frame, rows: list[Row], deadline: int) -> Verdict:
    years = " and ".join(sorted({f"{row['deadline_year']:.0f}" for row in rows}))
    evidence = tuple(_deadline_row(row) for row in rows)
    reason = f"The sum is on record as a target for {years}, not for {deadline}."
    return Verdict(claim, "contradicted", reason, evidence)


def _set_in(context: Context, claim: Claim, frame: Frame, rows: list[Row], set_in: int) -> Verdict:
    """The year in which a target is said to have been set: that of the first text on record with its sum and year."""
    years = sorted({str(row["date"])[:4] for row in rows})
    evidence = tuple(_deadline_row(row) for row in rows)
    verdict = "supported" if str(set_in) in years else "contradicted"
    if verdict == "contradicted" and frame.base is None and len(rows) > 1:
        verdict = "depends"
    if verdict == "contradicted" and all(abs(int(year) - set_in) <= 1 for year in years):
        verdict = "depends"  # the first text found need not be the first there was
    return Verdict(
        claim, verdict, f"The first text on record that names it is of {' and '.join(years)}.", evidence
    )


def _is_sum(row: Row, value: float) -> bool:
    return bool(
        row["amount"] == value
        or row["amount_high"] is not None
        and row["amount"] <= value <= row["amount_high"]
    )


def _deadline_row(row: Row) -> Evidence:
    return event_row(row, f"by {row['deadline_year']:.0f}: {row['event']}")


def outcome(context: Context, claim: Claim, frame: Frame, tables: Tables) -> Verdict:
    """A target said to be met, missed, reached for the first time, or met in part: `frame.more` says which."""
    assert frame.period
    year = frame.period[0]
    if frame.more == "met" and frame.direction == "early" and frame.base:
        return _met_early(claim, frame, tables)
    known = levels(tables, Measure(), (year,))
    if frame.more in ("met", "part") and not known:
        known = _so_far(tables, year)
    if not known:
        return Verdict(claim, "not_checkable", f"These tables do not cover {year}.")
    known = [r for r in known if frame.books != "reporter" or r.books != "partner"]
    shown = "; ".join(r.shown for r in known)
    reason = f"Trade in {year}, in USD bn; the text says {frame.words} as a target: {shown}."
    found, more = _borne_out(frame, known, year, tables)
    reason = f"{reason}{more}"
    evidence = tuple(dict.fromkeys(row for r in known for row in r.evidence))
    verdict = together(found)
    if frame.direction == "early":
        verdict, reason = _early(context, frame, verdict, reason)
    return denied(frame, Verdict(claim, verdict, reason, evidence))


def _borne_out(frame: Frame, known: list[Result], year: int, tables: Tables) -> tuple[list[str], str]:
    """What each set of books makes of an outcome, and what more there is to say."""
    met = [r.value >= frame.value for r in known]
    if frame.more == "part":
        near = [abs(r.value / frame.value - frame.step) <= 0.06 for r in known]
        return [_YES[n] for n in near], f" That is {known[0].value / frame.value:.2f} of it."
    if frame.more == "first":
        first = first_reached(tables.trade, frame.value, tables.by)
        more = f" The yearly table first shows as much in {first}." if first else ""
        return [_YES[m and first == year] for m in met], more
    return [_YES[m != (frame.more == "missed")] for m in met], ""


_YES = {True: "supported", False: "contradicted"}


def _early(context: Context, frame: Frame, verdict: str, reason: str) -> tuple[str, str]:
    """Whether a target that was met was met before its year."""
    assert frame.period
    year = frame.period[0]
    if frame.base:
        if verdict == "supported" and frame.base[0] <= year:
            return "contradicted", f"{reason} The target was for {frame.base[0]}."
        return verdict, reason
    rows = (r for r in context.timeline("target") if _is_sum(r, frame.value) and r["deadline_year"])
    years = sorted({int(r["deadline_year"]) for r in rows})
    if not any(y < year for y in years):
        return verdict, reason
    listed = " and ".join(map(str, years))
    return (
        verdict if any(y > year for y in years) else "contradicted",
        f"{reason} The sum was a target for {listed}.",
    )


def _met_early(claim: Claim, frame: Frame, tables: Tables) -> Verdict:
    """A target met before its year: in a full year before, or so far in that year or the one before."""
    assert frame.base
    deadline = frame.base[0]
    first = first_reached(tables.trade, frame.value, tables.by)
    rows = [r for year in (deadline, deadline - 1) for r in _so_far(tables, year) if r.value >= frame.value]
    whole = list(levels(tables, Measure(), (first,))) if first else []
    evidence = tuple(dict.fromkeys(e for r in (*whole, *rows) for e in r.evidence))
    if first and first < deadline or rows:
        shown = "; ".join(r.shown for r in (*whole, *rows))
        return Verdict(claim, "supported", f"The text says {frame.words} for {deadline}: {shown}.", evidence)
    if not evidence:
        evidence = tuple(e for r in levels(tables, Measure(), (deadline - 1,)) for e in r.evidence)
    return Verdict(
        claim,
        "contradicted" if evidence else "not_checkable",
        f"The tables do not show {frame.words} before {deadline}.",
        evidence,
    )


def _so_far(tables: Tables, year: int) -> list[Result]:
    last = tables.announced_through(year)
    return levels(tables, Measure(), (year, 1, last)) if last and last < 12 else []
