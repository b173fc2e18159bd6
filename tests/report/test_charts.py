"""The charts of a report: which there are, in the order they are shown, and that none is drawn of nothing."""

from .reported import TEXTS, reported

ORDER = [
    *(
        "run_to_target",
        "annual_and_targets",
        "level",
        "directions",
        "goods_by_year",
        "two_books",
        "all_books",
    ),
    *("real_terms", "dependence", "ranks", "revisions", "sentiment_by_statement"),
]


def test_a_pair_with_tables_has_every_chart():
    drawn = reported(TEXTS["ours"]).charts
    assert list(drawn) == ORDER
    # Its yearly totals stand beside its targets.
    assert [name for name, chart in drawn.items() if not chart.figure] == ["level"]
    # The sum that the text calls a target, in the year of the text.
    assert "200 billion" in drawn["run_to_target"].alt and "2023" in drawn["run_to_target"].alt


def test_without_tables_only_words_are_drawn():
    drawn = reported(TEXTS["no tables"]).charts
    assert list(drawn) == ORDER
    assert [name for name, chart in drawn.items() if chart.figure] == ["sentiment_by_statement"]


def test_a_text_without_a_date_or_a_statement_has_no_chart():
    report = reported(TEXTS["no claims, no statements"])
    assert not any(chart.figure for chart in report.charts.values()) and report.as_json()["charts"] == []


def test_any_two_countries_have_the_charts_of_their_years():
    text = "Nairobi, May 6, 2021.\nKenyan President Ann Lind met British Prime Minister Teodor Brask on Thursday."
    drawn = [name for name, chart in reported(text).charts.items() if chart.figure]
    assert drawn == ["level", "directions", "two_books", "all_books", "dependence", "ranks"]
