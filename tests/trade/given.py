"""What tests of several files use: the tables of China and Russia, those of no pair, and every chart of a pair."""

from pathlib import Path

from readout import trade
from readout.trade import book_charts, charts, yearly_charts

DATA = Path(__file__).parents[2] / "data/trade"
BOOK = trade.load_trade("CN-RU", DATA)
NOTHING = trade.load_trade("", DATA)


def drawings(book):
    """Every chart of a pair's tables, by a word for each."""
    return {
        "run": charts.run_to_target(trade.cumulative(book), trade.revisions(book), 200, 2023, book),
        "annual": charts.annual_and_targets(book.annual, trade.targets(book), book),
        "level": yearly_charts.level(trade.level(book), book),
        "directions": yearly_charts.directions(trade.balance(book), book),
        "goods": charts.leading_goods(trade.goods_by_year(book), book),
        "oil": charts.quantity_against_value(trade.quantity_and_value(book, "crude oil"), "crude oil", book),
        "books": book_charts.two_books(trade.both_books(book), book),
        "all books": book_charts.all_books(trade.all_books(book), book),
        "real": charts.target_in_real_terms(trade.real_terms(book, 200, 2023), 200, 2023, book),
        "shares": yearly_charts.dependence(trade.shares(book), book),
        "ranks": yearly_charts.ranks(trade.ranks_by_year(book), book),
        "revisions": charts.prints_and_revisions(trade.revisions(book), book),
    }
