"""Who meets whom, by the title and the first sentences."""

import pytest

from readout.article import parse_article
from readout.facts import extract_facts
from readout.statements.english.mentions import mentions_in
from readout.statements.english.principals import principals_in

LIND, BRASK, BERG = "Ann Lind", "Teodor Brask", "Ove Berg"
BODY = "\n\nPresident Ann Lind and Minister Teodor Brask and Minister Ove Berg are people."
CASES = {
    "a possessive title": ("Readout of President Lind’s Call with Minister Brask" + BODY, [LIND], [BRASK]),
    "a title without a possessive": (
        "Readout of President Ann Lind Call with Minister Teodor Brask" + BODY,
        [LIND],
        [BRASK],
    ),
    "two guests": (
        "President Lind’s Meeting with Minister Brask and Minister Berg" + BODY,
        [LIND],
        [BRASK, BERG],
    ),
    "between": ("Readout of the meeting between President Lind and Minister Brask" + BODY, [LIND], [BRASK]),
    "of all of them": (
        "Meeting of President Lind, Minister Brask and Minister Berg" + BODY,
        [LIND],
        [BRASK, BERG],
    ),
    "the first sentence": (
        "President Ann Lind spoke today with Minister Teodor Brask about ports.",
        [LIND],
        [BRASK],
    ),
    "held together": (
        "President Ann Lind, Jr., Minister Teodor Brask and Minister Ove Berg held a call.",
        [LIND],
        [BRASK, BERG],
    ),
    "a meeting of theirs": (
        "President Ann Lind and Minister Teodor Brask answered questions after their meeting.",
        [LIND],
        [BRASK],
    ),
    "a call at the head": (
        "In a call with Minister Teodor Brask on Monday, President Ann Lind said it rained.",
        [LIND],
        [BRASK],
    ),
    "an office that nobody is named for": (
        "PM call with President Brask\n\nThe Prime Minister spoke to President Teodor Brask.",
        ["the Prime Minister"],
        [BRASK],
    ),
    "who the talk is about was not met": (
        "President Ann Lind met with Minister Teodor Brask on Minister Ove Berg.",
        [LIND],
        [BRASK],
    ),
    "guests who are not all named": (
        "President Ann Lind met with governors and Minister Teodor Brask.",
        [LIND],
        [],
    ),
    "the turns of a transcript": (
        "Meeting with Minister Brask\n\nPresident Ann Lind: Good morning.\n\nMinister Teodor Brask (retranslated): Thanks.",
        [LIND],
        [BRASK],
    ),
    "a caption": (
        "President Ann Lind (R) meets with Minister Teodor Brask in Talvera, May 3, 2024. /News\n\nThey called for calm.",
        [LIND],
        [BRASK],
    ),
    "a call for something is no meeting": (
        "Lind, Brask call for calm\n\nPresident Ann Lind and Minister Teodor Brask held talks here on Monday.",
        [LIND],
        [BRASK],
    ),
    "no meeting": ("President Ann Lind praised Minister Teodor Brask.", [], []),
}


@pytest.mark.parametrize(("text", "hosts", "guests"), CASES.values(), ids=CASES)
def test_who_meets_whom(text, hosts, guests):
    article = parse_article(text)
    mentions, _ = mentions_in(article, extract_facts(article), [])
    found = principals_in(article, mentions)
    assert [n.name for n in found.hosts] == hosts
    assert [n.name for n in found.guests] == guests


def test_who_gives_a_press_conference_is_its_i():
    article = parse_article(
        "Press Conference by the Prime Minister on a Call with President Brask\n\nI spoke to him."
    )
    mentions, _ = mentions_in(article, extract_facts(article), [])
    assert [n.name for n in principals_in(article, mentions).author] == ["the Prime Minister"]
