"""Whose words a passage gives: those of one who met, or of all of them."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from functools import partial

from readout.article import Span
from readout.compare.english.voices import both_speak, goes_on_with, is_office_at_opening
from readout.compare.met import lands_of
from readout.facts import Person
from readout.reading import Reading

_SIDE_OF_COUNTRY = re.compile(r"the ([^,.;]{1,60}) side$")
_SUBJECT_WITHIN = 60  # characters of a sentence in which its subject stands


ALL = frozenset({"all who met"})
"""The voices of a passage that tells what those who met said or did together."""


def voices_of(reading: Reading, spans: Collection[Span], met: Collection[str]) -> list[frozenset[str]]:
    """Of each passage who of `met` gives its words, as the text calls them; `ALL` where it is more than one.

    It is who is said to have said what begins in it; without such a statement, those who are its subject. A country's
    side or delegation speaks for its leader. Nobody is named where the words do not say.
    """
    people = [person for person in reading.facts.people if person.name in met]
    lands = lands_of(reading, met)
    known = {person.name for person in people}
    found: list[frozenset[str]] = []
    for span in spans:
        said = [
            name
            for s in reading.statements
            if span.start <= min(s.cue.start, s.content[0].start) < span.end
            for name in s.speakers
        ]
        of_side = partial(_leader_of_side, reading, lands)
        voices = frozenset(name for one in said if (name := one if one in known else of_side(one)))
        if len(voices) > 1 or both_speak(span.text):
            voices = ALL
        if not voices:
            voices = _opens_with(reading, span, people, lands)
        if not voices and goes_on_with(span.text) and found and found[-1] != ALL:
            voices = found[-1]
        found.append(voices)
    return found


def _leader_of_side(reading: Reading, lands: Mapping[str, Collection[str]], words: str) -> str | None:
    """Who leads "the Chinese side", by the country that it names; None where no one of those who met does."""
    side = _SIDE_OF_COUNTRY.match(words)
    named = {
        place.name
        for place in reading.facts.places
        if side
        and any(mention.text.removesuffix("’s").removesuffix("'s") == side[1] for mention in place.mentions)
    }
    leaders = [name for name, own in lands.items() if named & set(own)]
    return leaders[0] if len(leaders) == 1 else None


def _opens_with(
    reading: Reading, span: Span, people: Collection[Person], lands: Mapping[str, Collection[str]]
) -> frozenset[str]:
    """The one of `people` with whom a passage opens, by the name or by the office."""
    until = min(span.end, span.start + _SUBJECT_WITHIN)
    named = [(m.start, p.name) for p in people for m in p.mentions if span.start <= m.start < until]
    if named:
        return frozenset({min(named)[1]})
    opening = span.text[:_SUBJECT_WITHIN]
    holders = [p for p in people if any(is_office_at_opening(opening, title) for title in p.titles)]
    if len(holders) > 1:
        inside = {
            place.name
            for place in reading.facts.places
            for m in place.mentions
            if span.start <= m.start < until and m.kind == "demonym"
        }
        holders = [p for p in holders if inside & set(lands.get(p.name, ()))]
    return frozenset({holders[0].name}) if len(holders) == 1 else frozenset()
