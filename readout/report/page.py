"""The report of one article: a JSON object for programs and one self-contained page for readers.

The page asks nothing of the network: its charts, style and data are inside it, and the addresses of its sources are
followed by whoever clicks on them. Text taken from the article and from tables is escaped, so that markup in it is
shown, not run.
"""

from __future__ import annotations

import base64
import contextlib
import functools
import hashlib
import json
import math
import platform
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import metadata, resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

from readout.article import holding
from readout.claims import HOLDER, VERDICTS, Claim, Verdict
from readout.facts import Facts
from readout.reading import Reading
from readout.report.data import as_data
from readout.report.excerpts import Stretch, excerpt, quoted_stretches
from readout.report.finding import VERDICT_LABELS, counted, headline, leading
from readout.report.markup import marked_up
from readout.report.places import Place, places_in
from readout.report.trade import coverage, trade_figures, why_not
from readout.report.visible import visible
from readout.sources import Source
from readout.statements import Statement, how_resolved, who_met
from readout.words import by_speaker, scores_table

if TYPE_CHECKING:
    from readout.chart import Chart

_SHORT = 60  # characters: a claim up to this length is shown with the words around it
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
# The claims of each group: what they are called together, and what is said of them.
_GROUPS = {
    "figures": ("Figures", "How much, how many, since when: held against tables."),
    "record": ("Record", "What happened, and who is what: held against what is on record."),
    "titles": (
        "People's titles, by the table of leaders",
        "Each person to whom the text gives an office of a country that the table has, once. The table is the CIA World "
        "Factbook, edition by edition; what it cannot say is left open. Titles count above only where they are contradicted.",
    ),
    "calendar": (
        "Calendar",
        "Days of the week, and stretches of time that are over: held against the calendar.",
    ),
    "words": ("Words", "Judgements, calls, promises and the rest, which no table here can test."),
}
# How many statements, and claims of a group, are shown at once; the page folds those behind them.
_SHOWN_AT_ONCE = 10
_PUBLISHERS_SHOWN = 3  # publishers that stand beside a verdict
_OF_WORDS = "sentiment_by_statement"  # the chart that is no trade's
_PACKAGES = ("pandas", "matplotlib", "textblob", "vadersentiment", "papermill", "pycountry")


