"""A run goes on from what is done, and is then what it would have been."""

import errno
import json
import os
import sys
from concurrent.futures import ThreadPoolExecutor
from multiprocessing import get_context

import pytest

from readout.corpus import rows, run
from readout.corpus.inputs import Part
from readout.corpus.manifest import whole
from readout.corpus.run import corpus
from readout.corpus.tables import TABLES, read_table
from readout.drafts import held
from readout.errors import InputError

from .texts import files_of, records, three_files, write_lines


@pytest.fixture
def plain(tmp_path):
    """A corpus, and what a run of it without a break writes."""
    paths = three_files(tmp_path / "in")
    corpus(paths, tmp_path / "plain")
    return paths, files_of(tmp_path / "plain")


def test_a_run(tmp_path):
    heard = []
    ended = corpus(three_files(tmp_path / "in"), tmp_path / "out", told=heard.append)
    assert (ended.parts, ended.documents, ended.rows["texts"], ended.rows["errors"]) == (3, 9, 9, 0)
    assert [one.parts for one in heard] == [0, 1, 2, 3] and heard[0].of_documents == 9
    out = whole(tmp_path / "out")
    assert list(read_table(out, "texts")["id"]) == [f"{letter}{n}" for letter in "abc" for n in range(3)]
    for table in TABLES:
        assert len(read_table(out, table)) == ended.rows[table]
    manifest = json.loads((out / "corpus.json").read_text(encoding="utf-8"))
    assert manifest["documents"] == 9 and len({entry["sha256"] for entry in manifest["inputs"]}) == 3
    assert not list(out.rglob(".*"))


def test_any_map_gives_the_same(plain, tmp_path):
    paths, expected = plain
    with ThreadPoolExecutor(2) as pool:
        corpus(paths, tmp_path / "pool", pool.map)
    corpus(paths, tmp_path / "backwards", lambda function, items: map(function, reversed(list(items))))
    assert files_of(tmp_path / "pool") == files_of(tmp_path / "backwards") == expected


def test_a_run_that_was_stopped_goes_on(plain, tmp_path):
    paths, expected = plain

    def stop(progress):
        if progress.parts == 1:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        corpus(paths, tmp_path / "out", told=stop)
    with pytest.raises(InputError, match="1 of 3 parts are read; give the same readout corpus command again"):
        whole(tmp_path / "out")
    read = []

    def counting(function, items):
        given = list(items)
        read.append(len(given))
        return map(function, given)

    ended = corpus(paths, tmp_path / "out", counting)
    assert read == [3, 2] and ended.from_before == 3 and ended.documents == 9
    assert files_of(tmp_path / "out") == expected
    assert corpus(paths, tmp_path / "out").from_before == 9 and files_of(tmp_path / "out") == expected


@pytest.mark.parametrize("table", ["texts", "facts", "errors"])
def test_a_part_that_was_half_written_is_written_anew(plain, tmp_path, monkeypatch, table):
    """The machine goes off in the middle: what is left is a draft, some files and no mark."""
    paths, expected = plain

    class Off(BaseException):
        pass

    write = rows.write_bytes

    def goes_off(path, data):
        if path.parent.name == table and path.stem.endswith("1"):
            path.with_name(f".{path.name}.99.part").write_bytes(data[:9])
            raise Off
        return write(path, data)

    with monkeypatch.context() as patch, pytest.raises(Off):
        patch.setattr(rows, "write_bytes", goes_off)
        corpus(paths, tmp_path / "out")
    corpus(paths, tmp_path / "out")
    assert files_of(tmp_path / "out") == expected


def fills_up(number):
    """A process in which no file can be longer than a mark, as on a disk that is full: a worker of its own."""
    import resource

    resource.setrlimit(resource.RLIMIT_FSIZE, (number, number))


@pytest.mark.skipif(sys.platform == "win32", reason="there no limit can be set to a file")
def test_a_full_disk_leaves_what_was_done(plain, tmp_path):
    """What a worker says comes back from another process."""
    paths, expected = plain

    def full(function, items):
        given = list(items)
        if not isinstance(given[0][1], Part):
            return map(function, given)
        done = [function(given[0])]
        with get_context("fork").Pool(1, fills_up, (500,)) as pool:
            return done + pool.map(function, given[1:])

    said = f"{tmp_path / 'out'}: no room is left there .*; make room, and give the same command again: it goes on"
    with pytest.raises(InputError, match=said):
        corpus(paths, tmp_path / "out", full)
    there = files_of(tmp_path / "out")
    done = {name: data for name, data in expected.items() if "0000000" in name or name == "corpus.json"}
    assert there == done
    corpus(paths, tmp_path / "out")
    assert files_of(tmp_path / "out") == expected


