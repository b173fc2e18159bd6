"""Answers to the tasks of lesson 04: right ones in different forms, and wrong ones with the misconception they show."""

from collections import Counter

import numpy as np
import pandas as pd
from textblob import TextBlob

from exercises import SAME, Proof
from readout.course.exercises.checking import items_of
from readout.course.exercises.material import changes
from readout.words import cohens_kappa, mask, score_text

ITEMS = items_of("04")


def busiest(given):
    return max(given.scores, key=lambda score: (score.polarity is not None, score.scored))


def weights(given, name="polarity"):
    return {driver.words: getattr(driver, name) for driver in busiest(given).drivers}


def unless(wrong, right):
    """A wrong answer, or SAME where it happens to be the right one for this seed."""
    return SAME if wrong == right or (isinstance(wrong, float) and abs(wrong - right) < 0.006) else wrong


def readings(given):
    return [score_text(sentence).reading for sentence in given.four_sentences]


def misread(given, start, reading):
    """The readings, but another one where a sentence has `start` in it."""
    kinds = zip(given.four_sentences, readings(given), strict=True)
    return [reading if any(word in sentence for word in start) else right for sentence, right in kinds]


SHORT, UNSEEN, TWO = ("n't",), ("welcomed", "condemned", "without"), ("small", "answer", "harvest")
PLAIN = ("not happy", "no success", "unfair")


def covered(scores):
    words = sum(score.words for score in scores)
    return sum(score.scored for score in scores) / words if words else 0


def covered_by_pandas(scores):
    table = pd.DataFrame([(s.scored, s.words) for s in scores], columns=["scored", "words"]).sum()
    return np.float64(table["scored"] / table["words"]) if table["words"] else np.int64(0)


def mean(scores):
    values = [score.polarity for score in scores if score.polarity is not None]
    return sum(values) / len(values) if values else None


def mean_of_true(scores):
    values = [score.polarity for score in scores if score.polarity]
    return sum(values) / len(values) if values else 0


def before(given):
    return TextBlob(given.named_sentence[1]).polarity


def after(given):
    party, sentence = given.named_sentence
    return TextBlob(mask(sentence, [party])[0]).polarity


def drivers(given):
    return [driver for score in given.scores for driver in score.drivers]


def share(weigh=lambda driver: abs(driver.polarity)):
    def share_of(scores):
        found = [driver for score in scores for driver in score.drivers]
        return sum(weigh(d) for d in found if not d.attitude) / sum(map(weigh, found))

    return share_of


def share_by_pandas(scores):
    table = pd.DataFrame(driver for score in scores for driver in score.drivers)
    return table["polarity"].abs()[~table["attitude"]].sum() / table["polarity"].abs().sum()


def mean_of_shares(scores):
    return np.mean([share()([score]) for score in scores if score.polarity is not None])


def chance_left_over(a, b, c, d):
    n = a + b + c + d
    chance_yes = (a + b) / n * (a + c) / n
    chance = chance_yes + (1 - chance_yes)
    return ((a + d) / n - chance) / (1 - chance)


def kappa(a, b, c, d, same=None):
    n = a + b + c + d
    chance = ((a + b) * (a + c) + (d + b) * (d + c)) / n**2
    return ((a + d if same is None else same) / n - chance) / (1 - chance)


def kappa_of_labels(a, b, c, d):
    one, other = "y" * a + "y" * b + "n" * c + "n" * d, "y" * a + "n" * b + "y" * c + "n" * d
    return cohens_kappa(list(one), list(other))


def gain(a, b, c, d):
    n = a + b + c + d
    return (a + d) / n - ((a + b) * (a + c) + (d + b) * (d + c)) / n**2


def steps(given):
    return changes(given.more_scores)


def weighing(given):
    return [d for score in given.more_scores for d in score.drivers if d.polarity]


def mover(given):
    step = steps(given)
    return max(step, key=lambda word: abs(step[word]))


