"""Turns of a transcript, and the name below a quotation."""

from ..reading import WHO, B, V, read


def test_a_transcript_is_its_turns():
    text = (
        "President of Osmera Teodor Brask: Good morning.\n\nThe minister said that it snowed.\n\n"
        "Ilse Varnholt: It rained. We regret it.\n\nMR BRASK: Thank you, and good day to all."
    )
    found = read(text).statements
    assert [(s.speakers, s.cue.text, s.text, s.quote) for s in found] == [
        (("Teodor Brask",), ":", "Good morning. … The minister said that it snowed.", "direct"),
        (("Ilse Varnholt",), ":", "It rained. We regret it.", "direct"),
        (("Teodor Brask",), ":", "Thank you, and good day to all.", "direct"),
    ]


def test_headings_with_colons_are_no_turns():
    text = "Rail Links: Both sides agreed to meet again.\n\nGrain Trade: Brask said it rained.\n"
    assert [s.speakers for s in read(WHO + "\n\n" + text).statements] == [(V, B), (B,)]


def test_a_name_below_a_quotation_is_who_is_quoted():
    found = read('"It rained. We regret it."\n\nIlse Varnholt, Minister for Trade of Norlund\n').statements
    assert [(s.speakers, s.text) for s in found] == [(("Ilse Varnholt",), "It rained. We regret it")]


def turns(text):
    return [(s.source.text, len(s.content), s.quote) for s in read(text).statements]


def test_two_turns_are_a_transcript_where_they_speak():
    text = (
        "Teodor Brask (retranslated): Prime Minister, I welcome you.\n\nWe agreed on a line in May.\n\nOur trade has grown."
        "\n\nThe ports are full.\n\nThe line is long.\n\nThank you.\n\nIlse Varnholt: Thank you. I am glad to be here.\n\n"
        "We support the line.\n"
    )
    assert turns(text) == [("Teodor Brask", 6, "direct"), ("Ilse Varnholt", 2, "direct")]


def test_one_turn_is_a_transcript_where_the_text_says_so():
    text = "Excerpts from the transcript:\n\nT.Brask: The line is safe.\n\nWe said that it opens in May.\n"
    assert turns(text) == [("T.Brask", 2, "direct")]


def test_capitals_are_titles_too():
    text = "PRIME MINISTER VARNHOLT: It rained in the hills.\n\nMINISTER BRASK: It snowed in the north.\n"
    assert [source for source, *_ in turns(text)] == ["PRIME MINISTER VARNHOLT", "MINISTER BRASK"]


def test_narration_below_a_transcript_is_none():
    text = (
        "Teodor Brask: I welcome you.\n\nWe have a plan.\n\nThe line is long.\n\nIlse Varnholt: I thank you.\n\n"
        "Varnholt later left for the port.\n"
    )
    assert turns(text) == [("Teodor Brask", 3, "direct"), ("Ilse Varnholt", 1, "direct")]


def test_the_last_turn_of_a_translated_transcript_may_be_the_longest_and_ends_before_who_publishes_it():
    text = (
        WHO
        + "\n\nIlse Varnholt: Good morning to all of you here.\n\nTeodor ter Brask (as translated): Thank you. We are "
        "glad to be here.\n\nI hope that trade grows.\n\nIt rained at home.\n\nPress Service of the Prime Minister\n"
    )
    *_, last = read(text).statements
    assert last.text == "Thank you. We are glad to be here. … I hope that trade grows. … It rained at home."
