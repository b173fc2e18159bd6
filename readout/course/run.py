"""Executes lessons with papermill, strictly: a parameter that does not fit stops the run before it starts.

papermill alone lets three mistakes pass with exit code 0: a parameter the notebook does not have, a notebook
without a cell tagged `parameters`, and a value of another type. Here each is an InputError.
"""

from __future__ import annotations

import ast
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

from readout.course.notebooks import read_notebook
from readout.errors import InputError

Parameter = str | int | float | bool
TYPES = {"str": str, "int": int, "float": float, "bool": bool}

# Seconds any one cell may take: a lesson's slowest takes about two.
CELL_TIMEOUT = 120


class LessonFailed(Exception):
    """A lesson stopped with an error. The message is one line: lesson, cell, what was raised."""


@dataclass(frozen=True, slots=True)
class Run:
    """One executed lesson: where it was written, how many code cells it has and how many seconds it took."""

    lesson: str
    path: Path
    cells: int
    seconds: float


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
    paths: Sequence[Path], folder: Path, parameters: Mapping[str, Mapping[str, Parameter]] | None = None
) -> list[Run]:
    """Execute the notebooks at `paths` on every core and write them to `folder`, all or none.

    `parameters` are given per lesson, by its stem. Each lesson runs in a kernel of its own, in the folder it lies in.
    Progress goes to stderr: bars on a terminal, a line per finished lesson elsewhere.

    Raises InputError for parameters that do not fit (before anything runs) or bad input found by a lesson, and
    LessonFailed for any other error in one. Either way an earlier `folder` stays as it was.
    """
    given = {path.stem: check_parameters(path, (parameters or {}).get(path.stem, {})) for path in paths}
    logging.getLogger("papermill").setLevel(logging.ERROR)
    with replacing(folder) as fresh, ThreadPoolExecutor(min(len(paths), os.cpu_count() or 1)) as pool:
        futures = {
            pool.submit(_execute, path, fresh / path.name, given[path.stem], position): path
            for position, path in enumerate(paths)
        }
        try:
            runs = []
            for future in as_completed(futures):
                run = future.result()
                runs.append(run)
                if not sys.stderr.isatty():
                    print(
                        f"{run.lesson}: {run.cells} cells, {run.seconds:.1f} s", file=sys.stderr, flush=True
                    )
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise
    order = [path.stem for path in paths]
    return sorted(runs, key=lambda run: order.index(run.lesson))


def _execute(path: Path, target: Path, parameters: Mapping[str, Parameter], position: int) -> Run:
    started = time.perf_counter()
    bar = {"desc": path.stem, "position": position, "disable": not sys.stderr.isatty(), "leave": True}
    try:
        notebook = papermill.execute_notebook(
            path,
            target,
            parameters=dict(parameters),
            progress_bar=bar,
            request_save_on_cell_execute=False,
            execution_timeout=CELL_TIMEOUT,
            # A kernel's own log speaks of transport and shutdown; a cell's errors come through its outputs.
            extra_arguments=["--IPKernelApp.log_level=50"],
            # papermill's own `cwd` changes the folder of the whole process, which lessons side by side cannot share.
            resources={"metadata": {"path": str(path.parent)}},
        )
    except PapermillExecutionError as error:
        if error.ename == InputError.__name__:
            raise InputError(error.evalue) from error
        raise LessonFailed(_where(path, error)) from error
    except Exception as error:  # a kernel that dies or a cell that hangs: nbclient raises several kinds
        raise LessonFailed(
            f"{path.stem}: {type(error).__name__}: {str(error).strip().splitlines()[0]}"
        ) from error
    cells = sum(cell.cell_type == "code" for cell in notebook.cells)
    return Run(path.stem, target, cells, time.perf_counter() - started)


def _where(path: Path, error: PapermillExecutionError) -> str:
    first = error.source.strip().splitlines()[0]
    return f"{path.stem}, cell {error.exec_count} ({first}): {error.ename}: {error.evalue}".replace("\n", " ")


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
