"""Who meets whom: the people whose meeting or call a text tells of, by the words of its title and first sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from readout.article import Article
from readout.statements.english.mentions import Mentions, Naming

# "Readout of X's Call with Y", "X met Y", "X spoke today with Y", "X received Y".
_MEETS = re.compile(
    r"\b(?:calls?(?!\s(?:for|on|upon|to)\b)|meetings?|meets?|met|talks?|talked|conversations?|speaks?|spoke|spoken|summit|discussions?"
    r"|visits?|visited|receive[sd]?|welcomes?|welcomed|hosts?|hosted|joins?|joined|held|holds?|luncheon|lunch|dinner"
    r"|consultations?|dialogue|introductory|engagement|audience|telephoned|phoned|greets?|greeted|co-?chaired)\b",
    re.IGNORECASE,
)
# "Meeting of A, B and C", "talks between A and B".
_OF_ALL = re.compile(r"^\s(?:of|between|among)\s", re.IGNORECASE)
# What is held together: "A, B and C held a call".
_TOGETHER = re.compile(r"(?:held|holds?|met|meets?|spoke|speaks?|talked)\b", re.IGNORECASE)
# What ends the list of those who were met: what it was about, when and where.
_ENDS_LIST = re.compile(
    r"[;.!?\n]|\b(?:about|after|ahead|as|at|before|by|concerning|during|following|for|from|in|on|regarding|that|to|under"
    r"|upon|when|where|which|while|who|whose|will|today|yesterday|met|spoke|said|also)\b(?!-)"
)
# "met with 12 governors", "spoke to the guests", and not together.
_HAS_OBJECT = re.compile(r"[^,.;\n]{0,60}\bwith\b|(?:\s\w+)?\sto\s(?:the|a|an|\d+|some|several|many)\s")
# From whom the text says were met to the subject of the sentence: "of Osmera on Monday, ".
_UP_TO_SUBJECT = re.compile(r"(?:\sof\s[^,.;\n]{1,60})?[^,.;\n]{0,40},\s(?:the\s)?")
_GENERATION = re.compile(r"^,? [JS]r\.")
# "the leaders of the Bucharest Nine and Secretary General Brask": not all who were met are named.
_UNNAMED = re.compile(
    r"\b(?:leaders|counterparts|members|representatives|officials|ministers|advis[eo]rs|partners|allies|governors|mayors"
    r"|senators|executives|experts|heads|delegations?|groups?|team)\b(?! of (?:State|Government))",
    re.IGNORECASE,
)
_BY = re.compile(r"\b(?:by|of)[ ](?:the[ ])?$", re.IGNORECASE)
_SPEECH = re.compile(
    r"\b(?:press conference|press statement|press briefing|remarks|statement|speech|address|interview|message)\b",
    re.IGNORECASE,
)
_SENTENCES = 3  # of the body that may say who met whom
_PARAGRAPHS = 30  # in which a transcript shows who speaks
_TURN_OPENING = re.compile(r"[^:\n]{3,120}:\s")
_LONGEST_GAP = 160  # characters between two names of one list


@dataclass(frozen=True, slots=True)
class Principals:
    """The two sides of a meeting, each as the places where the text says so; both empty where it shows none.

    `hosts` stand first, and are the side that the text speaks for; `author` is who speaks as "I".
    """

    hosts: tuple[Naming, ...] = ()
    guests: tuple[Naming, ...] = ()
    author: tuple[Naming, ...] = ()

    @property
    def all(self) -> tuple[Naming, ...]:
        """Everyone, the first side first; nobody where a side is not known."""
        return self.hosts + self.guests if self.hosts and self.guests else ()

    def one_a_side(self) -> tuple[Naming, ...]:
        """The first of each side."""
        return self.hosts[:1] + self.guests[:1] if self.hosts and self.guests else ()


def principals_in(article: Article, mentions: Mentions) -> Principals:
    """Who meets whom in `article`; the title says it, or the first sentences of the body do."""
    hosts: tuple[Naming, ...] = ()
    guests: tuple[Naming, ...] = ()
    author: tuple[Naming, ...] = ()
    for start, end in _telling_lines(article):
        author = author or _who_gives_it(mentions, start, end)
        first, second = _sides(mentions, start, end)
        known = {naming.name for naming in (*hosts, *guests)}
        if not guests:
            guests = tuple(n for n in second if n.name not in {h.name for h in hosts})
            known |= {naming.name for naming in guests}
        if not hosts:
            hosts = tuple(n for n in first if n.name not in known)
        if hosts and guests:
            break
    if not (hosts and guests):
        hosts, guests = _with_turns(article, mentions, hosts, guests)
    if author and not hosts and author[0].name not in {naming.name for naming in guests}:
        hosts = author
    return Principals(hosts, guests, author)


def _with_turns(
    article: Article, mentions: Mentions, hosts: tuple[Naming, ...], guests: tuple[Naming, ...]
) -> tuple[tuple[Naming, ...], tuple[Naming, ...]]:
    """The two sides, with the two whose turns open a transcript where the title names one side or none."""
    speaking: dict[str, Naming] = {}
    for segment in article.segments[:_PARAGRAPHS]:
        line = _TURN_OPENING.match(article.text, segment.start, segment.end)
        named = mentions.within(segment.start, line.end()) if line else []
        if len(named) == 1 and article.text.startswith((":", " ("), named[0].end):
            speaking.setdefault(named[0].name, named[0])
    if len(speaking) != 2:
        return hosts, guests
    known = {naming.name for naming in (*hosts, *guests)}
    others = tuple(naming for name, naming in speaking.items() if name not in known)
    if len(known) == 1 and len(others) == 1:
        return hosts or others, guests or others
    return (others[:1], others[1:]) if not known else (hosts, guests)


def _telling_lines(article: Article) -> Iterator[tuple[int, int]]:
    """The title, then the first sentences of the body."""
    for segment in article.segments:
        if segment.kind == "body":
            break
        if segment.kind in ("heading", "caption"):
            yield segment.start, segment.end
    for sentence in article.body[:_SENTENCES]:
        yield sentence.start, sentence.end


def _who_gives_it(mentions: Mentions, start: int, end: int) -> tuple[Naming, ...]:
    """Who gives the press conference or statement that a line is about: "Press Conference by the Prime Minister"."""
    text = mentions.text
    named = mentions.within(start, end)
    speech = _SPEECH.search(text, start, end) if named else None
    if not speech:
        return ()
    for naming in named:
        before = text[start : naming.start - len(naming.title) - (1 if naming.title else 0)]
        if _BY.search(before) and naming.start > speech.start():
            return (naming,)
    return ()


def _sides(mentions: Mentions, start: int, end: int) -> tuple[Sequence[Naming], Sequence[Naming]]:
    """Those whom a line names before its first word for a meeting, and those whom it says they met."""
    text, named = mentions.text, mentions.within(start, end)
    if not named:
        return (), ()
    for meeting in _MEETS.finditer(text, start, end):
        before = _in_one_list(text, [naming for naming in named if naming.end <= meeting.start()])
        after = _in_one_list(text, [naming for naming in named if naming.start >= meeting.end()])
        between = text[meeting.end() : after[0].start] if after else ""
        if not after:
            theirs = text.endswith(
                "their ", start, meeting.start()
            )  # "answered questions after their meeting"
            met = _TOGETHER.match(meeting.group()) and not _HAS_OBJECT.match(text, meeting.end(), end)
            if met or theirs and len(before) > 1:
                return before[:1], before[1:]
            # Two who did something else together are not yet two sides.
            return (
                (before, ()) if len(before) < 2 or _HAS_OBJECT.match(text, meeting.end(), end) else ((), ())
            )
        if _OF_ALL.match(between) and len(after) > 1:
            return after[:1], after[1:]
        if not before and (subject := _UP_TO_SUBJECT.match(text[after[-1].end : end])):
            # "In a call with A, B said": who follows is who called.
            place = after[-1].end + subject.end()
            before = [
                naming for naming in named if naming.start - len(naming.title) - 1 <= place <= naming.start
            ]
        if len(between) <= _LONGEST_GAP:
            return before, () if _UNNAMED.search(between.removesuffix(f"{after[0].title} ")) else after
    return (), ()


def _in_one_list(text: str, named: Sequence[Naming]) -> Sequence[Naming]:
    """The first of `named` and those who are listed with that one: "A, B of Osmera and C", but not "A on B"."""
    found: list[Naming] = []
    for naming in named:
        gap = text[found[-1].end : naming.start] if found else ""
        gap = _GENERATION.sub("", gap.removesuffix(f"{naming.title} "))
        if found and (len(gap) > _LONGEST_GAP or _ENDS_LIST.search(gap)):
            break
        if naming.name not in {other.name for other in found}:
            found.append(naming)
    return found
