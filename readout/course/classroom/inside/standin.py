"""What stands in for the exercises in the box: the material as ever, and a check that takes answers and says nothing.

No task, hint or solution is here. The answers are judged outside.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from readout.course.exercises.given import Given

_PACKAGE = "readout.course.exercises"


class Said:
    """A neutral line: what a check shows here."""

    def __init__(self, text: str) -> None:
        self.plain = self.markup = text
        self.data: dict[str, Any] = {}

    def __repr__(self) -> str:
        return self.plain


class Check:
    """The learner's side of the exercises: `take` is told each answer, `began` the seed that the notebook names."""

    def __init__(self) -> None:
        self.seed, self.path = 0, ""
        self.rows: Mapping[str, tuple[str, ...]] = {}
        self.take: Callable[[Any, Any], None] = lambda key, answer: None
        self.began: Callable[[Any, bool], None] = lambda seed, own_text: None

    def start(self, lesson: str, seed: int, path: str = "") -> Given:
        """The material of the learner whose notebook it is, whatever seed or path it names."""
        from readout.course.exercises.given import Given

        given = Given(self.seed, self.path if path else "")
        given.load()
        self.began(seed, bool(path))
        return given

    def __call__(self, key: str, answer: object = ...) -> Said:
        """Take an answer."""
        self.take(key, answer)
        return Said(f"{key}: taken.")

    def hint(self, key: str) -> Said:
        """Nothing: hints are for learning."""
        return Said(f"{key}: no hints here.")

    def lines(self, key: str) -> Said:
        """The lines of a Parsons task, as they were handed out."""
        return Said("\n".join(f"{at}: {line}" for at, line in enumerate(self.rows.get(key, ()), start=1)))


def put_in_place() -> Check:
    """Put the stand-in where notebooks import from, and give its check."""
    course = importlib.import_module(_PACKAGE.rpartition(".")[0])
    check = Check()

    def nothing(*_: object, **__: object) -> Said:
        return Said("")

    names = {"check": check, "quiz": nothing, "my_work": nothing, "review": nothing}
    package = ModuleType(_PACKAGE)
    package.__path__ = [str(Path(str(course.__file__)).parent / "exercises")]
    vars(package).update(check=check, quiz=nothing)
    sys.modules[_PACKAGE] = package
    vars(course)["exercises"] = package
    for name in ("checking", "quizzes", "my_work"):
        module = ModuleType(f"{_PACKAGE}.{name}")
        vars(module).update(names)
        sys.modules[module.__name__] = module
        setattr(package, name, module)
    return check
