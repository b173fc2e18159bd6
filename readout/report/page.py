"""The report of one article: a JSON object for programs and one self-contained page for readers.

The page asks nothing of the network: its charts, style and data are inside it, and the addresses of its sources are
followed by whoever clicks on them. Text taken from the article and from tables is escaped, so that markup in it is
shown, not run.
"""

from __future__ import annotations

import base64
import contextlib
import json
import math
import platform
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import metadata, resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

from readout.article import holding
from readout.claims import HOLDER, VERDICTS, Claim, Verdict
from readout.facts import Facts
from readout.reading import Reading
from readout.report.data import as_data
from readout.report.markup import marked_up
from readout.sources import Source
from readout.statements import how_resolved
from readout.words import by_speaker, scores_table

if TYPE_CHECKING:
    from readout.chart import Chart

_SHORT = 60  # characters: a claim up to this length is shown with the words around it
# What each verdict is called on the page, with a sign so that colour is not its only mark.
VERDICT_LABELS = {
    "supported": "✓ supported",
    "within_rounding": "≈ within rounding",
    "contradicted": "✗ contradicted",
    "depends": "◐ depends",
    "not_checkable": "? not checkable",
    "opinion": "¶ opinion",
}
# How the headline says what came of the claims that could be tested: of one, of several.
_OUTCOMES = {
    "contradicted": ("is contradicted", "are contradicted"),
    "supported": ("is supported", "are supported"),
    "within_rounding": ("holds within rounding", "hold within rounding"),
    "depends": ("depends on what the text leaves open", "depend on what the text leaves open"),
}
# Where a slot of a figure was read, as the page says it.
ORIGINS = {
    "clause": "from its clause",
    "sentence": "from its sentence",
    "before": "from what was said before",
    "heading": "from the heading",
    "speaker": "from who speaks",
    "books": "from the books named",
    "custom": "as is the custom",
    "document": "from the day of the text",
    "guess": "a guess: the text leaves it open",
}
_SHOWN_AT_ONCE = 60  # statements and claims that are shown at once; the page folds those behind them
_PUBLISHERS_SHOWN = 3  # publishers that stand beside a verdict
_LEADING = 3  # verdicts that stand under the headline
_PACKAGES = ("pandas", "matplotlib", "textblob", "vadersentiment", "papermill", "pycountry")


