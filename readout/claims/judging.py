"""A figure judged over all the readings its words leave open; what fits none is looked up backwards.

A slot that was guessed may bear a claim out. It never contradicts one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from readout.claims.books import (
    Judge,
    allowed_by_absent,
    difference_said,
    named_but_absent,
    on_books,
    weighed,
)
from readout.claims.fits import fits
from readout.claims.known import last_known, sums_by_books
from readout.claims.model import (
    BORNE_OUT,
    GUESS,
    WITH_SERVICES,
    Claim,
    Evidence,
    Frame,
    Measure,
    Verdict,
    read_as,
    said_as,
    said_when,
)
from readout.claims.operators import Result, changes, levels, room, row_of, year_before
from readout.claims.tables import Tables, flow_of
from readout.periods import Period
from readout.trade import announced_growth

Operator = Callable[[Frame, Tables], list[Result]]
_OPPOSITE = {"supported": "contradicted", "within_rounding": "contradicted", "contradicted": "supported"}
_FLOWS = ("total", "exports", "imports", "balance")


def judged(claim: Claim, frame: Frame, then: Tables, now: Tables, judge: Judge) -> Verdict:
    """The verdict on a figure as published by the day of the text, and on today's figures where they differ."""
    frame = _settled(frame, then)
    figure = read_as(frame, *_names_judged(then))
    if why := _untestable(frame, then):
        if frame.unreal == WITH_SERVICES and frame.measure and frame.period and then.trade.available:
            found = then.values(frame.measure, frame.period)
            why = f"{why} In goods they have {sums_by_books(then, found)}." if found else why
        return Verdict(claim, "not_checkable", why, figure=figure)
    one = replace(judge(claim, frame, then), figure=figure)
    if then.by is None:
        return one
    if _same_now(frame, then, now):
        return one
    today = judge(claim, frame, now if one.verdict == "not_checkable" else now.briefly)
    if one.verdict == "not_checkable" and today.verdict not in ("not_checkable", "contradicted"):
        return replace(one, reason=f"{one.reason} Today: {today.reason}", today=today.verdict)
    if one.verdict == "not_checkable" and today.verdict == "contradicted" and not one.evidence:
        return replace(one, reason=f"{one.reason} Today: {today.reason}", today=today.verdict)
    return replace(one, today=today.verdict if today.verdict != one.verdict else None)


def _same_now(frame: Frame, then: Tables, now: Tables) -> bool:
    """Whether what a figure is held against is known today as it was then."""
    if frame.relation not in ("level", "change", "difference", "multiple", "share") or frame.other_periods:
        return False
    asked = [
        (measure, period)
        for measure in (frame.measure, frame.other_measure, *frame.others)
        for period in (frame.period, frame.base)
        if measure and period
    ]
    if frame.relation == "change" and frame.period and frame.measure == Measure():
        announced = (announced_growth(t.of_year(frame.period[0]), frame.period, t.by) for t in (then, now))
        if len(set(announced)) > 1:
            return False
    return all(then.values(*a) == now.values(*a) for a in asked)


def _settled(frame: Frame, tables: Tables) -> Frame:
    if frame.measure and frame.measure.good and not frame.measure.flow:
        flow = flow_of(tables.trade, frame.measure.good)
        return replace(frame, measure=replace(frame.measure, flow=flow or "total"))
    return frame


def _names_judged(tables: Tables) -> tuple[str, str]:
    return tables.trade.reporter, tables.trade.partner


def by_results(work: Operator) -> Judge:
    """A judge that holds a figure against what an operator works out of the tables."""
    return lambda claim, frame, tables: _at(claim, frame, tables, work)


