"""What was read from an article as plain data, schema `readout/1`: for programs, and for the report."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any

from readout.article import Article, Span
from readout.claims import Verdict
from readout.reading import Reading
from readout.statements import Statement
from readout.words import Score
from readout.world import Term


def as_data(reading: Reading) -> dict[str, Any]:
    """Article, facts, statements with their sentiment, and claims with their verdicts; JSON can hold all of it.

    Every `start` and `end` is an offset into the article's `text`, which of a saved page is what was taken from it. What is not in English is not `readable`, for the
    `reason` beside it: then there are neither facts nor statements nor claims. `holder` is of a person whom the text calls by
    the office alone: who held it on that day by the table of leaders, which the text does not say; else null. A statement's `kind` is "said", or
    "topic" where only what was talked about is told; `resolved` says what decided its speakers. A claim's
    `group` is what a reader wants to know of it: "figures", "record" (what happened, who is what), "calendar" or "words".
    """
    return {
        "schema": "readout/1",
        "article": {
            "path": Path(reading.article.path).name,
            "sha256": reading.article.sha256,
            "document_date": _document_date(reading.article),
            "language": reading.article.language,
            "readable": reading.article.readable,
            "reason": reading.article.unreadable,
            "text": reading.article.text,
        },
        "segments": [_plain(s, "kind", "start", "end") for s in reading.article.segments],
        "sentences": [_plain(s, "start", "end", "segment") for s in reading.article.sentences],
        "people": [
            _entity(p) | {"forms": list(p.forms), "holder": _holder(reading.holders.get(p.name))}
            for p in reading.facts.people
        ],
        "organisations": [_entity(o) for o in reading.facts.organisations],
        "places": [_entity(p) for p in reading.facts.places],
        "dates": [_plain(d, "start", "end", "text", "value", "relative") for d in reading.facts.dates],
        "quantities": [
            _plain(q, "start", "end", "text", "value", "unit", "kind") for q in reading.facts.quantities
        ],
        "statements": [
            _statement(s, score) for s, score in zip(reading.statements, reading.scores, strict=True)
        ],
        "claims": [_claim(v) for v in reading.verdicts],
    }


def _plain(item: object, *names: str) -> dict[str, Any]:
    return {name: getattr(item, name) for name in names}


def _span(span: Span) -> dict[str, Any]:
    return _plain(span, "start", "end", "text")


def _document_date(article: Article) -> dict[str, Any] | None:
    found = article.document_date
    if not found:
        return None
    evidence = _span(found.evidence) if found.evidence else None
    return {"value": found.value.isoformat(), "evidence": evidence, "source": found.source}


def _entity(entity: Any) -> dict[str, Any]:
    mentions = [_span(m) | ({"title": m.title} if m.title else {}) for m in entity.mentions]
    return {"name": entity.name, "country": entity.country, "mentions": mentions}


def _holder(term: Term | None) -> dict[str, str] | None:
    """Who held the office of somebody whom the text does not name, by the table of leaders."""
    if term is None:
        return None
    source = f"by the table of leaders, not by the text: {term.source}"
    return {"name": term.shown_name, "since": term.since, "source": source}


def _statement(statement: Statement, score: Score) -> dict[str, Any]:
    return {
        "id": statement.id,
        "kind": statement.kind,
        "speakers": list(statement.speakers),
        "resolved": {
            "by": statement.resolved.by,
            "mentions": [_span(mention) for mention in statement.resolved.mentions],
        },
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
        "group": verdict.group,
        "verdict": verdict.verdict,
        "today": verdict.today,
        "reason": verdict.reason,
        "evidence": [asdict(row) for row in verdict.evidence],
        "figure": verdict.figure.as_data() if verdict.figure else None,
    }
