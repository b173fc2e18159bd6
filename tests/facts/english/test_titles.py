"""Titles, with a person beside them or none."""

from readout.article import parse_article
from readout.facts import extract_facts


def test_titles_without_a_person():
    text = "At the President Hotel, after the General Assembly and the Secretary General Debate."
    assert extract_facts(parse_article(text)).people == ()


def test_a_stroke_joins_two_titles():
    (person,) = extract_facts(parse_article("High Representative/Vice-President Ann Brask left.")).people
    assert (person.name, person.titles) == ("Ann Brask", ("High Representative", "Vice-President"))


def test_a_word_that_opens_the_sentence_is_no_part_of_a_name_before_a_title():
    (person,) = extract_facts(parse_article("When Ann Berg, the economy minister, left, it rained.")).people
    assert person.name == "Ann Berg"
