"""Which names of a corpus are one's: of a person, a place or an organisation, however it is written."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from readout.compare.people import may_be_one
from readout.corpus.tables import Corpus, read_table
from readout.countries import country_name

_WORD_OF_NAME = re.compile(r"[^\W_]+")
_DOTTED = re.compile(r"\b(?:[A-Z]\.){2,}")
_GENITIVE = re.compile(r"[’'](?:s\b|(?!\w))")
_GENITIVE_AT_END = re.compile(r"[’']s?$")
_STATE_IN_FULL = re.compile(
    r"(?:[\w’']{1,20} ){0,3}(?:Republic|Kingdom|Federation) of (?:[\w’']{1,20} ?){1,4}"
)
_FEWEST_WORDS = 2  # of what an organisation may be called without the words before


class Name(NamedTuple):
    """A name in a text, by its fullest form there, with the places of its mentions, start and end."""

    kind: str
    name: str
    places: tuple[tuple[int, int], ...]


def names_of(corpus: Corpus) -> dict[str, list[Name]]:
    """The names of each text, by its id, in the order of their first mentions.

    Who is called by the office alone ("the President") has no name. A state that is called in full ("Republic of Korea")
    is the place, and so is what stands where a place does.
    """
    facts = read_table(corpus, "facts", ("id", "kind", "name", "country", "start", "end"))
    facts = facts[facts["kind"].isin(["person", "place", "organisation"])]
    facts = facts[~facts["name"].str.startswith("the ")]
    states = (
        facts["country"].notna()
        & facts["name"].str.fullmatch(_STATE_IN_FULL)
        & (facts["kind"] == "organisation")
    )
    facts.loc[states, "name"] = facts.loc[states, "country"].map(country_name)
    facts.loc[states, "kind"] = "place"
    facts = facts.sort_values("kind", ascending=False, kind="stable").drop_duplicates(["id", "start", "end"])
    found: dict[str, list[Name]] = defaultdict(list)
    for (name, kind, form), some in facts.groupby(["id", "kind", "name"], sort=False):
        places = sorted(zip(some["start"].tolist(), some["end"].tolist(), strict=True))
        found[name].append(Name(kind, _GENITIVE_AT_END.sub("", form), tuple(places)))
    return {name: sorted(names, key=lambda one: one.places) for name, names in found.items()}


def same_name(one: Name, other: Name) -> bool:
    """Whether two names may be one's.

    A person's as `may_be_one` has it; others where they have the same words, where one is the other's end ("National
    Security Secretariat", "Japan National Security Secretariat"), and where one has the other's initials in place of
    words ("UN Security Council").
    """
    if one.kind == other.kind == "person":
        return may_be_one(one.name, other.name)
    mine, theirs = words_of_name(one.name), words_of_name(other.name)
    shorter, longer = sorted((mine, theirs), key=len)
    if not shorter:
        return False
    if mine == theirs or (len(shorter) >= _FEWEST_WORDS and longer[-len(shorter) :] == shorter):
        return True
    return _abbreviates(shorter, longer)


def fullest(names: Iterable[str]) -> dict[str, str]:
    """Each of some people's names with the fullest that can be the same person's, where there is only one."""
    found: dict[str, str] = {}
    known: list[str] = []
    for name in sorted(names, key=lambda name: (-len(name), name)):
        others = [other for other in known if may_be_one(name, other)]
        found[name] = others[0] if len(others) == 1 else name
        if found[name] == name:
            known.append(name)
    return found


@lru_cache(maxsize=50_000)
def words_of_name(text: str) -> tuple[str, ...]:
    """The words of a name or a text, without accents, genitives, and the points in "U.S."."""
    plain = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    plain = _DOTTED.sub(lambda found: found.group().replace(".", ""), _GENITIVE.sub("", plain))
    return tuple(_WORD_OF_NAME.findall(plain))


def _abbreviates(short: Sequence[str], long: Sequence[str]) -> bool:
    """Whether capitals in `short` stand for words of `long`, of which it has all the others."""
    capitals = [word for word in short if len(word) > 1 and word.isupper()]
    if not capitals or any(word not in long for word in short if word not in capitals):
        return False
    return any(_first_letters(short) == _first_letters(words) for words in _with_and_without_small(long))


def _with_and_without_small(words: Sequence[str]) -> Iterator[Sequence[str]]:
    yield words
    yield [word for word in words if not word.islower()]


def _first_letters(words: Sequence[str]) -> str:
    """The first letters of words, of what is an abbreviation all of them."""
    return "".join(word if word.isupper() else word[0] for word in words).upper()
