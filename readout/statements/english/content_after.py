""" "X said C", "X, who ..., said C", "..., adding C" and "According to X, C": content after its cue."""

from __future__ import annotations

from collections.abc import Sequence

from readout.statements.english.completions import ACT_NOUNS, opens_infinitive
from readout.statements.english.cues import TOPICS, Cue, CueReading, form_at, met_before, verb_group
from readout.statements.english.hearers import after_hearer, after_task, is_party, is_person, may_meet
from readout.statements.english.phrases import (
    carried_subject,
    hearer_end,
    phrase_after,
    phrase_before,
    subject_before,
)
from readout.statements.english.tokens import WORDS, Subject, Tokens

# What follows these verbs at once is what was agreed, not where: "agreed to quotas".
_AGREEING = frozenset(("agree", "agrees", "agreeing", "agreed"))
_ASKING = frozenset(("ask", "asks", "asked", "asking"))
_MEETINGS = frozenset(
    "meeting talks visit call conference briefing interview conversation session luncheon dinner".split()
)
_BEFORE_JOINED_PARTICIPLE = frozenset(
    (",", '"', ";", "--", "—", "and", "while", "by", "before", "after", "(", "-")
)
_LONGEST_SUBJECT = 40  # words back to where "and X said" may begin
_FURTHER_CLAUSE_OPENERS = frozenset(("and", "while", "but", ";", "though", "although", "as"))
_QUESTION_OPENERS = frozenset(("that", "whether", "if", "why", "how", "what", "for", "to", ",", ":", '"'))
# Kinds of verbs that say something only of those who meet.
_OF_MEETINGS = frozenset(("agenda", "joint", "task"))
_AFTER_WHAT_WAS_DISCUSSED = frozenset("in at during by between among last as and . , on about".split())
# What is discussed, and does not discuss: "the issues discussed remain".
_DISCUSSED = frozenset("issues topics matters subjects questions points items".split())
_GOING_ON = frozenset("continue continues continuing continued go goes going went".split())
_WHEN_MET = frozenset(("following", "after", "ahead"))
_AFTER_THE_ASKED = frozenset(("to", "whether", "if", "why", "how", "what", ",", "about"))


def content_after(
    tokens: Tokens, cue: Cue, cues: Sequence[Cue], found: Sequence[CueReading]
) -> CueReading | None:
    """What `cue` attributes where the content stands after it; None where none does.

    `cues` are all of the sentence; from `found`, the readings so far, a cue may inherit its subject.
    """
    if cue.kind == "according":
        return _after_according(tokens, cue)
    if "be" in cue.marks and tokens.lower[cue.last + 1 : cue.last + 2] == ["by"]:
        return _after_passive(tokens, cue)
    if cue.shape == "ing" and not cue.marks and _cue_opens_sentence(tokens, cue):
        fronted = _fronted(tokens, cue)
        if fronted:
            return fronted
    subject = _subject_of(tokens, cue, found)
    if subject is None or cue.last + 1 >= tokens.count:
        return None
    if not _is_of_speech(tokens, cue, subject):
        return None
    source = (subject.start, subject.end)
    if all(tokens.is_mark(i) for i in range(cue.last + 1, tokens.count)):
        # "X said:" before a quotation of its own paragraph
        return CueReading(cue.first, cue.last + 1, source, ()) if tokens.words[-1] == ":" else None
    start = _content_start(tokens, cue)
    if start is None:
        return None
    meets = may_meet(tokens, subject)
    further = [c for c in cues if meets or c.kind not in _OF_MEETINGS]
    end = _content_end(tokens, cue, start, further)
    end = _without_circumstance(tokens, cue, subject, start, end)
    if not _says_something(tokens, cue, subject, start, end):
        return None
    return CueReading(cue.first, cue.last + 1, source, ((start, end),))


def _without_circumstance(tokens: Tokens, cue: Cue, subject: Subject, start: int, end: int) -> int:
    """`end`, or where what closes the content from word `start` on is not of it, but of the cue."""
    if subject.form == "relative":
        commas = (i for i in range(start + 1, end) if tokens.lower[i] == "," and not tokens.quoted[i])
        end = next(commas, end)
    if subject.start and subject.form == "phrase" and tokens.is_in(subject.start - 1, "subordinator"):
        end = min(end, _own_clause(tokens, start, joined=False))  # "when they discussed trade, Brask left"
    if cue.kind != "act" or not tokens.quoted[end - 1]:
        end = _without_meeting(tokens, start, end)
    if "infinitive" in cue.marks:
        # "spoke with Brask to thank him following the floods": then they spoke
        end = next((i for i in range(start + 2, end) if tokens.lower[i] in _WHEN_MET), end)
    return _without_day(tokens, start, end) if cue.kind in TOPICS else end


