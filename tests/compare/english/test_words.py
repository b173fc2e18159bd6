"""Words by their stems, without those that stand anywhere."""

from readout.compare.english.words import family_of, stem, stems_in
from readout.lexicon import entries


def stems(text, without=()):
    return [stem.form for stem in stems_in(text, 0, len(text), without)]


def test_forms_of_a_word_are_one_and_commonplaces_none():
    assert stems("Lighthouses and a lighthouse") == ["lighthous", "lighthous"]
    assert stems("The two leaders discussed the importance of cooperation today") == []
    assert stems("They reaffirmed, reaffirming their commitments") == []


def test_what_is_a_fact_is_no_word():
    text = "a lighthouse in Bergen"
    assert stems(text) == ["lighthous", "bergen"]
    assert stems(text, [(text.index("Bergen"), len(text))]) == ["lighthous"]


def test_figures_and_short_words_are_none():
    assert stems("12 of 40 at an ox") == []
    assert stem("pandemics") == stem("pandemic")


def test_words_that_stand_for_each_other_have_one_family_and_no_word_has_two():
    assert family_of(stem("levies")) == family_of(stem("duty")) == "like duty"
    assert family_of(stem("lighthouse")) is None
    families = [[stem(word) for word in line.split()] for line in entries("paraphrases")]
    stems = [form for family in families for form in family]
    assert len(stems) == len(set(stems)) and all(len(family) > 1 for family in families)


def test_what_only_says_that_something_was_said_is_no_word():
    assert stems("They announced, argued and explained a lighthouse") == ["lighthous"]
