""" "C, X said.", "C, said X", "'C1,' X said, 'C2'" and "C, according to X": content before its cue."""

from __future__ import annotations

from readout.statements.english.completions import opens_infinitive
from readout.statements.english.cues import Cue, CueReading, form_at, verb_group
from readout.statements.english.phrases import hearer_end, opens_clause, phrase_after, subject_before
from readout.statements.english.tokens import Subject, Tokens

_LONGEST_ASIDE = 8  # words between a cue and the second half of a quotation
_BEFORE_CUE = frozenset({",", '"', "?", "!", "--", "—", "-", "–"})
_BEFORE_INVERTED_CUE = frozenset({",", '"', "?", "!", "--", "—"})
# What opens circumstance after "C, X said, ", and no second half of what was said.
_CIRCUMSTANCE_OPENERS = frozenset(
    "but while as after when which who although though in during with where".split()
)
# What opens a clause of circumstance right after a verb of saying.
_LOOSE_OPENERS = frozenset(("as", "after", "when", "while", "before", "if", "because", "who"))


def content_before(tokens: Tokens, cue: Cue) -> CueReading | None:
    """What `cue` attributes where the content, or its first half, stands before it; None where none does."""
    if cue.kind == "according":
        return _before_according(tokens, cue)
    if cue.kind not in ("say", "clause", "tell") or cue.shape == "ing":
        return None
    subject = subject_before(tokens, cue.group)
    inverted = False
    if subject and subject.form != "relative" and subject.start > 0 and opens_clause(tokens, subject.start):
        first, follows = subject.start, cue.last + 1
    elif cue.kind != "tell" and cue.group and not cue.marks - {"auxiliary"}:
        subject = _inverted_subject(tokens, cue, subject)
        if subject is None:
            return None
        first, follows, inverted = cue.group, subject.end, True
    else:
        return None
    if tokens.lower[first - 1] not in _BEFORE_CUE:
        return None
    quoted = _is_quoted_before(tokens, first)
    complement, right = _right_of(tokens, cue, follows, quoted, inverted)
    if not quoted and not _is_clause_before(tokens, first) and not _goes_on_with_verb(tokens, right):
        return None  # "On Monday, X said ..."; but "The work, X said, had begun" is one clause
    if right is None and complement and not inverted and (not quoted or first < 4):
        return None
    left = (0, first)
    spans = (left, right) if right and right[0] < right[1] else (left,)
    return CueReading(cue.first, cue.last + 1, (subject.start, subject.end), spans)


def _is_quoted_before(tokens: Tokens, first: int) -> bool:
    """Whether what ends before word `first` is a quotation; a word or two in quotation marks do not make it one."""
    mark = first - 1
    closed = tokens.quoted[mark] or tokens.lower[mark] == '"' or mark > 0 and tokens.lower[mark - 1] == '"'
    return closed and sum(tokens.quoted[:first]) >= 0.4 * first


def _is_clause_before(tokens: Tokens, first: int) -> bool:
    """Whether some word before word `first` may be the verb of a clause."""
    return any(_is_verb_of_clause(tokens, i, first) for i in range(first))


def _is_verb_of_clause(tokens: Tokens, i: int, first: int) -> bool:
    """Whether word `i` may be the verb of a clause that ends before word `first`."""
    tag = tokens.tags[i]
    if tokens.is_finite(i) or tag == "VB":
        return True
    # The lexicon calls "marks" a noun and "tripled" a participle wherever they stand.
    if tag == "NNS":
        return i > 0 and tokens.is_noun(i - 1) and tokens.is_in(i + 1, "determiner")
    return first > 6 and tag == "VBN" and tokens.lower[i - 1] in ("than", "nearly", "almost")


def _goes_on_with_verb(tokens: Tokens, right: tuple[int, int] | None) -> bool:
    """Whether a verb stands among the first words of `right`, the second half of what was said."""
    return right is not None and any(
        tokens.is_finite(i) for i in range(right[0], min(right[1], right[0] + 7))
    )


def _inverted_subject(tokens: Tokens, cue: Cue, subject: Subject | None) -> Subject | None:
    """X in "C, said X" and "C, said X, a spokesman"; `subject` is what stands before the cue."""
    if tokens.lower[cue.group - 1] not in _BEFORE_INVERTED_CUE:
        return None
    start = cue.last + 1
    bare = phrase_after(tokens, start, tokens.stop, appositive=False)
    if bare is None:
        return None
    if bare < tokens.stop:
        closes = tokens.is_mark(bare) or tokens.is_in(bare, "circumstance") or tokens.is_in(bare, "time")
        if not (closes or tokens.tags[bare] == "VBG" or tokens.lower[bare] == "who"):
            return None  # "Brask, the minister, said trade grew"
    if subject and subject.form == "appositive" and _has_complement(tokens, start):
        return None
    if tokens.words[bare - 1].islower() and _goes_on_with_list(tokens, cue):
        return None
    return Subject(start, phrase_after(tokens, start, tokens.stop) or bare, "inverted")


