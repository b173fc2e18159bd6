"""Whose words a passage gives."""

import pytest

from readout.compare.whose import ALL, voices_of

from .texts import read

HEAD = """Readout of President Ann Brask's Meeting with Kentotic Prime Minister Bo Lund
3 March 2022
President Ann Brask met Kentotic Prime Minister Bo Lund today. """


def voices(body):
    reading = read(HEAD + body)
    return voices_of(reading, reading.article.body, {"Ann Brask", "Bo Lund", "Kentos"})[1:]


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("Brask said that the lighthouse was old.", {"Ann Brask"}),
        ("The lighthouse was old, Lund said.", {"Bo Lund"}),
        ("The Kentotic side said that the lighthouse was old.", {"Bo Lund"}),
        ("The Kentotic delegation stressed that the lighthouse was old.", {"Bo Lund"}),
        ("The prime minister opened a lighthouse.", {"Bo Lund"}),
        ("Brask opened a lighthouse.", {"Ann Brask"}),
        ("Both sides agreed to build a lighthouse.", ALL),
        ("The lighthouse will be built by 2030, the two sides announced.", ALL),
        ("Brask and Lund said that the lighthouse was old.", ALL),
        ("A lighthouse will be built.", set()),
    ],
    ids="name behind side delegation office subject both end two nobody".split(),
)
def test_it_is_who_says_it_or_does_it(sentence, who):
    assert voices(sentence) == [who]


def test_a_pronoun_goes_on_with_the_one_before():
    assert voices("Lund opened a lighthouse. He will open another.") == [{"Bo Lund"}, {"Bo Lund"}]
    assert voices("Both sides opened a lighthouse. He will open another.")[1] != ALL