def _is_of_speech(tokens: Tokens, cue: Cue, subject: Subject) -> bool:
    """Whether such a cue is one of speech with `subject`, and what follows it may be what was said."""
    after, opening = tokens.lower[cue.last + 1], tokens.lower[subject.start]
    if subject.end - subject.start == 1 and opening in ("that", "this"):
        return False
    if cue.kind in ("agenda", "task") and not may_meet(tokens, subject):
        return False
    if cue.kind == "joint" and not is_party(tokens, subject):
        return False
    if tokens.lower[subject.end] == "," and tokens.lower[subject.end + 1] == "which" and after != "that":
        return False  # "the talks, which showed progress"
    if cue.kind in TOPICS and (_is_no_topic(tokens, cue) or tokens.lower[subject.end - 1] in _DISCUSSED):
        return False
    if after == "to" and tokens.lower[cue.first] in _GOING_ON:
        return False  # "trade continues to grow"
    if tokens.lower[cue.last] == "clear" and opening == "it":
        return False  # "it was clear that"
    if cue.kind == "act" and after in ("in", "at", "during", "by"):
        hangs = tokens.is_in(cue.last, "preposition")  # "the steps they called for in May"
        if hangs or not may_meet(tokens, subject):
            return False  # "the step recommended in the report"
    return not (_is_reduced_relative(tokens, subject) or _receives(tokens, cue))


def _receives(tokens: Tokens, cue: Cue) -> bool:
    """Whether a person is welcomed to a place, which is no act in words."""
    start = cue.last + 1
    if not tokens.lower[cue.first].startswith("welcom"):
        return False
    end = hearer_end(tokens, start)
    return end is not None and tokens.lower[end] in ("to", "at") and is_person(tokens, start, end)


def _is_no_topic(tokens: Tokens, cue: Cue) -> bool:
    """Whether what follows a cue of talk is not what was talked about."""
    if tokens.tags[cue.last + 1] == "CD" or cue.kind == "agenda" and "infinitive" in cue.marks:
        return True  # "raised 5 million", "joined the meeting to address the crews"
    if tokens.lower[cue.last] == "shared" and tokens.tags[cue.last + 1][:2] in ("NN", "JJ"):
        return tokens.tags[cue.last + 1] != "NNP"  # "defence and shared values"
    # "the issues they discussed in Talvera"
    bare = cue.kind in ("topic", "agenda") and tokens.lower[cue.last + 1] in _AFTER_WHAT_WAS_DISCUSSED
    return bare and not _in_detail(tokens, cue)


def _in_detail(tokens: Tokens, cue: Cue) -> bool:
    """Whether "in detail" or the like stands between the cue and what follows."""
    return tokens.lower[cue.last + 2] in ("detail", "depth", "length")


def _is_reduced_relative(tokens: Tokens, subject: Subject) -> bool:
    """Whether the subject opens a relative clause without its pronoun: "the matters we confirmed"."""
    if subject.form != "phrase" or subject.end - subject.start > 1 or subject.start < 2:
        return False
    before = subject.start - 1
    return (
        tokens.tags[before] in ("NN", "NNS")
        and tokens.lower[subject.start] in ("he", "she", "they", "we", "i")
        and not (tokens.is_in(before, "time") or tokens.quoted[before])
    )


def _says_something(tokens: Tokens, cue: Cue, subject: Subject, start: int, end: int) -> bool:
    """Whether what stands from word `start` to `end` is enough for the content of such a cue."""
    if end <= start:
        return False
    if tokens.quoted[start]:
        return True
    if tokens.lower[start] in ("nothing", "and", "or") or _goes_without_saying(tokens, cue):
        return False
    if cue.kind in ("say", "clause") and end - start < 2:
        return False
    if cue.kind != "clause":
        return True
    as_said = subject.start > 0 and tokens.lower[subject.start - 1] == "as" and tokens.lower[start - 1] == ","
    return as_said or _is_clause(tokens, start, end)


def _goes_without_saying(tokens: Tokens, cue: Cue) -> bool:
    """Whether a participle says nothing: "continuing the talks" opens no clause, "addressing needs" is no talk."""
    if cue.shape == "ing" and cue.kind == "agenda":
        return True
    after = cue.last + 1
    opened = tokens.is_in(after, "clause") or tokens.quoted[after] or tokens.is_mark(after)
    return cue.kind == "clause" and cue.shape == "ing" and not opened


