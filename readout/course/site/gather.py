"""The course as a website: the lessons as executed, exercises, report, data and reference, made into pages by Sphinx.

What is gathered here is handed to Sphinx as sources; the pages written by hand, their settings and looks are in `docs/`.
"""

from __future__ import annotations

import ast
import base64
import importlib
import io
import os
import re
import shutil
import traceback
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from importlib import metadata
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import nbformat
from jinja2 import Environment, FunctionLoader, StrictUndefined, TemplateError
from nbformat import NotebookNode
from PIL import Image

import readout
from readout import ROOT
from readout.course import publish
from readout.course.exercises.derive import hints_under, parts, sources
from readout.course.exercises.quizzes import quiz
from readout.course.notebooks import GLOSSARY_LINK, glossary, lessons, read_notebook
from readout.course.notebooks import RESULTS as KEPT_CELL
from readout.course.results import MIME as RESULTS
from readout.course.settings import learners_have_solutions
from readout.course.site import lite
from readout.drafts import replacing
from readout.errors import InputError, WorkFailed
from readout.imports import to_install
from readout.intake import Kind, copy_file, read_json, read_text
from readout.shapes import Shape, misfit
from readout.sheets import read_sheet
from readout.sources import Source

DOCS = ROOT / "docs"
PACKAGE = Path(readout.__file__).parent
GUIDES = ("INSTRUCTORS.md", "misconceptions.md")
PICTURES = ("run_to_target.png", "flow.svg")
# Exercises are shown as they are handed out, with no outputs but the quizzes'.
_NOT_RUN = (
    "**Not run here.** Open this page with *Run*, above its title: the texts, and the lines to put in order, "
    "appear when the cells are run."
)
_MANIFEST_SHAPE: Shape = {
    "name": str,
    "title": str,
    "created": str,
    "licenses": [dict],
    "sources": [dict],
    "resources": [
        {
            "path": str,
            "bytes?": int,
            "hash?": str,
            "sources?": [{"title": str, "publisher?": str, "path?": str, "copy?": str}],
            "schema?": {"fields": [{"name": str, "type": str}], "primaryKey?": (str, [str])},
        }
    ],
}
_OF_A_RUN: Shape = {"papermill": {"duration": float, "start_time": str}, "language_info": {"version": str}}
_PICTURE = re.compile(r'src="data:image/png;base64,([^"]+)"')
_QUIZ = re.compile(r'^quiz\("(\d\d)"\)', re.MULTILINE)
# What the tasks of the lessons define is for their checks alone.
_TASKS = re.compile(r"lesson_\d\d|capstone")


class SiteFailed(WorkFailed):
    """A page cannot be made, or Sphinx found something wrong in it. `lines` says what and where."""


def site(out: str | None = None) -> str:
    """Execute the lessons on the course's article and write the website to the folder `out`, or to `site` among what is made.

    There the lessons and the report that it shows go in with it. Returns the line to close with. Raises InputError for
    an `out` that holds anything else than a site, and as `publish.run_all` and `build` do; what was there before then
    stays as it was.
    """
    folder = publish.BUILD.absolute()
    target = Path(out).absolute() if out else folder / "site"
    if out and target.exists() and any(target.iterdir()) and not (target / "lite").is_dir():
        raise InputError(f"{out}: has files that are no site; name a folder of its own")
    with publish.draft() as place:
        table = publish.run_all(place)
        build(place / "lessons", place / "report", target if out else place / "site")
        publish.settle(place, folder, publish.PAGE)
    pages = (folder / publish.PAGE, target)
    return "{}\nReport: {}\nSite: {}".format(table, *(publish.shown(page / "index.html") for page in pages))


def build(executed: Path, report: Path, target: Path) -> None:
    """Make the site from the executed lessons in the folder `executed` and from `report`, and move it to `target`.

    The course in the browser, which its pages open, goes into `lite/`. Raises SiteFailed where a page has a mistake
    that Sphinx sees, such as a link that leads nowhere, and as `gather` does; InputError as `lite.build` does.
    """
    from readout.course.site import pages  # what it imports comes with Sphinx

    with replacing(target) as fresh, TemporaryDirectory() as gathered:
        origins = gather(executed, report, Path(gathered))
        _sphinx(Path(gathered), fresh, origins)
        pages.slim(fresh)
        lite.build(fresh / "lite")


@contextmanager
def _said_in_a_line() -> Iterator[None]:
    """Make SiteFailed of what goes wrong with files and templates, with the file and a template's line."""
    try:
        yield
    except OSError as error:
        what = f"{error.filename}: {error.strerror}" if error.filename else f"{error}"
        raise SiteFailed(what.replace(f"{ROOT}{os.sep}", "")) from error
    except TemplateError as error:
        # Jinja writes the template's own lines into the traceback, and names them nowhere else.
        frames = [
            f for f in traceback.extract_tb(error.__traceback__) if Path(f.filename).is_relative_to(DOCS)
        ]
        place = (
            f"{Path(frames[-1].filename).relative_to(DOCS).as_posix()}:{frames[-1].lineno}: "
            if frames
            else ""
        )
        raise SiteFailed(f"{place}{type(error).__name__}: {error.message}") from error


