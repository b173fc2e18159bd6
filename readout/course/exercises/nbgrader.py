"""What nbgrader is told of an exercise, in its cells' metadata: which hold answers, which are graded, for how many points.

It is schema 3 of nbgrader 0.9 (nbgrader/nbgraderformat/v3.json). A check's cell is an autograded test: it is locked, and
while nbgrader runs it the check shows its points, which nbgrader takes for the score. The answer in words is graded by
hand.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from readout.course.exercises.checking import Item

_CHECK = re.compile(r'^check\("([a-z0-9]{2,8}\.\d{1,2})"', re.MULTILINE)
_TASK = re.compile(r"^## (\d{1,2}) ", re.MULTILINE)
_IN_WORDS = "*Your answer here.*"
_POINTS_IN_WORDS = 2  # as the rubric in the solutions has it


def tell_nbgrader(
    cells: Sequence[dict[str, Any]], answers: Sequence[bool], lesson: str, items: Mapping[str, Item]
) -> None:
    """Put nbgrader's metadata into the cells of an exercise; `answers` says of each whether a learner answers in it."""
    unchecked: list[dict[str, Any]] = []
    for cell, is_answer in zip(cells, answers, strict=True):
        check = _CHECK.search(cell["source"]) if cell["cell_type"] == "code" else None
        if check:
            key = check[1].replace(".", "-")
            for at, answer in enumerate(unchecked):
                _note_for_nbgrader(answer, f"answer-{key}" + (f"-{at + 1}" if at else ""), solution=True)
            _note_for_nbgrader(cell, f"check-{key}", points=items[check[1]].points, locked=True)
            unchecked = []
        elif is_answer:
            unchecked.append(cell)
        elif cell["cell_type"] == "markdown" and _IN_WORDS in cell["source"]:
            number = next(iter(_TASK.findall(cell["source"])), "0")
            _note_for_nbgrader(cell, f"words-{lesson}-{number}", points=_POINTS_IN_WORDS, solution=True)


def _note_for_nbgrader(
    cell: dict[str, Any], name: str, *, points: int = 0, solution: bool = False, locked: bool = False
) -> None:
    told: dict[str, Any] = {
        "schema_version": 3,
        "grade_id": name,
        "grade": points > 0,
        "solution": solution,
        "locked": locked,
        "task": False,
    }
    cell["metadata"]["nbgrader"] = told | ({"points": points} if points else {})
