"""A text and its pieces, each of them a `Span` of the text as it is stored.

`article.text[span.start:span.end] == span.text` holds for every one.
"""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from readout.article.language import ENGLISH, why_unreadable


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of an article: `text` stands from offset `start` up to, not including, `end`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Segment(Span):
    """A paragraph of the article by its role: `kind` is caption, body, credit or heading.

    It is one line, or several where the text is hard-wrapped.
    """

    kind: str


@dataclass(frozen=True, slots=True)
class Sentence(Span):
    """A sentence. `segment` is the index of the segment it stands in."""

    segment: int


@dataclass(frozen=True, slots=True)
class DocumentDate:
    """The day of an article.

    `source` is where its year stands: in the "text", in the "file name", or "given" by whoever asked for the reading.
    `evidence` are the words of the text that say the day; None where none do.
    """

    value: dt.date
    evidence: Span | None
    source: str = "text"


@dataclass(frozen=True, slots=True)
class Article:
    """A text with its structure. `sha256` is of the file's bytes; offsets count characters of `text`.

    `language` is its ISO 639-1 code, "und" where that is none that is known. `month_first` is whether the text writes
    the eighth of January as 01/08; None where it does not show.
    """

    path: str
    text: str
    sha256: str
    segments: tuple[Segment, ...]
    sentences: tuple[Sentence, ...]
    document_date: DocumentDate | None
    language: str = "en"
    month_first: bool | None = None

    @property
    def readable(self) -> bool:
        """Whether it is in a language that the library reads: English."""
        return self.language == ENGLISH

    @property
    def unreadable(self) -> str | None:
        """Why nothing is taken from the text; None where it is readable."""
        return None if self.readable else why_unreadable(self.language)

    def span(self, start: int, end: int) -> Span:
        """The stretch from `start` up to `end`."""
        return Span(start, end, self.text[start:end])

    @property
    def body(self) -> tuple[Sentence, ...]:
        """The sentences of the report itself, without captions, credits and headings."""
        return tuple(s for s in self.sentences if self.segments[s.segment].kind == "body")


LONGEST_SENTENCE = 4000
"""In characters; what is longer is no sentence, and is read in pieces so that time stays linear."""


def in_pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """From `start` up to `end`, cut at blanks into pieces of at most `LONGEST_SENTENCE`."""
    while end - start > LONGEST_SENTENCE:
        blank = text.rfind(" ", start + 1, start + LONGEST_SENTENCE)
        stop = blank if blank > start else start + LONGEST_SENTENCE
        yield start, stop
        start = stop + (text[stop] == " ")
    if start < end:
        yield start, end


T = TypeVar("T", bound=Span)


def within(items: Sequence[T], start: int, end: int) -> list[T]:
    """Those of `items`, which stand in the order of the text, that lie between two offsets."""
    first = bisect_left(items, start, key=_start)
    return [item for item in items[first : bisect_left(items, end, key=_start)] if item.end <= end]


def holding(items: Sequence[T], place: int) -> T | None:
    """The last of `items`, which stand in the order of the text, that begins before `place` and holds it, or None."""
    number = bisect_right(items, place, key=_start)
    return items[number - 1] if number and place < items[number - 1].end else None


def _start(item: Span) -> int:
    return item.start


def running_text(article: Article) -> str:
    """The text with blanks for the line breaks inside hard-wrapped paragraphs; every offset stays."""
    if not any("\n" in segment.text for segment in article.segments):
        return article.text
    pieces, end = [], 0
    for segment in article.segments:
        pieces += [article.text[end : segment.start], re.sub(r"[\r\n]", " ", segment.text)]
        end = segment.end
    return "".join(pieces) + article.text[end:]
