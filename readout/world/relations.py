"""Dates between two countries: when relations were established or resumed, and meetings with the United States."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from readout.world.tables import rows, table

_US, _CHINA, _US_MEETINGS = (
    "public-domain/relations_us",
    "relations/relations_cn",
    "public-domain/us_meetings",
)
_RECORDS = {"US": _US, "CN": _CHINA}
# The United States' dates were picked by rule from headings, and some headings tell of an end: "Suspension of Diplomatic
# Relations, 1941", which the table calls established.
_OF_AN_END = re.compile(
    r"[^.]{0,60}\b(?:Ended|Suspension|Altered|No Permanent|Handled through|Relations from \d{4} to)\b"
)


@dataclass(frozen=True, slots=True)
class Relation:
    """A date of diplomatic relations on the record of `country`: established, or resumed after a break.

    `date` is a day, or a year where no day was found. `text` is what the date was read from, where the record has it;
    the United States' has several dates for some countries, and none of them is marked as the one that counts.
    """

    country: str
    other: str
    date: str
    kind: Literal["established", "resumed"]
    text: str
    source: str


@dataclass(frozen=True, slots=True)
class Meeting:
    """A visit to the United States, or a journey of its president or secretary of state, first and last day included."""

    country: str
    start: dt.date
    end: dt.date
    kind: Literal["visit to the US", "president abroad", "secretary abroad"]
    who: str
    place: str
    remarks: str
    source: str


@lru_cache(maxsize=256)
def relations(first: str, second: str) -> tuple[Relation, ...]:
    """The dates on record of the relations of two countries (ISO 3166, two letters), the earliest first.

    The records are those of the United States and of China; other pairs have none. Dates on which the United States' record
    tells of an end are left out.
    """
    found = []
    for one, other in ((first.upper(), second.upper()), (second.upper(), first.upper())):
        if one in _RECORDS:
            of = table(_RECORDS[one])
            found += [
                Relation(
                    one,
                    other,
                    row["date"],
                    row["kind"],
                    row.get("text") or "",
                    row.get("source") or of.source,
                )
                for row in rows(of.name, one, other)
                if not _OF_AN_END.match(row.get("text") or "")
            ]
    return tuple(sorted(found, key=lambda row: (row.date, row.country)))


def meetings(country: str, first: dt.date, last: dt.date) -> tuple[Meeting, ...]:
    """The meetings on record of a country (ISO 3166, two letters) with the United States that touch the days from
    `first` to `last`, the earliest first.

    The record ends 2024-11 (visits), 2024-12 (presidents) and 2025-02 (secretaries of state).
    """
    of = table(_US_MEETINGS)
    found = []
    for row in rows(_US_MEETINGS, country.upper()):
        start, end = dt.date.fromisoformat(row["start"]), dt.date.fromisoformat(row["end"])
        if start <= last and end >= first:
            who, place, remarks = (row[name] or "" for name in ("who", "place", "remarks"))
            found.append(Meeting(country.upper(), start, end, row["kind"], who, place, remarks, of.source))
    return tuple(found)
