"""How the speaker of a statement was found, in words that a reader can check against the text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from readout.article import Article, Span, holding
from readout.statements.model import Statement


def how_resolved(article: Article, statements: Sequence[Statement]) -> dict[str, str]:
    """By the id of each statement what its source says and what decides who that is: "“Both leaders”, from the title".

    Empty where the source gives a name itself, or stands nowhere. A source that nothing decides says so.
    """
    numbers = {sentence.start: number for number, sentence in enumerate(article.body, start=1)}
    return {statement.id: _how(article, numbers, statement) for statement in statements}


def _how(article: Article, numbers: Mapping[int, int], statement: Statement) -> str:
    source, resolved = statement.source, statement.resolved
    if source is None:
        return ""
    if resolved.by == "none":
        return "in the text's words, which nothing decides"
    if resolved.by in ("name", "turn") or not resolved.mentions:
        return ""
    places = dict.fromkeys(_place_in_words(article, numbers, mention) for mention in resolved.mentions)
    return f"“{_short(source.text)}”, from {' and '.join(places)}"


_LONGEST_SOURCE = 60  # characters of a source shown


def _short(words: str) -> str:
    return words if len(words) <= _LONGEST_SOURCE else words[:_LONGEST_SOURCE].rpartition(" ")[0] + " …"


def _place_in_words(article: Article, numbers: Mapping[int, int], mention: Span) -> str:
    """The title, or the sentence that holds a mention by its number in the text."""
    sentence = holding(article.sentences, mention.start)
    if sentence is None:
        return "the text"
    kind = article.segments[sentence.segment].kind
    if kind == "heading":
        return "the title" if sentence.segment == 0 else "a heading"
    return f"the {kind}" if kind != "body" else f"sentence\xa0{numbers[sentence.start]}"
