"""Ranks counted from all partners in the tables of the world, of either country of a pair."""

import pytest

from ..checked import of_two

CASES = {
    "of the reporter": ("Belgium was the second-largest trading partner of the Netherlands in 2019.", "supported"),
    "of the partner": ("The Netherlands was Belgium's second-largest trading partner in 2018.", "supported"),
    "far off": ("Belgium was the Netherlands' eighth-largest trading partner in 2019.", "contradicted"),
    "among the first": ("Belgium was among the Netherlands' top five trading partners in 2019.", "supported"),
    "not among the first": ("In 2019 the Netherlands was one of the ten largest partners of Belgium.", "supported"),
    "a market": ("Belgium was the Netherlands' second-largest export market in 2019.", "supported"),
    "a destination": ("Belgium was the second-largest destination for the Netherlands' exports in 2019.", "supported"),
    "no such market": ("Belgium was the Netherlands' ninth-largest export market in 2019.", "contradicted"),
    "in the same period": ("Trade grew in 2019. Belgium was the ninth-largest partner of the Netherlands in the same period.", "contradicted"),
    "now": ("Belgium is the second-largest trading partner of the Netherlands.", "supported"),
    "a year that no books have": ("Belgium was the Netherlands' largest trading partner in 1950.", "not_checkable"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "verdict"), CASES.values(), ids=CASES)
def test_a_rank_is_counted(text, verdict):
    found = [v.verdict for v in of_two("the Netherlands", "Belgium", text) if v.claim.kind == "rank"]
    assert found == [verdict]


def test_whose_books_it_is_counted_on_is_said():
    text = "Japan was Canada's fourth-largest trading partner in 2019."
    (found,) = of_two("Canada", "Japan", text)
    assert found.verdict == "supported" and "Canada's customs 4; CEPII, reconciled 5" in found.reason
    assert {row.table for row in found.evidence} == {"imf/trade_1990_2020", "baci/trade"}


def test_the_union_may_be_counted_as_one():
    # Italy is Tunisia's second partner by Tunisia's books; beside the EU itself it would be third.
    text = "Italy was Tunisia's {} trading partner in 2019."
    found = [of_two("Italy", "Tunisia", text.format(rank))[0] for rank in ("second-largest", "third-largest")]
    assert [v.verdict for v in found] == ["supported", "depends"]
    assert "European Union" in found[1].reason


def test_a_rank_keeps_away_from_a_share_before_it():
    text = "Russia accounted for 1.3 percent of India's total goods trade in 2020, which made it India's fifth-largest trading partner."
    share, rank = of_two("India", "Russia", text, 2021)
    assert (share.claim.kind, rank.claim.kind) == ("share", "rank") and share.claim.end <= rank.claim.start
    assert (share.verdict, rank.verdict) == ("supported", "contradicted")


def test_a_year_without_partners_has_the_last_one_beside_it():
    (found,) = of_two("Canada", "Japan", "Japan was Canada's fourth-largest trading partner in 2022.", 2023)
    assert found.verdict == "not_checkable" and "is of 2020: Canada's customs 5" in found.reason
