"""Findings that say what their evidence shows, and findings that say the reverse of it, in many wordings."""

import pytest

from readout.course.exercises.findings import (
    Finding,
    count_sentences,
    speaks_of_a_cause,
    speaks_of_a_tendency,
    speaks_of_intent,
)

AS_SHOWN = (
    "the trade ministry of Talvera says that trade came to 65.3 billion in 2017, but the table 'annual' has less: 50.2 billion.",
    "the trade ministry of Talvera says 65.3 for 2017, which the table annual does not bear out: it has 50.2.",
    "the trade ministry of Talvera says 65.3 for 2017; the table annual does not confirm this and gives 50.2.",
    "the trade ministry of Talvera says 65.3 for 2017; the annual table supports only 50.2.",
    "the trade ministry of Talvera says 65.3 for 2017, which is not supported by the annual table (50.2).",
    "the trade ministry of Talvera puts trade in 2017 at 65.3 billion, more than the 50.2 of the table 'annual'.",
    "For 2017, the trade ministry of Talvera names 65.3 billion, which is higher than the annual table's 50.2.",
    "In 2017 trade was 50.2 according to the annual table, which is less than the 65.3 claimed by the trade ministry of Talvera.",
    "The annual table's 50.2 for 2017 is lower than what the trade ministry of Talvera says, 65.3.",
    "The annual table has 50.2 for 2017, below the 65.3 of the trade ministry of Talvera.",
    "At 50.2, the annual table's total for 2017 falls short of the 65.3 that the trade ministry of Talvera claims.",
    "the trade ministry of Talvera says 65.3 for 2017; the correct figure in the annual table is 50.2.",
    "the trade ministry of Talvera says 65.3 for 2017, but the annual table has only 50.2, so the claim is wrong.",
    "the trade ministry of Talvera's 65.3 for 2017 exceeds the 50.2 in the table annual.",
    "For 2017, the figure of the trade ministry of Talvera (65.3) and that of the table annual (50.2) do not match.",
    "For 2017, the 65.3 of the trade ministry of Talvera differs from the 50.2 of the annual table.",
    "For 2017, the trade ministry of Talvera claims 65.3; the annual table shows 50.2, some 23 percent lower.",
    "the trade ministry of Talvera claims 65.3 for 2017, 30 percent more than the 50.2 in table annual.",
    "the trade ministry of Talvera claims 65.3 for 2017, not the 50.2 of the annual table.",
    "the trade ministry of Talvera claims 65.3 for 2017, while no more than 50.2 stands in the annual table.",
    "the trade ministry of Talvera claims 65.3 for 2017, which disagrees with table annual, where it is 50.2.",
    "the trade ministry of Talvera claims 65.3 for 2017, yet the annual table does not have more than 50.2.",
    "The total trade of 2017 was not 65.3, as the trade ministry of Talvera says, but 50.2 (table annual).",
    "the trade ministry of Talvera overstates trade in 2017: it says 65.3, and the annual table has 50.2.",
    "Contrary to the trade ministry of Talvera, which says 65.3 for 2017, the annual table gives 50.2 and does not support the claim.",
    "The claim by the trade ministry of Talvera that trade reached 65.3 in 2017 is larger than the annual table's 50.2.",
    "Table annual: 50.2 in 2017; the trade ministry of Talvera: 65.3, which is too high.",
    "According to the trade ministry of Talvera trade was 65.3 billion in 2017, whereas the table annual records 50.2 billion, so the two do not agree.",
    "The annual table, with 50.2 for 2017, does not back the 65.3 that the trade ministry of Talvera gives.",
    "Compared with the 65.3 of the trade ministry of Talvera, the annual table has a lower total of 50.2 for 2017.",
    "The annual table gives 50.2 for the same year, 2017, for which the trade ministry of Talvera says 65.3.",
    "For the year 2017, the trade ministry of Talvera reports 65.3; for the same year the annual table has 50.2.",
    "While the trade ministry of Talvera states that total trade amounted to 65.3 billion dollars in 2017, the annual table lists 50.2 billion dollars.",
    "the trade ministry of Talvera reported 65.3 billion for 2017; in the table 'annual', however, the row for that year reads 50.2 billion.",
    "Against the 65.3 billion of the trade ministry of Talvera for 2017 stands the figure 50.2 billion in the annual table.",
    "the trade ministry of Talvera put 2017 trade at 65.3 billion, a figure that the annual table (50.2 billion) contradicts.",
    "the trade ministry of Talvera's claim of 65.3 billion for 2017 is not borne out by the table 'annual', which gives 50.2 billion.",
    "According to the annual table, trade in 2017 was 50.2 billion, not the 65.3 billion claimed by the trade ministry of Talvera.",
    "the trade ministry of Talvera claims total trade was 65.3 billion in 2017, but table 'annual' puts it at 50.2 billion, a difference of about 23 percent.",
    "The claim of the trade ministry of Talvera that trade came to 65.3 in 2017 is contradicted: the annual table has 50.2.",
    "For 2017 the trade ministry of Talvera claims 65.3 billion; this is about 30 percent above the annual table's 50.2 billion.",
    "The annual table shows 50.2 billion for 2017, which contradicts the trade ministry of Talvera, who claims 65.3 billion.",
    "the trade ministry of Talvera says trade in 2017 came to 65.3 billion; the row for 2017 in table annual shows 50.2 billion, so the claim does not hold.",
    "the trade ministry of Talvera says trade in 2017 came to 65.3 billion, which cannot be reconciled with the 50.2 billion in the annual table.",
    "There is a gap between the 65.3 billion of the trade ministry of Talvera and the 50.2 billion of the annual table for 2017.",
    "Verdict contradicted: the trade ministry of Talvera says 65.3 for 2017, the annual table 50.2.",
    "In 2017, total trade, which the trade ministry of Talvera gives as 65.3 billion, stood at 50.2 billion in the annual table, which is well below.",
    "The annual table lists more than one year, and for 2017 it has 50.2 against the 65.3 of the trade ministry of Talvera.",
    "the trade ministry of Talvera says that trade in 2017 was 65.3 billion, and the annual table says that it was 50.2 billion.",
    "For 2017, the trade ministry of Talvera names a higher figure (65.3) than the annual table (50.2).",
    "the trade ministry of Talvera names, for 2017, a total of 65.3, larger by about a third than the 50.2 of the annual table.",
    "The figure for 2017 that the trade ministry of Talvera claims, 65.3, is larger than the one in the annual table, 50.2.",
    "The annual table has a smaller figure for 2017, 50.2, than the trade ministry of Talvera, 65.3.",
    "the trade ministry of Talvera claims 65.3 for 2017, but according to the annual table it was less, namely 50.2.",
    "the trade ministry of Talvera claims 65.3 for 2017, but according to the annual table it was lower at 50.2.",
    "the trade ministry of Talvera claims 65.3 for 2017; no row of the annual table supports that, the one of 2017 has 50.2.",
    "Nothing in the annual table supports the 65.3 of the trade ministry of Talvera for 2017, where it has 50.2.",
    "the trade ministry of Talvera claims 65.3 for 2017, contradicting the annual table, which has 50.2.",
    "It is not true that trade was 65.3 in 2017, as the trade ministry of Talvera says; the annual table has 50.2.",
    "The annual table cannot confirm 65.3 for 2017, as the trade ministry of Talvera says, since it has 50.2.",
    "the trade ministry of Talvera gives 65.3 for 2017, and the annual table, based on the same unit, 50.2.",
    "the trade ministry of Talvera, on its side, says 65.3 for 2017; the annual table has only 50.2.",
    "the trade ministry of Talvera says 65.3 for 2017, a figure that the annual table, at 50.2, gives reason to doubt.",
    "the trade ministry of Talvera claims 65.3 for 2017, and the correct figure of the annual table is 50.2.",
    "The 65.3 that the trade ministry of Talvera gives for 2017 goes beyond the 50.2 of the annual table.",
    "the trade ministry of Talvera gives not only 65.3 for 2017 but calls it a total; the annual table has 50.2.",
)
REVERSED = (
    "the trade ministry of Talvera gives 65.3 for 2017; the annual table has 50.2, so the claim stands.",
    "the trade ministry of Talvera gives 65.3 for 2017, and the annual table, at 50.2, is on its side.",
    "the trade ministry of Talvera says 65.3 for 2017; the annual table has 50.2, which makes the claim plausible.",
    "the trade ministry of Talvera says 65.3 for 2017; with 50.2 the annual table shows that it was too modest.",
    "the trade ministry of Talvera says 65.3 for 2017; the annual table has 50.2, a difference too small to matter.",
    "the trade ministry of Talvera says 65.3 for 2017, a sound figure, given that the annual table has 50.2.",
    "the trade ministry of Talvera says 65.3 for 2017, rather too little, as the annual table has 50.2.",
    "the trade ministry of Talvera says 65.3 for 2017, and the annual table with 50.2 gives no reason to doubt it.",
    "the trade ministry of Talvera was honest about 65.3 for 2017: annual table 50.2.",
    "the trade ministry of Talvera says 65.3 for 2017; the annual table rounds 50.2 up to it.",
    "the trade ministry of Talvera says 65.3 for 2017; the annual table's 50.2 outstrips it.",
    "the trade ministry of Talvera says 65.3 for 2017; the annual table goes beyond that with 50.2.",
    "the trade ministry of Talvera says 65.3 for 2017; the annual table is reliable and has 50.2, so the claim is reliable.",
    "the trade ministry of Talvera says 65.3 for 2017, a conservative figure next to the 50.2 of the annual table.",
    "the trade ministry of Talvera says only 65.3 for 2017, but the annual table has as much as 50.2.",
    "the trade ministry of Talvera says merely 65.3 for 2017; the annual table has 50.2.",
    "the trade ministry of Talvera says 65.3 for 2017; the annual table has 50.2, as claimed.",
    "the trade ministry of Talvera says 65.3 for 2017, in accordance with the annual table, which has 50.2.",
    "the trade ministry of Talvera says 65.3 for 2017, and the table annual confirms it with 50.2.",
    "the trade ministry of Talvera says 65.3 for 2017, which is supported by the annual table, which has 50.2.",
    "the trade ministry of Talvera says 65.3 for 2017; the annual table bears this out: it has 50.2.",
    "the trade ministry of Talvera says 65.3 for 2017, and the annual table bears it out with 50.2.",
    "the trade ministry of Talvera rightly says 65.3 for 2017; the annual table has 50.2.",
    "The 65.3 that the trade ministry of Talvera names for 2017 lies below the 50.2 of the annual table.",
    "the trade ministry of Talvera says 65.3 for 2017, less than the 50.2 of the annual table.",
    "the trade ministry of Talvera says 65.3 for 2017; the annual table has more: 50.2.",
    "the trade ministry of Talvera says 65.3 for 2017; the annual table has a higher total, 50.2.",
    "The annual table's 50.2 for 2017 is higher than the 65.3 of the trade ministry of Talvera.",
    "The 50.2 of the annual table exceeds the 65.3 of the trade ministry of Talvera for 2017.",
    "the trade ministry of Talvera understates trade in 2017: it says 65.3, the annual table has 50.2.",
    "the trade ministry of Talvera says 65.3 for 2017, which the annual table does not contradict: it has 50.2.",
    "The claim of the trade ministry of Talvera of 65.3 for 2017 is not contradicted by the annual table, which has 50.2.",
    "The 65.3 of the trade ministry of Talvera for 2017 is consistent with the 50.2 of the annual table.",
    "The 65.3 of the trade ministry of Talvera for 2017 agrees with the annual table, which has 50.2.",
    "the trade ministry of Talvera says 65.3 for 2017, and that is correct: the annual table has 50.2.",
    "For 2017, the 65.3 of the trade ministry of Talvera does not differ from the 50.2 of the annual table.",
    "For 2017, the 65.3 of the trade ministry of Talvera equals the 50.2 of the annual table.",
    "the trade ministry of Talvera denies that trade was 65.3 in 2017; the annual table has 50.2.",
    "the trade ministry of Talvera does not say that trade was 65.3 in 2017; the annual table has 50.2.",
    "The claim of the trade ministry of Talvera that trade was 65.3 in 2017 is true, as the annual table with 50.2 shows.",
    "The 65.3 of the trade ministry of Talvera for 2017 does not exceed the 50.2 of the annual table.",
    "The 65.3 of the trade ministry of Talvera for 2017 is no higher than the 50.2 of the annual table.",
    "the trade ministry of Talvera gives 65.3 for 2017, which is too low, as the annual table has 50.2.",
    "the trade ministry of Talvera says 65.3 for 2017, in line with the annual table's 50.2.",
    "The annual table, which has 50.2 for 2017, backs the 65.3 of the trade ministry of Talvera.",
    "There is no gap between the 65.3 of the trade ministry of Talvera for 2017 and the 50.2 of the annual table.",
    "The annual table has 50.2 for 2017 and so proves the trade ministry of Talvera right, who says 65.3.",
    "The table annual has 50.2 for 2017, so the claim of 65.3 by the trade ministry of Talvera is supported.",
    "The table annual has 50.2 for 2017, so the claim of the trade ministry of Talvera, 65.3, holds.",
    "With 65.3 for 2017, the trade ministry of Talvera stays under the 50.2 of the annual table.",
    "the trade ministry of Talvera says 65.3 for 2017; the annual table fits that with 50.2.",
    "the trade ministry of Talvera says 65.3 for 2017, and the annual table shows that this is true: 50.2.",
    "The annual table shows 50.2 for 2017, so the claim of the trade ministry of Talvera (65.3) is accurate.",
    "The annual table verifies the 65.3 of the trade ministry of Talvera for 2017 with 50.2.",
    "the trade ministry of Talvera correctly put trade in 2017 at 65.3; the annual table has 50.2.",
    "the trade ministry of Talvera's 65.3 for 2017 matches the 50.2 in the annual table.",
    "the trade ministry of Talvera's 65.3 for 2017 is below the 50.2 in the annual table.",
    "For 2017, the annual table's 50.2 is larger than the trade ministry of Talvera's 65.3.",
    "For 2017, the trade ministry of Talvera claims 65.3, but the annual table has even more: 50.2.",
    "For 2017, the trade ministry of Talvera claims only 65.3, less than the annual table, which has 50.2.",
    "The annual table and the trade ministry of Talvera agree for 2017: 50.2 and 65.3.",
    "the trade ministry of Talvera says 65.3 for 2017, as does the annual table with 50.2.",
    "the trade ministry of Talvera says 65.3 for 2017, which the annual table proves with 50.2.",
    "the trade ministry of Talvera says 65.3 for 2017, a lower figure than the annual table's 50.2.",
    "The annual table has a larger figure for 2017 than the trade ministry of Talvera: 50.2 against 65.3.",
    "the trade ministry of Talvera never claimed 65.3 for 2017, and the annual table has 50.2.",
    "The annual table has 50.2 for 2017 and cannot contradict the 65.3 of the trade ministry of Talvera.",
    "The annual table has 50.2 for 2017, so the trade ministry of Talvera was right to say 65.3.",
    "Verdict supported: the trade ministry of Talvera says 65.3 for 2017, the annual table 50.2.",
    "the trade ministry of Talvera puts trade at 65.3 in 2017, and the annual table, with 50.2, says so too.",
    "What the trade ministry of Talvera gives for 2017, 65.3, is smaller than the 50.2 of the annual table.",
)


def read(said):
    return Finding(said, 65.3, 50.2, "ministry|Talvera")


@pytest.mark.parametrize("said", AS_SHOWN)
def test_a_finding_that_says_what_the_row_shows_passes(said):
    assert not read(said).says_the_reverse()


@pytest.mark.parametrize("said", REVERSED)
def test_the_reverse_is_refused(said):
    assert read(said).says_the_reverse()


def test_a_figure_stands_beside_the_one_who_gives_it():
    assert not read("The trade ministry says 65.3; the table annual has 50.2.").turned_round()
    assert read("The trade ministry says 50.2; the table annual has 65.3.").turned_round()


def test_sentences_and_intent():
    assert count_sentences("The ministry says approx. 65.3. The table, vs. it, has 50.2.") == 2
    assert speaks_of_intent("It lied about 65.3.") and not speaks_of_intent("It lies above 50.2.")


def test_causes_and_tendencies():
    assert speaks_of_a_cause("It stands there because it matters.") and speaks_of_a_tendency(
        "ever more often"
    )
    plain = "The word stands in 12 of 250 texts, a sample of those published since 2021."
    assert not speaks_of_a_cause(plain) and not speaks_of_a_tendency(plain)
