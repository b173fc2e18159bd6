"""What a sentence says of trade, in other words: what is ranked, which trade is meant, which figure is a level or a growth."""

from dataclasses import replace

import pytest

from ..checked import BOOK, LATER, check, kinds, ranks


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


def test_lands_that_share_their_first_word_are_told_apart():
    book = replace(BOOK, pair="", reporter="Upper Velmia", partner="Upper Broland")
    lands = "The President of Upper Velmia met the President of Upper Broland in Upper Zuzhen. "
    (found,) = [v for v in check(f"{lands}Upper Zuzhen's exports to Upper Broland reached $5 billion in 2022.", book)
                if v.claim.kind == "level"]  # fmt: skip
    assert found.verdict == "not_checkable" and "other countries" in found.reason


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Bilateral trade reached a record 150 billion U.S. dollars in 2023.", "contradicted"),
        ("Bilateral trade hit a record high of 500 billion dollars in 2023.", "contradicted"),
        ("Bilateral trade set a new record of 300 billion dollars in 2023.", "contradicted"),
        ("Bilateral trade climbed to an all-time high of 240.1 billion dollars in 2023.", "supported"),
        ("Bilateral trade hit a record of more than 240 billion dollars in 2023.", "supported"),
    ],
)
def test_the_sum_of_a_record_is_tested_too(text, level):
    assert sorted(kinds(text)) == [("level", level), ("record", "supported")]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Trade in services between China and Russia reached 5 billion dollars in 2023.", "in services"),
        ("Trade in goods and services between China and Russia reached 260 billion dollars in 2023.", "services"),
        ("Agricultural trade between China and Russia reached 10 billion dollars in 2023.", "Agricultural"),
        ("He said oil trade reached 60 billion dollars in 2023.", "oil"),
        ("Energy trade rose 90 percent in 2023.", "Energy"),
        ("Non-energy trade reached 145 billion dollars in 2023.", "Non-energy"),
        ("China's soybean imports from Russia rose 80 percent in 2023.", "China's soybean"),
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
        ("China's exports to Russia of cars reached 11 billion dollars in 2023.", "of cars"),
        ("Northeast China's exports to Russia reached 3 billion dollars in 2023.", "Northeast"),
        ("The share of yuan in bilateral trade rose by 30 percent in 2023.", "yuan in"),
        ("The number of firms engaged in bilateral trade grew by 50 percent in 2023.", "engaged in"),
        ("Trade and investment reached 300 billion dollars in 2023.", "and investment"),
        ("Investment and trade rose by 50 percent in 2023.", "Investment and"),
        ("Bilateral trade, in yuan terms, rose 32.7 percent in 2023.", "in yuan terms"),
        ("Bilateral trade rose 32.7 percent in 2023 in yuan.", "in yuan"),
        ("Average monthly trade was 20 billion dollars in 2023.", "monthly"),
        ("China's foreign trade reached 5.94 trillion dollars in 2023.", "China's foreign trade"),
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


@pytest.mark.parametrize(
    "text",
    [
        "Bilateral trade was up 50 billion dollars in 2023.",
        "Bilateral trade was 50 billion dollars more than in 2022.",
        "Bilateral trade was 20 billion dollars a month in 2023.",
        "Trade grew as tourism rose 50 percent in 2023.",
        "Trade grew and investment reached 5 billion dollars in 2023.",
        "Bilateral trade was off its record in 2015.",
        "Bilateral trade hit a record low in 2015.",
        "Bilateral trade reached 80 percent of the target of 300 billion dollars in 2023.",
        "Trade between China, Russia and India reached 500 billion dollars in 2023.",
    ],
)
def test_a_figure_that_is_no_level_growth_or_record_of_the_trade_is_not_taken_for_one(text):
    assert "contradicted" not in [found for _, found in kinds(text)]
