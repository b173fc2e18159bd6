"""Whether people held the offices that a text gives them on its day, by the table of leaders.

A title is contradicted only where the table surely has somebody else in that office, and the text says of which country
and of no other time; all else that is not confirmed is open.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from readout import world
from readout.claims.context import Context
from readout.claims.english.holders import Titled, office_named, offices_given
from readout.claims.model import Claim, Evidence, Verdict
from readout.countries import country_name, whose
from readout.facts import Person

HOLDER = "holder"
"""The kind of these claims: they are of record, and count beside the figures of a text, not among them."""


def holders(context: Context) -> Iterator[Verdict]:
    """Each person with an office of a country, once: confirmed, ruled out, or left open, with the reason."""
    if not context.facts.people or not world.is_there():
        return
    for titled in offices_given(context.article, context.facts):
        claim = context.claim(titled.start, titled.end, HOLDER)
        if found := _title_judged(claim, titled, context.today):
            yield found


def _title_judged(claim: Claim, titled: Titled, today: dt.date | None) -> Verdict | None:
    if today is None:
        why = "The text does not say of which day it is."
        return Verdict(claim, "not_checkable", why) if titled.is_of_a_country else None
    name, office = titled.person.name, titled.office
    country = titled.country
    if country is None or not titled.explicit and not world.term_of(name, country, office, today):
        country = _only_country(world.countries_of(name, office, today)) or country
    if country is None:
        why = "The text does not say of which country, and the table has no one holder of that name."
        return Verdict(claim, "not_checkable", why) if titled.is_of_a_country else None
    if term := world.term_of(name, country, office, today):
        return Verdict(claim, "supported", f"The table has {_term_in_words(term)}.", (_leaders_row(term),))
    past = [day for day in titled.days if day and day < today]
    for day in past:
        if term := world.term_of(name, country, office, day):
            why = (
                f"The table has {_term_in_words(term)}, so on {day.isoformat()}, not on the day of the text."
            )
            return Verdict(claim, "supported", why, (_leaders_row(term),))
    others = [world.another(name, country, office, day) for day in (today, *past)]
    other = others[0]
    if titled.explicit and titled.plain and other and all(others) and None not in titled.days:
        own = world.on_record(name, country, office)
        when = (
            f" The table has {name} in it from {' and '.join(dict.fromkeys(t.since for t in own))}."
            if own
            else ""
        )
        reason = f"On {today.isoformat()} the table has {_term_in_words(other)}.{when}"
        return Verdict(claim, "contradicted", reason, (_leaders_row(other), *map(_leaders_row, own)))
    return Verdict(claim, "not_checkable", _left_open(name, country, titled, today))


def _left_open(name: str, country: str, titled: Titled, today: dt.date) -> str:
    """Why a title is neither confirmed nor ruled out."""
    own = world.on_record(name, country, titled.office)
    there = world.holder(country, titled.office, today)
    if own and not there:
        term = own[-1]
        return f"The table has {_term_in_words(term)}, last seen on {term.seen_last}: it does not say for {today.isoformat()}."
    if there and own:
        return f"The table has {_term_in_words(there)}, and {name} at another time; the text may speak of that, or by habit."
    if there:
        return f"The table has {_term_in_words(there)}, and nobody of this name: it cannot tell which of the two is complete."
    return f"The table does not say who held this office of {country_name(country)} on {today.isoformat()}."


def _only_country(countries: tuple[str, ...]) -> str | None:
    """The one country there is; of a monarch's several the United Kingdom, whose own it is."""
    if "GB" in countries:
        return "GB"
    return countries[0] if len(countries) == 1 else None


def holder_of(person: Person, day: dt.date, countries: Sequence[str] = ()) -> world.Term | None:
    """Who held the office by which a text calls somebody whom it never names, by the table; None where it is not sure.

    `day` is that of the text, `countries` those that it is about: where the text shows no country of the person's, it is
    the one of them that has such an office.
    """
    if person.is_named or not world.is_there():
        return None
    named = next(filter(None, map(office_named, person.titles)), None)
    if named is None or named[0] == "deputy":
        return None
    office, word = named
    with_it = [code for code in countries if world.has_office(code, office)]
    country = person.country or (with_it[0] if len(with_it) == 1 else None)
    term = world.holder(country, office, day) if country else None
    if term is None:
        return None
    # "the Chancellor" of the United Kingdom keeps the money, "the Premier" of Canada leads a province.
    own_word = {"amir": "emir", "taoiseach": "prime minister", "federal chancellor": "chancellor"}.get(
        word, word
    )
    called = term.title.lower().replace("amir", "emir").replace("-", " ")
    same = own_word.replace("-", " ") in called
    return term if same or word in ("president", "prime minister") else None


def _term_in_words(term: world.Term) -> str:
    title = term.title or "holder of this office"
    return f"{term.shown_name} as {whose(country_name(term.country))} {title} since {term.since}"


def _leaders_row(term: world.Term) -> Evidence:
    until = f" to {term.successor_since}" if term.successor_since else f", last seen {term.seen_last}"
    return Evidence(
        "leaders",
        f"{term.country}, {term.title or term.office}",
        f"{term.name}, {term.since}{until}",
        term.source,
    )
