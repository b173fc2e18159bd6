"""Numbers of meetings, anniversaries, programmes, settlements, and the days of the week."""

import pytest

from ..checked import check

CASES = [
    ("The 28th regular meeting of the heads of government was held.", "ordinal", "supported"),
    ("The 38th regular meeting of the heads of government was held.", "ordinal", "contradicted"),
    ("It is now 74 years since diplomatic relations were established.", "anniversary", "supported"),
    ("It is now 64 years since diplomatic relations were established.", "anniversary", "contradicted"),
    (
        "Last year trade grew, and this year is the 74th anniversary of diplomatic relations.",
        "anniversary",
        "supported",
    ),
    ("Relations were established on 3 October 1949.", "timeline", "depends"),
    ("Relations were established on 3 October 1959.", "timeline", "contradicted"),
    ("In March 2023 they met, nine months ago.", "duration", "supported"),
    ("In March 2023 they met, two months ago.", "duration", "contradicted"),
    ("Some 90 percent of payments are made in national currencies.", "payments", "depends"),
    ("They opened the Years of Culture 2024-2025.", "programme", "supported"),
    ("The earthquake struck Gansu on Monday.", "weekday", "supported"),
    ("They met on Sunday.", "weekday", "not_checkable"),
    ("They met on 18 December 2023, a Monday.", "weekday", "supported"),
    ("They met on 18 December 2023, a Sunday.", "weekday", "contradicted"),
]


@pytest.mark.parametrize(("text", "kind", "expected"), CASES)
def test_an_occasion(text, kind, expected):
    assert expected in [v.verdict for v in check(text) if v.claim.kind == kind]
