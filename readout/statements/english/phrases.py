"""Noun phrases, and which of them is the subject of a verb."""

from __future__ import annotations

import re

from readout.statements.english.cues import form_at, verb_group
from readout.statements.english.tokens import WORDS, Subject, Tokens

_BEFORE_HEAD = frozenset({"JJ", "JJR", "JJS", "CD", "DT", "PRP$", "POS", "FW", "PDT"})
_IN_LISTS = frozenset(("NNP", "DT", "CC", ",", "NN", "NNS", "NNPS", "JJ", "POS"))
_MARKS_BEFORE_HEAD = frozenset({"$", "%", "'s", "'", "#", "@", "/"})
# What opens a description after a comma: "Brask, who leads the guild".
_DESCRIPTION_OPENERS = frozenset(
    ("who", "whose", "whom", "which", "in", "like", "while", "when", "as", "after", "once")
)
_LONGEST_PARENTHESIS = 45  # words
_FARTHEST_SUBJECT = 80  # words back
_LONGEST_PHRASE = 80  # words


def phrase_before(tokens: Tokens, end: int, low: int) -> int | None:
    """The first word, `low` at least, of the noun phrase whose last word is `end`; None where there is none."""
    if end < low or not _ends_phrase(tokens, end):
        return None
    if tokens.is_in(end, "pronoun"):
        return end
    start, low = end, max(low, end - _LONGEST_PHRASE)
    while start > low and (more := _words_further_left(tokens, start, low)):
        start -= more
    if low == 0 and _is_list_before(tokens, start, end):
        start = 2 if tokens.lower[1] == "," and tokens.is_in(0, "time") else 0
    while start < end and tokens.is_in(start, "time") and tokens.lower[start] != "may":
        if tokens.lower[start + 1] == "'s":
            break  # "Monday's meeting"
        start += 1  # "On Monday Brask": the day is no part of the name
    if (
        start == 0 < end
        and tokens.is_in(0, "adverb")
        and tokens.lower[0] != "both"
        and tokens.words[1][0].isupper()
    ):
        start = 1  # "Meanwhile General Brask"
    return None if start == end and tokens.is_in(start, "time") else start


def _is_list_before(tokens: Tokens, start: int, end: int) -> bool:
    """Whether the sentence opens with a list of names that the phrase from `start` to `end` closes: "A, B, and C said"."""
    if start < 2 or tokens.lower[start - 1] not in (",", "and") or "and" not in tokens.lower[start - 1 : end]:
        return False
    commas = sum(tokens.lower[i] == "," for i in range(start))
    joined = tokens.lower[start - 1] == "and" and tokens.lower[start - 2] == "," and commas > 1
    if not (joined or tokens.lower[start - 1] == ","):
        return False
    return all(
        tokens.tags[i] in _IN_LISTS or tokens.lower[i] in ("of", "to", "for") for i in range(start)
    ) and (tokens.tags[start - 2 - joined] == "NNP")


def _ends_phrase(tokens: Tokens, end: int) -> bool:
    """Whether word `end` may be the last of a noun phrase that is a subject."""
    if tokens.is_in(end, "object"):
        return False
    if tokens.is_in(end, "pronoun") or tokens.is_in(end, "subject"):
        return True
    tag = tokens.tags[end]
    if tokens.is_noun(end) or tag in ("CD", "PRP"):
        return True
    # A name, or an adjective as a noun, that the lexicon takes for a verb: "the accused", "Will".
    name_like = tag in ("JJ", "JJS", "VBG", "VBN", "VBD", "VB")
    return name_like and (
        not tokens.words[end].islower() or bool(end and tokens.is_in(end - 1, "determiner"))
    )


def _words_further_left(tokens: Tokens, start: int, low: int) -> int:
    """How many words before `start` belong to the noun phrase that goes on there; 0 where it begins at `start`."""
    if tokens.lower[start] in ("he", "she", "i"):
        return 0
    if _is_before_head(tokens, start, low):
        return 1
    word = tokens.lower[start - 1]
    if word == "," and tokens.is_in(start, "junior") and start - 2 >= low and tokens.is_noun(start - 2):
        return 2  # "Ann Brask, Jr."
    if _participle_by(tokens, start, low):
        return 3
    if _joins_left(tokens, start, low):
        return 2
    if (
        word in ("and", "&", "or")
        and start - 2 >= low
        and (tokens.is_noun(start - 2) or tokens.lower[start - 2] in ("he", "she", "i"))
    ):
        return 2
    if _reduced_left(tokens, start, low):
        return 2
    return 3 if _relative_left(tokens, start, low) else 0


