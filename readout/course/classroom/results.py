"""What `readout class grade` leaves behind: tables, a page for each learner, a page of the class."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from readout.course.classroom.feedback import write_feedback
from readout.course.classroom.hand_marks import read_hand_marks, with_hand_marks, write_hand_marks
from readout.course.classroom.model import Learner, Marks
from readout.course.classroom.overview import write_overview
from readout.course.classroom.tables import write_canvas, write_grades, write_moodle, write_totals

GRADES, TOTALS, BY_HAND, CLASS_PAGE = "grades.csv", "totals.csv", "by_hand.csv", "class.html"
_FEEDBACK, _MOODLE_TABLE, _CANVAS_TABLE = "feedback", "moodle.csv", "canvas.csv"


def write_results(
    graded: Sequence[Marks], learners: Sequence[Learner], out: Path, *, moodle: bool, canvas: bool
) -> list[str]:
    """Write all of it to `out`, with the points that a person has filled in there in `by_hand.csv`; return what to say.

    `learners` are all of the class. With `moodle` and `canvas` there is a table for the gradebook of each. Raises
    InputError, with the line, for a `by_hand.csv` that cannot be taken over, and OSError where it cannot be written.
    """
    marks, rows = with_hand_marks(graded, read_hand_marks(out / BY_HAND, graded))
    write_grades(marks, out / GRADES)
    write_totals(marks, out / TOTALS)
    missing = write_hand_marks(marks, rows, out / BY_HAND)
    pages = write_feedback(marks, out / _FEEDBACK)
    write_overview(marks, learners, out / CLASS_PAGE, pages)
    said = [
        f"{out}: {GRADES}, {TOTALS}, {CLASS_PAGE}, and a page for each of {len(pages)} learners in {_FEEDBACK}/"
    ]
    for name, wanted, write in ((_MOODLE_TABLE, moodle, write_moodle), (_CANVAS_TABLE, canvas, write_canvas)):
        if wanted:
            open_ = write(marks, out / name)
            said.append(
                f"{name}: {f'{open_} without a grade until they are marked by hand' if open_ else 'complete'}"
            )
    if missing:
        said.append(f"{BY_HAND}: {missing} answers to mark by hand; fill in the points and run it again")
    return said
