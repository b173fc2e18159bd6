"""The reports that the workflow report.yml is asked for, and what its run's summary says of them.

`python .github/reports.py REPOSITORY OUT EARLIER`: texts are looked for in the folder REPOSITORY, reports go to OUT, and
EARLIER has those that an earlier run kept, if any. What is asked for stands in the environment, where whatever somebody
typed is a value and no part of a command:

    TEXTS     path, in REPOSITORY, of a text or of a folder of texts, which get a report each and a list
    TEXT      the words of one text
    ADDRESS   the address of a page, which is downloaded and read as a saved page
    DATE      the day of the text, where it does not say it
    PAIR      two countries, such as CN-RU

One of the first three, or none: then it is the course's own article. Of a folder only what is new is made again.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from readout import ROOT
from readout.article import read_article
from readout.course.reports import texts_in
from readout.errors import InputError, one_line

# Of a page: bytes, seconds, and how often it may send on to another.
LARGEST, PATIENCE, HOPS = 10_000_000, 60, 5
# With what the reports of a folder were made.
MADE_WITH = "made_with.json"


def main(repository: str, out: str, earlier: str) -> int:
    """Make the reports. Returns the exit code of `readout report`, 2 where what was asked for cannot be."""
    place = Path(out)
    try:
        asked = {name: os.environ.get(name, "").strip() for name in ("TEXTS", "TEXT", "ADDRESS")}
        if len([name for name in asked if asked[name]]) > 1:
            raise InputError("a path, a text and an address: give one of them")
        work = place.with_name(f"{place.name}.texts")
        found = chosen(asked, Path(repository), work)
        many = found is not None and found.is_dir()
        _append("GITHUB_OUTPUT", f"name={'reports' if many else 'report'}")
        code = of_folder(found, place, Path(earlier)) if many and found else of_one(found, place)
    except InputError as error:
        print(f"readout: {one_line(str(error))}", file=sys.stderr)
        return 2
    return code


def chosen(asked: Mapping[str, str], repository: Path, work: Path) -> Path | None:
    """The text or the folder of texts that is `asked` for; None for the course's own. Raises InputError for neither.

    What has no file yet gets one in the folder `work`.
    """
    if asked["TEXTS"]:
        path = (repository / asked["TEXTS"]).resolve()
        if not path.is_relative_to(repository.resolve()) or not path.exists():
            raise InputError(f"{asked['TEXTS']}: no file or folder of the repository")
        return path
    if asked["TEXT"]:
        work.mkdir(parents=True)
        path = work / "text.txt"
        path.write_text(asked["TEXT"] + "\n", encoding="utf-8")
        return path
    if asked["ADDRESS"]:
        work.mkdir(parents=True)
        return download(asked["ADDRESS"], work)
    return None


def download(address: str, work: Path) -> Path:
    """The page at `address`, saved in the folder `work`. Raises InputError where it cannot be had within the bounds."""
    if not re.fullmatch(r"https?://[^\s/?#@]+(?:[/?#]\S*)?", address, re.I):
        raise InputError(f"{address}: not the address of a page (https://...)")
    host = re.sub(r"[^\w.-]", "-", urlsplit(address).netloc)[:100]
    page = work / f"{host}.html"
    bounds = ["--max-filesize", str(LARGEST), "--max-time", str(PATIENCE), "--max-redirs", str(HOPS)]
    schemes = ["--proto", "=http,https", "--proto-redir", "=http,https"]
    command = ["curl", "--disable", "--fail", "--silent", "--show-error", "--location", *bounds, *schemes]
    done = subprocess.run(
        [*command, "--output", str(page), "--url", address], stderr=subprocess.PIPE, text=True
    )
    if done.returncode:
        raise InputError(
            f"{address}: not downloaded ({done.stderr.strip() or f'curl ended with {done.returncode}'})"
        )
    if not page.exists() or page.stat().st_size > LARGEST:
        raise InputError(f"{address}: empty, or larger than {LARGEST / 1e6:g} MB")
    return page


def of_one(text: Path | None, out: Path) -> int:
    """The report of one text, in the folder `out`. Returns the exit code of `readout report`."""
    code = _readout([text] if text else [], out)
    if (out / "report.json").exists():
        _append("GITHUB_STEP_SUMMARY", summary([out / "report.json"]))
    return code


def of_folder(folder: Path, out: Path, earlier: Path) -> int:
    """The reports of the texts in `folder` and the list of them, in the folder `out`. Returns as `of_one` does.

    Those that the folder `earlier` has stay, where the text, the course and what was asked for are what they were.
    """
    revision = subprocess.run(
        ["git", "rev-parse", "HEAD"], cwd=ROOT, check=True, capture_output=True, text=True
    )
    made_with = {
        "course": revision.stdout.strip(),
        **{name: os.environ.get(name, "") for name in ("DATE", "PAIR")},
    }
    if _data(earlier / MADE_WITH) == made_with:
        shutil.copytree(earlier, out, dirs_exist_ok=True)
    known = {(data["path"], data["sha256"]) for data in _reports(out).values()}
    texts = [Path(text) for text in texts_in(str(folder))]
    new = [text for text in texts if (text.name, _digest(text)) not in known]
    if not new:
        _append("GITHUB_STEP_SUMMARY", "Nothing is new.")
        return 0
    # A folder, so that a single one gets a place in the list as well.
    only = out.with_name(f"{out.name}.texts")
    only.mkdir(parents=True)
    for text in new:
        shutil.copy(text, only)
    code = _readout([only], out)
    names = {text.name for text in new}
    listed = [path for path, data in sorted(_reports(out).items()) if data["path"] in names]
    _append("GITHUB_STEP_SUMMARY", summary(listed))
    if out.exists():
        (out / MADE_WITH).write_text(json.dumps(made_with), encoding="utf-8")
    return code


def summary(reports: list[Path]) -> str:
    """What the data at `reports` say was found, in Markdown that none of their words is a part of."""
    lines = []
    for path in reports:
        data = json.loads(path.read_text(encoding="utf-8"))
        lines.append(f"- {as_words(data['title'])}: {as_words(data['headline'])}")
    return "\n".join(lines)


def as_words(text: str) -> str:
    """`text` in one line of Markdown that shows it and does nothing: all but letters, digits and blanks by number."""
    line = one_line(text)
    return "".join(c if c.isalnum() or c == " " else f"&#{ord(c)};" for c in line)


def _readout(texts: list[Path], out: Path) -> int:
    program = Path(sys.executable).with_name("readout")
    given = [f"--{name.lower()}={os.environ[name]}" for name in ("DATE", "PAIR") if os.environ.get(name)]
    return subprocess.run([program, "report", *texts, "--pdf", "--out", out, *given]).returncode


def _digest(text: Path) -> str:
    """The SHA-256 of an article; of one that cannot be read none, and `readout report` will say why."""
    try:
        return read_article(text).sha256
    except InputError:
        return ""


def _reports(out: Path) -> dict[Path, dict[str, Any]]:
    """What the data of each report in the folder `out` say of its text, by their path."""
    return {path: _data(path)["article"] for path in out.glob("*/report.json")}


def _data(path: Path) -> dict[str, Any]:
    if not path.exists():
        return {}
    data: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return data


def _append(variable: str, line: str) -> None:
    """Hand a line to the runner, in the file that it names by a `variable`; elsewhere print it."""
    if name := os.environ.get(variable):
        with open(name, "a", encoding="utf-8") as file:
            file.write(f"{line}\n")
    else:
        print(line)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
