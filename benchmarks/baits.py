"""How long the worst texts take: forty of them, each a few words of the lexicons or of a pattern, again and again.

usage: python benchmarks/baits.py [CHARACTERS]

Every bait is read at CHARACTERS (20,000 where none are given) and at four times as many, by all that reads a text: its
parts, facts, statements, claims, scores, and the text with its facts marked. Seconds are of one core. Linear time is
a ratio of 4; where a bait takes less than `GRAIN` the ratio says nothing and is that of the grain. Exit code 1 where
one reaches `MOST`.
"""

import gc
import sys
import time
from dataclasses import replace

from readout.article import parse_article
from readout.article.language import ENGLISH
from readout.lexicon import columns, entries
from readout.reading import Reading
from readout.report import marked_up

GRAIN, MOST = 0.05, 5.0
NAME = next(columns("given_names"))[1].split()[0]
TITLE, BODY = entries("titles")[2], entries("organisations")[0]
CUE = next(columns("cues"))[-1]
LAND, PEOPLE, *_ = next(columns("countries"))[1:]
BAITS = [
    *("said, ", "saying, ", "said ", f"Xi {CUE}, ", "Xi said:\n", '"It rained," said Xi. ', "Xi, who said, ", "according to "),
    *("“", '" ', "“said said ” said, ", "he said. ", f"{TITLE} {NAME} ", f"{NAME} Brask Lind ", "of Ann ", "Xi, Xi and Xi said, "),
    *("2023-", "in May ", "1 of Sept ", "December 18 to ", "two days earlier ", "1,111 ", "$5-", "10th anniversary of "),
    *("trade ", "record of trade ", "trade rose 5 percent ", "from 2019 trade to ", "bilateral ", "largest trading partner of "),
    *(f"{LAND} and {PEOPLE} ", f"{BODY} (", "Ltd ", "Ministry of ", "steady growth ", "which shows "),
    *("wonderful ", "not very ", "Source: a ", "a" * 60 + "\n"),
]  # fmt: skip


def seconds(text: str) -> float:
    """Processor time to read `text` to the end."""
    gc.collect()
    started = time.process_time()
    # The same word again and again is no English by its little words: it is read all the same.
    reading = Reading(replace(parse_article(text), language=ENGLISH), "CN-RU")
    _ = reading.verdicts, reading.scores
    marked_up(reading.article, reading.facts, reading.statements)
    return time.process_time() - started


def main(characters: int) -> int:
    """Print a table in Markdown; 1 where a bait is not read in linear time."""
    seconds(
        "Xi said that bilateral trade of China and Russia was wonderful in 2023. " * 20
    )  # loads what is loaded once
    gc.freeze()
    slow = 0
    print(f"| bait | s at {characters:,} | s at {4 * characters:,} | ratio | s a MB |\n|---|---|---|---|---|")
    for bait in BAITS:
        small, large = (
            seconds((bait * (size // len(bait) + 1))[:size]) for size in (characters, 4 * characters)
        )
        ratio = max(large, GRAIN) / max(small, GRAIN)
        slow += ratio >= MOST
        shown = f"`{bait}`".replace("\n", "↵").replace("|", "\\|")
        shown = shown if len(bait) < 40 else f"{len(bait) - 1} letters, a line"
        print(
            f"| {shown} | {small:.2f} | {large:.2f} | {ratio:.1f} | {large / 4 / characters * 1e6:.1f} |",
            flush=True,
        )
    print(f"\n{len(BAITS)} baits, {slow} at a ratio of {MOST:g} or more")
    return bool(slow)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000))
