"""The text of a learner's own that a notebook reads: which of the files that came is the one that the notebook names."""

from __future__ import annotations

import ast
import posixpath
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from readout.course.classroom.whose import apart, sources_of

_PATH_LINE = re.compile(r"""^text_path(?:: str)? = (r?(?:"[^"\n]{1,300}"|'[^'\n]{1,300}'))""", re.MULTILINE)
# What browsers and Canvas add to the name of a file that comes again: "visit (2).txt", "visit-2.txt".
_AGAIN_AS = re.compile(r"^(.{1,200}?)(?: \((\d{1,3})\)|-(\d{1,3}))(\.\w{1,10})?$")
_DAY_FIRST = re.compile(r"\d{4}-\d\d-\d\d(?!\d)")


@dataclass(frozen=True)
class OtherFile:
    """A file that came and is no notebook: its place, the id of the learner whom its path names, where it is kept.

    `time` is when it was handed in. An id is empty where the path names nobody.
    """

    place: str
    learner: str
    time: tuple[int, ...]
    kept: Path


def path_in(notebook: dict[str, Any]) -> str:
    """The path of the text that a notebook reads, as its last line that sets one has it; empty where none does."""
    found = [line[1] for source in sources_of(notebook) for line in _PATH_LINE.finditer(source)]
    try:
        return str(ast.literal_eval(found[-1])) if found else ""
    except (SyntaxError, ValueError):
        return ""


def texts_named(path: str, notebook: str, learner: str, files: Iterable[OtherFile]) -> list[OtherFile]:
    """The files that may be what a notebook of `learner`, which came as `notebook`, reads at `path`: the latest is last.

    It is the file at that path from the notebook's folder; else those of that name beside the notebook, of the same
    person where an LMS says whose they are; else those of that name that are the learner's by their paths.
    """
    path = _comparable(path)
    folder, person, _ = apart(notebook)
    there = _comparable(posixpath.normpath(f"{folder}/{path}"))
    others = [one for one in files if one.learner in ("", learner)]
    exact = [one for one in others if _comparable(one.place) == there]
    name = path.rpartition("/")[2]
    alike = [one for one in others if name in (_name_handed_in(one), _first_name(_name_handed_in(one)))]
    beside = [one for one in alike if apart(one.place)[:2] == (folder, person)]
    own = [one for one in alike if one.learner]
    return sorted(
        exact or beside or own, key=lambda one: (one.time, _number_again(_name_handed_in(one)), one.place)
    )


def name_to_keep(path: str) -> str:
    """A file name of ours for the text at a learner's `path`, with the day that its own begins with: a text is read with it."""
    day = _DAY_FIRST.match(re.split(r"[\\/]", path)[-1])
    return f"{day.group()}-text.txt" if day else "text.txt"


def _comparable(path: str) -> str:
    """A path as systems compare it that write it in different ways."""
    return unicodedata.normalize("NFC", path.replace("\\", "/")).casefold()


def _name_handed_in(file: OtherFile) -> str:
    return _comparable(apart(file.place)[2])


def _first_name(name: str) -> str:
    """The name that a file had when it first came."""
    found = _AGAIN_AS.match(name)
    return f"{found[1]}{found[4] or ''}" if found else name


def _number_again(name: str) -> int:
    found = _AGAIN_AS.match(name)
    return int(found[2] or found[3]) if found else 0
