"""Whether somebody of a name held an office of a country on a day: confirmed, ruled out, or neither.

The table writes names as the CIA World Factbook does, and texts write them otherwise: names are compared by their words,
without marks, and words also by their consonants ("Mohamed", "Muhammad"), by one letter, and by their short forms ("Liz",
"Elizabeth"). Of two names that may be one person's, neither is said.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Literal

from readout.lexicon import entries
from readout.periods import days_on
from readout.world.people import OFFICES, Term, first_day, last_day, terms
from readout.world.tables import rows

OfficeKind = Literal[
    "president", "head of government", "monarch", "governor general", "vice president", "deputy"
]
"""An office whatever its name is in a country: a premier, chancellor or Taoiseach is a head of government."""

MARGIN = 45
"""Days before and after a day on which the same person must hold an office, for another to be ruled out on the day.

Editions of the Factbook lag behind, and a successor may sit before the list says so.
"""

_LONG_AFTER = 180  # days: a list that still names somebody so long after a day has not merely lagged
_WITH_SECOND = (*OFFICES, "state (other)", "government (other)")
_STANDING_IN = re.compile(
    r"(?:GNU |acting |caretaker |interim |transition(?:al)? |executive |first |deputy (?=president$))", re.I
)
_RANK_BEHIND = re.compile(r"(?<=\w)(?:,? (?:Dr|Gen|Col|Capt|Lt|Sir|Dame|Grand Chief)\b\.?){1,4}$")
_KINDS_OF_OFFICE: tuple[tuple[str, OfficeKind], ...] = (
    (r"president", "president"),
    (r"vice president|deputy president", "vice president"),
    (r"(?:deputy|vice) (?:prime|premiers?)\b.*|vice|vice chancellor|deputy", "deputy"),
    (r"(?:king|queen|emperor|sultan|amir|prince|grand duke|pope)\b.*", "monarch"),
    (r"(?:prime minister|premier|chancellor|president of the government|minister of state)\b.*", "head of government"),
    (r"governor[ -]general\b.*", "governor general"),
)  # fmt: skip
_PARTICLES = frozenset(
    "al el as ad bin bint ben ibn da de del der di do dos la le van von abu ould mr mrs dr jr sr".split()
)
_NUMERAL = re.compile("[IVX]+")


def kind_of(term: Term) -> OfficeKind | None:
    """Which office a term is of, by its title; None where the table has no title, or one that says too little."""
    title = _RANK_BEHIND.sub("", term.title).strip().lower()
    shorn = _STANDING_IN.sub("", title)
    if term.office in ("deputy", "government (other)") and title.startswith("deputy president"):
        return "vice president"
    found = next((kind for pattern, kind in _KINDS_OF_OFFICE if re.fullmatch(pattern, shorn)), None)
    if found == "head of government" and term.office == "representative":
        return None
    if found is None and not title:
        return _untitled_kind(term)
    return found


def _untitled_kind(term: Term) -> OfficeKind | None:
    """ "(other)" rows without a title: a governor general, or a deputy of the head of government."""
    if term.office == "state (other)":
        others = {kind_of(other) for other in terms(term.country, "representative")}
        return "governor general" if "governor general" in others else None
    return "deputy" if term.office == "government (other)" else None


def stands_in(term: Term) -> bool:
    """Whether the holder was acting, interim, in transition or a caretaker."""
    return re.match(r"(?:GNU |acting|caretaker|interim|transition)", term.title, re.IGNORECASE) is not None


@lru_cache(maxsize=64)
def _terms_with_kinds(country: str) -> tuple[tuple[Term, OfficeKind | None], ...]:
    return tuple((term, kind_of(term)) for term in terms(country, *_WITH_SECOND))


def has_office(country: str, kind: OfficeKind) -> bool:
    """Whether the table has an office of that kind in a country at any time."""
    return any(of == kind for _, of in _terms_with_kinds(country))


def holder(country: str, kind: OfficeKind, day: dt.date) -> Term | None:
    """The one person who is confirmed to have held an office of that kind on a day; None where there are none or two."""
    found = [term for term, of in _terms_with_kinds(country) if of == kind and term.on(day) == "held"]
    return found[-1] if found and all(_are_one(found[0], other) for other in found[1:]) else None


def term_of(name: str, country: str, kind: OfficeKind, day: dt.date) -> Term | None:
    """The term in which somebody of that `name` is confirmed to have held such an office on a day; else None.

    A row without a title counts for heads of government and of state, where nothing else is known of it.
    """
    found = [
        term
        for term, of in _terms_with_kinds(country)
        if of in (kind, None)
        and (of or term.office in ("state", "government"))
        and _confirmed(term, day)
        and is_name_of(name, term)
    ]
    return next((t for t in found if kind_of(t) == kind), found[0] if found else None)


def _confirmed(term: Term, day: dt.date) -> bool:
    """Whether the term was held on a day: by its dates, or because editions go on to name the holder long after it."""
    return term.on(day) == "held" or (
        last_day(term.since) <= day and days_on(day, _LONG_AFTER).isoformat() <= term.seen_last
    )


def another(name: str, country: str, kind: OfficeKind, day: dt.date) -> Term | None:
    """Who else surely held an office of that kind on a day, so that somebody of `name` did not; None if that is not sure.

    Sure is a title of which the table has one holder `MARGIN` days before, on the day and `MARGIN` days after, whose name
    is no other spelling of `name`; and `name` must be on record as holding it at another time.
    """
    around = [holder(country, kind, days_on(day, n)) for n in (-MARGIN, 0, MARGIN)]
    other = around[1]
    if other is None or any(term is None or not _are_one(term, other) for term in around):
        return None
    if stands_in(other) or _may_be_name_of(name, other):
        return None
    known = False
    for term, of in _terms_with_kinds(country):
        if of not in (kind, None) or not is_name_of(name, term):
            continue
        over = term.since < other.since or days_on(day, MARGIN) < first_day(term.since)
        named_then = term.since <= day.isoformat() <= term.seen_last
        if (
            of is None
            or not over
            or named_then
            or _share_a_word(term.name, other)
            and not _is_whole_name_of(name, term)
        ):
            return None
        known = True
    return other if known else None


def on_record(name: str, country: str, kind: OfficeKind) -> tuple[Term, ...]:
    """All terms of such an office that somebody of that name had, as far as the table goes back."""
    return tuple(term for term, of in _terms_with_kinds(country) if of == kind and is_name_of(name, term))


def countries_of(name: str, kind: OfficeKind, day: dt.date) -> tuple[str, ...]:
    """The independent countries in which somebody of that name is confirmed to have held such an office on a day."""
    led = _countries_by_word()
    codes = (
        code for word in _words_of_name(name) for key in (word, _bones(word)) for code in led.get(key, ())
    )
    return tuple(code for code in sorted(set(codes)) if term_of(name, code, kind, day))


@lru_cache(maxsize=1)
def _countries_by_word() -> dict[str, set[str]]:
    """The independent countries by each word of a leader's family name, and by its consonants."""
    parts = {row["iso2"] for row in rows("names/countries") if row["independent"] != "Yes"}
    found: dict[str, set[str]] = {}
    for row in rows("public-domain/leaders"):
        if row["country"] not in parts:
            for word in _words_of_name(row["family"] or ""):
                found.setdefault(word, set()).add(row["country"])
                found.setdefault(_bones(word), set()).add(row["country"])
    return found


