"""Who is meant by an office, a style, a body or one side, and not by name."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from readout.facts.english.gazetteer import code_of
from readout.statements.english.mentions import Memory, Mentions, mid_sentence
from readout.statements.english.principals import Principals

# "The Queen accompanied him": an office that opens a sentence.
OFFICE_AT_HEAD = re.compile(
    r"(?:The|the)\s(?:[\w-]+\s){0,3}?(?i:president|minister|premier|chancellor|king|queen|prince|princess|secretary|emir|"
    r"secretary-general|chairperson|chairman|chairwoman|ambassador|governor|mayor|envoy|spokes\w+|commissioner|general)\b"
    r"|H(?:is|er)\s(?:Royal\s)?(?:Majesty|Highness|Excellency|Holiness)\b"
)
_OFFICE = re.compile(r"(?:(?:the|his|her)\s)?(?P<office>(?:[\w.-]+\s){0,6}[\w-]+)", re.IGNORECASE)
_OF_LAND = re.compile(r"\sof\s(?:the\s)?(?P<land>[A-Z][\w’' -]{1,60})$")
# "EAM" is the external affairs minister.
_INITIALS = re.compile(r"(?:[Tt]he\s)?(?P<initials>[A-Z]{2,5})")
# "His Majesty", "Her Royal Highness": the title that bears the style, by its pronoun.
_STYLE_OF_ADDRESS = re.compile(
    r"(?P<whose>[Hh]is|[Hh]er)\s(?:Royal\s|Imperial\s|Serene\s)?(?:Majesty|Highness|Excellency|Holiness)"
)
_ROYAL = re.compile(
    r"\b(?:king|queen|emperor|empress|emir|sultan|prince|princess|sheikh|sheikha|pope|crown)\b"
)
_OF_DOMAIN = re.compile(r"\b(?P<who>minister|secretary|commissioner) (?:of|for) (?P<what>[\w ]{1,80})$")
_COUNTERPART = re.compile(r"(?:[Hh]is|[Hh]er)\s(?:[\w-]+\s)?counterpart")
_ONE_SIDE = re.compile(
    r"[Tt]he\s(?:(?P<people>[^\W\d_a-z][\w’'-]*(?:\s[^\W\d_a-z][\w’'-]*)?)\s(?:side|delegation)"
    r"|(?:side|delegation)\sof\s(?P<land>[^\W\d_a-z][\w’' -]*))"
)
_ISSUED = re.compile(
    r"(?:[Aa]|[Tt]he)\s(?:joint\s|written\s|press\s)?(?:statement|communiqué|communique|readout|release|note)\s"
    r"(?:by|from|of)\s(?:the\s)?"
)
_KIND_OF_BODY = re.compile(
    r"[Tt]he\s([Mm]inistry|[Cc]ouncil|[Cc]ommission|[Cc]ommittee|[Aa]gency|[Bb]ank|[Uu]nion|[Aa]ssembly|[Dd]epartment)"
)


def body_named(mentions: Mentions, source: tuple[int, int], words: str) -> str | None:
    """The organisation that a source means: by its name, as who issued a statement, or as "the ministry"."""
    issued = _ISSUED.match(words)
    start = source[0] + (issued.end() if issued else 4 if words[:4].lower() == "the " else 0)
    for begin in (start, source[0]):
        end, name = mentions.bodies.get(begin, (-1, ""))
        if end == source[1] or issued and end > 0:
            return mid_sentence(name)
    if kind := _KIND_OF_BODY.fullmatch(words):
        named = mentions.bodies_by_word.get(kind[1].lower(), [])
        number = bisect_left(named, (source[0], ""))
        return mid_sentence(named[number - 1][1]) if number else None
    return None


def side_named(mentions: Mentions, words: str) -> str | None:
    """One side by one name: "the delegation of Osmera" is the Osmeran side."""
    side = _ONE_SIDE.fullmatch(words)
    if not side:
        return None
    if side["people"]:
        return f"the {side['people']} side"
    demonym = mentions.demonyms.get(side["land"])
    return f"the {demonym} side" if demonym else None


def counterpart(mentions: Mentions, memory: Memory, words: str, place: int) -> str | None:
    """ "Her counterpart": the one other person named before `place`, where there is one."""
    if not _COUNTERPART.fullmatch(words):
        return None
    others = {naming.name for naming in mentions.lately(place)} - set(memory.last)
    return others.pop() if len(others) == 1 else None


def office_holder(
    mentions: Mentions, memory: Memory, principals: Principals, words: str, place: int
) -> str | None:
    """The one person whose title ends in the words ("the foreign minister").

    Of several, one of those who met, the first side before the other where the office is written large ("The
    President" is the one for whom the text speaks); else the one who spoke or was named last.
    """
    if style := _STYLE_OF_ADDRESS.fullmatch(words):
        pronoun = "he" if style["whose"].lower() == "his" else "she"
        royals = (
            name for title, names in mentions.by_title.items() if _ROYAL.search(title) for name in names
        )
        return _last_named(mentions, memory, (name for name in royals if memory.fits(name, pronoun)), place)
    if initials := _INITIALS.fullmatch(words):
        short = initials["initials"].lower()
        holders = [
            name for title, names in mentions.by_title.items() if _initials(title) == short for name in names
        ]
        return _one_of(mentions, memory, principals, holders, place, own=True)
    match = _OFFICE.fullmatch(words)
    if not match:
        return None
    office, own = match["office"], match["office"][0].isupper()
    of_land = _OF_LAND.search(office)
    if of_land and (code := code_of(of_land["land"])):
        bearers = _of_country(mentions, _holders(mentions, office[: of_land.start()].lower()), code)
        return _one_of(
            mentions, memory, principals, bearers or _untitled(mentions, principals), place, own=False
        )
    holders = _holders(mentions, office.lower())
    if holders or " " not in office:
        return _one_of(mentions, memory, principals, holders, place, own)
    return _by_wider_title(mentions, memory, principals, office, place)


def _by_wider_title(
    mentions: Mentions, memory: Memory, principals: Principals, office: str, place: int
) -> str | None:
    """The "Osmeran president", where the title was "President"; but "the energy minister" is not any minister."""
    people, wider = office.split(" ", 1)
    bearers = _holders(mentions, wider.lower())
    if code := code_of(people.title()) or code_of(people.upper()):
        known = [name for name in bearers if mentions.countries.get(name) == code]
        bearers = known or [name for name in bearers if name not in mentions.countries]
        return _one_of(mentions, memory, principals, bearers, place, own=False)
    if office[0].isupper() or len(set(bearers)) == 1:
        return office_holder(mentions, memory, principals, f"the {wider}", place)
    return None


def _of_country(mentions: Mentions, names: Sequence[str], code: str) -> list[str]:
    """Those of `names` who are of the country, or of none that is known."""
    return [name for name in names if mentions.countries.get(name, code) == code]


def _untitled(mentions: Mentions, principals: Principals) -> list[str]:
    """The one who met somebody and whom the text names without an office or a land, so that "the President of Osmera" is."""
    names = dict.fromkeys(naming.name for naming in principals.all)
    plain = [name for name in names if not mentions.titles_of(name) and name not in mentions.countries]
    return plain if len(plain) == 1 else []


def _holders(mentions: Mentions, office: str) -> list[str]:
    """The people who bear a title that means the office."""
    return [name for title, names in mentions.by_title.items() if _means(title, office) for name in names]


def _one_of(
    mentions: Mentions, memory: Memory, principals: Principals, names: Sequence[str], place: int, own: bool
) -> str | None:
    """Of several people one of the principals, the first of them where it is their `own` title; else as `_last_named`."""
    met = [naming.name for naming in (*principals.hosts, *principals.guests) if naming.name in names]
    met = list(dict.fromkeys(met))
    if len(met) == 1 or met and own:
        return met[0]
    return _last_named(mentions, memory, met or names, place)


def _last_named(mentions: Mentions, memory: Memory, names: Iterable[str], place: int) -> str | None:
    """Of several people the one who spoke last, else who was named last before `place`; None where none was."""
    names = list(dict.fromkeys(names))
    if len(names) < 2:
        return names[0] if names else None
    spoke = next((name for name in memory.recent if name in names), None)
    if spoke:
        return spoke
    lately = (naming.name for naming in reversed(mentions.lately(place)))
    return next((name for name in lately if name in names), None)


def _initials(title: str) -> str:
    return "".join(word[0] for word in re.split(r"[\s-]", title) if word)


def _means(title: str, office: str) -> bool:
    """Whether `office` is the title, or its last words, or its first before "of" ("the secretary", of state).

    "The president" is no vice president.
    """
    domain = _OF_DOMAIN.search(title)
    if domain and office in (f"{domain['what']} {domain['who']}", domain["who"]):
        return True  # "Minister of Energy" is the energy minister
    if title.endswith(" " + office):
        return title[: -len(office) - 1].rpartition(" ")[2] not in ("vice", "deputy", "assistant")
    return (
        title == office
        or f" {office} of " in f" {title}"
        or f" {office} for " in f" {title}"
        or (" " in title and office.endswith(" " + title))
    )