@dataclass(frozen=True)
class Report:
    """Everything the report of an article says. `charts` are in the order they are shown, by file name."""

    reading: Reading
    charts: Mapping[str, Chart]

    @property
    def title(self) -> str:
        """Who speaks in the article, and its date where it has one."""
        speakers = list(dict.fromkeys(name for s in self.reading.said[0] for name in s.speakers))
        who = " and ".join(speakers[:2]) or "A readout"
        day = self.reading.article.document_date
        return f"{who}, {day.value:%d %B %Y}".replace(", 0", ", ") if day else who

    @property
    def headline(self) -> str:
        """The finding in one sentence: what came of the claims that a calendar or a table can test."""
        from readout.chart import listed

        article = self.reading.article
        if article.unreadable:
            return f"This text is {article.unreadable}, and nothing was taken from it"
        counts = Counter(v.verdict for v in self.counted)
        tested = sum(counts[name] for name in _OUTCOMES)
        if not tested:
            number = len(self.counted)
            beside = " beside people's titles" if self.titles else ""
            nothing = {
                0: f"No claim was found in this text{beside}",
                1: "The one claim found cannot be tested here",
            }
            return nothing.get(number, f"None of the {number} claims found can be tested here")
        found = [(counts[name], ways) for name, ways in _OUTCOMES.items() if counts[name]]
        if len(found) == 1:
            one, several = found[0][1]
            return (
                f"The one claim that can be tested {one}"
                if tested == 1
                else f"All {tested} claims that can be tested {several}"
            )
        return f"Of {tested} claims that can be tested, " + listed(
            [f"{number} {one if number == 1 else several}" for number, (one, several) in found]
        )

    @property
    def counted(self) -> list[Verdict]:
        """The verdicts that count: all but those on people's titles that hold or stay open, which every readout has."""
        return [v for v in self.reading.verdicts if v.claim.kind != HOLDER or v.verdict == "contradicted"]

    @property
    def titles(self) -> list[Verdict]:
        """The verdicts on people's titles."""
        return [v for v in self.reading.verdicts if v.claim.kind == HOLDER]

    @property
    def titles_held(self) -> str | None:
        """How many people's titles the table of leaders confirms; None where the text gives none."""
        confirmed = sum(v.verdict == "supported" for v in self.titles)
        still = sum(v.verdict == "not_checkable" for v in self.titles)
        open_ones = f" {still} it leaves open." if still else ""
        if confirmed == 1:
            return f"The table of leaders confirms the title of one person.{open_ones}"
        if confirmed:
            return f"The table of leaders confirms the titles of {confirmed} people.{open_ones}"
        return "The table of leaders confirms no title of anybody named here." if still else None

    @property
    def dating(self) -> str | None:
        """Where the text's day is from, if not from the text alone, and how to give one; None where all is plain."""
        article, found = self.reading.article, self.reading.article.document_date
        if not article.readable:
            return None
        if found is None:
            open_ones = sum(date.relative and not date.value for date in self.reading.facts.dates)
            hanging = {0: "", 1: ", and a date that hangs on it is not resolved"}.get(
                open_ones, f", and {open_ones} dates that hang on it are not resolved"
            )
            return (
                f"The text does not say of which day it is{hanging}. Give the day with --date 2023-12-20, or begin "
                "the file's name with it."
            )
        if found.source == "text":
            return None
        whence = {"given": "was given", "file name": "is from the file's name"}[found.source]
        day = f"{found.value:%d %B %Y}".removeprefix("0")
        if found.evidence:
            return f"Of the text's day, {day}, the year {whence}."
        return f"The text's day, {day}, {whence}."

    @property
    def leading(self) -> list[Verdict]:
        """The verdicts to read first: what is contradicted, what was tested on figures, what depends, other tests."""

        def rank(verdict: Verdict) -> tuple[bool, bool, bool]:
            figures = {row.table for row in verdict.evidence} - {"calendar", "timeline"}
            return (
                verdict.verdict != "contradicted",
                not figures,
                not figures and verdict.verdict != "depends",
            )

        return sorted((v for v in self.counted if v.verdict in _OUTCOMES), key=rank)[:_LEADING]

    def around(self, claim: Claim) -> tuple[str, str]:
        """The words before and after a claim in its sentence, where the claim alone is too short to be understood."""
        sentence = holding(self.reading.article.sentences, claim.start)
        if sentence is None or len(claim.text) > _SHORT:
            return "", ""
        before = self.reading.article.text[sentence.start : claim.start]
        after = self.reading.article.text[claim.end : sentence.end]
        if len(before) > _SHORT:
            before = "… " + before[-_SHORT:].partition(" ")[2]
        if len(after) > _SHORT:
            after = after[:_SHORT].rpartition(" ")[0] + " …"
        return before, after

    def as_json(self) -> dict[str, Any]:
        """Facts, statements and claims as plain data, schema `readout/1`; headline, charts, tables and software."""
        shown = [
            {"name": name, "title": c.title, "alt": c.alt} for name, c in self.charts.items() if c.figure
        ]
        tables = [{"name": name, "sha256": digest} for name, digest in self.tables.items()]
        return as_data(self.reading) | {
            "title": self.title,
            "headline": self.headline,
            "charts": shown,
            "tables": tables,
            "software": software(),
        }

    @property
    def tables(self) -> dict[str, str]:
        """The files of the trade tables that were read, each with the SHA-256 of its bytes."""
        return {
            f"{self.reading.trade.pair}/{name}.csv": digest
            for name, digest in self.reading.trade.sha256.items()
        }

    @property
    def sources(self) -> dict[Source, list[str]]:
        """The sources that can be followed from the evidence, in the order of their first use, each with its claims."""
        found: dict[Source, list[str]] = {}
        for verdict in self.reading.verdicts:
            for source in _cited_for(verdict):
                found.setdefault(source, []).append(verdict.claim.id)
        return found

    def as_html(self) -> str:
        """The page, as one HTML document that loads nothing from outside."""
        import jinja2  # only here: who reads a text needs no page

        environment = jinja2.Environment(
            loader=jinja2.PackageLoader("readout.report"),
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            undefined=jinja2.StrictUndefined,
        )
        environment.filters["signed"] = lambda number: "–" if math.isnan(number) else f"{number:+.2f}"
        environment.filters["percent"] = lambda share: "–" if math.isnan(share) else f"{100 * share:.0f}\xa0%"
        environment.filters["data_uri"] = _data_uri
        table = scores_table(*self.reading.said)
        counts = Counter(v.verdict for v in self.counted)
        drawn = {name: chart for name, chart in self.charts.items() if chart.figure}
        words = drawn.pop("sentiment_by_statement", None)
        page = environment.get_template("report.html.j2").stream(
            report=self,
            file=self.reading.article.path.replace("\\", "/").rpartition("/")[2],
            marked=marked_up(self.reading.article, self.reading.facts, self.reading.statements),
            labels=VERDICT_LABELS,
            origins=ORIGINS,
            sources=self.sources,
            numbers={source: number for number, source in enumerate(self.sources, start=1)},
            followed=_cited_for,
            publishers=_rests_on,
            fold=_SHOWN_AT_ONCE,
            counts=[(name, counts[name]) for name in VERDICTS if counts[name]],
            statements=table.to_dict("records"),
            why=how_resolved(self.reading.article, self.reading.statements),
            topics=[s for s in self.reading.statements if s.kind == "topic"],
            speakers=by_speaker(table).reset_index().to_dict("records"),
            values=_values(self.reading.facts),
            words=words,
            trade=list(drawn.values()),
            software=software(),
            style=resources.files("readout.report")
            .joinpath("templates/report.css")
            .read_text(encoding="utf-8"),
        )
        page.enable_buffering(1000)  # a long page is made of a million pieces
        return "".join(page)

    def write(self, folder: str | Path) -> Path:
        """Write `index.html`, `report.json` and `charts/` (SVG and PNG) to `folder`; return the page's path."""
        folder = Path(folder)
        pictures = folder / "charts"
        pictures.mkdir(parents=True, exist_ok=True)
        for name, chart in self.charts.items():
            if chart.figure:
                chart.save(pictures, name)
        with (folder / "report.json").open("w", encoding="utf-8") as file:
            json.dump(self.as_json(), file, ensure_ascii=False, indent=1, allow_nan=False)
            file.write("\n")
        page = folder / "index.html"
        page.write_text(self.as_html(), encoding="utf-8")
        return page


