"""Who, where, when, how much: the facts of an article as one object. Lesson 02.

Written rules and word lists, no trained model: the same text gives the same facts on every machine.
"""

from readout.facts.extract import (
    countries_joined,
    countries_named,
    country_of,
    extract_facts,
    facts_table,
    names_in,
    trade_target,
)
from readout.facts.model import Date, Facts, Mention, Organisation, Person, Place, Quantity

__all__ = [
    "Date",
    "Facts",
    "Mention",
    "Organisation",
    "Person",
    "Place",
    "Quantity",
    "countries_joined",
    "countries_named",
    "country_of",
    "extract_facts",
    "facts_table",
    "names_in",
    "trade_target",
]
