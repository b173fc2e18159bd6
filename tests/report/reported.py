"""Texts, and their reports as lesson 05 makes them, each made once a process."""

from copy import copy
from dataclasses import replace
from functools import cache
from pathlib import Path

from readout import ROOT
from readout.article import parse_article, read_article
from readout.claims import Claim, Evidence, Verdict
from readout.facts import trade_target
from readout.reading import Reading
from readout.report import Report
from readout.report.charts import report_charts

DATA = ROOT / "data"
TEXTS = {
    "ours": DATA / "article/2023-12-20-xi-mishustin.txt",
    **{path.stem: path for path in sorted((DATA / "practice").glob("*.txt"))},
    "no tables": "Paris, May 6, 2024.\nFrench President Emmanuel Macron met Prime Minister Daniel Risch of Liechtenstein on Monday. "
    "Macron said trade between France and Liechtenstein had grown by 12 percent to 1.2 billion dollars in 2023.",
    "no claims, no statements": "It rained.",
}


def with_parts(reading, **parts):
    """The same reading with other parts than it would make itself."""
    other = copy(reading)
    vars(other).update(parts)
    return other


def verdict(outcome, table="annual", kind="level", reason="Why."):
    """A verdict on the first word of a text, with a row of evidence."""
    claim = Claim(0, 4, "text", "C1", None, "the report", kind)
    return Verdict(claim, outcome, reason, (Evidence(table, "2023", "1", "source"),))


def read(text):
    """A text, or that in a file, read."""
    return Reading(read_article(text) if isinstance(text, Path) else parse_article(text))


@cache
def reported(text, speaker=None):
    """The report of a text, as lesson 05 makes it; `speaker` takes the place of all who speak."""
    reading = read(text)
    if speaker:
        spoken = tuple(replace(statement, speakers=(speaker,)) for statement in reading.statements)
        reading = with_parts(reading, statements=spoken)
    return Report(reading, report_charts(reading, trade_target(reading.article, reading.facts) or 0.0))
