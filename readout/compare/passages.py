"""What each passage of a readout has by which it may be joined with one of another: facts, concepts and words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from readout.article import Span, within
from readout.compare.english.concepts import Found, concepts_in
from readout.compare.english.words import stems_in
from readout.countries import country_name
from readout.facts import Date, Organisation, Person, Place, Quantity
from readout.reading import Reading

_WORD_OF_PASSAGE = re.compile(r"\w+")


class Trait(NamedTuple):
    """Something that two passages may share: its `kind`, a field of `Why`, and its name."""

    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence of a readout with what is named in it.

    `plain` are its words in small letters. `dates` and `quantities` are those that say when and how much of something;
    the day of the text and "two leaders" are none.
    """

    span: Span
    plain: str
    traits: frozenset[Trait]
    dates: tuple[Date, ...]
    quantities: tuple[Quantity, ...]
    concepts: tuple[Found, ...]


def passages_of(reading: Reading, people: Mapping[str, str]) -> tuple[Passage, ...]:
    """The sentences of the report itself, in the order of the text, each with what is named in it.

    `people` gives for a name of this text the one by which that person is called on both sides.
    """
    return tuple(_passage(reading, Span(s.start, s.end, s.text), people) for s in reading.article.body)


def _passage(reading: Reading, span: Span, people: Mapping[str, str]) -> Passage:
    facts, text = reading.facts, reading.article.text
    day = reading.article.document_date
    dates = tuple(
        date
        for date in within(facts.dates, span.start, span.end)
        if date.value and not (day and date.day == day.value)
    )
    quantities = tuple(q for q in within(facts.quantities, span.start, span.end) if _is_telling(q))
    concepts = tuple(concepts_in(text, span.start, span.end)) if reading.article.readable else ()
    named = list(_named(reading, span, people))
    # What is read as a fact or a concept is no word besides.
    covered = [(item.start, item.end) for _, item in named]
    covered += [(date.start, date.end) for date in within(facts.dates, span.start, span.end)]
    covered += [(quantity.start, quantity.end) for quantity in quantities]
    covered += [(found.start, found.end) for found in concepts]
    traits = {trait for trait, _ in named}
    traits |= {Trait("dates", date.value) for date in dates if date.value}
    traits |= {Trait("quantities", as_read(quantity)) for quantity in quantities}
    traits |= {Trait("concepts", found.concept) for found in concepts}
    traits |= {Trait("words", stem) for stem in stems_in(text, span.start, span.end, covered)}
    plain = " ".join(_WORD_OF_PASSAGE.findall(span.text.lower()))
    return Passage(span, plain, frozenset(traits), dates, quantities, concepts)


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


def _is_telling(quantity: Quantity) -> bool:
    """Whether a number says how much: "two leaders", "both" and "the first" do not."""
    return not (quantity.kind in ("count", "ordinal") and quantity.value <= 2)


def as_read(quantity: Quantity) -> str:
    """A number with its unit, as it is shown: "200,000,000,000 USD"."""
    unit = "" if quantity.unit == quantity.kind else f" {quantity.unit}"
    return f"{quantity.value:,.12g}{unit}"
