"""Many texts get a report each and one list; one that fails hinders no other, and nobody else's files are in the way."""

import io
import json
import re

import nbformat
import pytest

from course.test_publish import PARAMETERS
from readout.cli import main
from readout.course import publish, reports

pytestmark = pytest.mark.usefixtures("few_imports")

WRITES = """
import json
from pathlib import Path
from readout.errors import InputError
words = Path(article).read_text(encoding="utf-8")
if "wrong" in words:
    raise InputError(f"{article}: wrong")
day = {"value": words[:10]} if words[0] == "2" else None
data = {"schema": "readout/1", "title": words, "headline": "Found <b>it</b>"}
data["article"] = {"path": Path(article).name, "document_date": day}
Path(out, "index.html").write_text(words)
Path(out, "charts").mkdir()
Path(out, "report.json").write_text(json.dumps(data))
"""


@pytest.fixture
def place(tmp_path, monkeypatch):
    """A folder to give commands in, where the course has one short lesson."""
    book = nbformat.v4.new_notebook(
        metadata={"kernelspec": {"name": "python3", "language": "python", "display_name": ""}},
        cells=[nbformat.v4.new_code_cell(source) for source in (PARAMETERS, WRITES)],
    )
    book.cells[0].metadata["tags"] = ["parameters"]
    (tmp_path / "course").mkdir()
    nbformat.write(book, tmp_path / "course/01.ipynb")
    monkeypatch.setattr(publish, "BUILD", tmp_path / "build")
    for module in (publish, reports):
        monkeypatch.setattr(module, "lessons", lambda names=None: [tmp_path / "course/01.ipynb"])
    monkeypatch.chdir(tmp_path)
    for name, words in {"a b": "2021-01-02 A", "c": "C", "d": "2023-12-20 D"}.items():
        (tmp_path / f"{name}.txt").write_text(words)
    return tmp_path


def listed(page):
    """The texts of a list in their order: the folder each link leads to."""
    return re.findall(r'<a href="([^"]+)/index\.html">', page.read_text(encoding="utf-8"))


def test_each_text_gets_a_folder_and_the_list_has_the_latest_first(place, capsys):
    assert main(["report", "a b.txt", "c.txt", "d.txt", "--out", "site"]) == 0
    assert capsys.readouterr().out == "3 reports: site/index.html\n"
    assert listed(place / "site/index.html") == ["d", "a-b", "c"]
    assert (place / "site/a-b/index.html").read_text() == "2021-01-02 A"
    page = (place / "site/index.html").read_text(encoding="utf-8")
    assert "Found &lt;b&gt;it&lt;/b&gt;" in page and "<b>" not in page
    assert not list((place / "site").rglob(".*")) and not (place / "site/lessons").exists()


def test_a_folder_is_its_texts_and_what_was_there_stays_in_the_list(place, capsys):
    (place / "in").mkdir()
    for name in ("x.txt", "y.html", "z.csv", ".hidden.txt"):
        (place / "in" / name).write_text(f"2022-01-01 {name}")
    assert main(["report", "in", "--out", "site"]) == 0
    assert main(["report", "c.txt", "d.txt", "--out", "site"]) == 0
    assert listed(place / "site/index.html") == ["d", "x", "y", "c"]
    assert main(["report", "in"]) == 0 and (place / "build/reports/x/index.html").exists()


def test_one_that_fails_is_said_and_the_others_go_in(place, capsys):
    (place / "bad.txt").write_text("wrong")
    assert main(["report", "bad.txt", "c.txt", "none.txt", "--out", "site"]) == 2
    said = capsys.readouterr().err.splitlines()
    assert [line for line in said if "cells" not in line] == [
        f"readout: {place}/bad.txt: wrong",
        "readout: none.txt: no such file; check the path",
        "readout: 2 of 3 texts have no report; those of the others: site/index.html",
    ]
    assert listed(place / "site/index.html") == ["c"]
    assert main(["report", "bad.txt", "none.txt", "--out", "other"]) == 2
    assert capsys.readouterr().err.endswith("2 of 2 texts have no report; nothing was changed\n")
    assert list((place / "other").iterdir()) == []


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (["empty"], "empty: a folder without texts (.txt,"),
        (
            ["c.txt", "in/c.txt"],
            "in/c.txt: its report would lie where that of c.txt does; rename one of them",
        ),
        (["c.txt", "d.txt", "--out", "mine"], "mine: has an index.html that lists no reports; name a folder"),
        (["c.txt", "--out", "mine"], "mine: has index.html, which no report made; name a folder of its own"),
        (["c.txt", "d.txt", "--format", "json"], "--format json: the data of one text"),
        (["c.txt", "--out", "d.txt"], "d.txt: File exists; check the place"),
    ],
)
def test_bad_input_is_one_line_and_changes_nothing(place, capsys, given, said):
    for name in ("empty", "in", "mine"):
        (place / name).mkdir()
    (place / "in/c.txt").write_text("another")
    (place / "mine/index.html").write_text("mine")
    before = {path: path.read_bytes() for path in place.rglob("*") if path.is_file()}
    assert main(["report", *given]) == 2
    line = capsys.readouterr().err
    assert said in line and line.count("\n") == 1
    assert before == {path: path.read_bytes() for path in place.rglob("*") if path.is_file()}


def test_a_report_in_a_folder_of_ones_own_is_replaced_and_leaves_other_files(place, capsys):
    assert main(["report", "c.txt", "--out", "one"]) == 0
    (place / "one/report.pdf").write_text("of C")
    (place / "one/notes.txt").write_text("mine")
    assert main(["report", "d.txt", "--out", "one"]) == 0
    assert sorted(path.name for path in (place / "one").iterdir()) == [
        "charts",
        "index.html",
        "notes.txt",
        "report.json",
    ]
    assert (place / "one/index.html").read_text() == "2023-12-20 D"
    assert capsys.readouterr().out.endswith("Report: one/index.html\n")


def test_a_text_may_come_by_standard_input(place, capsys, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"2020-02-02 in")))
    assert main(["report", "-", "--out", "one", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["article"]["path"] == "standard input"
