"""What is done, what was hard, what was mistaken and where that is trained; and a review of what was missed."""

from __future__ import annotations

import inspect
import re
import sys
from collections.abc import Callable
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from readout import ROOT
from readout.course import progress
from readout.course.exercises.checking import Shown, items_of, lessons_with_tasks, with_code
from readout.course.exercises.quizzes import Question, asked, load_quiz, marked, quizzes
from readout.course.progress import Asked, Progress, Task
from readout.errors import InputError
from readout.intake import Kind, read_text

# Days until a missed question is asked again, once it was right once, twice, ... in a row.
_WAITS = (1, 3, 7, 21)
_IN_A_REVIEW = 5
_MOST_MISTAKEN = 5
_HOW_TO_REVIEW = (
    "`review()` asks them; where it has no name yet, run `from readout.course import review` first."
)
_ROW = re.compile(r"^\| (M\d{3}) \| ([^|\n]{1,300}) \| ([^|\n]{1,300}) \|$", re.MULTILINE)
_LIST = Kind("the list of misconceptions")


def my_work(folder: str = "") -> Shown:
    """What is kept of the learner's work in the course in `folder`, that of this notebook where it is empty.

    By lesson: how many tasks are done, which were hard, how many questions of the quiz are right; then the misconceptions
    that came up most often, with what is true and the tasks that train it; in a notebook the others are folded. Raises
    InputError where no course is, and for a file that is spoiled.
    """
    path = _file(folder) if folder else progress.place()
    found = progress.load(path) if path else Progress()
    lessons = [_of_lesson(lesson, found) for lesson in lessons_with_tasks()]
    mistaken = [_of_a_misconception(number, times) for number, times in _by_times(_came_up(found))]
    due = _due(found, date.today())
    closing = [f"Questions that are due: {len(due)}.{f' {_HOW_TO_REVIEW}' if due else ''}"]
    if path:
        closing.append(_of_the_file(path))
    return _as_shown(lessons, mistaken, closing)


def review(answers: str = "", number: int = 0) -> Shown:
    """Up to five questions that were missed, or that stand for what tasks showed, once they are due.

    They are of lessons whose tasks or quiz were begun, and of no others.
    A missed one is due at once, then 1, 3, 7 and 21 days after it was right once, twice and more often in a row. With
    `answers`, a letter for each, those of review `number`, which were shown last, are marked, and asked again by that
    rule. Where they were marked before, or others shown since, as when all cells of a notebook run again, nothing is
    marked. Raises InputError for letters that are no answers, and for a file that is spoiled.
    """
    found = _progress_of("")
    if answers:
        return _marked_as_shown(found, answers, number)
    due = _due(found, date.today())[:_IN_A_REVIEW]
    said, number = "", 0
    if due:
        number, said = progress.note_review(due)
    if not due:
        return _lines_as_shown(
            "Nothing is due. What you miss in tasks and quizzes comes back here, later and later."
        )
    letters = " ".join("abcab"[: len(due)])
    shown = asked({key: _questions()[key] for key in due}, f'`review("{letters}", {number})`')
    return Shown(
        f"{shown.plain} {said}".rstrip(), f"{shown.markup}{f'<p>{with_code(said)}</p>' if said else ''}"
    )


def _marked_as_shown(found: Progress, answers: str, number: int) -> Shown:
    """The letters to the questions of the review that is open; nothing is marked where they are of another."""
    there = [key for key in found.shown if key in _questions()]
    if not there or number != found.reviews:
        return _lines_as_shown(
            "Nothing is marked: these letters are not for questions that are open. Run `review()` first; below its"
            " questions it says what to write."
        )
    shown = marked({key: _questions()[key] for key in there}, answers)
    progress.note_review([])
    return shown


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


def _of_the_file(path: Path) -> str:
    """Which file was read, or that there is none."""
    if path.exists():
        return f"Read from {path}."
    return f"There is no {path} yet. A course that lies elsewhere is named: `readout progress DIR`."


def _of_a_misconception(number: str, times: int) -> str:
    wrong, right = misconceptions().get(number, (number, "see the list of misconceptions"))
    return f"{times} x  {wrong} Rather: {right} Train it: {', '.join(trained_by(number))}."


def _by_times(counts: dict[str, int]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def _of_lesson(lesson: str, found: Progress) -> str:
    items = items_of(lesson)
    done = [key for key in items if key in found.tasks and found.tasks[key].state == "right"]
    begun = [key for key in items if key in found.tasks]
    hard = [key for key in begun if found.tasks[key].was_hard]
    mine = {key: told for key, told in found.questions.items() if key.partition(".")[0] == lesson}
    known = sum(told.right_since > 0 for told in mine.values())
    if not begun and not mine:
        return f"{lesson}: not begun"
    parts = [f"{len(done)} of {len(items)} tasks done"]
    parts += [f"hard: {', '.join(hard)}"] if hard else []
    parts += [f"quiz: {known} of {len(mine)} asked right"] if mine else []
    return f"{lesson}: {'; '.join(parts)}"


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
        if re.search(f"""['"]{misconception}['"]""", _program_of(item.check))
    ]
    asking = [
        f"quiz {key.partition('.')[0]}"
        for key, question in _questions().items()
        if misconception in {option.misconception for option in question.options}
    ]
    return tuple(dict.fromkeys([*tasks, *asking]))


@cache
def _program_of(check: Callable[..., str | None]) -> str:
    """The program of a check, with that of its file's other functions that it calls, and the messages that it names."""
    own = inspect.getsource(check)
    beside = vars(sys.modules[check.__module__])
    called = [one for one in beside.values() if inspect.isfunction(one) and f"{one.__name__}(" in own]
    named = [one for name, one in beside.items() if isinstance(one, (dict, tuple)) and name in own]
    return own + "".join([*map(inspect.getsource, called), *map(repr, named)])


def _as_shown(lessons: list[str], mistaken: list[str], closing: list[str]) -> Shown:
    """As text with the most frequent misconceptions, as HTML with all of them, the others folded."""
    most, others = mistaken[:_MOST_MISTAKEN], mistaken[_MOST_MISTAKEN:]
    heading = "What was mistaken most often, and where it is trained:"
    rest = f"{len(others)} more that came up as often or less"
    plain, markup = [*lessons, ""], [_bullets(lessons)]
    if most:
        plain += [heading, *(f"  {line}" for line in most)]
        plain += [f"  and {rest}: `my_work()` in a notebook lists them.", ""] if others else [""]
        markup += [f"<p>{heading}</p>", _bullets(most)]
    if others:
        markup.append(f"<details><summary>{rest}</summary>{_bullets(others)}</details>")
    ended = _lines_as_shown(*closing)
    return Shown("\n".join([*plain, ended.plain]), "\n".join([*markup, ended.markup]))


def _bullets(lines: list[str]) -> str:
    return f"<ul>{''.join(f'<li>{with_code(line)}</li>' for line in lines)}</ul>"


def _lines_as_shown(*lines: str) -> Shown:
    return Shown("\n".join(lines), "".join(f"<p>{with_code(line)}</p>" for line in lines))
