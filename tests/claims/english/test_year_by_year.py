"""Of which years a sentence says its figure."""

import pytest

from readout.article import parse_article
from readout.claims.english.year_by_year import years_said
from readout.reading import Reading


@pytest.mark.parametrize(
    ("clause", "years"),
    [
        ("Trade has exceeded 200 million dollars every year since 2010", (2010, 2018)),
        ("It has run a surplus each year since 2005, she added", (2005, 2018)),
        ("Trade has been above 150 million dollars since 2012", (2012, 2018)),
        ("Exports topped 1 billion in each of the past ten years", (2009, 2018)),
        ("Exports topped 1 billion in every one of the last 3 years", (2016, 2018)),
        ("It has had a surplus for five years", (2014, 2018)),
        ("Trade has grown to over 200 million dollars since 2010", None),
        ("Exports have totalled more than 2 billion dollars since 2010", None),
        ("Trade exceeded 200 million dollars in 2018", None),
        ("Trade was above 200 million dollars, the most since 2010", None),
        ("It has had a surplus for one year", None),
        ("Trade has exceeded 200 million dollars since 2018", None),
    ],
)
def test_years(clause, years):
    assert years_said(clause, 2018) == years


TEXT = """Ardern meets Pinera

AUCKLAND, March 12, 2019 -- New Zealand Prime Minister Jacinda Ardern met Chilean President Sebastian Pinera.

{} she said.
"""


@pytest.mark.parametrize(
    ("sentence", "verdict"),
    [
        (
            "Trade between New Zealand and Chile has exceeded 200 million U.S. dollars every year since 2010,",
            "contradicted",
        ),
        (
            "Trade between New Zealand and Chile has exceeded 50 million U.S. dollars every year since 2010,",
            "supported",
        ),
        (
            "Trade between New Zealand and Chile has been above 150 million U.S. dollars since 2012,",
            "contradicted",
        ),
        ("Trade between New Zealand and Chile exceeded 200 million U.S. dollars in 2018,", "supported"),
        ("New Zealand has run a trade surplus with Chile every year since 2005,", "contradicted"),
        (
            "Trade between New Zealand and Chile has exceeded 100 U.S. dollars every year since 1950,",
            "not_checkable",
        ),
    ],
)
def test_what_is_said_of_every_year_is_held_against_every_year(sentence, verdict):
    found = [v for v in Reading(parse_article(TEXT.format(sentence))).verdicts if v.group == "figures"]
    assert [v.verdict for v in found] == [verdict], found
