"""From an article to the page someone reads: the lessons run on it, and the last of them writes the report."""

from __future__ import annotations

import math
import sys
from contextlib import ExitStack
from pathlib import Path

from readout import ROOT
from readout.article import read_article
from readout.countries import country_names
from readout.course.browser import launched, print_pdf
from readout.course.notebooks import lessons
from readout.course.running import OUT, Parameter, Run, declared_parameters, run_lessons
from readout.errors import InputError
from readout.files import replacing

BUILD = ROOT / "build"

# Characters of the longest text that all lessons are run on: some minutes and 1 GB of memory, all processes together.
MOST = 1_500_000


def run(
    names: list[str], *, pair: str | None = None, target: float | None = None, fail_fast: bool = False
) -> str:
    """Execute the lessons called `names` (all, when empty) on the course's article; write `build/lessons/`.

    The lesson that declares the parameter `out` writes `build/report/` besides. Returns the line to close with.
    Raises InputError and LessonFailed as `run_lessons` does.
    """
    runs = _run_with(lessons(names), fail_fast, pair=pair, target=target)
    return f"{_table(runs)}\nLessons: {shown(BUILD / 'lessons')}"


def report(
    article: str | None = None,
    *,
    pair: str | None = None,
    target: float | None = None,
    fail_fast: bool = False,
    pdf: bool = False,
    form: str = "html",
) -> str:
    """Execute all lessons on `article` (a path; the course's own when None) and write `build/report/`.

    `pdf` adds `report.pdf`. Returns what to print: the seconds of each lesson and where the report lies; for the
    `form` "json" the content of `report.json`, and the seconds go to stderr.

    Raises InputError, before anything runs, for an article that cannot be read, one of more than `MOST` characters, or where `pdf` has no browser to print
    it, and otherwise as `run_lessons` does; an earlier report stays as it was.
    """
    path = str(Path(article).resolve()) if article else None
    if path and len(read_article(path).text) > MOST:
        raise InputError(
            f"{path}: longer than the {MOST / 1e6:g} million characters that a report is made of; cut it, or use "
            "`readout read`, which takes longer ones"
        )
    if pdf:
        with launched():
            pass  # the browser starts
    runs = _run_with(lessons(), fail_fast, pdf=pdf, article=path, pair=pair, target=target)
    written = BUILD / "report"
    if form == "json":
        print(_table(runs), file=sys.stderr)
        return (written / "report.json").read_text(encoding="utf-8").rstrip()
    lines = [_table(runs), f"Report: {shown(written / 'index.html')}"]
    return "\n".join(lines + [f"PDF: {shown(written / 'report.pdf')}"] * pdf)


def _run_with(
    paths: list[Path],
    fail_fast: bool,
    *,
    article: str | None = None,
    pair: str | None = None,
    target: float | None = None,
    pdf: bool = False,
) -> list[Run]:
    """Run the lessons at `paths` with those of the given parameters that each declares; `pdf`: print the report.

    Raises InputError for a pair that is none, or a target that is no sum.
    """
    if pair is not None and not (
        len(codes := pair.upper().split("-")) == 2 and set(codes) <= set(country_names())
    ):
        raise InputError(f"--pair {pair}: not two ISO 3166 codes such as CN-RU")
    if target is not None and not 0 < target < math.inf:
        raise InputError(f"--target {target:g}: not a sum in USD billions, such as 200")
    given: dict[str, Parameter | None] = {"article": article, "pair": pair, "target": target}
    declared = {path.stem: declared_parameters(path) for path in paths}
    parameters: dict[str, dict[str, Parameter]] = {
        lesson: {name: value for name, value in given.items() if value is not None and name in names}
        for lesson, names in declared.items()
    }
    reporting = next((lesson for lesson, names in declared.items() if OUT in names), None)
    with ExitStack() as stack:
        if reporting:
            fresh = stack.enter_context(replacing(BUILD / "report"))
            parameters[reporting][OUT] = str(fresh)
        runs = run_lessons(paths, BUILD / "lessons", parameters, fail_fast=fail_fast, cache=BUILD / "cache")
        if pdf:
            with launched() as browser:
                print_pdf(browser, fresh / "index.html", fresh / "report.pdf")
        return runs


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


def shown(path: Path) -> str:
    """`path` as seen from where the command was given, where it lies below."""
    return str(path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path)
