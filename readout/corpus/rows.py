"""From a reading to the rows of the tables, and from a part to its files."""

from __future__ import annotations

import errno
import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from readout.article import parse_article
from readout.claims import Verdict
from readout.corpus.documents import Document, Unread, document_in, documents_of
from readout.corpus.inputs import COLUMNS, Part
from readout.corpus.manifest import DONE, MANIFEST, stem_of
from readout.corpus.tables import TABLES, Row, as_parquet, counted
from readout.errors import InputError, one_line, quoted
from readout.facts import Facts, countries_named, extract_facts
from readout.files import write_bytes, write_text
from readout.reading import Reading
from readout.statements import Statement

if TYPE_CHECKING:
    import pandas as pd

# A disk that is full, a share of it that is used up, a limit on the size of a file.
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def read_texts(texts: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """The tables of a corpus that is small enough to be held in memory, by their names: one of `readout.corpus.TABLES` each.

    `texts` has a row for each text, with the columns id and text, and perhaps date, title and url. They are read one
    after the other, at a hundred or two a second. Raises InputError for a column that is missing and an id that stands
    twice.
    """
    import pandas as pd

    for column in COLUMNS[:2]:
        if column not in texts:
            raise InputError(f"no column {column}; the table has {', '.join(map(str, texts.columns))}")
    doubled = texts["id"][texts["id"].duplicated()]
    if len(doubled):
        raise InputError(f"id {quoted(doubled.iloc[0])}: stands twice; give each text its own")
    known = texts[[column for column in COLUMNS if column in texts]].astype(object)
    records = known.where(known.notna(), None).to_dict("records")
    found = _tables_of(document_in(record, f"row {n}") for n, record in enumerate(records, 1))
    return {name: pd.DataFrame(rows, columns=list(TABLES[name])) for name, rows in found.items()}


def read_part(part: Part) -> dict[str, list[Row]]:
    """The rows of each table for the documents of `part`; a document is in `texts` or in `errors`, never in both."""
    return _tables_of(documents_of(part))


def _tables_of(documents: Iterable[Document | Unread]) -> dict[str, list[Row]]:
    tables: dict[str, list[Row]] = {name: [] for name in TABLES}
    for document in documents:
        if isinstance(document, Unread):
            found = {"errors": [_error(document.id, document.place, document.reason)]}
        else:
            found = _rows_or_error(document)
        for name, rows in found.items():
            tables[name] += rows
    return tables


def write_part(numbered: tuple[int, Part], out: str) -> dict[str, int]:
    """Read a part and write its files into the folder `out`; return how many rows each table got.

    Each file is moved in when whole, and the mark that the part is done comes last. Who does a part again writes the
    same files. Raises InputError where `out` is not the folder of a run, and errors as `written_into` does.
    """
    number, part = numbered
    folder = Path(out)
    if not (folder / MANIFEST).is_file():
        raise InputError(
            f"{out}: not there where a worker looks for it; name a folder that all machines share"
        )
    tables = read_part(part)
    counts = counted(tables)
    files = {table: as_parquet(table, rows) for table, rows in tables.items()}
    with written_into(folder):
        for table, data in files.items():
            (folder / table).mkdir(exist_ok=True)
            write_bytes(folder / table / f"{stem_of(number)}.parquet", data)
        (folder / DONE).mkdir(exist_ok=True)
        write_text(folder / DONE / f"{stem_of(number)}.json", json.dumps(counts))
    return counts


@contextmanager
def written_into(folder: Path) -> Iterator[None]:
    """What writes into the folder of a run, on whatever machine.

    Raises InputError, which says how to go on, where there is no room left; another OSError names the folder.
    """
    try:
        yield
    except OSError as error:
        if error.errno not in _NO_ROOM:
            error.filename = error.filename or str(folder)
            raise
        raise InputError(
            f"{folder}: no room is left there ({error.strerror}); make room, and give the same command again: "
            "it goes on from the parts that are read, which are as they were"
        ) from None


def _rows_or_error(document: Document) -> dict[str, list[Row]]:
    """The rows of a document. One that stops a rule is an error of its own, and the others go on."""
    if why := document.article.unreadable:
        return {"errors": [_error(document.id, document.place, why)]}
    try:
        return rows_of(document)
    except (MemoryError, OSError):  # the machine's, not the document's
        raise
    except Exception as error:
        why = one_line(f"a fault of readout itself ({type(error).__name__}: {error}); please report it")
        return {"errors": [_error(document.id, document.place, why)]}


def _error(name: str, place: str, reason: str) -> Row:
    return {"id": name, "place": place, "reason": reason}


def rows_of(document: Document) -> dict[str, list[Row]]:
    """The rows that a readable document has in each table but `errors`."""
    article = document.article
    reading = Reading(article)
    day = article.document_date
    a, b = reading.met
    countries = reading.countries or (None, None)
    text = {
        "id": document.id,
        "date": day.value if day else None,
        "date_source": day.source if day else None,
        "title": document.title,
        "url": document.url,
        "country_a": countries[0],
        "country_b": countries[1],
        "met_a": list(a),
        "met_b": list(b),
        "countries_met": list(dict.fromkeys(code for side in reading.countries_met for code in side)),
        "countries_in_title": list(_countries_of_title(document.title)),
        "sentences": len(article.sentences),
        "sha256": article.sha256,
        "text": article.text,
    }
    return {
        "texts": [text],
        "statements": [_of_statement(document, one) for one in reading.statements],
        "facts": [{"id": document.id} | row for row in _of_facts(reading.facts)],
        "claims": [_of_claim(document.id, verdict) for verdict in reading.verdicts],
    }


def _countries_of_title(title: str | None) -> tuple[str, ...]:
    return countries_named(extract_facts(parse_article(title))) if title else ()


def _of_statement(document: Document, one: Statement) -> Row:
    start, end = one.content[0].start, one.content[-1].end
    return {
        "id": document.id,
        "statement": one.id,
        "speakers": list(one.speakers),
        "kind": one.kind,
        "quote": one.quote,
        "cue": one.cue.text,
        "cue_start": one.cue.start,
        "cue_end": one.cue.end,
        "start": start,
        "end": end,
        "text": document.article.text[start:end],
    }


def _of_facts(facts: Facts) -> Iterable[Row]:
    empty = {"country": None, "value": None, "number": None, "unit": None}
    for kind, named in (
        ("person", facts.people),
        ("organisation", facts.organisations),
        ("place", facts.places),
    ):
        for one in named:
            for mention in one.mentions:
                place = {"start": mention.start, "end": mention.end, "text": mention.text}
                yield empty | {"kind": kind, "name": one.name, "country": one.country} | place
    for date in facts.dates:
        place = {"start": date.start, "end": date.end, "text": date.text}
        yield empty | {"kind": "date", "name": date.text, "value": date.value} | place
    for quantity in facts.quantities:
        place = {"start": quantity.start, "end": quantity.end, "text": quantity.text}
        amount = {"number": float(quantity.value), "unit": quantity.unit}
        yield empty | {"kind": "quantity", "name": quantity.text} | amount | place


def _of_claim(name: str, verdict: Verdict) -> Row:
    claim = verdict.claim
    return {
        "id": name,
        "claim": claim.id,
        "statement": claim.statement,
        "holder": claim.holder,
        "kind": claim.kind,
        "group": verdict.group,
        "verdict": verdict.verdict,
        "today": verdict.today,
        "reason": verdict.reason,
        "sources": [" | ".join((e.table, e.row, e.value, e.source)) for e in verdict.evidence],
        "start": claim.start,
        "end": claim.end,
        "text": claim.text,
    }
