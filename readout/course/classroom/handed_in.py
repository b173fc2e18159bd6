"""The notebook that was handed in, as its cells of code: it may be any file at all."""

from __future__ import annotations

import json
import os
import re
import stat
from functools import cache
from pathlib import Path
from typing import Any

from readout import ROOT
from readout.course.cells import load_cells
from readout.course.exercises.runs import asked_in
from readout.errors import InputError

MOST_BYTES, LONGEST_TEXT = 20_000_000, 200_000
_MOST_CELLS, _LONGEST_CELL = 1000, 200_000


def code_cells(path: Path) -> tuple[str, ...]:
    """The code of each cell, in their order; outputs, metadata and the kernel do not count.

    Raises InputError, in words that follow the file's name, for what is no notebook.
    """
    data = _bytes_of(path, MOST_BYTES)
    try:
        found = json.loads(data.decode("utf-8-sig", "replace"))
    except (ValueError, RecursionError, MemoryError):
        raise InputError("no notebook: it is not JSON") from None
    cells = found.get("cells") if isinstance(found, dict) else None
    if not isinstance(cells, list):
        raise InputError("no notebook: it has no list of cells, as those of format 4 have")
    code = [_code_of(cell) for cell in cells if isinstance(cell, dict) and cell.get("cell_type") == "code"]
    if len(code) > _MOST_CELLS:
        raise InputError(f"more than {_MOST_CELLS} cells of code")
    return tuple(source[:_LONGEST_CELL] for source in code if source.strip())


def own_text(path: Path) -> bytes:
    """The text that was handed in with a notebook. Raises InputError where it cannot be read or is too long."""
    return _bytes_of(path, LONGEST_TEXT)


def definition(name: str, cells: tuple[str, ...]) -> str:
    """The last cell that gives a name a value, by its looks; empty where there is none."""
    made = re.compile(rf"^(?:def {re.escape(name)}\(|{re.escape(name)} ?=(?!=))", re.MULTILINE)
    return next((code for code in reversed(cells) if made.search(code)), "")


def added(lesson: str, cells: tuple[str, ...]) -> list[int]:
    """The places of the cells that were not handed out, answer no task and ask for none, by their looks."""
    out = {code.strip() for code in _handed_out(lesson)}
    names = {"seed", "text_path", *(name for names in names_of(lesson).values() for name in names)}
    made = "|".join(map(re.escape, names))
    needed = re.compile(rf"^(?:def )?(?:{made})\b|^check\(|= {{0,2}}check\.start\(", re.MULTILINE)
    return [at for at, code in enumerate(cells) if code.strip() not in out and not needed.search(code)]


@cache
def names_of(lesson: str) -> dict[str, tuple[str, ...]]:
    """The names that answer each task of a lesson, as its notebook asks for them when it is handed out."""
    return {key: tuple(names) for code in _handed_out(lesson) for key, names in asked_in(code).items()}


@cache
def _handed_out(lesson: str) -> tuple[str, ...]:
    path = next((ROOT / "exercises").glob(f"{lesson}_*.ipynb"))
    return tuple("".join(cell["source"]) for cell in load_cells(path) if cell["cell_type"] == "code")


def _code_of(cell: dict[str, Any]) -> str:
    source = cell.get("source", "")
    if isinstance(source, list):
        source = "".join(part for part in source if isinstance(part, str))
    return source if isinstance(source, str) else ""


def _bytes_of(path: Path, most: int) -> bytes:
    flags = (
        os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    )
    try:
        number = os.open(path, flags)
    except (OSError, ValueError) as error:
        raise InputError(
            f"cannot be opened ({getattr(error, 'strerror', None) or error}); a link is not followed"
        ) from None
    try:
        state = os.fstat(number)
        if not stat.S_ISREG(state.st_mode):
            raise InputError("no regular file")
        if state.st_size > most:
            raise InputError(f"larger than {most / 1e6:g} MB; with its outputs cleared it would not be")
        with open(number, "rb", closefd=False) as file:
            return file.read(most + 1)[:most]
    except OSError as error:
        raise InputError(f"cannot be read ({error.strerror})") from None
    finally:
        os.close(number)
