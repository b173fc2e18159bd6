"""Who is meant by an office, a style, a body or a side."""

import pytest

from readout.article import parse_article
from readout.facts import Facts, Person
from readout.statements.english.mentions import mentions_in
from readout.statements.english.offices import office_holder
from readout.statements.english.principals import Principals

from ..reading import B, read, told

CASES = {
    "an office": (
        "The foreign minister said the talks were useful.",
        [((B,), "said", "the talks were useful")],
    ),
    "heads of state are not the two people": (
        "Brask said Osmera accepts the consensus of the two heads of state.",
        [((B,), "said", "Osmera accepts the consensus of the two heads of state")],
    ),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_attribution(text, expected):
    assert told(text) == expected


SPEAKERS = {
    "an office by half its title": (
        "Norlund Secretary of State Ilse Varnholt met Teodor Brask. The Secretary said it rained.",
        ("Ilse Varnholt",),
    ),
    "the president is no vice president": (
        "Vice President Ilse Varnholt met President Teodor Brask. The president said it rained.",
        ("Teodor Brask",),
    ),
    "a style": (
        "King Aksel met Queen Ilse. Brask bowed. Her Majesty said it rained.",
        ("Ilse",),
    ),
    "the initials of an office": (
        "External Affairs Minister Ilse Varnholt arrived. EAM said it rained.",
        ("Ilse Varnholt",),
    ),
    "two delegations are both sides": ("The two delegations said it rained.", ("both sides",)),
    "a delegation is its side": (
        "Osmeran exports rose. The delegation of Osmera said it rained.",
        ("the Osmeran side",),
    ),
    "the ministry": (
        "The Ministry of Trade of Osmera met. The ministry said it rained.",
        ("Ministry of Trade",),
    ),
    "of two presidents, the one for whom the text speaks": (
        "Readout of President Brask’s Call with President Lind\n\nPresident Teodor Brask spoke with President Ann Lind. "
        "President Lind thanked the crews. The President said it rained.",
        ("Teodor Brask",),
    ),
    "of two presidents, the one of that country": (
        "President Brask’s call with President Lind\n\nPresident Teodor Brask spoke with President Ann Lind of Japan. "
        "The Japanese President said it rained.",
        ("Ann Lind",),
    ),
    "of two presidents, one who met": (
        "President Brask’s call with President Lind\n\nPresident Teodor Brask of Chile spoke with Minister Ann Lind. "
        "They welcomed a visit of President Ove Berg. The President said it rained.",
        ("Teodor Brask",),
    ),
    "a president of a land": (
        "President Teodor Brask of Chile met President Ann Lind of Japan. The President of Japan said it rained.",
        ("Ann Lind",),
    ),
    "a president of a land who has no title in the text": (
        "Ann Lind spoke with President of Chile Teodor Brask. The President of Japan said it rained.",
        ("Ann Lind",),
    ),
    "initials that are no name": (
        "Prime Minister Ann Lind spoke with President Teodor Brask. PM said it rained.",
        ("Ann Lind",),
    ),
    "who issued a statement": (
        "A statement by the Ministry of Trade said it rained.",
        ("Ministry of Trade",),
    ),
}


@pytest.mark.parametrize(("text", "speakers"), SPEAKERS.values(), ids=SPEAKERS)
def test_who_is_meant(text, speakers):
    assert read(text).statements[-1].speakers == speakers


@pytest.mark.parametrize(
    ("title", "office", "same"),
    [
        ("minister of energy", "energy minister", True),
        ("secretary of state", "secretary", True),
        ("prime minister", "minister", True),
        ("vice president", "president", False),
        ("president", "osmeran president", True),
        ("prime minister", "osmeran prime minister", True),
    ],
)
def test_what_titles_an_office_means(title, office, same):
    facts = Facts((Person("Ann Lind", (), (title,), None),), (), (), (), ())
    mentions, memory = mentions_in(parse_article("It rained."), facts, [])
    holder = office_holder(mentions, memory, Principals(), f"the {office}", 0)
    assert holder == ("Ann Lind" if same else None)
