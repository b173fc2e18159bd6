"""The attributed statements of a text, each with who said it, and their table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from readout.article import Article
from readout.facts import Facts
from readout.statements.english.attribution import attributions
from readout.statements.english.mentions import mentions_in
from readout.statements.english.principals import principals_in
from readout.statements.english.speakers import Speakers
from readout.statements.model import Attribution, Resolution, Statement

if TYPE_CHECKING:
    import pandas as pd


def extract_statements(article: Article, facts: Facts) -> tuple[Statement, ...]:
    """Every attributed statement in the body of `article`, in the order of the text, numbered ST1, ST2, ...; none of a text that is not readable."""
    if not article.readable:
        return ()
    found = sorted(attributions(article), key=lambda a: min(a.cue, a.content[0]))
    speakers = Speakers(article, facts, [a.source for a in found if a.source])
    return tuple(
        _resolved_statement(article, speakers, attribution, number)
        for number, attribution in enumerate(found, start=1)
    )


def who_met(article: Article, facts: Facts) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The names of those whose meeting or call `article` tells of, side by side; the first is the one it speaks for.

    A side that title and first sentences do not name is empty.
    """
    mentions, _ = mentions_in(article, facts, ())
    found = principals_in(article, mentions)
    return tuple(n.name for n in found.hosts), tuple(n.name for n in found.guests)


def _resolved_statement(
    article: Article, speakers: Speakers, attribution: Attribution, number: int
) -> Statement:
    cue = article.text[slice(*attribution.cue)]
    meant = speakers.of(
        attribution.source, min(attribution.cue, *attribution.content)[0], asked=cue.startswith("ask")
    )
    turn = cue == ":" and meant.by != "none"
    return Statement(
        f"ST{number}",
        meant.names,
        attribution.source and article.span(*attribution.source),
        article.span(*attribution.cue),
        tuple(article.span(*piece) for piece in attribution.content),
        attribution.quote,
        Resolution(
            "turn" if turn else meant.by, tuple(article.span(*place) for place in sorted(set(meant.places)))
        ),
        attribution.kind,
    )


def statements_table(statements: Sequence[Statement]) -> pd.DataFrame:
    """One row per statement: id, speakers, source, cue, quote, kind, text, start."""
    import pandas as pd

    columns = ["id", "speakers", "source", "cue", "quote", "kind", "text", "start"]
    rows = [
        (
            s.id,
            "; ".join(s.speakers),
            s.source.text if s.source else "",
            s.cue.text,
            s.quote,
            s.kind,
            s.text,
            s.content[0].start,
        )
        for s in statements
    ]
    return pd.DataFrame(rows, columns=columns)
