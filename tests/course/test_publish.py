"""A run's lessons, report and PDF are of one text and go in together, whoever else runs, edits or dies meanwhile."""

import json
import os
import subprocess
import sys

import nbformat
import pytest
from pypdf import PdfReader
from report.reported import TEXTS, reported

from readout.cli import main
from readout.course import browser as course_browser
from readout.course import publish
from readout.errors import InputError

pytestmark = pytest.mark.usefixtures("few_imports")

PARAMETERS = "article: str = ''\nout: str = ''"
WRITES = """
from pathlib import Path
text = Path(article).read_text(encoding="utf-8")
Path(out, "index.html").write_text(text)
Path(out, "report.json").write_text(text)
print(article, Path(article).name)
"""


@pytest.fixture
def build(tmp_path, monkeypatch):
    """The folder `build`, with the last good run, of a course whose one lesson is for `lesson` to write."""
    for name in ("lessons", "report"):
        (tmp_path / "build" / name).mkdir(parents=True)
        (tmp_path / "build" / name / "last").write_text("the last good one")
    monkeypatch.setattr(publish, "BUILD", tmp_path / "build")
    monkeypatch.setattr(publish, "lessons", lambda names=None: [tmp_path / "01.ipynb"])
    lesson(tmp_path, WRITES)
    return tmp_path / "build"


def lesson(folder, *cells, parameters=PARAMETERS):
    book = nbformat.v4.new_notebook(
        metadata={"kernelspec": {"name": "python3", "language": "python", "display_name": ""}},
        cells=[nbformat.v4.new_code_cell(source) for source in (parameters, *cells)],
    )
    book.cells[0].metadata["tags"] = ["parameters"]
    nbformat.write(book, folder / "01.ipynb")


def untouched(build):
    kept = {path.relative_to(build).as_posix() for path in build.rglob("*") if "cache" not in path.parts}
    return kept == {"lessons", "report", "lessons/last", "report/last"}


def test_an_article_edited_meanwhile_is_read_as_it_was(tmp_path, build, capsys):
    text = tmp_path / 'a "text" of \'\u00fc\\n.txt'
    text.write_bytes(b"\xef\xbb\xbfFirst.\r\n")
    lesson(tmp_path, f"open({str(text)!r}, 'w').write('Second.')", WRITES)
    assert main(["report", str(text), "--format", "json"]) == 0
    assert text.read_text() == "Second."
    assert capsys.readouterr().out == "\ufeffFirst.\n"
    assert (build / "report/index.html").read_bytes() == b"\xef\xbb\xbfFirst.\n"
    # What it names is what was given, and not the copy.
    book = nbformat.read(build / "lessons/01.ipynb", 4)
    given = {"article": str(text), "out": str(build / "report")}
    assert {name: book.metadata.papermill.parameters[name] for name in given} == given
    injected = {}
    exec(next(cell.source for cell in book.cells if "injected-parameters" in cell.metadata.tags), injected)
    assert {name: injected[name] for name in given} == given
    assert book.cells[-1].outputs[0].text == f"{text} {text.name}\n"
    assert ".text" not in (build / "lessons/01.ipynb").read_text()
    # Neither is it kept as the result of what the article has become.
    lesson(tmp_path, WRITES)
    for said, kept in (("Second.", False), ("Second.", True), ("Third.", False)):
        text.write_text(said)
        assert main(["report", str(text)]) == 0
        assert (build / "report/index.html").read_text() == said
        assert ("nothing has changed since" in capsys.readouterr().out) is kept


def test_the_day_goes_to_the_lessons_that_ask_for_it(tmp_path, build, capsys):
    text = tmp_path / "text.txt"
    text.write_text("A text.")
    lesson(tmp_path, WRITES, "print('day:', date)", parameters=f"{PARAMETERS}\ndate: str = ''")
    assert main(["report", str(text), "--date", "2023-12-20"]) == 0
    book = nbformat.read(build / "lessons/01.ipynb", 4)
    assert book.cells[-1].outputs[0].text == "day: 2023-12-20\n"
    for command in (["report", str(text)], ["run"]):
        capsys.readouterr()
        assert main([*command, "--date", "2023-12-32"]) == 2
        assert capsys.readouterr().err == "readout: --date 2023-12-32: not a day such as 2023-12-20\n"


