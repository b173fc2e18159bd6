"""What single tasks of lessons 00 and 04 to 06 are about beside the learner's text: sentences, a year, a claim.

`given.Given` has each of them for its seed.
"""

from __future__ import annotations

import datetime as dt
import math
import random
from collections.abc import Iterable, Sequence

from readout.practice import Practice, TwoSides
from readout.practice.agenda import Span
from readout.trade import TABLES, Row, Trade, revisions
from readout.words import Score

# Sentences that TextBlob misreads, or reads as a reader does not, by the reason.
CONTRACTED = (
    "The offer isn't fair.",
    "The delegation wasn't happy with the text.",
    "We don't welcome the decision.",
)
UNKNOWN = ("We welcomed the visit.", "They condemned the attack.", "The idea is without merit.")
CANCELLED = (
    "The duties hurt small firms first.",
    "The offer was good and the answer bad.",
    "A good harvest followed a bad one.",
)
NEGATIVE = ("We are not happy with the offer.", "The talks were no success.", "The duties are unfair.")
ATTITUDES = ("important", "difficult", "friendly", "tense", "interesting", "slow")

# Programs that stop in their last line, each with an error of another kind.
BROKEN = (
    ('towns = ["Bastera", "Lorvan"]', "print(townes[0])"),
    ('towns = ["Bastera", "Lorvan"]', "print(towns[2])"),
    ("ships = 12", 'print("ships: " + ships)'),
    ('town = "Bastera"', "print(town.uppercase())"),
    ('ships = {"Bastera": 12}', 'print(ships["Lorvan"])'),
    ('ships = "a dozen"', "print(int(ships))"),
)

OPINIONS = (
    "The talks were a great success for both peoples",
    "Both sides should treat each other with more patience",
    "It was a visit of historic importance",
    "No friendship is warmer than the one between the two countries",
)
UNTESTED = (
    "The two ministers spoke about the bridge without interpreters",
    "The delegation will come back before the harvest",
    "The hosts gave the guests a letter that was not made public",
    "The ministry is ready to hire more officers",
)


_LEAD = 0.002  # of a mean polarity: seen where three decimals are printed


def mean_without(scores: Iterable[Score], left_out: str | None) -> float:
    """The mean polarity with one word left out everywhere; NaN where nothing is left."""
    values = []
    for score in scores:
        kept = [driver.polarity for driver in score.drivers if driver.words != left_out]
        if any(kept):
            values.append(sum(kept) / len(kept))
    return sum(values) / len(values) if values else math.nan


def changes(scores: Sequence[Score]) -> dict[str, float]:
    """By how much the mean polarity moves without each word that weighs; NaN where nothing is left without it."""
    whole = mean_without(scores, None)
    words = sorted({driver.words for score in scores for driver in score.drivers if driver.polarity})
    return {word: mean_without(scores, word) - whole for word in words}


def one_leads(scores: Sequence[Score]) -> bool:
    """Whether the leaving out of one word moves the mean visibly farther than that of any other."""
    far = sorted((abs(step) for step in changes(scores).values()), reverse=True)
    return len(far) > 1 and not any(map(math.isnan, far)) and far[0] - far[1] >= _LEAD


def message(seed: int) -> str:
    """What Python says of one of the broken programs, with an arrow to the line in which it stops."""
    lines = BROKEN[seed % len(BROKEN)]
    try:
        exec("\n".join(lines), {})  # ours
    except Exception as error:
        marked = [f"      1 {lines[0]}", f"----> 2 {lines[1]}"]
        return "\n".join(
            ["Traceback (most recent call last)", *marked, "", f"{type(error).__name__}: {error}"]
        )
    raise AssertionError(f"{lines} runs")


def four_sentences(seed: int) -> list[str]:
    """One sentence of each of the four kinds, in an order that depends on the seed."""
    picked = [kind[seed % 3] for kind in (CONTRACTED, UNKNOWN, CANCELLED, NEGATIVE)]
    return picked[seed % 4 :] + picked[: seed % 4]


def named_sentence(seed: int, person: str) -> tuple[str, str]:
    """A party that bears the last word of a person's name, and a sentence that names it, a hall, and one attitude."""
    party = f"Fair {person.split()[-1]} Party"
    word = ATTITUDES[seed % len(ATTITUDES)]
    return party, f"The {party} called the talks in the Great Hall of the People {word}."


