"""Who a pronoun is: whom the text last had speaking or opening a sentence, never simply the nearest name."""

from __future__ import annotations

import re

from readout.periods import WEEKDAYS
from readout.statements.english.groups import group_at
from readout.statements.english.mentions import PERSON_NOUN, Memory, Mentions, names_aide
from readout.statements.english.offices import OFFICE_AT_HEAD, office_holder
from readout.statements.english.principals import Principals

_SINGULAR = frozenset({"he", "she"})
_FIRST_PERSON = frozenset({"i", "we"})
PRONOUNS = _SINGULAR | _FIRST_PERSON | {"they", "who", "it"}
_CONNECTIVE = re.compile(r"(?:(?:But|And|Yet|Still|Earlier|Later|Also|Meanwhile|For (?:his|her) part),? )?")
# What may stand before the subject of a sentence: "In Nevada, he", "With the vote counted, Brask".
_FRONTED = re.compile(
    r"(?:[A-Z]\w+ing|After|Although|Amid|Among|As|Asked|At|Back|Before|Beyond|By|Despite|During|Earlier|For|Following|From|"
    r"If|In|Later|Meanwhile|Of|On|Once|Over|Since|Standing|Then|Though|Through|To|Under|Until|Unlike|When|While|With|"
    r"Without)\b[^,.;:\"“”\n]{0,100},\s"
    rf"|(?:In the (?:morning|afternoon|evening)|On (?:{'|'.join(WEEKDAYS)})|Today|Yesterday|Later|Also)\s"
)
_EARLY_PRONOUN = re.compile(r"[^.!?;\"“”]{0,60}?\b(?:[Hh]e|[Ss]he)\s")
# "Conservative icon Brask", "One local woman, Brask": what is said of a person, and no verb.
_DESCRIPTION = re.compile(
    rf"(?:(?:[A-Z][\w.’'-]*|one|an?|the)\s)?(?:[\w.’'-]+\s){{0,4}}?(?:{PERSON_NOUN},?\s)?(?:[A-Z][\w.]*\s){{0,3}}"
)
_PLURAL = re.compile(r"^(?:[\w’'-]+\s){0,6}[a-z]+(?:s|people|men|women)(?=$|\s(?:of|from|for|at|in|with)\b)")
_DOUBLE_QUOTE = re.compile(r"[\"“”]")
_LONGEST_OPENING = 80  # characters up to the name that opens a sentence
_SENTENCES_BACK = 3  # where somebody near, or a pair, may have been named


def meant_by(
    mentions: Mentions, memory: Memory, principals: Principals, pronoun: str, place: int, start: int
) -> tuple[str, ...]:
    """Full names for the `pronoun` at `place`, in a statement that begins at `start`; none where nobody fits."""
    if pronoun == "who":
        return _just_before(mentions, place)
    if pronoun in _FIRST_PERSON:
        return _author(mentions, memory, principals, pronoun)
    if pronoun == "it":
        return memory.thing
    if pronoun == "they":
        return _several(mentions, memory, principals, place)
    if pronoun not in _SINGULAR:
        return ()
    name = _one_person(mentions, memory, principals, pronoun, place, start)
    if name is None:
        return ()
    memory.pronouns[name] = pronoun  # the text has said so now
    return (name,)


def _author(mentions: Mentions, memory: Memory, principals: Principals, pronoun: str) -> tuple[str, ...]:
    """Who "I" and "we" are in what one of the principals publishes: that one, or both; else whose text it is."""
    author = tuple(naming.name for naming in principals.author)
    if pronoun == "i":
        return author
    if author and principals.guests:
        return (*author, *(naming.name for naming in principals.guests))
    return author or (() if memory.last else mentions.issuer)


def _one_person(
    mentions: Mentions, memory: Memory, principals: Principals, pronoun: str, place: int, start: int
) -> str | None:
    """Who "he" or "she" is: who opened a sentence or spoke last, else who spoke or is named near."""
    for name in (*_openers(mentions, memory, principals, place, start), *memory.last):
        if memory.fits(name, pronoun):
            return name
    others = [*memory.recent, *_nearby(mentions, place)]
    for shown in (pronoun, None):
        for name in others:
            if memory.pronouns.get(name, "") == shown:
                return name
    return None


