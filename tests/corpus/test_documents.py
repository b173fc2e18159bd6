"""From a reference to its documents, and what of them cannot be read."""

import datetime as dt
import json

import pyarrow as pa
import pyarrow.parquet
import pytest

from readout.corpus import documents
from readout.corpus.documents import LONGEST_LINE, MOST_CHARACTERS, Unread, documents_of
from readout.corpus.inputs import sources_of
from readout.corpus.scan import scan

from .texts import records, text, write_lines


def read(*paths):
    return [one for s in sources_of(paths) for part in scan(s).parts for one in documents_of(part)]


@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz"])
def test_lines(tmp_path, name):
    path = write_lines(
        tmp_path / name, [*records(["a", "b"], title="T", url="u"), b"", {"id": 7, "text": text(9)}]
    )
    a, b, third = read(path)
    assert (a.id, a.title, a.url, a.article.text) == ("a", "T", "u", text(0))
    assert str(b.article.document_date.value) == "2023-05-02" and b.place == f"{path}:2"
    assert (third.id, third.title, third.place) == ("7", None, f"{path}:4")


def test_parts_are_the_whole_in_order(tmp_path, monkeypatch):
    monkeypatch.setattr("readout.corpus.scan.MOST_TEXTS", 4)
    rows = records([f"n{n}" for n in range(11)])
    lines = write_lines(tmp_path / "a.jsonl", rows)
    table = str(tmp_path / "a.parquet")
    pa.parquet.write_table(pa.Table.from_pylist(rows), table, row_group_size=3)
    for path in (lines, table):
        (source,) = sources_of([path])
        parts = scan(source).parts
        assert [part.documents for part in parts] == [4, 4, 3]
        assert [one.id for part in parts for one in documents_of(part)] == [row["id"] for row in rows]
        assert [one.place for one in documents_of(parts[2])] == [f"{path}:{n}" for n in (9, 10, 11)]


@pytest.mark.parametrize(
    "day", [dt.date(2023, 5, 9), dt.datetime(2023, 5, 9, 8), "2023-05-09", "2023-05-09T08:00:00Z"]
)
def test_a_day_of_any_type(tmp_path, day):
    path = str(tmp_path / "a.parquet")
    pa.parquet.write_table(
        pa.Table.from_pylist([{"id": 1, "text": "Ann Brask met Bo Lund today.", "date": day}]), path
    )
    (one,) = read(path)
    assert (
        one.article.document_date.value == dt.date(2023, 5, 9) and one.article.document_date.source == "given"
    )


SPOILED = {
    "no JSON": (b'{"id": "x", "text": ', "not JSON"),
    "binary": (b"\x00\xff\xfe\x80" * 9, "not JSON"),
    "nested": (b'{"id": ' + b"[" * 200_000, "not JSON that can be read: nested too deeply"),
    "a list": (b"[1]", "not a JSON object"),
    "no id": ({"text": "Words."}, "id None: neither words in one line nor a whole number"),
    "an id of two lines": ({"id": "a\nb", "text": "Words."}, "neither words in one line"),
    "no text": ({"id": "x"}, "text is NoneType, not words"),
    "an empty text": ({"id": "x", "text": " \n"}, "text: empty"),
    "controls": ({"id": "x", "text": "a\x00" * 50}, "text: full of control characters"),
    "half a character": ({"id": "x", "text": "Words \ud800."}, "text: holds half a character"),
    "no day": ({"id": "x", "text": "Words.", "date": "May"}, "date 'May': not a day"),
    "a title of another type": ({"id": "x", "text": "Words.", "title": [1]}, "title is list, not words"),
    "too long": ({"id": "x", "text": "a" * (MOST_CHARACTERS + 1)}, "longer than the 200,000 characters"),
    "an endless line": (b'{"id": "x", "text": "' + b"a" * LONGEST_LINE, "a line longer than 4 MB"),
}


@pytest.mark.parametrize(("line", "said"), SPOILED.values(), ids=SPOILED)
def test_a_spoiled_line_is_an_error_and_the_others_go_on(tmp_path, line, said):
    good = records(["a", "b"])
    first, spoiled, last = read(write_lines(tmp_path / "a.jsonl", [good[0], line, good[1]]))
    assert (first.id, last.id) == ("a", "b")
    assert isinstance(spoiled, Unread) and said in spoiled.reason and spoiled.place.endswith("a.jsonl:2")


def test_spoiled_text_files(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "1.txt").write_text(text(1))
    (tmp_path / "2.txt").write_bytes(b"\x00\x01\x02")
    (tmp_path / "3.txt").write_bytes(b"caf\xe9")
    with open(tmp_path / "4.txt", "wb") as file:
        file.truncate(200_000_000)
    (tmp_path / "5.txt").write_text("a" * (MOST_CHARACTERS + 1))
    monkeypatch.setattr(documents, "parse_article", None)  # nothing is parsed as a whole table's text
    first, *others = read("1.txt", "2.txt", "3.txt", "4.txt", "5.txt")
    assert first.id == "1.txt" and first.article.text == text(1)
    said = ["a binary file", "not UTF-8 at byte 3", "larger than 4 MB", "longer than the 200,000 characters"]
    assert [(one.id, words in one.reason) for one, words in zip(others, said, strict=True)] == [
        (f"{n}.txt", True) for n in (2, 3, 4, 5)
    ]


def test_an_endless_line_is_never_whole_in_memory(tmp_path, monkeypatch):
    monkeypatch.setattr(documents, "LONGEST_LINE", 100)
    path = write_lines(
        tmp_path / "a.jsonl", [{"id": 1, "text": "b"}, b"x" * 1000, b"y" * 99, {"id": 2, "text": "b"}]
    )
    sizes = []
    with open(path, "rb") as file:
        plain = file.readline

        class Watched:
            tell = staticmethod(file.tell)

            @staticmethod
            def readline(most):
                sizes.append(most)
                return plain(most)

        lines = list(documents.lines_until(Watched()))
    assert [line if line is None else line[:1] for line in lines] == [b"{", None, b"y", b"{"] and set(
        sizes
    ) == {100}
    assert json.loads(lines[3]) == {"id": 2, "text": "b"}
