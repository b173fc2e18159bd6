"""What a person marks: the table to fill in, and what was filled in, taken over into the marks.

`by_hand.csv` has a row for each task whose check sees the form alone. A spreadsheet may do to it what spreadsheets do:
make 2 of `02`, 2.1 of `02.10`, sort it. So each row has a key of letters that says whose task it is, and another that
says which answer the points are for: where the answer has changed, the points are set aside and the row asks for another
look.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from readout.course.classroom.foreign import in_one_line
from readout.course.classroom.model import Mark, Marks
from readout.course.classroom.tables import write_sheet
from readout.errors import InputError, quoted
from readout.sheets import read_sheet

_COLUMNS_BY_HAND = "learner name lesson item points of comment look_again answer rubric key version".split()
_POINTS = re.compile(r"\d{1,4}(?:\.\d{1,2})?")
_APOSTROPHE = re.compile(r"^'(?=[=+@-])")  # set before what looks like a formula, when it was written
_SAVE_AS = "save it as CSV in UTF-8, separated by commas"
_LONGEST_COMMENT = 2000


@dataclass(frozen=True)
class HandMark:
    """A row of `by_hand.csv`: points as they were filled in, None where they were not.

    `look_again` says that points were given to an earlier answer; `version` is that of the answer that the points are for.
    """

    points: float | None
    comment: str
    look_again: str
    version: str


def read_hand_marks(path: Path, marks: Sequence[Marks]) -> dict[str, HandMark]:
    """What is filled in in `path`, by the key of the task; `marks` say which tasks there are. Empty where no file is.

    Raises InputError, with the line, for a table that is none, a task or a learner that is not among `marks`, a row that
    stands there twice or is no longer its learner's, and points that are none or above the maximum.
    """
    if not path.exists():
        return {}
    tasks = {_key(one, mark): (one, mark) for one in marks for mark in one.marks}
    sheet = read_sheet(path, _SAVE_AS, "utf-8-sig")
    if missing := [name for name in _COLUMNS_BY_HAND if name not in sheet.header]:
        raise InputError(
            f"{path}: no column {', '.join(missing)}; grade again, and fill in the table made then"
        )
    found: dict[str, HandMark] = {}
    lines: dict[str, int] = {}
    for number, cells in sheet.lines:
        if not any(cells):  # spreadsheets leave such lines behind
            continue
        row = sheet.row(number, cells)
        place = f"{path}, line {number}"
        key = row["key"].strip()
        if key not in tasks:
            raise InputError(
                f"{place}: no task {quoted(row['item'])} of a learner {quoted(row['learner'])} was graded; "
                "take the line out"
            )
        if key in lines:
            raise InputError(f"{place}: the task stands in line {lines[key]} already; keep one of the two")
        lines[key] = number
        _refuse_moved(place, row, *tasks[key])
        points = _points(place, row["points"].strip(), tasks[key][1].of)
        comment = _APOSTROPHE.sub("", row["comment"].strip())[:_LONGEST_COMMENT]
        found[key] = HandMark(points, comment, row["look_again"].strip(), row["version"].strip())
    return found


def with_hand_marks(
    marks: Sequence[Marks], filled: dict[str, HandMark]
) -> tuple[list[Marks], dict[str, HandMark]]:
    """`marks` with the points that a person gave, and the rows as they are to be kept.

    Points count where the answer is the one that they were given to. Where it has changed, the task is by hand again, and
    its row says which points the earlier answer got. What the check no longer finds in form is not by hand: what was filled
    in stays in its row, and counts for nothing.
    """
    taken: list[Marks] = []
    kept: dict[str, HandMark] = {}
    for one in marks:
        own: list[Mark] = []
        for mark in one.marks:
            key = _key(one, mark)
            row = filled.get(key)
            if row is None:
                own.append(mark)
                continue
            if mark.outcome != "by hand":
                own.append(mark)
                if row.points is not None or row.comment:
                    kept[key] = replace(row, look_again=f"not counted: now it is {mark.outcome}")
                continue
            row = kept[key] = _as_of_now(row, _version(mark))
            if row.points is None:
                own.append(mark)
            else:
                said = row.comment or mark.message
                own.append(replace(mark, outcome="marked", points=row.points, message=said))
        taken.append(replace(one, marks=tuple(own)))
    return taken, kept


def write_hand_marks(marks: Sequence[Marks], rows: dict[str, HandMark], path: Path) -> int:
    """Write the table to fill in to `path`, with what is filled in already; return how many points are missing.

    The two are what `with_hand_marks` gives. Raises OSError where it cannot be written.
    """
    table: list[Sequence[object]] = [_COLUMNS_BY_HAND]
    missing = 0
    for one in marks:
        learner, lesson = one.submission.learner, one.submission.lesson
        for mark in one.marks:
            key = _key(one, mark)
            if mark.outcome not in ("by hand", "marked") and key not in rows:
                continue
            row = rows.get(key, HandMark(None, "", "", _version(mark)))
            missing += mark.outcome == "by hand"
            table.append(
                [learner.id, learner.name, lesson, mark.item, "" if row.points is None else f"{row.points:g}"]
                + [mark.of, row.comment, row.look_again, in_one_line(mark.answer, 4000, between=" ⏎ ")]
                + [" | ".join(mark.look), key, row.version]
            )
    write_sheet(path, table)
    return missing


def _as_of_now(row: HandMark, version: str) -> HandMark:
    if row.version == version:
        return replace(row, look_again="") if row.points is not None else row
    if row.points is None:
        return replace(row, version=version)
    told = f"the answer changed; the earlier one got {row.points:g}"
    return HandMark(None, row.comment, told, version)


def _points(place: str, written: str, of: int) -> float | None:
    if not written:
        return None
    if not _POINTS.fullmatch(written):
        raise InputError(f"{place}: {quoted(written)} is no number of points; write one such as 2 or 1.5")
    if float(written) > of:
        raise InputError(f"{place}: {written} points where there are {of}; give {of} at most")
    return float(written)


def _refuse_moved(place: str, row: dict[str, str], one: Marks, mark: Mark) -> None:
    """Refuse a row whose learner or item is not that of its key: one column was sorted, and the others were not."""
    theirs = ((row["learner"], one.submission.learner.id), (row["item"], mark.item))
    for written, own in theirs:
        if _as_spreadsheets_leave_it(written) != _as_spreadsheets_leave_it(in_one_line(own, 5000)):
            raise InputError(
                f"{place}: the key is that of {quoted(own)}, and the row says {quoted(written)}; "
                "sort whole rows, or grade again and fill in the table made then"
            )


def _as_spreadsheets_leave_it(written: str) -> str:
    """What is left of an id when a spreadsheet took it for a number: no zeros around it, no apostrophe."""
    bare = written.strip().removeprefix("'").lstrip("0")
    return bare.rstrip("0").rstrip(".") if "." in bare else bare


def _key(one: Marks, mark: Mark) -> str:
    """A name for a learner's task that no spreadsheet takes for a number."""
    learner, lesson = one.submission.learner.id, one.submission.lesson
    return f"k{_digest_of_words(repr((learner, lesson, mark.item)))}"


def _version(mark: Mark) -> str:
    return f"v{_digest_of_words(mark.answer)}"


def _digest_of_words(text: str) -> str:
    return sha256(text.encode("utf-8", "backslashreplace")).hexdigest()[:16]
