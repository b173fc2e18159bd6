"""The reports of many texts, a folder each, and the page that lists them."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from pathlib import Path

from readout.course import publish
from readout.course.browser import check_browser, print_report
from readout.course.notebooks import lessons
from readout.errors import InputError, WorkFailed, one_line
from readout.intake import Kind, read_json
from readout.report import LISTED, Entry, as_index

_TEXTS = (".txt", ".text", ".html", ".htm", ".xhtml")
_DATA_OF_A_REPORT = Kind("the data of a report")
_UNSAFE = re.compile(r"[^\w.-]+")


def reports(
    names: Sequence[str],
    *,
    pair: str | None = None,
    target: float | None = None,
    date: str | None = None,
    fail_fast: bool = False,
    pdf: bool = False,
    out: str | None = None,
) -> str:
    """Write the report of each of the texts `names`, files or folders of them, and `index.html`, to the folder `out`.

    The folder (`build/reports`, in a course that was installed `readout-report`) has one for each text, called as its
    file is. The page lists what earlier commands have put there as well. A text that cannot be read, or whose lessons
    fail, is named on stderr, and the others go on. Parameters are those of `publish.report`. Returns the line to close
    with.

    Raises InputError where a name leads to no text, two texts have one name, or at the end, where some have no report.
    """
    given = publish.parameters_of(pair, target, date)
    texts = _by_folder(names)
    folder = Path(out).absolute() if out else publish.BUILD.absolute() / ("reports" if publish.PAGE else "")
    if (folder / "index.html").exists() and not _entries(folder):
        raise InputError(
            f"{publish.shown(folder)}: has an index.html that lists no reports; name a folder of its own"
        )
    if pdf:
        check_browser()
    failed = 0
    with publish.draft(folder) as place:
        made: list[str] = []
        for name, path in texts.items():
            work = place / ".work" / name
            work.mkdir(parents=True)
            try:
                text = publish.read_for_report(path, date)
                publish.run_into(work, folder / name, "", lessons(), given, fail_fast, text)
                if pdf:
                    print_report(work / "report" / "index.html", work / "report" / "report.pdf")
            except (InputError, WorkFailed) as error:  # a full disk ends it all
                failed += 1
                for line in error.lines if isinstance(error, WorkFailed) else [str(error)]:
                    print(f"readout: {one_line(line)}", file=sys.stderr, flush=True)
                continue
            (work / "report").rename(place / name)
            made.append(name)
        if made:
            listed = {entry.folder: entry for where in (folder, place) for entry in _entries(where)}
            (place / "index.html").write_text(as_index(listed.values()), encoding="utf-8")
    page = publish.shown(folder / "index.html")
    if failed:
        others = f"; those of the others: {page}" if made else "; nothing was changed"
        raise InputError(f"{failed} of {len(texts)} texts have no report{others}")
    return f"{len(made)} {'report' if len(made) == 1 else 'reports'}: {page}"


def is_one(names: Sequence[str]) -> bool:
    """Whether `names` are one text, whose report needs no list."""
    return len(names) == 1 and not Path(names[0]).is_dir()


def texts_in(name: str) -> list[str]:
    """The texts that the path `name` leads to: itself, or those in a folder. Raises InputError for a folder without."""
    place = Path(name)
    if not place.is_dir():
        return [name]
    found = sorted(path for path in place.iterdir() if path.suffix.lower() in _TEXTS and path.name[0] != ".")
    if not found:
        raise InputError(f"{name}: a folder without texts ({', '.join(_TEXTS)}); name one that has some")
    return list(map(str, found))


def _by_folder(names: Sequence[str]) -> dict[str, str]:
    """The path of each text by the name of the folder that its report gets."""
    found: dict[str, str] = {}
    for path in (path for name in names for path in texts_in(name)):
        name = (
            _UNSAFE.sub("-", Path(path).stem if path != "-" else "standard-input").strip("-.")[:100] or "text"
        )
        if found.setdefault(name, path) != path:
            raise InputError(
                f"{path}: its report would lie where that of {found[name]} does; rename one of them"
            )
    return found


def _entries(folder: Path) -> list[Entry]:
    """The reports in the folders of `folder`."""
    found = []
    for place in sorted(folder.iterdir()) if folder.is_dir() else []:
        try:
            data = read_json(place / "report.json", _DATA_OF_A_REPORT, LISTED)
        except InputError:
            continue
        found.append(Entry(place.name, data, (place / "report.pdf").exists()))
    return found
