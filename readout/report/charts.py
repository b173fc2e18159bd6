"""The charts of a report: what the tables and the scores of one text have to show."""

from __future__ import annotations

from readout import charts as trade_charts
from readout.house import Chart
from readout.reading import Reading
from readout.trade import balance, books, cumulative, goods_by_year, real_terms, revisions, shares, targets
from readout.words import charts as word_charts
from readout.words import scores_table


def report_charts(reading: Reading, target: float) -> dict[str, Chart]:
    """The charts of a report in the order they are shown, by file name; one that has nothing to show has no figure.

    `target` in USD billions; the year in question is that of the text.
    """
    trade = reading.trade
    names = trade.reporter, trade.partner
    day = reading.article.document_date
    year = day.value.year if day else 0
    changes = revisions(trade)
    return {
        "run_to_target": trade_charts.run_to_target(cumulative(trade), changes, target, year, *names),
        "annual_and_targets": trade_charts.annual_and_targets(trade.annual, targets(trade), *names),
        "directions": trade_charts.directions(balance(trade), *names),
        "goods_by_year": trade_charts.goods_by_year(goods_by_year(trade), *names),
        "two_books": trade_charts.two_books(books(trade), *names),
        "real_terms": trade_charts.real_terms(real_terms(trade, target, year), target, year, *names),
        "dependence": trade_charts.dependence(shares(trade), *names),
        "revisions": trade_charts.revisions(changes, *names),
        "sentiment_by_statement": word_charts.sentiment_by_statement(
            scores_table(reading.statements, reading.scores)
        ),
    }
