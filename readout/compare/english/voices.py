"""How a sentence in English shows whose words it gives: all of those who met, an office, whoever was spoken of before."""

from __future__ import annotations

import re
from collections.abc import Iterator

_BOTH = re.compile(
    r"\b(?:both|the two|the)\s(?:sides|leaders|delegations|parties|presidents|(?:foreign |prime )?ministers|heads of state)\b"
    r"|^(?:they|the two (?:also )?[a-z]{2,20}ed|it was agreed)\b",
    re.IGNORECASE,
)
_SUBJECT_AGAIN = re.compile(r"(?:he|she)\b|\S{2,40}ing to [^,.]{2,40}, (?:he|she)\b", re.IGNORECASE)
_OFFICE_OF_DEPARTMENT = re.compile(
    r"\b(?:[A-Za-z]{3,20}\s){1,2}(?:Minister|minister|Secretary|secretary|Ministry|ministry|Commissioner|commissioner)\b"
)
_WORDS_OF_OFFICE = re.compile(r"[^\W\d_]+")


def office_of_department(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Where the words between two offsets name an office by its department: a "Trade Minister" is no word on trade."""
    return _OFFICE_OF_DEPARTMENT.finditer(text, start, end)


def both_speak(sentence: str) -> bool:
    """Whether a sentence gives what all agreed on or did: "both sides", "the two leaders"."""
    return bool(_BOTH.search(sentence))


def goes_on_with(sentence: str) -> bool:
    """Whether the subject of a sentence is somebody of the one before it, by a pronoun: "She also asked"."""
    return bool(_SUBJECT_AGAIN.match(sentence))


def is_office_at_opening(opening: str, title: str) -> bool:
    """Whether an opening of a sentence has the office of a title: "the foreign minister" of "Kentotic Foreign Minister"."""
    lowered = opening.lower()
    words = _WORDS_OF_OFFICE.findall(title.lower())
    return any(
        re.search(rf"\bthe (?:\S{{2,30}} ){{0,2}}{re.escape(office)}\b", lowered)
        for office in (
            " ".join(words[-2:]),
            words[-1] if len(words) < 3 and words[-1:] != ["minister"] else "",
        )
        if office
    )
