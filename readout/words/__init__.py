"""What the words of a statement weigh: a lexicon's score with its coverage and drivers, and readers' labels. Lesson 04."""

from readout.words.labels import (
    EVENTS,
    STANCE_OF_READING,
    STANCES,
    cohens_kappa,
    krippendorffs_alpha,
    labels_of_letters,
    load_labels,
    pooled_labels,
    readings_beside_labels,
)
from readout.words.sentiment import READINGS, TOOLS, Driver, Score, mask, no_attitude, score_text
from readout.words.tables import (
    Interval,
    by_speaker,
    drivers_table,
    interval,
    most_scored,
    polarities,
    scores_table,
    without_each_word,
)

__all__ = [
    "EVENTS",
    "READINGS",
    "STANCES",
    "STANCE_OF_READING",
    "TOOLS",
    "Driver",
    "Interval",
    "Score",
    "by_speaker",
    "cohens_kappa",
    "drivers_table",
    "interval",
    "krippendorffs_alpha",
    "labels_of_letters",
    "load_labels",
    "pooled_labels",
    "mask",
    "most_scored",
    "no_attitude",
    "polarities",
    "readings_beside_labels",
    "score_text",
    "scores_table",
    "without_each_word",
]
