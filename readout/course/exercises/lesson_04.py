"""Lesson 04: what does a sentiment score measure? Drivers, coverage, names, kappa, bounds, one word less."""

from __future__ import annotations

import math
import numbers
import random
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from readout.course.exercises import material
from readout.course.exercises.answers import (
    NotYet,
    call,
    function,
    gives_none,
    label,
    mapping,
    number,
    ordered,
    plain,
    sequence,
    text,
)
from readout.course.exercises.checking import Items, assembled
from readout.course.exercises.given import Given
from readout.words import READINGS, Driver, score_text

items = Items("04")

_USEFUL = score_text("The talks were useful.")
_LONG_RUN = score_text("The talks were not very useful.")
_BALANCED = score_text("The talks were good and bad.")
_NOTHING = score_text("The talks went on.")
_EMPTY = score_text("")
_BOTH_SIGNS = [
    score_text(sentence)
    for sentence in (
        "The more difficult talks were useful and the last one was bad.",
        "Many small firms had a difficult first year.",
        "The good talks followed a bad year with few new ideas.",
    )
]


def _same_score(one: float, other: float, step: float = 0.0051) -> bool:
    """Whether two numbers are the same, one of them perhaps rounded to two decimals."""
    return abs(one - other) <= step


def _all_near(some: Mapping[str, float], others: Mapping[str, float]) -> bool:
    return all(_same_score(some[words], value) for words, value in others.items())


def _drivers(given: Given) -> list[Driver]:
    return [driver for score in given.scores for driver in score.drivers]


@items(
    1,
    points=1,
    hints=(
        "The worked example prints two attributes of each driver. Which two?",
        "The words are `driver.words`. The weight where they stand is `driver.polarity`.",
    ),
    why="These words alone make the score; whether they speak of an attitude is what the next tasks ask.",
)
def drivers_of_a_statement(answer: Any, given: Given) -> None:
    """The words that TextBlob knows in one statement, each with its weight."""
    most = max(given.scores, key=lambda score: (score.polarity is not None, score.scored))
    right = {plain(driver.words): driver for driver in most.drivers}
    if not isinstance(answer, Mapping) and not hasattr(answer, "to_dict"):
        values = sequence(answer, "words and weights")
        if not all(isinstance(pair, (list, tuple)) and len(pair) == 2 for pair in values):
            raise NotYet("Each word needs its weight beside it: a dict of words and weights is asked for.")
        answer = dict(values)
    pairs = mapping(answer).items()
    if pairs and all(isinstance(words, numbers.Real) for words, _ in pairs):
        raise NotYet("The words stand before the colon, and their weights after it.")
    said = {plain(words): number(weight) for words, weight in pairs}
    if set(said) - set(right):
        raise NotYet("One of those is no driver. The tool knows only what is on its list.", "M401")
    missing = [driver for words, driver in right.items() if words not in said]
    if any(driver.polarity == 0 for driver in missing):
        raise NotYet(
            "A word with the weight zero is missing. It is known, and it counts in the mean.", "M402"
        )
    if missing:
        raise NotYet("Some of the words that the tool knows are missing.", "M403")
    if _all_near(said, {words: driver.polarity for words, driver in right.items()}):
        return
    if _all_near(said, {words: driver.contribution for words, driver in right.items()}):
        raise NotYet(
            "Those are shares of the score, already divided. What did each word weigh before?", "M404"
        )
    if _all_near(said, {words: driver.subjectivity or 0.0 for words, driver in right.items()}):
        raise NotYet("Those numbers say how personal the words are. How good or bad is another one.", "M405")
    raise NotYet("The words are right. At least one weight is not the one it has in this statement.")


