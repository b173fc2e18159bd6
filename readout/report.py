"""The report of one article: a JSON object for programs and one self-contained page for readers. Lesson 05.

The page asks nothing of the network: its charts, style and data are inside it. Text taken from the article is
escaped, so that markup in it is shown, not run.
"""

from __future__ import annotations

import base64
import json
import platform
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import metadata, resources
from pathlib import Path
from typing import Any

import jinja2
import pandas as pd

from readout import charts, word_charts
from readout.article import Article, holding
from readout.claims import VERDICTS, Claim, Verdict
from readout.export import as_data
from readout.facts import Facts
from readout.house import Chart
from readout.markup import marked_up
from readout.sentiment import Score, by_speaker, scores_table
from readout.statements import Statement
from readout.trade import (
    Trade,
    balance,
    books,
    cumulative,
    goods_by_year,
    real_terms,
    revisions,
    shares,
    targets,
)

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
_PACKAGES = ("pandas", "matplotlib", "textblob", "vadersentiment", "scipy", "papermill", "pycountry")


@dataclass(frozen=True)
class Report:
    """Everything the report of an article says. `charts` are in the order they are shown, by file name."""

    article: Article
    facts: Facts
    statements: Sequence[Statement]
    scores: Sequence[Score]
    trade: Trade
    verdicts: Sequence[Verdict]
    charts: Mapping[str, Chart]

    @property
    def title(self) -> str:
        """Who speaks in the article, and its date where it has one."""
        speakers = list(dict.fromkeys(name for s in self.statements for name in s.speakers))
        who = " and ".join(speakers[:2]) or "A readout"
        day = self.article.document_date
        return f"{who}, {day.value:%d %B %Y}".replace(", 0", ", ") if day else who

    def around(self, claim: Claim) -> tuple[str, str]:
        """The words before and after a claim in its sentence, where the claim alone is too short to be understood."""
        sentence = holding(self.article.sentences, claim.start)
        if sentence is None or len(claim.text) > _SHORT:
            return "", ""
        before = self.article.text[sentence.start : claim.start]
        after = self.article.text[claim.end : sentence.end]
        if len(before) > _SHORT:
            before = "… " + before[-_SHORT:].partition(" ")[2]
        if len(after) > _SHORT:
            after = after[:_SHORT].rpartition(" ")[0] + " …"
        return before, after

    def as_json(self) -> dict[str, Any]:
        """The article's facts, statements and claims as plain data, schema `readout/1`, with charts and software."""
        reading = as_data(self.article, self.facts, self.statements, self.scores, self.verdicts)
        shown = [
            {"name": name, "title": c.title, "alt": c.alt} for name, c in self.charts.items() if c.figure
        ]
        return reading | {"charts": shown, "software": software()}

    def as_html(self) -> str:
        """The page, as one HTML document without any outside reference."""
        environment = jinja2.Environment(
            loader=jinja2.PackageLoader("readout"),
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            undefined=jinja2.StrictUndefined,
        )
        environment.filters["iso"] = lambda number: (
            "–" if number is None or number != number else f"{number:+.2f}"
        )
        table = scores_table(self.statements, self.scores)
        counts = Counter(v.verdict for v in self.verdicts)
        return environment.get_template("report.html.j2").render(
            report=self,
            marked=marked_up(self.article, self.facts, self.statements),
            labels=VERDICT_LABELS,
            counts=[(VERDICT_LABELS[name], counts[name]) for name in VERDICTS if counts[name]],
            statements=table.to_dict("records"),
            speakers=by_speaker(table).reset_index().to_dict("records"),
            images={
                name: (_data_uri(chart.png()), _data_uri(chart.png(narrow=True)))
                for name, chart in self.charts.items()
                if chart.figure
            },
            software=software(),
            style=resources.files("readout").joinpath("templates/report.css").read_text(encoding="utf-8"),
        )

    def write(self, folder: str | Path) -> Path:
        """Write `index.html`, `report.json` and `charts/` (SVG and PNG) to `folder`; return the page's path."""
        folder = Path(folder)
        pictures = folder / "charts"
        pictures.mkdir(parents=True, exist_ok=True)
        for name, chart in self.charts.items():
            if chart.figure:
                chart.save(pictures, name)
        text = json.dumps(self.as_json(), ensure_ascii=False, indent=1, allow_nan=False)
        (folder / "report.json").write_text(text + "\n", encoding="utf-8")
        page = folder / "index.html"
        page.write_text(self.as_html(), encoding="utf-8")
        return page


def report_charts(trade: Trade, target: float, year: int, scores: pd.DataFrame) -> dict[str, Chart]:
    """The charts of a report in the order they are shown, by file name.

    `target` in USD billions; `year` is the one in question; `scores` is the table of `sentiment.scores_table`.
    """
    names = trade.reporter, trade.partner
    changes = revisions(trade)
    return {
        "run_to_target": charts.run_to_target(cumulative(trade), changes, target, year, *names),
        "annual_and_targets": charts.annual_and_targets(trade.annual, targets(trade), *names),
        "directions": charts.directions(balance(trade), *names),
        "goods_by_year": charts.goods_by_year(goods_by_year(trade), *names),
        "two_books": charts.two_books(books(trade), *names),
        "real_terms": charts.real_terms(real_terms(trade, target, year), target, year, *names),
        "dependence": charts.dependence(shares(trade), *names),
        "revisions": charts.revisions(changes, *names),
        "sentiment_by_statement": word_charts.sentiment_by_statement(scores),
    }


def software() -> dict[str, str]:
    """Versions of Python, of Readout and of the packages a report's figures rest on."""
    versions = {"python": platform.python_version(), "readout": metadata.version("readout-course")}
    return versions | {name: metadata.version(name) for name in _PACKAGES}


def _data_uri(png: bytes) -> str:
    return "data:image/png;base64," + base64.b64encode(png).decode()
