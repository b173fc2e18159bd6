"""Marks of what was handed in: its cells run in a box, its answers come out, and the course's own checks judge them here."""

from __future__ import annotations

import re
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from readout.course.classroom.box import Box, Limits
from readout.course.classroom.handed_in import added, code_cells, definition, names_of, own_text
from readout.course.classroom.model import Mark, Marks, Submission
from readout.course.classroom.session import Died, Lost, Missing, Session
from readout.course.exercises.checking import Item, items_of, outcome
from readout.course.exercises.given import Given
from readout.errors import InputError, WorkFailed

_LONGEST_ANSWER = 600
_LONGEST_SAID = 600
# What moves a cursor, turns writing round, or has no place in a line of a table.
_NOT_SHOWN = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]"
)


def grade(submission: Submission, box: Box, limits: Limits | None = None) -> Marks:
    """The marks of one submission, whatever it is and does; they are of the learner's own seed.

    The notebook's cells are run in `box`. Each answer is judged outside of it, by the same check that learners use, when
    the notebook asks for it; what it never asks for is taken from the names that the exercise uses, at the end. A cell
    that ends the program, or does not end, is left out and the rest begun anew, as often as `limits` say. Where a task is
    asked for more than once, the last answer counts that is one. Raises InputError for a lesson without exercises, and
    WorkFailed where there is no box; nothing that is handed in raises anything.
    """
    begun = time.monotonic()
    grader = _Grader(submission, box, limits or Limits())
    try:
        grader.cells = code_cells(submission.path)
        with _text_of(submission) as path:
            grader.run(path)
    except InputError as error:
        grader.stopped = f"The file is {error}."
    return Marks(
        submission,
        tuple(grader.mark(item) for item in grader.items.values()),
        time.monotonic() - begun,
        box.sandboxed,
        (*submission.notes, *grader.notes()),
    )


