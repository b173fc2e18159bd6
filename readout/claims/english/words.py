"""Words that say which way a figure went, how exactly it is meant, and what joins it to its subject."""

from __future__ import annotations

import re
from collections.abc import Iterable

# Words that hang on what follows stand right before it.
_RIGHT_BEFORE = 80

_UP = (
    r"rose|rise[sn]?|rising|grew|grow(?:s|n|ing|th)?|increas\w+|climb\w*|jump\w*|surg\w+|expan\w+|soar\w*|gain(?:s|ed|ing)?"
    r"|leap\w*|advanc(?:e|ed|es|ing)|swell\w*|swollen|rocket\w*|skyrocket\w*|up|upturn|higher|more|larger|greater|bigger"
    r"|above|stronger|plus|added|adding|widen\w*|uptick|rebound\w*|recover\w*"
)
_DOWN = (
    r"f[ea]ll(?:s|en|ing)?|declin\w+|drop\w*|shr[aiu]nk\w*|decreas\w+|contract(?:s|ed|ing|ion)|slump\w*|down|downturn"
    r"|plung\w+|slid\w*|slip\w*|dip(?:s|ped)?|tumbl\w+|lower|less|fewer|smaller|below|under|weaker|shed|shedding|sank|sunk|sink(?:s|ing)?"
    r"|collaps\w+|minus|lost|losing|los[se]e?s|retreat\w*|cut|shortfall|short|narrow(?:s|ed|er)|weaken\w*|reduc\w+|slowed|behind"
)
DIRECTION = re.compile(rf"\b(?:(?P<up>{_UP})|(?P<down>{_DOWN}))\b", re.IGNORECASE)
"""A word that says that something went up or down, or stands higher or lower."""
FINITE = re.compile(
    r"\b(?:(?P<up>rose|rises|has risen|grew|grows|has grown|have grown|increased|has increased|climbed|jumped|surged|expanded"
    r"|soared|rebounded|(?:is|are|was|were) up|went up|gained)"
    r"|(?P<down>fell|falls|has fallen|have fallen|declined|dropped|shrank|decreased|contracted|slumped|plunged|slid|slipped"
    r"|dipped|tumbled|sank|shrunk|(?:is|are|was|were) down|went down|weakened))\b"
)
"""A finite verb of going up or down."""

_MARK = r"(?:(?:the|a|an|its|their)\s(?:(?:[\w-]+\s){0,2}(?:mark|level|target|goal|threshold|milestone|bar)\sof\s)?)?$"
_SHORT_OF = re.compile(
    rf"\b(?:(?:short|shy) of|(?:far|well off|away) from|nowhere near)\s{_MARK}", re.IGNORECASE
)
_ABOUT = re.compile(
    r"\b(?:about|around|roughly|some|approximately|an estimated|circa|ca\.|estimated at|or so|in the region of)\s$",
    re.IGNORECASE,
)
_NEARLY = re.compile(
    r"\b(?:nearly|almost|close to|just (?:under|below|short of)|close on|not quite|virtually|all but|practically|approach(?:ed|es)"
    r"|near(?:ed|s)|(?:just|narrowly|slightly|a little|little) (?:short|shy) of"
    rf"|a (?:bit|little|touch|shade) (?:less than|under|below))\s{_MARK}",
    re.IGNORECASE,
)
_APPROACHING = re.compile(rf"\b(?:approaching|nearing|closing in on|edging towards?)\s{_MARK}", re.IGNORECASE)
_OVER = re.compile(
    r"\b(?:(?:more|higher|greater|bigger|larger) than|over|above|at least|in excess of|exceed\w*|surpass\w*|top(?:s|p\w*)?"
    r"|pass(?:ed|es|ing)?|cross\w*|broke|break|breach\w*|overt\w+|beat|well over|upwards? of|past|beyond|north of)"
    rf"\s{_MARK}",
    re.IGNORECASE,
)
_UNDER = re.compile(
    r"\b(?:(?:less|fewer|lower|smaller) than|under|below|at most|(?<!ed )(?<!ose )(?<!ent )(?<!ept )(?<!ew )up to|south of"
    rf"|undershot)\s{_MARK}",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"\s(?:or|and)\s(?P<more>more|above|over)\b|\sor\s(?P<less>less|below)\b|\s(?P<so>or\sso)\b|-(?P<plus>plus)\b|(?P<sign>\+)"
)
_HEDGES = (
    ("at least", _OVER),
    ("nearly", _NEARLY),
    ("approaching", _APPROACHING),
    ("below", _SHORT_OF),
    ("at most", _UNDER),
    ("about", _ABOUT),
)
_PLAIN_ADVERB = re.compile(r"\b(?:only|just|still|already|even|by|again|the|a|an|as|much|well)\s$")


WITHOUT_FIGURE = (
    *(
        "first",
        "every",
        "each",
        "consecutive",
        "straight",
        "successive",
        "row",
        "running",
        "on end",
        "succession",
    ),
    *(
        "than",
        "no ",
        "never",
        "surplus",
        "deficit",
        "record",
        "high",
        "peak",
        "low",
        "weakest",
        "strongest",
        "smallest",
        "largest",
        "biggest",
        "best",
    ),
    *(
        "worst",
        "rose",
        "rise",
        "rising",
        "grew",
        "grow",
        "increase",
        "decrease",
        "decline",
        "climb",
        "jump",
        "surg",
    ),
    *(
        "expand",
        "soar",
        "rebound",
        " up",
        " down",
        "gain",
        "fall",
        "fell",
        "drop",
        "shr",
        "contract",
        "slump",
    ),
    *("plung", "slid", "slip", "dip", "tumbl", "sank", "weaken"),
)
"""Words, in small letters, of which one stands in every record, streak, first, comparison and direction."""


def has_any(lower: str, words: Iterable[str]) -> bool:
    """Whether one of some words stands in a text in small letters: what costs little, before patterns are tried."""
    return any(map(lower.__contains__, words))


def right_before(pattern: re.Pattern[str], text: str, start: int, end: int) -> re.Match[str] | None:
    """The match of a `pattern` that ends in `$` before place `end` of a text, not looked for before `start`."""
    return pattern.search(text, max(start, end - _RIGHT_BEFORE), end)


def hedge_of(text: str, start: int, at: int, end: int) -> str:
    """How exactly the figure from `at` to `end` is meant, by the words before it (from `start` on) and behind it."""
    behind = _AFTER.match(text, end)
    if behind:
        return (
            "at least"
            if behind["more"] or behind["plus"] or behind["sign"]
            else "at most"
            if behind["less"]
            else "about"
        )
    before = text[max(start, at - 48) : at]
    for _ in range(3):
        for hedge, pattern in _HEDGES:
            if pattern.search(before):
                return hedge
        stripped = _PLAIN_ADVERB.sub("", before)
        if stripped == before:
            break
        before = stripped
    return "equal"


def direction_of(match: re.Match[str]) -> str:
    """Which way a match of DIRECTION or FINITE points: up or down."""
    return "up" if match["up"] else "down"
