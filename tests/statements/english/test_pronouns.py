"""Who a pronoun is."""

import pytest

from ..reading import B, read, told

CASES = {
    "a pronoun is who spoke last": (
        "Brask said it rained. He added that it was cold.",
        [((B,), "said", "it rained"), ((B,), "added", "it was cold")],
    ),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_attribution(text, expected):
    assert told(text) == expected


SPEAKERS = {
    "they, a group": ("The two sides met Minister Ilse Varnholt. They said it rained.", ("both sides",)),
    "they, two people": (
        "President Ilse Varnholt met Minister Teodor Brask. They agreed that it rained.",
        ("Ilse Varnholt", "Teodor Brask"),
    ),
    "it, an organisation": (
        "The Foreign Ministry said it snowed. It added that it rained.",
        ("Foreign Ministry",),
    ),
    "who opens the sentences before": (
        "Minister Teodor Brask said it snowed. Mr Oskar Lind met the crews. In Talvera he ate. Later he said it rained.",
        ("Oskar Lind",),
    ),
    "who is quoted does not speak": (
        'Minister Ilse Varnholt praised President Anna Lind. "Anna does not tire," she said.',
        ("Ilse Varnholt",),
    ),
    "an office opens the sentence": (
        "King Aksel and Queen Ilse met Minister Anna Lind. Lind said it snowed. The Queen sat. She said it rained.",
        ("Ilse",),
    ),
    "a reporter only asked": (
        'Minister Teodor Brask said it snowed. A reporter asked whether it had. "It rained," he said.',
        ("Teodor Brask",),
    ),
    "an organisation is no he": (
        "Minister Teodor Brask left. The Talvera Post said it snowed. He said it rained.",
        ("Teodor Brask",),
    ),
}


@pytest.mark.parametrize(("text", "speakers"), SPEAKERS.values(), ids=SPEAKERS)
def test_who_is_meant(text, speakers):
    assert read(text).statements[-1].speakers == speakers
