"""From a corpus to its tables, part by part, with any `map`; what is done stays done."""

from __future__ import annotations

import functools
import json
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from readout import __version__
from readout.corpus.inputs import MOST_TEXTS, Source, sources_of
from readout.corpus.manifest import DONE, MANIFEST, read_manifest, stem_of
from readout.corpus.rows import write_part, written_into
from readout.corpus.scan import Scanned, refuse_doubled, refuse_unlike, scan
from readout.corpus.tables import TABLES, is_whole, needs_pyarrow
from readout.drafts import held
from readout.errors import InputError, quoted
from readout.files import remove, write_text
from readout.intake import Kind, read_json

_MARK_OF_PART = Kind("the mark of a part")


class Map(Protocol):
    """What maps a function over items, on one core or many; results may come in any order."""

    def __call__(self, function: Callable[[Any], Any], items: Iterable[Any], /) -> Iterable[Any]: ...


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is: parts and documents of how many, those that stood there from before, and the rows so far."""

    parts: int
    of_parts: int
    documents: int
    of_documents: int
    from_before: int
    rows: Counter[str] = field(default_factory=Counter)


def corpus(
    paths: Sequence[str],
    out: str | Path,
    map: Map = map,
    told: Callable[[Progress], None] = lambda progress: None,
) -> Progress:
    """Read the texts at `paths`, as `sources_of` takes them, into tables in the folder `out`.

    `map` is what applies a function to items: Python's own, a pool's, or one that sends them to other machines, which
    then see the same files under the same names. It is given references to documents, never their texts. `told` is
    called after each part. A run that was stopped goes on from the parts that are done, if it is of the same inputs.
    Returns how it ended.

    Raises InputError, before anything is written, for inputs that are no corpus and for a folder that holds something
    else; InputError or OSError, as `written_into` does, where `out` cannot be written to, and what was done before is
    then as it was.
    """
    needs_pyarrow()
    if not str(out):
        raise InputError("--out: empty; name a folder")
    folder = Path(out).absolute()
    _refuse_foreign(folder)
    sources = sources_of(paths)
    scanned = _scanned(sources, map)
    refuse_unlike(sources, scanned)
    refuse_doubled(scanned)
    manifest = _manifest_of_run(sources, scanned)
    if (folder / MANIFEST).exists():
        _refuse_other_run(folder, manifest)
    with ExitStack() as stack:
        with written_into(folder):
            folder.mkdir(parents=True, exist_ok=True)
            stack.enter_context(held(folder / ".lock", functools.partial(_refuse_busy, folder)))
            if not (folder / MANIFEST).exists():
                write_text(folder / MANIFEST, json.dumps(manifest, ensure_ascii=False, indent=1))
        return _read_all(folder, scanned, map, told)


def _scanned(sources: Sequence[Source], map: Map) -> list[Scanned]:
    """What each source has, in the order of the sources, whatever the order of `map`."""
    found = dict(map(_numbered_scan, enumerate(sources)))
    return [found[number] for number in range(len(sources))]


def _numbered_scan(numbered: tuple[int, Source]) -> tuple[int, Scanned]:
    return numbered[0], scan(numbered[1])


def _manifest_of_run(sources: Sequence[Source], scanned: Sequence[Scanned]) -> dict[str, Any]:
    inputs = [
        {
            "path": source.names[0],
            "files": len(source.names),
            "sha256": found.sha256,
            "documents": found.documents,
        }
        for source, found in zip(sources, scanned, strict=True)
    ]
    parts = sum(len(found.parts) for found in scanned)
    return {
        "schema": "readout-corpus/1",
        "readout": __version__,
        "texts_of_a_part": MOST_TEXTS,
        "parts": parts,
        "documents": sum(found.documents for found in scanned),
        "inputs": inputs,
    }


def _refuse_foreign(folder: Path) -> None:
    """Raise InputError where `folder` is a file, or has something in it and no run's manifest."""
    if folder.exists() and not folder.is_dir():
        raise InputError(f"{folder}: a file; name a folder")
    if folder.is_dir() and not (folder / MANIFEST).exists():
        there = next((path.name for path in folder.iterdir() if path.name != ".lock"), None)
        if there:
            raise InputError(f"{folder}: has {quoted(there)}, which is of no corpus; name a new folder")


def _refuse_other_run(folder: Path, manifest: dict[str, Any]) -> None:
    there = read_manifest(folder)
    if there.get("readout") != __version__:
        raise InputError(f"{folder}: holds a run of another version of readout; name another folder")
    known = [entry["sha256"] for entry in there["inputs"]]
    given = [entry["sha256"] for entry in manifest["inputs"]]
    if known != given or there["parts"] != manifest["parts"]:
        other = next((e["path"] for e in manifest["inputs"] if e["sha256"] not in known), "fewer files")
        raise InputError(f"{folder}: holds a run of other inputs ({other} is new there); name another folder")


def _refuse_busy(folder: Path) -> None:
    raise InputError(f"{folder}: another run is writing there; wait for it, or name another folder")


def _read_all(
    folder: Path, scanned: Sequence[Scanned], map: Map, told: Callable[[Progress], None]
) -> Progress:
    parts = dict(enumerate(part for found in scanned for part in found.parts))
    of_documents = sum(part.documents for part in parts.values())
    done = {number: counts for number in parts if (counts := _counts(folder, number))}
    rows = Counter[str]()
    for counts in done.values():
        rows.update(counts)
    before = documents = rows["texts"] + rows["errors"]
    state = Progress(len(done), len(parts), documents, of_documents, before, rows)
    told(state)
    left = [(number, part) for number, part in parts.items() if number not in done]
    for count, counts in enumerate(map(functools.partial(write_part, out=str(folder)), left), len(done) + 1):
        rows.update(counts)
        state = Progress(count, len(parts), rows["texts"] + rows["errors"], of_documents, before, rows)
        told(state)
    for table in (*TABLES, DONE):  # what a worker that was killed had begun
        for path in (folder / table).glob(".*.part"):
            remove(path)
    return state


def _counts(folder: Path, number: int) -> dict[str, int] | None:
    """How many rows a part has that is done; None for one that is not, or of which a file or the mark is spoiled."""
    try:
        marked = read_json(
            folder / DONE / f"{stem_of(number)}.json", _MARK_OF_PART, dict.fromkeys(TABLES, int)
        )
    except InputError:
        return None
    counts: dict[str, int] = marked
    return (
        counts if all(is_whole(folder / table / f"{stem_of(number)}.parquet") for table in TABLES) else None
    )
