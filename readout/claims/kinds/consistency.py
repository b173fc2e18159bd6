"""What a text says twice, and not alike: two days for one meeting."""

from __future__ import annotations

from collections.abc import Iterator

from readout.claims.context import Context, calendar_row
from readout.claims.english.two_days import Met, met_on
from readout.claims.model import Verdict
from readout.periods import WEEKDAYS

_DAYS_APART = 6  # days by which two days of one meeting may differ; beyond that they are of two


def two_days(context: Context) -> Iterator[Verdict]:
    """A second day for the meeting of the same two people: contradicted where both are plainly of one meeting."""
    told: list[Met] = []
    for met in met_on(context.article, context.facts):
        before = next((m for m in told if m.people == met.people and _differ(m, met, context)), None)
        told.append(met)
        if before is None:
            continue
        claim = context.claim(met.start, met.end, "consistency")
        rows = tuple(calendar_row(m.day.isoformat(), WEEKDAYS[m.day.weekday()]) for m in (before, met))
        reason = f"The text gives two days for one meeting: {before.text!r} and {met.text!r}."
        if before.plain or met.plain:
            yield Verdict(claim, "contradicted", reason, rows)
        else:
            why = "Whether they are of one meeting, it does not say."
            yield Verdict(
                claim, "not_checkable", f"The text gives two days: {before.text!r} and {met.text!r}. {why}"
            )


def _differ(one: Met, other: Met, context: Context) -> bool:
    """Whether two days cannot be one, and are near enough to be meant as one; a weekday alone is of the last week."""
    if one.weekday and other.weekday:
        return one.weekday != other.weekday
    if not one.weekday and not other.weekday:
        return 0 < abs((one.day - other.day).days) <= _DAYS_APART
    dated, alone = (other, one) if one.weekday else (one, other)
    recent = context.today is not None and 0 <= (context.today - dated.day).days <= _DAYS_APART
    return recent and WEEKDAYS[dated.day.weekday()] != alone.weekday
