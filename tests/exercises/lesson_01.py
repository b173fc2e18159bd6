"""Answers to the tasks of lesson 01: right ones in different forms, and wrong ones with the misconception they show."""

from datetime import date

import numpy as np
import pandas as pd

from exercises import SAME, Proof
from readout.course.exercises.checking import items_of

ITEMS = items_of("01")


def pieces(given):
    return [piece for piece in given.article.text.split(".") if piece.strip()]


def unless(wrong, right):
    """A wrong answer, or SAME where it happens to be the right one for this seed."""
    return SAME if wrong == right else wrong


def longest(given):
    return max(given.article.body, key=lambda s: len(s.text.split()))


def others(given):
    return [(s.start, s.end) for s in given.article.segments if s.kind != "body"]


def first_year(article):
    import re

    return int(re.findall(r"\d{4}", article.text)[0])


def by_letters(given):
    found = max(given.article.body, key=lambda s: len(s.text))
    return SAME if len(found.text.split()) == len(longest(given).text.split()) else (found.start, found.end)


PROOFS = {
    "01.1": Proof(
        right=(
            lambda g: lambda text, start, end: text[start:end],
            lambda g: lambda t, a, b: "".join(list(t)[a:b]),
        ),
        wrong=(
            (lambda g: lambda text, start, end: text[start : end + 1], "M101"),
            (lambda g: lambda text, start, end: text[start + 1 : end], "M102"),
            (lambda g: lambda text, start, end: text[start : start + end], "M103"),
        ),
    ),
    "01.2": Proof(
        right=(lambda g: len(pieces(g)), lambda g: np.float64(len(pieces(g)))),
        wrong=(
            (lambda g: unless(len(g.article.body), len(pieces(g))), "M104"),
            (lambda g: 1, "M104"),
            (lambda g: unless(len(pieces(g)) + 4, len(g.article.body)), "M105"),
        ),
    ),
    "01.3": Proof(
        right=(lambda g: len(g.article.body), lambda g: pd.Series([len(g.article.body)])),
        wrong=(
            (lambda g: unless(len(g.article.sentences), len(g.article.body)), "M106"),
            (lambda g: sum(s.kind == "body" for s in g.article.segments), "M107"),
            (
                lambda g: (
                    SAME
                    if len(pieces(g)) in (len(g.article.body), len(g.article.sentences))
                    else len(pieces(g))
                ),
                "M104",
            ),
        ),
    ),
    "01.4": Proof(
        right=(lambda g: (longest(g).start, longest(g).end), lambda g: longest(g)),
        wrong=(
            (lambda g: longest(g).text, "M108"),
            (by_letters, "M109"),
            (lambda g: (3, 4), "M108"),
        ),
    ),
    "01.5": Proof(
        right=(lambda g: [4, 2, 5, 1, 3], lambda g: np.array([4, 2, 5, 1, 3])),
        wrong=(
            (lambda g: [2, 5, 1, 4, 3], "M110"),
            (lambda g: [4, 3, 2, 5, 1], "M111"),
            (lambda g: (4, 2, 1, 5, 3), "M112"),
        ),
    ),
    "01.6": Proof(
        right=(
            lambda g: lambda a: a.document_date.value.year if a.document_date else None,
            lambda g: lambda a: a.document_date and float(a.document_date.value.year),
        ),
        wrong=(
            (lambda g: first_year, "M113"),
            (lambda g: lambda a: date.today().year + 100, "M114"),
            (lambda g: lambda a: a.document_date.value.year, "M115"),
        ),
    ),
    "01.7": Proof(
        unordered=True,
        right=(others, lambda g: {*others(g)}),
        wrong=(
            (lambda g: [(s.start, s.end) for s in g.article.segments if s.kind == "body"], "M106"),
            (lambda g: [(s.start, s.end) for s in g.article.segments], "M106"),
            (lambda g: [s.kind for s in g.article.segments if s.kind != "body"] or SAME, "M108"),
            (lambda g: others(g)[1:] if len(others(g)) > 1 else SAME, "M116"),
        ),
    ),
    "01.8": Proof(
        right=(
            lambda g: lambda a: all(a.text[s.start : s.end] == s.text for s in a.sentences),
            lambda g: lambda a: np.bool_(not [s for s in a.sentences if a.text[s.start : s.end] != s.text]),
        ),
        wrong=(
            (lambda g: lambda a: True, "M117"),
            (
                lambda g: lambda a: a.text[a.sentences[0].start : a.sentences[0].end] == a.sentences[0].text,
                "M118",
            ),
            (lambda g: lambda a: all(s.end - s.start == len(s.text) for s in a.sentences), "M119"),
        ),
    ),
}
