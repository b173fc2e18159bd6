"""Who a source is: full names for the words that stand before a cue, in the order of the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from readout.article import Article
from readout.facts import Facts
from readout.facts.english.people import is_personal, pronoun_of
from readout.lexicon import entries
from readout.statements.english.groups import group_at, group_named, members_of
from readout.statements.english.mentions import (
    NAME_IN_SOURCE,
    Memory,
    Mentions,
    mentions_in,
    mid_sentence,
    name_of,
    names_aide,
)
from readout.statements.english.offices import (
    OFFICE_AT_HEAD,
    body_named,
    counterpart,
    office_holder,
    side_named,
)
from readout.statements.english.principals import principals_in
from readout.statements.english.pronouns import PRONOUNS, meant_by

# "the president, for her part", "she, too"
_ASIDE_AT_END = re.compile(
    r",?\s(?:too|also|himself|herself|themselves)$|,\sfor\s(?:his|her|its|their)\spart,?$|,\s(?:in\sturn|meanwhile|however),?$"
)
_PERSON = re.compile(
    r"(?:an?|one|another|the)\s(?:[\w-]+\s){0,4}?(?!minister\b)(?:\w+(?:er|or|ist|ian|man|woman|ant|ent)|person|delegate|official|aide|"
    r"expert|analyst|resident|witness|student|spokes\w+)\b(?!\s(?:of\s)?[A-Z]?\w*s\b)",
    re.IGNORECASE,
)
_WORDS_OF_TITLES = frozenset(word.lower() for title in entries("titles") for word in title.split())
_JOINS_NAMES = re.compile(r"(?:,|\s|and|with|both|the|as\swell\sas){0,20}")
_JOINT = re.compile(r",|\band\b|\bwith\b|\bas\swell")
_OWNS = re.compile(r"[’']s?\s+\w")
_HANGING = re.compile(r"\b(?:of|for|from|to|by|with|at|in|on|against|about)\b|[’']s\b")
_SET_OFF = re.compile(r",\s(?:(?:Mr|Mrs|Ms|Dr|Sir|Dame)\.?\s)?$")
_TITLE_LAST = re.compile(r"\b(?:Minister|President|Secretary|Premier|Chancellor|King|Queen)\b[^,]{0,200}$")
# "The Prime Minister and President", "He and President Xi"; but "Minister for Trade and Energy Ann Brask" is one.
_OPENS_MEMBERS = re.compile(r"[Tt]he\s|[Hh]e\s|[Ss]he\s|I\s|[^,]{1,60}\s(?:he|she|I)$|[^,]{1,60}\sand\sthe\s")
# "and administration officials", "and his team": others who speak with somebody who is named.
_SEVERAL = re.compile(r"(?:^|\s)(?:[a-z]+s|team|staff|delegation|government|cabinet|wife|husband)$")
# Each part of "Minister Brask, Ann Moor, and Varnholt".
_IN_CAPITALS = re.compile(r"[A-Z][\w.’'-]*(?:\s[A-Z][\w.’'-]*){0,5}")
_ONE_PERSON = frozenset(("he", "she", "i", "him", "her"))
_SPEAKERS_KEPT = 6


class Meant(NamedTuple):
    """Whom a source means: full `names`, else its words; `by` what that was found, and the `places` that decided it."""

    names: tuple[str, ...]
    by: str
    places: tuple[tuple[int, int], ...]


class Speakers:
    """Resolves sources in the order of the text; remembers who spoke and who opened a sentence."""

    def __init__(self, article: Article, facts: Facts, sources: Sequence[tuple[int, int]]):
        self._mentions, self._memory = mentions_in(article, facts, sources)
        self._principals = principals_in(article, self._mentions)
        # What decided who spoke last.
        self._last = Meant((), "none", ())

    def of(self, source: tuple[int, int] | None, start: int, asked: bool = False) -> Meant:
        """Who the `source` of a statement is, or of a question that is `asked`, which begins at `start`.

        The names are never empty where there is a source.
        """
        mentions, memory = self._mentions, self._memory
        if source is None:
            return self._last._replace(names=memory.last)
        words = _ASIDE_AT_END.sub("", mentions.text[slice(*source)])
        source = source[0], source[0] + len(words)
        pronoun = words.lower() if words.lower() in PRONOUNS else None
        if pronoun:
            place, begin = source[0], min(start, source[0])
            names = meant_by(mentions, memory, self._principals, pronoun, place, begin)
            meant = Meant(names, "pronoun" if names else "none", self._places(names, place))
        else:
            meant = self._named(source, words)
            _learn_pronoun(memory, meant.names, words)
        names = meant.names
        if names:
            _remember(memory, names, source[0])
        elif not asked and _describes_person(words):
            # "A reporter" may be who "she" is in the next sentence, but not one who only asked.
            names = (mid_sentence(words),)
            memory.pronouns.setdefault(names[0], pronoun_of("", (words,)))
            memory.last, memory.spoke = names, source[0]
        names = names or (mid_sentence(words),)
        if not (pronoun or any(map(memory.is_person, names)) or group_at(mentions.text, *source)):
            memory.thing, memory.told = names, source[0]
        self._last = meant._replace(names=names)
        return self._last

    def _places(self, names: tuple[str, ...], place: int) -> tuple[tuple[int, int], ...]:
        """Where the text says who each of `names` is."""
        found = (self._mentions.naming_of(name, place) for name in names)
        return tuple((naming.start, naming.end) for naming in found if naming)

    def _named(self, source: tuple[int, int], words: str) -> Meant:
        """Who is meant by a source that is no pronoun; none where nothing says so."""
        mentions = self._mentions
        members = self._members(source, words)
        if members:
            return Meant(members, "group", self._places(members, source[0]))
        people = _people_at_head(mentions, source)
        if people:
            return Meant(people, "name", self._places(people, source[0] + 1))
        names, places = group_named(mentions, self._principals, words)
        if names:
            return Meant(names, "group", places)
        if group := group_at(mentions.text, *source):
            return Meant((group,), "none", ())
        body = body_named(mentions, source, words) or side_named(mentions, words)
        if body:
            return Meant((body,), "name", (source,))
        lands = [land.removeprefix("The ").removeprefix("the ") for land in words.split(" and ")]
        if len(lands) <= 2 and all(land in mentions.lands for land in lands):
            return Meant(tuple(mentions.lands[land] for land in lands), "name", (source,))
        return self._one(source, words)

    def _one(self, source: tuple[int, int], words: str) -> Meant:
        """The one person whom an office, or a name that nothing else announced, means."""
        mentions, memory, place = self._mentions, self._memory, source[0]
        head = words.split(", ")[0]  # "The prime minister, who has followed the talks"
        person = counterpart(mentions, memory, words, place) or office_holder(
            mentions, memory, self._principals, head, place
        )
        if person:
            return Meant((person,), "office", self._places((person,), place))
        person = _name_used_alone(mentions, memory, words)
        return Meant((person,), "name", (source,)) if person else Meant((), "none", ())

    def _members(self, source: tuple[int, int], words: str) -> tuple[str, ...]:
        """Who "the Prime Minister and President", "he and President Xi" are; nobody where a part is not known."""
        mentions, parts = self._mentions, members_of(words, source[0])
        if len(parts) < 2:
            return ()
        others = len(parts) == 2 and "," not in words
        listed = all(_IN_CAPITALS.fullmatch(mentions.text, *part) for part in parts)
        if not (_OPENS_MEMBERS.match(words) or others or listed):
            return ()
        found = [self._member(begin, end, source[0]) for begin, end in parts]
        plain = [mentions.text[slice(*part)] for part, names in zip(parts, found, strict=True) if not names]
        if len(plain) == len(parts) or plain and not (others and all(map(_SEVERAL.search, plain))):
            return ()
        return tuple(
            dict.fromkeys(
                name
                for part, names in zip(parts, found, strict=True)
                for name in names or (mid_sentence(mentions.text[slice(*part)]),)
            )
        )

    def _member(self, begin: int, end: int, start: int) -> tuple[str, ...]:
        """Who one part of a list is, from `begin` up to `end`, where the list begins at `start`."""
        mentions, memory = self._mentions, self._memory
        part = mentions.text[begin:end]
        if part.lower() in _ONE_PERSON:
            return meant_by(mentions, memory, self._principals, part.lower(), begin, start)
        if people := _people_at_head(mentions, (begin, end)):
            return people
        one = office_holder(mentions, memory, self._principals, part, begin) or (
            _name_used_alone(mentions, memory, part) if " " in part else None
        )
        return (one,) if one else ()


def _learn_pronoun(memory: Memory, names: tuple[str, ...], words: str) -> None:
    """Keeps what the words of a source show of one person: "the widow Ann Brask" is a she."""
    shown = pronoun_of("", (words.split(",")[0],))
    if shown and len(names) == 1 and memory.pronouns.get(names[0], shown) is None:
        memory.pronouns[names[0]] = shown


def _remember(memory: Memory, names: tuple[str, ...], place: int) -> None:
    """Keeps who spoke, and where that was said."""
    memory.last = names
    if any(memory.is_person(name) for name in names):
        memory.spoke = place
    memory.recent = [*names, *(name for name in memory.recent if name not in names)][:_SPEAKERS_KEPT]


def _describes_person(words: str) -> bool:
    """Whether a source that is no known name means a person: "a reporter", "the president"."""
    return bool(_PERSON.match(words) or OFFICE_AT_HEAD.fullmatch(words)) and "questioner" not in words


def _people_at_head(mentions: Mentions, source: tuple[int, int]) -> tuple[str, ...]:
    """Who is named at the head of the source: "A, B's envoy" is A; "A and B" are both; "A's aide" is not A."""
    text = mentions.text
    names: list[str] = []
    end = source[0]
    named = mentions.within(*source)
    if names_aide(text, named):
        named, end = named[1:], named[1].start
    for naming in named:
        between = text[end : naming.start]
        if names and not _joined(between, naming.title) or not names and not _heads(between):
            break
        if _OWNS.match(text[naming.end : source[1]]):
            break
        names.append(naming.name)
        end = naming.end
    return tuple(dict.fromkeys(names))


def _joined(between: str, title: str) -> bool:
    """Whether nothing but "and" or the like, and a title, stands between two names."""
    return bool(_JOINS_NAMES.fullmatch(between.replace(title, "")) and _JOINT.search(between))


def _heads(between: str) -> bool:
    """Whether only a title or a description stands before the name, and no preposition hangs it on another."""
    if not _HANGING.search(between):
        return True
    # "the Secretary-General of the League, Brask", "the League's secretary, Brask": what is set off is who it is.
    words = {word.lower() for word in re.findall(r"\w+", between)}
    if _SET_OFF.search(between) and between.count(",") == 1 and not words.isdisjoint(_WORDS_OF_TITLES):
        return True
    return bool(_TITLE_LAST.search(between))


def _name_used_alone(mentions: Mentions, memory: Memory, words: str) -> str | None:
    """A name that nothing else announced; a short one stands for the longer one before it."""
    tokens = words.split()
    if len(tokens) <= 3:  # "de Varnholt", "Ter Varnholt"
        holders = mentions.by_word.get(tokens[-1], ())
        if len(holders) == 1 and not any(token.islower() and len(token) > 4 for token in tokens):
            return holders[0]
    match = NAME_IN_SOURCE.match(words)
    if not match or words[match.end() : match.end() + 1] not in ("", ",", "(", "–", "—"):
        return None
    name = name_of(match)
    if not name or words[:4] == "The ":
        return None
    name = memory.surnames.get(name, name)
    if is_personal(name):
        memory.surnames[name.split()[-1]] = name
        memory.pronouns.setdefault(name, pronoun_of(name, ()))
    return name
