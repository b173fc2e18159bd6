"""What is done, what was hard, what was mistaken and where that is trained; and a review of what was missed."""

from __future__ import annotations

import html
import inspect
import re
import sys
from collections.abc import Callable
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from readout import ROOT
from readout.course import progress
from readout.course.exercises.checking import Shown, items_of, lessons_with_tasks
from readout.course.exercises.quizzes import Question, asked, load_quiz, marked, quizzes
from readout.course.progress import Asked, Progress, Task
from readout.errors import InputError
from readout.intake import Kind, read_text

# Days until a missed question is asked again, once it was right once, twice, ... in a row.
_WAITS = (1, 3, 7, 21)
_IN_A_REVIEW = 5
_ROW = re.compile(r"^\| (M\d{3}) \| ([^|\n]{1,300}) \| ([^|\n]{1,300}) \|$", re.MULTILINE)
_LIST = Kind("the list of misconceptions")


def my_work(folder: str = "") -> Shown:
    """What is kept of the learner's work in the course in `folder`, that of this notebook where it is empty.

    By lesson: how many tasks are done, which were hard, how many questions of the quiz are right; then the misconceptions
    that came up, with what is true and the tasks that train it. Raises InputError where no course is, and for a file that
    is spoiled.
    """
    found = _progress_of(folder)
    lines = [line for lesson in lessons_with_tasks() for line in _of_lesson(lesson, found)]
    came_up = _came_up(found)
    told = misconceptions()
    if came_up:
        lines += ["", "What was mistaken, and where it is trained:"]
    for number, times in sorted(came_up.items(), key=lambda item: (-item[1], item[0])):
        wrong, right = told.get(number, (number, "see the list of misconceptions"))
        lines.append(f"  {times} x  {wrong} Rather: {right} Train it: {', '.join(trained_by(number))}.")
    due = _due(found, date.today())
    lines += ["", f"Questions that are due: {len(due)}.{' Run review() for them.' if due else ''}"]
    return _as_shown(lines)


def review(answers: str = "") -> Shown:
    """Up to five questions that were missed, or that stand for what tasks showed, once they are due.

    They are of lessons whose tasks or quiz were begun, and of no others.
    A missed one is due at once, then 1, 3, 7 and 21 days after it was right once, twice and more often in a row. With
    `answers`, a letter for each with blanks between, they are marked, and asked again by that rule. Raises InputError for
    letters that are no answers, and for a file that is spoiled.
    """
    found = _progress_of("")
    due = _due(found, date.today())[:_IN_A_REVIEW]
    if not due:
        return _as_shown(
            ["Nothing is due. What you miss in tasks and quizzes comes back here, later and later."]
        )
    chosen = {key: _questions()[key] for key in due}
    return marked(chosen, answers) if answers else asked(chosen, '`review("a b c")`')


def reset(folder: str, lesson: str) -> str:
    """Forget what is kept of a lesson ("03", or "capstone") in the course in `folder`. Returns a line that says so.

    Raises InputError for a lesson that has no tasks, where no course is, and for a file that is spoiled.
    """
    items_of(lesson)
    forgotten = progress.forget(_file(folder), lesson)
    return f"{lesson}: {forgotten} tasks and questions forgotten"


def _file(folder: str) -> Path:
    if not (Path(folder) / "exercises").is_dir():
        raise InputError(f"{folder}: no course is there; name the folder of readout start")
    return Path(folder) / progress.FILE


def _progress_of(folder: str) -> Progress:
    if folder:
        return progress.load(_file(folder))
    path = progress.place()
    return progress.load(path) if path else Progress()


def _of_lesson(lesson: str, found: Progress) -> list[str]:
    items = items_of(lesson)
    done = [key for key in items if key in found.tasks and found.tasks[key].state == "right"]
    begun = [key for key in items if key in found.tasks]
    hard = [key for key in begun if found.tasks[key].was_hard]
    mine = {key: told for key, told in found.questions.items() if key.partition(".")[0] == lesson}
    known = sum(told.right_since > 0 for told in mine.values())
    if not begun and not mine:
        return [f"{lesson}: not begun"]
    parts = [f"{len(done)} of {len(items)} tasks done"]
    parts += [f"hard: {', '.join(hard)}"] if hard else []
    parts += [f"quiz: {known} of {len(load_quiz(lesson))} right"] if mine else []
    return [f"{lesson}: {'; '.join(parts)}"]


def _came_up(found: Progress) -> dict[str, int]:
    counts: dict[str, int] = {}
    kept: list[Task | Asked] = [*found.tasks.values(), *found.questions.values()]
    for told in kept:
        for number, times in told.misconceptions.items():
            counts[number] = counts.get(number, 0) + times
    return counts


def _due(found: Progress, today: date) -> list[str]:
    """The questions to ask on the day `today`, those that have waited longest first; of lessons that were begun."""
    begun = {key.partition(".")[0] for key in (*found.tasks, *found.questions)}
    shown = {number for task in found.tasks.values() for number in task.misconceptions}
    due = []
    for key, question in _questions().items():
        if key.partition(".")[0] not in begun:
            continue
        told = found.questions.get(key, Asked())
        if not told.misconceptions and not shown & {option.misconception for option in question.options}:
            continue
        wait = _WAITS[min(told.right_since, len(_WAITS)) - 1] if told.right_since else 0
        day = date.fromisoformat(told.last) + timedelta(wait) if told.last else date.min
        if day <= today:
            due.append((day, key))
    return [key for _, key in sorted(due)]


@cache
def _questions() -> dict[str, Question]:
    return {f"{lesson}.q{n}": q for lesson in quizzes() for n, q in enumerate(load_quiz(lesson), start=1)}


@cache
def misconceptions() -> dict[str, tuple[str, str]]:
    """What is taken for true, and what is true rather, by number; empty where the course's list is not at hand."""
    path = ROOT / "exercises" / "misconceptions.md"
    rows = _ROW.findall(read_text(path, _LIST)) if path.exists() else []
    return {number: (wrong.strip(), right.strip()) for number, wrong, right in rows}


@cache
def trained_by(misconception: str) -> tuple[str, ...]:
    """The tasks whose check knows a misconception by its number, and the quizzes that ask for it."""
    tasks = [
        key
        for lesson in lessons_with_tasks()
        for key, item in items_of(lesson).items()
        if f'"{misconception}"' in _program_of(item.check)
    ]
    asking = [
        f"quiz {key.partition('.')[0]}"
        for key, question in _questions().items()
        if misconception in {option.misconception for option in question.options}
    ]
    return tuple(dict.fromkeys([*tasks, *asking]))


@cache
def _program_of(check: Callable[..., str | None]) -> str:
    """The program of a check, with that of its file's other functions that it calls."""
    own = inspect.getsource(check)
    beside = vars(sys.modules[check.__module__]).values()
    called = [one for one in beside if inspect.isfunction(one) and f"{one.__name__}(" in own]
    return own + "".join(map(inspect.getsource, called))


def _as_shown(lines: list[str]) -> Shown:
    text = "\n".join(lines)
    return Shown(text, f'<pre style="white-space: pre-wrap">{html.escape(text)}</pre>')
