"""Solutions score full marks on one seed and untouched exercises none on another, run as lessons are."""

import nbformat
import pytest

from readout.course.exercises import derive
from readout.course.exercises.checking import MIME, items_of
from readout.course.running import run_lessons

SOURCES = derive.sources()
# Of the seeds of test_exercises.py, which tries all of them, and wrong answers too, without running notebooks.
SEEDS = {"solutions": 10, "exercises": 9}


@pytest.fixture(scope="module")
def runs(tmp_path_factory):
    """Every solution and every exercise, run as lessons are."""
    folder = tmp_path_factory.mktemp("exercises")
    found = {}
    for kind, seed in SEEDS.items():
        place = derive.EXERCISES / ("solutions" if kind == "solutions" else "")
        paths = [place / path.name for path in SOURCES]
        for run in run_lessons(paths, folder / kind, {p.stem: {"seed": seed} for p in paths}):
            found[kind, run.lesson] = nbformat.read(folder / kind / run.path.name, 4)
    return found


def results(notebook):
    return [
        output["data"][MIME]
        for cell in notebook.cells
        for output in cell.get("outputs", [])
        if MIME in output.get("data", {})
    ]


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_solutions_score_full_marks_and_exercises_none(runs, path):
    items = items_of(derive.lesson_of(path))
    solved = results(runs["solutions", path.stem])
    assert [r["item"] for r in solved] == list(items)
    assert [r["points"] for r in solved] == [item.points for item in items.values()]
    untouched = results(runs["exercises", path.stem])
    assert [r["state"] for r in untouched] == ["not attempted"] * len(items)
