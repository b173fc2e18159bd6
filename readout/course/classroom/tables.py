"""Marks as tables: one row per task, one per learner and lesson, and what Moodle's and Canvas's gradebooks take.

What people open in a spreadsheet begins with a byte order mark: without one, Excel takes UTF-8 for the code page of the
machine and breaks every name that is not plain ASCII. What Moodle and Canvas read has none: each of them looks its
columns up by name, and a mark would be part of the first one. A text that a spreadsheet would take for a formula has an
apostrophe before it; numbers stay numbers. A spreadsheet shows lesson `02` as 2 all the same: keep the files as they are
written, and give a gradebook the one that was made for it.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path

from readout.course.classroom.foreign import in_one_line
from readout.course.classroom.model import Learner, Marks
from readout.files import write_text
from readout.sheets import harmless

_GRADES = "learner name lesson item points of outcome seconds misconception note".split()
_TOTALS = "learner name lesson points of by_hand_open seconds sandboxed notes".split()
_LONGEST_TABLE_CELL = 5000  # a brief of 300 words is shorter, and a cell of Excel takes 32,767
_NO_GRADE = "-"  # Moodle's word for it, and no formula


def write_grades(marks: Sequence[Marks], path: Path) -> Path:
    """Write a row for each task of each submission to `path`: points, outcome, seconds, misconception, message.

    Raises OSError where it cannot be written.
    """
    rows = [
        [one.submission.learner.id, one.submission.learner.name, one.submission.lesson]
        + [mark.item, _two_decimals(mark.points), mark.of, mark.outcome, _two_decimals(mark.seconds)]
        + [mark.misconception or "", mark.message]
        for one in marks
        for mark in one.marks
    ]
    return write_sheet(path, [_GRADES, *rows])


def write_totals(marks: Sequence[Marks], path: Path) -> Path:
    """Write a row for each submission to `path`: its points, how many tasks a person has yet to mark, what was noted.

    Raises OSError where it cannot be written.
    """
    rows = [
        [one.submission.learner.id, one.submission.learner.name, one.submission.lesson]
        + [
            _two_decimals(one.points),
            sum(mark.of for mark in one.marks),
            by_hand_open(one),
            _two_decimals(one.seconds),
        ]
        + ["yes" if one.sandboxed else "no", "; ".join((*one.submission.notes, *one.notes))]
        for one in marks
    ]
    return write_sheet(path, [_TOTALS, *rows])


def write_moodle(marks: Sequence[Marks], path: Path) -> int:
    """Write points by learner as Moodle imports them, a column for each lesson; return how many were left out.

    `ID number` and `Username` both have the roster's id: in the preview, map one of them to the field that it is, and
    each lesson to a new grade item, whose maximum is in its name. A dash is no grade: it stands where a person has yet to
    mark a task (these are counted), and where nothing was handed in. Moodle refuses grades above 100 unless the site
    allows them. Sources: docs.moodle.org/405/en/Grade_import, and `grade/import/csv/classes/load_data.php` of Moodle,
    which knows the fields `useridnumber` and `username` and takes a dash for no grade.
    Raises OSError where it cannot be written.
    """
    most = points_by_lesson(marks)
    header = ["ID number", "Username", *(f"Readout {lesson} (max {of})" for lesson, of in most.items())]
    rows = [
        [learner.id, learner.id, *(_NO_GRADE if cell is None else cell for cell in cells)]
        for learner, cells in _by_learner(marks, most)
    ]
    write_sheet(path, [header, *rows], for_people=False)
    return sum(by_hand_open(one) > 0 for one in marks)


def write_canvas(marks: Sequence[Marks], path: Path) -> int:
    """Write points by learner as Canvas's gradebook imports them, a column for each lesson; return how many are left out.

    The second row has each lesson's maximum. `ID` is Canvas's own number, which a roster has not: Canvas goes on with
    `SIS User ID`, then `SIS Login ID`, which both have the roster's id, then with the name. A cell is empty where a person
    has yet to mark a task (these are counted), and where nothing was handed in; in a column that Canvas has already, an
    empty cell takes a grade away. Source: `lib/gradebook_importer.rb` of Canvas LMS, which asks for the five first columns
    in this order and for a row named `Points Possible`, and takes a number in brackets at the end of a title for an id.
    Raises OSError where it cannot be written.
    """
    most = points_by_lesson(marks)
    header = ["Student", "ID", "SIS User ID", "SIS Login ID", "Section"]
    rows = [
        [learner.name, "", learner.id, learner.id, "", *("" if cell is None else cell for cell in cells)]
        for learner, cells in _by_learner(marks, most)
    ]
    titles = [f"Readout {lesson}" for lesson in most]
    possible = ["    Points Possible", "", "", "", "", *most.values()]
    write_sheet(path, [[*header, *titles], possible, *rows], for_people=False)
    return sum(by_hand_open(one) > 0 for one in marks)


def write_sheet(path: Path, rows: Iterable[Sequence[object]], for_people: bool = True) -> Path:
    """Write `rows` to `path` in CSV and UTF-8, every text cut, in one line and harmless; return `path`.

    For people it begins with a byte order mark. Raises OSError where it cannot be written.
    """
    file = io.StringIO(newline="")
    out = csv.writer(file, lineterminator="\n")
    out.writerows([_cell(value) for value in row] for row in rows)
    return write_text(path, ("\ufeff" if for_people else "") + file.getvalue())


def points_by_lesson(marks: Sequence[Marks]) -> dict[str, int]:
    """The lessons in their order, each with the points that its tasks have together."""
    most: dict[str, int] = {}
    for one in marks:
        lesson = one.submission.lesson
        most[lesson] = max(most.get(lesson, 0), sum(mark.of for mark in one.marks))
    return dict(sorted(most.items()))


def by_hand_open(one: Marks) -> int:
    """How many tasks of a submission a person has yet to mark."""
    return sum(mark.outcome == "by hand" for mark in one.marks)


def learners_of(marks: Sequence[Marks]) -> list[Learner]:
    """Those whose marks these are, by their ids."""
    return sorted({one.submission.learner for one in marks}, key=lambda learner: learner.id)


def _by_learner(
    marks: Sequence[Marks], lessons: Iterable[str]
) -> list[tuple[Learner, list[int | float | None]]]:
    """Each learner with the points of each lesson; None where there are none that would stay."""
    points = {
        (one.submission.learner, one.submission.lesson): None
        if by_hand_open(one)
        else _two_decimals(one.points)
        for one in marks
    }
    every = list(lessons)
    return [(learner, [points.get((learner, lesson)) for lesson in every]) for learner in learners_of(marks)]


def _two_decimals(value: float) -> int | float:
    """A number with two decimals at most, and none where it is whole."""
    value = round(value, 2)
    return int(value) if value == int(value) else value


def _cell(value: object) -> object:
    if not isinstance(value, str) or value == _NO_GRADE:
        return value
    return harmless(in_one_line(value, _LONGEST_TABLE_CELL))
