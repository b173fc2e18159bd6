"""Which files a corpus is made of."""

import errno
import os

import pytest

from readout.corpus.inputs import MOST_TEXTS, sources_of
from readout.errors import InputError


def names(sources):
    return [(source.kind, *source.names) for source in sources]


def test_files_folders_and_patterns(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in ("a/2.txt", "a/b/1.html", "a/x.csv", "a/.git/3.txt", "4.md", "5.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("Words.")
    assert names(sources_of(["a", "4.md", "[5-9].txt"])) == [
        ("texts", "a/2.txt", "a/b/1.html", "4.md", "5.txt")
    ]
    assert sources_of(["a"])[0].paths[0] == str(tmp_path / "a/2.txt")


def test_each_table_is_a_source(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in ("b.jsonl.gz", "a.JSONL", "c.parquet"):
        (tmp_path / name).write_text("")
    assert names(sources_of(["."])) == [("lines", "a.JSONL"), ("lines", "b.jsonl.gz"), ("rows", "c.parquet")]


def test_many_text_files_are_several_sources(tmp_path):
    for number in range(MOST_TEXTS + 1):
        (tmp_path / f"{number:04}.txt").touch()
    assert [len(source.names) for source in sources_of([str(tmp_path)])] == [MOST_TEXTS, 1]


@pytest.mark.parametrize(
    ("paths", "said"),
    [
        (["empty"], "'empty': no texts; neither a text file nor a table"),
        ([""], "'': no such file or folder"),
        (["none.txt"], "none.txt: no such file or folder"),
        (["a.txt", "./a.txt"], "a.txt: given twice"),
        (["a.txt", "a.jsonl"], "a.jsonl: a table beside text files (a.txt)"),
    ],
)
def test_what_is_no_corpus(tmp_path, monkeypatch, paths, said):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty").mkdir()
    for name in ("a.txt", "a.jsonl"):
        (tmp_path / name).touch()
    with pytest.raises(InputError) as error:
        sources_of(paths)
    assert said in str(error.value)


def test_a_folder_below_that_is_closed_is_no_folder_without_texts(tmp_path, monkeypatch):
    (tmp_path / "below").mkdir()
    (tmp_path / "a.txt").touch()
    look = os.scandir

    def closed(path):
        if str(path).endswith("below"):
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return look(path)

    monkeypatch.setattr(os, "scandir", closed)
    with pytest.raises(
        InputError, match=r"below: cannot be read \(Permission denied\); check its permissions"
    ):
        sources_of([str(tmp_path)])
