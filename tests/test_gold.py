"""How well a text was read, against an annotation by hand."""

from pathlib import Path

import pytest

from readout.article import parse_article, read_article
from readout.errors import InputError
from readout.gold import Gold, find_gold, load_gold, score
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


def annotated(text, *statements):
    """An annotation of `text` that has some statements: kind, cue and content."""

    def span(words):
        return {"start": text.index(words), "end": text.index(words) + len(words)}

    items = [
        {"id": f"S{n}", "speaker": [], "kind": kind, "cue": [span(cue)], "content": [span(content)]}
        for n, (kind, cue, content) in enumerate(statements)
    ]
    return Gold(
        "invented", dict.fromkeys(("entities", "time_expressions", "quantities"), []) | {"statements": items}
    )


def test_topics_are_compared_with_topics():
    text = "Ilse Varnholt discussed the dam. She praised the line."
    reading = Reading(parse_article(text))
    said, topic = ("said", "praised", "the line"), ("topic", "discussed", "the dam")

    def counts(*marked):
        table = score(reading.article, reading.facts, reading.statements, annotated(text, *marked))
        return list(table.loc["statements", ["right", "found", "gold"]])

    assert counts(said, topic) == [2, 2, 2]
    assert counts(said) == [1, 1, 1]  # who marks no topics is asked for none
    assert counts(("topic", "praised", "the line"), topic) == [1, 2, 2]
