"""Goods trade of any two countries by year and month, on every set of books there is, each row saying whose.

Countries are asked for by ISO's codes of two letters. All sums are USD billions at current prices; exports are free on
board, imports with freight and insurance on a customs' books, free on board in BACI. A blank is a gap or a zero in the
source, nothing is interpolated. A total stands where both directions do.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from readout.countries import whose
from readout.errors import InputError, quoted
from readout.world.codes import name_of, three_letters, two_letters
from readout.world.tables import Cells, by_year, rows, table

RECONCILED = "CEPII's BACI, reconciled"
"""The books of figures that CEPII made of what both countries reported, as every row of them says."""

BACI = "baci/trade"
"""The table of CEPII's figures."""

IMF = ("imf/trade_2001_2024", "imf/trade_1990_2020", "imf/trade_1960_1989")
"""The IMF's tables, the latest release first: where two have a year, the first has what is known today."""

_IMF_MONTHS, _US_MONTHS = "imf/monthly", "public-domain/us_monthly"
_US_FLOWS = ("us_exports", "us_imports")
_MOSTLY = 2 / 3  # what is not specified by partner is rarely as much as the rest
_DECIMALS = 6  # of a billion: a dollar of the thousand that tables have at most


@dataclass(frozen=True, slots=True)
class Sum:
    """Trade of a country in a year or a month, by one set of books.

    `exports` and `imports` are as the country that was asked for first sees them, whoever's the books are. `books` says
    in words whose and by whom, `keeper` is the ISO 3166 code of the country whose customs they are, empty where they
    were reconciled; `month` is 0 for a whole year; `table` is where in data/world it stands, with `source` and `vintage`.
    """

    year: int
    month: int
    exports: float | None
    imports: float | None
    books: str
    keeper: str
    vintage: str
    source: str
    table: str

    @property
    def total(self) -> float | None:
        """Both directions together; None where one is missing."""
        return added(self.exports, self.imports)


def added(exports: float | None, imports: float | None) -> float | None:
    """Two directions together; None where one is missing."""
    return None if exports is None or imports is None else round(exports + imports, _DECIMALS)


def pair(first: str, second: str) -> tuple[Sum, ...]:
    """The yearly trade of two countries as the first sees it, by year, in each year these books in this order:

    the first one's customs by the IMF (the latest release before earlier ones), the second one's likewise, CEPII's
    reconciled figures, and the US Census Bureau's where one of them is the United States and the year is whole.
    Raises InputError for a code that no country has.
    """
    return _pair(*_codes_of(first), *_codes_of(second))


@lru_cache(maxsize=64)
def _pair(one: str, a: str, two: str, b: str) -> tuple[Sum, ...]:
    if two < one:  # the tables are read once for both ways to see them
        seen = (replace(row, exports=row.imports, imports=row.exports) for row in _pair(two, b, one, a))
        return tuple(sorted(seen, key=lambda row: (row.year, row.keeper != one if row.table in IMF else 2)))
    found = [*_customs(one, a, b, False), *_customs(two, b, a, True), *_by_cepii(a, b), *_census(a, b)]
    return tuple(sorted(found, key=lambda row: row.year))


def goes_furthest(first: str, second: str) -> str:
    """The code of the country whose own customs have the trade of two until later, the first where they end in one year.

    Empty where no books have their trade. The latest release mostly says it without the others: none has a later year.
    Raises InputError for a code that no country has.
    """
    (one, a), (two, b) = _codes_of(first), _codes_of(second)
    last = str(table(IMF[0]).years[-1])
    for keeper, own, other in ((one, a, b), (two, b, a)):
        if any(row[last] is not None for row in rows(IMF[0], own, other)):
            return keeper
    ends = {row.keeper: row.year for row in pair(first, second)}
    if not ends:
        return ""
    return one if ends.get(one, 0) >= ends.get(two, 0) else two


def _codes_of(code: str) -> tuple[str, str]:
    """A code of two letters, and that of three. Raises InputError where no country has it."""
    three = three_letters(code)
    if not three:
        raise InputError(
            f"{quoted(code)}: no country of data/world has this ISO 3166 code; give one such as IN"
        )
    return code.upper(), three


def customs_by_imf(code: str) -> str:
    """The books of a country's customs as the IMF has them, in words: "India's customs, by the IMF"."""
    return f"{whose(name_of(three_letters(code)))} customs, by the IMF"


def customs_by_census() -> str:
    """The books of the United States' customs as the Census Bureau has them, in words."""
    return f"{whose(name_of('USA'))} customs, by the US Census Bureau"


def _customs(keeper: str, own: str, other: str, flipped: bool) -> Iterator[Sum]:
    books = customs_by_imf(keeper)
    for name in IMF:
        flows = {row["flow"]: by_year(row) for row in rows(name, own, other)}
        sent, received = flows.get("X", {}), flows.get("M", {})
        if flipped:
            sent, received = received, sent
        yield from _summed_by_year(name, sent, received, books, keeper)


def _by_cepii(a: str, b: str) -> Iterator[Sum]:
    sent, received = (next(map(by_year, rows(BACI, *key)), {}) for key in ((a, b), (b, a)))
    yield from _summed_by_year(BACI, sent, received, RECONCILED, "")


