"""The library as the box sees it: what a notebook imports, and nothing of the tasks, their checks or their solutions."""

from __future__ import annotations

import atexit
import compileall
import shutil
import sys
import tempfile
from functools import cache
from pathlib import Path

import readout
from readout import DATA

# Of the room that grades, only this is there; of all other rooms everything.
_OF_THE_COURSE = (
    "__init__.py",
    "cells.py",
    "guesses.py",
    "results.py",
    "exercises/corpora.py",
    "exercises/given.py",
    "exercises/material.py",
    "exercises/runs.py",
    "classroom/__init__.py",
)
LIBRARY = Path(readout.__file__).parent
"""Where this library's files are."""


@cache
def staged(with_data: bool) -> Path:
    """A folder with the library, compiled, which goes with this process.

    Its folder `data` is a link to the data, or empty, for a box to put the data on.
    """
    place = Path(tempfile.mkdtemp(prefix="readout-box-"))
    atexit.register(shutil.rmtree, place, ignore_errors=True)
    place.chmod(0o755)
    there = place / "readout"
    shutil.copytree(LIBRARY, there, ignore=_not_copied)
    for name in _OF_THE_COURSE:
        (there / "course" / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(LIBRARY / "course" / name, there / "course" / name)
    shutil.copytree(
        LIBRARY / "course/classroom/inside", there / "course/classroom/inside", ignore=_not_copied
    )
    if with_data:
        (place / "data").symlink_to(DATA)
    else:
        (place / "data").mkdir()
    compileall.compile_dir(there, quiet=2, stripdir=str(place), prependdir="/course")
    return place


def sites() -> list[Path]:
    """The folders that this interpreter imports packages from."""
    found = (Path(folder).resolve() for folder in sys.path if folder)
    return list(dict.fromkeys(f for f in found if f.name in ("site-packages", "dist-packages")))


def _not_copied(folder: str, names: list[str]) -> list[str]:
    """What is not copied."""
    top = Path(folder) == LIBRARY
    return [
        name for name in names if name == "__pycache__" or (top and name in ("course", "cli.py", "shipped"))
    ]
