"""What a fact is: a person, organisation or place with its mentions, a date, a quantity, each with its place."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from readout.article import Span
from readout.periods import Period

_ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_ISO_DAYS = re.compile(r"(\d{4}-\d\d-\d\d)/(\d{4}-\d\d-\d\d)")
_ISO_MONTH = re.compile(r"(\d{4})-(\d\d)")
_ISO_YEAR = re.compile(r"\d{4}")


@dataclass(frozen=True, slots=True)
class Mention(Span):
    """A place in the text where something is named. `title` is the title before a person's name, if any."""

    title: str | None = None
    kind: str = "name"


@dataclass(frozen=True, slots=True)
class Person:
    """A person by the fullest form of the name. `country` is an ISO 3166 alpha-2 code, or None.

    Somebody whom the text never names is called by the office, "the Prime Minister"; such mentions are of kind
    `office`. `pronoun` is the one, he or she, that a title or a given name borne by men or by women alone shows, or
    None. `forms` are all the ways in which the text writes the name, with and without the title before it, in the order
    of the text.
    """

    name: str
    mentions: tuple[Mention, ...]
    titles: tuple[str, ...]
    country: str | None
    pronoun: str | None = None
    forms: tuple[str, ...] = ()

    @property
    def is_named(self) -> bool:
        """Whether the text gives the person's name, and not the office alone."""
        return any(mention.kind != "office" for mention in self.mentions)


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation, with its country (ISO 3166 alpha-2) where the text ties it to one."""

    name: str
    mentions: tuple[Mention, ...]
    country: str | None


@dataclass(frozen=True, slots=True)
class Place:
    """A country, city or region; its demonyms ("Russian") are mentions of kind `demonym`."""

    name: str
    mentions: tuple[Mention, ...]
    country: str | None


@dataclass(frozen=True, slots=True)
class Date(Span):
    """A date or interval. `value` is ISO 8601: a day, month, year, week or interval `start/end`.

    `relative` dates hang on the document's own; `value` is None where the document gives none.
    """

    value: str | None
    relative: bool

    @property
    def day(self) -> dt.date | None:
        """The day it names; None where it names no single day."""
        return dt.date.fromisoformat(self.value) if self.value and _ISO_DAY.fullmatch(self.value) else None

    @property
    def year(self) -> int | None:
        """The year it names; None where it names more or less than one."""
        return int(self.value) if self.value and _ISO_YEAR.fullmatch(self.value) else None

    @property
    def interval(self) -> tuple[dt.date, dt.date] | None:
        """First and last day of an interval written in days (`2023-01-01/2023-11-30`); None for others."""
        days = _ISO_DAYS.fullmatch(self.value or "")
        return (dt.date.fromisoformat(days[1]), dt.date.fromisoformat(days[2])) if days else None

    @property
    def period(self) -> Period | None:
        """The period it names: a year, a month, or whole months of one year; None for others."""
        value = self.value or ""
        if _ISO_YEAR.fullmatch(value):
            return (int(value),)
        if month := _ISO_MONTH.fullmatch(value):
            return (int(month[1]), int(month[2]))
        if days := _ISO_DAYS.fullmatch(value):
            first, last = (tuple(map(int, day.split("-"))) for day in days.groups())
            if first[0] == last[0] and first[2] == 1 and last[2] >= 28:
                return (first[0], first[1], last[1])
        return None


@dataclass(frozen=True, slots=True)
class Quantity(Span):
    """A number with its unit: `value` in the base unit ("$200 billion" is 2e11), `unit` as the text means it.

    `kind` is money (unit: ISO 4217 code), percent, share (a fraction in words: "two-thirds"), ratio ("fivefold"),
    duration, ordinal, measure or count.
    """

    value: float
    unit: str
    kind: str


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything of these kinds found in one article, each in the order of the text."""

    people: tuple[Person, ...]
    organisations: tuple[Organisation, ...]
    places: tuple[Place, ...]
    dates: tuple[Date, ...]
    quantities: tuple[Quantity, ...]
