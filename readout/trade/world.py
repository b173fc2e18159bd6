"""The tables of a pair that has no folder of its own, made of those of the world, each when it is first asked for.

Figures are of the years that any books have; a year beyond has no row. `annual` is on the reporter's own customs' books
alone, `mirror` adds the partner's, and `reconciled` has CEPII's figures, which are neither's. The reporter is the
country whose own books go further; where both end in one year, the one that was asked for first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache

from readout import world
from readout.countries import country_name
from readout.trade.columns import TABLES, types_of
from readout.trade.model import Row, Trade

_TOTAL_AND_PARTS = ("total", "exports", "imports")
_SIDES = ("reporter", "partner")
_BOOKS_AND_SOURCE = {"books": "string", "vintage": "string", "source": "string"}
_MORE_COLUMNS = {
    "annual": _BOOKS_AND_SOURCE,
    "monthly": _BOOKS_AND_SOURCE,
    "mirror": _BOOKS_AND_SOURCE,
    "reconciled": {
        **{f"{side}_world_{flow}": "number" for side in _SIDES for flow in ("exports", "imports")},
        **_BOOKS_AND_SOURCE,
    },
    "partners": {"code": "string", "exports": "number", "imports": "number", **_BOOKS_AND_SOURCE},
    "world": {
        **{f"{side}_{flow}": "number" for side in _SIDES for flow in ("exports", "imports")},
        "reporter_source": "string",
        "partner_source": "string",
    },
    "macro": {
        "reporter_rate": "number",
        "partner_rate": "number",
        "reporter_gdp": "number",
        "partner_gdp": "number",
        "source": "string",
    },
}
_TYPES_MADE = {name: types_of(name) | _MORE_COLUMNS.get(name, {}) for name in TABLES}
_DATES = {"established": "relations established", "resumed": "relations resumed"}


def world_trade(first: str, second: str) -> Trade | None:
    """The trade of two countries (ISO 3166, two letters) by the tables of the world; None where these have none.

    Beside the columns of a pair's tables, rows of `annual`, `monthly`, `mirror`, `reconciled` and `partners` have
    `books` (whose, in words), `vintage` and `source`; `macro` has GDP in USD billions and units of each one's currency
    for a US dollar. Raises InputError where a table is missing or does not hold.
    """
    if (
        not (world.is_there() and world.three_letters(first) and world.three_letters(second))
        or first == second
    ):
        return None
    of = _pair_of(first, second)
    if of is None:
        return None
    reporter, partner = of.reporter, of.partner
    makers: dict[str, Callable[[], list[Row]]] = {
        "annual": of.annual,
        "monthly": of.monthly,
        "mirror": of.mirror,
        "reconciled": of.reconciled,
        "partners": of.partners,
        "world": of.totals,
        "macro": of.macro,
        "timeline": of.timeline,
    }
    return Trade(
        f"{reporter}-{partner}",
        True,
        "",
        world.name_of(world.three_letters(reporter)),
        world.name_of(world.three_letters(partner)),
        tables=Made(makers),
        types=_TYPES_MADE,
        books=of.books(),
        one_release=True,
    )


@lru_cache(maxsize=256)
def _pair_of(first: str, second: str) -> _Pair | None:
    """What makes the tables of two countries, kept for the texts of a corpus; None where there is no trade on record."""
    reporter = world.goes_furthest(first, second)
    if not reporter:
        return None
    return _Pair(first, second) if reporter == first else _Pair(second, first)


class Made(Mapping[str, Sequence[Row]]):
    """Tables by name, each made when it is first asked for; those without a maker are empty."""

    def __init__(self, makers: Mapping[str, Callable[[], list[Row]]]) -> None:
        self.makers = makers
        self.made: dict[str, list[Row]] = {}

    def __getitem__(self, name: str) -> list[Row]:
        if name not in TABLES:
            raise KeyError(name)
        if name not in self.made:
            self.made[name] = self.makers[name]() if name in self.makers else []
        return self.made[name]

    def __iter__(self) -> Iterator[str]:
        return iter(TABLES)

    def __len__(self) -> int:
        return len(TABLES)


class _Pair:
    """What makes the tables of a pair."""

    def __init__(self, reporter: str, partner: str) -> None:
        self.reporter, self.partner = reporter, partner

    @cached_property
    def years(self) -> tuple[dict[int, world.Sum], ...]:
        """The yearly trade on the reporter's own books, on the partner's, and as CEPII reconciled it.

        Read when a table is asked for: most texts have no claim about trade.
        """
        own: dict[int, world.Sum] = {}
        other: dict[int, world.Sum] = {}
        neither: dict[int, world.Sum] = {}
        by_imf = {world.customs_by_imf(self.reporter): own, world.customs_by_imf(self.partner): other}
        for row in world.pair(self.reporter, self.partner):
            of = by_imf.get(row.books, neither if not row.keeper else {})
            of.setdefault(row.year, row)  # the latest release stands first
        return own, other, neither

    def books(self) -> dict[str, str]:
        """Whose figures each table has, in words."""
        own, other = world.customs_by_imf(self.reporter), world.customs_by_imf(self.partner)
        return {
            "annual": own,
            "monthly": world.customs_by_census() if self.reporter == "US" else own,
            "mirror": other,
            "reconciled": world.RECONCILED,
            "partners": f"{own}; in years without, {world.RECONCILED}",
            "world": f"{own}; {other}",
        }

    def annual(self) -> list[Row]:
        """The reporter's own books, by year."""
        return [
            {"year": year, **_flows_of(row), **_said_of(row)} for year, row in sorted(self.years[0].items())
        ]

    def reconciled(self) -> list[Row]:
        """CEPII's figures by year, with each country's trade with the world by the same books."""
        worlds = {
            side: {row.year: row for row in world.totals(code) if not row.keeper}
            for side, code in zip(_SIDES, (self.reporter, self.partner), strict=True)
        }
        return [
            {
                "year": year,
                **_flows_of(row),
                **{f"{side}_world": getattr(of.get(year), "total", None) for side, of in worlds.items()},
                **{
                    f"{side}_world_{flow}": getattr(of.get(year), flow, None)
                    for side, of in worlds.items()
                    for flow in ("exports", "imports")
                },
                **_said_of(row),
            }
            for year, row in sorted(self.years[2].items())
        ]

    def mirror(self) -> list[Row]:
        """The partner's books beside the reporter's, in the years that the partner's have."""
        found: list[Row] = []
        own_years, other_years, _ = self.years
        for year, row in sorted(other_years.items()):
            own = own_years.get(year)
            found.append(
                {
                    "period": str(year),
                    "year": year,
                    "months": 12,
                    **{f"reporter_{flow}": getattr(own, flow, None) for flow in _TOTAL_AND_PARTS},
                    "partner_total": row.total,
                    "partner_exports": row.imports,  # the row has them as the reporter sees them
                    "partner_imports": row.exports,
                    "published": None,
                    **_said_of(row),
                }
            )
        return found

    def monthly(self) -> list[Row]:
        """The reporter's months: the Census Bureau's of the United States, and the IMF's of 14 others.

        A month without a figure has a row with blanks, so that no sum runs over it.
        """
        books = self.books()["monthly"]
        months = {
            (row.year, row.month): row
            for row in world.months(self.reporter, self.partner)
            if row.books == books
        }
        if not months:
            return []
        method = "census" if self.reporter == "US" else "imf"
        (first, _), last = min(months), max(months)
        return [
            {
                "year": year,
                "month": month,
                **_flows_of(months.get((year, month))),
                "method": method,
                **_said_of(months.get((year, month)) or months[last]),
            }
            for year in range(first, last[0] + 1)
            for month in range(1, 13)
            if (year, month) <= last
        ]

    def partners(self) -> list[Row]:
        """All partners of the reporter by year, on its own books; in years without them, on CEPII's."""
        found: list[Row] = []
        for year in world.years_of_partners(self.reporter):
            of = world.partners_on_first_books(self.reporter, year)
            if of is None:  # trade with blocs alone
                continue
            found += [
                {
                    "period": str(of.year),
                    "year": of.year,
                    "months": 12,
                    "partner": one.name,
                    "total": one.total,
                    "rank": None,
                    "rank_low": min(one.rank, one.rank_of_states),
                    "rank_high": max(one.rank, one.rank_of_states),
                    "is_bloc": False,
                    "code": one.code,
                    "exports": one.exports,
                    "imports": one.imports,
                    "books": of.books,
                    "vintage": of.vintage,
                    "source": of.source,
                }
                for one in of.partners
            ]
        return found

    def totals(self) -> list[Row]:
        """Each country's trade with the world on its own books, by year; what the IMF estimated is left out."""
        sides = dict(zip(_SIDES, (self.reporter, self.partner), strict=True))
        known = {
            side: {row.year: row for row in world.totals(code) if row.keeper} for side, code in sides.items()
        }
        return [
            {
                "year": year,
                **{
                    f"{side}_{flow}": getattr(known[side].get(year), flow, None)
                    for side in sides
                    for flow in _TOTAL_AND_PARTS
                },
                **{f"{side}_source": getattr(known[side].get(year), "source", None) for side in sides},
            }
            for year in sorted(known["reporter"].keys() | known["partner"].keys())
        ]

    def macro(self) -> list[Row]:
        """US prices, rates of the two currencies and of the yuan, and both countries' output, by year."""
        prices, yuan, sources = world.us_prices(), world.rates("CNY"), world.sources()
        columns = {
            "reporter_rate": world.rates_of(self.reporter),
            "partner_rate": world.rates_of(self.partner),
            "reporter_gdp": world.gdp(self.reporter),
            "partner_gdp": world.gdp(self.partner),
        }
        source = "; ".join(sources[name] for name in ("rates", "prices", "gdp"))
        return [
            {
                "year": year,
                "usd_cny": yuan.get(year),
                "usd_rub": None,  # the table has no rouble
                "us_cpi": price,
                **{name: of.get(year) for name, of in columns.items()},
                "source": source,
            }
            for year, price in prices.items()
        ]

    def timeline(self) -> list[Row]:
        """The dates of relations on record: the United States' with 193 countries, and China's with 107."""
        return [
            _date_of_relations(
                row, f"{country_name(row.country)} and {country_name(row.other)}: {_DATES[row.kind]}"
            )
            for row in world.relations(self.reporter, self.partner)
        ]


def _date_of_relations(row: world.Relation, said: str) -> Row:
    text = f" ({row.text})" if row.text else ""
    blanks: Iterable[str] = ("amount", "amount_high", "unit", "deadline_year")
    return {
        "date": row.date,
        "event": f"{said}{text}",
        "kind": "relations",
        **dict.fromkeys(blanks),
        "source": row.source,
    }


def _flows_of(row: world.Sum | None) -> dict[str, float | None]:
    return {flow: getattr(row, flow, None) for flow in _TOTAL_AND_PARTS}


def _said_of(row: world.Sum) -> dict[str, str]:
    return {"books": row.books, "vintage": row.vintage, "source": row.source}
