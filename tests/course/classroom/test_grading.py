"""What is handed in gets what its answers are worth, judged by the checks that learners use; what goes wrong is told."""

import json
import re

import nbformat
import pytest

from readout import ROOT
from readout.course.classroom.box import Box, Limits, missing
from readout.course.classroom.grading import grade
from readout.course.classroom.model import Learner, Submission
from readout.course.exercises.checking import items_of, lessons_with_tasks
from readout.course.exercises.derive import EXERCISES
from readout.errors import InputError

SHORT = Limits(cell=1.0, call=0.7, total=20.0, restarts=3, memory=256 << 20)


@pytest.fixture(scope="module")
def box():
    if missing():
        pytest.skip(f"no sandbox: {missing()}")
    with Box() as box:
        yield box


@pytest.fixture
def handed_in(tmp_path):
    """A submission of some cells, by a learner with seed 3."""

    def made(*cells, lesson="00", seed=3, text=None):
        path = tmp_path / "a.ipynb"
        path.write_text(json.dumps({"cells": [{"cell_type": "code", "source": cell} for cell in cells]}))
        return Submission(Learner("a", "A", seed, "c"), lesson, path, "", text=text)

    return made


START = 'from readout.course import check\ngiven = check.start("00", 3)\nwords = given.words'
RIGHT, ASKED = "how_many = len(words)", 'check("00.1", how_many)'


def outcomes(marks):
    return {mark.item: mark.outcome for mark in marks.marks}


def solved(lesson, seed):
    """The cells of a worked solution, with a learner's seed."""
    path = next((EXERCISES / "solutions").glob(f"{lesson}_*.ipynb"))
    code = [cell.source for cell in nbformat.read(path, 4).cells if cell.cell_type == "code"]
    return [re.sub(r"^seed: int = 1", f"seed: int = {seed}", source) for source in code]


@pytest.mark.parametrize("lesson", lessons_with_tasks())
def test_worked_solutions_get_all_points_that_a_program_gives(box, handed_in, lesson):
    marks = grade(handed_in(*solved(lesson, 1), lesson=lesson, seed=1), box)
    items = items_of(lesson)
    assert [mark.item for mark in marks.marks] == list(items)
    assert outcomes(marks) == {key: "by hand" if item.look else "right" for key, item in items.items()}
    assert marks.points == sum(item.points for item in items.values() if not item.look)
    assert marks.notes == () and marks.sandboxed == box.sandboxed
    assert all(mark.answer and mark.of == items[mark.item].points for mark in marks.marks)


@pytest.mark.parametrize("path", sorted(EXERCISES.glob("0*.ipynb")), ids=lambda path: path.stem)
def test_what_was_handed_out_and_not_touched_is_not_attempted(box, path):
    submission = Submission(Learner("a", "A", 1, "c"), path.stem[:2], path, "")
    assert set(outcomes(grade(submission, box)).values()) == {"not attempted"}


def test_a_wrong_answer_has_the_message_and_the_misconception_of_the_check(box, handed_in):
    mark = grade(handed_in(START, "how_many = '5'", ASKED), box).marks[0]
    assert (mark.outcome, mark.points, mark.misconception, mark.answer) == ("not yet", 0, "M001", "5")
    assert mark.message == "That is text. Without quotation marks, Python works it out."


@pytest.mark.parametrize(
    "cells",
    [
        (START, RIGHT),
        (START, RIGHT, ASKED, ASKED, ASKED),
        (START, "how_many = ...", ASKED, RIGHT),
        (START, ASKED, RIGHT, ASKED, "how_many = ..."),
        (START, RIGHT, ASKED, "check('00.1', ...)", "how_many = 1 / 0"),
        (START, "how_many = 1", ASKED, RIGHT, ASKED),
        ("1 / 0", START, "%time x = 1", RIGHT, "((", 'check("nothing", 1)', "check()", ASKED),
    ],
    ids=[
        "no check",
        "copied",
        "answered below",
        "blank again",
        "broken later",
        "the last counts",
        "broken cells",
    ],
)
def test_an_answer_is_found_however_the_cells_stand(box, handed_in, cells):
    assert outcomes(grade(handed_in(*cells), box, SHORT))["00.1"] == "right"


