"""Where a sentence ends."""

from __future__ import annotations

import re
from collections.abc import Iterator

from readout.article.model import Segment, in_pieces
from readout.lexicon import entries

# Possessive (++), and begun only where a run begins: a megabyte of dots must not take for ever. It begins with a class,
# which is looked for faster than a choice.
_SENTENCE_END = re.compile(
    r"[.!?…。！？](?:(?<=[.!?…])(?<![.!?…][.!?…])[.!?…]*+[\"”’')\]]*+\s++(?=[\"“‘'(\[$€£¥]*+[^\W_a-zß-ÿ])"
    r"|(?<=[。！？])[。！？]*+[”’」』）]*+)"
)
_ABBREVIATIONS = frozenset(entries("abbreviations"))
_LAST_WORD = re.compile(r"[\w.]{1,12}$")
_OPENERS = frozenset(entries("openers"))
_NEXT_WORD = re.compile(r"[\"“‘'(\[]*+(\w+)")
# Abbreviations that may end a sentence, where a word follows that opens one: not "Mr. He".
_FINAL = re.compile(r"(?:Inc|Corp|Ltd|Co|Jr|Sr|bn|mln|[ap]\.m|(?:[A-Z]\.){1,6}[A-Z])$")
# '"Are we ready?" Xi asked.' goes on after its question mark.
_SAYING = re.compile(
    r"(?:[^\W\d_a-zß-ÿ][\w.’'-]*\s){1,5}(?:also\s|then\s)?(?:said|says|asked|asks|told|added|adds|replied|"
    r"responded|wrote|writes|wondered|declared|exclaimed|stressed|noted|warned|remarked|continued)\b"
)


def sentences_of(text: str, segment: Segment) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence of `segment`; a credit or heading is one.

    What is longer than a sentence can be is read in pieces, unless it is one word.
    """
    for start, end in _ended(text, segment):
        one_word = text.find(" ", start, end) < 0
        yield from [(start, end)] if one_word else in_pieces(text, start, end)


def _ended(text: str, segment: Segment) -> Iterator[tuple[int, int]]:
    start = segment.start
    if segment.kind in ("body", "caption"):
        for match in _SENTENCE_END.finditer(text, segment.start, segment.end):
            if text[match.start()] == "." and _abbreviated(text, match.start(), match.end()):
                continue
            asks = text[match.start()] in "?!…" and match.group().rstrip()[-1] in '"”’'
            if asks and _SAYING.match(text, match.end(), segment.end):
                continue
            end = match.end() - (len(match.group()) - len(match.group().rstrip()))
            if end > start:
                yield start, end
            start = match.end()
    if start < segment.end:
        yield start, segment.end


def _abbreviated(text: str, stop: int, after: int) -> bool:
    """Whether the full stop at `stop` is of an abbreviation or initial, and no sentence begins `after` it."""
    word = _LAST_WORD.search(text, max(0, stop - 12), stop)
    if not word:
        return False
    last = word.group()
    if _FINAL.match(last):
        opener = _NEXT_WORD.match(text, after)
        if opener and opener[1] in _OPENERS:
            return False
    return (
        last in _ABBREVIATIONS
        or (len(last) == 1 and last.isupper())
        or bool(re.fullmatch(r"(?:\w\.)+\w", last))
    )