@_said_in_a_line()
def gather(executed: Path, report: Path, folder: Path) -> dict[str, str]:
    """Write all sources of the site into `folder`, and below `folder/extra` what is copied as it is.

    Returns for each page the file of the repository that it comes from, for those that come from one.
    Raises SiteFailed where a file is missing or a template is wrong.
    """
    extra = folder / "extra"
    shutil.copytree(report, extra / "report", ignore=shutil.ignore_patterns("report.json", "charts"))
    ignored = shutil.ignore_patterns("README.md", ".*")
    shutil.copytree(ROOT / "data", extra / "data", ignore=ignored, copy_function=copy_file)
    shutil.copy(report / "report.json", folder)
    for name in PICTURES:
        copy_file(DOCS / name, folder / name)
    for name in ("notebooks", "exercises", "data", "reference"):
        (folder / name).mkdir()
    origins = {}
    solutions = learners_have_solutions()
    for path in lessons():
        nbformat.write(_lesson(executed / path.name, extra / "charts"), folder / "notebooks" / path.name)
        origins[f"notebooks/{path.stem}"] = f"notebooks/{path.name}"
    place = "exercises/source" if solutions else "exercises"  # what learners open has none
    for path in sources():
        nbformat.write(_exercise(ROOT / place / path.name), folder / "exercises" / path.name)
        origins[f"exercises/{path.stem}"] = f"{place}/{path.name}"
    for name in GUIDES:
        copy_file(ROOT / "exercises" / name, folder / "exercises" / name)
        origins[f"exercises/{Path(name).stem}"] = f"exercises/{name}"
    return origins | _written_pages(executed, folder, solutions)


def _lesson(path: Path, charts: Path) -> NotebookNode:
    """The executed lesson with its charts as files, so that its text is there before they are."""
    notebook = read_notebook(path)
    # What papermill put in names folders of the machine that ran it; the values it replaced stand above. What is kept for
    # the tests is nothing to read.
    notebook.cells = [cell for cell in notebook.cells if not _is_out_of_sight(cell)]
    _pages_of_the_site(notebook)
    charts.mkdir(exist_ok=True)
    for number, output in enumerate(o for cell in notebook.cells for o in cell.get("outputs", [])):
        data = output.get("data", {})
        data.pop(RESULTS, None)
        found = "image/png" in data and _PICTURE.search(data.get("text/html", ""))  # no table of such words
        if found:
            picture = base64.b64decode(found[1])
            name = f"{path.stem}-{number}.png"
            (charts / name).write_bytes(picture)
            width, height = Image.open(io.BytesIO(picture)).size
            address = f'src="../charts/{name}" width="{width}" height="{height}" loading="lazy"'
            data["text/html"] = data["text/html"].replace(found[0], address)
            data.pop("image/png", None)
    return notebook


def _exercise(path: Path) -> NotebookNode:
    """The exercise as learners get it, with the worked solution that its source has of each task folded, and its quiz open."""
    notebook = read_notebook(path)
    title, _, rest = notebook.cells[0].source.partition("\n")
    notebook.cells[0].source = f"{title}\n\n{_NOT_RUN}\n{rest}"
    _pages_of_the_site(notebook)
    shown: list[NotebookNode] = []
    solution: list[str] = []
    for cell in notebook.cells:
        tags = cell.metadata.get("tags", [])
        if cell.cell_type == "markdown" and cell.source.startswith("## "):
            shown += _folded(solution)
            solution = []
        if "solution" in tags:
            solution.append(cell.source if cell.cell_type == "markdown" else _fenced(cell.source))
            continue
        if cell.cell_type == "code":
            task, worked = parts(cell.source, f"{path}")
            if worked != task:
                solution.append(_fenced(worked))
            cell.source = task
            asked = _QUIZ.search(task)
            if asked:
                cell.outputs = [nbformat.v4.new_output("display_data", {"text/html": quiz(asked[1]).markup})]
        shown.append(cell)
        if cell.cell_type == "code" and path.parent.name == "source":  # what learners open has its hints
            shown += hints_under(cell.source, "It is folded at the end of this task.")
    notebook.cells = [*shown, *_folded(solution)]
    return notebook


