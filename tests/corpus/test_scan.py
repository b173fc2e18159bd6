"""What is looked at before anything is read."""

import gzip
import os

import pyarrow as pa
import pyarrow.parquet
import pytest

from readout.corpus import scan as scanning
from readout.corpus.inputs import sources_of
from readout.corpus.scan import refuse_doubled, refuse_unlike, scan
from readout.errors import InputError

from .texts import records, text, write_lines


def looked_through(*paths):
    sources = sources_of([str(path) for path in paths])
    found = [scan(source) for source in sources]
    refuse_unlike(sources, found)
    refuse_doubled(found)
    return found


def test_a_change_of_one_character_changes_the_hash(tmp_path):
    (tmp_path / "a.txt").write_text(text(1))
    (before,) = looked_through(tmp_path)
    (tmp_path / "a.txt").write_text(text(2))
    (after,) = looked_through(tmp_path)
    assert before.sha256 != after.sha256 and before.documents == after.documents == 1


def test_long_lines_are_fewer_to_a_part(tmp_path, monkeypatch):
    monkeypatch.setattr(scanning, "_BYTES_OF_PART", 400)
    (found,) = looked_through(write_lines(tmp_path / "a.jsonl", records("abcd")))
    assert [part.documents for part in found.parts] == [2, 2] and found.documents == 4


def test_long_rows_and_files_are_fewer_to_a_part_and_what_is_not_read_counts_nothing(tmp_path, monkeypatch):
    monkeypatch.setattr(scanning, "_BYTES_OF_PART", 300)
    parquet(tmp_path / "a.parquet", records("abc"))
    (tmp_path / "in").mkdir()
    for number in range(3):
        (tmp_path / f"in/{number}.txt").write_text(text(number))
    with open(tmp_path / "in/0.txt", "wb") as file:
        file.truncate(5_000_000)
    for path, sizes in (("a.parquet", [2, 1]), ("in", [3])):
        (found,) = looked_through(tmp_path / path)
        assert [part.documents for part in found.parts] == sizes


def parquet(path, rows):
    pa.parquet.write_table(pa.Table.from_pylist(rows), path)


WRONG = {
    "a column missing": ({"a.jsonl": [{"id": 1, "body": "b"}]}, "a.jsonl: no column text; it has id, body"),
    "no object": ({"a.jsonl": [b"[1]", b"no"]}, "a.jsonl: no line is a JSON object with id and text"),
    "nothing": ({"a.jsonl": []}, "a.jsonl: no texts"),
    "an id twice": ({"a.jsonl": records(["x", "y", "x"])}, "a.jsonl:3: id 'x' stands also at"),
    "an id in two files": (
        {"a.jsonl": records(["x"]), "b.jsonl.gz": records(["y", "x"])},
        "b.jsonl.gz:2: id 'x'",
    ),
    "mixed columns": (
        {"a.jsonl": records(["x"]), "b.jsonl": [{"id": "y", "text": "b"}]},
        "b.jsonl: has id, text, where",
    ),
}


@pytest.mark.parametrize(("files", "said"), WRONG.values(), ids=WRONG)
def test_a_corpus_that_is_wrong_as_a_whole(tmp_path, files, said):
    for name, rows in files.items():
        write_lines(tmp_path / name, rows)
    with pytest.raises(InputError) as error:
        looked_through(tmp_path)
    assert said in str(error.value) and "\n" not in str(error.value)


def test_an_id_twice_in_parquet_and_columns_of_other_types(tmp_path):
    parquet(tmp_path / "a.parquet", records(["x", "x"]))
    with pytest.raises(InputError, match=r"a\.parquet:2: id 'x' stands also at .*a\.parquet:1"):
        looked_through(tmp_path)
    parquet(tmp_path / "a.parquet", [{"id": 1, "text": [1]}])
    with pytest.raises(InputError, match="column text is of type list"):
        looked_through(tmp_path)


def test_digests_that_two_ids_share_are_no_double(tmp_path, monkeypatch):
    monkeypatch.setattr(scanning, "_digest_of", lambda name: b"same for" * 1)
    (found,) = looked_through(write_lines(tmp_path / "a.jsonl", records(["x", "y"])))
    assert found.documents == 2


@pytest.mark.parametrize(
    ("name", "data"),
    [("a.jsonl.gz", gzip.compress(b'{"id": 1}\n' * 99)[:-9]), ("a.jsonl.gz", b"{}"), ("a.parquet", b"{}")],
)
def test_a_file_that_is_not_whole(tmp_path, name, data):
    (tmp_path / name).write_bytes(data.replace(b'{"id": 1}', b""))
    with pytest.raises(InputError, match=f"{name}: "):
        looked_through(tmp_path / name)


def test_nobody_waits_for_a_pipe(tmp_path):
    os.mkfifo(tmp_path / "a.jsonl")
    with pytest.raises(InputError, match="a pipe or device"):
        looked_through(tmp_path / "a.jsonl")