def _at(claim: Claim, frame: Frame, tables: Tables, work: Operator) -> Verdict:
    results = on_books(frame, work(frame, tables), tables)
    if not results:
        for other in _readings(frame):
            found = on_books(other, work(other, tables), tables)
            if found and weighed(other, found, tables) in BORNE_OUT:
                if other.period == frame.period:  # the one of its readings for which there is a figure
                    verdict = weighed(other, found, tables)
                    return Verdict(claim, verdict, _reason(other, found, tables), _rows_used(found))
                return Verdict(
                    claim, "depends", f"{_reason(other, found, tables)} Read so, it holds.", _rows_used(found)
                )
        return Verdict(claim, "not_checkable", _nothing(frame, tables, work))
    verdict = weighed(frame, results, tables)
    reason, evidence = _with_part(frame, tables, _reason(frame, results, tables), _rows_used(results))
    if verdict == "contradicted":
        verdict, reason, evidence = _doubted(frame, tables, work, results, reason, evidence)
    elif verdict in BORNE_OUT and _lucky(frame):
        verdict, reason = "depends", f"{reason} {_guesses(frame)}"
    elif verdict in BORNE_OUT and (why := named_but_absent(frame, results, tables)):
        verdict, reason = "depends", f"{reason} {why}"
    elif verdict in BORNE_OUT:
        reason = f"{reason} {difference_said(frame, results, tables)}".rstrip()
    elif verdict == "depends":
        own = [r for r in results if r.books != "partner"]
        seen_from_one_side = (
            not _lucky(frame)
            and frame.measure
            and frame.measure.flow != "total"
            and frame.measure.scope == "pair"
        )
        if seen_from_one_side and own and (mine := weighed(frame, own, tables)) in BORNE_OUT:
            verdict = mine  # whose flow it is, on the books of these tables; the other side's are shown
            reason = f"{reason} The other side's books differ."
        else:
            reason = f"{reason} {difference_said(frame, results, tables)}"
    return denied(frame, Verdict(claim, verdict, reason, evidence))


def denied(frame: Frame, verdict: Verdict) -> Verdict:
    """A verdict, or what becomes of it where the clause says that it is not so."""
    if not frame.denied or verdict.verdict == "not_checkable":
        return verdict
    said = f"The text says that it is not so. {verdict.reason}"
    return replace(verdict, verdict=_turned(frame, verdict.verdict), reason=said)


def _untestable(frame: Frame, tables: Tables) -> str:
    trade = tables.trade
    if not trade.available:
        return trade.reason
    if frame.unreal and frame.unreal != "other":
        return frame.unreal
    if frame.unreal == "other" or frame.measure is None:
        return f"It speaks of other countries than {trade.reporter} and {trade.partner}, or of what no table here has."
    if frame.period is None:
        return "The text does not say which period it means."
    return ""


def _readings(frame: Frame) -> Iterator[Frame]:
    """The other readings that the words leave open."""
    for period in frame.other_periods:
        base = year_before(period) if frame.base and frame.base_from == "custom" else frame.base
        yield replace(frame, period=period, base=base)
    for measure in frame.others:
        yield replace(frame, measure=measure)
    if frame.period and len(frame.period) == 2 and frame.base_from == "custom" and frame.relation == "change":
        year, month = frame.period
        yield replace(frame, base=(year, month - 1) if month > 1 else (year - 1, 12))


def _room_for_revision(frame: Frame, tables: Tables, results: list[Result]) -> float:
    """How far, as a share, a level may be from tables that do not have what was announced on the day; else 0.

    Tables of the world are of one later release each. A balance is what two large sums leave, and moves by more.
    """
    if frame.relation != "level":
        return 0.0
    if tables.trade.one_release:
        return _OTHER_BALANCE if frame.measure and frame.measure.flow == "balance" else _OTHER_RELEASE
    return _REVISION if tables.by and all(r.books == "revised" for r in results) else 0.0


