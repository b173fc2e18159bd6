"""What a run is of and how far it came, as its folder says."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from readout.corpus.tables import TABLES
from readout.errors import InputError
from readout.intake import Kind, read_json

MANIFEST = "corpus.json"
"""What a run is of, in its folder."""

DONE = "_done"
"""The folder with a file for each part that is whole; readers of Parquet pass over names with a line before them."""

_RUN_OF_CORPUS = Kind(
    "the manifest of a corpus",
    missing="no such file, so that the folder is of no corpus; make one with: readout corpus TEXTS --out DIR",
    mend="name another folder",
    limit=1_000_000_000,
)
_SHAPE_OF_RUN = {"schema": frozenset({"readout-corpus/1"}), "parts": int, "inputs": [{"sha256": str}]}


def stem_of(number: int) -> str:
    """What the files of a part are called."""
    return f"part-{number:07d}"


def read_manifest(folder: Path) -> dict[str, Any]:
    """The manifest of the run in `folder`. Raises InputError where there is none that holds."""
    found: dict[str, Any] = read_json(folder / MANIFEST, _RUN_OF_CORPUS, _SHAPE_OF_RUN)
    return found


def whole(folder: str | Path) -> Path:
    """The folder of a corpus that was read to its end. Raises InputError where there is none, or parts are not read yet."""
    place = Path(folder)
    if not place.is_dir():
        raise InputError(f"{folder}: no such folder; make it with: readout corpus TEXTS --out {folder}")
    there = read_manifest(place)
    for name, end in ((DONE, "json"), *((table, "parquet") for table in TABLES)):
        found = sum(1 for _ in (place / name).glob(f"part-*.{end}"))
        if found < there["parts"]:
            where = folder if name == DONE else f"{folder}/{name}"
            read = "read" if name == DONE else "there"
            raise InputError(
                f"{where}: {found} of {there['parts']} parts are {read}; give the same readout corpus command again"
            )
    return place
