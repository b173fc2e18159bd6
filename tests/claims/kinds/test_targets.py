"""Targets: with that sum, that year and that origin on record, and met or missed as is said."""

import pytest

from ..checked import check

LEAD = "OSLO, Jan. 20, 2024 (NN) -- China and Russia looked at their trade. "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The goal of 200 billion dollars by 2024 was set in 2019.", "supported"),
        ("The goal of 200 billion dollars by 2024 was set in 2009.", "contradicted"),
        ("The target of 100 billion dollars for 2015 was missed.", "supported"),
        ("The target of 100 billion dollars for 2014 was missed.", "contradicted"),
        ("The goal of 200 billion dollars set for 2024 has been met ahead of schedule.", "supported"),
        ("The pledge to reach 200 billion dollars by 2020 was kept only to half.", "supported"),
        ("The aim is 900 billion dollars by 2024.", "not_checkable"),
        ("The target of 200 billion dollars for 2024 will be met early.", "not_checkable"),
    ],
)
def test_a_target(text, expected):
    assert [v.verdict for v in check(LEAD + text) if v.claim.kind == "target"] == [expected]
