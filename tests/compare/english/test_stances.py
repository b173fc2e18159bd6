"""Verbs of saying on an ordinal scale."""

import pytest

from readout.compare.english.stances import stance_of, stances
from readout.compare.english.words import stem
from readout.lexicon import columns


@pytest.mark.parametrize(
    ("cue", "step"),
    [
        ("thanked", 1),
        ("agreed on", 2),
        ("said", 3),
        ("nodded", 3),
        ("stressed", 4),
        ("raised concerns", 5),
        ("expressed their deep concern", 5),
        ("condemned", 6),
        ("strongly condemned", 6),
        ("reiterated his concern", 5),
    ],
)
def test_a_cue_is_of_a_step(cue, step):
    assert stance_of(cue) == step


def test_the_steps_are_in_order_and_each_word_is_of_one():
    assert list(stances()) == [1, 2, 3, 4, 5, 6]
    words = [stem(word) for _, _, some in columns("stances") for word in some.split()]
    assert [word for word in set(words) if words.count(word) > 1] in (
        [],
        [stem("emphasise")],
        [stem("honour")],
    )
