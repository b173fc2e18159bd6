"""What a corpus is made of: text files, and tables of texts as JSON Lines or Parquet."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from readout.errors import InputError, quoted

COLUMNS = ("id", "text", "date", "title", "url")
"""What a table of texts may have; the first two it must."""

MOST_TEXTS = 100
"""Documents of a part at most: a second of work, which is done again after a worker has died."""

_ENDS_OF_LINES = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")
_ENDS_OF_ROWS = (".parquet",)
_ENDS_OF_TEXTS = (".txt", ".html", ".htm")


@dataclass(frozen=True, slots=True)
class Source:
    """Files that are looked through together: a table, or some text files.

    `kind` is texts, lines or rows. `names` are the paths as they were given, `paths` where they are found from anywhere.
    """

    kind: str
    names: tuple[str, ...]
    paths: tuple[str, ...]

    @property
    def size(self) -> int:
        """Bytes of its files together."""
        return sum(os.path.getsize(path) for path in self.paths if os.path.isfile(path))


@dataclass(frozen=True, slots=True)
class Part:
    """A reference to some documents of a source: what a worker is sent in their place.

    It is the text files or rows from the number `start`, counted from 0, up to `stop`; or the lines between these byte
    offsets, of a gzipped file in what it unpacks to. `first` is the number of the first, counted from 1.
    """

    source: Source
    start: int
    stop: int
    first: int
    documents: int


def sources_of(paths: Sequence[str]) -> list[Source]:
    """The sources at `paths`: files, folders with all below them, and patterns such as `2023/*.txt`.

    A folder gives what ends in .txt, .html, .htm, .jsonl, .ndjson (both also with .gz) or .parquet; a file that is
    named and ends otherwise is a text. Files are in the order of their names.
    Raises InputError where there is nothing, a folder cannot be read, a path is given twice, or text files stand beside
    tables.
    """
    names = [name for path in paths for name in _files_at(path)]
    if not names:
        raise InputError(
            f"{', '.join(map(quoted, paths))}: no texts; neither a text file nor a table (.jsonl, .jsonl.gz, .parquet) "
            "is there"
        )
    seen: dict[str, str] = {}
    for name in names:
        place = os.path.realpath(name)
        if place in seen:
            raise InputError(f"{name}: given twice; name it once")
        seen[place] = name
    kinds = {name: _kind_of(name) for name in names}
    plain = [name for name in names if kinds[name] == "texts"]
    tables = [name for name in names if kinds[name] != "texts"]
    if plain and tables:
        raise InputError(f"{tables[0]}: a table beside text files ({plain[0]}); read them into two folders")
    groups = [plain[n : n + MOST_TEXTS] for n in range(0, len(plain), MOST_TEXTS)]
    return [_source_at("texts", group) for group in groups] + [
        _source_at(kinds[name], [name]) for name in tables
    ]


def _source_at(kind: str, names: Sequence[str]) -> Source:
    return Source(kind, tuple(names), tuple(os.path.abspath(name) for name in names))


def _kind_of(name: str) -> str:
    small = name.lower()
    return "lines" if small.endswith(_ENDS_OF_LINES) else "rows" if small.endswith(_ENDS_OF_ROWS) else "texts"


def _files_at(path: str) -> Iterator[str]:
    if os.path.isdir(path):
        yield from (file.as_posix() for file in sorted(_files_below(path)))
    elif os.path.exists(path):
        yield Path(path).as_posix()
    elif found := sorted(glob.glob(path, recursive=True)):
        yield from (Path(name).as_posix() for name in found if os.path.isfile(name))
    else:
        raise InputError(
            f"{path or quoted(path)}: no such file or folder, and no pattern that fits one; check the path"
        )


def _files_below(folder: str) -> Iterator[Path]:
    for place, folders, names in os.walk(folder, onerror=_refuse_closed):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            ends = name.lower().endswith((*_ENDS_OF_LINES, *_ENDS_OF_ROWS, *_ENDS_OF_TEXTS))
            if ends and not name.startswith(".") and os.path.isfile(os.path.join(place, name)):
                yield Path(place, name)


def _refuse_closed(error: OSError) -> None:
    raise InputError(f"{error.filename}: cannot be read ({error.strerror}); check its permissions")
