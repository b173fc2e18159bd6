"""Statements of whole texts: any text gives valid ones, and those of the generator are read as annotated."""

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from readout.gold import Gold, score
from readout.practice import STYLES, generate

from .reading import read

DATA = Path(__file__).parents[2] / "data"


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "Xi",
                "President Xi Jinping",
                "said",
                "told",
                "that",
                '"',
                "”",
                ",",
                ".",
                "\n",
                "he",
                "according to",
                "and",
                "urged",
                "the two heads of state",
                "expressed hope",
                "🙂",
                ":",
                "it rained",
            ]
        ),
        max_size=50,
    ).map(" ".join)
)
def test_any_text_gives_valid_statements(text):
    reading = read(text)
    for statement in reading.statements:
        for span in (statement.cue, *statement.content, *([statement.source] if statement.source else [])):
            assert reading.article.text[span.start : span.end] == span.text and span.text


@settings(max_examples=200, deadline=None)
@example("WARNING")  # a verb of saying with nothing behind it
@given(st.text(alphabet=st.characters(), max_size=400))
def test_no_text_at_all_breaks_the_reading(text):
    """Emoji, right-to-left, control characters, lone surrogates: valid offsets and no exception."""
    reading = read(text)
    article, facts = reading.article, reading.facts
    spans = [
        span for s in reading.statements for span in (s.cue, *s.content, *([s.source] if s.source else []))
    ]
    spans += [*facts.dates, *facts.quantities, *article.segments, *article.sentences]
    spans += [
        m for kind in (facts.people, facts.organisations, facts.places) for e in kind for m in e.mentions
    ]
    assert all(text[span.start : span.end] == span.text for span in spans)


# Least precision and recall of a kind, in any style: below what was measured over 500 seeds.
FLOORS = {
    "statements": 0.9,
    "speakers": 0.88,
    "dates": 0.93,
    "quantities": 0.93,
    "people": 0.95,
    "places": 0.9,
}


@pytest.mark.parametrize("style", STYLES)
def test_practice_readouts_are_read_as_annotated(style):
    """The generator's grammar is its own."""
    total = Counter()
    for seed in range(40):
        practice = generate(seed, style)
        reading = read(practice.text)
        table = score(reading.article, reading.facts, reading.statements, Gold(style, practice.gold))
        for kind in FLOORS:
            total.update({(kind, name): int(table.loc[kind, name]) for name in ("right", "found", "gold")})
    for kind, floor in FLOORS.items():
        right, found, gold = (total[kind, name] for name in ("right", "found", "gold"))
        assert right >= floor * found and right >= floor * gold, (kind, right, found, gold)


def test_half_a_megabyte_is_read():
    """The article, emoji, Arabic and control characters, over and over."""
    piece = (DATA / "article/2023-12-20-xi-mishustin.txt").read_text(encoding="utf-8")
    piece += "\n😀 “said” \x00\x07 قال الرئيس إن التجارة نمت. \u202eX said no.\n"
    times = 500_000 // len(piece.encode())
    text = piece * times
    reading = read(text)
    assert len(reading.statements) >= 11 * times
    for span in (
        *reading.facts.dates,
        *reading.facts.quantities,
        *(s.cue for s in reading.statements),
        *(c for s in reading.statements for c in s.content),
    ):
        assert text[span.start : span.end] == span.text