def _goes_on_with_list(tokens: Tokens, cue: Cue) -> bool:
    """Whether the cue is a further verb of a subject before it: "They praised the line, stressed the need for calm, and"."""
    if any(tokens.quoted[: cue.group]):
        return False
    for i in range(cue.group):
        form = form_at(tokens, i)
        if form and form[1] == cue.shape and (subject := subject_before(tokens, verb_group(tokens, i)[0])):
            return subject.form == "phrase"
    return False


def _right_of(
    tokens: Tokens, cue: Cue, start: int, quoted: bool, inverted: bool
) -> tuple[bool, tuple[int, int] | None]:
    """Whether what was said stands right of the cue, and the part of it that goes on after "C1, X said, ".

    `start` is the word after cue and subject; `quoted` whether what stands before them is a quotation.
    """
    if start >= tokens.stop:
        return False, None
    if tokens.lower[start] in (",", ";", "--", "—", "."):
        return _resumption(tokens, start + 1, quoted, tokens.lower[start])
    complement = _has_complement_after(tokens, cue, start, quoted, inverted)
    if quoted and not inverted:
        resumed = _quotation_resumed(tokens, start, complement)
        if resumed is not None:
            return False, (resumed, tokens.stop)
    return complement, None


def _has_complement_after(tokens: Tokens, cue: Cue, start: int, quoted: bool, inverted: bool) -> bool:
    """Whether what follows the cue from word `start` on, no mark between, is what was said."""
    if tokens.lower[start] in ('"', ":") or tokens.quoted[start]:
        return True
    if cue.kind == "tell":
        hearer = hearer_end(tokens, start)
        return not quoted and _has_complement(tokens, hearer or start + 1)
    if tokens.is_in(start, "circumstance") or tokens.is_in(start, "time") or tokens.tags[start] == "RB":
        return not quoted and _has_complement(tokens, start)
    return not inverted


def _quotation_resumed(tokens: Tokens, start: int, complement: bool) -> int | None:
    """The first word of the quotation that goes on after the cue, whose next word is `start`; None where none does."""
    spoken = next((i for i in range(start, tokens.stop) if tokens.quoted[i]), None)
    if spoken is None:
        return None
    if complement:
        opened = spoken == start or any(tokens.lower[i] in (",", ":", ".") for i in range(start, spoken))
        return spoken if opened else None
    # '"X," she said with a smile, "and Y."'
    near = spoken > 0 and tokens.lower[spoken - 1] == "," and spoken - start <= _LONGEST_ASIDE
    return spoken if near else None


def _resumption(tokens: Tokens, start: int, quoted: bool, mark: str) -> tuple[bool, tuple[int, int] | None]:
    """As `_right_of`, where `mark` stands after the cue and the second half of what was said may begin at `start`."""
    stop = tokens.stop
    if start >= stop:
        return False, None
    spoken = any(tokens.quoted[start:stop])
    word = tokens.lower[start]
    if not quoted and tokens.quoted[start] and mark == ",":
        return True, None  # 'When asked, he said, "I hope not."'
    if tokens.tags[start] == "VBG" or (quoted and not spoken):
        return False, None
    if quoted and word in _CIRCUMSTANCE_OPENERS:
        return False, ((start, stop) if spoken else None)
    if word in ("and", "but"):
        near = range(start + 1, min(stop, start + 7))
        if any(not tokens.quoted[i] and form_at(tokens, i) for i in near):
            return False, None
    return False, (start, stop)


def _has_complement(tokens: Tokens, start: int) -> bool:
    """Whether, circumstance aside, a clause or a quotation follows from word `start` on."""
    if opens_infinitive(tokens, start):
        return True
    for i in range(start, tokens.stop):
        if tokens.quoted[i]:
            return True
        if tokens.lower[i] == ",":
            return False
        if tokens.lower[i] == "that" and _has_clause_behind(tokens, i):
            return True
        if i > start + 1 and tokens.is_finite(i) and tokens.lower[start] not in _LOOSE_OPENERS:
            return True
    return False


def _has_clause_behind(tokens: Tokens, i: int) -> bool:
    """Whether a clause may follow the "that" at word `i`, which is none of "so that" or "on that"."""
    if i + 1 >= tokens.stop or tokens.lower[i - 1] in ("so", "on", "in", "of", "to"):
        return False
    noun = tokens.is_in(i + 1, "determiner") or tokens.tags[i + 1][:2] in ("NN", "PR", "JJ")
    return noun or tokens.is_in(i + 1, "subject")


def _before_according(tokens: Tokens, cue: Cue) -> CueReading | None:
    """ "C, according to X": all before it, and what goes on after X."""
    if cue.first < 2:
        return None
    start, stop = cue.last + 1, tokens.stop
    end = phrase_after(tokens, start, stop) or start + 1
    while end < stop and tokens.lower[end] not in (",", ";", '"', "--"):
        end += 1
    left = cue.first - (tokens.lower[cue.first - 1] == ",")
    spans = ((0, left), (end + 1, stop)) if end + 1 < stop else ((0, left),)
    return CueReading(cue.first, cue.last + 1, (start, min(end, stop)), spans)
