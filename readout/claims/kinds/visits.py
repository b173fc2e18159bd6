"""Visits to the United States, and journeys of its presidents and secretaries of state, against the record of the day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Literal

from readout import world
from readout.claims.context import Context
from readout.claims.english.visits import Visit
from readout.claims.english.visits import visits as found_in
from readout.claims.model import Claim, Evidence, Verdict
from readout.countries import country_name
from readout.facts import Date, Person
from readout.periods import days_on

Kind = Literal["visit to the US", "president abroad", "secretary abroad"]

_COVERED: dict[Kind, dt.date] = {
    "visit to the US": dt.date(2024, 10, 31),
    "president abroad": dt.date(2024, 11, 30),
    "secretary abroad": dt.date(2025, 1, 20),
}
"""The last day by which the record has all of a kind."""

_DAYS_NEAR = 14  # days by which a visit on record may be the one that is meant
# How far a day may be from the days on record: of guests it has the official ones, and not how long they stayed.
_DAYS_OFF_ALLOWED: dict[Kind, int] = {"visit to the US": 6, "president abroad": 1, "secretary abroad": 1}


def visits(context: Context) -> Iterator[Verdict]:
    """Each dated visit of somebody whose visits the record has: found, found on another day, or no record found."""
    if not world.is_there():
        return
    for visit in found_in(context.article, context.facts):
        whose = [(p, kind, code) for p in visit.people for kind, code in _visit_on_record(p, visit)]
        if whose:
            yield _judged_visit(context.claim(visit.start, visit.end, "visit"), visit, whose)


def _visit_on_record(person: Person, visit: Visit) -> Iterator[tuple[Kind, str]]:
    """Of which kind somebody's visit is, with the country by which the record has it; none where it has no such people."""
    days = _days_of(visit.date)
    american = person.country in (None, "US")
    if visit.country == "US":
        if person.country not in (None, "US") and _leads_a_country(person, str(person.country), days):
            yield "visit to the US", str(person.country)
    elif american and any(world.term_of(person.name, "US", "president", day) for day in days):
        yield "president abroad", visit.country
    elif american and any(title.endswith("Secretary of State") for title in person.titles):
        yield "secretary abroad", visit.country


def _leads_a_country(person: Person, country: str, days: Sequence[dt.date]) -> bool:
    offices: tuple[world.OfficeKind, ...] = ("president", "head of government", "monarch")
    return any(world.term_of(person.name, country, office, day) for office in offices for day in days)


def _judged_visit(claim: Claim, visit: Visit, whose: list[tuple[Person, Kind, str]]) -> Verdict:
    first, last = _days_of(visit.date)
    near: list[world.Meeting] = []
    for person, kind, code in whose:
        around = world.meetings(code, days_on(first, -_DAYS_NEAR), days_on(last, _DAYS_NEAR))
        own = [
            m
            for m in around
            if m.kind == kind and world.is_same_name(person.name, m.who) and _was_in(m, visit)
        ]
        if there := [m for m in own if m.start <= last and m.end >= first]:
            rows = tuple(map(_meeting_row, there))
            reason = f"On record: {_visit_in_words(there[0])}."
            if visit.alone or _met_all(visit, person, there):
                return Verdict(claim, "supported", reason, rows)
            return Verdict(claim, "not_checkable", f"{reason} Who was met, the record does not say.", rows)
        near += own
    person, kind, code = whose[0]
    if last > _COVERED[kind]:
        why = f"The record of such visits ends on {_COVERED[kind].isoformat()}."
        return Verdict(claim, "not_checkable", why)
    if (
        near
        and visit.date.day
        and visit.alone
        and all(_days_off(m, visit.date.day) > _DAYS_OFF_ALLOWED[m.kind] for m in near)
    ):
        reason = f"On record: {_visit_in_words(near[0])}; the text says {visit.date.day.isoformat()}."
        return Verdict(claim, "contradicted", reason, tuple(map(_meeting_row, near)))
    where = country_name(visit.country)
    why = (
        f"No record found: the record, which covers that time, has no visit of {person.name} to {where} then."
    )
    return Verdict(claim, "not_checkable", why)


def _was_in(meeting: world.Meeting, visit: Visit) -> bool:
    """Whether a visit on record was in the town that the text names, if it names one."""
    return not visit.town or world.is_same_name(visit.town, f"{meeting.place} {meeting.remarks}")


def _met_all(visit: Visit, traveller: Person, there: Sequence[world.Meeting]) -> bool:
    """Whether the record tells of a meeting with everybody whom the sentence names beside who travelled.

    A visit whose remarks name the president of the United States was one to the president.
    """
    told = " ".join(f"{meeting.who}. {meeting.remarks}" for meeting in there)
    others = [person for person in visit.people if person is not traveller]
    of_a_visit = any(m.kind == "visit to the US" and "President" in m.remarks for m in there)
    return bool(others) and all(
        world.is_same_name(person.name, told)
        or of_a_visit
        and any(world.term_of(person.name, "US", "president", day) for day in _days_of(visit.date))
        for person in others
    )


def _days_of(date: Date) -> tuple[dt.date, dt.date]:
    """The first and last day of a day, month or year."""
    if date.day:
        return date.day, date.day
    assert date.period
    if len(date.period) == 1:
        return dt.date(date.period[0], 1, 1), dt.date(date.period[0], 12, 31)
    year, month = date.period[0], date.period[1]
    after = dt.date(year + month // 12, month % 12 + 1, 1)
    return dt.date(year, month, 1), days_on(after, -1)


def _days_off(meeting: world.Meeting, day: dt.date) -> int:
    return max((meeting.start - day).days, (day - meeting.end).days)


def _visit_in_words(meeting: world.Meeting) -> str:
    days = meeting.start.isoformat()
    if meeting.end != meeting.start:
        days = f"{days} to {meeting.end.isoformat()}"
    where = (
        "in the United States"
        if meeting.kind == "visit to the US"
        else f"in {meeting.place or country_name(meeting.country)}"
    )
    return f"{meeting.who} {where}, {days}"


def _meeting_row(meeting: world.Meeting) -> Evidence:
    days = f"{meeting.start.isoformat()}/{meeting.end.isoformat()}"
    return Evidence(
        "meetings", f"{meeting.country}, {days}", f"{meeting.who}. {meeting.remarks}"[:200], meeting.source
    )
