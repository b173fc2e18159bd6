"""`readout report`: what it writes and prints, and what it refuses before anything runs."""

import json
from contextlib import contextmanager

import pytest
from pypdf import PdfReader
from report.reported import TEXTS, reported

from readout import cli
from readout.course import browser as course_browser
from readout.course import publish


@pytest.fixture
def without_notebooks(monkeypatch, tmp_path):
    """`readout report` with a lesson that writes the report of a short text at once; its build folder."""

    def run_lessons(paths, folder, parameters, **_):
        (out,) = [given["out"] for given in parameters.values() if "out" in given]
        reported(TEXTS["no tables"]).write(out)
        return [publish.Run("lesson", folder / "lesson.ipynb", 1, 1.0, 0.1)]

    monkeypatch.setattr(publish, "run_lessons", run_lessons)
    monkeypatch.setattr(publish, "BUILD", tmp_path)
    return tmp_path / "report"


def test_report_with_pdf_writes_both(without_notebooks, browser, monkeypatch, capsys):
    @contextmanager
    def launched():
        yield browser

    monkeypatch.setattr(publish, "launched", launched)
    assert cli.main(["report", "--pdf"]) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[0].startswith("lesson  ")
    assert said[1].startswith("Report: ") and said[1].endswith("index.html")
    assert said[2].startswith("PDF: ") and said[2].endswith("report.pdf")
    assert PdfReader(without_notebooks / "report.pdf").metadata.title.startswith("Emmanuel Macron")


def test_report_as_json_is_the_only_thing_on_stdout(without_notebooks, capfdbinary):
    assert cli.main(["report", "--format", "json"]) == 0
    out, err = capfdbinary.readouterr()
    assert out == (without_notebooks / "report.json").read_bytes().replace(b"\r\n", b"\n")
    assert json.loads(out)["headline"] == reported(TEXTS["no tables"]).headline
    assert b"lesson" in err and not (without_notebooks / "report.pdf").exists()


def test_without_a_browser_a_pdf_is_refused_before_anything_runs(without_notebooks, monkeypatch, capsys):
    without_notebooks.mkdir()
    (without_notebooks / "index.html").write_text("the last good one")
    monkeypatch.setattr(course_browser.shutil, "which", lambda name: None)
    monkeypatch.setattr(course_browser, "_PLACES", ())
    monkeypatch.setattr(publish, "run_lessons", lambda *_, **__: pytest.fail("lessons ran"))
    assert cli.main(["report", "--pdf"]) == 2
    said = capsys.readouterr().err
    assert said.startswith("readout: no Chromium on this machine; install it") and said.count("\n") == 1
    assert [path.read_text() for path in without_notebooks.iterdir()] == ["the last good one"]
