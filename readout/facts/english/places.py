"""Places: listed ones, regions and natural features, and what only a dateline or what is said of it shows to be one."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from functools import lru_cache

from readout.article import Article
from readout.countries import subdivisions
from readout.facts.english.gazetteer import (
    DIRECTIONS,
    FEATURE_WORDS,
    FEATURES_FIRST,
    REGION_WORDS,
    Listed,
    Words,
    place_of,
)
from readout.facts.english.names import (
    DAYS_AND_MONTHS,
    NAMESAKES,
    NOT_NAMES,
    OPENING_WORDS,
    WORDS_OF_TITLES,
    forms,
)
from readout.facts.english.titles import Titled
from readout.facts.model import Mention, Organisation, Person, Place
from readout.lexicon import entries

_DIRECTION = "|".join(DIRECTIONS)
_DATELINE_PLACE = re.compile(r"(?P<name>[A-Z][A-Z.'’-]+(?:[ ][A-Z][A-Z.'’-]+){0,2})(?=,[ ]|[ ]\(|[ ][-–—])")
_NOT_CITIES = frozenset(entries("not_cities"))
# Signs of a land or town on no list: where something is, what only a land has, trade between two.
_PLACE_NAME = rf"(?:(?:{_DIRECTION})[ ])?[^\W\d_a-zß-ÿ][^\W\d_]{{2,30}}(?:-[^\W\d_]{{2,30}})?"
_WHERE_BEFORE = re.compile(
    r"\b(?:[Ii]n|[Nn]ear|[Vv]isits?[ ]to|[Tt]rip[ ]to|[Rr]oad[ ]to|[Ll]ine[ ]to|border[ ]with|[Rr]elations[ ]with|[Tt]rade[ ]with"
    r"|[Ee]xports[ ]to|[Ii]mports[ ]from|[Ee]mbassy[ ]in|[Aa]mbassador[ ]to|(?:[Cc]apital|[Rr]epublic|[Kk]ingdom|[Ee]mirate"
    r"|[Ss]ultanate|[Gg]overnment|[Pp]arliament|[Pp]eople|[Ss]ide|[Dd]elegation|[Kk]ing|[Qq]ueen)[ ]of"
    r"|(?:[Tt]rade|[Rr]elations|[Tt]ies|[Bb]order|[Cc]ooperation|[Aa]greement|[Mm]eeting|[Cc]onsultations)[ ]between"
    rf"(?:[ ]{_PLACE_NAME}[ ]and)?)[ ](?:the[ ])?(?:(?:{_DIRECTION})[ ])?$"
)
# What all of these end in, before which most words are.
_WORD_BEFORE_A_PLACE = re.compile(rf"(?:[Ii]n|[Nn]ear|to|with|from|of|between|and|the|{_DIRECTION})[ ]$")
_WHERE_AFTER = re.compile(r"[ ][a-z]|[’']s\b|[,.;:)”\"\n]|$")
_LAND_BEFORE = re.compile(
    r"[’']s[ ](?:president|prime[ ]minister|premier|king|queen|government|parliament|capital"
    r"|foreign[ ]minist(?:er|ry)|ambassador|embassy|army|armed[ ]forces|exports|imports"
    r"|President|Prime[ ]Minister|Foreign[ ]Minister)\b"
)
# "Osmeran exports", "the Osmeran side": such a word may be the demonym of a land on no list.
_PEOPLE_BEFORE = re.compile(
    r"[ ](?:side|delegation|exports|imports|government|foreign[ ]ministry|ambassador|embassy|army"
    r"|authorities|parliament|people|capital|economy|currency|companies|goods|king|queen|president|premier"
    r"|(?:(?:foreign|prime|trade|finance|energy|defen[cs]e|interior|health|economy|deputy)[ ]){1,4}minister)\b"
)
_DEMONYM = re.compile(r"\w{3,40}(?:an|ish|ese|i|ic|ite)")
_NO_LANDS = (
    OPENING_WORDS
    | WORDS_OF_TITLES
    | DAYS_AND_MONTHS
    | NOT_NAMES
    | REGION_WORDS
    | FEATURE_WORDS
    | frozenset((*DIRECTIONS, *entries("not_peoples")))
)

_Find = tuple[str, str | None, int, int, str]
"""A place in the text: its name, the code of its country, start, end, and whether that is name or demonym."""


def places(
    article: Article,
    text: str,
    words: Words,
    titles: Sequence[Titled],
    people: Sequence[Person],
    organisations: Sequence[Organisation],
) -> tuple[Place, ...]:
    """The places of an article, of which `text` is the running text, in the order of their first mentions."""
    names = {m.start: m.end for person in people for m in person.mentions}
    bodies = {
        m.start: m.end
        for organisation in organisations
        for m in organisation.mentions
        if not m.text.endswith(("government", "cabinet", "parliament"))
    }
    finds = [*_datelines(article, text, bodies)]
    names |= {start: end for _, _, start, end, _ in finds}
    lands = _lands(text, words, titles, people, bodies)
    found: dict[tuple[str, str | None], list[Mention]] = {}
    for name, code, start, end, kind in (*finds, *_finds(text, words, names, bodies, lands)):
        mention = Mention(start, end, article.text[start:end], kind=kind)
        found.setdefault((name, code), []).append(mention)
    for mentions in found.values():
        mentions.sort(key=lambda mention: mention.start)
    return tuple(
        Place(name, tuple(mentions), code)
        for (name, code), mentions in sorted(found.items(), key=lambda item: item[1][0].start)
    )


def _datelines(article: Article, text: str, bodies: Mapping[int, int]) -> Iterator[_Find]:
    """Towns in capitals that open a paragraph: "OSLO, March 3"."""
    for segment in article.segments:
        line = _DATELINE_PLACE.match(text, segment.start, segment.end)
        if not line or line.start() in bodies:
            continue
        written, name = line["name"], line["name"].title()
        place = place_of(written) or place_of(name)
        if place and place.words in (name, written):
            yield place.name, place.code, *line.span(), "name"
        elif name not in _NOT_CITIES and len(name) > 3:
            yield name, None, *line.span(), "name"


def _finds(
    text: str,
    words: Words,
    names: Mapping[int, int],
    bodies: Mapping[int, int],
    lands: Mapping[str, tuple[str, str]],
) -> Iterator[_Find]:
    """Places in the order of the text. Inside `names` there is none, and inside `bodies` only demonyms."""
    features = {start: (end, code) for start, end, code in _regions(text, words)}
    closed = within = 0
    for number, (start, end, word, entry) in enumerate(words):
        within = max(within, bodies.get(start, 0))
        closed = max(closed, names.get(start, 0))
        if start < closed:
            continue
        demonym = entry is not None and entry.kind == "demonym"
        if start < within and not demonym:
            continue
        if start in features:
            closed, code = features[start]
            yield text[start:closed], code, start, closed, "name"
        elif word in lands and not entry:
            land, kind = lands[word]
            first, after, direction, _ = words[number - 1] if number else (0, 0, "", None)
            if after + 1 == start and direction in DIRECTIONS and first >= closed:
                start, land = first, f"{direction} {land}"
            yield land, None, start, end, kind
        elif entry and entry.kind != "organisation":
            closed = start + len(entry.words)
            money = text.startswith((" dollar", "$"), closed)
            if demonym or not (money or _is_namesake(text, words, number, entry)):
                yield entry.name, entry.code, start, closed, "demonym" if demonym else "name"


def _is_namesake(text: str, words: Words, number: int, entry: Listed) -> bool:
    """Whether a place's name is a person's here: another name stands right beside it ("Chad Wolf")."""
    start, end, _, _ = words[number]
    if entry.words not in NAMESAKES or text.endswith(" of ", 0, start):
        return False
    for beside in (number - 1, number + 1):
        if not 0 <= beside < len(words):
            continue
        first, last, word, listed = words[beside]
        if (last + 1 != start or text[last] != " ") and (end + 1 != first or text[end] != " "):
            continue
        common = (
            word in OPENING_WORDS or word in WORDS_OF_TITLES or word in NOT_NAMES or word in DAYS_AND_MONTHS
        )
        if not common and not listed:
            return True
    return False


def _regions(text: str, words: Words) -> Iterator[tuple[int, int, str | None]]:
    """Regions ("Gansu Province") and natural features ("Tarvik Pass"): start, end and country."""
    for number, (start, end, word, _) in enumerate(words):
        if word in FEATURES_FIRST:
            following, after, name, _ = words[number + 1] if number + 1 < len(words) else (0, 0, "", None)
            if following == end + 1 and text[end] == " ":
                if name not in NOT_NAMES and name not in OPENING_WORDS:
                    yield start, after, None
                continue
        if word not in REGION_WORDS and word not in FEATURE_WORDS:
            continue
        first = _first_of_region(text, words, number)
        if first < start:
            code = None
            if word in REGION_WORDS:
                region = text[first : start - 1]
                place = place_of(region)
                code = place.code if place else subdivisions().get(region.lower())
            yield first, end, code


def _first_of_region(text: str, words: Words, number: int) -> int:
    """Where the name that ends in the word of that number begins: at most two words before, three before "Region"."""
    first, _, word, _ = words[number]
    most = 2 if word != "Region" else 3
    for start, end, other, place in reversed(words[max(0, number - most) : number]):
        if end + 1 != first or text[end] != " " or other in OPENING_WORDS or other in WORDS_OF_TITLES:
            break
        if place and place.kind == "demonym":
            break
        first = start
    return first


def _lands(
    text: str,
    words: Words,
    titles: Sequence[Titled],
    people: Sequence[Person],
    bodies: Mapping[int, int],
) -> dict[str, tuple[str, str]]:
    """Words for lands on no list, shown by what is said of them: the land, and whether name or demonym."""
    parts = {part for person in people for form in forms(person.name) for part in form.split()}
    names, peoples = _shown_by_titles(titles, parts)
    for start, end, word, _ in words:
        if start in bodies or not _is_unlisted(word, parts):
            continue
        if _DEMONYM.fullmatch(word) and _PEOPLE_BEFORE.match(text, end):
            peoples.append(word)
        elif _LAND_BEFORE.match(text, end) or _is_where(text, start, end):
            names.append(word)
    lands = {word: (word, "name") for word in names if word not in peoples}
    stems = {word[:4]: word for word in lands}
    for word in peoples:
        lands[word] = (stems.setdefault(word[:4], word), "demonym")
    # A word of the same stem is the land's name: "Osmera" beside "Osmeran".
    for start, _, word, _ in words if stems else ():
        demonym = stems.get(word[:4])
        if demonym is None or word in lands or word in parts or word in _NO_LANDS or start in bodies:
            continue
        if lands[demonym][1] == "demonym" and not _DEMONYM.fullmatch(word):
            lands[word] = (word, "name")
            lands[demonym] = (word, "demonym")
    return lands


def _is_where(text: str, start: int, end: int) -> bool:
    """Whether something is in, goes to or has to do with what stands from `start` to `end`."""
    return bool(
        _WHERE_AFTER.match(text, end)
        and _WORD_BEFORE_A_PLACE.search(text, max(0, start - 12), start)
        and _WHERE_BEFORE.search(text, max(0, start - 60), start)
    )


def _is_unlisted(word: str, parts: Container[str]) -> bool:
    """Whether a word may be a land's on no list: not one of the `parts` of people's names, nor of a list."""
    return word not in parts and _is_on_no_list(word)


@lru_cache(maxsize=4096)
def _is_on_no_list(word: str) -> bool:
    """Whether a word is of no list, and might be a name."""
    plain = word not in _NO_LANDS and len(word) > 2
    return plain and word.isalpha() and not word.isupper() and not place_of(word)


def _shown_by_titles(titles: Sequence[Titled], parts: Container[str]) -> tuple[list[str], list[str]]:
    """The land behind "of" and a name ("King Ottokar of Zembla"), and the demonym in a title ("Zemblan King")."""
    names = [item.land for item in titles if item.land and _is_unlisted(item.land, parts)]
    peoples = [
        word
        for item in titles
        for word in item.title.split()[:-1]
        if _DEMONYM.fullmatch(word) and _is_unlisted(word, parts)
    ]
    return names, peoples