def _is_before_head(tokens: Tokens, start: int, low: int) -> bool:
    """Whether the word before `start` is of the noun group itself: a determiner, adjective, number or noun."""
    tag, word = tokens.tags[start - 1], tokens.lower[start - 1]
    if tokens.is_in(start, "determiner") and tokens.tags[start] != "NNP":
        return word in ("all", "both", "half")
    if (
        tag.startswith("NN")
        or tag in _BEFORE_HEAD
        or word in WORDS["determiner"]
        or word in _MARKS_BEFORE_HEAD
    ):
        return True
    if tag not in ("VBN", "VBG") or start - 2 < low:
        return False
    return tokens.is_in(start - 2, "determiner") or tokens.tags[start - 2] in ("JJ", "POS")


def _participle_by(tokens: Tokens, start: int, low: int) -> bool:
    """Whether "signed by" stands before word `start` on a noun."""
    return (
        tokens.lower[start - 1] == "by"
        and start - 3 >= low
        and tokens.tags[start - 2] in ("VBN", "VBD")
        and tokens.is_noun(start - 3)
    )


def _joins_left(tokens: Tokens, i: int, low: int) -> bool:
    """Whether the preposition before word `i` hangs on a noun before it."""
    if i - 2 < low or not tokens.is_in(i - 1, "preposition") or tokens.is_in(i - 2, "time"):
        return False
    return tokens.is_noun(i - 2) or tokens.tags[i - 2] == "CD" or tokens.is_in(i - 2, "subject")


def _relative_left(tokens: Tokens, i: int, low: int) -> bool:
    """Whether "who knows" stands before word `i` on a noun."""
    return (
        i - 3 >= low
        and tokens.tags[i - 1] in ("VBD", "VBZ", "VBP")
        and tokens.lower[i - 2] in ("who", "that", "which")
        and tokens.is_noun(i - 3)
    )


def _reduced_left(tokens: Tokens, i: int, low: int) -> bool:
    """Whether a participle on a noun stands before word `i`: "the poll released Monday"."""
    return (
        i - 2 >= low
        and tokens.tags[i - 1] in ("VBN", "VBD")
        and tokens.is_noun(i - 2)
        and form_at(tokens, i - 1) is None
    )


def phrase_after(tokens: Tokens, start: int, high: int, appositive: bool = True) -> int | None:
    """The word after the noun phrase that begins at `start`, `high` at most; None where there is none.

    `appositive` takes what a comma sets off with it, and looser prepositional phrases ("the envoy in Talvera").
    """
    if start >= high:
        return None
    if tokens.is_in(start, "pronoun") and tokens.lower[start] != "who":
        return start + 1
    i, head = start, False
    while i < high:
        tag, word = tokens.tags[i], tokens.lower[i]
        if head and (word in WORDS["time"] or tag in ("DT", "PRP$") and tokens.words[i].islower()):
            break  # "the envoy today", "the envoy the need for calm"
        if tag.startswith("NN"):
            head = True
        elif head and word in ("of", "for", "from", "in", "at", "with", "and", "&") and i + 1 < high:
            if not _links(tokens, i, appositive):
                break
        elif not (
            tag in ("JJ", "JJR", "JJS", "CD", "DT", "PRP$", "POS", "FW")
            or word in ("$", "%", "'s", "'")
            or (tag in ("VBN", "VBG") and not head)
        ):
            break
        i += 1
    if not head:
        return None
    return _with_appositive(tokens, i, high) if appositive else i


def _links(tokens: Tokens, i: int, loosely: bool) -> bool:
    """Whether the preposition or "and" at word `i` carries a noun phrase on; `loosely`, one of place or company, too."""
    word = tokens.lower[i]
    if not loosely and word in ("in", "at", "for", "with", "from"):
        return False
    if tokens.is_in(i + 1, "time") or word == "in" and re.fullmatch(r"\d{4}", tokens.lower[i + 1]):
        return False
    return tokens.is_noun(i + 1) or tokens.is_in(i + 1, "determiner") or tokens.tags[i + 1] in ("JJ", "CD")


def _with_appositive(tokens: Tokens, i: int, high: int) -> int:
    """`i`, or the word after the appositive that a comma at `i` opens."""
    if i + 1 >= high or tokens.lower[i] != ",":
        return i
    opens = tokens.is_in(i + 1, "determiner") or tokens.is_noun(i + 1) or tokens.tags[i + 1] in ("JJ", "CD")
    who = tokens.lower[i + 1] == "who"
    if not (opens or who):
        return i
    end = i + 1
    while end < high and tokens.lower[end] not in (",", ".", ";", '"', "--", ":"):
        end += 1
    clause = any(
        tokens.tags[j] in ("VBD", "VBZ", "MD") and tokens.lower[j - 1] not in ("who", "that", "which")
        for j in range(i + 1, end)
    )
    return end if who or not clause else i


