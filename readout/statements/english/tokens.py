"""A sentence as tagged words, and the small closed classes of words that the grammar asks for.

Words are tagged by TextBlob's bundled lexicon (Pattern's tagger, after Brill 1992), which needs no download; there is
no parser and no trained model.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache
from typing import Any, NamedTuple

from readout.lexicon import entries

# The classes of `function_words.txt` by name: "be", "modal", "determiner", ...
# A semicolon is one of the marks that open a clause, so a line is cut at its first alone.
WORDS = {
    name: frozenset(words.split())
    for name, _, words in (line.partition(";") for line in entries("function_words"))
}

_ABBREVIATION = "|".join(sorted((word for word in entries("abbreviations") if word.isalpha()), key=len)[::-1])
# A blank is passed over before anything is tried, and a word that nothing is tied to is read first: most are one of them.
_TOKEN = re.compile(
    r"(?=\S)(?:[A-Za-z]++(?![\w.'’&-])"
    rf"|(?:[A-Za-z]\.){{2,}}|\b(?:{_ABBREVIATION})\.|\b[A-Z]\.(?=\s[A-Z])|\d[\d,.]*\d"
    r"|(?=\w++['’]t\b)\w+?(?=n['’]t\b)|n['’]t\b|['’](?:s|re|ve|ll|d|m)\b|\w+(?:[-&]\w+)*|''|``|--+|\.\.\.|[^\w\s])"
)
_PLAIN_MARKS = {"’": "'", "‘": "'", "“": '"', "”": '"', "``": '"', "''": '"'}
_UNUSUAL_MARK = re.compile("[’‘“”`']")  # and some usual ones: a class is looked for faster than a choice
# Little words of family names: "van Brask", "bin Salim".
_NAME_PARTICLES = frozenset(
    "al bin bint ibn van von der den de da dos del di du la le el ben abu ter ten af zu".split()
)
# Small words whose tags are put right; any other that is all letters and not capitalised is left alone.
_OFTEN_WRONG = WORDS["modal"] | _NAME_PARTICLES | {"talk"}
# How many words beyond the last one may be asked for: what is there is no word, of no class.
_BEYOND = 3
_TAGS_OF_SIGNS = {"%": "NN", "$": "CD"}
_TAGS_OF_SMALL_WORDS = frozenset(("NNP", "NNPS", "PRP", "DT", "PRP$", "IN", "CC", "TO"))


class Subject(NamedTuple):
    """A subject from word `start` to `end`. `form` is phrase, appositive, relative, inverted or carried."""

    start: int
    end: int
    form: str


@dataclass(frozen=True)
class Tokens:
    """The words of a sentence (or of several that one quotation spans), from `start` to `end` of `text`.

    Word `i` stands from `begins[i]` to `ends[i]`; `words` have plain quotation marks, `lower` is in small letters,
    `quoted` says whether the word is inside a quotation. There are `count` words, and `stop` without closing marks.
    A neighbour may be asked for where none is: `lower`, `tags` and `quoted` go on beyond the last word for some
    more, with nothing in them, and every question is answered with no.
    """

    text: str
    start: int
    end: int
    begins: list[int]
    ends: list[int]
    words: list[str]
    lower: list[str]
    quoted: list[bool]
    count: int
    stop: int
    # The subject of the verb group that begins at a word, where it was asked for.
    subjects: dict[int, Subject | None] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def tags(self) -> list[str]:
        """Penn tags, "" beyond the last word; modal verbs, marks and capitalised words put right where the lexicon goes wrong."""
        tags, doubtful = _tags_of(self.words)
        modals = WORDS["modal"]
        for i in doubtful:
            word, lower = self.words[i], self.lower[i]
            if lower in modals:
                tags[i] = "MD"
            elif lower == "talk" and tags[i] == "VB" and i and tags[i - 1][:2] in ("NN", "DT", "JJ"):
                tags[i] = "NN"  # "the telephone talk"
            elif word in _TAGS_OF_SIGNS:
                tags[i] = _TAGS_OF_SIGNS[word]
            elif not word[0].isalnum() and word[0] != "'":
                tags[i] = word
            elif word in _NAME_PARTICLES and i + 1 < self.count and self.words[i + 1][0].isupper():
                tags[i] = "NNP"  # "van Brask"
            elif word[0].islower() and "-" in word and word.partition("-")[2][:1].isupper():
                tags[i] = "NNP"  # "al-Brask"
            elif i and word[0].isupper() and self.words[i - 1] != '"' and tags[i] not in _TAGS_OF_SMALL_WORDS:
                tags[i] = tags[i] if lower in WORDS["adverb"] else "NNP"
        return tags + [""] * _BEYOND

    def is_quotation(self) -> bool:
        """Whether nothing but a quotation stands here."""
        spoken = [self.quoted[i] for i, word in enumerate(self.words) if word[0].isalnum()]
        return bool(spoken) and sum(spoken) >= 0.95 * len(spoken)

    def is_in(self, i: int, name: str) -> bool:
        """Whether word `i` is in the class of that name."""
        return self.lower[i] in WORDS[name]

    def is_noun(self, i: int) -> bool:
        """Whether word `i` is a noun or a name."""
        return self.tags[i].startswith("NN")

    def is_mark(self, i: int) -> bool:
        """Whether word `i` is a mark of punctuation."""
        return i < self.count and not self.words[i][0].isalnum()

    def is_finite(self, i: int) -> bool:
        """Whether word `i` is a verb that makes a clause."""
        tag = self.tags[i]
        if tag in ("VBD", "VBZ", "VBP", "MD") or self.is_in(i, "be") or self.is_in(i, "auxiliary"):
            return True
        # The lexicon calls "reached" a participle wherever it stands.
        return (
            tag == "VBN"
            and i > 0
            and self.lower[i + 1] != "by"
            and (self.is_noun(i - 1) or self.tags[i - 1] == "PRP")
        )


def _tags_of(words: Sequence[str]) -> tuple[list[str], list[int]]:
    """The tags that the tagger gives the words of a sentence, and which of them may have to be put right."""
    tags: list[str] = []
    doubtful: list[int] = []
    for i, word in enumerate(words):
        tag, plain = _tag_of(word)
        tags.append(tag)
        if not plain:
            doubtful.append(i)
    known = _tagger().lexicon.get
    if words and not known(words[0]):
        tags[0] = known(words[0].lower()) or tags[0]  # written large because it opens the sentence
    return tags, doubtful


@cache
def _tagger() -> Any:
    """The tagger, which gives a word the tag of its lexicon, else one by its form, and looks at no word beside it."""
    from textblob.en import parser  # only here: it brings NLTK, which takes a while to load

    return parser


@lru_cache(maxsize=8192)
def _tag_of(word: str) -> tuple[str, bool]:
    """The tag of a word by the lexicon, else by its form; and whether it is a small word, with a tag that is left alone."""
    # The tagger looks the first one of several up in small letters.
    tag: str = _tagger().lexicon.get(word) or _tagger().find_tags(["", word])[-1][1]
    return tag, word.isalpha() and word.islower() and word not in _OFTEN_WRONG


def tokens_of(text: str, start: int, end: int, quotes: Sequence[tuple[int, int]]) -> Tokens:
    """The words of `text` from `start` to `end`, of which some stand in one of its `quotes`."""
    spans = [match.span() for match in _TOKEN.finditer(text, start, end)]
    begins, ends = [begin for begin, _ in spans], [end for _, end in spans]
    words = [text[begin:end] for begin, end in spans]
    if _UNUSUAL_MARK.search(text, start, end):
        words = [_PLAIN_MARKS.get(word, word).replace("’", "'") for word in words]
    stop = len(words)
    while stop and not words[stop - 1][0].isalnum() and words[stop - 1] != "%":
        stop -= 1
    return Tokens(
        text,
        start,
        end,
        begins,
        ends,
        words,
        [word if word.islower() else word.lower() for word in words] + [""] * _BEYOND,
        _quoted(begins, end, quotes) + [False] * _BEYOND,
        len(words),
        stop,
    )


def _quoted(begins: Sequence[int], end: int, quotes: Sequence[tuple[int, int]]) -> list[bool]:
    """Whether each word, by where it begins, stands in one of `quotes`; the last word ends before `end`."""
    quoted = [False] * len(begins)
    if not begins or not quotes:
        return quoted
    number = max(0, bisect_left(quotes, (begins[0], 0)) - 1)  # one that opens before may reach in
    while number < len(quotes) and quotes[number][0] < end:
        first, after = (bisect_left(begins, place) for place in quotes[number])
        quoted[first:after] = [True] * (after - first)
        number += 1
    return quoted
