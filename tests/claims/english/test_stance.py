"""How a clause is put: asserted, denied, or neither."""

import pytest

from readout.claims.english.stance import Stance, plain, stance

from ..checked import kinds

# Trade was 240.11 in 2023 and 190.27 in 2022, a record both times, 68.00 in 2015; it rose by 26.3 percent in 2023.
STANCES = {
    "supported": [
        "Trade between China and Russia did not reach 250 billion dollars in 2023.",
        "Bilateral trade had not yet exceeded 250 billion dollars in 2023.",
        "Bilateral trade failed to reach 250 billion dollars in 2023.",
        "China-Russia trade hasn't topped $300 billion in 2023, he said.",
        "Two-way trade has yet to surpass 245 billion dollars in 2023.",
        "Bilateral trade was not 300 billion dollars in 2023.",
        "Bilateral trade was no more than 250 billion dollars in 2023.",
        "Bilateral trade was not less than 200 billion dollars in 2023.",
        "Bilateral trade did not fall below 200 billion dollars in 2023.",
        "Bilateral trade fell short of 250 billion dollars in 2023.",
        "Bilateral trade remained below 250 billion dollars in 2023.",
        "Bilateral trade did not grow by 50 percent in 2023.",
        "Bilateral trade didn't rise by more than 30 percent in 2023.",
        "Bilateral trade did not set a record in 2015.",
        "Bilateral trade did not pass the target of $100 billion for the first time in 2022.",
        "Bilateral trade had not doubled between 2020 and 2022.",
        "Bilateral trade nearly reached 250 billion dollars in 2023.",
        "Bilateral trade almost hit 250 billion dollars in 2023.",
        "Bilateral trade was just short of 250 billion dollars in 2023.",
        "Bilateral trade came close to 250 billion dollars in 2023.",
        "Bilateral trade approached 250 billion dollars in 2023.",
        "Bilateral trade rose by nearly 27 percent in 2023.",
        "Bilateral trade did not reach the target of $100 billion for the first time in 2022.",
        "Bilateral trade was nowhere near 300 billion dollars in 2023.",
        "Bilateral trade was under a target of 300 billion dollars in 2023.",
        # A mark that was reached may have been passed.
        "Bilateral trade passed the $200 billion mark in 2023.",
        "Bilateral trade reached the target of 200 billion dollars in 2023, a year early.",
        # Not a denial of this verb, or none at all.
        "Bilateral trade did not fall in 2023 but reached 240.1 billion dollars.",
        "Bilateral trade, which could grow further, reached 240.1 billion dollars in 2023.",
        "Bilateral trade continued to grow to reach 240.1 billion dollars in 2023.",
    ],
    "contradicted": [
        "Bilateral trade did not reach 200 billion dollars in 2023.",
        "Bilateral trade didn't exceed 200 billion dollars in 2023.",
        "Bilateral trade fell short of 200 billion dollars in 2023.",
        "Bilateral trade did not grow by more than 20 percent in 2023.",
        "Bilateral trade did not set a record in 2023.",
        "Bilateral trade nearly reached 400 billion dollars in 2023.",
        "Xi hoped for closer ties and noted that trade came to 300 billion dollars in 2023.",
        "Xi said that he would visit Moscow and that trade reached 300 billion dollars in 2023.",
        "There is no doubt that trade reached 300 billion dollars in 2023.",
        "Bilateral trade, which does not stand still, reached 300 billion dollars in 2023.",
        "Trade in May 2023 reached 50 billion dollars.",
        "Bilateral trade reached the 300 billion dollar mark in 2023.",
        "The volume of trade between the two countries reached 300 billion dollars in 2023.",
        "He praised the growth of trade, which reached 300 billion dollars in 2023.",
        "With trade reaching 300 billion dollars in 2023, ties are strong.",
        "Bilateral trade grew steadily and totalled 300 billion dollars in 2023.",
    ],
    "not_checkable": [
        "Bilateral trade could reach 300 billion dollars in 2023.",
        "Bilateral trade may have reached 300 billion dollars in 2023.",
        "Bilateral trade would have exceeded 300 billion dollars in 2023.",
        "Bilateral trade was expected to reach 300 billion dollars in 2023.",
        "Bilateral trade is projected to grow by 50 percent in 2023.",
        "Bilateral trade was forecast at 300 billion dollars in 2023.",
        "Bilateral trade is on track to exceed 300 billion dollars in 2023.",
        "Bilateral trade is set to hit a record in 2015.",
        "The ministry wanted trade to reach 300 billion dollars in 2023.",
        "The goal of trade reaching 300 billion dollars in 2023 was dropped.",
        "According to a forecast, trade reached 300 billion dollars in 2023.",
        "Xi said that if trade reached 300 billion dollars in 2023, both would gain.",
        "Had bilateral trade reached 300 billion dollars in 2023, both would have gained.",
        "Both would gain if bilateral trade reached 300 billion dollars in 2023.",
        "Nobody claimed that trade exceeded 300 billion dollars in 2023.",
        "There is no evidence that trade exceeded 300 billion dollars in 2023.",
        "Reports that trade exceeded 300 billion dollars in 2023 are false.",
        "Claims that trade exceeded 300 billion dollars in 2023 were rejected.",
        "It was unclear whether trade reached 300 billion dollars in 2023.",
        "Did bilateral trade reach 300 billion dollars in 2023?",
        "Bilateral trade never topped 200 billion dollars before 2023.",
        "Bilateral trade did not reach 200 billion dollars until 2023.",
        "Bilateral trade had reached 300 billion dollars before 2023.",
        "The task for 2023, to bring bilateral trade to 300 billion dollars, is a hard one.",
    ],
}


@pytest.mark.parametrize(("verdict", "text"), [(v, text) for v, texts in STANCES.items() for text in texts])
def test_what_is_denied_nearly_so_or_not_asserted_is_judged_as_such(verdict, text):
    assert [found for kind, found in kinds(text) if kind != "target" or "target" in text][:1] == [verdict]


CLAUSES = {
    "asserted": (("", " reached ", " in 2023."), (False, "")),
    "denied": (("", " did not reach ", " in 2023."), (True, "")),
    "denied in short": (("", " didn’t reach ", " in 2023."), (True, "")),
    "denied of another verb": (("", " did not fall but reached ", " in 2023."), (False, "")),
    "in an aside": (("", ", which is not all, reached ", " in 2023."), (False, "")),
    "denied twice": (("", " did not fail to reach ", " in 2023."), (False, "doubted")),
    "possible": (("", " may reach ", " in 2023."), (False, "possible")),
    "supposed": (("He said that if ", " reaches ", " in 2023."), (False, "condition")),
    "asked": (("", " reached ", " in 2023?"), (False, "condition")),
    "doubted": (("Nobody says that ", " reached ", " in 2023."), (False, "doubted")),
    "no doubt": (("There is no doubt that ", " reached ", " in 2023."), (False, "")),
    "never": (("", " never reached ", " before 2023."), (False, "all years")),
    "of another clause": (("Nobody knew it, but ", " reached ", " in 2023."), (False, "")),
}


@pytest.mark.parametrize(("words", "expected"), CLAUSES.values(), ids=CLAUSES)
def test_a_clause_by_the_words_around_its_figure(words, expected):
    found = stance(*words)
    denied, why = expected
    assert found.denied == denied and why in found.unreal and bool(found.unreal) == bool(why)


def test_asides_are_not_of_the_clause():
    assert plain(", in all,  rose (not fell)\nto") == " rose to" and Stance() == stance("", " rose to ", ".")
