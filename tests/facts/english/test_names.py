"""Names over two lines, and in headlines."""

from readout.article import parse_article
from readout.facts import extract_facts


def test_a_headline_shows_nobody():
    people = extract_facts(parse_article("Royal Highness Prince Receives Phone Call\n\nIt rained.")).people
    assert people == ()


def test_a_name_broken_over_two_lines_is_found():
    text = (
        "OSLO, Dec. 20, 2023 (NN) -- The talks were led by President Xi\n"
        "Jinping, who left later on Wednesday with his delegation for\nthe border."
    )
    facts = extract_facts(parse_article(text))
    assert [p.name for p in facts.people] == ["Xi Jinping"]
    assert [m.text for m in facts.people[0].mentions] == ["Xi\nJinping"]
