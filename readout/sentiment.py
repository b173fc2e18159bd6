"""What a lexicon makes of the words of a statement. Lesson 04.

TextBlob's pattern analyser looks every word up in a list of some 2,900 word forms, most of them adjectives, and
averages what it finds; VADER has a list of 7,500 and adds up. So a score says how the *listed* words lean, not how the
speaker feels. Every score here carries its coverage (how many words were on the list), its drivers (which ones, and
what each added) and the share of it that rests on words without attitude.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from textblob.en import sentiment as textblob_analyser

from readout.errors import InputError
from readout.lexicon import alternatives, columns, entries
from readout.statements import Statement

if TYPE_CHECKING:
    import pandas as pd

TOOLS = ("textblob", "vader")
READINGS = ("positive", "negative", "balanced", "saw nothing")
# How far from zero is still neutral: VADER's authors say 0.05; TextBlob's give no such figure.
_NEUTRAL = {"textblob": 0.0, "vader": 0.05}
LONGEST = 20_000  # characters; a mean over more words than a speech has says nothing of a statement

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_MASK = "Xx"  # on neither list, and not in capitals, which VADER would take for shouting
# What may stand between names in a text of names alone, and what covers them.
_LINKS = frozenset("a an and at by for from in of on or s the to with xx".split())
# Words that turn or push another one; a run of them and a word without attitude has none either.
_HELPERS = frozenset("no not n't never ! very".split())


@dataclass(frozen=True, slots=True)
class Driver:
    """A run of words the lexicon knows, and what it adds to the score.

    `polarity` is the tool's weight for the run where it stands (TextBlob -1 to 1, VADER -4 to 4), `subjectivity` from 0
    to 1 (None for VADER). The contributions of a statement add up to its polarity. `attitude` is False for words that
    say how much, when, where or of what kind (`lexicons/no_attitude.txt`).
    """

    words: str
    polarity: float
    subjectivity: float | None
    contribution: float
    attitude: bool


@dataclass(frozen=True, slots=True)
class Score:
    """A tool's reading of one text with names and fixed phrases masked, and what it rests on.

    `polarity` (-1 to 1) is None where the tool saw nothing that weighs; `reason` then says why. `subjectivity` (0 to 1)
    is TextBlob's alone. `unmasked` is the polarity of the text as it stands; `masked` are the words that were covered.
    """

    tool: str
    polarity: float | None
    subjectivity: float | None
    scored: int
    words: int
    drivers: tuple[Driver, ...]
    masked: tuple[str, ...] = ()
    unmasked: float | None = None
    reason: str | None = None

    @property
    def coverage(self) -> float:
        """Share of the words that the lexicon knows, from 0 to 1."""
        return self.scored / self.words if self.words else 0.0

    @property
    def reading(self) -> str:
        """One of `READINGS`: "balanced" where its words come out at zero together, "saw nothing" where none weighs."""
        if self.polarity is None:
            return "saw nothing"
        if abs(self.polarity) <= _NEUTRAL[self.tool]:
            return "balanced"
        return "positive" if self.polarity > 0 else "negative"

    @property
    def without_attitude(self) -> float | None:
        """Share of the weights, signs aside, that words without attitude have; None without a score."""
        if self.polarity is None:
            return None
        weight = sum(abs(driver.polarity) for driver in self.drivers)
        return sum(abs(d.polarity) for d in self.drivers if not d.attitude) / weight


def score_text(text: str, names: Iterable[str] = (), tool: str = "textblob") -> Score:
    """Score `text` with one of `TOOLS`, the `names` in it and fixed phrases masked. Neither tool needs a corpus.

    Methods: TextBlob's pattern analyser (De Smedt and Daelemans, "Pattern for Python", JMLR 13, 2012); VADER (Hutto and
    Gilbert, "VADER: A Parsimonious Rule-based Model", ICWSM 2014). A text without words, one that is not in Latin
    letters, one of names alone, one over `LONGEST` and one of which no word weighs score None: zero would say
    "balanced". Raises InputError for a tool it does not have.
    """
    if tool not in TOOLS:
        raise InputError(f"tool {tool!r}: it is one of {', '.join(TOOLS)}")
    if len(text) > LONGEST:
        return Score(
            tool, None, None, 0, 0, (), reason=f"too long for one statement: over {LONGEST:,} characters"
        )
    text = _as_typed(text)
    words, letters = len(_WORD.findall(text)), [mark for mark in text if mark.isalpha()]
    if not words:
        return Score(tool, None, None, 0, 0, (), reason="no words")
    if 2 * sum(map(_is_latin, letters)) <= len(letters):
        return Score(tool, None, None, 0, words, (), reason="not in Latin letters; the lexicons are English")
    covered, masked = mask(text, names)
    plain = _assess(text, tool) if masked else None
    drivers, subjectivity = _assess(covered, tool)
    polarity, reason = _sum(drivers), None
    if polarity is None:
        if masked and _LINKS.issuperset(word.lower() for word in _WORD.findall(covered)):
            reason = "only names and fixed phrases"
        elif drivers:
            reason = f"the words it knows weigh nothing: {', '.join(d.words for d in drivers)}"
        else:
            reason = "no word of it is in the lexicon"
    # A run such as "not very good" is one assessment of three words; an emoticon is one of none.
    scored = sum(len(_WORD.findall(driver.words)) for driver in drivers)
    unmasked = _sum(plain[0]) if plain else polarity
    return Score(tool, polarity, subjectivity, scored, words, drivers, masked, unmasked, reason)


def _as_typed(text: str) -> str:
    """`text` with the marks a keyboard has: both tools know "isn't", VADER does not know "isn’t".

    Emoji are left out: a report has none, and VADER's time grows with the square of their number. So are marks that are
    not seen, which cut a word in two.
    """
    plain = text.translate(_TYPED)
    return "".join(m for m in plain if m.isspace() or unicodedata.category(m) not in ("Cc", "Cf", "So", "Sk"))


_TYPED = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"'})


def _is_latin(letter: str) -> bool:
    return "LATIN" in unicodedata.name(letter, "")


def mask(text: str, names: Iterable[str] = ()) -> tuple[str, tuple[str, ...]]:
    """`text` with the phrases of `lexicons/fixed_phrases.txt` and `names` covered, and what was covered.

    Names are covered where they are written just so, line breaks aside, phrases in any case; the longest goes first.
    """
    found: list[str] = []

    def cover(match: re.Match[str]) -> str:
        found.append(match.group())
        return _MASK

    covered = _phrases().sub(cover, text)
    flat = " ".join(covered.split())
    here = sorted({n for name in names if (n := " ".join(name.split())) in flat and _WORD.search(n)}, key=len)
    if here:
        forms = "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in reversed(here))
        covered = re.sub(rf"(?<!\w)(?:{forms})(?!\w)", cover, covered)
    return covered, tuple(found)


@functools.cache
def _phrases() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternatives(entries('fixed_phrases'))})(?!\w)", re.IGNORECASE)


def _sum(drivers: Sequence[Driver]) -> float | None:
    """The polarity that the drivers add up to; None where none of them weighs anything."""
    if not any(driver.polarity for driver in drivers):
        return None
    return round(
        sum(driver.contribution for driver in drivers), 12
    )  # a sum of thirds leaves dust beside zero


def _assess(text: str, tool: str) -> tuple[tuple[Driver, ...], float | None]:
    """What a tool finds in a text, and TextBlob's subjectivity."""
    return (_assess_vader if tool == "vader" else _assess_textblob)(text)


