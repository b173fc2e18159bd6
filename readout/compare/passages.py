"""What each passage of a readout has by which it may be joined with one of another: facts, concepts and words."""

from __future__ import annotations

import calendar
import math
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

from readout.article import Span, within
from readout.compare.english.concepts import Found, concepts_in, is_broad
from readout.compare.english.voices import office_of_department
from readout.compare.english.words import family_of, stems_in
from readout.compare.met import lead_of
from readout.compare.whose import ALL, voices_of
from readout.countries import country_name
from readout.facts import Date, Organisation, Person, Place, Quantity
from readout.reading import Reading

_MONTH_AS_ISO = re.compile(r"\d{4}-(\d\d)")
_YEAR_WRITTEN = re.compile(r"\d{4}|[’']\d\d|\b(?:this|last|next)\b", re.IGNORECASE)
_LEAST_ROUNDED = 100  # smaller figures are told as they are
_WORD_OF_PASSAGE = re.compile(r"\w+")


class Trait(NamedTuple):
    """Something that two passages may share: its `kind`, a field of `Why`, and its name."""

    kind: str
    name: str


@dataclass(frozen=True)
class Passage:
    """A sentence of a readout with what is named in it.

    `plain` are its words in small letters, `at` is what is named in it, with the places. `dates` and `quantities` are those that say when and how much of something;
    the day of the text and "two leaders" are none. `voices` are the names of those who met whose words it gives; it is
    the `lead` where it says that they met.
    """

    span: Span
    plain: str
    at: Mapping[Trait, Collection[tuple[int, int]]]
    dates: tuple[Date, ...]
    quantities: tuple[Quantity, ...]
    concepts: tuple[Found, ...]
    voices: frozenset[str] = frozenset()
    lead: bool = False

    @cached_property
    def traits(self) -> frozenset[Trait]:
        """What is named in it."""
        return frozenset(self.at)

    @cached_property
    def has_date(self) -> bool:
        """Whether it says when; "earlier this week" says no more than that it was lately."""
        return any(not (date.relative and "/" in (date.value or "")) for date in self.dates)

    def may_speak_as(self, other: Passage) -> bool:
        """Whether the two may give one person's words, as far as they say whose."""
        voices = (self.voices, other.voices)
        return not all(voices) or ALL in voices or self.voices == other.voices

    @property
    def is_particular(self) -> bool:
        """Whether it says when or how much of something; a passage that does not is of a subject as a whole."""
        return self.has_date or bool(self.quantities)


def passages_of(
    reading: Reading, people: Mapping[str, str], met: Collection[str] = ()
) -> tuple[Passage, ...]:
    """The sentences of the report itself, in the order of the text, each with what is named in it.

    `people` gives for a name of this text the one by which that person is called on both sides, `met` are names of those
    who met; without them no voice and no lead is known.
    """
    spans = [Span(s.start, s.end, s.text) for s in reading.article.body]
    voices = voices_of(reading, spans, met)
    lead = lead_of(reading, met)
    return tuple(
        _passage(
            reading,
            span,
            people,
            frozenset(people.get(name, name) for name in own if span != lead),
            span == lead,
        )
        for span, own in zip(spans, voices, strict=True)
    )


