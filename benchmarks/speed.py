"""How fast articles are read: the command beside the import of TextBlob, the functions per second, growth with length.

usage: python benchmarks/speed.py [ROUNDS]

Each ratio is of two things measured in turn in one run. The functions are `parse_article`, `extract_facts` and
`extract_statements`, on one core, once loaded, the fastest of many readings; growth is the time for ten copies of the article over that for one.
"""

import statistics
import subprocess
import sys
import time
from pathlib import Path

from readout.article import parse_article
from readout.reading import Reading

ROOT = Path(__file__).parents[1]
ARTICLE = ROOT / "data/article/2023-12-20-xi-mishustin.txt"
COPIES = 100  # long enough that the clock's grain is nothing beside it


def seconds(command: list[str]) -> float:
    """Wall time of one process."""
    started = time.perf_counter()
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - started


def reading(text: str) -> float:
    """Seconds to read `text` once, up to its statements."""
    started = time.perf_counter()
    _ = Reading(parse_article(text)).statements
    return time.perf_counter() - started


def main(rounds: int) -> None:
    """Print three lines of Markdown."""
    command = [str(Path(sys.executable).parent / "readout"), "read", str(ARTICLE)]
    bare = [sys.executable, "-c", "import textblob"]
    pairs = [(seconds(command), seconds(bare)) for _ in range(rounds + 1)][1:]  # the first one warms the disk
    ours, theirs = (statistics.median(times) for times in zip(*pairs, strict=True))
    text = ARTICLE.read_text(encoding="utf-8")
    reading(text)
    each = min(reading(text) for _ in range(rounds * COPIES))  # whatever else the machine does only slows it
    growth = statistics.median(reading(text * 10 * COPIES) / reading(text * COPIES) for _ in range(rounds))
    print(
        f"| `readout read`, one article, over a process that imports TextBlob | {ours / theirs:.2f} "
        f"({ours:.2f} s over {theirs:.2f} s) | 1.5 at most |"
    )
    print(
        f"| articles read per second and core | {1 / each:.0f} ({1000 * each:.2f} ms each) | 300 at least |"
    )
    print(
        f"| time for {10 * COPIES:,} copies of the article in one text over {COPIES} copies | {growth:.1f} | 11 at most |"
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 3)
