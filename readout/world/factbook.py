"""What the CIA World Factbook says of a country beside its leaders: partners' shares, size of trade, independence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from readout.world.codes import three_letters
from readout.world.tables import rows, table
from readout.world.trade import billions

_SHARES, _SIZE, _COUNTRIES = "public-domain/partner_shares", "public-domain/goods_services", "names/countries"


@dataclass(frozen=True, slots=True)
class Share:
    """A partner's share of a country's exports or imports in a year, in percent.

    It is of a total that is not given with it, and multiplies no figure of another table.
    """

    country: str
    partner: str
    year: int
    flow: Literal["exports", "imports"]
    percent: float
    source: str


@dataclass(frozen=True, slots=True)
class Size:
    """A country's exports and imports of goods and services in a year, USD billions, rounded: no figure of goods."""

    country: str
    year: int
    exports: float | None
    imports: float | None
    source: str


@dataclass(frozen=True, slots=True)
class Independence:
    """The day or year of a country's independence, and what the source says of it; some countries count several."""

    country: str
    date: str
    text: str
    source: str


def partner_shares(country: str, partner: str = "") -> tuple[Share, ...]:
    """The shares of a country's largest partners (ISO 3166, two letters), or of one of them, by year and flow.

    2012 to 2023, most for 2014, 2015, 2017, 2019, 2022 and 2023; a partner that is not named was not among the largest.
    """
    of = table(_SHARES)
    return tuple(
        Share(
            row["country"],
            row["partner"],
            row["year"],
            "exports" if row["flow"] == "X" else "imports",
            row["share_pct"],
            of.source,
        )
        for row in rows(_SHARES, country.upper())
        if partner.upper() in ("", row["partner"])
    )


def goods_and_services(country: str) -> tuple[Size, ...]:
    """A country's trade in goods and services (ISO 3166, two letters) by year, 2019 to 2024: for size only."""
    of = table(_SIZE)
    return tuple(
        Size(
            row["country"],
            row["year"],
            billions(row["exports"]),
            billions(row["imports"]),
            of.source,
        )
        for row in rows(_SIZE, country.upper())
    )


def independence(country: str) -> Independence | None:
    """When a country (ISO 3166, two letters) became independent; None where the table has no date."""
    for row in rows(_COUNTRIES, country.upper()) if three_letters(country) else ():
        if row["independence_date"]:
            text = row["independence_text"] or ""
            return Independence(
                country.upper(), row["independence_date"], text, table("public-domain/leaders").credit
            )
    return None