def _cited_for(verdict: Verdict) -> list[Source]:
    """The sources of a verdict's evidence of which more is known than words, each once."""
    return [
        source
        for source in dict.fromkeys(source for row in verdict.evidence for source in row.sources)
        if source.publisher
    ]


def _rests_on(verdict: Verdict) -> str:
    """Whose figures or words a verdict rests on, in one line; where that is nobody's, its tables."""
    names = list(dict.fromkeys(source.publisher for source in _cited_for(verdict)))
    if not names:
        return ", ".join(dict.fromkeys(row.table for row in verdict.evidence))
    more = len(names) - _PUBLISHERS_SHOWN
    return "; ".join(names[:_PUBLISHERS_SHOWN]) + (f"; {more} more" if more > 0 else "")


def software() -> dict[str, str]:
    """Versions of Python, of Readout and of the packages a report's figures rest on, where they are installed."""
    versions = {"python": platform.python_version(), "readout": metadata.version("readout-course")}
    for name in _PACKAGES:
        with contextlib.suppress(metadata.PackageNotFoundError):  # papermill, in a browser
            versions[name] = metadata.version(name)
    return versions


def _values(facts: Facts) -> list[tuple[str, str, str, str]]:
    """Words, kind, value and offsets of each date and quantity; what reads the same stands there once."""
    places: dict[tuple[str, str, str], list[str]] = {}
    for date in facts.dates:
        kind = "date, relative" if date.relative else "date"
        open_for = "the text gives no date" if date.relative else "which figure is the month is not said"
        value = date.value or f"not resolved: {open_for}"
        places.setdefault((date.text, kind, value), []).append(f"{date.start}–{date.end}")
    for item in facts.quantities:
        value = f"{item.value:,.12g}" + (f" {item.unit}" if item.unit != item.kind else "")
        places.setdefault((item.text, item.kind, value), []).append(f"{item.start}–{item.end}")
    return [(*key, ", ".join(offsets)) for key, offsets in places.items()]


def _data_uri(png: bytes) -> str:
    return "data:image/png;base64," + base64.b64encode(png).decode()