def _cue_opens_sentence(tokens: Tokens, cue: Cue) -> bool:
    """Whether nothing but marks and adverbs stands before the cue."""
    return all(tokens.is_mark(i) or tokens.is_in(i, "adverb") for i in range(cue.group))


def _fronted(tokens: Tokens, cue: Cue) -> CueReading | None:
    """ "Noting that C, X called for": the subject is that of the clause that follows."""
    start = _content_start(tokens, cue)
    if start is None:
        return None
    for comma in range(start + 2, tokens.stop - 2):
        if tokens.lower[comma] != "," or tokens.quoted[comma]:
            continue
        end = phrase_after(tokens, comma + 1, tokens.stop)
        if end is None:
            continue
        verb = end
        while verb < tokens.stop and tokens.is_in(verb, "adverb"):
            verb += 1
        if verb < tokens.stop and (tokens.is_finite(verb) or form_at(tokens, verb)):
            return CueReading(cue.first, cue.last + 1, (comma + 1, end), ((start, comma),))
    return None


def _after_according(tokens: Tokens, cue: Cue) -> CueReading | None:
    """ "According to X, C"."""
    start = cue.last + 1
    end = phrase_after(tokens, start, tokens.stop, appositive=False) or start + 1
    comma = next((i for i in range(end, min(tokens.stop, end + 15)) if tokens.lower[i] == ","), None)
    if comma is None or comma + 1 >= tokens.stop:
        return None
    return CueReading(cue.first, cue.last + 1, (start, comma), ((comma + 1, tokens.stop),))


def _after_passive(tokens: Tokens, cue: Cue) -> CueReading | None:
    """ "It was noted by X that C"."""
    start = cue.last + 2
    end = phrase_after(tokens, start, tokens.stop, appositive=False)
    if end is None or end + 1 >= tokens.stop or tokens.lower[end] != "that":
        return None
    return CueReading(cue.first, cue.last + 1, (start, end), ((end + 1, tokens.stop),))


def _subject_of(tokens: Tokens, cue: Cue, found: Sequence[CueReading]) -> Subject | None:
    """The subject of the cue: its own, or one that it shares with a verb before it."""
    before = tokens.lower[cue.group - 1] if cue.group else ""
    if "infinitive" in cue.marks:
        verb = met_before(tokens, cue.group)
        return None if verb is None else subject_before(tokens, verb_group(tokens, verb)[0])
    if cue.shape == "ing" and "be" not in cue.marks:
        joined = before in _BEFORE_JOINED_PARTICIPLE
        return _inherited(tokens, cue.first, cue.group, found) if joined else None
    if before == "," and found and found[-1].spans and found[-1].spans[-1][1] == cue.group - 1:
        return Subject(*found[-1].source, "carried")  # the next verb of a list
    if before == "," and cue.shape != "ing":
        subject = subject_before(tokens, cue.group)
        return subject or _inherited(tokens, cue.first, cue.group - 1, found)
    if before in ("and", "but", "then", "or"):
        return _inherited(tokens, cue.first, cue.group - 1, found)
    subject = subject_before(tokens, cue.group)
    return subject and _without_object(subject, found)


def _without_object(subject: Subject, found: Sequence[CueReading]) -> Subject:
    """`subject` without the end of what an earlier cue governs: "praised the line and | the crews thanked"."""
    for reading in found:
        for _, end in reading.spans:
            if reading.cue < subject.start < end < subject.end - 1:
                return Subject(end + 1, subject.end, subject.form)
    return subject


def _inherited(tokens: Tokens, cue: int, before: int, found: Sequence[CueReading]) -> Subject | None:
    """The subject of the attribution before this one in the sentence, else of the main clause."""
    earlier = [reading for reading in found if reading.cue < cue]
    if earlier:
        return Subject(*max(earlier).source, "carried")
    return carried_subject(tokens, before)


