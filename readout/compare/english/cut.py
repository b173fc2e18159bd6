"""How a text in English says that it goes on elsewhere."""

from __future__ import annotations

import re

from readout.article import Article

_AT_ITS_END = re.compile(
    r"(?:…|\.\.\.|\[…\]|\[\.\.\.\]|\(…\)|\b(?:to be continued|more to follow|read more|continue reading|full text follows))"
    r"[\s.)\]]{0,5}$",
    re.IGNORECASE,
)
_OF_ITSELF = re.compile(r"^\W{0,3}(?:excerpts?|extracts?|abridged)\b", re.IGNORECASE | re.MULTILINE)
_LAST_LETTERS = 80


def says_it_is_cut(article: Article) -> bool:
    """Whether a text ends in an ellipsis or a promise of more, or calls itself an excerpt in a line of its own."""
    return bool(_AT_ITS_END.search(article.text[-_LAST_LETTERS:].rstrip())) or any(
        _OF_ITSELF.match(segment.text) for segment in article.segments
    )
