"""How well a text was read, against an annotation by hand."""

from pathlib import Path

import pytest

from readout.article import parse_article, read_article
from readout.errors import InputError
from readout.facts import extract_facts
from readout.gold import find_gold, load_gold, score
from readout.statements import extract_statements

DATA = Path(__file__).parents[1] / "data"


@pytest.mark.parametrize("path", ["article/2023-12-20-xi-mishustin.txt", "practice/2024-03-14-talvera.txt"])
def test_agrees_with_the_reader(path):
    article = read_article(DATA / path)
    facts = extract_facts(article)
    table = score(article, facts, extract_statements(article, facts), find_gold(article, DATA / "gold"))
    assert (table.loc[["statements", "speakers", "dates", "quantities", "people"], "f1"] == 1).all()


def test_a_wrong_reading_scores_lower():
    article = read_article(DATA / "article/2023-12-20-xi-mishustin.txt")
    facts = extract_facts(article)
    found = extract_statements(article, facts)[:-2]
    table = score(article, facts, found, find_gold(article, DATA / "gold"))
    assert table.loc["statements", "right"] == 9 and table.loc["statements", "recall"] == 0.82


def test_an_annotation_of_another_text_is_refused():
    with pytest.raises(InputError, match="SHA-256"):
        load_gold(
            DATA / "gold/2024-03-14-talvera.json", read_article(DATA / "article/2023-12-20-xi-mishustin.txt")
        )


def test_a_text_without_annotation_is_not_measured():
    article = parse_article("They met.")
    assert find_gold(article, DATA / "gold") is None
    assert score(article, extract_facts(article), (), None).empty
