"""What a claim, a verdict and the figure behind it are: plain data that knows no language and no table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from readout.article import Span
from readout.countries import whose
from readout.periods import MONTHS, Period, in_words
from readout.sources import Source

VERDICTS = ("supported", "within_rounding", "contradicted", "depends", "not_checkable", "opinion")
BORNE_OUT = ("supported", "within_rounding")
GROUPS = {
    "figures": (
        *("level", "difference", "growth", "comparison", "share", "balance", "record", "streak", "direction"),
        *("rank", "target", "trend", "payments"),
    ),
    "record": ("event", "ordinal", "anniversary", "timeline", "programme", "measure", "holder", "visit"),
    "calendar": ("weekday", "period", "duration", "consistency"),
    "words": ("evaluation", "exhortation", "commitment", "position", "act", "assertion", "denial"),
}
"""What kinds of claims there are, by what a reader wants to know: how much, what happened, when, and what is said."""
_GROUP_OF = {kind: group for group, kinds in GROUPS.items() for kind in kinds}

GUESS = "guess"
"""The origin of a slot that nothing in the text fills: it may bear a claim out, and never contradicts one."""


OF_NO_TRADE = "The text does not say that it is trade."
"""Why a figure that stands where no trade was spoken of is never held against trade."""

WITH_SERVICES = "It counts services, or what people spend, too or alone; these tables have goods alone."
"""Why a figure that is not of goods alone is never held against goods."""


@dataclass(frozen=True, slots=True)
class Claim(Span):
    """A stretch of the text that asserts something.

    `holder` names who asserts it (the speakers, or "the report"), `statement` the statement it stands in, if any.
    """

    id: str
    statement: str | None
    holder: str
    kind: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """One row a verdict rests on: the table, which row of it, the value read there, and where that comes from.

    `source` is what the row names as that, `sources` what is known of it, so that it can be followed.
    """

    table: str
    row: str
    value: str
    source: str
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Slot:
    """One thing a figure was read as: `value` in words, and `origin`, where it was read.

    That is clause, sentence, before (the sentence before), heading, speaker, books, custom, document or guess.
    """

    value: str
    origin: str


@dataclass(frozen=True, slots=True)
class ReadAs:
    """How a figure was read: in one line of plain words, and slot by slot."""

    words: str
    slots: tuple[tuple[str, Slot], ...]

    @property
    def guessed(self) -> tuple[str, ...]:
        """The names of the slots that were guessed."""
        return tuple(name for name, slot in self.slots if slot.origin == GUESS)

    def as_data(self) -> dict[str, Any]:
        """The same as plain data: `words`, and each slot with its value and where it was read."""
        return {"words": self.words} | {name: {"value": s.value, "from": s.origin} for name, s in self.slots}


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a test of `claim` gave: one of `VERDICTS`, the reason in a sentence, and the rows used.

    `verdict` rests on what was published by the document's date; `today` is the verdict on today's figures, where
    those make a difference to it, else None. `figure` says how a figure was read, where the claim has one.
    """

    claim: Claim
    verdict: str
    reason: str
    evidence: tuple[Evidence, ...] = ()
    today: str | None = None
    figure: ReadAs | None = None

    @property
    def group(self) -> str:
        """Which of `GROUPS` the claim is of; one that is denied and could be tested, by what tested it."""
        if self.claim.kind == "denial" and self.evidence:
            return "figures" if self.figure else "record"
        return _GROUP_OF[self.claim.kind]


@dataclass(frozen=True, slots=True)
class Measure:
    """What is measured. `flow` is total, exports, imports or balance, all as the tables' reporter sees them.

    `scope` is pair, or reporter or partner where it is that country's trade with the world, or the name of a third
    country for the reporter's trade with it. `good` narrows it to a commodity, by its name in the tables, in money or
    in `unit` quantity. Of a balance, `owner` says whose surplus is meant: reporter or partner.
    """

    flow: str = "total"
    scope: str = "pair"
    good: str = ""
    unit: str = "money"
    owner: str = ""


