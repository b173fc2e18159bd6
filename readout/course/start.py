"""The course as a folder of one's own: what learners open, written from what the course has, and kept apart from it."""

from __future__ import annotations

import hashlib
import json
import re
import shlex
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from contextlib import nullcontext, suppress
from pathlib import Path
from typing import Any

from readout import ROOT, __version__
from readout.article import read_article
from readout.course.notebooks import LOOKED_UP, looked_up, tidied
from readout.course.settings import FILE, learners_have_solutions
from readout.drafts import drafting
from readout.errors import InputError
from readout.files import write_bytes
from readout.intake import Kind, read_bytes, read_json
from readout.shapes import Shape

# What of `data/` the lessons open; the tables of the world come with the library.
_DATA = ("article", "corpus", "gold", "practice", "readouts", "trade")
_STATE = "course.json"
_STATE_SHAPE: Shape = {"version": str, "article": (None, str), "solutions": bool, "given": dict}
_COURSE = Kind("the list of a course that was started", mend="start another one in a new folder")
_FILE = Kind("a file of the course")
_ARTICLE = re.compile(r'^( *"article: str = )\\"(?:[^"\\]|\\[^"]){0,1000}\\"', re.MULTILINE)


def start(
    folder: str,
    *,
    article: str | None = None,
    reset: str | None = None,
    update: bool = False,
    solutions: bool = False,
) -> str:
    """Make the folder `folder` with lessons, exercises and data to work in. Returns the lines to close with.

    `article` is the path of a text that every lesson is set to, in place of the course's own; `solutions` adds those of
    the exercises. In a folder that was started before, `update` brings what is new, and leaves a notebook with work in
    it where it is, the new one beside it; `reset` puts back the notebooks that a number or a name means, and moves those
    with work in them to `kept/`.

    Raises InputError for a folder with other things in it, for an `article` that cannot be read, for a `reset` that means
    no notebook, for `solutions` that learners are not to have, and for a course that is there already where nothing is
    asked of it.
    """
    place = Path(folder)
    before = _started(place)
    _refuse(place, before, bool(reset), bool(update or reset or article or solutions))
    own = _own_text(article, place, before)
    if solutions and not learners_have_solutions():
        raise InputError(
            f"--solutions: not for learners, says {FILE}; leave it out, or set `solutions: true` there"
        )
    solutions = solutions or bool(before and before["solutions"] and learners_have_solutions())
    files = dict(_course_files(own, solutions))
    chosen = {name for name in files if reset and _is_meant(reset, name)}
    if reset and not chosen:
        raise InputError(f"--reset {reset}: no notebook of the course; name one by its number, such as 03")
    given: dict[str, str] = dict(before["given"]) if before else {}
    state = {
        "version": __version__,
        "article": own[0] if own else None,
        "solutions": solutions,
        "given": given,
    }
    notes = []
    # A new one goes in whole. In one that is there each file is whole, and work may go on beside.
    with drafting(place) if before is None else nullcontext(place) as target:
        for name, data in files.items():
            if not reset or name in chosen:
                notes += _bring(target, name, data, given.get(name), bool(reset))
                given[name] = _of_its_cells(name, data)
        write_bytes(target / _STATE, (json.dumps(state, indent=1) + "\n").encode())
    done = f"put back {reset}" if reset else "brought up to date" if before else "the course is there"
    return "\n".join([*notes, f"{folder}: {done}", f"To open it: {_line_that_opens(folder)}"])


def _line_that_opens(folder: str) -> str:
    """The line that opens the first lesson, with the JupyterLab of the Python that runs this: no other may be at hand."""
    jupyter = Path(sysconfig.get_path("scripts"), "jupyter")
    with suppress(ValueError):
        jupyter = jupyter.relative_to(Path.cwd())
    lesson = Path(folder, "notebooks", "00_start_here.ipynb")
    line = [str(jupyter), "lab", f"--notebook-dir={folder}", str(lesson)]
    return subprocess.list2cmdline(line) if sys.platform == "win32" else shlex.join(line)


def _refuse(place: Path, before: dict[str, Any] | None, reset: bool, asked: bool) -> None:
    """Raise InputError where nothing is to be put back, others' files lie in `place`, or nothing is `asked` of a course."""
    if before is None and reset:
        raise InputError(f"{place}: no course was started there: readout start DIR")
    if before is None and place.exists() and any(place.iterdir()):
        raise InputError(f"{place}: has other files in it; name a new folder, or an empty one")
    if before and not asked:
        raise InputError(
            f"{place}: the course is there; --update brings what is new, --reset 03 puts a lesson back"
        )


