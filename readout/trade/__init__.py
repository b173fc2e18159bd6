"""Do the customs tables bear a readout out? A pair's tables, checked; single figures; tables made of them. Lesson 03.

`charts` draws the tables, `comtrade` fetches those of another pair; neither is needed to ask a figure.
"""

from readout.trade.amounts import (
    amount,
    announced_growth,
    covered,
    figures,
    first_reached,
    growth,
    month_passed,
    rank,
    real_total,
    running_totals,
    sources_of,
    told,
)
from readout.trade.columns import TABLES
from readout.trade.load import fetched_folder, load_trade
from readout.trade.model import Figure, Row, Trade, is_bloc, ranks
from readout.trade.series import (
    all_books,
    announced,
    balance,
    both_books,
    cumulative,
    goods_by_year,
    level,
    misprints,
    quantity_and_value,
    ranks_by_year,
    real_terms,
    revisions,
    share,
    shares,
    targets,
    years,
)

__all__ = [
    "TABLES",
    "Figure",
    "Row",
    "Trade",
    "all_books",
    "amount",
    "announced",
    "announced_growth",
    "balance",
    "both_books",
    "covered",
    "cumulative",
    "fetched_folder",
    "figures",
    "first_reached",
    "goods_by_year",
    "growth",
    "is_bloc",
    "level",
    "load_trade",
    "misprints",
    "month_passed",
    "quantity_and_value",
    "rank",
    "ranks",
    "ranks_by_year",
    "real_terms",
    "real_total",
    "revisions",
    "running_totals",
    "share",
    "shares",
    "sources_of",
    "targets",
    "told",
    "years",
]
