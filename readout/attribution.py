"""Who is said to have said what, by rules over tagged words: the grammar under `statements`. Lesson 02.

A cue is a verb of saying, telling or acting in words. Its subject is the source; what it governs is the content. The
outermost attribution of a sentence is read first ("C, X said."), so that verbs of saying inside C are not taken for
statements of their own. Words are tagged by TextBlob's bundled lexicon (Pattern's tagger, after Brill 1992), which
needs no download; there is no parser and no trained model.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

from textblob.en import parser

from readout.article import Article
from readout.lexicon import entries


@dataclass(frozen=True, slots=True)
class Attribution:
    """Source, cue and content as stretches of the text, and whether the content is quoted word for word.

    `source` is None where a quotation names nobody.
    """

    source: tuple[int, int] | None
    cue: tuple[int, int]
    content: tuple[tuple[int, int], ...]
    quote: str


_EDGE = "`\t\n\r.,;:!?\"“”'‘’()[]—–-… \xa0"
_ABBREVIATION = "|".join(sorted((word for word in entries("abbreviations") if word.isalpha()), key=len)[::-1])
_TOKEN = re.compile(
    rf"(?:[A-Za-z]\.){{2,}}|\b(?:{_ABBREVIATION})\.|\b[A-Z]\.(?=\s[A-Z])|\d[\d,.]*\d"
    r"|\w+?(?=n['’]t\b)|n['’]t\b|['’](?:s|re|ve|ll|d|m)\b|\w+(?:[-&]\w+)*|''|``|--+|\.\.\.|[^\w\s]"
)
_PLAIN_MARKS = {"’": "'", "‘": "'", "“": '"', "”": '"', "``": '"', "''": '"'}
_CLOSING = re.compile(r"[.,!?]?(?:[”\"]|'')")
_QUOTE_MARK = re.compile(r"[“”\"]|''|``")
# "LISBON, Oct 9 (Wire) - ": no part of what is said.
_DATELINE = re.compile(
    r"[A-Z][A-Z.'’-]{2,}\b[^.!?:;\n]{0,50}(?:[^\n()]{0,30}\([^()\n]{2,40}\)\s*[-–—:]{1,2}|\s[-–—]{1,2})\s"
)
# "President of Osmera Ann Brask: Good morning.": a turn in a transcript.
_TURN = re.compile(
    r"(?P<name>[^\W\d_a-z][\w.’'-]*(?:\s(?:[^\W\d_a-z][\w.,’'-]*|of|the|for|and|to|de|van|von|al-\w+)){0,11})"
    r"(?:\s\([^()\n]{2,60}\))?:\s+(?=\S)"
)
_TURN_WORDS = frozenset(word for title in entries("titles") for word in title.split()) | frozenset(
    "Mr Mrs Ms MR MRS MS".split()
)
_INITIALS_OF_TURNS = frozenset(
    "Q A QUESTION Question ANSWER Answer MODERATOR Moderator REPORTER Reporter JOURNALIST Journalist INTERVIEWER "
    "Interviewer".split()
)
_TRANSCRIPT_NAME = re.compile(r"[^\W\d_a-z][\w.’' -]{1,40}:\s")


class _Cue(NamedTuple):
    """A cue at a place: `first` to `last` its words, `group` where its auxiliaries and adverbs begin."""

    first: int
    last: int
    group: int
    kind: str
    shape: str
    marks: frozenset[str]


class _Subject(NamedTuple):
    start: int
    end: int
    form: str


class _Reading(NamedTuple):
    """An attribution in words: `spans` hold the content."""

    cue: int
    cue_end: int
    source: tuple[int, int]
    spans: tuple[tuple[int, int], ...]


def _classes() -> dict[str, frozenset[str]]:
    lines = (line.split(";", 1) for line in entries("function_words"))
    return {name: frozenset(words.split()) for name, words in lines}


_W = _classes()
_SHAPES = ("base", "s", "ing", "past", "past")


def _cue_forms() -> dict[str, list[tuple[tuple[str, ...], str, str]]]:
    """By its first word, every form of every cue, the longest first: its words, kind and shape."""
    forms: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
    for line in entries("cues"):
        kind, *written = line.split(";")
        for form, shape in zip(written, _SHAPES):
            words = tuple(form.split())
            forms.setdefault(words[0], []).append((words, kind, shape))
    for found in forms.values():
        found.sort(key=lambda item: (-len(item[0]), item[1] not in ("do", "to", "name", "bid")))
    return forms


_CUES = _cue_forms()
_ACTS = frozenset(entries("acts"))
# Third persons that are plural nouns as well: "the state reports" but "reports of".
_ALSO_NOUNS = frozenset(
    "claims remarks reports comments charges estimates promises pledges vows calls demands notes states posts disputes "
    "highlights offers hopes regrets thanks briefs extends".split()
)
_ALSO_NOUNS_BASE = frozenset(
    "report state comment estimate promise show post charge find demand claim offer hope regret brief".split()
)
_PHRASES = {
    "according": [("according", "to")],
    "in": [("in", "the", "words", "of"), ("in", "the", "view", "of")],
}
_FIRST_WORDS = frozenset({*_CUES, *_PHRASES})
# What follows these verbs at once is what was agreed, not where: "agreed on quotas".
_LINKS = dict.fromkeys(("agree", "agrees", "agreeing", "agreed"), ("to",))
_ADJECTIVE_FRAME = frozenset({"of", "in", "by", "for", "with", "from", "at", "'s"})


_MEETINGS = frozenset(
    "meeting talks visit call conference briefing interview conversation session luncheon dinner".split()
)
_PARTICLES = frozenset(
    "al bin bint ibn van von der den de da dos del di du la le el ben abu ter ten af zu".split()
)
_LONGEST_ASIDE = 8  # words between a cue and the second half of a quotation
_LONGEST_UNIT = (
    4000  # characters; what is longer is no sentence, and is read in pieces so that time stays linear
)


def attributions(article: Article) -> list[Attribution]:
    """Every attribution in the body of `article`, in the order of its cues. Time is linear in the text's length."""
    text = article.text
    sentences: dict[int, list[tuple[int, int]]] = {}
    for sentence in article.sentences:
        sentences.setdefault(sentence.segment, []).append((sentence.start, sentence.end))
    found: list[Attribution] = []
    place, awaiting, open_quote = -2, False, False
    pending: list[tuple[int, int]] = []  # a quotation whose speaker the next paragraph names
    block: list[tuple[int, int]] = []  # a paragraph quoted whole, whose speaker the line below may name
    turns = _turns(article)
    turn: Attribution | None = None
    # What follows the last turn is taken for a part of it only as far as earlier turns were that long.
    longest = max((after - before for before, after in zip(turns, list(turns)[1:])), default=1)
    end_of_turns = max(turns, default=0) + longest
    for number, segment in enumerate(article.segments):
        if number in turns:
            turn = _turn(article, turns[number])
            found.append(turn)
            continue
        if turn and segment.kind == "body" and number < end_of_turns:
            found[-1] = turn = replace(turn, content=(*turn.content, (segment.start, segment.end)))
            continue
        block = pending or block
        if block and (signature := _SIGNATURE.match(text, segment.start, segment.end)):
            found.append(Attribution(signature.span("name"), signature.span("mark"), tuple(block), "direct"))
            pending, block = [], []
            continue
        block = []
        if segment.kind != "body":
            continue
        quotes, closed = _quotations(text, segment.start, segment.end)
        dateline = _DATELINE.match(text, segment.start, segment.end)
        for start, end in _units(text, sentences[number], quotes):
            if dateline and start < dateline.end() < end:
                start = dateline.end()
            unit = _Unit(text, start, end, quotes)
            readings = unit.read()
            if (
                not readings
                and not closed
                and quotes[-1][0] >= start
                and not _opens_quoted(article, number + 1)
            ):
                # A quotation that is never closed: its mark is left out rather than all that follows.
                unit = _Unit(text, start, end, quotes[:-1])
                readings = unit.read()
            # '"It rained," X said. "It was cold."', a quotation over paragraphs, and what stands after "X said:"
            quotation = unit.is_quotation()
            resumed = quotation and (place == number or (open_quote and place == number - 1))
            resumed = resumed and bool(found) and found[-1].quote != "indirect"
            if found and not readings and (awaiting or resumed):
                found[-1] = _extended(found[-1], text, start, end)
                awaiting = awaiting and not quotation
                place = number
                continue
            if quotation and not readings and end == segment.end:
                (block if closed else pending).append(_trimmed(text, start, end))
                if not closed:
                    continue
            for reading in readings:
                found.append(unit.attribution(reading))
                place = number
                if (
                    pending
                    and open_quote
                    and found[-1].quote == "direct"
                    and found[-1].content[0] < found[-1].cue
                ):
                    found[-1] = replace(found[-1], content=(*pending, *found[-1].content))
                pending = []
            awaiting = bool(readings) and text[end - 1] == ":"
        open_quote = not closed
    return [attribution for attribution in found if attribution.content]


