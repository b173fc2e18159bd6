"""Every figure that could be tested, whatever it is written with."""

import pytest

from readout.article import parse_article
from readout.claims.english.figures import numbers
from readout.facts import extract_facts


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Trade rose 2.2% to $69.5 billion.", [(2.2, "percent"), (69.5, "USD bn")]),
        ("A record: 240.11 billion.", [(240.11, "USD bn")]),
        ("In yuan: 1.98 trillion.", [(1980.0, "CNY bn")]),
        ("It grew by a quarter, by half, by two thirds.", [(0.25, "part"), (0.5, "part"), (2 / 3, "part")]),
        ("It doubled; it was 3.7 times as large, a fivefold rise.", [(2.0, "times"), (3.7, "times"), (5.0, "times")]),
        ("It was one and a half times as much.", [(1.5, "times")]),
        ("Oil: 86.2 m tonnes; gas: 22.7 billion cubic metres; 632,000 units.",
         [(86.2, "Mt"), (22.7, "bcm"), (632.0, "thousand units")]),
        ("The first half of the year, a third time, a quarter of last year.", []),
    ],
)  # fmt: skip
def test_figures(text, values):
    article = parse_article(text)
    found = numbers(article, extract_facts(article))
    assert [(round(n.value, 6), n.unit) for n in found] == [(round(v, 6), unit) for v, unit in values]


def test_the_last_digit_says_how_exact_a_figure_is():
    article = parse_article("Trade was $48.6 billion, $900 million and 200 billion dollars; 632,000 cars.")
    steps = [n.step for n in numbers(article, extract_facts(article))]
    assert steps == pytest.approx([0.1, 0.001, 1.0, 1.0])
