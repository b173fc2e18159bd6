"""What is handed out to a class: the exercises, for each learner with an own seed and code, and a page that says how.

A notebook of a hand-out is the learner's notebook of the course with the seed and the code in its parameter cell and the
code in its metadata; nothing else of the course, of the class or of another learner goes with it.
"""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import quote

from readout.course.cells import stored_notebook
from readout.course.classroom.class_file import (
    FILE,
    METADATA,
    TheClass,
    load_class,
    new_class,
    save_class,
    write_private,
)
from readout.course.classroom.model import Learner
from readout.course.classroom.roster import Enrolled, read_roster
from readout.course.exercises.derive import handed_out
from readout.errors import InputError
from readout.files import write_bytes

_EVERYONE, _LEARNERS, _CODES, _TEACHER = "for_everyone", "learners", "codes.csv", "FOR_THE_TEACHER.txt"
_SEED_LINE = re.compile(r"^seed: int = \d{1,20}\b[^\n]{0,200}$", re.MULTILINE)
_MARKDOWN = re.compile(r"([\\`*_{}\[\]()<>#+!|~$&-])")
_AS_IT_STANDS = r"\\\1"
_ANY_NAME = "Hand it in under any name: the code in the cell below says whose it is."
# The first day that a zip can say: the same notebooks make the same bytes.
_NO_TIME = (1980, 1, 1, 0, 0, 0)


def hand_out(
    out: str, *, roster: str | None = None, lessons: list[str] | None = None, zipped: bool = False
) -> str:
    """Write the hand-outs of `lessons` (all, if none are named) to the folder `out`. Returns the lines to close with.

    With `roster`, each learner has a folder below `out/learners`, or a zip if `zipped`; `out/for_everyone` and the zip
    beside it are for all, in which learners of a roster write their own seed and code. In a folder that has a class
    already, those who are new in the roster are added, those who are no longer there stay, and nothing of the others
    changes.

    Raises InputError for a roster that cannot be read or is of another class, for a lesson that has no exercises, and for
    a folder with other things in it.
    """
    place = Path(out)
    notebooks = _chosen(lessons)
    the_class = _class_in(place)
    added = 0
    if roster:
        the_class, added = _with_roster(the_class, read_roster(roster, the_class.secret), place)
    the_class = replace(the_class, lessons=tuple(sorted({*the_class.lessons, *notebooks})))
    place.mkdir(parents=True, exist_ok=True)
    save_class(place, the_class)
    stored = {lesson: (path.name, stored_notebook(path)) for lesson, path in notebooks.items()}
    for one in the_class.enrolled:
        files = dict(_handout_files(one.learner, stored, in_class=True))
        _write_files(place / _LEARNERS / one.learner.id, files, zipped)
    for_all = dict(_handout_files(the_class.anybody, stored, in_class=bool(the_class.enrolled)))
    _write_files(place / _EVERYONE, for_all, zipped=False)
    _write_files(place / _EVERYONE, for_all, zipped=True)
    write_private(place / _CODES, _codes(the_class))
    write_bytes(place / _TEACHER, _for_the_teacher(the_class, notebooks).encode("utf-8"))
    whom = f"{len(the_class.enrolled)} learners ({added} new)" if the_class.enrolled else "all alike"
    return f"{out}: handed out {', '.join(notebooks)} for {whom}; {_TEACHER} says what goes where"


def _chosen(lessons: list[str] | None) -> dict[str, Path]:
    there = handed_out()
    for lesson in lessons or ():
        if lesson not in there:
            raise InputError(f"no exercises of lesson {lesson!r}: they are there for {', '.join(there)}")
    return {lesson: path for lesson, path in there.items() if not lessons or lesson in lessons}


def _class_in(place: Path) -> TheClass:
    if (place / FILE).exists():
        return load_class(place)
    if place.exists() and (not place.is_dir() or any(place.iterdir())):
        raise InputError(f"{place}: has other things in it; name a new folder, or that of a class")
    return new_class()


def _with_roster(the_class: TheClass, listed: tuple[Enrolled, ...], place: Path) -> tuple[TheClass, int]:
    """The class with those of a roster, and how many of them are new."""
    before = {one.learner.id: one for one in the_class.enrolled}
    now = {one.learner.id: one for one in listed}
    if before and not before.keys() & now.keys():
        raise InputError(
            f"{place}: nobody of this list is in the class there; name a new folder for another class"
        )
    known = {id.casefold(): id for id in before}
    for id in now:
        if known.get(id.casefold(), id) != id:
            raise InputError(
                f"{place}: the class has the id {known[id.casefold()]!r}, the list {id!r}; mend one"
            )
    together = before | now
    return replace(the_class, enrolled=tuple(together.values())), len(now.keys() - before.keys())


