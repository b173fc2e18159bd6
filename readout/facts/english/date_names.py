"""Names that hold a word for a day and are none ("Good Friday Agreement"), or stand for one day of history alone."""

from __future__ import annotations

import functools
import re

from readout.lexicon import columns

_LONGEST_NAME = 40
_ANY_YEAR = "YYYY"
_ANOTHER_WORD = re.compile(r"[A-Za-z’'][^\S\n]$")


def name_around(text: str, start: int, end: int) -> tuple[bool, str | None]:
    """Whether the words from `start` to `end` are of a name of `lexicons/english/date_names.txt`, and its day.

    The day is as ISO 8601 writes it; None where the name stands for none.
    """
    for match in _date_names().finditer(
        text, max(0, start - _LONGEST_NAME), min(len(text), end + _LONGEST_NAME)
    ):
        if match.start() < end and start < match.end():
            name = re.sub(r"\d{4}", _ANY_YEAR, match.group()) if match["year"] else match.group()
            return True, _days()[name] or None
    return False, None


def opens_no_sentence(text: str, start: int) -> bool:
    """Whether a word written large at `start` stands behind another word: "Voters of Tomorrow"."""
    return text[start].isupper() and bool(_ANOTHER_WORD.search(text, max(0, start - 2), start))


@functools.cache
def _days() -> dict[str, str]:
    """The names as the list has them, each with its day, or with nothing."""
    return {row[0]: row[1] for row in columns("date_names")}


@functools.cache
def _date_names() -> re.Pattern[str]:
    """The names, the longest first; those with figures are the group `year`."""
    names = sorted(_days(), key=len, reverse=True)
    words = "|".join(re.escape(name) for name in names if _ANY_YEAR not in name)
    years = "|".join(re.escape(name).replace(_ANY_YEAR, r"\d{4}") for name in names if _ANY_YEAR in name)
    return re.compile(rf"\b(?:(?P<year>{years})|{words})\b")
