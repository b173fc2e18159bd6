"""One text through all rooms: what everything that needs more than one of them takes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from readout import ROOT
from readout.article import Article
from readout.claims import Verdict, check_claims
from readout.facts import Facts, country_pair, extract_facts, names_in
from readout.statements import Statement, extract_statements
from readout.trade import Trade, load_trade
from readout.words import Score, score_text

TRADE_FOLDER = ROOT / "data" / "trade"
"""The folder of the course's own trade tables, a folder for each pair."""


@dataclass(frozen=True)
class Reading:
    """One text, read: each part is made when it is first asked for, and once.

    `pair` are the ISO 3166 codes of the two countries whose trade the text is held against ("CN-RU"); empty, they are
    the two that the text names most. Their tables are looked for in the folder `tables`; empty, in the course's own.
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
    def trade(self) -> Trade:
        """The trade tables of the pair; not available where there are none. Raises InputError where they do not hold."""
        return load_trade(self.pair or "-".join(country_pair(self.facts) or ()), self.tables or TRADE_FOLDER)

    @cached_property
    def verdicts(self) -> tuple[Verdict, ...]:
        """Its claims, each with what a calendar or the tables say of it; none where it is not in English."""
        if not self.article.readable:
            return ()
        return tuple(check_claims(self.article, self.facts, self.statements, self.trade))