def hearer_end(tokens: Tokens, start: int) -> int | None:
    """The word after the hearer who is told something: "told reporters", "told him"."""
    if start >= tokens.stop:
        return None
    if tokens.lower[start + 1 : start + 3] in (["of", "them"], ["of", "us"]):
        return start + 3  # "both of them"
    if tokens.is_in(start, "object") or tokens.lower[start] in (
        "you",
        "it",
        "her",
        "reporters",
        "journalists",
    ):
        return start + 1
    return phrase_after(tokens, start, tokens.stop, appositive=False)


def opens_clause(tokens: Tokens, i: int) -> bool:
    """Whether a clause may begin at word `i`."""
    return i <= 0 or tokens.is_in(i - 1, "opener") or tokens.is_in(i - 1, "time")


def subject_before(tokens: Tokens, group: int) -> Subject | None:
    """The subject of the verb group that begins at word `group`."""
    # Each verb of a sentence asks for those of the verbs before it.
    if group not in tokens.subjects:
        tokens.subjects[group] = _subject_before(tokens, group)
    return tokens.subjects[group]


def _subject_before(tokens: Tokens, group: int) -> Subject | None:
    last = group - 1
    if last < 0:
        return None
    word = tokens.lower[last]
    if word == "who" and last:
        return Subject(last, last + 1, "relative")
    if word == "which" and last > 1 and tokens.lower[last - 1] == ",":
        start = phrase_before(tokens, last - 2, 0)
        return None if start is None else Subject(start, last - 1, "relative")
    if word in ("which", "that") and last:
        return None
    if word in (",", ")", "--", "—", "–"):
        return _subject_before_parenthesis(tokens, last)
    start = phrase_before(tokens, last, 0)
    return None if start is None else Subject(start, last + 1, "phrase")


def _subject_before_parenthesis(tokens: Tokens, last: int) -> Subject | None:
    """ "Smith, a spokesman for the port, said": the noun phrase and what is set off after it, up to word `last`."""
    opening = "(" if tokens.lower[last] == ")" else tokens.lower[last]
    for i in range(last - 1, max(0, last - _LONGEST_PARENTHESIS), -1):
        if tokens.lower[i] != opening or i + 1 >= last:
            continue
        start = phrase_before(tokens, i - 1, 0)
        if start is None or not (opens_clause(tokens, start) or start == 1 and tokens.is_in(0, "adverb")):
            continue
        if tokens.is_in(i - 1, "time") and tokens.tags[i + 1] != "NNP":
            continue  # "Its president for the month, Ann Brask,"
        if all(tokens.tags[j] == "CD" for j in range(start, i)):
            continue  # "Brask, 49, a mason, said"
        if opening != "," or _describes(tokens, i + 1):
            return Subject(_described_name(tokens, start), last, "appositive")
    return None


def _describes(tokens: Tokens, i: int) -> bool:
    """Whether a description of who is named before a comma may begin at word `i`."""
    return (
        tokens.is_in(i, "determiner")
        or tokens.lower[i] in _DESCRIPTION_OPENERS
        or tokens.tags[i][:2] in ("NN", "JJ", "CD", "VB", "PR", "RB", "IN")
    )


def _described_name(tokens: Tokens, start: int) -> int:
    """`start`, or where the name begins that a description at `start` is of.

    "Brask, a mason and head of a guild, which ..., said": the description is not the name.
    """
    described = start > 1 and tokens.lower[start] in ("a", "an", "the") and tokens.lower[start - 1] == ","
    if not described or tokens.tags[start - 2] != "NNP":
        return start
    name = phrase_before(tokens, start - 2, 0)
    return name if name is not None and opens_clause(tokens, name) else start


def carried_subject(tokens: Tokens, before: int) -> Subject | None:
    """The subject that a verb without its own takes over: the nearest main clause's before word `before`."""
    fallback = None
    for i in range(before - 1, max(0, before - _FARTHEST_SUBJECT), -1):
        if tokens.quoted[i] or not (tokens.is_finite(i) or form_at(tokens, i)):
            continue
        subject = subject_before(tokens, verb_group(tokens, i)[0])
        if subject is None or subject.start <= i < subject.end:
            continue
        main = subject.start == 0 or not tokens.is_in(subject.start - 1, "subordinator")
        if main and tokens.lower[subject.start] not in ("who", "it", "that"):
            return subject
        fallback = fallback or subject
    return fallback
