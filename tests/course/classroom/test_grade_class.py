"""Grading a class: results are kept one by one, a fault stops nothing, a second run grades what is new or changed."""

import json
import threading
from contextlib import contextmanager

import pytest

from readout.course.classroom import grade_class
from readout.course.classroom.class_file import load_class
from readout.course.classroom.collect import collect
from readout.course.classroom.grade_class import Stopped, grade_collected
from readout.course.classroom.handout import hand_out
from readout.course.classroom.model import Mark, Marks
from readout.course.exercises import items_of
from readout.errors import InputError, WorkFailed

COUNT = 5


@pytest.fixture
def folder(tmp_path):
    """What a class of five handed in of lesson 02, collected."""
    (tmp_path / "roster.csv").write_text("id,name\n" + "".join(f"s{n},Nr {n}\n" for n in range(COUNT)))
    hand_out(str(tmp_path / "class"), roster=str(tmp_path / "roster.csv"), lessons=["02"])
    again(tmp_path)
    return tmp_path


def again(place):
    collect([str(place / "class/learners")], class_folder=str(place / "class"), out=str(place / "in"))


def right(submission, **more):
    marks = [
        Mark(item.key, "right", float(item.points), item.points, "", None, 0.1, "é", item.look)
        for item in items_of(submission.lesson).values()
    ]
    return Marks(submission, tuple(marks), 1.5, more.pop("sandboxed", True), ("noted",), **more)


@pytest.fixture
def grade(folder):
    """Grades the class with what is given in place of the grader; gives code, words, who was graded, and the lines."""

    def run(grader=right, workers=1, trusted=False, **wanted):
        asked, lines, opened = [], [], []

        @contextmanager
        def graders(without):
            opened.append(without)
            yield lambda one: asked.append(one.learner.id) or grader(one)

        code, said = grade_collected(
            str(folder / "in"),
            folder / "out",
            graders,
            workers=workers,
            trusted=trusted,
            moodle=wanted.get("moodle", False),
            canvas=wanted.get("canvas", False),
            progress=lines.append,
        )
        assert opened in ([], [trusted])
        return code, said, sorted(asked), lines

    return run


def change(folder, id):
    """The learner's notebook, with another line in it, handed in again."""
    (path,) = (folder / "class/learners" / id / "exercises").glob("*.ipynb")
    notebook = json.loads(path.read_text())
    notebook["cells"][-1]["source"] = "x = 5"
    path.write_text(json.dumps(notebook))
    again(folder)


def test_marks_are_kept_and_tables_and_pages_written(grade, folder):
    code, said, asked, lines = grade(moodle=True, canvas=True)
    assert code == 0 and asked == ["s0", "s1", "s2", "s3", "s4"] and "5 graded, 0 as before" in said
    names = {path.name for path in (folder / "out").iterdir()}
    assert names >= {
        "store",
        "grades.csv",
        "totals.csv",
        "by_hand.csv",
        "class.html",
        "feedback",
        "moodle.csv",
        "canvas.csv",
    }
    assert (
        len(lines) == COUNT
        and lines[0].startswith("1 of 5: s0, 02; about ")
        and lines[-1] == "5 of 5: s4, 02"
    )
    kept = json.loads((folder / "out/store/s0/02.json").read_text("utf-8"))
    assert kept["marks"][0]["answer"] == "é" and kept["notes"] == ["noted"]


def test_a_second_run_grades_what_is_new_or_changed(grade, folder):
    grade()
    assert grade()[2] == []
    change(folder, "s3")
    code, said, asked, _ = grade()
    assert (code, asked) == (0, ["s3"]) and "1 graded, 4 as before" in said


def test_another_library_seed_or_box_is_another_result(grade, folder, monkeypatch):
    grade()
    assert len(grade(trusted=True)[2]) == COUNT
    grade()
    monkeypatch.setattr(grade_class, "version_of_the_checks", lambda: "another")
    assert len(grade()[2]) == COUNT
    (folder / "class/class.json").write_text(
        (folder / "class/class.json").read_text().replace(load_class(folder / "class").secret, "ab" * 32)
    )
    hand_out(str(folder / "class"), roster=str(folder / "roster.csv"), lessons=["02"])
    again(folder)
    assert len(grade()[2]) == COUNT


