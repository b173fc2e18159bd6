"""How much faster one checkout reads texts than another: side by side, in turn, in one run.

usage: python benchmarks/reading_speed.py OTHER TEXTS [COUNT] [ROUNDS]

OTHER is the other checkout's folder, TEXTS a JSON-Lines file (or one that gzip packed) whose rows have a `text`; COUNT
of them (500), evenly taken, are read in each of ROUNDS (5). Each round has two new processes, which have read
some other texts before, and gives them the same few texts in turn. A text's time is that of the processor, the least of all rounds:
whatever else the machine does only slows it. Two measures: article, facts and statements, as a text needs; and the whole
`Reading`, with scores and verdicts, as a row of a corpus needs.
"""

import gzip
import json
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

HERE = Path(__file__).parents[1]
AT_ONCE = 20  # texts that a process reads before the other one has its turn
PARTS = {
    "article, facts, statements": ("facts", "statements"),
    "the whole reading": ("facts", "statements", "scores", "verdicts"),
}
# A process reads lines, each a list of texts and one of parts, and answers with seconds of the processor for each text.
READER = """
import json, sys, time
from readout.article import parse_article
from readout.reading import Reading
import textblob, textblob.en
def seconds(text, parts):
    started = time.process_time()
    reading = Reading(parse_article(text))
    for part in parts:
        getattr(reading, part)
    return time.process_time() - started
for line in sys.stdin:
    texts, parts = json.loads(line)
    print(json.dumps([seconds(text, parts) for text in texts]), flush=True)
"""
WARMING = 50  # texts read before, so that what a process loads once is loaded


def texts_of(path: Path, count: int) -> tuple[list[str], list[str]]:
    """`count` of the texts of a file, evenly taken, and some of the others."""
    with (
        gzip.open(path, "rt", encoding="utf-8")
        if path.suffix == ".gz"
        else path.open(encoding="utf-8") as file
    ):
        texts = [json.loads(line)["text"] for line in file]
    kept = {len(texts) * n // count for n in range(count)}
    others = [text for n, text in enumerate(texts) if n not in kept]
    return [texts[n] for n in sorted(kept)], others[:: max(1, len(others) // WARMING)]


def reader(checkout: Path) -> "subprocess.Popen[str]":
    """A process that reads texts with the library of a checkout."""
    return subprocess.Popen(
        [sys.executable, "-P", "-c", READER],
        env={"PYTHONPATH": str(checkout), "PYTHONHASHSEED": "0"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def asked(process: "subprocess.Popen[str]", texts: list[str], parts: Iterable[str]) -> list[float]:
    """What a process answers: seconds for each of `texts`."""
    assert process.stdin and process.stdout
    process.stdin.write(json.dumps([texts, list(parts)]) + "\n")
    process.stdin.flush()
    answer: list[float] = json.loads(process.stdout.readline())
    return answer


def one_round(
    checkouts: list[Path], texts: list[str], others: list[str], parts: Iterable[str]
) -> list[list[float]]:
    """Seconds for each text, of each checkout."""
    processes = [reader(checkout) for checkout in checkouts]
    times: list[list[float]] = [[] for _ in checkouts]
    for process in processes:
        asked(process, others, parts)
    for first in range(0, len(texts), AT_ONCE):
        for process, found in zip(processes, times, strict=True):
            found += asked(process, texts[first : first + AT_ONCE], parts)
    for process in processes:
        process.communicate()
    return times


def main(other: str, path: str, count: str = "500", rounds: str = "5") -> None:
    """Print a table: a row for each measure."""
    checkouts, (texts, others) = [Path(other).resolve(), HERE], texts_of(Path(path), int(count))
    print(f"{len(texts)} texts, {rounds} rounds\n")
    print("| measure | ms a text, other | ms a text, this | texts a second | ratio |\n|---|---|---|---|---|")
    for measure, parts in PARTS.items():
        found = [one_round(checkouts, texts, others, parts) for _ in range(int(rounds))]
        before, now = (
            sum(map(min, zip(*(times[n] for times in found), strict=True))) / len(texts) for n in (0, 1)
        )
        print(f"| {measure} | {1000 * before:.2f} | {1000 * now:.2f} | {1 / now:,.0f} | {before / now:.2f} |")


if __name__ == "__main__":
    if not 3 <= len(sys.argv) <= 5:
        sys.exit(__doc__)
    main(*sys.argv[1:])
