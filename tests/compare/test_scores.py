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


def of_two(first, second):
    """Two passages of two texts with others beside them, and their weights."""
    rest = " The coup in Niger was wrong. A bridge was opened. Lund said rice is cheap. Judges met."
    head = "President Ann Brask met Prime Minister Bo Lund. "
    met = {"Ann Brask", "Bo Lund"}
    a, b = (passages_of(read(head + body + rest), {}, met) for body in (first, second))
    return weights(a, b, met), a[1], b[1]


def test_independent_things_add_up_and_what_stands_at_one_place_counts_once():
    alone, *pair = of_two("The prison is old.", "A prison was painted.")
    once = alone.evidence(*pair)
    more, *pair = of_two("The prison has a lighthouse.", "A prison, a lighthouse.")
    assert more.evidence(*pair) > 1.9 * once > 0
    assert once == pytest.approx(alone.enough)  # concept, word and family are one thing


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Brask said the lighthouse is old.", "Lund said that a lighthouse was painted."),
        ("A lighthouse opened in 2020.", "A lighthouse was painted."),
        ("There are 12 lighthouses.", "A lighthouse was painted."),
    ],
    ids="voice date figure".split(),
)
def test_what_two_do_not_agree_on_takes_one_thing_away(first, second):
    weighed, *pair = of_two(first, second)
    assert weighed.evidence(*pair) == pytest.approx(weighed.subject(*pair) - weighed.enough)


def test_one_voice_adds_and_the_same_content_in_another_mouth_stays_the_same():
    weighed, *pair = of_two("Brask said the lighthouse is old.", "Brask hoped for a lighthouse.")
    assert weighed.evidence(*pair) > weighed.subject(*pair)
    weighed, *pair = of_two("Brask said the lighthouse is old.", "Lund said the lighthouse is old.")
    assert weighed.evidence(*pair) == weighed.subject(*pair) > 0
