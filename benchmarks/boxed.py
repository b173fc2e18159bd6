"""Is an answer that comes out of the box judged as in the notebook? Known answers on many seeds.

usage: python benchmarks/boxed.py [FIRST [LAST]]

On each seed from FIRST to LAST (default 0 to 20) every known answer, right, wrong and in odd forms, is judged as it is,
and as it comes through the pipe of the box; state, message and misconception must be the same. Ends with exit code 1 if
any is not so.
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from course.classroom.known import judged  # noqa: E402


def main(first: int = 0, last: int = 20) -> int:
    """Go through the seeds; 1 where an answer is judged otherwise."""
    count = wrong = 0
    for seed in range(first, last + 1):
        for key, name, here, out in judged(seed):
            count += 1
            if here != out:
                wrong += 1
                print(f"seed {seed}, {key}, {name}: {here} in the notebook, {out} from the box")
    print(f"seeds {first} to {last}: {count} answers, {wrong} judged otherwise")
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:3])))
