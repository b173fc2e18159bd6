"""How a sentence shows whose words it gives."""

import pytest

from readout.compare.english.voices import (
    both_speak,
    goes_on_with,
    is_office_at_opening,
    office_of_department,
)


@pytest.mark.parametrize(
    ("sentence", "all_speak"),
    [
        ("The two leaders agreed.", True),
        ("It was agreed to build a bridge.", True),
        ("The two agreed to speak again.", True),
        ("They agreed.", True),
        ("Brask spoke of both banks of the river.", False),
    ],
)
def test_what_all_say_is_told_by_words_for_all(sentence, all_speak):
    assert both_speak(sentence) is all_speak


def test_a_pronoun_at_the_beginning_goes_on():
    assert goes_on_with("She also asked for a bridge.") and goes_on_with("Turning to trade, he asked for it.")
    assert not goes_on_with("Here a bridge was built.") and not goes_on_with("The president and she agreed.")


@pytest.mark.parametrize(
    ("opening", "title", "is_office"),
    [
        ("The foreign minister asked", "Kentotic Foreign Minister", True),
        ("The Kentotic foreign minister asked", "Foreign Minister", True),
        ("The president asked", "President", True),
        ("The prime minister asked", "Foreign Minister", False),
        ("A president asked", "President", False),
    ],
)
def test_an_office_is_known_by_its_words_with_and_without_a_country(opening, title, is_office):
    assert is_office_at_opening(opening, title) is is_office


def test_the_department_of_an_office_is_named_with_it():
    text = "The trade minister spoke of trade with the Defence Secretary."
    found = [match.group() for match in office_of_department(text, 0, len(text))]
    assert [words.split()[-2:] for words in found] == [["trade", "minister"], ["Defence", "Secretary"]]
