"""Who and where: people, organisations and places. Part of `facts`, lesson 02.

A name is one because a list has it, or because of what stands beside it: a title, an honorific, a known given name, an
age, a word such as "Ministry".
"""

from __future__ import annotations

import calendar
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from readout.article import Article, Span, running_text
from readout.countries import countries, subdivisions
from readout.dates import Date
from readout.lexicon import columns, entries, initials


@dataclass(frozen=True, slots=True)
class Mention(Span):
    """A place in the text where something is named. `title` is the title before a person's name, if any."""

    title: str | None = None
    kind: str = "name"


@dataclass(frozen=True, slots=True)
class Person:
    """A person by the fullest form of the name. `country` is an ISO 3166 alpha-2 code, or None.

    `pronoun` is the one, he or she, that a title or a given name borne by men or by women alone shows, or None.
    """

    name: str
    mentions: tuple[Mention, ...]
    titles: tuple[str, ...]
    country: str | None
    pronoun: str | None = None


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation, with its country (ISO 3166 alpha-2) where the text ties it to one."""

    name: str
    mentions: tuple[Mention, ...]
    country: str | None


@dataclass(frozen=True, slots=True)
class Place:
    """A country, city or region; its demonyms ("Russian") are mentions of kind `demonym`."""

    name: str
    mentions: tuple[Mention, ...]
    country: str | None


# A blank, never a line break: a name does not run over the end of a paragraph.
_PARTICLE = r"(?:al|bin|bint|ibn|van|von|der|den|de|da|das|do|dos|del|di|du|la|le|el|ben|abu|ter|ten|af|zu)"
_GLUED = r"(?:al|el|ad|ar|as|ash|at|az|an)-"  # "al-Sudani"
_CAPITAL = rf"(?:U\.[SK]\.|(?:{_GLUED})?[^\W\d_a-zß-ÿ][\w’'-]{{0,40}}\w)"
_NAME = rf"(?:{_CAPITAL}|[A-Z]\.)(?:[ ](?:[\"“][A-Z]\w+[\"”][ ])?(?:{_PARTICLE}[ ]){{0,2}}(?:{_CAPITAL}|[A-Z]\.)){{0,4}}"
# "Harald V", the only numeral that a capital of two letters does not cover.
_NAME += r"(?:[ ][VX](?![\w.’'-]))?"
_LEADING = rf"(?:{_PARTICLE}[ ]){{0,2}}"
_WORD = re.compile(r"[^\W\d_a-zß-ÿ]\w*")
_OPENERS = frozenset(entries("openers"))
_NOT_NAMES = frozenset(entries("not_names"))
_NAMESAKES = frozenset(entries("namesakes"))
_TITLE_WORDS = frozenset(word for title in entries("titles") for word in title.split())
_CALENDAR = frozenset((*calendar.day_name, *calendar.month_name[1:]))
_NO_PREFIX = _OPENERS | _CALENDAR


@dataclass(frozen=True, slots=True)
class _Entry:
    """A name of the gazetteer, and what it is: name or demonym of a country, city or organisation."""

    words: str
    name: str
    code: str | None
    kind: str


def _by_first_word(listed: Iterable[_Entry]) -> dict[str, tuple[_Entry, ...]]:
    index: dict[str, list[_Entry]] = {}
    for entry in sorted(listed, key=lambda e: len(e.words), reverse=True):
        first = _WORD.match(entry.words)
        if first:
            index.setdefault(first.group(), []).append(entry)
    return {word: tuple(found) for word, found in index.items()}


@cache
def _gazetteer() -> dict[str, tuple[_Entry, ...]]:
    """Every listed name by its first word, the longest first: a look-up takes as long in any list."""
    listed = {}
    for name in entries("organisations"):
        listed[name] = _Entry(name, name, None, "organisation")
    for name, code in (*columns("cities"), *columns("regions")):
        listed[name] = _Entry(name, name, code or None, "city")
    for country in countries():
        first = country.names[0]
        listed |= {word: _Entry(word, word, country.code, "city") for word in country.capitals}
        for word in country.demonyms:
            listed |= {form: _Entry(form, first, country.code, "demonym") for form in (word, f"{word}s")}
        listed |= {word: _Entry(word, first, country.code, "name") for word in country.names}
    return _by_first_word(listed.values())


def _listed_at(
    text: str, start: int, word: str, index: dict[str, tuple[_Entry, ...]] | None = None
) -> _Entry | None:
    """The longest name of the gazetteer, or of another index, that stands at `start`, where `word` does."""
    for entry in (_gazetteer() if index is None else index).get(word, ()):
        end = start + len(entry.words)
        if text.startswith(entry.words, start) and not (
            text[end : end + 1].isalnum() or text[end : end + 1] == "_"
        ):
            return entry
    return None


def _place_of(word: str) -> _Entry | None:
    """The place that `word` begins with, or whose people it names."""
    first = _WORD.match(word)
    entry = first and _listed_at(word, 0, first.group())
    return entry if entry and entry.kind != "organisation" else None


def find_names(article: Article, dates: Sequence[Date]) -> tuple[tuple, tuple, tuple]:
    """People, organisations and places, from one list of the capitalised words of the text."""
    text = running_text(article)
    words = [
        (match.start(), match.end(), match.group())
        for match in _WORD.finditer(text)
        if not (match.start() and (text[match.start() - 1].isalnum() or text[match.start() - 1] in "_."))
    ]
    headlines = _Headlines(article)
    elsewhere = {word for start, _, word in words if not headlines.hold(start)}
    titled = [
        item
        for item in _titled(text)
        if text[item.start - 2 : item.start] == ", "
        or text.startswith(",", item.start + len(item.name))
        or not headlines.hold(item.start)
        or item.name.rpartition(" ")[2] in elsewhere
    ]
    people = _people(article.text, text, words, [*titled, *_untitled(headlines, text, words, titled)], dates)
    organisations = _organisations(article.text, text, words)
    return people, organisations, _places(article, text, words, titled, people, organisations)


@dataclass(frozen=True, slots=True)
class _Titled:
    """A person's name beside the title that shows it is one, and the country that either names.

    `title` is an honorific, or empty, where a given name shows it.
    """

    name: str
    start: int
    title: str
    state: str | None
    land: str | None


_MODIFIERS = frozenset("deputy vice acting former first senior".split())
# "Foreign Minister" and "foreign minister", but "in general" is no rank.
_TITLE_FIRST = {
    first
    for title in entries("titles")
    for form in (title, title.lower(), title.upper())
    for first in (re.match(r"\w+", form).group(),)
}
_PLAIN_WORD = re.compile(r"[^\W\d_]+")
_TITLE = re.compile(
    rf"\b(?=\w)(?:(?<![’'-])|(?<=\bex-)|(?<=\bthen-))(?:{initials({f for t in entries('titles') for f in (t, t.lower(), t.upper())})})\b"
    r"(?<!\bgeneral)"
)
_ONE_CAPITAL = re.compile(_CAPITAL)
_OF_STATE = re.compile(r"[ ]of[ ](?:the[ ])?(?=[^\W\d_a-zß-ÿ])")
_HONORIFICS = frozenset(
    "Mr Mrs Ms Miss Dr Prof Sir Dame Lord Lady HE HH HRH HM Hon Rev Rep Sen Gov Gen Adm Col Maj Capt Lt Sgt Sheikh Sheikha "
    "Eng Amb Brig Cmdr Chief Shaikh Shri Smt Datuk Dato Tun Seri Sri Tan Pak Ustaz Hajji MR MRS MS DR".split()
)
_HONORIFIC = (
    rf"(?:(?:(?:{'|'.join(sorted(_HONORIFICS, key=len, reverse=True))}|H\.(?:R\.)?[EHM]|Dato[’'])\.?"
    r"|H(?:is|er)[ ](?:Royal[ ])?(?:Excellency|Highness|Majesty))[ ])?"
)
_NAMED = re.compile(rf"[ ]{_HONORIFIC * 3}(?P<name>{_LEADING}{_NAME})(?:[ ]of[ ](?P<land>{_CAPITAL}))?")
# "the Chinese president, Xi Jinping," and "the minister for trade, Ann Berg,": two names at least.
_NAMED_AFTER_COMMA = re.compile(
    rf"(?:[ ](?:of|for|to|on)[ ][^,.;:\n]{{2,90}})?,[ ]{_HONORIFIC * 3}(?P<name>{_LEADING}{_NAME})(?=[,.;)\n]|$)(?P<land>)"
)
# "Wang Yi, Chinese foreign minister," and "said Ann Berg, the agency's executive director"; but "in San Berg, the mayor".
_NAMED_BEFORE = re.compile(
    rf"(?<![\w.’'-])(?<!\b[Ii]n[ ])(?<!\b[Aa]t[ ])(?<!\b[Nn]ear[ ])(?<!\b[Ff]rom[ ])(?<!\b[Tt]he[ ]){_HONORIFIC * 3}(?P<name>{_NAME}),[ ]"
    r"(?:(?!(?:at|by|for|from|in|of|on|to|with)\b)[\w’'-]+[ ]){0,6}$"
)
_WHOSE = re.compile(
    r"(?P<land>[^\W\d_a-zß-ÿ][^\W_]*(?:[ ][^\W\d_a-zß-ÿ][^\W_]*)?)[’']s[ ](?:(?:ex|then)-|(?:ex|then|former)[ ])?$"
)


def _whose(text: str, start: int) -> str | None:
    """The country of "Osmera's " before a title."""
    match = _WHOSE.search(text, max(0, start - 45), start)
    place = match and (_place_of(match["land"]) or _place_of(match["land"].rpartition(" ")[2]))
    return place.code if place and place.kind == "name" else None


_DESCRIPTION_END = re.compile(
    r"(?:[ ](?:of|for|on|to)[ ][^,.;:()\n]{2,90})?(?:[,.;)”\"\n]|$)|[ ](?:who|whose)\b|[ ](?:of|for|on|to)[ ]"
)


def _titled(text: str) -> Iterator[_Titled]:
    """Every name beside a title, in the order of the text."""
    done = 0
    for word in _PLAIN_WORD.finditer(text):
        if word.group() not in _TITLE_FIRST or word.start() < done:
            continue
        match = _TITLE.match(text, word.start())
        if not match:
            continue
        done = match.end()
        start, end = _capitals_before(text, match.start(), 4, _MODIFIERS), match.end()
        title, state = text[start:end], _whose(text, start)
        if of := _OF_STATE.match(text, end):
            word = _WORD.match(text, of.end())
            entry = _listed_at(text, of.end(), word.group())
            if entry and entry.kind == "name":
                state, end = entry.code, of.end() + len(entry.words)
            elif entry is None and word.group() not in _TITLE_WORDS and word.group() not in _NOT_NAMES:
                # "President of Osmera Teodor Brask"
                named = _NAMED.match(text, word.end())
                name = named and _clean_name(named["name"])
                if name and " " in name:
                    yield _Titled(name, named.start("name"), title, None, word.group())
                    continue
        named = _NAMED.match(text, end + text.startswith(",", end) if state else end)
        name = named and _clean_name(named["name"])
        if not name and (named := _NAMED_AFTER_COMMA.match(text, match.end())):
            name = _clean_name(named["name"])
            name = name if " " in name else ""
        if name:
            yield _Titled(name, named.start("name"), title, state, named["land"])
            continue
        comma = text.rfind(", ", max(0, start - 60), start)
        if comma > 0 and _DESCRIPTION_END.match(text, match.end()):
            named = _NAMED_BEFORE.search(text, max(0, comma - 90), start)
            name = named and _clean_name(named["name"])
            if name and " " in name and name == named["name"]:
                yield _Titled(name, named.start("name"), title, state, None)


_GIVEN = {
    name: pronoun
    for pronoun, names in (line.split(";") for line in entries("given_names"))
    for name in names.split()
}
# A run of capitalised words, honorifics aside.
_RUN = re.compile(rf"(?P<titles>{_HONORIFIC * 3})(?P<name>{_NAME})")
_WORD_BEFORE = re.compile(r"\b([a-z]+)[ ]$")
# What goes on after "Osmera's Ann Brask" and not after "Osmera's Long Wall".
_DOES = re.compile(r"[ ](?:and|said|says|told|met|will|is|was|has|had|also|who|[a-z]+ed)\b|[,.;]")
_DETERMINERS = frozenset("the a an his her its their our this that these those each every".split())
_TO_PLACES = frozenset("and at between for from in into near of to towards via with within across".split())
# What a headline leaves in small letters.
_LITTLE = frozenset(
    "a an and as at but by for from in into is of off on or over per s t the to up via vs with".split()
)
_SMALL = re.compile(r"\b[a-z]+\b")
_AGE_AFTER = re.compile(r",[ ]\d\d,")
# "Fort James", "San Antonio": the given name is part of a place's.
_PLACE_PREFIXES = frozenset("Cape Fort Lake Mount Port Saint San Santa St".split())
# Not any word that ends so: "German".
_KINDS = "(?:chair|spokes|congress|council|alder|states|business|police|sales|gentle|crafts|fisher|camera|noble|service|fire)?"
_OF_WOMEN = re.compile(
    r"\b(?:mrs|ms|miss|dame|queen|princess|lady|sheikha|actress|wife|widow|mother|daughter|sister|girl|nun"
    rf"|{_KINDS}woman)\b",
    re.IGNORECASE,
)
_OF_MEN = re.compile(
    r"\b(?:mr|sir|king|prince|lord|emir|sheikh|sultan|pope|actor|husband|widower|father|son|brother|boy"
    rf"|{_KINDS}man)\b",
    re.IGNORECASE,
)


def pronoun_of(name: str, titles: Iterable[str]) -> str | None:
    """The pronoun, "he" or "she", that titles or else the given name of a person show; None where neither does."""
    joined = " ".join(titles)
    if _OF_WOMEN.search(joined):
        return "she"
    return "he" if _OF_MEN.search(joined) else _GIVEN.get(name.split(" ")[0])


_INSIDE = frozenset("’'.-")


def _untitled(
    headlines: _Headlines, text: str, words: Sequence[tuple[int, int, str]], titled: Sequence[_Titled]
) -> Iterator[_Titled]:
    """Every name that no title announces, but an honorific, a known given name, an age, or a family name used alone."""
    taken = {item.start for item in titled}
    runs, done = [], 0
    for start, _, word in words:
        if start < done or text[start - 1 : start] in _INSIDE:
            continue
        entry = _listed_at(text, start, word)
        if entry and " " in entry.words:
            done = start + len(entry.words)
            continue
        run = _RUN.match(text, start, headlines.end_of_sentence(start))
        if run:
            done = run.end()
            if not headlines.hold(start):  # there verbs are written large, too
                runs.append((run, _WORD_BEFORE.search(text, max(0, start - 20), start)))
    # Where a name stands alone, and whether that is not only where a place's would: "in Osmera", "to Osmera".
    alone: dict[str, bool] = {}
    for run, before in runs:
        name = _POSSESSIVE.sub("", run["name"])
        if " " in name or before and before[1] in _DETERMINERS or _opens_sentence(text, run.start("name")):
            continue
        alone[name] = alone.get(name, False) or not (before and before[1] in _TO_PLACES)
    for run, before in runs:
        start, tokens = run.start("name"), run["name"].split()
        opens = _opens_sentence(text, start)
        if tokens[0] in _OPENERS and len(tokens) > 1:
            start += len(tokens.pop(0)) + 1
        of_land = tokens[0].endswith(("’s", "'s")) and _place_of(tokens[0]) is not None
        if of_land:
            start += len(tokens.pop(0)) + 1
        if not tokens:
            continue
        given = next((i for i, word in enumerate(tokens) if word in _GIVEN), None)
        if given and (run["titles"] or tokens[given - 1] in _PLACE_PREFIXES):
            given = 0 if run["titles"] else None
        start += sum(len(word) + 1 for word in tokens[: given or 0])
        name = _clean_name(text[start : run.end()]) if start < run.end() and start not in taken else ""
        if not name or _listed_whole(name):
            continue
        honorifics = run["titles"].replace(". ", " ").split()
        last = name.split()[-1]
        announced = (
            given is not None
            or _AGE_AFTER.match(text, run.end())
            or of_land
            and _DOES.match(text, run.end())
            or (
                last in alone
                and len(last) > 2
                and not opens
                or any(alone.get(t) and len(t) > 2 for t in tokens[:-1])
            )
            and not (before and before[1] in _DETERMINERS)
        )
        led = tokens[0] in _DIRECTION_WORDS or tokens[0] in _FEATURE_BEFORE
        if honorifics or announced and not led and " " in name and not _organisation_like(name):
            yield _Titled(name, start, " ".join(honorifics), None, None)


def is_personal(name: str) -> bool:
    """Whether nothing in `name` shows that it is an organisation's or a place's."""
    return (
        _clean_name(name) == name
        and name.split()[0] not in _OPENERS
        and not _listed_whole(name)
        and not _organisation_like(name)
    )


class _Headlines:
    """Which sentences have every word but the little ones written large, and are no line of a transcript."""

    def __init__(self, article: Article):
        self.starts = [sentence.start for sentence in article.sentences]
        self.ends = [sentence.end for sentence in article.sentences]
        self.are = [
            ": " not in sentence.text and set(_SMALL.findall(sentence.text)) <= _LITTLE
            for sentence in article.sentences
        ]

    def end_of_sentence(self, place: int) -> int:
        """Where the sentence that holds `place` ends; `place` where none does."""
        number = bisect_right(self.starts, place) - 1
        return max(self.ends[number], place) if number >= 0 else place

    def hold(self, place: int) -> bool:
        """Whether `place` is in such a sentence."""
        number = bisect_right(self.starts, place) - 1
        return number >= 0 and place < self.ends[number] and self.are[number]


def _listed_whole(name: str) -> bool:
    """Whether `name` begins with a place or organisation of more than one word, or is one."""
    first = _WORD.match(name)
    entry = first and _listed_at(name, 0, first.group())
    return bool(entry) and (" " in entry.words or entry.words == name)


def _organisation_like(name: str) -> bool:
    return bool(_ORGANISATION_WORD.search(name)) or any(
        word.isupper() and len(word) > 2 or word in _REGIONS or word in _FEATURES for word in name.split()
    )


_POSSESSIVE = re.compile(r"[’']s$")
_NO_LAST = re.compile(rf"{_PARTICLE}|[A-Z]\.")
_TITLE_SURNAMES = frozenset({"King", "Pope", "Prince"})


def _clean_name(name: str) -> str:
    """`name` up to the first word that belongs to no name: a country, a title, an organisation."""
    kept: list[str] = []
    tokens = name.split()
    for number, token in enumerate(tokens):
        bare = _POSSESSIVE.sub("", token)
        last = number + 1 == len(tokens)
        if bare in _NOT_NAMES:
            return ""
        # "Vice Premier He Lifeng" and "Minister Israel Katz": neither a pronoun nor a country.
        surname = bare in _TITLE_SURNAMES and kept and last
        if bare in _TITLE_WORDS and not surname:
            break
        if bare in _CALENDAR and last or bare in _OPENERS and (kept or last):
            break
        if (
            (place := _place_of(bare))
            and place.words == bare
            and (bare not in _NAMESAKES or last and not kept)
            and (kept or last or place.kind != "city")  # "President Odessa Marrin"
        ):
            break
        kept.append(bare)
        if bare != token:
            break
    while kept and _NO_LAST.fullmatch(kept[-1]):
        kept.pop()
    return " ".join(kept)


def _country_of(title: str, state: str | None, land: str | None) -> str | None:
    if state or land and (place := _place_of(land)):
        return state or place.code
    places = (_place_of(match.group() + title[match.end() :]) for match in _WORD.finditer(title))
    return next((place.code for place in places if place and place.code), None)


def _people(
    stored: str,
    text: str,
    words: Sequence[tuple[int, int, str]],
    titled: Sequence[_Titled],
    dates: Sequence[Date],
) -> tuple[Person, ...]:
    """People whom a title, an honorific or a given name shows, and every other mention by the name or a part of it.

    A part that several people share means the one named last.
    """
    people: dict[str, dict] = {}
    holders: dict[str, list[str]] = {}
    fullest = _fullest({item.name for item in titled if " " in item.name})
    for item in sorted(titled, key=lambda item: item.start):
        if " " in item.name:
            people.setdefault(fullest[item.name], {"mentions": {}, "titles": {}, "country": None})
    for name in people:
        for form in _forms(name):
            holders.setdefault(form, []).append(name)
    for name, full in fullest.items():
        holders.setdefault(name, [full])
    latest: dict[str, str] = {}
    index = _by_first_word(
        _Entry(form, form, None, "person")
        for form in dict.fromkeys((*people, *holders, *(item.name for item in titled)))
    )
    beside = {_WORD.search(text, item.start).start(): item for item in titled}
    busy, place = sorted((d.start, d.end) for d in dates), 0
    done = 0
    for number, (start, _, word) in enumerate(words):
        if start < done:
            continue
        item = beside.get(start)
        if item:
            name, start = item.name, item.start
            full = fullest.get(name) or latest.get(name) or next(iter(holders.get(name, ())), name)
            shown = pronoun_of("", (item.title,))
            if shown and pronoun_of(full, ()) not in (None, shown):  # "Mrs. Brask" is not Teodor Brask
                others = [other for other in holders.get(name, ()) if pronoun_of(other, ()) in (None, shown)]
                full = others[-1] if others else full
        elif entry := _listed_at(text, start, word, index):
            name = entry.words
            full = fullest.get(name) or latest.get(name) or next(iter(holders.get(name, ())), name)
            while place < len(busy) and busy[place][1] <= start:
                place += 1
            if place < len(busy) and busy[place][0] <= start:
                continue  # "May" the month
            before = _prefix(full, name)
            if before and text.endswith(before, 0, start):
                start, name = start - len(before), before + name
            if text[start - 1 : start] == "-" or text[start + len(name) : start + len(name) + 1] == "-":
                continue  # "Osmera-Xi"
            if name != full and _is_stranger(text, words, number, full):
                continue
        else:
            continue
        person = people.setdefault(full, {"mentions": {}, "titles": {}, "country": None})
        # In "Wang Yi, Chinese foreign minister," the title comes after.
        before = item and item.title and text.rfind(item.title, max(0, start - 200), start) >= 0
        title = item.title if before else None
        person["mentions"][start] = Mention(
            start, start + len(name), stored[start : start + len(name)], title
        )
        if item and item.title:
            person["titles"][item.title] = None
            person["country"] = person["country"] or _country_of(item.title, item.state, item.land)
        for form in _forms(full):
            latest[form] = full
        done = start + len(name)
    return tuple(
        Person(
            _spelt(name),
            tuple(person["mentions"].values()),
            tuple(person["titles"]),
            person["country"],
            pronoun_of(name, person["titles"]),
        )
        for name, person in sorted(people.items(), key=lambda p: next(iter(p[1]["mentions"]), 0))
        if person["mentions"]
    )


def _fullest(names: Iterable[str]) -> dict[str, str]:
    """For each name its fullest form: "Ann Brask" is "Ann M. Brask" where the text has both, "Ali bin Omar" the longer."""
    by_ends: dict[tuple[str, ...], list[str]] = {}
    for name in sorted(names):
        tokens = name.split()
        by_ends.setdefault((tokens[0], tokens[-1]), []).append(name)
    fullest = {name: max(same, key=len) for same in by_ends.values() for name in same}
    starts: dict[str, list[str]] = {}
    for name in set(fullest.values()):
        starts.setdefault(name.split()[0], []).append(name)
    for same in starts.values():
        for name in same:
            longer = [other for other in same if other.startswith(name + " ")]
            # "Ali bin Omar Al Said" says more than "Ali bin Omar"; "Ann Brask Opens Port" is a headline.
            more = max(longer, key=len) if longer and re.search(rf"[ ]{_PARTICLE}[ ]", name) else name
            for key, value in fullest.items():
                if value == name or value in longer:
                    fullest[key] = more
    bearers: dict[str, list[str]] = {}
    for name in dict.fromkeys(fullest.values()):
        for form in _forms(name):
            bearers.setdefault(form, []).append(name)
    for name, full in fullest.items():
        longer = [other for other in bearers.get(full, ()) if len(other) > len(full)]
        if len(longer) == 1:  # "Secretary Del Rosario" is Ramon Del Rosario
            fullest[name] = longer[0]
    return fullest


@cache
def _forms(name: str) -> tuple[str, ...]:
    """What a person of that name may be called: each part of it, the whole from its first capital, "Van Brask"."""
    tokens = name.split()
    forms = [name[_WORD.search(name).start() :]]
    for number, token in enumerate(tokens):
        glued = re.match(_GLUED, token)
        if glued:
            forms += [token[glued.end() :], token[0].upper() + token[1:]]
        elif re.fullmatch(_PARTICLE, token.lower()) and number + 1 < len(tokens):
            tail = " ".join(tokens[number:])
            forms += [tail[0].upper() + tail[1:], tail.title()]
        elif number == len(tokens) - 2 and number and len(token) > 1:
            forms += [token, " ".join(tokens[number:])]  # "Ndiaye Sow"
        elif len(token) > 1 and not re.fullmatch(r"[A-Z]\.|[IVX]{1,4}|Jr\.?|Sr\.?", token):
            forms += [token, token.title()] if token.isupper() else [token]
    # Names in capitals, as protocols write them: "SHIRAISHI Haruka", "MS WARD".
    return tuple(dict.fromkeys([*forms, forms[-1].upper()]))


def _spelt(name: str) -> str:
    """The name without words in capitals."""
    return " ".join(
        token.title() if token.isupper() and len(token) > 2 and not re.fullmatch("[IVX]+", token) else token
        for token in name.split()
    )


def _prefix(full: str, form: str) -> str:
    """The particles that stand right before `form` in a full name: "al-" or "van der "."""
    head = full[: full.find(form)] if form in full else ""
    return re.search(rf"(?:(?:(?<=[ ])|^)(?:{_PARTICLE}[ ]|{_GLUED}))*$", head).group()


def _is_stranger(text: str, words: Sequence[tuple[int, int, str]], number: int, full: str) -> bool:
    """Whether another first name stands before: "Ann Brask" is not Teodor Brask."""
    start = words[number][0]
    if not number or words[number - 1][1] + 1 != start or text[start - 1] != " ":
        return False
    first, _, word = words[number - 1]
    if (
        word in _NO_PREFIX
        or word in _TITLE_WORDS
        or word in _HONORIFICS
        or word in full.split()
        or _listed_at(text, first, word)
    ):
        return False
    # The first word of a sentence is written large for that alone ("Yesterday Xi left").
    return not _opens_sentence(text, first)


_OPENS = re.compile(r"(?:^|[.!?\n”\"])\s*$")


def _opens_sentence(text: str, start: int) -> bool:
    return not start or bool(_OPENS.search(text[max(0, start - 3) : start]))


# Words that end an organisation's name; those before the bar may be followed by "of" and the rest of it.
_ORGANISATION_WORD = re.compile(
    r"\b(?=[ABCDEFGHILMNOPSTUcgp])(?:(?P<head>Ministry|Department|Bureau|Directorate|Organi[sz]ation|University|Council|Bank"
    r"|Institute|Academy|Association|Federation|Chamber|Office|Confederation|League|Union|Board|House|Court)"
    r"|(?P<government>government|cabinet|parliament)"
    r"|News[ ](?:Service|Agency)|Agency|Commission|Committee|Corporation|Customs|Administration|Authority|Secretariat"
    r"|Foundation|Fund|Tribunal|Parliament|Assembly|Senate|Congress|Initiative|Alliance|Coalition"
    r"|Airlines|Airways|Holdings?|Group|Company|Industries|Electronics|Motors|Petroleum|Technologies|Energy"
    r"|Co|Corp|Inc|Ltd|PLC|plc|AG|GmbH|LLC|Oyj|Bhd"
    r"|(?:Armed|Security|Defen[cs]e|Support|Special|Democratic)[ ]Forces|Navy|Army|Air[ ]Force|Coast[ ]Guard|Police|Guards?)\b"
)
# These need a name before them; "Congress" and "Energy" alone are none, and what follows "the Security Council" is none.
_OF_BODY = re.compile(
    # A comma goes on with the name where a list does ("of Industry, Trade and Labour"), not before "Russia said".
    rf"[ ]of[ ](?:the[ ])?{_CAPITAL}(?:(?:,[ ](?=(?:\w+,?[ ]){{1,3}}(?:and|&)[ ])|[ ](?:and|&)[ ]|[ ])"
    rf"[^\W\d_a-zß-ÿ][\w-]{{0,40}}\w(?![\w’'])){{0,4}}"
)
_LEGAL_FORM = re.compile(r"(?:,?[ ](?:Co|Corp|Inc|Ltd|PLC|plc|AG|SA|SE|NV|GmbH|LLC|Bhd|Oyj)\b\.?)+")
_ACRONYM = re.compile(r"[ ]\((?P<short>[A-Z][A-Za-z&-]{0,8}[A-Z])\)")
_LINKS = frozenset("and for in of on the to &".split())


def _organisations(stored: str, text: str, words: Sequence[tuple[int, int, str]]) -> tuple[Organisation, ...]:
    """Listed organisations; names that end in such a word; and what an acronym in brackets stands for."""
    spans: list[tuple[int, int, str, str | None]] = []
    for start, _, word in words:
        entry = _listed_at(text, start, word)
        if entry and entry.kind == "organisation" and text[start - 1 : start] != "-":
            end = start + len(entry.words)
            if text[end : end + 1] != "-" or text[end + 1 : end + 2].isupper():
                spans.append((start, end, entry.name, None))
    for match in _ORGANISATION_WORD.finditer(text):
        start, end = match.span()
        if match["government"]:
            start = _capitals_before(text, start, 3)
            place = _place_of(text[start:end])
            if place and start + len(place.words) + 1 == match.start():
                name = text[start:end]
                the = 4 if text[max(0, start - 4) : start].lower() == "the " else 0
                spans.append((start - the, end, name, place.code))
            continue
        tail = match["head"] and _OF_BODY.match(text, end)
        start = _capitals_before(text, start, 1 if tail else 4)
        if form := _LEGAL_FORM.match(text, end) if match.group()[0].isupper() else None:
            end = form.end()
        elif tail:
            end = tail.end()
        first = _WORD.match(text, start)
        listed = first and _listed_at(text, start, first.group())
        is_place = bool(listed) and listed.kind != "organisation" and start + len(listed.words) >= match.end()
        only_land = (
            bool(listed)
            and listed.kind in ("name", "demonym")
            and start + len(listed.words) + 1 == match.start()
        )
        plain = match.group() in (
            "Energy",
            "Group",
            "Guard",
            "Guards",
            "Police",
            "House",
            "Court",
            "Board",
            "Fund",
            "Union",
        )
        if (start < match.start() or tail) and not is_place and not (plain and only_land and not tail):
            place = _place_of(text[start:end])
            spans.append((start, end, text[start:end], place and place.code))
    spans = _with_acronyms(text, words, spans)
    found: dict[str, list[Mention]] = {}
    countries: dict[str, str | None] = {}
    done = 0
    for start, end, name, code in sorted(spans, key=lambda s: (s[0], -s[1])):
        if start >= done:
            found.setdefault(name, []).append(Mention(start, end, stored[start:end]))
            countries.setdefault(name, code)
            done = end
    return tuple(Organisation(name, tuple(mentions), countries[name]) for name, mentions in found.items())


def _with_acronyms(
    text: str, words: Sequence[tuple[int, int, str]], spans: list[tuple[int, int, str, str | None]]
) -> list[tuple[int, int, str, str | None]]:
    """`spans`, and what an acronym in brackets stands for ("Osmera Trade Board (OTB)"), with each place of the acronym."""
    ends = {end: (name, code) for _, end, name, code in spans}
    meant: dict[str, tuple[str, str | None]] = {}
    more = []
    for match in _ACRONYM.finditer(text):
        short = match["short"]
        if match.start() in ends:
            meant[short] = ends[match.start()]
            continue
        start = _spelt_out(text, match.start(), short)
        if start is not None:
            name = text[start : match.start()]
            place = _place_of(name)
            meant[short] = (name, place and place.code)
            more.append((start, match.start(), *meant[short]))
    more += [(start, end, *meant[word]) for start, end, word in words if word in meant]
    taken = {start for start, *_ in more}
    return [span for span in spans if span[0] not in taken] + more if more else spans


def _spelt_out(text: str, end: int, short: str) -> int | None:
    """Where the words before `end` begin whose first letters make `short`; None where they make another word."""
    letters = [letter.upper() for letter in short if letter.isalpha()]
    start = end
    for token in reversed(text[max(0, end - 120) : end].split(" ")):
        if not token or not letters or "\n" in token:
            break
        if token.lower() in _LINKS and letters[-1] != token[0].upper():
            start -= len(token) + 1
            continue
        if token[0].upper() != letters[-1] or not token[0].isupper() and token.lower() not in _LINKS:
            return None
        letters.pop()
        start -= len(token) + 1
    return start + 1 if not letters and len(short) > 1 else None


def _capitals_before(text: str, start: int, most: int, others: frozenset[str] = frozenset()) -> int:
    """Where the run of at most so many capitalised words, or `others`, before `start` begins."""
    line = text[max(0, start - 44 * most) : start]
    before = line[line.rfind("\n") + 1 :].split(" ")
    if before.pop():  # no blank stands between
        return start
    for word in reversed(before[-most:]):
        bare = word.lstrip('(["“‘')
        capital = _ONE_CAPITAL.fullmatch(bare) and bare not in _NO_PREFIX and not bare.endswith(("’s", "'s"))
        if not capital and bare.lower() not in others:
            break
        start -= len(bare) + 1
        if bare != word:
            break
    return start


# Words that end the name of a region, and of a natural feature.
_REGIONS = frozenset("Province Oblast Prefecture Region County Governorate Krai".split())
_FEATURES = frozenset(
    "Pass River Sea Strait Straits Bay Lake Mountains Peninsula Island Islands Valley Desert Canal Ocean "
    "Heights Shoal Reef Basin Delta Plateau Gulf Dam Port".split()
)
_DATELINE = re.compile(r"(?P<name>[A-Z][A-Z.'’-]+(?:[ ][A-Z][A-Z.'’-]+){0,2})(?=,[ ]|[ ]\(|[ ][-–—])")
# What opens a line in capitals and is no city.
_NO_CITIES = frozenset(
    "Analysis Answer Chairman Exclusive Factbox File Interview Joint Moderator Note Opinion Press Question Statement Update "
    "Watch".split()
)
# Signs of a land or town on no list: where something is, what only a land has, trade between two.
_DIRECTIONS = (
    "New|Upper|Lower|North|South|East|West|Northern|Southern|Eastern|Western|Great|Greater|Little|Old"
)
_PLACE_NAME = rf"(?:(?:{_DIRECTIONS})[ ])?[^\W\d_a-zß-ÿ][^\W\d_]{{2,30}}(?:-[^\W\d_]{{2,30}})?"
_WHERE_BEFORE = re.compile(
    r"\b(?:[Ii]n|[Nn]ear|[Vv]isits?[ ]to|[Tt]rip[ ]to|[Rr]oad[ ]to|[Ll]ine[ ]to|border[ ]with|[Rr]elations[ ]with|[Tt]rade[ ]with"
    r"|[Ee]xports[ ]to|[Ii]mports[ ]from|[Ee]mbassy[ ]in|[Aa]mbassador[ ]to|(?:[Cc]apital|[Rr]epublic|[Kk]ingdom|[Ee]mirate"
    r"|[Ss]ultanate|[Gg]overnment|[Pp]arliament|[Pp]eople|[Ss]ide|[Dd]elegation|[Kk]ing|[Qq]ueen)[ ]of"
    r"|(?:[Tt]rade|[Rr]elations|[Tt]ies|[Bb]order|[Cc]ooperation|[Aa]greement|[Mm]eeting|[Cc]onsultations)[ ]between"
    rf"(?:[ ]{_PLACE_NAME}[ ]and)?)[ ](?:the[ ])?(?:(?:{_DIRECTIONS})[ ])?$"
)
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
    r"|(?:(?:foreign|prime|trade|finance|energy|defen[cs]e|interior|health|economy|deputy)[ ])+minister)\b"
)
_DEMONYM = re.compile(r"\w{3,40}(?:an|ish|ese|i|ic|ite)")
_NO_PEOPLES = frozenset(
    "Catholic Christian Civilian Democratic Economic European Islamic Public Republican Muslim Arctic Atlantic Pacific".split()
)


def _places(
    article: Article,
    text: str,
    words: Sequence[tuple[int, int, str]],
    titled: Sequence[_Titled],
    people: Sequence[Person],
    organisations: Sequence[Organisation],
) -> tuple[Place, ...]:
    """Countries, cities, regions, and what only a dateline or what is said of it shows to be a place."""
    found: dict[tuple[str, str | None], list[Mention]] = {}
    names = {m.start: m.end for person in people for m in person.mentions}
    bodies = {
        m.start: m.end
        for organisation in organisations
        for m in organisation.mentions
        if not m.text.endswith(("government", "cabinet", "parliament"))
    }

    def add(name: str, code: str | None, start: int, end: int, kind: str = "name") -> None:
        found.setdefault((name, code), []).append(Mention(start, end, article.text[start:end], kind=kind))

    for segment in article.segments:
        if line := _DATELINE.match(text, segment.start, segment.end):
            name = line["name"].title()
            place = _place_of(line["name"]) or _place_of(name)
            known = place and place.words in (name, line["name"])
            if line.start() not in bodies and (known or name not in _NO_CITIES and len(name) > 3):
                exact = place if known else None
                add(exact.name if exact else name, exact and exact.code, *line.span())
                names[line.start()] = line.end()
    features = {start: (end, code) for start, end, code in _regions(text, words)}
    lands = _lands(text, words, titled, people, bodies)
    # Inside a person's name nothing is a place, and inside an organisation's a demonym only.
    closed = within = 0
    for number, (start, end, word) in enumerate(words):
        within = max(within, bodies.get(start, 0))
        closed = max(closed, names.get(start, 0))
        if start < closed:
            continue
        entry = _listed_at(text, start, word)
        demonym = bool(entry) and entry.kind == "demonym"
        if start < within and not demonym:
            continue
        if start in features:
            closed, code = features[start]
            add(text[start:closed], code, start, closed)
        elif word in lands and not entry:
            land, kind = lands[word]
            before = words[number - 1] if number else (0, 0, "")
            if before[1] + 1 == start and before[2] in _DIRECTION_WORDS and before[0] >= closed:
                start, land = before[0], f"{before[2]} {land}"
            add(land, None, start, end, kind)
        elif entry and entry.kind != "organisation":
            end = start + len(entry.words)
            closed = end
            if demonym or not (
                text.startswith((" dollar", "$"), end) or _is_namesake(text, words, number, entry)
            ):
                add(entry.name, entry.code, start, end, "demonym" if demonym else "name")
    return tuple(
        Place(name, tuple(sorted(mentions, key=lambda m: m.start)), code)
        for (name, code), mentions in sorted(found.items(), key=lambda item: min(m.start for m in item[1]))
    )


_DIRECTION_WORDS = frozenset(_DIRECTIONS.split("|"))


def _is_namesake(text: str, words: Sequence[tuple[int, int, str]], number: int, entry: _Entry) -> bool:
    """Whether a place's name is a person's here: another name stands right beside it ("Chad Wolf")."""
    start, end, _ = words[number]
    if entry.words not in _NAMESAKES or text.endswith(" of ", 0, start):
        return False
    for beside in (number - 1, number + 1):
        if not 0 <= beside < len(words):
            continue
        first, last, word = words[beside]
        if (last + 1 != start or text[last] != " ") and (end + 1 != first or text[end] != " "):
            continue
        common = word in _OPENERS or word in _TITLE_WORDS or word in _NOT_NAMES or word in _CALENDAR
        if not common and not _listed_at(text, first, word):
            return True
    return False


_FEATURE_BEFORE = frozenset("River Lake Mount Cape Port Fort Camp".split())


def _regions(text: str, words: Sequence[tuple[int, int, str]]) -> Iterator[tuple[int, int, str | None]]:
    """Regions ("Gansu Province") and natural features ("Tarvik Pass"): start, end and country."""
    for number, (start, end, word) in enumerate(words):
        following = words[number + 1] if number + 1 < len(words) else (0, 0, "")
        if word in _FEATURE_BEFORE and following[0] == end + 1 and text[end] == " ":
            if following[2] not in _NOT_NAMES and following[2] not in _OPENERS:
                yield start, following[1], None
            continue
        if word not in _REGIONS and word not in _FEATURES:
            continue
        most = 2 if word != "Region" else 3
        first = start
        for before, after, other in reversed(words[max(0, number - most) : number]):
            place = _listed_at(text, before, other)
            if after + 1 != first or text[after] != " " or other in _OPENERS or other in _TITLE_WORDS:
                break
            if place and place.kind == "demonym":
                break
            first = before
        if first < start:
            code = None
            if word in _REGIONS:
                region = text[first : start - 1]
                place = _place_of(region)
                code = place.code if place else subdivisions().get(region.lower())
            yield first, end, code


def _lands(
    text: str,
    words: Sequence[tuple[int, int, str]],
    titled: Sequence[_Titled],
    people: Sequence[Person],
    bodies: dict[int, int],
) -> dict[str, tuple[str, str]]:
    """Words for lands on no list, shown by what is said of them: the land, and whether name or demonym."""
    known = {part for person in people for form in _forms(person.name) for part in form.split()}
    known |= (
        _OPENERS
        | _TITLE_WORDS
        | _CALENDAR
        | _NOT_NAMES
        | _DIRECTION_WORDS
        | _REGIONS
        | _FEATURES
        | _NO_PEOPLES
    )

    def unlisted(word: str, start: int) -> bool:
        plain = word not in known and len(word) > 2 and word.isalpha() and not word.isupper()
        return plain and start not in bodies and not _place_of(word)

    names = [item.land for item in titled if item.land and unlisted(item.land, -1)]
    peoples = [
        word
        for item in titled
        for word in item.title.split()[:-1]
        if _DEMONYM.fullmatch(word) and unlisted(word, -1)
    ]
    for start, end, word in words:
        if not unlisted(word, start):
            continue
        if _DEMONYM.fullmatch(word) and _PEOPLE_BEFORE.match(text, end):
            peoples.append(word)
        elif _LAND_BEFORE.match(text, end) or (
            _WHERE_AFTER.match(text, end) and _WHERE_BEFORE.search(text, max(0, start - 60), start)
        ):
            names.append(word)
    lands = {word: (word, "name") for word in names if word not in peoples}
    stems = {word[:4]: word for word in lands}
    for word in peoples:
        lands[word] = (stems.setdefault(word[:4], word), "demonym")
    # A word of the same stem is the land's name: "Osmera" beside "Osmeran".
    for start, _, word in words:
        if word[:4] in stems and word not in lands and word not in known and start not in bodies:
            people = stems[word[:4]]
            if lands[people][1] == "demonym" and not _DEMONYM.fullmatch(word):
                lands[word] = (word, "name")
                lands[people] = (word, "demonym")
    return lands
