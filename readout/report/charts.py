"""The charts of a report: what the tables and the scores of one text have to show."""

from __future__ import annotations

from readout.chart import Chart, nothing
from readout.reading import Reading
from readout.trade import (
    all_books,
    balance,
    book_charts,
    both_books,
    cumulative,
    goods_by_year,
    level,
    ranks_by_year,
    real_terms,
    revisions,
    shares,
    targets,
    yearly_charts,
)
from readout.trade import charts as trade_charts
from readout.words import charts as word_charts
from readout.words import scores_table


def report_charts(reading: Reading, target: float) -> dict[str, Chart]:
    """The charts of a report in the order they are shown, by file name; one that has nothing to show has no figure.

    `target` in USD billions; the year in question is that of the text.
    """
    trade = reading.trade
    day = reading.article.document_date
    year = day.value.year if day else 0
    changes = revisions(trade)
    due = trade_charts.annual_and_targets(trade.annual, targets(trade), trade)
    # The level is what is drawn with the targets, where there are any.
    years = nothing("the yearly totals, but those beside targets")
    return {
        "run_to_target": trade_charts.run_to_target(cumulative(trade), changes, target, year, trade),
        "annual_and_targets": due,
        "level": years if due.figure else yearly_charts.level(level(trade), trade),
        "directions": yearly_charts.directions(balance(trade), trade),
        "goods_by_year": trade_charts.leading_goods(goods_by_year(trade), trade),
        "two_books": book_charts.two_books(both_books(trade), trade),
        "all_books": book_charts.all_books(all_books(trade), trade),
        "real_terms": trade_charts.target_in_real_terms(real_terms(trade, target, year), target, year, trade),
        "dependence": yearly_charts.dependence(shares(trade), trade),
        "ranks": yearly_charts.ranks(ranks_by_year(trade), trade),
        "revisions": trade_charts.prints_and_revisions(changes, trade),
        "sentiment_by_statement": word_charts.sentiment_by_statement(scores_table(*reading.said)),
    }
