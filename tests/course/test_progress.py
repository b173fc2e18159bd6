"""Progress survives a restart, several writers, a spoiled file and a place where nothing can be written."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from readout.course import progress
from readout.course.guesses import UNATTENDED
from readout.course.progress import (
    FILE,
    forget,
    kept_of,
    load,
    note_check,
    note_choice,
    note_hint,
    note_review,
)
from readout.errors import InputError


@pytest.fixture
def file(tmp_path, monkeypatch):
    """The file of a course whose exercises are being worked on."""
    (tmp_path / "exercises").mkdir()
    monkeypatch.chdir(tmp_path / "exercises")
    monkeypatch.delenv(UNATTENDED, raising=False)
    return tmp_path / FILE


def test_what_was_done_is_kept(file):
    assert note_check("02.3", "not yet", "M204") == note_check("02.3", "not yet", "M204") == ""
    assert (
        note_hint("02.3")
        == note_check("02.3", "right", None)
        == note_check("02.4", "not attempted", None)
        == ""
    )
    assert note_choice("02.q1", "M201") == note_choice("02.q1", None) == ""
    kept = load(file)
    assert list(kept.tasks) == ["02.3"] and list(kept.questions) == ["02.q1"]
    task, question = kept.tasks["02.3"], kept.questions["02.q1"]
    assert (task.state, task.tries, task.hints, task.misconceptions) == ("right", 3, 1, {"M204": 2})
    assert (question.asked, question.right_since, question.misconceptions) == (2, 1, {"M201": 1})
    assert note_choice("02.q1", "M202") == "" and load(file).questions["02.q1"].right_since == 0
    assert sorted(json.loads(file.read_text(encoding="utf-8"))) == ["questions", "reviews", "shown", "tasks"]


def test_what_was_right_stays_right_and_is_not_counted_again(file):
    note_check("02.3", "not yet", "M204", answer="1f")
    assert load(file).tasks["02.3"].answer == "1f" and kept_of("02") == (set(), {"02.3": "1f"})
    note_check("02.3", "not yet", None, counts=False, answer="2e")
    assert load(file).tasks["02.3"].tries == 1
    for state, misconception in (("right", None), ("not yet", "M205"), ("right", None)):
        note_check("02.3", state, misconception)
    task = load(file).tasks["02.3"]
    assert (task.state, task.tries, task.misconceptions, task.answer) == ("right", 2, {"M204": 1}, "")
    assert kept_of("02") == ({"02.3"}, {}) and kept_of("0") == (set(), {})


def test_a_file_of_an_earlier_version_is_read(file):
    kept = {"state": "right", "tries": 3, "hints": 1, "misconceptions": {"M204": 2}, "last": "2026-03-10"}
    file.write_text(json.dumps({"tasks": {"02.3": kept}, "questions": {}}), encoding="utf-8")
    assert load(file).tasks["02.3"] == progress.Task("right", 3, 1, {"M204": 2}, "2026-03-10", "")
    file.write_text("{", encoding="utf-8")
    assert kept_of("02") == (set(), {})


@pytest.mark.parametrize(("tries", "hints", "state", "hard"), [(3, 0, "right", False), (4, 0, "right", True), (3, 0, "not yet", True), (1, 1, "right", True)])  # fmt: skip
def test_what_was_hard(tries, hints, state, hard):
    assert progress.Task(state, tries, hints).was_hard == hard


WRITES = (
    "from readout.course.progress import note_hint\nfor _ in range(40):\n    assert note_hint('01.1') == ''"
)


def test_two_notebooks_may_write_at_once(file):
    env = {name: value for name, value in os.environ.items() if name != UNATTENDED}
    env["PYTHONPATH"] = str(Path(progress.__file__).parents[2])
    both = [subprocess.Popen([sys.executable, "-c", WRITES], env=env) for _ in range(2)]
    assert [one.wait(60) for one in both] == [0, 0]
    assert load(file).tasks["01.1"].hints == 80
    assert sorted(path.name for path in file.parent.iterdir()) == ["exercises", FILE]


SPOILED = {
    "no JSON": "{",
    "a list": "[]",
    "a text for a count": '{"tasks": {"01.1": {"state": "right", "tries": "x", "hints": 0, "misconceptions": {}, "last": ""}}, "questions": {}}',
    "no day": '{"tasks": {"01.1": {"state": "right", "tries": 1, "hints": 0, "misconceptions": {}, "last": "soon"}}, "questions": {}}',
    "more than there is": '{"tasks": {"01.1": {"state": "right", "tries": 1, "hints": 0, "misconceptions": {}, "last": "", "x": 1}}, "questions": {}}',
    "below zero": '{"tasks": {}, "questions": {"01.q1": {"asked": 1, "right_since": -9, "misconceptions": {}, "last": ""}}}',
}


@pytest.mark.parametrize("text", SPOILED.values(), ids=SPOILED)
def test_a_spoiled_file_is_one_line_and_nothing_is_lost(file, text):
    file.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as refused:
        load(file)
    assert FILE in str(refused.value) and "\n" not in str(refused.value)
    said = note_hint("01.1")
    assert said.endswith("kept as my-progress.1.json") and "\n" not in said
    assert (file.parent / "my-progress.1.json").read_text(encoding="utf-8") == text
    assert note_hint("01.1") == "" and load(file).tasks["01.1"].hints == 2


def test_where_nothing_can_be_written_a_check_goes_on(file, monkeypatch):
    def refuse(*_):
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr(progress, "write_text", refuse)
    assert note_hint("01.1") == f"{FILE} could not be written (Read-only file system): progress is not kept"


def test_nothing_is_kept_where_nobody_attends_or_no_course_is(file, monkeypatch):
    monkeypatch.chdir(file.parent)
    assert note_hint("01.1") == "" and not file.exists()
    monkeypatch.chdir("exercises")
    monkeypatch.setenv(UNATTENDED, "1")
    assert note_hint("01.1") == "" and not file.exists()


def test_a_lesson_is_forgotten_alone(file):
    for key in ("01.1", "02.1"):
        note_hint(key)
    note_choice("01.q2", None)
    assert note_review(["01.q2", "02.q1"]) == note_review(["01.q2", "02.q1"]) == (1, "")
    assert forget(file, "01") == 2
    assert list(load(file).tasks) == ["02.1"] and load(file).questions == {}
    assert load(file).shown == ["02.q1"] and note_review([]) == (1, "") and load(file).shown == []


def test_a_hint_after_the_task_was_right_makes_it_no_harder(file):
    for step in (note_hint, note_hint):
        step("01.1")
        note_check("01.1", "right", None)
    assert load(file).tasks["01.1"].hints == 1


def test_a_browser_needs_no_lock(file, monkeypatch):
    monkeypatch.setattr(sys, "platform", "emscripten")
    monkeypatch.setitem(sys.modules, "readout.drafts", None)
    assert note_hint("01.1") == "" and load(file).tasks["01.1"].hints == 1
