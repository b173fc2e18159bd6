"""A page for each learner: the own marks, what was wrong and why, and what to train next. Nothing of anybody else."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from readout.course.classroom.foreign import in_one_line, shown
from readout.course.classroom.model import Mark, Marks
from readout.course.classroom.pages import (
    OUTCOMES,
    UNSANDBOXED,
    lesson_name,
    notes_of,
    page_name,
    rendered,
    task_of,
    taught,
)
from readout.drafts import replacing

_TO_DO = ("not yet", "not attempted", "not graded")
_LONGEST_MESSAGE, _LONGEST_ANSWER_SHOWN = 2000, 4000


def write_feedback(marks: Sequence[Marks], folder: Path) -> dict[str, Path]:
    """Write a page for each learner of `marks` to `folder`, in the place of what was there; return them by learner's id.

    Raises OSError where they cannot be written; the folder is then as it was.
    """
    theirs: dict[str, list[Marks]] = defaultdict(list)
    for one in marks:
        theirs[one.submission.learner.id].append(one)
    names = {learner: page_name(learner) for learner in sorted(theirs)}
    with replacing(folder) as fresh:
        for learner, name in names.items():
            (fresh / name).write_text(as_feedback(theirs[learner]), encoding="utf-8")
    return {learner: folder / name for learner, name in names.items()}


def as_feedback(marks: Sequence[Marks]) -> str:
    """The page of one learner, as one HTML document that loads nothing and runs nothing. `marks` are that learner's."""
    ordered = sorted(marks, key=lambda one: one.submission.lesson)
    learner = ordered[0].submission.learner
    every = [mark for one in ordered for mark in one.marks]
    name = in_one_line(learner.name, 200) or in_one_line(learner.id, 200)
    lessons = [_lesson_told(one) for one in ordered]
    return rendered(
        "feedback.html.j2",
        name=name,
        title=f"{name}, {', '.join(lesson['name'] for lesson in lessons)}",
        sandboxed=all(one.sandboxed for one in ordered),
        unsandboxed=UNSANDBOXED,
        open=sum(mark.outcome == "by hand" for mark in every),
        lessons=lessons,
        train=_to_train(every),
        left=[in_one_line(mark.item, 40) for mark in every if mark.outcome in _TO_DO],
    )


def _lesson_told(one: Marks) -> dict[str, Any]:
    counts = Counter(mark.outcome for mark in one.marks)
    name = lesson_name(one.submission.lesson)
    return {
        "name": name[0].upper() + name[1:],
        "points": one.points,
        "of": sum(mark.of for mark in one.marks),
        "counted": ", ".join(
            f"{counts[outcome]} {sign.partition(' ')[2].lower()}"
            for outcome, (_, sign) in OUTCOMES.items()
            if counts[outcome]
        ),
        "notes": notes_of(one),
        "tasks": [_task_told(mark) for mark in one.marks],
    }


def _task_told(mark: Mark) -> dict[str, Any]:
    kind, sign = OUTCOMES.get(mark.outcome, OUTCOMES["not graded"])
    return {
        "item": in_one_line(mark.item, 40),
        "asks": task_of(mark.item),
        "kind": kind,
        "sign": sign,
        "points": mark.points,
        "of": mark.of,
        "message": shown(mark.message, _LONGEST_MESSAGE),
        "taught": taught(mark.misconception) if mark.misconception else None,
        "look": [in_one_line(question, 300) for question in mark.look[:20]],
        "answer": shown(mark.answer, _LONGEST_ANSWER_SHOWN),
    }


def _to_train(marks: Sequence[Mark]) -> list[tuple[Any, list[str]]]:
    """The misconceptions that came up, each with its tasks, the most frequent first."""
    came_up: dict[str, list[str]] = defaultdict(list)
    for mark in marks:
        if mark.misconception and taught(mark.misconception).wrong:
            came_up[mark.misconception].append(in_one_line(mark.item, 40))
    ordered = sorted(came_up.items(), key=lambda told: (-len(told[1]), told[0]))
    return [(taught(number), items) for number, items in ordered]
