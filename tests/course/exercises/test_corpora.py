"""The samples of lesson 07: the same for a seed, whole, with one double; talks of which some were read wrongly."""

import pandas as pd
import pytest

from readout import DATA, world
from readout.course.exercises import corpora
from readout.course.exercises.given import Given

SEEDS = range(26)
SAMPLES = {seed: corpora.sample(seed) for seed in SEEDS}


def bag(text):
    return set(text.lower().split())


def alike(one, other):
    both = len(one & other)
    return both / (len(one) + len(other) - both)


def test_a_sample_is_the_seeds_own_and_is_given_as_a_copy():
    again, other = corpora.sample(3), SAMPLES[4]
    pd.testing.assert_frame_equal(again.table, SAMPLES[3].table)
    assert again.double == SAMPLES[3].double and set(other.table["id"]) != set(again.table["id"])
    given = Given(3)
    copy = given.sample
    copy["text"] = ""
    pd.testing.assert_frame_equal(given.sample, again.table)


@pytest.mark.parametrize("seed", SEEDS)
def test_rows_are_those_of_the_corpus_in_order_of_date(seed):
    table, (one, other) = SAMPLES[seed].table, SAMPLES[seed].double
    columns = ["number", "id", "date", "year", "office", "title", "words", "text"]
    assert list(table.columns) == columns and len(table) == corpora.SIZE
    assert table["date"].is_monotonic_increasing and table["id"].is_unique
    assert list(table["number"]) == list(table.index) == list(range(len(table)))
    known = corpora.readouts().set_index("id")["text"]
    assert [n for n, name in enumerate(table["id"]) if name not in known] == [max(one, other)]
    assert [len(text.split()) for text in table["text"]] == list(table["words"])


@pytest.mark.parametrize("seed", SEEDS[:4])
def test_the_double_is_more_alike_than_any_other_two(seed):
    table, (one, other) = SAMPLES[seed].table, SAMPLES[seed].double
    bags = [bag(text) for text in table["text"]]
    least = alike(bags[one], bags[other])
    assert table["text"][one] != table["text"][other] and table["title"][one] != table["title"][other]
    assert table["office"][one] == table["office"][other] and table["year"][one] == table["year"][other]
    pairs = ((i, j) for i in range(len(bags)) for j in range(i) if {i, j} != {one, other})
    assert max(alike(bags[i], bags[j]) for i, j in pairs) < least - 0.02


def test_the_corpus_has_the_twin_that_is_left_out():
    names = set(pd.read_json(DATA / "corpus/white_house_readouts.jsonl.gz", lines=True)["id"])
    (twin,) = names - set(corpora.readouts()["id"])
    assert twin.removesuffix("-2") in names and names == set(corpora.noted())


def test_the_word_is_asked_of_texts_and_its_leading_years_differ_for_some_seeds():
    apart = []
    for sample in SAMPLES.values():
        having = [sample.word in text for text in sample.table["text"]]
        assert sum(having) >= 12 and not any(having[n] for n in sample.double)
        most, largest = corpora.leading_years(sample.table, sample.word)
        apart.append(most != largest)
    assert 0.4 < sum(apart) / len(apart) < 0.9


@pytest.mark.parametrize("seed", SEEDS)
def test_of_six_talks_one_to_four_are_wrong(seed):
    found = corpora.judging(seed)
    assert len(found.talks) == 6 and 1 <= len(found.wrong) <= 4 and set(found.wrong) <= set(range(1, 7))
    assert set(found.wrong.values()) <= {"subject", "nobody", "another"}
    for number, reason in found.wrong.items():
        assert (found.talks[number - 1].found == "none") == (reason == "nobody")
    assert not any("United States" in talk.found for talk in found.talks)


@pytest.mark.parametrize("seed", SEEDS[:12])
def test_in_a_browser_the_same_is_found(seed, monkeypatch):
    """Which has no tables of the world: whoever works there is graded elsewhere."""
    found = corpora.judging(seed)
    monkeypatch.setattr(world, "is_there", lambda: False)
    assert corpora.judging(seed) == found


@pytest.mark.parametrize("seed", SEEDS)
def test_the_same_mixture_moves_the_mean(seed):
    table = SAMPLES[seed].table
    early, late = corpora.two_years(table)
    means = corpora.mixtures(table, early, late)
    assert early < late and means["late"] == pytest.approx(table[table["year"] == late]["words"].mean())
    assert abs(means["right"] - means["late"]) > 3


def test_fifty_and_the_talks_with_one_country():
    assert {sum(corpora.fifty(seed)) for seed in SEEDS} == set(range(34, 44))
    assert all(len(corpora.fifty(seed)) == 50 for seed in SEEDS)
    for sample in SAMPLES.values():
        noted = {corpora.noted()[sample.table["id"][n]] for n in corpora.series(sample.table)}
        assert len(noted) == 1 and len(corpora.series(sample.table)) > 5


@pytest.mark.parametrize(
    ("title", "office"),
    [
        ("Readout of Vice President Harris’s Call with President Biden", "Vice President"),
        ("Readout of President Biden’s Call", "President"),
        ("Readout from NSC Spokesperson on President Biden", "security adviser"),
        ("Readout of National Security Advisor Jake Sullivan’s Call", "security adviser"),
        ("Readout of a Meeting with Mayors", "White House"),
    ],
)
def test_an_office_is_read_from_the_title(title, office):
    assert corpora.office_of(title) == office
