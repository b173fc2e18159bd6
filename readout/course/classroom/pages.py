"""What the pages of a class share: how they look, what outcomes are called, what a misconception is and trains."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib import resources
from typing import TYPE_CHECKING, Any

from readout.course.classroom.foreign import in_one_line
from readout.course.classroom.model import Marks
from readout.course.exercises.checking import items_of, lessons_with_tasks, with_code
from readout.course.exercises.my_work import misconceptions, trained_by

if TYPE_CHECKING:
    import jinja2

OUTCOMES = {
    "right": ("right", "✓ Right"),
    "not yet": ("wrong", "✗ Not yet"),
    "not attempted": ("none", "○ Not attempted"),
    "by hand": ("open", "… To be marked"),
    "marked": ("marked", "✎ Marked by hand"),
    "not graded": ("stopped", "! Not graded"),
}
"""Each outcome's class in the style sheet, and its sign with its words: no meaning hangs on colour alone."""

UNSANDBOXED = (
    "These notebooks ran without a sandbox: a program in them could reach the files of the machine that graded them, "
    "other submissions and these marks among them. Take the points as they are only where you trust all who handed in."
)

_EMPHASIS = re.compile(r"\*([^*\n`]{1,80})\*")
_SAFE = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")
# Names that Windows keeps for devices.
_DEVICES = re.compile(r"con|prn|aux|nul|com\d|lpt\d")


@dataclass(frozen=True)
class Taught:
    """A misconception: its number, what is taken for true, what is true rather, and the tasks and quizzes that train it."""

    number: str
    wrong: str
    rather: str
    train: tuple[str, ...]


@cache
def taught(number: str) -> Taught:
    """The misconception of a number; its texts are empty where the course's list has none of that number."""
    wrong, rather = misconceptions().get(number, ("", ""))
    train = trained_by(number) if wrong else ()
    return Taught(number, _EMPHASIS.sub(r"\1", wrong), _EMPHASIS.sub(r"\1", rather), train)


@cache
def task_of(item: str) -> str:
    """What a task asks for, in a line; empty where there is no such task."""
    lesson = item.partition(".")[0]
    found = items_of(lesson).get(item) if lesson in lessons_with_tasks() else None
    told = (found.check.__doc__ or "") if found else ""
    return told.partition("\n")[0]


def lesson_name(lesson: str) -> str:
    """A lesson as a sentence has it: "lesson 02", "the capstone"; one that the course has not is "another lesson"."""
    if lesson not in lessons_with_tasks():
        return "another lesson"
    return "the capstone" if lesson == "capstone" else f"lesson {lesson}"


def notes_of(one: Marks) -> list[str]:
    """What was noted of a submission and of its run, each note in a line; of very many the first."""
    every = [*one.submission.notes, *one.notes]
    more = [f"and {len(every) - 20} more notes"] if len(every) > 20 else []
    return [in_one_line(note, 300) for note in every[:20]] + more


def page_name(learner: str) -> str:
    """A file name for the page of a learner's id, which another id has on no system: letters, figures, "-", "_"."""
    if _SAFE.fullmatch(learner) and not _DEVICES.fullmatch(learner):
        return f"{learner}.html"
    kept = re.sub(r"[^a-z0-9_]+", "-", learner[:60].lower()).strip("-")[:40] or "learner"
    digest = sha256(learner.encode("utf-8", "backslashreplace")).hexdigest()
    return f"{kept}-{digest[:12]}.html"


@cache
def environment() -> jinja2.Environment:
    """The templates of this room; what stands between backticks is code, with the filter `code`."""
    import jinja2  # only here: who grades without pages needs none
    from jinja2.filters import do_mark_safe

    made = jinja2.Environment(
        loader=jinja2.PackageLoader("readout.course.classroom"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
    )
    made.filters["code"] = lambda text: do_mark_safe(with_code(text))
    made.filters["points"] = lambda number: f"{number:.2f}".rstrip("0").rstrip(".")
    made.globals["style"] = do_mark_safe(_style())
    return made


def _style() -> str:
    parts = (("readout.report", "report.css"), ("readout.course.classroom", "class.css"))
    return "\n".join(
        resources.files(room).joinpath("templates", name).read_text(encoding="utf-8") for room, name in parts
    )


def rendered(template: str, **values: Any) -> str:
    """A page: the template of this room with `values`."""
    return environment().get_template(template).render(**values)
