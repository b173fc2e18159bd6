"""The foot of a chart names whose figures it shows, and what the rows of the table name as their source."""

from dataclasses import replace

import pytest

from readout.trade.credits import credit

from .given import BOOK, NOTHING

SAID = {
    "annual": "China's customs, as each row of annual.csv names",
    "monthly": "China's customs, revised monthly figures (UN Comtrade)",
    "first_prints": "China's customs: press releases (first_prints.csv) against revised months (UN Comtrade)",
    "mirror": "China's customs; Russia's returns to UN Comtrade",
    "commodities": "China's customs, as each row of commodities.csv names",
    "macro": "China's customs; US consumer prices (BLS, CPI-U, yearly means)",
    "world": "China's customs and UN Comtrade; Russia's totals from several sources (world.csv)",
}


@pytest.mark.parametrize("table", SAID)
def test_our_pair_is_credited(table):
    assert credit(BOOK, table) == SAID[table]


@pytest.mark.parametrize("table", ["monthly", "mirror"])
def test_what_no_row_names_is_not_credited(table):
    rows = [{**row, "method": "stated", "source": "a report"} for row in BOOK.rows(table)]
    book = replace(BOOK, tables={**BOOK.tables, table: rows})
    assert credit(book, table) == f"China's customs, as each row of {table}.csv names"
    assert "Comtrade" not in credit(NOTHING, table)
