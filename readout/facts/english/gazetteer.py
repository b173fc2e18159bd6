"""The listed names of countries, towns, regions and bodies, and which of them stands at a place of the text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from readout.countries import countries
from readout.lexicon import columns, entries

_WHOLE_WORD = re.compile(r"\w+")
CAPITALISED = re.compile(r"[^\W\d_a-zß-ÿ]\w*")
"""A word that begins with a capital, whatever else it holds."""

# Words that end the name of a region, and of a natural feature; that open one; and that open either.
REGION_WORDS = frozenset("Province Oblast Prefecture Region County Governorate Krai".split())
FEATURE_WORDS = frozenset(entries("features"))
FEATURES_FIRST = frozenset("River Lake Mount Cape Port Fort Camp".split())
DIRECTIONS = tuple(
    "New Upper Lower North South East West Northern Southern Eastern Western Great Greater Little Old".split()
)


class Listed(NamedTuple):
    """A listed name as `words` of a text, the full `name` it stands for, and the ISO 3166 code of its country, or None.

    `kind` is organisation, city (a town or region), name or demonym (of a country), or of another index.
    """

    words: str
    name: str
    code: str | None
    kind: str


AllWords = Sequence[tuple[int, str]]
"""The words of a text in its order: where each begins, and the word."""

Words = Sequence[tuple[int, int, str, Listed | None]]
"""Capitalised words in the order of the text: start, end, the word itself, and the listed name that begins there."""

Index = Mapping[str, Sequence[Listed]]
"""Listed names by their first capitalised word, the longest first: a look-up takes as long in any list."""


def by_first_word(listed: Iterable[Listed]) -> Index:
    """An index of `listed`."""
    index: dict[str, list[Listed]] = {}
    for entry in sorted(listed, key=lambda e: len(e.words), reverse=True):
        first = CAPITALISED.match(entry.words)
        if first:
            index.setdefault(first.group(), []).append(entry)
    return index


def words_of(text: str) -> AllWords:
    """The words of a text."""
    return [(match.start(), match[0]) for match in _WHOLE_WORD.finditer(text)]


def heads(words: Iterable[str]) -> frozenset[str]:
    """The first three letters of each word, small, large and as a name has them: what others begin with is passed over."""
    return frozenset(form[:3] for word in words for form in (word.lower(), word.title(), word.upper()))


def capitalised(text: str, words: AllWords) -> list[tuple[int, int, str, Listed | None]]:
    """The capitalised ones of the `words` of a text that follow no full stop at once, as in "U.S."."""
    index = _gazetteer()
    return [
        (start, start + len(word), word, listed_at(text, start, word, index) if word in index else None)
        for start, word in words
        if not "a" <= word[0] <= "z" and CAPITALISED.match(word) and text[start - 1 : start] != "."
    ]


@cache
def _gazetteer() -> Index:
    listed = {}
    for name in entries("organisations"):
        listed[name] = Listed(name, name, None, "organisation")
    for name, code in (*columns("cities"), *columns("regions")):
        listed[name] = Listed(name, name, code or None, "city")
    for country in countries():
        first = country.names[0]
        listed |= {word: Listed(word, word, country.code, "city") for word in country.capitals}
        for word in country.demonyms:
            listed |= {form: Listed(form, first, country.code, "demonym") for form in (word, f"{word}s")}
        listed |= {word: Listed(word, first, country.code, "name") for word in country.names}
    # "People's Republic" as a press office types it.
    listed |= {
        words.replace("'", "’"): entry._replace(words=words.replace("'", "’"))
        for words, entry in listed.items()
        if "'" in words
    }
    return by_first_word(listed.values())


def listed_at(text: str, start: int, word: str, index: Index | None = None) -> Listed | None:
    """The longest name of the gazetteer, or of another index, that stands at `start`, where `word` does."""
    for entry in (_gazetteer() if index is None else index).get(word, ()):
        end = start + len(entry.words)
        if text.startswith(entry.words, start) and not (
            text[end : end + 1].isalnum() or text[end : end + 1] == "_"
        ):
            return entry
    return None


def listed_from(text: str, start: int = 0) -> Listed | None:
    """The longest name of the gazetteer that stands at `start`, where a capitalised word does; else None."""
    first = CAPITALISED.match(text, start)
    return listed_at(text, start, first.group()) if first else None


@lru_cache(maxsize=4096)
def place_of(words: str) -> Listed | None:
    """The place that `words` begin with, or whose people they name."""
    entry = listed_from(words)
    return entry if entry and entry.kind != "organisation" else None


def code_of(words: str) -> str | None:
    """The country of the place that `words` begin with."""
    place = place_of(words)
    return place.code if place else None


def listed_whole(name: str) -> bool:
    """Whether `name` begins with a place or organisation of more than one word, or is one."""
    entry = listed_from(name)
    return entry is not None and (" " in entry.words or entry.words == name)
