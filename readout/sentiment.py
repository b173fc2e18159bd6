"""What a lexicon makes of the words of a statement. Lesson 04.

TextBlob's pattern analyser looks every word up in a list of about 1,500 word forms, most of them adjectives, and
averages what it finds. So a score says how the *listed* words lean, not how the speaker feels. Every score here
carries its coverage (how many words were on the list) and its drivers (which ones, and what each added).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textblob import TextBlob

from readout.statements import Statement

if TYPE_CHECKING:
    import pandas as pd

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Driver:
    """A run of words the lexicon knows, and what it adds to the score.

    `polarity` runs from -1 to 1 and `subjectivity` from 0 to 1, as the lexicon gives them. `contribution` is the
    run's share of the statement's polarity: the contributions of a statement add up to its polarity.
    """

    words: str
    polarity: float
    subjectivity: float
    contribution: float


@dataclass(frozen=True, slots=True)
class Score:
    """TextBlob's reading of one text, with what it rests on.

    `polarity` (-1 to 1) and `subjectivity` (0 to 1) are None where the lexicon saw nothing; `reason` then says why.
    `coverage` is `scored` over `words`, from 0 to 1.
    """

    polarity: float | None
    subjectivity: float | None
    scored: int
    words: int
    drivers: tuple[Driver, ...]
    reason: str | None = None

    @property
    def coverage(self) -> float:
        """Share of the words that the lexicon knows, from 0 to 1."""
        return self.scored / self.words if self.words else 0.0


def score_text(text: str) -> Score:
    """Score `text` with TextBlob's default (pattern) analyser.

    Method: De Smedt and Daelemans, "Pattern for Python", JMLR 13 (2012), as bundled in TextBlob; it needs no corpora.
    A text without words, or without a word the lexicon knows, scores None: zero would say "balanced".
    """
    words = len(_WORD.findall(text))
    if not words:
        return Score(None, None, 0, 0, (), "no words")
    found = TextBlob(text).sentiment_assessments
    if not found.assessments:
        return Score(None, None, 0, words, (), "no word of it is in the lexicon")
    share = 1 / len(found.assessments)
    drivers = tuple(
        Driver(" ".join(run), polarity, subjectivity, polarity * share)
        for run, polarity, subjectivity, _ in found.assessments
    )
    # A run such as "not very good" is one assessment of three words; an emoticon is one of none.
    scored = sum(len(_WORD.findall(driver.words)) for driver in drivers)
    return Score(found.polarity, found.subjectivity, scored, words, drivers)


def scores_table(statements: Sequence[Statement], scores: Iterable[Score]) -> pd.DataFrame:
    """One row per statement: its speakers, score, coverage and drivers.

    `polarity` and `subjectivity` are NaN where the lexicon saw nothing; `coverage` runs from 0 to 1; `drivers` names
    each scored run of words with its polarity.
    """
    rows = [
        {
            "id": statement.id,
            "speakers": "; ".join(statement.speakers) or "unnamed",
            "polarity": score.polarity,
            "subjectivity": score.subjectivity,
            "coverage": score.coverage,
            "scored_words": score.scored,
            "words": score.words,
            "drivers": ", ".join(f"{d.words} {d.polarity:+.2f}" for d in score.drivers) or score.reason,
            "text": statement.text,
        }
        for statement, score in zip(statements, scores, strict=True)
    ]
    columns = [
        "id",
        "speakers",
        "polarity",
        "subjectivity",
        "coverage",
        "scored_words",
        "words",
        "drivers",
        "text",
    ]
    import pandas as pd

    table = pd.DataFrame(rows, columns=columns)
    return table.astype({"polarity": float, "subjectivity": float, "coverage": float})


def by_speaker(table: pd.DataFrame) -> pd.DataFrame:
    """Mean polarity and subjectivity per speaker, over the statements that scored at all.

    A joint statement counts for each of its speakers. `statements` counts all, `scored` those with a score, and
    `coverage` is taken over all the speaker's words.
    """
    import pandas as pd

    each = table.assign(speaker=table["speakers"].str.split("; ")).explode("speaker")
    grouped = each.groupby("speaker", sort=False)
    return pd.DataFrame(
        {
            "statements": grouped.size(),
            "scored": grouped["polarity"].count(),
            "polarity": grouped["polarity"].mean(),
            "subjectivity": grouped["subjectivity"].mean(),
            "coverage": grouped["scored_words"].sum() / grouped["words"].sum(),
        }
    )