def _pages_of_the_site(notebook: NotebookNode) -> None:
    """Let links to pages of `docs/`, terms of the glossary, and the report go to where the site has them."""
    terms = {said: term for term, said in glossary().items()}
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            shown = GLOSSARY_LINK.sub(lambda link: f"{{term}}`{link[1]} <{terms[link[2]]}>`", cell.source)
            shown = shown.replace("](../docs/", "](../")
            cell.source = shown.replace('href="../build/report/', 'href="../report/')


def _is_injected(cell: NotebookNode) -> bool:
    return "injected-parameters" in cell.metadata.get("tags", [])


def _is_out_of_sight(cell: NotebookNode) -> bool:
    return _is_injected(cell) or KEPT_CELL in cell.metadata.get("tags", [])


def _folded(solution: list[str]) -> list[NotebookNode]:
    if not solution:
        return []
    text = "\n\n".join(["<details>\n<summary>Worked solution</summary>", *solution, "</details>"])
    return [nbformat.v4.new_markdown_cell(text)]


def _fenced(code: str) -> str:
    return f"```python\n{code}\n```"


def _written_pages(executed: Path, folder: Path, solutions: bool) -> dict[str, str]:
    """Fill the pages of `docs/`, and one for each data package, into `folder`; return where each comes from."""
    environment = Environment(
        loader=FunctionLoader(_template),
        autoescape=True,
        undefined=StrictUndefined,
        keep_trailing_newline=True,
    )
    packages = {path: _package(path) for path in sorted((ROOT / "data").rglob("datapackage.json"))}
    rooms = [_room(path.parent) for path in sorted(PACKAGE.glob("*/__init__.py"))]
    context = {
        "lessons": [_heading(path) for path in lessons()],
        "exercises": [_heading(path) for path in sources()],
        "packages": list(packages.values()),
        "runs": [_last_run(executed / path.name) for path in lessons()],
        "versions": _versions(executed / lessons()[0].name),
        "rooms": rooms,
        "solutions": solutions,
    }
    origins = {}
    for path in DOCS.glob("*.md"):
        (folder / path.name).write_text(environment.get_template(path.name).render(context), encoding="utf-8")
        origins[path.stem] = f"docs/{path.name}"
    template = environment.get_template("room.md.jinja")
    for room in [*rooms, _beside_the_rooms()]:
        page = f"reference/{room['name']}"
        (folder / f"{page}.md").write_text(template.render(room), encoding="utf-8")
        origins[page] = room["origin"]
    template = environment.get_template("package.md.jinja")
    for path, package in packages.items():
        (folder / "data" / f"{package['name']}.md").write_text(template.render(package), encoding="utf-8")
        origins[f"data/{package['name']}"] = path.relative_to(ROOT).as_posix()
    return origins


def _template(name: str) -> tuple[str, str, None]:
    """A page of `docs/`, with the place that errors name."""
    return read_text(DOCS / name, Kind("a page")), str(DOCS / name), None


def _heading(path: Path) -> dict[str, str]:
    """Title, question and minutes of a notebook, as its first cell has them."""
    first = "".join(cell.source for cell in read_notebook(path).cells[:1])
    return {
        "stem": path.stem,
        "title": first.partition("\n")[0].removeprefix("# "),
        "question": _stated(r"\*\*Question\.\*\* (.+)", first, path),
        "minutes": _stated(r"\*\*Time\.\*\* About (\d+) minutes", first, path),
    }


def _stated(pattern: str, cell: str, path: Path) -> str:
    found = re.search(pattern, cell)
    if found is None:
        raise SiteFailed(f"{path.relative_to(ROOT).as_posix()}: its first cell has nothing like {pattern}")
    return found[1]


def _package(manifest: Path) -> dict[str, Any]:
    """A data package's manifest, and for each table the rows that note a conflict or a gap, and its sources."""
    package: dict[str, Any] = read_json(manifest, Kind("a manifest"), _MANIFEST_SHAPE)
    package["folder"] = manifest.parent.relative_to(ROOT / "data").as_posix()
    for resource in package["resources"]:
        if "schema" in resource:
            resource["key_columns"] = resource["schema"].get("primaryKey", [])
            resource["doubtful"], resource["origins"] = (
                [],
                [_listed_source(said) for said in resource.get("sources", ())],
            )
            columns = [field["name"] for field in resource["schema"]["fields"]]
            if not any(name.endswith("quality") or name == "publisher" for name in columns):
                continue  # no row says anything of itself, and there may be many
            sheet = read_sheet(manifest.parent / resource["path"], "restore it")
            rows = [sheet.row(line, cells) for line, cells in sheet.lines]
            resource["doubtful"] = _doubtful(rows)
            if "publisher" in columns:
                resource["origins"] = [_listed_source(row) for row in rows]
    return package


def _listed_source(said: Mapping[str, str]) -> Source:
    """A source as a row of a table of sources has it, or a manifest of a table."""
    return Source(
        said.get("id", ""),
        said.get("publisher", ""),
        said["title"],
        said.get("day", ""),
        said.get("address", said.get("path", "")),
        said.get("copy", ""),
    )


