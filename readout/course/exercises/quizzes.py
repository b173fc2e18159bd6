"""Five questions a lesson, with feedback on every option; `quiz("02")` shows them in a notebook.

An option opens when it is chosen and tells why it is right or wrong. It is plain HTML (`details`), so it works with a
keyboard, in JupyterLab and in a page made from the notebook, and stays readable text where neither is there.
"""

from __future__ import annotations

import hashlib
import html
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from readout import ROOT
from readout.course.exercises.checking import Shown, with_code
from readout.course.progress import note_choice
from readout.errors import InputError
from readout.intake import Kind, read_yaml
from readout.shapes import misfit

FOLDER = ROOT / "exercises" / "quiz"
_LESSON = re.compile(r"0[0-9]")
MAX_BYTES = 100_000  # the largest has some 3,500


@dataclass(frozen=True)
class Option:
    """One answer to a question. A wrong one names the misconception it comes from."""

    text: str
    feedback: str
    right: bool
    misconception: str | None


@dataclass(frozen=True)
class Question:
    """A question with its options; `recalls` is the earlier lesson it goes back to, if it does."""

    ask: str
    options: tuple[Option, ...]
    recalls: str | None


def load_quiz(lesson: str) -> tuple[Question, ...]:
    """The questions of a lesson ("02") from `exercises/quiz/02.yml`.

    Raises InputError, naming file and question, where there is no such file, a question has not exactly one right
    option, an option no feedback, a wrong option no misconception, or what it recalls is no lesson's number.
    """
    path = FOLDER / f"{lesson}.yml"
    kind = Kind("a quiz", missing=f"no quiz for lesson {lesson!r}", mend="mend it", limit=MAX_BYTES)
    data = read_yaml(path, kind)
    if not isinstance(data, Mapping) or data.get("lesson") != lesson or set(data) != {"lesson", "questions"}:
        raise InputError(f"{path}: it needs 'lesson: \"{lesson}\"' and 'questions', and nothing else")
    if wrong := misfit(data["questions"], [dict], "questions"):
        raise InputError(f"{path}: {wrong}; mend it")
    if not data["questions"]:
        raise InputError(f"{path}: 'questions' is empty; a quiz has one or more")
    return tuple(_read_question(f"{path}, question {n}", q) for n, q in enumerate(data["questions"], start=1))


def _read_question(place: str, data: Any) -> Question:
    if not isinstance(data, Mapping) or not {"ask", "options"} <= set(data) <= {"ask", "options", "recalls"}:
        raise InputError(f"{place}: it needs 'ask' and 'options', may have 'recalls', and nothing else")
    if wrong := misfit(data["options"], [dict], "options") or misfit(data, {"recalls?": (None, str)}, "it"):
        raise InputError(f"{place}: {wrong}; mend it")
    options = tuple(_read_option(f"{place}, option {n}", o) for n, o in enumerate(data["options"], start=1))
    if sum(option.right for option in options) != 1 or len(options) < 3:
        raise InputError(f"{place}: it needs three options or more, exactly one of them right")
    recalls = data.get("recalls")
    if recalls is not None and not (isinstance(recalls, str) and _LESSON.fullmatch(recalls)):
        raise InputError(f"{place}: 'recalls' is the number of a lesson in quotation marks, such as \"01\"")
    return Question(_words(place, data["ask"]), options, recalls)


def _read_option(place: str, data: Any) -> Option:
    known = {"text", "feedback", "right", "misconception"}
    if not isinstance(data, Mapping) or not {"text", "feedback"} <= set(data) <= known:
        raise InputError(f"{place}: it needs 'text' and 'feedback'")
    if wrong := misfit(data, {"right?": (None, bool), "misconception?": (None, str)}, "it"):
        raise InputError(f"{place}: {wrong}; mend it")
    right, misconception = data.get("right") is True, data.get("misconception")
    if right == (misconception is not None):
        raise InputError(f"{place}: a right option has 'right: true', a wrong one its 'misconception'")
    return Option(_words(place, data["text"]), _words(place, data["feedback"]), right, misconception)


def _words(place: str, value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise InputError(f"{place}: text is missing, or is not text; put it in quotation marks")
    return " ".join(value.split())


def quizzes() -> list[str]:
    """The lessons that have a quiz, by their numbers."""
    return sorted(path.stem for path in FOLDER.glob("0[0-9].yml"))


def quiz(lesson: str, answers: str = "") -> Shown:
    """The questions of a lesson, each option folded over its feedback.

    With `answers`, a letter for each question, such as "b a c a b", they are marked and kept for `review`. Raises InputError for letters that are no answers.
    """
    questions = {f"{lesson}.q{number}": q for number, q in enumerate(load_quiz(lesson), start=1)}
    return marked(questions, answers) if answers else asked(questions, f'`quiz("{lesson}", "a b c a b")`')


def asked(questions: Mapping[str, Question], call: str) -> Shown:
    """Questions by their keys, each option folded over its feedback, and how answers are kept: by `call`."""
    plain, markup = [], []
    for number, question in enumerate(questions.values(), start=1):
        recall = f" (from lesson {question.recalls})" if question.recalls else ""
        plain.append(f"{number}. {question.ask}{recall}")
        markup.append(f"<p><strong>{number}. {with_code(question.ask)}</strong>{html.escape(recall)}</p>")
        for letter, option in lettered(question).items():
            verdict = "Right." if option.right else "Not so."
            plain.append(f"   {letter}) {option.text}")
            markup.append(
                f'<details style="margin-left:1.5em"><summary>{letter}) {with_code(option.text)}</summary>'
                f"<p><strong>{verdict}</strong> {with_code(option.feedback)}</p></details>"
            )
    keep = (
        "What you open is not kept. To keep your answers, press Esc, then B: there is a new cell. "
        f"Write into it, with your letters, and run it: {call}"
    )
    markup.append(f"<p>{with_code(keep)}</p>")
    return Shown("\n".join([*plain, keep]), "\n".join(markup))


def marked(questions: Mapping[str, Question], answers: str) -> Shown:
    """Whether the letters `answers` are right, with the feedback of each; they are kept in the learner's progress.

    Raises InputError unless there is one letter for each question, and each stands before an option.
    """
    letters = re.sub(r"[\s,;.]", "", answers.lower()) if isinstance(answers, str) else ""
    if len(letters) != len(questions):
        raise InputError(
            f"a letter for each question is asked for, in quotation marks: {len(questions)}, not {len(letters)}"
        )
    chosen = []
    for number, (question, letter) in enumerate(zip(questions.values(), letters, strict=True), start=1):
        options = lettered(question)
        if letter not in options:
            raise InputError(f"question {number} has the answers {', '.join(options)}, and no {letter!r}")
        chosen.append(options[letter])
    lines, said = [], ""
    for number, (key, option) in enumerate(zip(questions, chosen, strict=True), start=1):
        said = note_choice(key, option.misconception) or said
        verdict = "right." if option.right else "not so."
        lines.append(f"{number}. {letters[number - 1]}: {verdict} {option.feedback}")
    lines.append(f"{sum(option.right for option in chosen)} of {len(chosen)} right. {said}".rstrip())
    return Shown("\n".join(lines), "\n".join(f"<p>{with_code(line)}</p>" for line in lines))


def lettered(question: Question) -> dict[str, Option]:
    """The options by their letters. In the file the right one may stand first; here their order says nothing."""
    order = sorted(question.options, key=lambda option: hashlib.sha256(option.text.encode()).digest())
    return dict(zip("abcdef", order, strict=False))
