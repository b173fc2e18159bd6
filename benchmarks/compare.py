"""How well passages of two readouts are linked, against links by hand; and how fast.

usage: python benchmarks/compare.py FOLDER [--verbose]
       python benchmarks/compare.py --speed [ROUNDS]

FOLDER has a JSON file for each pair: `a` and `b` (the file names of the texts), `sentences_a` and `sentences_b`, `links`
(pairs of sentence numbers, from 0, that tell the same thing) and `may` (pairs that count neither for nor against). A
file of a text that is not in FOLDER is looked for in its neighbours. Printed are precision, recall and F1 of the links,
and the share of sentences rightly called "both sides" or "one side only"; those that have a link that may be alone are
left out. --speed gives the time for 20 sentences against 70, once loaded, over 0.3 s, and over reading both texts.
"""

import json
import statistics
import sys
import time
from pathlib import Path
from typing import Any

from readout.article import Span, parse_article, read_article
from readout.compare import Comparison, compare
from readout.reading import Reading

ROOT = Path(__file__).parents[1]
GOAL = 0.3  # seconds
Pair = tuple[int, int]


def text_of(folder: Path, name: str) -> Path:
    """The file of a text, in the folder of its links or somewhere beside it."""
    places = [
        folder / name,
        *sorted(folder.parent.parent.glob(f"*/{name}")),
        *sorted(folder.parent.glob(f"*/{name}")),
    ]
    return next(place for place in places if place.is_file())


def linked(found: Comparison, readings: tuple[Reading, Reading], pair: dict[str, Any]) -> set[Pair]:
    """The links that were found, as pairs of numbers of the sentences that were marked."""
    numbers = []
    for reading, key in zip(readings, ("sentences_a", "sentences_b"), strict=True):
        text, place, places = reading.article.text, 0, []
        for sentence in pair[key]:
            place = text.index(sentence, place)
            places.append((place, place + len(sentence)))
            place += len(sentence)
        numbers.append(places)
    return {
        (i, j)
        for link in found.links
        for i in holding(numbers[0], link.a)
        for j in holding(numbers[1], link.b)
    }


def holding(places: list[Pair], spans: tuple[Span, ...]) -> list[int]:
    """The numbers of the sentences that spans overlap."""
    return [n for n, (start, end) in enumerate(places) if any(s.start < end and start < s.end for s in spans)]


def sides(pair: dict[str, Any], found: set[Pair]) -> tuple[int, int]:
    """How many sentences are rightly called "both sides" or "one side only", and of how many."""
    gold = {tuple(link) for link in pair["links"]}
    may = {tuple(link) for link in pair["may"]} - gold
    right = every = 0
    for side, key in enumerate(("sentences_a", "sentences_b")):
        for n in range(len(pair[key])):
            is_both = any(link[side] == n for link in gold)
            if not is_both and any(link[side] == n for link in may):
                continue
            every += 1
            right += is_both == any(link[side] == n for link in found)
    return right, every


def score(folder: Path, verbose: bool) -> None:
    """Print a Markdown table: a row per pair, and their mean."""
    rows = []
    print("| pair | links by hand | precision | recall | F1 | both or one side |\n|---|---|---|---|---|---|")
    for path in sorted(folder.glob("*.json")):
        pair = json.loads(path.read_text(encoding="utf-8"))
        if set(pair["languages"]) != {"en"}:
            continue
        a, b = (Reading(read_article(text_of(folder, pair[key]))) for key in "ab")
        result = compare(a, b)
        found = linked(result, (a, b), pair)
        gold = {tuple(link) for link in pair["links"]}
        may = {tuple(link) for link in pair["may"]} - gold
        hits, wrong = len(found & gold), len(found - gold - may)
        precision, recall = hits / (hits + wrong or 1), hits / len(gold)
        f1 = 2 * hits / (2 * hits + wrong + len(gold) - hits)
        right, every = sides(pair, found)
        rows.append((precision, recall, f1, right / every))
        print(f"| {path.stem} | {len(gold)} | {' | '.join(f'{value:.2f}' for value in rows[-1])} |")
        if verbose:
            for kind, some in (("missed", gold - found), ("false", found - gold - may)):
                for i, j in sorted(some):
                    print(f"  {kind} {i}-{j}: {pair['sentences_a'][i]}\n    | {pair['sentences_b'][j]}")
            for d in result.differently:
                print(f"  differently ({d.kind}): {d.value_a} | {d.value_b}")
    means = [statistics.mean(column) for column in zip(*rows, strict=True)]
    print(f"| mean | | {' | '.join(f'{value:.2f}' for value in means)} |")


def speed(rounds: int) -> None:
    """Print two lines of Markdown."""
    text = (ROOT / "data/article/2023-12-20-xi-mishustin.txt").read_text(encoding="utf-8")
    body = parse_article(text).body
    title, *_ = text.splitlines()

    def of(many: int) -> Reading:
        lines = [f"{body[n % len(body)].text[:-1]}, for the {n + 3}th time." for n in range(many)]
        return Reading(parse_article("\n".join([title, *lines])))

    compare(of(20), of(70))
    times, reads = [], []
    for _ in range(rounds):
        a, b = of(20), of(70)
        started = time.perf_counter()
        for reading in (a, b):
            _ = (reading.facts, reading.statements)
        read = time.perf_counter()
        compare(a, b)
        times.append(time.perf_counter() - read)
        reads.append(read - started)
    took, reading = statistics.median(times), statistics.median(reads)
    print(f"| 20 against 70 sentences, over 0.3 s | {took / GOAL:.2f} ({took:.3f} s) | 1 at most |")
    print(f"| the same, over reading both texts | {took / reading:.2f} | |")


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["--speed", *rounds]:
            speed(int(rounds[0]) if rounds else 5)
        case [folder, *flags] if set(flags) <= {"--verbose"}:
            score(Path(folder), bool(flags))
        case _:
            sys.exit((__doc__ or "").strip())
