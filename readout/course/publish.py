"""From an article to the page someone reads: the lessons run on it, and the last of them writes the report.

In a checkout what is made goes below `build/`: `report/`, `lessons/`, `site/`. Where the course was installed as a
wheel it goes below `readout-report/`, in the folder the command was given in, and into any folder that is named: there
the page of a report lies at the top.
"""

from __future__ import annotations

import math
import shutil
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from readout import INSTALLED, ROOT
from readout.article import Article, read_article
from readout.countries import country_names
from readout.course.browser import check_browser, print_report
from readout.course.notebooks import lessons
from readout.course.running import OUT, Parameter, Run, declared_parameters, run_lessons
from readout.drafts import drafting, takes_away
from readout.errors import InputError, one_line
from readout.files import remove
from readout.intake import Kind, read_json
from readout.periods import iso_day

BUILD = Path("readout-report") if INSTALLED else ROOT / "build"

# Where below it the page of a report lies.
PAGE = "" if INSTALLED else "report"

# Characters of the longest text that all lessons are run on: some minutes and 1 GB of memory, all processes together.
MOST = 1_500_000

# A report is of one text: a lesson without the first parameter reads none of its own, one with the second reads two.
_TEXT, _SECOND_TEXT = "article", "other_article"

_PAGE_FILES = ("index.html", "report.json", "report.pdf", "charts")
_REPORT = Kind("the data of a report")


def run(
    names: list[str],
    *,
    pair: str | None = None,
    target: float | None = None,
    date: str | None = None,
    fail_fast: bool = False,
    out: str | None = None,
) -> str:
    """Execute the lessons called `names` (all, when empty) on the course's article; write `lessons/` below `out`.

    The lesson that declares the parameter `out` writes the report besides. Returns the line to close with.
    Raises InputError and LessonFailed as `run_lessons` does.
    """
    paths, given = lessons(names), parameters_of(pair, target, date)
    folder, page = place_of(out)
    with draft(folder) as place:
        runs = run_into(place, folder, page, paths, given, fail_fast)
        if (place / "report").exists():
            settle(place, folder, page)
    return f"{table(runs)}\nLessons: {shown(folder / 'lessons')}"


def report(
    article: str | None = None,
    *,
    pair: str | None = None,
    target: float | None = None,
    date: str | None = None,
    fail_fast: bool = False,
    pdf: bool = False,
    form: str = "html",
    out: str | None = None,
) -> str:
    """Execute the lessons on `article` (a path, "-" for standard input; the course's own when None) and write its report.

    A lesson of two texts runs on the course's own alone.

    The article is read once, so that an edit meanwhile is not in it; one that is not in English has its page all the
    same, and stderr says so. `date` is its day (ISO 8601) where it is not the one it gives. `pdf` adds `report.pdf`.
    Only in `build/` the executed lessons are kept beside it. Returns what to print: the seconds of each lesson and where
    the report lies; for the `form` "json" the content of `report.json`, and the seconds go to stderr.

    Raises InputError, before anything runs, for an article that cannot be read or has more than `MOST` characters, for a
    folder `out` whose files no report made, or where `pdf` has no browser to print it, WorkFailed where it is not
    printed, and otherwise as `run_lessons` does; an earlier report stays as it was.
    """
    given = parameters_of(pair, target, date)
    text = read_for_report(article, date) if article else None
    folder, page = place_of(out)
    if not page:
        refuse_foreign(folder)
    if pdf:
        check_browser()
    with draft(folder) as place:
        runs = run_into(place, folder, page, lessons(), given, fail_fast, text)
        made = place / "report"
        if pdf:
            print_report(made / "index.html", made / "report.pdf")
        data = (made / "report.json").read_text(encoding="utf-8").rstrip() if form == "json" else ""
        if not page:
            remove(place / "lessons")
        settle(place, folder, page)
    if form == "json":
        print(table(runs), file=sys.stderr)
        return data
    lines = [table(runs), f"Report: {shown(folder / page / 'index.html')}"]
    return "\n".join(lines + [f"PDF: {shown(folder / page / 'report.pdf')}"] * pdf)


def read_for_report(article: str, date: str | None) -> Article:
    """The text at the path `article` ("-" is standard input). Where nothing can be taken from it, stderr says so.

    Raises InputError for one that cannot be read or has more than `MOST` characters.
    """
    there = article != "-" and Path(article).exists()
    text = read_article(Path(article).absolute() if there else article, date)
    if len(text.text) > MOST:
        raise InputError(
            f"{text.path}: longer than the {MOST / 1e6:g} million characters that a report is made of; cut it, or use "
            "`readout read`, which takes longer ones"
        )
    if text.unreadable:
        line = one_line(f"{text.path}: {text.unreadable}; nothing is taken from it")
        print(f"readout: {line}", file=sys.stderr, flush=True)
    return text


