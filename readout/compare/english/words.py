"""The words by which two passages may be told to speak of one thing: their stems, without those that stand anywhere."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from readout.article import Span
from readout.lexicon import columns, entries

# Names in capitals and figures are facts of their own.
_LETTERS_OF_WORD = re.compile(r"[^\W\d_]{3,}")

_KINDS_OF_SAYING = ("say", "clause", "that", "tell", "topic", "agenda", "about", "brief")  # kinds of cues


class Stem(NamedTuple):
    """The stem of a word at a place of a text."""

    form: str
    place: Span


def stems_in(text: str, start: int, end: int, without: Sequence[tuple[int, int]] = ()) -> Iterator[Stem]:
    """The stems of the words between two offsets of `text`, with their places, but for commonplaces and what lies in a place of `without`.

    Stems are those of Porter's English stemmer, in its second form (Snowball), as NLTK has it.
    """
    common = _commonplace_stems()
    for word in _LETTERS_OF_WORD.finditer(text, start, end):
        if any(first < word.end() and word.start() < last for first, last in without):
            continue
        form = stem(word.group().lower())
        if form not in common:
            yield Stem(form, Span(word.start(), word.end(), word.group()))


def family_of(form: str) -> str | None:
    """What words that stand for each other are called, by the stem of one of them; None for a word of no family."""
    return _families().get(form)


@functools.lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The stem of a word in small letters."""
    return str(_stemmer().stem(word))


@functools.cache
def _commonplace_stems() -> frozenset[str]:
    common = [word for line in entries("commonplaces") for word in line.split()]
    # A verb that says that something was said is of no matter, whichever it is.
    common += [forms[0] for kind, *forms in columns("cues") if kind in _KINDS_OF_SAYING]
    return frozenset(map(stem, common))


@functools.cache
def _families() -> dict[str, str]:
    families = [line.split() for line in entries("paraphrases")]
    return {stem(word): f"like {words[0]}" for words in families for word in words}


@functools.cache
def _stemmer() -> Any:
    from nltk.stem.snowball import EnglishStemmer  # only here: nltk takes a second to load

    return EnglishStemmer()
