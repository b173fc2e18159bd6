"""Files that others may look at meanwhile: written beside their place and moved in when whole."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path


def write_text(path: Path, text: str) -> Path:
    """Write `text` to `path` in UTF-8 with line feeds, as `write_bytes` does; return `path`."""
    return write_bytes(path, text.encode("utf-8"))


def write_bytes(path: Path, data: bytes) -> Path:
    """Write `data` to `path`, in one step as far as a reader can see; return `path`.

    A link stays one, and a file keeps who may read it. Raises OSError where it cannot be written; what was there before
    is then as it was.
    """
    place = path.resolve()
    draft = place.with_name(f".{place.name}.{os.getpid()}.part")
    try:
        draft.write_bytes(data)
        if place.exists():
            shutil.copymode(place, draft)
        os.replace(draft, place)
    finally:
        draft.unlink(missing_ok=True)
    return path


def open_without_waiting(path: str, flags: int) -> int:
    """An `opener` for `open` that waits for nobody, where a pipe has taken the file's place."""
    # Windows has no such flags.
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0), 0o666)


def remove(path: Path) -> None:
    """Remove a file, or a folder with all below it, as far as that can be done."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        with suppress(OSError):
            path.unlink()
