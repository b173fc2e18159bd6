"""Notebooks as they are stored, for those who need no more of them than that: browsers have no nbformat."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from readout.errors import InputError
from readout.intake import Kind, read_json
from readout.shapes import Shape

NOTEBOOK_FILE = Kind(
    "a notebook", missing="no such notebook; check the path", mend="restore it from the repository"
)
_LINES: Shape = (str, [str])
_OUTPUT: Shape = {"output_type": str, "data?": dict, "metadata?": dict, "text?": _LINES}
_CELL: Shape = {
    "cell_type": frozenset(("code", "markdown", "raw")),
    "id?": str,
    "source": _LINES,
    "metadata": {"tags?": [str]},
    "outputs?": [_OUTPUT],
    "attachments?": {"*": dict},
}
_NOTEBOOK_SHAPE: Shape = {
    "cells": [_CELL],
    "metadata": {
        "kernelspec?": {"name?": str, "display_name?": str, "language?": str},
        "language_info?": {"name?": str, "version?": str},
        "papermill?": dict,
    },
    "nbformat": int,
    "nbformat_minor": int,
}


def load_cells(path: Path) -> list[dict[str, Any]]:
    """The cells of the notebook at `path` as they are stored, for those who need no more of it than that.

    nbformat, which reads a notebook, takes a quarter of a second to import.

    Raises InputError where there is no notebook or it is not one.
    """
    cells: list[dict[str, Any]] = stored_notebook(path)["cells"]
    return cells


def stored_notebook(path: Path) -> dict[str, Any]:
    """The notebook at `path` as it is stored. Raises InputError where there is none or it is not one."""
    notebook: dict[str, Any] = read_json(path, NOTEBOOK_FILE, _NOTEBOOK_SHAPE)
    if notebook["nbformat"] != 4:
        raise InputError(
            f"{path}: a notebook of format {notebook['nbformat']}, not 4; open and save it with Jupyter"
        )
    return notebook
