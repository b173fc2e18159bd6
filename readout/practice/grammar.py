"""The grammar of the practice readouts: names and their expansions, as `lexicons/` has them.

`name: expansion`, one a line. In an expansion a slot `{name}` is expanded in turn (`{^name}` with a capital,
`{name:words}` with what its writer needs to know); `<s1>`, `<q1>` and `<c1>` mark source, cue and content of the
first statement of a template, `<t1>` instead of `<q1>` the cue of one that tells only what was talked about,
`<s12>` a source shared by two, `<e>` the event; `|` ends a sentence, `||` a paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from readout.lexicon import entries

LEXICONS = ("words", "topics", "styles")
"""The files of the grammar."""

_PIECES = re.compile(r"\{(\^?)([A-Za-z0-9_.+!-]+)(?::([^{}]*))?\}|<(/?)([sqtce])(\d*)>|(\|\|?)|([^{}<|]+)")


class Piece(NamedTuple):
    """A piece of a template, everything empty that it is not: a slot, a mark, a bar, or plain text.

    `capital` is `^` where a slot is to begin with a capital, `words` what stands behind its colon. `closing` is `/`
    at the end of a marked stretch, `role` s, q, t, c or e, and `digits` the statements it belongs to.
    """

    capital: str
    slot: str
    words: str
    closing: str
    role: str
    digits: str
    bar: str
    plain: str


@cache
def rules() -> dict[str, tuple[str, ...]]:
    """Every name of the grammar with its expansions, in the order of the files."""
    found: dict[str, list[str]] = {}
    for name, expansion in _named_expansions():
        found.setdefault(name, []).append(re.sub(r"\s*(\|\|?)\s*", r"\1", expansion))
    return {name: tuple(expansions) for name, expansions in found.items()}


def _named_expansions() -> Iterator[tuple[str, str]]:
    """Names and expansions as they stand in the files."""
    for lexicon in LEXICONS:
        for line in entries(lexicon, "practice/lexicons"):
            name, _, expansion = line.partition(": ")
            yield name, expansion


@cache
def pieces(template: str) -> tuple[Piece, ...]:
    """A template in its pieces."""
    return tuple(Piece(*match.groups("")) for match in _PIECES.finditer(template))
