"""People whom a text names by their office alone."""

import pytest

from readout.article import parse_article
from readout.facts import extract_facts

FOUND = {
    "unnamed": (
        "President Ann Lind met the Prime Minister. The Prime Minister left.",
        [("the Prime Minister", None, 2)],
    ),
    "named elsewhere": ("Prime Minister Ann Lind left. The Prime Minister waved.", []),
    "named with more": ("British Prime Minister Ann Lind left. The Prime Minister waved.", []),
    "in small letters": ("The prime minister left.", []),
    "of a country": ("Ann Lind met the President of Chile.", [("the President", "CL", 1)]),
    "a part of a name": ("They met in the Prime Minister’s Office and the President Hotel.", []),
    "initials in a title": (
        "PM call with Ann Lind\n\nThe Prime Minister spoke to her.",
        [("the Prime Minister", None, 2)],
    ),
    "a publisher": (
        "10 Downing Street\n\nThe Prime Minister left the port.",
        [("the Prime Minister", "GB", 1)],
    ),
}


@pytest.mark.parametrize(("text", "expected"), FOUND.values(), ids=FOUND)
def test_who_is_unnamed(text, expected):
    people = [p for p in extract_facts(parse_article(text)).people if not p.is_named]
    assert [(p.name, p.country, len(p.mentions)) for p in people] == expected
