"""What a practice readout is: its text with all that is known of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

STYLES: tuple[str, ...] = (
    "wire",
    "agency",
    "palace",
    "minutes",
    "press_conference",
    "readout",
    "office_note",
    "transcript",
)
"""The house styles: two newsrooms and three offices; a government's readout, a note of an office that names its own
leader by that office alone, and a transcript with translated turns."""

NEEDS: dict[str, str] = {
    "level": "the invented trade tables",
    "growth": "the invented trade tables",
    "target": "the invented trade tables",
    "record": "the invented trade tables",
    "comparison": "the invented trade tables",
    "share": "the invented trade tables",
    "rank": "the invented trade tables",
    "anniversary": "the calendar",
    "weekday": "the calendar",
    "duration": "the calendar",
}
"""What is needed to check a claim, by its kind."""

KINDS: tuple[str, ...] = tuple(NEEDS)
"""The kinds of claim that are planted."""


@dataclass(frozen=True)
class Country:
    """An invented country: its name, its adjective and its capital."""

    name: str
    demonym: str
    capital: str


@dataclass(frozen=True)
class PlantedClaim:
    """A checkable sentence planted in a practice readout, and whether it is true.

    `start`, `end` and `text` give its place; `statement` the id of the statement that makes it, None for the
    narrator's own words. `kind` is one of KINDS. `measure` names what is measured: `total`, `exports` or
    `imports` of the trade table, `partners` (the second of `pair` among those of the first), `diplomatic relations`,
    `date` or `visit`. `pair` holds the reporting
    country and its partner. `period` is `2023`, `2023-08`, `2023-01/2023-09`, a day, or first and last day.
    `value` is the figure as stated, in `unit` (`USD billion`, `percent`, `times`, `years`, `ISO weekday`,
    `days`, `rank`). `relation` says how the figure is meant to stand to the table: `equal`, `first reached`, `below`,
    `highest`, `more than`. `base` is the earlier year it is held against, if any. `reason` gives the computed
    value in one sentence.
    """

    start: int
    end: int
    text: str
    statement: str | None
    kind: str
    true: bool
    measure: str
    pair: tuple[str, str]
    period: str
    value: float
    unit: str
    relation: str
    base: str | None
    reason: str


@dataclass(frozen=True)
class Practice:
    """A practice readout with all that is known of it.

    `text` is the readout, `gold` its annotation (schema readout-gold/1; offsets index `text`, end exclusive),
    `trade` the invented tables: `annual` (year, total, exports, imports in USD billion, complete years only),
    `monthly` (the two years before the document's and its own up to the month before) and `partners` (whom it trades
    with, how much and which rank that is, the six years before the document's), seen from the first of
    `countries`. `claims` are the planted claims in the order of the text.
    """

    seed: int
    style: str
    text: str
    gold: dict[str, Any]
    trade: dict[str, list[dict[str, Any]]]
    countries: tuple[Country, Country]
    claims: tuple[PlantedClaim, ...]
