"""Who of one text is who of another: by their names, and of those who met, by what is left."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from readout.reading import Reading
from readout.statements import who_met

_WORD_OF_PERSON = re.compile(r"[^\W\d_]+")
_NO_WORDS_OF_NAMES = frozenset(("jr", "sr"))


def principals_of(reading: Reading) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The names of those whose meeting a text tells of, side by side; the first side is the one it speaks for."""
    return who_met(reading.article, reading.facts) if reading.article.readable else ((), ())


def people_of_both(a: Reading, b: Reading) -> dict[str, str]:
    """By the name that `b` has for somebody the name that `a` has for the same person; nobody stands for two.

    Names are one person's where the words of one are all among those of the other ("Kishida", "Fumio Kishida"), or where
    they end alike and begin with one letter ("Joe Biden", "Joseph R. Biden"). Of two who met, one whom a text calls by
    the office alone is the one who is left.
    """
    found: dict[str, str] = {}
    named_a = [person for person in a.facts.people if person.is_named]
    named_b = [person for person in b.facts.people if person.is_named]
    for grade in (_have_all_words, _end_and_begin_alike):
        for theirs in named_b:
            left = (person.name for person in named_a if person.name not in found.values())
            match = next((name for name in left if grade(name, theirs.name)), None)
            if match and theirs.name not in found:
                found[theirs.name] = match
    return found | _who_is_left(a, b, found)


def _who_is_left(a: Reading, b: Reading, found: dict[str, str]) -> dict[str, str]:
    """Of two who met, the one who is not found yet on either side, where a text gives no more than the office."""
    met_a, met_b = ([name for side in principals_of(one) for name in side] for one in (a, b))
    left_a = [name for name in met_a if name not in found.values()]
    left_b = [name for name in met_b if name not in found]
    if not (len(met_a) == len(met_b) == 2 and len(left_a) == len(left_b) == 1):
        return {}
    by_office = any(
        person.name in (*left_a, *left_b) and not person.is_named
        for person in (*a.facts.people, *b.facts.people)
    )
    return {left_b[0]: left_a[0]} if by_office else {}


def _words_of_person(name: str) -> Sequence[str]:
    plain = "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))
    words = [word for word in _WORD_OF_PERSON.findall(plain.lower()) if word not in _NO_WORDS_OF_NAMES]
    return [word for word in words if len(word) > 1] or words


def may_be_one(one: str, other: str) -> bool:
    """Whether two names may be one person's."""
    return _have_all_words(one, other) or _end_and_begin_alike(one, other)


def _have_all_words(one: str, other: str) -> bool:
    mine, theirs = set(_words_of_person(one)), set(_words_of_person(other))
    return bool(mine and theirs) and (mine <= theirs or theirs <= mine)


def _end_and_begin_alike(one: str, other: str) -> bool:
    mine, theirs = _words_of_person(one), _words_of_person(other)
    return bool(mine and theirs) and mine[-1] == theirs[-1] and mine[0][0] == theirs[0][0]
