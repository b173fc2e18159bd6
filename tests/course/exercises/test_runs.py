"""What a check knows of the cell that made an answer. The cells are run by IPython, as JupyterLab and a browser do."""

import json
import os

import pytest
from IPython.core.interactiveshell import InteractiveShell

from readout.course.exercises.runs import asked_in, made_in
from readout.course.guesses import UNATTENDED
from readout.course.progress import FILE, load


@pytest.fixture
def course(tmp_path, monkeypatch):
    """The file of progress of the course that the notebook lies in."""
    (tmp_path / "exercises").mkdir()
    monkeypatch.chdir(tmp_path / "exercises")
    monkeypatch.delenv(UNATTENDED, raising=False)
    return tmp_path / FILE


@pytest.fixture
def run():
    """Runs a cell in a notebook whose first cells have been run, and gives what the cell shows."""
    shell = InteractiveShell.instance()
    shell.showtraceback = shell.showsyntaxerror = lambda *args, **kwargs: None

    def cell(code):
        return str(shell.run_cell(code, store_history=False).result)

    cell("from readout.course.exercises.checking import Check\ncheck = Check()\ngiven = check.start('01', 1)")
    yield cell
    InteractiveShell.clear_instance()


def test_an_answer_that_is_not_there_is_said_to_be_missing(run):
    assert run('check("01.5", order)').startswith(
        "○ Not attempted (01.5). There is no `order` yet. Run the cell"
    )


@pytest.mark.parametrize(
    ("broken", "error"),
    [
        ("order = 4 2 5 1 3", "SyntaxError"),
        ("order = [4, 2, 5, 1, oops]", "NameError"),
        ("order = 1 / 0", "ZeroDivisionError"),
    ],
)
def test_a_failed_cell_leaves_no_answer(run, broken, error):
    run(broken)
    shown = run('check("01.5", order)')
    assert shown.startswith(
        f"○ Not attempted (01.5). The cell that makes `order` stopped with {error}: there is no"
    )


def test_a_failed_cell_does_not_lend_its_old_answer(run):
    run("order = [4, 2, 5, 1, 3]")
    assert run('check("01.5", order)').startswith("✓ Right")
    run("order = [4, 2, 5, 1, oops]")
    shown = run('check("01.5", order)')
    assert shown.startswith(
        "✗ Not yet (01.5). The cell that makes `order` stopped with NameError: `order` is still"
    )
    assert "1 of 8 done" in shown and "The same again" not in run('check("01.5", order)')
    run("order = [4, 2, 5, 1, 3]")
    assert run('check("01.5", order)').startswith("✓ Right")


def test_the_same_cell_again_is_no_other_try(run, course):
    for code in ("order = [1, 2, 3, 4, 5]", "order = [1, 2, 3, 4, 5]", "order = [1, 2, 3, 4, 5] "):
        run(code)
        shown = run('check("01.5", order)')
        shown = run('check("01.5", order)')
    assert "Nothing has changed since the last time" in shown and "The same again" not in shown
    assert (load(course).tasks["01.5"].tries, load(course).tasks["01.5"].misconceptions) == (1, {"M110": 1})
    run("given = check.start('01', 1)")  # as after a restart
    run("order = [1, 2, 3, 4, 5]")
    assert "Nothing has changed" in run('check("01.5", order)')
    run("order = [2, 1, 3, 4, 5]")
    assert "Nothing has changed" not in run('check("01.5", order)')
    assert load(course).tasks["01.5"].tries == 2
    run("order = [2, 1, oops]")
    run('check("01.5", order)')  # the cell failed: no answer at all
    assert load(course).tasks["01.5"].tries == 2


def test_an_answer_made_before_a_later_line_failed_is_new(run):
    run("order = [4, 2, 5, 1, 3]\nprint(oops)")
    assert run('check("01.5", order)').startswith("✓ Right")


def test_answer_and_check_in_one_cell_are_not_held_against_a_cell_that_failed(run):
    run("order = [4, 2, 5, 1, 3]")
    run("order = [4, 2, 5, 1, oops]")
    assert run('order = [4, 2, 5, 1, 3]\ncheck("01.5", order)').startswith("✓ Right")
    assert "The cell that makes" not in run('order = [1, 2, 3, 4, 5]\ncheck("01.5", order)')


def test_a_cell_that_stopped_once_the_answer_was_there_is_mentioned(run):
    run("longest = (given.article.body[0].start, given.article.body[0].end)\nlongest + 1")
    assert "The cell that makes `longest` stopped with TypeError before its end." in run(
        'check("01.4", longest)'
    )
    run("longest = (given.article.body[0].start, given.article.body[0].end)")
    assert "stopped" not in run('check("01.4", longest)')


def test_an_answer_to_other_material_is_told_so_unless_it_fits(run):
    run("sentences = len(given.article.body)\ndef cut(text, start, end): return text[start:end]")
    run("given = check.start('01', 5)")
    assert "was made before the first cells were run again" in run('check("01.3", sentences)')
    assert run('check("01.1", cut)').startswith("✓ Right")
    run("sentences = len(given.article.sentences)")
    assert "Only the report is asked for" in run('check("01.3", sentences)')


def test_a_cell_that_was_changed_and_saved_but_not_run_is_noticed(run, tmp_path, monkeypatch):
    path = tmp_path / "mine.ipynb"
    monkeypatch.setenv("JPY_SESSION_NAME", str(path))

    def save(code, seconds):
        """The notebook with that answer, saved so long after the answer was run."""
        cells = [
            {
                "cell_type": "code",
                "id": f"c{n}",
                "metadata": {},
                "outputs": [],
                "execution_count": None,
                "source": source,
            }
            for n, source in enumerate((code, 'check("01.5", order)'))
        ]
        path.write_text(json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}))
        now = path.stat().st_mtime + seconds
        os.utime(path, (now, now))

    run("order = [4, 2, 5, 1, 3]")
    save("order = [1, 2, 3, 4, 5]", 60)
    assert "`order` was changed since it ran" in run('check("01.5", order)')
    save("order = [4, 2, 5, 1, 3]\n", 60)
    assert run('check("01.5", order)').startswith("✓ Right")
    save("order = [1, 2, 3, 4, 5]", -60)  # an older state than what was run
    assert run('check("01.5", order)').startswith("✓ Right")
    path.write_text("no notebook")
    assert run('check("01.5", order)').startswith("✓ Right")


def test_names_are_found_in_any_cell():
    assert made_in("a, b = 1, 2\ndef f(x): return x") == {"a", "b", "f"}
    assert made_in("a = 1 2\ndef f(: pass\nb == 3") == {"a", "f"}
    assert asked_in('x = 1\ncheck("05.9", (then, today))') == {"05.9": ["then", "today"]}
    assert asked_in("check(") == asked_in("print(check)") == {}
