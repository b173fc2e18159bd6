"""Records, lows, streaks, firsts, directions and rates against rates."""

import pytest

from ..checked import check, of_two

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


OF_OTHERS = {
    "higher than in any before": ("Trade between Germany and France was higher in 2011 than in any year before.", "record", "depends"),
    "not higher than in any before": ("Trade between Germany and France was higher in 2019 than in any year before.", "record", "contradicted"),
    "a peak": ("Trade between Germany and France peaked in 2011.", "record", "depends"),
    "no peak": ("Trade between Germany and France peaked in 2003.", "record", "contradicted"),
    "below a record": ("Trade between Germany and France in 2019 was below the record set in 2011.", "comparison", "supported"),
    "above a record": ("Trade between Germany and France in 2019 was above the record set in 2011.", "comparison", "contradicted"),
    "with words between": ("Trade between Germany and France fell by 4 percent in 2019, the paper said, and reached a record high.", "record", "contradicted"),
    "one year and another": ("Germany's exports to France were lower in 2019 than in 2018.", "comparison", "supported"),
    "at the head": ("For the ninth consecutive year, trade between Germany and France fell in 2019.", "streak", "contradicted"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "expected"), OF_OTHERS.values(), ids=OF_OTHERS)
def test_of_other_pairs(text, kind, expected):
    assert [v.verdict for v in of_two("Germany", "France", text) if v.claim.kind == kind] == [expected]


def test_a_record_is_judged_on_each_set_of_books():
    (found,) = of_two("Germany", "France", OF_OTHERS["a peak"][0])
    assert "By Germany's customs" in found.reason and "By France's customs" in found.reason
    assert "from 1990 to 2019" in found.reason


def test_a_year_without_a_figure_leaves_a_record_open():
    (found,) = of_two(
        "Brazil", "Colombia", "Trade between Brazil and Colombia hit a record high in 2023.", 2024
    )
    assert found.verdict == "depends" and "No figure for 2021, 2022." in found.reason
