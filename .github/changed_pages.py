"""A table, in Markdown, of the pages of a built site that are not what they were: for the summary of a pull request.

`python .github/changed_pages.py BEFORE AFTER`, both folders of HTML. What a reader sees counts: words, and pictures by
their bytes; not markup, scripts or the parts that stand on every page.
"""

from __future__ import annotations

import difflib
import hashlib
import sys
from html.parser import HTMLParser
from pathlib import Path

# It says when the lessons ran and how long they took, so it is never what it was.
LAST_RUN = "last_run.html"


class _Shown(HTMLParser):
    """Gathers the lines of a page that its reader sees: those of <main>, or of everything where it has none."""

    unseen = {"script", "style", "head", "nav"}

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.folder, self.lines, self.open = folder, [], []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "main":
            self.lines.clear()
        if tag in self.unseen:
            self.open.append(tag)
        if tag == "img" and not self.open:
            self.lines.append(f"picture: {given.get('alt')} {self._digest(given.get('src') or '')}")

    def handle_endtag(self, tag: str) -> None:
        if tag in self.open:
            self.open.remove(tag)
        if tag == "main":
            self.open.append(tag)  # what follows it stands on every page

    def handle_data(self, data: str) -> None:
        words = " ".join(data.split())
        if words and not self.open:
            self.lines.append(words)

    def _digest(self, source: str) -> str:
        file = self.folder / source
        data = source.encode() if source.startswith("data:") or not file.is_file() else file.read_bytes()
        return hashlib.sha256(data).hexdigest()


def shown(page: Path) -> list[str]:
    """What a reader of the HTML file `page` sees, by lines."""
    parser = _Shown(page.parent)
    parser.feed(page.read_text(encoding="utf-8"))
    return parser.lines


def table(before: Path, after: Path) -> str:
    """The pages below the folders `before` and `after` that differ, in Markdown; one line where none does."""
    pages = {
        folder: {p.relative_to(folder).as_posix(): p for p in folder.rglob("*.html")}
        for folder in (before, after)
    }
    rows = []
    for name in sorted((pages[before].keys() | pages[after].keys()) - {LAST_RUN}):
        old, new = (shown(pages[folder][name]) if name in pages[folder] else [] for folder in (before, after))
        if name in pages[before] and name in pages[after] and old == new:
            continue
        steps = [line[0] for line in list(difflib.unified_diff(old, new, n=0))[2:]]
        state = "new" if name not in pages[before] else "gone" if name not in pages[after] else "changed"
        rows.append(f"| {name} | {state} | {steps.count('+')} | {steps.count('-')} |")
    if not rows:
        return "No page of the site changes."
    return "\n".join(["| page | | lines added | removed |", "|---|---|---|---|", *rows])


if __name__ == "__main__":
    print(table(Path(sys.argv[1]), Path(sys.argv[2])))