def _content_start(tokens: Tokens, cue: Cue) -> int | None:
    """The first word of what was said, hearer and circumstance left out; None where no hearer is told."""
    first, stop = cue.last + 1, tokens.stop
    if first >= tokens.count:
        return None  # the text ends with the verb: "WARNING"
    start = first
    if cue.kind == "about":
        near = range(first, stop)
        return next((i + 1 for i in near if tokens.lower[i] in ("about", "regarding", "concerning")), first)
    if cue.kind == "task":
        return after_task(tokens, first)
    if cue.kind == "topic" and _in_detail(tokens, cue):
        return first + 2
    if cue.kind == "tell" and tokens.lower[first] != '"':
        hearer = hearer_end(tokens, first)
        if hearer is None:
            return None
        if hearer >= stop and "of" in tokens.lower[first:stop]:
            return tokens.lower.index("of", first) + 1  # "assured the minister of Osmera's help"
        near = range(hearer, min(stop, hearer + 14))
        start = next((i for i in near if tokens.lower[i] in ("that", '"', ":")), hearer)
    elif cue.kind in ("say", "clause", "joint") and not _agrees_to(tokens, cue):
        start = _after_circumstance(tokens, first)
        if tokens.lower[cue.first] in _ASKING:
            start = _after_the_asked(tokens, first, start)
    if tokens.lower[cue.last] in ACT_NOUNS and start < stop and tokens.lower[start] == "of":
        start += 1  # "the hope of more visits"
    start = after_hearer(tokens, cue, start)
    if tokens.lower[start : start + 2] == [",", "however"]:
        start += 2  # "said, however, that"
    while start < stop and tokens.lower[start] in (",", ":", "that", "--"):
        start += 1
    return start


def _agrees_to(tokens: Tokens, cue: Cue) -> bool:
    return tokens.lower[cue.first] in _AGREEING and tokens.lower[cue.last + 1] == "to"


def _after_circumstance(tokens: Tokens, first: int) -> int:
    """The word where what was said begins after "said on Monday in Talvera (that)"; `first` follows the cue."""
    if opens_infinitive(tokens, first):
        return first
    near = range(first, min(tokens.stop, first + 16))
    marker = next((i for i in near if tokens.lower[i] in ("that", '"', ":", ",") or tokens.quoted[i]), None)
    if marker is not None and not (tokens.lower[marker] == "," and marker > first):
        loose = (
            tokens.is_in(first, "circumstance")
            or tokens.lower[first] == "reporters"
            or tokens.is_in(first, "time")
        )
        return marker if loose else first
    if tokens.is_in(first, "time"):
        return first + 1
    if tokens.lower[first] not in ("in", "on", "at", "during", "after") and not _to_someone(tokens, first):
        return first
    comma = next((i for i in range(first, min(tokens.stop, first + 12)) if tokens.lower[i] == ","), None)
    if comma is not None:
        return comma + 1
    if tokens.lower[first] == "on" and not tokens.is_in(first + 1, "time"):
        return first + 1  # "remarked on the dam"
    end = phrase_after(tokens, first + 1, tokens.stop, appositive=False)
    while end and end < tokens.stop and (tokens.is_in(end, "time") or tokens.lower[end] == "on"):
        end += 1
    return end or first


def _to_someone(tokens: Tokens, i: int) -> bool:
    """Whether word `i` and the next are of "to the crews", "to Brask" or "to him"."""
    if tokens.lower[i] != "to" or i + 1 >= tokens.stop:
        return False
    named = tokens.words[i + 1][0].isupper()
    return named or tokens.is_in(i + 1, "determiner") or tokens.is_in(i + 1, "object")


def _after_the_asked(tokens: Tokens, first: int, start: int) -> int:
    """ "asked Brask whether ...": the word after the one who is asked, else `start`; `first` follows the cue."""
    if tokens.lower[first] in _QUESTION_OPENERS:
        return start
    end = hearer_end(tokens, first)
    return end if end and end < tokens.stop and tokens.lower[end] in _AFTER_THE_ASKED else start


def _content_end(tokens: Tokens, cue: Cue, start: int, cues: Sequence[Cue]) -> int:
    """The word after what was said: the sentence's end, or where a further attribution begins."""
    is_clause = cue.kind in ("say", "clause", "tell", "joint") and _has_own_verb(tokens, start)
    for other in cues:
        if other.first <= cue.first or other.group <= start:
            continue
        if _goes_without_saying(tokens, other):
            continue  # "the importance of peace, maintaining trade"
        if is_clause and other.kind in TOPICS:
            continue  # "said they met and discussed trade"
        before = tokens.lower[other.group - 1]
        if cue.shape == "past" and other.shape == "s" and before in ("and", "but"):
            continue  # "said that Osmera waits and hopes": a verb of what was said
        if tokens.quoted[other.group - 1] and before != '"':
            continue
        if other.kind == "according":
            if before == ",":
                return other.group - 1
        elif other.shape == "ing":
            closed = before == "and" and tokens.lower[other.group - 2] == ";"
            if (before in (",", '"', ";") or closed) and "be" not in other.marks:
                return other.group - 1 - closed
        elif before in ("and", "but") or before == "," and _is_listed(tokens, cue, other, cues):
            return other.group - 1
        else:
            clause = _clause_opening(tokens, cue, other, start)
            if clause is not None:
                return clause
    return tokens.stop if is_clause else _own_clause(tokens, start)