def _assess_textblob(text: str) -> tuple[tuple[Driver, ...], float | None]:
    # What `TextBlob(text).sentiment_assessments` asks, too, but twice.
    found = textblob_analyser(text)
    runs = found.assessments
    drivers = tuple(
        Driver(" ".join(run), polarity, subjectivity, polarity / len(runs), _has_attitude(run))
        for run, polarity, subjectivity, _ in runs
    )
    return drivers, found[1] if runs else None


def _assess_vader(text: str) -> tuple[tuple[Driver, ...], None]:
    found = _vader().polarity_scores(text)
    weighed = [(word, weight) for word, weight in found["weighed"] if weight]
    total = sum(weight for _, weight in weighed)
    # The compound score is a bent sum, so each word has the part of it that it has of the sum.
    part = found["compound"] / total if abs(total) > 1e-9 else 0.0
    return tuple(Driver(w, weight, None, weight * part, _has_attitude([w])) for w, weight in weighed), None


@functools.cache
def _vader() -> Any:
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer, SentiText

    class Analyser(SentimentIntensityAnalyzer):
        def score_valence(self, sentiments: list[float], text: str) -> dict[str, Any]:
            words = (word.lower() for word in SentiText(text).words_and_emoticons)
            return super().score_valence(sentiments, text) | {"weighed": list(zip(words, sentiments))}

    return Analyser()


@functools.cache
def no_attitude() -> dict[str, str]:
    """Words that carry weight in a lexicon and no attitude, each with what it says instead ("amount", "time", ...)."""
    return {word: kind for kind, words in columns("no_attitude") for word in words.split()}


def _has_attitude(run: Iterable[str]) -> bool:
    return not all(word in no_attitude() or word in _HELPERS for word in run)


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


_FEWEST = 3  # with one or two values a bootstrap only repeats them


def interval(values: Iterable[float], others: Iterable[float] | None = None) -> Interval:
    """The mean of `values`, or its difference to the mean of `others`, with a bootstrap interval.

    Method: percentile bootstrap over statements, 9,999 resamples (Efron and Tibshirani, "An Introduction to the
    Bootstrap", 1993, chapter 13), by SciPy with a fixed seed. It takes the statements for a sample of what the speaker
    might have said, which is generous, and for so few values a percentile bootstrap is known to be too narrow. NaN
    values are left out; fewer than three, or values that are all the same, leave the ends NaN.
    """
    import numpy as np
    from scipy.stats import bootstrap

    def mean(one: np.ndarray, axis: int = -1) -> np.ndarray:
        return np.mean(one, axis=axis)

    def difference(one: np.ndarray, other: np.ndarray, axis: int = -1) -> np.ndarray:
        return np.mean(one, axis=axis) - np.mean(other, axis=axis)

    samples = [np.asarray(list(sample), dtype=float) for sample in (values, others) if sample is not None]
    samples = [sample[~np.isnan(sample)] for sample in samples]
    statistic: Callable[..., np.ndarray] = mean if others is None else difference
    if not all(len(sample) for sample in samples):
        return Interval(float("nan"), float("nan"), float("nan"))
    value = float(statistic(*samples))
    if min(map(len, samples)) < _FEWEST or any(np.ptp(sample) == 0 for sample in samples):
        return Interval(value, float("nan"), float("nan"))
    found = bootstrap(samples, statistic, method="percentile", rng=20231220).confidence_interval
    return Interval(value, float(found.low), float(found.high))


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
