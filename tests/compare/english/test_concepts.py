"""Concepts by their words: the longest hold, names keep their capitals, and each word is of one concept."""

import re
from collections import Counter

import pytest

from readout.compare.english.concepts import concepts_in, is_broad
from readout.lexicon import columns


def named(text):
    return [found.concept for found in concepts_in(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "concepts"),
    [
        ("new sanctions and a sanctioned bank", ["sanctions", "sanctions", "finance"]),
        ("Sanctions", ["sanctions"]),
        ("a supply chain and a chain of hotels", ["supply chains"]),
        ("resilient supply chains", ["resilience and prospects", "supply chains"]),
        ("the WHO, and who was there", ["health"]),
        ("free trade agreements", ["trade agreements"]),
        ("a cease-fire", ["ceasefire"]),
        ("people-to-people exchanges", ["people-to-people ties"]),
        ("the Good Friday Agreement", ["Northern Ireland"]),
        ("a port and an import of a portrait", ["shipping and ports", "trade"]),
        ("a lighthouse", []),
    ],
)
def test_a_text_names(text, concepts):
    assert named(text) == concepts


def test_a_place_is_that_of_the_words_and_nothing_beyond_the_end_is_read():
    text = "They spoke of human rights."
    (found,) = concepts_in(text, 0, len(text))
    assert text[found.start : found.end] == "human rights"
    assert not list(concepts_in(text, 0, text.index("rights")))


def test_each_word_of_the_list_is_of_one_concept_and_finds_it():
    rows = list(columns("concepts"))
    words = Counter(word.lower() for _, _, *words in rows for word in words)
    assert [word for word, times in words.items() if times > 1] == []
    assert len({name for _, name, *_ in rows}) == len(rows) == len(is_broad()) >= 140
    assert {kind for kind, *_ in rows} == {"topic", "broad"}
    for _, name, *listed in rows:
        for word in listed:
            # With an ending, too.
            for written in {word.removesuffix("*"), word.replace("*", "xy")}:
                assert named(written) == [name], word
            assert "*" not in word[:-1] and re.search(r"\w", word)
