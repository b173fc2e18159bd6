"""For tasks with a choice of answers: all that a learner can choose, and which of them are right.

So it is proven that a check tells right from wrong, and that no wrong answer looks like the right one.
"""

import itertools
from collections.abc import Callable
from typing import Any

from exercises import lesson_01, lesson_02, lesson_03, lesson_04, lesson_05, lesson_06, lesson_07
from readout.claims import VERDICTS
from readout.course.exercises.material import changes
from readout.words import READINGS

KINDS = ("checkable", "opinion", "not checkable")


def numbers(key: str, lesson: Any) -> tuple[Callable[[Any], Any], Callable[[Any], Any]]:
    """Every count that could be meant, and the right one."""
    right = lesson.PROOFS[key].right[0]
    return lambda g: range(right(g) + 40), lambda g: [right(g)]


def orders(count: int, *right: list[int]) -> tuple[Callable[[Any], Any], Callable[[Any], Any]]:
    """Every order of some lines, and those in which the program works."""
    return lambda g: map(list, itertools.permutations(range(1, count + 1))), lambda g: list(right)


def sentences(given: Any) -> list[tuple[int, int]]:
    return [(s.start, s.end) for s in given.article.sentences]


def longest(given: Any) -> list[tuple[int, int]]:
    most = max(len(s.text.split()) for s in given.article.body)
    return [(s.start, s.end) for s in given.article.body if len(s.text.split()) == most]


def people(given: Any) -> list[str]:
    """Everybody's full name, but for who is written in full where the question is asked."""
    return [e["name"] for e in given.practice.gold["entities"] if e["type"] == "PERSON"]


def verdicts(given: Any) -> list[dict[str, str]]:
    return [{"id": v.claim.id, "verdict": word} for v in given.verdicts for word in VERDICTS]


def tested(given: Any) -> list[Any]:
    found = [v for v in given.verdicts if v.verdict not in ("opinion", "not_checkable")]
    return [{"id": v.claim.id, "verdict": v.verdict} for v in found] or ["none"]


def differences(given: Any) -> list[dict[int, str]]:
    """The right answer with each passage left out, or added with each kind that it may be said to differ in."""
    right = given.told_differently
    left_out = [{i: kind for i, kind in right.items() if i != out} for out in right]
    added = [
        {**right, i: kind}
        for i in range(len(given.passages[0]))
        for kind in ("figure", "date", "speaker")
        if right.get(i) != kind
    ]
    return [right, *left_out, *added]


def alone(lesson: Any, key: str) -> Callable[[Any], list[Any]]:
    """The one right answer."""
    return lambda g: [lesson.PROOFS[key].right[0](g)]


def subsets(given: Any) -> list[list[int]]:
    """Whichever of six talks may be called wrong."""
    return [list(some) for size in range(7) for some in itertools.combinations(range(1, 7), size)]


CHOICES = {
    "01.2": numbers("01.2", lesson_01),
    "01.3": numbers("01.3", lesson_01),
    "01.4": (sentences, longest),
    "01.5": orders(5, [4, 2, 5, 1, 3]),
    "02.6": (people, alone(lesson_02, "02.6")),
    "02.7": orders(5, [4, 3, 5, 1, 2]),
    "02.8": numbers("02.8", lesson_02),
    "03.2": (lambda g: ["below", "equal", "above", "missing"], alone(lesson_03, "03.2")),
    "04.2": (lambda g: map(list, itertools.product(READINGS, repeat=4)), alone(lesson_04, "04.2")),
    "04.9": (lambda g: list(changes(g.more_scores)), alone(lesson_04, "04.9")),
    "05.2": (lambda g: map(list, itertools.product(KINDS, repeat=6)), alone(lesson_05, "05.2")),
    "05.4": orders(5, [3, 2, 5, 4, 1], [3, 2, 5, 1, 4]),
    "05.5": numbers("05.5", lesson_05),
    "05.7": (lambda g: map(list, itertools.product((True, False), repeat=3)), alone(lesson_05, "05.7")),
    "05.8": (
        lambda g: [
            lesson_05.readings(g, verdict=v)
            for v in ("supported", "contradicted", "depends", "not checkable")
        ],
        alone(lesson_05, "05.8"),
    ),
    "06.1": (
        lambda g: map(list, itertools.product(["none", *range(len(g.passages[1]))], repeat=3)),
        alone(lesson_06, "06.1"),
    ),
    "06.2": (lambda g: map(list, itertools.product((True, False), repeat=6)), alone(lesson_06, "06.2")),
    "06.4": numbers("06.4", lesson_06),
    "06.5": orders(5, [3, 5, 2, 4, 1]),
    "06.7": (differences, alone(lesson_06, "06.7")),
    "07.1": (subsets, alone(lesson_07, "07.1")),
    "07.3": numbers("07.3", lesson_07),
    "07.4": (lambda g: range(2020, 2027), alone(lesson_07, "07.4")),
    "07.5": orders(5, [4, 2, 5, 1, 3]),
    "capstone.4": (lambda g: ["none", *verdicts(g)], tested),
}
"""By task: what can be chosen, and what of it is right, both made of a learner's material."""

LONG_ORDERS = {
    "03.5": orders(7, [6, 4, 2, 5, 3, 7, 1], [4, 6, 2, 5, 3, 7, 1]),
    "04.8": orders(6, [6, 3, 5, 1, 4, 2]),
}
"""The same for orders that are too many to be tried on every seed; the lines are the same on all of them."""
