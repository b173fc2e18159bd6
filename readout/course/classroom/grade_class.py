"""Grades all that a class handed in, and keeps each result, so that a run that was stopped goes on where it ended.

A result is a file of its own, written as soon as there is one. It stands for as long as the notebook's bytes, the
learner's seed and the library are those that it was made from, and the sandbox is what it was.
"""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any

from readout.course.classroom.box import Box
from readout.course.classroom.collect import load_collected
from readout.course.classroom.grading import grade
from readout.course.classroom.model import Mark, Marks, Submission
from readout.course.classroom.results import write_results
from readout.course.exercises.checking import items_of
from readout.errors import InputError, one_line
from readout.files import write_text
from readout.intake import Kind, read_json
from readout.shapes import Shape

STORE = "store"
_RESULT_SCHEMA = "readout-marks/1"
_KEPT_OUTCOMES = frozenset(("right", "not yet", "not attempted", "by hand", "not graded"))
_KEPT_MARK: Shape = {
    "item": str,
    "outcome": _KEPT_OUTCOMES,
    "points": float,
    "of": int,
    "message": str,
    "misconception": (None, str),
    "seconds": float,
    "answer": str,
    "look": [str],
}
_RESULT_SHAPE: Shape = {
    "schema": frozenset((_RESULT_SCHEMA,)),
    "made_from": {"sha256": str, "seed": int, "checks": str, "sandboxed": bool},
    "seconds": float,
    "notes": [str],
    "marks": [_KEPT_MARK],
}
_STORED = Kind("a result of readout class grade")

Grade = Callable[[Submission], Marks]
# What opens the box in which submissions run, and grades one; with True there is no box.
Graders = Callable[[bool], AbstractContextManager[Grade]]


@dataclass(frozen=True)
class Graded:
    """All marks, in the order of the submissions; how many were graded in this run; what could not be graded, and why."""

    marks: tuple[Marks, ...]
    fresh: int
    faults: tuple[str, ...]


@contextmanager
def boxed(trusted: bool) -> Iterator[Grade]:
    """The grader of the course, with one box for all; without one where `trusted`. Raises WorkFailed where none can be."""
    with Box(trusted) as box:
        yield lambda one: grade(one, box)


class Stopped(KeyboardInterrupt):
    """Somebody stopped the run; the message says how much is done and kept."""


def grade_collected(
    folder: str,
    out: Path,
    graders: Graders,
    *,
    workers: int,
    trusted: bool,
    moodle: bool,
    canvas: bool,
    progress: Callable[[str], None],
) -> tuple[int, str]:
    """Grade what `readout class collect` sorted into `folder`; write results, tables and pages to `out`.

    `graders` opens what submissions run in, a box unless `trusted`. Returns the exit code, 1 where something could not be
    graded, and the lines to close with. Raises InputError where nothing was collected, for other things in `out` and for
    what a person filled in wrongly; WorkFailed where there is no box; Stopped after Ctrl-C.
    """
    collected = load_collected(folder)
    if out.exists() and not (out.is_dir() and ((out / STORE).is_dir() or not any(out.iterdir()))):
        raise InputError(
            f"{out}: has other things in it; name a new folder, or one that was graded to before"
        )
    (out / STORE).mkdir(parents=True, exist_ok=True)
    graded = grade_class(
        collected.submissions, out, graders, workers=workers, trusted=trusted, progress=progress
    )
    said = write_results(graded.marks, collected.learners, out, moodle=moodle, canvas=canvas)
    before = len(graded.marks) - graded.fresh - len(graded.faults)
    first = f"{graded.fresh} graded, {before} as before"
    failed = [f"{len(graded.faults)} could not be graded:", *graded.faults] if graded.faults else []
    return (1 if failed else 0), "\n".join([first, *said, *failed])