def _just_before(mentions: Mentions, place: int) -> tuple[str, ...]:
    """ "Brask, who": the one named right before `place`."""
    return tuple(naming.name for naming in mentions.lately(place)[-1:] if place - naming.end <= 3)


def _several(mentions: Mentions, memory: Memory, principals: Principals, place: int) -> tuple[str, ...]:
    """Who "they" are: those who spoke together, the group that spoke, those who met, or two whom a sentence before names."""
    if memory.told > memory.spoke and len(memory.thing) == 1 and _PLURAL.search(memory.thing[0]):
        return memory.thing  # "Officials of both agencies"
    if len(memory.last) > 1 or memory.last and not any(map(memory.is_person, memory.last)):
        return memory.last
    if principals.all:
        return tuple(naming.name for naming in principals.all)
    starts = mentions.sentence_starts
    number = mentions.sentence_at(place)
    for before in range(number - 1, max(-1, number - _SENTENCES_BACK - 1), -1):
        opening = _after_connective(mentions, before)
        if group := group_at(mentions.text, opening):
            return (group,)
        named = mentions.within(starts[before], starts[before + 1])
        names = tuple(dict.fromkeys(naming.name for naming in named))
        if len(names) == 2:
            return names
    return ()


def _nearby(mentions: Mentions, place: int) -> list[str]:
    """Who is named in this sentence or the three before it, the nearest first."""
    starts = mentions.sentence_starts
    start = starts[max(0, mentions.sentence_at(place) - _SENTENCES_BACK)] if starts else 0
    return [naming.name for naming in reversed(mentions.within(start, place))]


def _openers(mentions: Mentions, memory: Memory, principals: Principals, place: int, start: int) -> list[str]:
    """Who opens a sentence from the one before `start` on, if that is after who spoke last was named.

    Where that one opens with "he" or "she", the sentence before it is asked, too.
    """
    earliest = mentions.sentence_at(start) - 1
    found = []
    for number in range(mentions.sentence_at(place), max(-1, earliest - 4), -1):
        if number < earliest and not _opens_with_pronoun(mentions, number + 1):
            break
        name = _opener(mentions, memory, principals, number, place)
        if name:
            found.append(name)
    return found


def _opens_with_pronoun(mentions: Mentions, number: int) -> bool:
    """Whether "he" or "she" stands early in sentence `number`, and nobody is named before."""
    start = mentions.sentence_starts[number]
    early = _EARLY_PRONOUN.match(mentions.text, start)
    return early is not None and not mentions.within(start, early.end())


def _opener(
    mentions: Mentions, memory: Memory, principals: Principals, number: int, place: int
) -> str | None:
    """Who is the subject of sentence `number`, before `place` and after who spoke last was named."""
    for opening in reversed(_subject_places(mentions, number)):
        if memory.spoke < opening < place:
            name = _subject_at(mentions, memory, principals, opening, place)
            if name:
                return name
    return None


def _subject_places(mentions: Mentions, number: int) -> list[int]:
    """Where the subject of sentence `number` may begin: at its head, or after what is put before it."""
    opening = _after_connective(mentions, number)
    fronted = _FRONTED.match(mentions.text, opening)
    return [opening, fronted.end()] if fronted else [opening]


def _subject_at(
    mentions: Mentions, memory: Memory, principals: Principals, opening: int, place: int
) -> str | None:
    """The person whom the words at `opening`, before `place`, mean: by office, by name, or by a name after a description."""
    named = mentions.within(opening, min(place, opening + _LONGEST_OPENING))
    office = OFFICE_AT_HEAD.match(mentions.text, opening, place)
    if office and (not named or named[0].start >= office.end()):
        holder = office_holder(mentions, memory, principals, office.group(), opening)
        if holder:
            return holder
    if not named:
        return None
    before = mentions.text[opening : named[0].start]
    if _DOUBLE_QUOTE.search(before):
        return None  # who is quoted, not who speaks
    if len(before) > len(named[0].title) + 1 and not _DESCRIPTION.fullmatch(before):
        return None
    return named[names_aide(mentions.text, named)].name


def _after_connective(mentions: Mentions, number: int) -> int:
    """Where sentence `number` begins, "But" or "For her part" left out."""
    start = mentions.sentence_starts[number]
    connective = _CONNECTIVE.match(mentions.text, start)
    return connective.end() if connective else start
