"""Whether two texts tell of one meeting, and whether all of a text is there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from readout.article import Article
from readout.compare.english.cut import says_it_is_cut
from readout.compare.people import people_of_both, principals_of
from readout.errors import InputError
from readout.intake import Kind, read_json
from readout.reading import Reading

# A call in the evening of one side is on the next day of the other's, and a text may be put out the day after.
_MOST_DAYS_APART = 1
_WITHOUT_DAY = 2  # people in common that two texts have at least, where one does not say its day
_MANIFEST_OF_TEXTS = Kind("the manifest of a data package")
_SHAPE_OF_MANIFEST = {"resources": [{"path": str}]}


def why_not_one_meeting(a: Reading, b: Reading) -> str | None:
    """Why two texts are not taken for accounts of one meeting, in words; None where they are.

    They have people in common, as far as both name those who met all of these, and days at most one apart.
    """
    for reading in (a, b):
        if reading.article.unreadable:
            return reading.article.unreadable
    days = [one.article.document_date.value for one in (a, b) if one.article.document_date]
    if len(days) == 2 and abs(days[0] - days[1]).days > _MOST_DAYS_APART:
        return f"one is of {days[0]}, the other of {days[1]}"
    people = people_of_both(a, b)
    named = {person.name for person in b.facts.people if person.is_named}
    both = [name for name in people if name in named]
    if not both:
        return "they name nobody in common"
    met_a, met_b = ([name for side in principals_of(one) for name in side] for one in (a, b))
    known_in_b = [name for name in met_a if name in people.values() or _stands_in(name, b.article)]
    known_in_a = [name for name in met_b if name in people or _stands_in(name, a.article)]
    if _are_strangers(met_a, known_in_b, b) or _are_strangers(met_b, known_in_a, a):
        return f"one is of {_listed_names(met_a)}, the other of {_listed_names(met_b)}"
    if len(days) < 2 and len(both) < _WITHOUT_DAY:
        return "one does not say of which day it is, and they have no two people in common"
    return None


def _are_strangers(met: Sequence[str], known: Sequence[str], there: Reading) -> bool:
    """Whether of the two or more who `met` by one text the other knows no two, and calls nobody by the office alone."""
    return len(met) > 1 and len(known) < 2 and all(person.is_named for person in there.facts.people)


def _stands_in(name: str, article: Article) -> bool:
    """Whether a word of a name stands in a text, where its rules may not have found the person."""
    return any(
        re.search(rf"\b{re.escape(word)}\b", article.text) for word in name.split() if word[:1].isupper()
    )


def _listed_names(names: Sequence[str]) -> str:
    return " and ".join(names) or "nobody whom it names"


def is_cut(article: Article) -> bool:
    """Whether only a part of the text is there: by its own words, or by the manifest of the data package that it lies in.

    A resource of a `datapackage.json` in the text's folder says so with `"cut": true`.
    """
    if says_it_is_cut(article):
        return True
    path = Path(article.path)
    manifest = path.parent / "datapackage.json"
    if not article.path or not manifest.is_file():
        return False
    try:
        package = read_json(manifest, _MANIFEST_OF_TEXTS, _SHAPE_OF_MANIFEST)
    except InputError:  # not a package of ours
        return False
    return any(
        resource["path"] == path.name and resource.get("cut") is True for resource in package["resources"]
    )
