"""One answer, one check, at once and offline: what a learner sees in the exercises.

`check.start("02", seed)` gives the material, `check("02.1", answer)` says right, not yet or not attempted, and
`check.hint("02.1")` helps in three steps. A check looks at properties of the answer, computed for the learner's own
seed; it never stops the notebook, whatever the answer is. It is made for learning: nobody is graded by it.
"""

from __future__ import annotations

import hashlib
import html
import importlib
import os
import pkgutil
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from readout import ROOT
from readout.course.cells import load_cells
from readout.course.exercises.answers import NotYet, is_blank, is_program
from readout.course.exercises.runs import Runs, asked_in, made_in
from readout.course.progress import kept_of, note_check, note_hint
from readout.errors import InputError, quoted

if TYPE_CHECKING:  # it reads texts, and what it imports for that takes seconds
    from readout.course.exercises.given import Given

MIME = "application/vnd.readout.check+json"
_STATE_SIGNS = {"right": "✓ Right", "not yet": "✗ Not yet", "not attempted": "○ Not attempted"}
_STATE_COLOURS = {"right": "#007A59", "not yet": "#BF5400", "not attempted": "#57606a"}
_SOMETHING_ELSE = "○ Something else comes out"
_DONE_BEFORE = "You had this task right before, so it stays done."
_NOT_HERE = "is not here; whoever gives you the course has it, in exercises/solutions."
_STRESSED = re.compile(r"\*(\w(?:[^*\n]{0,80}\w)?)\*")
# Set where nbgrader runs a notebook, to grade it or to validate it.
_NBGRADER = "NBGRADER_EXECUTION"


_Task = TypeVar("_Task", bound="Callable[[Any, Given], str | None]")


@dataclass(frozen=True)
class Item:
    """One task: its key ("02.3", "capstone.3"), its points, two hints, and the check.

    The check raises NotYet or returns; a sentence that it returns says what cannot be known of an answer whose form is
    in order. `why` is told to whoever is right: why it is so, and what it opens. `lines` are those of a Parsons task, in
    the order they are handed out in. `look` lists what a person has to look at, where the check sees the form alone. Of a
    `prediction` another outcome is no mistake: what it shows is told, and counts from the second one on.
    """

    key: str
    points: int
    hints: tuple[str, str]
    why: str
    check: Callable[[Any, Given], str | None]
    lines: tuple[str, ...] = ()
    look: tuple[str, ...] = ()
    prediction: bool = False


@dataclass
class Items:
    """The items of one lesson, in order; `@items(...)` before a check adds one."""

    lesson: str
    found: dict[str, Item] = field(default_factory=dict)

    def __call__(
        self,
        number: int,
        points: int,
        hints: tuple[str, str],
        why: str,
        lines: tuple[str, ...] = (),
        look: tuple[str, ...] = (),
        prediction: bool = False,
    ) -> Callable[[_Task], _Task]:
        def add(check: _Task) -> _Task:
            key = f"{self.lesson}.{number}"
            self.found[key] = Item(key, points, hints, why, check, lines, look, prediction)
            return check

        return add


def lessons_with_tasks() -> dict[str, str]:
    """The modules with the tasks of each lesson ("02"), and of the capstone ("capstone"), in their order."""
    names = sorted(module.name for module in pkgutil.iter_modules([str(Path(__file__).parent)]))
    tasks = [name for name in names if name.startswith("lesson_")] + ["capstone"]
    return {name.removeprefix("lesson_"): f"{__package__}.{name}" for name in tasks}


def items_of(lesson: str) -> dict[str, Item]:
    """The items of a lesson by their keys. Raises InputError for a lesson without exercises."""
    modules = lessons_with_tasks()
    if not isinstance(lesson, str) or lesson not in modules:
        raise InputError(f"lesson {quoted(lesson)}: exercises are there for {', '.join(modules)}")
    items: Items = importlib.import_module(modules[lesson]).items
    return items.found


