"""People: a table of traps."""

import pytest

from readout.article import parse_article
from readout.facts import extract_facts

PEOPLE = {
    "family name first": ("Chinese President Xi Jinping spoke. Xi left.", "Xi Jinping", "CN", 2),
    "family name last": (
        "Russian Prime Minister Mikhail Mishustin spoke. Mishustin left.",
        "Mikhail Mishustin",
        "RU",
        2,
    ),
    "the country after the title": ("President of France Emmanuel Macron spoke.", "Emmanuel Macron", "FR", 1),
    "a possessive": ("German Chancellor Olaf Scholz's visit ended.", "Olaf Scholz", "DE", 1),
    "a hyphen": ("South Korean Foreign Minister Cho Tae-yul spoke.", "Cho Tae-yul", "KR", 1),
    "an invented country": (
        "Osmeran Foreign Minister Teodor Brask spoke. Brask left.",
        "Teodor Brask",
        None,
        2,
    ),
    "a country with stops": ("U.S. President Joe Biden spoke. Biden left.", "Joe Biden", "US", 2),
    "a description behind": ("Wang Yi, Chinese foreign minister, spoke. Wang left.", "Wang Yi", "CN", 2),
    "a possessive description": (
        "Josep Borrell, the EU's high representative, spoke.",
        "Josep Borrell",
        None,
        1,
    ),
    "a comma between": ("The Chinese president, Xi Jinping, spoke.", "Xi Jinping", "CN", 1),
    "a name that is a pronoun": ("Chinese Vice Premier He Lifeng spoke.", "He Lifeng", "CN", 1),
    "a name that is a country": ("Israeli Defense Minister Israel Katz spoke.", "Israel Katz", "IL", 1),
    "honorifics": ("Iraqi Foreign Minister HE Dr Ali Hasan spoke. Mr Hasan left.", "Ali Hasan", "IQ", 2),
    "a weekday before the title": ("On Monday President Putin spoke.", "Putin", None, 1),
    "a shorter name first": (
        "French President Macron spoke. President Emmanuel Macron left.",
        "Emmanuel Macron",
        "FR",
        2,
    ),
    "a particle": ("Prime Minister Shia al-Sudani spoke. Al-Sudani left.", "Shia al-Sudani", None, 2),
    "a particle first": ("President von der Leyen spoke. Von der Leyen left.", "von der Leyen", None, 2),
    "several honorifics": ("Minister Datuk Seri Dr Zambry Kadir spoke.", "Zambry Kadir", None, 1),
    "H.E.": ("The envoy met H.E. Ms. Dilrukshi Perera.", "Dilrukshi Perera", None, 1),
    "a sheikh": ("Sheikh Tamim bin Hamad Al Thani spoke.", "Tamim bin Hamad Al Thani", None, 1),
    "a numeral": ("King Harald V of Norway spoke.", "Harald V", "NO", 1),
    "once president": ("Bolivia's ex-president Evo Morales spoke.", "Evo Morales", "BO", 1),
    "no title but a given name": ("They saw Karen Robison. Robison left.", "Karen Robison", None, 2),
    "no title but an age": ("They saw Agusein Tarvik, 49, there.", "Agusein Tarvik", None, 1),
    "of a land": ("Singapore's Lee Hsien Loong said so.", "Lee Hsien Loong", None, 1),
    "who was president": (
        "Martti Ahtisaari, the former Finnish president who won it, left.",
        "Martti Ahtisaari",
        "FI",
        1,
    ),
    "an initial in one place": ("Donald J. Trump spoke. Donald Trump left.", "Donald J. Trump", None, 2),
    "a surname that is a title": ("They saw Peter King there.", "Peter King", None, 1),
    "a surname that is a park": ("South Korean Foreign Minister Park Jin spoke.", "Park Jin", "KR", 1),
    "a caption above": ("Seen in Oslo. /Xinhua\nNorwegian King Harald spoke.", "Harald", "NO", 1),
}


@pytest.mark.parametrize(("text", "name", "country", "mentions"), PEOPLE.values(), ids=PEOPLE)
def test_people(text, name, country, mentions):
    people = extract_facts(parse_article(text)).people
    assert [(p.name, p.country, len(p.mentions)) for p in people] == [(name, country, mentions)]


@pytest.mark.parametrize(
    ("text", "pronoun"),
    [
        ("German Chancellor Olga Brask spoke.", "she"),
        ("German Chancellor Tarvik Brask spoke.", None),
        ("Chairman Tarvik Brask spoke.", "he"),
        ("Spokeswoman Tarvik Brask spoke.", "she"),
        ("Queen Tarvik spoke.", "she"),
    ],
)
def test_what_shows_a_pronoun(text, pronoun):
    (person,) = extract_facts(parse_article(text)).people
    assert person.pronoun == pronoun


def test_a_shared_name_means_who_was_named_last():
    text = "President Xi Jinping spoke. Minister Xi Feng left. Xi came. President Xi Jinping rose. Xi went."
    people = extract_facts(parse_article(text)).people
    assert [(p.name, len(p.mentions)) for p in people] == [("Xi Jinping", 3), ("Xi Feng", 2)]
