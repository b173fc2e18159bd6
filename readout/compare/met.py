"""Those who met: their names, their countries, and where they met, as two texts write them; and where each says so."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from readout.article import Span
from readout.compare.people import people_of_both, principals_of
from readout.countries import country_name
from readout.facts import Person, Place, country_of
from readout.reading import Reading

# What leads from the name of somebody who met to a country: "President Urlard of Holšo", "King Perga (Tentesh)".
_OF_A_COUNTRY = re.compile(r"\W{0,3}(?:of|from|for)?\s?(?:the\s)?$")
# What stands before the place of a meeting, in the sentence that tells of it: "met in Tamraport", "a visit to Kentos".
_MET_IN = re.compile(r"\b(?:in|at|to|visits|visited|visiting)\s(?:the\s)?$", re.IGNORECASE)
# From here on that sentence may say what was spoken of, and a place is of that: "to discuss the war in", "about", "on the".
_ITS_MATTER = re.compile(
    r"\b(?:about|concerning|regarding|following|amid|discuss\w*|to\s(?!the\b)[a-z]+|on\s(?:the|his|her|its|their)\b)"
)
# "Talks between Milmia and Aizha", "the delegation of Milmia": words of a heading or lead that stand for a side.
_SIDE_OF = re.compile(
    r"\b(?:(?:delegations?|government|side)\sof|between|(?<=\w)\sand|with)\s(?:the\s)?$", re.IGNORECASE
)
_FAR_ENOUGH = 24  # characters before a place in which stands what leads to it
_SENTENCES_OF_LEAD = 3  # of the body that may say who met whom


def names_of_those_who_met(a: Reading, b: Reading) -> frozenset[str]:
    """What those who met, their countries and the places where they met are called in two texts.

    A country is theirs where a list has it for one of them, or where a title, a heading or the first sentences tie it to
    one: "Kentotic President Brask", "President Brask of Kentos", "talks between Kentos and Fertho".
    """
    people = people_of_both(a, b)
    names = {name for one in (a, b) for side in principals_of(one) for name in side}
    names |= {people[name] for name in names if name in people}
    names |= {theirs for theirs, mine in people.items() if mine in names}
    codes = [code for one in (a, b) for code in one.countries or ()]
    lands = {land for one in (a, b) for own in lands_of(one, names).values() for land in own}
    places = {place for one in (a, b) for place in _places_of_meeting(one, names)}
    return frozenset(names | set(map(country_name, codes)) | lands | places)


def lands_of(reading: Reading, names: Collection[str]) -> dict[str, frozenset[str]]:
    """The countries of those of `names` whom a text has, by what it calls each of them."""
    found = {}
    for person in reading.facts.people:
        if person.name not in names:
            continue
        code = country_of(person)
        own = {place.name for place in reading.facts.places if _is_tied(reading, person, place)}
        found[person.name] = frozenset(own | ({country_name(code)} if code else set()))
    return found


def lead_of(reading: Reading, names: Collection[str]) -> Span | None:
    """The sentence in which a text says who met: the first that names one of each side; None where none does.

    Where the text shows one side alone, it is the first sentence, if that names somebody of those who met.
    """
    sides = [set(side) for side in principals_of(reading)]
    for number, sentence in enumerate(reading.article.body[:_SENTENCES_OF_LEAD]):
        inside = {
            person.name
            for person in reading.facts.people
            for m in person.mentions
            if sentence.start <= m.start < sentence.end and person.name in names
        }
        if all(side & inside for side in sides) if all(sides) else number == 0 and inside:
            return Span(sentence.start, sentence.end, sentence.text)
    return None


def _places_of_meeting(reading: Reading, names: Collection[str]) -> Iterator[str]:
    """The places that heading or lead of a text name as the two sides, or as where they met."""
    text, body = reading.article.text, reading.article.body
    lead = lead_of(reading, names)
    until = lead.end if lead else body[0].start if body else 0
    for place in reading.facts.places:
        for mention in place.mentions:
            opens = next((one.start for one in body if one.start <= mention.start < one.end), mention.start)
            before = text[max(0, mention.start - _FAR_ENOUGH) : mention.start]
            if (
                mention.start < until
                and (_MET_IN.search(before) or _SIDE_OF.search(before))
                and not _ITS_MATTER.search(text, opens, mention.start)
            ):
                yield place.name
                break


def _is_tied(reading: Reading, person: Person, place: Place) -> bool:
    """Whether a place stands in a title of a person, or behind the name."""
    text = reading.article.text
    titles = [title for title in person.titles if title]
    return any(
        any(title == m.text or title.startswith(f"{m.text} ") for title in titles)
        or any(
            0 <= m.start - own.end <= _FAR_ENOUGH and _OF_A_COUNTRY.fullmatch(text[own.end : m.start])
            for own in person.mentions
        )
        for m in place.mentions
    )