@dataclass(frozen=True, slots=True)
class Frame:
    """One figure of the text with what it is said to be, slot by slot; `start` to `end` is the claim, `at` the figure.

    `relation` is level, difference, change, multiple, share, direction, compared, extreme or run. `value` is in USD
    bn, percent, times or the unit of the quantity, `step` one unit of its last digit, `words` as written. `hedge` is
    equal, about, nearly, at least, at most, below, over or approaching; `direction` up, down or neither. `others` and
    `other_periods` are readings that the words leave open. `denied` means that it is said not to be so; `unreal` says
    why it is no assertion or cannot be tested. `more` holds what one relation alone needs.
    """

    kind: str
    start: int
    end: int
    at: int
    relation: str
    value: float = 0.0
    unit: str = "bn"
    step: float = 1.0
    words: str = ""
    measure: Measure | None = None
    measure_from: str = "clause"
    others: tuple[Measure, ...] = ()
    period: Period | None = None
    period_from: str = "clause"
    other_periods: tuple[Period, ...] = ()
    base: Period | None = None
    base_from: str = "custom"
    other_measure: Measure | None = None
    books: str = ""
    hedge: str = "equal"
    direction: str = ""
    denied: bool = False
    unreal: str = ""
    more: str = ""


def said_when(period: Period) -> str:
    """A period in words; twelve months across two years too."""
    if len(period) == 4:
        first, last = (f"{MONTHS[month - 1]} {year}" for year, month in (period[:2], period[2:]))
        return f"{first} to {last}"
    return in_words(period)


def named(measure: Measure, reporter: str, partner: str) -> str:
    """A measure in words: "total trade, China with Russia"."""
    flow = {"total": "total trade", "balance": "trade balance"}.get(measure.flow, measure.flow)
    if measure.flow == "balance" and measure.owner:
        flow = f"surplus of {reporter if measure.owner == 'reporter' else partner}"
    if measure.good:
        flow = f"{measure.good}, {flow}" + (", by quantity" if measure.unit != "money" else "")
    if measure.scope == "pair":
        return f"{flow}, {reporter} with {partner}"
    if measure.scope in ("reporter", "partner"):
        return f"{flow}, {reporter if measure.scope == 'reporter' else partner} with the world"
    return f"{flow}, {reporter} with {measure.scope}"


def said_as(frame: Frame, reporter: str, partner: str, period: Period | None, base: Period | None) -> str:
    """What a frame measures, in words, with a period and what it is held against where they are given."""
    words = []
    if frame.measure:
        words.append(named(frame.measure, reporter, partner))
    if frame.other_measure:
        words.append(f"beside {named(frame.other_measure, reporter, partner)}")
    if period:
        words.append(said_when(period))
    if base:
        words.append(f"against {said_when(base)}")
    return ", ".join(words) or frame.relation


def read_as(frame: Frame, reporter: str, partner: str) -> ReadAs:
    """How a frame was read, for the page and for programs."""
    slots: list[tuple[str, Slot]] = []
    if frame.measure:
        what = named(frame.measure, reporter, partner)
        slots.append(("measure", Slot(what, frame.measure_from)))
    if frame.other_measure:
        other = named(frame.other_measure, reporter, partner)
        slots.append(("beside", Slot(other, "clause")))
    if frame.period:
        slots.append(("period", Slot(said_when(frame.period), frame.period_from)))
    if frame.base:
        slots.append(("base", Slot(said_when(frame.base), frame.base_from)))
    if frame.books:
        keeper = whose(reporter if frame.books == "reporter" else partner)
        slots.append(("books", Slot(f"{keeper} customs", "sentence")))
    slots.append(("relation", Slot(frame.relation, "clause")))
    if frame.words:
        slots.append(("value", Slot(frame.words, "clause")))
    if frame.hedge != "equal":
        slots.append(("hedge", Slot(frame.hedge, "clause")))
    return ReadAs(said_as(frame, reporter, partner, frame.period, frame.base), tuple(slots))
