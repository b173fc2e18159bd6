"""Titles, with a person beside them or none."""

import pytest

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


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Director of the Office of the Foreign Affairs Commission Brisk Jyechi left.", ["Brisk Jyechi"]),
        ("Chairman of the National Assembly Vorong Dinh Huo of Osmera left.", ["Vorong Dinh Huo"]),
        ("Assistant to the President for National Security Affairs Jarn Brask left.", ["Jarn Brask"]),
        (
            "They met Director of the Office of Trade Jane Brask and Chair of the Agency Bo Lund.",
            ["Jane Brask", "Bo Lund"],
        ),
        ("She met Secretary of Commerce Vint Brask, Secretary of Transportation Jarn Lind.", ["Vint Brask", "Jarn Lind"]),
        (
            "They met Advisor for International Economics Mike Brask, Deputy Secretary of Commerce Jarn Lind.",
            ["Mike Brask", "Jarn Lind"],
        ),
        ("Prime Minister of Kosovo Albrin Kurt left.", ["Albrin Kurt"]),
        ("She met Small Business Administrator Jarn Lind.", ["Jarn Lind"]),
        ("They met Ann Lind, Chair of the Caribbean Community.", ["Ann Lind"]),
        ("Ambassador for Asia – visited Honiara, Solomon Islands.", []),
        ("Chief Medical Advisor Brask left.", []),
    ],
)  # fmt: skip
def test_where_the_office_ends_and_the_name_begins(text, names):
    assert [person.name for person in extract_facts(parse_article(text)).people] == names


@pytest.mark.parametrize(
    "name", ["Black History Month", "Tribal Nations", "Northeastern Governors", "Afro-Latino Heritage"]
)
def test_a_people_a_month_and_a_group_are_nobody(name):
    text = f"President Brask met {name}. They honoured {name.split()[0]} artists."
    assert [person.name for person in extract_facts(parse_article(text)).people] == ["Brask"]


def test_the_people_before_so_long_an_office_is_that_of_its_holder():
    text = (
        "They met Danish Party Member and Director of the Office of the Trade Commission Jarn Brask in Rome."
    )
    (person,) = extract_facts(parse_article(text)).people
    assert (person.name, person.country) == ("Jarn Brask", "DK")
