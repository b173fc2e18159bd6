"""The rows of a part: each place is that of its words, and each document is in one of two tables."""

import pandas as pd
import pytest

from readout.corpus import rows
from readout.corpus.documents import Document
from readout.corpus.inputs import sources_of
from readout.corpus.rows import read_part, read_texts, rows_of
from readout.corpus.scan import scan
from readout.corpus.tables import TABLES
from readout.errors import InputError

from .texts import records, text, write_lines


def part_of(tmp_path, lines):
    (source,) = sources_of([write_lines(tmp_path / "a.jsonl", lines)])
    return scan(source).parts[0]


def test_every_row_has_its_columns_and_every_place_its_words(tmp_path):
    found = read_part(part_of(tmp_path, records(["a", "b"])))
    texts = {row["id"]: row["text"] for row in found["texts"]}
    assert list(texts) == ["a", "b"] and found["errors"] == []
    for table in ("texts", "statements", "facts", "claims"):
        assert found[table] and all(set(row) == set(TABLES[table]) for row in found[table]), table
    for row in (*found["statements"], *found["facts"], *found["claims"]):
        assert texts[row["id"]][row["start"] : row["end"]] == row["text"]
    for row in found["statements"]:
        assert texts[row["id"]][row["cue_start"] : row["cue_end"]] == row["cue"]


def test_what_stands_there(tmp_path):
    found = read_part(part_of(tmp_path, records(["a"])))
    (one,) = found["texts"]
    assert (one["met_a"], one["met_b"]) == (["Ann Brask"], ["Bo Lund"])
    assert {one["country_a"], one["country_b"]} == {"NO", "DK"} and str(one["date"]) == "2023-05-01"
    assert [(row["speakers"], row["cue"]) for row in found["statements"]] == [
        (["Ann Brask"], "stressed"),
        (["Bo Lund"], "said"),
    ]
    assert ("quantity", 5.0, "percent") in {(r["kind"], r["number"], r["unit"]) for r in found["facts"]}


def test_a_text_in_another_language_is_an_error(tmp_path):
    lines = [
        {
            "id": "a",
            "text": "Le président a reçu le premier ministre au palais et les deux ont parlé de la paix.",
        }
    ]
    found = read_part(part_of(tmp_path, lines))
    assert not found["texts"] and "French" in found["errors"][0]["reason"]


def test_a_text_that_stops_a_rule_is_an_error_and_the_others_go_on(tmp_path, monkeypatch):
    def stumbles(document: Document):
        if document.id == "b":
            raise ZeroDivisionError("by\nzero")
        return rows_of(document)

    monkeypatch.setattr(rows, "rows_of", stumbles)
    found = read_part(part_of(tmp_path, records("abc")))
    assert [row["id"] for row in found["texts"]] == ["a", "c"]
    (error,) = found["errors"]
    assert error["id"] == "b" and "(ZeroDivisionError: by zero)" in error["reason"]
    assert text(1) not in error["reason"]


@pytest.mark.parametrize("error", [MemoryError, OSError])
def test_what_the_machine_lacks_is_no_error_of_a_document(tmp_path, monkeypatch, error):
    def lacks(document):
        raise error

    monkeypatch.setattr(rows, "rows_of", lacks)
    with pytest.raises(error):
        read_part(part_of(tmp_path, records("a")))


def test_what_is_read_in_memory_is_what_a_part_has(tmp_path):
    lines = [
        *records(["a", "b"], title="Meeting with Prime Minister Lund"),
        {"id": "c", "text": "Слово и дело. " * 9},
    ]
    tables = read_texts(pd.DataFrame(lines))
    part = read_part(part_of(tmp_path, lines))
    assert list(tables) == list(TABLES) and list(tables["errors"]["id"]) == ["c"]
    assert list(tables["errors"]["place"]) == ["row 3"]
    for table, expected in part.items():
        assert list(tables[table].columns) == list(TABLES[table])
        if table != "errors":
            found = tables[table].astype(object)
            assert found.where(found.notna(), None).to_dict("records") == expected


def test_days_may_be_times_as_pandas_reads_them():
    texts = pd.DataFrame(records(["a"])).assign(date=[pd.Timestamp("2023-05-09")])
    assert str(read_texts(texts)["texts"]["date"].iloc[0]) == "2023-05-09"


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        (pd.DataFrame({"id": ["a"], "body": ["A."]}), "no column text; the table has id, body"),
        (pd.DataFrame({"id": ["a", "a"], "text": ["A.", "B."]}), "id 'a': stands twice"),
    ],
)
def test_a_table_that_is_no_corpus(texts, said):
    with pytest.raises(InputError, match=said):
        read_texts(texts)
