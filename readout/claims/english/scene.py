"""One sentence with all that was found in it, and what the text spoke of before."""

from __future__ import annotations

from dataclasses import dataclass, field

from readout.claims.english.figures import Number
from readout.claims.english.mentions import Mention
from readout.claims.english.when import When
from readout.claims.model import Measure
from readout.periods import Period


@dataclass
class Discourse:
    """What was spoken of so far: the mention, the period, the books, and in which sentence each was last named."""

    topic: Mention | None = None
    topic_at: int = -9
    last: str = ""
    good: Measure | None = None
    good_at: int = -9
    period: Period | None = None
    period_at: int = -9
    periods: list[Period] = field(default_factory=list)
    books: str = ""
    books_at: int = -9
    heading: Period | None = None
    total: Mention | None = None


@dataclass(frozen=True, slots=True)
class Scene:
    """One sentence with all that was found in it."""

    number: int
    start: int
    end: int
    mentions: tuple[Mention, ...]
    times: tuple[When, ...]
    numbers: tuple[Number, ...]
    books: str
    asks: bool


@dataclass(frozen=True, slots=True)
class Filled:
    """The slots that every relation needs."""

    mention: Mention | None
    measure: Measure | None
    measure_from: str
    period: Period | None
    period_from: str
    other_periods: tuple[Period, ...]
    why: str
