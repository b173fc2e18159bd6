"""The scores of many statements side by side: by statement, by speaker, by word."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from readout.statements import Statement
from readout.words.sentiment import Driver, Score

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

    _Sample = np.ndarray[Any, np.dtype[np.float64]]


def scores_table(statements: Sequence[Statement], scores: Iterable[Score]) -> pd.DataFrame:
    """One row per statement: its speakers, score, coverage and drivers.

    `polarity`, `unmasked` (before names were covered), `subjectivity` and `without_attitude` (share of the score) are
    NaN where the tool saw nothing; `reading` is one of `READINGS`; `coverage` runs from 0 to 1; `drivers` names each
    scored run of words with its weight, words without attitude in brackets.
    """
    import pandas as pd

    rows = [
        {
            "id": statement.id,
            "speakers": "; ".join(statement.speakers) or "unnamed",
            "reading": score.reading,
            "polarity": score.polarity,
            "unmasked": score.unmasked,
            "subjectivity": score.subjectivity,
            "coverage": score.coverage,
            "without_attitude": score.without_attitude,
            "scored_words": score.scored,
            "words": score.words,
            "drivers": ", ".join(map(_shown, score.drivers)) or score.reason,
            "text": statement.text,
        }
        for statement, score in zip(statements, scores, strict=True)
    ]
    numbers = ["polarity", "unmasked", "subjectivity", "coverage", "without_attitude"]
    names = ["id", "speakers", "reading", *numbers, "scored_words", "words", "drivers", "text"]
    return pd.DataFrame(rows, columns=names).astype(dict.fromkeys(numbers, float))


def _shown(driver: Driver) -> str:
    shown = f"{driver.words} {driver.polarity:+.2f}"
    return shown if driver.attitude else f"({shown})"


class Interval(NamedTuple):
    """A mean, or a difference of means, with the ends of its 95 percent interval; NaN where there are too few values."""

    value: float
    low: float
    high: float


_DRAWN_AT_ONCE = 5_000_000  # values, 40 MB: all resamples of 500 statements
_RESAMPLES = 9_999
_SEED = 20231220
_FEWEST = 3  # with one or two values a bootstrap only repeats them


def interval(values: Iterable[float], others: Iterable[float] | None = None) -> Interval:
    """The mean of `values`, or its difference to the mean of `others`, with a bootstrap interval.

    Method: percentile bootstrap over statements, 9,999 resamples with a fixed seed (Efron and Tibshirani, "An
    Introduction to the Bootstrap", 1993, chapter 13). SciPy has it too, and is a quarter of what would have to be
    installed. It takes the statements for a sample of what the speaker
    might have said, which is generous, and for so few values a percentile bootstrap is known to be too narrow. NaN
    values are left out; fewer than three, or values that are all the same, leave the ends NaN.
    """
    import numpy as np

    samples = [np.asarray(list(sample), dtype=float) for sample in (values, others) if sample is not None]
    samples = [sample[~np.isnan(sample)] for sample in samples]
    if not all(len(sample) for sample in samples):
        return Interval(float("nan"), float("nan"), float("nan"))
    value = _of_means([float(np.mean(sample)) for sample in samples])
    if min(map(len, samples)) < _FEWEST or any(np.ptp(sample) == 0 for sample in samples):
        return Interval(value, float("nan"), float("nan"))
    random = np.random.default_rng(_SEED)
    batch = max(1, _DRAWN_AT_ONCE // max(map(len, samples)))
    drawn = np.concatenate(
        [
            _of_means(
                [_means_of_resamples(random, sample, min(batch, _RESAMPLES - done)) for sample in samples]
            )
            for done in range(0, _RESAMPLES, batch)
        ]
    )
    low, high = np.percentile(drawn, (2.5, 97.5))
    return Interval(value, float(low), float(high))


def _means_of_resamples(random: np.random.Generator, sample: _Sample, number: int) -> _Sample:
    chosen = random.integers(len(sample), size=(number, len(sample)))
    means: _Sample = sample[chosen].mean(axis=-1)
    return means


def _of_means(means: Sequence[Any]) -> Any:
    """The mean of the first, or how much it is above that of the second where there is one."""
    return means[0] if len(means) == 1 else means[0] - means[1]


def by_speaker(table: pd.DataFrame) -> pd.DataFrame:
    """Mean polarity and subjectivity per speaker, over the statements that scored at all.

    A joint statement counts for each of its speakers. `statements` counts all, `scored` those with a score, `low` and
    `high` bound the mean polarity (`interval`), and `coverage` is taken over all the speaker's words.
    """
    import pandas as pd

    each = _each_speaker(table)
    grouped = each.groupby("speaker", sort=False)
    bounds = {speaker: interval(rows["polarity"]) for speaker, rows in grouped}
    found = pd.DataFrame(
        {
            "statements": grouped.size(),
            "scored": grouped["polarity"].count(),
            "polarity": grouped["polarity"].mean(),
            "subjectivity": grouped["subjectivity"].mean(),
            "coverage": grouped["scored_words"].sum() / grouped["words"].sum(),
        }
    )
    for place, end in ((3, "low"), (4, "high")):
        found.insert(place, end, [getattr(bounds[speaker], end) for speaker in found.index])
    return found


def _each_speaker(table: pd.DataFrame) -> pd.DataFrame:
    return table.assign(speaker=table["speakers"].str.split("; ")).explode("speaker")


def most_scored(speakers: pd.DataFrame, number: int = 2) -> list[str]:
    """The names of the `number` speakers with the most scored statements in a table of `by_speaker`.

    Where there are fewer, empty names fill up.
    """
    ordered = speakers.sort_values("scored", ascending=False, kind="stable")
    names = [str(name) for name in ordered.index[:number]]
    return names + [""] * (number - len(names))


def polarities(table: pd.DataFrame, speaker: str) -> list[float]:
    """The scores of a speaker's statements in a table of `scores_table`, joint ones too; without those that have none."""
    each = _each_speaker(table)
    return [float(score) for score in each.loc[each["speaker"] == speaker, "polarity"].dropna()]


def without_each_word(
    statements: Sequence[Statement], scores: Sequence[Score], one: str, other: str
) -> pd.DataFrame:
    """How the difference between two speakers' mean polarities changes when one word is left out everywhere.

    For TextBlob's scores, whose polarity is a mean over drivers. Columns: `word`, `attitude`, `difference` (the mean of
    `one` less that of `other` without the word, NaN where a speaker is left without a score) and `change` against all
    words, the largest change first. Every word that weighs has a row.
    """
    import pandas as pd

    table = scores_table(statements, scores)

    def means(left_out: str | None) -> float:
        values = []
        for score in scores:
            kept = [d.polarity for d in score.drivers if d.words != left_out]
            values.append(sum(kept) / len(kept) if any(kept) else float("nan"))
        each = _each_speaker(table.assign(polarity=values))
        found = each.groupby("speaker")["polarity"].mean()
        return float(found.get(one, float("nan")) - found.get(other, float("nan")))

    whole = means(None)
    weighing = {d.words: d.attitude for score in scores for d in score.drivers if d.polarity}
    rows = [(word, attitude, means(word)) for word, attitude in weighing.items()]
    found = pd.DataFrame(rows, columns=["word", "attitude", "difference"])
    return _heaviest_first(found.assign(change=found["difference"] - whole), "change")


def drivers_table(statements: Sequence[Statement], scores: Sequence[Score]) -> pd.DataFrame:
    """Every word that weighs, over all statements: `word`, `attitude`, `uses`, `contribution`, the heaviest first.

    `contribution` is the sum of what the word adds to the statements it stands in.
    """
    import pandas as pd

    rows = [(d.words, d.attitude, d.contribution) for score in scores for d in score.drivers if d.polarity]
    table = pd.DataFrame(rows, columns=["word", "attitude", "contribution"])
    found = table.groupby(["word", "attitude"], sort=False)["contribution"].agg(
        uses="size", contribution="sum"
    )
    return _heaviest_first(found.reset_index(), "contribution")


def _heaviest_first(table: pd.DataFrame, column: str) -> pd.DataFrame:
    return table.sort_values(column, key=abs, ascending=False, kind="stable").reset_index(drop=True)
