"""Who held which office of a country on a day, as successive editions of the CIA World Factbook had it.

It confirms what it saw: an office between the day it was taken and the last edition that named its holder. Between
2017-03-28 and 2020-11-24 no edition is at hand, the last is of 2026-01-22, and there are no foreign ministers.
"""

from __future__ import annotations

import calendar
import datetime as dt
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from readout.world.tables import rows, table

_LEADERS = "public-domain/leaders"
OFFICES = ("state", "government", "representative", "deputy")
"""Chief of state, head of government, representative (a governor general), deputy of one of them."""

Held = Literal["held", "before", "after", "unknown"]


@dataclass(frozen=True, slots=True)
class Term:
    """A holder of an office: names and title as printed, `family` the part that is printed in capitals.

    `since` and `successor_since` are days, months or years of ISO 8601, the latter empty where no successor was seen or
    not surely; `seen_first` and `seen_last` are the first and last edition that name the holder.
    """

    country: str
    office: str
    title: str
    name: str
    family: str
    since: str
    successor_since: str
    seen_first: str
    seen_last: str
    source: str

    @property
    def shown_name(self) -> str:
        """The name without words in capitals: "XI Jinping" is "Xi Jinping"."""
        family = self.family.split()
        return " ".join(
            word.title() if word.isupper() and (word in family or len(word) > 3) else word
            for word in self.name.split()
        )

    def on(self, day: dt.date) -> Held:
        """Whether the office was held on `day`: "held" is confirmed, "before" and "after" are ruled out.

        "unknown" is a day on which it may have been: in a month or year of which no day is on record, or after the
        last edition that names the holder where no successor was seen.
        """
        if day < first_day(self.since):
            return "before"
        if self.successor_since and day > last_day(self.successor_since):
            return "after"
        surely_begun = day >= last_day(self.since)
        surely_not_over = not self.successor_since or day < first_day(self.successor_since)
        seen = day <= dt.date.fromisoformat(self.seen_last)
        confirmed = surely_begun and surely_not_over and (seen or bool(self.successor_since))
        return "held" if confirmed else "unknown"


def terms(country: str, *offices: str) -> tuple[Term, ...]:
    """Every holder on record of offices of a country (ISO 3166, two letters), of all of `OFFICES` where none is named.

    Second holders, which the table marks "(other)" and which are partly noise, are left out unless asked for.
    """
    wanted, of = offices or OFFICES, table(_LEADERS)
    return tuple(
        Term(
            country.upper(),
            row["office"],
            row["title"] or "",
            row["name"],
            row["family"] or "",
            row["since"],
            row["successor_since"] or "",
            row["seen_first"],
            row["seen_last"],
            of.source,
        )
        for row in rows(_LEADERS, country.upper())
        if row["office"] in wanted
    )


def holders(country: str, day: dt.date, *offices: str) -> tuple[Term, ...]:
    """Who is confirmed to have held an office of a country on a day: none where the table cannot say so."""
    return tuple(term for term in terms(country, *offices) if term.on(day) == "held")


def first_day(written: str) -> dt.date:
    """The first day of what is written, which is a day, a month or a year."""
    return dt.date.fromisoformat(f"{written}-01-01"[:10])


def last_day(written: str) -> dt.date:
    """The last day of what is written, which is a day, a month or a year."""
    year, *rest = (int(part) for part in written.split("-"))
    month = rest[0] if rest else 12
    return dt.date(year, month, rest[1] if len(rest) > 1 else calendar.monthrange(year, month)[1])


def countries_led_by(family: str, day: dt.date) -> tuple[str, ...]:
    """The independent countries in which somebody of that family name may have held an office on `day`.

    ISO 3166, two letters. Capitals and marks over letters do not count: the table prints family names large, and mostly without marks.
    """
    led = (
        term for term in _by_family().get(_without_marks(family), ()) if term.on(day) in ("held", "unknown")
    )
    return tuple(dict.fromkeys(term.country for term in led))


@lru_cache(maxsize=1)
def _by_family() -> dict[str, list[Term]]:
    independent = {row["iso2"] for row in rows("names/countries") if row["independent"] == "Yes"}
    found: dict[str, list[Term]] = {}
    for country in sorted(independent):
        for term in terms(country):
            found.setdefault(_without_marks(term.family), []).append(term)
    return found


def _without_marks(name: str) -> str:
    bare = unicodedata.normalize("NFD", name)
    return "".join(c for c in bare if not unicodedata.combining(c)).casefold()
