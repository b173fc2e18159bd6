"""Answers to the tasks of lesson 00: right ones in different forms, and wrong ones with the misconception they show."""

import builtins

import numpy as np

from exercises import SAME, Proof
from readout.course.exercises.checking import items_of

ITEMS = items_of("00")


def unless(wrong, right):
    """A wrong answer, or SAME where it happens to be the right one for this seed."""
    return SAME if wrong == right else wrong


def kind(given):
    return given.message.splitlines()[-1].partition(":")[0]


def stops_early(words):
    for word in words:
        if len(word) > 9:
            return [word]
    return []


def prints(text):
    text.split()


PROOFS = {
    "00.1": Proof(
        right=(lambda g: len(g.words), lambda g: np.int64(len(g.article.text.split()))),
        wrong=(
            (lambda g: "len(words)", "M001"),
            (lambda g: len(g.article.text), "M003"),
            (lambda g: unless(len(g.words[0]), len(g.words)), "M003"),
        ),
    ),
    "00.2": Proof(
        right=(lambda g: int(g.days) + 2, lambda g: float(g.days) + 2),
        wrong=(
            (lambda g: g.days + "2", "M002"),
            (lambda g: str(int(g.days) + 2), "M001"),
            (lambda g: unless(len(g.days) + 2, int(g.days) + 2), "M003"),
            (lambda g: int(g.days + "2"), "M002"),
        ),
    ),
    "00.3": Proof(
        right=(lambda g: g.words[2], lambda g: np.array(g.words)[2], lambda g: g.words[2:3]),
        wrong=(
            (lambda g: unless(g.words[3], g.words[2]), "M102"),
            (lambda g: 2, "M004"),
            (lambda g: g.words[:3], "M005"),
            (lambda g: "words[2]", "M001"),
            (lambda g: "nowhere", "M004"),
        ),
    ),
    "00.4": Proof(
        right=(lambda g: [4, 2, 1, 3], lambda g: (4, 2, 1, 3)),
        wrong=(
            (lambda g: [2, 4, 1, 3], "M006"),
            (lambda g: [2, 1, 3, 4], "M006"),
            (lambda g: [4, 1, 2, 3], "M007"),
            (lambda g: [4, 2, 3, 1], "M008"),
        ),
    ),
    "00.5": Proof(
        right=(
            lambda g: lambda words: [word for word in words if len(word) > 9],
            lambda g: lambda words: tuple(filter(lambda word: len(word) >= 10, words)),
        ),
        wrong=(
            (lambda g: lambda words: [word for word in words if len(word) > 10], "M009"),
            (lambda g: stops_early, "M010"),
            (lambda g: lambda words: None, "M011"),
            (lambda g: lambda words: stops_early(words)[0], "M005"),
        ),
    ),
    "00.6": Proof(
        right=(lambda g: lambda text: text.split()[0], lambda g: lambda text: text.strip().split(None, 1)[0]),
        wrong=(
            (lambda g: prints, "M011"),
            (lambda g: lambda text: text[0], "M012"),
            (lambda g: lambda text: g.words[0], "M013"),
        ),
    ),
    "00.7": Proof(
        right=(kind, lambda g: g.message.splitlines()[-1], lambda g: getattr(builtins, kind(g))),
        wrong=(
            (lambda g: "Traceback", "M014"),
            (lambda g: unless("IndexError", kind(g)), "M015"),
            (lambda g: g.message.splitlines()[2], "M016"),
            (lambda g: g.message.splitlines()[2].partition("2 ")[2], "M016"),
        ),
    ),
    "00.8": Proof(
        right=(
            lambda g: lambda text: max(text.split(), key=len),
            lambda g: lambda text: sorted(text.split(), key=len)[-1],
        ),
        wrong=(
            (lambda g: lambda text: "", "M117"),
            (lambda g: lambda text: text.split()[-1], "M008"),
            (lambda g: lambda text: max(map(len, text.split())), "M004"),
            (lambda g: prints, "M011"),
        ),
    ),
}