def outcome(item: Item, answer: object, given: Given) -> tuple[str, str, str | None]:
    """The state of an answer (a key of `_STATE_SIGNS`), the message for the learner, and the misconception it shows.

    A message with *right* is what cannot be known of the answer.
    """
    try:
        if is_blank(answer):
            return "not attempted", "Replace the `...` with your answer and run both cells again.", None
        unknown = item.check(answer, given)
    except KeyboardInterrupt:
        raise
    except NotYet as reason:
        # A line of the message of 00.7 is quoted, and not meant to be worked out.
        if isinstance(answer, str) and is_program(answer) and answer.strip() not in given.message:
            return "not yet", "That is text. Without quotation marks, Python works it out.", "M001"
        said = str(reason)
        if callable(answer):  # what is read then is what it returned
            said = said.replace("Your answer", "What your function gives", 1)
        elif reason.about and reason.about[0] is not answer:
            said = said.replace("Your answer", "One of your values", 1)
        return "not yet", said, reason.misconception
    except BaseException as error:  # an answer may be any object: whatever it does, the notebook goes on
        kind = type(error).__name__
        return "not yet", f"Your answer cannot be read ({kind}). Is it of the kind that is asked for?", None
    return "right", unknown or "", None


@dataclass(frozen=True)
class Shown:
    """What a check, a hint or a list of lines shows: as text, and as HTML that says the same without colour."""

    plain: str
    markup: str
    data: dict[str, Any] = field(default_factory=dict)

    def __repr__(self) -> str:
        return self.plain

    def _repr_mimebundle_(self, **_: object) -> dict[str, Any]:
        return {"text/plain": self.plain, "text/html": self.markup} | ({MIME: self.data} if self.data else {})


