"""Word lists of the library: one entry a line, a `#` line saying where they come from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from importlib import resources


def entries(name: str, folder: str = "lexicons/english") -> tuple[str, ...]:
    """The entries of `<name>.txt` in a folder of the library, in the order of the file."""
    text = resources.files("readout").joinpath(f"{folder}/{name}.txt").read_text(encoding="utf-8")
    return tuple(line for line in text.splitlines() if line and not line.startswith("#"))


def columns(name: str) -> Iterator[list[str]]:
    """The entries of the lexicon `name`, split into their columns."""
    return (line.split(";") for line in entries(name))


def alternatives(words: Iterable[str]) -> str:
    """An alternation of `words`, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def initials(words: Iterable[str]) -> str:
    """An alternation of `words` by their first letter, large or small, so that each letter is tried once."""
    buckets: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        buckets.setdefault(word[0].lower(), []).append(re.escape(word[1:]).replace(r"\ ", r"\s"))
    return "|".join(
        rf"[{first}{first.upper()}](?:{'|'.join(rest)})"
        if first.isalpha()
        else f"{re.escape(first)}(?:{'|'.join(rest)})"
        for first, rest in buckets.items()
    )
