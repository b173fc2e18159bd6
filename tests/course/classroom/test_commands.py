"""The commands of a class, from the list to the pages, as they are typed; what is wrong is one line."""

import re
import shutil
import subprocess
import sys
from contextlib import contextmanager

import pytest

from readout import ROOT, cli
from readout.course.classroom import grade_class
from readout.course.classroom.model import Marks
from readout.errors import WorkFailed


@pytest.fixture
def typed(capsys, tmp_path, monkeypatch):
    """Types a command in a folder with a list of two; gives its code, its output and its error output."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "roster.csv").write_text("id,name\na1,Ada\na2,Alan\n")

    def run(line):
        try:
            code = cli.main(line.split())
        except SystemExit as end:
            code = end.code
        return code, *capsys.readouterr()

    return run


@pytest.fixture
def graders(monkeypatch):
    """In place of the box: whether it was left out."""
    opened = []

    @contextmanager
    def boxed(trusted):
        opened.append(trusted)
        yield lambda one: Marks(one, (), 0.1, not trusted)

    monkeypatch.setattr(grade_class, "boxed", boxed)
    return opened


def test_from_the_list_to_the_pages(typed, graders, tmp_path):
    for line, words in (
        ("class handout --roster roster.csv --lesson 02 03 --out class", "handed out 02, 03 for 2 learners"),
        ("class handout --roster roster.csv --zip --out class", "handed out 00, 01, 02"),
        ("class collect class/learners --class class --out in", "notebooks of 2 learners taken"),
        ("class grade in --out out --workers 2 --moodle --canvas", "18 graded, 0 as before"),
        ("class grade in --out out", "0 graded, 18 as before"),
        ("class quiz --lesson 02 --out quiz", "quizzes 02"),
    ):
        code, said, _ = typed(line)
        assert code == 0 and words in said, line
    assert graders == [False]
    assert {"class.html", "feedback", "moodle.csv"} <= {path.name for path in (tmp_path / "out").iterdir()}


def test_the_guide_is_right_as_it_is_written(typed, graders, tmp_path):
    """Its commands, one after the other, on a list and a download as they may be."""
    guide = (ROOT / "exercises/INSTRUCTORS.md").read_text("utf-8")
    (block,) = re.findall(r"^## From day 0 to grades\n.*?^```\n(.*?)^```$", guide, re.MULTILINE | re.DOTALL)
    (tmp_path / "path/to").mkdir(parents=True)
    shutil.copy(tmp_path / "roster.csv", tmp_path / "path/to/roster.csv")
    lines = block.splitlines()
    assert [line.split()[2] for line in lines] == ["handout", "quiz", "collect", "grade"]
    for line in lines:
        if "collect" in line:
            shutil.make_archive(str(tmp_path / "path/to/download"), "zip", tmp_path / "my-class/learners")
        assert typed(line.removeprefix("readout "))[0] == 0, line
    made = {path.name for path in tmp_path.rglob("*")} | {"assign.csv"}  # which a teacher writes
    (section,) = re.findall(r"^## From day 0 to grades\n(.*?)^## ", guide, re.MULTILINE | re.DOTALL)
    named = set(re.findall(r"(?<![\w.])\w+\.(?:csv|html|json|txt)\b", section))
    assert len(named) > 8 and named <= made


def test_progress_is_told_beside_the_output(typed, graders):
    typed("class handout --roster roster.csv --lesson 02 --out class")
    typed("class collect class/learners --class class --out in")
    _, said, told = typed("class grade in --out out --workers 1")
    assert told.splitlines()[1] == "2 of 2: a2, 02" and "2 of 2" not in said


def test_no_box_is_left_out_by_the_beginning_of_a_word(typed, graders):
    typed("class handout --roster roster.csv --lesson 02 --out class")
    typed("class collect class/learners --class class --out in")
    for short in ("--trust", "--trust-sub", "--trust-submission"):
        code, _, told = typed(f"class grade in --out out {short}")
        assert code == 2 and "unrecognized arguments" in told
    assert graders == []
    assert typed("class grade in --out out --trust-submissions")[0] == 0 and graders == [True]


def test_without_a_box_a_line_says_so(typed, monkeypatch, tmp_path):
    @contextmanager
    def boxed(_):
        raise WorkFailed("no sandbox: bubblewrap (bwrap) is not installed")
        yield

    monkeypatch.setattr(grade_class, "boxed", boxed)
    typed("class handout --roster roster.csv --lesson 02 --out class")
    typed("class collect class/learners --class class --out in")
    code, said, told = typed("class grade in --out out")
    assert (code, said, told) == (1, "", "readout: no sandbox: bubblewrap (bwrap) is not installed\n")
    assert not (tmp_path / "out/grades.csv").exists()


def test_a_run_that_is_stopped_says_what_is_kept(typed, graders, monkeypatch):
    typed("class handout --roster roster.csv --lesson 02 --out class")
    typed("class collect class/learners --class class --out in")

    @contextmanager
    def boxed(_):
        def grade(one):
            if one.learner.id == "a2":
                raise KeyboardInterrupt
            return Marks(one, (), 0.1, True)

        yield grade

    monkeypatch.setattr(grade_class, "boxed", boxed)
    code, _, told = typed("class grade in --out out --workers 1")
    assert code == 130 and told.splitlines()[-1] == (
        "readout: stopped; 1 of 2 are graded and kept: run it again for the rest"
    )


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("class", "arguments are required: ACTION"),
        ("class handout --roster roster.csv", "arguments are required: --out"),
        ("class handout --roster none.csv --out class", "none.csv: no such file"),
        ("class handout --lesson 9 --out class", "no exercises of lesson '9'"),
        ("class handout --out .", "has other things in it"),
        ("class collect roster.csv --class none --out in", "no class is there"),
        ("class collect --class none --out in", "arguments are required: PATH"),
        ("class grade none --out out", "nothing was collected there"),
        ("class grade none --out out --workers 0", "--workers: one or more"),
        ("class grade none --out out --workers many", "invalid int value: 'many'"),
        ("class quiz --lesson capstone --out quiz", "no quiz for lesson 'capstone'"),
    ],
)
def test_what_is_wrong_is_one_line(typed, line, words):
    code, said, told = typed(line)
    assert code == 2 and not said and words in told
    assert told.startswith("readout: ") and told.count("\n") == 1


def test_what_the_commands_need_is_loaded_by_none_but_them():
    """`readout --version` should not wait for what grades a class."""
    program = (
        "import sys\nfrom readout import ROOT, cli\ncli._parser()\n"
        "print([name for name in sys.modules if name.startswith('readout.course.classroom.')])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['readout.course.classroom.commands']"
