"""What is said without a figure: trends, readings of a fact, acts, calls, commitments, positions, judgements."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from readout.article import Article, Span
from readout.claims.english.words import has_any
from readout.lexicon import entries
from readout.statements import Statement

_EVALUATIVE = frozenset(entries("evaluative"))
_TREND = re.compile(
    r"\b(?:steady|steadily|stable|rapid|rapidly|sustained|continuous) "
    r"(?:growth|growing|increase|increasing|expansion|expanding|rise|rising)\b[^,;.]{0,400}?(?= and is | and are |[,;.]|$)",
    re.IGNORECASE,
)
_STEADY = ("stead", "stable", "rapid", "sustained", "continuous")
_EVALUATION = re.compile(
    r"\bwhich (?:fully |clearly )?(?:shows?|demonstrates?|reflects?|proves?|means)\b[^;.]{0,4000}",
    re.IGNORECASE,
)
# Statements without a claim a table could test, by what kind of saying they are, with words of which each has one in
# it; the first that fits is taken.
_SAYINGS = (
    (
        "exhortation",
        ("should", "need", "must", "ought"),
        re.compile(r"\b(should|need to|needs to|must|ought to)\b", re.I),
        "opinion",
        "It says what should be done, which is neither true nor false.",
    ),
    (
        "commitment",
        ("ready", "will", "prepared", "pledge"),
        re.compile(r"\b(is|are|stands?) (ready|willing|prepared)\b|\bwill\b|\bpledge", re.I),
        "not_checkable",
        "It is a commitment: only later events could show whether it was kept.",
    ),
    (
        "position",
        ("support", "oppos", "back", "reject"),
        re.compile(r"\b(supports?|opposes?|backs?|rejects?)\b", re.I),
        "opinion",
        "It states a position, which a table can neither bear out nor contradict.",
    ),
)
_CALLS = re.compile(r"\b(call\w* (?:for|on|upon)|urg|appeal|hope|wish|propos|suggest)", re.IGNORECASE)
_ACTS = re.compile(r"\b(extend|thank|welcom|congratulat|convey|condol|prais|hail)", re.IGNORECASE)
_ASKS = re.compile(r"(?:ask|wonder|inquir)", re.IGNORECASE)
_DENIES = re.compile(r"(?:den(?:y|ies|ied)|reject|dismiss|rul\w+ out|disput)", re.IGNORECASE)


def trends(article: Article) -> Iterator[Span]:
    """Growth that is called steady."""
    lower = article.text.lower()
    for sentence in article.sentences if has_any(lower, _STEADY) else ():
        for found in _TREND.finditer(sentence.text):
            yield article.span(sentence.start + found.start(), sentence.start + found.end())


def evaluations(statements: Sequence[Statement]) -> Iterator[tuple[int, int]]:
    """What a fact is said to show."""
    for statement in statements:
        for span in statement.content:
            for found in _EVALUATION.finditer(span.text):
                yield span.start + found.start(), span.start + found.end()


def asks(statement: Statement) -> bool:
    """Whether a statement is a question."""
    return bool(_ASKS.match(statement.cue.text)) or statement.text.rstrip("\"'”’ ").endswith("?")


def denies(statement: Statement) -> bool:
    """Whether a statement denies what it holds."""
    return bool(_DENIES.match(statement.cue.text))


def saying(statement: Statement) -> tuple[str, str, str]:
    """The kind of saying a statement is, with the verdict and the reason that go with it."""
    cue, text = statement.cue.text, statement.text
    if _ACTS.search(cue):
        why = "It is an act done in words; the other side's readout would be a second source."
        return "act", "not_checkable", why
    if _CALLS.search(cue):
        return "exhortation", "opinion", "It says what should come, which is neither true nor false."
    lower = text.lower()
    for kind, words, pattern, verdict, reason in _SAYINGS:
        if has_any(lower, words) and pattern.search(text):
            return kind, verdict, reason
    if not _EVALUATIVE.isdisjoint(re.findall(r"[\w-]+", lower)):
        return "assertion", "opinion", "It is a judgement, not a measurement."
    return "assertion", "not_checkable", "No table here can test this kind of claim."