# "Ann Brask, Minister for Trade" below a quotation set off as a paragraph.
_SIGNATURE = re.compile(
    r"(?:[-–—]\s?)?(?P<name>[^\W\d_a-z][\w.’'-]+(?:\s[^\W\d_a-z][\w.’'-]+){1,4})(?P<mark>,)\s(?!.*[.!?]\s)[^\n]{3,90}(?<![.!?:])$"
)


def _turns(article: Article) -> dict[int, re.Match[str]]:
    """The paragraphs that open with who speaks, by their number, where the text is a transcript: else none."""
    turns = {
        number: match
        for number, segment in enumerate(article.segments)
        if segment.kind == "body" and (match := _TURN.match(article.text, segment.start, segment.end))
    }
    long = [match for match in turns.values() if len(match.string[match.end() : match.endpos].split()) > 2]
    names = [match["name"] for match in turns.values()]
    personal = [name for name in names if _is_turn_name(name)]
    shown = len(personal) > 1 or len(names) > 2 and len(set(names)) < len(names)
    return turns if shown and len(long) > 1 and 3 * len(turns) > max(turns) - min(turns) else {}


def _is_turn_name(name: str) -> bool:
    words = re.split(r"[\s.]+", name)
    return name in _INITIALS_OF_TURNS or len(words) > 1 and not _TURN_WORDS.isdisjoint(words)


def _turn(article: Article, match: re.Match[str]) -> Attribution:
    segment_end = match.endpos
    colon = article.text.index(":", match.end("name"))
    return Attribution(match.span("name"), (colon, colon + 1), ((match.end(), segment_end),), "direct")


def _opens_quoted(article: Article, number: int) -> bool:
    """Whether a segment of that number goes on with a quotation, as one does that runs over paragraphs."""
    return number < len(article.segments) and article.segments[number].text[0] in "\"“'`"


def _extended(attribution: Attribution, text: str, start: int, end: int) -> Attribution:
    piece = _trimmed(text, start, end)
    if piece[0] >= piece[1]:
        return attribution
    quoted = text[start] in "\"“'`"
    quote = attribution.quote if attribution.content else ("direct" if quoted else "indirect")
    return Attribution(attribution.source, attribution.cue, (*attribution.content, piece), quote)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    return start, end


def _quotations(text: str, start: int, end: int) -> tuple[list[tuple[int, int]], bool]:
    """The quotations between `start` and `end`, marks included, and whether the last one is closed."""
    found: list[tuple[int, int]] = []
    opened: int | None = None
    for match in _QUOTE_MARK.finditer(text, start, end):
        if opened is None:
            opened = None if match.group() == "”" else match.start()
        elif match.group() not in ("“", "``"):
            found.append((opened, match.end()))
            opened = None
    if opened is not None:
        found.append((opened, end))
    return found, opened is None