# -- Names


def is_name_of(name: str, term: Term) -> bool:
    """Whether `name` is plainly the holder's: a family name alone, or with a given name that is theirs, too."""
    said, family, own = _words_of_name(name), _words_of_name(term.family), _words_of_name(term.name)
    whole = "".join(re.findall(r"[a-z]+", _plain_name(term.family)))  # "Elsisi" of "EL-SISI"
    matched = [word for word in said if word == whole or any(_same(word, other) for other in family)]
    if not matched:
        return False
    if _numeral(name) and _numeral(term.name) and _numeral(name) != _numeral(term.name):
        return False
    others = [word for word in said if word not in matched]
    if not others or len(own) == 1 or len(matched) > 1:
        return True
    return any(_is_form_of(word, other) for word in others for other in own)


def _is_whole_name_of(name: str, term: Term) -> bool:
    """Whether every word of `name` is one of the holder's."""
    own = _words_of_name(term.name)
    return all(any(_is_form_of(word, other) for other in own) for word in _words_of_name(name))


def is_same_name(name: str, other: str) -> bool:
    """Whether two names, the other with a title, have their last words in common, in either order: "Kishida Fumio"."""
    own = _words_of_name(name)
    return any(_same(own[-1], word) for word in _words_of_name(other)) if own else False


