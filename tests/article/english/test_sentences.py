"""Where a sentence ends."""

import re

import pytest

from readout.article import LONGEST_SENTENCE, parse_article

SENTENCES = {
    "a decimal": ("A 6.2-magnitude quake hit. Help came.", 2),
    "a title": ("Mr. Brask spoke. He left.", 2),
    "initials": ("J. R. Smith spoke. He left.", 2),
    "an abbreviated country": ("The U.S. Senate met. It voted.", 2),
    "a closing quotation mark": ('"It ends." She left.', 2),
    "an abbreviation at the end": ("They flew to the U.S. The talks began.", 2),
    "an hour at the end": ("They met at 5 p.m. They left.", 2),
    "a company at the end": ("It was sold by Brask Inc. The price fell.", 2),
    "a name that is also a pronoun": ("Mr. He spoke with Dr. In Ho.", 1),
    "a sum opens a sentence": ("Trade grew. $200 billion was the goal.", 2),
    "a question that is asked": ('"Are we ready?" Xi asked. He left.', 2),
    "a question before a new sentence": ('"Are we ready?" Xi left.', 2),
    "no space in Chinese": ("会谈结束。他离开了。", 2),
    "nothing but dots": ("." * 100_000, 1),
}


@pytest.mark.parametrize(("text", "count"), SENTENCES.values(), ids=SENTENCES)
def test_sentence_boundaries(text, count):
    assert len(parse_article(text).sentences) == count


def test_a_sentence_after_a_quotation_that_ends_is_its_own():
    text = 'Brask called it "a good day." She said it rained.'
    assert [s.text for s in parse_article(text).sentences] == [
        'Brask called it "a good day."',
        "She said it rained.",
    ]


def test_what_is_longer_than_a_sentence_can_be_is_read_in_pieces():
    text = "Xi said it rained and " + "rained and " * 2000 + "x" * 9000
    sentences = parse_article(text).sentences
    assert max(s.end - s.start for s in sentences) <= LONGEST_SENTENCE and len(sentences) > 8
    assert re.sub(r"\s", "", "".join(s.text for s in sentences)) == re.sub(r"\s", "", text)
