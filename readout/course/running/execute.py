"""Executes one notebook with papermill in a warm kernel, and says in one line what stopped it."""

from __future__ import annotations

import asyncio
import errno
import json
import logging
import os
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import IO

import papermill
from jupyter_client.utils import run_sync  # type: ignore[attr-defined]
from nbclient.exceptions import DeadKernelError
from papermill.exceptions import PapermillExecutionError
from papermill.translators import PythonTranslator

from readout.course.cells import load_cells
from readout.course.running.kernels import WarmKernelManager
from readout.course.running.outcome import LessonFailed, Run
from readout.course.running.parameters import Parameter
from readout.errors import InputError

# Seconds any one cell may take: a lesson's slowest takes about two.
CELL_TIMEOUT = 120

# How often a lesson is begun again because another program took a port of its kernel.
OTHER_PORTS = 2

# Bytes of memory a lesson's kernel may ask for; the largest takes about 0.3 GB. Only Linux holds a process to it.
KERNEL_MEMORY = 4 * 2**30

_LIKELY = "as where memory runs out"

# What stops a lesson is raised, and said once.
logging.getLogger("papermill").setLevel(logging.CRITICAL)


def execute(
    path: Path, target: Path, parameters: Mapping[str, Parameter], position: int, instead: Mapping[str, str]
) -> Run:
    """Execute the notebook at `path` with `parameters` and write it to `target`; `position` is that of its bar.

    Each of the paths that `instead` has is given as what stands there in its place, in `target` and in errors.

    Raises InputError where a cell did, OSError where the disk is full, and LessonFailed where anything else stopped it.
    """
    try:
        run = _execute_on_free_ports(path, target, parameters, position)
    except InputError as error:
        raise InputError(_said(str(error), instead)) from error
    except LessonFailed as error:
        raise LessonFailed(*(_said(line, instead) for line in error.lines)) from error
    data = target.read_bytes()
    for given, shown in instead.items():
        for old, new in zip(_in_a_notebook(given), _in_a_notebook(shown), strict=True):
            data = data.replace(old, new)
    target.write_bytes(data)
    return run


def _execute_on_free_ports(
    path: Path, target: Path, parameters: Mapping[str, Parameter], position: int
) -> Run:
    """`execute`, again with other ports where a kernel found one of its own taken."""
    for _ in range(OTHER_PORTS):
        with suppress(_PortTaken), tempfile.TemporaryFile() as output:
            return _execute_saying_into(output, path, target, parameters, position)
    with tempfile.TemporaryFile() as output:
        return _execute_saying_into(output, path, target, parameters, position)


class _PortTaken(LessonFailed):
    """Between the choice of a kernel's ports and its start, another program took one."""


def _execute_saying_into(
    output: IO[bytes], path: Path, target: Path, parameters: Mapping[str, Parameter], position: int
) -> Run:
    """`execute`, with a file for what the kernel's process writes by itself."""
    started = time.perf_counter()
    begun: list[tuple[float, str]] = []  # when each cell began, and its source
    bar = {"desc": path.stem, "position": position, "disable": not sys.stderr.isatty(), "leave": True}
    try:
        notebook = papermill.execute_notebook(
            _unformatted(path),
            _unformatted(target),
            parameters=dict(parameters),
            progress_bar=bar,
            request_save_on_cell_execute=False,
            execution_timeout=CELL_TIMEOUT,
            # What a cell shows may come in long after it has ended, on a busy machine.
            iopub_timeout=CELL_TIMEOUT,
            extra_arguments=_kernel_arguments(),
            # papermill's own `cwd` changes the folder of the whole process, which lessons side by side cannot share.
            resources={"metadata": {"path": str(path.parent)}},
            kernel_manager_class=type("KernelManager", (WarmKernelManager,), {"output": output}),
            on_cell_execute=lambda cell, cell_index: begun.append((time.perf_counter(), cell.source)),
        )
    except PapermillExecutionError as error:
        if error.ename == InputError.__name__:
            raise InputError(error.evalue) from error
        _raise_full_disk(error.evalue)
        said = error.evalue
        if error.ename == "CellExecutionError":  # papermill's name for a failure that came without its error
            said = (
                _last_error_line(target) or f"it failed and did not say why, {_LIKELY}{_last_words(output)}"
            )
        raise LessonFailed(_where(path, error.exec_count, error.source, error.ename, said)) from error
    except Exception as error:  # a kernel that dies or a cell that hangs: nbclient raises several kinds
        run_sync(_end_tasks)()
        _raise_full_disk(str(error))
        source = begun[-1][1] if begun else "before its first"
        message = str(error).strip().partition("\n")[0]
        words = _last_words(output)
        message += words or (f", {_LIKELY}" if isinstance(error, DeadKernelError) else "")
        taken = not begun and os.strerror(errno.EADDRINUSE) in words
        raise (_PortTaken if taken else LessonFailed)(
            _where(path, len(begun), source, type(error).__name__, message)
        ) from error
    own = [cell for cell in notebook.cells if "injected-parameters" not in cell.metadata.get("tags", [])]
    cells = sum(cell.cell_type == "code" for cell in own)
    ended = time.perf_counter()
    startup = (begun[0][0] if begun else ended) - started
    return Run(path.stem, target, cells, ended - started, startup)


