"""The report of one text: its page, its data, the text with its facts marked. Lesson 05."""

from readout.report.data import as_data
from readout.report.finding import VERDICT_LABELS
from readout.report.index import LISTED, Entry, as_index
from readout.report.markup import KINDS, Markup, marked_up
from readout.report.page import Report, software

__all__ = [
    "KINDS",
    "LISTED",
    "VERDICT_LABELS",
    "Entry",
    "Markup",
    "Report",
    "as_data",
    "as_index",
    "marked_up",
    "software",
]
