"""Cues: where a verb of saying, telling or acting in words stands, and is used as one."""

from __future__ import annotations

from typing import NamedTuple

from readout.lexicon import columns
from readout.statements.english.completions import COMPLETED_BY
from readout.statements.english.tokens import WORDS, Tokens


class Cue(NamedTuple):
    """A cue at a place: `first` to `last` its words, `group` where its auxiliaries and adverbs begin.

    `kind` is say, clause, tell, act, task, joint, according, or one of `TOPICS`; `shape` is the form of the verb: base, s, ing or past. `marks` say
    what stands in its group: denied, be, auxiliary, modal, infinitive.
    """

    first: int
    last: int
    group: int
    kind: str
    shape: str
    marks: frozenset[str]


class CueReading(NamedTuple):
    """What a cue is read to attribute, in words: from `cue` to `cue_end` the cue; `spans` hold the content.

    `kind` is said or topic.
    """

    cue: int
    cue_end: int
    source: tuple[int, int]
    spans: tuple[tuple[int, int], ...]
    kind: str = "said"


# The kinds of cues that tell only what was talked about.
TOPICS = frozenset(("topic", "about", "brief", "agenda"))

# The forms of `cues.txt` in its order; the participle is given only where it differs from the past.
_SHAPES = ("base", "s", "ing", "past", "past")


def _cue_forms() -> dict[str, list[tuple[tuple[str, ...], str, str]]]:
    """By its first word, every form of every cue, the longest first: its words, kind and shape."""
    forms: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
    for kind, *written in columns("cues"):
        for form, shape in zip(written, _SHAPES, strict=False):
            if not form or shape == "base" and form == written[3]:
                continue  # "set out" is rather a past than a plain form
            words = tuple(form.split())
            forms.setdefault(words[0], []).append((words, kind, shape))
    for found in forms.values():
        found.sort(key=lambda item: (-len(item[0]), item[1] not in COMPLETED_BY))
    return forms


_CUE_FORMS = _cue_forms()
# Third persons that are plural nouns as well: "the state reports" but "reports of".
_ALSO_NOUNS = frozenset(
    "claims remarks reports comments charges estimates promises pledges vows calls demands notes states posts disputes "
    "highlights offers hopes regrets thanks briefs extends reviews addresses covers raises echoes updates".split()
)
_ALSO_NOUNS_BASE = frozenset(
    "report state comment estimate promise show post charge find demand claim offer hope regret brief".split()
)
_PHRASES: dict[str, list[tuple[str, ...]]] = {
    "according": [("according", "to")],
    "in": [("in", "the", "words", "of"), ("in", "the", "view", "of")],
}
_FIRST_WORDS = frozenset({*_CUE_FORMS, *_PHRASES})
# "the stated aim", "reports of": the words around a noun, or a participle used as an adjective.
_BEFORE_ADJECTIVE = frozenset({"of", "in", "by", "for", "with", "from", "at", "'s"})
_BEFORE_NOUN = frozenset({"of", "'s", "to", "in", "by", "for", "with"})
_TAGS_BEFORE_NOUN = frozenset({"JJ", "PRP$", "POS", "VBD", "VBN", "VBG", "CD"})
_AFTER_NOUN = frozenset({",", "of", "about", "against", "are", "were", "have", "from", "by"})
_LONGEST_MEETING = 45  # words from a verb of meeting to what it was for
_QUESTIONS = frozenset(("questions", "reporters", "journalists"))
_BEFORE_GERUND = frozenset({"of", "in", "for", "'s", "about", "from", "on", "to"})


def cues(tokens: Tokens) -> list[Cue]:
    """The cues outside quotations, in order."""
    found, done = [], 0
    for i, word in enumerate(tokens.lower):
        if i < done or word not in _FIRST_WORDS or tokens.quoted[i]:
            continue
        phrases = _PHRASES.get(word)
        phrase = phrases and next((p for p in phrases if tuple(tokens.lower[i : i + len(p)]) == p), None)
        if phrase:
            done = i + len(phrase)
            found.append(Cue(i, done - 1, i, "according", "", frozenset()))
            continue
        form = form_at(tokens, i)
        if form:
            kind, shape, last = form
            group, marks = verb_group(tokens, i)
            cue = Cue(i, last, group, kind, shape, marks)
            if _is_verb(tokens, cue):
                found.append(cue)
            done = last + 1
    return found


def form_at(tokens: Tokens, i: int) -> tuple[str, str, int] | None:
    """Kind, shape and last word of the cue that begins at word `i`, whether or not it is used as a verb there."""
    for words, kind, shape in _CUE_FORMS.get(tokens.lower[i], ()):
        last = i + len(words) - 1
        if len(words) > 1 and tuple(tokens.lower[i : last + 1]) != words:
            continue
        end: int | None = last
        if kind in COMPLETED_BY:
            complete, kind = COMPLETED_BY[kind]
            end = complete(tokens, last)
        if end is not None and not (tokens.lower[end] == "on" and tokens.is_in(end + 1, "time")):
            return kind, shape, end  # "insisted on Sunday that" is no insisting on
    return None


def verb_group(tokens: Tokens, i: int) -> tuple[int, frozenset[str]]:
    """Where the verb group that ends at word `i` begins, and whether it is denied, passive, modal or infinitive."""
    start, marks = i, set()
    while start > 0:
        word, before = tokens.lower[start - 1], tokens.lower[start - 2] if start > 1 else ""
        if word in WORDS["negation"]:
            marks.add("denied")
        elif word in WORDS["be"] or (word == "'s" and before in WORDS["pronoun"]):
            marks.add("be")
        elif word in WORDS["auxiliary"]:
            marks.add("auxiliary")
        elif word in WORDS["modal"]:
            marks.add("modal")
        elif word == "to":
            return start - 1, frozenset(marks | {"infinitive"})
        elif word == "both" and (start == 1 or before in WORDS["opener"]):
            break  # "Both said"
        elif word in WORDS["adverb"] or (word.endswith("ly") and tokens.tags[start - 1] in ("RB", "RBR")):
            pass
        elif word in WORDS["time"] and (more := _time_before_verb(tokens, start)) is not None:
            start -= more
        else:
            break
        start -= 1
    return start, frozenset(marks)