def _has_own_verb(tokens: Tokens, start: int) -> bool:
    """Whether a clause begins at word `start`: opened by "that" or the like, or a subject with its verb."""
    if tokens.is_in(start, "clause") or tokens.is_in(start - 1, "clause") or tokens.quoted[start]:
        return True
    end = phrase_after(tokens, start, tokens.stop, appositive=False)
    while end is not None and end < tokens.stop and tokens.is_in(end, "adverb"):
        end += 1
    return end is not None and end < tokens.stop and tokens.is_finite(end)


def _own_clause(tokens: Tokens, start: int, joined: bool = True) -> int:
    """Where a clause with a subject of its own begins after what is none (", and the port will do so"), else the end.

    Without `joined`, it needs no more than a comma: the cue's own clause is not the main one.
    """
    for comma in range(start + 1, tokens.stop - 3):
        if tokens.lower[comma] != "," or tokens.quoted[comma]:
            continue
        joint = tokens.lower[comma + 1] in ("and", "but", "while")
        if joined and not joint:
            continue
        end = phrase_after(tokens, comma + 1 + joint, tokens.stop, appositive=False)
        if end is not None and end < tokens.stop and tokens.is_finite(end) and tokens.tags[end] != "VBN":
            return comma
    return tokens.stop


def _clause_opening(tokens: Tokens, cue: Cue, other: Cue, start: int) -> int | None:
    """Where ", and X said" opens with `other` for its verb, after word `start`; None where nothing joins it.

    What is no clause itself ends before "and X said" even where no comma stands.
    """
    subject = subject_before(tokens, other.group)
    if subject is None:
        return None
    if subject.start - 2 >= start:
        joint, mark = tokens.lower[subject.start - 1], tokens.lower[subject.start - 2]
        if joint in _FURTHER_CLAUSE_OPENERS and mark in (",", ";", '"'):
            return subject.start - 1
    if cue.kind in ("say", "clause", "tell") and _has_own_verb(tokens, start):
        return None
    for i in range(subject.end - 1, max(start, subject.end - _LONGEST_SUBJECT), -1):
        if tokens.lower[i] == "and":
            return i if phrase_before(tokens, other.group - 1, i + 1) == i + 1 else None
    joined = subject.start - 1 > start and tokens.lower[subject.start - 1] in ("and", "while")
    return subject.start - 1 if joined else None


def _without_meeting(tokens: Tokens, start: int, end: int) -> int:
    """`end`, or where what closes the sentence says only at what meeting it was said."""
    if end != tokens.stop:
        return end
    for i in range(end - 2, max(start + 2, end - 12), -1):
        if tokens.lower[i] == "during" and tokens.lower[i + 1] in WORDS["determiner"]:
            near = tokens.lower[i + 2 : i + 5]
            return i if not _MEETINGS.isdisjoint(near) and "," not in tokens.lower[i:end] else end
    return end


def _without_day(tokens: Tokens, start: int, end: int) -> int:
    """`end`, or where what closes the content says only on what day it was talked about."""
    day = end
    while day > start + 1 and tokens.is_in(day - 1, "time"):
        day -= 1
    if day < end and tokens.is_in(day - 1, "preposition"):
        return day - 1 if tokens.lower[day - 1] == "on" else end  # "the summit in July"
    return day


def _is_listed(tokens: Tokens, cue: Cue, other: Cue, cues: Sequence[Cue]) -> bool:
    """Whether `other` is between the first verb and the last of a list: "praised A, welcomed B, and urged C"."""
    if other.shape != cue.shape or other.last + 1 == tokens.count or tokens.is_in(other.last + 1, "time"):
        return False
    return any(
        later.first > other.first and later.shape == cue.shape and tokens.lower[later.group - 1] == "and"
        for later in cues
    )


def _is_clause(tokens: Tokens, start: int, end: int) -> bool:
    """Whether a clause or a quotation begins at word `start`, and not a mere object ("wrote a letter")."""
    opened = tokens.is_in(start, "clause") or tokens.is_in(start - 1, "clause")
    if opened or tokens.lower[start - 1] == ":" or tokens.quoted[start] or tokens.lower[start] == "to":
        return True
    for i in range(start + 1, min(end, start + 18)):
        if tokens.lower[i] == "," and i > start + 3:
            return False
        if tokens.is_finite(i):
            return tokens.lower[i - 1] not in ("who", "that", "which")
    return False
