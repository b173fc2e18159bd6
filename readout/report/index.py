"""The page that lists the reports of many texts, made of what each one's `report.json` says."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from importlib import resources
from typing import Any

from readout.report.visible import visible
from readout.shapes import Shape

# What of a report's data is listed.
LISTED: Shape = {
    "schema": str,
    "title": str,
    "headline": str,
    "article": {"path": str, "document_date": (None, {"value": str})},
}


@dataclass(frozen=True, slots=True)
class Entry:
    """A report: the folder it lies in, as the list sees it, its data (`LISTED`), and whether a PDF is with it."""

    folder: str
    data: dict[str, Any]
    pdf: bool

    @property
    def day(self) -> str:
        """The text's day, ISO 8601; empty where it has none."""
        found = self.data["article"]["document_date"]
        return str(found["value"]) if found else ""


def as_index(entries: Iterable[Entry]) -> str:
    """The page, as one HTML document: the latest text first, those without a day last."""
    import jinja2  # only here: who reads a text needs no page

    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("readout.report"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
    )
    style = resources.files("readout.report").joinpath("templates/report.css").read_text(encoding="utf-8")
    ordered = sorted(
        sorted(entries, key=lambda entry: entry.folder), key=lambda entry: entry.day, reverse=True
    )
    return visible(environment.get_template("index.html.j2").render(entries=ordered, style=style))
