"""What does a lexicon see of the attitude in political news? Accuracy and macro-F1 on NewsMTSC.

usage: python benchmarks/sentiment.py NEWSMTSC_CHECKOUT [rw|mt]

NewsMTSC (Hamborg and Donnay 2021) has sentences of US political news, each target in them marked negative, neutral or
positive by readers; nothing of it is part of this project. A reader below scores the sentence, and each of its targets
gets that score. Where it has thresholds, they are those with the highest sum of accuracy and macro-F1 on train; a
sentence of which a tool saw nothing scores zero. Intervals: 1,000 resamplings of the sentences.
"""

from __future__ import annotations

import json
import random
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from readout.article import parse_article
from readout.reading import Reading
from readout.words import score_text

LABELS = (-1, 0, 1)
FOLDER = "NewsSentiment/controller_data/datasets/NewsMTSC-dataset"
_LOW = (-0.3, -0.25, -0.2, -0.15, -0.1, -0.05, -1e-9)
_HIGH = (1e-9, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4)


@dataclass(frozen=True)
class Sentence:
    """A sentence, the names in it, and the label of each of its targets."""

    text: str
    names: tuple[str, ...]
    labels: tuple[int, ...]


def sentences(path: Path) -> Iterator[Sentence]:
    """The sentences of one file of the corpus."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        text = row["sentence_normalized"]
        labels = tuple(int(target["polarity"] - 4) // 2 for target in row["targets"])
        yield Sentence(text, Reading(parse_article(text)).names, labels)


def textblob(sentence: Sentence) -> float:
    """TextBlob's polarity of the sentence as it stands."""
    return score_text(sentence.text).unmasked or 0.0


def masked(sentence: Sentence) -> float:
    """TextBlob's polarity with names and fixed phrases covered."""
    return score_text(sentence.text, sentence.names).polarity or 0.0


def with_attitude(sentence: Sentence) -> float:
    """The same, words without attitude left out: the mean over what is left."""
    score = score_text(sentence.text, sentence.names)
    kept = [driver.polarity for driver in score.drivers if driver.attitude]
    return sum(kept) / len(kept) if kept else 0.0


def vader(sentence: Sentence) -> float:
    """VADER's compound score of the sentence as it stands."""
    return score_text(sentence.text, tool="vader").unmasked or 0.0


def vader_masked(sentence: Sentence) -> float:
    """VADER's compound score with names and fixed phrases covered."""
    return score_text(sentence.text, sentence.names, "vader").polarity or 0.0


READERS: dict[str, tuple[Callable[[Sentence], float], tuple[float, float] | None]] = {
    "always neutral": (lambda _: 0.0, (-1.0, 1.0)),
    "TextBlob, above or below zero": (textblob, (-1e-9, 1e-9)),
    "TextBlob": (textblob, None),
    "TextBlob, names covered": (masked, None),
    "TextBlob, names covered, words of attitude only": (with_attitude, None),
    "VADER, its authors' 0.05": (vader, (-0.05, 0.05)),
    "VADER, names covered, 0.05": (vader_masked, (-0.05, 0.05)),
}
"""How each reader scores, and its thresholds; None where they are taken from train."""

Scored = list[tuple[float, tuple[int, ...]]]


def confusion(scored: Scored, low: float, high: float) -> Counter[tuple[int, int]]:
    """How often each label was given (first) to targets of each label (second)."""
    return Counter(
        (-1 if score < low else 1 if score > high else 0, label)
        for score, labels in scored
        for label in labels
    )


def figures(table: Counter[tuple[int, int]]) -> tuple[float, float]:
    """Accuracy and macro-F1, from 0 to 1."""
    f1s = []
    for label in LABELS:
        right = table[label, label]
        given = sum(table[label, other] for other in LABELS)
        wanted = sum(table[other, label] for other in LABELS)
        f1s.append(2 * right / (given + wanted) if given + wanted else 0.0)
    return sum(table[label, label] for label in LABELS) / sum(table.values()), sum(f1s) / len(f1s)


def thresholds(scored: Scored) -> tuple[float, float]:
    """The two thresholds with the highest sum of accuracy and macro-F1."""
    return max(
        ((low, high) for low in _LOW for high in _HIGH),
        key=lambda pair: sum(figures(confusion(scored, *pair))),
    )


def interval(scored: Scored, low: float, high: float) -> list[tuple[float, float]]:
    """The 95 percent intervals of accuracy and macro-F1."""
    rng = random.Random(0)
    each = [confusion([item], low, high) for item in scored]
    drawn = []
    for _ in range(1000):
        total: Counter[tuple[int, int]] = Counter()
        for table in rng.choices(each, k=len(each)):
            total.update(table)
        drawn.append(figures(total))
    return [(values[25], values[974]) for values in (sorted(column) for column in zip(*drawn, strict=True))]


def table(train: list[Sentence], test: list[Sentence]) -> Iterator[str]:
    """Lines of Markdown, one per reader."""
    yield "| reader | thresholds | train: accuracy / macro-F1 | test: accuracy | macro-F1 | 95% intervals |"
    yield "|---|---|---|---|---|---|"
    for name, (reader, fixed) in READERS.items():
        learnt = [(reader(sentence), sentence.labels) for sentence in train]
        low, high = fixed or thresholds(learnt)
        seen = "{:.3f} / {:.3f}".format(*figures(confusion(learnt, low, high)))
        scored = [(reader(sentence), sentence.labels) for sentence in test]
        accuracy, f1 = figures(confusion(scored, low, high))
        (a, b), (c, d) = interval(scored, low, high)
        yield (
            f"| {name} | {low:+.2f}, {high:+.2f} | {seen} | {accuracy:.3f} | {f1:.3f} | "
            f"{a:.3f}–{b:.3f}, {c:.3f}–{d:.3f} |"
        )


def main(checkout: str, split: str = "rw") -> int:
    """Print the table for one test split; 2 where there is no such checkout."""
    paths = [Path(checkout, FOLDER, f"{name}.jsonl") for name in ("train", f"devtest_{split}")]
    for path in paths:
        if not path.is_file():
            print(f"{path}: no such file; name a checkout of NewsMTSC and a split rw or mt", file=sys.stderr)
            return 2
    train, test = (list(sentences(path)) for path in paths)
    print(f"NewsMTSC test-{split}: {len(test):,} sentences, {sum(len(s.labels) for s in test):,} targets\n")
    print("\n".join(table(train, test)))
    return 0


if __name__ == "__main__":
    if not 2 <= len(sys.argv) <= 3:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