def test_a_cell_that_stopped_is_named(box, handed_in):
    told = grade(handed_in(START, "how_many = len(wrods)", ASKED), box).marks
    assert told[0].outcome == "not attempted"
    assert told[0].message == "The cell that makes `how_many` stopped with NameError."
    assert told[1].message == "There is no `longer` yet."


def test_the_seed_is_the_learners_whatever_the_notebook_says(box, handed_in):
    cells = solved("00", 8)
    other = grade(handed_in(*cells, seed=3), box)
    assert other.points == sum(item.points for item in items_of("00").values())
    assert other.notes == ("The notebook names seed 8; it was run and graded on the learner's own, 3.",)
    friend = grade(handed_in(START, "how_many = 149", ASKED, seed=3), box)
    assert friend.marks[0].outcome == "not yet"


@pytest.mark.parametrize(
    "end", ["import os; os._exit(0)", "while True: pass", "import ctypes; ctypes.string_at(0)"]
)
def test_what_was_answered_before_the_end_and_what_comes_after_it_counts(box, handed_in, end):
    functions = "def first_word(text):\n    return text.split()[0]"
    cells = (START, functions, 'check("00.6", first_word)', end, RIGHT, ASKED, "first_word = None")
    marks = grade(handed_in(*cells), box, SHORT)
    assert (outcomes(marks)["00.1"], outcomes(marks)["00.6"]) == ("right", "right")
    assert end.startswith("while") or re.match(r"Cell 4 of code ended its own program", marks.notes[0])


@pytest.mark.parametrize("count", [2, 3])
def test_cells_that_end_it_one_after_the_other_are_all_left_out(box, handed_in, count):
    ends = ["import os; os._exit(0)", "import os; os.abort()", "import os; os._exit(1)"][:count]
    marks = grade(handed_in(START, *ends, RIGHT, ASKED), box, SHORT)
    assert outcomes(marks)["00.1"] == "right"
    assert [note.partition(" of")[0] for note in marks.notes][:count] == [
        f"Cell {n + 2}" for n in range(count)
    ]


def test_what_a_cell_leaves_behind_to_end_the_next_ones_is_found(box, handed_in):
    trap = "import os, sys\nsys.addaudithook(lambda event, _: os._exit(0) if event == 'compile' else None)"
    marks = grade(handed_in(START, trap, RIGHT, ASKED, "longer = int(given.days) + 2"), box, SHORT)
    assert outcomes(marks)["00.1"] == outcomes(marks)["00.2"] == "right"
    assert marks.notes[0].startswith("Cell 2 of code ended its own program")


def test_a_function_that_ends_the_program_is_told_as_one_that_stopped(box, handed_in):
    cells = (
        START,
        "import os\nfirst_word = lambda text: os._exit(0)",
        'check("00.6", first_word)',
        RIGHT,
        ASKED,
    )
    marks = grade(handed_in(*cells), box, SHORT)
    assert outcomes(marks)["00.1"] == "right" and outcomes(marks)["00.6"] == "not yet"
    assert "stopped with SystemExit" in marks.marks[5].message


def test_when_the_time_is_used_up_the_rest_is_not_graded(box, handed_in):
    loop = "while True:\n    pass"
    slow = Limits(cell=30.0, call=1.0, total=2.0, restarts=1)
    marks = grade(handed_in(START, RIGHT, ASKED, loop), box, slow)
    assert outcomes(marks)["00.1"] == "right" and outcomes(marks)["00.2"] == "not graded"
    assert (
        marks.marks[1].message
        == "The notebook used up the time for all of it in cell 4 of code."
        == marks.notes[-1]
    )