def _raise_full_disk(said: str) -> None:
    """Where a disk is full, no lesson is to blame, and the others would fail as well: raise OSError, which says it once."""
    full = os.strerror(errno.ENOSPC)
    if full in said:
        raise OSError(errno.ENOSPC, full)


def _said(message: str, instead: Mapping[str, str]) -> str:
    for given, shown in instead.items():
        message = message.replace(given, shown)
    return message


def _in_a_notebook(path: str) -> Iterator[bytes]:
    """How a notebook's file has a path: in the line of Python that sets the parameter, and as it is."""
    for text in (PythonTranslator.translate(path)[1:-1], path):
        yield json.dumps(text, ensure_ascii=False)[1:-1].encode("utf-8", "surrogatepass")


def _unformatted(path: Path) -> str:
    """`path` as papermill is to be given it, which puts parameters in the place of braces."""
    return str(path).replace("{", "{{").replace("}", "}}")


async def _end_tasks() -> None:
    """End what nbclient leaves in this thread's event loop when a cell takes too long: it waits for outputs for ever."""
    left = asyncio.all_tasks() - {asyncio.current_task()}
    for task in left:
        task.cancel()
    await asyncio.gather(*left, return_exceptions=True)


def _last_words(output: IO[bytes]) -> str:
    """The last line that a kernel's process wrote by itself, which names what it died of; empty where there is none."""
    output.seek(max(0, output.seek(0, os.SEEK_END) - 4000))
    lines = output.read().decode("utf-8", "replace").split("\n")
    last = next((line.strip() for line in reversed(lines) if line.strip()), "")
    return f" (its kernel: {last})" if last else ""


def _last_error_line(executed: Path) -> str:
    """The last words that cells wrote to standard error, where some failures alone are said; empty where none did."""
    try:
        cells = load_cells(executed)
    except InputError:
        return ""
    shown = [out for cell in cells for out in cell.get("outputs", []) if out.get("name") == "stderr"]
    lines = [line.strip(" |+-") for out in shown for line in "".join(out.get("text", "")).split("\n")]
    return next(filter(None, reversed(lines)), "")


def _kernel_arguments() -> list[str]:
    # A kernel's own log speaks of transport and shutdown; a cell's errors come through its outputs.
    arguments = ["--IPKernelApp.log_level=50"]
    if sys.platform == "linux":
        limit = (
            f"__import__('resource').setrlimit(__import__('resource').RLIMIT_DATA, ({KERNEL_MEMORY},) * 2)"
        )
        arguments.append(f"--IPKernelApp.exec_lines={limit}")
    return arguments


def _where(path: Path, number: int, source: str, kind: str, message: str) -> str:
    first = source.strip().partition("\n")[0]
    return f"{path.stem}, cell {number} ({first}): {kind}: {message}".replace("\n", " ")
