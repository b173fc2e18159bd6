"""Which two lands a text joins by a dash or by "between", and what stands beside countries in tables of trade: EU and Kosovo."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

# Named with no code of ISO 3166, and with one in the tables of the world.
_OTHER_LANDS = {
    "EU": "EU",
    "European Union": "EU",
    "European Commission": "EU",
    "European Council": "EU",
    "Kosovo": "XK",
}
# A list may have any two beside each other; a dash and "between" speak of a relation.
_DASH = re.compile(r"\s?[-‐‑–—/]\s?")
_AND = re.compile(r"\s(?:and|&)\s(?:the\s)?")
_BETWEEN_TWO = re.compile(r"\bbetween\s(?:the\s)?$", re.IGNORECASE)
_BEFORE = 15  # characters that "between the " takes


def other_land(name: str) -> str | None:
    """The code that tables of trade have for what is called `name` and is no country of ISO 3166; None for others."""
    return _OTHER_LANDS.get(name)


def land_of_titles(titles: Iterable[str]) -> str | None:
    """The code of the land whose name a title begins with ("EU High Representative"), where it is no country of ISO 3166."""
    for title in titles:
        for name, code in _OTHER_LANDS.items():
            if title.startswith(f"{name} "):
                return code
    return None


def joined(text: str, mentions: Iterable[tuple[int, int, str]]) -> Counter[frozenset[str]]:
    """How often `text` speaks of two lands as a relation: "U.S.-Georgia ties", "between the EU and China".

    Mentions are start, end and code of a land.
    """
    found: Counter[frozenset[str]] = Counter()
    last_start, last_end, last = 0, 0, ""
    for start, end, code in sorted(mentions):
        if last and code != last and last_end < start:
            dash = _DASH.fullmatch(text, last_end, start)
            between = _BETWEEN_TWO.search(text[max(0, last_start - _BEFORE) : last_start])
            if dash or between and _AND.fullmatch(text, last_end, start):
                found[frozenset((last, code))] += 1
        last_start, last_end, last = start, end, code
    return found
