"""Chance from a seed."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import TypeVar

from readout.errors import InputError, quoted

_DIGITS = 18  # of a seed; Python refuses to write numbers of some thousands
Thing = TypeVar("Thing")


class Dice:
    """Chance from a seed, through `random()` alone: the same on every platform and version."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed).random

    def below(self, n: int) -> int:
        """A whole number from 0 to n-1."""
        return int(self._random() * n)

    def between(self, low: int, high: int) -> int:
        """A whole number from low to high, both included."""
        return low + self.below(high - low + 1)

    def one(self, items: Sequence[Thing]) -> Thing:
        """One of the items."""
        return items[self.below(len(items))]

    def chance(self, share: float) -> bool:
        """True in that share of the calls."""
        return self._random() < share

    def mixed(self, items: Sequence[Thing]) -> list[Thing]:
        """The items in another order."""
        rest = list(items)
        return [rest.pop(self.below(len(rest))) for _ in items]


def checked(seed: int) -> int:
    """The seed. Raises InputError for one that is not a whole number from 0 on of at most 18 digits."""
    if not isinstance(seed, int) or isinstance(seed, bool) or not 0 <= seed < 10**_DIGITS:
        raise InputError(
            f"seed {quoted(seed)}: not a whole number from 0 on of at most {_DIGITS} digits; give one such as 7"
        )
    return seed
