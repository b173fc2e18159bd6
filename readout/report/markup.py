"""The article with its facts marked where they stand, as HTML for lessons and the report, there with what links to it.

Each kind has a colour, an underline of its own and a written label, so that nothing hangs on colour alone; a screen
reader hears the label after the words. Text is escaped: markup in an article is shown, not run.
"""

from __future__ import annotations

import html
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import resources
from itertools import pairwise
from typing import NamedTuple

from readout.article import Article, Segment, holding
from readout.claims import Verdict
from readout.facts import Facts
from readout.report.finding import VERDICT_LABELS
from readout.report.visible import visible
from readout.statements import Statement

KINDS = ("person", "organisation", "place", "date", "quantity", "says", "topic")
_PARAGRAPHS_SHOWN = 20  # that the report shows before it folds the others


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
    of: str = ""  # the statement whose cue it is


class _Words(NamedTuple):
    """A stretch of the text that belongs to statements and claims, `of`; `opening` are those that begin with it."""

    start: int
    end: int
    of: tuple[str, ...]
    opening: tuple[str, ...]


def marked_up(
    article: Article,
    facts: Facts,
    statements: Sequence[Statement],
    verdicts: Sequence[Verdict] | None = None,
) -> Markup:
    """The article with people, organisations, places, dates, quantities and the cues of statements marked.

    Hovering shows what each was read as. Of two marks in the same place the longer one is drawn. With `verdicts`, which
    the report gives, the words of each statement and claim are linked with its row (`#ST1`, `#C1`), and that with them
    (`#t-ST1`, `#t-C1`), and of a long text all but the first paragraphs are folded.
    """
    found = [mark for mark in _marks(facts, statements) if _in_one(article.segments, mark)]
    marks = _apart(sorted(found, key=lambda mark: (mark.start, -mark.end)))
    style = resources.files("readout.report").joinpath("templates/markup.css").read_text(encoding="utf-8")
    counted = {kind: sum(mark.kind == kind for mark in marks) for kind in KINDS}
    key = " ".join(
        f'<mark class="rd-{kind}">{kind} {counted[kind]}</mark>' for kind in KINDS if counted[kind]
    )
    if key:
        key = f'<p class="rd-key">Marked: {key}</p>\n'
    starts = [mark.start for mark in marks]
    links = None if verdicts is None else _Links(marks, statements, verdicts)
    paragraphs = [
        _paragraph(
            article,
            segment,
            marks[bisect_left(starts, segment.start) : bisect_left(starts, segment.end)],
            links,
        )
        for segment in article.segments
    ]
    if links and len(paragraphs) > _PARAGRAPHS_SHOWN:
        more = f"{len(paragraphs) - _PARAGRAPHS_SHOWN:,} more of its paragraphs"
        paragraphs.insert(_PARAGRAPHS_SHOWN, f"<details><summary>{more}</summary>")
        paragraphs.append("</details>")
    body = "\n".join(paragraphs)
    opening = '<section class="rd-article tex2jax_ignore mathjax_ignore" aria-label="The article, its facts marked">'
    return Markup(visible(f"{opening}\n{key}{body}\n</section>"), style)


class _Links:
    """What of the text belongs to which statement and claim, and the anchors that go from there to their rows."""

    def __init__(self, marks: Sequence[_Mark], statements: Sequence[Statement], verdicts: Sequence[Verdict]):
        self.cues = {mark.of for mark in marks}  # a cue that is marked has the anchor of its statement
        self.verdicts = {v.claim.id: v.verdict for v in verdicts}
        stretches = [(span.start, span.end, s.id) for s in statements for span in s.content]
        stretches += [(v.claim.start, v.claim.end, v.claim.id) for v in verdicts]
        self.words = list(_cut_apart(stretches))
        self.starts = [words.start for words in self.words]

    def between(self, text: str, start: int, end: int) -> Iterator[str]:
        """The words from `start` up to `end` as HTML, each stretch with what it belongs to."""
        first = max(0, bisect_right(self.starts, start) - 1)
        for words in self.words[first : bisect_left(self.starts, end)]:
            left, right = max(words.start, start), min(words.end, end)
            if left >= right:
                continue
            yield html.escape(text[start:left])
            if words.start == left:
                yield from map(self._anchor, words.opening)
            yield f'<span data-of="{" ".join(words.of)}">{html.escape(text[left:right])}</span>'
            start = right
        yield html.escape(text[start:end])

    def _anchor(self, item: str) -> str:
        verdict = self.verdicts.get(item)
        if verdict is None:
            if item in self.cues:
                return ""
            return f'<small><a class="rd-ref" id="t-{item}" href="#{item}">{item}</a> </small>'
        sign, _, label = VERDICT_LABELS[verdict].partition(" ")
        return f'<small><a class="rd-ref" id="t-{item}" href="#{item}" title="{item}, {label}">{item}\xa0{sign}</a> </small>'


def _cut_apart(stretches: Sequence[tuple[int, int, str]]) -> Iterator[_Words]:
    """The stretches cut where one of them begins or ends, so that none overlaps another."""
    begins: dict[int, list[str]] = {}
    ends: dict[int, list[str]] = {}
    for start, end, item in stretches:
        begins.setdefault(start, []).append(item)
        ends.setdefault(end, []).append(item)
    begun: set[str] = set()
    here: dict[str, None] = {}
    for start, end in pairwise(sorted({*begins, *ends})):
        for item in ends.get(start, ()):
            here.pop(item, None)
        here |= dict.fromkeys(begins.get(start, ()))
        if here:
            opening = tuple(item for item in here if item not in begun)
            begun.update(opening)
            yield _Words(start, end, tuple(here), opening)


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
        yield _Mark(statement.cue.start, statement.cue.end, kind, note, statement.id)


def _in_one(segments: Sequence[Segment], mark: _Mark) -> bool:
    """Whether a mark stands in one paragraph from end to end."""
    segment = holding(segments, mark.start)
    return segment is not None and mark.end <= segment.end


def _apart(marks: Sequence[_Mark]) -> list[_Mark]:
    kept: list[_Mark] = []
    for mark in marks:
        if not kept or mark.start >= kept[-1].end:
            kept.append(mark)
    return kept


def _paragraph(article: Article, segment: Segment, marks: Sequence[_Mark], links: _Links | None) -> str:
    def words(start: int, end: int) -> str:
        return (
            "".join(links.between(article.text, start, end))
            if links
            else html.escape(article.text[start:end])
        )

    pieces, place = [], segment.start
    for mark in marks:
        pieces.append(words(place, mark.start))
        note, anchor = html.escape(mark.note, quote=True), ""
        # Who says it stands in the label, for those who cannot hover.
        label = f"{mark.kind} {note}" if mark.of else mark.kind
        if links and mark.of:
            anchor = f' id="t-{mark.of}"'
            label = label.replace(mark.of, f'<a href="#{mark.of}">{mark.of}</a>', 1)
        inside = words(mark.start, mark.end)
        pieces.append(
            f'<mark{anchor} class="rd-{mark.kind}" title="{note}">{inside}<small> {label}</small></mark>'
        )
        place = mark.end
    pieces.append(words(place, segment.end))
    note = "" if segment.kind == "body" else f'<small class="rd-kind">{segment.kind}</small> '
    return f'<p dir="auto">{note}{"".join(pieces)}</p>'