def _doubted(
    frame: Frame,
    tables: Tables,
    work: Operator,
    results: list[Result],
    reason: str,
    evidence: tuple[Evidence, ...],
) -> tuple[str, str, tuple[Evidence, ...]]:
    """What becomes of a figure that its first reading does not bear out."""
    if frame.relation == "change" and _if_revised(frame, results):
        why = "The rate announced is not in these tables, and figures revised since by 1 percent would allow for it."
        return "depends", f"{reason} {why}", evidence
    if frame.measure and frame.measure.flow == "balance" and frame.measure_from != "clause":
        turned = [replace(r, value=-r.value, low=-r.high, high=-r.low) for r in results]
        if any(fits(frame, r) in BORNE_OUT for r in turned):
            return "depends", f"{reason} Read as the other side's surplus, it holds.", evidence
    if room := _room_for_revision(frame, tables, results):
        near = [
            replace(r, low=r.low - room * abs(r.value), high=r.high + room * abs(r.value)) for r in results
        ]
        if any(fits(frame, r) in BORNE_OUT for r in near):
            why = (
                "What was announced then is not in these tables, and figures revised since by "
                f"{100 * room:.0f} percent would allow for it."
            )
            return "depends", f"{reason} {why}", evidence
    if why := allowed_by_absent(frame, results, tables):
        return "depends", f"{reason} {why}", evidence
    for other in _readings(frame):
        found = on_books(other, work(other, tables), tables)
        if found and weighed(other, found, tables) in BORNE_OUT:
            when = said_when(other.period) if other.period else ""
            against = f" against {said_when(other.base)}" if other.base else ""
            return "depends", f"{reason} Read as {when}{against}, it holds.", (*evidence, *_rows_used(found))
    if GUESS in (frame.measure_from, frame.period_from, frame.base_from):
        return "not_checkable", f"{reason} {_guesses(frame)}", ()
    if not frame.denied and not tables.brief and (elsewhere := fits_elsewhere(frame, tables)):
        reason = f"{reason} {elsewhere}"
    return "contradicted", reason, evidence


def _guesses(frame: Frame) -> str:
    slots = {
        "what is measured": frame.measure_from,
        "the period": frame.period_from,
        "what it is held against": frame.base_from,
    }
    names = [name for name, origin in slots.items() if origin == GUESS]
    return (
        f"Guessed, as these rules do not read it in the text: {' and '.join(names)}. A guess proves nothing."
    )


_OTHER_RELEASE, _OTHER_BALANCE = (
    0.03,
    0.4,
)  # likewise between releases of one country's books, of sums and of balances
_REVISION = 0.01  # how far first prints and today's figures mostly differ, as a share


def _if_revised(frame: Frame, results: Sequence[Result]) -> bool:
    """Whether the growth said is borne out if both figures were as much off as revisions mostly are."""
    if any(r.books == "announced" and len(r.evidence) == 1 for r in results):
        return False
    for result in results:
        slack = 2 * _REVISION * (100 + result.value)
        said = -frame.value if frame.direction == "down" else frame.value
        nearest = max(result.value - slack, min(result.value + slack, said))
        values = (result.value - slack, nearest, result.value + slack)
        if any(fits(frame, replace(result, value=v, low=v, high=v)) in BORNE_OUT for v in values):
            return True
    return False


def _turned(frame: Frame, verdict: str) -> str:
    turned = _OPPOSITE.get(verdict, "depends")
    # "Was not about 250" where it was 240: how far off is meant, nobody can tell.
    vague = (
        frame.hedge in ("about", "nearly", "approaching", "loose")
        or frame.relation == "multiple"
        and frame.hedge != "at least"
    )
    return "depends" if turned == "contradicted" and vague else turned


def _nothing(frame: Frame, tables: Tables, work: Operator) -> str:
    when = said_when(frame.period) if frame.period else ""
    if tables.by and work(frame, tables.today):
        return f"No figure for {when} had been published on the day of the text."
    if frame.books == "partner":
        known = last_known(tables, frame.measure, frame.period) if frame.period else ""
        return f"{tables.trade.partner}'s books for {when} are not in these tables. {known}".rstrip()
    against = f" and {said_when(frame.base)}" if frame.base else ""
    what = said_as(frame, *_names_judged(tables), None, None)
    known = last_known(tables, frame.measure, frame.period) if frame.period else ""
    return f"These tables do not cover {what} for {when}{against}. {known}".rstrip()


def _rows_used(results: Sequence[Result]) -> tuple[Evidence, ...]:
    return tuple(dict.fromkeys(row for result in results for row in result.evidence))


_UNITS = {"Mt": "million tonnes", "bcm": "billion cubic metres"}


def _lucky(frame: Frame) -> bool:
    """Whether a figure may be borne out by chance: something in it was guessed, and it is not said to the digit."""
    if frame.relation == "multiple" and frame.base_from == GUESS and frame.more != "grew":
        return True
    if frame.measure_from == GUESS:
        if frame.measure and frame.measure.flow == "balance":
            return True  # whose surplus it is, is all
        return frame.hedge != "equal" or frame.unit in ("percent", "times") and frame.step >= 1
    return frame.period_from == GUESS and frame.hedge in ("at least", "at most", "below", "over")


