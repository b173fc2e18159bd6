"""One text through all rooms: what everything that needs more than one of them takes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from readout import DATA
from readout.article import Article
from readout.claims import Verdict, check_claims, holder_of
from readout.facts import (
    Facts,
    Person,
    countries_joined,
    countries_named,
    country_of,
    extract_facts,
    names_in,
)
from readout.statements import Statement, extract_statements, who_met
from readout.trade import Trade, load_trade
from readout.words import Score, score_text

if TYPE_CHECKING:
    from readout.world import Term

TRADE_FOLDER = DATA / "trade"
"""The folder of the course's own trade tables, a folder for each pair."""


@dataclass(frozen=True)
class Reading:
    """One text, read: each part is made when it is first asked for, and once.

    `pair` are the ISO 3166 codes of the two countries whose trade the text is held against ("CN-RU"); empty, they are
    `countries`. Their tables are looked for in the folder `tables`; empty, in the course's own;
    then in those of the world.
    """

    article: Article
    pair: str = ""
    tables: str | Path = ""

    @cached_property
    def facts(self) -> Facts:
        """Who, where, when, how much."""
        return extract_facts(self.article)

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """Who said what, in the order of the text; nothing where it is not in English."""
        return extract_statements(self.article, self.facts) if self.article.readable else ()

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Every form in which somebody or something is named in it."""
        return names_in(self.facts)

    @cached_property
    def scores(self) -> tuple[Score, ...]:
        """TextBlob's score of each statement, in their order, names covered."""
        return tuple(score_text(statement.text, self.names) for statement in self.statements)

    @cached_property
    def said(self) -> tuple[tuple[Statement, ...], tuple[Score, ...]]:
        """The statements of something said, and their scores: what was only talked about has no words of its own."""
        kept = [n for n, statement in enumerate(self.statements) if statement.kind == "said"]
        return tuple(self.statements[n] for n in kept), tuple(self.scores[n] for n in kept)

    @cached_property
    def met(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The names of those who met: the side that the text speaks for, and whom they met."""
        return who_met(self.article, self.facts) if self.article.readable else ((), ())

    @cached_property
    def countries_met(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The ISO codes of the countries of those who met, side by side, as far as text or table of leaders say them."""
        first, second = (
            tuple(filter(None, (country_of(person) or self._led(person.name) for person in side)))
            for side in self._people_met
        )
        return first, second

    @cached_property
    def _people_met(self) -> list[list[Person]]:
        people = {person.name: person for person in self.facts.people}
        return [[people[name] for name in side if name in people] for side in self.met]

    @cached_property
    def countries(self) -> tuple[str, str] | None:
        """The ISO codes of the two countries that the text is about (EU and XK among them); None where it shows no two.

        They are those of the two who met, by the text or, for a name without a country, by the table of leaders. Of
        somebody whom the text calls by an office alone, or not at all, it is the country named most beside the other's;
        of somebody named, who may lead none, it is the one that the text joins with the other's ("U.S.-Georgia ties").
        Where nobody's country is known, they are the two named most.
        """
        first, second = (codes[0] if codes else None for codes in self.countries_met)
        if first and second:
            return (first, second) if first != second else None
        named = countries_named(self.facts)
        if known := first or second:
            other = self._people_met[1] if first else self._people_met[0]
            # Whom the text calls by the office alone leads a country that it names; somebody named may lead none.
            if any(person.is_named for person in other):
                return self._joined_most(known)
            return next(((known, code) for code in named if code != known), None)
        return (named[0], named[1]) if len(named) > 1 else None

    def _joined_most(self, known: str) -> tuple[str, str] | None:
        """`known` and the country that the text joins with it most often; None where it joins none."""
        times = countries_joined(self.article, self.facts)
        others = {
            code: n
            for pair, n in sorted(times.items(), key=lambda item: sorted(item[0]))
            if known in pair
            for code in pair - {known}
        }
        return (known, max(others, key=lambda code: others[code])) if others else None

    def _led(self, name: str) -> str | None:
        """The one country that somebody of that family name led on the day of the text, by the table of leaders."""
        from readout import world  # only here: most texts say of which country somebody is

        day = self.article.document_date.value if self.article.document_date else None
        if day is None or not world.is_there():
            return None
        first, *others = name.split()
        led = {code for word in others or [first] for code in world.countries_led_by(word, day)}
        named = set(countries_named(self.facts))
        if others:  # a name of which the family's comes first, or a given one that is a family's elsewhere
            led |= named.intersection(world.countries_led_by(first, day))
        if len(led) > 1:
            led &= named
        return led.pop() if len(led) == 1 else None

    @cached_property
    def holders(self) -> dict[str, Term]:
        """Who held the office by which the text calls somebody whom it never names, by that name ("the Prime Minister").

        It is what the table of leaders has for the day of the text, not what the text says: no statement is anybody's by
        it. An office of which the table is not sure, or whose country the text does not show, is not there.
        """
        day = self.article.document_date
        unnamed = [person for person in self.facts.people if not person.is_named]
        if day is None or not unnamed:
            return {}
        # Only of one of the two who met it is plain that the office is of one of the two countries.
        met = {name for side in self.met for name in side}
        between = self.countries or ()
        found = {p.name: holder_of(p, day.value, between if p.name in met else ()) for p in unnamed}
        return {name: term for name, term in found.items() if term}

    @cached_property
    def trade(self) -> Trade:
        """The trade tables of the pair; not available where there are none. Raises InputError where they do not hold."""
        return load_trade(self.pair or "-".join(self.countries or ()), self.tables or TRADE_FOLDER)

    @cached_property
    def verdicts(self) -> tuple[Verdict, ...]:
        """Its claims, each with what a calendar or the tables say of it; none where it is not in English."""
        if not self.article.readable:
            return ()
        return tuple(check_claims(self.article, self.facts, self.statements, self.trade))
