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
    services_at: int = -9


@dataclass(frozen=True, slots=True)
class Scene:
    """One sentence with all that was found in it; `marks` are where it names books, and whose, `books` those named before."""

    number: int
    start: int
    end: int
    mentions: tuple[Mention, ...]
    times: tuple[When, ...]
    numbers: tuple[Number, ...]
    books: str
    asks: bool
    marks: tuple[tuple[int, str], ...] = ()

    def books_at(self, place: int) -> str:
        """Whose books a figure is by: those named last before it; where the first are named behind their figure, next behind."""
        if not self.marks:
            return self.books
        first = min((n.start for n in self.numbers), default=place)
        before = [side for at, side in self.marks if at < place]
        behind = [side for at, side in self.marks if at >= place]
        if self.marks[0][0] > first and behind:
            return behind[0]
        return before[-1] if before else behind[0]


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
