"""What a class hands in and gets back: frozen values that every file of this room knows."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Learner:
    """One of the class: the `id` of the roster, the name shown to teachers, the seed of the own tasks, the own code.

    The code stands in what was handed out to the learner, and tells whose a notebook is whatever its file is called.
    """

    id: str
    name: str
    seed: int
    code: str


@dataclass(frozen=True)
class Submission:
    """One notebook that is graded: whose it is, for which lesson ("02", or "capstone"), and what was noted on the way.

    `sha256` is that of the file's bytes, and of those of the text, so that a second run knows what changed. `text` is the
    text of the learner's own that was handed in with it, if one was; its name begins with a day if the learner's does.
    """

    learner: Learner
    lesson: str
    path: Path
    sha256: str
    notes: tuple[str, ...] = ()
    text: Path | None = None


@dataclass(frozen=True)
class Mark:
    """What one task got.

    `outcome` is "right", "not yet" or "not attempted" as the learner's own check says it, "by hand" where the check sees
    the form alone and a person marks by `look`, "marked" once a person has, or "not graded" where the submission kept it
    from being asked. `message` is the check's or the marker's, for the learner. `answer` is what was handed in, as short
    plain text. Points are of `of`.
    """

    item: str
    outcome: str
    points: float
    of: int
    message: str
    misconception: str | None
    seconds: float
    answer: str
    look: tuple[str, ...] = ()


@dataclass(frozen=True)
class Marks:
    """All marks of one submission, in the order of the tasks; `sandboxed` says whether it ran in a sandbox."""

    submission: Submission
    marks: tuple[Mark, ...]
    seconds: float
    sandboxed: bool
    notes: tuple[str, ...] = ()

    @property
    def points(self) -> float:
        """The sum of the points."""
        return sum(mark.points for mark in self.marks)