def _summed_by_year(
    name: str, sent: dict[int, float], received: dict[int, float], books: str, keeper: str
) -> Iterator[Sum]:
    of = table(name)
    source = of.source
    for year in of.years:
        if year in sent or year in received:
            yield Sum(
                year,
                0,
                billions(sent.get(year)),
                billions(received.get(year)),
                books,
                keeper,
                of.vintage,
                source,
                name,
            )


def billions(millions: float | None) -> float | None:
    """USD millions, as the tables have them, in billions."""
    return None if millions is None else round(millions / 1000, _DECIMALS)


def _census(a: str, b: str) -> Iterator[Sum]:
    """The years of the Census Bureau's months, where all twelve are there."""
    if "USA" not in (a, b):
        return
    months: dict[int, list[Cells]] = {}
    for row in rows(_US_MONTHS, b if a == "USA" else a):
        months.setdefault(row["year"], []).append(row)
    of, books = table(_US_MONTHS), customs_by_census()
    for year, found in months.items():
        if len(found) == 12:
            sent, received = (_summed([billions(row[flow]) for row in found]) for flow in _US_FLOWS)
            if b == "USA":
                sent, received = received, sent
            yield Sum(year, 0, sent, received, books, "US", of.vintage, of.source, of.name)


def _summed(values: list[float | None]) -> float | None:
    """The sum of values; None where one is missing."""
    known = [value for value in values if value is not None]
    return round(sum(known), _DECIMALS) if len(known) == len(values) else None


def _census_months(a: str, b: str) -> Iterator[Sum]:
    rows_of_months = rows(_US_MONTHS, b if a == "USA" else a)
    yield from _of_months(_US_MONTHS, rows_of_months, _US_FLOWS, customs_by_census(), "US", b == "USA")


def _of_months(
    name: str, found: list[Cells], columns: tuple[str, str], books: str, keeper: str, flipped: bool
) -> Iterator[Sum]:
    """The rows of a table of months; `flipped` where its exports are the imports of the country asked for first."""
    of = table(name)
    source, (out, into) = of.source, reversed(columns) if flipped else columns
    for row in found:
        sent, received = billions(row[out]), billions(row[into])
        yield Sum(row["year"], row["month"], sent, received, books, keeper, of.vintage, source, name)


def months(first: str, second: str) -> tuple[Sum, ...]:
    """The monthly trade of two countries as the first sees it: by the IMF for 15 economies in 2011 to 2020, on each
    one's books; by the US Census Bureau with everybody, 1985-01 to 2023-01. Empty for other pairs.

    By books (the first one's customs, the second one's, the Census Bureau's), year and month. Raises InputError for a
    code that no country has.
    """
    (one, a), (two, b) = _codes_of(first), _codes_of(second)
    found: list[Sum] = []
    for keeper, own, other in ((one, a, b), (two, b, a)):
        of = rows(_IMF_MONTHS, own, other)
        found += _of_months(_IMF_MONTHS, of, ("exports", "imports"), customs_by_imf(keeper), keeper, own == b)
    if "USA" in (a, b):
        found += _census_months(a, b)
    return tuple(found)


def totals(code: str) -> tuple[Sum, ...]:
    """A country's yearly trade with the world: on its own books by the IMF, and summed over its partners in BACI.

    What must mostly be the IMF's estimate is left out: a total of which the country itself reported less than two thirds
    by partner. BACI's sums lack Taiwan. By year, its own books first. Raises
    InputError for a code that no country has.
    """
    code, three = _codes_of(code)
    found = []
    for name, books, keeper in (
        ("imf/totals", customs_by_imf(code), code),
        ("baci/totals", RECONCILED, ""),
    ):
        of = table(name)
        for row in rows(name, three):
            sent, received = (billions(_reported(row, flow)) for flow in ("exports", "imports"))
            if sent is not None or received is not None:
                found.append(Sum(row["year"], 0, sent, received, books, keeper, of.vintage, of.source, name))
    return tuple(sorted(found, key=lambda row: row.year))


def _reported(row: Cells, flow: str) -> float | None:
    """A total of a row that reports bear out, or that needs none; else None."""
    total: float | None = row[flow]
    by_partner = row.get(f"{flow}_by_partner", total)
    return None if total is None or (by_partner or 0) < _MOSTLY * total else total


def covered(first: str, second: str) -> dict[str, tuple[int, int]]:
    """The first and the last year that each set of books has of two countries' trade, by the books in words."""
    found: dict[str, tuple[int, int]] = {}
    for row in pair(first, second):
        begins, ends = found.get(row.books, (row.year, row.year))
        found[row.books] = min(begins, row.year), max(ends, row.year)
    return found


def last_year_covered(first: str, second: str) -> int | None:
    """The last year of two countries' trade that any books have; None where there is no trade on record."""
    return max((row.year for row in pair(first, second)), default=None)


def partner_code(three: str) -> str:
    """The code of two letters of a partner, or that of three where it is a former state's."""
    return two_letters(three) or three
