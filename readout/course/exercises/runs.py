"""Which cell made an answer, and whether it did: a cell that fails leaves the value from before behind.

It listens to IPython, in JupyterLab, in a browser and where a notebook is run as a whole. Where there is no IPython it
knows nothing and says nothing.
"""

from __future__ import annotations

import ast
import builtins
import os
import re
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from readout.course.cells import load_cells
from readout.errors import InputError

_MADE = re.compile(r"^(?:def (\w+)|(\w+(?:, ?\w+){0,5}) ?=(?!=))", re.MULTILINE)


def made_in(code: str) -> set[str]:
    """The names that a cell gives a value to; of code that is no Python, those that stand first in a line."""
    try:
        nodes = list(ast.walk(ast.parse(code)))
    except (SyntaxError, ValueError):
        found = (name for match in _MADE.finditer(code) for name in (match[1] or match[2]).split(","))
        return {name.strip() for name in found}
    names = {node.id for node in nodes if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}
    return names | {node.name for node in nodes if isinstance(node, ast.FunctionDef)}


def asked_in(code: str) -> dict[str, list[str]]:
    """The names that each task of a cell is answered with: `check("02.7", order)` asks 02.7 of `order`."""
    try:
        calls = [node for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Call)]
    except (SyntaxError, ValueError):
        return {}
    return {
        str(key.value): [node.id for part in rest for node in ast.walk(part) if isinstance(node, ast.Name)]
        for call in calls
        if isinstance(call.func, ast.Name) and call.func.id == "check" and call.args
        for key, *rest in [call.args]
        if isinstance(key, ast.Constant)
    }


@dataclass
class _CellRun:
    code: str
    at: float  # seconds since the epoch
    number: int
    error: str  # the kind of error it stopped with once the name was made; empty where it did not


@dataclass
class Runs:
    """The cells of a notebook that were run since `begin`."""

    _shell: Any = None
    _now: str = ""
    _before: dict[str, Any] = field(default_factory=dict)
    _made: dict[str, _CellRun] = field(default_factory=dict)
    _failed: dict[str, str] = field(default_factory=dict)
    _number: int = 0
    _begun: int = 0

    def begin(self) -> None:
        """Listen from now on; what was made before now is of other material."""
        self._begun = self._number
        ipython = sys.modules.get("IPython")
        shell = ipython.get_ipython() if ipython else None
        if shell is not None and shell is not self._shell:
            self._shell = shell
            shell.events.register("pre_run_cell", self._begins)
            shell.events.register("post_run_cell", self._ended)

    def stale(self, key: str) -> str | None:
        """Why a task's answer is not what its cell says now, in a sentence; None where nothing is known against it."""
        names = self._made_above(key)
        for name in names:
            if name in self._failed:
                there = (
                    f"there is no `{name}` yet"
                    if self._shell.user_ns.get(name) is ...
                    else f"`{name}` is still what it was before"
                )
                return f"The cell that makes `{name}` stopped with {self._failed[name]}: {there}. Mend that cell and run it."
            if name not in self._made and self._shell.user_ns.get(name) is ...:
                return f"There is no `{name}` yet. Run the cell above that makes it."
        edited = next((name for name in names if name in self._made and self._edited(key, name)), None)
        if edited:
            return f"The cell that makes `{edited}` was changed since it ran. Run it, then this one."
        return None

    def of_other_material(self, key: str) -> str | None:
        """A sentence where a task's answer was made before the material was; None where it was not."""
        for name in self._made_above(key):
            if name in self._made and self._made[name].number <= self._begun:
                return f"`{name}` was made before the first cells were run again. Run its cell anew."
        return None

    def stopped(self, key: str) -> str:
        """A sentence where the cell that makes a task's answer made it and then stopped; empty where it did not."""
        for name in self._made_above(key):
            if name in self._made and (error := self._made[name].error):
                return f"The cell that makes `{name}` stopped with {error} before its end."
        return ""

    def _made_above(self, key: str) -> list[str]:
        """The names that a task is answered with, without those that the cell of its check itself has made."""
        made = made_in(self._now)
        return [name for name in asked_in(self._now).get(key, []) if name not in made]

    def code_of(self, key: str) -> str:
        """The cells that made a task's answer, and that of its check, as they ran; empty where none is known."""
        if key not in asked_in(self._now):
            return ""
        above = [self._made[name].code for name in self._made_above(key) if name in self._made]
        return "\n".join([*above, self._now.strip()])

    def _begins(self, info: Any) -> None:
        self._number += 1
        self._now = info.raw_cell or ""
        known = self._shell.user_ns
        self._before = {name: known.get(name) for name in made_in(self._now)}
        for names in asked_in(self._now).values():
            for name in names:
                if not hasattr(builtins, name):
                    known.setdefault(name, ...)  # as it was handed out: the check says what is missing

    def _ended(self, result: Any) -> None:
        error = result.error_before_exec or result.error_in_exec
        code = (result.info.raw_cell if result.info else "") or ""
        for name in made_in(code):
            if error is None or self._shell.user_ns.get(name) is not self._before.get(name):
                self._failed.pop(name, None)
                kind = type(error).__name__ if error else ""
                self._made[name] = _CellRun(code.strip(), time.time(), self._number, kind)
            else:
                self._failed[name] = type(error).__name__

    def _edited(self, key: str, name: str) -> bool:
        """Whether the notebook, saved since a name was made, has other code for it now."""
        path = Path(os.environ.get("JPY_SESSION_NAME", ""))  # set by the server of JupyterLab
        run = self._made[name]
        try:
            if path.suffix != ".ipynb" or path.stat().st_mtime <= run.at:
                return False
            cells = load_cells(path)
        except (OSError, InputError):
            return False
        code = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]
        at = next((n for n, source in enumerate(code) if f'check("{key}"' in source), 0)
        above = next((source for source in reversed(code[:at]) if name in made_in(source)), run.code)
        return above.strip() != run.code
