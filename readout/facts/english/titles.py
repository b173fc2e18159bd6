"""Names beside a title: "Foreign Minister Ann Berg", "the president, Ann Berg,", "Ann Berg, the agency's director"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from readout.facts.english.gazetteer import CAPITALISED, listed_from, listed_whole, place_of
from readout.facts.english.names import (
    CAPITAL_WORD,
    FULL_NAME,
    NEVER_BEFORE_A_NAME,
    NOT_NAMES,
    PARTICLES_FIRST,
    WORDS_OF_TITLES,
    capitals_before,
    clean_name,
)
from readout.lexicon import alternatives, entries, initials


class Titled(NamedTuple):
    """A person's name where something beside it shows that it is one.

    `title` is what stands there: a title, an honorific, or nothing, where the name itself or what goes on shows it.
    `state` is the country code that goes with the title, `land` the word after "of" behind the name, or None.
    """

    name: str
    start: int
    title: str
    state: str | None
    land: str | None


_MODIFIERS = frozenset("deputy vice acting former first senior".split())
# "Foreign Minister" and "foreign minister", but "in general" is no rank.
_TITLE_FORMS = {form for title in entries("titles") for form in (title, title.lower(), title.upper())}
_TITLE_FIRST = {first.group() for form in _TITLE_FORMS if (first := re.match(r"\w+", form))}
_TITLE = re.compile(
    rf"\b(?=\w)(?:(?<![’'-])|(?<=\bex-)|(?<=\bthen-))(?:{initials(_TITLE_FORMS)})\b(?<!\bgeneral)"
)
_TITLE_AND_STROKE = re.compile(rf"\b(?:{alternatives(entries('titles'))})/$")
_OF_STATE = re.compile(r"[ ]of[ ](?:the[ ])?(?=[^\W\d_a-zß-ÿ])")
HONORIFIC_WORDS = frozenset(entries("honorifics"))
_HONORIFIC = (
    rf"(?:(?:(?:{'|'.join(sorted(HONORIFIC_WORDS, key=len, reverse=True))}|H\.(?:R\.)?[EHM]|Dato[’'])\.?"
    r"|H(?:is|er)[ ](?:Royal[ ])?(?:Excellency|Highness|Majesty))[ ])?"
)
HONORIFICS = _HONORIFIC * 3
"""As many honorifics as stand before a name, or none."""

_NAMED = re.compile(
    rf"[ ]{HONORIFICS}(?P<name>{PARTICLES_FIRST}{FULL_NAME})(?:[ ]of[ ](?P<land>{CAPITAL_WORD}))?"
)
# "the Chinese president, Xi Jinping," and "the minister for trade, Ann Berg,": two names at least.
_NAMED_AFTER_COMMA = re.compile(
    rf"(?:[ ](?:of|for|to|on)[ ][^,.;:\n]{{2,90}})?,[ ]{HONORIFICS}(?P<name>{PARTICLES_FIRST}{FULL_NAME})"
    r"(?=[,.;)\n]|$)(?P<land>)"
)
# "Director of the Office of the Foreign Affairs Commission Ann Berg": behind so long an office, a name of two words or more.
_ITS_BODY = (
    "Administration|Affairs|Agency|Assembly|Authority|Board|Bureau|Cabinet|Chamber|Commission|Committee|Council"
    "|Department|Directorate|Ministry|Office|Parliament|Secretariat|Senate|Service|Staff"
)
_ANOTHER_OFFICE = "Advis[eo]r|Ambassador|Chair(?:man|woman)?|Commissioner|Director|Head|Minister|Premier|President|Secretary"
_NAMED_AFTER_BODY = re.compile(
    rf"[ ](?:of|for)[ ](?:the[ ])?(?:(?:(?!(?:{_ANOTHER_OFFICE})\b){CAPITAL_WORD}|of|for|and|the|&)[ ]){{0,10}}?(?:{_ITS_BODY})[ ]"
    rf"(?!(?:{_ITS_BODY})\b){HONORIFICS}(?P<name>{CAPITAL_WORD}(?:[ ]{CAPITAL_WORD}){{1,3}})"
)
# "Osmeran Party Secretary and " before "Director of the Office of Trade".
_OFFICES_IN_ROW = re.compile(rf"(?:(?:{CAPITAL_WORD}|of|for|and|the)[ ]){{1,12}}$")
# The field of an office, whose words a name has no part in: "Secretary of Energy Ann Berg, Secretary of State".
_FIELD_BEGINS = re.compile(
    rf"\b(?:{'|'.join(sorted(WORDS_OF_TITLES))})[ ](?:of|for)[ ](?:the[ ])?"
    rf"(?:(?:(?:{CAPITAL_WORD}|of)[ ]){{0,5}}(?:of|and|&)[ ](?:the[ ])?)?$"
)
_UP_TO_TITLE = r",[ ](?:(?!(?:at|by|for|from|in|of|on|to|with)\b)[\w’'-]+[ ]){0,6}$"
# "Wang Yi, Chinese foreign minister," and "said Ann Berg, the agency's executive director"; but "in San Berg, the mayor".
_NAMED_BEFORE = re.compile(
    r"(?<![\w.’'-])(?<!\b[Ii]n[ ])(?<!\b[Aa]t[ ])(?<!\b[Nn]ear[ ])(?<!\b[Ff]rom[ ])(?<!\b[Tt]he[ ])"
    rf"{HONORIFICS}(?P<name>{FULL_NAME}){_UP_TO_TITLE}"
)
_BEHIND_COMMA = re.compile(_UP_TO_TITLE)
_DESCRIPTION_END = re.compile(
    r"(?:[ ](?:of|for|on|to)[ ][^,.;:()\n]{2,90})?(?:[,.;)”\"\n]|$)|[ ](?:who|whose)\b|[ ](?:of|for|on|to)[ ]"
)
_WHOSE = re.compile(
    r"(?P<land>[^\W\d_a-zß-ÿ][^\W_]*(?:[ ][^\W\d_a-zß-ÿ][^\W_]*)?)[’']s[ ](?:(?:ex|then)-|(?:ex|then|former)[ ])?$"
)


def titled(text: str, words: Iterable[tuple[int, str]]) -> Iterator[Titled]:
    """Every name beside a title, in the order of the text, of which `words` are all words and where they begin."""
    done = 0
    for begin, word in words:
        if word not in _TITLE_FIRST or begin < done:
            continue
        match = _TITLE.match(text, begin)
        if not match:
            continue
        done = match.end()
        start = capitals_before(text, _first_of_two(text, match.start()), 4, _MODIFIERS)
        if found := _named_beside(text, start, match.end()):
            yield found


def _first_of_two(text: str, start: int) -> int:
    """Where the title begins that a stroke joins to the one at `start`: "High Representative/Vice-President"."""
    stroke = "/" in text[max(0, start - 2) : start]
    before = _TITLE_AND_STROKE.search(text, max(0, start - 40), start) if stroke else None
    return before.start() if before else start


def _named_beside(text: str, start: int, end: int) -> Titled | None:
    """The name beside the title from `start` up to `end`, behind it or before it."""
    title, state, after = text[start:end], _whose(text, start), end
    if of := _OF_STATE.match(text, end):
        entry = listed_from(text, of.end())
        word = CAPITALISED.match(text, of.end())
        if entry and entry.kind == "name":
            state, after = entry.code, of.end() + len(entry.words)
        elif word and not (
            entry and entry.kind != "city" or word.group() in WORDS_OF_TITLES or word.group() in NOT_NAMES
        ):
            # "President of Osmera Teodor Brask"
            named = _NAMED.match(text, word.end())
            name = clean_name(named["name"]) if named else ""
            if named and " " in name:
                return Titled(name, named.start("name"), title, None, word.group())
    if not state and (found := _named_after_body(text, start, end)):
        return found
    if state and text.startswith(",", after):
        after += 1
    named = _NAMED.match(text, after)
    name = clean_name(named["name"]) if named else ""
    if not name and (named := _NAMED_AFTER_COMMA.match(text, end)):
        name = clean_name(named["name"])
        name = name if " " in name and not listed_whole(name) else ""
    if named and name:
        whole = named["name"].endswith(
            name
        )  # "President Brask's Call with President Lind of Osmera" is of two
        return Titled(name, named.start("name"), title, state, named["land"] if whole else None)
    return _named_before(text, start, end, state)


def _named_after_body(text: str, start: int, end: int) -> Titled | None:
    """The name behind the body, of which the title from `start` up to `end` is an office."""
    named = _NAMED_AFTER_BODY.match(text, end, end + 160)
    name = clean_name(named["name"]) if named else ""
    if not named or " " not in name or name != named["name"] or listed_from(name):
        return None
    office = _OFFICES_IN_ROW.search(text, max(0, start - 90), start)
    words = CAPITALISED.findall(office.group()) if office else ()
    peoples = (place_of(word) for word in words)
    state = next((people.code for people in peoples if people and people.kind == "demonym"), None)
    return Titled(name, named.start("name"), text[start:end], state, None)


def _named_before(text: str, start: int, end: int, state: str | None) -> Titled | None:
    """The name that the title from `start` up to `end` describes, behind a comma."""
    comma = text.rfind(", ", max(0, start - 60), start)
    if comma <= 0 or not _BEHIND_COMMA.match(text, comma, start) or not _DESCRIPTION_END.match(text, end):
        return None
    named = _NAMED_BEFORE.search(text, max(0, comma - 90), start)
    if not named:
        return None
    first, _, others = named["name"].partition(" ")
    written, begin = named["name"], named.start("name")
    if first in NEVER_BEFORE_A_NAME:  # "When Ann Berg, the economy minister, left"
        written, begin = others, begin + len(first) + 1
    name = clean_name(written)
    if _FIELD_BEGINS.search(text, max(0, begin - 60), begin):
        return None
    return Titled(name, begin, text[start:end], state, None) if " " in name and name == written else None


def _whose(text: str, start: int) -> str | None:
    """The country of "Osmera's " before a title."""
    begin = max(0, start - 45)
    owned = any(text.find(mark, begin, start) >= 0 for mark in ("’s ", "'s "))
    match = _WHOSE.search(text, begin, start) if owned else None
    place = match and (place_of(match["land"]) or place_of(match["land"].rpartition(" ")[2]))
    return place.code if place and place.kind == "name" else None
