"""What a text is made of: segments, sentences and its own date, each with its place. Lesson 01.

Every piece is a `Span` of the text as it is stored: `article.text[span.start:span.end] == span.text` holds.
"""

from readout.article.language import ENGLISH, language_of, why_unreadable
from readout.article.load import MAX_BYTES, parse_article, read_article, refuse_unseen
from readout.article.model import (
    LONGEST_SENTENCE,
    Article,
    DocumentDate,
    Segment,
    Sentence,
    Span,
    holding,
    in_pieces,
    running_text,
    within,
)

__all__ = [
    "ENGLISH",
    "LONGEST_SENTENCE",
    "MAX_BYTES",
    "Article",
    "DocumentDate",
    "Segment",
    "Sentence",
    "Span",
    "holding",
    "in_pieces",
    "language_of",
    "parse_article",
    "read_article",
    "refuse_unseen",
    "running_text",
    "why_unreadable",
    "within",
]
