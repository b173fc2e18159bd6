"""People: whom a title, an honorific, a given name, an age or a family name shows, with each mention of them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from readout.facts.english.gazetteer import (
    CAPITALISED,
    DIRECTIONS,
    FEATURE_WORDS,
    FEATURES_FIRST,
    REGION_WORDS,
    Listed,
    Words,
    by_first_word,
    listed_at,
    listed_whole,
    place_of,
)
from readout.facts.english.names import (
    FULL_NAME,
    NEVER_BEFORE_A_NAME,
    OPENING_WORDS,
    WORDS_OF_TITLES,
    Headlines,
    clean_name,
    forms,
    fullest_forms,
    opens_sentence,
    particles_before,
    spelt,
    without_possessive,
)
from readout.facts.english.organisations import has_body_word
from readout.facts.english.titles import HONORIFIC_WORDS, HONORIFICS, Titled
from readout.facts.model import Date, Mention, Person
from readout.lexicon import columns

_GIVEN_NAMES = {name: pronoun for pronoun, names in columns("given_names") for name in names.split()}
# A run of capitalised words, honorifics aside.
_RUN_OF_CAPITALS = re.compile(rf"(?P<titles>{HONORIFICS})(?P<name>{FULL_NAME})")
_SMALL_WORD_BEFORE = re.compile(r"\b([a-z]+)[ ]$")
# What goes on after "Osmera's Ann Brask" and not after "Osmera's Long Wall".
_DOES = re.compile(r"[ ](?:and|said|says|told|met|will|is|was|has|had|also|who|[a-z]+ed)\b|[,.;]")
_GENERATION_AFTER = re.compile(r",?[ ][JS]r\b\.?")
_AGE_AFTER = re.compile(r",[ ]\d\d,")
_DETERMINERS = frozenset("the a an his her its their our this that these those each every".split())
_TO_PLACES = frozenset("and at between for from in into near of to towards via with within across".split())
# "Fort James", "San Antonio": the given name is part of a place's.
_PLACE_PREFIXES = frozenset("Cape Fort Lake Mount Port Saint San Santa St".split())
_INSIDE_WORDS = frozenset("’'.-")
# Not any word that ends so: "German".
_WHOSE_TRADE = "(?:chair|spokes|congress|council|alder|states|business|police|sales|gentle|crafts|fisher|camera|noble|service|fire)?"
_OF_WOMEN = re.compile(
    r"\b(?:mrs|ms|miss|dame|queen|princess|lady|sheikha|actress|wife|widow|mother|daughter|sister|girl|nun"
    rf"|{_WHOSE_TRADE}woman)\b",
    re.IGNORECASE,
)
_OF_MEN = re.compile(
    r"\b(?:mr|sir|king|prince|lord|emir|sheikh|sultan|pope|actor|husband|widower|father|son|brother|boy"
    rf"|{_WHOSE_TRADE}man)\b",
    re.IGNORECASE,
)


def pronoun_of(name: str, titles: Iterable[str]) -> str | None:
    """The pronoun, "he" or "she", that titles or else the given name of a person show; None where neither does."""
    return _pronoun_shown(" ".join(titles)) or _GIVEN_NAMES.get(name.split(" ")[0])


@lru_cache(maxsize=1024)
def _pronoun_shown(titles: str) -> str | None:
    """The pronoun that titles show."""
    if _OF_WOMEN.search(titles):
        return "she"
    return "he" if _OF_MEN.search(titles) else None


def is_personal(name: str) -> bool:
    """Whether nothing in `name` shows that it is an organisation's or a place's."""
    return (
        clean_name(name) == name
        and name.split()[0] not in OPENING_WORDS
        and not listed_whole(name)
        and not _organisation_like(name)
    )


def _organisation_like(name: str) -> bool:
    return has_body_word(name) or any(
        word.isupper() and len(word) > 2 or word in REGION_WORDS or word in FEATURE_WORDS
        for word in name.split()
    )


# -- Names that no title announces


class _CapitalRun(NamedTuple):
    """Capitalised words in a row, `before` them a word in small letters or nothing, and honorifics, if any."""

    start: int
    end: int
    name: str
    honorifics: str
    before: str

    @property
    def determined(self) -> bool:
        """ "The Norlund Times": no person's name."""
        return self.before in _DETERMINERS


def untitled(headlines: Headlines, text: str, words: Words, titles: Sequence[Titled]) -> Iterator[Titled]:
    """Every name that no title announces, but an honorific, a known given name, an age, or a family name used alone."""
    taken = sorted(item.start for item in titles)
    runs = [*_runs(headlines, text, words)]
    alone = _alone(text, runs)
    for run in runs:
        person = _person_in(run, text, alone)
        if person is None:
            continue
        # Where a title announces a name inside a run, it is that one: "Secretary of Commerce Ann Brask".
        following = bisect_left(taken, person.start)
        if following == len(taken) or taken[following] >= person.start + len(person.name):
            yield person


