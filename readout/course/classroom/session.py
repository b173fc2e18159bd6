"""One run of one notebook, seen from outside: cells are sent in, answers come out, functions are called.

All that comes back is bytes of somebody who may want to deceive. A run that ends, is silent for too long or floods is
killed; what it had answered before stays.
"""

from __future__ import annotations

import math
import os
import queue
import secrets
import threading
import time
from collections.abc import Callable, Iterable
from typing import Any

from readout.course.classroom import values
from readout.course.classroom.box import Limits, Opened
from readout.course.classroom.values import LONGEST_LINE, Fields, Malformed

_CHUNK = 1 << 16
_IMPORTS = 60.0  # seconds for what the box imports before the first cell
_SPARE = 1.0  # seconds beyond those that the box itself keeps to
_MOST_CALLS = 500  # of functions, for one answer
_LONGEST_WORDS = 300
Taken = Callable[[str, Any], None]


class Died(Exception):
    """The run is over before its end. The message says why, to follow "The notebook"."""


class Lost:
    """An answer that cannot be had, and why, to follow "The answer cannot be read:"."""

    def __init__(self, why: str) -> None:
        self.why = why


class Missing:
    """A name that has no value at the end, with the error that its cell stopped with, if one did."""

    def __init__(self, name: str, error: str) -> None:
        self.name, self.error = name, error


class Session:
    """A notebook in its box, until `end`. Nothing here raises but Died."""

    def __init__(self, opened: Opened, limits: Limits) -> None:
        self._opened, self._limits = opened, limits
        self.until = math.inf
        """When all must be over, in seconds of `time.monotonic`."""
        self._lines: queue.Queue[bytes | None] = queue.Queue()
        self._why = "ended its own program, or used up the memory"
        self._died: Died | None = None
        self._calls = 0
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        self.lost_in_call = False
        """Whether the run died while it was asked for what a function gives."""
        self.seed: int | None = None
        """The seed that the notebook names, if it has begun."""
        self.own_text = False
        """Whether the notebook asked for a text of its own."""

    def begin(self, seed: int, rows: dict[str, tuple[str, ...]], text: tuple[str, bytes] | None) -> None:
        """Say whose notebook it is, with the lines of the Parsons tasks and, by its name, a text of the learner's own.

        The imports are done then. Raises Died.
        """
        number = self._send(
            do="begin",
            seed=seed,
            rows=rows,
            text=text,
            cell_seconds=self._limits.cell,
            call_seconds=self._limits.call,
        )
        self._next(number, time.monotonic() + _IMPORTS, "did not begin")

    def run_cell(self, code: str, taken: Taken) -> None:
        """Run a cell; each answer in it is given to `taken`, with its task, before the cell goes on. Raises Died."""
        number = self._send(do="cell", code=code)
        until = time.monotonic() + self._limits.cell + _SPARE
        for _ in range(self._limits.answers):
            found = self._next(number, until, "took too long")
            if found["k"] == "ran":
                return
            if found["k"] == "began":
                self._began(found)
            elif found["k"] == "answer":
                before = time.monotonic()
                taken(values.named_key(found.get("key")), self._answer(found))
                until += time.monotonic() - before
                self._send(do="go")
        self.kill("answered too often")

    def value(self, names: Iterable[str]) -> Any:
        """The value of a name at the end, or a tuple of those of several; Missing or Lost. Raises Died."""
        number = self._send(do="value", names=tuple(names))
        found = self._next(number, time.monotonic() + self._limits.call + _SPARE, "took too long")
        if "name" in found:
            return Missing(
                values.named(found["name"]), values.named(found["error"]) if found.get("error") else ""
            )
        return self._answer(found)

    def end(self) -> None:
        """Kill whatever is left of the run, and wait until it is gone."""
        self._opened.end()
        self._reader.join(_SPARE)
        if not self._reader.is_alive():
            self._opened.close()

    def kill(self, why: str) -> None:
        """End the run. Raises Died, with `why`."""
        self._opened.end()
        self._died = Died(why)
        raise self._died

    def _answer(self, found: Fields) -> Any:
        if "lost" in found:
            return Lost(values.clean(str(found["lost"]))[:_LONGEST_WORDS])
        self._calls = 0
        try:
            return values.value(found.get("v"), self._function)
        except Malformed as error:
            return Lost(str(error))

    def _function(self, number: int) -> Callable[..., Any]:
        def asked(*arguments: Any) -> Any:
            return self._call(number, arguments)

        return asked

    def _call(self, function: int, arguments: tuple[Any, ...]) -> Any:
        """What a function of the notebook gives. What it raises, is raised under its name; so is the end of the run."""
        self._calls += 1
        try:
            if self._calls > _MOST_CALLS:
                raise _named_error("TimeoutError", "called too often")
            number = self._send(do="call", function=function, arguments=arguments)
            found = self._next(
                number, time.monotonic() + self._limits.call + _SPARE, "took too long in a function"
            )
        except Died as died:
            self.lost_in_call = True
            raise _named_error("SystemExit", f"the notebook {died}") from None
        if "raised" in found:
            raise _named_error(*_error_of(found["raised"]))
        if "lost" in found:
            raise _named_error("ValueError", f"what it gives cannot be read: {found['lost']}")
        try:
            return values.value(found.get("v"), self._function)
        except Malformed as error:
            raise _named_error("ValueError", f"what it gives cannot be read: {error}") from None

    def _began(self, found: Fields) -> None:
        if type(found.get("seed")) is int:
            self.seed = found["seed"]
        self.own_text = found.get("own_text") is True

    def _send(self, **command: Any) -> int:
        """Send a command, and give the number that its answers bear. Raises Died."""
        if self._died:
            raise self._died
        number = secrets.randbits(60)
        try:
            self._opened.send(command | {"id": number}, self._limits.call + _SPARE)
        except OSError:
            self.kill(self._why)
        return number

    def _next(self, number: int, until: float, slow: str) -> Fields:
        """The next line that bears a number; others are nobody's. Raises Died."""
        if self._died:
            raise self._died
        until = min(until, self.until)
        while True:
            try:
                data = self._lines.get(timeout=max(until - time.monotonic(), 0))
            except queue.Empty:
                self.kill(slow if until < self.until else "used up the time for all of it")
            if data is None:
                self.kill(self._why)
            try:
                found = values.line(data or b"")
            except Malformed:
                continue
            if found.get("id") == number and isinstance(found.get("k"), str):
                return found

    def _read(self) -> None:
        """Take lines from the pipe until it ends or too much has come."""
        left, rest, count = self._limits.output, b"", 0
        while left > 0 and count < self._limits.lines:
            try:
                data = os.read(self._opened.lines, _CHUNK)
            except OSError:
                data = b""
            if not data:
                break
            left -= len(data)
            *whole, rest = (rest + data).split(b"\n")
            for line in whole:
                if line and count < self._limits.lines:
                    self._lines.put(line)
                    count += 1
            if len(rest) > LONGEST_LINE:
                rest = rest[:LONGEST_LINE] + b"?"  # no line any more
        if left <= 0 or count >= self._limits.lines:
            self._why = "put out too much"
        self._lines.put(None)


def _error_of(found: Any) -> tuple[str, str]:
    """The name and the message of an error, as the box tells it."""
    if isinstance(found, list) and len(found) == 2 and isinstance(found[1], str):
        return values.named(found[0]), values.clean(found[1])[:_LONGEST_WORDS]
    return "Exception", ""


def _named_error(name: str, message: str) -> Exception:
    """An error that looks like one of that name, and is none that anything here knows."""
    kind: type[Exception] = type(name, (Exception,), {})
    return kind(message)
