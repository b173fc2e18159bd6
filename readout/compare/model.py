"""What a comparison of two readouts is: links with their reasons, what has no counterpart, what differs. Plain data."""

from __future__ import annotations

from dataclasses import dataclass, fields

from readout.article import Span

NO_COUNTERPART = "no counterpart found by these rules"
NOT_IN_PART = "not in the part we have"
"""What is said of a passage without a link; that the other side leaves something out is never said."""


@dataclass(frozen=True, slots=True)
class Why:
    """What two passages share, in words, the same on both sides; each kind in the order of its names.

    People and concepts by their names, places by their country's name, dates by their ISO 8601 value, quantities as they
    are read, words by their stems.
    """

    people: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()
    quantities: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    concepts: tuple[str, ...] = ()
    words: tuple[str, ...] = ()

    @property
    def said(self) -> str:
        """The reasons in one line: "places: China; concepts: sanctions"."""
        named = ((field.name, getattr(self, field.name)) for field in fields(self))
        return "; ".join(f"{name}: {', '.join(found)}" for name, found in named if found)


@dataclass(frozen=True, slots=True)
class Link:
    """Two passages that tell the same thing by these rules: of the first text, of the second, why, and how much of it.

    Each passage is one sentence today; a rule for another language may take several. `score` is from 0 to 1.
    """

    a: tuple[Span, ...]
    b: tuple[Span, ...]
    why: Why
    score: float


@dataclass(frozen=True, slots=True)
class OneSided(Span):
    """A passage without a link. `nearest` is the passage of the other text that comes nearest, with its `score`.

    `note` says how it is to be read: `NO_COUNTERPART`, or `NOT_IN_PART` where the other text is cut. None is nearest
    where the other text has no passage.
    """

    nearest: Span | None
    score: float
    note: str


@dataclass(frozen=True, slots=True)
class Difference:
    """What two linked passages tell differently: the words on each side.

    `kind` is figure or date, where both have one of the same kind and another value, or speaker, where the same is said
    to have been said by another.
    """

    kind: str
    a: Span
    b: Span
    value_a: str
    value_b: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two readouts of one meeting held beside each other; everything in the order of the first text, then the second."""

    links: tuple[Link, ...]
    only_a: tuple[OneSided, ...]
    only_b: tuple[OneSided, ...]
    differently: tuple[Difference, ...]
