"""Who is in the class: read from the list that an LMS exports, each with a seed and a code of their own.

Seed and code are made from the id and a secret of the class by HMAC-SHA-256 (RFC 2104), so that the same list gives the
same ones, whoever joins later changes nobody's, and nobody works out another's.
"""

from __future__ import annotations

import csv
import hmac
import io
import re
from base64 import b32encode
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from readout.course.classroom.model import Learner
from readout.errors import InputError, quoted
from readout.intake import Kind, read_text
from readout.sheets import harmless

# The headings that are understood, in any case, as Moodle and Canvas export them and as one writes them by hand. The id
# is the first of its headings below which anything stands; the others also tell whose a file is.
COLUMNS = {
    "id": (
        "id number",  # Moodle
        "sis user id",  # Canvas
        "username",  # Moodle
        "sis login id",  # Canvas
        "id",  # Canvas, by hand
        "email address",  # Moodle
        "email",
    ),
    "name": ("name", "full name", "student"),  # by hand, Moodle's grading worksheet, Canvas
    "given name": ("first name", "given name"),  # Moodle
    "family name": ("last name", "surname", "family name"),  # Moodle
    "also": (
        "identifier",
    ),  # Moodle's grading worksheet: "Participant 12345", which stands in names of files
}
# What stands where a name belongs in Canvas' list and is none.
_NO_LEARNER = ("points possible", "student, test")
_ID = re.compile(r"[\w@.+-]{1,64}")
# Names that Windows keeps for devices: a folder cannot have them.
_DEVICE_NAMES = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.[\w@.+-]{0,64})?", re.IGNORECASE)
_LONGEST_ROSTER_CELL = 120
_ROSTER = Kind("a list of the class", mend="save it as CSV in UTF-8, as the LMS exports it", limit=5_000_000)


@dataclass(frozen=True)
class Enrolled:
    """One of the class, and what the list says `also` of them that can stand in the name of a file: e-mail, numbers."""

    learner: Learner
    also: tuple[str, ...] = ()


def learner_of(secret: str, id: str, name: str) -> Learner:
    """The learner of an id in the class that has `secret`, hexadecimal digits: with the own seed and code.

    The seed has seven digits. The code has twelve letters and digits, 60 bits.
    """

    def made(what: str) -> bytes:
        return hmac.digest(bytes.fromhex(secret), f"{what}\0{id}".encode(), "sha256")

    seed = 1_000_000 + int.from_bytes(made("seed"), "big") % 9_000_000
    letters = b32encode(made("code"))[:12].decode("ascii")
    return Learner(id, name, seed, "-".join((letters[:4], letters[4:8], letters[8:])))


def read_roster(path: str | Path, secret: str) -> tuple[Enrolled, ...]:
    """Those whom the list at `path` names, in its order, for the class that has `secret`.

    The list is CSV in UTF-8, with commas, semicolons or tabs, and a first line with headings of `COLUMNS`. Lines in
    which nothing stands that is asked for are left out, and so are those that Canvas adds.

    Raises InputError, with the line, for an id that is missing, doubled (whatever its case) or cannot be the name of a
    file, for a cell that a spreadsheet takes for a formula, and where no column has ids or nobody is named.
    """
    text = read_text(path, _ROSTER).removeprefix("\ufeff")
    rows = _numbered_rows(path, text)
    _, heading = next(rows, (0, []))
    at = {kind: _columns(heading, names) for kind, names in COLUMNS.items()}
    if not at["id"]:
        known = ", ".join(COLUMNS["id"])
        raise InputError(f"{path}: no column for the id; its heading is one of: {known}")
    people = [(line, row) for line, row in rows if not _is_nobody(row, at)]
    if not people:
        raise InputError(f"{path}: names nobody; a line for each learner belongs below the headings")
    column = next((one for one in at["id"] if any(_cell_in(row, one) for _, row in people)), at["id"][0])
    found: dict[str, tuple[int, Enrolled]] = {}
    for line, row in people:
        id, name, also = _cell_in(row, column), _spoken_name(row, at), _also(row, at, column)
        _refuse_cells(f"{path}, line {line}", id, (name, *also))
        if before := found.get(id.casefold()):
            raise InputError(
                f"{path}, line {line}: the id {id!r} stands in line {before[0]}, too; each learner has an own one"
            )
        found[id.casefold()] = line, Enrolled(learner_of(secret, id, name or id), also)
    return tuple(enrolled for _, enrolled in found.values())


def _numbered_rows(path: str | Path, text: str) -> Iterator[tuple[int, list[str]]]:
    """The lines of a list with their numbers. The separator is the one that its first line has most of."""
    first = text.partition("\n")[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=first.count), strict=True)
    try:
        for row in reader:
            yield reader.line_num, row
    except csv.Error as error:
        raise InputError(f"{path}, line {reader.line_num}: not CSV ({error}); mend it") from None


def _columns(heading: list[str], names: tuple[str, ...]) -> list[int]:
    """Where the headings `names` stand, in the order of `names`."""
    there = [cell.strip().casefold() for cell in heading]
    return [there.index(name) for name in names if name in there]


def _cell_in(row: list[str], column: int) -> str:
    return row[column].strip(" \u00a0") if column < len(row) else ""


def _is_nobody(row: list[str], at: dict[str, list[int]]) -> bool:
    cells = [_cell_in(row, column) for columns in at.values() for column in columns]
    return not any(cells) or any(_cell_in(row, column).casefold() in _NO_LEARNER for column in at["name"])


def _spoken_name(row: list[str], at: dict[str, list[int]]) -> str:
    """The name as it is spoken: Canvas writes "Lovelace, Ada"."""
    for column in at["name"]:
        if cell := _cell_in(row, column):
            family, _, given = cell.partition(", ")
            return f"{given} {family}" if given else cell
    parts = [_cell_in(row, column) for column in (*at["given name"][:1], *at["family name"][:1])]
    return " ".join(filter(None, parts))


def _also(row: list[str], at: dict[str, list[int]], id_column: int) -> tuple[str, ...]:
    cells = [_cell_in(row, column) for column in (*at["id"], *at["also"]) if column != id_column]
    return tuple(dict.fromkeys(cell.removeprefix("Participant ") for cell in cells if cell))


def _refuse_cells(place: str, id: str, others: tuple[str, ...]) -> None:
    if not id:
        raise InputError(f"{place}: no id; give each learner one")
    for cell in (id, *others):
        if harmless(cell) != cell:
            raise InputError(f"{place}: {quoted(cell)} begins as a formula of a spreadsheet does; mend it")
        if not cell.isprintable() or len(cell) > _LONGEST_ROSTER_CELL:
            raise InputError(
                f"{place}: {quoted(cell)} has signs that cannot be printed, or is longer than {_LONGEST_ROSTER_CELL}; mend it"
            )
    refuse_id(place, id)


def refuse_id(place: str, id: str) -> None:
    """Raise InputError, beginning with `place`, for an id that cannot be the name of a folder on every system."""
    if not _ID.fullmatch(id) or id.startswith(".") or id.endswith(".") or _DEVICE_NAMES.fullmatch(id):
        raise InputError(
            f"{place}: the id {quoted(id)} cannot be the name of a folder; "
            "use up to 64 letters, digits and any of @ . _ + -, no dot at either end"
        )
