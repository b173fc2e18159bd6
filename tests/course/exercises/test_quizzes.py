"""The quizzes: five questions a lesson, one right option each, feedback on all, misconceptions that are listed."""

import re
from pathlib import Path

import html5lib
import pytest

from readout import ROOT
from readout.course.exercises import derive, quizzes
from readout.errors import InputError

LESSONS = [lesson for path in derive.sources() if (lesson := derive.lesson_of(path)) != "capstone"]
LISTED = set(re.findall(r"^\| (M\d{3}) \|", (ROOT / "exercises/misconceptions.md").read_text("utf-8"), re.M))


@pytest.mark.parametrize("lesson", LESSONS)
def test_five_questions_of_which_two_recall_the_lesson_before(lesson):
    """Before the first there is none."""
    questions = quizzes.load_quiz(lesson)
    assert len(questions) == 5
    assert [q.recalls for q in questions].count(f"{int(lesson) - 1:02}") == (2 if lesson > "00" else 0)
    for question in questions:
        assert {o.misconception for o in question.options if not o.right} <= LISTED
        assert len({o.text for o in question.options}) == len(question.options)


@pytest.mark.parametrize("lesson", LESSONS)
def test_shown_it_folds_every_answer_and_its_text_gives_none_away(lesson):
    shown = quizzes.quiz(lesson)._repr_mimebundle_()
    page = html5lib.parseFragment(shown["text/html"], namespaceHTMLElements=False)
    questions = quizzes.load_quiz(lesson)
    assert len(page.findall("details")) == sum(len(q.options) for q in questions)
    assert all(part.find("summary") is not None for part in page.findall("details"))
    for question in questions:
        assert question.ask in shown["text/plain"]
        assert not any(option.feedback in shown["text/plain"] for option in question.options)


def test_the_right_option_does_not_always_stand_in_one_place():
    places = set()
    for lesson in LESSONS:
        lines = quizzes.quiz(lesson)._repr_mimebundle_()["text/plain"].split("\n")
        right = {option.text for q in quizzes.load_quiz(lesson) for option in q.options if option.right}
        places |= {line.strip()[0] for line in lines if line.strip()[3:] in right and line.startswith("   ")}
    assert len(places) > 1


def test_every_misconception_is_met_somewhere():
    """By the check of a task, or by an option of a quiz."""
    code = "\n".join(path.read_text("utf-8") for path in Path(quizzes.__file__).parent.glob("*.py"))
    met = set(re.findall(r'"(M\d{3})"', code))
    met |= {o.misconception for lesson in LESSONS for q in quizzes.load_quiz(lesson) for o in q.options}
    assert met >= LISTED


GOOD = "{text: a, right: true, feedback: yes it is}, {text: b, misconception: M101, feedback: not so}"
BAD = {
    "no YAML": ("lesson: [", "not YAML"),
    "another lesson": ('lesson: "02"\nquestions: []', "it needs 'lesson"),
    "two options": (
        f'lesson: "01"\nquestions:\n- {{ask: q, options: [{GOOD}]}}',
        "question 1: it needs three",
    ),
    "two right": (
        f'lesson: "01"\nquestions:\n- {{ask: q, options: [{GOOD}, {{text: c, right: true, feedback: f}}]}}',
        "exactly one",
    ),
    "no feedback": (
        f'lesson: "01"\nquestions:\n- {{ask: q, options: [{GOOD}, {{text: c, misconception: M101}}]}}',
        "option 3: it needs 'text' and 'feedback'",
    ),
    "no misconception": (
        f'lesson: "01"\nquestions:\n- {{ask: q, options: [{GOOD}, {{text: c, feedback: f}}]}}',
        "a wrong one its",
    ),
    "a number for a text": (
        f'lesson: "01"\nquestions:\n- {{ask: 5, options: [{GOOD}, {{text: c, misconception: M1, feedback: f}}]}}',
        "text is missing",
    ),
    "no lesson to recall": (
        f'lesson: "01"\nquestions:\n- {{ask: q, recalls: "<b>01</b>", options: [{GOOD}, {{text: c, misconception: M1, feedback: f}}]}}',
        "question 1: 'recalls' is the number of a lesson",
    ),
}


@pytest.mark.parametrize(("text", "words"), BAD.values(), ids=BAD)
def test_a_bad_quiz_is_refused_in_one_line(tmp_path, monkeypatch, text, words):
    monkeypatch.setattr(quizzes, "FOLDER", tmp_path)
    (tmp_path / "01.yml").write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=words) as refusal:
        quizzes.load_quiz("01")
    assert "01.yml" in str(refusal.value) and "\n" not in str(refusal.value)


def test_markup_in_a_quiz_is_shown_not_run(monkeypatch):
    evil = "<script>zq()</script>"
    options = tuple(quizzes.Option(f"{evil}{number}", evil, not number, evil) for number in range(3))
    monkeypatch.setattr(quizzes, "load_quiz", lambda _: (quizzes.Question(evil, options, evil),))
    markup = quizzes.quiz("01").markup
    assert "<script" not in markup and markup.count("&lt;script") == 8


def test_a_lesson_without_a_quiz_is_said():
    with pytest.raises(InputError, match="no quiz for lesson '99'"):
        quizzes.load_quiz("99")
