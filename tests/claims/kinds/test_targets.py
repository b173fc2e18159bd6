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


def test_what_a_goal_is_for_has_not_happened():
    """In 2022 trade stood below the sum; that it was agreed on says nothing else."""
    lead = "OSLO, Jan. 20, 2023 (NN) -- China and Russia looked at their trade. "
    told = (
        "The goal that the two presidents agreed on long ago, to increase bilateral trade to $200 billion{}."
    )
    for outcome in (", stands", ", has been met", ""):
        found = [v for v in check(lead + told.format(outcome)) if "$200 billion" in v.claim.text]
        assert found and {(v.claim.kind, v.verdict) for v in found if v.claim.kind != "target"} <= {
            ("level", "not_checkable")
        }
        assert any(v.claim.kind == "target" for v in found)
