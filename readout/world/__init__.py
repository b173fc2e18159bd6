"""What do the tables of the world say of any two countries? Trade on all books, ranks, money, people, dates, quakes.

Each answer names its source. Countries are asked for by ISO 3166 codes of two letters, sums are USD billions.
"""

from readout.world.codes import BLOCS, COUNTED_DIFFERENTLY, currency_of, three_letters
from readout.world.factbook import (
    Independence,
    Share,
    Size,
    goods_and_services,
    independence,
    partner_shares,
)
from readout.world.money import gdp, in_usd, rates, rates_of, sources, us_prices
from readout.world.partners import Partner, Partners, partners, partners_on_first_books, years_of_partners
from readout.world.people import OFFICES, Term, countries_led_by, holders, terms
from readout.world.quakes import Quake, quakes
from readout.world.relations import Meeting, Relation, meetings, relations
from readout.world.tables import cited, is_there
from readout.world.trade import (
    RECONCILED,
    Sum,
    covered,
    customs_by_census,
    customs_by_imf,
    last_year_covered,
    months,
    pair,
    totals,
)

__all__ = [
    "BLOCS",
    "COUNTED_DIFFERENTLY",
    "OFFICES",
    "RECONCILED",
    "Independence",
    "Meeting",
    "Partner",
    "Partners",
    "Quake",
    "Relation",
    "Share",
    "Size",
    "Sum",
    "Term",
    "cited",
    "countries_led_by",
    "covered",
    "currency_of",
    "customs_by_census",
    "customs_by_imf",
    "gdp",
    "goods_and_services",
    "holders",
    "in_usd",
    "independence",
    "is_there",
    "last_year_covered",
    "meetings",
    "months",
    "pair",
    "partner_shares",
    "partners",
    "partners_on_first_books",
    "quakes",
    "rates",
    "rates_of",
    "relations",
    "sources",
    "terms",
    "three_letters",
    "totals",
    "us_prices",
    "years_of_partners",
]
