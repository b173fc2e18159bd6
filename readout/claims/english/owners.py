"""Whose a flow is, and with whom: by a name beside it, a pronoun, a subject or a speaker."""

from __future__ import annotations

import re

from readout.claims.english.mentions import BY_LOWER, Mention
from readout.claims.english.parts import Narrowing
from readout.claims.english.sides import OTHER_SIDE, Sides
from readout.claims.model import Measure

_OURS = re.compile(r"\b(?:our|Our)[ ](?:\w+[ ]){0,1}$")
_ITS = re.compile(r"\b(?:its|Its|their|Their)[ ](?:own[ ]|\w+[ ]){0,1}$")
_THE_COUNTRYS = re.compile(r"\b[Tt]he[ ](?:country|nation|kingdom|republic|island)['’]s[ ]$")
_POSSESSIVE_TRADE = ("'s ", "’s ")
_TO_WHOM = re.compile(
    r"(?:its|the)[ ](?:(?:northern|southern|big|great|giant|eastern|western)[ ]){0,2}(?:neighbou?r|partner)\b"
)


class Owners:
    """The countries of the pair in one sentence, and what was read of it so far."""

    def __init__(
        self, narrowing: Narrowing, sides: Sides, text: str, where: tuple[int, int], speaker: str, last: str,
        good: Measure | None,
    ):  # fmt: skip
        self.narrowing, self.sides, self.text = narrowing, sides, text
        self.start, self.end = where
        self.speaker, self.last, self.good = speaker, last, good
        self.found: list[Mention] = []
        self.subject = ""  # the country that the last verb of buying or selling was said of

    def side_before(self, place: int) -> tuple[int, str | None, str] | None:
        """The country right before a place ("Osmera's ", "Osmeran "), or a pronoun for one: its start, side, origin."""
        text, ends = self.text, self.sides.ends
        for gap in (1, 3, 2):
            found = ends.get(place - gap)
            if found and text[found[0] : place - gap].lower() in BY_LOWER:
                continue  # a good at the head of a sentence is no land
            if found and (
                gap == 1
                or text[place - 3 : place] in _POSSESSIVE_TRADE
                or text[place - 2 : place] in ("' ", "’ ")
            ):
                return (*found, "clause")
        if m := _OURS.search(text, max(self.start, place - 20), place):
            return (m.start(), self.speaker or None, "speaker") if self.speaker else None
        if m := _THE_COUNTRYS.search(text, max(self.start, place - 20), place):
            side = self.subject_before(m.start()) or self.last
            return (m.start(), side, "sentence") if side else None
        if m := _ITS.search(text, max(self.start, place - 30), place):
            here = [x.owner for x in self.found if x.owner in OTHER_SIDE and x.start < m.start()]
            places = self.sides.between(self.start, m.start())
            if not here and any(self._is_third(p) for p in places):
                return (m.start(), None, "clause")  # "Vietnam's imports …, and its exports"
            side = (
                here[-1]
                if here
                else self.first_side(m.start()) or self.subject_before(m.start()) or self.last
            )
            return (m.start(), side, "sentence") if side else None
        return None

    def _is_third(self, place: int) -> bool:
        """Whether a country of no side is named at a place; a date line in capitals names none."""
        end, side = self.sides.at[place]
        return side is None and not self.text[place:end].isupper()

    def subject_before(self, place: int) -> str:
        """The last country of the pair named in the sentence before a place."""
        named = [self.sides.at[p][1] for p in self.sides.between(self.start, place)]
        return next((side for side in reversed(named) if side in OTHER_SIDE), "") or ""

    def first_side(self, place: int) -> str:
        """The first country of the pair that the sentence names before a place, by its name."""
        places = [p for p in self.sides.between(self.start, place) if p not in self.sides.demonyms]
        return next((side for p in places if (side := self.sides.at[p][1]) in OTHER_SIDE), "") or ""

    def side_at(self, place: int) -> tuple[int, str | None] | None:
        at = self.sides.at
        found = at.get(place) or (at.get(place + 4) if self.text.startswith("the ", place) else None)
        if found:
            return found
        if m := _TO_WHOM.match(self.text, place):
            own = self.subject_before(place)
            return (m.end(), OTHER_SIDE.get(own)) if own else None
        return None

    def pair(
        self, exporter: str | None, start: int, end: int, origin: str, why: str = "", selling: bool = True
    ) -> Mention:
        if exporter not in OTHER_SIDE:
            return Mention(start, end, None, origin, why)
        flow = "exports" if exporter == "reporter" else "imports"
        return Mention(
            start,
            end,
            Measure(flow),
            origin,
            why,
            owner=(exporter or "") if selling else OTHER_SIDE[exporter or ""],
        )
