"""The tables that a corpus is read into: their columns, and how they are written to Parquet and read back.

pyarrow is imported when it is needed, so that a reader without it loses nothing but this room.
"""

from __future__ import annotations

import io
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from readout.errors import InputError, one_line
from readout.imports import to_install

if TYPE_CHECKING:
    import pandas as pd

Row = dict[str, Any]

Corpus = str | Path | Mapping[str, "pd.DataFrame"]
"""A corpus that was read: the folder of a run, or its tables in memory, by their names."""

TABLES: dict[str, dict[str, tuple[str, str]]] = {
    "texts": {
        "id": ("string", "the text's id, unique in the corpus; of a text file its path"),
        "date": ("date", "its day; null where neither the corpus nor the text says one"),
        "date_source": ("string", "where the year stands: text, file name, given (the corpus's column)"),
        "title": ("string", "the corpus's title; null where it has none"),
        "url": ("string", "the corpus's address; null where it has none"),
        "country_a": ("string", "ISO 3166 code of one of the two countries it is about, or null"),
        "country_b": ("string", "ISO 3166 code of the other, or null"),
        "met_a": ("strings", "names of those who met, the side that the text speaks for"),
        "met_b": ("strings", "names of those whom they met"),
        "countries_met": ("strings", "ISO 3166 codes of the countries of both, as far as they are known"),
        "countries_in_title": ("strings", "ISO 3166 codes of the countries that the title names"),
        "sentences": ("integer", "number of sentences"),
        "sha256": ("string", "SHA-256 of the text in UTF-8"),
        "text": ("string", "the text, which every start and end counts the characters of"),
    },
    "statements": {
        "id": ("string", "the text's id"),
        "statement": ("string", "the statement's id in the text"),
        "speakers": ("strings", "who said it, by full names where known"),
        "kind": ("string", "said, or topic where only what was talked about is told"),
        "quote": ("string", "direct, indirect or mixed"),
        "cue": ("string", "the words that say that it was said"),
        "cue_start": ("integer", "offset of the first character of the cue"),
        "cue_end": ("integer", "offset behind its last"),
        "start": ("integer", "offset of the first character of the content"),
        "end": ("integer", "offset behind its last"),
        "text": ("string", "the words from start to end"),
    },
    "facts": {
        "id": ("string", "the text's id"),
        "kind": ("string", "person, organisation, place, date or quantity"),
        "name": ("string", "the fullest form of a name; the words of a date or quantity"),
        "country": ("string", "ISO 3166 code of a name's country, or null"),
        "value": ("string", "of a date, ISO 8601; else null"),
        "number": ("number", "of a quantity, in its base unit; else null"),
        "unit": ("string", "of a quantity; money by ISO 4217; else null"),
        "start": ("integer", "offset of the first character of this mention"),
        "end": ("integer", "offset behind its last"),
        "text": ("string", "the words from start to end"),
    },
    "claims": {
        "id": ("string", "the text's id"),
        "claim": ("string", "the claim's id in the text"),
        "statement": ("string", "the statement it stands in, or null"),
        "holder": ("string", "who asserts it: the speakers, or the report"),
        "kind": ("string", "the kind of claim"),
        "group": ("string", "figures, record, calendar or words"),
        "verdict": ("string", "supported, within_rounding, contradicted, depends, not_checkable or opinion"),
        "today": ("string", "the verdict on today's figures where it differs, or null"),
        "reason": ("string", "why, in a sentence"),
        "sources": ("strings", "the rows it rests on: table, row, value and source, divided by bars"),
        "start": ("integer", "offset of the first character of the claim"),
        "end": ("integer", "offset behind its last"),
        "text": ("string", "the words from start to end"),
    },
    "errors": {
        "id": ("string", "the id of a document that could not be read; its place where it has none"),
        "place": ("string", "the file, and in a table the line or row"),
        "reason": ("string", "why it could not be read"),
    },
}
"""Each table's columns in their order: the type, and what stands there. Schema `readout-corpus/1`."""

_END_OF_PARQUET = b"PAR1"
_PYARROW = {"string": "string", "date": "date32", "integer": "int32", "number": "float64"}


def needs_pyarrow() -> Any:
    """The package pyarrow. Raises InputError, with the command that installs it, where it is not there."""
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError:
        raise InputError(
            f"a corpus needs packages that are not installed; install them, {to_install('corpus')}"
        ) from None
    return pyarrow


def schema(table: str) -> Any:
    """The pyarrow schema of one of `TABLES`; what stands in a column is the field's description."""
    pa = needs_pyarrow()

    def field(name: str, kind: str, said: str) -> Any:
        of = pa.list_(pa.string()) if kind == "strings" else getattr(pa, _PYARROW[kind])()
        return pa.field(name, of, metadata={"description": said})

    fields = [field(name, kind, said) for name, (kind, said) in TABLES[table].items()]
    return pa.schema(fields, metadata={"schema": "readout-corpus/1"})


def as_parquet(table: str, rows: Sequence[Row]) -> bytes:
    """`rows` of one of `TABLES` as a Parquet file; the same rows give the same bytes."""
    pa = needs_pyarrow()
    into = io.BytesIO()
    pa.parquet.write_table(pa.Table.from_pylist(rows, schema=schema(table)), into, compression="zstd")
    return into.getvalue()


def read_table(corpus: Corpus, table: str, columns: Sequence[str] = ()) -> pd.DataFrame:
    """One of `TABLES` of a corpus, with all or some of its columns.

    Rows are in the order of the corpus. Raises InputError for a file that does not hold.
    """
    names = list(columns) or list(TABLES[table])
    if isinstance(corpus, Mapping):
        return corpus[table][names].copy()
    pa = needs_pyarrow()
    folder = Path(corpus) / table
    pieces = [_read_piece(path, table, names) for path in sorted(folder.glob("part-*.parquet"))]
    whole = pa.concat_tables(pieces) if pieces else schema(table).empty_table().select(names)
    return whole.to_pandas()


def _read_piece(path: Path, table: str, names: Sequence[str]) -> Any:
    pa = needs_pyarrow()
    mend = "remove it, and give the same readout corpus command again"
    try:
        with pa.parquet.ParquetFile(path) as file:
            if not file.schema_arrow.equals(schema(table)):
                raise InputError(f"{path}: has not the columns of {table}; {mend}")
            return file.read(names)
    except (OSError, pa.ArrowException) as error:
        raise InputError(one_line(f"{path}: cannot be read ({error}); {mend}")) from None


def is_whole(path: Path) -> bool:
    """Whether a Parquet file is there and has its end; what was cut off, or never came to the disk, has none."""
    try:
        with path.open("rb") as file:
            file.seek(-len(_END_OF_PARQUET), os.SEEK_END)
            return file.read() == _END_OF_PARQUET
    except OSError:
        return False


def counted(tables: Mapping[str, Sequence[Row]]) -> dict[str, int]:
    """How many rows each table has."""
    return {name: len(tables[name]) for name in TABLES}