def _doubtful(rows: list[dict[str, str]]) -> list[dict[str, str]]:
    """Those of a table's `rows` with a mark D (conflict) or GAP, each with its mark."""
    found = []
    for row in rows:
        doubts = {cell for name, cell in row.items() if name.endswith("quality")} & {"D", "GAP"}
        if doubts:
            found.append(row | {"mark": ", ".join(sorted(doubts))})
    return found


def _last_run(path: Path) -> dict[str, Any]:
    """When the executed lesson at `path` ran, and how long."""
    notebook = read_notebook(path)
    try:
        if wrong := misfit(notebook.metadata, _OF_A_RUN, "$.metadata"):
            raise ValueError(wrong)
        begun = datetime.fromisoformat(notebook.metadata.papermill.start_time)
    except ValueError as error:
        raise InputError(f"{path}: not an executed lesson: {error}; run it again") from None
    return {
        "lesson": path.stem,
        "cells": sum(cell.cell_type == "code" and not _is_injected(cell) for cell in notebook.cells),
        "seconds": notebook.metadata.papermill.duration,
        "begun": f"{begun:%Y-%m-%d %H:%M}",
    }


def _versions(path: Path) -> dict[str, str]:
    """The versions of Python, of this project, and of the packages it needs in all its ways of use."""
    needed = metadata.requires("readout-course") or []
    names = sorted(re.split(r"[^\w.-]", line)[0] for line in needed if "extra ==" not in line)
    python = read_notebook(path).metadata.language_info.version
    return {"Python": python, "readout": readout.__version__} | {
        name: metadata.version(name) for name in names
    }


def _late_names(room: str) -> list[tuple[str, str]]:
    """The names of a face that loads what it gives when it is asked."""
    face = importlib.import_module(room)
    return [(name, f"{getattr(face, name).__module__}.{name}") for name in face.__all__]


def _room(folder: Path) -> dict[str, Any]:
    """What the page of a room shows: its face's words and names, each with the module that has it, and its modules."""
    face = ast.parse((folder / "__init__.py").read_text(encoding="utf-8"))
    words = ast.get_docstring(face) or ""
    return {
        "name": folder.name,
        "words": words,
        "first_line": words.partition("\n")[0],
        "names": sorted(
            (alias.asname or alias.name, f"{node.module}.{alias.name}")
            for node in face.body
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("readout.")
            for alias in node.names
        )
        or _late_names(f"readout.{folder.name}"),
        "modules": [
            ".".join(path.relative_to(PACKAGE).with_suffix("").parts)
            for path in sorted(folder.rglob("*.py"), key=lambda path: (len(path.parts), path))
            if path.name != "__init__.py" and not _TASKS.fullmatch(path.stem)
        ],
        "origin": f"readout/{folder.name}/__init__.py",
    }


def _beside_the_rooms() -> dict[str, Any]:
    """The like for the files that are in no room."""
    return {
        "name": "readout",
        "words": "The files beside the rooms: the command, one text through all rooms, and the ground all stand on.",
        "names": [],
        "modules": [path.stem for path in sorted(PACKAGE.glob("*.py")) if path.name != "__init__.py"],
        "origin": "readout/__init__.py",
    }


def _sphinx(source: Path, target: Path, origins: dict[str, str]) -> None:
    try:
        from sphinx.application import Sphinx
        from sphinx.util.console import nocolor
        from sphinx.util.docutils import docutils_namespace, patch_docutils
    except ImportError:
        raise InputError(f"Sphinx is not installed; install it, {to_install('site')}") from None

    nocolor()
    warnings = io.StringIO()
    notebooks = [page for page in origins if page.startswith(("notebooks/", "exercises/0"))]
    # Extensions write beside the folder of the pages, too (myst-nb does): only the pages are taken.
    with TemporaryDirectory() as work, patch_docutils(DOCS), docutils_namespace():
        made = Path(work) / "pages"
        app = Sphinx(
            source,
            DOCS,
            made,
            Path(work) / "doctrees",
            "html",
            confoverrides={
                "html_extra_path": [str(source / "extra")],
                "exclude_patterns": ["extra"],
                "html_context.sources": origins,
                "html_context.notebooks": notebooks,
            },
            status=None,
            warning=warnings,
            freshenv=True,
            parallel=os.cpu_count() or 1,
        )
        app.build()
        if warnings.getvalue():
            raise SiteFailed(*warnings.getvalue().replace(f"{source}{os.sep}", "").splitlines())
        unneeded = shutil.ignore_patterns(".buildinfo", "_sources")
        shutil.copytree(made, target, ignore=unneeded, dirs_exist_ok=True)
