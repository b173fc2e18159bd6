"""Sentences without a cue that go on with what somebody said, and those that do not."""

from ..reading import B, V, read, said

# Whoever writes so leaves out the cue again and again.
STYLE = """Foreign Minister Teodor Brask held talks with Prime Minister Ilse Varnholt of Norlund in Talvera.

Teodor Brask said that Osmera and Norlund are good neighbours. Osmera is ready to deepen cooperation. The two sides should build the line.

Ilse Varnholt noted that Norlund supports the plan. Norlund will take part in it. It hopes that more ships will call at its ports.{}
"""


def test_sentences_in_the_sense_of_the_speaker_go_on():
    assert said(STYLE.format(""), "") == [
        (
            (B,),
            "Osmera and Norlund are good neighbours … Osmera is ready to deepen cooperation … "
            "The two sides should build the line",
        ),
        (
            (V,),
            "Norlund supports the plan … Norlund will take part in it … It hopes that more ships will call at its ports",
        ),
    ]


def test_what_happened_and_what_follows_it_do_not():
    found = said(STYLE.format(" The two ministers then signed the plan. The plan is long."), "")
    assert found == said(STYLE.format(""), "")


def test_a_new_paragraph_does_not():
    assert said(STYLE.format("\n\nNorlund will build a port."), "") == said(STYLE.format(""), "")


def test_a_text_that_gives_a_cue_to_all_that_is_said_has_none():
    text = (
        "President Teodor Brask spoke with Prime Minister Ilse Varnholt. He said the line is safe. He welcomed the plan. "
        "She noted it rained. She added it was cold. The two sides are also sending teams."
    )
    assert [s.text for s in read(text).statements] == [
        "the line is safe",
        "the plan",
        "it rained",
        "it was cold",
    ]


def test_news_about_no_meeting_has_none():
    text = "Brask said the line is safe. The line is 40 years old. It will be mended. The ports are small."
    assert [s.text for s in read(text).statements] == ["the line is safe"]
