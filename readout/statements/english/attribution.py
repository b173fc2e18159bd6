"""Who is said to have said what, by rules over tagged words: the walk over paragraphs and sentences.

A cue is a verb of saying, telling or acting in words. Its subject is the source; what it governs is the content.
`readings` has what one sentence attributes, `transcripts` what a line of its own does; here is what runs over from one
paragraph into the next.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from readout.article import Article, Segment
from readout.statements.english.continuations import is_told_so, may_go_on, tells_present
from readout.statements.english.cues import CueReading
from readout.statements.english.readings import attribution_of, readings
from readout.statements.english.tokens import Tokens, tokens_of
from readout.statements.english.transcripts import Transcript, signed, transcript_in, turn_of
from readout.statements.model import Attribution
from readout.statements.quotations import bare, opens_quoted, quotations, starts_quoted, units

# "LISBON, Oct 9 (Wire) - ": no part of what is said.
_WIRE_DATELINE = re.compile(
    r"[A-Z][A-Z.'’-]{2,}\b[^.!?:;\n]{0,50}(?:[^\n()]{0,30}\([^()\n]{2,40}\)\s*[-–—:]{1,2}|\s[-–—]{1,2})\s"
)
_HEAD = 3  # paragraphs, the headline and its date among them
# "The following is attributable to Spokesperson Ann Brask:", "A spokesperson said:": all that stands below is.
_BELOW = (
    re.compile(
        r"[^.:\n]{0,40}\b(?:following|below)\b[^.:\n]{0,60}\b(?P<cue>attribut(?:able|ed) to)\s(?P<who>[^.:\n]{3,120}):$"
    ),
    re.compile(
        r"(?P<who>[^.:\n]{0,60}\b[Ss]pokes(?:person|man|woman)\b[^.:\n]{0,80}?),?\s"
        r"(?:(?P<cue>said)|(?P<issued>issued) the following (?:statement|readout)[^.:\n]{0,40}):$"
    ),
)


def attributions(article: Article) -> list[Attribution]:
    """Every attribution in the body of `article`, in the order of its cues. Time is linear in the text's length."""
    transcript = transcript_in(article)
    sentences: dict[int, list[tuple[int, int]]] = {}
    for sentence in article.sentences:
        sentences.setdefault(sentence.segment, []).append((sentence.start, sentence.end))
    walk = _Walk(article)
    for number, segment in enumerate(article.segments):
        if walk.take_turn(transcript, number) or walk.take_signature(segment) or segment.kind != "body":
            continue
        walk.read(number, sentences[number])
    walk.go_on()
    return [attribution for attribution in walk.found if attribution.content]