def test_a_text_of_ones_own_is_read_where_it_was_handed_in(box, handed_in, tmp_path):
    text = tmp_path / "quiet.txt"
    text.write_text("A bridge was opened. Two towns are joined. It rained.", encoding="utf-8")
    cells = (
        'from readout.course import check\ngiven = check.start("capstone", 1, "texts/quiet.txt")',
        'written, spoke, quotation, tested, coverage = "none", {}, "none", "none", 0',
    )
    with_it = grade(handed_in(*cells, lesson="capstone", text=text), box)
    assert list(outcomes(with_it).values())[:5] == ["right", "by hand", "right", "right", "right"]
    without = grade(handed_in(*cells, lesson="capstone"), box)
    assert without.marks[0].outcome == "not graded" and "was not handed in" in without.marks[0].message


def test_the_day_in_the_name_of_a_text_is_read_as_in_the_notebook(box, handed_in, tmp_path):
    text = tmp_path / "2024-05-27-text.txt"
    text.write_text("A bridge was opened. Two towns are joined. It rained.", encoding="utf-8")
    cells = (
        'from readout.course import check\ngiven = check.start("capstone", 1, "2024-05-27-x.txt")',
        "written = given.article.document_date.value",
    )
    mark = grade(handed_in(*cells, lesson="capstone", text=text), box).marks[0]
    assert (mark.outcome, mark.answer) == ("right", "datetime.date(2024, 5, 27)")


def test_trusted_work_leaves_nothing_in_the_folder_that_it_is_graded_in(handed_in, tmp_path, monkeypatch):
    text, here = tmp_path / "2024-05-27-text.txt", tmp_path / "here"
    text.write_text("A bridge was opened. Two towns are joined. It rained.", encoding="utf-8")
    here.mkdir()
    monkeypatch.chdir(here)
    cells = (
        'from readout.course import check\ngiven = check.start("capstone", 1, "2024-05-27-x.txt")',
        "written = given.article.document_date.value\nopen('mine.txt', 'w').close()",
    )
    with Box(trusted=True) as trusted:
        mark = grade(handed_in(*cells, lesson="capstone", text=text), trusted).marks[0]
    assert mark.outcome == "right" and not list(here.iterdir())


@pytest.mark.parametrize("data", [b"\x89PNG\0\xff", b"", b"\xff\xfe", b"x" * 300_000], ids=len)
def test_a_text_that_is_none_costs_its_own_tasks_alone(box, handed_in, tmp_path, data):
    text = tmp_path / "text.txt"
    text.write_bytes(data)
    cells = (
        'from readout.course import check\ngiven = check.start("capstone", 1, "x.txt")',
        'written = "none"',
    )
    marks = grade(handed_in(*cells, lesson="capstone", text=text), box)
    assert set(outcomes(marks).values()) <= {"not graded", "not yet", "not attempted", "right"}


def test_what_is_no_notebook_is_told_with_its_notes(box, tmp_path):
    path = tmp_path / "a.ipynb"
    path.write_text("{")
    marks = grade(Submission(Learner("a", "A", 3, "c"), "00", path, "", ("renamed",)), box)
    assert set(outcomes(marks).values()) == {"not graded"}
    assert marks.notes == ("renamed", "The file is no notebook: it is not JSON.")
    with pytest.raises(InputError, match="exercises are there for"):
        grade(Submission(Learner("a", "A", 3, "c"), "99", path, ""), box)


def test_trusted_it_is_graded_the_same_without_a_box(handed_in):
    with Box(trusted=True) as box:
        cells = (START, "import os; os._exit(0)", RIGHT, ASKED)
        marks = grade(handed_in(*cells), box, Limits(cell=5.0, restarts=1))
    assert outcomes(marks)["00.1"] == "right" and not marks.sandboxed


def test_messages_are_those_of_the_notebook(box, handed_in):
    """What a function raises is told to the learner in the same words."""
    cells = (START, "def first_word(text):\n    return int(text)", 'check("00.6", first_word)')
    message = grade(handed_in(*cells), box).marks[5].message
    assert message.startswith(
        "Your function stopped with ValueError (invalid literal for int() with base 10:"
    )
    assert ROOT.name not in message
