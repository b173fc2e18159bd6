"""nbgrader itself takes the exercises' metadata, and its own reading of a run gives the points that the checks gave."""

import nbformat
import pytest
from nbgrader import nbgraderformat, utils

from readout.course.exercises import derive
from readout.course.exercises.checking import Check, items_of

EVERY = [*derive.handed_out().values(), *sorted((derive.EXERCISES / "solutions").glob("*.ipynb"))]


def told(notebook):
    return [cell for cell in notebook.cells if "nbgrader" in cell.metadata]


@pytest.mark.parametrize("path", EVERY, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_nbgraders_validator_takes_every_notebook(path):
    notebook = nbgraderformat.read(
        path, as_version=4
    )  # validates each cell by the schema, and refuses an older one
    names = [cell.metadata.nbgrader.grade_id for cell in told(notebook)]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("path", EVERY, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_each_task_has_an_answer_and_a_check_with_its_points(path):
    cells = told(nbformat.read(path, 4))
    lesson = derive.lesson_of(path)
    checks = [cell for cell in cells if utils.is_grade(cell) and not utils.is_solution(cell)]
    assert {cell.metadata.nbgrader.grade_id: cell.metadata.nbgrader.points for cell in checks} == {
        f"check-{key.replace('.', '-')}": item.points for key, item in items_of(lesson).items()
    }
    assert all(cell.metadata.nbgrader.locked for cell in checks)
    answers = [cell for cell in cells if utils.is_solution(cell) and not utils.is_grade(cell)]
    assert [cell.metadata.nbgrader.grade_id for cell in answers] == [
        f"answer-{key.replace('.', '-')}" for key in items_of(lesson)
    ]
    in_words = [cell for cell in cells if cell.cell_type == "markdown"]
    assert len(in_words) == (lesson != "capstone") and all(map(utils.is_grade, in_words))


@pytest.mark.parametrize(("answer", "points"), [("right", 1), ("wrong", 0), (..., 0)])
def test_nbgrader_reads_the_points_of_a_check(monkeypatch, answer, points):
    """It takes what a cell shows for the score, and any other text for all of the points."""
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    check = Check()
    given = check.start("01", 1)
    sentences = {"right": len(given.article.body), "wrong": -1}.get(answer, answer)
    output = nbformat.v4.new_output("execute_result", {"text/plain": repr(check("01.3", sentences))})
    notebook = nbformat.read(derive.handed_out()["01"], 4)
    (cell,) = [cell for cell in told(notebook) if cell.metadata.nbgrader.grade_id == "check-01-3"]
    cell.outputs = [output]
    assert utils.determine_grade(cell) == (points, 1)


def test_a_learner_reads_words(monkeypatch):
    monkeypatch.delenv("NBGRADER_EXECUTION", raising=False)
    check = Check()
    check.start("01", 1)
    assert repr(check("01.3", -1)).startswith("✗ Not yet (01.3).")