@pytest.mark.parametrize(
    ("number", "error", "said"),
    [(errno.ENOSPC, InputError, "no room is left there"), (errno.EROFS, OSError, "Read-only.*{out}")],
)
def test_a_disk_without_room_for_the_manifest(plain, tmp_path, monkeypatch, number, error, said):
    """What a system says of a write does not name the file."""
    paths, expected = plain

    def full(path, data):
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as patch, pytest.raises(error, match=said.format(out=tmp_path / "out")):
        patch.setattr(run, "write_text", full)
        corpus(paths, tmp_path / "out")
    assert not files_of(tmp_path / "out")
    corpus(paths, tmp_path / "out")
    assert files_of(tmp_path / "out") == expected


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("facts/part-0000001.parquet", None),
        ("facts/part-0000001.parquet", b"PAR1 cut"),
        ("texts/part-0000001.parquet", b""),
        ("_done/part-0000001.json", None),
        ("_done/part-0000001.json", b"{"),
    ],
)
def test_a_part_that_was_spoiled_or_removed_is_read_anew(plain, tmp_path, name, data):
    paths, expected = plain
    place = tmp_path / "plain" / name
    place.unlink()
    if data is None:
        with pytest.raises(
            InputError, match="2 of 3 parts are (there|read); give the same readout corpus command"
        ):
            whole(tmp_path / "plain")
    else:
        place.write_bytes(data)
    assert corpus(paths, tmp_path / "plain").from_before == 6
    assert files_of(tmp_path / "plain") == expected


def test_one_in_a_hundred_is_poison(tmp_path):
    """Every other kind of it is tried in test_documents.py."""
    poison = [{"id": "commas", "text": "He said, " * 2_000}, b'{"id": "x", "text": "' + b"a" * 5_000_000]
    lines = [*records([f"n{n}" for n in range(30)]), *poison]
    ended = corpus([write_lines(tmp_path / "a.jsonl", lines)], tmp_path / "out")
    assert ended.rows["texts"] == 31 and ended.rows["errors"] == 1
    (error,) = read_table(tmp_path / "out", "errors").to_dict("records")
    assert error["reason"] == "a line longer than 4 MB" and error["id"] == f"{tmp_path}/a.jsonl:32"


def test_a_folder_that_holds_something_else(plain, tmp_path):
    paths, expected = plain
    other = write_lines(tmp_path / "other.jsonl", records(["z"]))
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/notes.txt").write_text("mine")
    (tmp_path / "file").touch()
    for given, out, said in (
        ([other], "plain", "holds a run of other inputs"),
        (paths, "mine", "has 'notes.txt', which is of no corpus"),
        (paths, "file", "a file; name a folder"),
    ):
        with pytest.raises(InputError, match=said):
            corpus(given, tmp_path / out)
    assert files_of(tmp_path / "plain") == expected and files_of(tmp_path / "mine") == {"notes.txt": b"mine"}


def test_a_run_of_another_version(plain, tmp_path, monkeypatch):
    paths, _ = plain
    with monkeypatch.context() as patch, pytest.raises(InputError, match="another version of readout"):
        patch.setattr(run, "__version__", "9.9")
        corpus(paths, tmp_path / "plain")


def test_a_run_beside_another_is_refused(plain, tmp_path, monkeypatch):
    paths, expected = plain

    def busy(lock, waiting):
        waiting()
        return held(lock, waiting)

    monkeypatch.setattr(run, "held", busy)
    with pytest.raises(InputError, match="another run is writing there"):
        corpus(paths, tmp_path / "plain")
    assert files_of(tmp_path / "plain") == expected


def test_a_worker_that_does_not_see_the_folder_says_so(tmp_path):
    paths = three_files(tmp_path / "in")

    def elsewhere(function, items):
        given = list(items)
        (tmp_path / "out/corpus.json").unlink(missing_ok=True)
        return map(function, given)

    with pytest.raises(InputError, match="name a folder that all machines share"):
        corpus(paths, tmp_path / "out", elsewhere)


def test_inputs_that_are_wrong_write_nothing(tmp_path):
    with pytest.raises(InputError, match="id 'x' stands also at"):
        corpus([write_lines(tmp_path / "a.jsonl", records(["x", "x"]))], tmp_path / "out")
    with pytest.raises(InputError, match="--out: empty; name a folder"):
        corpus([str(tmp_path)], "")
    with pytest.raises(InputError, match="no such folder"):
        whole(tmp_path / "out")
    with pytest.raises(
        InputError, match="corpus.json: no such file, so that the folder is of no corpus; make one"
    ):
        whole(tmp_path)
