"""Flows of goods that two customs told of, the exporter's and the importer's: what mirror statistics are made of.

Sums are USD billions at current prices. Blocs and the world are no countries here.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from readout.errors import InputError
from readout.world.codes import BLOCS, name_of
from readout.world.tables import is_there, of_one_year, table
from readout.world.trade import IMF, billions, partner_code


@dataclass(frozen=True, slots=True)
class Flow:
    """One country's goods to another in a year: `sent` by the exporter's customs, `received` by the importer's.

    `exporter` and `importer` are ISO codes of two letters (of a former state, that of three), `names` what the two are
    called, the exporter first. Exports are free on board, imports with freight and insurance.
    """

    exporter: str
    importer: str
    names: tuple[str, str]
    year: int
    sent: float
    received: float
    source: str

    @property
    def gap(self) -> float:
        """What was received beyond what was sent; below zero where less was received."""
        return self.received - self.sent


@lru_cache(maxsize=4)
def told_twice(year: int) -> tuple[Flow, ...]:
    """Every flow of `year` that both customs have, by the IMF, those that the two tell furthest apart first.

    From the latest release that has the year for more than two countries' books. Empty where the tables of the world
    are not at hand. Raises InputError for a year without.
    """
    if not is_there():
        return ()
    name = next((name for name in IMF[1:] if year in table(name).years), "")
    if not name:
        raise InputError(f"{year}: the tables have both customs' books from 1960 to 2020")
    sent: dict[tuple[str, str], float] = {}
    received: dict[tuple[str, str], float] = {}
    for (keeper, other, way), value in of_one_year(name, year).items():
        if keeper in BLOCS or other in BLOCS:
            continue
        if way == "X":
            sent[keeper, other] = value
        else:
            received[other, keeper] = value
    found = [
        Flow(
            partner_code(pair[0]),
            partner_code(pair[1]),
            (name_of(pair[0]), name_of(pair[1])),
            year,
            billions(sent[pair]) or 0.0,
            billions(received[pair]) or 0.0,
            table(name).source,
        )
        for pair in sent.keys() & received.keys()
    ]
    return tuple(sorted(found, key=lambda flow: (-abs(flow.gap), flow.exporter, flow.importer)))
