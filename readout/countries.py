"""Countries by their ISO 3166 codes: what they, their people and their capitals are called in English."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from readout.lexicon import columns


@dataclass(frozen=True, slots=True)
class Country:
    """A country: ISO 3166 alpha-2 code, names (the short English one first), demonyms, capitals."""

    code: str
    names: tuple[str, ...]
    demonyms: tuple[str, ...]
    capitals: tuple[str, ...]


@cache
def countries() -> tuple[Country, ...]:
    """Every country of ISO 3166, as the lexicon lists it."""
    return tuple(
        Country(code, *(tuple(word for word in column.split("/") if word) for column in columns))
        for code, *columns in columns("countries")
    )


@cache
def country_names() -> dict[str, str]:
    """The short English name of each country, by its ISO 3166 alpha-2 code."""
    return {country.code: country.names[0] for country in countries()}


def country_name(code: str) -> str:
    """The common English name for an ISO 3166 alpha-2 code ("RU": "Russia"); the code itself where it has none."""
    return country_names().get(code, code)


def with_article(name: str) -> str:
    """A country's name as it stands in a sentence: "India", "the United States"."""
    return f"the {name}" if name in _WITH_ARTICLE else name


def whose(name: str) -> str:
    """A name in the genitive: "India's", "the United States'"."""
    said = with_article(name)
    return f"{said}'" if said.endswith("s") else f"{said}'s"


_WITH_ARTICLE = frozenset(
    {
        "Bahamas",
        "Central African Republic",
        "Comoros",
        "Czech Republic",
        "Democratic Republic of the Congo",
        "Dominican Republic",
        "European Union",
        "Gambia",
        "Maldives",
        "Marshall Islands",
        "Netherlands",
        "Philippines",
        "Republic of the Congo",
        "Seychelles",
        "Solomon Islands",
        "Soviet Union",
        "United Arab Emirates",
        "United Kingdom",
        "United States",
    }
)


@cache
def subdivisions() -> dict[str, str]:
    """Country codes by the lower-case name of a province or region, where only one country has it."""
    import pycountry  # only here: it takes a while to load

    names: dict[str, set[str]] = {}
    for division in pycountry.subdivisions:
        bare = re.sub(r"[ ](Sheng|Shi|Oblast'?|Province|Zizhiqu)$", "", division.name).lower()
        names.setdefault(bare, set()).add(division.country_code)
    return {name: next(iter(codes)) for name, codes in names.items() if len(codes) == 1}
