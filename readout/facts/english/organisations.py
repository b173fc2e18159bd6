"""Organisations: listed ones, names that end in such a word, and what an acronym in brackets stands for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from readout.facts.english.gazetteer import AllWords, Words, code_of, heads, listed_from, place_of
from readout.facts.english.names import CAPITAL_WORD, capitals_before
from readout.facts.model import Mention, Organisation

_Body = tuple[int, int, str, str | None]
"""An organisation in the text: start, end, its name, and the code of its country."""

# Words that end an organisation's name; a `head` may be followed by "of" and the rest of it. All need more than
# themselves: "Congress" and "Energy" alone are none.
_BODY_WORD = re.compile(
    r"\b(?=[ABCDEFGHILMNOPSTUcgp])(?:(?P<head>Ministry|Department|Bureau|Directorate|Organi[sz]ation|University|Council|Bank"
    r"|Institute|Academy|Association|Federation|Chamber|Office|Confederation|League|Union|Board|House|Court)"
    r"|(?P<government>government|cabinet|parliament)"
    r"|News[ ](?:Service|Agency)|Agency|Commission|Committee|Corporation|Customs|Administration|Authority|Secretariat"
    r"|Foundation|Fund|Tribunal|Parliament|Assembly|Senate|Congress|Initiative|Alliance|Coalition"
    r"|Airlines|Airways|Holdings?|Group|Company|Industries|Electronics|Motors|Petroleum|Technologies|Energy"
    r"|Co|Corp|Inc|Ltd|PLC|plc|AG|GmbH|LLC|Oyj|Bhd"
    r"|(?:Armed|Security|Defen[cs]e|Support|Special|Democratic)[ ]Forces|Navy|Army|Air[ ]Force|Coast[ ]Guard|Police|Guards?)\b"
)
_BODY_HEADS = heads(re.findall(r"[A-Za-z]{2,}", _BODY_WORD.pattern))
# A land alone before these makes no name: "Norwegian Police".
_PLAIN_BODIES = frozenset("Energy Group Guard Guards Police House Court Board Fund Union".split())
_OF_WHAT = re.compile(
    # A comma goes on with the name where a list does ("of Industry, Trade and Labour"), not before "Russia said".
    rf"[ ]of[ ](?:the[ ])?{CAPITAL_WORD}(?:(?:,[ ](?=(?:\w+,?[ ]){{1,3}}(?:and|&)[ ])|[ ](?:and|&)[ ]|[ ])"
    rf"[^\W\d_a-zß-ÿ][\w-]{{0,40}}\w(?![\w’'])){{0,4}}"
)
_LEGAL_FORM = re.compile(r"(?:,?[ ](?:Co|Corp|Inc|Ltd|PLC|plc|AG|SA|SE|NV|GmbH|LLC|Bhd|Oyj)\b\.?){1,3}")
_ACRONYM = re.compile(r"[ ]\((?P<short>[A-Z][A-Za-z&-]{0,8}[A-Z])\)")
# What an acronym leaves out.
_SMALL_LINKS = frozenset("and for in of on the to &".split())


def has_body_word(name: str) -> bool:
    """Whether a word of `name` is one that organisations have in theirs."""
    return bool(_BODY_WORD.search(name))


def organisations(stored: str, text: str, all_words: AllWords, words: Words) -> tuple[Organisation, ...]:
    """The organisations of a text, as it is `stored` and as running text, in the order of their first mentions.

    `all_words` are those of the text, `words` the capitalised ones.
    """
    bodies = [*_listed_bodies(text, words)]
    for match in _body_words(text, all_words):
        if body := _government_at(text, match) if match["government"] else _body_at(text, match):
            bodies.append(body)
    bodies = _with_acronyms(text, words, bodies)
    found: dict[str, list[Mention]] = {}
    countries: dict[str, str | None] = {}
    done = 0
    for start, end, name, code in sorted(bodies, key=lambda body: (body[0], -body[1])):
        if start >= done:
            found.setdefault(name, []).append(Mention(start, end, stored[start:end]))
            countries.setdefault(name, code)
            done = end
    return tuple(Organisation(name, tuple(mentions), countries[name]) for name, mentions in found.items())


def _body_words(text: str, all_words: AllWords) -> Iterator[re.Match[str]]:
    """The words that organisations have in their names, none inside another."""
    done = 0
    for start, word in all_words:
        if word[:3] in _BODY_HEADS and start >= done and (match := _BODY_WORD.match(text, start)):
            done = match.end()
            yield match


def _listed_bodies(text: str, words: Words) -> Iterator[_Body]:
    for start, _, _, entry in words:
        if entry and entry.kind == "organisation" and text[start - 1 : start] != "-":
            end = start + len(entry.words)
            if text[end : end + 1] != "-" or text[end + 1 : end + 2].isupper():
                yield start, end, entry.name, None


def _government_at(text: str, match: re.Match[str]) -> _Body | None:
    """ "The Russian government": of a land that is named right before the word."""
    start, end = capitals_before(text, match.start(), 3), match.end()
    place = place_of(text[start:end])
    if not place or start + len(place.words) + 1 != match.start():
        return None
    the = 4 if text[max(0, start - 4) : start].lower() == "the " else 0
    return start - the, end, text[start:end], place.code


def _body_at(text: str, match: re.Match[str]) -> _Body | None:
    """The organisation whose name has the word that `match` is; None where that stands for no more than itself."""
    end = match.end()
    tail = _OF_WHAT.match(text, end) if match["head"] else None
    start = capitals_before(text, match.start(), 1 if tail else 4)
    if form := _LEGAL_FORM.match(text, end) if match.group()[0].isupper() else None:
        end = form.end()
    elif tail:
        end = tail.end()
    if start == match.start() and not tail:
        return None
    if listed := listed_from(text, start):
        listed_end = start + len(listed.words)
        if listed.kind != "organisation" and listed_end >= match.end():
            return None  # "West Bank"
        only_land = listed.kind in ("name", "demonym") and listed_end + 1 == match.start()
        if only_land and not tail and match.group() in _PLAIN_BODIES:
            return None
    return start, end, text[start:end], code_of(text[start:end])


def _with_acronyms(text: str, words: Words, bodies: list[_Body]) -> list[_Body]:
    """`bodies`, and what an acronym in brackets stands for ("Osmera Trade Board (OTB)"), with each time it is used."""
    ends = {end: (name, code) for _, end, name, code in bodies}
    meant: dict[str, tuple[str, str | None]] = {}
    more: list[_Body] = []
    for match in _ACRONYM.finditer(text):
        short = match["short"]
        if match.start() in ends:
            meant[short] = ends[match.start()]
            continue
        start = _spelt_out(text, match.start(), short)
        if start is not None:
            name = text[start : match.start()]
            meant[short] = (name, code_of(name))
            more.append((start, match.start(), *meant[short]))
    more += [(start, end, *meant[word]) for start, end, word, _ in words if word in meant]
    taken = {start for start, *_ in more}
    return [body for body in bodies if body[0] not in taken] + more if more else bodies


def _spelt_out(text: str, end: int, short: str) -> int | None:
    """Where the words before `end` begin whose first letters make `short`; None where they make another word."""
    letters = [letter.upper() for letter in short if letter.isalpha()]
    start = end
    for token in reversed(text[max(0, end - 120) : end].split(" ")):
        if not token or not letters or "\n" in token:
            break
        if token.lower() in _SMALL_LINKS and letters[-1] != token[0].upper():
            start -= len(token) + 1
            continue
        if token[0].upper() != letters[-1] or not token[0].isupper() and token.lower() not in _SMALL_LINKS:
            return None
        letters.pop()
        start -= len(token) + 1
    return start + 1 if not letters and len(short) > 1 else None
