"""What the tests of this room share: two people who met, and a text about them, read."""

from readout.article import parse_article
from readout.reading import Reading

WHO = "Norlund Prime Minister Ilse Varnholt met Osmeran Foreign Minister Teodor Brask. "
V, B = "Ilse Varnholt", "Teodor Brask"


def read(text):
    """The text, read."""
    return Reading(parse_article(text))


def told(text, who=WHO):
    """Speakers, cue and content of every statement, in a text that names two people first."""
    return [(s.speakers, s.cue.text, s.text) for s in read(who + text).statements]


def said(text, who=WHO):
    """Speakers and content, likewise."""
    return [(speakers, content) for speakers, _, content in told(text, who)]
