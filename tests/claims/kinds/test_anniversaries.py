"""Anniversaries and beginnings of relations and of independence, on the records of the world."""

import pytest

from readout.article import parse_article
from readout.reading import Reading

JAPAN = "OSLO, Sept. 10, 2022 -- Japanese Prime Minister Fumio Kishida met Chinese Premier Li Keqiang. "
VIETNAM = "OSLO, Sept. 10, 2023 -- U.S. President Joe Biden met Vietnamese Prime Minister Pham Minh Chinh. "
KENYA = "OSLO, Sept. 10, 2023 -- Kenyan President William Ruto met Chinese President Xi Jinping. "
THAILAND = "OSLO, May 6, 2023 -- U.S. President Joe Biden met Thai Prime Minister Prayut Chan-ocha. "
RUSSIA = "OSLO, Dec. 20, 2023 -- Chinese President Xi Jinping met Russian Prime Minister Mikhail Mishustin. "

CASES = [
    (JAPAN, "This year marks the 50th anniversary of diplomatic relations between Japan and China.", "supported"),
    (JAPAN, "This year marks the 40th anniversary of diplomatic relations between Japan and China.", "contradicted"),
    (JAPAN, "This year is the 50th anniversary of the normalization of relations between the two countries.", "supported"),
    (JAPAN, "China and Japan established diplomatic relations on September 29, 1972.", "supported"),
    (JAPAN, "China and Japan established diplomatic relations in 1978.", "contradicted"),
    (JAPAN, "It is 50 years since the two countries established diplomatic relations.", "supported"),
    # A rupture that the record of the United States calls established.
    (JAPAN, "Japan and the United States established diplomatic relations in 1941.", "contradicted"),
    (VIETNAM, "The two countries normalised relations in 1995.", "supported"),
    (VIETNAM, "The United States and Vietnam established diplomatic relations in 1995.", "depends"),
    (VIETNAM, "The United States and Vietnam resumed diplomatic relations in 1985.", "contradicted"),
    (VIETNAM, "August 2025 marks the 30th anniversary of the resumption of diplomatic relations.", "supported"),
    # What one sentence counts from two things is not mixed.
    (VIETNAM, "In 2025 it is 50 years since the end of the war in Vietnam and 30 years since the normalization of ties.", "supported"),
    (KENYA, "In 2023 the two sides celebrate the 60th anniversary of diplomatic relations. The 65th anniversary falls in 2028.", "supported"),
    (KENYA, "In 2023 the two sides celebrate the 65th anniversary of diplomatic relations.", "contradicted"),
    (KENYA, "On 10 September 2023 they agreed to prepare for the 65th anniversary of diplomatic relations.", "not_checkable"),
    (KENYA, "In December Kenya will mark the 60th anniversary of its independence.", "supported"),
    (KENYA, "This year Kenya marks the 50th anniversary of its independence.", "contradicted"),
    (KENYA, "This year is the 60th anniversary of diplomatic relations between Kenya and Germany.", "not_checkable"),
    # A treaty may be what is counted from, and "over 50 years" is no anniversary to the year.
    (THAILAND, "The two countries mark the 190th anniversary of diplomatic relations in 2023.", "not_checkable"),
    (JAPAN, "They look back on over 40 years of diplomatic relations between the two countries.", "not_checkable"),
    # In a text about one pair a sentence may speak of another.
    (RUSSIA, "This year China and Vietnam mark the 73rd anniversary of diplomatic relations.", "supported"),
]  # fmt: skip


@pytest.mark.parametrize(("opening", "text", "expected"), CASES)
def test_an_anniversary(opening, text, expected):
    verdicts = Reading(parse_article(opening + text)).verdicts
    found = [v for v in verdicts if v.claim.kind in ("anniversary", "timeline")]
    assert {v.verdict for v in found} == {expected}, [v.reason for v in found]


def test_a_verdict_shows_its_record():
    text = "The United States and Vietnam established diplomatic relations in 1995."
    (found,) = [v for v in Reading(parse_article(VIETNAM + text)).verdicts if v.claim.kind == "timeline"]
    assert "resumed 1995-08-05" in found.reason and "established 1950-02-17" in found.reason
    assert {row.table for row in found.evidence} == {"relations"} and all(
        row.source for row in found.evidence
    )