def _runs(headlines: Headlines, text: str, words: Words) -> Iterator[_CapitalRun]:
    """The runs of capitalised words outside headlines, where verbs are written large, too."""
    done = 0
    for start, _, _, entry in words:
        if start < done or text[start - 1 : start] in _INSIDE_WORDS:
            continue
        if entry and " " in entry.words:
            done = start + len(entry.words)
            continue
        run = _RUN_OF_CAPITALS.match(text, start, headlines.end_of_sentence(start))
        if run:
            done = run.end()
            if not headlines.hold(start):
                before = _SMALL_WORD_BEFORE.search(text, max(0, start - 20), start)
                yield _CapitalRun(
                    run.start("name"), done, run["name"], run["titles"], before[1] if before else ""
                )


def _alone(text: str, runs: Iterable[_CapitalRun]) -> dict[str, bool]:
    """The names of one word, and whether each stands not only where a place's would: "in Osmera", "to Osmera"."""
    alone: dict[str, bool] = {}
    for run in runs:
        name = without_possessive(run.name)
        if " " not in name and not run.determined and not opens_sentence(text, run.start):
            alone[name] = alone.get(name, False) or run.before not in _TO_PLACES
    return alone


def _person_in(run: _CapitalRun, text: str, alone: Mapping[str, bool]) -> Titled | None:
    """The person whom a run names, if any, without what comes first: a word that opens a sentence, a land."""
    if " " not in run.name and not run.honorifics:
        return None  # one word alone names nobody
    start, tokens = run.start, run.name.split()
    if tokens[0] in OPENING_WORDS and len(tokens) > 1:
        start += len(tokens.pop(0)) + 1
    of_land = tokens[0].endswith(("’s", "'s")) and place_of(tokens[0]) is not None
    if of_land:
        start += len(tokens.pop(0)) + 1
    if not tokens:
        return None
    given = _given_name(tokens, bool(run.honorifics))
    start += sum(len(word) + 1 for word in tokens[: given or 0])
    name = clean_name(text[start : run.end])
    if not name or listed_whole(name):
        return None
    behind = text[start + len(name) + 1 : run.end].split(" ")[0]
    if run.honorifics and " " not in name and behind in WORDS_OF_TITLES:
        return None  # "Chief Medical Advisor"
    if honorifics := run.honorifics.replace(". ", " ").split():
        return Titled(name, start, " ".join(honorifics), None, None)
    if " " not in name or tokens[0] in DIRECTIONS or tokens[0] in FEATURES_FIRST:
        return None
    if given is None and not _is_shown(run, text, alone, tokens, name.split()[-1], of_land):
        return None
    return None if _organisation_like(name) else Titled(name, start, "", None, None)


def _is_shown(
    run: _CapitalRun, text: str, alone: Mapping[str, bool], tokens: Sequence[str], last: str, of_land: bool
) -> bool:
    """Whether something shows that a run of capitalised words, without a known given name, is a person's name."""
    if _AGE_AFTER.match(text, run.end) or of_land and _DOES.match(text, run.end):
        return True  # "Agusein Tarvik, 49,"; "Osmera's Ann Brask said": a land before it, a verb behind it
    if run.determined:
        return False
    if last in alone and len(last) > 2 and not opens_sentence(text, run.start):
        return True  # "Ann Brask", where elsewhere "Brask" stands alone
    # "Ann Brask Lind", likewise, and not only where a place's name would
    return any(alone.get(word) and len(word) > 2 for word in tokens[:-1])


def _given_name(tokens: Sequence[str], honoured: bool) -> int | None:
    """Which of `tokens` is the given name with which a name begins; the first where honorifics are before it."""
    given = next((i for i, word in enumerate(tokens) if word in _GIVEN_NAMES), None)
    if given and honoured:
        return 0
    return None if given and tokens[given - 1] in _PLACE_PREFIXES else given


# -- Everyone, with each mention


@dataclass(slots=True)
class _Growing:
    """A person as known so far."""

    mentions: dict[int, Mention] = field(default_factory=dict)
    titles: dict[str, None] = field(default_factory=dict)
    country: str | None = None


