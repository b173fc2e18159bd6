"""Executes lessons with papermill, strictly: a parameter that does not fit stops the run before it starts.

papermill alone lets three mistakes pass with exit code 0: a parameter the notebook does not have, a notebook
without a cell tagged `parameters`, and a value of another type. Here each is an InputError.
"""

from __future__ import annotations

import ast
import json
import logging
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import papermill
from papermill.exceptions import PapermillExecutionError

from readout.course import template
from readout.course.kernels import WarmKernelManager
from readout.course.notebooks import read_notebook
from readout.errors import InputError

Parameter = str | int | float | bool
TYPES = {"str": str, "int": int, "float": float, "bool": bool}

# Seconds any one cell may take: a lesson's slowest takes about two.
CELL_TIMEOUT = 120

# Bytes of memory a lesson's kernel may ask for; the largest takes about 0.3 GB. Only Linux holds a process to it.
KERNEL_MEMORY = 4 * 2**30


class LessonFailed(Exception):
    """Lessons stopped with an error. `lines` has one line for each: lesson, cell, what was raised."""

    def __init__(self, *lines: str) -> None:
        super().__init__("\n".join(lines))
        self.lines = lines


@dataclass(frozen=True, slots=True)
class Run:
    """One executed lesson: where it was written, how many code cells it has and how many seconds it took.

    Of these seconds `startup` passed before its first cell began.
    """

    lesson: str
    path: Path
    cells: int
    seconds: float
    startup: float


def declared_parameters(path: Path) -> dict[str, Parameter]:
    """The parameters of the notebook at `path` with their defaults.

    They stand in its one cell tagged `parameters`, as annotated literals and nothing else: `year: int = 2023`.
    A derived value there would keep its old value when papermill replaces what it was derived from.

    Raises InputError where the cell is missing, doubled, or holds anything else.
    """
    tagged = [c for c in read_notebook(path).cells if "parameters" in c.metadata.get("tags", [])]
    if len(tagged) != 1:
        raise InputError(f"{path.name}: {len(tagged)} cells tagged 'parameters'; a lesson has exactly one")
    parameters = {}
    for node in ast.parse(tagged[0].source).body:
        line = ast.unparse(node)
        if not isinstance(node, ast.AnnAssign) or not isinstance(node.target, ast.Name) or node.value is None:
            raise InputError(
                f"{path.name}: {line!r} in the parameters cell; write it as `name: type = literal`"
            )
        kind = TYPES.get(ast.unparse(node.annotation))
        try:
            value = ast.literal_eval(node.value)
        except ValueError:
            raise InputError(f"{path.name}: {line!r} is not a literal; derive it in the next cell") from None
        if kind is None or type(value) is not kind:
            raise InputError(
                f"{path.name}: {line!r}: the value is not of the type written; one of {', '.join(TYPES)}"
            )
        parameters[node.target.id] = value
    return parameters


def check_parameters(path: Path, given: Mapping[str, Parameter]) -> dict[str, Parameter]:
    """`given`, checked against what the notebook at `path` declares. An int serves where a float is declared.

    Raises InputError for a name it does not declare or a value of another type.
    """
    declared = declared_parameters(path)
    checked = {}
    for name, value in given.items():
        if name not in declared:
            raise InputError(f"{path.name}: no parameter {name!r}; it has {', '.join(declared)}")
        kind = type(declared[name])
        if kind is float and type(value) is int:
            value = float(value)
        if type(value) is not kind:
            raise InputError(f"{path.name}: {name} is {value!r}, not of type {kind.__name__}; give it as one")
        checked[name] = value
    return checked


