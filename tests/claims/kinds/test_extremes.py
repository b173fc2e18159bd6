"""Records, lows, streaks, firsts, directions and rates against rates."""

import pytest

from ..checked import check

LEAD = "OSLO, Jan. 20, 2026 (NN) -- China and Russia looked at their trade. "

CASES = {
    "the lowest for such months since a year": ("In the first half of 2025 trade was the lowest since 2022.", "record", "supported"),
    "not the lowest": ("In the first half of 2025 trade was the lowest since 2020.", "record", "contradicted"),
    "a fall that is the first in years": ("Trade fell in 2025, its first decline in five years.", "streak", "supported"),
    "a fall that is not": ("Trade fell in 2020, its first drop since 2012.", "streak", "contradicted"),
    "for the first time since": ("For the first time since 2020, trade declined in 2025.", "streak", "supported"),
    "in a row": ("In 2024 trade with Russia grew for the fourth year in a row.", "streak", "supported"),
    "too many in a row": ("In 2024 trade with Russia grew for the ninth consecutive year.", "streak", "contradicted"),
    "above a sum in a row": ("December 2023 was the ninth month in a row above $20 billion.", "streak", "contradicted"),
    "every month since": ("Every month since April 2025 has been below that of a year before.", "streak", "M"),
    "a record of years": ("In 2024 trade set a record, the fourth record year in a row.", "streak", "supported"),
    "a direction": ("China's imports from Russia fell in 2025.", "direction", "supported"),
    "the wrong direction": ("China's exports to Russia rose in 2025.", "direction", "contradicted"),
    "sold more than bought": ("In 2024 China exported more to Russia than it purchased.", "balance", "contradicted"),
    "a surplus against another": ("Russia's surplus of 2025 was larger than in 2024.", "comparison", "supported"),
    "growth that slowed": ("Growth of trade slowed in 2024 from 2023.", "direction", "supported"),
    "growth that did not quicken": ("Growth of trade quickened in 2024 from 2023.", "direction", "contradicted"),
    "a first time that was none": ("Trade topped $200 billion for the first time in 2024.", "level", "contradicted"),
    "a way it did not go": ("China's exports to Russia rose to $103.3 billion in 2025.", "level", "contradicted"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "expected"), CASES.values(), ids=CASES)
def test_without_a_figure_or_beside_one(text, kind, expected):
    found = [v.verdict for v in check(LEAD + text) if v.claim.kind == kind]
    assert found and (expected == "M" or found == [expected])
