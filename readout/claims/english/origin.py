"""Whose report a text is, as its credits and its dateline say: "(With input from Xinhua)", "Dec. 20 (Xinhua) --", "/TASS/"."""

from __future__ import annotations

import re
from itertools import islice

from readout.article import Article

# What opens a report: a place and a day, and the agency in brackets or between strokes before a mark.
_DATELINE = re.compile(
    r"[^\n()/]{0,80}(?:\((?P<brackets>[A-Z][^\n()]{1,40})\)\s?[-–—:|]|/(?P<strokes>[A-Z][^\n/]{1,40})/)"
)
_CREDITED = re.compile(r"[A-Z][\w&'’.]*+(?:[ -][A-Z][\w&'’.]*+){0,7}")
# A credit that names who took a picture or wrote, and not whose report it is.
_OF_A_PERSON = re.compile(
    r"\W{0,3}(?:(?:reporting|editing|writing|photos?|image)\s+by|photos?|image|editor)\b", re.I
)
_DATELINE_WITHIN = 4  # segments, of which the first of the body has the dateline


def published_by(article: Article) -> frozenset[str]:
    """The names that a text's credits and its dateline have, agencies among them; empty where nothing says whose it is."""
    credits = (segment.text for segment in article.segments if segment.kind == "credit")
    said = [words for words in credits if not _OF_A_PERSON.match(words)]
    for segment in islice(article.segments, _DATELINE_WITHIN):
        if segment.kind == "body" and (found := _DATELINE.match(segment.text)):
            said.append(found["brackets"] or found["strokes"])
    return frozenset(name for words in said for name in _CREDITED.findall(words))


def is_one_of(publisher: str, names: frozenset[str]) -> bool:
    """Whether a publisher is one of `names`, or begins or ends with one of them ("ITAR-TASS", "Xinhua News Agency")."""
    words = re.split(r"[\s-]+", publisher.casefold())
    for name in names:
        said = re.split(r"[\s-]+", name.casefold())
        if said in (words[: len(said)], words[-len(said) :]):
            return True
    return False