def _may_be_name_of(name: str, term: Term) -> bool:
    """Whether `name` is the holder's, or shares the family name with them and how a given name begins: "Benjamin", "Binyamin"."""
    if is_name_of(name, term):
        return True
    family = _words_of_name(term.family)
    begins = {word[0] for word in _words_of_name(term.name) if word not in family}
    shares = [word for word in _words_of_name(name) if any(_same(word, other) for other in family)]
    return bool(shares) and any(word[0] in begins for word in _words_of_name(name) if word not in shares)


def _are_one(one: Term, other: Term) -> bool:
    return is_name_of(one.name, other) or is_name_of(other.name, one)


def _share_a_word(name: str, term: Term) -> bool:
    return any(_same(word, other) for word in _words_of_name(name) for other in _words_of_name(term.name))


def _plain_name(name: str) -> str:
    """A name in small letters, without marks over them and apostrophes."""
    bare = "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))
    return re.sub("[’']", "", bare).lower()


@lru_cache(maxsize=4096)
def _words_of_name(name: str) -> tuple[str, ...]:
    """The words of a name, plain, without particles and numerals, where something else is left."""
    words = re.findall(r"[^\W\d_]+", _plain_name(name))
    numerals = {word.lower() for word in name.split()[1:] if _NUMERAL.fullmatch(word)}
    kept = [word for word in words if word not in _PARTICLES and word not in numerals]
    return tuple(kept or words)


def _numeral(name: str) -> str:
    return next((word for word in name.split()[1:] if _NUMERAL.fullmatch(word)), "")


def _is_form_of(word: str, other: str) -> bool:
    alike = word[0] == other[0] and (min(len(word), len(other)) == 1 or _are_alike(word, other))
    return alike or _same(word, other) or not _short_forms(word).isdisjoint(_short_forms(other))


def _are_alike(word: str, other: str) -> bool:
    """Whether two given names of some length have most letters in common, in their order: "Benjamin", "Binyamin"."""
    return min(len(word), len(other)) > 5 and SequenceMatcher(None, word, other).ratio() > 0.7


@lru_cache(maxsize=8192)
def _same(word: str, other: str) -> bool:
    """Whether two words of names are spellings of one."""
    if word == other:
        return True
    if min(len(word), len(other)) < 4:
        return False
    return _is_one_letter_off(word, other) or len(_bones(word)) > 2 and _bones(word) == _bones(other)


def _is_one_letter_off(word: str, other: str) -> bool:
    if min(len(word), len(other)) < 5:
        return False
    pairs = enumerate(zip(word, other, strict=False))
    at = next((n for n, (a, b) in pairs if a != b), min(len(word), len(other)))
    rest, others = word[at:], other[at:]
    return others in (rest[1:], rest) or rest == others[1:] or rest[1:] == others[1:]


def _bones(word: str) -> str:
    """The consonants of a word, of two that are alike one: "Mohamed" and "Muhammad" are "mhmd"."""
    single = re.sub(r"(.)\1", r"\1", word).replace("x", "ks").replace("q", "k").replace("ph", "f")
    return re.sub(r"[aeiouyw]", "", single)


def _short_forms(word: str) -> frozenset[int]:
    """The numbers of the lists of short forms that hold a given name."""
    return _lists_of_short_forms().get(word, frozenset())


@lru_cache(maxsize=1)
def _lists_of_short_forms() -> dict[str, frozenset[int]]:
    found: dict[str, frozenset[int]] = {}
    for number, line in enumerate(entries("nicknames")):
        for form in line.lower().split():
            found[form] = found.get(form, frozenset()) | {number}
    return found
