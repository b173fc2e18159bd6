"""The made-up class of `benchmarks/grade.py`: what its learners hand in, and the test that otter-grader is given."""

import ast
import doctest
import json
import sys

import pytest

from readout import ROOT
from readout.course.classroom.class_file import load_class
from readout.course.exercises.checking import items_of, outcome
from readout.course.exercises.given import Given


@pytest.fixture(scope="module")
def grade():
    """The script; its own modules lie beside it."""
    sys.path.insert(0, str(ROOT / "benchmarks"))
    try:
        import grade

        return grade
    finally:
        sys.path.remove(str(ROOT / "benchmarks"))


@pytest.fixture(scope="module")
def answers(grade, tmp_path_factory):
    """The cells of seven learners that answer tasks, by learner and task, and the learners."""
    place = tmp_path_factory.mktemp("class") / "seven"
    collected = grade.handed_in(place, 7)
    everybody = [one.learner for one in load_class(place / "class").enrolled]
    found = {}
    for one in everybody:
        path = collected / "submissions" / one.id / f"{grade.LESSON}.ipynb"
        found[one.id] = grade._answers(json.loads(path.read_text("utf-8"))["cells"])
    return found, everybody


def cells_of(grade, folder):
    path = ROOT / "exercises" / folder / grade.NOTEBOOK
    return grade._answers(json.loads(path.read_text("utf-8"))["cells"])


def test_every_task_has_its_answer(grade, answers):
    found, _ = answers
    assert all(list(each) == list(items_of(grade.LESSON)) for each in found.values())


def test_every_fifth_is_the_worked_solution_and_every_fifth_is_not_touched(grade, answers):
    found, everybody = answers
    by_place = [found[one.id] for one in everybody]
    assert by_place[0] == by_place[5] == cells_of(grade, "solutions")
    assert by_place[1] == by_place[6] == cells_of(grade, "")


def test_the_others_mix_right_wrong_and_blank_and_what_is_wrong_is(grade, answers):
    found, everybody = answers
    solved, blank, seen = cells_of(grade, "solutions"), cells_of(grade, ""), set()
    for one in everybody[2:5]:
        for key, cell in found[one.id].items():
            kind = "right" if cell == solved[key] else "blank" if cell == blank[key] else "wrong"
            seen.add(kind)
            if kind == "wrong":
                answer = ast.literal_eval(cell.partition(" = ")[2])
                assert outcome(items_of(grade.LESSON)[key], answer, Given(one.seed))[0] == "not yet"
    assert seen == {"right", "wrong", "blank"}


@pytest.mark.parametrize("kind", ["right", "wrong", "blank"])
def test_the_test_for_otter_is_the_check(grade, kind):
    given = Given(0)
    right = grade.PROOFS["02.8"].right[0](given)
    names = {"prediction": {"right": right, "wrong": -1, "blank": ...}[kind], "given": given}
    written = {}
    exec(grade._otter_test("02.8", "prediction"), written)
    (case,) = written["test"]["suites"][0]["cases"]
    example = doctest.DocTestParser().get_doctest(case["code"], names, "q02_8", None, 0)
    failed = doctest.DocTestRunner(verbose=False).run(example, out=lambda _: None).failed
    assert failed == (kind != "right") and written["test"]["name"] == "q02_8"