def _bring(place: Path, name: str, data: bytes, given: str | None, reset: bool) -> list[str]:
    """Write one file, unless work in it would be lost. Returns what is to be said of it."""
    there = place / name
    there.parent.mkdir(parents=True, exist_ok=True)
    if not there.exists():
        write_bytes(there, data)
        return []
    found = _of_its_cells(name, read_bytes(there, _FILE))
    untouched = found in (given, _of_its_cells(name, data))
    if reset or (untouched and found != _of_its_cells(name, data)):
        kept = [] if untouched else [_aside(place, there)]
        write_bytes(there, data)
        return kept
    if untouched or given == _of_its_cells(name, data):
        return []
    beside = there.with_name(f"{there.stem}.new{there.suffix}")
    write_bytes(beside, data)
    return [f"{there}: has work in it and stays; what is new lies beside it: {beside.name}"]


def _aside(place: Path, there: Path) -> str:
    """Move a notebook with work in it out of the way; what is said of it."""
    (place / "kept").mkdir(exist_ok=True)
    number = 1
    while (kept := place / "kept" / f"{there.stem}.{number}{there.suffix}").exists():
        number += 1
    there.rename(kept)
    return f"{there}: had work in it, which is kept: {kept}"


def _started(place: Path) -> dict[str, Any] | None:
    """What is noted of the course in the folder `place`; None where none was started there."""
    if not (place / _STATE).exists():
        return None
    found: dict[str, Any] = read_json(place / _STATE, _COURSE, _STATE_SHAPE)
    return found


def _own_text(article: str | None, place: Path, before: dict[str, Any] | None) -> tuple[str, bytes] | None:
    """The file name and the words of the text that lessons are set to; None for the course's own."""
    if article:
        text = read_article(article)
        return f"{Path(text.path).stem or 'text'}.txt", text.text.encode("utf-8")
    if before and before["article"]:
        name = Path(before["article"]).name
        return name, read_bytes(place / "data" / "article" / name, _FILE)
    return None


def _course_files(own: tuple[str, bytes] | None, solutions: bool) -> Iterator[tuple[str, bytes]]:
    """Each file of the course with what is in it, by its place in the folder."""
    for path in sorted((ROOT / "notebooks").glob("*.ipynb")):
        data = read_bytes(path, _FILE)
        yield f"notebooks/{path.name}", _set_to(own[0], data) if own else data
    for path in sorted((ROOT / "exercises").glob("*.ipynb")):
        yield f"exercises/{path.name}", read_bytes(path, _FILE)
    if solutions:
        for path in sorted((ROOT / "exercises" / "solutions").glob("*.ipynb")):
            yield f"exercises/solutions/{path.name}", read_bytes(path, _FILE)
    for name in LOOKED_UP:
        yield f"docs/{name}", looked_up(name).encode("utf-8")
    for folder in _DATA:
        for path in sorted((ROOT / "data" / folder).rglob("*")):
            if path.is_file() and not path.name.startswith("."):
                yield f"data/{path.relative_to(ROOT / 'data').as_posix()}", read_bytes(path, _FILE)
    if own:
        yield f"data/article/{own[0]}", own[1]


def _set_to(name: str, notebook: bytes) -> bytes:
    """A lesson whose parameter `article` is the text called `name`."""
    value = json.dumps(json.dumps(f"../data/article/{name}", ensure_ascii=False), ensure_ascii=False)[1:-1]
    return _ARTICLE.sub(lambda found: found[1] + value, notebook.decode("utf-8"), count=1).encode("utf-8")


def _is_meant(reset: str, name: str) -> bool:
    """Whether the notebook `name` is among those that `reset` names: by number, file name or its stem."""
    path = Path(name)
    return path.suffix == ".ipynb" and reset in (path.stem, path.name, path.stem[:2])


def _of_its_cells(name: str, data: bytes) -> str:
    """The SHA-256 of a file; of a notebook that of its cells as they are kept, whatever was run in it."""
    if name.endswith(".ipynb"):
        # What is no notebook any more is compared as it is.
        with suppress(InputError, ValueError, KeyError, AttributeError, TypeError):
            data = tidied(data.decode("utf-8")).encode("utf-8")
    return hashlib.sha256(data).hexdigest()
