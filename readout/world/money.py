"""What sums are held against: a country's output, US consumer prices, and exchange rates, each by year."""

from __future__ import annotations

from functools import cache

from readout.world.codes import currency_of, three_letters
from readout.world.tables import rows, table

_GDP, _PRICES, _PER_DOLLAR = "world-bank/gdp", "public-domain/us_cpi", "rates/rates"


def gdp(code: str) -> dict[int, float]:
    """A country's gross domestic product by year, USD billions at current prices, from the World Bank.

    `code` is ISO 3166 of two letters. Empty where the table has no such country.
    """
    three = three_letters(code)
    found = rows(_GDP, three) if three else []
    return {row["year"]: round(row["gdp"] / 1000, 6) for row in found if row["gdp"] is not None}


@cache
def us_prices() -> dict[int, float]:
    """US consumer prices (CPI-U, 1982-84 = 100, Bureau of Labor Statistics), the mean of the months of each whole year."""
    months: dict[int, list[float]] = {}
    for row in rows(_PRICES):
        months.setdefault(row["year"], []).append(row["index"])
    return {year: round(sum(of) / 12, 3) for year, of in months.items() if len(of) == 12}


def rates(currency: str) -> dict[int, float]:
    """Units of a currency (ISO 4217) for one US dollar by year, averages of the year, from the US Federal Reserve.

    Empty for a currency that the table does not have, such as the rouble and the pound.
    """
    return {row["year"]: row["per_usd"] for row in rows(_PER_DOLLAR, currency.upper())} if currency else {}


def rates_of(code: str) -> dict[int, float]:
    """`rates` of the currency of a country (ISO 3166, two letters); empty where it has several or none is known."""
    return rates(currency_of(code))


def in_usd(amount: float, currency: str, year: int) -> float | None:
    """An amount of a currency in US dollars at the average rate of `year`: converted, not reported.

    None where the table has no such rate.
    """
    rate = rates(currency).get(year)
    return None if rate is None else amount / rate


def sources() -> dict[str, str]:
    """Whose figures those of this file are, and of which release: of "gdp", "prices" and "rates"."""
    return {
        "gdp": table(_GDP).source,
        "prices": table(_PRICES).source,
        "rates": table(_PER_DOLLAR).source,
    }