def grade_class(
    submissions: Sequence[Submission],
    out: Path,
    graders: Graders,
    *,
    workers: int,
    trusted: bool,
    progress: Callable[[str], None],
) -> Graded:
    """Grade what of `submissions` has no result below `out` that stands, `workers` at a time.

    What `graders` gives is called in threads. Where it raises, all tasks of that submission are "not graded", the error
    is a note and a fault, nothing is kept, and the others go on. `progress` is called with a line after each.

    Raises Stopped after Ctrl-C, once what was being graded is done and kept, and OSError where `out` cannot be written.
    """
    kept = {one: _stored(out, one, trusted) for one in submissions}
    found = {one: marks for one, marks in kept.items() if marks is not None}
    to_do = [one for one in submissions if one not in found]
    faults: list[str] = []
    with ExitStack() as opened:
        grade_one = opened.enter_context(graders(trusted)) if to_do else None
        pool = opened.enter_context(ThreadPoolExecutor(max_workers=workers))
        began = time.monotonic()
        running = {pool.submit(_graded, grade_one, one, out, trusted): one for one in to_do if grade_one}
        try:
            for number, future in enumerate(as_completed(running), start=1):
                one = running[future]
                found[one], fault = future.result()
                faults += [f"{_short_name(one)}: {fault}"] if fault else []
                progress(_how_far(number, len(to_do), one, time.monotonic() - began))
        except BaseException as error:
            pool.shutdown(wait=True, cancel_futures=True)
            if isinstance(error, KeyboardInterrupt):
                done = sum(_stored(out, one, trusted) is not None for one in to_do)
                raise Stopped(
                    f"stopped; {done} of {len(to_do)} are graded and kept: run it again for the rest"
                ) from None
            raise
    return Graded(tuple(found[one] for one in submissions), len(to_do) - len(faults), tuple(faults))


def _graded(grade_one: Grade, one: Submission, out: Path, trusted: bool) -> tuple[Marks, str]:
    """The marks of a submission as they are kept, and why there are none where they could not be had."""
    try:
        text = _to_keep(grade_one(one), trusted)
    except (Exception, SystemExit) as error:
        return _not_graded(one, _told_reason(error), trusted)
    path = _kept_place(out, one)
    path.parent.mkdir(parents=True, exist_ok=True)
    write_text(path, text)
    kept = _stored(out, one, trusted)
    return (kept, "") if kept else _not_graded(one, "its marks are none that can be kept", trusted)


def _to_keep(marks: Marks, trusted: bool) -> str:
    data = {
        "schema": _RESULT_SCHEMA,
        "made_from": _made_from(marks.submission, trusted),
        "seconds": marks.seconds,
        "notes": [note for note in marks.notes if note not in marks.submission.notes],
        "marks": [asdict(mark) for mark in marks.marks],
    }
    text = json.dumps(data, ensure_ascii=False, indent=1, allow_nan=False) + "\n"
    # A learner's text may have half a character, which no file has.
    return text.encode("utf-8", "replace").decode("utf-8")


def _stored(out: Path, one: Submission, trusted: bool) -> Marks | None:
    """The result that is kept of a submission; None where there is none that stands, or it is spoiled."""
    path = _kept_place(out, one)
    try:
        data: dict[str, Any] = read_json(path, _STORED, _RESULT_SHAPE)
        marks = tuple(Mark(**{**mark, "look": tuple(mark["look"])}) for mark in data["marks"])
    except (InputError, TypeError):
        return None
    if data["made_from"] != _made_from(one, trusted):
        return None
    return Marks(one, marks, data["seconds"], not trusted, tuple(data["notes"]))


def _kept_place(out: Path, one: Submission) -> Path:
    return out / STORE / one.learner.id / f"{one.lesson}.json"


def _made_from(one: Submission, trusted: bool) -> dict[str, Any]:
    return {
        "sha256": one.sha256,
        "seed": one.learner.seed,
        "checks": version_of_the_checks(),
        "sandboxed": not trusted,
    }


@cache
def version_of_the_checks() -> str:
    """The SHA-256 of the library: a check calls what reads texts, so that any file of it may change what is right."""
    whole = hashlib.sha256()
    folder = Path(__file__).parents[2]
    for path in sorted((*folder.rglob("*.py"), *(folder / "lexicons").rglob("*.txt"))):
        whole.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return whole.hexdigest()


def _not_graded(one: Submission, why: str, trusted: bool) -> tuple[Marks, str]:
    marks = tuple(
        Mark(item.key, "not graded", 0.0, item.points, "It could not be graded.", None, 0.0, "", item.look)
        for item in items_of(one.lesson).values()
    )
    return Marks(one, marks, 0.0, not trusted, (one_line(why),)), one_line(why)


def _told_reason(error: BaseException) -> str:
    return (
        str(error)
        if isinstance(error, InputError)
        else f"a fault of readout itself ({type(error).__name__}: {error})"
    )


def _short_name(one: Submission) -> str:
    return f"{one.learner.id}, {one.lesson}"


def _how_far(number: int, of: int, one: Submission, seconds: float) -> str:
    left = seconds / number * (of - number)
    about = f"{left / 60:.0f} min" if left >= 90 else f"{left:.0f} s"
    return f"{number} of {of}: {_short_name(one)}{f'; about {about} left' if number < of else ''}"