def _handout_files(
    learner: Learner, stored: dict[str, tuple[str, dict[str, Any]]], in_class: bool
) -> Iterator[tuple[str, bytes]]:
    """Each file of a hand-out with what is in it, by its place."""
    yield "README.txt", _read_me(learner, in_class).encode("utf-8")
    for lesson, (name, notebook) in stored.items():
        own = _own(notebook, lesson, learner, in_class)
        yield f"exercises/{name}", (json.dumps(own, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def _own(notebook: dict[str, Any], lesson: str, learner: Learner, in_class: bool) -> dict[str, Any]:
    """A notebook of the course as `learner` gets it."""
    cells = list(notebook["cells"])
    at = next(n for n, cell in enumerate(cells) if "parameters" in cell["metadata"].get("tags", ()))
    lines = _seed_and_code(learner, in_class)
    source = _SEED_LINE.sub(lambda _: lines, "".join(cells[at]["source"]), count=1)
    cells[at] = {**cells[at], "source": source.splitlines(keepends=True)}
    if learner.code:
        words = f"**Handed out to {_MARKDOWN.sub(_AS_IT_STANDS, learner.name)}.** {_ANY_NAME}"
        cells.insert(at, {"cell_type": "markdown", "id": "handed-out-to", "metadata": {}, "source": [words]})
    about = {"lesson": lesson, **({"code": learner.code} if learner.code else {})}
    return {**notebook, "cells": cells, "metadata": {**notebook["metadata"], METADATA: about}}


def _seed_and_code(learner: Learner, in_class: bool) -> str:
    if learner.code:
        return (
            f"seed: int = {learner.seed}  # yours: it makes your own tasks\n"
            f'code: str = "{learner.code}"  # yours: it says whose work this is'
        )
    if in_class:
        return (
            "seed: int = 1  # write the number that you were given\n"
            'code: str = ""  # write the code that you were given, in the quotation marks'
        )
    return f"seed: int = {learner.seed}  # that of your class"


def _read_me(learner: Learner, in_class: bool) -> str:
    whose = f" for {learner.name}" if learner.name else ""
    first = "" if learner.name or not in_class else _WRITE_THEM
    return f"Exercises of the Readout course{whose}\n\n{first}{_HOW}{_KEEP if learner.code else ''}"


_WRITE_THEM = (
    "Before you begin a notebook, write the number and the code that your teacher gave you into its first\n"
    "code cell. The number makes your own tasks, the code says whose work it is.\n\n"
)
_HOW = """\
1. Have the course, once: where Readout is installed, run
       readout start my-course
2. Copy the notebooks of exercises/ into my-course/exercises/, in the place of those that lie there.
   All else that they need (lessons, data) is in the course already.
3. Open them there: the line that step 1 printed opens JupyterLab, with the folder exercises on the left.
   Each task is checked at once; run a check as often as you like.
4. Save, and hand the notebooks in as your teacher says. Their names do not matter, and outputs may stay.

On a JupyterHub, or in the course's pages in the browser: upload the notebooks into the folder exercises
there, and download them again to hand them in.
"""
_KEEP = "\nYour code is yours alone: keep it, and do not give your notebooks to others.\n"


def _write_files(place: Path, files: dict[str, bytes], zipped: bool) -> None:
    """Write what is handed out to a folder, or to the zip of its name; what is there already stays as it is."""
    if zipped:
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in files.items():
                archive.writestr(
                    zipfile.ZipInfo(f"{place.name}/{name}", _NO_TIME), data, zipfile.ZIP_DEFLATED
                )
        files, place = {f"{place.name}.zip": packed.getvalue()}, place.parent
    for name, data in files.items():
        path = place / name
        if not path.is_file() or path.read_bytes() != data:
            path.parent.mkdir(parents=True, exist_ok=True)
            write_bytes(path, data)


def _codes(the_class: TheClass) -> str:
    rows = io.StringIO()
    writer = csv.writer(rows, lineterminator="\n")
    writer.writerow(("id", "name", "seed", "code"))
    for one in the_class.enrolled:
        learner = one.learner
        writer.writerow((learner.id, learner.name, learner.seed, learner.code))
    return rows.getvalue()


def _for_the_teacher(the_class: TheClass, notebooks: dict[str, Path]) -> str:
    first = quote(f"lab/tree/REPOSITORY/exercises/{next(iter(notebooks.values())).name}", safe="")
    repository = quote("https://HOST/OWNER/REPOSITORY", safe="")
    link = f"https://HUB/hub/user-redirect/git-pull?repo={repository}&branch=main&urlpath={first}"
    return _TO_TEACH.format(link=link, everyone=_EVERYONE, learners=_LEARNERS, codes=_CODES, file=FILE)


_TO_TEACH = """\
What is in this folder, and where it goes

{learners}/        a folder or a zip for each learner of the list: send it to that learner alone
{everyone}/    the same exercises without a name, for all
{everyone}.zip to upload to Moodle (as a file) or to Canvas (as a file of the module)
{codes}        each learner's seed and code: for you. Who got {everyone} needs the own line of it
{file}       what seeds and codes are made from: for you. Keep a copy; whoever has it can make all codes

Do not upload this folder as a whole: {codes} and {file} stay with you.

On a JupyterHub with nbgitpuller: put what is in {everyone}/ into a git repository, and give this link, with
HUB, HOST, OWNER and REPOSITORY as yours are:

{link}

Later: readout class collect DOWNLOAD --class THIS_FOLDER --out COLLECTED
       readout class grade COLLECTED --out GRADES
"""
