"""All partners of one country in a year, the largest first, on one set of books: what ranks are counted from.

Sums are USD billions at current prices. Blocs and the world are no partners.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from readout.errors import InputError, quoted
from readout.world.codes import BLOCS, COUNTED_DIFFERENTLY, all_codes, name_of, three_letters
from readout.world.tables import by_year, rows, rows_from, table
from readout.world.trade import BACI, IMF, RECONCILED, added, billions, customs_by_imf, partner_code

_Flows = dict[str, dict[int, float]]


@dataclass(frozen=True, slots=True)
class Partner:
    """A partner of a country in a year: what was sent to it and received from it, and its place among all of them.

    `code` is ISO's of two letters (of a former state, that of three). A missing direction counts as nothing in the
    order, since a blank is a gap or a zero, and leaves `total` None. `rank` counts all economies, `rank_of_states`
    leaves out those of `COUNTED_DIFFERENTLY` unless the partner is one: lists of partners do either.
    """

    code: str
    name: str
    exports: float | None
    imports: float | None
    rank: int
    rank_of_states: int

    @property
    def total(self) -> float | None:
        """Both directions together; None where one is missing."""
        return added(self.exports, self.imports)


@dataclass(frozen=True, slots=True)
class Partners:
    """All partners of a country in a year, the largest trade first, and whose books, release and table it is by."""

    country: str
    year: int
    books: str
    vintage: str
    source: str
    table: str
    partners: tuple[Partner, ...]

    def of(self, code: str) -> Partner | None:
        """The partner with an ISO code; None where no trade with it is on record."""
        return next((partner for partner in self.partners if partner.code == code.upper()), None)


def partners(code: str, year: int) -> tuple[Partners, ...]:
    """All partners of a country in `year`, once for each set of books: its own customs' by the IMF, and CEPII's.

    Empty where no books have the year. Raises InputError for a code that no country has.
    """
    return tuple(_by_books(code, year))


def partners_on_first_books(code: str, year: int) -> Partners | None:
    """The first of `partners`: on a country's own books where they have the year, else on CEPII's; None where neither."""
    return next(_by_books(code, year), None)


def _by_books(code: str, year: int) -> Iterator[Partners]:
    three = three_letters(code)
    if not three:
        raise InputError(
            f"{quoted(code)}: no country of data/world has this ISO 3166 code; give one such as IN"
        )
    own = customs_by_imf(code)
    of_own = next((name for name in IMF if year in table(name).years and _ranked(name, three, year)), "")
    for name, books in ((of_own, own), (BACI, RECONCILED)):
        if name and year in table(name).years and (ranked := _ranked(name, three, year)):
            of = table(name)
            yield Partners(code.upper(), year, books, of.vintage, of.source, name, ranked)


def years_of_partners(code: str) -> tuple[int, ...]:
    """The years in which any books have a country's partners."""
    three = three_letters(code)
    return tuple(
        sorted(
            {
                year
                for name in (*IMF, BACI)
                for flow in _flows(name, three)
                for of in flow.values()
                for year in of
            }
        )
    )


@lru_cache(maxsize=16)
def _flows(name: str, three: str) -> tuple[_Flows, _Flows]:
    """What a country sent to each partner and received from each, by year, in USD millions."""
    sent: _Flows = {}
    received: _Flows = {}
    if name == BACI:
        sent = {row["importer"]: by_year(row) for row in rows(name, three)}
        starts = (f"{exporter},{three}," for exporter in all_codes())
        received = {row["exporter"]: by_year(row) for row in rows_from(name, *starts)}
    else:
        for row in rows(name, three):
            (sent if row["flow"] == "X" else received)[row["partner"]] = by_year(row)
    return sent, received


@lru_cache(maxsize=8)
def _ranked(name: str, three: str, year: int) -> tuple[Partner, ...]:
    sent, received = _flows(name, three)
    trade = {
        partner: (sent.get(partner, {}).get(year), received.get(partner, {}).get(year))
        for partner in (sent.keys() | received.keys()) - BLOCS - {three}
    }
    sizes = {
        partner: sum(flow for flow in flows if flow is not None)
        for partner, flows in trade.items()
        if any(flow is not None for flow in flows)
    }
    order = sorted(sizes.items(), key=lambda item: (-item[1], item[0]))
    ranks = _ranks_of([size for _, size in order])
    of_states = _ranks_of([size for partner, size in order if partner not in COUNTED_DIFFERENTLY])
    found = []
    for partner, size in order:
        rank = ranks[size]
        own = rank if partner in COUNTED_DIFFERENTLY else of_states[size]
        exports, imports = map(billions, trade[partner])
        found.append(Partner(partner_code(partner), name_of(partner), exports, imports, rank, own))
    return tuple(found)


def _ranks_of(sizes: Sequence[float]) -> dict[float, int]:
    """The place of each size among `sizes`, the largest first: one more than how many are above it."""
    places: dict[float, int] = {}
    for place, size in enumerate(sizes, 1):
        places.setdefault(size, place)
    return places