@items(
    2,
    points=2,
    hints=(
        "For each sentence, ask: which words are on the list, in just this form? What stands before them?",
        "Two known words may cancel. A form that is not listed is not seen, nor is a short form of 'not'.",
    ),
    prediction=True,
    why="You read as the tool does, word by word. That is what it takes to see where it must go wrong.",
)
def predict_the_readings(answer: Any, given: Given) -> None:
    """What TextBlob makes of four sentences."""
    sentences = given.four_sentences
    if isinstance(answer, Mapping):
        answer = [answer.get(sentence) for sentence in sentences]
    values = sequence(answer, "four readings")
    said = [label(value) for value in values]
    said = ["saw nothing" if value == "nothing" else value for value in said]
    if len(said) != len(sentences) or not set(said) <= set(READINGS):
        raise NotYet(f"Write four readings, each one of these: {', '.join(READINGS)}.")
    for place, (sentence, guess) in enumerate(zip(sentences, said, strict=True), start=1):
        reading = score_text(sentence).reading
        if guess == reading:
            continue
        if {guess, reading} == {"balanced", "saw nothing"}:
            raise NotYet(
                f"Sentence {place}: do its known words cancel, or is there none? The two are not the same.",
                "M406",
            )
        if sentence in material.CONTRACTED:
            raise NotYet(
                f"Sentence {place}: look at the spelling of the negation. The tool reads word by word.",
                "M407",
            )
        if sentence in material.UNKNOWN:
            raise NotYet(
                f"Sentence {place}: a reader sees that. Is the word on the list, and in this form?", "M401"
            )
        if sentence in material.CANCELLED:
            raise NotYet(f"Sentence {place}: there are two known words in it. Weigh both.", "M408")
        raise NotYet(
            f"Sentence {place}: is a bad word listed, or does a negation stand right before a good one?",
            "M409",
        )


@items(
    3,
    points=2,
    hints=(
        "A long statement has more words than a short one. Add up first, divide once.",
        "Each score knows its `scored` words and all its `words`. Say what happens when there are no words.",
    ),
    why="Words over words: a long statement counts for more than a short one. No score should be given without this share.",
)
def coverage_of_many(answer: Any, given: Given) -> None:
    """A function that gives the share of all words that a tool knew."""
    coverage = function(answer)
    vader = [score_text(statement.text, given.names, "vader") for statement in given.statements]
    for scores in ([_LONG_RUN], [_LONG_RUN, _NOTHING, _BALANCED, _BALANCED], list(given.scores), vader):
        found = number(call(coverage, scores))
        words = sum(score.words for score in scores)
        right = sum(score.scored for score in scores) / words
        if _same_score(found, right):
            continue
        if _same_score(found, 100 * right, 0.51):
            raise NotYet("That is in percent. A share runs from 0 to 1.", "M410")
        if _same_score(found, sum(len(score.drivers) for score in scores) / words):
            raise NotYet(
                "A driver may be a run of several words, such as a negated one. Count words.", "M411"
            )
        if _same_score(found, sum(score.coverage for score in scores) / len(scores)):
            raise NotYet("A mean of shares lets a short statement count as much as a long one.", "M412")
        if _same_score(found, sum(score.polarity is not None for score in scores) / len(scores)):
            raise NotYet("That is the share of statements with a score. Words are asked for.", "M413")
        raise NotYet("For a list of scores, the function gives another share. What is on top, what below?")
    for scores in ([], [_EMPTY]):
        shown = "a score of no words" if scores else "no scores"
        try:
            found = number(call(coverage, scores))
        except NotYet:
            raise NotYet(f"For {shown} the function does not give 0.", "M414") from None
        if found != 0:
            raise NotYet(f"Of no words, none is known: for {shown} the share shall be 0.", "M414")


@items(
    4,
    points=2,
    hints=(
        "What becomes of a score that is None on its way into the sum? Is it counted below the line?",
        "Keep the values that are not None, zero among them. What is to be given if none is left?",
    ),
    why="A missing score is no zero and a zero is no missing score. Only now can two means be compared.",
)
def mend_the_mean(answer: Any, given: Given) -> None:
    """A function that gives the mean over the statements that have a score."""
    mean = function(answer)
    for scores in (
        [_USEFUL, _LONG_RUN],
        [_USEFUL, _NOTHING],
        [_BALANCED, _USEFUL],
        [_NOTHING, _NOTHING],
        list(given.scores),
    ):
        values = [score.polarity for score in scores if score.polarity is not None]
        if not values:
            if not gives_none(mean, scores):
                raise NotYet("Where no statement has a score, there is no mean: None is asked for.", "M416")
            continue
        found = number(call(mean, scores))
        if _same_score(found, sum(values) / len(values)):
            continue
        if len(values) < len(scores) and _same_score(found, sum(values) / len(scores)):
            raise NotYet("A statement without a score still counts, as if it were zero.", "M415")
        if 0 in values and _same_score(found, sum(values) / sum(value != 0 for value in values)):
            raise NotYet("A statement whose words cancel has earned its zero, but it is left out.", "M417")
        if _same_score(found, sum(values)):
            raise NotYet("That is the sum. Divide it by how many there are.")
        raise NotYet("For a list of scores, the function gives another mean.")


