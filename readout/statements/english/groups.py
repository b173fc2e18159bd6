"""Who a group is: "the two leaders", "both sides", "the Presidents", "the Minister and the Secretary".

They are the principals of the meeting that the text tells of, as far as their offices fit; where these do not fit, or
the text does not say who met, the words stay words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from readout.lexicon import alternatives, entries
from readout.statements.english.mentions import Mentions, Naming
from readout.statements.english.principals import Principals

# Words for those who met, whatever office they hold.
_ANY_OFFICE = frozenset(
    "leaders sides parties delegations principals counterparts officials interlocutors statesmen politicians".split()
)
# Words that mean those who met only where they are counted: "the two officials".
_ONLY_COUNTED = frozenset("officials counterparts interlocutors statesmen politicians".split())
_SAME_GROUPS = dict.fromkeys(("sides", "parties", "delegations"), "both sides")
_SAME_GROUPS |= dict.fromkeys(("countries", "nations"), "the two countries")
_LAND_WORDS = frozenset("countries nations states governments".split())
# Other words for some offices: by them a title fits.
_FITS = {
    "heads of state": r"\b(?:president|king|queen|emperor|empress|emir|amir|sultan|pope|grand duke)\b",
    "heads of government": r"\b(?:prime minister|premier|chancellor|taoiseach)\b",
    "prime ministers": r"\b(?:prime minister|premier|chancellor|taoiseach)\b",
    "premiers": r"\b(?:prime minister|premier)\b",
    "pms": r"\bprime minister\b",
    "nsas": r"\bnational security advis[eo]r\b",
    "ministers": r"\bminister\b|\bsecretary of (?:state|defense)\b|\bforeign secretary\b|\bhigh representative\b",
    "foreign ministers": r"\bforeign minister\b|\bminister of foreign affairs\b|\bsecretary of state\b|\bforeign secretary\b|"
    r"\bhigh representative\b",
    "defense ministers": r"\bdefen[cs]e minister\b|\bsecretary of defense\b|\bminister of defen[cs]e\b",
    "secretaries": r"\bsecretary\b",
    "advisers": r"\badvis[eo]r\b",
}
_FITS |= {
    "defence ministers": _FITS["defense ministers"],
    "advisors": _FITS["advisers"],
    "national security advisors": _FITS["nsas"],
    "national security advisers": _FITS["nsas"],
}
_NO_FULL_OFFICE = re.compile(r"\b(?:vice|deputy|assistant|former)\b[ -]")
_PLURALS = {f"{title}s".replace("ys", "ies").lower(): title.lower() for title in entries("titles")}
_KIND = alternatives({*_ANY_OFFICE, *_LAND_WORDS, *_FITS, *_PLURALS}).replace(r"\ ", r"\s")
_GROUP = re.compile(
    r"(?:(?:(?P<all>both|all)\s(?:of\s)?(?:(?:the|these|those)\s)?|(?:the|these|those|our|their)\s)"
    rf"(?:(?P<number>two|three|four)\s)?(?:respective\s)?(?P<kind>{_KIND})|the\stwo(?:\sof\sthem)?|the\spair|both(?:\sof\sthem)?"
    r"|they\sboth)\b(?![\w’'-])",
    re.IGNORECASE,
)
# "The telephone talk reaffirmed": those who talked did.
_TALK = re.compile(
    r"(?:the|this|their)\s(?:(?:telephone|phone|video|virtual|bilateral|summit|joint|two\sleaders[’'])\s){0,2}"
    r"(?:talks?|calls?|meeting|conversation|discussions?|summit|exchange|conference)",
    re.IGNORECASE,
)
_NUMBERS = {"two": 2, "three": 3, "four": 4}
_COORDINATION = re.compile(r",?\s(?:and|as\swell\sas)\s|,\s", re.IGNORECASE)
_LONGEST_COORDINATION = 300  # characters


def group_named(
    mentions: Mentions, principals: Principals, words: str
) -> tuple[tuple[str, ...], tuple[tuple[int, int], ...]]:
    """The names of a group that the principals are, with the places that say so; two empty tuples where they are not it."""
    group = _GROUP.fullmatch(words)
    if group is None:
        talked = principals.all if _TALK.fullmatch(words) else ()
        return tuple(n.name for n in talked), tuple((n.start, n.end) for n in talked)
    kind = " ".join((group["kind"] or "leaders").lower().split())
    if kind in _LAND_WORDS:
        return _two_lands(mentions, principals)
    number = _NUMBERS.get((group["number"] or "").lower(), 0)
    if (group["all"] or "").lower() == "both" or not group["kind"]:
        number = 2
    if kind in _ONLY_COUNTED and not number:
        return (), ()
    members = _fitting(mentions, principals.all, kind)
    if number == 2 and len(members) > 2:
        members = _fitting(mentions, principals.one_a_side(), kind)
    if len(members) < 2 or number and len(members) != number:
        return (), ()
    return tuple(n.name for n in members), tuple((n.start, n.end) for n in members)


def group_at(text: str, start: int, end: int | None = None) -> str | None:
    """The group that is meant by the words at `start`, or by all of them up to `end`, by its one name; None where none is.

    "The two delegations" are both sides; "the two ministers" keep their words.
    """
    group = _GROUP.match(text, start) if end is None else _GROUP.fullmatch(text, start, end)
    if not group:
        return None
    words = group.group()
    return _SAME_GROUPS.get((group["kind"] or "").lower(), words[0].lower() + words[1:])


def _fitting(mentions: Mentions, members: Sequence[Naming], kind: str) -> Sequence[Naming]:
    """Those of `members` who may be called so, by their titles; one of whom the text gives none fits where another does."""
    if kind in _ANY_OFFICE:
        return members
    pattern = _FITS.get(kind) or rf"\b{re.escape(_PLURALS[kind])}\b"
    titles = {n.name: mentions.titles_of(n.name) for n in members}
    fitting = [n for n in members if any(_title_fits(pattern, title) for title in titles[n.name])]
    return [n for n in members if n in fitting or not titles[n.name]] if fitting else ()


def _title_fits(pattern: str, title: str) -> bool:
    return bool(re.search(pattern, title)) and not _NO_FULL_OFFICE.search(title)


def _two_lands(
    mentions: Mentions, principals: Principals
) -> tuple[tuple[str, ...], tuple[tuple[int, int], ...]]:
    """The two countries of the principals, where the text names both."""
    codes = [mentions.countries.get(naming.name, "") for naming in principals.one_a_side()]
    lands = [mentions.land_names[code] for code in dict.fromkeys(codes) if code in mentions.land_names]
    if len(lands) != 2:
        return (), ()
    return tuple(land[0] for land in lands), tuple(land[1:] for land in lands)


def members_of(words: str, start: int) -> Sequence[tuple[int, int]]:
    """The places of the parts of "A, B and C", each without the words that join it; one place where nothing is joined."""
    if len(words) > _LONGEST_COORDINATION:
        return [(start, start + len(words))]
    parts, begin = [], 0
    for joint in _COORDINATION.finditer(words):
        parts.append((start + begin, start + joint.start()))
        begin = joint.end()
    return [*parts, (start + begin, start + len(words))]
