"""Words of the text as the page shows them: in quotation marks what the text quotes, and nothing that it tells."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from readout.article import Article
from readout.statements import Statement
from readout.statements.quotations import quotations, starts_quoted

_QUOTE_SIGN = re.compile(r"[“”\"]|''|``")
Stretch = tuple[int, int]


def quoted_stretches(article: Article, statements: Sequence[Statement]) -> list[Stretch]:
    """Where the text gives somebody's own words, marks left out: what stands in marks, and the turns of a transcript.

    In a paragraph with a mark that has no other it is not known which words are quoted: there only statements say so.
    """
    found = [
        (span.start, span.end)
        for statement in statements
        if statement.quote == "direct"
        for span in statement.content
    ]
    for segment in article.segments:
        marked, closed = quotations(article.text, segment.start, segment.end)
        if closed or starts_quoted(article.text, segment.start):
            found += [_between_marks(article.text, start, end) for start, end in marked]
    return _made_one(found)


def _between_marks(text: str, start: int, end: int) -> Stretch:
    opening = _QUOTE_SIGN.match(text, start)
    start = opening.end() if opening else start
    for closing in _QUOTE_SIGN.finditer(text, max(start, end - 2), end):
        if closing.end() == end:
            end = closing.start()
    return start, end


def _made_one(stretches: Sequence[Stretch]) -> list[Stretch]:
    """The stretches in order, those that overlap made one."""
    joined: list[Stretch] = []
    for start, end in sorted(stretches):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        elif start < end:
            joined.append((start, end))
    return joined


def excerpt(
    text: str, start: int, end: int, quoted: Sequence[Stretch], covered: Stretch
) -> list[tuple[str, bool]]:
    """The words between two offsets in pieces, each with whether it lies within `covered`.

    Words in one of the stretches `quoted` stand in quotation marks; other words stand in none.
    """
    pieces: list[tuple[str, bool]] = []
    for first, last, inside in _quoted_and_told(start, end, quoted):
        cuts = sorted({first, last, *(place for place in covered if first < place < last)})
        for left, right in pairwise(cuts):
            words = text[left:right] if inside else _QUOTE_SIGN.sub("", text[left:right])
            if inside:
                words = f"{'“' * (left == first)}{words}{'”' * (right == last)}"
            if words:
                pieces.append((words, covered[0] <= left < covered[1]))
    return pieces


def _quoted_and_told(start: int, end: int, quoted: Sequence[Stretch]) -> Iterator[tuple[int, int, bool]]:
    """The stretches between two offsets that are quoted and those that are not, in order."""
    first = max(0, bisect_right(quoted, (start, start)) - 1)
    for left, right in quoted[first : bisect_left(quoted, (end, end))]:
        left, right = max(left, start), min(right, end)
        if left >= right:
            continue
        if start < left:
            yield start, left, False
        yield left, right, True
        start = right
    if start < end:
        yield start, end, False
