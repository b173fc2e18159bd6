"""Words that narrow trade to a part of it, and those that leave it whole."""

import pytest

from ..checked import LATER, check, kinds


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Trade in services between China and Russia reached 5 billion dollars in 2023.", "in services"),
        ("Trade in goods and services between China and Russia reached 260 billion dollars in 2023.", "services"),
        ("Agricultural trade between China and Russia reached 10 billion dollars in 2023.", "Agricultural"),
        ("He said oil trade reached 60 billion dollars in 2023.", "oil"),
        ("Energy trade rose 90 percent in 2023.", "Energy"),
        ("Non-energy trade reached 145 billion dollars in 2023.", "Non-energy"),
        ("China's exports of mechanical and electrical products to Russia reached 60 billion dollars in 2023.",
         "mechanical and electrical products"),
        ("Trade without energy reached 145 billion dollars in 2023.", "without energy"),
        ("Without energy, trade reached 145 billion dollars in 2023.", "Without energy"),
        ("Bilateral trade reached 145 billion dollars in 2023, excluding energy.", "excluding energy"),
        ("Trade between Heilongjiang and Russia reached 30 billion dollars in 2023.", "Heilongjiang"),
        ("Heilongjiang's trade with Russia reached 30 billion dollars in 2023.", "Heilongjiang"),
        ("China's trade with Russia's Far East reached 20 billion dollars in 2023.", "'s Far East"),
        ("Trade between China and the Russian Far East reached 20 billion dollars in 2023.", "Far East"),
        ("Trade between Chinese and Russian firms reached 20 billion dollars in 2023.", "Chinese"),
        ("Border trade reached 30 billion dollars in 2023.", "Border"),
        ("Cross-border trade reached 30 billion dollars in 2023.", "Cross-border"),
        ("E-commerce trade reached 30 billion dollars in 2023.", "E-commerce"),
        ("The transit trade reached 3 billion dollars in 2023.", "transit"),
        ("Trade in yuan reached 200 billion dollars in 2023.", "in yuan"),
        ("Trade settled in national currencies reached 200 billion dollars in 2023.", "settled in national"),
        ("Trade between China and Russia by rail fell 20 percent in 2023.", "by rail"),
        ("China's exports to Russia of furniture reached 11 billion dollars in 2023.", "of furniture"),
        ("Northeast China's exports to Russia reached 3 billion dollars in 2023.", "Northeast"),
        ("The share of yuan in bilateral trade rose by 30 percent in 2023.", "yuan in"),
        ("The number of firms engaged in bilateral trade grew by 50 percent in 2023.", "engaged in"),
        ("Trade and investment reached 300 billion dollars in 2023.", "and investment"),
        ("Investment and trade rose by 50 percent in 2023.", "Investment and"),
        ("Bilateral trade, in yuan terms, rose 32.7 percent in 2023.", "in yuan terms"),
        ("Bilateral trade rose 32.7 percent in 2023 in yuan.", "in yuan"),
        ("Average monthly trade was 20 billion dollars in 2023.", "monthly"),
    ],
)  # fmt: skip
def test_a_part_of_the_trade_is_not_judged_as_all_of_it(text, words):
    (found,) = [v for v in check(LATER + text) if v.claim.kind in ("level", "growth")]
    assert found.verdict == "not_checkable" and words in found.claim.text


@pytest.mark.parametrize(
    "subject",
    [
        "Bilateral trade", "Mutual trade", "Two-way goods trade", "Merchandise trade", "Total trade",
        "Foreign trade between China and Russia", "Overall commodity trade", "Their annual trade",
        "The two countries' trade", "Chinese-Russian trade", "The growing trade", "Trade in goods",
        "Trade in US dollar terms", "Last year's trade", "He noted trade", "Trade between Moscow and Beijing",
    ],
)  # fmt: skip
def test_words_that_leave_the_trade_whole(subject):
    assert kinds(f"{subject} reached 300 billion dollars in 2023.") == [("level", "contradicted")]
