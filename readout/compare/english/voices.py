"""How a sentence in English shows whose words it gives: all of those who met, an office, whoever was spoken of before."""

from __future__ import annotations

import re

_BOTH = re.compile(
    r"\b(?:both|the two|the)\s(?:sides|leaders|delegations|parties|presidents|(?:foreign |prime )?ministers|heads of state)\b"
    r"|^(?:they|it was agreed)\b",
    re.IGNORECASE,
)
_SUBJECT_AGAIN = re.compile(r"(?:he|she)\b|\S{2,40}ing to [^,.]{2,40}, (?:he|she)\b", re.IGNORECASE)
_WORDS_OF_OFFICE = re.compile(r"[^\W\d_]+")


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
        for office in (" ".join(words[-2:]), words[-1] if len(words) < 3 and words[-1:] != ["minister"] else "")
        if office
    )
