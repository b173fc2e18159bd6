"""From an article to the page someone reads: the lessons run on it, and the last of them writes the report."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

from readout import ROOT
from readout.article import read_article
from readout.course.cache import OUT
from readout.course.notebooks import lessons
from readout.course.run import Parameter, Run, declared_parameters, replacing, run_lessons

BUILD = ROOT / "build"
REPORT_LESSON = "05_write_the_report"


def run(
    names: list[str], *, pair: str | None = None, target: float | None = None, fail_fast: bool = False
) -> str:
    """Execute the lessons called `names` (all, when empty) on the course's article; write `build/lessons/`.

    The last lesson writes `build/report/` besides. Returns the line to close with. Raises InputError and LessonFailed
    as `run_lessons` does.
    """
    runs = _run(lessons(names), fail_fast, pair=pair, target=target)
    return f"{_table(runs)}\nLessons: {_shown(BUILD / 'lessons')}"


def report(
    article: str | None = None,
    *,
    pair: str | None = None,
    target: float | None = None,
    fail_fast: bool = False,
) -> str:
    """Execute all lessons on `article` (a path; the course's own when None) and write `build/report/`.

    Returns the line to close with. Raises InputError for an article that cannot be read, before anything runs, and
    otherwise as `run_lessons` does; an earlier report stays as it was.
    """
    path = str(Path(article).resolve()) if article else None
    if path:
        read_article(path)
    runs = _run(lessons(), fail_fast, article=path, pair=pair, target=target)
    return f"{_table(runs)}\nReport: {_shown(BUILD / 'report' / 'index.html')}"


def _run(paths: list[Path], fail_fast: bool, **given: Parameter | None) -> list[Run]:
    """Run the lessons at `paths` with those of the given parameters that each declares."""
    parameters = {
        path.stem: {
            name: value
            for name, value in given.items()
            if value is not None and name in declared_parameters(path)
        }
        for path in paths
    }
    with ExitStack() as stack:
        if REPORT_LESSON in parameters:
            parameters[REPORT_LESSON][OUT] = str(stack.enter_context(replacing(BUILD / "report")))
        return run_lessons(paths, BUILD / "lessons", parameters, fail_fast=fail_fast, cache=BUILD / "cache")


def _table(runs: list[Run]) -> str:
    width = max(len(run.lesson) for run in runs)
    return "\n".join(
        f"{run.lesson:<{width}}  {run.cells:>3} cells  {run.seconds:>5.1f} s"
        + (
            " when it ran; nothing has changed since"
            if run.kept
            else f", of which start-up {run.startup:.1f} s"
        )
        for run in runs
    )


def _shown(path: Path) -> str:
    """`path` as seen from where the command was given, where it lies below."""
    return str(path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path)
