"""How warm or hard a verb of saying is, by the ordinal scale of `lexicons/english/stances.txt`."""

from __future__ import annotations

import functools
import re

from readout.compare.english.words import stem
from readout.lexicon import columns

_WORD_OF_CUE = re.compile(r"[^\W\d_]+")
_PLAIN_STEP = 3  # the step of a verb that only says


def stance_of(cue: str) -> int:
    """The step of the words of a cue, from 1, thanks, to 6, condemns; that of plain saying where none is listed."""
    steps = [_steps()[form] for form in map(stem, _WORD_OF_CUE.findall(cue.lower())) if form in _steps()]
    return max(steps, default=_PLAIN_STEP)


@functools.cache
def stances() -> dict[int, str]:
    """What each step is called, in order."""
    return {int(step): name for step, name, _ in columns("stances")}


@functools.cache
def _steps() -> dict[str, int]:
    return {stem(word): int(step) for step, _, words in columns("stances") for word in words.split()}
