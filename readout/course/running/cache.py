"""Executed lessons, kept so that none is executed again while nothing that could change its result has changed.

jupyter-cache keeps executed notebooks too, but by their cells alone, and importing it and what it imports takes longer
than a whole run that finds everything here. An entry is a folder named by its key:

    lesson.ipynb   the executed notebook
    run.json       how many cells it has and how long it took
    out/           what the lesson wrote to the folder its parameter `out` names
    entry.json     the SHA-256 of every other file

An entry is moved in whole, and whatever is not exactly as `entry.json` says is as if it were not there.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
import platform
import shutil
import sys
import sysconfig
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from readout import ROOT
from readout.course.running.parameters import OUT
from readout.files import remove
from readout.intake import Kind, read_json
from readout.shapes import Shape
from readout.trade import fetched_folder

# Settings of this machine's user that a kernel or matplotlib reads, and variables that they and Python read.
_SETTINGS = (
    ".ipython/profile_default/startup/*.*py",
    ".ipython/profile_default/ipython*_config.*",
    ".config/matplotlib/matplotlibrc",
    ".matplotlib/matplotlibrc",
)
_VARIABLES = ("PYTHON", "MPL", "IPYTHON", "LC_", "LANG", "TZ")

_ENTRY = Kind("an entry")

_LARGEST_FILE = 500_000_000  # bytes: more than that takes seconds to look at

_KEPT = 60  # entries, some 1.5 MB each: the lessons on ten texts
_KEPT_BYTES = 500_000_000  # of all entries: those of long texts are larger


class Cache:
    """The entries in `folder`; `told` is the shape of what is kept about each run.

    `instead` are paths that stand in results in place of those that lessons are given.
    """

    def __init__(self, folder: Path, told: Shape = dict, instead: Mapping[str, str] | None = None) -> None:
        self.folder, self._told, self._instead = folder, told, instead or {}

    def key(self, lesson: Path, parameters: Mapping[str, Any], around: str | None = None) -> str:
        """What the result of the notebook at `lesson` depends on, as one SHA-256.

        That is its own bytes, `parameters`, the files that they name, all of `data/`, the library, the lock file, the
        installed packages with their versions, Python, the machine's kind, and settings that kernels read. `around` is
        what `surroundings` gave for all but the first three, where several keys are made at one moment.
        """
        # Where a lesson writes does not change what it writes.
        given = {name: value for name, value in parameters.items() if name != OUT}
        named = [lesson.parent / value for value in given.values() if isinstance(value, str) and value]
        shown = {name: self._instead.get(value, value) for name, value in given.items()}
        own = [lesson.name, lesson.read_bytes(), json.dumps(shown, sort_keys=True)]
        return _digest([*own, *map(_tree, named), around or surroundings()])

    def fetch(self, key: str, notebook: Path, out: Path | None) -> dict[str, Any] | None:
        """Write the entry of `key` to `notebook`, and what its lesson wrote to `out`. Returns what `store` was told.

        Returns None where there is no such entry, or one that is not as it was stored, which is then removed.
        """
        entry = self.folder / key
        try:
            if read_json(entry / "entry.json", _ENTRY) == _files(entry):
                told: dict[str, Any] = read_json(entry / "run.json", _ENTRY, self._told)
                shutil.copyfile(entry / "lesson.ipynb", notebook)
                if out is not None:
                    shutil.copytree(entry / OUT, out, dirs_exist_ok=True)
                os.utime(entry)  # the last to be removed
                return told
        except (OSError, ValueError):  # an InputError is one
            pass
        remove(entry)
        return None

    def store(self, key: str, notebook: Path, out: Path | None, run: Mapping[str, Any]) -> None:
        """Keep the executed `notebook`, the folder `out` it wrote to, and `run`, which is plain data about it.

        Where they cannot be kept (a full disk, no right to write) they are not: the next run executes again.
        """
        with suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            fresh = Path(tempfile.mkdtemp(prefix=".new-", dir=self.folder))
            try:
                shutil.copyfile(notebook, fresh / "lesson.ipynb")
                (fresh / OUT).mkdir()
                if out is not None:
                    shutil.copytree(out, fresh / OUT, dirs_exist_ok=True)
                (fresh / "run.json").write_text(json.dumps(dict(run)), encoding="utf-8")
                (fresh / "entry.json").write_text(json.dumps(_files(fresh)), encoding="utf-8")
                fresh.rename(self.folder / key)
            finally:
                remove(fresh)
            entries = sorted(self.folder.glob("[!.]*"), key=lambda path: path.stat().st_mtime)
            room = _KEPT_BYTES
            for number, entry in enumerate(reversed(entries)):
                room -= sum(file.stat().st_size for file in entry.rglob("*") if file.is_file())
                if number >= _KEPT or room < 0:
                    remove(entry)


def surroundings() -> str:
    """What all lessons depend on, as one SHA-256."""
    library = Path(__file__).parents[2]
    places = {sysconfig.get_path(name) for name in ("purelib", "platlib")}
    installed = sorted(path.name for place in places for path in Path(place).glob("*.dist-info"))
    variables = sorted(item for item in os.environ.items() if item[0].startswith(_VARIABLES))
    return _digest(
        [
            *(_tree(path) for path in (ROOT / "data", fetched_folder(), library, ROOT / "requirements.lock")),
            *(_tree(path) for pattern in _SETTINGS for path in sorted(Path.home().glob(pattern))),
            *installed,
            *(f"{name}={value}" for name, value in variables),
            *(sys.version, sys.platform, platform.machine()),
        ]
    )


def _files(folder: Path) -> dict[str, str]:
    """The SHA-256 of every file below `folder` but `entry.json`, by its path from there.

    Of a link, a pipe or a device, which no entry has, it is empty.
    """
    return {
        path.relative_to(folder).as_posix(): _sha256(path) if path.is_file() and not path.is_symlink() else ""
        for path in sorted(folder.rglob("*"))
        if path.name != "entry.json" and (path.is_symlink() or not path.is_dir())
    }


def _tree(path: Path) -> str:
    """What a file, or a folder with all below it, holds, as one SHA-256; of nothing where there is none."""

    def parts() -> Iterator[str]:
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if file.is_file() and file.suffix != ".pyc":
                yield from (file.relative_to(path).as_posix(), _sha256(file))

    return _digest(parts())


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        if os.fstat(file.fileno()).st_size > _LARGEST_FILE:
            raise OSError(errno.EFBIG, os.strerror(errno.EFBIG), str(path))
        return hashlib.file_digest(file, "sha256").hexdigest()


def _digest(parts: Any) -> str:
    """One SHA-256 of several texts or bytes, no two lists of which give the same bytes to hash."""
    total = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogateescape") if isinstance(part, str) else part
        total.update(len(data).to_bytes(8, "big") + data)
    return total.hexdigest()
