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
