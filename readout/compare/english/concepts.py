"""The concepts that a passage names, by the words of `lexicons/english/concepts.txt`."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from typing import NamedTuple

from readout.compare.english.offices import in_office
from readout.lexicon import columns

_ANY_TOKEN = re.compile(r"\w+")


class Found(NamedTuple):
    """A concept at a place of a text."""

    start: int
    end: int
    concept: str


class _ConceptWords(NamedTuple):
    """Words of a concept, and whether any ending may follow the last."""

    words: tuple[str, ...]
    open_ended: bool
    concept: str


def concepts_in(text: str, start: int, end: int) -> Iterator[Found]:
    """The concepts named between two offsets of `text`, in its order; at each place the longest words hold.

    What stands inside the name of an office or a body is none (`in_office`).
    """
    tokens = list(_ANY_TOKEN.finditer(text, start, end))
    place = 0
    while place < len(tokens):
        listed = _longest([token.group() for token in tokens[place : place + _most_words()]])
        if listed is None:
            place += 1
            continue
        last = place + len(listed.words) - 1
        found = Found(tokens[place].start(), tokens[last].end(), listed.concept)
        if not in_office(text, found.start, found.end):
            yield found
        place = last + 1


@functools.cache
def is_broad() -> dict[str, bool]:
    """Of each concept, in the order of the list, whether most readouts speak of it somewhere."""
    return {name: kind == "broad" for kind, name, *_ in columns("concepts")}


def _longest(tokens: list[str]) -> _ConceptWords | None:
    """The longest listed words that `tokens` begin with."""
    first = tokens[0].lower()
    for listed in _by_opening().get(first[:_FIRST_LETTERS], ()):
        if len(listed.words) <= len(tokens) and all(
            _is(token, word, listed.open_ended and n == len(listed.words))
            for n, (token, word) in enumerate(zip(tokens, listed.words, strict=False), start=1)
        ):
            return listed
    return None


def _is(token: str, word: str, open_ended: bool) -> bool:
    if word.isupper():  # a name: "WHO" is not "who"
        return token.startswith(word) if open_ended else token == word
    small = token.lower()
    return small.startswith(word) if open_ended else small == word


_FIRST_LETTERS = 4  # letters by which listed words are found; a word with a free ending has as many


@functools.cache
def _by_opening() -> dict[str, list[_ConceptWords]]:
    """The words of the list by their first letters, those of more words and letters first."""
    found: dict[str, list[_ConceptWords]] = {}
    for _, concept, *entries in columns("concepts"):
        for entry in entries:
            words = tuple(w if w.isupper() else w.lower() for w in _ANY_TOKEN.findall(entry))
            found.setdefault(words[0].lower()[:_FIRST_LETTERS], []).append(
                _ConceptWords(words, entry.endswith("*"), concept)
            )
    for listed in found.values():
        listed.sort(key=lambda one: (len(one.words), len("".join(one.words))), reverse=True)
    return found


@functools.cache
def _most_words() -> int:
    return max(len(listed.words) for some in _by_opening().values() for listed in some)
