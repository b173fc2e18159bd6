"""Who speaks where a line says so: the turns of a transcript, and the name below a quotation."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from readout.article import Article, Segment
from readout.facts.english.names import PARTICLE
from readout.lexicon import entries
from readout.statements.model import Attribution

# "President of Osmera Ann Brask: Good morning.": a turn in a transcript.
_TURN = re.compile(
    rf"(?P<name>[^\W\d_a-z][\w.’'-]*(?:\s(?:[^\W\d_a-z][\w.,’'-]*|of|the|for|and|to|{PARTICLE}|al-\w+)){{0,11}})"
    r"(?:\s\([^()\n]{2,60}\))?:\s+(?=\S)"
)
_TURN_WORDS = frozenset(word.casefold() for title in entries("titles") for word in title.split()) | frozenset(
    ("mr", "mrs", "ms")
)
_NAME = re.compile(
    rf"[^\W\d_a-z][\w’'-]*(?:\.\s?|\s|-)(?:[^\W\d_a-z][\w.’'-]*|{PARTICLE}|al-\w+)(?:\s[\w.’'-]+){{0,3}}"
)
_TRANSLATED = re.compile(
    r"\((?:re)?translated|\((?:as|simultaneously) translated|\((?:via|through) (?:an )?interpret"
)
# What a line above the first turn says of what follows.
_ANNOUNCES = re.compile(
    r"\b[Tt]ranscript\b|\b[Vv]erbatim\b|\bBeginning of (?:the )?(?:meeting|conversation|talks|remarks)\b"
)
# What a line below the last turn says of what is left out, or who publishes it.
_ENDS_TURNS = re.compile(
    r"[<(\[]?(?:To be continued\b|Press [Ss]ervice\b|Photos?\b|End of\b|See also\b|…|\.\.\.|[*#<]{1,3}|_{3})"
)
_CHARACTERS_ABOVE = 400  # characters before the first turn in which it may be announced
_LONGEST_ONLY_TURN = 40  # paragraphs
_SPOKEN_WORD = re.compile(r"[^\W\d_]+")
_PERSONAL = frozenset("i we you my our your me us".split())
_INITIALS_OF_TURNS = frozenset(
    "Q A QUESTION Question ANSWER Answer MODERATOR Moderator REPORTER Reporter JOURNALIST Journalist INTERVIEWER "
    "Interviewer".split()
)
# "Ann Brask, Minister for Trade" below a quotation set off as a paragraph.
_SIGNATURE = re.compile(
    r"(?:[-–—]\s?)?(?P<name>[^\W\d_a-z][\w.’'-]+(?:\s[^\W\d_a-z][\w.’'-]+){1,4})(?P<mark>,)\s(?!.{0,100}[.!?]\s)[^\n]{3,90}(?<![.!?:])$"
)


@dataclass(frozen=True, slots=True)
class Transcript:
    """The paragraphs that open with who speaks, by their number; none where the text is no transcript.

    What follows the last of them is taken for a part of it only up to paragraph `end`.
    """

    turns: dict[int, re.Match[str]]
    end: int


def transcript_in(article: Article) -> Transcript:
    """The turns of `article`, where it is a transcript."""
    turns = _turns(article)
    if not turns:
        return Transcript({}, 0)
    # The last turn is taken to be as long at most as the longest before it, where nothing says that this is a
    # transcript, and to end where somebody tells of it.
    longest = max((after - before for before, after in pairwise(turns)), default=_LONGEST_ONLY_TURN)
    if _is_called_transcript(article, turns):
        longest = max(longest, _LONGEST_ONLY_TURN)
    last = max(turns)
    end = min(last + longest, len(article.segments))
    names = {match["name"].split()[-1].split(".")[-1].casefold() for match in turns.values()}
    for number in range(last + 1, end):
        if _ENDS_TURNS.match(article.segments[number].text):
            return Transcript(turns, number)
        words = set(_SPOKEN_WORD.findall(article.segments[number].text.casefold()))
        left_out = not _SPOKEN_WORD.search(article.segments[number - 1].text)  # "<…>"
        if _PERSONAL.isdisjoint(words) and (left_out or not names.isdisjoint(words)):
            return Transcript(turns, number)
    return Transcript(turns, end)


def _turns(article: Article) -> dict[int, re.Match[str]]:
    turns = {
        number: match
        for number, segment in enumerate(article.segments)
        if segment.kind == "body" and (match := _TURN.match(article.text, segment.start, segment.end))
    }
    long = [match for match in turns.values() if len(match.string[match.end() : match.endpos].split()) > 2]
    names = [match["name"] for match in turns.values()]
    personal = [name for name in names if _is_turn_name(name)]
    shown = len(personal) > 1 or len(names) > 2 and len(set(names)) < len(names)
    if shown and len(long) > 1 and 3 * len(turns) > max(turns) - min(turns):
        return turns
    return turns if turns and _is_spoken(article, turns) else {}


def _is_spoken(article: Article, turns: dict[int, re.Match[str]]) -> bool:
    """Whether a few long turns are shown to be such: each of somebody's name, the text announcing a transcript, or
    one of them translated, or I, we or you in all of them.
    """
    if not all(_is_turn_name(match["name"]) or _NAME.fullmatch(match["name"]) for match in turns.values()):
        return False
    if _is_called_transcript(article, turns):
        return True
    spoken = [
        _SPOKEN_WORD.findall(match.string[match.end() : match.endpos].casefold()) for match in turns.values()
    ]
    return len(turns) > 1 and not any(_PERSONAL.isdisjoint(words) for words in spoken)


def _is_called_transcript(article: Article, turns: dict[int, re.Match[str]]) -> bool:
    """Whether the lines above say that turns follow, or one of these says that it is translated."""
    before = article.text[: article.segments[min(turns)].start]
    return bool(_ANNOUNCES.search(before[-_CHARACTERS_ABOVE:])) or any(
        _TRANSLATED.search(match.group()) for match in turns.values()
    )


def _is_turn_name(name: str) -> bool:
    words = re.split(r"[\s.]+", name.casefold())
    return name in _INITIALS_OF_TURNS or len(words) > 1 and not _TURN_WORDS.isdisjoint(words)


def turn_of(match: re.Match[str]) -> Attribution:
    """The attribution that a turn is, as far as its first paragraph goes."""
    colon = match.string.index(":", match.end("name"))
    return Attribution(match.span("name"), (colon, colon + 1), ((match.end(), match.endpos),), "direct")


def signed(text: str, segment: Segment, quoted: Sequence[tuple[int, int]]) -> Attribution | None:
    """The attribution of what is `quoted` to whom the paragraph below names ("Ann Brask, Minister for Trade")."""
    if not quoted or not (signature := _SIGNATURE.match(text, segment.start, segment.end)):
        return None
    return Attribution(signature.span("name"), signature.span("mark"), tuple(quoted), "direct")
