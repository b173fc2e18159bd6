"""Runs the cells that the grader sends, and gives their answers out; functions stay here and are called from outside."""

from __future__ import annotations

import ast
import builtins
import importlib
import os
import signal
import sys
from _json import encode_basestring_ascii as _quoted
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from readout.course.classroom.inside import channel, encoding
from readout.course.classroom.inside.channel import Channel
from readout.course.classroom.inside.encoding import TooLarge, encoded
from readout.course.classroom.inside.standin import Check
from readout.course.exercises.runs import asked_in, made_in

_AGAIN = 0.5  # seconds until a cell that went on is interrupted once more
_LONGEST_ERROR = 300
_own_number, _leave = os.getpid, os._exit
_OWN = (encoding, channel, sys.modules[__name__])
_Command = dict[str, Any]


class _Stopped(BaseException):
    """Raised where a cell or a call has had its time."""


class Runner:
    """One notebook. `shell` is IPython's, of which the namespace and the magics are used."""

    def __init__(self, pipes: Channel, check: Check, shell: Any) -> None:
        self._channel, self._shell, self._check = pipes, shell, check
        self._names: dict[str, Any] = shell.user_ns
        self._functions: list[Any] = []
        self._cell: _Command = {}
        self._busy = False
        self._process = _own_number()
        self._failed: dict[str, str] = {}
        self._asked_in, self._made_in = asked_in, made_in
        self._transform: Callable[[str], str] = shell.transform_cell
        self._kept = _Unspoiled()
        self._seconds = self._call_seconds = 0.0
        check.take, check.began = self._take, self._began

    def run(self) -> None:
        """Do what is sent until nobody sends any more."""
        while True:
            command = self._channel.read()
            if command["do"] == "begin":
                self._begin(command)
            elif command["do"] == "cell":
                self._run_cell(command)
            elif command["do"] == "value":
                self._value(command)
            else:
                self._serve(command)

    def _begin(self, command: _Command) -> None:
        self._check.seed, self._check.rows = command["seed"], command["rows"]
        self._seconds, self._call_seconds = command["cell_seconds"], command["call_seconds"]
        if command["text"] is not None:
            self._check.path, text = command["text"]
            with open(self._check.path, "wb") as file:
                file.write(text)
        importlib.import_module(
            "readout.course.exercises.given"
        )  # which takes long, and is not the notebook's time
        self._reply(command, "begun", "")

    def _run_cell(self, command: _Command) -> None:
        self._cell = command
        code = command["code"]
        try:
            with _Alarm(self._seconds):
                for name in {name for names in self._asked_in(code).values() for name in names}:
                    if not hasattr(builtins, name):
                        self._names.setdefault(name, ...)  # as `runs` has it: the check says what is missing
                self._execute(code)
        except BaseException as raised:  # whatever a cell raises, the next one is run
            self._failed.update(dict.fromkeys(self._made_in(code), type(raised).__name__))
        self._kept.put_back()
        self._busy = False
        if _own_number() != self._process:
            _leave(0)  # a cell has forked, and this is the child
        self._reply(command, "ran", "")

    def _execute(self, code: str) -> None:
        try:
            tree = ast.parse(code)
        except SyntaxError:  # a magic, perhaps
            code = self._transform(code)
            tree = ast.parse(code)
        last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
        exec(compile(tree, "<cell>", "exec"), self._names)
        if isinstance(last, ast.Expr):
            self._names["_"] = eval(compile(ast.Expression(last.value), "<cell>", "eval"), self._names)

    def _take(self, key: Any, answer: Any) -> None:
        """Hand an answer out, and be asked about it before the cell goes on."""
        if self._busy or _own_number() != self._process or not isinstance(key, str) or len(key) > 40:
            return
        self._busy = True
        try:
            written = self._written(answer)
            with _Paused():
                self._reply(self._cell, "answer", f',"key":{_quoted(key)},{written}')
                while (command := self._channel.read())["do"] != "go":
                    self._serve(command)
        finally:
            self._busy = False

    def _began(self, seed: Any, own_text: bool) -> None:
        seed = seed if type(seed) is int and 0 <= seed < 10**9 else self._check.seed
        if seed != self._check.seed:
            self._names["seed"] = self._check.seed
        self._reply(self._cell, "began", f',"seed":{seed},"own_text":{"true" if own_text else "false"}')

    def _value(self, command: _Command) -> None:
        """The value of names at the end: of one, or a tuple of several."""
        self._cell = command
        lacking = [name for name in command["names"] if self._names.get(name, ...) is ...]
        if lacking:
            error = self._failed.get(lacking[0], "")
            self._reply(command, "value", f',"name":{_quoted(lacking[0])},"error":{_quoted(error[:80])}')
            return
        values = [self._names[name] for name in command["names"]]
        try:
            with _Alarm(self._call_seconds):
                written = self._written(values[0] if len(values) == 1 else tuple(values))
        except BaseException:  # the time is up
            written = '"lost":"it takes too long to read"'
        self._reply(command, "value", "," + written)

    def _serve(self, command: _Command) -> None:
        """Call a function that an answer is, and give what it gives or raises."""
        if command["do"] != "call":
            return
        try:
            with _Alarm(self._call_seconds):
                found = self._functions[command["function"]](*command["arguments"])
                written = self._written(found)
        except _Stopped:
            written = _raised("TimeoutError", f"no answer within {self._call_seconds:g} seconds")
        except BaseException as error:  # told to the check, as the notebook's own would be
            written = _raised(type(error).__name__, _words_of(error))
        self._reply(command, "gives", "," + written)

    def _written(self, value: Any) -> str:
        try:
            return f'"v":{encoded(value, self._keep)}'
        except _Stopped:
            raise
        except TooLarge as error:
            return f'"lost":{_quoted(str(error))}'
        except BaseException as error:  # a value may do anything when it is looked at
            return f'"lost":{_quoted(f"it raises {type(error).__name__[:60]} when it is read")}'

    def _keep(self, function: Any) -> int:
        self._functions.append(function)
        return len(self._functions) - 1

    def _reply(self, command: _Command, kind: str, fields: str) -> None:
        self._channel.send(f'{{"id":{command.get("id", 0)},"k":"{kind}"{fields}}}')


