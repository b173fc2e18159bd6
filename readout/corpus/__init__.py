"""What do a thousand readouts say? A whole corpus read into tables, part by part, and questions to them."""

from readout.corpus.answers import Answer, with_counterparts
from readout.corpus.inputs import COLUMNS, MOST_TEXTS, sources_of
from readout.corpus.manifest import whole
from readout.corpus.news import what_is_new
from readout.corpus.questions import (
    QUESTIONS,
    claims_by_verdict,
    concepts_by_year,
    verbs_by_year,
    who_met_whom,
)
from readout.corpus.rows import read_texts
from readout.corpus.tables import TABLES, Corpus, read_table

__all__ = [
    "COLUMNS",
    "MOST_TEXTS",
    "QUESTIONS",
    "TABLES",
    "Answer",
    "Corpus",
    "claims_by_verdict",
    "concepts_by_year",
    "read_table",
    "read_texts",
    "sources_of",
    "verbs_by_year",
    "what_is_new",
    "who_met_whom",
    "whole",
    "with_counterparts",
]
