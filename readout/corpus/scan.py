"""Looking through a source before anything is read: what it has, where to cut it, and which ids stand in it."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from readout.corpus.documents import (
    LONGEST_LINE,
    Unread,
    id_of,
    lines_until,
    opened,
    record_in,
    records_of,
    rows_between,
)
from readout.corpus.inputs import COLUMNS, MOST_TEXTS, Part, Source
from readout.corpus.tables import needs_pyarrow
from readout.errors import InputError, one_line, quoted

_BYTES_OF_PART = 1_000_000  # long documents are fewer to a part: their rows are in memory together
_DIGEST = 8  # bytes that an id is known by; two ids that share them are looked up


@dataclass(frozen=True, slots=True)
class Scanned:
    """What a source has: its SHA-256, its parts, its columns (of text files none), and a digest of each id in order."""

    sha256: str
    parts: tuple[Part, ...]
    columns: tuple[str, ...]
    digests: bytes

    @property
    def documents(self) -> int:
        """How many documents it has, those that cannot be read among them."""
        return sum(part.documents for part in self.parts)


def scan(source: Source) -> Scanned:
    """Look through `source`. It is read once, in pieces; what is kept is small.

    Raises InputError for a table that is not whole, has no id or no text, or columns of other types.
    """
    if source.kind == "texts":
        digests = b"".join(_digest_of(name) for name in source.names)
        sizes = [os.path.getsize(path) if os.path.isfile(path) else 0 for path in source.paths]
        return Scanned(_sha256_of_texts(source), _shortened_text(source, sizes), (), digests)
    if not os.path.isfile(source.paths[0]):
        raise InputError(f"{source.names[0]}: a pipe or device, not a table; save it as a file")
    with open(source.paths[0], "rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    return _scan_lines(source, sha256) if source.kind == "lines" else _scan_rows(source, sha256)


def refuse_unlike(sources: Sequence[Source], scanned: Sequence[Scanned]) -> None:
    """Raise InputError where two tables have different columns, or no source has a document."""
    tables = [(s, found) for s, found in zip(sources, scanned, strict=True) if s.kind != "texts"]
    for source, found in tables[1:]:
        first, expected = tables[0][0].names[0], tables[0][1].columns
        if found.columns != expected:
            raise InputError(
                f"{source.names[0]}: has {_listed_columns(found.columns)}, where {first} has "
                f"{_listed_columns(expected)}; give both the same columns, or read them into two folders"
            )
    if not any(found.documents for found in scanned):
        raise InputError(f"{sources[0].names[0]}: no texts; name files that have some")


def refuse_doubled(scanned: Sequence[Scanned]) -> None:
    """Raise InputError where an id stands in the corpus twice; the message says where."""
    import numpy as np

    every = np.frombuffer(b"".join(found.digests for found in scanned), dtype=np.uint64)
    values, times = np.unique(every, return_counts=True)
    doubled = {int(value).to_bytes(_DIGEST, "little") for value in values[times > 1]}
    if not doubled:
        return
    seen: dict[str, str] = {}
    for name, place in _ids_with(scanned, doubled):
        if name in seen:
            raise InputError(
                f"{place}: id {quoted(name)} stands also at {seen[name]}; give each text its own"
            )
        seen[name] = place


def _ids_with(scanned: Sequence[Scanned], wanted: set[bytes]) -> Iterator[tuple[str, str]]:
    """The ids with a digest that is `wanted`, each with its place."""
    for part in (part for found in scanned for part in found.parts):
        if part.source.kind == "texts":
            names = part.source.names[part.start : part.stop]
            yield from ((name, name) for name in names if _digest_of(name) in wanted)
            continue
        for place, record in records_of(part):
            name = None if isinstance(record, Unread) else id_of(record)
            if name is not None and _digest_of(name) in wanted:
                yield name, place


def _shortened_text(source: Source, sizes: Iterable[int]) -> tuple[Part, ...]:
    """The parts of documents that are numbered from 0, by their sizes in bytes or characters."""
    parts: list[Part] = []
    start = stop = size = 0
    for stop, more in enumerate(sizes, 1):
        size += more if more <= LONGEST_LINE else 0  # what is too large is not read
        if stop - start >= MOST_TEXTS or size >= _BYTES_OF_PART:
            parts.append(Part(source, start, stop, start + 1, stop - start))
            start, size = stop, 0
    if stop > start:
        parts.append(Part(source, start, stop, start + 1, stop - start))
    return tuple(parts)


def _digest_of(name: str) -> bytes:
    return hashlib.blake2b(name.encode("utf-8", "surrogatepass"), digest_size=_DIGEST).digest()


def _sha256_of_texts(source: Source) -> str:
    """Of all files together, by their names and bytes; of one that is too large to be read, by its size."""
    whole = hashlib.sha256()
    for name, path in zip(source.names, source.paths, strict=True):
        size = os.path.getsize(path) if os.path.isfile(path) else -1
        whole.update(f"{name}\0{size}\0".encode("utf-8", "surrogatepass"))
        if 0 <= size <= LONGEST_LINE and os.access(path, os.R_OK):
            with open(path, "rb") as file:
                whole.update(hashlib.file_digest(file, "sha256").digest())
    return whole.hexdigest()


def _scan_lines(source: Source, sha256: str) -> Scanned:
    parts: list[Part] = []
    digests: list[bytes] = []
    columns: tuple[str, ...] | None = None
    with opened(source) as file:
        start, first, count = 0, 1, 0
        for number, line in enumerate(lines_until(file), 1):
            if line is None or line.strip():
                count += 1
                record = record_in(line, "")
                if not isinstance(record, Unread):
                    columns = columns or _columns_in(source, record)
                    if (name := id_of(record)) is not None:
                        digests.append(_digest_of(name))
            stop = file.tell()
            if count >= MOST_TEXTS or stop - start >= _BYTES_OF_PART:
                parts.append(Part(source, start, stop, first, count))
                start, first, count = stop, number + 1, 0
        if count:
            parts.append(Part(source, start, file.tell(), first, count))
    if columns is None and parts:
        raise InputError(f"{source.names[0]}: no line is a JSON object with id and text; check the file")
    return Scanned(sha256, tuple(parts), columns or (), b"".join(digests))


def _scan_rows(source: Source, sha256: str) -> Scanned:
    pa = needs_pyarrow()
    name = source.names[0]
    try:
        with pa.parquet.ParquetFile(source.paths[0]) as file:
            fields, count = file.schema_arrow, file.metadata.num_rows
    except (OSError, pa.ArrowException) as error:
        raise InputError(
            one_line(f"{name}: not a Parquet file that can be read ({error}); restore it")
        ) from None
    columns = _columns_in(source, dict.fromkeys(fields.names))
    for column in columns:
        kind = fields.field(column).type
        kind = kind.value_type if pa.types.is_dictionary(kind) else kind
        words = pa.types.is_string(kind) or pa.types.is_large_string(kind)
        may = words or (column == "id" and pa.types.is_integer(kind))
        may = may or (column == "date" and (pa.types.is_date(kind) or pa.types.is_timestamp(kind)))
        if not may and not pa.types.is_null(kind):
            raise InputError(f"{name}: column {column} is of type {kind}; give it words")
    digests: list[bytes] = []

    def sizes() -> Iterator[int]:
        for row in rows_between(source, 0, count, COLUMNS[:2]):
            if (known := id_of(row)) is not None:
                digests.append(_digest_of(known))
            yield len(row["text"] or "")

    parts = _shortened_text(source, sizes())
    return Scanned(sha256, parts, columns, b"".join(digests))


def _columns_in(source: Source, record: dict[str, Any]) -> tuple[str, ...]:
    """Those of `COLUMNS` that a record has. Raises InputError where it has no id or no text."""
    for column in COLUMNS[:2]:
        if column not in record:
            has = _listed_columns(tuple(map(str, record))[:10]) if record else "none"
            raise InputError(f"{source.names[0]}: no column {column}; it has {one_line(has)}")
    return tuple(column for column in COLUMNS if column in record)


def _listed_columns(columns: Sequence[str]) -> str:
    return ", ".join(columns)