def labelled_sentences(practice: Practice) -> dict[str, str]:
    """Two claims of a readout, two opinions and two that nothing here can test, in mixed order, each with its kind."""
    dice = random.Random(practice.seed)
    found = [(claim.text, "checkable") for claim in practice.claims[:2]]
    found += [(sentence, "opinion") for sentence in dice.sample(OPINIONS, 2)]
    found += [(sentence, "not checkable") for sentence in dice.sample(UNTESTED, 2)]
    return dict(dice.sample(found, len(found)))


def balance_year(seed: int) -> int:
    """A year for which both countries' books have exports and imports."""
    return (2020, 2018, 2021, 2019)[seed // 4 % 4]


def moved_print(seed: int, book: Trade) -> tuple[tuple[int, int, int], dt.date]:
    """A period whose first announced total was revised later, and the day of the announcement."""
    moved = revisions(book).query("abs(difference) > 0.4")
    row = moved.iloc[seed % len(moved)]
    year, month = int(row["year"]), int(row["month"])
    printed = _printed(book, year, month)
    # Some rows know only the month in which they came out.
    return (year, 1, month), dt.date.fromisoformat(f"{printed['published']}-28"[:10])


def _printed(book: Trade, year: int, month: int) -> Row:
    return next(r for r in book.rows("first_prints") if (r["year"], r["through_month"]) == (year, month))


def tables_of(practice: Practice) -> Trade:
    """The invented tables of a practice readout as those of a pair of countries; those it has not are empty."""
    reporter, partner = (country.name for country in practice.countries)
    rows = {name: practice.trade.get(name, []) for name in TABLES}
    return Trade("", True, "", reporter, partner, rows, {name: {} for name in TABLES})


def ministry_claim(practice: Practice) -> tuple[str, float, Row]:
    """An invented claim about a readout's invented trade: who makes it, the figure said, and the row it is about."""
    row = practice.trade["annual"][-1 - practice.seed % 3]
    return f"the trade ministry of {practice.countries[0].name}", round(row["total"] * 1.3, 1), row


def passages_told(sides: TwoSides) -> tuple[list[Span], list[Span]]:
    """The passages of each of two accounts, in the order of its text."""
    return (
        sorted([*(shared.a for shared in sides.links), *sides.only_a]),
        sorted([*(shared.b for shared in sides.links), *sides.only_b]),
    )


def links_told(sides: TwoSides) -> list[tuple[int, int]]:
    """The numbers of the passages that belong together, in the order of the first account."""
    a, b = passages_told(sides)
    return [(a.index(shared.a), b.index(shared.b)) for shared in sides.links]


def asked_passages(sides: TwoSides) -> list[int]:
    """Three passages of the first account, by number: two that the other tells as well, the lead aside, and one it does not."""
    dice = random.Random(sides.seed)
    told_by_both = [i for i, _ in links_told(sides)[1:]]
    told_alone = [passages_told(sides)[0].index(span) for span in sides.only_a]
    return sorted([*dice.sample(told_by_both, 2), dice.choice(told_alone)])


def told_differently(sides: TwoSides) -> dict[int, str]:
    """In what two accounts of one thing differ (figure, date or speaker), by the number of the first account's passage."""
    a, _ = passages_told(sides)
    return {
        a.index(passage): "figure" if kind == "quantity" else kind
        for kind, there, _ in sides.differently
        for passage in a
        if passage.start <= there.start < passage.end
    }


def six_findings(sides: TwoSides) -> dict[str, bool]:
    """Six sentences about two accounts in mixed order, each with whether a comparison of them bears it out."""
    a, b = passages_told(sides)
    dice = random.Random(sides.seed)
    apart = told_differently(sides)
    i, j = dice.choice([link for link in links_told(sides) if link[0] not in apart])  # at least the leads
    here, there = a.index(dice.choice(sides.only_a)), b.index(dice.choice(sides.only_b))
    found = [
        (f"A{i} and B{j} tell the same thing.", True),
        (f"For A{here} no counterpart was found in B.", True),
        (f"What B{there} tells was found in one of the two accounts.", True),
        (f"B omits what A{here} tells.", False),
        (f"The authors of A did not want B{there} to be known.", False),
        (f"What A{i} and B{j} tell is true, since both accounts have it.", False),
    ]
    return dict(dice.sample(found, len(found)))
