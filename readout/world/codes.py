"""Countries in the tables of `data/world`: trade has ISO's codes of three letters, the rest those of two."""

from __future__ import annotations

from functools import cache

from readout.countries import country_name
from readout.world.tables import rows

BLOCS = frozenset({"EUU", "WLD"})
"""Codes that are no country's: today's European Union, in all years, and the world."""

# Not in ISO 3166, or no more: what the tables call them.
_OTHERS = {
    "XKX": ("XK", "Kosovo"),
    "EUU": ("EU", "European Union"),
    "WLD": ("", "the world"),
    "BLX": ("", "Belgium-Luxembourg"),
    "SUN": ("", "Soviet Union"),
    "YUG": ("", "Yugoslavia"),
    "SCG": ("", "Serbia and Montenegro"),
    "CSK": ("", "Czechoslovakia"),
    "DDR": ("", "East Germany"),
    "YMD": ("", "South Yemen"),
    "YAR": ("", "North Yemen"),
    "ANT": ("", "Netherlands Antilles"),
}

COUNTED_DIFFERENTLY = frozenset({"HKG", "MAC", "TWN"})
"""Economies with customs of their own that some lists of a country's partners count and others leave out."""


@cache
def _countries() -> dict[str, tuple[str, str]]:
    """By the code of three letters: that of two, and the currency's."""
    return {row["iso3"]: (row["iso2"], row["currency"] or "") for row in rows("names/countries")}


@cache
def _threes() -> dict[str, str]:
    others = {two: three for three, (two, _) in _OTHERS.items() if two}
    return others | {two: three for three, (two, _) in _countries().items()}


def three_letters(code: str) -> str:
    """ISO's code of three letters for one of two ("IN": "IND"); empty where the tables have no such country."""
    return _threes().get(code.upper(), "")


def all_codes() -> list[str]:
    """Every code of three letters that the tables may have, in order, blocs and former states among them."""
    return sorted(_countries().keys() | _OTHERS.keys())


def name_of(three: str) -> str:
    """What the country with a code of three letters is called in English; the code itself where it has no name."""
    if three in _OTHERS:
        return _OTHERS[three][1]
    return country_name(_countries()[three][0]) if three in _countries() else three


def two_letters(three: str) -> str:
    """The code of two letters for one of three; empty where there is none, as of former states."""
    return _OTHERS[three][0] if three in _OTHERS else _countries().get(three, ("",))[0]


def currency_of(code: str) -> str:
    """The currency of a country by ISO's code of two letters, as ISO 4217 has it ("IN": "INR"); empty where none
    or several are on record.

    Source: datasets/country-codes.
    """
    currency = _countries().get(three_letters(code), ("", ""))[1]
    return "" if "," in currency else currency
