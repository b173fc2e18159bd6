"""Words by which one level is said of many years: "every year since 2010", "above 150 million since 2012"."""

from __future__ import annotations

import re

from readout.facts.english.numerals import ONES, TENS, number_of

_SO_MANY_YEARS = rf"(\d{{1,2}}|{'|'.join(sorted([*ONES, *TENS], key=len, reverse=True))})"
_EVERY_SINCE = re.compile(
    r"\b(?:every|each)\s(?:single\s)?year\s(?:since|from)\s(?:the\s)?(?:year\s)?(\d{4})\b", re.I
)
_OF_THE_LAST = re.compile(
    rf"\b(?:in|during|over|of)\s(?:each|every(?:\sone)?)(?:\sof)?\sthe\s(?:last|past|previous)\s{_SO_MANY_YEARS}\syears\b",
    re.I,
)
_RUNNING = re.compile(
    rf"\bfor\s{_SO_MANY_YEARS}\s(?:straight\s|consecutive\s|full\s)?years(?:\s(?:running|now|in\sa\srow))?\b",
    re.I,
)
# A state that has lasted, and no movement to where it stands now.
_LASTED = re.compile(r"\b(?:has|have|had)\b[^;]{0,160}?\bsince\s(?:the\s)?(?:year\s)?(\d{4})\b", re.I)
_MOVED = re.compile(
    r"\b(?:grow|grew|rise|rose|climb|jump|increas|expand|soar|surg|swell|swoll|doubl|tripl|fall|fell|drop|declin|shrink|shrunk"
    r"|reach|hit|turn|become|totall?ed|amounted|accumulat|altogether)\w{0,6}\b",
    re.I,
)


def years_said(clause: str, last: int) -> tuple[int, int] | None:
    """The first and the last year of which `clause` says its figure, up to `last`; None where it says it of one time alone."""
    for pattern in (_OF_THE_LAST, _RUNNING):
        if pattern is _RUNNING and _MOVED.search(clause):
            continue
        if found := pattern.search(clause):
            many = int(number_of(found[1].lower()))
            return (last - many + 1, last) if many > 1 else None
    found = _EVERY_SINCE.search(clause) or (None if _MOVED.search(clause) else _LASTED.search(clause))
    first = int(found[1]) if found else last
    return (first, last) if first < last else None
