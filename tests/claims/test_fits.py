"""Direction first, then magnitude: a sign never turns a hedge."""

import pytest

from readout.claims.fits import fits, together
from readout.claims.model import Frame
from readout.claims.operators import Result


def verdict(relation, said, hedge, direction, value, step=0.1):
    frame = Frame("growth", 0, 1, 0, relation, said, "percent", step, hedge=hedge, direction=direction)
    return fits(frame, Result("annual", value, value, value, "", ()))


@pytest.mark.parametrize(
    ("said", "hedge", "direction", "value", "expected"),
    [
        (2, "at least", "down", -2.7, "supported"),  # fell by more than 2
        (40, "at least", "down", -28.6, "contradicted"),  # fell by more than 40
        (10, "at most", "down", -6.9, "supported"),  # fell by less than 10
        (5, "at most", "down", -6.9, "contradicted"),
        (2.7, "equal", "down", 2.7, "contradicted"),  # the other way
        (2.7, "equal", "up", -2.7, "contradicted"),
        (26.2, "equal", "up", 26.2, "supported"),
        (26.3, "equal", "up", 26.2, "within_rounding"),
        (26, "about", "up", 26.6, "supported"),
        (30, "nearly", "up", 29.5, "supported"),
        (30, "nearly", "up", 26.0, "contradicted"),
    ],
)
def test_a_change(said, hedge, direction, value, expected):
    assert verdict("change", said, hedge, direction, value) == expected


@pytest.mark.parametrize(
    ("said", "hedge", "step", "value", "expected"),
    [
        (2, "loose", 1, 1.96, "supported"), (2, "loose", 1, 1.48, "contradicted"), (2, "loose", 1, 3.5, "contradicted"),
        (4, "at least", 1, 3.45, "contradicted"), (3.7, "equal", 0.1, 2.69, "contradicted"), (2, "nearly", 1, 1.9, "supported"),
        (0.5, "loose", 1, 0.49, "supported"), (0.5, "loose", 1, 0.7, "contradicted"),
    ],
)  # fmt: skip
def test_a_multiple(said, hedge, step, value, expected):
    assert verdict("multiple", said, hedge, "up", value, step) == expected


def test_books_that_differ():
    assert together(["supported", "within_rounding"]) == "supported"
    assert together(["supported", "contradicted"]) == "depends"
    assert together(["contradicted", "contradicted"]) == "contradicted"