def unless_mover(word, given):
    return SAME if word == mover(given) else word


def runner_up(given):
    """The word that moves the mean the second farthest; whatever else it is, it is wrong."""
    step = steps(given)
    return sorted(step, key=lambda word: -abs(step[word]))[1]


def heaviest(given):
    return unless_mover(max(weighing(given), key=lambda driver: abs(driver.polarity)).words, given)


def most_frequent(given):
    (word, uses), *others = Counter(d.words for d in weighing(given)).most_common()
    weight = max(abs(d.polarity) for d in weighing(given))
    heavy = any(d.words == word and abs(d.polarity) == weight for d in weighing(given))
    return SAME if uses == 1 or heavy else unless_mover(word, given)


def highest_rise(given):
    word = max(steps(given), key=steps(given).get)
    weight = max(abs(d.polarity) for d in weighing(given))
    heavy = any(d.words == word and abs(d.polarity) == weight for d in weighing(given))
    uses = Counter(d.words for d in weighing(given))
    frequent = uses[word] > 1 and uses[word] == max(uses.values())
    # Nor a word that is the most frequent: of that the check speaks first.
    return SAME if heavy or frequent else unless_mover(word, given)


PROOFS = {
    "04.1": Proof(
        unordered=True,
        right=(
            weights,
            lambda g: pd.Series({words: round(weight, 2) for words, weight in weights(g).items()}),
            lambda g: [(d.words, np.float64(d.polarity)) for d in busiest(g).drivers],
        ),
        wrong=(
            (lambda g: weights(g) | {"minister": 0.0}, "M401"),
            (
                lambda g: (
                    {words: weight for words, weight in weights(g).items() if weight}
                    if 0 in weights(g).values()
                    else SAME
                ),
                "M402",
            ),
            (lambda g: {} if all(weights(g).values()) else SAME, "M403"),
            (lambda g: unless(weights(g, "contribution"), weights(g)), "M404"),
            (lambda g: unless(weights(g, "subjectivity"), weights(g)), "M405"),
        ),
    ),
    "04.2": Proof(
        right=(
            readings,
            lambda g: pd.Series(readings(g)).str.upper(),
            lambda g: dict(zip(g.four_sentences, readings(g), strict=True)),
            lambda g: [reading.replace(" ", "_") for reading in readings(g)],
        ),
        wrong=(
            (lambda g: misread(g, UNSEEN, "balanced"), "M406"),
            (lambda g: misread(g, TWO, "nothing"), "M406"),
            (lambda g: misread(g, SHORT, "negative"), "M407"),
            (lambda g: misread(g, UNSEEN, "positive"), "M401"),
            (lambda g: misread(g, TWO, "negative"), "M408"),
            (lambda g: misread(g, PLAIN, "positive"), "M409"),
        ),
    ),
    "04.3": Proof(
        right=(lambda g: covered, lambda g: covered_by_pandas),
        wrong=(
            (lambda g: lambda scores: 100 * covered(scores), "M410"),
            (
                lambda g: lambda scores: sum(len(s.drivers) for s in scores) / sum(s.words for s in scores),
                "M411",
            ),
            (lambda g: lambda scores: sum(s.coverage for s in scores) / len(scores), "M412"),
            (lambda g: lambda scores: sum(s.polarity is not None for s in scores) / len(scores), "M413"),
            (lambda g: lambda scores: sum(s.scored for s in scores) / sum(s.words for s in scores), "M414"),
            (lambda g: lambda scores: covered(scores) or 1, "M414"),
            (
                lambda g: (
                    lambda scores: (
                        sum(s.scored for s in scores) / sum(s.words for s in scores) if scores else 0
                    )
                ),
                "M414",
            ),
        ),
    ),
    "04.4": Proof(
        right=(
            lambda g: mean,
            lambda g: lambda scores: pd.Series([s.polarity for s in scores], dtype=float).mean(),
        ),
        wrong=(
            (lambda g: lambda scores: sum(s.polarity or 0 for s in scores) / len(scores), "M415"),
            (lambda g: lambda scores: mean(scores) or 0, "M416"),
            (lambda g: mean_of_true, "M417"),
        ),
    ),
    "04.5": Proof(
        right=(lambda g: after(g) - before(g), lambda g: np.round(after(g) - before(g), 2)),
        wrong=(
            (lambda g: before(g) - after(g), "M418"),
            (after, "M419"),
            (before, "M419"),
            (lambda g: score_text(g.named_sentence[1]).polarity - before(g), "M420"),
        ),
    ),
    "04.6": Proof(
        right=(
            lambda g: share(),
            lambda g: lambda scores: np.round(share()(scores), 2),
            lambda g: share_by_pandas,
        ),
        wrong=(
            (lambda g: lambda scores: 100 * share()(scores), "M410"),
            (lambda g: lambda scores: 1 - share()(scores), "M421"),
            (lambda g: share(lambda d: d.polarity), "M422"),
            (lambda g: share(lambda d: 1), "M423"),
            (lambda g: share(lambda d: abs(d.contribution)), "M404"),
            (lambda g: mean_of_shares, "M412"),
        ),
    ),
    "04.7": Proof(
        right=(lambda g: kappa, lambda g: kappa_of_labels),
        wrong=(
            (lambda g: lambda a, b, c, d: (a + d) / (a + b + c + d), "M424"),
            (lambda g: gain, "M425"),
            (lambda g: lambda a, b, c, d: 2 * (a + d) / (a + b + c + d) - 1, "M426"),
            (
                lambda g: (
                    lambda a, b, c, d: (
                        ((a + d) / (n := a + b + c + d) - (y := (a + b) * (a + c) / n**2)) / (1 - y)
                    )
                ),
                "M427",
            ),
            (lambda g: lambda a, b, c, d: kappa(a, b, c, d, same=b + c), "M428"),
            (lambda g: lambda a, b, c, d: 2 * gain(a, b, c, d) - (a + d) / (a + b + c + d), "M439"),
            (lambda g: chance_left_over, "M440"),
        ),
    ),
    "04.8": Proof(
        right=(lambda g: [6, 3, 5, 1, 4, 2], lambda g: np.array([6, 3, 5, 1, 4, 2])),
        wrong=(
            (lambda g: [3, 5, 1, 6, 4, 2], "M110"),
            (lambda g: [6, 3, 1, 5, 4, 2], "M112"),
            (lambda g: (6, 4, 3, 5, 1, 2), "M429"),
            (lambda g: [6, 3, 5, 1, 2, 4], "M430"),
        ),
    ),
    "04.9": Proof(
        right=(mover, lambda g: mover(g).title(), lambda g: np.array([mover(g)])),
        wrong=(
            (lambda g: "condolences", "M401"),
            (lambda g: max(map(abs, steps(g).values())), "M431"),
            (heaviest, "M432"),
            (most_frequent, "M433"),
            (highest_rise, "M434"),
        ),
    ),
    "04.10": Proof(
        unordered=True,
        right=(
            lambda g: ("The talks were useful.", "The talks were useless."),
            lambda g: pd.Series([f"{g.names[0]} wrote many letters.", f"{g.names[0]} wrote three letters."]),
            lambda g: ["We met in the Great Hall of the People.", "We met in the Main Hall of the People."],
        ),
        wrong=(
            (lambda g: ("The talks were useful.", "The talks were not useful."), "M435"),
            (lambda g: ("The talks were useful.", "The talks were useful!"), "M435"),
            (lambda g: ("The talks were useful.", "A meeting was terrible."), "M436"),
            (lambda g: ("They praised the visit.", "They condemned the visit."), "M401"),
            (lambda g: ("The talks were calm.", "The talks were useful."), "M437"),
        ),
    ),
}
