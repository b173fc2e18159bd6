"""Answers to the tasks of lesson 06: right ones in several forms, and wrong ones with what they show."""

import re

import numpy as np
import pandas as pd

from exercises import SAME, Proof
from readout.course.exercises.lesson_06 import nearest, words_of
from readout.course.exercises.material import six_findings


def unless(wrong, right):
    """A wrong answer, or SAME where it happens to be the right one for this seed."""
    return SAME if wrong == right else wrong


def partners(given):
    partner = dict(given.links)
    return [partner.get(i, "none") for i in given.asked_passages]


def shifted(given):
    """A wrong passage for the first that has a right one."""
    found = partners(given)
    at = next(k for k, j in enumerate(found) if j != "none")
    return [*found[:at], (found[at] + 1) % len(given.passages[1]), *found[at + 1 :]]


def none_left(given):
    found = partners(given)
    at = next(k for k, j in enumerate(found) if j != "none")
    return [*found[:at], "none", *found[at + 1 :]]


def all_found(given):
    return [0 if j == "none" else j for j in partners(given)]


def borne_out(given):
    return list(six_findings(given.accounts).values())


def accepted(given, word):
    """The right answers but for the sentence with a word, turned round."""
    return [value != (word in sentence) for sentence, value in six_findings(given.accounts).items()]


def sizes(one, other):
    x, y = words_of(one), words_of(other)
    return len(x & y), len(x), len(y), len(x | y)


def overlap(one, other):
    both, _, _, every = sizes(one, other)
    return both / every if every else 0


def of_one(one, other):
    both, x, _, _ = sizes(one, other)
    return both / x if x else 0


def of_the_smaller(one, other):
    both, x, y, _ = sizes(one, other)
    return both / min(x, y) if min(x, y) else 0


def counted_twice(one, other):
    both, x, y, _ = sizes(one, other)
    return both / (x + y) if x + y else 0


def dice(one, other):
    return 2 * counted_twice(one, other)


def stopping(one, other):
    both, _, _, every = sizes(one, other)
    return both / every


def right_of_words(given):
    return sum(nearest(given, i) == j for i, j in given.links)


def measures(found, by_hand):
    return len(found & by_hand) / len(found), len(found & by_hand) / len(by_hand)


def one_end(found, by_hand):
    starts = {i for i, _ in by_hand}
    right = [link for link in found if link[0] in starts]
    return len(right) / len(found), len(right) / len(by_hand)


def other_end(found, by_hand):
    ends = {j for _, j in by_hand}
    right = [link for link in found if link[1] in ends]
    return len(right) / len(found), len(right) / len(by_hand)


def of_all(found, by_hand):
    return (len(found & by_hand) / len(found | by_hand),) * 2


def another_kind(given):
    found = given.told_differently
    return {i: "date" if kind != "date" else "speaker" for i, kind in found.items()} if found else SAME


def one_missing(given):
    found = dict(given.told_differently)
    if not found:
        return SAME
    found.popitem()
    return found


def alone_named(given):
    partner = dict(given.links)
    alone = next(i for i in range(len(given.passages[0])) if i not in partner)
    return {**given.told_differently, alone: "figure"}


def figures_of(passage):
    return sorted(re.findall(r"\d[\d,.]*", passage))


def alike(given):
    """With a pair that tells the same in other words."""
    a, b = given.passages
    same = [
        i for i, j in given.links if i not in given.told_differently and figures_of(a[i]) == figures_of(b[j])
    ]
    return {**given.told_differently, same[-1]: "figure"} if same else SAME


def rounded(given):
    """With a pair whose figures are not the same, and stand for one."""
    a, b = given.passages
    near = [
        i for i, j in given.links if i not in given.told_differently and figures_of(a[i]) != figures_of(b[j])
    ]
    return {**given.told_differently, near[0]: "figure"} if near else SAME


def of_everything(given):
    a, b = given.passages
    return len(given.links) / (len(a) * len(b)), 1.0


def words(passages):
    return sum(len(passage.split()) for passage in passages)


def room(given):
    a, b = given.passages
    return words(a[i] for i, _ in given.links) / words(a), words(b[j] for _, j in given.links) / words(b)


def far(wrong, right):
    """A wrong pair of shares, or SAME where it cannot be told from the right one."""
    return SAME if max(abs(x - y) for x, y in zip(wrong, right, strict=True)) < 0.011 else wrong


def of_passages(given):
    a, b = given.passages
    return far((len(given.links) / len(a), len(given.links) / len(b)), room(given))


def turned_round(given):
    return far(room(given)[::-1], room(given))


def one_for_both(given):
    return far((room(given)[0],) * 2, room(given))


def alone(given):
    return given.passages[0][given.alone_in_a].rstrip(".")