@items(
    5,
    points=1,
    hints=(
        "Score the sentence twice: as it stands, and with the names covered. Which less which is a change?",
        "`covered, names = mask(sentence, [party])` covers both names. Take `TextBlob(covered).polarity` first.",
    ),
    why="The names alone made this change, and they praise nobody. So names are covered before anything is scored.",
)
def cover_a_name(answer: Any, given: Given) -> None:
    """By how much a score changes when the names are covered: after less before."""
    party, sentence = given.named_sentence
    score, half = score_text(sentence, [party]), score_text(sentence)
    said, after, before = number(answer), score.polarity or 0.0, score.unmasked or 0.0
    if _same_score(said, after - before):
        return
    if _same_score(said, before - after):
        raise NotYet("The size is right. A change is the later value less the earlier one.", "M418")
    if _same_score(said, after) or _same_score(said, before):
        raise NotYet("That is one of the two scores. How far is it from one to the other?", "M419")
    if _same_score(said, (half.polarity or 0.0) - before):
        raise NotYet(
            "Only the hall is covered. `mask` knows fixed phrases; a new name must be given.", "M420"
        )
    raise NotYet("Score the sentence as it stands and with both names covered, and compare the two.", "M419")


@items(
    6,
    points=2,
    hints=(
        "A weight of -0.3 is as heavy as one of 0.3. Which drivers belong on top, and which below?",
        "Sum `abs(driver.polarity)` over the drivers, below the line of all, on top of those with "
        "`not driver.attitude`.",
    ),
    why="Weights count by their size, whatever their sign. That part of the score is not about attitude at all.",
)
def weight_without_attitude(answer: Any, given: Given) -> None:
    """A function that gives the share of all weight, signs aside, that words without attitude have."""
    share_of = function(answer)
    for scores in (_BOTH_SIGNS, _BOTH_SIGNS[:1], list(given.scores)):
        drivers = [driver for score in scores for driver in score.drivers]
        if not any(driver.polarity for driver in drivers):
            continue
        right = _share(drivers, lambda driver: abs(driver.polarity))
        said = number(call(share_of, scores))
        if _same_score(said, right):
            continue
        if _same_score(said, 100 * right, 0.51):
            raise NotYet("That is in percent. A share runs from 0 to 1.", "M410")
        if _same_score(said, 1 - right):
            raise NotYet("That is the share of the words that do state an attitude.", "M421")
        if _same_score(said, _share(drivers, lambda driver: driver.polarity)):
            raise NotYet("Plus and minus cancel in your sums. A weight below zero is weight, too.", "M422")
        if _same_score(said, _share(drivers, lambda driver: 1)):
            raise NotYet("That counts drivers. A light one and a heavy one then count the same.", "M423")
        if _same_score(said, _share(drivers, lambda driver: abs(driver.contribution))):
            raise NotYet(
                "Those are contributions, already divided by the number of drivers. Add weights.", "M404"
            )
        shares = [_share(score.drivers, lambda driver: abs(driver.polarity)) for score in scores]
        if _same_score(said, sum(shares) / len(shares)):
            raise NotYet("A mean of shares lets a short statement count as much as a long one.", "M412")
        if _same_score(said, _share(_drivers(given), lambda driver: abs(driver.polarity))):
            raise NotYet("For other scores it still gives the share of your readout. Use what it is given.")
        raise NotYet("What is on top, and what below? Both are sums over the drivers, signs aside.")