def test_of_a_text_in_another_language_a_line_says_so(tmp_path, build, capsys):
    text = tmp_path / "text.txt"
    text.write_text("Министр сказал: «Мы готовы к сотрудничеству».", encoding="utf-8")
    assert main(["report", str(text)]) == 0
    assert f"{text}: in Russian; Readout reads English alone; nothing is taken" in capsys.readouterr().err


def test_an_error_names_the_article_and_not_its_copy(tmp_path, build, capsys):
    text = tmp_path / "text.txt"
    text.write_text("A text.")
    for kind, code in (("from readout.errors import InputError as Wrong", 2), ("Wrong = ValueError", 1)):
        lesson(tmp_path, f"{kind}\nraise Wrong(f'{{article}}: wrong; {{out}}')")
        assert main(["report", str(text)]) == code
        assert f"{text}: wrong; {build / 'report'}\n" in capsys.readouterr().err
        assert untouched(build)


def test_an_executed_lesson_names_no_draft(tmp_path, build):
    (tmp_path / "text.txt").write_text("A text.")
    assert main(["report", str(tmp_path / "text.txt")]) == 0
    made = (build / "lessons/01.ipynb").read_text(encoding="utf-8")
    assert ".draft-" not in made
    assert json.loads(made)["metadata"]["papermill"]["output_path"] == str(build / "lessons/01.ipynb")


def test_after_a_killed_run_the_next_sweeps_and_goes_on(tmp_path, build):
    (build / ".draft-1/lessons").mkdir(parents=True)
    (build / "report").rename(build / ".draft-1/report")
    (build / ".draft-1").rename(build / ".swap")
    (build / ".draft-2").mkdir()
    (build / "cache/.new-3").mkdir(parents=True)
    lesson(tmp_path, "1 / 0")
    assert main(["run"]) == 1
    assert (build / "report/last").exists() and not list(build.rglob(".*"))


def test_ctrl_c_leaves_the_last_good_run(build, monkeypatch, capsys):
    monkeypatch.setattr(publish, "run_lessons", lambda *_, **__: (_ for _ in ()).throw(KeyboardInterrupt))
    assert main(["report"]) == 130 and untouched(build)
    assert capsys.readouterr().err == "readout: stopped; nothing was changed\n"


# A command for each line it is given, with a lesson that takes no time; it answers with what it printed.
COMMANDS = """
import contextlib, io, json, sys
from pathlib import Path
from readout.course import publish

def run_lessons(paths, folder, parameters, **_):
    (given,) = parameters.values()
    for place in (folder, Path(given["out"])):
        (place / "of").write_text(Path(given["article"]).read_text())
        (place / "report.json").write_text((place / "of").read_text())
    return [publish.Run("01", folder / "01.ipynb", 1, 1.0, 0.1)]

publish.BUILD = Path(sys.argv[1], "build")
publish.lessons = lambda names=None: [Path(sys.argv[1], "01.ipynb")]
publish.run_lessons = run_lessons
for line in sys.stdin:
    with contextlib.redirect_stderr(io.StringIO()) as said:
        made = publish.report(line.strip(), form="json")
    print(json.dumps([made, said.getvalue()]), flush=True)
"""


@pytest.fixture
def commands(tmp_path):
    """A function that starts a process which runs COMMANDS."""
    started = []

    def start(code=COMMANDS, **streams):
        command = [sys.executable, "-c", code, str(tmp_path)]
        process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, **streams
        )
        started.append(process)
        return process

    yield start
    for process in started:
        process.communicate(timeout=60)


def test_of_two_runs_at_once_each_gives_back_its_own(tmp_path, build, commands):
    running = {name: commands() for name in ("one", "two")}
    for name in running:
        (tmp_path / name).write_text(name)
    for _ in range(20):
        for name, process in running.items():
            print(tmp_path / name, file=process.stdin, flush=True)
        for name, process in running.items():
            made, said = json.loads(process.stdout.readline())
            assert made == name
            assert said.replace(WAITS.format(build), "").startswith("01  ")
        assert (build / "lessons/of").read_text() == (build / "report/of").read_text()
        assert sorted(os.listdir(build)) == ["lessons", "report"]


