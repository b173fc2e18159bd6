"""The trade of a report's two countries in figures: level, directions, shares, ranks, each with its year and books."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from readout.countries import whose, with_article
from readout.trade import Trade, all_books, covered, ranks_by_year, shares, years

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class TradeFigure:
    """One line of the trade section: what it is, its year, the figure in words, and on whose books it stands."""

    what: str
    year: int
    figure: str
    books: str


def trade_figures(trade: Trade) -> list[TradeFigure]:
    """The last figures of each kind that the tables have of a pair; none where there are no tables."""
    return [*_level_and_ways(trade), *_shares(trade), *_ranks(trade)]


def coverage(trade: Trade) -> str:
    """In words, of whom the figures are, up to which year each set of books goes, and what the tables do not have."""
    names = {
        "annual": trade.books.get("annual", ""),
        "partner": trade.books.get("mirror", ""),
        "reconciled": trade.books.get("reconciled", ""),
    }
    ends = "; ".join(f"{names[books]}, to {last}" for books, (_, last) in covered(trade).items())
    missing = [
        what
        for table, what in (("monthly", "months"), ("hs2", "goods"), ("first_prints", "first prints"))
        if not trade.tables[table]
    ]
    listed = " or ".join([", ".join(missing[:-1])] * (len(missing) > 1) + missing[-1:])
    without = f" There are no figures of {listed}, so charts of these are left out." if missing else ""
    pair = " and ".join(map(with_article, (trade.reporter, trade.partner)))
    return f"The last figures that the tables have of {pair}, at current prices. They have years of {ends}.{without}"


def why_not(trade: Trade) -> str:
    """In a line, why there is no trade section, and what would make one."""
    if trade.reporter:
        return f"{trade.reason} Where UN Comtrade has them, readout trade fetch brings them."
    return f"{trade.reason} Two countries may be given, as in --pair KE-GB."


def _level_and_ways(trade: Trade) -> list[TradeFigure]:
    """The last year's total, directions and balance, and its total on other books in the last year of those."""
    from readout.chart import unit_of  # only here: charts take a while to load

    known = years(trade)
    if known.empty:
        return []
    last = known.iloc[-1]
    year, books = int(last["year"]), trade.books.get(last["books"], "")
    unit = unit_of(last[["total", "exports", "imports"]].dropna())
    reporter, partner = with_article(trade.reporter), with_article(trade.partner)
    found = [
        TradeFigure(what, year, f"USD {unit.said(value, sign)} {unit.name}", books)
        for what, value, sign in (
            ("Goods trade, both ways", last["total"], ""),
            (f"From {reporter} to {partner}", last["exports"], ""),
            (f"From {partner} to {reporter}", last["imports"], ""),
            (f"{_capital(whose(trade.reporter))} balance", last["exports"] - last["imports"], "+"),
        )
        if value == value  # a blank is no figure
    ]
    others = all_books(trade).set_index("year")
    for side, table in (("reporter", "annual"), ("partner", "mirror"), ("reconciled", "reconciled")):
        column = others[side].dropna()
        if len(column) and table != last["books"]:
            unit = unit_of([column.iloc[-1]])
            sum_said = f"USD {unit.said(column.iloc[-1])} {unit.name}"
            found.append(
                TradeFigure(
                    "Goods trade, both ways", int(column.index[-1]), sum_said, trade.books.get(table, "")
                )
            )
    return found


def _shares(trade: Trade) -> list[TradeFigure]:
    table = shares(trade)
    found = []
    for side, name in (("reporter", trade.reporter), ("partner", trade.partner)):
        known = table.dropna(subset=[f"{side}_share"])
        if len(known):
            last = known.iloc[-1]
            share = last[f"{side}_share"]
            said = f"{share:.1f} percent" if share >= 1 else f"{share:.2g} percent"
            found.append(
                TradeFigure(
                    f"Share of {whose(name)} goods trade",
                    int(last["year"]),
                    said,
                    _books_of_share(trade, side, last),
                )
            )
    return found


def _books_of_share(trade: Trade, side: str, row: pd.Series) -> str:
    """Whose books a share stands on; of a partner's in a folder it is two countries'."""
    if row[f"{side}_books"] == "reconciled":
        return trade.books.get("reconciled", "")
    own = trade.books.get("annual" if side == "reporter" else "mirror", "")
    if side == "partner" and "reconciled" not in trade.books:
        return f"{whose(trade.reporter)} figure over {whose(trade.partner)} own total"
    return own


def _ranks(trade: Trade) -> list[TradeFigure]:
    table = ranks_by_year(trade)
    found = []
    for side, who, of in (
        ("partner", trade.partner, trade.reporter),
        ("reporter", trade.reporter, trade.partner),
    ):
        known = table.dropna(subset=[f"{side}_rank"])
        if len(known):
            last = known.iloc[-1]
            what = f"{_capital(with_article(who))} among {whose(of)} partners"
            rank = f"no. {last[f'{side}_rank']:.0f}"
            books, _, _ = last[f"{side}_books"].partition(" (")  # the release stands in the chart's foot
            found.append(TradeFigure(what, int(last["year"]), rank, books))
    return found


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
