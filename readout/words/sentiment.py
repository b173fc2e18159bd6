"""What a lexicon makes of the words of a statement.

TextBlob's pattern analyser looks every word up in a list of some 2,900 word forms, most of them adjectives, and
averages what it finds; VADER has a list of 7,500 and adds up. So a score says how the *listed* words lean, not how the
speaker feels. Every score here carries its coverage (how many words were on the list), its drivers (which ones, and
what each added) and the share of it that rests on words without attitude.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, cast

from readout.article import ENGLISH, language_of, why_unreadable
from readout.errors import InputError
from readout.lexicon import alternatives, columns, entries

TOOLS = ("textblob", "vader")
READINGS = ("positive", "negative", "balanced", "saw nothing")
# How far from zero is still neutral: VADER's authors say 0.05; TextBlob's give no such figure.
_NEUTRAL = {"textblob": 0.0, "vader": 0.05}
LONGEST = 20_000  # characters; a mean over more words than a speech has says nothing of a statement

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_RUN = re.compile(r"\w+")
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
    say how much, when, where or of what kind (`lexicons/english/no_attitude.txt`).
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
    Gilbert, "VADER: A Parsimonious Rule-based Model", ICWSM 2014). A text without words, one that is not in
    English, one of names alone, one over `LONGEST` and one of which no word weighs score None: zero would say
    "balanced". Raises InputError for a tool it does not have.
    """
    if tool not in TOOLS:
        raise InputError(f"tool {tool!r}: it is one of {', '.join(TOOLS)}")
    if len(text) > LONGEST:
        return Score(
            tool, None, None, 0, 0, (), reason=f"too long for one statement: over {LONGEST:,} characters"
        )
    text = _as_typed(text)
    words, language = len(_WORD.findall(text)), language_of(text)
    if not words:
        return Score(tool, None, None, 0, 0, (), reason="no words")
    if language != ENGLISH:
        return Score(tool, None, None, 0, words, (), reason=why_unreadable(language))
    covered, masked = mask(text, _all_as_typed(tuple(names)))
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
    return text.translate(_TYPED)


class _Typed(dict[int, str]):
    """What a letter is typed as, looked up once for each letter there is."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        left_out = not letter.isspace() and unicodedata.category(letter) in ("Cc", "Cf", "So", "Sk")
        return self.setdefault(code, "" if left_out else letter)


_TYPED = _Typed(str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"'}))


@functools.lru_cache(maxsize=4)
def _all_as_typed(names: tuple[str, ...]) -> tuple[str, ...]:
    """The names of one text, which each of its statements asks for."""
    return tuple(map(_as_typed, names))


def mask(text: str, names: Iterable[str] = ()) -> tuple[str, tuple[str, ...]]:
    """`text` with the phrases of `lexicons/english/fixed_phrases.txt` and `names` covered, and what was covered.

    Names are covered where they are written just so, line breaks aside, phrases in any case; the longest goes first.
    """
    found: list[str] = []

    def cover(match: re.Match[str]) -> str:
        found.append(match.group())
        return _MASK

    lower = text.lower()
    # In plain letters a phrase is there in small letters or not at all.
    phrases = _phrases_in_small_letters()
    there = tuple(filter(lower.__contains__, phrases)) if lower.isascii() else phrases
    covered = _any_of(there).sub(cover, text) if there else text
    flat = " ".join(covered.split())
    listed, words = _by_first_word(tuple(names)), set(_RUN.findall(flat))
    here = sorted({name for word in words & listed.keys() for name in listed[word] if name in flat}, key=len)
    coming = [match for name in reversed(here) if (match := _name_pattern(name).search(covered))]
    pieces, done = [], 0
    while coming:
        first = min(coming, key=re.Match.start)  # of those that begin at one place the longest
        pieces += [covered[done : first.start()], cover(first)]
        done = first.end()
        again = (match if match.start() >= done else match.re.search(covered, done) for match in coming)
        coming = [match for match in again if match]
    return "".join(pieces) + covered[done:], tuple(found)


@functools.lru_cache(maxsize=1024)
def _name_pattern(name: str) -> re.Pattern[str]:
    """A name that stands alone, with any blanks between its words."""
    return re.compile(rf"(?<!\w){re.escape(name)}(?!\w)".replace(r"\ ", r"\s+"))


@functools.lru_cache(maxsize=4)
def _by_first_word(names: tuple[str, ...]) -> dict[str, list[str]]:
    """Names that hold a word, on one line, by the run of letters and figures with which they begin."""
    found: dict[str, list[str]] = {}
    for name in dict.fromkeys(" ".join(name.split()) for name in names):
        if _WORD.search(name) and (first := _RUN.search(name)):
            found.setdefault(first.group(), []).append(name)
    return found


@functools.lru_cache(maxsize=256)
def _any_of(phrases: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternatives(phrases)})(?!\w)", re.IGNORECASE)


@functools.cache
def _phrases_in_small_letters() -> tuple[str, ...]:
    return tuple(phrase.lower() for phrase in entries("fixed_phrases"))


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
    found = _textblob()(text)
    runs = found.assessments
    drivers = tuple(
        Driver(" ".join(run), polarity, subjectivity, polarity / len(runs), _has_attitude(run))
        for run, polarity, subjectivity, _ in runs
    )
    return drivers, found[1] if runs else None


@functools.cache
def _textblob() -> Any:
    """TextBlob's analyser with the same words, which it looks up without asking each time whether they are loaded."""
    from textblob._text import RE_EMOTICONS, RE_SARCASM  # only here: it brings NLTK, a second
    from textblob.en import Sentiment, sentiment

    class Loaded(Sentiment):  # type: ignore[misc]  # TextBlob has no types
        __contains__ = dict.__contains__
        __getitem__ = dict.__getitem__

    @functools.lru_cache(maxsize=8192)
    def parted(word: str) -> str:
        """A word, and the marks beside it, apart: what stands between two blanks is parted for itself."""
        return " ".join(sentiment.tokenizer(word))

    def tokens(text: str) -> list[str]:
        line = " ".join(word if word.isalpha() else parted(word) for word in text.split())
        # Signs such as ":)" alone may run over a blank.
        runs_over = RE_EMOTICONS.search(line) or RE_SARCASM.search(line)
        return cast(list[str], sentiment.tokenizer(text)) if runs_over else [line]

    analyser = Loaded(
        language=sentiment.language,
        negations=sentiment.negations,
        modifiers=sentiment.modifiers,
        modifier=sentiment.modifier,
        tokenizer=tokens,
    )
    dict.update(analyser, sentiment.items())
    analyser.labeler = sentiment.labeler
    return analyser


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

    class Analyser(SentimentIntensityAnalyzer):  # type: ignore[misc]  # VADER has no types
        def score_valence(self, sentiments: list[float], text: str) -> dict[str, Any]:
            words = (word.lower() for word in SentiText(text).words_and_emoticons)
            found: dict[str, Any] = super().score_valence(sentiments, text)
            return found | {"weighed": list(zip(words, sentiments, strict=True))}

    return Analyser()


@functools.cache
def no_attitude() -> dict[str, str]:
    """Words that carry weight in a lexicon and no attitude, each with what it says instead ("amount", "time", ...)."""
    return {word: kind for kind, words in columns("no_attitude") for word in words.split()}


def _has_attitude(run: Iterable[str]) -> bool:
    return not all(word in no_attitude() or word in _HELPERS for word in run)