def _share(drivers: Iterable[Driver], weigh: Callable[[Driver], float]) -> float:
    """The share of what drivers weigh that those without attitude have; 0 where nothing weighs."""
    weights = [(weigh(driver), driver.attitude) for driver in drivers]
    below = sum(weight for weight, _ in weights)
    return sum(weight for weight, attitude in weights if not attitude) / below if below else 0.0


@items(
    7,
    points=2,
    hints=(
        "They agree in two of the four cells. By chance both say no as often as one does times the other.",
        "Below the line stands what there was to gain beyond chance: 1 less the chance.",
    ),
    why="What is left is agreement beyond chance, out of what there was to gain; lesson 04 asks it of readers and tools.",
)
def kappa_by_hand(answer: Any, given: Given) -> None:
    """Cohen's kappa from the four cells of two readers' table."""
    kappa = function(answer)
    for cells in ((30, 2, 9, 4), (6, 9, 2, 8), given.two_readers):
        both_yes, only_one, only_other, both_no = cells
        n = sum(cells)
        agreed = (both_yes + both_no) / n
        yes = (both_yes + only_one) * (both_yes + only_other) / n**2
        no = (both_no + only_one) * (both_no + only_other) / n**2
        right = (agreed - yes - no) / (1 - yes - no)
        try:
            found = number(call(kappa, *cells))
        except NotYet as reason:
            if "ZeroDivisionError" not in str(reason):
                raise
            found = math.inf
        if _same_score(found, right):
            continue
        if abs(found) > 1e6:  # a chance of 1, or nearly so
            raise NotYet(
                "Chance comes out as 1, and nothing is left to divide by. Is all that is no shared yes a shared no?",
                "M440",
            )
        if _same_score(found, agreed):
            raise NotYet("That is plain agreement. Chance has not been taken off.", "M424")
        if _same_score(found, agreed - yes - no):
            raise NotYet("Chance is taken off, but the rest is not set against what could be gained.", "M425")
        if _same_score(found, 2 * agreed - 1):
            raise NotYet("Chance is one half only where both say yes half of the time.", "M426")
        if _same_score(found, (agreed - yes) / (1 - yes)):
            raise NotYet("By chance they can agree on no as well as on yes.", "M427")
        if _same_score(found, agreed - 2 * (yes + no)):
            raise NotYet(
                "Division comes before subtraction. What stands below the line needs brackets.", "M439"
            )
        differed = (only_one + only_other) / n
        if _same_score(found, differed) or _same_score(found, (differed - yes - no) / (1 - yes - no)):
            raise NotYet("In which cells do the two readers say the same?", "M428")
        raise NotYet("The function gives another number. Go through the four gaps with a table of your own.")


@items(
    8,
    points=2,
    hints=(
        "What must be there before the loop? Which lines are done each time, and which once, at the end?",
        "Draw, take the mean, again and again. The ends are read off when all means stand in order.",
    ),
    why="Draw, take the mean, sort, read off: the bounds show how far a mean may be trusted.",
    lines=(
        "    means.append(sum(drawn) / len(drawn))",
        "low, high = means[12], means[487]",
        "for _ in range(500):",
        "means.sort()",
        "    drawn = dice.choices(values, k=len(values))",
        "dice, means = random.Random(seed), []",
    ),
)
def order_the_bootstrap(answer: Any, given: Given) -> None:
    """A program that bounds a mean by drawing again."""
    order = ordered(answer)
    if sorted(order) == [1, 2, 3, 4, 5, 6]:
        place = {line: order.index(line) for line in order}
        if place[6] > place[3]:
            raise NotYet("The dice and the list have to be there before the loop begins.", "M110")
        if place[1] < place[5]:
            raise NotYet("A mean is taken before anything was drawn.", "M112")
        if place[4] < place[1]:
            raise NotYet("The means are sorted before there are any.", "M429")
        if place[2] < place[4]:
            raise NotYet("The ends are read off while the means are still in the order of drawing.", "M430")
    values = [score.polarity for score in given.scores if score.polarity is not None]
    names = {"random": random, "values": values, "seed": given.seed}
    space = assembled(items.found["04.8"], order, names)
    dice = random.Random(given.seed)
    draws = [dice.choices(values, k=len(values)) for _ in range(500)]
    means = sorted(sum(drawn) / len(drawn) for drawn in draws)
    if (space.get("low"), space.get("high")) != (means[12], means[487]):
        raise NotYet("The program runs, but low and high are not the ends of the middle 95 percent.")


