"""What must follow some verbs before they are cues: "expressed" needs a noun like "concern", "held" talks about something.

Each function takes the place of the verb's last word and gives that of the cue's, or None where the verb is no cue.
"""

from __future__ import annotations

from collections.abc import Callable

from readout.lexicon import entries
from readout.statements.english.tokens import WORDS, Tokens

# Nouns that make a speech act of "expressed" or "offered".
ACT_NOUNS = frozenset(entries("acts"))
_HELD_NOUNS = ACT_NOUNS | WORDS["held"]
_TAGS_BETWEEN = frozenset(("JJ", "DT", "PR", "RB", "NN", "VB", "PO"))
_TAGS_BEFORE_TALKS = frozenset(("JJ", "DT", "PR", "RB", "NN", "VB", "CC", "CD", ","))
_LONGEST_REACH = 8  # words from a verb to the noun that completes it
_FARTHEST_ABOUT = 25  # words from "spoke" to "about"
_FARTHEST_HEARER = 14  # words from "briefed" to "on"


def opens_infinitive(tokens: Tokens, i: int) -> bool:
    """Whether word `i` is the "to" of an infinitive; the lexicon calls "drop" and "delay" nouns wherever they stand."""
    if tokens.lower[i] != "to" or tokens.tags[i + 1] not in ("VB", "VBP", "NN"):
        return False
    return (
        tokens.words[i + 1].islower()
        and tokens.tags[i + 2][:2] in ("DT", "CD", "PR", "JJ", "VB", "RB", "IN", "")
        or tokens.tags[i + 1] == "VB"
    )


def before_to(tokens: Tokens, last: int) -> int | None:
    """ "offered to": verbs that say something only of what is going to be done."""
    return last if tokens.lower[last + 1] == "to" else None


def before_that(tokens: Tokens, last: int) -> int | None:
    """ "conveyed that", "conveyed to Brask that": verbs that say something only with a clause."""
    if tokens.lower[last + 1] == "that":
        return last
    if tokens.lower[last + 1] not in ("to", "with"):
        return None
    return last if "that" in tokens.lower[last + 3 : last + 11] else None


def before_to_or_that(tokens: Tokens, last: int) -> int | None:
    """ "decided to", "decided that"."""
    return last if tokens.lower[last + 1] in ("to", "that") else None


def bidding(tokens: Tokens, last: int) -> int | None:
    """ "pressed the port to open", and no button."""
    near = range(last + 2, min(last + 9, tokens.count - 1))
    return last if any(opens_infinitive(tokens, j) for j in near) else None


def naming(tokens: Tokens, last: int) -> int | None:
    """ "called the visit “a photograph”": a quotation after more than the verb."""
    for j in range(last + 1, min(last + 14, tokens.count)):
        if tokens.quoted[j] or tokens.is_mark(j) and tokens.words[j] != "'s":
            return last if tokens.quoted[j] and not tokens.quoted[last + 1] else None
    return None


def doing(tokens: Tokens, last: int) -> int | None:
    """ "expressed his deep concern": the verb reaches to the noun that makes an act of it."""
    return _noun_after(tokens, last, ACT_NOUNS)


def holding(tokens: Tokens, last: int) -> int | None:
    """ "reinforced our commitment": the verb alone is the cue, and what is held is the content."""
    return None if _noun_after(tokens, last, _HELD_NOUNS) is None else last


def _noun_after(tokens: Tokens, last: int, nouns: frozenset[str]) -> int | None:
    # "shared with the envoy his concern"
    hearer = (
        4 if tokens.lower[last + 1] in ("with", "to") and tokens.tags[last + 2] in ("DT", "NNP", "PRP") else 0
    )
    near = range(last + 1, min(last + _LONGEST_REACH + hearer, tokens.count))
    noun = next((j for j in near if tokens.lower[j] in nouns), None)
    if noun is None:
        return None
    fits = all(_fits_between(tokens, j) for j in range(last + 1 + bool(hearer), noun))
    return noun if fits else None


def _fits_between(tokens: Tokens, j: int) -> bool:
    """Whether word `j` may stand between "expressed" and its noun: "his deep and abiding"."""
    if tokens.lower[j] == "and":
        return tokens.tags[j - 1][:2] == "JJ" and tokens.tags[j + 1][:2] in ("JJ", "VB")
    return tokens.tags[j][:2] in _TAGS_BETWEEN or tokens.words[j] in ("'s", "'")


def talking(tokens: Tokens, last: int) -> int | None:
    """ "held a candid exchange of views on": up to the preposition behind the noun of talk."""
    near = range(last + 1, min(last + _LONGEST_REACH + 4, tokens.count))
    if WORDS["talk"].isdisjoint(tokens.lower[near.start : near.stop]):
        return None  # most of all "had", and no word need be tagged
    for j in near:
        if tokens.is_in(j, "talk") and tokens.is_in(j + 1, "about"):
            return j + 1
        if tokens.tags[j][:2] not in _TAGS_BEFORE_TALKS and tokens.lower[j] != "of":
            return None
    return None


def speaking_about(tokens: Tokens, last: int) -> int | None:
    """ "spoke candidly about", and "spoke" in "spoke with Brask about"."""
    for j in range(last + 1, min(last + _FARTHEST_ABOUT, tokens.count)):
        if tokens.lower[j] in ("about", "regarding", "concerning"):
            return j if j <= last + 2 else last
        if tokens.quoted[j] or tokens.lower[j] in (";", ":", "to") or j > last + 1 and tokens.is_finite(j):
            return None
    return None


def informing(tokens: Tokens, last: int) -> int | None:
    """ "briefed the crews on": somebody, or nobody, and a subject."""
    near = range(last + 1, min(last + _FARTHEST_HEARER, tokens.count))
    return last if any(tokens.is_in(j, "about") for j in near) else None


def tasking(tokens: Tokens, last: int) -> int | None:
    """ "tasked their teams to follow up": somebody, and something to do."""
    near = range(last + 2, min(last + _FARTHEST_HEARER, tokens.count))
    found = any(tokens.lower[j] == "with" or opens_infinitive(tokens, j) for j in near)
    return last if found else None


# Kinds of verbs that are cues only with what completes them: how that is found, and the kind of the cue that results.
COMPLETED_BY: dict[str, tuple[Callable[[Tokens, int], int | None], str]] = {
    "to": (before_to, "act"),
    "bid": (bidding, "act"),
    "name": (naming, "act"),
    "do": (doing, "act"),
    "hold": (holding, "act"),
    "that": (before_that, "say"),
    "joint": (before_to_or_that, "joint"),
    "talk": (talking, "topic"),
    "about": (speaking_about, "about"),
    "brief": (informing, "brief"),
    "task": (tasking, "task"),
}
