"""All facts of an article at once, and what is asked of them together: the pair of countries, the target, a table."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from readout.article import Article, running_text
from readout.facts.english import (
    find_dates,
    find_names,
    find_quantities,
    joined,
    land_of_titles,
    other_land,
    speaks_of_a_target,
    words_of,
)
from readout.facts.model import Facts, Organisation, Person, Place

if TYPE_CHECKING:  # pandas takes a second to load, which reading a text does not need
    import pandas as pd


def extract_facts(article: Article) -> Facts:
    """All facts of `article`; none where it is not in English."""
    if not article.readable:
        return Facts((), (), (), (), ())
    words = words_of(running_text(article))
    dates = find_dates(article, words)
    people, organisations, places = find_names(article, words, dates)
    return Facts(people, organisations, places, dates, find_quantities(article, words, dates))


def countries_named(facts: Facts) -> tuple[str, ...]:
    """The ISO codes of the countries that the text names, the most named first."""
    named: Counter[str] = Counter()
    for place in facts.places:
        if place.country:
            named[place.country] += len(place.mentions)
    return tuple(country for country, _ in named.most_common())


def countries_joined(article: Article, facts: Facts) -> Counter[frozenset[str]]:
    """How often the text joins two of the countries that it names: "U.S.-Georgia ties", "between the EU and China".

    ISO codes, and EU and XK for the European Union and Kosovo.
    """
    entities: tuple[Place | Organisation, ...] = (*facts.places, *facts.organisations)
    named = [(entity, entity.country or other_land(entity.name)) for entity in entities]
    return joined(
        article.text,
        ((m.start, m.end, code) for entity, code in named if code for m in entity.mentions),
    )


def country_of(person: Person) -> str | None:
    """The code of somebody's country by the text, or of the European Union and Kosovo (EU, XK), as a title names them."""
    return person.country or land_of_titles(person.titles)


def trade_target(article: Article, facts: Facts) -> float | None:
    """The largest sum in US dollars that a sentence calls a target or goal, in billions; None where none is called so."""
    aims = [s for s in article.sentences if speaks_of_a_target(s.text)]
    sums = (
        q.value for q in facts.quantities if q.unit == "USD" and any(s.start <= q.start < s.end for s in aims)
    )
    largest = max(sums, default=None)
    return None if largest is None else largest / 1e9


def facts_table(facts: Facts) -> pd.DataFrame:
    """One row per mention, date and quantity: kind, text, value, start, end, in the order of the text.

    `value` is what it was read as: a full name, an ISO date, or a number with its unit.
    """
    import pandas as pd

    kinds: tuple[tuple[str, tuple[Person | Organisation | Place, ...]], ...] = (
        ("person", facts.people),
        ("organisation", facts.organisations),
        ("place", facts.places),
    )
    rows = [
        (kind, m.text, entity.name, m.start, m.end)
        for kind, entities in kinds
        for entity in entities
        for m in entity.mentions
    ]
    rows += [("date", d.text, d.value or "unresolved", d.start, d.end) for d in facts.dates]
    rows += [(q.kind, q.text, f"{q.value:,.12g} {q.unit}", q.start, q.end) for q in facts.quantities]
    return pd.DataFrame(
        sorted(rows, key=lambda row: row[3:]), columns=["kind", "text", "value", "start", "end"]
    )


def names_in(facts: Facts) -> tuple[str, ...]:
    """Every form in which a person, an organisation or a place is named in the text."""
    entities: tuple[Person | Organisation | Place, ...] = (*facts.people, *facts.organisations, *facts.places)
    return tuple(dict.fromkeys(mention.text for entity in entities for mention in entity.mentions))