def _passage(
    reading: Reading, span: Span, people: Mapping[str, str], voices: frozenset[str], lead: bool
) -> Passage:
    facts, text = reading.facts, reading.article.text
    day = reading.article.document_date
    dates = tuple(
        date
        for date in within(facts.dates, span.start, span.end)
        if date.value and not (day and date.day == day.value)
    )
    quantities = tuple(q for q in within(facts.quantities, span.start, span.end) if _is_telling(q))
    at: dict[Trait, set[tuple[int, int]]] = {}

    def add(kind: str, name: str, place: Span | Found) -> None:
        at.setdefault(Trait(kind, name), set()).add((place.start, place.end))

    offices = [match.span() for match in office_of_department(text, span.start, span.end)]
    concepts = tuple(
        found
        for found in (concepts_in(text, span.start, span.end) if reading.article.readable else ())
        if not any(start <= found.start < end for start, end in offices)
    )
    named = list(_named(reading, span, people))
    # What is read as a fact is no word besides, nor is a broad concept; the word of another is one, since it is narrower.
    covered = [*offices, *((item.start, item.end) for _, item in named)]
    covered += [(date.start, date.end) for date in within(facts.dates, span.start, span.end)]
    covered += [(quantity.start, quantity.end) for quantity in quantities]
    covered += [(found.start, found.end) for found in concepts if is_broad()[found.concept]]
    for trait, place in named:
        add(*trait, place)
    for date in dates:
        for name in _names_of_date(date):
            add("dates", name, date)
    for quantity in quantities:
        for name in _names_of_quantity(quantity):
            add("quantities", name, quantity)
    for found in concepts:
        add("concepts", found.concept, found)
    for stem, place in stems_in(text, span.start, span.end, covered):
        for name in filter(None, (stem, family_of(stem))):
            add("words", name, place)
    plain = " ".join(_WORD_OF_PASSAGE.findall(span.text.lower()))
    return Passage(span, plain, at, dates, quantities, concepts, voices, lead)


def _named(reading: Reading, span: Span, people: Mapping[str, str]) -> Iterator[tuple[Trait, Span]]:
    """Whom and which places the words of `span` name, each with the mention; a town is of its country as well."""
    for person in reading.facts.people:
        for mention in _inside(person, span):
            yield Trait("people", people.get(person.name, person.name)), mention
    for place in reading.facts.places:
        for mention in _inside(place, span):
            if place.country:
                yield Trait("places", country_name(place.country)), mention
            yield Trait("places", place.name), mention
    for body in reading.facts.organisations:
        for mention in _inside(body, span):
            if body.country:
                yield Trait("places", country_name(body.country)), mention


def _inside(entity: Person | Place | Organisation, span: Span) -> list[Span]:
    return [m for m in entity.mentions if span.start <= m.start and m.end <= span.end]


def is_coarse(trait: Trait) -> bool:
    """Whether a trait is a wider form of another at its place: a month, a rounded figure, a family of words."""
    return trait.name.startswith(("about ", "like ")) or (
        trait.kind == "dates" and trait.name in calendar.month_name[1:]
    )


def _names_of_date(date: Date) -> list[str]:
    """By what a date is shared: its value, and the month alone, which is all of it where no year is written."""
    month = _MONTH_AS_ISO.fullmatch(date.value or "")
    if not month:
        return [date.value or ""]
    return [calendar.month_name[int(month[1])], *([] if is_month_alone(date) else [month[0]])]


def is_month_alone(date: Date) -> bool:
    """Whether a date is a month that stands without its year, "in August", which only the words around it tell."""
    return bool(_MONTH_AS_ISO.fullmatch(date.value or "")) and not _YEAR_WRITTEN.search(date.text)


def _names_of_quantity(quantity: Quantity) -> list[str]:
    """By what a figure is shared: as it is read, and from a hundred on rounded to two digits, as it is often told."""
    if not _LEAST_ROUNDED <= abs(quantity.value) < math.inf:
        return [as_read(quantity)]
    digits = 1 - math.floor(math.log10(abs(quantity.value)))
    return [as_read(quantity), f"about {as_read(replace(quantity, value=round(quantity.value, digits)))}"]


def _is_telling(quantity: Quantity) -> bool:
    """Whether a number says how much: "two leaders", "both" and "the first" do not."""
    return not (quantity.kind in ("count", "ordinal") and quantity.value <= 2)


def as_read(quantity: Quantity) -> str:
    """A number with its unit, as it is shown: "200,000,000,000 USD"."""
    unit = "" if quantity.unit == quantity.kind else f" {quantity.unit}"
    return f"{quantity.value:,.12g}{unit}"
