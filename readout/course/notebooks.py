"""Where the lessons are, and the form they are kept in: no outputs, the `python3` kernel, cell ids that stay put."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from typing import TYPE_CHECKING

from readout import ROOT
from readout.course.cells import NOTEBOOK_FILE, stored_notebook
from readout.errors import InputError
from readout.files import write_text
from readout.imports import import_nbformat
from readout.intake import Kind, read_text

if TYPE_CHECKING:
    from nbformat import NotebookNode

NOTEBOOKS = ROOT / "notebooks"
# The pages of `docs/` that lessons and exercises link to: they lie beside them wherever learners work.
LOOKED_UP = ("glossary.md", "python.md", "when_it_breaks.md")
# A term in a lesson, with what the glossary says of it first: notebooks show that over the link.
GLOSSARY_LINK = re.compile(r'\[([^\]\n]{1,60})\]\(\.\./docs/glossary\.md "([^"\n]{1,300})"\)')
_TERM = re.compile(r"^(\S[^\n]{0,60})\n  (\S[^\n]{1,600})$", re.MULTILINE)
_ROLE = re.compile(r"\{term\}`([^`<]{1,60}?)(?: <[^>]{1,60}>)?`")
_LOOKED_UP_PAGE = Kind("a page of the course")

# The tag of a cell that keeps what a lesson found for the tests: learners see it folded, the site leaves it out.
RESULTS = "results"

KERNEL = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
LANGUAGE = {"name": "python"}


def lessons(names: list[str] | None = None) -> list[Path]:
    """The lessons in their order; with `names`, only those, each by its file name, its stem or its number.

    Raises InputError for a name no lesson has, and where there is none at all.
    """
    paths = sorted(NOTEBOOKS.glob("[0-9][0-9]_*.ipynb"))
    if not paths:
        raise InputError(f"{NOTEBOOKS}: no lesson is there; restore them from the repository")
    if not names:
        return paths
    chosen = []
    for name in names:
        stem = Path(name).stem
        match = [path for path in paths if stem in (path.stem, path.stem[:2])]
        if not match:
            known = ", ".join(path.stem for path in paths)
            raise InputError(f"no lesson {name!r}: the lessons are {known}")
        chosen += match
    return chosen


def glossary() -> dict[str, str]:
    """The first sentence that the glossary says of each of its terms, without marks."""
    text = _ROLE.sub(r"\1", read_text(ROOT / "docs" / "glossary.md", _LOOKED_UP_PAGE))
    found = dict(_TERM.findall(text))
    return {term: said.partition(". ")[0].rstrip(".").replace("*", "") + "." for term, said in found.items()}


def looked_up(name: str) -> str:
    """A page of `LOOKED_UP` as learners open it: the glossary without the marks that only the site understands."""
    text = read_text(ROOT / "docs" / name, _LOOKED_UP_PAGE)
    if name == "glossary.md":
        text = _TERM.sub(r"**\1**: \2", _ROLE.sub(r"*\1*", text))
        text = text.replace("```{glossary}\n", "").replace("```\n", "").rstrip("`\n") + "\n"
    return text


def read_notebook(path: Path) -> NotebookNode:
    """The notebook at `path`. Raises InputError where there is none or it is not one."""
    import_nbformat()
    import nbformat

    notebook: NotebookNode = nbformat.v4.to_notebook(stored_notebook(path))
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.setdefault("outputs", [])
    return notebook


def tidied(text: str) -> str:
    """The notebook `text` as it is kept: nothing that a run or an editor leaves behind.

    A cell's id is its type and a hash of its source (numbered where two cells are alike), so that the same cells
    have the same ids on every machine and a change of one cell changes one id. A cell tagged `RESULTS` is folded.

    Raises InputError where something is left that is in no notebook.
    """
    import_nbformat()
    import nbformat

    notebook = nbformat.v4.reads(text)
    notebook.metadata = nbformat.from_dict({"kernelspec": KERNEL, "language_info": LANGUAGE})
    notebook.nbformat, notebook.nbformat_minor = 4, 5
    seen: set[str] = set()
    for cell in notebook.cells:
        cell.source = cell.source.rstrip()
        tags = cell.metadata.get("tags")
        folded = (
            {"jupyter": {"source_hidden": True, "outputs_hidden": True}} if RESULTS in (tags or []) else {}
        )
        cell.metadata = nbformat.from_dict({"tags": tags, **folded} if tags else {})
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
        digest = hashlib.sha256(cell.source.encode()).hexdigest()[:8]
        cell.id = _unused(f"{cell.cell_type}-{digest}", seen)
    try:
        nbformat.validate(notebook)
    except nbformat.ValidationError as error:
        said = str(error).strip().partition("\n")[0]
        raise InputError(f"a cell has what no notebook has ({said}); restore it") from None
    kept: str = nbformat.v4.writes(notebook)
    return kept + "\n"


def _unused(name: str, seen: set[str]) -> str:
    number, candidate = 2, name
    while candidate in seen:
        candidate, number = f"{name}-{number}", number + 1
    seen.add(candidate)
    return candidate


def tidy(paths: list[Path]) -> list[Path]:
    """Rewrite the notebooks at `paths` in the form they are kept in; return those that changed."""
    changed = []
    for path in paths:
        read_notebook(path)  # names a broken file before anything is written
        before = read_text(path, NOTEBOOK_FILE)
        try:
            after = tidied(before)
        except InputError as error:
            raise InputError(f"{path}: {error}") from None
        if after != before:
            write_text(path, after)
            changed.append(path)
    return changed