@items(
    9,
    points=2,
    hints=(
        "For each word that weighs, take the mean without it. How far is it from the mean with all words?",
        "Go through `weighing` and keep the word that is farthest so far: `abs(mean_without(word) - mean_without(None))`.",
    ),
    why="One word moves the mean this far. A comparison that one word can turn is none.",
)
def one_word_less(answer: Any, given: Given) -> None:
    """The word whose leaving out moves the mean of the learner's readouts the farthest."""
    change = material.changes(given.more_scores)
    drivers = [driver for score in given.more_scores for driver in score.drivers if driver.polarity]
    right = max(change, key=lambda word: abs(change[word]))
    if isinstance(answer, numbers.Real):
        raise NotYet("That is a number. The word that makes the change is asked for.", "M431")
    answer = answer.words if isinstance(answer, Driver) else answer
    words = [answer] if isinstance(answer, str) else sequence(answer, "words")
    if len(words) != 1:
        raise NotYet(f"One word is asked for; your answer has {len(words)}.")
    said = plain(words[0])
    if said == plain(right):
        return
    said = next((word for word in change if plain(word) == said), said)
    if said not in change:
        raise NotYet("No score of these texts rests on that word.", "M401")
    heaviest = max(abs(driver.polarity) for driver in drivers)
    if any(d.words == said and abs(d.polarity) == heaviest for d in drivers):
        raise NotYet("That word weighs the most. How much else stands in its statement?", "M432")
    uses = Counter(driver.words for driver in drivers)
    if uses[said] > 1 and uses[said] == max(uses.values()):
        raise NotYet("That word occurs most often. Does its going change the mean?", "M433")
    if change[said] in (max(change.values()), min(change.values())):
        raise NotYet(
            "The mean can go up or down. The farthest way, in either direction, is asked for.", "M434"
        )
    raise NotYet("Leaving another word out moves the mean farther.")


@items(
    10,
    points=2,
    hints=(
        "Take a short sentence with one word that TextBlob knows. By what could a single word be replaced?",
        "An adjective of judgement against one that is not listed; or try words of amount and order.",
    ),
    why="Nothing else differs, so that word moved the score. A test like this can be put to any tool.",
)
def minimal_pair(answer: Any, given: Given) -> None:
    """Two sentences that differ in one word and whose scores differ by 0.3 or more."""
    pair = [text(value) for value in sequence(answer, "two sentences")]
    if len(pair) != 2:
        raise NotYet("Two sentences are asked for, in a pair.")
    one, other = ([word.strip(".,;:!?\"'“”()").lower() for word in sentence.split()] for sentence in pair)
    if min(len(one), len(other)) < 3:
        raise NotYet("Write whole sentences, of three words or more.")
    if len(one) != len(other):
        raise NotYet("One sentence has more words. Exchange a word; add none and take none away.", "M435")
    differing = sum(a != b for a, b in zip(one, other, strict=True))
    if differing == 0:
        raise NotYet("The two sentences have the same words.", "M435")
    if differing > 1:
        raise NotYet(
            f"They differ in {differing} words. Which of them would be the one that moved the score?", "M436"
        )
    scores = [score_text(sentence) for sentence in pair]
    if not any(score.scored for score in scores):
        raise NotYet("A reader may see a difference. TextBlob knows no word of either sentence.", "M401")
    values = [score.unmasked or 0.0 for score in scores]
    if abs(values[0] - values[1]) < 0.3 - 1e-9:
        raise NotYet(
            f"One word differs, but the scores, {values[0]:.2f} and {values[1]:.2f}, are too close.", "M437"
        )
