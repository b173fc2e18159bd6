"""Names over two lines, and in headlines."""

import pytest

from readout.article import parse_article
from readout.facts import extract_facts
from readout.facts.english import names


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


@pytest.mark.parametrize(
    ("written", "name", "forms"),
    [
        (
            "President Joe Brask left. President Joseph R. Brask, Jr. left. President Brask left.",
            "Joseph R. Brask",
            (
                "President Joe Brask",
                "Joe Brask",
                "President Joseph R. Brask, Jr.",
                "Joseph R. Brask, Jr.",
                "President Brask",
                "Brask",
            ),
        ),
        (
            "Premier LI Qiang left. Premier Li left.",
            "LI Qiang",
            ("Premier LI Qiang", "LI Qiang", "Premier Li", "Li"),
        ),
        (
            "Mr. KISHIRA Fumio left. Prime Minister Kishira left.",
            "Kishira Fumio",
            ("KISHIRA Fumio", "Prime Minister Kishira", "Kishira"),
        ),
        (
            "President Abdel El-Brask MP left. President Brask left.",
            "Abdel El-Brask",
            ("President Abdel El-Brask", "Abdel El-Brask", "President Brask", "Brask"),
        ),
        (
            "President van Brask Ann Lind left. President van Brask left. Van Brask waved.",
            "van Brask Ann Lind",
            (
                "President van Brask Ann Lind",
                "van Brask Ann Lind",
                "President van Brask",
                "van Brask",
                "Van Brask",
            ),
        ),
        (
            "Minister Ann al-Brask left. Minister al-Brask waved.",
            "Ann al-Brask",
            ("Minister Ann al-Brask", "Ann al-Brask", "Minister al-Brask", "al-Brask"),
        ),
        (
            "President Sauli Brästö left. President Sauli Brasto left.",
            "Sauli Brasto",
            ("President Sauli Brästö", "Sauli Brästö", "President Sauli Brasto", "Sauli Brasto"),
        ),
        (
            "President Ann Maria Lopez Lind left. Maria Lopez Lind left. President Lopez Lind left.",
            "Ann Maria Lopez Lind",
            (
                "President Ann Maria Lopez Lind",
                "Ann Maria Lopez Lind",
                "Maria Lopez Lind",
                "President Lopez Lind",
                "Lopez Lind",
            ),
        ),
    ],
)
def test_one_person_is_one_entry(written, name, forms):
    people = extract_facts(parse_article(written)).people
    assert [(p.name, p.forms) for p in people] == [(name, forms)]


def test_two_of_one_family_are_two():
    people = extract_facts(
        parse_article("President Joe Brask and First Lady Jill Brask left. President Brask waved.")
    ).people
    assert [(p.name, len(p.mentions)) for p in people] == [("Joe Brask", 2), ("Jill Brask", 1)]


def test_a_family_of_hundreds_is_not_compared_each_with_each(monkeypatch):
    class Asked(dict):
        times = 0

        def get(self, *key):
            self.times += 1
            return super().get(*key)

    spellings = Asked(names._SPELLINGS)
    monkeypatch.setattr(names, "_SPELLINGS", spellings)
    given = [f"{first}{second}" for first in "ABCDEFGHIJ" for second in "abcdefghij"]
    found = names.fullest_forms([*(f"{name} Lund" for name in given), "Joe Lund", "Joseph M. Lund"])
    assert found["Joe Lund"] == "Joseph M. Lund" and len(set(found.values())) == 101
    assert spellings.times == 102  # once for each
