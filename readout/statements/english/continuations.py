"""Sentences without a cue that go on with what somebody said, as readouts of some governments have them.

"The minister said that the line is safe. Both ports should use it." Only a text that does so again and again is taken
to do so, or what a narrator adds would be put into somebody's mouth.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from readout.article import Article
from readout.statements.english.cues import CueReading
from readout.statements.english.hearers import TITLE_WORDS
from readout.statements.english.tokens import WORDS, Tokens

_PRESENT_TAGS = frozenset(("VBZ", "VBP", "MD"))
_PAST_FORMS = frozenset(("was", "were", "had", "did"))
# What no sentence of a speaker opens with: of these the narrator tells.
_NARRATED = frozenset(
    "he she they meeting visit call talks conversation readout statement readouts participants attendees officials".split()
)
_LEAD_WORD = re.compile(r"[^\W\d_]+")
_LONGEST_LEAD = 600  # characters in which a readout names who met
_OPENING = 14  # words in which a subject and its verb are looked for
_LEAST = 2  # sentences that go on, in a text that does so
_LEAST_SHARE = 0.5  # of them to what is said with a cue


def may_go_on(tokens: Tokens) -> bool:
    """Whether a sentence without a cue may be what somebody said: it tells what is, will or should be, not what happened."""
    if not tokens.count or tokens.words[-1] != "." or any(tokens.quoted):
        return False
    for i in range(min(_OPENING, tokens.count)):
        word = tokens.lower[i]
        if word in _NARRATED or word in TITLE_WORDS and tokens.lower[i + 1] not in ("'s", "'"):
            return False
        if i and (tokens.tags[i] in _PRESENT_TAGS or word == "need" or tokens.is_finite(i)):
            return (tokens.tags[i] in _PRESENT_TAGS or word == "need") and word not in _PAST_FORMS
    return False


def tells_present(tokens: Tokens, found: Sequence[CueReading]) -> bool:
    """Whether all cues of a sentence are of the present, so that a speaker may have used them: "Osmera hopes that"."""
    return all(tokens.tags[reading.cue] in _PRESENT_TAGS for reading in found)


def is_told_so(article: Article, going_on: int, said: int) -> bool:
    """Whether `article`, with so many sentences that may go on behind so many statements, is one that does so.

    It tells first who met whom, and has sentences that go on about as often as others.
    """
    if going_on < _LEAST or going_on < _LEAST_SHARE * said:
        return False
    start = next((segment.start for segment in article.segments if segment.kind == "body"), 0)
    words = _LEAD_WORD.findall(article.text[start : start + _LONGEST_LEAD].lower())
    return sum(word in TITLE_WORDS for word in words) > 1 and not WORDS["meet"].isdisjoint(words)
