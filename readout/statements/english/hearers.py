"""To whom something is said: no part of what is said where it is a person ("congratulated Brask | on the line")."""

from __future__ import annotations

from readout.lexicon import columns, entries
from readout.statements.english.completions import ACT_NOUNS, opens_infinitive
from readout.statements.english.cues import Cue
from readout.statements.english.phrases import hearer_end, phrase_after
from readout.statements.english.tokens import Subject, Tokens

TITLE_WORDS = frozenset(title.split()[-1].lower() for title in entries("titles")) | frozenset(
    ("mr", "mr.", "ms", "ms.", "mrs", "mrs.", "dr.")
)
_NAMES_GIVEN = frozenset(name for _, names in columns("given_names") for name in names.split())
# Acts whose hearer comes first, by what opens the content behind: "thanked Brask for", "invited him to".
_BEHIND_HEARER = {
    "congratulat": ("on", "for", "upon"),
    "felicitat": ("on", "for", "upon"),
    "thank": ("for", "on"),
    "invit": ("to",),
    "encourag": ("to",),
    "urg": ("to",),
}
_AFTER_HEARER_OF_NOUN = frozenset(("on", "upon", "for", "over", "about", "after", "following", "regarding"))


def after_hearer(tokens: Tokens, cue: Cue, start: int) -> int:
    """The word where what was said begins, the hearer at `start` left out where he is a person, else `start`."""
    if cue.kind == "brief":
        return _behind(tokens, start)
    if tokens.lower[cue.last] in ACT_NOUNS and tokens.lower[start] == "to":
        named = tokens.is_in(start + 1, "determiner") or tokens.words[start + 1 :][:1] != [
            tokens.lower[start + 1]
        ]
        end = phrase_after(tokens, start + 1, tokens.stop, appositive=False) if named else None
        return end if end and tokens.lower[end] in _AFTER_HEARER_OF_NOUN else start
    if cue.kind in ("topic", "agenda") and tokens.lower[start] == "with":
        return hearer_end(tokens, start + 1) or start
    verb = tokens.lower[cue.first]
    openers = next((opens for stem, opens in _BEHIND_HEARER.items() if verb.startswith(stem)), ())
    if not openers or cue.kind != "act":
        return start
    end = hearer_end(tokens, start)
    if end is None or tokens.lower[end] not in openers:
        return start
    if not is_person(tokens, start, end):
        return start  # "thanked Osmera for the wheat"
    return end if tokens.lower[end] == "to" else end + 1


def after_task(tokens: Tokens, start: int) -> int:
    """ "tasked their teams | to follow up", "with | a plan"; `start` follows the cue."""
    for i in range(start + 1, tokens.stop):
        if tokens.lower[i] == "with":
            return i + 1
        if opens_infinitive(tokens, i):
            return i
    return start


def _behind(tokens: Tokens, start: int) -> int:
    """The word after the first "on" or "about" behind word `start`."""
    return next((i + 1 for i in range(start, tokens.stop) if tokens.is_in(i, "about")), start)


def is_person(tokens: Tokens, start: int, end: int) -> bool:
    """Whether the words from `start` to `end` are a pronoun, or have a title or a given name."""
    if tokens.is_in(start, "object") or tokens.lower[start:end] == ["her"]:
        return True
    if tokens.tags[end - 1] == "POS" or not {"'s", "'"}.isdisjoint(tokens.lower[start:end]):
        return False  # "thanked the minister's staff for"
    return tokens.words[start] in _NAMES_GIVEN or not TITLE_WORDS.isdisjoint(tokens.lower[start:end])


def may_meet(tokens: Tokens, subject: Subject) -> bool:
    """Whether `subject` is somebody at a meeting, or the meeting: what "covered" or "raised" tells of it was talked about."""
    words = tokens.lower[subject.start : subject.end]
    head = words[-1]
    if tokens.is_in(subject.end - 1, "occasion") or tokens.is_in(subject.end - 1, "party"):
        return True
    named = all(tokens.tags[i] == "NNP" for i in range(subject.start, subject.end))
    return head not in ("which", "that") and (named or not TITLE_WORDS.isdisjoint(words))


def is_party(tokens: Tokens, subject: Subject) -> bool:
    """Whether `subject` is a group that may decide something together."""
    words = tokens.lower[subject.start : subject.end]
    return tokens.is_in(subject.end - 1, "party") or "and" in words and not TITLE_WORDS.isdisjoint(words)
