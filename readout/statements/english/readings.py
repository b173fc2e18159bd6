"""All that one sentence attributes.

The outermost attribution of a sentence is read first ("C, X said."), so that verbs of saying inside C are not taken
for statements of their own.
"""

from __future__ import annotations

import re

from readout.statements.english.content_after import content_after
from readout.statements.english.content_before import content_before
from readout.statements.english.cues import TOPICS, CueReading, cues
from readout.statements.english.tokens import WORDS, Tokens
from readout.statements.model import Attribution
from readout.statements.quotations import bare_but_for_pairs

_NAMED_LINE = re.compile(r"(?:For (?:his|her|its|their) part, )?[^\W\d_a-z][\w.’' -]{1,40}:\s")
# What a line may open with that is nobody: "Readout: ...".
_LABELS = frozenset(
    "Readout Statement Summary Transcript Note Background Subject Date Location Place".split()
)
_QUESTION_VERBS = WORDS["auxiliary"] | WORDS["modal"] | WORDS["be"]


def readings(tokens: Tokens) -> list[CueReading]:
    """The attributions of a sentence, in the order of their cues."""
    if tokens.words[-1:] == ["?"] and tokens.lower[0] in _QUESTION_VERBS and not any(tokens.quoted):
        return []  # "Does Osmera condemn the attack?"
    all_cues = cues(tokens)
    found: list[CueReading] = []
    taken: list[tuple[int, int]] = []
    for cue in reversed(all_cues):
        if not any(start <= cue.first < end for start, end in taken):
            reading = content_before(tokens, cue)
            if reading:
                found.append(reading)
                taken += reading.spans
    done = {reading.cue for reading in found}
    for cue in all_cues:
        if cue.first in done or any(start <= cue.first < end for start, end in taken):
            continue
        reading = content_after(tokens, cue, all_cues, found)
        if reading:
            found.append(reading._replace(kind="topic") if cue.kind in TOPICS else reading)
            taken += reading.spans
    return sorted(found or _named_line(tokens))


def _named_line(tokens: Tokens) -> list[CueReading]:
    """ "BRASK: It rained.", "For her part, Brask: it snowed.": a line that opens with who speaks."""
    if not _NAMED_LINE.match(tokens.text, tokens.start, tokens.end) or ":" not in tokens.words[:12]:
        return []
    colon = tokens.words.index(":")
    first = 4 if tokens.words[0] == "For" and tokens.lower[2:4] == ["part", ","] else 0
    names = tokens.words[first:colon]
    if (
        not names
        or " ".join(names) in _LABELS
        or colon + 1 >= tokens.stop
        or not all(word[0].isupper() or word in (".", "'s") for word in names)
    ):
        return []
    return [CueReading(colon, colon + 1, (first, colon), ((colon + 1, tokens.stop),))]


def attribution_of(tokens: Tokens, reading: CueReading) -> Attribution:
    """`reading` in characters of the text."""
    content = tuple(span for words in reading.spans if (span := _characters(tokens, words)))
    quote = "indirect"
    if any(True in tokens.quoted[a:b] for a, b in reading.spans):
        spoken = [tokens.quoted[i] for a, b in reading.spans for i in range(a, b) if not tokens.is_mark(i)]
        quote = "direct" if spoken and all(spoken) else "mixed" if any(spoken) else "indirect"
    cue = (tokens.begins[reading.cue], tokens.ends[reading.cue_end - 1])
    return Attribution(_characters(tokens, reading.source), cue, content, quote, reading.kind)


def _characters(tokens: Tokens, words: tuple[int, int]) -> tuple[int, int] | None:
    """From the first character to the last of some words, without marks at the edges; None where nothing is left."""
    if not words[0] < words[1] <= tokens.count:
        return None
    span = bare_but_for_pairs(tokens.text, tokens.begins[words[0]], tokens.ends[words[1] - 1])
    return span if span[0] < span[1] else None
