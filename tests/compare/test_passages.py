"""What a passage has by which it may be joined."""

from readout.compare.passages import Trait, passages_of

from .texts import read


def only(text, **people):
    (passage,) = passages_of(read(text), people)
    return passage


def test_facts_concepts_and_words_are_traits():
    found = only(
        "President Ann Brask promised 40 million dollars of vaccines to Nairobi by 2024, and a lighthouse."
    )
    assert found.traits == {
        Trait("people", "Ann Brask"),
        Trait("quantities", "40,000,000 USD"),
        Trait("concepts", "vaccines"),
        Trait("places", "Kenya"),
        Trait("places", "Nairobi"),
        Trait("dates", "2024"),
        Trait("quantities", "about 40,000,000 USD"),
        Trait("words", "lighthous"),
        Trait("words", "vaccin"),
        Trait("words", "like vaccine"),
    }


def test_somebody_is_called_as_on_the_other_side():
    found = passages_of(read("President Ann Brask spoke of a lighthouse."), {"Ann Brask": "Brask"})
    assert Trait("people", "Brask") in found[0].traits


def test_the_day_of_the_text_and_numbers_that_say_little_are_no_traits():
    (found,) = passages_of(
        read("Ann Brask speaks\nMarch 3, 2022\nOn March 3, 2022 the two leaders first spoke."), {}
    )
    assert not {trait.kind for trait in found.traits} & {"dates", "quantities"}


def test_plain_words_are_without_marks_and_capitals():
    assert only("The Leaders, both: SPOKE.").plain == only("the leaders both spoke").plain


def test_a_month_and_a_figure_are_shared_with_rounder_forms():
    found = only("The dam held 31,400 tonnes in August 2021 and 12 ships.")
    names = {trait.name for trait in found.traits if trait.kind in ("dates", "quantities")}
    assert names >= {"2021-08", "August", "31,400 tonne", "about 31,000 tonne", "12"}
    assert "about 12" not in names
    found = passages_of(read("Ann Brask speaks\nMarch 3, 2022\nThe dam held in August."), {})
    assert {trait.name for trait in found[0].traits if trait.kind == "dates"} == {"August"}


def test_an_office_is_no_word_on_its_department():
    assert not {t.name for t in only("The trade minister hailed a lighthouse.").traits} & {
        "trade",
        "like sale",
    }


def test_a_passage_is_particular_by_a_date_or_a_figure_and_lately_is_no_date():
    assert only("They opened 12 lighthouses.").is_particular and only("They met in May 2020.").is_particular
    assert not only("They opened a lighthouse earlier this week.").is_particular
