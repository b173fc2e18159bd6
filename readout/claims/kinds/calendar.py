"""What the calendar alone, or with the timeline, can tell: weekdays, months that are over, stays, so long ago."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from readout.claims.context import Context, calendar_row, event_row
from readout.claims.english import occasions
from readout.claims.model import Verdict
from readout.periods import WEEKDAYS, days_on

_RECENT = 6  # days back that a weekday alone may mean


def weekdays(context: Context) -> Iterator[Verdict]:
    """A weekday beside its date, or the weekday of an event that the timeline dates."""
    for found in occasions.weekdays(context.article, context.facts):
        claim = context.claim(found.start, found.end, "weekday")
        day = found.day or context.today
        if day is None:
            continue
        actual = WEEKDAYS[day.weekday()]
        row = calendar_row(day.isoformat(), actual)
        if found.day or actual == found.name:
            verdict = "supported" if actual == found.name else "contradicted"
            yield Verdict(claim, verdict, f"{day.isoformat()} was a {actual}.", (row,))
            continue
        events = [
            r
            for r in context.timeline()
            if str(days_on(day, -_RECENT)) <= str(r["date"]) <= str(day)
            and len(str(r["date"])) == 10
            and occasions.is_about(found.sentence.text, str(r["event"]))
        ]
        if not events:
            yield Verdict(
                claim, "not_checkable", "The text does not give the date of this day, and no table does."
            )
            continue
        on_record = {WEEKDAYS[dt.date.fromisoformat(str(r["date"])).weekday()] for r in events}
        verdict = "supported" if found.name in on_record else "contradicted"
        rows = tuple(event_row(r, str(r["event"])) for r in events)
        days = ", ".join(sorted({str(r["date"]) for r in events}))
        yield Verdict(
            claim, verdict, f"On record for {days}, a {' or a '.join(sorted(on_record))}.", (*rows, row)
        )


def months_over(context: Context) -> Iterator[Verdict]:
    """An interval of months said to be over: was it, on the day of the report?"""
    for date in occasions.months_over(context.article, context.facts):
        if not date.interval or not context.today:
            continue
        first, last = date.interval
        days = (context.today - last).days
        verdict = "supported" if days > 0 else "contradicted"
        when = f"{days} days before the report" if days > 0 else f"{-days} days after the report"
        yield Verdict(
            context.claim(date.start, date.end, "period"),
            verdict,
            f"The period from {first.isoformat()} to {last.isoformat()} ended {when}.",
            (calendar_row(last.isoformat(), when),),
        )


def stays(context: Context) -> Iterator[Verdict]:
    """A stay of so many days from one day to another: are they as many?"""
    for span, said, (first, last) in occasions.stays(context.article, context.facts):
        days = (last - first).days + 1
        verdict = "supported" if said == days else "depends" if said == days - 1 else "contradicted"
        yield Verdict(
            context.claim(span.start, span.end, "duration"),
            verdict,
            f"From {first.isoformat()} to {last.isoformat()} is {days} days, both counted.",
            (calendar_row(f"{first.isoformat()}/{last.isoformat()}", f"{days} days"),),
        )


def ago(context: Context) -> Iterator[Verdict]:
    """So many years, months or days ago, beside the date that is meant."""
    today = context.today
    if today is None:
        return
    for found in occasions.ago(context.article, context.facts):
        value = found.date.value or ""
        units = {"year": 4, "month": 7, "week": 10, "day": 10}[found.unit]
        if (
            len(value) < units
            or "/" in value
            or not value[:4].isdigit()
            or not value.replace("-", "").isdigit()
        ):
            continue
        passed = _passed(value, found.unit, today)
        claim = context.claim(min(found.start, found.date.start), max(found.end, found.date.end), "duration")
        off = abs(passed - found.count)
        verdict = (
            "supported" if off == 0 else "within_rounding" if off == 1 and found.count > 3 else "contradicted"
        )
        if off == 1 and found.unit != "year" and found.count <= 3:
            verdict = "depends"
        reason = (
            f"From {value} to {today.isoformat()} is {passed} {found.unit}s; the text says {found.count}."
        )
        yield Verdict(
            claim, verdict, reason, (calendar_row(f"{value}/{today.isoformat()}", f"{passed} {found.unit}s"),)
        )


def _passed(value: str, unit: str, today: dt.date) -> int:
    year = int(value[:4])
    if unit == "year":
        return today.year - year
    if unit == "month":
        return 12 * (today.year - year) + today.month - int(value[5:7])
    days = (today - dt.date.fromisoformat(value)).days
    return days if unit == "day" else round(days / 7)
