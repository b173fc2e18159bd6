"""Ranks in other words: who is ranked, among whose partners, when."""

import pytest

from ..checked import check, ranks


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Russia ranked tenth among China's trading partners in 2022.", "supported"),
        ("In 2022 Russia ranked 10th among the trading partners of China.", "supported"),
        ("Russia was China's tenth-largest trading partner in 2022, up from 12th in 2021.", "supported"),
        ("Russia remained China's 10th-largest trading partner for the second year in 2022.", "supported"),
        ("China's tenth-largest trading partner in 2022 was Russia.", "supported"),
        ("Russia overtook Vietnam to become China's tenth-largest trading partner in 2022.", "supported"),
        ("Russia was second only to Japan among China's trading partners in 2022.", "contradicted"),
        ("Russia was the number-two trading partner of China in 2022.", "contradicted"),
        ("Russia was China's No. 1 trading partner for the first time in 2022.", "contradicted"),
        ("China said Russia was its third-largest trading partner in 2022.", "contradicted"),
        ("Russia is China's second-largest trading partner.", "contradicted"),
        ("Russia was China's largest trading partner after Japan and South Korea in 2022.", "contradicted"),
        ("Russia was China's largest trading partner after ASEAN, the EU and the US in 2022.", "depends"),
        ("Trade has grown since 2010 and Russia is China's top trading partner.", "contradicted"),
        ("Russia was China's ninth-largest trading partner, after trade had grown in 2022.", "not_checkable"),
        ("Trade grew from 2002 on and Russia was China's eighth-largest trading partner.", "not_checkable"),
        # Another country is ranked, though Russia is named.
        ("Japan overtook Russia as China's ninth-largest trading partner in 2022.", "not_checkable"),
        ("Russia said China's largest trading partner was the United States in 2022.", "not_checkable"),
        ("It was China's second-largest trading partner after Russia in 2022.", "not_checkable"),
        ("Russia was China's largest trading partner.", "not_checkable"),
    ],
)
def test_a_rank_in_other_words(text, verdict):
    assert [found for _, found in ranks(text)] == [verdict]


@pytest.mark.parametrize(
    "text",
    [
        "Russia was not China's largest trading partner in 2022.",
        "Russia is no longer China's largest trading partner.",
        "Russia, once China's largest trading partner, sold less in 2022.",
        "If Russia were China's largest trading partner in 2022, he said, it would matter.",
        "Was Russia China's largest trading partner in 2022?",
        "China told Russia that it was its largest trading partner in 2022.",
    ],
)
def test_a_rank_denied_or_supposed_or_of_nobody_known_is_no_claim(text):
    assert not ranks(text)


@pytest.mark.parametrize("scope", ["in the region", "among its neighbours", "in Asia", "for natural gas"])
def test_a_rank_on_a_shorter_list_is_not_tested(scope):
    found = check(f"Russia was China's largest trading partner {scope} in 2022.")
    assert not [v for v in found if v.claim.kind == "rank"]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Russia's place in 2022: 10th among China's partners.", "supported"),
        ("In 2022 Russia was China's tenth partner among countries.", "supported"),
        ("In 2022 Russia was the second partner of China.", "contradicted"),
    ],
)
def test_a_partner_needs_no_word_of_trade(text, verdict):
    assert [found for _, found in ranks(text)] == [verdict]