@dataclass(frozen=True)
class Report:
    """Everything the report of an article says. `charts` are in the order they are shown, by file name."""

    reading: Reading
    charts: Mapping[str, Chart]

    @property
    def title(self) -> str:
        """The two who met, else who speaks in the article, and its date where it has one."""
        met = [side[0] for side in who_met(self.reading.article, self.reading.facts) if side]
        speakers = list(dict.fromkeys(name for s in self.reading.said[0] for name in s.speakers))
        who = " and ".join(met[:2] if len(met) > 1 else speakers[:2]) or "A readout"
        who = who[0].upper() + who[1:]
        day = self.reading.article.document_date
        return f"{who}, {day.value:%d %B %Y}".replace(", 0", ", ") if day else who

    @property
    def headline(self) -> str:
        """The finding in one sentence: figures first, or why none could be tested, then the record, then the calendar."""
        return headline(self.reading)

    @property
    def counted(self) -> list[Verdict]:
        """The verdicts that count: all but those on people's titles that hold or stay open, which every readout has."""
        return counted(self.reading.verdicts)

    @property
    def titles(self) -> list[Verdict]:
        """The verdicts on people's titles."""
        return [v for v in self.reading.verdicts if v.claim.kind == HOLDER]

    @property
    def titles_held(self) -> str | None:
        """How many people's titles the table of leaders confirms and contradicts; None where the text gives none."""
        counts = Counter(v.verdict for v in self.titles)
        found = [
            f"{does} the titles of {counts[name]} people"
            if counts[name] > 1
            else f"{does} the title of one person"
            for name, does in (("supported", "confirms"), ("contradicted", "contradicts"))
            if counts[name]
        ]
        still = counts["not_checkable"]
        if found:
            open_ones = f" {still} it leaves open." if still else ""
            return f"The table of leaders {' and '.join(found)}.{open_ones}"
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
        """The verdicts to read first: figures, then the record, then the calendar."""
        return leading(self.counted)

    @property
    def more_contradicted(self) -> int:
        """How many contradicted claims are not among the verdicts to read first."""
        every, shown = (
            sum(v.verdict == "contradicted" for v in some) for some in (self.counted, self.leading)
        )
        return every - shown

    @property
    def groups(self) -> list[tuple[str, str, str, list[Verdict]]]:
        """The groups of claims that there are: name, heading, what is said of them, verdicts in the order of the text."""
        found: dict[str, list[Verdict]] = {name: [] for name in _GROUPS}
        for verdict in self.reading.verdicts:
            found["titles" if verdict.claim.kind == HOLDER else verdict.group].append(verdict)
        return [(name, *_GROUPS[name], verdicts) for name, verdicts in found.items() if verdicts]

    @functools.cached_property
    def _quoted(self) -> list[Stretch]:
        return quoted_stretches(self.reading.article, self.reading.statements)

    @functools.cached_property
    def claims_in(self) -> dict[str, list[str]]:
        """The ids of the claims in each statement."""
        claims: dict[str, list[str]] = {statement.id: [] for statement in self.reading.statements}
        for verdict in self.reading.verdicts:
            if verdict.claim.statement:
                claims[verdict.claim.statement].append(verdict.claim.id)
        return claims

    def words_of(self, claim: Claim) -> list[tuple[str, bool]]:
        """A claim in pieces, each with whether the verdict covers it; a short one with words around it in its sentence."""
        text, start, end = self.reading.article.text, claim.start, claim.end
        before = after = ""
        sentence = holding(self.reading.article.sentences, start)
        if sentence and len(claim.text) <= _SHORT:
            start, end = sentence.start, max(sentence.end, end)
            if claim.start - start > _SHORT:
                start, before = text.find(" ", claim.start - _SHORT, claim.start) + 1 or claim.start, "… "
            if end - claim.end > _SHORT:
                end, after = max(text.rfind(" ", claim.end, claim.end + _SHORT), claim.end), " …"
        pieces = excerpt(text, start, end, self._quoted, (claim.start, claim.end))
        return [(before, False), *pieces, (after, False)]

    def content_of(self, statement: Statement) -> str:
        """What a statement says, in quotation marks where these are its speaker's own words."""
        said = (
            excerpt(self.reading.article.text, span.start, span.end, self._quoted, (span.start, span.end))
            for span in statement.content
        )
        return " … ".join("".join(words for words, _ in pieces) for pieces in said)

    @functools.cached_property
    def places(self) -> dict[str, list[Place]]:
        """By the file names of the charts, where in them something of the text is shown."""
        drawn = {name: chart for name, chart in self.charts.items() if chart.figure}
        return places_in(drawn, self.reading.verdicts, self.claims_in)

    @functools.cached_property
    def place_of(self) -> dict[str, str]:
        """By the id of a statement or claim, that of its first place in a chart: where a row of its evidence is drawn."""
        found: dict[str, str] = {}
        for place in (place for places in self.places.values() for place in places):
            for item in place.of:
                found.setdefault(item, place.id)
        return found

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
        environment.filters["percentage"] = lambda part: f"{100 * part:.2f}%"
        environment.filters["data_uri"] = _data_uri
        table = scores_table(*self.reading.said)
        script = _part_of_page("report.js")
        drawn = {name: chart for name, chart in self.charts.items() if chart.figure}
        words = drawn.pop(_OF_WORDS, None)
        page = environment.get_template("report.html.j2").stream(
            report=self,
            file=self.reading.article.path.replace("\\", "/").rpartition("/")[2],
            marked=marked_up(
                self.reading.article, self.reading.facts, self.reading.statements, self.reading.verdicts
            ),
            labels=VERDICT_LABELS,
            origins=ORIGINS,
            sources=self.sources,
            numbers={source: number for number, source in enumerate(self.sources, start=1)},
            followed=_cited_for,
            publishers=_rests_on,
            fold=_SHOWN_AT_ONCE,
            tallied=_tallied,
            counts=_tallied(self.counted),
            statements=table.to_dict("records"),
            said={statement.id: statement for statement in self.reading.statements},
            why=how_resolved(self.reading.article, self.reading.statements),
            topics=[s for s in self.reading.statements if s.kind == "topic"],
            speakers=by_speaker(table).reset_index().to_dict("records"),
            values=_values(self.reading.facts),
            words=words,
            words_chart=_OF_WORDS,
            trade=drawn,
            figures=trade_figures(self.reading.trade) if drawn else [],
            coverage=coverage(self.reading.trade) if drawn else "",
            why_no_trade="" if self.reading.trade.available else why_not(self.reading.trade),
            software=software(),
            style=_part_of_page("report.css"),
            script=script,
            script_hash=base64.b64encode(hashlib.sha256(script.encode()).digest()).decode(),
        )
        page.enable_buffering(1000)  # a long page is made of a million pieces
        return visible("".join(page))

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


def _tallied(verdicts: Sequence[Verdict]) -> list[tuple[str, int]]:
    """How often there is each verdict that there is."""
    counts = Counter(v.verdict for v in verdicts)
    return [(name, counts[name]) for name in VERDICTS if counts[name]]


def _part_of_page(name: str) -> str:
    """A file of the page's, as the page has it."""
    return resources.files("readout.report").joinpath("templates", name).read_text(encoding="utf-8")


def _data_uri(webp: bytes) -> str:
    return "data:image/webp;base64," + base64.b64encode(webp).decode()