class _Names:
    """Whom a name or a part of one means at a place of the text: who bears it, and of several who was named last."""

    def __init__(self, titles: Sequence[Titled]) -> None:
        self.fullest = fullest_forms({item.name for item in titles if " " in item.name})
        by_place = sorted(titles, key=lambda item: item.start)
        self.people = dict.fromkeys(self.fullest[item.name] for item in by_place if " " in item.name)
        self.holders: dict[str, list[str]] = {}
        for name in self.people:
            for form in forms(name):
                self.holders.setdefault(form, []).append(name)
        for name, full in self.fullest.items():
            self.holders.setdefault(name, [full])
        self.titles: dict[str, set[str]] = {}
        for item in titles:
            if item.title and " " in item.name:
                self.titles.setdefault(self.fullest[item.name], set()).add(item.title)
        self.latest: dict[str, str] = {}
        self.index = by_first_word(
            Listed(form, form, None, "person")
            for form in dict.fromkeys((*self.people, *self.holders, *(item.name for item in titles)))
        )

    def full(self, name: str) -> str:
        """The fullest name of whom `name` means."""
        return self.fullest.get(name) or self.latest.get(name) or next(iter(self.holders.get(name, ())), name)

    def full_with_title(self, item: Titled) -> str:
        """Likewise, but "Mrs. Brask" is not Teodor Brask, and "President Brask" is the one of that name and title."""
        full, shown = self.full(item.name), pronoun_of("", (item.title,))
        if " " not in item.name and item.title not in self.titles.get(full, ()):
            bearers = [n for n in self.holders.get(item.name, ()) if item.title in self.titles.get(n, ())]
            if len(bearers) == 1:
                return bearers[0]
        if not shown or pronoun_of(full, ()) in (None, shown):
            return full
        others = [
            other for other in self.holders.get(item.name, ()) if pronoun_of(other, ()) in (None, shown)
        ]
        return others[-1] if others else full

    def note(self, full: str) -> None:
        """Take it that this person was named."""
        for form in forms(full):
            self.latest[form] = full


def people(
    stored: str, text: str, words: Words, titles: Sequence[Titled], dates: Sequence[Date]
) -> tuple[Person, ...]:
    """The people named in `titles`, with every other mention by the name or a part of it.

    `stored` is the text as it is kept, `text` the running text. A part that several people share means the one named
    last. "May" inside one of `dates` is the month.
    """
    names = _Names(titles)
    found = {name: _Growing() for name in names.people}
    beside = {}
    for item in titles:
        if first := CAPITALISED.search(text, item.start):
            beside[first.start()] = item
    busy, date = sorted((d.start, d.end) for d in dates), 0
    done = 0
    for number, (start, _, word, _) in enumerate(words):
        if start < done:
            continue
        shown = beside.get(start)
        if shown:
            full, name, start = names.full_with_title(shown), shown.name, shown.start
        elif word in names.index and (entry := listed_at(text, start, word, names.index)):
            while date < len(busy) and busy[date][1] <= start:
                date += 1
            if date < len(busy) and busy[date][0] <= start:
                continue
            full, name = names.full(entry.words), entry.words
            particles = particles_before(full, name)
            if particles and text.endswith(particles, 0, start):
                start, name = start - len(particles), particles + name
            if text[start - 1 : start] == "-" or text[start + len(name) : start + len(name) + 1] == "-":
                continue  # "Osmera-Xi"
            if name != full and _is_stranger(text, words, number, full):
                continue
        else:
            continue
        done = start + len(name)
        person = found.setdefault(full, _Growing())
        person.mentions[start] = Mention(start, done, stored[start:done], _title_before(text, start, shown))
        if shown and shown.title:
            person.titles |= dict.fromkeys(shown.title.split("/"))  # "High Representative/Vice-President"
            person.country = person.country or _country_of(shown)
        names.note(full)
    return tuple(
        Person(
            spelt(name),
            tuple(person.mentions.values()),
            tuple(person.titles),
            person.country,
            pronoun_of(name, person.titles),
            _forms(text, tuple(person.mentions.values())),
        )
        for name, person in sorted(found.items(), key=lambda item: next(iter(item[1].mentions), 0))
        if person.mentions
    )


def _forms(text: str, mentions: Iterable[Mention]) -> tuple[str, ...]:
    """The ways in which `mentions` write one name, with the title before it, and without, in their order."""
    found: dict[str, None] = {}
    for mention in mentions:
        generation = _GENERATION_AFTER.match(text, mention.end)
        written = text[mention.start : generation.end() if generation else mention.end]
        if mention.title and text.endswith(f"{mention.title} ", 0, mention.start):
            found[f"{mention.title} {written}"] = None
        found[written] = None
    return tuple(found)


def _title_before(text: str, start: int, shown: Titled | None) -> str | None:
    """The title of the person named at `start`, unless it is behind the name ("Wang Yi, Chinese foreign minister,")."""
    before = shown and shown.title and text.rfind(shown.title, max(0, start - 200), start) >= 0
    return shown.title if shown and before else None


def _country_of(item: Titled) -> str | None:
    """The code of the country that stands beside a title, behind the name, or in the title itself."""
    if item.state:
        return item.state
    if item.land and (land := place_of(item.land)):
        return land.code
    for word in CAPITALISED.finditer(item.title):
        place = place_of(item.title[word.start() :])
        if place and place.code:
            return place.code
    return None


def _is_stranger(text: str, words: Words, number: int, full: str) -> bool:
    """Whether another first name stands before: "Ann Brask" is not Teodor Brask."""
    start = words[number][0]
    if not number or words[number - 1][1] + 1 != start or text[start - 1] != " ":
        return False
    first, _, word, listed = words[number - 1]
    if (
        word in NEVER_BEFORE_A_NAME
        or word in WORDS_OF_TITLES
        or word in HONORIFIC_WORDS
        or word in full.split()
        or listed
    ):
        return False
    # The first word of a sentence is written large for that alone ("Yesterday Xi left").
    return not opens_sentence(text, first)