WAITS = "readout: another command is at work in {}; waiting for its end\n"


def test_a_run_says_that_it_waits(tmp_path, build, commands):
    (tmp_path / "one").write_text("one")
    shown = COMMANDS.replace(
        "contextlib.redirect_stderr(io.StringIO())", "contextlib.nullcontext(io.StringIO())"
    )
    with publish.draft():
        process = commands(shown, stderr=subprocess.PIPE)
        print(tmp_path / "one", file=process.stdin, flush=True)
        assert process.stderr.readline() == WAITS.format(build)
    assert json.loads(process.stdout.readline())[0] == "one"


# When the page is to be printed, Chromium is killed, or nothing happens any more.
ENDS = {
    "dies": (
        "import psutil; [process.kill() for process in psutil.Process().children(recursive=True)"
        " if '--remote-debugging-pipe' in process.cmdline()]",
        60,
        "has been closed",
    ),
    "hangs": ("import threading; threading.Event().wait()", 1, "Chromium did not answer within 1 seconds"),
}
AT_PRINTING = """
import sys
if "readout.course.browser" in sys.orig_argv:
    from playwright.sync_api import Page
    printed = Page.pdf
    def pdf(self, **options):
        {}
        return printed(self, **options)
    Page.pdf = pdf
"""


@pytest.mark.usefixtures("browser")
@pytest.mark.parametrize(("end", "patience", "words"), ENDS.values(), ids=ENDS)
def test_a_pdf_that_is_not_printed_is_one_line(tmp_path, build, monkeypatch, capsys, end, patience, words):
    (tmp_path / "sitecustomize.py").write_text(AT_PRINTING.format(end))
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setattr(course_browser, "PATIENCE", patience)
    monkeypatch.setattr(publish, "check_browser", lambda: None)
    (tmp_path / "text.txt").write_text("A text.")
    assert main(["report", str(tmp_path / "text.txt"), "--pdf"]) == 1
    said = capsys.readouterr().err.splitlines()[-1]
    assert said.startswith("readout: report.pdf was not printed: ") and words in said
    assert said.endswith("; run it again, or without --pdf") and untouched(build)


@pytest.mark.parametrize(
    ("chromium", "words"),
    [("exit 3", "does not start"), ("exec sleep 100", "did not answer within 1 seconds")],
)
def test_a_chromium_that_does_not_start_is_said_before_anything_runs(
    tmp_path, build, monkeypatch, capsys, chromium, words
):
    (tmp_path / "chromium").write_text(f"#!/bin/sh\n{chromium}\n")
    (tmp_path / "chromium").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    monkeypatch.setattr(course_browser, "PATIENCE", 60 if "exit" in chromium else 1)
    monkeypatch.setattr(publish, "run_lessons", lambda *_, **__: pytest.fail("lessons ran"))
    assert main(["report", "--pdf"]) == 2
    said = capsys.readouterr().err
    assert said.startswith("readout: ") and words in said and said.count("\n") == 1
    assert untouched(build)


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


@pytest.mark.usefixtures("browser")
def test_report_with_pdf_writes_both(without_notebooks, capsys):
    assert main(["report", "--pdf"]) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[0].startswith("lesson  ")
    assert said[1].startswith("Report: ") and said[1].endswith("index.html")
    assert said[2].startswith("PDF: ") and said[2].endswith("report.pdf")
    assert PdfReader(without_notebooks / "report.pdf").metadata.title.startswith("Emmanuel Macron")


def test_report_as_json_is_the_only_thing_on_stdout(without_notebooks, capfdbinary):
    assert main(["report", "--format", "json"]) == 0
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
    assert main(["report", "--pdf"]) == 2
    said = capsys.readouterr().err
    assert said.startswith("readout: no Chromium on this machine; install it") and said.count("\n") == 1
    assert [path.read_text() for path in without_notebooks.iterdir()] == ["the last good one"]


def test_a_text_too_long_for_a_report_is_refused_before_anything_runs(tmp_path, monkeypatch):
    monkeypatch.setattr(publish, "run_lessons", None)
    path = tmp_path / "long.txt"
    path.write_text("It rained. " * (publish.MOST // 10), encoding="utf-8")
    with pytest.raises(InputError, match="longer than the 1.5 million characters"):
        publish.report(str(path))
