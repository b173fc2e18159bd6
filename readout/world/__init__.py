"""What do the tables of the world say of any two countries? Trade on all books, ranks, money, people, dates, quakes.

Each answer names its source. Countries are asked for by ISO 3166 codes of two letters, sums are USD billions.
"""

from readout.world.codes import BLOCS, COUNTED_DIFFERENTLY, currency_of, name_of, three_letters
from readout.world.factbook import (
    Independence,
    Share,
    Size,
    goods_and_services,
    independence,
    partner_shares,
)
from readout.world.mirror import Flow, told_twice
from readout.world.money import gdp, in_usd, rates, rates_of, sources, us_prices
from readout.world.offices import (
    OfficeKind,
    another,
    countries_of,
    has_office,
    holder,
    is_same_name,
    on_record,
    term_of,
)
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
    goes_furthest,
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
    "Flow",
    "Independence",
    "Meeting",
    "OfficeKind",
    "Partner",
    "Partners",
    "Quake",
    "Relation",
    "Share",
    "Size",
    "Sum",
    "Term",
    "another",
    "cited",
    "countries_led_by",
    "countries_of",
    "covered",
    "currency_of",
    "customs_by_census",
    "customs_by_imf",
    "gdp",
    "goods_and_services",
    "has_office",
    "holder",
    "holders",
    "in_usd",
    "independence",
    "is_same_name",
    "is_there",
    "goes_furthest",
    "last_year_covered",
    "meetings",
    "months",
    "name_of",
    "on_record",
    "pair",
    "partner_shares",
    "partners",
    "partners_on_first_books",
    "quakes",
    "rates",
    "rates_of",
    "relations",
    "sources",
    "term_of",
    "terms",
    "three_letters",
    "told_twice",
    "totals",
    "us_prices",
    "years_of_partners",
]