def _time_before_verb(tokens: Tokens, start: int) -> int | None:
    """How many words of a time stand before its last one, at `start` - 1, within a verb group; None where it is no part.

    "Brask on Monday said", "Brask last week said", "Brask Monday said", "Brask today said".
    """
    before = tokens.lower[start - 2] if start > 1 else ""
    if start > 2 and before in ("on", "last", "this", "earlier", "late", "early"):
        return 2 if start > 3 and tokens.lower[start - 3] == "on" else 1
    if tokens.lower[start - 1] in ("today", "yesterday", "tonight"):
        return 0 if start > 1 and (tokens.is_noun(start - 2) or tokens.tags[start - 2] == "PRP") else None
    if tokens.words[start - 1][0].isupper() and start > 1 and before not in WORDS["time"]:
        return 0 if tokens.is_noun(start - 2) or tokens.tags[start - 2] == "PRP" else None
    return None


def _is_verb(tokens: Tokens, cue: Cue) -> bool:
    """Whether the word is used as a verb that says something: not a noun, not denied, not passive."""
    if "denied" in cue.marks:
        return False
    if cue.first and tokens.words[cue.first][0].isupper() and tokens.words[cue.first - 1] != '"':
        return False  # "the United States"
    if tokens.lower[cue.first].startswith("answer") and tokens.lower[cue.last + 1] in _QUESTIONS:
        return False  # "answered questions"
    before = tokens.lower[cue.group - 1] if cue.group else ""
    tag = tokens.tags[cue.group - 1] if cue.group else ""
    after = tokens.lower[cue.last + 1] if cue.last + 1 < tokens.count else ""
    if cue.shape == "past" and "be" in cue.marks:
        return before == "it" and after == "by"  # "It was noted by the ministry that"
    if cue.shape == "base":
        return _is_plain_form(tokens, cue, before, tag)
    if before in WORDS["determiner"] and before not in WORDS["subject"]:
        return False
    if cue.shape == "past":
        return not _is_participle(tokens, cue, before, after)
    if cue.shape == "s":
        goes_on = after in _AFTER_NOUN and tokens.lower[cue.first] in _ALSO_NOUNS
        goes_on = goes_on or (tokens.lower[cue.first], after) == ("thanks", "to")
        return not (before in _BEFORE_NOUN or tag in _TAGS_BEFORE_NOUN or goes_on)
    return before not in _BEFORE_GERUND


def _is_participle(tokens: Tokens, cue: Cue, before: str, after: str) -> bool:
    """Whether a past form is used as an adjective or a passive: "the stated aim", "praised by all"."""
    noun_after = after != "" and tokens.tags[cue.last + 1].startswith("NN")
    adjective = noun_after and cue.group > 0 and tokens.tags[cue.group - 1] in ("JJ", "IN", "DT", "PRP$")
    passive = after == "by" or after.endswith("ly") and tokens.lower[cue.last + 2] == "by"
    return before in _BEFORE_ADJECTIVE or passive or adjective


def _is_plain_form(tokens: Tokens, cue: Cue, before: str, tag: str) -> bool:
    """Whether a form without an ending ("say") is a verb, by the word `before` its group and that word's `tag`."""
    if "infinitive" in cue.marks and met_before(tokens, cue.group) is not None:
        return True
    if before in ("and", ",") and not cue.marks and (joined := _joined_infinitive(tokens, cue.group - 1)):
        # "spoke with Brask to thank him and urge", but "took steps to mend and defend the dam"
        return form_at(tokens, joined + 1) is not None and met_before(tokens, joined) is not None
    if cue.marks & {"modal", "infinitive"}:
        return tokens.lower[cue.first] == "say" and "modal" in cue.marks
    if before in ("they", "we", "who"):
        return True
    plural = before in ("i", "you", "some", "many", "others", "and", "do") or tag in ("NNS", "NNPS")
    plural = plural or tag == "NNP" and "and" in tokens.lower[max(0, cue.group - 4) : cue.group]
    return plural and tokens.lower[cue.first] not in _ALSO_NOUNS_BASE


def met_before(tokens: Tokens, place: int) -> int | None:
    """The verb of meeting that the infinitive at word `place` gives the purpose of: "spoke with Brask to thank him"."""
    for i in range(place - 1, max(-1, place - _LONGEST_MEETING), -1):
        if tokens.quoted[i] or tokens.lower[i] in (";", ":"):
            return None
        if tokens.is_in(i, "meet"):
            return i
        if tokens.lower[i] in ("opportunity", "occasion") and tokens.lower[i - 2] in (
            "took",
            "takes",
            "used",
        ):
            return i - 2
        if tokens.is_finite(i) and tokens.lower[i - 1] not in ("who", "which", "that"):
            return None
    return None


def _joined_infinitive(tokens: Tokens, joint: int) -> int | None:
    """The "to", or the modal verb, of the last verb before word `joint`, where that has one; None where it has none."""
    for i in range(joint - 1, max(0, joint - _LONGEST_MEETING), -1):
        if tokens.tags[i] == "MD" or tokens.lower[i] == "to" and tokens.tags[i + 1] == "VB":
            return i
        if tokens.is_finite(i):
            return None
    return None
