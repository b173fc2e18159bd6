"""How much two passages have in common."""

import pytest

from readout.compare.passages import passages_of
from readout.compare.scores import weights

from .texts import read

TEXT = (
    "They condemned the coup in Niger. They regretted the coup in Niger. They spoke of peace. Peace is good. "
    "They discussed a lighthouse. Brask welcomed tariffs. Brask will sail."
)


@pytest.fixture(scope="module")
def passages():
    return passages_of(read("President Ann Brask speaks. " + TEXT), {})[1:]


def test_the_same_words_score_one_and_nothing_in_common_nothing(passages):
    weighed = weights(passages, (), ())
    assert weighed.score(passages[0], passages[0]) == 1
    assert weighed.score(passages[0], passages[4]) == 0


def test_a_score_is_the_same_from_both_sides_and_below_one(passages):
    weighed = weights(passages, (), ())
    score = weighed.score(passages[0], passages[1])
    assert 0.4 < score < 1 and score == weighed.score(passages[1], passages[0])


def test_what_is_rare_and_what_is_a_fact_weighs_more(passages):
    weighed = weights(passages, (), ()).of
    by_name = {trait.name: weight for trait, weight in weighed.items()}
    assert by_name["Niger"] > by_name["peace"] > 0
    assert by_name["lighthous"] < by_name["Niger"]
    assert by_name["tariffs"] > by_name["Niger"]  # both facts, of one passage and of two


def test_those_who_met_and_broad_concepts_join_nothing_alone(passages):
    weighed = weights(passages, (), {"Ann Brask"})
    assert weighed.subject(passages[2], passages[3]) == 0
    assert weighed.subject(passages[5], passages[6]) == 0
    assert weights(passages, (), ()).subject(passages[5], passages[6]) > 0
    assert weighed.subject(passages[0], passages[1]) > weighed.enough
