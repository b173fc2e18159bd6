"""From two texts to the page that holds them beside each other: what `readout compare` does."""

from __future__ import annotations

import json
from pathlib import Path

from readout.article import read_article
from readout.compare import as_data, compare, why_not_one_meeting
from readout.compare.page import Page
from readout.course import publish
from readout.errors import InputError
from readout.intake import Kind, read_json
from readout.reading import Reading

MOST_OF_EACH = 200_000
"""Characters of the longest texts that are compared: each passage is held against each, some seconds of work."""

_PAGE_FILES_OF_TWO = ("index.html", "compare.json", "charts")
_DATA_OF_TWO = Kind("the data of a comparison")


def compare_texts(a: str, b: str, *, form: str = "html", out: str | None = None) -> str:
    """Hold the texts at the paths `a` and `b` ("-" is standard input) beside each other; write the page to `out`.

    The folder is `build/compare`, in a course that was installed `readout-report/compare`. With the `form` "json" nothing
    is written unless `out` is named. Returns what to print: where the page lies, or the data.

    Raises InputError, before anything is written, for a text that cannot be read, is in another language than English
    or longer than `MOST_OF_EACH`,
    for one text given twice, for two that are not of one meeting, and for a folder whose files no comparison made.
    """
    readings = [_readable(path) for path in (a, b)]
    first, second = readings
    if first.article.sha256 == second.article.sha256:
        raise InputError(f"{a}, {b}: the same text; name another account of the meeting")
    if why := why_not_one_meeting(first, second):
        raise InputError(f"{a}, {b}: not of one meeting, as far as they say: {why}")
    found = compare(first, second)
    if form == "json" and out is None:
        return _as_json_text(as_data(first, second, found))
    page = Page(first, second, found)
    folder = Path(out).absolute() if out else publish.BUILD.absolute() / "compare"
    _refuse_foreign_folder(folder)
    with publish.draft(folder) as place:
        page.write(place)
    return (
        _as_json_text(page.as_json())
        if form == "json"
        else f"Comparison: {publish.shown(folder / 'index.html')}"
    )


def _readable(path: str) -> Reading:
    article = read_article(path)
    if article.unreadable:
        raise InputError(f"{article.path}: {article.unreadable}")
    if len(article.text) > MOST_OF_EACH:
        raise InputError(
            f"{article.path}: longer than the {MOST_OF_EACH:,} characters up to which texts are compared; cut it"
        )
    return Reading(article)


def _as_json_text(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1, allow_nan=False)


def _refuse_foreign_folder(folder: Path) -> None:
    """Raise InputError where the page would take the place of files that no comparison made."""
    there = [name for name in _PAGE_FILES_OF_TWO if (folder / name).exists()]
    if not there:
        return
    try:
        read_json(folder / "compare.json", _DATA_OF_TWO, {"schema": frozenset({"readout-compare/1"})})
    except InputError:
        raise InputError(
            f"{publish.shown(folder)}: has {there[0]}, which no comparison made; name a folder of its own"
        ) from None
