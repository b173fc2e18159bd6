"""How a text in English says that it goes on elsewhere; more in tests/compare/test_meeting.py."""

import pytest

from readout.article import parse_article
from readout.compare.english.cut import says_it_is_cut


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("They met.\nExcerpts:\nThey spoke.", True),
        ("They met.\nAbridged from the transcript.\nThey spoke.", True),
        ("They met [...]", True),
        ("They met. Read more", True),
        ("They met. They will read more books.", False),
        ("They met.", False),
    ],
)
def test_a_text_says_that_it_is_cut(text, cut):
    assert says_it_is_cut(parse_article(text)) is cut