class Check:
    """The learner's side of the exercises of one notebook."""

    def __init__(self) -> None:
        self._given: Given | None = None
        self._items: dict[str, Item] = {}
        self._done: set[str] = set()
        self._hints: dict[str, int] = {}
        self._slips: Counter[tuple[str, str]] = Counter()
        self._predicted: set[str] = set()
        self._last: dict[str, str] = {}  # the mark of what was last not right yet, by task
        self._runs = Runs()

    def start(self, lesson: str, seed: int, path: str = "") -> Given:
        """The material of a lesson's exercises ("02", or "capstone") for `seed`, a whole number from 0 on.

        What the course's progress file has as done is done.

        With `path`, the text is the one in that file. Raises InputError for a seed or a text that is none.
        """
        from readout.course.exercises.given import Given

        items, given = items_of(lesson), Given(seed, path)
        given.load()  # what cannot be had is refused here, not at the first task
        self._items, self._given, self._hints = items, given, {}
        self._done, self._last = kept_of(lesson)
        self._slips.clear()
        self._predicted.clear()
        self._runs.begin()
        return given

    def __call__(self, key: str, answer: object = ...) -> Shown:
        """Whether an answer to a task is right, with progress. The answer may be any object."""
        if number := self._in_words(key):
            words = f'Task {number} is not checked by a program. `check.hint("{key}")` tells what a good answer has.'
            return _as_paragraph(words)
        item, given = self._item(key)
        (state, message, misconception), judged = self._outcome(item, answer, given)
        sign, unknown, counts = _STATE_SIGNS[state], message if state == "right" else "", state == "right"
        parts = [message]
        if state == "right" and (item.look or unknown):
            sign, parts = "✓ Form in order", [unknown or "What it says is for a person to judge."]
        elif state == "right":
            parts = [item.why]
        elif state == "not yet" and judged:
            if item.prediction and misconception:
                sign = _SOMETHING_ELSE
            added, counts = self._weighed(item, message, misconception)
            parts += [self._runs.stopped(key), added]
        elif key in self._done:
            parts.append(_DONE_BEFORE)
        if state == "right":
            self._done.add(key)
        shown = misconception if counts else None
        parts += [
            note_check(key, state, shown, counts, self._last.get(key, "")),
            f"{len(self._done)} of {len(self._items)} done.",
        ]
        said = " ".join(filter(None, parts))
        look = item.look if state == "right" else ()
        plain = "\n".join([f"{sign} ({key}). {said}", *(f"- {question}" for question in look)])
        colour = _STATE_COLOURS["not attempted" if sign == _SOMETHING_ELSE else state]
        # The colour is beside the words, which keep the page's own: no one colour can be read on light and on dark.
        markup = (
            f'<div role="status" style="border-left:4px solid {colour};padding:.2em .8em">'
            f"<strong>{sign}</strong> ({key}). {with_code(said)}{_as_list(look)}</div>"
        )
        points = item.points if state == "right" and not unknown else 0
        if os.environ.get(_NBGRADER):
            plain = str(points)  # what it takes for the score
        data = {"item": key, "state": state, "points": points, "misconception": shown}
        return Shown(plain, markup, data)

    def _outcome(self, item: Item, answer: object, given: Given) -> tuple[tuple[str, str, str | None], bool]:
        """The outcome, and whether the answer is what its cell says: a cell that failed has left an old one behind."""
        if stale := self._runs.stale(item.key):
            return ("not attempted" if is_blank(answer) else "not yet", stale, None), False
        found = outcome(item, answer, given)
        if found[0] == "not yet" and (other := self._runs.of_other_material(item.key)):
            return ("not yet", other, None), False
        return found, True

    def _weighed(self, item: Item, message: str, misconception: str | None) -> tuple[str, bool]:
        """What is added to the message to an answer that is not right yet, and whether the answer counts as a try."""
        ran = self._runs.code_of(item.key)
        mark = hashlib.sha256(f"{ran}\n{message}".encode()).hexdigest()[:8] if ran else ""
        again, self._last[item.key] = bool(mark) and self._last.get(item.key) == mark, mark
        if item.key in self._done:
            return _DONE_BEFORE, False
        if again:
            return "Nothing has changed since the last time, so this is no further try.", False
        if item.prediction and misconception and item.key not in self._predicted:
            self._predicted.add(item.key)
            return "That is no mistake. Run the next cells, and find out what you had not thought of.", False
        kind = item.key, misconception or message
        self._slips[kind] += 1
        if self._slips[kind] < 2:
            return "", True
        return f'The same again: open *Stuck?* below, or run `check.hint("{item.key}")` in a new cell.', True

    def hint(self, key: str) -> Shown:
        """The first hint; asked again, the second; asked a third time, the worked solution, or its place if it is not there.

        Of a task that is answered in words: what a good answer has.
        """
        if self._in_words(key):
            return _model_answer(key)
        item, _ = self._item(key)
        note_hint(key)
        step = min(self._hints.get(key, 0), 2)
        self._hints[key] = step + 1
        if step < 2:
            return _as_paragraph(f"Hint {step + 1} of 2 ({key}): {item.hints[step]}")
        worked = _worked(key)
        if worked is None:
            return _as_paragraph(f"The worked solution of {key} {_NOT_HERE}")
        return Shown(
            f"Worked solution ({key}):\n{worked}",
            f"<p>Worked solution ({key}):</p>{_program(worked)}",
        )

    def lines(self, key: str) -> Shown:
        """The lines of a Parsons task, numbered, in the order they are handed out in."""
        item, _ = self._item(key)
        rows = [f"{number}: {line}" for number, line in enumerate(item.lines, start=1)]
        return Shown("\n".join(rows), _program("\n".join(rows)))

    def _item(self, key: str) -> tuple[Item, Given]:
        if self._given is None:
            raise InputError("run the notebook's first cells: check.start comes before any check")
        there = ", ".join(self._items)
        if not isinstance(key, str):
            raise InputError(f"{quoted(key)}: a task is named in quotation marks; here are {there}")
        if key not in self._items:
            raise InputError(f"{quoted(key)}: no such task; here are {there}")
        return self._items[key], self._given

    def _in_words(self, key: object) -> int:
        """The number of the last task of a lesson's exercises, which no program checks; 0 for any other key."""
        last = next(reversed(self._items), "")
        number = int(last.partition(".")[2] or 0) + 1
        return number if last[:1].isdigit() and key == f"{last.partition('.')[0]}.{number}" else 0


