"""What no table decides, and what comes nearest to it: trends without a figure, readings of a fact, mere sayings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from readout.claims.context import Context
from readout.claims.english import sayings
from readout.claims.model import Evidence, Verdict
from readout.statements import Statement

_OPPOSITE_SAYING = {
    "supported": "contradicted",
    "within_rounding": "contradicted",
    "contradicted": "supported",
}


def trends(context: Context) -> Iterator[Verdict]:
    """Growth called steady: how often did trade rise in the ten full years before the report?"""
    for span in sayings.trends(context.article):
        claim = context.claim(span.start, span.end, "trend")
        totals = {row["year"]: row["total"] for row in context.trade.rows("annual")}
        sources = {row["year"]: str(row.get("source") or "") for row in context.trade.rows("annual")}
        last = context.today.year - 1 if context.today else -1
        change = {
            year: totals[year] - totals[year - 1]
            for year in range(last - 9, last + 1)
            if totals.get(year) is not None and totals.get(year - 1) is not None
        }
        if not change:
            yield Verdict(claim, "not_checkable", context.not_covered("the years before"))
            continue
        falls = [year for year, step in change.items() if step < 0]
        fell = f", and fell in {' and '.join(map(str, falls))}" if falls else ""
        reason = (
            f"Trade, one part of it, rose in {sum(step > 0 for step in change.values())} of the {len(change)} years to {last}"
            f"{fell}; the text does not say what it counts."
        )
        evidence = tuple(
            Evidence(
                "annual",
                str(year),
                f"{step:+.2f} on the year before",
                "; ".join(filter(None, dict.fromkeys((sources[year], sources[year - 1])))),
            )
            for year, step in change.items()
        )
        yield Verdict(claim, "depends", reason, evidence)


def evaluations(context: Context) -> Iterator[Verdict]:
    """What a figure is said to show: the speaker's reading of it."""
    for start, end in sayings.evaluations(context.statements):
        claim = context.claim(start, end, "evaluation")
        yield Verdict(claim, "opinion", "It says what a fact shows, which is the speaker's judgement.")


def untested(context: Context, statement: Statement) -> Verdict | None:
    """A statement without a claim a table could test, by what kind of saying it is; None for a question."""
    if sayings.asks(statement):
        return None
    start, end = statement.content[0].start, statement.content[-1].end
    kind, verdict, reason = sayings.saying(statement)
    claim = context.claim(start, end, kind, statement)
    return Verdict(claim, verdict, reason)


def denied(verdict: Verdict, statements: Mapping[str, Statement]) -> Verdict:
    """`verdict`, or what becomes of it where the speaker denies the claim."""
    statement = statements.get(verdict.claim.statement or "")
    if statement is None or not sayings.denies(statement):
        return verdict
    claim = replace(verdict.claim, kind="denial")
    said = f"The speaker says that this is not so ({statement.cue.text!r})."
    if verdict.evidence:
        turned = _OPPOSITE_SAYING.get(verdict.verdict, verdict.verdict)
        return replace(verdict, claim=claim, verdict=turned, reason=f"{said} {verdict.reason}", today=None)
    return Verdict(claim, "not_checkable", said)
