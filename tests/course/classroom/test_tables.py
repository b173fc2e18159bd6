"""Marks as tables: what stands in them, what gradebooks take, and that no cell is a formula or steers a screen."""

import csv
import io
import re
import unicodedata

import pytest

from readout.course.classroom.tables import (
    points_by_lesson,
    write_canvas,
    write_grades,
    write_moodle,
    write_totals,
)

from .given import a_class, learner, mark, marks
from .hostile import a_hostile_class

MARK = b"\xef\xbb\xbf"
OPEN = marks(learner(2), own=(mark("02.1", of=3), mark("02.2", "by hand")))
TWO = [
    marks(
        learner(1),
        own=(mark("02.1", of=3), mark("02.2", "not yet", 0.5, misconception="M203", message="No.")),
    ),
    OPEN,
    marks(
        learner(1), "05", own=(mark("05.1", of=1),), notes=("a cell stopped",), sandboxed=False, seconds=1.256
    ),
]


def rows(path):
    text = path.read_bytes().decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), strict=True))


def test_a_row_for_each_task(tmp_path):
    header, *found = rows(write_grades(TWO, tmp_path / "grades.csv"))
    assert header == "learner name lesson item points of outcome seconds misconception note".split()
    name = learner(1).name
    assert found[1] == ["s0001", name, "02", "02.2", "0.5", "2", "not yet", "0.01", "M203", "No."]
    assert [row[:4] for row in found] == [
        [one.submission.learner.id, one.submission.learner.name, one.submission.lesson, m.item]
        for one in TWO
        for m in one.marks
    ]


def test_a_row_for_each_submission(tmp_path):
    header, *found = rows(write_totals(TWO, tmp_path / "totals.csv"))
    assert [row[3:6] for row in found] == [["3.5", "5", "0"], ["3", "5", "1"], ["1", "1", "0"]]
    assert found[2][6:] == ["1.26", "no", "a cell stopped"] and header[-2:] == ["sandboxed", "notes"]


def test_people_get_a_byte_order_mark_and_gradebooks_none(tmp_path):
    write_moodle(TWO, tmp_path / "moodle.csv")
    write_canvas(TWO, tmp_path / "canvas.csv")
    assert write_grades(TWO, tmp_path / "grades.csv").read_bytes().startswith(MARK)
    assert write_totals(TWO, tmp_path / "totals.csv").read_bytes().startswith(MARK)
    assert (tmp_path / "moodle.csv").read_bytes().startswith(b"ID number,Username,")
    assert (tmp_path / "canvas.csv").read_bytes().startswith(b"Student,ID,SIS User ID,SIS Login ID,Section,")


def test_moodle_gets_a_dash_where_a_grade_would_not_stay(tmp_path):
    assert write_moodle(TWO, tmp_path / "moodle.csv") == 1
    assert rows(tmp_path / "moodle.csv") == [
        ["ID number", "Username", "Readout 02 (max 5)", "Readout 05 (max 1)"],
        ["s0001", "s0001", "3.5", "1"],
        ["s0002", "s0002", "-", "-"],
    ]


def test_canvas_gets_points_possible_and_no_title_that_it_takes_for_an_id(tmp_path):
    assert write_canvas(TWO, tmp_path / "canvas.csv") == 1
    header, possible, *found = rows(tmp_path / "canvas.csv")
    assert header[5:] == ["Readout 02", "Readout 05"] and not any(re.search(r"\(\d+\)$", h) for h in header)
    assert "Points Possible" in possible[0] and possible[5:] == ["5", "1"]
    assert found[0] == [learner(1).name, "", "s0001", "s0001", "", "3.5", "1"]
    assert found[1][5:] == ["", ""]


def test_the_most_is_that_of_the_whole_lesson():
    short = marks(learner(3), own=(mark("02.1", of=3),))
    assert points_by_lesson([short, *TWO]) == {"02": 5, "05": 1}


@pytest.mark.parametrize("write", [write_grades, write_totals, write_moodle, write_canvas])
def test_no_cell_is_a_formula_or_steers_a_screen(tmp_path, write):
    hostile = a_hostile_class()
    path = tmp_path / "table.csv"
    write(hostile, path)
    found = rows(path)
    many = {write_grades: sum(len(one.marks) for one in hostile) + 1, write_canvas: len(hostile) + 2}
    assert len(found) == many.get(write, len(hostile) + 1)
    assert len({len(row) for row in found}) == 1
    cells = [cell for row in found for cell in row]
    assert [cell[:20] for cell in cells if cell[:1] in tuple("=+-@\t\r") and cell != "-"] == []
    assert {unicodedata.category(c) for cell in cells for c in cell} & {"Cc", "Cf", "Cs"} == set()
    assert any(cell.startswith("'=1+1") for cell in cells) and any("U+001B" in cell for cell in cells)
    assert path.stat().st_size < 4_000_000


def test_a_class_of_three_hundred(tmp_path):
    everyone, found = a_class(300)
    table = rows(write_totals(found, tmp_path / "totals.csv"))
    assert len(table) == len(found) + 1 and {row[0] for row in table[1:]} <= {one.id for one in everyone}


def test_an_old_table_stays_where_the_new_one_cannot_be_written(tmp_path, monkeypatch):
    path = write_grades(TWO, tmp_path / "grades.csv")
    before = path.read_bytes()
    monkeypatch.setattr("readout.files.os.replace", lambda *_: (_ for _ in ()).throw(OSError("full")))
    with pytest.raises(OSError, match="full"):
        write_grades(TWO[:1], path)
    assert path.read_bytes() == before and list(tmp_path.iterdir()) == [path]
