"""A rank among a country's partners: that on record, and what the partners' totals rule out."""

from __future__ import annotations

from readout.claims.model import Claim, Evidence, Verdict
from readout.claims.tables import Tables
from readout.periods import Period
from readout.trade import Row, is_bloc
from readout.trade import ranks as ranks_on_record


def judge(
    claim: Claim,
    value: float,
    whose: str,
    period: Period | None,
    base: Period | None,
    named: bool,
    tables: Tables,
) -> Verdict:
    """The verdict on the rank `value` of one country of the pair among the partners of the other.

    Whether blocs, Hong Kong and Taiwan are counted changes a rank by some places. So only a rank that larger partners
    on record make impossible is called contradicted; one said of the present, if that holds for the year before too.
    """
    trade = tables.trade
    if not trade.available:
        return Verdict(claim, "not_checkable", trade.reason)
    if not named:
        names = f"{trade.reporter} and {trade.partner}"
        return Verdict(claim, "not_checkable", f"It speaks of other countries than {names}.")
    if period is None:
        return Verdict(claim, "not_checkable", "The text does not say which period it means.")
    year = period[0]
    owner, which = trade.reporter, trade.partner
    if whose == "partner":
        owner, which = which, owner
    mine, larger = _larger_partners(tables, which, year)
    if whose == "partner" or len(period) > 1 or not mine or (tables.by and year >= tables.by.year):
        return Verdict(
            claim, "not_checkable", f"It would need {owner}'s trade with each of its partners in {year}."
        )
    known = ranks_on_record(mine)
    shown = " and ".join(map(str, known)) or "none"
    reason = (
        f"Rank of {which} among {owner}'s partners in {year}, on record: {shown}; the text says {value:g}."
    )
    if larger:
        names = ", ".join(f"{row['partner']} {row['total']:g}" for row in larger)
        reason += f" {which} {mine['total']:g} USD bn; larger without blocs: {names}."
    if value <= len(larger):
        verdict = "contradicted"
        if base and value > len(_larger_partners(tables, which, base[0])[1]):
            verdict = "depends"
            reason += f" No year is named; in {base[0]} no larger ones on record rule it out."
    elif known == (value,):
        verdict = "supported"
    elif value in known:
        verdict, reason = "depends", f"{reason} The sources count differently."
    elif known:
        verdict, reason = (
            "depends",
            f"{reason} It depends on whether blocs, Hong Kong and Taiwan are counted.",
        )
    else:
        verdict = "not_checkable"
    evidence = tuple(
        Evidence(
            "partners",
            f"{row['period']} {row['partner']}",
            str(row["rank"] if row is mine and row["rank"] else row["total"]),
            str(row.get("source") or ""),
        )
        for row in (mine, *larger)
    )
    return Verdict(claim, verdict, reason, evidence)


def _larger_partners(tables: Tables, which: str, year: int) -> tuple[Row | None, list[Row]]:
    """The year's row of `which`, and those of the larger partners, blocs left out."""
    everyone = tables.trade.rows("partners")
    rows = [row for row in everyone if row["year"] == year and row["months"] == 12]
    mine = next((row for row in rows if row["partner"] == which), None)
    blocs = {row["partner"] for row in everyone if is_bloc(row)}
    larger = [
        row
        for row in rows
        if mine
        and row["partner"] not in blocs
        and row["total"]
        and mine["total"]
        and row["total"] > mine["total"]
    ]
    return mine, larger
