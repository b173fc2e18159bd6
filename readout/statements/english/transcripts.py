"""Who speaks where a line says so: the turns of a transcript, and the name below a quotation."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from readout.article import Article, Segment
from readout.lexicon import entries
from readout.statements.model import Attribution

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
    # The last turn is taken to be as long at most as the longest before it.
    longest = max((after - before for before, after in pairwise(turns)), default=1)
    return Transcript(turns, max(turns, default=0) + longest)


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
    return turns if shown and len(long) > 1 and 3 * len(turns) > max(turns) - min(turns) else {}


def _is_turn_name(name: str) -> bool:
    words = re.split(r"[\s.]+", name)
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