@dataclass(slots=True)
class _Walk:
    """What was found so far, and what is open after the paragraphs read: what is awaited from the next one."""

    article: Article
    found: list[Attribution] = field(default_factory=list)
    # The place in `found` of what a sentence without a cue goes on with.
    last: int = -1
    # The place in `found` of what the sentence before tells in the speaker's sense; None where it does not.
    told: int | None = None
    # Sentences that may go on with it: its place, theirs, and the places of what they attribute to a land or a side.
    going_on: list[tuple[int, tuple[int, int], range]] = field(default_factory=list)
    # The place in `found` of what a line above says all below is attributable to somebody.
    below: int | None = None
    # The turn of a transcript that goes on until the next one.
    turn: Attribution | None = None
    # The paragraph where the last attribution stands or goes on, and whether that ended in "X said:".
    last_in: int = -2
    after_colon: bool = False
    # Whether the paragraph before ends inside a quotation.
    in_quotation: bool = False
    # Quotations that ran over into the next paragraph, which is to name the speaker.
    awaiting_speaker: list[tuple[int, int]] = field(default_factory=list)
    # The paragraph before, where it is a quotation whole: the line below it may name the speaker.
    awaiting_signature: list[tuple[int, int]] = field(default_factory=list)

    def take_turn(self, transcript: Transcript, number: int) -> bool:
        """Whether paragraph `number` opens a turn of a transcript, or goes on with one; then it is taken."""
        segment = self.article.segments[number]
        if opening := transcript.turns.get(number):
            self.turn = turn_of(opening)
            self.last = len(self.found)
            self.found.append(self.turn)
            return True
        if self.turn is None or segment.kind != "body" or number >= transcript.end:
            return False
        self.turn = replace(self.turn, content=(*self.turn.content, (segment.start, segment.end)))
        self.found[-1] = self.turn
        return True

    def take_signature(self, segment: Segment) -> bool:
        """Whether `segment` names who is quoted above it; then the quotation is that person's."""
        quoted = self.awaiting_speaker or self.awaiting_signature
        self.awaiting_signature = []
        attribution = signed(self.article.text, segment, quoted)
        if attribution is None:
            return False
        self.found.append(attribution)
        self.last = len(self.found) - 1
        self.awaiting_speaker = []
        return True

    def read(self, number: int, sentences: Sequence[tuple[int, int]]) -> None:
        """Takes what the sentences of paragraph `number` attribute."""
        text, segment = self.article.text, self.article.segments[number]
        quotes, closed = quotations(text, segment.start, segment.end)
        self.told = None
        if self.below is not None:
            above = self.found[self.below]
            self.found[self.below] = replace(above, content=(*above.content, (segment.start, segment.end)))
        elif opening := self._opens_below(number):
            self.below = len(self.found)
            self.found.append(opening)
            return
        dateline = _WIRE_DATELINE.match(text, segment.start, segment.end)
        for start, end in units(text, sentences, quotes):
            if dateline and start < dateline.end() < end:
                start = dateline.end()
            tokens = tokens_of(text, start, end, quotes)
            found = readings(tokens)
            stray = not closed and start <= quotes[-1][0] and not opens_quoted(self.article, number + 1)
            if stray and not found:
                # A quotation that is never closed: its mark is left out rather than all that follows.
                tokens = tokens_of(text, start, end, quotes[:-1])
                found = readings(tokens)
            if found:
                told, first = self.told, len(self.found)
                self._add(tokens, found, number)
                if told is not None and may_go_on(tokens) and tells_present(tokens, found):
                    self.going_on.append((told, bare(text, start, end), range(first, len(self.found))))
                    self.told = told
            elif self._is_awaited(tokens, number):
                self._extend(tokens, number)
            elif self.told is not None and may_go_on(tokens):
                self.going_on.append((self.told, bare(text, start, end), range(0)))
            elif end == segment.end and tokens.is_quotation():
                (self.awaiting_signature if closed else self.awaiting_speaker).append(bare(text, start, end))
            else:
                self.told = None
        self.in_quotation = not closed

    def _opens_below(self, number: int) -> Attribution | None:
        """The attribution of all below paragraph `number` where that says whose it is; it has no content yet.

        "A spokesperson said:" does so only at the head of a text, and not before a mere quotation.
        """
        segment = self.article.segments[number]
        for pattern in _BELOW if segment.text.endswith(":") else ():
            if found := pattern.match(self.article.text, segment.start, segment.end):
                cue = next(name for name in ("cue", "issued") if found.groupdict().get(name))
                if found[cue] == "said" and (number > _HEAD or opens_quoted(self.article, number + 1)):
                    return None
                return Attribution(found.span("who"), found.span(cue), (), "indirect")
        return None

    def _add(self, tokens: Tokens, found: Sequence[CueReading], number: int) -> None:
        """Takes attributions; the first of them may name who spoke in the paragraphs before."""
        for reading in found:
            attribution = attribution_of(tokens, reading)
            names_speaker = attribution.quote == "direct" and attribution.content[0] < attribution.cue
            if self.in_quotation and names_speaker:
                content = (*self.awaiting_speaker, *attribution.content)
                attribution = replace(attribution, content=content)
            self.awaiting_speaker = []
            if attribution.kind == "said" or self.last_in != number:
                self.last = len(self.found)
            self.last_in = number
            self.found.append(attribution)
        last = self.found[-1]
        self.told = len(self.found) - 1 if (last.kind, last.quote) == ("said", "indirect") else None
        self.after_colon = tokens.text[tokens.end - 1] == ":"

    def go_on(self) -> None:
        """Gives the sentences without a cue to who spoke before them, where the text is one that has such."""
        said = sum(attribution.kind == "said" for attribution in self.found)
        said -= sum(len(within) for _, _, within in self.going_on)
        if is_told_so(self.article, len(self.going_on), said):
            for place, sentence, within in self.going_on:
                last = self.found[place]
                self.found[place] = replace(last, content=(*last.content, sentence))
                for inner in within:
                    self.found[inner] = replace(self.found[inner], content=())

    def _is_awaited(self, tokens: Tokens, number: int) -> bool:
        """Whether a sentence that attributes nothing itself goes on with what the last attribution gives.

        It does after "X said:"; and where it is a quotation after one, in the same paragraph ('"It rained," X said.
        "It was cold."') or in the next, if that one was not closed.
        """
        if self.after_colon:
            return True
        if self.last < 0 or self.found[self.last].quote == "indirect" or not tokens.is_quotation():
            return False
        return self.last_in == number or self.in_quotation and self.last_in == number - 1

    def _extend(self, tokens: Tokens, number: int) -> None:
        """Adds a sentence to the content of the last attribution."""
        start, end = bare(tokens.text, tokens.start, tokens.end)
        if start < end:
            last = self.found[self.last]
            begun = "direct" if starts_quoted(tokens.text, tokens.start) else "indirect"
            quote = last.quote if last.content else begun
            self.found[self.last] = replace(last, content=(*last.content, (start, end)), quote=quote)
        self.last_in = number
        self.after_colon = self.after_colon and not tokens.is_quotation()
