"""What two readouts look like beside each other: order and room of what they speak of, names, verbs, and mouths."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from readout.article import Span
from readout.compare.english.concepts import is_broad
from readout.compare.english.stances import stance_of, stances
from readout.compare.model import Comparison, Link
from readout.compare.passages import passages_of
from readout.compare.people import people_of_both, principals_of
from readout.facts import Place
from readout.reading import Reading
from readout.statements import Statement

_CAPITAL_LETTER = re.compile(r"[A-Z]")


@dataclass(frozen=True, slots=True)
class Side:
    """What one text has of a concept: `rank`, which of its concepts it names at that place, from 1; `share`, its part of
    the text's words; `places`, where it is named."""

    rank: int
    share: float
    places: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Topic:
    """A concept with what each text has of it; None where a text does not name it."""

    concept: str
    broad: bool
    a: Side | None
    b: Side | None


@dataclass(frozen=True, slots=True)
class Names:
    """Two names that stand for one thing in linked passages, as each text writes it; `kind` is person or place."""

    kind: str
    a: str
    b: str


@dataclass(frozen=True, slots=True)
class Verbs:
    """The hardest verbs of saying in two linked passages, where they are not of one step of the scale."""

    link: Link
    a: Span
    b: Span
    step_a: str
    step_b: str


@dataclass(frozen=True, slots=True)
class Mouth:
    """Words that a text puts into the mouth of the other side: who, what, and the link that leads to the other text.

    `own` says whether the other text has that person say something in a passage that is linked; without a link it is None.
    """

    speaker: str
    said: Span
    link: Link | None
    own: bool | None


def topics(a: Reading, b: Reading) -> tuple[Topic, ...]:
    """Every concept that a text names, those of both texts first, in the order of the first text, then of the second.

    A passage's words are shared out evenly among the concepts that it names.
    """
    sides_a, sides_b = _sides_of(a), _sides_of(b)
    found = [
        Topic(concept, is_broad()[concept], sides_a.get(concept), sides_b.get(concept))
        for concept in dict.fromkeys((*sides_a, *sides_b))
    ]
    return tuple(sorted(found, key=lambda topic: topic.a is None or topic.b is None))


def _sides_of(reading: Reading) -> dict[str, Side]:
    passages = passages_of(reading, {})
    every = sum(_number_of_words(passage.span) for passage in passages)
    places: dict[str, list[Span]] = {}
    words: dict[str, float] = {}
    for passage in passages:
        named = dict.fromkeys(found.concept for found in passage.concepts)
        for found in passage.concepts:
            places.setdefault(found.concept, []).append(reading.article.span(found.start, found.end))
        for concept in named:
            words[concept] = words.get(concept, 0.0) + _number_of_words(passage.span) / len(named)
    return {
        concept: Side(rank, words[concept] / every, tuple(places[concept]))
        for rank, concept in enumerate(places, start=1)
    }


def rooms_of_speakers(reading: Reading) -> dict[str, float]:
    """The part of a text's words that each speaker is said to have said, the largest first; several share theirs evenly."""
    every = sum(_number_of_words(passage.span) for passage in passages_of(reading, {})) or 1
    found: dict[str, float] = {}
    for statement in reading.statements:
        for name in statement.speakers:
            words = sum(map(_number_of_words, statement.content))
            found[name] = found.get(name, 0.0) + words / every / len(statement.speakers)
    return dict(sorted(found.items(), key=lambda item: -item[1]))


def _number_of_words(span: Span) -> int:
    return len(span.text.split())


def names_for_one_thing(a: Reading, b: Reading, comparison: Comparison) -> tuple[Names, ...]:
    """Names that stand for each other: of one person whom one text calls by the office alone, of one
    place written otherwise, or of two places.

    Of two places each stands in one text alone, both in passages that are linked, and they are of one country: those are
    held for two names of where something was, which a reader must judge.
    """
    people = people_of_both(a, b)
    by_name = {person.name: person for person in a.facts.people}
    found = [
        Names("person", own.name, person.name)
        for person in b.facts.people
        if (own := by_name.get(people.get(person.name, ""))) and own.is_named != person.is_named
    ]
    return tuple(dict.fromkeys((*found, *_places_named(a, b, comparison.links))))


