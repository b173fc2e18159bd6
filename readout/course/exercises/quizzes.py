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
from readout.course.exercises.checking import Shown
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


def quiz(lesson: str) -> Shown:
    """The questions of a lesson, each option folded over its feedback."""
    plain, markup = [], []
    for number, question in enumerate(load_quiz(lesson), start=1):
        recall = f" (from lesson {question.recalls})" if question.recalls else ""
        plain.append(f"{number}. {question.ask}{recall}")
        markup.append(f"<p><strong>{number}. {html.escape(question.ask)}</strong>{html.escape(recall)}</p>")
        # In the file the right one may stand first; here they stand in an order that says nothing.
        shown = sorted(question.options, key=lambda option: hashlib.sha256(option.text.encode()).digest())
        for letter, option in zip("abcdef", shown, strict=False):
            verdict = "Right." if option.right else "Not so."
            plain.append(f"   {letter}) {option.text}")
            markup.append(
                f'<details style="margin-left:1.5em"><summary>{letter}) {html.escape(option.text)}</summary>'
                f"<p><strong>{verdict}</strong> {html.escape(option.feedback)}</p></details>"
            )
    return Shown("\n".join(plain), "\n".join(markup))
