"""Who is named where: people, bodies and countries of a text by place, word and title."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from readout.article import Article
from readout.countries import countries
from readout.facts import Facts
from readout.facts.english.people import is_personal, pronoun_of
from readout.lexicon import columns, entries

_CAPITAL_WORD = r"[^\W\d_a-zß-ÿ][\w’'-]*\w"
NAME_IN_SOURCE = re.compile(
    rf"(?<![\w’'-])(?:{_CAPITAL_WORD}[’']s\s)?(?P<title>(?:Mr|Mrs|Ms|Miss|Dr|Sen|Rep|Gov|Gen|Sir|Dame|Lord|Lady)\.?\s)?"
    rf"(?P<name>{_CAPITAL_WORD}(?:\s(?:{_CAPITAL_WORD}|[A-Z]\.)){{0,3}})"
)
# What a person may be called by what they do: "icon", "delegate", "mother".
PERSON_NOUN = (
    r"(?:[a-z]\w*(?:er|or|ist|ian|man|woman|ant|ent|ive|ier)|person|delegate|official|aide|expert|analyst|resident|witness|"
    r"student|spokes\w+|icon|hopeful|rival|ally|wife|husband|mother|father|brother|sister|son|daughter|founder|chief|head|"
    r"attorney|coach|host|native|nominee|activist|professor)"
)
# "Conservative economist Ann Brask": a name of two words or more after what a person is.
_DESCRIBED_NAME = re.compile(
    rf"(?:[\w’'-]+\s){{0,5}}{PERSON_NOUN}\s(?P<name>{_CAPITAL_WORD}(?:\s(?:{_CAPITAL_WORD}|[A-Z]\.)){{1,3}})(?=,|$)"
)
# What every such name has before it, which is looked for faster.
_PERSON_BEFORE_NAME = re.compile(rf"{PERSON_NOUN}\s[^\W\d_a-zß-ÿ]")
# "Varnholt spokesman Brask" and "Varnholt's lawyer, Brask" are Brask.
_AIDE = re.compile(
    r"(?:[’']s)?(?:\s[\w-]+){0,3}\s(?:spokes\w+|consultant|attorney|lawyer|aide|advis[eo]r|strategist|chief|manager|"
    r"supporter|ally|surrogate|director|deputy|envoy|minister|secretary),?\s"
)
_POSSESSIVE_ENDING = re.compile(r"[’']s?$")
_NO_NAMES = frozenset(
    {form for title in entries("titles") for word in title.split() for form in (word, f"{word}s")}
    | {word.title() for _, words, *_ in columns("function_words") for word in words.split()}
    | {"".join(word[0] for word in title.split()) for title in entries("titles") if " " in title}
    | {"Rep", "Sen", "Gov", "Gen", "Mr", "Mrs", "Ms", "Dr"}
)
_LANDS = frozenset(country.names[0] for country in countries())
_LATELY = 50  # mentions to look back over


class Naming(NamedTuple):
    """A person named at a place of the text: `title` stands before the name ("" where none), `name` is the full one."""

    start: int
    end: int
    title: str
    name: str


@dataclass(frozen=True, slots=True)
class Mentions:
    """Who and what a text names, and where.

    `people` are in the order of the text; `by_word` and `by_title` give full names by a word of theirs and by a title in
    small letters. `bodies` are organisations by where they are named, with the end and the name; `bodies_by_word` has
    these places and names by a word of the name. `lands` and `demonyms` give the name and the demonym of a place as it
    is written. `issuer` is the first organisation named, which a text's "we" is. `countries` has the ISO 3166 code of
    each person's country, where one is known, and `land_names` the place in the text of each land, by that code.
    `by_name` has the namings of each person, `in_full` those that write the whole name.
    """

    text: str
    sentence_starts: list[int]
    people: list[Naming]
    people_starts: list[int]
    by_word: dict[str, list[str]]
    by_title: dict[str, list[str]]
    bodies: dict[int, tuple[int, str]]
    bodies_by_word: dict[str, list[tuple[int, str]]]
    lands: dict[str, str]
    demonyms: dict[str, str]
    issuer: tuple[str, ...]
    countries: dict[str, str]
    land_names: dict[str, tuple[str, int, int]]
    by_name: dict[str, list[Naming]]
    in_full: dict[str, list[Naming]]

    def within(self, start: int, end: int) -> list[Naming]:
        """The people named from `start` up to `end`."""
        low = bisect_left(self.people_starts, start)
        return self.people[low : bisect_left(self.people_starts, end)]

    def lately(self, place: int) -> list[Naming]:
        """The people named last before `place`, the nearest last."""
        number = bisect_left(self.people_starts, place)
        return self.people[max(0, number - _LATELY) : number]

    def naming_of(self, name: str, place: int) -> Naming | None:
        """Where the text says who `name` is: the last place before `place` that has it in full, else the first of all."""
        whole = self.by_name.get(name, [])
        full = self.in_full.get(name, [])
        before = bisect_left(full, place, key=lambda naming: naming.start)
        return full[before - 1] if before else whole[0] if whole else None

    def titles_of(self, name: str) -> list[str]:
        """The titles of a person, in small letters."""
        return [title for title, names in self.by_title.items() if name in names]

    def sentence_at(self, place: int) -> int:
        """The number of the sentence that holds `place`; -1 before the first."""
        return bisect_left(self.sentence_starts, place + 1) - 1


@dataclass(slots=True)
class Memory:
    """What a text has shown up to the place that is read.

    `pronouns` has every person, with "he", "she", or None where nothing has shown it yet; `surnames` the full name of
    those whom nothing announced but their speaking. `last` spoke last, and was named at `spoke`; `thing` is the
    organisation, country, group or document that did, at `told`; `recent` are those who spoke, the last first.
    """

    pronouns: dict[str, str | None]
    surnames: dict[str, str]
    last: tuple[str, ...] = ()
    thing: tuple[str, ...] = ()
    told: int = -1
    spoke: int = -1
    recent: list[str] = field(default_factory=list)

    def is_person(self, name: str) -> bool:
        """Whether somebody of that name is known to be a person."""
        return name in self.pronouns

    def fits(self, name: str, pronoun: str) -> bool:
        """Whether `pronoun` may mean the person of that name."""
        return self.pronouns.get(name, "") in (None, pronoun)


def mentions_in(
    article: Article, facts: Facts, sources: Sequence[tuple[int, int]]
) -> tuple[Mentions, Memory]:
    """Who and what `article` names, and what is known of them before it is read.

    `sources` are the places of those who speak: people whom nothing else announces are named there.
    """
    by_word: dict[str, list[str]] = {}
    by_title: dict[str, list[str]] = {}
    pronouns: dict[str, str | None] = {}
    # Two people whom the text writes differently may be spelt alike ("BRASK", "Brask"): the name is one.
    for person in {person.name: person for person in facts.people}.values():
        pronouns[person.name] = person.pronoun
        for word in dict.fromkeys(person.name.split() if person.is_named else ()):
            by_word.setdefault(word, []).append(person.name)
        for title in person.titles:
            by_title.setdefault(title.lower(), []).append(person.name)
    bodies = {m.start: (m.end, body.name) for body in facts.organisations for m in body.mentions}
    unannounced = _unannounced(article.text, facts, sources)
    surnames = {}
    for name in unannounced:
        pronouns.setdefault(name, pronoun_of(name, ()))
        surnames[name.split()[-1]] = name
    announced = [Naming(m.start, m.end, m.title or "", p.name) for p in facts.people for m in p.mentions]
    people = sorted(announced + _namings(article.text, unannounced))
    by_name: dict[str, list[Naming]] = {}
    in_full: dict[str, list[Naming]] = {}
    for naming in people:
        by_name.setdefault(naming.name, []).append(naming)
        if article.text[naming.start : naming.end] == naming.name:
            in_full.setdefault(naming.name, []).append(naming)
    mentions = Mentions(
        article.text,
        [sentence.start for sentence in article.sentences],
        people,
        [naming.start for naming in people],
        by_word,
        by_title,
        bodies,
        _by_word(bodies),
        {m.text: land.name for land in facts.places for m in land.mentions},
        _demonyms(facts),
        tuple(mid_sentence(body.name) for body in facts.organisations[:1]),
        {person.name: person.country for person in facts.people if person.country},
        {
            land.country: (land.name, land.mentions[0].start, land.mentions[0].end)
            for land in reversed(facts.places)
            if land.country and land.name in _LANDS
        },
        by_name,
        in_full,
    )
    return mentions, Memory(pronouns, surnames)


def _by_word(bodies: dict[int, tuple[int, str]]) -> dict[str, list[tuple[int, str]]]:
    """Where organisations are named, and their names, by each word of a name."""
    found: dict[str, list[tuple[int, str]]] = {}
    for start, (_, name) in sorted(bodies.items()):
        for word in dict.fromkeys(name.lower().split()):
            found.setdefault(word, []).append((start, name))
    return found


def _demonyms(facts: Facts) -> dict[str, str]:
    """The demonym that the text has of a land ("Osmeran"), by each form in which the land is named."""
    found: dict[str, str] = {}
    for land in facts.places:
        demonym = next((m.text for m in land.mentions if m.kind == "demonym"), None)
        if demonym:
            found.update(dict.fromkeys((m.text for m in land.mentions), demonym))
    return found


def _unannounced(text: str, facts: Facts, sources: Sequence[tuple[int, int]]) -> list[str]:
    """The names of people whom only their speaking shows to be such."""
    known = {word for person in facts.people for word in person.name.split()}
    listed = {(m.start, m.end) for land in facts.places for m in land.mentions}
    listed |= {(m.start, m.end) for body in facts.organisations for m in body.mentions}
    people = {m.start for p in facts.people for m in p.mentions}
    names = []
    for start, end in sources:
        described = _PERSON_BEFORE_NAME.search(text, start, end) and _DESCRIBED_NAME.search(text, start, end)
        match = described or _name_at_head(text, start, end)
        if not match or match.span("name") in listed or match.span() in listed:
            continue
        if not people.isdisjoint(range(*match.span())):
            continue
        name = name_of(match)
        if name and known.isdisjoint(name.split()) and is_personal(name):
            names.append(name)
    return names


def _name_at_head(text: str, start: int, end: int) -> re.Match[str] | None:
    """The name that a source is, or that its description is set off from: "Brask", "Ann Brask, a mason"."""
    match = NAME_IN_SOURCE.match(text, start, end)
    if not match:
        return None
    follows = text[match.end() : match.end() + 1]
    goes_on = follows == " " and match.end() < end  # "Brask of the guild"
    return match if follows in " ,(–—" and not goes_on else None


def name_of(match: re.Match[str]) -> str:
    """The name that a match of `NAME_IN_SOURCE` found, no possessive; "" where it is, or ends in, a title or a common word."""
    name = _POSSESSIVE_ENDING.sub("", match["name"])
    return "" if name in _NO_NAMES or name.rpartition(" ")[2] in _NO_NAMES else name


def _namings(text: str, names: Sequence[str]) -> list[Naming]:
    """Where people of these full names are named by them or by their last word."""
    full: dict[str, str] = {}
    for name in names:
        full.setdefault(name, name)
        full.setdefault(name.split()[-1], name)
    if not full:
        return []
    longest = "|".join(re.escape(name) for name in sorted(full, key=len, reverse=True))
    pattern = re.compile(rf"(?<![\w’'-])(?:{longest})(?![\w-])")
    return [Naming(m.start(), m.end(), "", full[m.group()]) for m in pattern.finditer(text)]


def names_aide(text: str, namings: Sequence[Naming]) -> bool:
    """Whether the first of `namings` only says whose aide the second is."""
    return len(namings) > 1 and bool(_AIDE.fullmatch(text, namings[0].end, namings[1].start))


def mid_sentence(words: str) -> str:
    """A source that is no known name, as it would stand within a sentence: "the ministry", "Port Authority"."""
    the, _, rest = words.partition(" ")
    if the not in ("The", "the") or not rest:
        return words
    return rest if all(w[0].isupper() or w in ("of", "and", "for") for w in rest.split()) else f"the {rest}"
