"""Solutions score full marks on three seeds and untouched exercises none on one, run as lessons are."""

import nbformat
import pytest

from readout.course.exercises import derive
from readout.course.exercises.checking import MIME, items_of
from readout.course.running import run_lessons

SOURCES = derive.sources()
SEEDS = (9, 12, 53)  # of those of test_exercises.py, which tries the same without running notebooks
UNTOUCHED = SEEDS[:1]


@pytest.fixture(scope="module")
def runs(tmp_path_factory):
    """Every solution and every exercise, run as lessons are."""
    folder = tmp_path_factory.mktemp("exercises")
    found = {}
    wanted = [("solutions", seed) for seed in SEEDS] + [("exercises", seed) for seed in UNTOUCHED]
    for kind, seed in wanted:
        place = derive.EXERCISES / ("solutions" if kind == "solutions" else "")
        paths = [place / path.name for path in SOURCES]
        for run in run_lessons(paths, folder / f"{kind}{seed}", {p.stem: {"seed": seed} for p in paths}):
            found[kind, seed, run.lesson] = nbformat.read(folder / f"{kind}{seed}" / run.path.name, 4)
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
    for seed in SEEDS:
        solved = results(runs["solutions", seed, path.stem])
        assert [r["item"] for r in solved] == list(items)
        assert [r["points"] for r in solved] == [item.points for item in items.values()]
    for seed in UNTOUCHED:
        untouched = results(runs["exercises", seed, path.stem])
        assert [r["state"] for r in untouched] == ["not attempted"] * len(items)
