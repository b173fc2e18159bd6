"""From the one source of an exercise to what a learner opens and to the worked solutions.

In `exercises/source/*.ipynb` code between `### BEGIN SOLUTION` and `### END SOLUTION` is the answer; lines that begin
with `#~ ` are what the learner gets in its place; a cell tagged `solution` is for the solutions only. So the source runs
as it stands, and is the solutions. Under the check of each task the learner finds its hints, folded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from readout import ROOT
from readout.course.exercises.checking import items_of, lessons_with_tasks, stuck
from readout.course.exercises.nbgrader import tell_nbgrader
from readout.course.notebooks import read_notebook, tidied
from readout.errors import InputError
from readout.files import write_text
from readout.intake import Kind, read_bytes

EXERCISES = ROOT / "exercises"
_CHECK_OF_A_TASK = re.compile(r'^check\("(\w+)\.(\d+)"', re.MULTILINE)
_BEGIN, _END, _STUB = "### BEGIN SOLUTION", "### END SOLUTION", "#~ "


def sources() -> list[Path]:
    """The sources in their order: by the number of their lesson, then the capstone."""
    return sorted((EXERCISES / "source").glob("[!.]*.ipynb"))


def lesson_of(path: Path) -> str:
    """Which lesson an exercise is of, by its file's name: "02", or "capstone"."""
    return path.stem.partition("_")[0]


def handed_out() -> dict[str, Path]:
    """What learners open, by its lesson, in the order of the lessons.

    It is found without the sources, which lie in a checkout alone. Raises InputError where nothing is there.
    """
    found = {
        lesson: path
        for path in sorted(EXERCISES.glob("[!.]*.ipynb"))
        if (lesson := lesson_of(path)) in lessons_with_tasks()
    }
    if not found:
        raise InputError(f"{EXERCISES}: no exercises are there; restore them from the repository")
    return found


def derived(source: Path) -> dict[Path, str]:
    """The two notebooks made from a source: where each is kept, and its text.

    Raises InputError, naming the file, for what is no notebook, and with the cell for a solution without its end or one
    inside another.
    """
    return {
        EXERCISES / source.name: _made(source, for_learner=True),
        EXERCISES / "solutions" / source.name: _made(source, for_learner=False),
    }


def _made(source: Path, for_learner: bool) -> str:
    notebook = read_notebook(source)
    kept, answers = [], []
    for number, cell in enumerate(notebook.cells, start=1):
        tags = cell.metadata.get("tags", [])
        if "solution" in tags and for_learner:
            continue
        answers.append(_BEGIN in cell.source)
        if cell.cell_type == "code":
            task, worked = parts(cell.source, f"{source}, cell {number}")
            cell.source = task if for_learner else worked
        cell.metadata = nbformat.from_dict({"tags": [tag for tag in tags if tag != "solution"]})
        kept.append(cell)
        if for_learner and cell.cell_type == "code":
            hints = hints_under(cell.source, 'Run `check.hint("{key}")` three times in a new cell.')
            kept += hints
            answers += [False] * len(hints)
    notebook.cells = kept
    try:
        made = nbformat.v4.reads(tidied(nbformat.v4.writes(NotebookNode(notebook))))
    except InputError as error:
        raise InputError(f"{source}: {error}") from None
    tell_nbgrader(made.cells, answers, lesson_of(source), items_of(lesson_of(source)))
    return f"{nbformat.v4.writes(made)}\n"


def hints_under(code: str, worked: str) -> list[NotebookNode]:
    """The cell that stands under the check of a task, with its hints; none under any other cell.

    `worked` says where the worked solution is, with `{key}` for the task.
    """
    asked = _CHECK_OF_A_TASK.search(code)
    if asked is None:
        return []
    key = f"{asked[1]}.{asked[2]}"
    return [nbformat.v4.new_markdown_cell(stuck(items_of(asked[1])[key], worked.format(key=key)))]


def parts(code: str, place: str) -> tuple[str, str]:
    """The code of a source's cell as a learner gets it, and as the solutions have it.

    Raises InputError, beginning with `place`, for a solution without its end or one inside another.
    """
    lines = code.split("\n")
    task, worked = ("\n".join(_lines(lines, learner, place)).strip("\n") for learner in (True, False))
    return task or "# your code here", worked or "# your code here"


def _lines(lines: list[str], for_learner: bool, place: str) -> Iterator[str]:
    inside = False
    for line in lines:
        mark = line.strip()
        if mark in (_BEGIN, _END):
            if inside == (mark == _BEGIN):
                raise InputError(
                    f"{place}: {mark!r} out of turn; each solution has one beginning and one end"
                )
            inside = mark == _BEGIN
        elif line.lstrip().startswith(_STUB.rstrip()):
            if for_learner:
                yield line.replace(_STUB, "", 1) if _STUB in line else line.replace(_STUB.rstrip(), "", 1)
        elif not (inside and for_learner):
            yield line
    if inside:
        raise InputError(f"{place}: {_BEGIN!r} without {_END!r}; close it")


def stale() -> list[Path]:
    """The derived notebooks that are not what their sources make, byte for byte, and those that no source makes."""
    made = {path: text for source in sources() for path, text in derived(source).items()}
    there = {*EXERCISES.glob("*.ipynb"), *(EXERCISES / "solutions").glob("*.ipynb")}
    wrong = [path for path, text in made.items() if not _holds(path, text)]
    return sorted({*wrong, *(there - set(made))})


def _holds(path: Path, text: str) -> bool:
    """Whether the file at `path` is `text`; one that cannot be read is not."""
    try:
        return read_bytes(path, Kind("a notebook")) == text.encode("utf-8")
    except InputError:
        return False


def build() -> list[Path]:
    """Write what the sources make where it differs, and remove what no source makes; return the paths changed."""
    made = {path: text for source in sources() for path, text in derived(source).items()}
    changed = stale()
    for path in changed:
        if path not in made:
            path.unlink()
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        write_text(path, made[path])
    return changed
