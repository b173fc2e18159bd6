"""Words by their stems, without those that stand anywhere."""

from readout.compare.english.words import stem, stems_in


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
