"""The program of the box: `__main__.py once SITE ...` for one notebook, `__main__.py many CONTROL SITE ...` for one after the other.

`once` takes commands on its standard input and gives lines on its standard output. `many` imports all that notebooks
need, then waits on the descriptor CONTROL for pairs of pipes; each pair goes to a child in namespaces of its own.
"""

from __future__ import annotations

import os
import sys
from typing import Any

_LIBRARY_FOLDER = os.path.abspath(os.path.join(os.path.dirname(__file__), *[os.pardir] * 4))


def main(arguments: list[str]) -> None:
    """Run what `arguments` say."""
    how, *places = arguments
    control = int(places.pop(0)) if how == "many" else -1
    sys.path[:0] = [_LIBRARY_FOLDER, *places]
    if how == "once":
        commands, lines = os.dup(0), os.dup(1)
        _silence()
        _serve(commands, lines, _prepared(), alone=True)
    else:
        _silence()
        _serve_many(control)


def _prepared() -> tuple[Any, Any]:
    """The stand-in for the exercises, and IPython's shell without a history or a terminal."""
    from IPython.core.interactiveshell import InteractiveShell
    from traitlets.config import Config

    from readout.course.classroom.inside.standin import put_in_place

    check = put_in_place()
    settings = Config()
    settings.HistoryManager.enabled = False
    shell = InteractiveShell.instance(config=settings)
    shell.builtin_trap.activate()
    sys.excepthook = sys.__excepthook__
    return check, shell


def _serve(commands: int, lines: int, prepared: tuple[Any, Any], alone: bool) -> None:
    from readout.course.classroom.inside.cells import Runner
    from readout.course.classroom.inside.channel import Channel

    channel = Channel(commands, lines)
    first = channel.read()
    if first["limits"] is not None:
        from readout.course.classroom.inside import spaces

        if not alone:
            spaces.furnish(first["disk"])
        spaces.limit(first["limits"])
        spaces.give_up_rights(first["rules"])
    Runner(channel, *prepared).run()


def _serve_many(number: int) -> None:
    import socket

    control = socket.socket(fileno=number)
    prepared = _prepared()
    _warm_up()
    control.send(b"ready")
    while True:
        _, pipes, _, _ = socket.recv_fds(control, 16, 2)
        if len(pipes) != 2:
            os._exit(0)  # nobody is there any more
        if os.fork() == 0:
            _branch(control, pipes, prepared)
        for pipe in pipes:
            os.close(pipe)
        while _reaped():
            pass


def _branch(control: Any, pipes: list[int], prepared: tuple[Any, Any]) -> None:
    """The child of one notebook: it gives itself namespaces, and its own child is the first process of a new one."""
    from readout.course.classroom.inside import spaces

    try:
        spaces.unshare()
        child = os.fork()
    except OSError as error:
        control.send(f"no {error}".encode())
        os._exit(3)
    if child:
        for pipe in (*pipes, control.fileno()):
            os.close(pipe)
        os.waitpid(child, 0)
        os._exit(0)
    os.setsid()  # no signal to a group reaches another notebook
    control.send(b"here")
    control.close()
    try:
        _serve(pipes[0], pipes[1], prepared, alone=False)
    finally:
        os._exit(4)


def _reaped() -> bool:
    try:
        return os.waitpid(-1, os.WNOHANG)[0] != 0
    except ChildProcessError:
        return False


def _warm_up() -> None:
    """Import what notebooks import, and read one text, so that no notebook waits for it."""
    import gc

    import numpy  # noqa: F401
    import pandas  # noqa: F401

    import readout.course.results  # noqa: F401
    from readout.course.exercises.given import Given

    given = Given(0)
    _ = given.load(), given.facts, given.scores, given.verdicts, given.book.annual
    gc.collect()
    gc.freeze()


def _silence() -> None:
    """Put nothing in the place of the terminal: what a cell prints is not kept."""
    nothing = os.open(os.devnull, os.O_RDWR)
    for number in (0, 1, 2):
        os.dup2(nothing, number)
    os.close(nothing)


if __name__ == "__main__":
    main(sys.argv[1:])
