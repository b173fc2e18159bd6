"""Who said what: attributed statements, direct, indirect and mixed, each with its source, cue and content. Lesson 02.

Rules over sentences, no parser and no model. A cue is a verb of saying, telling or acting in words. Its subject is the
source. What it governs is the content. The outermost attribution of a sentence is read first ("C, X said."), so that
verbs of saying inside C are not taken for statements of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pandas as pd

from readout.article import Article, Sentence, Span
from readout.facts import Facts
from readout.lexicon import entries


@dataclass(frozen=True, slots=True)
class Statement:
    """One attributed statement.

    `speakers` are full names where known, else the words of the source. `source` is None where the subject is carried
    over from the clause before. `content` may be several spans. `quote` is direct, indirect or mixed.
    """

    id: str
    speakers: tuple[str, ...]
    source: Span | None
    cue: Span
    content: tuple[Span, ...]
    quote: str

    @property
    def text(self) -> str:
        """The words of the content."""
        return " … ".join(span.text for span in self.content)


@dataclass(frozen=True, slots=True)
class _Source:
    start: int
    end: int
    speakers: tuple[str, ...]
    pronoun: str | None = None


@dataclass(frozen=True, slots=True)
class _Found:
    """A statement before its speakers are known."""

    source: _Source | None
    cue: tuple[int, int]
    content: tuple[tuple[int, int], ...]


_CUES = {form: kind for form, kind in (line.split(";") for line in entries("cues"))}
_CUE_FORMS = "|".join(form.replace(" ", r"\s") for form in sorted(_CUES, key=len, reverse=True))
_ACTS = "|".join(entries("acts"))
_CUE = re.compile(
    rf"\b(?P<verb>{_CUE_FORMS})\b(?P<noun>\s(?:(?:his|her|their|its|the|a|an|deep|sincere|strong|serious|"
    rf"warm|heartfelt|great|its\sdeep)\s){{0,2}}(?:{_ACTS})\b)?",
    re.IGNORECASE,
)
# Not a statement: denied, passive, or a noun ("the stated aim", "a warning").
_NOT_A_CUE = re.compile(
    r"\b(?:not|never|n[’']t|was|were|been|be|being|is|are|a|an|the|this|that\sthe|of)\s+(?:also\s+)?$",
    re.IGNORECASE,
)
_ADVERBS = re.compile(
    r"\s+(?:also|then|further|again|later|both|jointly|further|in\sturn|repeatedly|publicly|once)\s*$",
    re.IGNORECASE,
)
_APPOSITIVE = re.compile(r",\s[^,]{1,120},\s*$")
_PRONOUN = re.compile(r"\b(?:he|she|they)\b", re.IGNORECASE)
_OFFICES = (
    "president|prime\\sminister|premier|chancellor|king|queen|(?:\\w+\\s)?minister|secretary|ambassador|spokes\\w+|"
    "leader|chairman|official|officials|ministry|government|leaders|ministers"
)
_OFFICE = re.compile(rf"\b[Tt]he\s(?:[\w-]+\s){{0,2}}?(?:{_OFFICES})\b")
_GROUP = re.compile(
    r"\b(?:both|the\stwo)\s(?:sides|countries|leaders|parties|heads\sof\s(?:state|government)|ministers)\b",
    re.IGNORECASE,
)
_NAME = re.compile(r"(?<![\w’'-])[A-ZÀ-Þ][\w’'-]+(?:\s[A-ZÀ-Þ][\w’'-]+){0,3}")
_QUOTE = re.compile(r"[\"“]([^\"“”]+)(?:[\"”]|$)")
_ACCORDING = re.compile(r"\b[Aa]ccording\sto\b")
_PARTICIPLE = re.compile(r"ing\b")
# After "X said": what follows is circumstance, not what was said.
_CIRCUMSTANCE = re.compile(
    r"^\s*(?:(?:reporters|journalists|the\smedia|\w+)\s)?(?:on|in|at|after|during|while|when|before|"
    r"to|via|ahead|following|earlier|late|here|this|[A-Z]\w+day)\b[^\"“]*$"
)
_LEADING_MARKS = " \t\n,;:\"“”'‘’("
_TRAILING_MARKS = " \t\n,;:.\"“”'‘’)-–—"


def extract_statements(article: Article, facts: Facts) -> tuple[Statement, ...]:
    """Every attributed statement in the body of `article`, in the order of the text, numbered ST1, ST2, ..."""
    finder = _Finder(article, facts)
    statements: list[Statement] = []
    for sentence in article.body:
        found = sorted(finder.find(sentence), key=lambda f: f.content[0])
        if not found and statements and finder.resumes(sentence, statements[-1]):
            last = statements[-1]
            more = tuple(finder.span(*piece) for piece in finder.quoted(sentence))
            statements[-1] = Statement(
                last.id, last.speakers, last.source, last.cue, last.content + more, last.quote
            )
        for item in sorted(found, key=lambda f: min(f.cue, f.content[0])):
            speakers = finder.speakers(item.source)
            source = (
                item.source and item.source.start >= 0 and finder.span(item.source.start, item.source.end)
            )
            content = tuple(finder.span(*piece) for piece in item.content)
            statements.append(
                Statement(
                    f"ST{len(statements) + 1}",
                    speakers,
                    source or None,
                    finder.span(*item.cue),
                    content,
                    finder.quote_type(sentence, item.content),
                )
            )
    return tuple(statements)


def statements_table(statements: Sequence[Statement]) -> pd.DataFrame:
    """One row per statement: id, speakers, source, cue, quote, text, start."""
    rows = [
        (
            s.id,
            "; ".join(s.speakers),
            s.source.text if s.source else "",
            s.cue.text,
            s.quote,
            s.text,
            s.content[0].start,
        )
        for s in statements
    ]
    return pd.DataFrame(rows, columns=["id", "speakers", "source", "cue", "quote", "text", "start"])


class _Finder:
    """Finds the statements of one article; remembers who spoke last, for the pronouns."""

    def __init__(self, article: Article, facts: Facts):
        self.article, self.text, self.facts = article, article.text, facts
        self.last: tuple[str, ...] = ()

    def span(self, start: int, end: int) -> Span:
        return self.article.span(start, end)

    # -- sources

    def sources(self, sentence: Sentence) -> list[_Source]:
        """Everything in `sentence` that could be the subject of a cue."""
        start, end = sentence.start, sentence.end
        people = sorted(
            (
                m.start - len(m.title) - 1
                if m.title and self.text.startswith(m.title, m.start - len(m.title) - 1)
                else m.start,
                m.end,
                person.name,
            )
            for person in self.facts.people
            for m in person.mentions
            if start <= m.start < end
        )
        found = [_Source(s, e, (name,)) for s, e, name in people]
        for first, second in zip(people, people[1:]):  # "President A and Prime Minister B"
            if re.fullmatch(r"\s(?:and|with)\s", self.text[first[1] : second[0]]):
                found.append(_Source(first[0], second[1], (first[2], second[2])))
        for organisation in self.facts.organisations:
            for m in organisation.mentions:
                if start <= m.start < end:
                    the = 4 if self.text[max(start, m.start - 4) : m.start].lower() == "the " else 0
                    found.append(_Source(m.start - the, m.end, (organisation.name,)))
        for match in _GROUP.finditer(self.text, start, end):
            found.append(_Source(*match.span(), (match.group().lower(),)))
        for match in _OFFICE.finditer(self.text, start, end):
            found.append(_Source(*match.span(), (self._office_holder(match.group()),)))
        for match in _PRONOUN.finditer(self.text, start, end):
            found.append(_Source(*match.span(), (), match.group().lower()))
        known = [(s.start, s.end) for s in found]
        for match in _NAME.finditer(self.text, start, end):
            if not any(s < match.end() and match.start() < e for s, e in known):
                found.append(_Source(*match.span(), (match.group(),)))
        return found

    def _office_holder(self, words: str) -> str:
        """The one person whose title ends in `words` ("the foreign minister"), else the words themselves."""
        office = re.sub(r"^the\s", "", words, flags=re.IGNORECASE).lower()
        holders = [p.name for p in self.facts.people if any(t.lower().endswith(office) for t in p.titles)]
        return holders[0] if len(set(holders)) == 1 else words

    def speakers(self, source: _Source | None) -> tuple[str, ...]:
        """Full names for `source`. A pronoun is the person who spoke last."""
        names = self.last if source is None or source.pronoun else source.speakers
        people = {person.name for person in self.facts.people}
        if source and source.pronoun in ("he", "she"):
            names = tuple(name for name in names if name in people)[:1] or names[:1]
        if any(name in people for name in names):
            self.last = names
        return names or ((self.text[source.start : source.end],) if source else ())

    # -- cues

    def find(self, sentence: Sentence) -> list[_Found]:
        """The statements of one sentence, outermost first."""
        text, start, end = self.text, sentence.start, sentence.end
        quotes = [m.span() for m in _QUOTE.finditer(text, start, end)]
        sources = self.sources(sentence)
        cues = [m for m in _CUE.finditer(text, start, end) if self._is_cue(m, start, quotes)]
        taken: list[tuple[int, int]] = []
        found: list[_Found] = []
        for match in reversed(
            cues
        ):  # the last cue of a sentence is the outermost of those after their content
            outer = self._after_content(match, sentence, sources)
            if outer:
                found.append(outer)
                taken += outer.content
                break
        found += self._according(sentence, sources, found)
        taken += [piece for item in found for piece in item.content]
        governed = [item for item in found]
        first = found[0].cue[0] if found else None
        chain = [m for m in cues if m.start() != first and not any(s <= m.start() < e for s, e in taken)]
        previous: _Source | None = found[0].source if found else None
        openings: list[tuple[re.Match[str], _Source | None]] = []
        for match in chain:
            source = self._subject_before(match.start(), start, sources)
            if source is None and not self._joined(match, start, bool(openings or governed)):
                continue
            openings.append((match, source))
        for number, (match, source) in enumerate(openings):
            limit = end
            if number + 1 < len(openings):
                following, subject = openings[number + 1]
                limit = subject.start if subject else following.start()
            content = self._after_cue(match, limit)
            carried = source or (previous and _Source(-1, -1, previous.speakers, previous.pronoun))
            if content and carried:
                found.append(_Found(carried, self._cue_span(match), content))
                previous = source or previous
        return found

    def _is_cue(self, match: re.Match[str], start: int, quotes: list[tuple[int, int]]) -> bool:
        if any(s < match.start() < e - 1 for s, e in quotes):
            return False
        if _CUES[re.sub(r"\s", " ", match["verb"].lower())] == "do" and not match["noun"]:
            return False
        return not _NOT_A_CUE.search(self.text, max(start, match.start() - 20), match.start())

    def _cue_span(self, match: re.Match[str]) -> tuple[int, int]:
        kind = _CUES[re.sub(r"\s", " ", match["verb"].lower())]
        return match.span() if kind == "do" else match.span("verb")

    def _subject_before(self, cue: int, start: int, sources: list[_Source]) -> _Source | None:
        """The source that ends where the cue begins, adverbs and an appositive between them left aside."""
        left = self.text[start:cue]
        left = _ADVERBS.sub("", left).rstrip()
        for stripped in (left, _APPOSITIVE.sub("", left + " ").rstrip() if left.endswith(",") else None):
            if stripped:
                place = start + len(stripped)
                fitting = [s for s in sources if s.end == place]
                if fitting:
                    return max(fitting, key=lambda s: s.end - s.start)
        return None

    def _subject_after(self, cue_end: int, sources: list[_Source]) -> _Source | None:
        fitting = [s for s in sources if s.start == cue_end + 1]
        return max(fitting, key=lambda s: s.end - s.start, default=None)

    def _after_content(
        self, match: re.Match[str], sentence: Sentence, sources: list[_Source]
    ) -> _Found | None:
        """ "C, X said." and "C, said X, ..." and "'Q1,' X said, 'Q2'": content that stands before its cue."""
        text, start, end = self.text, sentence.start, sentence.end
        verb = match["verb"].lower()
        kind = _CUES[re.sub(r"\s", " ", verb)]
        if kind not in ("say", "tell") or verb.endswith("ing"):
            return None
        source = self._subject_before(match.start(), start, sources)
        if source:
            before, rest = text[start : source.start].rstrip(), text[match.end() : end]
        else:
            source = self._subject_after(match.end(), sources) if kind == "say" else None
            if not source:
                return None
            before, rest = text[start : match.start()].rstrip(), text[source.end : end]
        if not before or before[-1] not in ",\"”’?!'":
            return None
        quoted = before[-1] in '"”' or before.rstrip(",")[-1:] in '"”'
        bare = re.sub(r"^[\s.\"”’]+|[\s.\"”’]+$", "", rest)
        later_quotes = [m.span(1) for m in _QUOTE.finditer(text, end - len(rest), end)]
        inverted = source.start >= match.end()
        if not (not bare or quoted or inverted or _CIRCUMSTANCE.match(rest)):
            return None
        if not quoted and bare and not inverted and len(before.split()) < 6:
            return None  # "For his part, X said ..." and "After the talks, X said on Monday ..."
        pieces = [self._trim(start, start + len(before))]
        if quoted:
            pieces = [
                self._trim(*m.span(1)) for m in _QUOTE.finditer(text, start, start + len(before))
            ] or pieces
            pieces += [self._trim(*piece) for piece in later_quotes]
        pieces = [piece for piece in pieces if piece[0] < piece[1]]
        return _Found(source, self._cue_span(match), tuple(pieces)) if pieces else None

    def _according(self, sentence: Sentence, sources: list[_Source], found: list[_Found]) -> Iterator[_Found]:
        """ "According to X, C" and "C, according to X"."""
        text, start, end = self.text, sentence.start, sentence.end
        for match in _ACCORDING.finditer(text, start, end):
            if any(s <= match.start() < e for item in found for s, e in item.content):
                continue
            source = self._subject_after(match.end(), sources)
            if not source:
                continue
            if match.start() - start < 3:
                comma = text.find(",", source.end, end)
                content = self._trim(comma + 1, end) if comma > 0 else (0, 0)
            else:
                content = self._trim(start, match.start())
            if content[0] < content[1]:
                yield _Found(source, match.span(), (content,))

    def _joined(self, match: re.Match[str], start: int, follows: bool) -> bool:
        """Whether a cue without a subject of its own carries on from the clause before it."""
        left = self.text[start : match.start()]
        if _PARTICIPLE.search(match["verb"]):
            return bool(re.search(r",\s*(?:while\s|and\s|also\s)?$", left)) and follows
        return follows and bool(re.search(r"(?:,\s*|\s)(?:and|but)\s(?:also\s)?$", left))

    def _after_cue(self, match: re.Match[str], limit: int) -> tuple[tuple[int, int], ...]:
        """What a cue governs up to `limit`."""
        start = self._cue_span(match)[1]
        if _CUES[re.sub(r"\s", " ", match["verb"].lower())] == "tell":
            that = re.compile(r"\bthat\b|[\"“]|:").search(self.text, start, limit)
            if not that:
                return ()
            start = that.end() if that.group() == "that" else that.start()
        content = self._trim(start, limit)
        words = self.text[content[0] : content[1]]
        tail = re.search(r",?\s(?:and|but|while|,)$", words)
        if tail:
            content = self._trim(content[0], content[0] + tail.start())
        if re.match(r"(?:that|of)\s", words):
            content = (content[0] + words.index(" ") + 1, content[1])
        quoted = [m.span(1) for m in _QUOTE.finditer(self.text, *content)]
        inside = sum(e - s for s, e in quoted)
        if quoted and inside >= content[1] - content[0] - 4 * len(quoted):
            return tuple(self._trim(*piece) for piece in quoted)
        return (content,) if content[1] - content[0] > 2 else ()

    def _trim(self, start: int, end: int) -> tuple[int, int]:
        while start < end and self.text[start] in _LEADING_MARKS:
            start += 1
        while end > start and self.text[end - 1] in _TRAILING_MARKS:
            end -= 1
        return start, end

    # -- quotations

    def quoted(self, sentence: Sentence) -> list[tuple[int, int]]:
        return [self._trim(*m.span(1)) for m in _QUOTE.finditer(self.text, sentence.start, sentence.end)]

    def resumes(self, sentence: Sentence, last: Statement) -> bool:
        """Whether `sentence` is all quotation and goes on with the direct quotation of the statement before it."""
        pieces = self.quoted(sentence)
        covered = sum(e - s for s, e in pieces)
        return (
            last.quote == "direct"
            and bool(pieces)
            and covered >= (sentence.end - sentence.start) - 4 * len(pieces)
        )

    def quote_type(self, sentence: Sentence, content: tuple[tuple[int, int], ...]) -> str:
        quotes = [m.span() for m in _QUOTE.finditer(self.text, sentence.start, sentence.end)]
        if all(any(s < a and b <= e for s, e in quotes) for a, b in content):
            return "direct"
        return "mixed" if any(s < b and a < e for a, b in content for s, e in quotes) else "indirect"
