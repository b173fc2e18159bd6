"""Whose figures a table holds and where they are from, as the foot of a chart says it."""

from __future__ import annotations

from readout.trade.model import Trade


def credit(trade: Trade, table: str) -> str:
    """The source of what is drawn from a table: its reporter's customs, what its rows name, and whom else it rests on.

    Where rows of one table name many sources, it says where they stand instead.
    """
    if "reconciled" in trade.books:
        return _by_the_world(trade, table)
    customs = f"{trade.reporter}'s customs"
    if table == "monthly" and _any_row_names(trade, "monthly", "comtrade", "method"):
        return f"{customs}, revised monthly figures (UN Comtrade)"
    if table == "first_prints":
        return f"{customs}: press releases (first_prints.csv) against revised months (UN Comtrade)"
    if table == "macro":
        return f"{customs}; US consumer prices (BLS, CPI-U, yearly means)"
    if table == "mirror" and _any_row_names(trade, "mirror", "UN Comtrade"):
        return f"{customs}; {trade.partner}'s returns to UN Comtrade"
    if table == "world":
        sources = {row["partner_source"] for row in trade.rows("world") if row.get("partner_source")}
        totals = "from several sources (world.csv)" if len(sources) > 1 else "as each row of world.csv names"
        return f"{customs} and UN Comtrade; {trade.partner}'s totals {totals}"
    return f"{customs}, as each row of {table}.csv names"


def _by_the_world(trade: Trade, table: str) -> str:
    """Of tables made of those of the world: whose books, and which releases."""
    books = trade.books.get(table, trade.books["annual"])
    prices = "; US consumer prices (BLS, CPI-U, yearly means)" if table == "macro" else ""
    releases = "; ".join(dict.fromkeys(row["vintage"] for row in trade.rows(table) if row.get("vintage")))
    return f"{books}{f' ({releases})' if releases else ''}{prices}"


def _any_row_names(trade: Trade, table: str, word: str, column: str = "source") -> bool:
    """Whether any row of a table has `word` in a column."""
    return any(word in (row.get(column) or "") for row in trade.rows(table))