def _with_part(
    frame: Frame, tables: Tables, reason: str, evidence: tuple[Evidence, ...]
) -> tuple[str, tuple[Evidence, ...]]:
    """How far the partner's books had come, where they do not cover the whole period yet."""
    period = frame.period
    plain = (
        frame.relation == "level"
        and frame.unit == "USD bn"
        and frame.measure
        and frame.measure.scope == "pair"
    )
    if (
        not plain
        or tables.brief
        or period is None
        or len(period) not in (1, 3)
        or any(item.table == "mirror" for item in evidence)
    ):
        return reason, evidence
    if (
        frame.measure is None
        or frame.measure.good
        or frame.measure.flow == "balance"
        or frame.books == "reporter"
    ):
        return reason, evidence
    last = period[2] if len(period) == 3 else 12
    there = {row["months"] for row in tables.of_year(period[0]).rows("mirror")}
    for months in sorted((n for n in there if n and n < last), reverse=True):
        part = [f for f in tables.values(frame.measure, (period[0], 1, months)) if f.books == "partner"]
        if part:
            shown = f"The partner's books stood at {part[0].value:g} after {months} months."
            return f"{reason} {shown}", (*evidence, row_of(part[0]))
    return reason, evidence


def _reason(frame: Frame, results: Sequence[Result], tables: Tables) -> str:
    read = said_as(frame, *_names_judged(tables), frame.period, None)
    unit = (
        f", in {_UNITS.get(frame.unit, frame.unit)}"
        if frame.unit in _UNITS or frame.unit.endswith(" bn")
        else ""
    )
    against = f", compared with {said_when(frame.base)}" if frame.base else ""
    shown = "; ".join(dict.fromkeys(r.shown for r in results))
    return f"{read[0].upper()}{read[1:]}{unit}; the text says {frame.words}{against}: {shown}."


def fits_elsewhere(frame: Frame, tables: Tables) -> str:
    """Where a figure that does not fit stands in the tables after all, in a sentence; empty where it does not."""
    if frame.hedge not in ("equal", "about") or frame.measure is None or frame.period is None:
        return ""
    level = frame.unit == "USD bn" and frame.relation == "level"
    if not level and not (frame.unit == "percent" and frame.relation == "change"):
        return ""
    for measure, period in _elsewhere(frame, frame.measure, frame.period):
        if level and not any(_stands(frame, f.value) for f in tables.values(measure, period)):
            continue
        for result in _worked_out(level, measure, period, tables):
            if _stands(frame, result.value):
                other = replace(frame, measure=measure)
                what = said_as(other, *_names_judged(tables), period, None)
                return f"The figure stands elsewhere in the tables: {what} ({result.shown})."
    return _misprinted(frame, tables) if level else ""


def _stands(frame: Frame, value: float) -> bool:
    """Whether a value is the figure of a frame as far as their digits go, whatever the sign."""
    return abs(abs(value) - frame.value) <= frame.step / 2 + room(value)


def _worked_out(level: bool, measure: Measure, period: Period, tables: Tables) -> list[Result]:
    if level:
        return levels(tables, measure, period)
    return changes(tables, measure, period, year_before(period))


def _elsewhere(frame: Frame, measure: Measure, period: Period) -> Iterator[tuple[Measure, Period]]:
    if measure.scope == "pair" and not measure.good:
        for flow in _FLOWS:
            if flow != measure.flow and not (flow == "balance" and frame.relation == "change"):
                yield Measure(flow, owner="partner" if flow == "balance" else ""), period
    for step in (-1, 1, -2):
        if len(period) < 4:
            yield measure, (period[0] + step, *period[1:])


def _misprinted(frame: Frame, tables: Tables) -> str:
    for row in tables.trade.rows("misprints"):
        if (
            frame.period
            and row["year"] == frame.period[0]
            and abs(row["printed"] - frame.value) <= frame.step / 2
        ):
            return f"It was printed so, wrongly ({row['cause']}): {row['source']}."
    return ""
