"""The highest and the lowest, streaks and firsts, and which way a figure went."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from readout.claims.judging import denied
from readout.claims.model import GUESS, Claim, Evidence, Frame, Measure, Verdict, named, said_when
from readout.claims.operators import changes, earlier, levels, month_before, one_value, row_of, year_before
from readout.claims.tables import Tables
from readout.periods import Period
from readout.trade import Figure

_EARLIEST_EXTREME = 1990
_YEARS_BEHIND = 40
_REVISIONS = 0.015  # how far, as a share, figures of one later release may be from those that were announced
_NEAR_EACH_OTHER = " They are so near each other that a revision may have turned them."


def _revised(tables: Tables) -> float:
    """How far, as a share, two figures must be apart for a revision not to turn them."""
    return _REVISIONS if tables.trade.one_release else 0.0


def judge_extreme(claim: Claim, frame: Frame, tables: Tables) -> Verdict:
    """A record or a low among the same stretch of all years on record, or of those since a year."""
    assert frame.measure and frame.period
    period = frame.period
    since = frame.base[0] if frame.more == "since" and frame.base else 0
    if since and frame.direction == "down":
        since += 1  # "the lowest since 2022": that year was as low or lower
    elif since:
        since += 1
    known = _known(frame.measure, period, tables, since)
    if frame.more == "year" and len(period) == 2:
        months = ((period[0], month) for month in range(1, 13))
        known = {p: f for p in months if (f := one_value(tables, frame.measure, p))}
    if frame.more == "peak":
        known |= _later(frame.measure, period, tables)
    first = min(known, default=period)
    if period not in known or len(known) < (2 if since else 3):
        what = named(frame.measure, tables.trade.reporter, tables.trade.partner)
        if not known and tables.by and period in _known(frame.measure, period, tables.today, since):
            return Verdict(
                claim,
                "not_checkable",
                f"No figure for {said_when(period)} had been published on the day of the text.",
            )
        return Verdict(
            claim,
            "not_checkable",
            f"These tables do not cover the record of {what} up to {said_when(period)}.",
        )
    highest = frame.direction == "up"
    top = (max if highest else min)(known, key=lambda p: known[p].value)
    value, best = known[period].value, known[top].value
    gaps = _gaps(known, period) if not since else []
    missing = f" No figure for {', '.join(map(str, gaps))}." if gaps else ""
    beside = [
        known[p].value for gap in gaps for p in ((gap - 1, *period[1:]), (gap + 1, *period[1:])) if p in known
    ]
    small = all(2 * near < value for near in beside) if highest else not gaps
    if best > value if highest else best < value:
        verdict = "contradicted"
    else:
        verdict = "supported" if small else "depends"
    near = verdict == "contradicted" and abs(best - value) <= _revised(tables) * abs(best)
    if near:
        verdict = "depends"
    if verdict == "contradicted" and GUESS in (frame.measure_from, frame.period_from):
        verdict = "not_checkable"
    what = named(frame.measure, tables.trade.reporter, tables.trade.partner)
    word = "highest" if highest else "lowest"
    last = max(known) if frame.more == "peak" else period
    reason = (
        f"{what[0].upper()}{what[1:]}, from {said_when(first)} to {said_when(last)} was {word} in {said_when(top)}, at {best:.2f} USD bn; "
        f"{said_when(period)}: {value:.2f}.{missing}{_NEAR_EACH_OTHER if near else ''}"
    )
    rows = tuple(row_of(known[p]) for p in dict.fromkeys((top, period))) if verdict != "not_checkable" else ()
    return denied(frame, Verdict(claim, verdict, reason, rows))


def _known(measure: Measure, period: Period, tables: Tables, since: int) -> dict[Period, Figure]:
    """The same stretch of each year up to a period; a month among all months before it."""
    found: dict[Period, Figure] = {}
    if len(period) == 4:
        return found
    for p in (period, *earlier(period, since or _EARLIEST_EXTREME)):
        if figure := one_value(tables, measure, p):
            found[p] = figure
    if len(period) == 2 and not since:
        for year in range(period[0] - 3, period[0] + 1):
            for month in range(1, 13):
                if (year, month) < (period[0], period[1]) and (
                    figure := one_value(tables, measure, (year, month))
                ):
                    found[(year, month)] = figure
    return found


def _later(measure: Measure, period: Period, tables: Tables) -> dict[Period, Figure]:
    """The years behind a year, as far as the tables go."""
    behind = ((year,) for year in range(period[0] + 1, period[0] + _YEARS_BEHIND))
    return {p: f for p in behind if (f := one_value(tables, measure, p))}


def _gaps(known: dict[Period, Figure], period: Period) -> list[int]:
    if len(period) != 1:
        return []
    years = {p[0] for p in known}
    return [y for y in range(min(years), period[0]) if y not in years]


def judge_direction(claim: Claim, frame: Frame, tables: Tables) -> Verdict:
    """Whether a figure rose or fell, or is larger or smaller than in another period."""
    assert frame.measure and frame.period
    if frame.base is None or frame.base == frame.period:
        return Verdict(claim, "not_checkable", "The text does not say what it is held against.")
    shown: list[str] = []
    rows: list[Evidence] = []
    signs: set[str] = set()
    if frame.measure.flow == "balance":
        for now in levels(tables, frame.measure, frame.period):
            for then in levels(tables, frame.measure, frame.base):
                if now.books == then.books:
                    signs.add("up" if now.value > then.value else "down")
                    shown.append(f"{now.books} {now.value:.2f} to {then.value:.2f}")
                    rows += [*now.evidence, *then.evidence]
    else:
        found = changes(tables, frame.measure, frame.period, frame.base)
        for result in found:
            signs.add("up" if result.value > 0 else "down")
            if abs(result.value) < 100 * _revised(tables):
                signs |= {"up", "down"}
            shown.append(result.shown)
            rows += result.evidence
    if not signs:
        return Verdict(
            claim,
            "not_checkable",
            f"These tables do not cover {said_when(frame.period)} and {said_when(frame.base)} for it.",
        )
    verdict = "depends" if len(signs) > 1 else "supported" if frame.direction in signs else "contradicted"
    if verdict == "contradicted" and GUESS in (frame.measure_from, frame.period_from, frame.base_from):
        return Verdict(claim, "not_checkable", "The text leaves open what is measured, or when.")
    what = named(frame.measure, tables.trade.reporter, tables.trade.partner)
    reason = f"{what[0].upper()}{what[1:]}, {said_when(frame.period)}; the text says {frame.words}, compared with {said_when(frame.base)}: {'; '.join(shown)}."
    return denied(frame, Verdict(claim, verdict, reason, tuple(dict.fromkeys(rows))))


def judge_compared(claim: Claim, frame: Frame, tables: Tables) -> Verdict:
    """One rate of change against another: "growth quickened", "the rise is smaller than that of the year before"."""
    assert frame.measure and frame.period
    if frame.base is None:
        return Verdict(claim, "not_checkable", "The text does not say what it is held against.")
    pair = [_rate(frame.measure, p, tables) for p in (frame.period, frame.base)]
    if pair[0] is None or pair[1] is None:
        return Verdict(
            claim,
            "not_checkable",
            f"These tables do not cover the rates of {said_when(frame.period)} and {said_when(frame.base)}.",
        )
    (now, rows), (then, other) = pair[0], pair[1]
    sign = -1 if frame.more == "down" else 1
    grew = sign * now > sign * then
    verdict = "supported" if grew == (frame.direction == "up") else "contradicted"
    if sign * now < 0 or sign * then < 0:
        verdict = "contradicted" if frame.direction == "up" and not grew else "depends"
    if verdict == "contradicted" and GUESS in (frame.measure_from, frame.period_from):
        verdict = "not_checkable"
    reason = f"The change was {now:+.1f} percent in {said_when(frame.period)} and {then:+.1f} in {said_when(frame.base)}; the text says {frame.words}."
    return denied(frame, Verdict(claim, verdict, reason, tuple(dict.fromkeys((*rows, *other)))))


def _rate(measure: Measure, period: Period, tables: Tables) -> tuple[float, tuple[Evidence, ...]] | None:
    found = changes(tables, measure, period, year_before(period))
    announced = [r for r in found if r.books == "announced"]
    if announced or found:
        best = (announced or found)[-1]
        return best.value, best.evidence
    return None


def judge_run(claim: Claim, frame: Frame, tables: Tables) -> Verdict:
    """So many periods in a row: growth or decline on a year before, a record, or above a sum."""
    assert frame.measure and frame.period
    period, wanted = frame.period, int(frame.value)
    if frame.unit == "month" and len(period) == 3:
        period = (period[0], period[2])
    if (
        frame.unit == "year"
        and len(period) > 1
        or frame.unit == "month"
        and len(period) != 2
        or not 1 < wanted < 60
    ):
        return Verdict(
            claim, "not_checkable", f"The text does not say which {frame.unit} is the last of them."
        )
    length, met, rows = _length(frame, period, wanted, tables, 0.0)
    if met is None and length < wanted:
        return Verdict(
            claim,
            "not_checkable",
            f"These tables do not cover {wanted} {frame.unit}s up to {said_when(period)}.",
        )
    verdict = ("supported" if met is False else "depends") if length == wanted else "contradicted"
    room, near = _revised(tables), ""
    if verdict == "contradicted" and room:
        shortest, longest = (_length(frame, period, wanted, tables, r)[0] for r in (room, -room))
        if shortest <= wanted <= longest:
            verdict, near = "depends", " A revision may have turned years that were nearly alike."
    if verdict == "contradicted" and GUESS in (frame.measure_from, frame.period_from):
        return Verdict(claim, "not_checkable", "The text leaves open what is measured, or when.")
    how = {
        "record": "a record",
        "above": f"{'above' if frame.direction == 'up' else 'below'} {frame.step:g} USD bn",
    }.get(frame.more, "up on the year before" if frame.direction == "up" else "down on the year before")
    longer = "more than " if length > wanted else ""
    reason = f"Up to {said_when(period)} it was {longer}{min(length, wanted)} in a row {how}; the text says {frame.words}.{near}"
    return denied(frame, Verdict(claim, verdict, reason, tuple(dict.fromkeys(rows))))


def _length(
    frame: Frame, period: Period, wanted: int, tables: Tables, room: float
) -> tuple[int, bool | None, list[Evidence]]:
    """How many periods in a row it was so, one more than wanted at most; whether so in the last looked at; the rows."""
    length = 0
    rows: list[Evidence] = []
    for p in _backwards(period, wanted + 1):
        met, evidence = _meets(frame, p, tables, room)
        if met is None:
            return length, None, rows
        rows += evidence
        if not met:
            return length, False, rows
        length += 1
    return length, True, rows


def _backwards(period: Period, count: int) -> Iterator[Period]:
    for _ in range(count):
        yield period
        period = month_before(period) if len(period) == 2 else year_before(period)


def _meets(
    frame: Frame, period: Period, tables: Tables, room: float = 0.0
) -> tuple[bool | None, Sequence[Evidence]]:
    """Whether it was so in a period; a rise or fall, by more than `room` as a share of the year before."""
    assert frame.measure
    value = one_value(tables, frame.measure, period)
    if value is None:
        return None, ()
    if frame.more == "above":
        return (value.value > frame.step) == (frame.direction == "up"), (row_of(value),)
    if frame.more == "record":
        known = [f for p in earlier(period, _EARLIEST_EXTREME) if (f := one_value(tables, frame.measure, p))]
        return (all(f.value < value.value for f in known) if known else None), (row_of(value),)
    before = one_value(tables, frame.measure, year_before(period))
    if before is None:
        return None, ()
    sign = 1 if frame.direction == "up" else -1
    gone = sign * (value.value - before.value)
    met = gone > room * abs(before.value) if room or sign > 0 else gone >= 0
    return met, (row_of(value), row_of(before))


def judge_first(claim: Claim, frame: Frame, tables: Tables) -> Verdict:
    """The first rise or fall since a year: so in the period itself, in that year, and in none between."""
    assert frame.measure and frame.period and frame.base
    since, period = frame.base[0], frame.period
    found: dict[int, bool] = {}
    rows: list[Evidence] = []
    for year in range(since, period[0] + 1):
        p = (year, *period[1:])
        met, evidence = _meets(frame, p, tables)
        if met is not None:
            found[year] = met
            rows += evidence
    if period[0] not in found or len(found) < period[0] - since:
        return Verdict(
            claim, "not_checkable", f"These tables do not cover all years from {since} to {period[0]}."
        )
    between = [year for year in found if since < year < period[0] and found[year]]
    if not found[period[0]] or between:
        verdict = "contradicted"
    else:
        verdict = "supported" if found.get(since, True) else "depends"
    if verdict == "contradicted" and GUESS in (frame.measure_from, frame.period_from):
        return Verdict(claim, "not_checkable", "The text leaves open what is measured, or when.")
    word = "rose" if frame.direction == "up" else "fell"
    listed = ", ".join(str(year) for year, met in found.items() if met) or "no year"
    reason = f"From {since} to {period[0]} it {word} in {listed}; the text says {frame.words}."
    return denied(frame, Verdict(claim, verdict, reason, tuple(dict.fromkeys(rows))))


def judge_every_year(claim: Claim, frame: Frame, tables: Tables) -> Verdict:
    """Each year since one, above or below the year before, or a record."""
    assert frame.measure and frame.period and frame.base
    rows: list[Evidence] = []
    against = []
    for year in range(frame.base[0] + 1, frame.period[0] + 1):
        met, evidence = _meets(frame, (year,), tables)
        if met is None:
            return Verdict(claim, "not_checkable", f"These tables do not cover {year} and the year before.")
        rows += evidence
        if not met:
            against.append(str(year))
    if not rows:
        return Verdict(claim, "not_checkable", f"No year since {frame.base[0]} is over.")
    reason = (
        f"Not so in {', '.join(against)}."
        if against
        else f"So in every year from {frame.base[0] + 1} to {frame.period[0]}."
    )
    verdict = "contradicted" if against else "supported"
    return denied(frame, Verdict(claim, verdict, reason, tuple(dict.fromkeys(rows))))


def judge_every(claim: Claim, frame: Frame, tables: Tables) -> Verdict:
    """Each month of a stretch, above or below the same month of the year before."""
    assert frame.measure and frame.period
    year, first, last = frame.period
    rows: list[Evidence] = []
    against = []
    for month in range(first, last + 1):
        met, evidence = _meets(frame, (year, month), tables)
        if met is None:
            return Verdict(
                claim,
                "not_checkable",
                f"These tables do not cover {said_when((year, month))} and a year before.",
            )
        rows += evidence
        if not met:
            against.append(said_when((year, month)))
    verdict = "contradicted" if against else "supported"
    if verdict == "contradicted" and GUESS in (frame.measure_from, frame.period_from):
        return Verdict(claim, "not_checkable", "The text leaves open what is measured, or when.")
    reason = (
        f"Not so in {', '.join(against)}." if against else f"So in every month of {said_when(frame.period)}."
    )
    return denied(frame, Verdict(claim, verdict, reason, tuple(dict.fromkeys(rows))))