def run_all(place: Path) -> str:
    """Execute all lessons on the course's article for a `draft` of `BUILD` that gets more. Returns the seconds of each.

    The lessons lie in `lessons` of the draft, the report in `report`. Raises as `run_lessons` does.
    """
    return table(run_into(place, BUILD.absolute(), PAGE, lessons(), {}, fail_fast=False))


def place_of(out: str | None) -> tuple[Path, str]:
    """The folder that a command writes to, and where below it the page of a report lies."""
    return (BUILD.absolute(), PAGE) if out is None else (Path(out).absolute(), "")


def refuse_foreign(folder: Path) -> None:
    """Raise InputError where the page of a report would take the place of files that no report made."""
    there = [name for name in _PAGE_FILES if (folder / name).exists()]
    if there and not _is_a_report(folder):
        raise InputError(f"{shown(folder)}: has {there[0]}, which no report made; name a folder of its own")


def _is_a_report(folder: Path) -> bool:
    try:
        read_json(folder / "report.json", _REPORT, {"schema": str, "headline": str})
    except InputError:
        return False
    return True


def settle(place: Path, folder: Path, page: str) -> None:
    """In a draft `place` of `folder`, move the report to where its page is to lie; an older PDF of it is to go."""
    if page:
        return
    for made in sorted((place / "report").iterdir()):
        made.rename(place / made.name)
    (place / "report").rmdir()
    if not (place / "report.pdf").exists():
        takes_away(place, "report.pdf")


@contextmanager
def draft(folder: Path | None = None) -> Iterator[Path]:
    """A folder for what goes into `folder` (`BUILD`) together at the end of the block, or not at all.

    Whoever makes one while another process does waits for it, and says so.
    """

    folder = folder or BUILD.absolute()

    def waiting() -> None:
        print(
            f"readout: another command is at work in {shown(folder)}; waiting for its end",
            file=sys.stderr,
            flush=True,
        )

    with drafting(folder, waiting) as place:
        for left in cache().glob(".new-*"):  # by one that was killed as it kept what it had executed
            remove(left)
        yield place


def cache() -> Path:
    """The folder where executed lessons are kept."""
    if not INSTALLED:
        return BUILD / "cache"
    from platformdirs import user_cache_path  # only here: a checkout has a place of its own

    return user_cache_path("readout", appauthor=False) / "lessons"


def parameters_of(pair: str | None, target: float | None, date: str | None) -> dict[str, Parameter]:
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


def _is_of_one_text(path: Path) -> bool:
    given = declared_parameters(path)
    return _TEXT in given and _SECOND_TEXT not in given


def run_into(
    place: Path,
    folder: Path,
    page: str,
    paths: list[Path],
    given: Mapping[str, Parameter],
    fail_fast: bool,
    article: Article | None = None,
) -> list[Run]:
    """Run the lessons at `paths` with those of the `given` parameters that each declares, on a copy of `article`.

    With an `article`, a lesson of two texts or of a corpus is left out: it has nothing to say of one, and its time
    would be lost.
    They and what lessons there were before go to `lessons` in `place`, a draft of `folder`, and the report to `report`.
    """
    out = place / "report"
    instead = {str(out): str(folder / page), str(place / "lessons"): str(folder / "lessons")}
    if article:
        text = place / ".text" / (Path(article.path).name or "text")
        text.parent.mkdir()
        text.write_bytes(article.text.encode("utf-8"))
        instead[str(text)] = article.path
        given = {**given, "article": str(text)}
        paths = [path for path in paths if _is_of_one_text(path)]
        if article.document_date and article.document_date.source == "given":
            given["date"] = article.document_date.value.isoformat()
    parameters = {}
    for path in paths:
        names = declared_parameters(path)
        parameters[path.stem] = {name: value for name, value in given.items() if name in names}
        if OUT in names:
            out.mkdir(exist_ok=True)
            parameters[path.stem][OUT] = str(out)
    (place / "lessons").mkdir()
    for last in (folder / "lessons").glob("*.ipynb"):
        if last.is_file():
            shutil.copy2(last, place / "lessons")
    return run_lessons(
        paths, place / "lessons", parameters, fail_fast=fail_fast, cache=cache(), instead=instead
    )


def table(runs: list[Run]) -> str:
    """A line for each lesson: its cells, and how long it took."""
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
