"""A copy of the course to work in: whole, one's own, and brought up to date without a cell of one's work lost."""

import json
import re
import shutil
import sys
from pathlib import Path

import nbformat
import pytest

from readout import ROOT
from readout.cli import main
from readout.course import settings
from readout.course import start as starting

LESSON = "notebooks/03_chart_the_trade.ipynb"


@pytest.fixture
def course(tmp_path, monkeypatch):
    """A course that was started in `mine`, and a copy of what it was made from, to be changed."""
    root = tmp_path / "root"
    for name in ("notebooks", "exercises", "docs", *(f"data/{folder}" for folder in starting._DATA)):
        shutil.copytree(ROOT / name, root / name)
    monkeypatch.setattr(starting, "ROOT", root)
    monkeypatch.chdir(tmp_path)
    assert main(["start", "mine"]) == 0
    return root


def written(folder):
    return {path.relative_to(folder).as_posix() for path in Path(folder).rglob("*") if path.is_file()}


def change(path, source, output=None):
    book = nbformat.read(path, 4)
    cell = nbformat.v4.new_code_cell(source)
    if output:
        cell.outputs, cell.execution_count = [nbformat.v4.new_output("stream", text=output)], 1
    book.cells.append(cell)
    nbformat.write(book, path)


def run_in(path):
    book = nbformat.read(path, 4)
    for cell in book.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [nbformat.v4.new_output("stream", text="x")], 7
    book.metadata["widgets"] = {}
    nbformat.write(book, path)


def test_it_has_what_learners_open_and_no_solutions(course, capsys):
    files = written("mine")
    for name in ("notebooks", "exercises"):
        for path in (ROOT / name).glob("*.ipynb"):
            assert (Path("mine", name, path.name)).read_bytes() == path.read_bytes()
    assert {"data/article/2023-12-20-xi-mishustin.txt", "data/trade/CN-RU/annual.csv"} <= files
    assert not [name for name in files if "solutions" in name or "source/" in name or "data/world" in name]
    assert not [name for name in files if Path(name).name.startswith(".")]
    assert main(["start", "mine", "--solutions"]) == 0
    said = capsys.readouterr().out.strip()
    jupyter = re.search(
        r"To open it: (\S+) lab --notebook-dir=mine mine/notebooks/00_start_here.ipynb$", said
    )
    assert Path(jupyter[1]).is_file() and Path(jupyter[1]).parent == Path(sys.executable).parent
    assert "exercises/solutions/03_exercises.ipynb" in written("mine")


def test_solutions_that_learners_are_not_to_have_stay_away(course, monkeypatch, tmp_path, capsys):
    monkeypatch.setattr(settings, "FILE", tmp_path / "settings.yml")
    settings.FILE.write_text("solutions: false\n", encoding="utf-8")
    assert main(["start", "other", "--solutions"]) == 2 and not Path("other").exists()
    assert "settings.yml" in capsys.readouterr().err
    settings.FILE.write_text("solutions: true\n", encoding="utf-8")
    assert main(["start", "mine", "--solutions"]) == 0
    shutil.rmtree("mine/exercises/solutions")
    settings.FILE.write_text("solutions: false\n", encoding="utf-8")
    assert main(["start", "mine", "--update"]) == 0
    assert not [name for name in written("mine") if "solutions" in name]


def test_every_link_of_a_notebook_leads_somewhere(course):
    links = set()
    for path in (*Path("mine/notebooks").glob("*.ipynb"), *Path("mine/exercises").glob("*.ipynb")):
        for cell in nbformat.read(path, 4).cells:
            if cell.cell_type == "markdown":
                found = re.findall(r"\]\(([^)#: ]+)[^)]*\)", cell.source)
                links |= {(path.parent / link).resolve() for link in found}
    assert len(links) > 8 and [link for link in links if not link.is_file()] == []


def test_every_file_that_words_name_is_there(course):
    """By a path, such as `data/gold/GUIDE.md`, from the course's folder or the notebook on. A report is to be made."""
    named = {
        (path, name)
        for path in (*Path("mine/notebooks").glob("*.ipynb"), *Path("mine/exercises").glob("*.ipynb"))
        for cell in nbformat.read(path, 4).cells
        if cell.cell_type == "markdown"
        for name in re.findall(r"`(?!build/)((?:\.\./)?\w[\w-]*(?:/[\w.-]+)+)`", cell.source)
    }
    assert len(named) >= 3
    assert [
        name for path, name in named if not (Path("mine", name).exists() or (path.parent / name).exists())
    ] == []


def test_what_lessons_name_beside_them_is_there(course):
    for path in Path("mine/notebooks").glob("*.ipynb"):
        for cell in nbformat.read(path, 4).cells:
            if "parameters" in cell.metadata.get("tags", []):
                for line in cell.source.splitlines():
                    value = line.partition("= ")[2].partition("  #")[0].strip('"')
                    made = line.startswith("out:") or not value.startswith("../")
                    assert made or (path.parent / value).exists(), line


