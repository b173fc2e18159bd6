"""What was read from an article as plain data, schema `readout/1`: for programs, and for the report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from readout.article import Article, Span, read_article
from readout.claims import Verdict, check_claims
from readout.facts import Facts, country_pair, extract_facts, names_in
from readout.statements import Statement, extract_statements
from readout.trade import load_trade
from readout.words import Score, score_text


def read(path: str | Path, trade_folder: str | Path) -> dict[str, Any]:
    """Everything `readout/1` says about the article in the file at `path`.

    Claims are tested on the tables of the pair of countries the text names, if there is a folder for it in
    `trade_folder`. Raises InputError for a file that is no readable text and for tables that do not hold.
    """
    article = read_article(path)
    facts = extract_facts(article)
    statements = extract_statements(article, facts)
    trade = load_trade("-".join(country_pair(facts) or ()), trade_folder)
    verdicts = check_claims(article, facts, statements, trade)
    names = names_in(facts)
    return as_data(article, facts, statements, [score_text(s.text, names) for s in statements], verdicts)


def as_data(
    article: Article,
    facts: Facts,
    statements: Sequence[Statement],
    scores: Sequence[Score],
    verdicts: Sequence[Verdict],
) -> dict[str, Any]:
    """Article, facts, statements with their sentiment, and claims with their verdicts; JSON can hold all of it.

    `scores` has one score for each statement, in order. Every `start` and `end` is an offset into the text as stored.
    """
    return {
        "schema": "readout/1",
        "article": {
            "path": Path(article.path).name,
            "sha256": article.sha256,
            "document_date": _document_date(article),
        },
        "segments": [_plain(s, "kind", "start", "end") for s in article.segments],
        "sentences": [_plain(s, "start", "end", "segment") for s in article.sentences],
        **{
            kind: [_entity(e) for e in getattr(facts, kind)] for kind in ("people", "organisations", "places")
        },
        "dates": [_plain(d, "start", "end", "text", "value", "relative") for d in facts.dates],
        "quantities": [_plain(q, "start", "end", "text", "value", "unit", "kind") for q in facts.quantities],
        "statements": [_statement(s, score) for s, score in zip(statements, scores, strict=True)],
        "claims": [_claim(v) for v in verdicts],
    }


def _plain(item: object, *names: str) -> dict[str, Any]:
    return {name: getattr(item, name) for name in names}


def _span(span: Span) -> dict[str, Any]:
    return _plain(span, "start", "end", "text")


def _document_date(article: Article) -> dict[str, Any] | None:
    found = article.document_date
    return found and {"value": found.value.isoformat(), "evidence": _span(found.evidence)}


def _entity(entity: Any) -> dict[str, Any]:
    mentions = [_span(m) | ({"title": m.title} if m.title else {}) for m in entity.mentions]
    return {"name": entity.name, "country": entity.country, "mentions": mentions}


def _statement(statement: Statement, score: Score) -> dict[str, Any]:
    return {
        "id": statement.id,
        "speakers": list(statement.speakers),
        "source": statement.source and _span(statement.source),
        "cue": _span(statement.cue),
        "content": [_span(span) for span in statement.content],
        "quote": statement.quote,
        "sentiment": {
            "polarity": score.polarity,
            "reading": score.reading,
            "unmasked": score.unmasked,
            "subjectivity": score.subjectivity,
            "coverage": score.coverage,
            "without_attitude": score.without_attitude,
            "drivers": [asdict(driver) for driver in score.drivers],
            "masked": list(score.masked),
            "reason": score.reason,
        },
    }


def _claim(verdict: Verdict) -> dict[str, Any]:
    claim = verdict.claim
    return _plain(claim, "id", "start", "end", "text", "statement", "holder", "kind") | {
        "verdict": verdict.verdict,
        "today": verdict.today,
        "reason": verdict.reason,
        "evidence": [asdict(row) for row in verdict.evidence],
    }
