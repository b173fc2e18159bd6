"""A page of the class: who handed in, how the points are spread, what fails most and why, what is worth a look."""

from __future__ import annotations

import base64
import os
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import Any
from urllib.parse import quote

from readout.course.classroom.foreign import in_one_line
from readout.course.classroom.model import Learner, Marks
from readout.course.classroom.pages import (
    UNSANDBOXED,
    lesson_name,
    notes_of,
    rendered,
    task_of,
    taught,
)
from readout.course.classroom.similar import OTHERS_MATERIAL, worth_a_look
from readout.course.classroom.tables import by_hand_open, learners_of, points_by_lesson
from readout.files import write_text

_MOST_ITEMS, _MOST_ALIKE, _SLOWEST, _NOTES_UNFOLDED, _LEARNERS_UNFOLDED = 15, 40, 5, 12, 60
_NOTES_BESIDE = 3  # of a submission that took long
_CHECKED = ("right", "not yet", "not attempted", "not graded")


def write_overview(
    marks: Sequence[Marks], learners: Sequence[Learner], path: Path, pages: Mapping[str, Path]
) -> Path:
    """Write the page of a class to `path`, with links to the `pages` that `write_feedback` gave; return `path`.

    `learners` are all of the class, those among them who handed nothing in too. Raises OSError where it cannot be written.
    """
    links = {
        learner: quote(os.path.relpath(page, path.parent).replace(os.sep, "/"))
        for learner, page in pages.items()
    }
    return write_text(path, as_overview(marks, learners, links))


def as_overview(marks: Sequence[Marks], learners: Sequence[Learner], links: Mapping[str, str]) -> str:
    """The page, as one HTML document that loads nothing and runs nothing; `links` are addresses by learner's id."""
    from readout.course.classroom.charts import points_spread  # Matplotlib takes a second

    everyone = sorted({*learners, *learners_of(marks)}, key=lambda one: one.id)
    lessons = points_by_lesson(marks)
    chart = points_spread(marks)
    alike = worth_a_look(marks)
    return rendered(
        "overview.html.j2",
        headline=_headline(everyone, marks),
        sandboxed=all(one.sandboxed for one in marks),
        unsandboxed=UNSANDBOXED,
        lessons=[_handed_in_of(lesson, of, marks, everyone) for lesson, of in lessons.items()],
        chart=chart if chart.figure else None,
        pictures=[_picture(chart.webp(narrow)) for narrow in (False, True)] if chart.figure else [],
        items=_fail_most(marks)[:_MOST_ITEMS],
        mistaken=_mistaken(marks)[:_MOST_ITEMS],
        times=_how_long(marks),
        alike=[_alike_row(found) for found in alike[:_MOST_ALIKE]],
        more_alike=max(0, len(alike) - _MOST_ALIKE),
        noted=[_noted_row(one) for one in marks if notes_of(one)],
        at_once=_NOTES_UNFOLDED,
        unfolded=_LEARNERS_UNFOLDED,
        columns=[_titled_lesson(lesson_name(lesson)) for lesson in lessons],
        everyone=_everyone(everyone, marks, lessons, links),
    )


def _headline(everyone: Sequence[Learner], marks: Sequence[Marks]) -> str:
    handed_in = {one.submission.learner for one in marks}
    missing = len(everyone) - len(handed_in)
    told = f"{len(handed_in)} of {len(everyone)} learners handed in"
    return told + (f", {missing} handed in nothing" if missing else "")


def _handed_in_of(
    lesson: str, of: int, marks: Sequence[Marks], everyone: Sequence[Learner]
) -> dict[str, Any]:
    own = [one for one in marks if one.submission.lesson == lesson]
    handed_in = {one.submission.learner for one in own}
    return {
        "name": _titled_lesson(lesson_name(lesson)),
        "handed_in": len(handed_in),
        "missing": [_name_of_learner(learner) for learner in everyone if learner not in handed_in],
        "median": median(one.points for one in own),
        "of": of,
        "open": sum(by_hand_open(one) for one in own),
    }


def _fail_most(marks: Sequence[Marks]) -> list[dict[str, Any]]:
    """The tasks that the check marks, those that are right least often first."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for one in marks:
        for mark in one.marks:
            counts[mark.item][mark.outcome] += 1
    rows = []
    for item, found in counts.items():
        asked = sum(found[outcome] for outcome in _CHECKED)
        if asked > found["right"]:
            rows.append(
                {
                    "item": in_one_line(item, 40),
                    "asks": task_of(item),
                    "asked": asked,
                    "not_right": asked - found["right"],
                    "share": 100 * (asked - found["right"]) / asked,
                    "counts": [found[outcome] for outcome in _CHECKED[1:]],
                }
            )
    return sorted(rows, key=lambda row: (-row["share"], row["item"]))


def _mistaken(marks: Sequence[Marks]) -> list[dict[str, Any]]:
    """The misconceptions that came up, with how many learners had each and in which tasks; the most frequent first."""
    who: dict[str, set[str]] = defaultdict(set)
    where: dict[str, Counter[str]] = defaultdict(Counter)
    for one in marks:
        for mark in one.marks:
            if mark.misconception and taught(mark.misconception).wrong:
                who[mark.misconception].add(one.submission.learner.id)
                where[mark.misconception][in_one_line(mark.item, 40)] += 1
    return [
        {"taught": taught(number), "learners": len(who[number]), "items": list(where[number])}
        for number in sorted(who, key=lambda number: (-len(who[number]), number))
    ]


def _how_long(marks: Sequence[Marks]) -> dict[str, Any] | None:
    if not marks:
        return None
    slowest = sorted(marks, key=lambda one: -one.seconds)[:_SLOWEST]
    return {
        "all": sum(one.seconds for one in marks),
        "median": median(one.seconds for one in marks),
        "slowest": [
            {
                "learner": _name_of_learner(one.submission.learner),
                "lesson": _titled_lesson(lesson_name(one.submission.lesson)),
                "seconds": one.seconds,
                "notes": notes_of(one)[:_NOTES_BESIDE],
            }
            for one in slowest
        ],
    }


def _alike_row(found: Any) -> dict[str, Any]:
    return {
        "learners": [_name_of_learner(learner) for learner in found.learners],
        "lesson": _titled_lesson(lesson_name(found.lesson)),
        "items": [in_one_line(item, 40) for item in found.items],
        "others": found.kind == OTHERS_MATERIAL,
    }


def _noted_row(one: Marks) -> dict[str, Any]:
    return {
        "learner": _name_of_learner(one.submission.learner),
        "lesson": _titled_lesson(lesson_name(one.submission.lesson)),
        "notes": notes_of(one),
    }


def _everyone(
    everyone: Sequence[Learner], marks: Sequence[Marks], lessons: Mapping[str, int], links: Mapping[str, str]
) -> list[dict[str, Any]]:
    points = {(one.submission.learner, one.submission.lesson): one for one in marks}
    rows = []
    for learner in everyone:
        cells = []
        for lesson, of in lessons.items():
            one = points.get((learner, lesson))
            cells.append({"points": one.points, "of": of, "open": by_hand_open(one)} if one else None)
        rows.append(
            {
                "name": _name_of_learner(learner),
                "id": in_one_line(learner.id, 80),
                "link": links.get(learner.id),
                "cells": cells,
            }
        )
    return rows


def _name_of_learner(learner: Learner) -> str:
    return in_one_line(learner.name, 80) or in_one_line(learner.id, 80)


def _titled_lesson(words: str) -> str:
    return words[:1].upper() + words[1:]


def _picture(webp: bytes) -> str:
    return "data:image/webp;base64," + base64.b64encode(webp).decode()