def test_an_update_brings_what_is_new_and_keeps_work(course, capsys):
    run_in(Path("mine", LESSON))
    change(Path("mine/notebooks/02_extract_the_facts.ipynb"), "mine = 1")
    mine = Path("mine/notebooks/02_extract_the_facts.ipynb").read_bytes()
    assert main(["start", "mine", "--update"]) == 0
    assert not [name for name in written("mine") if ".new." in name], "nothing is new"
    for name in ("02_extract_the_facts", "03_chart_the_trade"):
        change(course / f"notebooks/{name}.ipynb", "new = 1")
    capsys.readouterr()
    assert main(["start", "mine", "--update"]) == 0
    said = capsys.readouterr().out
    assert Path("mine/notebooks/02_extract_the_facts.ipynb").read_bytes() == mine
    assert "02_extract_the_facts.ipynb: has work in it and stays" in said and LESSON not in said
    for name in ("02_extract_the_facts.new", "03_chart_the_trade"):
        assert nbformat.read(f"mine/notebooks/{name}.ipynb", 4).cells[-1].source == "new = 1"


def test_a_reset_puts_back_one_number_and_keeps_work_aside(course, capsys):
    for name in (LESSON, "exercises/03_exercises.ipynb", "notebooks/01_read_the_article.ipynb"):
        change(Path("mine", name), "mine = 1", "said")
    for times in (1, 2):
        assert main(["start", "mine", "--reset", "03"]) == 0
        assert Path("mine", LESSON).read_bytes() == (course / LESSON).read_bytes()
        assert len(list(Path("mine/kept").iterdir())) == 2 * times
        for name in (LESSON, "exercises/03_exercises.ipynb"):
            change(Path("mine", name), f"mine = {times + 1}")
    assert nbformat.read("mine/kept/03_chart_the_trade.1.ipynb", 4).cells[-1].source == "mine = 1"
    assert nbformat.read("mine/notebooks/01_read_the_article.ipynb", 4).cells[-1].source == "mine = 1"
    Path("mine", LESSON).write_text("{broken")
    assert main(["start", "mine", "--reset", "03_chart_the_trade"]) == 0
    assert Path("mine", LESSON).read_bytes() == (course / LESSON).read_bytes()
    assert "{broken" in [path.read_text(encoding="utf-8") for path in Path("mine/kept").iterdir()]


def test_every_lesson_is_set_to_a_text_of_ones_own_and_stays_so(course):
    Path('my "text".txt').write_text("A text.", encoding="utf-8")
    assert main(["start", "other", "--article", 'my "text".txt']) == 0
    assert main(["start", "mine", "--article", 'my "text".txt']) == 0
    assert main(["start", "mine", "--update"]) == 0 and main(["start", "mine", "--reset", "01"]) == 0
    for folder in ("mine", "other"):
        for path in Path(folder, "notebooks").glob("*.ipynb"):
            names = {}
            for cell in nbformat.read(path, 4).cells:
                if "parameters" in cell.metadata.get("tags", []):
                    exec(cell.source, names)
            if "corpus" not in names:  # lesson 07 is of many texts
                assert (path.parent / names["article"]).read_text(encoding="utf-8") == "A text."


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (["mine"], "mine: the course is there; --update brings what is new, --reset 03 puts a lesson back"),
        (["full"], "full: has other files in it; name a new folder, or an empty one"),
        (["new", "--reset", "03"], "new: no course was started there"),
        (["mine", "--reset", "09"], "--reset 09: no notebook of the course"),
        (["new", "--article", "none.txt"], "none.txt: no such file"),
        (["spoilt", "--update"], "spoilt/course.json: not JSON"),
        (["full/a.txt"], "full/a.txt"),
    ],
)
def test_bad_input_is_one_line_and_changes_nothing(course, capsys, given, said):
    for name, text in {"full/a.txt": "mine", "spoilt/course.json": "{"}.items():
        Path(name).parent.mkdir()
        Path(name).write_text(text)
    before = {name: Path(name).read_bytes() for name in written(".")}
    capsys.readouterr()
    assert main(["start", *given]) == 2
    line = capsys.readouterr().err
    assert said in line and line.count("\n") == 1
    assert before == {name: Path(name).read_bytes() for name in written(".")} and not Path("new").exists()


def test_one_that_is_stopped_leaves_nothing(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    write, left = starting.write_bytes, iter([True] * 5 + [False])

    def stopped(path, data):
        if not next(left):
            raise KeyboardInterrupt
        return write(path, data)

    monkeypatch.setattr(starting, "write_bytes", stopped)
    assert main(["start", "mine"]) == 130 and written("mine") == set()
    assert capsys.readouterr().err == "readout: stopped; nothing was changed\n"
    monkeypatch.setattr(starting, "write_bytes", write)
    assert main(["start", "mine"]) == 0 and Path("mine", LESSON).exists()
    state = json.loads(Path("mine/course.json").read_text())
    assert set(state["given"]) == written("mine") - {"course.json"}