PROOFS = {
    "06.1": Proof(
        right=(
            partners,
            lambda g: [None if j == "none" else f"B{j}" for j in partners(g)],
            lambda g: dict(zip(g.asked_passages, partners(g), strict=True)),
            lambda g: {f"A{i}": j for i, j in zip(g.asked_passages, partners(g), strict=True)},
        ),
        wrong=(
            (none_left, "M601"),
            (lambda g: ["none"] * 3, "M601"),
            (shifted, "M602"),
            (all_found, "M603"),
        ),
    ),
    "06.2": Proof(
        right=(
            borne_out,
            lambda g: [str(value) for value in borne_out(g)],
            lambda g: six_findings(g.accounts),
        ),
        wrong=(
            (lambda g: accepted(g, "omits"), "M604"),
            (lambda g: accepted(g, "did not want"), "M604"),
            (lambda g: accepted(g, "is true"), "M605"),
            (lambda g: accepted(g, "no counterpart"), "M606"),
            (lambda g: [False] * 6, "M606"),
        ),
    ),
    "06.3": Proof(
        right=(
            lambda g: overlap,
            lambda g: lambda one, other: np.float64(round(overlap(one, other), 2)),
        ),
        wrong=(
            (lambda g: of_one, "M607"),
            (lambda g: of_the_smaller, "M607"),
            (lambda g: lambda one, other: sizes(one, other)[0], "M608"),
            (lambda g: counted_twice, "M609"),
            (lambda g: dice, "M609"),
            (lambda g: stopping, "M414"),
            (lambda g: lambda one, other: 100 * overlap(one, other), "M410"),
        ),
    ),
    "06.4": Proof(
        right=(right_of_words, lambda g: np.int64(right_of_words(g))),
        wrong=(
            (lambda g: unless(len(g.links), right_of_words(g)), "M610"),
            (lambda g: unless(0, right_of_words(g)), "M611"),
            (lambda g: unless(max(0, right_of_words(g) - 1), right_of_words(g)), "M611"),
        ),
    ),
    "06.5": Proof(
        right=(lambda g: [3, 5, 2, 4, 1], lambda g: np.array([3.0, 5, 2, 4, 1])),
        wrong=(
            (lambda g: [5, 2, 4, 1, 3], "M110"),
            (lambda g: [5, 3, 2, 4, 1], "M219"),
            (lambda g: [3, 5, 2, 1, 4], "M008"),
            (lambda g: (3, 2, 5, 4, 1), "M112"),
        ),
    ),
    "06.6": Proof(
        right=(
            lambda g: measures,
            lambda g: lambda found, by_hand: np.round(measures(found, by_hand), 2),
            lambda g: lambda f, h: dict(zip(("Precision", "Recall"), measures(f, h), strict=True)),
        ),
        wrong=(
            (lambda g: one_end, "M612"),
            (lambda g: other_end, "M612"),
            (lambda g: lambda found, by_hand: measures(found, by_hand)[::-1], "M222"),
            (lambda g: of_all, "M223"),
        ),
    ),
    "06.7": Proof(
        right=(
            lambda g: g.told_differently,
            lambda g: {f"A{i}": kind.upper() for i, kind in g.told_differently.items()},
            lambda g: pd.Series(g.told_differently, dtype=object),
        ),
        wrong=(
            (another_kind, "M616"),
            (one_missing, "M616"),
            (alone_named, "M613"),
            (alike, "M615"),
            (rounded, "M614"),
        ),
    ),
    "06.8": Proof(
        right=(of_everything, lambda g: [f"{100 * of_everything(g)[0]:.1f}%", "100%"]),
        wrong=(
            (lambda g: of_everything(g)[::-1], "M222"),
            (lambda g: (of_everything(g)[0], 0.5), "M617"),
            (lambda g: (1, 1), "M618"),
            (lambda g: (len(g.links) / sum(map(len, g.passages)), 1), "M619"),
        ),
    ),
    "06.9": Proof(
        right=(room, lambda g: dict(zip("AB", room(g), strict=True)), lambda g: np.round(room(g), 2)),
        wrong=(
            (turned_round, "M620"),
            (one_for_both, "M620"),
            (of_passages, "M621"),
            (lambda g: [100 * share for share in room(g)], "M410"),
        ),
    ),
    "06.10": Proof(
        right=(
            lambda g: f'A tells: "{alone(g)}"; in B no counterpart was found by this comparison.',
            lambda g: (
                f"In A it says: {alone(g)}; by the rules used here, nothing that matches was found in B"
            ),
            lambda g: f"We did not find in account B what account A tells, namely: {alone(g)}.",
            lambda g: (
                f"The host's account tells: {alone(g)}, and the tool failed to find a counterpart in the guest's"
            ),
            lambda g: (
                f"For A{g.alone_in_a} ({alone(g)}) no counterpart in B was found by me, nor by these rules."
            ),
        ),
        wrong=(
            (lambda g: f'A tells: "{alone(g)}"; B omits it, by this comparison.', "M604"),
            (
                lambda g: (
                    f'A tells: "{alone(g)}"; no counterpart was found by this comparison, since B hides it.'
                ),
                "M604",
            ),
            (lambda g: f'A tells: "{alone(g)}"; B leaves that out.', "M604"),
            (lambda g: f'Somebody tells: "{alone(g)}"; no counterpart was found by this comparison.', "M527"),
            (lambda g: "A tells something of which no counterpart was found in B by these rules.", "M622"),
            (lambda g: f'A tells: "{alone(g)}"; B tells other things, by this comparison.', "M606"),
            (lambda g: f'A tells: "{alone(g)}"; in B there is no counterpart.', "M623"),
            (lambda g: f'B tells: "{alone(g)}"; in A no counterpart was found by this comparison.', "M626"),
            (lambda g: f'B tells: "{alone(g)}"; by these rules no counterpart was found in A.', "M626"),
        ),
    ),
}
