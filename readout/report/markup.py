"""The article with its facts marked where they stand, as HTML for lessons and the report.

Each kind has a colour, an underline of its own and a written label, so that nothing hangs on colour alone; a screen
reader hears the label after the words. Text is escaped: markup in an article is shown, not run.
"""

from __future__ import annotations

import html
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import resources
from typing import NamedTuple

from readout.article import Article, Segment
from readout.facts import Facts
from readout.statements import Statement

KINDS = ("person", "organisation", "place", "date", "quantity", "says", "topic")


@dataclass(frozen=True)
class Markup:
    """HTML that a notebook shows as it is: `body` and the `style` it needs."""

    body: str
    style: str

    def _repr_html_(self) -> str:
        return f"<style>{self.style}</style>\n{self.body}"


class _Mark(NamedTuple):
    start: int
    end: int
    kind: str
    note: str


def marked_up(article: Article, facts: Facts, statements: Sequence[Statement]) -> Markup:
    """`article` with people, organisations, places, dates, quantities and the cues of statements marked.

    Hovering shows what each was read as. Of two marks in the same place the longer one is drawn.
    """
    marks = _apart(sorted(_marks(facts, statements), key=lambda mark: (mark.start, -mark.end)))
    style = resources.files("readout.report").joinpath("templates/markup.css").read_text(encoding="utf-8")
    counted = {kind: sum(mark.kind == kind for mark in marks) for kind in KINDS}
    key = " ".join(
        f'<mark class="rd-{kind}">{kind} {counted[kind]}</mark>' for kind in KINDS if counted[kind]
    )
    if key:
        key = f'<p class="rd-key">Marked: {key}</p>\n'
    starts = [mark.start for mark in marks]
    body = "\n".join(
        _paragraph(
            article, segment, marks[bisect_left(starts, segment.start) : bisect_left(starts, segment.end)]
        )
        for segment in article.segments
    )
    opening = '<section class="rd-article tex2jax_ignore mathjax_ignore" aria-label="The article, its facts marked">'
    return Markup(f"{opening}\n{key}{body}\n</section>", style)


def _marks(facts: Facts, statements: Sequence[Statement]) -> Iterator[_Mark]:
    for kind, entities in (
        ("person", facts.people),
        ("organisation", facts.organisations),
        ("place", facts.places),
    ):
        for entity in entities:
            for mention in entity.mentions:
                yield _Mark(mention.start, mention.end, kind, entity.name)
    for date in facts.dates:
        yield _Mark(
            date.start, date.end, "date", date.value or "unresolved: the text gives no date of its own"
        )
    for quantity in facts.quantities:
        yield _Mark(quantity.start, quantity.end, "quantity", f"{quantity.value:,.12g} {quantity.unit}")
    for statement in statements:
        note = f"{statement.id}: {', '.join(statement.speakers)}"
        kind = "topic" if statement.kind == "topic" else "says"
        yield _Mark(statement.cue.start, statement.cue.end, kind, note)


def _apart(marks: Sequence[_Mark]) -> list[_Mark]:
    kept: list[_Mark] = []
    for mark in marks:
        if not kept or mark.start >= kept[-1].end:
            kept.append(mark)
    return kept


def _paragraph(article: Article, segment: Segment, marks: Sequence[_Mark]) -> str:
    pieces, place = [], segment.start
    for mark in marks:
        if mark.end <= segment.end:
            pieces.append(html.escape(article.text[place : mark.start]))
            words, note = html.escape(article.text[mark.start : mark.end]), html.escape(mark.note, quote=True)
            # Who says it stands in the label, for those who cannot hover.
            label = f"{mark.kind} {note}" if mark.kind in ("says", "topic") else mark.kind
            pieces.append(
                f'<mark class="rd-{mark.kind}" title="{note}">{words}<small> {label}</small></mark>'
            )
            place = mark.end
    pieces.append(html.escape(article.text[place : segment.end]))
    note = "" if segment.kind == "body" else f'<small class="rd-kind">{segment.kind}</small> '
    return f'<p dir="auto">{note}{"".join(pieces)}</p>'
