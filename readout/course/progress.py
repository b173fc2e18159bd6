"""What a learner has done in tasks and quizzes, kept in one readable file in the course's folder.

The file is `my-progress.json`, beside `notebooks/` and `exercises/`. Nothing of it leaves the machine. Several notebooks
may write at once: each takes the file's lock, reads, changes and writes. Whatever is wrong with the file, a check goes on;
what went wrong is said in a line, and a file that cannot be read is moved aside, never written over.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path

from readout.course.guesses import UNATTENDED
from readout.errors import InputError
from readout.files import write_text
from readout.intake import Kind, read_json
from readout.shapes import Shape

FILE = "my-progress.json"
_PROGRESS_FILE = Kind("a record of progress", mend="move it away, and a new one is begun")
_COUNTS: Shape = {"*": int}
_TASK_SHAPE: Shape = {
    "state": str,
    "tries": int,
    "hints": int,
    "misconceptions": _COUNTS,
    "last": str,
    "answer?": str,
}
_PROGRESS_SHAPE: Shape = {
    "tasks": {"*": _TASK_SHAPE},
    "questions": {"*": {"asked": int, "right_since": int, "misconceptions": _COUNTS, "last": str}},
    "reviews?": int,
    "shown?": [str],
}


@dataclass
class Task:
    """One task: its state, how often it was answered and hinted at, and the misconceptions that answers showed.

    What was right once stays right. `answer` is a mark of the last answer that was not: the same again is no other try.
    """

    state: str = "not attempted"
    tries: int = 0
    hints: int = 0
    misconceptions: dict[str, int] = field(default_factory=dict)
    last: str = ""
    answer: str = ""

    def __post_init__(self) -> None:
        _refuse_odd(self.last, self.tries, self.hints)

    @property
    def was_hard(self) -> bool:
        """Whether it took more than two answers that were not right yet, or a hint."""
        return self.hints > 0 or self.tries - (self.state == "right") > 2


@dataclass
class Asked:
    """One question of a quiz: how often it was asked, and how often in a row it has been right since it was missed."""

    asked: int = 0
    right_since: int = 0
    misconceptions: dict[str, int] = field(default_factory=dict)
    last: str = ""

    def __post_init__(self) -> None:
        _refuse_odd(self.last, self.asked, self.right_since)


@dataclass
class Progress:
    """All that is kept: tasks by their keys ("02.3"), questions by theirs ("02.q3").

    `shown` are the questions of the last review, until they are answered; `reviews` is how many there were.
    """

    tasks: dict[str, Task] = field(default_factory=dict)
    questions: dict[str, Asked] = field(default_factory=dict)
    reviews: int = 0
    shown: list[str] = field(default_factory=list)


def place() -> Path | None:
    """The file of the course that this notebook lies in; None outside of one, and in a run that nobody attends."""
    folder = Path.cwd()
    if folder.name not in ("notebooks", "exercises") or os.environ.get(UNATTENDED):
        return None
    return folder.parent / FILE


def load(path: Path) -> Progress:
    """What is kept in the file at `path`; nothing where there is none. Raises InputError for a file that is spoiled."""
    if not path.exists():
        return Progress()
    found = read_json(path, _PROGRESS_FILE, _PROGRESS_SHAPE)
    try:
        return Progress(
            {key: Task(**told) for key, told in found["tasks"].items()},
            {key: Asked(**told) for key, told in found["questions"].items()},
            found.get("reviews", 0),
            found.get("shown", []),
        )
    except (TypeError, ValueError) as error:
        raise InputError(f"{path}: not {_PROGRESS_FILE.name} ({error}); {_PROGRESS_FILE.mend}") from None


def kept_of(lesson: str) -> tuple[set[str], dict[str, str]]:
    """What is kept of a lesson ("02"): the tasks that are done, and the mark of the last answer to each other one."""
    path = place()
    try:
        tasks = load(path).tasks if path else {}
    except InputError:  # said where something is to be kept
        tasks = {}
    mine = {key: task for key, task in tasks.items() if key.partition(".")[0] == lesson}
    done = {key for key, task in mine.items() if task.state == "right"}
    return done, {key: task.answer for key, task in mine.items() if key not in done}


def note_check(key: str, state: str, misconception: str | None, counts: bool = True, answer: str = "") -> str:
    """Keep what a check found; `counts` is whether it was a try, `answer` its mark.

    A task that was right once stays so, and no more is counted of it. Returns what is to be said of the file, mostly
    nothing.
    """

    def change(progress: Progress) -> None:
        task = progress.tasks.setdefault(key, Task())
        task.last = _today()
        if task.state == "right":
            return
        task.state, task.answer = state, "" if state == "right" else answer
        task.tries += counts
        _count(task.misconceptions, misconception)

    return "" if state == "not attempted" else _note(change)


def note_hint(key: str) -> str:
    """Keep that a hint was asked for, unless the task was right before. Returns what is to be said of the file."""

    def change(progress: Progress) -> None:
        task = progress.tasks.setdefault(key, Task())
        if task.state != "right":
            task.hints, task.last = task.hints + 1, _today()

    return _note(change)


def note_choice(key: str, misconception: str | None) -> str:
    """Keep the answer to a question; a right one shows no misconception. Returns what is to be said of the file.

    The same answer once more on one day is a cell that was run again, and counts once.
    """

    def change(progress: Progress) -> None:
        asked = progress.questions.setdefault(key, Asked())
        same = misconception in asked.misconceptions if misconception else asked.right_since > 0
        if asked.last == _today() and same and bool(misconception) == (asked.right_since == 0):
            return
        asked.asked, asked.last = asked.asked + 1, _today()
        asked.right_since = 0 if misconception else asked.right_since + 1
        _count(asked.misconceptions, misconception)

    return _note(change)


def note_review(keys: list[str]) -> tuple[int, str]:
    """Keep the questions that a review shows, none once they are answered.

    Returns the number of the review, and what is to be said of the file, mostly nothing.
    """
    number = 0

    def change(progress: Progress) -> None:
        nonlocal number
        # Those that are open are the same review when they are shown again.
        progress.reviews += bool(keys) and keys != progress.shown
        progress.shown, number = keys, progress.reviews

    said = _note(change)
    return number, said


def forget(path: Path, lesson: str) -> int:
    """Forget the tasks and questions of a lesson ("02"). Returns how many; raises InputError for a spoiled file."""
    with _locked(path):
        progress = load(path)
        gone = [key for key in (*progress.tasks, *progress.questions) if key.partition(".")[0] == lesson]
        for key in gone:
            progress.tasks.pop(key, None)
            progress.questions.pop(key, None)
        progress.shown = [key for key in progress.shown if key not in gone]
        _save(path, progress)
    return len(gone)


def _note(change: Callable[[Progress], None]) -> str:
    path = place()
    if path is None:
        return ""
    said = ""
    try:
        with _locked(path):
            try:
                progress = load(path)
            except InputError as error:
                said = f"{error}; it is kept as {_move_aside(path).name}"
                progress = Progress()
            change(progress)
            _save(path, progress)
    except OSError as error:
        return f"{path.name} could not be written ({error.strerror}): progress is not kept"
    return said


def _save(path: Path, progress: Progress) -> None:
    write_text(path, json.dumps(asdict(progress), indent=1, ensure_ascii=False) + "\n")


def _move_aside(path: Path) -> Path:
    number = 1
    while (kept := path.with_name(f"{path.stem}.{number}{path.suffix}")).exists():
        number += 1
    path.rename(kept)
    return kept


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    if sys.platform != "emscripten":
        from readout.drafts import held

        with held(path.with_name(f".{path.name}.lock"), lambda: None):
            yield
        return
    yield  # a browser has no locks, and one kernel at a time has the files


def _refuse_odd(day: str, *counts: int) -> None:
    if day:
        date.fromisoformat(day)
    if min(counts) < 0:
        raise ValueError("a count is below zero")


def _count(counts: dict[str, int], what: str | None) -> None:
    if what:
        counts[what] = counts.get(what, 0) + 1


def _today() -> str:
    return date.today().isoformat()
