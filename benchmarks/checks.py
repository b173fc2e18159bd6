"""How many wrong answers do the checks of the exercises let pass? Mutants of right answers, and the share that is caught.

usage: python benchmarks/checks.py [SEEDS]

Every right answer of `tests/exercises` is made wrong in each of the ways below, on SEEDS seeds (default 5), and given to its
check; the exit code is 1 where less than GOAL is caught. A mutant that is equal to a right answer is no mutant, nor is another order of what has none. A function is mutated in what it returns, and is no mutant
where that changes nothing it returned to the check.
"""

from __future__ import annotations

import math
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from importlib import import_module  # noqa: E402

from readout.course.exercises import (  # noqa: E402
    Item,
    derive,
    items_of,
    lessons_with_tasks,
    outcome,
)
from readout.course.exercises.given import Given  # noqa: E402

GOAL = 0.995


def _numbers(change: Callable[[float], Any]) -> Callable[[Any], Any]:
    """A mutation of every number in an answer."""

    def mutate(value: Any) -> Any:
        if isinstance(value, bool) or value is None:
            return value
        if isinstance(value, (int, float)):
            return change(value)
        if isinstance(value, dict):
            return {key: mutate(part) for key, part in value.items()}
        if isinstance(value, (list, tuple, set)):
            return type(value)(mutate(part) for part in value)
        return value

    return mutate


def _swapped(value: Any) -> Any:
    """Columns changed over: a pair turned round, the values of two names exchanged."""
    if isinstance(value, dict) and len(value) > 1:
        one, other, *_ = value
        return {**value, one: value[other], other: value[one]}
    if isinstance(value, (list, tuple)) and value and all(isinstance(p, (list, tuple)) for p in value):
        return type(value)(_swapped(part) for part in value)
    return type(value)(reversed(value)) if isinstance(value, (list, tuple)) and len(value) == 2 else value


def _shorter(value: Any) -> Any:
    """The last part forgotten: of a list, of a dict, of a text."""
    if isinstance(value, dict):
        return dict(list(value.items())[:-1])
    return value[:-1] if isinstance(value, (list, tuple)) and value else value


MUTATIONS: dict[str, Callable[[Any], Any]] = {
    "off by one": _numbers(lambda n: n + 1),
    "off by one, down": _numbers(lambda n: n - 1),
    "wrong sign": _numbers(lambda n: -n),
    "wrong unit (times 1,000)": _numbers(lambda n: n * 1000),
    "wrong unit (times 100)": _numbers(lambda n: n * 100),
    "wrong unit (a hundredth)": _numbers(lambda n: n / 100),
    "forgotten year": _shorter,
    "swapped columns": _swapped,
    "not so": lambda value: not value if isinstance(value, bool) else value,
    "None": lambda value: None,
    "NaN": lambda value: math.nan,
    "empty": lambda value: "" if isinstance(value, str) else [],
    "wrong type (text)": lambda value: value if isinstance(value, str) else f"{value}?",
    "wrong type (object)": lambda value: object(),
}


def _plain(value: Any) -> Any:
    """An answer with Python's own types, so that it can be mutated and compared."""
    if hasattr(value, "tolist"):
        return value.tolist()
    if hasattr(value, "to_dict"):
        return value.to_dict()
    return value


class Mutant:
    """A function that returns mutated values, and remembers whether any was another value."""

    def __init__(self, asked: Callable[..., Any], mutate: Callable[[Any], Any]):
        self.asked, self.mutate, self.changed = asked, mutate, False

    def __call__(self, *given: Any) -> Any:
        right = _plain(self.asked(*given))
        wrong = self.mutate(right)
        # NaN is not equal to itself, and a set made anew may be written in another order.
        self.changed |= wrong != right and repr(wrong) != repr(right)
        return wrong


def mutants(answer: Any) -> Iterator[tuple[str, Any]]:
    """Each mutation of an answer by its name; those that change nothing are left out."""
    for name, mutate in MUTATIONS.items():
        if callable(answer):
            yield name, Mutant(answer, mutate)
            continue
        plain = _plain(answer)
        mutant = mutate(plain)
        if type(mutant) is not type(plain) or mutant != plain:
            yield name, mutant


def _parts(value: Any) -> Any:
    """The parts of an answer whose order says nothing."""
    return set(map(repr, value)) if isinstance(value, (list, tuple, set)) else value


def survives(item: Item, right: list[Any], mutant: Any, given: Given, unordered: bool) -> bool | None:
    """Whether a check lets a mutant pass; None where it is equal to a right answer."""
    if not callable(mutant):
        known = [_plain(r) for r in right if not callable(r)]
        if mutant in known or unordered and _parts(mutant) in map(_parts, known):
            return None
    state = outcome(item, mutant, given)[0]
    if isinstance(mutant, Mutant) and not mutant.changed:
        return None
    return state == "right"


def main(seeds: int = 5) -> int:
    """Print the share caught by mutation, and every survivor."""
    caught: Counter[str] = Counter()
    tried: Counter[str] = Counter()
    survivors = []
    for source in derive.sources():
        lesson = derive.lesson_of(source)
        module = lessons_with_tasks()[lesson].rpartition(".")[2]
        items, proofs = items_of(lesson), import_module(f"exercises.{module}").PROOFS
        for seed in range(1, seeds + 1):
            given = Given(seed)
            for key, proof in proofs.items():
                right = [make(given) for make in proof.right]
                for answer in right:
                    for name, mutant in mutants(answer):
                        passed = survives(items[key], right, mutant, given, proof.unordered)
                        if passed is not None:
                            tried[name] += 1
                            caught[name] += not passed
                        if passed:
                            survivors.append((key, seed, name, str(mutant)[:50]))
    print("| mutation | tried | caught |\n|---|---|---|")
    for name in MUTATIONS:
        if tried[name]:
            print(f"| {name} | {tried[name]} | {caught[name] / tried[name]:.3f} |")
    print(f"| all | {sum(tried.values())} | {sum(caught.values()) / sum(tried.values()):.3f} |\n")
    for survivor in survivors:
        print("survived:", *survivor)
    return 0 if sum(caught.values()) >= GOAL * sum(tried.values()) else 1


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 5))
