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

# What a constant is, where that says something: no table of patterns, no "<... object>", no folder of this machine.
_VALUE = re.compile(r" = (?!<|\w*Path\().{1,121}", re.DOTALL)
_HEADINGS = ["h1", "h2", "h3", "h4", "h5", "h6"]
# What the theme's script makes focusable where it has to be scrolled.
_SCROLLING = ["pst-scrollable-table-container", "output"]
# Names, signs, brackets and spaces in code have the colour of code: without a tag each, a lesson is a tenth lighter.
_PLAIN_CODE = re.compile(r'<span class="[nopw]">([^<]*)</span>')
_CLASS_OR_ID = re.compile(r"[.#](-?[A-Za-z_][\w-]*)")


def setup(app: Sphinx) -> dict[str, bool]:
    """Sphinx's hook: have every page's body pass through `mended`."""
    app.connect("html-page-context", _mend)
    return {"parallel_read_safe": True, "parallel_write_safe": True}


def _mend(app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: object) -> None:
    if "body" in context:
        context["body"] = mended(context["body"])


def mended(body: str) -> str:
    """The HTML `body` with its tables named, by the heading above them where they have no caption.

    Header cells say what they head; an empty one is none. A wide table scrolls by itself, and by keyboard.
    The value of a constant is left out where it is long, or no value that can be written.
    """
    soup = BeautifulSoup(_PLAIN_CODE.sub(r"\1", body), "html.parser")
    seen: dict[str, int] = {}
    for table in soup.find_all("table"):
        for cell in table.find_all(["td", "th"]):
            for name in ("id", "class"):  # pandas numbers its cells, and nothing refers to them
                cell.attrs.pop(name, None)
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
        if not table.find_parent(class_=_SCROLLING):
            table.wrap(soup.new_tag("div", attrs={"class": _SCROLLING[0]}))
    for value in soup.select("dt.sig > .property"):
        if value.get_text().startswith(" = ") and not _VALUE.fullmatch(value.get_text()):
            value.decompose()
    return str(soup)


def _title(heading: Tag) -> str:
    return "".join(
        text
        for text in heading.find_all(string=True)
        if text.parent is None or "headerlink" not in (text.parent.get("class") or [])
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
    styles = {sheet: sheet.read_text(encoding="utf-8") for sheet in sheets}
    while True:  # a variable may be used by another that nothing uses
        used = words.union(re.findall(r"var\(\s*(--[\w-]+)", "\n".join(styles.values())))
        fewer = {sheet: "".join(_rules(style, used)) for sheet, style in styles.items()}
        if fewer == styles:
            break
        styles = fewer
    for sheet, style in styles.items():
        sheet.write_text(style, encoding="utf-8")


def _pages(site: Path) -> Iterator[Path]:
    """The pages that Sphinx made: the report and the course in the browser bring their own looks."""
    return (
        path
        for path in site.rglob("*.html")
        if path.relative_to(site).parts[0] not in ("report", "lite", "_static")
    )


def _rules(css: str, words: set[str]) -> Iterator[str]:
    """The rules of `css` that may match, all classes and ids of a selector among `words`, with the variables in use."""
    for rule in tinycss2.parse_rule_list(css, skip_comments=True, skip_whitespace=True):
        if rule.type == "qualified-rule":
            selectors = [
                selector
                for selector in _selectors(tinycss2.serialize(rule.prelude))
                if words.issuperset(_CLASS_OR_ID.findall(re.sub(r":not\([^()]*\)", "", selector)))
            ]
            settings = [
                setting.serialize()
                for setting in tinycss2.parse_blocks_contents(
                    rule.content, skip_comments=True, skip_whitespace=True
                )
                if setting.type == "declaration" and (setting.name[:2] != "--" or setting.name in words)
            ]
            if selectors and settings:
                yield f"{','.join(selectors)}{{{';'.join(settings)}}}\n"
        elif rule.type == "at-rule" and rule.at_keyword in ("media", "supports"):
            inner = "".join(_rules(tinycss2.serialize(rule.content), words))
            if inner:
                yield f"@{rule.at_keyword}{tinycss2.serialize(rule.prelude)}{{{inner}}}\n"
        elif rule.type == "at-rule" and rule.at_keyword not in ("font-face", "charset"):
            yield rule.serialize() + "\n"


def _selectors(selectors: str) -> list[str]:
    """`selectors` cut at the commas that stand in no brackets."""
    return [part.strip() for part in re.split(r",(?![^()]*\))", selectors)]
