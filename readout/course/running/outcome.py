"""How the execution of a lesson ended."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from readout.errors import WorkFailed


class LessonFailed(WorkFailed):
    """Lessons stopped with an error. `lines` has one line for each: lesson, cell, what was raised."""


@dataclass(frozen=True, slots=True)
class Run:
    """One executed lesson: where it was written, how many code cells it has and how many seconds it took.

    Of these seconds `startup` passed before its first cell began. `kept`: it was executed by an earlier command, and
    nothing that its result depends on has changed since.
    """

    lesson: str
    path: Path
    cells: int
    seconds: float
    startup: float
    kept: bool = False
