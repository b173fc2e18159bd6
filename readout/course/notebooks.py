"""Where the lessons are, and the form they are kept in: no outputs, the `python3` kernel, cell ids that stay put."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from readout import ROOT
from readout.errors import InputError
from readout.files import write_text
from readout.imports import import_nbformat

if TYPE_CHECKING:
    from nbformat import NotebookNode

NOTEBOOKS = ROOT / "notebooks"

KERNEL = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
LANGUAGE = {"name": "python"}


def lessons(names: list[str] | None = None) -> list[Path]:
    """The lessons in their order; with `names`, only those, each by its file name, its stem or its number.

    Raises InputError for a name no lesson has.
    """
    paths = sorted(NOTEBOOKS.glob("[0-9][0-9]_*.ipynb"))
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


def load_cells(path: Path) -> list[dict[str, Any]]:
    """The cells of the notebook at `path` as they are stored, for those who need no more of it than that.

    nbformat, which checks a notebook, takes a quarter of a second to import.

    Raises InputError where there is no notebook or it is not one.
    """
    try:
        cells: list[dict[str, Any]] = json.loads(path.read_bytes())["cells"]
        return cells
    except FileNotFoundError:
        raise InputError(f"{path}: no such notebook; check the path") from None
    except (ValueError, KeyError, TypeError):
        raise InputError(f"{path}: not a notebook; restore it from the repository") from None


def read_notebook(path: Path) -> NotebookNode:
    """The notebook at `path`. Raises InputError where there is none or it is not one."""
    import_nbformat()
    import nbformat

    load_cells(path)
    try:
        notebook: NotebookNode = nbformat.read(path, as_version=4)
        return notebook
    except (nbformat.reader.NotJSONError, nbformat.ValidationError):
        raise InputError(f"{path}: not a notebook; restore it from the repository") from None


def tidied(text: str) -> str:
    """The notebook `text` as it is kept: nothing that a run or an editor leaves behind.

    A cell's id is its type and a hash of its source (numbered where two cells are alike), so that the same cells
    have the same ids on every machine and a change of one cell changes one id.
    """
    import_nbformat()
    import nbformat

    notebook = nbformat.reads(text, as_version=4)
    notebook.metadata = nbformat.from_dict({"kernelspec": KERNEL, "language_info": LANGUAGE})
    notebook.nbformat, notebook.nbformat_minor = 4, 5
    seen: set[str] = set()
    for cell in notebook.cells:
        cell.source = cell.source.rstrip()
        tags = cell.metadata.get("tags")
        cell.metadata = nbformat.from_dict({"tags": tags} if tags else {})
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
        digest = hashlib.sha256(cell.source.encode()).hexdigest()[:8]
        cell.id = _unused(f"{cell.cell_type}-{digest}", seen)
    kept: str = nbformat.writes(notebook)
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
        before = path.read_text(encoding="utf-8")
        after = tidied(before)
        if after != before:
            write_text(path, after)
            changed.append(path)
    return changed
