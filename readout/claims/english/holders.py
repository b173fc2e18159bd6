"""Who is given which office of a country in a text: the title beside a name, its country, and the time it is said of."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from readout.article import Article, Sentence, Span, holding, within
from readout.facts import Date, Facts, Mention, Person
from readout.facts.english.gazetteer import place_of
from readout.lexicon import alternatives
from readout.world import OfficeKind

OFFICES_OF_STATE: dict[str, OfficeKind] = {
    "president": "president",
    "prime minister": "head of government",
    "premier": "head of government",
    "chancellor": "head of government",
    "federal chancellor": "head of government",
    "taoiseach": "head of government",
    "king": "monarch",
    "queen": "monarch",
    "emperor": "monarch",
    "sultan": "monarch",
    "emir": "monarch",
    "amir": "monarch",
    "governor general": "governor general",
    "governor-general": "governor general",
    "vice president": "vice president",
    "vice-president": "vice president",
    "deputy president": "vice president",
    "deputy prime minister": "deputy",
    "vice premier": "deputy",
    "vice-premier": "deputy",
}
"""Offices that the table of leaders has, by what they are called."""

# What only one country has, and what no company or body has.
_ONE_COUNTRY = {"emperor": "JP", "taoiseach": "IE"}
_OF_COUNTRIES_ALONE = frozenset(
    ("prime minister", "deputy prime minister", "federal chancellor", *_ONE_COUNTRY)
)
# "Adviser to the President of Osmera Ann Brask"
_OF_SOMEBODY_ELSE = re.compile(r"\b(?:of|to|for)[ ]the[ ]$")
_OFFICE_LAST = re.compile(rf"(?:^|[ ])({alternatives(OFFICES_OF_STATE)})$", re.IGNORECASE)
_BEFORE_OFFICE = frozenset(
    "Mr Mr. His Her Majesty Highness Excellency Royal First the The new New outgoing".split()
)
_STANDING_IN_WORDS = frozenset(
    "Acting Interim Caretaker Transitional acting interim caretaker transitional".split()
)
_NO_HOLDER = re.compile(
    r"\b(?:former|ex|then|late|past|one-time|erstwhile|future|incoming|next|previous|predecessor|successor|deposed|ousted"
    r"|self-proclaimed|honorary|aspiring|would-be|elected|designate|shadow)[ -](?:[\w.’'-]+[ ]){0,3}$",
    re.IGNORECASE,
)
_NO_HOLDER_BEHIND = re.compile(r"[ -](?:elect|designate|emeritus|emerita|candidate|hopeful)\b", re.IGNORECASE)
_ANOTHER_TIME = re.compile(
    r"\b(?:had|when|then|once|under|during|since|ago|until|(?-i:before)|former\w*|previous\w*|late|history|historic\w*|anniversary"
    r"|memor\w+|found\w+|tenure|presidency|administration|era|legacy|recall\w*|remember\w*|statue|monument|grave|tomb|death|died"
    r"|born|biograph\w+|predecessor|successor|decades?|century|years|named|book|library|foundation|cent(?:er|re)|prize|award)\b",
    re.IGNORECASE,
)
# What is told of the day of a text, and not of things of the past: "a port opened by President Brask".
_DONE_THAT_DAY = re.compile(
    r"\b(?:m[eé]et\w*|met|receiv\w+|host\w*|visit\w*|talk\w*|spoke\w*|speak\w*|told|tells?|said|says|saying|welcom\w+|join\w*|attend\w*"
    r"|call\w*|dinner|lunch|luncheon|greet\w*|accompan\w+|held|holds?|took\spart|arriv\w+|discuss\w*|thank\w*|congratulat\w+"
    r"|address\w*|agreed|urged|announc\w+|audience|gave|delivered)\b",
    re.IGNORECASE,
)
_POSSESSIVE_BEHIND = re.compile(r"[’']s?\b")
_OF_A_LAND = re.compile(r"[ ]of[ ](?:the[ ])?(?P<what>[A-Z])")
_WHOSE_OFFICE = re.compile(r"(?P<land>[A-Z][\w.]*(?:[ ][A-Z][\w.]*){0,2})[’']s?[ ]$")
_BEHIND_A_NAME = 90  # characters behind a name in which a title of its own may stand
_FAR_BEFORE = 4000  # characters; a date of the paragraph that is farther is not looked at


@dataclass(frozen=True, slots=True)
class Titled(Span):
    """A person with an office of a country, from the title to the name.

    `explicit` says that the country stands beside the title, else it is known from elsewhere in the text, or None. `plain`
    says that somebody did something that day, that nothing beside it speaks of another time, and that the holder is not
    acting. `days` are days that it may be said of, beside the text's own, None among them where one is not resolved.
    """

    person: Person
    office: OfficeKind
    word: str
    country: str | None
    explicit: bool
    plain: bool
    days: tuple[dt.date | None, ...]

    @property
    def is_of_a_country(self) -> bool:
        """Whether the office can be no company's or body's."""
        return self.country is not None or self.word in _OF_COUNTRIES_ALONE


@dataclass(frozen=True, slots=True)
class _TitleSaid:
    """A title where it stands."""

    start: int
    end: int
    name: Mention
    word: str
    country: str | None
    stands_in: bool
    held: bool


def offices_given(article: Article, facts: Facts) -> Iterator[Titled]:
    """The first mention of each person with an office; the first with its country beside it, where there is one."""
    for person in facts.people:
        if not person.is_named:
            continue
        by_office: dict[OfficeKind, list[_TitleSaid]] = {}
        for said in _titles_of(person, article):
            by_office.setdefault(OFFICES_OF_STATE[said.word], []).append(said)
        for office, found in by_office.items():
            if not all(said.held for said in found):
                continue  # a former one, or one to come, somewhere in the text
            codes = {said.country for said in found} - {None}
            if len(codes) > 1:
                continue
            first = next((said for said in found if said.country), found[0])
            yield _titled(article, facts, person, office, first)


def office_named(title: str) -> tuple[OfficeKind, str] | None:
    """The office that a title ends with, and its word: "Federal Chancellor"; None for another."""
    found = _office_last(title)
    return (OFFICES_OF_STATE[found[1].lower()], found[1].lower()) if found else None


@lru_cache(maxsize=1024)
def _office_last(title: str) -> re.Match[str] | None:
    """The office in which a title ends."""
    return _OFFICE_LAST.search(title)


def _titled(article: Article, facts: Facts, person: Person, office: OfficeKind, said: _TitleSaid) -> Titled:
    start, end = min(said.start, said.name.start), max(said.end, said.name.end)
    sentence = holding(article.sentences, start)
    words = sentence.text if sentence else ""
    behind = article.text[said.name.end : said.name.end + 3]
    plain = (
        not said.stands_in
        and _DONE_THAT_DAY.search(words) is not None
        and not _ANOTHER_TIME.search(words)
        and not _POSSESSIVE_BEHIND.match(behind)
    )
    days = tuple(dict.fromkeys(_days_meant(article, facts.dates, sentence))) if sentence else ()
    country = said.country or _ONE_COUNTRY.get(said.word)
    explicit = country is not None
    text = article.text[start:end]
    return Titled(
        start, end, text, person, office, said.word, country or person.country, explicit, plain, days
    )


def _titles_of(person: Person, article: Article) -> Iterator[_TitleSaid]:
    """Every title of an office that stands before or behind a mention of a person."""
    behind = [title for title in person.titles if _office_last(title)]
    for mention in person.mentions:
        if mention.title and _office_last(mention.title):
            at = article.text.rfind(mention.title, max(0, mention.start - 200), mention.start)
            if at >= 0 and (said := _said_at(article.text, at, mention.title, mention)):
                yield said
        for title in () if mention.title else behind:
            at = article.text.find(title, mention.end, mention.end + _BEHIND_A_NAME)
            between = article.text[mention.end : at] if at >= 0 else ""
            beside = re.match(r",[ ](?:the[ ])?$", between)
            said = _said_at(article.text, at, title, mention) if beside else None
            if said and said.country:  # "Ann Berg, president," is as often a company's
                yield said


def _said_at(text: str, start: int, title: str, name: Mention) -> _TitleSaid | None:
    """A title from `start`, if it is an office of a country or may be: not "European Commission President"."""
    last = _office_last(title)
    if last is None:
        return None
    word, end = last[1].lower(), start + len(title)
    country, stands_in, held = None, False, True
    rest = title[: last.start(1)].split()
    while rest:
        place = place_of(" ".join(rest)) if rest[0][:1].isupper() else None
        if place and place.kind in ("demonym", "name"):
            country, rest = place.code, rest[len(place.words.split()) :]
        elif rest[0] in _BEFORE_OFFICE or rest[0] in _STANDING_IN_WORDS:
            stands_in = stands_in or rest[0] in _STANDING_IN_WORDS
            rest = rest[1:]
        elif re.fullmatch(r"(?:former|ex|then|late)", rest[0], re.IGNORECASE):
            held, rest = False, rest[1:]
        else:
            return None
    before = text[max(0, start - 60) : start]
    if _OF_SOMEBODY_ELSE.search(before):
        return None
    if whose := _WHOSE_OFFICE.search(before):
        owner = place_of(whose["land"]) or place_of(whose["land"].rpartition(" ")[2])
        if owner is None or owner.kind != "name" or country:
            return None  # "the party's president"
        country = owner.code
    for place_behind in (end, name.end):
        if of := _OF_A_LAND.match(text, place_behind):
            land = place_of(text[of.start("what") : of.start("what") + 60])
            if land is None or land.kind != "name":
                return None  # "President of the Commission"
            country = country or land.code
    held = held and not _NO_HOLDER.search(before) and not _NO_HOLDER_BEHIND.match(text, end)
    held = held and not _NO_HOLDER_BEHIND.match(text, name.end)
    return _TitleSaid(start, end, name, word, country, stands_in, held)


def _days_meant(article: Article, dates: Sequence[Date], sentence: Sentence) -> Iterator[dt.date | None]:
    """Days of every date that stands in the sentence, or in its paragraph before it, without the text's own; for what stands
    too far before to be looked at, None."""
    own = article.document_date
    at = own.evidence.start if own and own.evidence else -1
    paragraph = article.segments[sentence.segment]
    first = max(paragraph.start, sentence.end - _FAR_BEFORE)
    if first > paragraph.start:
        yield None
    for date in within(dates, first, sentence.end):
        if date.start == at:
            continue
        if date.value is None:
            yield None
        else:
            yield from days_in(date)


def days_in(date: Date) -> tuple[dt.date, ...]:
    """First, middle and last days of a date, as far as one year, month, day or interval of days is named."""
    if date.day:
        return (date.day,)
    if date.interval:
        return date.interval
    if date.year:
        return dt.date(date.year, 1, 1), dt.date(date.year, 7, 1), dt.date(date.year, 12, 31)
    if date.period:
        year, first, last = (*date.period, date.period[-1])[:3]
        return dt.date(year, first, 1), dt.date(year, last, 28)
    return ()
