"""What is done to the pages of the site while Sphinx makes them, and to their weight when it has.

Sphinx calls `setup` (from `docs/conf.py`). Tables get names and proper header cells there, so that they can be heard as
well as seen. `slim` then leaves in the theme's style sheet only what some page of the site uses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import tinycss2
from bs4 import BeautifulSoup
from bs4.element import Tag

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_HEADINGS = ["h1", "h2", "h3", "h4", "h5", "h6"]
_NAME = re.compile(r"[.#](-?[A-Za-z_][\w-]*)")
_VARIABLE = re.compile(r"--[\w-]+")


def setup(app: Sphinx) -> dict[str, bool]:
    """Sphinx's hook: have every page's body pass through `mended`."""
    app.connect("html-page-context", _mend)
    return {"parallel_read_safe": True, "parallel_write_safe": True}


def _mend(app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: object) -> None:
    if "body" in context:
        context["body"] = mended(context["body"])


def mended(body: str) -> str:
    """The HTML `body` with its tables named, by the heading above them where they have no caption.

    Header cells say what they head; an empty one is none.
    """
    soup = BeautifulSoup(body, "html.parser")
    seen: dict[str, int] = {}
    for table in soup.find_all("table"):
        for cell in table.find_all("th"):
            if not cell.get_text(strip=True):
                cell.name = "td"
            elif "scope" not in cell.attrs:
                cell["scope"] = "col" if cell.find_parent("thead") else "row"
        if table.caption is None and "aria-label" not in table.attrs:
            heading = table.find_previous(_HEADINGS)
            title = _title(heading) if heading else "This page"
            seen[title] = seen.get(title, 0) + 1
            table["aria-label"] = f"{title}, table {seen[title]}"
    return str(soup)


def _title(heading: Tag) -> str:
    return "".join(
        text for text in heading.find_all(string=True) if "headerlink" not in (text.parent.get("class") or [])
    ).strip()


def slim(site: Path) -> None:
    """Take from `site/_static` what no page loads, and from the style sheets what no page or script can use."""
    pages = "\n".join(path.read_text(encoding="utf-8") for path in _pages(site))
    files = [path for path in (site / "_static").rglob("*") if path.is_file()]
    loaded = [path for path in files if path.name in pages]
    for path in set(files) - set(loaded):
        path.unlink()
    scripts = [path.read_text(encoding="utf-8") for path in loaded if path.suffix == ".js"]
    words = set(re.findall(r"[\w-]+", "\n".join([pages, *scripts])))
    sheets = [path for path in loaded if path.suffix == ".css"]
    rules = {sheet: list(_rules(sheet.read_text(encoding="utf-8"), words)) for sheet in sheets}
    while True:  # a variable may be used by another that nothing uses
        everything = "".join(rule for sheet in rules.values() for rule in sheet)
        used = set(re.findall(r"var\(\s*(--[\w-]+)", everything)) | words
        fewer = {sheet: [_without(rule, used) for rule in kept] for sheet, kept in rules.items()}
        if fewer == rules:
            break
        rules = fewer
    for sheet, kept in rules.items():
        sheet.write_text("".join(kept), encoding="utf-8")


def _pages(site: Path) -> Iterator[Path]:
    """The pages that Sphinx made: the report brings its own looks."""
    return (path for path in site.rglob("*.html") if path.relative_to(site).parts[0] not in ("report", "_static"))


def _rules(css: str, words: set[str]) -> Iterator[str]:
    """The rules of `css` of which a selector may match: all its classes and ids are among `words`."""
    for rule in tinycss2.parse_rule_list(css, skip_comments=True, skip_whitespace=True):
        if rule.type == "qualified-rule":
            selectors = [
                selector
                for selector in _split(tinycss2.serialize(rule.prelude))
                if words.issuperset(_NAME.findall(re.sub(r":not\([^()]*\)", "", selector)))
            ]
            if selectors:
                yield f"{','.join(selectors)}{{{tinycss2.serialize(rule.content)}}}\n"
        elif rule.type == "at-rule" and rule.at_keyword in ("media", "supports"):
            inner = "".join(_rules(tinycss2.serialize(rule.content), words))
            if inner:
                yield f"@{rule.at_keyword}{tinycss2.serialize(rule.prelude)}{{{inner}}}\n"
        elif rule.type == "at-rule" and rule.at_keyword != "font-face":
            yield rule.serialize() + "\n"


def _split(selectors: str) -> list[str]:
    """`selectors` cut at the commas that stand in no brackets."""
    return [part.strip() for part in re.split(r",(?![^()]*\))", selectors)]


def _without(rule: str, used: set[str]) -> str:
    """`rule` without the variables it sets that are not among `used`."""
    return re.sub(
        r"(?<=[{;])\s*(--[\w-]+)\s*:[^;{}]*(?:;|(?=\}))",
        lambda found: found[0] if found[1] in used else "",
        rule,
    )
