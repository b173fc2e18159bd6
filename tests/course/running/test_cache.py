"""Nothing is executed twice for nothing, and nothing is taken for the result of what it is not."""

import json
import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import nbformat
import pytest

from readout.course.running import LessonFailed, run_lessons
from readout.course.running import cache as caching
from readout.course.running.cache import Cache

pytestmark = pytest.mark.usefixtures("few_imports")

# Each of these lessons writes one more line to a file each time it is executed.
COUNTED = "open('executed', 'a').write('x')"
PARAMETERS = "seed: int = 1\narticle: str = ''\nout: str = 'somewhere'"


def notebook(folder, name, *cells):
    book = nbformat.v4.new_notebook(
        metadata={"kernelspec": {"name": "python3", "language": "python", "display_name": ""}},
        cells=[
            nbformat.v4.new_code_cell(source, id=f"cell-{number}")
            for number, source in enumerate((PARAMETERS, COUNTED, *cells))
        ],
    )
    book.cells[0].metadata["tags"] = ["parameters"]
    path = folder / name / f"{name}.ipynb"
    path.parent.mkdir(exist_ok=True)
    nbformat.write(book, path)
    return path


@pytest.fixture
def course(tmp_path, monkeypatch):
    """A course of its own: `read` and `write` lessons, the data, library and lock they depend on, and a way to run it."""
    root = tmp_path / "course"
    for name in ("data", "readout/course/running"):
        (root / name).mkdir(parents=True)
    for name in ("data/table.csv", "readout/trade.py", "requirements.lock", "text.txt"):
        (root / name).write_text("before")
    monkeypatch.setattr(caching, "ROOT", root)
    monkeypatch.setattr(caching, "__file__", str(root / "readout/course/running/cache.py"))
    return root


def keys(root, **given):
    return Cache(root / "cache").key(notebook(root, "read"), given)


