"""What stands inside the name of an office or a body is told from what is spoken of."""

import pytest

from readout.compare.english.concepts import concepts_in
from readout.compare.english.offices import in_office


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("National Security Advisor Ann Brask met her.", "Security"),
        ("Deputy National Security Advisor for Cyber and Emerging Technology Ann Brask", "Technology"),
        ("Assistant to the President for National Security Affairs Ann Brask", "Security"),
        ("the Secretary of Health and Human Services, Ann Brask,", "Health"),
        ("the Minister of Industry, Trade and Labour", "Trade"),
        ("Science and Technology Advisor Ann Brask", "Science"),
        ("the Department of Energy’s grants", "Energy"),
        ("the Federal Trade Commission", "Trade"),
        ("the National Security Council met", "Security Council"),
        ("NATO Secretary General Ann Brask", "Secretary General"),
        ("the defence ministers of both", "defence"),
        ("the White House Gender Policy Council", "Gender"),
    ],
)
def test_inside_an_office(text, words):
    start = text.index(words)
    assert in_office(text, start, start + len(words))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("They spoke of Security.", "Security"),
        ("on security and the minister", "security"),
        ("Gaza and President Brask's plan", "Gaza"),
        ("at the NATO Summit Prime Minister Brask spoke", "Summit"),
        ("NATO Secretary General Ann Brask", "NATO"),
        ("the UN Security Council met", "Security Council"),
        ("the United Nations Security Council", "United Nations"),
        ("the Economic Cooperation Leaders’ Meeting", "Economic Cooperation"),
        ("the Task Force on Energy Security", "Security"),
        ("During the meeting, National Security Advisor Brask", "During the meeting"),
        ("the Trade and Technology Council", "Trade"),
    ],
)
def test_outside_every_office(text, words):
    start = text.index(words)
    assert not in_office(text, start, start + len(words))


def test_no_concept_is_one_that_an_office_is_named_after():
    text = "National Security Advisor Brask and the trade minister spoke of energy."
    assert [found.concept for found in concepts_in(text, 0, len(text))] == ["energy"]
