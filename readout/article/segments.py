"""The paragraphs of a text, each by its role."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from readout.article.english.marks import (
    AGENCY_TAIL,
    CAPTION_MARK,
    CREDIT_LINE,
    PHOTO_CREDIT,
    is_source_sentence,
)
from readout.article.model import Segment

_LINE = re.compile(r"[^\r\n\x85\u2028\u2029]+")
_BULLET = re.compile(r"(?:[-–—•*·▪●]|\d{1,2}[.)])\s")
LONGEST_CAPTION = 600
# A text is hard-wrapped if no line is longer than a page is wide; a narrower one holds verse.
_NARROWEST_PAGE, _WIDEST_PAGE = 50, 100


def segments_of(text: str) -> Iterator[Segment]:
    """The segments of `text` in their order: what a line looks like and where it stands say what it is."""
    paragraphs = _paragraphs(text)
    for number, (start, end) in enumerate(paragraphs):
        words = text[start:end]
        tail = max(start, end - 65)
        credit = PHOTO_CREDIT.search(text, tail, end)
        kind = "caption"
        if not credit and (credit := AGENCY_TAIL.search(text, tail, end)) and number > 2:
            kind = "body"
        if credit and (kind == "body" or end - start <= LONGEST_CAPTION):
            yield Segment(start, credit.start(), text[start : credit.start()], kind)
            yield Segment(credit.start(1), end, credit[1], "credit")
        elif CREDIT_LINE.match(words) and not is_source_sentence(words):
            yield Segment(start, end, words, "credit")
        elif number < 3 and end - start <= LONGEST_CAPTION and CAPTION_MARK.search(words):
            yield Segment(start, end, words, "caption")
        elif (
            len(paragraphs) > 1
            and end - start <= 120
            and words[-1] not in '.!?:;,"”’)。！？'
            and not _BULLET.match(words)
        ):
            yield Segment(start, end, words, "heading")
        else:
            yield Segment(start, end, words, "body")


def _paragraphs(text: str) -> list[tuple[int, int]]:
    """Start and end of every line that holds something; the lines of a hard-wrapped paragraph are one."""
    lines = []
    for match in _LINE.finditer(text):
        line = match.group()
        start = match.start() + len(line) - len(line.lstrip("\ufeff \t\v\f\xa0"))
        end = match.end() - (len(line) - len(line.rstrip()))
        if start < end:
            lines.append((start, end))
    width = max((end - start for start, end in lines), default=0)
    if not _NARROWEST_PAGE <= width <= _WIDEST_PAGE:
        return lines
    # A line is carried on by the next if the next one's first word had no room left on it.
    carried = [
        following - end <= 2
        and end - start + len(text[following:stop].split(None, 1)[0]) >= width - 2
        and not _BULLET.match(text, following)
        and not CREDIT_LINE.match(text[following:stop])
        for (start, end), (following, stop) in pairwise(lines)
    ]
    if not any(on and text[start].islower() for on, (start, _) in zip(carried, lines[1:], strict=True)):
        return lines
    paragraphs = lines[:1]
    for on, (start, end) in zip(carried, lines[1:], strict=True):
        if on:
            paragraphs[-1] = (paragraphs[-1][0], end)
        else:
            paragraphs.append((start, end))
    return paragraphs
