"""What a teacher's computer keeps of a class: its secret, who is in it, and what was handed out, in `class.json`."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path
from secrets import token_hex

from readout.course.classroom.model import Learner
from readout.course.classroom.roster import Enrolled, learner_of
from readout.errors import InputError
from readout.files import write_text
from readout.intake import Kind, read_json
from readout.shapes import Shape

FILE = "class.json"
METADATA = "readout"
"""The key of a notebook's metadata that says whose it is and of which lesson: `{"code": ..., "lesson": ...}`."""

_CLASS_SCHEMA = "readout-class/1"
_CLASS_SHAPE: Shape = {
    "schema": frozenset((_CLASS_SCHEMA,)),
    "secret": str,
    "lessons": [str],
    "learners": [{"id": str, "name": str, "also": [str]}],
}
_CLASS_FILE = Kind(
    "what is kept of a class",
    missing=f"no class is there; name the folder of readout class handout, which has {FILE}",
    mend="restore it from a copy",
)
_SECRET_BYTES = 32


@dataclass(frozen=True)
class TheClass:
    """A class: its `secret` in hexadecimal digits, the lessons handed out, and who is in it; nobody without a roster."""

    secret: str
    lessons: tuple[str, ...]
    enrolled: tuple[Enrolled, ...]

    @property
    def anybody(self) -> Learner:
        """Whom a hand-out for all is made for: without a name, and with the one seed of a class without a roster."""
        return Learner("", "", learner_of(self.secret, "", "").seed, "")


def new_class() -> TheClass:
    """A class with a secret of its own, and nobody in it yet."""
    return TheClass(token_hex(_SECRET_BYTES), (), ())


def load_class(folder: str | Path) -> TheClass:
    """The class whose hand-outs lie in `folder`. Raises InputError where there is none, or its file is spoiled."""
    path = Path(folder) / FILE
    data = read_json(path, _CLASS_FILE, _CLASS_SHAPE)
    secret = data["secret"]
    try:
        if len(bytes.fromhex(secret)) != _SECRET_BYTES:
            raise ValueError
    except ValueError:
        raise InputError(f"{path}: its secret is not whole; restore it from a copy") from None
    enrolled = tuple(
        Enrolled(learner_of(secret, one["id"], one["name"]), tuple(one["also"])) for one in data["learners"]
    )
    return TheClass(secret, tuple(data["lessons"]), enrolled)


def save_class(folder: Path, the_class: TheClass) -> Path:
    """Write `class.json` in `folder` so that nobody but its owner may read it; return its path."""
    learners = [
        {"id": one.learner.id, "name": one.learner.name, "also": list(one.also)} for one in the_class.enrolled
    ]
    data = {
        "schema": _CLASS_SCHEMA,
        "secret": the_class.secret,
        "lessons": list(the_class.lessons),
        "learners": learners,
    }
    return write_private(folder / FILE, json.dumps(data, ensure_ascii=False, indent=1) + "\n")


def write_private(path: Path, text: str) -> Path:
    """Write a file that nobody but its owner may read, from its first byte on; return its path."""
    if not path.exists():
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    path.chmod(0o600)  # what is written next keeps who may read it
    before = os.umask(0o077)
    try:
        return write_text(path, text)
    finally:
        os.umask(before)