def run_lessons(
    paths: Sequence[Path],
    folder: Path,
    parameters: Mapping[str, Mapping[str, Parameter]] | None = None,
    *,
    fail_fast: bool = False,
) -> list[Run]:
    """Execute the notebooks at `paths` on every core and write them to `folder`, all or none.

    `parameters` are given per lesson, by its stem. Each lesson runs in a kernel of its own, in the folder it lies in;
    those that took longest the last time begin first. Where one fails the others go on, unless `fail_fast`.
    Progress goes to stderr: bars on a terminal, a line per finished lesson elsewhere.

    Raises InputError for parameters that do not fit (before anything runs) or bad input found by lessons, and
    LessonFailed where any other error stopped one. Either way an earlier `folder` stays as it was.
    """
    given = {path.stem: check_parameters(path, (parameters or {}).get(path.stem, {})) for path in paths}
    logging.getLogger("papermill").setLevel(logging.CRITICAL)  # what stops a lesson is raised, and said once
    runs, bad_input, failed = [], [], []
    with replacing(folder) as fresh, ThreadPoolExecutor(min(len(paths), os.cpu_count() or 1)) as pool:
        futures = [
            pool.submit(_execute, path, fresh / path.name, given[path.stem], paths.index(path))
            for path in sorted(paths, key=lambda path: _expected(path, folder), reverse=True)
        ]
        try:
            for future in as_completed(futures):
                try:
                    runs.append(future.result())
                except (InputError, LessonFailed) as error:
                    (bad_input if isinstance(error, InputError) else failed).append(error)
                    if fail_fast:
                        raise
                    continue
                if not sys.stderr.isatty():
                    print(_line(runs[-1]), file=sys.stderr, flush=True)
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            template.close()  # lessons that run end with their kernels, not at their own time
            raise
        if failed:
            lines = {str(error): None for error in [*failed, *bad_input]}
            raise LessonFailed(*lines) from failed[0]
        if bad_input:
            raise InputError("; ".join({str(error): None for error in bad_input})) from bad_input[0]
    order = [path.stem for path in paths]
    return sorted(runs, key=lambda run: order.index(run.lesson))


def _line(run: Run) -> str:
    return f"{run.lesson}: {run.cells} cells, {run.seconds:.1f} s"


def _expected(path: Path, folder: Path) -> tuple[bool, float]:
    """How long the lesson at `path` will take: as in the last run, else by its cells, and then it goes before others."""
    try:
        last = json.loads((folder / path.name).read_bytes())
        return False, sum(cell["metadata"]["papermill"]["duration"] or 0 for cell in last["cells"])
    except (OSError, ValueError, KeyError, TypeError):
        return True, len(read_notebook(path).cells)


def _execute(path: Path, target: Path, parameters: Mapping[str, Parameter], position: int) -> Run:
    started = time.perf_counter()
    begun: list[tuple[float, str]] = []  # when each cell began, and its source
    bar = {"desc": path.stem, "position": position, "disable": not sys.stderr.isatty(), "leave": True}
    try:
        notebook = papermill.execute_notebook(
            path,
            target,
            parameters=dict(parameters),
            progress_bar=bar,
            request_save_on_cell_execute=False,
            execution_timeout=CELL_TIMEOUT,
            extra_arguments=_kernel_arguments(),
            # papermill's own `cwd` changes the folder of the whole process, which lessons side by side cannot share.
            resources={"metadata": {"path": str(path.parent)}},
            kernel_manager_class=WarmKernelManager,
            on_cell_execute=lambda cell, cell_index: begun.append((time.perf_counter(), cell.source)),
        )
    except PapermillExecutionError as error:
        if error.ename == InputError.__name__:
            raise InputError(error.evalue) from error
        raise LessonFailed(_where(path, error.exec_count, error.source, error.ename, error.evalue)) from error
    except Exception as error:  # a kernel that dies or a cell that hangs: nbclient raises several kinds
        source = begun[-1][1] if begun else "before its first"
        message = str(error).strip().partition("\n")[0]
        raise LessonFailed(_where(path, len(begun), source, type(error).__name__, message)) from error
    cells = sum(cell.cell_type == "code" for cell in notebook.cells)
    ended = time.perf_counter()
    startup = (begun[0][0] if begun else ended) - started
    return Run(path.stem, target, cells, ended - started, startup)


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


@contextmanager
def replacing(folder: Path):
    """A fresh folder beside `folder` that takes its place once the block ends well.

    When the block raises, the fresh one is removed and `folder` is as it was.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    old = fresh.with_name(fresh.name + "-old")
    try:
        yield fresh
        fresh.chmod(0o755)  # mkdtemp's 700 would keep a web server out
        if folder.exists():
            folder.rename(old)
        try:
            fresh.rename(folder)
        except OSError:
            old.rename(folder)
            raise
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
        shutil.rmtree(old, ignore_errors=True)
