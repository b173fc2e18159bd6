"""Folders that others may look at meanwhile: made below the place they go to, by one process at a time.

What is made there has names that begin with a dot:

    .lock       is locked for as long as a process works here; the system unlocks it however that process ends
    .draft-*    what is being made, or is to be removed
    .swap       a draft that is whole, on its way in: the next who comes here goes on where this ended

In a draft, .gone-NAME says that NAME is to go, where the draft has nothing to take its place.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from secrets import token_hex

from readout.files import open_without_waiting, remove


@contextmanager
def drafting(place: Path, waiting: Callable[[], None] = lambda: None) -> Iterator[Path]:
    """A fresh folder below `place`; what lies in it takes the places of the same names in `place`, all or nothing.

    It does so when the block ends well; what has a name that begins with a dot stays behind and is removed. When the
    block raises, all in `place` is as it was. One process at a time is in such a block of one `place`: `waiting` is
    called before this one waits for another to leave. What an ended process has left is put right before the block.

    Raises OSError where `place` cannot be written to or something in it cannot be moved.
    """
    place.mkdir(parents=True, exist_ok=True)
    with held(place / ".lock", waiting):
        try:
            if (place / ".swap").exists():
                _swap(place, _draft(place))
            _sweep(place)
            draft = _draft(place)
            draft.mkdir(0o700)
            yield draft
            _swap(place, draft)
        finally:
            _sweep(place)


def takes_away(draft: Path, name: str) -> None:
    """Have what is called `name` removed when `draft`, a folder that `drafting` gave, goes in."""
    (draft / f".gone-{name}").touch()


@contextmanager
def replacing(folder: Path) -> Iterator[Path]:
    """A fresh folder that takes the place of `folder` once the block ends well, as `drafting` does it."""
    with drafting(folder.parent) as draft:
        fresh = draft / folder.name
        fresh.mkdir()
        yield fresh


def _draft(place: Path) -> Path:
    return place / f".draft-{token_hex(4)}"


def _sweep(place: Path) -> None:
    for path in place.glob(".draft-*"):
        remove(path)


def _swap(place: Path, draft: Path) -> None:
    """Move what lies in `draft` to `place`, and what was there into `draft`; where that fails, move all of it back.

    Once `draft` is called `.swap` every later step can be made by another process. Where there is a `.swap` already,
    its steps are those that are left.
    """
    whole = place / ".swap"
    aside = whole / ".old"
    moves: list[tuple[Path, Path]] = []

    def move(source: Path, target: Path) -> None:
        moves.append((source, target))
        os.rename(source, target)

    try:
        if not whole.exists():
            move(draft, whole)
        aside.mkdir(exist_ok=True)
        for fresh in sorted(whole.glob("[!.]*")):
            if os.path.lexists(place / fresh.name):
                move(place / fresh.name, aside / fresh.name)
            move(fresh, place / fresh.name)
        for name in (gone.name.removeprefix(".gone-") for gone in whole.glob(".gone-*")):
            if os.path.lexists(place / name):
                move(place / name, aside / name)
        move(whole, draft)  # no steps are left, and what was there goes with the drafts
    except BaseException:  # Ctrl-C as well
        for source, target in reversed(moves):
            with suppress(FileNotFoundError):  # the last one may not have been made
                os.rename(target, source)
        raise


@contextmanager
def held(lock: Path, waiting: Callable[[], None]) -> Iterator[None]:
    """Hold the file `lock`, which is there for as long as somebody does; `waiting` is called once before a wait."""
    told = False
    while True:
        with open(lock, "ab", opener=open_without_waiting) as file:
            if not _lock(file.fileno(), wait=False):
                if not told:
                    waiting()
                told = True
                _lock(file.fileno(), wait=True)
            if os.fstat(file.fileno()).st_nlink == 0:
                continue  # the one that held it has removed it: others take a new one
            try:
                yield
            finally:
                remove(lock)
            return


# The system's own locks: a process that is killed holds none, and what Sphinx forks does not hold its owner's.
if sys.platform == "win32":
    import msvcrt

    def _lock(file: int, wait: bool) -> bool:
        """Lock the open `file`, or say that another process has."""
        while True:
            try:
                msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
                return True
            except PermissionError:
                if not wait:
                    return False
                time.sleep(0.1)
else:
    import fcntl

    def _lock(file: int, wait: bool) -> bool:
        """Lock the open `file`, or say that another process has."""
        try:
            fcntl.lockf(file, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except (BlockingIOError, PermissionError):
            return False
        return True
