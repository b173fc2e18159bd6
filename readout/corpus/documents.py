"""From a reference to its documents, one after the other, each bounded: none is in memory whole if it is too large."""

from __future__ import annotations

import datetime as dt
import gzip
import json
import os
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, BinaryIO, cast

from readout.article import Article, parse_article, read_article, refuse_unseen
from readout.corpus.inputs import COLUMNS, Part, Source
from readout.corpus.tables import needs_pyarrow
from readout.errors import InputError, one_line, quoted

MOST_CHARACTERS = 200_000
"""Characters of the longest text that is read, some seventy pages. Time and memory grow linearly with the length, so
that this bounds both for any text."""

LONGEST_LINE = 4_000_000
"""Bytes of the longest line of JSON or text file that is looked at: such a text, each character escaped, and more."""

_FEW_ROWS = 16  # rows of Parquet that are in memory at a time


@dataclass(frozen=True, slots=True)
class Document:
    """A text with what the corpus says of it. `place` is the file, and in a table the line or row."""

    id: str
    place: str
    article: Article
    title: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Unread:
    """A document that could not be read, with the reason. `id` is its place where it has none."""

    id: str
    place: str
    reason: str


def documents_of(part: Part) -> Iterator[Document | Unread]:
    """The documents of `part`, in their order. Raises InputError where a file as a whole is not what it was."""
    if part.source.kind == "texts":
        for number in range(part.start, part.stop):
            yield _text_file(part.source.names[number], part.source.paths[number])
    else:
        for place, record in records_of(part):
            yield record if isinstance(record, Unread) else document_in(record, place)


def records_of(part: Part) -> Iterator[tuple[str, dict[str, Any] | Unread]]:
    """The places and records of `part` of a table; a line that holds none is unread."""
    name = part.source.names[0]
    if part.source.kind == "rows":
        for number, row in enumerate(
            rows_between(part.source, part.start, part.stop, COLUMNS), part.start + 1
        ):
            yield f"{name}:{number}", row
        return
    with opened(part.source) as file:
        file.seek(part.start)
        for number, line in enumerate(lines_until(file, part.stop), part.first):
            place = f"{name}:{number}"
            if line is None or line.strip():
                yield place, record_in(line, place)


@contextmanager
def opened(source: Source) -> Iterator[BinaryIO]:
    """The file of JSON Lines of `source`, unpacked where it is gzipped. Raises InputError where that cannot be done."""
    path, name = source.paths[0], source.names[0]
    try:
        with (gzip.open if name.lower().endswith(".gz") else open)(path, "rb") as file:
            yield cast(BinaryIO, file)
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise InputError(f"{name}: not a whole gzip file ({error}); restore it") from None
    except OSError as error:
        raise InputError(
            f"{name}: cannot be read ({error.strerror or error}); check its permissions"
        ) from None


def lines_until(file: BinaryIO, stop: int | None = None) -> Iterator[bytes | None]:
    """The lines from where `file` stands up to the offset `stop`, else to its end; None for one that is too long."""
    while stop is None or file.tell() < stop:
        line = file.readline(LONGEST_LINE)
        if not line:
            return
        whole = line.endswith(b"\n") or len(line) < LONGEST_LINE
        while not whole:
            rest = file.readline(LONGEST_LINE)
            whole = rest.endswith(b"\n") or not rest
        yield line if line.endswith(b"\n") or len(line) < LONGEST_LINE else None


def record_in(line: bytes | None, place: str) -> dict[str, Any] | Unread:
    """The JSON object in a line, or why there is none."""
    if line is None:
        return Unread(place, place, f"a line longer than {LONGEST_LINE / 1e6:g} MB")
    try:
        record = json.loads(line)
    except RecursionError:
        return Unread(place, place, "not JSON that can be read: nested too deeply")
    except ValueError as error:
        return Unread(place, place, one_line(f"not JSON ({error})"))
    return record if isinstance(record, dict) else Unread(place, place, "not a JSON object")


def rows_between(source: Source, start: int, stop: int, columns: tuple[str, ...]) -> Iterator[dict[str, Any]]:
    """The rows from `start` up to `stop` of the Parquet file of `source`, of those of `columns` that it has."""
    pa = needs_pyarrow()
    name = source.names[0]
    try:
        with pa.parquet.ParquetFile(source.paths[0], buffer_size=1 << 20) as file:
            there = [column for column in columns if column in file.schema_arrow.names]
            before, skip = 0, 0
            groups: list[int] = []
            for group in range(file.num_row_groups):
                rows = file.metadata.row_group(group).num_rows
                if before < stop and before + rows > start:
                    skip = skip if groups else start - before
                    groups.append(group)
                before += rows
            left = stop - start
            for batch in file.iter_batches(_FEW_ROWS, row_groups=groups, columns=there, use_threads=False):
                if skip >= batch.num_rows:
                    skip -= batch.num_rows
                    continue
                piece = batch.slice(skip, left)
                skip = 0
                left -= piece.num_rows
                yield from piece.to_pylist()
                if left <= 0:
                    return
    except (OSError, pa.ArrowException) as error:
        raise InputError(
            one_line(f"{name}: not a Parquet file that can be read ({error}); restore it")
        ) from None


def id_of(record: Mapping[str, Any]) -> str | None:
    """The id of a record, a text or a whole number; None where it has none."""
    given = record.get("id")
    if isinstance(given, int) and not isinstance(given, bool):
        return str(given)
    return given if isinstance(given, str) and given and given.isprintable() else None


def document_in(record: Mapping[str, Any], place: str) -> Document | Unread:
    """The document that a record of `COLUMNS` is, or why it is none. `place` is where the record stands."""
    name = id_of(record)
    if name is None:
        return Unread(
            place, place, f"id {quoted(record.get('id'))}: neither words in one line nor a whole number"
        )
    try:
        text = record.get("text")
        if not isinstance(text, str):
            raise InputError(f"text is {type(text).__name__}, not words")
        _refuse_long(text)
        refuse_unseen(text, "text")
        article = parse_article(text, name, _day_given(record.get("date")))
        return Document(name, place, article, _words_given(record, "title"), _words_given(record, "url"))
    except InputError as error:
        return Unread(name, place, one_line(str(error)))


def _text_file(name: str, path: str) -> Document | Unread:
    shown = name.encode("utf-8", "replace").decode("utf-8")
    try:
        if os.path.isfile(path) and os.path.getsize(path) > LONGEST_LINE:
            raise InputError(f"larger than {LONGEST_LINE / 1e6:g} MB")
        article = read_article(path)
        _refuse_long(article.text)
        return Document(shown, shown, article)
    except InputError as error:
        return Unread(shown, shown, one_line(str(error).removeprefix(f"{path}: ")))


def _refuse_long(text: str) -> None:
    if len(text) > MOST_CHARACTERS:
        raise InputError(
            f"longer than the {MOST_CHARACTERS:,} characters up to which a text of a corpus is read"
        )


def _day_given(given: object) -> str | None:
    """A day as ISO 8601 writes it, of a text, a date or a time; what is no day is said where it is read."""
    if isinstance(given, dt.datetime):
        return given.date().isoformat()
    if isinstance(given, dt.date):
        return given.isoformat()
    if given is None or given == "":
        return None
    return given[:11].split("T")[0] if isinstance(given, str) else quoted(given)


def _words_given(record: Mapping[str, Any], column: str) -> str | None:
    given = record.get(column)
    if given is None or given == "":
        return None
    if not isinstance(given, str):
        raise InputError(f"{column} is {type(given).__name__}, not words")
    refuse_unseen(given, column)
    return given
