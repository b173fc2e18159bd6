"""Is a task of the exercises wrong on any seed? Known answers on each of many seeds.

usage: python benchmarks/seeds.py [FIRST [LAST]]

On each seed from FIRST to LAST (default 0 to 500): every known right answer is right, every known wrong one is not, and
shows the misconception it was made for; every odd form of a right answer is accepted; where there is a choice, the
check takes what is right of it and nothing else; and the worked solutions, run as notebooks, are right. Those of
02.6 and capstone.2 may be what the library's reader finds where it errs, as they say. Ends with exit code 1 if any is not so.
"""

from __future__ import annotations

import contextlib
import io
import itertools
import re
import sys
from collections import Counter
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from exercises.choices import CHOICES, LONG_ORDERS  # noqa: E402
from exercises.forms import FORMS  # noqa: E402

from exercises import SAME  # noqa: E402
from readout import course  # noqa: E402
from readout.course.cells import load_cells  # noqa: E402
from readout.course.exercises import Check, Shown, derive, items_of, lessons_with_tasks, outcome  # noqa: E402
from readout.course.exercises.given import Given  # noqa: E402

ITEMS = {key: item for lesson in lessons_with_tasks() for key, item in items_of(lesson).items()}
PROOFS = {
    key: proof
    for module in lessons_with_tasks().values()
    for key, proof in import_module(f"exercises.{module.rpartition('.')[2]}").PROOFS.items()
}


def tried(given: Given) -> Iterator[tuple[str, str, bool, str]]:
    """Each answer tried on a seed: its kind, its task and name, whether it came out as it must, and what was said."""

    def told(key: str, answer: Any) -> tuple[str, str, str | None]:
        return outcome(ITEMS[key], answer, given)

    for key, proof in PROOFS.items():
        for number, make in enumerate(proof.right):
            state, message, _ = told(key, make(given))
            yield "right", f"{key}, right {number}", state == "right", message
        for number, (make, misconception) in enumerate(proof.wrong):
            if (wrong := make(given)) is not SAME:
                state, message, shown = told(key, wrong)
                yield "wrong", f"{key}, wrong {number}", (state, shown) == ("not yet", misconception), message
    for name, (key, make) in FORMS.items():
        state, message, _ = told(key, make(given))
        yield "forms", name, state == "right", message
    for key, (choices, right) in {**CHOICES, **(LONG_ORDERS if given.seed == 0 else {})}.items():
        known = right(given)
        for answer in choices(given):
            state, message, _ = told(key, answer)
            yield (
                "choices",
                f"{key}, {str(answer)[:60]}",
                (state == "right") == (answer in known),
                message,
            )


_READER_ERRS = {("02.6", "M217"), ("capstone.2", "M918")}


class _Kept(Check):
    """A check that keeps what it said."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[Shown] = []

    def __call__(self, key: str, answer: object = ...) -> Shown:
        self.said.append(super().__call__(key, answer))
        return self.said[-1]


def worked(seed: int) -> Iterator[tuple[str, str, bool, str]]:
    """The same of the worked solutions, which are run as learners would run them."""
    for source in derive.sources():
        kept = course.check = _Kept()
        space: dict[str, Any] = {"display": str}
        for cell in load_cells(derive.EXERCISES / "solutions" / source.name):
            code = "".join(cell["source"])
            if cell["cell_type"] == "code" and "quiz(" not in code:
                try:
                    with contextlib.redirect_stdout(io.StringIO()):
                        exec(re.sub(r"^seed: int = 1", f"seed: int = {seed}", code, flags=re.M), space)
                except Exception as error:
                    yield "solutions", f"{source.stem}, a cell", False, repr(error)
        for shown in kept.said:
            key, state, misconception = (shown.data[name] for name in ("item", "state", "misconception"))
            right = state == "right" or (key, misconception) in _READER_ERRS
            yield "solutions", f"{key}, worked", right, str(shown)


def main(first: int = 0, last: int = 500) -> int:
    """Print how many answers were tried, and each that did not come out as it must."""
    counts: Counter[str] = Counter()
    failed: Counter[str] = Counter()
    for seed in range(first, last + 1):
        for kind, name, as_meant, message in itertools.chain(tried(Given(seed)), worked(seed)):
            counts[kind] += 1
            if not as_meant:
                failed[kind] += 1
                print(f"seed {seed}: {name}: {message}")
    print(f"\nseeds {first} to {last}\n\n| answers | tried | not as they must |\n|---|---|---|")
    for kind in counts:
        print(f"| {kind} | {counts[kind]} | {failed[kind]} |")
    return 1 if failed.total() else 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