def _units(
    text: str, sentences: Sequence[tuple[int, int]], quotes: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Sentences, those joined that one quotation spans."""
    opened: int | None = None
    for number, (start, end) in enumerate(sentences):
        begin = start if opened is None else opened
        place = bisect_right(quotes, (end, -1)) - 1
        inside = place >= 0 and quotes[place][0] < end < quotes[place][1]
        if inside and number + 1 < len(sentences) and end - begin < _LONGEST_UNIT:
            opened = begin
            continue
        opened = None
        while end - begin > _LONGEST_UNIT:
            blank = text.rfind(" ", begin, begin + _LONGEST_UNIT)
            stop = blank if blank > begin else begin + _LONGEST_UNIT
            yield begin, stop
            begin = stop
        yield begin, end


class _Unit:
    """The words of a sentence (or of several that one quotation spans), with their tags."""

    def __init__(self, text: str, start: int, end: int, quotes: Sequence[tuple[int, int]]):
        self.text, self.start, self.end, self.quotes = text, start, end, quotes
        matches = list(_TOKEN.finditer(text, start, end))
        self.begins = [match.start() for match in matches]
        self.ends = [match.end() for match in matches]
        self.words = [_PLAIN_MARKS.get(m.group(), m.group().replace("’", "'")) for m in matches]
        self.lower = [word.lower() for word in self.words]
        self.count = len(self.words)
        self.quoted = [bool(quotes) and self._in_quotation(place) for place in self.begins]
        self.stop = self.count  # the words without closing marks
        while self.stop and not self.words[self.stop - 1][0].isalnum() and self.words[self.stop - 1] != "%":
            self.stop -= 1

    def _in_quotation(self, place: int) -> bool:
        number = bisect_right(self.quotes, (place, len(self.text))) - 1
        return number >= 0 and place < self.quotes[number][1]

    @cached_property
    def tags(self) -> list[str]:
        """Penn tags; modal verbs, marks and capitalised words put right where the lexicon goes wrong."""
        tags = [tag for _, tag in parser.find_tags(self.words)]
        small = ("NNP", "NNPS", "PRP", "DT", "PRP$", "IN", "CC", "TO")
        for i, (word, lower) in enumerate(zip(self.words, self.lower)):
            if lower in _W["modal"]:
                tags[i] = "MD"
            elif word == "%":
                tags[i] = "NN"
            elif word == "$":
                tags[i] = "CD"
            elif not word[0].isalnum() and word[0] != "'":
                tags[i] = word
            elif word in _PARTICLES and i + 1 < self.count and self.words[i + 1][0].isupper():
                tags[i] = "NNP"  # "van Brask"
            elif word[0].islower() and "-" in word and word.partition("-")[2][:1].isupper():
                tags[i] = "NNP"  # "al-Brask"
            elif i and word[0].isupper() and self.words[i - 1] != '"' and tags[i] not in small:
                tags[i] = tags[i] if lower in _W["adverb"] else "NNP"
        return tags

    def is_quotation(self) -> bool:
        """Whether nothing but a quotation stands here."""
        spoken = [self.quoted[i] for i, word in enumerate(self.words) if word[0].isalnum()]
        return bool(spoken) and sum(spoken) >= 0.95 * len(spoken)

    # -- words

    def is_(self, i: int, name: str) -> bool:
        return self.lower[i] in _W[name]

    def noun(self, i: int) -> bool:
        return self.tags[i].startswith("NN")

    def finite(self, i: int) -> bool:
        if self.tags[i] in ("VBD", "VBZ", "VBP", "MD") or self.is_(i, "be") or self.is_(i, "auxiliary"):
            return True
        # The lexicon calls "reached" a participle wherever it stands.
        after = self.lower[i + 1] if i + 1 < self.count else ""
        return (
            self.tags[i] == "VBN"
            and i > 0
            and after != "by"
            and (self.noun(i - 1) or self.tags[i - 1] == "PRP")
        )

    def mark(self, i: int) -> bool:
        return not self.words[i][0].isalnum()

    # -- cues

    def _form_at(self, i: int) -> tuple[str, str, int] | None:
        """Kind, shape and last word of the cue that begins at `i`."""
        for words, kind, shape in _CUES.get(self.lower[i], ()):
            last = i + len(words) - 1
            if len(words) > 1 and tuple(self.lower[i : last + 1]) != words:
                continue
            if kind == "to":
                if self.lower[last + 1 : last + 2] == ["to"]:
                    return "act", shape, last
                continue
            if kind == "bid":  # "pressed the port to open", and no button
                near = range(last + 2, min(last + 9, self.count - 1))
                if any(self.lower[j] == "to" and self.tags[j + 1] == "VB" for j in near):
                    return "act", shape, last
                continue
            if kind == "name":  # "called the visit “a photograph”"
                near = range(last + 1, min(last + 14, self.count))
                named = next(
                    (j for j in near if self.quoted[j] or self.mark(j) and self.words[j] != "'s"), None
                )
                if named and self.quoted[named] and not self.quoted[last + 1]:
                    return "act", shape, last
                continue
            if kind != "do":
                return kind, shape, last
            noun = next(
                (j for j in range(last + 1, min(last + 5, self.count)) if self.lower[j] in _ACTS), None
            )
            if noun and all(
                self.tags[j][:2] in ("JJ", "DT", "PR", "RB", "NN", "VB", "PO") or self.words[j] == "'s"
                for j in range(last + 1, noun)
            ):
                return "act", shape, noun
        return None

    def cues(self) -> list[_Cue]:
        """The cues outside quotations, in order."""
        found, done = [], 0
        for i, word in enumerate(self.lower):
            if i < done or word not in _FIRST_WORDS or self.quoted[i]:
                continue
            phrases = _PHRASES.get(word, ())
            phrase = next((p for p in phrases if tuple(self.lower[i : i + len(p)]) == p), None)
            if phrase:
                done = i + len(phrase)
                found.append(_Cue(i, done - 1, i, "according", "", frozenset()))
                continue
            form = self._form_at(i)
            if form:
                kind, shape, last = form
                group, marks = self._group(i)
                cue = _Cue(i, last, group, kind, shape, marks)
                if self._is_verb(cue):
                    found.append(cue)
                done = last + 1
        return found

    def _group(self, i: int) -> tuple[int, frozenset[str]]:
        """Where the verb group that ends at `i` begins, and whether it is denied, passive, modal or infinitive."""
        start, marks = i, set()
        while start > 0:
            word, before = self.lower[start - 1], self.lower[start - 2] if start > 1 else ""
            if word in _W["negation"]:
                marks.add("denied")
            elif word in _W["be"] or (word == "'s" and before in _W["pronoun"]):
                marks.add("be")
            elif word in _W["auxiliary"]:
                marks.add("auxiliary")
            elif word in _W["modal"]:
                marks.add("modal")
            elif word == "to":
                return start - 1, frozenset(marks | {"infinitive"})
            elif word in _W["adverb"] or (self.tags[start - 1] in ("RB", "RBR") and word.endswith("ly")):
                pass
            elif (
                word in _W["time"]
                and start > 2
                and before in ("on", "last", "this", "earlier", "late", "early")
            ):
                start -= 2 if start > 3 and self.lower[start - 3] == "on" else 1
            elif word in _W["time"] and self.words[start - 1][0].isupper() and start > 1:
                if not (self.noun(start - 2) or self.tags[start - 2] == "PRP") or before in _W["time"]:
                    break
            else:
                break
            start -= 1
        return start, frozenset(marks)

    def _is_verb(self, cue: _Cue) -> bool:
        """Whether the word is used as a verb that says something: not a noun, not denied, not passive."""
        before = self.lower[cue.group - 1] if cue.group else ""
        tag = self.tags[cue.group - 1] if cue.group else ""
        after = self.lower[cue.last + 1] if cue.last + 1 < self.count else ""
        after_tag = self.tags[cue.last + 1] if cue.last + 1 < self.count else ""
        if "denied" in cue.marks:
            return False
        if cue.first and self.words[cue.first][0].isupper() and self.words[cue.first - 1] != '"':
            return False  # "the United States"
        determined = before in _W["determiner"] and before not in _W["subject"]
        if cue.shape == "past" and "be" in cue.marks and before == "it" and after == "by":
            return True  # "It was noted by the ministry that"
        if cue.shape == "past":
            adjective = after_tag.startswith("NN") and tag in ("JJ", "IN", "DT", "PRP$")
            return not (
                "be" in cue.marks or determined or before in _ADJECTIVE_FRAME or after == "by" or adjective
            )
        if cue.shape == "s":
            noun_frame = before in ("of", "'s", "to", "in", "by", "for", "with")
            noun_frame |= tag in ("JJ", "PRP$", "POS", "VBD", "VBN", "VBG", "CD")
            noun_goes_on = after in (",", "of", "about", "against", "are", "were", "have", "from", "by")
            return not (determined or noun_frame or (noun_goes_on and self.lower[cue.first] in _ALSO_NOUNS))
        if cue.shape == "base":
            if cue.marks & {"modal", "infinitive"}:
                return self.lower[cue.first] == "say" and "modal" in cue.marks
            if before in ("they", "we", "who"):
                return True
            plural = before in ("i", "you", "some", "many", "others", "and", "do") or tag in ("NNS", "NNPS")
            return plural and self.lower[cue.first] not in _ALSO_NOUNS_BASE
        return not (determined or before in ("of", "in", "for", "'s", "about", "from", "on", "to"))

    # -- noun phrases

    def _joins_left(self, i: int, low: int) -> bool:
        """Whether the preposition before word `i` hangs on a noun before it."""
        if i - 2 < low or not self.is_(i - 1, "preposition") or self.is_(i - 2, "time"):
            return False
        return self.noun(i - 2) or self.tags[i - 2] == "CD" or self.is_(i - 2, "subject")

    def _relative_left(self, i: int, low: int) -> bool:
        """Whether "who knows" stands before word `i` on a noun."""
        return (
            i - 3 >= low
            and self.tags[i - 1] in ("VBD", "VBZ", "VBP")
            and self.lower[i - 2] in ("who", "that", "which")
            and self.noun(i - 3)
        )

    def _reduced_left(self, i: int, low: int) -> bool:
        """Whether a participle on a noun stands before word `i`: "the poll released Monday"."""
        return (
            i - 2 >= low
            and self.tags[i - 1] in ("VBN", "VBD")
            and self.noun(i - 2)
            and self._form_at(i - 1) is None
        )

    def phrase_before(self, end: int, low: int) -> int | None:
        """The first word of the noun phrase whose last word is `end`; None where there is none."""
        if end < low:
            return None
        word, tag = self.lower[end], self.tags[end]
        if word in _W["object"]:
            return None
        if word in _W["pronoun"]:
            return end
        name_like = tag in ("JJ", "JJS", "VBG", "VBN", "VBD", "VB") and (
            not self.words[end].islower() or (end and self.is_(end - 1, "determiner"))
        )
        if not (self.noun(end) or tag in ("CD", "PRP") or word in _W["subject"] or name_like):
            return None
        start = end
        while start > low:
            tag, word = self.tags[start - 1], self.lower[start - 1]
            determined = self.is_(start, "determiner") and self.tags[start] != "NNP"
            if determined and word in ("all", "both", "half"):
                start -= 1
            elif not determined and (
                tag.startswith("NN")
                or tag in ("JJ", "JJR", "JJS", "CD", "DT", "PRP$", "POS", "FW", "PDT")
                or word in _W["determiner"]
                or word in ("$", "%", "'s", "'", "#", "@", "/")
            ):
                start -= 1
            elif (
                not determined
                and tag in ("VBN", "VBG")
                and start - 2 >= low
                and (self.is_(start - 2, "determiner") or self.tags[start - 2] in ("JJ", "POS"))
            ):
                start -= 1
            elif (
                word == "by"
                and start - 3 >= low
                and self.tags[start - 2] in ("VBN", "VBD")
                and self.noun(start - 3)
            ):
                start -= 3
            elif self._joins_left(start, low) or (
                word in ("and", "&", "or") and start - 2 >= low and self.noun(start - 2)
            ):
                start -= 2
            elif self._reduced_left(start, low):
                start -= 2
            elif self._relative_left(start, low):
                start -= 3
            else:
                break
        while start < end and self.is_(start, "time") and self.lower[start] != "may":
            start += 1  # "On Monday Brask": the day is no part of the name
        if start == 0 < end and self.is_(0, "adverb") and self.words[1][0].isupper():
            start = 1  # "Meanwhile General Brask"
        return None if start == end and self.is_(start, "time") else start

    def phrase_after(self, start: int, high: int, appositive: bool = True) -> int | None:
        """The word after the noun phrase that begins at `start`, an appositive included; None where there is none."""
        if start >= high:
            return None
        if self.is_(start, "pronoun") and self.lower[start] != "who":
            return start + 1
        i, head = start, False
        while i < high:
            tag, word = self.tags[i], self.lower[i]
            if head and word in _W["time"]:
                break
            if tag.startswith("NN"):
                head = True
            elif head and word in ("of", "for", "from", "in", "at", "with", "and", "&") and i + 1 < high:
                links = self.noun(i + 1) or self.is_(i + 1, "determiner") or self.tags[i + 1] in ("JJ", "CD")
                year = word == "in" and re.fullmatch(r"\d{4}", self.lower[i + 1])
                loose = not appositive and word in ("in", "at", "for", "with", "from")
                if not links or year or loose or self.is_(i + 1, "time"):
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
        return self._with_appositive(i, high) if appositive else i

    def _with_appositive(self, i: int, high: int) -> int:
        """`i`, or the word after the appositive that a comma at `i` opens."""
        if i + 1 >= high or self.lower[i] != ",":
            return i
        opens = self.is_(i + 1, "determiner") or self.noun(i + 1) or self.tags[i + 1] in ("JJ", "CD")
        who = self.lower[i + 1] == "who"
        if not (opens or who):
            return i
        end = i + 1
        while end < high and self.lower[end] not in (",", ".", ";", '"', "--", ":"):
            end += 1
        clause = any(
            self.tags[j] in ("VBD", "VBZ", "MD") and self.lower[j - 1] not in ("who", "that", "which")
            for j in range(i + 1, end)
        )
        return end if who or not clause else i

    # -- subjects

    def _opens_clause(self, i: int) -> bool:
        return i <= 0 or self.is_(i - 1, "opener") or self.is_(i - 1, "time")

    def subject_before(self, group: int) -> _Subject | None:
        """The subject of the verb group that begins at `group`."""
        last = group - 1
        if last < 0:
            return None
        word = self.lower[last]
        if word == "who" and last:
            return _Subject(last, last + 1, "relative")
        if word in ("which", "that") and last:
            return None
        if word in (",", ")", "--", "—", "–"):
            return self._subject_before_parenthesis(last)
        start = self.phrase_before(last, 0)
        return None if start is None else _Subject(start, last + 1, "phrase")

    def _subject_before_parenthesis(self, last: int) -> _Subject | None:
        """ "Smith, a spokesman for the port, said": the noun phrase and what is set off after it."""
        opening = "(" if self.lower[last] == ")" else self.lower[last]
        for i in range(last - 1, max(0, last - 45), -1):
            if self.lower[i] != opening:
                continue
            start = self.phrase_before(i - 1, 0)
            if (
                start is None
                or not (self._opens_clause(start) or start == 1 and self.is_(0, "adverb"))
                or i + 1 >= last
            ):
                continue
            if (
                self.is_(i - 1, "time") and self.tags[i + 1] != "NNP"
            ):  # "Its president for the month, Ann Brask,"
                continue
            if all(self.tags[j] == "CD" for j in range(start, i)):  # "Brask, 49, a mason, said"
                continue
            follows = self.lower[i + 1]
            fits = follows in _W["determiner"] or follows in (
                *("who", "whose", "whom", "which", "in", "like", "while", "when", "as", "after", "once"),
            )
            if opening != "," or fits or self.tags[i + 1][:2] in ("NN", "JJ", "CD", "VB", "PR", "RB", "IN"):
                # "Brask, a mason and head of a guild, which ..., said": the description is not the name.
                named = start > 1 and self.lower[start] in ("a", "an", "the") and self.lower[start - 1] == ","
                name = self.phrase_before(start - 2, 0) if named and self.tags[start - 2] == "NNP" else None
                if name is not None and self._opens_clause(name):
                    start = name
                return _Subject(start, last, "appositive")
        return None

    def carried_subject(self, before: int) -> _Subject | None:
        """The subject that a verb without its own takes over: the nearest main clause's before it."""
        fallback = None
        for i in range(before - 1, max(0, before - 80), -1):
            if self.quoted[i] or not (self.finite(i) or self._form_at(i)):
                continue
            subject = self.subject_before(self._group(i)[0])
            if subject is None or subject.start <= i < subject.end:
                continue
            main = subject.start == 0 or not self.is_(subject.start - 1, "subordinator")
            if main and self.lower[subject.start] not in ("who", "it", "that"):
                return subject
            fallback = fallback or subject
        return fallback

    # -- content

    def read(self) -> list[_Reading]:
        """The attributions of this unit, in the order of their cues."""
        if (
            self.words[-1:] == ["?"]
            and self.lower[0] in _W["auxiliary"] | _W["modal"] | _W["be"]
            and not any(self.quoted)
        ):
            return []  # "Does Osmera condemn the attack?"
        cues = self.cues()
        found: list[_Reading] = []
        taken: list[tuple[int, int]] = []
        for cue in reversed(cues):
            if not any(start <= cue.first < end for start, end in taken):
                reading = self._before(cue)
                if reading:
                    found.append(reading)
                    taken += reading.spans
        done = {reading.cue for reading in found}
        for cue in cues:
            if cue.first in done or any(start <= cue.first < end for start, end in taken):
                continue
            reading = self._after(cue, cues, found)
            if reading:
                found.append(reading)
                taken += reading.spans
        if not found:
            found = self._transcript()
        return sorted(found)

    def _transcript(self) -> list[_Reading]:
        """ "BRASK: It rained.": a line that opens with who speaks."""
        if not _TRANSCRIPT_NAME.match(self.text, self.start, self.end) or ":" not in self.words[:8]:
            return []
        colon = self.words.index(":")
        names = self.words[:colon]
        if colon + 1 >= self.stop or not all(word[0].isupper() or word in (".", "'s") for word in names):
            return []
        return [_Reading(colon, colon + 1, (0, colon), ((colon + 1, self.stop),))]

    def _before(self, cue: _Cue) -> _Reading | None:
        """ "C, X said.", "C, said X", "'Q1,' X said, 'Q2'" and "C, according to X": content before its cue."""
        if cue.kind == "according":
            return self._before_according(cue)
        if cue.kind not in ("say", "clause", "tell") or cue.shape == "ing":
            return None
        subject = self.subject_before(cue.group)
        follows = cue.last + 1
        inverted = False
        if subject and subject.form != "relative" and subject.start > 0 and self._opens_clause(subject.start):
            first = subject.start
        elif cue.kind != "tell" and cue.group and not cue.marks - {"auxiliary"}:
            inverse = self._inverted_subject(cue, subject)
            if inverse is None:
                return None
            subject, first, follows, inverted = inverse, cue.group, inverse.end, True
        else:
            return None
        mark = first - 1
        if mark < 0 or self.lower[mark] not in (",", '"', "?", "!", "--", "—", "-", "–"):
            return None
        left = (0, first)
        quoted = self.quoted[mark] or self.lower[mark] == '"' or (mark and self.lower[mark - 1] == '"')
        # A word or two in quotation marks do not make the clause a quotation.
        quoted = bool(quoted) and sum(self.quoted[:first]) >= 0.4 * first
        complement, right = self._right_of(cue, follows, quoted, inverted)
        if not quoted and not any(self._says_something(i, first) for i in range(first)):
            if not (right and any(self.finite(i) for i in range(right[0], min(right[1], right[0] + 7)))):
                return None  # "On Monday, X said ..."; but "The work, X said, had begun" is one clause
        if right is None and complement and not inverted:
            if not quoted or first < 4:
                return None
        spans = (left, right) if right and right[0] < right[1] else (left,)
        return _Reading(cue.first, cue.last + 1, (subject.start, subject.end), spans)

    def _says_something(self, i: int, first: int) -> bool:
        """Whether word `i` may be the verb of a clause that ends before word `first`."""
        if self.finite(i) or self.tags[i] == "VB":
            return True
        # The lexicon calls "marks" a noun and "tripled" a participle wherever they stand.
        names_more = self.tags[i] == "NNS" and i and self.noun(i - 1) and self.is_(i + 1, "determiner")
        return bool(names_more) or (
            first > 6 and self.tags[i] == "VBN" and self.lower[i - 1] in ("than", "nearly", "almost")
        )

    def _inverted_subject(self, cue: _Cue, subject: _Subject | None) -> _Subject | None:
        """X in "C, said X" and "C, said X, a spokesman"."""
        if self.lower[cue.group - 1] not in (",", '"', "?", "!", "--", "—"):
            return None
        start = cue.last + 1
        bare = self.phrase_after(start, self.stop, appositive=False)
        if bare is None:
            return None
        if bare < self.stop:
            closes = self.mark(bare) or self.is_(bare, "circumstance") or self.is_(bare, "time")
            if not (closes or self.tags[bare] == "VBG" or self.lower[bare] == "who"):
                return None  # "Brask, the minister, said trade grew"
        if subject and subject.form == "appositive" and self._has_complement(start):
            return None
        return _Subject(start, self.phrase_after(start, self.stop) or bare, "inverted")

    def _right_of(
        self, cue: _Cue, start: int, quoted: bool, inverted: bool
    ) -> tuple[bool, tuple[int, int] | None]:
        """Whether what was said stands right of the cue, and the part of it that goes on after "C1, X said, "."""
        stop = self.stop
        if start >= stop:
            return False, None
        word = self.lower[start]
        if word in (",", ";", "--", "—", "."):
            return self._resumption(start + 1, quoted, word)
        if word in ('"', ":") or self.quoted[start]:
            complement = True
        elif cue.kind == "tell":
            hearer = self._hearer_end(start)
            complement = not quoted and self._has_complement(hearer or start + 1)
        elif self.is_(start, "circumstance") or self.is_(start, "time") or self.tags[start] == "RB":
            complement = not quoted and self._has_complement(start)
        else:
            complement = not inverted
        if quoted and not inverted and not complement:
            spoken = next((i for i in range(start, stop) if self.quoted[i]), None)
            if spoken and self.lower[spoken - 1] == "," and spoken - start <= _LONGEST_ASIDE:
                return False, (spoken, stop)  # '"X," she said with a smile, "and Y."'
        if quoted and not inverted:
            spoken = next((i for i in range(start, stop) if self.quoted[i]), None)
            opened = spoken is not None and (
                spoken == start or any(self.lower[i] in (",", ":", ".") for i in range(start, spoken))
            )
            if complement and opened:
                return False, (spoken, stop)
        return complement, None

    def _resumption(self, start: int, quoted: bool, mark: str) -> tuple[bool, tuple[int, int] | None]:
        """The second half of what was said, where it begins at `start`."""
        stop = self.stop
        if start >= stop:
            return False, None
        spoken = any(self.quoted[start:stop])
        word = self.lower[start]
        if not quoted and self.quoted[start] and mark == ",":
            return True, None  # 'When asked, he said, "I hope not."'
        if self.tags[start] == "VBG" or (quoted and not spoken):
            return False, None
        breaks = (
            "but",
            "while",
            "as",
            "after",
            "when",
            "which",
            "who",
            "although",
            "though",
            "in",
            "during",
            "with",
        )
        if quoted and word in (*breaks, "where"):
            return False, ((start, stop) if spoken else None)
        if word in ("and", "but"):
            near = range(start + 1, min(stop, start + 7))
            if any(not self.quoted[i] and self._form_at(i) for i in near):
                return False, None
        return False, (start, stop)

    def _has_complement(self, start: int) -> bool:
        """Whether, circumstance aside, a clause or a quotation follows from word `start` on."""
        loose = ("as", "after", "when", "while", "before", "if", "because", "who")
        for i in range(start, self.stop):
            if self.quoted[i]:
                return True
            if self.lower[i] == ",":
                return False
            if (
                self.lower[i] == "that"
                and i + 1 < self.stop
                and self.lower[i - 1] not in ("so", "on", "in", "of", "to")
            ):
                clause = self.is_(i + 1, "determiner") or self.tags[i + 1][:2] in ("NN", "PR", "JJ")
                if clause or self.is_(i + 1, "subject"):
                    return True
            if i > start + 1 and self.finite(i) and self.lower[start] not in loose:
                return True
        return False

    def _before_according(self, cue: _Cue) -> _Reading | None:
        if cue.first < 2:
            return None
        start, stop = cue.last + 1, self.stop
        end = self.phrase_after(start, stop) or start + 1
        while end < stop and self.lower[end] not in (",", ";", '"', "--"):
            end += 1
        left = cue.first - (self.lower[cue.first - 1] == ",")
        spans = ((0, left), (end + 1, stop)) if end + 1 < stop else ((0, left),)
        return _Reading(cue.first, cue.last + 1, (start, min(end, stop)), spans)

    def _hearer_end(self, start: int) -> int | None:
        """The word after the hearer: "told reporters", "told him"."""
        if start >= self.stop:
            return None
        if self.lower[start + 1 : start + 2] == ["of"] and self.lower[start + 2 : start + 3] in (
            ["them"],
            ["us"],
        ):
            return start + 3  # "both of them"
        if self.is_(start, "object") or self.lower[start] in ("you", "it", "her", "reporters", "journalists"):
            return start + 1
        return self.phrase_after(start, self.stop, appositive=False)

    def _after(self, cue: _Cue, cues: Sequence[_Cue], found: Sequence[_Reading]) -> _Reading | None:
        """ "X said C", "X, who ..., said C", "..., adding C", "According to X, C": content after its cue."""
        if cue.kind == "according":
            return self._after_according(cue)
        if "be" in cue.marks and self.lower[cue.last + 1 : cue.last + 2] == ["by"]:
            end = self.phrase_after(cue.last + 2, self.stop, appositive=False)
            if end is None or end + 1 >= self.stop or self.lower[end] != "that":
                return None
            return _Reading(cue.first, cue.last + 1, (cue.last + 2, end), ((end + 1, self.stop),))
        if cue.shape == "ing" and not cue.marks and self.start_of(cue) and (fronted := self._fronted(cue)):
            return fronted
        subject = self._subject_of(cue, found)
        if subject is None or (
            subject.end - subject.start == 1 and self.lower[subject.start] in ("that", "this")
        ):
            return None
        if cue.last + 1 >= self.count:
            return None
        source = (subject.start, subject.end)
        if all(self.mark(i) for i in range(cue.last + 1, self.count)):
            # "X said:" before a quotation of its own paragraph
            return _Reading(cue.first, cue.last + 1, source, ()) if self.words[-1] == ":" else None
        start = self._content_start(cue)
        if start is None:
            return None
        end = self._content_end(cue, start, cues)
        if subject.form == "relative":
            comma = (i for i in range(start + 1, end) if self.lower[i] == "," and not self.quoted[i])
            end = next(comma, end)
        if cue.kind != "act" or not self.quoted[end - 1]:
            end = self._without_meeting(start, end)
        as_said = subject.start > 0 and self.lower[subject.start - 1] == "as" and self.lower[start - 1] == ","
        if start < end and self.lower[start] == "nothing" and not self.quoted[start]:
            return None
        if end <= start or (cue.kind == "clause" and not as_said and not self._is_clause(start, end)):
            return None
        if cue.kind in ("say", "clause") and end - start < 2 and not self.quoted[start]:
            return None
        return _Reading(cue.first, cue.last + 1, source, ((start, end),))

    def start_of(self, cue: _Cue) -> bool:
        """Whether nothing but marks and adverbs stands before the cue."""
        return all(self.mark(i) or self.is_(i, "adverb") for i in range(cue.group))

    def _fronted(self, cue: _Cue) -> _Reading | None:
        """ "Noting that C, X called for": the subject is that of the clause that follows."""
        start = self._content_start(cue)
        if start is None:
            return None
        for comma in range(start + 2, self.stop - 2):
            if self.lower[comma] != "," or self.quoted[comma]:
                continue
            end = self.phrase_after(comma + 1, self.stop)
            verb = end
            while verb and verb < self.stop and self.is_(verb, "adverb"):
                verb += 1
            if end and verb < self.stop and (self.finite(verb) or self._form_at(verb)):
                return _Reading(cue.first, cue.last + 1, (comma + 1, end), ((start, comma),))
        return None

    def _after_according(self, cue: _Cue) -> _Reading | None:
        start = cue.last + 1
        end = self.phrase_after(start, self.stop, appositive=False) or start + 1
        comma = next((i for i in range(end, min(self.stop, end + 15)) if self.lower[i] == ","), None)
        if comma is None or comma + 1 >= self.stop:
            return None
        return _Reading(cue.first, cue.last + 1, (start, comma), ((comma + 1, self.stop),))

    def _subject_of(self, cue: _Cue, found: Sequence[_Reading]) -> _Subject | None:
        before = self.lower[cue.group - 1] if cue.group else ""
        if cue.shape == "ing" and "be" not in cue.marks:
            joined = before in (",", '"', "--", "—", "and", "while", "by", "before", "after", "(", "-")
            return self._inherited(cue.first, cue.group, found) if joined else None
        if before == "," and found and found[-1].spans and found[-1].spans[-1][1] == cue.group - 1:
            return _Subject(*found[-1].source, "carried")  # the next verb of a list
        if before == "," and cue.shape != "ing":
            subject = self.subject_before(cue.group)
            return subject or self._inherited(cue.first, cue.group - 1, found)
        if before in ("and", "but", "then", "or"):
            return self._inherited(cue.first, cue.group - 1, found)
        return self.subject_before(cue.group)

    def _inherited(self, cue: int, before: int, found: Sequence[_Reading]) -> _Subject | None:
        """The subject of the attribution before this one in the sentence, else of the main clause."""
        earlier = [reading for reading in found if reading.cue < cue]
        if earlier:
            return _Subject(*max(earlier).source, "carried")
        return self.carried_subject(before)

    def _content_start(self, cue: _Cue) -> int | None:
        """The first word of what was said, hearer and circumstance left out; None where no hearer is told."""
        first, stop = cue.last + 1, self.stop
        if first >= len(self.lower):
            return None  # the text ends with the verb: "WARNING"
        start = first
        if cue.kind == "tell" and self.lower[first] != '"':
            hearer = self._hearer_end(first)
            if hearer is None:
                return None
            opens = (i for i in range(hearer, min(stop, hearer + 14)) if self.lower[i] in ("that", '"', ":"))
            start = next(opens, hearer)
        elif cue.kind in ("say", "clause") and self.lower[first] not in _LINKS.get(self.lower[cue.first], ()):
            start = self._after_circumstance(first)
            if self.lower[cue.first] in ("ask", "asks", "asked", "asking"):
                start = self._after_the_asked(first, start)
        if self.lower[cue.last] in _ACTS and start < stop and self.lower[start] == "of":
            start += 1  # "the hope of more visits"
        if self.lower[start : start + 2] == [",", "however"]:
            start += 2  # "said, however, that"
        while start < stop and self.lower[start] in (",", ":", "that", "--"):
            start += 1
        return start

    def _after_circumstance(self, first: int) -> int:
        """The word where what was said begins after "said on Monday in Talvera (that)"."""
        stop, word = self.stop, self.lower[first]
        near = range(first, min(stop, first + 16))
        marker = next((i for i in near if self.lower[i] in ("that", '"', ":", ",") or self.quoted[i]), None)
        if marker is not None and self.lower[marker] == "," and marker > first:
            marker = None
        if marker is not None:
            loose = self.is_(first, "circumstance") or word == "reporters" or self.is_(first, "time")
            return marker if marker > first and loose else first
        if self.is_(first, "time"):
            return first + 1
        hearer = first + 1 < stop and (
            self.is_(first + 1, "determiner")
            or self.words[first + 1][0].isupper()
            or self.is_(first + 1, "object")
        )
        to_someone = word == "to" and hearer
        if word not in ("in", "on", "at", "during", "after") and not to_someone:
            return first
        comma = next((i for i in range(first, min(stop, first + 12)) if self.lower[i] == ","), None)
        if comma is not None:
            return comma + 1
        end = self.phrase_after(first + 1, stop, appositive=False)
        while end and end < stop and (self.is_(end, "time") or self.lower[end : end + 1] == ["on"]):
            end += 1
        return end or first

    def _after_the_asked(self, first: int, start: int) -> int:
        """ "asked Brask whether ...": the word after the one who is asked."""
        if self.lower[first] in ("that", "whether", "if", "why", "how", "what", "for", "to", ",", ":", '"'):
            return start
        end = self._hearer_end(first)
        asks = ("to", "whether", "if", "why", "how", "what", ",", "about")
        return end if end and end < self.stop and self.lower[end] in asks else start

    def _content_end(self, cue: _Cue, start: int, cues: Sequence[_Cue]) -> int:
        """The word after what was said: the sentence's end, or where a further attribution begins."""
        for other in cues:
            if other.first <= cue.first or other.group <= start:
                continue
            before = self.lower[other.group - 1]
            if self.quoted[other.group - 1] and before != '"':
                continue
            if other.kind == "according":
                if before == ",":
                    return other.group - 1
            elif other.shape == "ing":
                if before in (",", '"') and "be" not in other.marks:
                    return other.group - 1
            elif before in ("and", "but"):
                return other.group - 1
            elif before == "," and self._is_listed(cue, other, cues):
                return other.group - 1
            else:
                subject = self.subject_before(other.group)
                if subject and subject.start - 2 >= start:
                    joint, mark = self.lower[subject.start - 1], self.lower[subject.start - 2]
                    if joint in ("and", "while", "but", ";", "though", "although") and mark in (
                        ",",
                        ";",
                        '"',
                    ):
                        return subject.start - 1
        return self.stop

    def _without_meeting(self, start: int, end: int) -> int:
        """`end`, or where what closes the sentence says only at what meeting it was said."""
        if end != self.stop:
            return end
        for i in range(end - 2, max(start + 2, end - 12), -1):
            if self.lower[i] == "during" and self.lower[i + 1] in _W["determiner"]:
                near = self.lower[i + 2 : i + 5]
                return i if not _MEETINGS.isdisjoint(near) and "," not in self.lower[i:end] else end
        return end

    def _is_listed(self, cue: _Cue, other: _Cue, cues: Sequence[_Cue]) -> bool:
        """Whether `other` is between the first verb and the last of a list: "praised A, welcomed B, and urged C"."""
        if other.shape != cue.shape or self.is_(other.last + 1, "time"):
            return False
        return any(
            later.first > other.first and later.shape == cue.shape and self.lower[later.group - 1] == "and"
            for later in cues
        )

    def _is_clause(self, start: int, end: int) -> bool:
        """Whether a clause or a quotation begins at `start`, and not a mere object ("wrote a letter")."""
        if self.is_(start, "clause") or self.is_(start - 1, "clause") or self.lower[start - 1] == ":":
            return True
        if self.quoted[start] or self.lower[start] == "to":
            return True
        for i in range(start + 1, min(end, start + 18)):
            if self.lower[i] == "," and i > start + 3:
                return False
            if self.finite(i):
                return self.lower[i - 1] not in ("who", "that", "which")
        return False

    def attribution(self, reading: _Reading) -> Attribution:
        """`reading` in characters."""

        def span(words: tuple[int, int]) -> tuple[int, int]:
            if not words[0] < words[1] <= self.count:
                return 0, 0
            start, end = _trimmed(self.text, self.begins[words[0]], self.ends[words[1] - 1])
            # '"A photograph with tea"' inside what is said keeps both of its marks.
            marks = len(_QUOTE_MARK.findall(self.text, start, end))
            closing = _CLOSING.match(self.text, end) if marks % 2 else None
            return start, closing.end() if closing else end

        content = tuple(piece for piece in map(span, reading.spans) if piece[0] < piece[1])
        spoken = [self.quoted[i] for a, b in reading.spans for i in range(a, b) if not self.mark(i)]
        quote = "direct" if spoken and all(spoken) else "mixed" if any(spoken) else "indirect"
        cue = (self.begins[reading.cue], self.ends[reading.cue_end - 1])
        source = span(reading.source)
        return Attribution(source if source[0] < source[1] else None, cue, content, quote)
