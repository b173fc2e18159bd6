"""A table in CSV, read strictly: what a spreadsheet or an editor may have done to it is said, with how to mend it."""

from __future__ import annotations

import contextlib
import csv
import io
from dataclasses import dataclass, field
from pathlib import Path

from readout.errors import InputError
from readout.intake import Kind, read_bytes

_SEPARATORS = {";": "semicolons", "\t": "tabs"}


# What a spreadsheet takes for the beginning of a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def harmless(cell: object) -> object:
    """A cell to be written: a text that a spreadsheet would take for a formula gets an apostrophe before it.

    Numbers stay numbers, below zero too.
    """
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


@dataclass(frozen=True, slots=True)
class Sheet:
    """The cells of a file: those of its first line, and of every other that is not empty, with the line's number."""

    path: Path
    header: list[str]
    lines: list[tuple[int, list[str]]] = field(repr=False)
    data: bytes = field(repr=False)

    def row(self, number: int, cells: list[str]) -> dict[str, str]:
        """The cells of a line by column. Raises InputError where there are more or fewer than columns."""
        if len(cells) != len(self.header):
            raise InputError(
                f"{self.path}, line {number}: {len(cells)} cells where the header has {len(self.header)}; mend the row"
            )
        return dict(zip(self.header, cells, strict=True))


def read_sheet(path: Path, mend: str, encoding: str = "utf-8") -> Sheet:
    """The cells of a file in CSV and UTF-8, separated by commas; `header` is empty where the file is.

    `mend` says what to do with a file that is none. With the encoding "utf-8-sig", a byte order mark is no fault.
    Raises InputError for a file that cannot be read or is no such table.
    """
    kind = "a table in CSV and UTF-8"
    data = read_bytes(path, Kind(kind, missing=f"not {kind} (no such file); {mend}", mend=mend))
    try:
        numbered = _cells(data.decode(encoding))
    except (csv.Error, UnicodeDecodeError) as error:
        raise InputError(f"{path}: not a table in CSV and UTF-8 ({error}); {mend}") from None
    header = numbered[0][1] if numbered else []
    if header and header[0].startswith("\ufeff"):
        raise InputError(f"{path}: begins with a byte order mark; save it as UTF-8 without one")
    for mark, name in _SEPARATORS.items():
        if len(header) == 1 and mark in header[0]:
            raise InputError(f"{path}: its cells are separated by {name}; save it with commas")
    return Sheet(path, header, numbered[1:], data)


def _cells(text: str) -> list[tuple[int, list[str]]]:
    """The cells of every line that is not empty, after the line's number."""
    if "\r" not in text:  # splitting what has no quotation marks takes half the time
        lines = text.split("\n")
        marked = [line for line in lines if '"' in line]
        with contextlib.suppress(csv.Error):
            read = list(csv.reader(marked, strict=True))
            if len(read) == len(marked):  # no cell runs over several lines
                each = iter(read)
                return [
                    (number, next(each) if '"' in line else line.split(","))
                    for number, line in enumerate(lines, 1)
                    if line
                ]
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    return [(reader.line_num, cells) for cells in reader if cells]
