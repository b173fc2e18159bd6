"""Judging over readings: what was guessed never contradicts, and what fits nothing is looked up backwards."""

import pytest

from .checked import check

LATER = "OSLO, Jan. 15, 2024 (NN) -- China and Russia looked back at their trade. "


def figures(text, lead=LATER):
    """The verdicts on figures in a text of January 2024."""
    return [verdict for verdict in check(lead + text) if verdict.figure]


GUESSED = [
    "Trade reached $150 billion.",
    "It came to $150 billion, 9 percent more.",
    "Investment came to 150 billion dollars.",
    "Imports rose by 80 percent.",
    "The pipeline will have cost $55 billion, twice the plan.",
    "Wages rose by a half.",
    "Trade with the US rose to $864 billion.",
    "Exports came to $9 billion and grew threefold.",
    "They spoke of a sum of $20 billion.",
]


@pytest.mark.parametrize("text", GUESSED)
def test_a_guess_contradicts_nothing(text):
    for lead in (LATER, "OSLO, Jan. 15, 2024 (NN) -- China, Russia. "):
        for verdict in figures(text, lead):
            assert not (verdict.verdict == "contradicted" and verdict.figure.guessed), verdict


@pytest.mark.parametrize(
    ("lead", "text"),
    [
        ("OSLO, Jan. 15, 2024 (NN) -- China and Russia spoke of migration. ", "It is worth more than $12 million."),
        (LATER, "China is contributing more than $12 million to new schools."),
        (LATER, "They announced more than $266 million in additional humanitarian assistance."),
        (LATER, "Russia has received more than $250 million through a fund for health."),
        ("OSLO, Jan. 15, 2024 (NN) -- Commerce Secretary Ann Brask of Russia met Bo Lund of China. ", "It cost more than $9 million."),
    ],
)  # fmt: skip
def test_a_sum_that_is_not_said_of_trade_is_held_against_none(lead, text):
    for verdict in figures(text, lead):
        assert verdict.verdict == "not_checkable" and not verdict.evidence, verdict


@pytest.mark.parametrize(
    "text",
    [
        "China received more than $100 billion of goods from Russia in 2023.",
        "Last year it provided more than $200 billion of trade.",
        "It came to more than $200 billion in 2023.",
    ],
)
def test_a_sum_that_is_said_of_trade_is(text):
    (verdict,) = figures(text)
    assert verdict.verdict == "supported" and verdict.evidence, verdict


@pytest.mark.parametrize(
    ("text", "elsewhere"),
    [
        ("China's exports to Russia came to $129.1 billion in 2023.", "imports, China with Russia, 2023"),
        ("Trade came to $190.3 billion in 2023.", "total trade, China with Russia, 2022"),
        ("China's imports from Russia grew by 45.8 percent in 2023.", "exports, China with Russia, 2023"),
    ],
)
def test_a_figure_that_stands_elsewhere_is_said_to(text, elsewhere):
    (verdict,) = figures(text)
    assert (
        verdict.verdict == "contradicted" and f"stands elsewhere in the tables: {elsewhere}" in verdict.reason
    )


def test_a_misprint_on_record_is_named():
    (verdict,) = figures("In the first eleven months of 2022 exports to Russia came to $63.334 billion.")
    assert verdict.verdict == "contradicted" and "printed so, wrongly (digit)" in verdict.reason


def test_books_that_are_named_are_the_ones_it_is_held_against():
    (chinese,) = figures("By Chinese data, trade came to $88.3 billion in 2014.")
    (russian,) = figures("By Russian data, trade came to $88.3 billion in 2014.")
    assert (chinese.verdict, russian.verdict) == ("contradicted", "supported")


def test_other_readings_are_named():
    found = figures(
        "In 2023 trade was 240.1 billion dollars, in 2022 190.3 billion. Exports to Russia were 76.1 billion."
    )
    assert [v.verdict for v in found] == ["supported", "supported", "depends"]
    assert "Read as 2022" in found[-1].reason