def test_a_result_that_was_spoiled_is_made_again(grade, folder):
    grade()
    path = folder / "out/store/s1/02.json"
    good = json.loads(path.read_text())
    for spoiled in (
        "{",
        json.dumps(good | {"schema": "other"}),
        json.dumps(good | {"seconds": "1"}),
        json.dumps(good | {"marks": [good["marks"][0] | {"outcome": "excellent"}]}),
        json.dumps(good | {"marks": [good["marks"][0] | {"bonus": 3}]}),
        json.dumps(good).replace('"points": 1.0', '"points": NaN', 1),
    ):
        path.write_text(spoiled)
        assert grade()[2] == ["s1"], spoiled[:80]
    assert grade()[2] == []


@pytest.mark.parametrize(
    "error",
    [ValueError("odd\n\x1b[31m"), OSError("gone"), SystemExit(3), RecursionError(), InputError("no cells")],
)
def test_a_fault_in_one_stops_nothing(grade, folder, error):
    def grader(one):
        if one.learner.id == "s2":
            raise error
        return right(one)

    code, said, asked, lines = grade(grader)
    assert code == 1 and len(asked) == COUNT and "1 could not be graded:\ns2, 02: " in said
    assert "4 graded" in said and "\x1b" not in said and len(lines) == COUNT
    rows = (folder / "out/grades.csv").read_text("utf-8").splitlines()
    assert sum("not graded" in row for row in rows) == len(items_of("02"))
    assert grade()[2] == ["s2"]


def test_marks_that_cannot_be_kept_are_a_fault(grade):
    def grader(one):
        marks = right(one)
        if one.learner.id == "s1":
            return Marks(one, marks.marks, float("nan"), True)
        return (
            Marks(one, (Mark("02.1", "perfect", 9, 1, "", None, 0, ""),), 0, True)
            if one.learner.id == "s2"
            else marks
        )

    code, said, _, _ = grade(grader)
    assert code == 1 and "2 could not be graded" in said


def test_half_a_character_of_a_learner_stops_nothing(grade):
    def grader(one):
        marks = right(one)
        return Marks(one, marks.marks, 1.0, True, ("\ud800",))

    assert grade(grader)[0] == 0 and grade()[2] == []


def test_after_ctrl_c_what_is_done_is_kept(grade, folder):
    def grader(one):
        if one.learner.id == "s3":
            raise KeyboardInterrupt
        return right(one)

    with pytest.raises(Stopped, match="stopped; [34] of 5 are graded and kept: run it again for the rest"):
        grade(grader)
    left = grade()[2]
    assert "s3" in left and len(left) in (1, 2)


def test_several_are_graded_at_once(grade):
    """Each waits until another is there: one at a time would never end."""
    meeting = threading.Barrier(2, timeout=60)

    def grader(one):
        if one.learner.id in ("s0", "s1"):
            meeting.wait()
        return right(one)

    assert grade(grader, workers=2)[0] == 0


def test_no_box_is_said_before_anything_is_graded(folder):
    @contextmanager
    def graders(_):
        raise WorkFailed("no sandbox: bubblewrap is not installed")
        yield

    with pytest.raises(WorkFailed, match="no sandbox"):
        grade_collected(
            str(folder / "in"),
            folder / "out",
            graders,
            workers=1,
            trusted=False,
            moodle=False,
            canvas=False,
            progress=print,
        )


def test_what_cannot_be_is_refused_in_one_line(grade, folder):
    (folder / "out").mkdir()
    (folder / "out/thesis.txt").write_text("mine")
    with pytest.raises(InputError, match="has other things in it"):
        grade()
    (folder / "in/collected.json").unlink()
    with pytest.raises(InputError, match="nothing was collected there"):
        grade()


def test_the_version_is_that_of_the_whole_library():
    grade_class.version_of_the_checks.cache_clear()
    assert len(grade_class.version_of_the_checks()) == 64
