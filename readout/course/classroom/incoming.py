"""All files of what a class handed in: below folders and in zips, also in zips in zips, none left out without a word.

Nothing is unpacked by its name: what is in a zip is read, and its name is words to show. So no name leads out of it.
"""

from __future__ import annotations

import io
import os
import stat
import time
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from readout.course.cells import NOTEBOOK_FILE
from readout.errors import InputError
from readout.intake import read_bytes

# What one run reads from zips: far more than hundreds of learners hand in, and far less than fills a machine.
_MOST_BYTES, _MOST_FILES = 4_000_000_000, 200_000
_DEEPEST_ZIP, _LARGEST_INNER_ZIP = 4, 200_000_000
# A zip that whoever collects did not name, but that lies in a folder or a zip, is a learner's, and leaves enough for others.
_MOST_BYTES_OF_ONE, _MOST_FILES_OF_ONE = 200_000_000, 10_000
# An archive that says to hold more than this, and so many times its own size, is made to fill a machine.
_BULKY, _MOST_TIMES = 100_000_000, 100
_ENCRYPTED = 0x1
_PACKED_AS_USUAL = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


@dataclass(frozen=True)
class Arrived:
    """One file that came.

    `place` is where a person finds it, folders and zips with `/` between. `time` is when it was last written: year,
    month, day, hour, minute, second. `why` says why it was not read; then `data` is empty.
    """

    place: str
    time: tuple[int, ...]
    data: bytes
    why: str = ""


@dataclass
class _Left:
    """How much may still be read from zips: in this run, or in one zip `within` it and all that it holds."""

    bytes: int
    files: int
    within: _Left | None = None

    def refusal(self, bytes: int, files: int) -> str:
        """Why so much is not read, where it is more than is left; else empty."""
        if bytes <= self.bytes and files <= self.files:
            return self.within.refusal(bytes, files) if self.within else ""
        if self.within:
            return "more than a learner hands in; if it is the class's, name it and not its folder"
        return "more than one run unpacks; collect it in parts"

    def take(self, bytes: int, files: int) -> None:
        """Take so much of it."""
        self.bytes -= bytes
        self.files -= files
        if self.within is not None:
            self.within.take(bytes, files)

    def of_one(self) -> _Left:
        """What one learner's zip may take."""
        return self if self.within else _Left(_MOST_BYTES_OF_ONE, _MOST_FILES_OF_ONE, self)


def arrived(paths: list[str]) -> Iterator[Arrived]:
    """All files at and below `paths`, files, folders and zips, in the order of their names.

    What is no regular file, is larger than a notebook may be, or cannot be read is there with its reason, and so is a zip
    that would fill the machine. Links below `paths` are not followed. Raises InputError for a path at which nothing is.
    """
    left = _Left(_MOST_BYTES, _MOST_FILES)
    for path in map(Path, paths):
        if not path.exists():
            raise InputError(f"{path}: no such file or folder; check the path")
        yield from _below(path.resolve(), path.name or str(path), left, is_named=True)


def _below(path: Path, place: str, left: _Left, is_named: bool = False) -> Iterator[Arrived]:
    state = path.lstat()
    written = time.localtime(state.st_mtime)[:6]
    if stat.S_ISLNK(state.st_mode):
        yield Arrived(place, written, b"", "a link, which is not followed")
    elif stat.S_ISDIR(state.st_mode):
        try:
            names = sorted(os.listdir(path))
        except OSError as error:
            yield Arrived(place, written, b"", f"a folder that cannot be read ({error.strerror})")
            return
        for name in names:
            yield from _below(path / name, f"{place}/{name}", left)
    elif stat.S_ISREG(state.st_mode) and path.suffix.lower() == ".zip":
        try:
            with path.open("rb") as file:
                came = Arrived(place, written, b"")
                yield from _packed(file, state.st_size, came, left if is_named else left.of_one(), 1)
        except OSError as error:
            yield Arrived(place, written, b"", f"cannot be read ({error.strerror or error})")
    else:
        try:
            yield Arrived(place, written, read_bytes(path, NOTEBOOK_FILE))
        except InputError as error:
            yield Arrived(place, written, b"", str(error).removeprefix(f"{path}: "))


def _packed(file: BinaryIO, size: int, outer: Arrived, left: _Left, depth: int) -> Iterator[Arrived]:
    """What is in a zip of `size` bytes, which came as `outer` and lies in `depth` zips, itself among them."""

    def refused(why: str) -> Arrived:
        return Arrived(outer.place, outer.time, b"", why)

    try:
        with zipfile.ZipFile(file) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            # What is too large to be read takes nothing.
            bulk = sum(held for entry in entries if (held := entry.file_size) <= _limit_of(entry.filename))
            if depth > _DEEPEST_ZIP:
                yield refused(f"a zip in {_DEEPEST_ZIP} others; hand its files in unpacked")
            elif bulk > max(_BULKY, _MOST_TIMES * size):
                yield refused(f"a zip that unpacks to more than {_MOST_TIMES} times its size; not unpacked")
            elif why := left.refusal(bulk, len(entries)):
                yield refused(why)
            else:
                left.take(bulk, len(entries))
                for entry in entries:
                    yield from _entry(archive, entry, outer.place, left, depth)
            if not entries:
                yield refused("a zip with nothing in it")
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        yield refused("not a zip, or a damaged one")


def _entry(
    archive: zipfile.ZipFile, entry: zipfile.ZipInfo, within: str, left: _Left, depth: int
) -> Iterator[Arrived]:
    name = entry.filename.replace("\\", "/")
    is_zip = name.lower().endswith(".zip")
    limit = _limit_of(name)
    place, data, why = f"{within}/{name}", b"", _why_not(entry, name, limit)
    if not why:
        try:
            with archive.open(entry) as packed:
                data = packed.read(limit)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError):
            why = "damaged in its zip"
    if is_zip and not why:
        came = Arrived(place, entry.date_time, b"")
        yield from _packed(io.BytesIO(data), len(data), came, left.of_one(), depth + 1)
    else:
        yield Arrived(place, entry.date_time, data, why)


def _limit_of(name: str) -> int:
    """How many bytes of a file in a zip are read at most."""
    return _LARGEST_INNER_ZIP if name.lower().endswith(".zip") else NOTEBOOK_FILE.limit


def _why_not(entry: zipfile.ZipInfo, name: str, limit: int) -> str:
    """Why an entry of a zip is not read; empty where it is."""
    if name.startswith("/") or ".." in name.split("/") or name[1:2] == ":":
        return "its path leads out of its zip"
    if stat.S_ISLNK(entry.external_attr >> 16):
        return "a link, which is not followed"
    if entry.flag_bits & _ENCRYPTED:
        return "locked with a password; hand it in without"
    if entry.compress_type not in _PACKED_AS_USUAL:
        return "packed in an unusual way; pack it as an ordinary zip"
    if entry.file_size > limit:
        return f"larger than the {limit / 1e6:g} MB that are read"
    return ""
