"""From an article to the page someone reads: the lessons run on it, and the last of them writes the report."""

from __future__ import annotations

import math
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from readout import ROOT
from readout.article import Article, read_article
from readout.countries import country_names
from readout.course.browser import check_browser, print_report
from readout.course.notebooks import lessons
from readout.course.running import OUT, Parameter, Run, declared_parameters, run_lessons
from readout.drafts import drafting
from readout.errors import InputError, one_line
from readout.files import remove
from readout.periods import iso_day

BUILD = ROOT / "build"

# Characters of the longest text that all lessons are run on: some minutes and 1 GB of memory, all processes together.
MOST = 1_500_000


def run(
    names: list[str],
    *,
    pair: str | None = None,
    target: float | None = None,
    date: str | None = None,
    fail_fast: bool = False,
) -> str:
    """Execute the lessons called `names` (all, when empty) on the course's article; write `build/lessons/`.

    The lesson that declares the parameter `out` writes `build/report/` besides. Returns the line to close with.
    Raises InputError and LessonFailed as `run_lessons` does.
    """
    paths, given = lessons(names), _parameters_of(pair, target, date)
    with draft() as place:
        runs = _run_into(place, paths, given, fail_fast)
    return f"{_table(runs)}\nLessons: {shown(BUILD / 'lessons')}"


def report(
    article: str | None = None,
    *,
    pair: str | None = None,
    target: float | None = None,
    date: str | None = None,
    fail_fast: bool = False,
    pdf: bool = False,
    form: str = "html",
) -> str:
    """Execute all lessons on `article` (a path; the course's own when None) and write `build/report/`.

    The article is read once, so that an edit meanwhile is not in it; one that is not in English has its page all the
    same, and stderr says so. `date` is its day (ISO 8601) where it is not the one it gives. `pdf` adds `report.pdf`.
    Returns what to print: the seconds of each lesson and where the report lies; for the `form` "json" the content of
    `report.json`, and the seconds go to stderr.

    Raises InputError, before anything runs, for an article that cannot be read or has more than `MOST` characters, or
    where `pdf` has no browser to print it, WorkFailed where it is not printed, and otherwise as `run_lessons` does; an
    earlier report stays as it was.
    """
    given = _parameters_of(pair, target, date)
    text = read_article(Path(article).absolute(), date) if article else None
    if text and len(text.text) > MOST:
        raise InputError(
            f"{text.path}: longer than the {MOST / 1e6:g} million characters that a report is made of; cut it, or use "
            "`readout read`, which takes longer ones"
        )
    if text and text.unreadable:
        line = one_line(f"{text.path}: {text.unreadable}; nothing is taken from it")
        print(f"readout: {line}", file=sys.stderr, flush=True)
    if pdf:
        check_browser()
    with draft() as place:
        runs = _run_into(place, lessons(), given, fail_fast, text)
        made = place / "report"
        if pdf:
            print_report(made / "index.html", made / "report.pdf")
        data = (made / "report.json").read_text(encoding="utf-8").rstrip() if form == "json" else ""
    if form == "json":
        print(_table(runs), file=sys.stderr)
        return data
    written = BUILD / "report"
    lines = [_table(runs), f"Report: {shown(written / 'index.html')}"]
    return "\n".join(lines + [f"PDF: {shown(written / 'report.pdf')}"] * pdf)


def run_all(place: Path) -> str:
    """Execute all lessons on the course's article for a `draft` that gets more. Returns the seconds of each.

    Raises as `run_lessons` does.
    """
    return _table(_run_into(place, lessons(), {}, fail_fast=False))


@contextmanager
def draft() -> Iterator[Path]:
    """A folder for what goes into `build/` together at the end of the block, or not at all.

    Whoever makes one while another process does waits for it, and says so.
    """

    def waiting() -> None:
        print(
            f"readout: another command is at work in {shown(BUILD)}; waiting for its end",
            file=sys.stderr,
            flush=True,
        )

    with drafting(BUILD, waiting) as place:
        for left in (BUILD / "cache").glob(
            ".new-*"
        ):  # by one that was killed as it kept what it had executed
            remove(left)
        yield place


def _parameters_of(pair: str | None, target: float | None, date: str | None) -> dict[str, Parameter]:
    """Those of the parameters that are given.

    Raises InputError for a pair that is none, a target that is no sum, or a date that is no day.
    """
    if pair is not None and not (
        len(codes := pair.upper().split("-")) == 2 and set(codes) <= set(country_names())
    ):
        raise InputError(f"--pair {pair}: not two ISO 3166 codes such as CN-RU")
    if target is not None and not 0 < target < math.inf:
        raise InputError(f"--target {target:g}: not a sum in USD billions, such as 200")
    if date is not None and not iso_day(date):
        raise InputError(f"--date {date}: not a day such as 2023-12-20")
    given = {"pair": pair, "target": target, "date": date}
    return {name: value for name, value in given.items() if value is not None}


def _run_into(
    place: Path,
    paths: list[Path],
    given: dict[str, Parameter],
    fail_fast: bool,
    article: Article | None = None,
) -> list[Run]:
    """Run the lessons at `paths` with those of the `given` parameters that each declares, on a copy of `article`.

    They and what lessons there were before go to `lessons` in the folder `place`, and the report to `report`.
    """
    out = place / "report"
    instead = {str(place / name): str(BUILD / name) for name in ("report", "lessons")}
    if article:
        text = place / ".text" / Path(article.path).name
        text.parent.mkdir()
        text.write_bytes(article.text.encode("utf-8"))
        instead[str(text)] = article.path
        given = given | {"article": str(text)}
    parameters = {}
    for path in paths:
        names = declared_parameters(path)
        parameters[path.stem] = {name: value for name, value in given.items() if name in names}
        if OUT in names:
            out.mkdir(exist_ok=True)
            parameters[path.stem][OUT] = str(out)
    (place / "lessons").mkdir()
    for last in (BUILD / "lessons").glob("*.ipynb"):
        if last.is_file():
            shutil.copy2(last, place / "lessons")
    return run_lessons(
        paths, place / "lessons", parameters, fail_fast=fail_fast, cache=BUILD / "cache", instead=instead
    )


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
