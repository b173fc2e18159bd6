"""Dated visits of the United States' leaders and guests: on record, on another day, or no record found."""

import pytest

from readout.article import parse_article
from readout.reading import Reading

OPENING = (
    "OSLO, Oct. 1, 2024 -- U.S. President Joe Biden spoke with Japanese Prime Minister Fumio Kishida. "
    "Secretary of State Antony Blinken took part. "
)
CASES = [
    ("Biden visited Hanoi in September 2023.", "supported"),
    ("Biden visited Hanoi on September 11, 2023.", "supported"),
    ("Biden visited Hanoi on September 15, 2023.", "contradicted"),
    ("Biden visited Hanoi in March 2022.", "not_checkable"),
    ("Biden visited Haiphong in September 2023.", "not_checkable"),
    ("Blinken traveled to Tokyo in July 2024.", "supported"),
    ("Kishida paid an official visit to the United States in April 2024.", "supported"),
    # Of guests the record has the official days, and not how long they stayed.
    ("Kishida visited Washington on April 12, 2024.", "not_checkable"),
    ("Kishida visited Washington on April 20, 2024.", "contradicted"),
    ("Biden met Indian Prime Minister Narendra Modi in New Delhi in September 2023.", "supported"),
    # He was there; whom he met, the record does not say.
    ("Biden met Russian President Vladimir Putin in New Delhi in September 2023.", "not_checkable"),
]


def visits(text):
    return [v for v in Reading(parse_article(OPENING + text)).verdicts if v.claim.kind == "visit"]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_a_visit(text, expected):
    (found,) = visits(text)
    assert found.verdict == expected, found.reason


@pytest.mark.parametrize(
    "text",
    [
        "Biden will visit Tokyo in November 2024.",
        "Biden did not visit Hanoi in September 2023.",
        "Biden made his first visit to Vietnam since the war in September 2023.",
        "Biden met French President Emmanuel Macron in September 2023.",
        "French President Emmanuel Macron visited Hanoi in September 2023.",
    ],
)
def test_what_is_no_visit_of_these(text):
    assert visits(text) == []
