"""Quotations, and the edges of what is said."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from readout.article import LONGEST_SENTENCE, Article, in_pieces

# What stands at the edge of a span and is no part of it.
EDGES = "`\t\n\r.,;:!?\"“”'‘’()[]—–-… "
# To the reader a no-break space is a blank, too; to the measures it is not, or published figures would move.
_BLANKS_AND_EDGES = EDGES + "\xa0"
# It begins with a class, which is looked for faster than a choice.
_QUOTE_MARK = re.compile(r"[“”\"'`](?:(?<=[“”\"])|(?<=')'|(?<=`)`)")
_CLOSING_MARK = re.compile(r"[.,!?]?(?:[”\"]|'')")
_OPENING_MARKS = "\"“'`"


def trimmed(text: str, start: int, end: int, edges: str = EDGES) -> tuple[int, int]:
    """The span from `start` to `end` without the characters of `edges` at either end; it may be empty."""
    while start < end and text[start] in edges:
        start += 1
    while end > start and text[end - 1] in edges:
        end -= 1
    return start, end


def bare(text: str, start: int, end: int) -> tuple[int, int]:
    """The span from `start` to `end` without marks and blanks at either end; it may be empty."""
    return trimmed(text, start, end, _BLANKS_AND_EDGES)


def bare_but_for_pairs(text: str, start: int, end: int) -> tuple[int, int]:
    """As `bare`, but a quotation inside keeps both of its marks: 'it was "a good day"'."""
    start, end = bare(text, start, end)
    marks = len(_QUOTE_MARK.findall(text, start, end))
    closing = _CLOSING_MARK.match(text, end) if marks % 2 else None
    return start, closing.end() if closing else end


def quotations(text: str, start: int, end: int) -> tuple[list[tuple[int, int]], bool]:
    """The quotations between `start` and `end`, marks included, and whether the last one is closed."""
    found: list[tuple[int, int]] = []
    opened: int | None = None
    for match in _QUOTE_MARK.finditer(text, start, end):
        if opened is None:
            opened = None if match.group() == "”" else match.start()
        elif match.group() not in ("“", "``"):
            found.append((opened, match.end()))
            opened = None
    if opened is not None:
        found.append((opened, end))
    return found, opened is None


def opens_quoted(article: Article, number: int) -> bool:
    """Whether segment `number` goes on with a quotation, as one does that runs over paragraphs."""
    return number < len(article.segments) and starts_quoted(article.text, article.segments[number].start)


def starts_quoted(text: str, start: int) -> bool:
    """Whether a mark that opens a quotation stands at `start`."""
    return text[start] in _OPENING_MARKS


def units(
    text: str, sentences: Sequence[tuple[int, int]], quotes: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Start and end of what is read as one: each of `sentences`, or those joined that one of `quotes` spans."""
    opened: int | None = None
    for number, (start, end) in enumerate(sentences):
        begin = start if opened is None else opened
        place = bisect_right(quotes, (end, -1)) - 1
        inside = place >= 0 and quotes[place][0] < end < quotes[place][1]
        if inside and number + 1 < len(sentences) and end - begin < LONGEST_SENTENCE:
            opened = begin
            continue
        opened = None
        yield from in_pieces(text, begin, end)