class _Grader:
    """What is known of one submission so far."""

    def __init__(self, submission: Submission, box: Box, limits: Limits) -> None:
        self.items = items_of(submission.lesson)
        self.names = names_of(submission.lesson)
        self.cells: tuple[str, ...] = ()
        self.stopped = ""
        """Why what has no mark has none, in a sentence; empty where all was asked."""
        self._submission, self._box, self._limits = submission, box, limits
        self._found: dict[str, Mark] = {}
        self._closed: set[str] = set()  # tasks whose function ended the program: they are not asked again
        self._suspected: tuple[
            int, ...
        ] = ()  # cells left out of a run that is for what is still missing alone
        self._has_suspected = self._was_right = (
            False  # whether there was such a run, and whether it brought anything
        )
        self._out: dict[int, str] = {}  # cells that are left out, with what they did
        self._ends: list[tuple[int, str]] = []  # the cells in which a run ended, one after the other
        self._seed: int | None = None
        self._given = Given(submission.learner.seed)
        self._path = ""

    def run(self, path: str) -> None:
        """Run the notebook until it has been gone through once, or there has been enough."""
        self._path = path
        left = self._limits.total
        for _ in range(self._limits.restarts + 1):
            session = Session(self._box.open(self._limits), self._limits)
            begun = time.monotonic()
            try:
                self._begin(session)
                begun = time.monotonic()  # the box's own start is nobody's time
                session.until = begun + left
                through = self._went_through(session) and self._found.keys() >= self.items.keys()
                if through or all(map(self._is_settled, self.items)):
                    self.stopped = ""
                    if not self._lacks_any() or not self._suspect():
                        return
            finally:
                self._seed = session.seed if self._seed is None else self._seed
                session.end()
            left -= time.monotonic() - begun
            if left <= 0:
                return

    def _begin(self, session: Session) -> None:
        rows = {key: item.lines for key, item in self.items.items() if item.lines}
        text = (Path(self._path).name, Path(self._path).read_bytes()) if self._path else None
        try:
            session.begin(self._submission.learner.seed, rows, text)
        except Died as died:
            raise WorkFailed(f"the sandbox {died}; is there enough memory?") from None

    def mark(self, item: Item) -> Mark:
        """The mark of a task."""
        if item.key in self._found:
            return self._found[item.key]
        why = self.stopped or "The notebook kept it from being asked."
        return Mark(item.key, "not graded", 0, item.points, why, None, 0.0, "", item.look)

    def notes(self) -> Iterator[str]:
        """What a teacher should know of the run."""
        own = self._submission.learner.seed
        if self._seed is not None and self._seed != own:
            yield f"The notebook names seed {self._seed}; it was run and graded on the learner's own, {own}."
        for at, what in sorted(self._out.items()):
            yield f"Cell {at + 1} of code {what}; the rest was run without it."
        for at in sorted(set(self._suspected) - self._out.keys()) if self._was_right else ():
            yield f"Cell {at + 1} of code kept an answer from being had; what was missing was had without it."
        if self.stopped:
            yield self.stopped

    def _went_through(self, session: Session) -> bool:
        """Whether a run came to its end. Where it did not, what ended it is left out of the next."""
        at, key = -1, ""
        try:
            for at, code in enumerate(self.cells):
                if at not in self._out and at not in self._suspected:
                    session.run_cell(code, lambda key, answer: self._take(session, key, answer))
            for key in self.items:
                if not self._is_settled(key):
                    self._take(session, key, session.value(self.names[key]))
        except Died as died:
            self._leave_out(session, at, key, str(died))
            return False
        return True

    def _leave_out(self, session: Session, at: int, key: str, why: str) -> None:
        """What ended a run, or may have: a cell may leave behind what ends the program in a later one."""
        self.stopped = f"The notebook {why}."
        if session.lost_in_call:
            return  # the task is closed already, or asked for again
        if key:
            self._closed.add(key)
        elif at >= 0:
            self.stopped = f"The notebook {why} in cell {at + 1} of code."
            self._ends.append((at, why))
            first = self._ends[0][0]
            if len(self._ends) == 2 and at == first + 1 and first > 0:
                self._out = {first - 1: why}  # the one after the one left out: rather what came before both
                return
            self._out = dict(self._ends)
            if len(self._ends) > 2:
                extra = added(self._submission.lesson, self.cells)
                self._out |= {cell: "may have done so, too" for cell in extra if cell not in self._out}

    def _suspect(self) -> bool:
        """Once, leave out all that was added to the notebook, and nothing else: what is missing may be its doing.

        False where nothing was added, or this was done before.
        """
        if self._has_suspected:
            return False
        self._has_suspected = True
        self._suspected = tuple(added(self._submission.lesson, self.cells))
        if self._suspected:
            self._out = {at: what for at, what in self._out.items() if at in self._suspected}
            self._ends = []
        return bool(self._suspected)

    def _lacks_any(self) -> bool:
        """Whether an answer could not be read or was of another text, or one has its cell among those left out."""
        lost = any(
            mark.outcome == "not graded" for key, mark in self._found.items() if key not in self._closed
        )
        return lost or (len(self._ends) > 2 and not all(map(self._is_settled, self.items)))

    def _is_settled(self, key: str) -> bool:
        return key in self._closed or self._is_answered(key)

    def _is_answered(self, key: str) -> bool:
        return key in self._found and self._found[key].outcome not in ("not attempted", "not graded")

    def _take(self, session: Session, key: str, answer: Any) -> None:
        """Judge an answer, unless there is a better one already."""
        if key not in self.items or key in self._closed:
            return
        begun = time.monotonic()
        mark = self._judged(session, self.items[key], answer)
        if session.lost_in_call:
            if self._suspect():
                return
            self._suspected = ()  # none of these, but the function itself
            self._closed.add(key)
        none = mark.outcome in ("not attempted", "not graded")
        if self._suspected and (none or self._is_answered(key)) and key in self._found:
            return
        if self._is_answered(key) and none:
            return
        self._was_right |= bool(self._suspected)
        self._found[key] = replace(mark, seconds=time.monotonic() - begun)

    def _judged(self, session: Session, item: Item, answer: Any) -> Mark:
        none = Mark(item.key, "not graded", 0, item.points, "", None, 0.0, "", item.look)
        if session.own_text and not self._path:
            return replace(none, message="The notebook reads a text that was not handed in with it.")
        if isinstance(answer, Lost):
            return replace(none, message=_seen(f"The answer cannot be read: {answer.why}."))
        if isinstance(answer, Missing):
            why = f"The cell that makes `{answer.name}` stopped with {answer.error}." if answer.error else ""
            why = why or f"There is no `{answer.name}` yet."
            return replace(none, outcome="not attempted", message=why)
        state, message, misconception = outcome(item, answer, self._material(session))
        points = 0
        if state == "right" and (message or item.look):
            state = "by hand"
        elif state == "right":
            points = item.points
        shown = "" if state == "not attempted" else self._shown(item.key, answer)
        return replace(
            none, outcome=state, points=points, message=_seen(message)[:_LONGEST_SAID],
            misconception=misconception, answer=shown,
        )  # fmt: skip

    def _material(self, session: Session) -> Given:
        path = self._path if session.own_text else ""
        if self._given.path != path:
            self._given = Given(self._submission.learner.seed, path)
        return self._given

    def _shown(self, key: str, answer: Any) -> str:
        """An answer as short plain text: a function as the cell that makes it, all else as Python writes it."""
        if callable(answer):
            shown = definition(self.names[key][0], self.cells)
        else:
            try:
                shown = answer if isinstance(answer, str) else repr(answer)
            except Exception:  # Python refuses to write a number of some thousand digits
                shown = f"of type {type(answer).__name__}"
        shown = _seen(shown)
        return shown if len(shown) <= _LONGEST_ANSWER else shown[: _LONGEST_ANSWER - 1] + "…"


def _seen(text: str) -> str:
    """Text without what would not be seen: control characters, line ends aside, and marks that turn writing round."""
    return _NOT_SHOWN.sub("\ufffd", text.encode("utf-8", "replace").decode("utf-8"))


@contextmanager
def _text_of(submission: Submission) -> Iterator[str]:
    """The path of a copy of the learner's own text, of the same name; empty where there is none."""
    if submission.text is None:
        yield ""
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / submission.text.name
        path.write_bytes(own_text(submission.text))
        yield str(path)