CHANGES = {
    "a cell": lambda root, patch: notebook(root, "read", "1 + 1"),
    "data": lambda root, patch: (root / "data/table.csv").write_text("after"),
    "a file of data more": lambda root, patch: (root / "data/more.csv").write_text(""),
    "a file of another name": lambda root, patch: (root / "data/table.csv").rename(root / "data/tables.csv"),
    "the library": lambda root, patch: (root / "readout/trade.py").write_text("after"),
    "the lock": lambda root, patch: (root / "requirements.lock").write_text("after"),
    "the text read": lambda root, patch: (root / "text.txt").write_text("after"),
    "Python": lambda root, patch: patch.setattr(sys, "version", "4"),
    "an installed package": lambda root, patch: (
        patch.setattr(sysconfig, "get_path", lambda name: str(root / "packages")),
        (root / "packages/pandas-9.dist-info").mkdir(parents=True),
    ),
    "a variable of Python's": lambda root, patch: patch.setenv("PYTHONHASHSEED", "9"),
    "the user's matplotlib": lambda root, patch: (
        patch.setattr(Path, "home", lambda: root.parent / "home"),
        (root.parent / "home/.config/matplotlib").mkdir(parents=True),
        (root.parent / "home/.config/matplotlib/matplotlibrc").write_text(""),
    ),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_whatever_can_change_the_result_changes_the_key(course, monkeypatch, change):
    path = notebook(course, "read")
    given = {"article": str(course / "text.txt"), "seed": 1}
    before = Cache(course / "cache").key(path, given)
    assert Cache(course / "cache").key(path, given) == before
    change(course, monkeypatch)
    assert Cache(course / "cache").key(path, given) != before


def test_parameters_change_the_key_but_for_where_it_writes(course):
    assert keys(course, seed=1) != keys(course, seed=2) != keys(course)
    assert keys(course, seed=1, out="/a") == keys(course, seed=1, out="/b")


def test_what_python_compiles_does_not_change_the_key(course):
    before = keys(course)
    (course / "readout/trade.cpython-311.pyc").write_bytes(b"1")
    assert keys(course) == before


WRITES = "import pathlib; pathlib.Path(out, 'page.html').write_text(f'page {seed}')"


def test_only_what_was_edited_runs_again(course):
    paths = [notebook(course, "read"), notebook(course, "write", WRITES)]

    def go(seed=1):
        out = course / "out"
        shutil.rmtree(out, ignore_errors=True)
        out.mkdir()
        given = {path.stem: {"seed": seed, "out": str(out)} for path in paths}
        runs = run_lessons(paths, course / "lessons", given, cache=course / "cache")
        assert (out / "page.html").read_text() == f"page {seed}"
        assert [run.lesson for run in runs] == ["read", "write"]
        assert [run.cells for run in runs] == [len(nbformat.read(path, 4).cells) for path in paths]
        executed = [(path.parent / "executed").read_text() for path in paths]
        return [run.kept for run in runs], [len(text) for text in executed]

    assert go() == ([False, False], [1, 1])
    assert go() == ([True, True], [1, 1])
    notebook(course, "read", "2")
    assert go() == ([False, True], [2, 1])
    assert go(seed=2) == ([False, False], [3, 2])
    assert go() == ([True, True], [3, 2])
    (course / "data/table.csv").write_text("after")
    assert go() == ([False, False], [4, 3])


def test_an_edit_while_it_runs_is_not_kept(course):
    edits = f"open({str(course / 'data/table.csv')!r}, 'a').write('more')"
    paths = [notebook(course, "read", edits)]
    given = {"read": {"out": str(course)}}
    run_lessons(paths, course / "lessons", given, cache=course / "cache")
    assert not list((course / "cache").glob("*"))


def test_what_writes_where_other_files_lie_is_not_kept(course):
    paths = [notebook(course, "read")]
    for _ in range(2):
        (run,) = run_lessons(paths, course / "lessons", cache=course / "cache")
        assert not run.kept


def test_after_a_failure_only_that_lesson_runs_again(course):
    paths = [notebook(course, "read"), notebook(course, "write", "1 / 0")]
    given = {path.stem: {"out": str(course / "out")} for path in paths}
    (course / "out").mkdir()
    with pytest.raises(LessonFailed):
        run_lessons(paths, course / "lessons", given, cache=course / "cache")
    notebook(course, "write", "1 / 1")
    runs = run_lessons(paths, course / "lessons", given, cache=course / "cache")
    assert [run.kept for run in runs] == [True, False]


@pytest.fixture
def entry(course):
    """A stored lesson: where its entry is, and a function that fetches it."""
    (course / "made").mkdir()
    (course / "made/page.html").write_text("the page")
    path = notebook(course, "read")
    cache = Cache(course / "cache")
    key = cache.key(path, {})
    cache.store(key, path, course / "made", {"cells": 2})

    def fetch():
        shutil.rmtree(course / "fetched", ignore_errors=True)
        return cache.fetch(key, course / "fetched.ipynb", course / "fetched")

    return course / "cache" / key, fetch


def cut(path):
    path.write_bytes(path.read_bytes()[:-1])


SPOILT = {
    "notebook cut short": lambda entry: cut(entry / "lesson.ipynb"),
    "notebook gone": lambda entry: (entry / "lesson.ipynb").unlink(),
    "a letter of the page": lambda entry: (entry / "out/page.html").write_text("the pace"),
    "page gone": lambda entry: (entry / "out/page.html").unlink(),
    "a file more": lambda entry: (entry / "out/more.html").write_text(""),
    "entry cut short": lambda entry: cut(entry / "entry.json"),
    "entry empty": lambda entry: (entry / "entry.json").write_bytes(b""),
    "entry of another form": lambda entry: (entry / "entry.json").write_text("[]"),
    "its run of another form": lambda entry: (entry / "run.json").write_text("[]"),
    "a file in its place": lambda entry: (shutil.rmtree(entry), entry.write_text("")),
    "no entry": lambda entry: (entry / "entry.json").unlink(),
    "not text": lambda entry: (entry / "entry.json").write_bytes(b"\xff\x00"),
}


def test_an_entry_gives_back_what_was_stored(entry, course):
    _, fetch = entry
    assert fetch() == {"cells": 2}
    assert (course / "fetched/page.html").read_text() == "the page"
    assert (course / "fetched.ipynb").read_bytes() == (course / "read/read.ipynb").read_bytes()


@pytest.mark.parametrize("spoil", SPOILT.values(), ids=SPOILT)
def test_a_spoilt_entry_is_as_none_and_goes(entry, spoil):
    place, fetch = entry
    spoil(place)
    assert fetch() is None and not place.exists() and fetch() is None


def test_one_that_was_cut_short_while_written_is_not_seen(entry, course, monkeypatch):
    place, fetch = entry
    shutil.rmtree(place)
    monkeypatch.setattr(json, "dumps", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        Cache(course / "cache").store(place.name, course / "read/read.ipynb", None, {})
    assert fetch() is None and not list((course / "cache").iterdir())


def test_a_place_that_cannot_be_written_to_stops_nothing(course):
    (course / "cache").write_text("a file where the folder should be")
    (course / "out").mkdir()
    given = {"read": {"out": str(course / "out")}}
    (run,) = run_lessons([notebook(course, "read")], course / "lessons", given, cache=course / "cache")
    assert not run.kept and (course / "lessons/read.ipynb").exists()


def test_the_oldest_go(course, monkeypatch):
    monkeypatch.setattr(caching, "_KEPT", 2)
    path, cache = notebook(course, "read"), Cache(course / "cache")
    for age, key in enumerate("abc"):
        cache.store(key, path, None, {})
        os.utime(course / "cache" / key, (age, age))
    assert sorted(place.name for place in (course / "cache").iterdir()) == ["b", "c"]


def test_they_go_too_where_all_are_too_large(course, monkeypatch):
    monkeypatch.setattr(caching, "_KEPT_BYTES", 25_000)
    path, cache = notebook(course, "read", "x" * 10_000), Cache(course / "cache")
    for age, key in enumerate("abc"):
        cache.store(key, path, None, {})
        os.utime(course / "cache" / key, (age, age))
    assert sorted(place.name for place in (course / "cache").iterdir()) == ["b", "c"]


def test_a_run_that_finds_everything_imports_no_runner(tmp_path, monkeypatch, capsys):
    """What makes it quick: neither papermill nor nbformat is needed, and no kernel is prepared."""
    code = (
        "import sys; from pathlib import Path; from readout.course import publish; from readout.course.running import warm_process\n"
        "warm_process.PRELOAD = warm_process.PRELOAD[:1]\n"
        "publish.BUILD = Path(sys.argv[1]); publish.lessons = lambda names=None: [Path(sys.argv[2])]\n"
        "print(publish.run([]))\n"
        "print(sorted({'papermill', 'nbformat', 'jupyter_client', 'pandas'} & set(sys.modules)), warm_process._current)"
    )
    path = notebook(tmp_path, "read")
    path.write_text(path.read_text().replace("out: str", "place: str"))
    for kept, loaded in ((False, True), (True, False)):
        done = subprocess.run(
            [sys.executable, "-c", code, str(tmp_path / "build"), str(path)],
            capture_output=True,
            text=True,
            check=True,
        )
        assert ("nothing has changed since" in done.stdout) is kept
        assert done.stdout.splitlines()[-1].startswith("['") is loaded
        assert done.stdout.endswith(" None\n") is kept
