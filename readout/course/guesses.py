"""Guesses before results: a lesson run by hand waits for them, one that is run as a whole goes on without."""

from __future__ import annotations

import os
from typing import Any

# Set to anything where nobody is there to guess: `run_lessons` does, and so may any other runner of notebooks.
UNATTENDED = "READOUT_UNATTENDED"


class NotGuessed(Exception):
    """A cell was run before its guess was written. Notebooks show its one line and nothing else."""

    def _render_traceback_(self) -> list[str]:
        return [str(self)]


def guessed(guess: Any, unattended: Any = "nothing yet") -> Any:
    """The learner's `guess`, which was handed out as `...`.

    Raises NotGuessed while it still is, except in a run that nobody attends (`UNATTENDED`): that goes on with what
    `unattended` is.
    """
    if guess is not ...:
        return guess
    if os.environ.get(UNATTENDED):
        return unattended
    raise NotGuessed(
        "First your guess: write it above in place of the three dots, run that cell, then this one again."
    )