def with_code(message: str) -> str:
    """A message as HTML: what stands between backticks as code, between asterisks stressed."""
    parts = html.escape(message).split("`")
    if len(parts) % 2 == 0:  # a backtick without its fellow is one
        parts[-2:] = ["`".join(parts[-2:])]
    return "".join(
        f"<code>{part}</code>" if place % 2 else _STRESSED.sub(r"<em>\1</em>", part)
        for place, part in enumerate(parts)
    )


def _as_paragraph(words: str) -> Shown:
    return Shown(words, f"<p>{with_code(words)}</p>")


def _model_answer(key: str) -> Shown:
    """What a good answer to a task in words has, folded; or where it is, if it is not here."""
    cells = _solved(key)
    number = key.partition(".")[2]
    at = next((n for n, cell in enumerate(cells) if cell.startswith(f"## {number} ")), None)
    if at is None or len(cells) <= at + 1:
        return _as_paragraph(f"What a good answer to {key} has {_NOT_HERE}")
    told = cells[at + 1].replace("**", "")
    summary = f"Written yours? What a good answer to {key} has"
    return Shown(told, f"<details><summary>{summary}</summary><p>{with_code(told)}</p></details>")


def _as_list(questions: tuple[str, ...]) -> str:
    """What a person has to look at, as a list; nothing where there is nothing."""
    rows = "".join(f"<li>{with_code(question)}</li>" for question in questions)
    return f"<ul>{rows}</ul>" if rows else ""


def stuck(item: Item, worked: str) -> str:
    """Both hints and the sentence that says where the worked solution is, as HTML: folded, each inside the one before."""
    first, second, last = map(with_code, (*item.hints, worked))
    return (
        f"<details><summary>Stuck? A hint for {item.key}</summary><p>{first}</p>\n"
        f"<details><summary>Still stuck? Another hint for {item.key}</summary><p>{second}</p>\n"
        f"<details><summary>The worked solution of {item.key}</summary><p>{last}</p></details></details></details>"
    )


def _program(code: str) -> str:
    return f'<pre style="font-family: monospace"><code>{html.escape(code)}</code></pre>'


def _worked(key: str) -> str | None:
    """The solution of a task: the last cell in the solutions that makes what is checked; None where they are not there."""
    code = _solved(key, "code")
    at = next((number for number, source in enumerate(code) if f'check("{key}"' in source), None)
    if at is None:
        return None
    answers = asked_in(code[at]).get(key, [])
    return next((source for source in reversed(code[:at]) if made_in(source).intersection(answers)), None)


def _solved(key: str, kind: str = "markdown") -> list[str]:
    """The cells of one kind in the solutions of a task's notebook; none where they are not there."""
    path = next((ROOT / "exercises" / "solutions").glob(f"{key.partition('.')[0]}_*.ipynb"), None)
    # nbformat is not there in a browser
    return ["".join(c["source"]) for c in load_cells(path) if c["cell_type"] == kind] if path else []


def assembled(item: Item, order: list[int], names: dict[str, Any]) -> dict[str, Any]:
    """What is defined after the lines of a Parsons task ran in `order` (numbers from 1), beside `names`.

    Raises NotYet where the order leaves the lines out or they do not run.
    """
    if sorted(order) != list(range(1, len(item.lines) + 1)):
        raise NotYet(f"Use each number from 1 to {len(item.lines)} once.")
    program = "\n".join(item.lines[number - 1] for number in order)
    space = dict(names)
    try:
        exec(compile(program, "<your order>", "exec"), space)  # lines of ours, in the learner's order
    except IndentationError:
        raise NotYet(
            "An indented line stands outside its loop: indented lines follow the line that ends with a colon."
        ) from None
    except Exception as error:
        raise NotYet(
            f"In your order the program stops with {type(error).__name__}: {error}. Which line needs what comes before it?"
        ) from None
    return space


check = Check()
"""What the exercises import."""
