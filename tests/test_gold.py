"""How well a text was read, against an annotation by hand."""

from pathlib import Path

import pytest

from readout.article import parse_article, read_article
from readout.errors import InputError
from readout.gold import find_gold, load_gold, score
from readout.reading import Reading

DATA = Path(__file__).parents[1] / "data"


def measured(reading, less=0):
    """The scores of a reading, without the last statements of it."""
    found = reading.statements[: len(reading.statements) - less]
    return score(reading.article, reading.facts, found, find_gold(reading.article, DATA / "gold"))


@pytest.mark.parametrize("path", ["article/2023-12-20-xi-mishustin.txt", "practice/2024-03-14-talvera.txt"])
def test_agrees_with_the_reader(path):
    table = measured(Reading(read_article(DATA / path)))
    assert (table.loc[["statements", "speakers", "dates", "quantities", "people"], "f1"] == 1).all()


def test_a_wrong_reading_scores_lower():
    table = measured(Reading(read_article(DATA / "article/2023-12-20-xi-mishustin.txt")), less=2)
    assert table.loc["statements", "right"] == 9 and table.loc["statements", "recall"] == 0.82


def test_an_annotation_of_another_text_is_refused():
    with pytest.raises(InputError, match="SHA-256"):
        load_gold(
            DATA / "gold/2024-03-14-talvera.json", read_article(DATA / "article/2023-12-20-xi-mishustin.txt")
        )


def test_a_text_without_annotation_is_not_measured():
    reading = Reading(parse_article("They met."))
    assert find_gold(reading.article, DATA / "gold") is None
    assert measured(reading).empty
