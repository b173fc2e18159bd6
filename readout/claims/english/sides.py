"""Which country of a pair a place in the text is, and for whom a speaker speaks."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache

from readout.countries import countries
from readout.facts import Facts
from readout.trade import Trade

OTHER_SIDE = {"reporter": "partner", "partner": "reporter"}
"""The other country of the pair."""


class Sides:
    """Which country of a pair a place in the text is."""

    def __init__(self, facts: Facts, trade: Trade):
        codes = (
            dict(zip(trade.pair.split("-"), ("reporter", "partner"), strict=False)) if trade.available else {}
        )
        names = {trade.reporter: "reporter", trade.partner: "partner"} if trade.available else {}
        self.at: dict[int, tuple[int, str | None]] = {}
        self.parts: set[int] = (
            set()
        )  # a province or city, whose trade is not the country's; a capital stands for it
        self.demonyms: set[int] = set()
        self.names: dict[int, str] = {}
        for place in facts.places:
            side = codes.get(place.country) if place.country else names.get(place.name)
            if side is None and place.country is None:
                # A demonym of a land on no list: "Osmeran" shares its beginning with "Osmera".
                side = next((names[name] for name in names if _stem(name) == _stem(place.name)), None)
            for mention in place.mentions:
                self.at[mention.start] = (mention.end, side)
                self.names[mention.start] = place.name
                if place.country and place.name not in (*names, *_capitals().get(place.country, ())):
                    self.parts.add(mention.start)
                if mention.kind == "demonym":
                    self.demonyms.add(mention.start)
        self.ends = {end: (start, side) for start, (end, side) in self.at.items()}
        self.places = sorted(self.at)
        bodies = {m.start: m.end for body in facts.organisations for m in body.mentions}
        self.named = bodies | {place: end for place, (end, _) in self.at.items()}

    def between(self, start: int, end: int) -> list[int]:
        """The places from `start` up to `end` where a country, or a part of one, is named, in order."""
        return self.places[bisect_left(self.places, start) : bisect_left(self.places, end)]


@cache
def _capitals() -> dict[str, tuple[str, ...]]:
    """The capitals of each country."""
    return {country.code: country.capitals for country in countries()}


def _stem(name: str) -> tuple[str, str]:
    """What a land and its demonym share; "New" and "Upper" alone are shared by many."""
    before, _, last = name.rpartition(" ")
    return before, last[:5]