def _raised(name: str, message: str) -> str:
    return f'"raised":[{_quoted(name[:80])},{_quoted(message[:_LONGEST_ERROR])}]'


def _words_of(error: BaseException) -> str:
    try:
        return str.__str__(str(error))
    except BaseException:  # an error of the learner's own may not be writable
        return ""


class _Alarm:
    """Raises _Stopped after some seconds, and again while it is held on to. Best effort: the grader keeps its own time."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds

    def __enter__(self) -> None:
        if hasattr(signal, "setitimer"):  # Windows has none
            signal.signal(signal.SIGALRM, _raise_stopped)
            signal.setitimer(signal.ITIMER_REAL, self._seconds, _AGAIN)

    def __exit__(self, *_: object) -> None:
        _set_timer(0.0)


class _Paused:
    """Stops the time of a cell while its answer is looked at."""

    def __enter__(self) -> None:
        self._left = signal.getitimer(signal.ITIMER_REAL)[0] if hasattr(signal, "setitimer") else 0.0
        _set_timer(0.0)

    def __exit__(self, *_: object) -> None:
        if self._left:
            _set_timer(max(self._left, 0.01))


def _raise_stopped(*_: object) -> None:
    raise _Stopped


def _set_timer(seconds: float) -> None:
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds, _AGAIN if seconds else 0.0)


class _Unspoiled:
    """What a cell may leave spoiled for those after it: builtins, our own program, hooks, limits, the folder."""

    def __init__(self) -> None:
        self._builtins, self._before = builtins.__dict__, dict(builtins.__dict__)
        self._own = [(names, dict(names)) for names in map(vars, _OWN)]
        self._depth, self._folder, self._out = sys.getrecursionlimit(), os.getcwd(), sys.stdout

    def put_back(self) -> None:
        """Put all of it back."""
        for names, before in self._own:
            names.update(before)
        if self._builtins != self._before:
            self._builtins.update(self._before)
            for name in [name for name in self._builtins if name not in self._before]:
                del self._builtins[name]
        sys.settrace(None)
        sys.setprofile(None)
        sys.setrecursionlimit(self._depth)
        sys.stdout = sys.stderr = self._out
        with suppress(OSError):
            os.chdir(self._folder)
