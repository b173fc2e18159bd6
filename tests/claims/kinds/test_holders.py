"""Titles of people: confirmed, ruled out, or open; and who held an office by which alone a text calls somebody."""

import datetime as dt

import pytest

from readout.article import parse_article
from readout.claims import HOLDER, holder_of
from readout.reading import Reading


def titles(text, day="OSLO, May 9, 2024"):
    """Each title of a text with its verdict."""
    verdicts = Reading(parse_article(f"{day} -- {text}")).verdicts
    return [(v.claim.text, v.verdict) for v in verdicts if v.claim.kind == HOLDER]


def verdict(text, day="OSLO, May 9, 2024"):
    ((_, found),) = titles(text, day)
    return found


@pytest.mark.parametrize(
    "text",
    [
        "German Chancellor Olaf Scholz spoke.",
        "President Biden spoke.",
        "Olaf Scholz, Chancellor of Germany, spoke.",
        "President Joko Widodo of Indonesia spoke.",
        "Irish Taoiseach Simon Harris spoke.",
        "Chinese Vice President Han Zheng spoke.",
        "King Charles III spoke.",
        "In 2016 he met Indian President Pranab Mukherjee.",
    ],
)
def test_titles_that_are_confirmed(text):
    assert verdict(text) == "supported"


@pytest.mark.parametrize(("times", "found"), [(50, "supported"), (110, "not_checkable")])
def test_a_day_far_before_in_the_paragraph_is_not_that_of_a_title(times, found):
    """Else each title of a long paragraph would be held against each day of it."""
    between = "The rain fell on the roofs of the town. " * times
    assert verdict(f"In 2016 it rained. {between}He met Indian President Pranab Mukherjee.") == found


@pytest.mark.parametrize(
    "text",
    [
        "German Chancellor Angela Merkel received the guests.",
        "He met Britain's Prime Minister Boris Johnson.",
        "He was received in audience by Emperor Akihito.",
        "He met President Donald Trump of the United States.",
        "Chinese Premier Li Keqiang hosted a dinner.",
        "The earthquake struck on January 1, 2024. He was received by Emperor Akihito.",
    ],
)
def test_titles_that_somebody_else_had(text):
    assert verdict(text) == "contradicted"


@pytest.mark.parametrize(
    "text",
    [
        "President Trump received the guests.",  # in the United States one keeps it
        "The port was built by German Chancellor Angela Merkel.",  # of the past, perhaps
        "It was agreed when German Chancellor Angela Merkel received them.",
        "German Chancellor Angela Merkel’s policy was discussed.",
        "In 2016 Modi visited Tokyo. He was received by Emperor Akihito. They had met German Chancellor Angela Merkel.",
        "He met French President Marine Nobody.",
        "He met Acting German Chancellor Angela Merkel.",
    ],
)
def test_titles_that_stay_open(text):
    assert "contradicted" not in {found for _, found in titles(text)}


@pytest.mark.parametrize(
    "text",
    [
        "Former German Chancellor Angela Merkel met them.",
        "Then-Chancellor Angela Merkel of Germany met them.",
        "Emperor Emeritus Akihito met them.",
        "U.S. President-elect Donald Trump met them.",
        "European Commission President Ursula von der Leyen met them.",
        "World Bank President Ajay Banga met them.",
        "Ontario Premier Doug Ford met them.",
        "Ajay Banga, President of the World Bank, met them.",
        "The advisor to the President of Ukraine Andriy Yermak met them.",
        "German Foreign Minister Annalena Baerbock met them.",
    ],
)
def test_what_is_no_office_of_a_country(text):
    assert titles(text) == []


def test_days_near_a_change_are_open():
    assert verdict("British Prime Minister Rishi Sunak met them.", "LONDON, July 20, 2024") == "not_checkable"
    assert verdict("British Prime Minister Rishi Sunak met them.", "LONDON, Oct. 20, 2024") == "contradicted"


def test_a_text_without_a_day_and_a_day_after_the_last_edition():
    reading = Reading(parse_article("British Prime Minister Rishi Sunak met them."))
    assert [v.verdict for v in reading.verdicts if v.claim.kind == HOLDER] == ["not_checkable"]
    assert (
        verdict("British Prime Minister Keir Starmer met them.", "LONDON, July 20, 2026") == "not_checkable"
    )


def test_once_a_person_and_behind_all_other_claims():
    text = "Chinese President Xi Jinping met Russian Prime Minister Mikhail Mishustin. President Xi said on May 9, 2024, a Thursday, that it was good."
    verdicts = Reading(parse_article(f"OSLO, May 9, 2024 -- {text}")).verdicts
    kinds = [v.claim.kind for v in verdicts]
    assert kinds.count(HOLDER) == 2 and set(kinds[-2:]) == {HOLDER}
    assert [v.claim.id for v in verdicts] == [f"C{n}" for n in range(1, len(verdicts) + 1)]


def test_a_title_tests_no_statement_and_is_not_denied_with_it():
    text = "French President Emmanuel Macron denied that German Chancellor Olaf Scholz is tired."
    verdicts = Reading(parse_article(f"OSLO, May 9, 2024 -- {text}")).verdicts
    assert [v.verdict for v in verdicts if v.claim.kind == HOLDER] == ["supported", "supported"]
    assert any(v.claim.statement for v in verdicts if v.claim.kind != HOLDER)


def offices(text, day):
    """Who held the offices by which alone a text calls people."""
    people = Reading(parse_article(text)).facts.people
    return {p.name: term.shown_name for p in people if (term := holder_of(p, day))}


def test_the_holder_of_an_office_that_a_text_does_not_name():
    day = dt.date(2024, 2, 9)
    assert offices("10 Downing Street\n\nThe Prime Minister spoke with them.", day) == {
        "the Prime Minister": "Rishi Sunak"
    }
    assert offices("The Chancellor of Germany spoke.", day) == {"the Chancellor": "Olaf Scholz"}
    # The Chancellor of the United Kingdom keeps the money, and the Premier of Canada leads a province.
    assert offices("The Chancellor of the United Kingdom and the Premier of Canada spoke.", day) == {}
    assert offices("The Foreign Minister of Germany spoke. Olaf Scholz spoke.", day) == {}
    assert offices("The Prime Minister spoke.", day) == {}


def test_the_holder_in_the_one_of_two_countries_that_has_the_office():
    (person,) = Reading(parse_article("The Prime Minister spoke.")).facts.people
    day = dt.date(2024, 2, 9)
    assert holder_of(person, day, ("US", "GB")).shown_name == "Rishi Sunak"
    assert holder_of(person, day, ("IN", "GB")) is None and holder_of(person, day, ("US", "MX")) is None