def _places_named(a: Reading, b: Reading, links: Sequence[Link]) -> Iterator[Names]:
    known_a, known_b = ({place.name: place for place in one.facts.places} for one in (a, b))
    for name in known_a.keys() & known_b.keys():
        forms, others = _names_written(known_a[name]), _names_written(known_b[name])
        if forms and others and not {*forms, *map(_short_for, forms)} & {*others, *map(_short_for, others)}:
            yield Names("place", forms[0], others[0])
    for link in links:
        for one in _named_in(a, link.a):
            for other in _named_in(b, link.b):
                apart = one.name not in known_b and other.name not in known_a
                if apart and one.country is not None and one.country == other.country:
                    yield Names("place", one.name, other.name)


def _named_in(reading: Reading, spans: Sequence[Span]) -> list[Place]:
    return [
        place
        for place in reading.facts.places
        if any(s.start <= m.start and m.end <= s.end for s in spans for m in place.mentions)
    ]


def _names_written(place: Place) -> list[str]:
    """The names by which a text calls a place, without "Chinese" for China."""
    names = (mention.text for mention in place.mentions if mention.kind != "demonym")
    return list(dict.fromkeys(name.removesuffix("’s").removesuffix("'s") for name in names))


def _short_for(name: str) -> str:
    """What a name is short for: "UK" for itself and for "United Kingdom"."""
    return "".join(_CAPITAL_LETTER.findall(name))


def verbs(a: Reading, b: Reading, comparison: Comparison) -> tuple[Verbs, ...]:
    """The links whose hardest verbs of saying are of two steps of the scale, in their order.

    Only of passages that are each other's best: of one sentence here and three there each verb is of something else.
    """
    found = []
    for link in filter(_is_best_of(comparison.links), comparison.links):
        cue_a, cue_b = (_hardest_cue(reading, spans) for reading, spans in ((a, link.a), (b, link.b)))
        if cue_a and cue_b and stance_of(cue_a.text) != stance_of(cue_b.text):
            steps = (stances()[stance_of(cue.text)] for cue in (cue_a, cue_b))
            found.append(Verbs(link, cue_a, cue_b, *steps))
    return tuple(found)


def _is_best_of(links: Sequence[Link]) -> Callable[[Link], bool]:
    """Whether a link has the highest score of all links of both its passages."""
    best: dict[tuple[str, int], float] = {}
    for link in links:
        for key in (("a", link.a[0].start), ("b", link.b[0].start)):
            best[key] = max(link.score, best.get(key, 0.0))
    return lambda link: link.score >= best["a", link.a[0].start] and link.score >= best["b", link.b[0].start]


def _hardest_cue(reading: Reading, spans: Sequence[Span]) -> Span | None:
    cues = [s.cue for s in _statements_in(reading, spans)]
    return max(cues, key=lambda cue: stance_of(cue.text), default=None)


def _statements_in(reading: Reading, spans: Sequence[Span]) -> list[Statement]:
    """The statements whose content begins in one of some passages."""
    return [s for s in reading.statements if any(p.start <= s.content[0].start < p.end for p in spans)]


def in_the_others_mouth(one: Reading, other: Reading, comparison: Comparison, side: str) -> tuple[Mouth, ...]:
    """What `one`, which is text `side` ("a" or "b"), says that the other side's own people said, in its order.

    The other side are those whom it met; a group that has its own people in it is nobody's mouth.
    """
    guests = set(principals_of(one)[1])
    people = people_of_both(one, other)
    found = []
    for statement in one.statements:
        if statement.kind != "said" or not statement.speakers or not set(statement.speakers) <= guests:
            continue
        at = statement.content[0]
        link = next((link for link in comparison.links if _begins_in(_passages(link, side), at)), None)
        own = None
        if link:
            theirs = _statements_in(other, _passages(link, "b" if side == "a" else "a"))
            own = any(people.get(name, name) in statement.speakers for s in theirs for name in s.speakers)
        found.append(Mouth(", ".join(statement.speakers), at, link, own))
    return tuple(found)


def _passages(link: Link, side: str) -> tuple[Span, ...]:
    return link.a if side == "a" else link.b


def _begins_in(spans: Sequence[Span], place: Span) -> bool:
    return any(span.start <= place.start < span.end for span in spans)
