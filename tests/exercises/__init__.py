"""Known answers to every task, right and wrong, by lesson."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

SAME = object()
"""Stands for a wrong answer that happens to be right for a seed, so that it proves nothing there."""


@dataclass(frozen=True)
class Proof:
    """For one task: answers that must pass, and answers that must fail, each with its misconception.

    `unordered` is a task whose answer is a set: its parts may stand in any order, and more than once.
    """

    right: tuple[Callable[[Any], Any], ...]
    wrong: tuple[tuple[Callable[[Any], Any], str], ...]
    unordered: bool = False
