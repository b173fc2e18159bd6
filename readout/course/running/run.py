"""Executes lessons with papermill, strictly: a parameter that does not fit stops the run before it starts."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path

from readout.course.cells import load_cells
from readout.course.guesses import UNATTENDED
from readout.course.running.cache import Cache, surroundings
from readout.course.running.descriptors import allow_files
from readout.course.running.outcome import LessonFailed, Run
from readout.course.running.parameters import OUT, Parameter, check_parameters, declared_parameters
from readout.drafts import replacing
from readout.errors import InputError
from readout.imports import import_nbformat
from readout.shapes import Shape


def run_lessons(
    paths: Sequence[Path],
    folder: Path,
    parameters: Mapping[str, Mapping[str, Parameter]] | None = None,
    *,
    fail_fast: bool = False,
    cache: Path | None = None,
    instead: Mapping[str, str] | None = None,
) -> list[Run]:
    """Execute the notebooks at `paths` on every core and write them to `folder`, all or none.

    `parameters` are given per lesson, by its stem. Each lesson runs in a kernel of its own, in the folder it lies in;
    those that took longest the last time begin first. Where one fails the others go on, unless `fail_fast`.
    With a folder `cache`, a lesson is taken from there where nothing has changed since it was executed.
    `instead` has, for paths among the parameters that are not there to stay, what the results name in their place.
    What other lessons left in `folder` stays. Progress goes to stderr: bars on a terminal, a line per finished lesson elsewhere.

    Raises InputError for parameters that do not fit (before anything runs) or bad input found by lessons, and
    LessonFailed where any other error stopped one. Either way an earlier `folder` stays as it was.
    """
    given = {path.stem: check_parameters(path, (parameters or {}).get(path.stem, {})) for path in paths}
    with replacing(folder) as fresh:
        kept = _Kept(Cache(cache, _TOLD, instead), given) if cache else None
        runs = [run for path in paths if kept and (run := kept.fetch(path, fresh / path.name))]
        there = {run.lesson for run in runs}
        left = [path for path in paths if path.stem not in there]
        if left:
            left.sort(key=lambda path: _expected(path, folder), reverse=True)
            # Where a notebook was written to, papermill notes in it.
            runs += _execute(
                left, fresh, given, fail_fast, kept, {str(fresh): str(folder), **(instead or {})}
            )
        for other in folder.glob("*.ipynb"):
            if other.stem not in given and other.is_file():
                shutil.copy2(other, fresh)
    order = [path.stem for path in paths]
    return sorted(runs, key=lambda run: order.index(run.lesson))


_TOLD: dict[str, Shape] = {"cells": int, "seconds": float, "startup": float}


class _Kept:
    """The cache, for lessons with the parameters `given`."""

    def __init__(self, cache: Cache, given: Mapping[str, Mapping[str, Parameter]]) -> None:
        self._cache, self._given = cache, given
        self._keys: dict[str, str] = {}  # as they were before anything ran
        self._around = surroundings()

    def fetch(self, path: Path, notebook: Path) -> Run | None:
        """The run of the lesson at `path` from the cache, with its notebook and whatever else it wrote."""
        given = self._given[path.stem]
        if OUT in declared_parameters(path) and OUT not in given:
            return None  # it writes to a place where other files may lie
        self._keys[path.stem] = self._cache.key(path, given, self._around)
        run = self._cache.fetch(self._keys[path.stem], notebook, self._out(path))
        return Run(path.stem, notebook, **{name: run[name] for name in _TOLD}, kept=True) if run else None

    def store(self, path: Path, run: Run) -> None:
        """Keep `run` of the lesson at `path`, unless something it depends on was edited while it ran."""
        if self._keys.get(path.stem) == self._cache.key(path, self._given[path.stem]):
            told = {"cells": run.cells, "seconds": run.seconds, "startup": run.startup}
            self._cache.store(self._keys[path.stem], run.path, self._out(path), told)

    def _out(self, path: Path) -> Path | None:
        out = self._given[path.stem].get(OUT)
        return Path(out) if isinstance(out, str) and out else None


def _execute(
    paths: Sequence[Path],
    folder: Path,
    given: Mapping[str, Mapping[str, Parameter]],
    fail_fast: bool,
    kept: _Kept | None,
    instead: Mapping[str, str],
) -> list[Run]:
    # Here, as a run that finds everything kept needs neither, and papermill takes half a second to import.
    from readout.course.running import warm_process

    at_once = min(len(paths), os.cpu_count() or 1)
    allow_files(at_once)
    os.environ[UNATTENDED] = "1"  # for all kernels at once: a warm process is for one environment
    warm_process.current(os.environ)  # it imports while this process does
    import_nbformat()
    from readout.course.running.execute import execute

    runs: list[Run] = []
    bad_input: list[InputError] = []
    failed: list[LessonFailed] = []
    with ThreadPoolExecutor(at_once) as pool:
        futures = {
            pool.submit(execute, path, folder / path.name, given[path.stem], position, instead): path
            for position, path in enumerate(paths)
        }
        try:
            for future in as_completed(futures):
                try:
                    run = future.result()
                except InputError as error:
                    bad_input.append(error)
                    if fail_fast:
                        raise
                    continue
                except LessonFailed as error:
                    failed.append(error)
                    if fail_fast:
                        raise
                    continue
                runs.append(run)
                if kept:
                    kept.store(futures[future], run)
                if not sys.stderr.isatty():
                    print(
                        f"{run.lesson}: {run.cells} cells, {run.seconds:.1f} s", file=sys.stderr, flush=True
                    )
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            warm_process.close()  # lessons that run end with their kernels, not at their own time
            raise
    if failed:
        lines = {str(error): None for error in [*failed, *bad_input]}
        raise LessonFailed(*lines) from failed[0]
    if bad_input:
        raise InputError("; ".join({str(error): None for error in bad_input})) from bad_input[0]
    return runs


def _expected(path: Path, folder: Path) -> tuple[bool, float]:
    """How long the lesson at `path` will take: as in the last run, else by its cells, and then it goes before others."""
    try:
        last = load_cells(folder / path.name)
        return False, sum(cell["metadata"]["papermill"]["duration"] or 0 for cell in last)
    except (InputError, KeyError, TypeError):
        return True, len(load_cells(path))
