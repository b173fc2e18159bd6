"""How well are dates and sums of money found in government texts nobody here wrote? Precision, recall and F1 on re3d.

usage: python benchmarks/facts.py RE3D_CHECKOUT

re3d (Dstl 2017) is a corpus of texts on Syria and Iraq with hand-marked entities; nothing of it is part of this
project. Rules may be written on the texts of the UK Government, the Australian foreign ministry and the EU delegation;
of the US State Department's, numbers 10 to 22 are held out: only their totals are looked at.

Definitions. Of re3d's types, Temporal is compared with dates, intervals and durations, Money with sums of money. A
span found is *exact* if it is annotated, without marks and a leading "the", "on", "in" or "at" at the edges; it
*overlaps* if it shares a character with an annotated one, and an annotated one is found if one found shares a
character with it. Intervals: 1,000 resamplings of the documents.
"""

from __future__ import annotations

import json
import random
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from readout.article import parse_article
from readout.facts import extract_facts

Spans = list[tuple[int, int]]
DEVELOPMENT = (
    "UK Government",
    "Australian Department of Foreign Affairs",
    "Delegation of the European Union to Syria",
)
STATE, STATE_SEEN = "US State Department", 9
_EDGE = re.compile(r"^(?:[\W_]|(?:the|on|in|at)\s)+|[\W_]+$", re.IGNORECASE)


@dataclass(frozen=True)
class Document:
    """A text of re3d with the annotated spans of each kind."""

    text: str
    gold: dict[str, Spans]


def documents(folder: Path) -> Iterator[Document]:
    """The texts of one of re3d's folders, in the order of the file; annotations of no confidence included."""
    types = {"Temporal": "temporal", "Money": "money"}
    gold: dict[str, dict[str, Spans]] = {}
    for line in (folder / "entities.json").read_text(encoding="utf-8").splitlines():
        item = json.loads(line)
        if item["type"] in types:
            spans = gold.setdefault(item["documentId"], {}).setdefault(types[item["type"]], [])
            spans.append((item["begin"], item["end"]))
    for line in (folder / "documents.json").read_text(encoding="utf-8").splitlines():
        item = json.loads(line)
        yield Document(item["text"], gold.get(item["_id"], {}))


def found(text: str) -> dict[str, Spans]:
    """What Readout finds of each kind."""
    facts = extract_facts(parse_article(text))
    times = [(d.start, d.end) for d in facts.dates]
    times += [(q.start, q.end) for q in facts.quantities if q.kind == "duration"]
    return {"temporal": times, "money": [(q.start, q.end) for q in facts.quantities if q.kind == "money"]}


def counted(text: str, ours: Iterable[tuple[int, int]], gold: Iterable[tuple[int, int]]) -> Counter:
    """What one document adds: how many were found and annotated, and how many of each are right."""
    ours, gold = ({_trimmed(text, *span) for span in spans} for spans in (ours, gold))
    same = len(ours & gold)
    return Counter(
        {
            "found": len(ours),
            "gold": len(gold),
            ("exact", "precision"): same,
            ("exact", "recall"): same,
            ("overlap", "precision"): sum(any(s < e2 and s2 < e for s2, e2 in gold) for s, e in ours),
            ("overlap", "recall"): sum(any(s < e2 and s2 < e for s2, e2 in ours) for s, e in gold),
        }
    )


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    words = text[start:end]
    kept = _EDGE.sub("", words)
    start += words.find(kept)
    return start, start + len(kept)


def figures(counts: Counter, name: str) -> tuple[float, float, float]:
    """Precision, recall and F1, from 0 to 1."""
    precision = counts[name, "precision"] / counts["found"] if counts["found"] else 0.0
    recall = counts[name, "recall"] / counts["gold"] if counts["gold"] else 0.0
    both = precision + recall
    return precision, recall, 2 * precision * recall / both if both else 0.0


def table(sets: dict[str, list[Document]]) -> Iterator[str]:
    """Lines of Markdown: one per set of texts, kind and measure."""
    yield "| texts | kind | annotated | measure | precision | recall | F1 | 95% interval of F1 |"
    yield "|---|---|---|---|---|---|---|---|"
    for label, docs in sets.items():
        predicted = [found(doc.text) for doc in docs]
        for kind in ("temporal", "money"):
            counts = [
                counted(doc.text, ours[kind], doc.gold.get(kind, []))
                for doc, ours in zip(docs, predicted, strict=True)
            ]
            total = sum(counts, Counter())
            for name in ("overlap", "exact"):
                rng = random.Random(0)
                f1s = sorted(
                    figures(sum(rng.choices(counts, k=len(counts)), Counter()), name)[2] for _ in range(1000)
                )
                p, r, f = (f"{value:.2f}" for value in figures(total, name))
                interval = f"{f1s[25]:.2f}–{f1s[974]:.2f}"
                yield f"| {label} | {kind} | {total['gold']} | {name} | {p} | {r} | {f} | {interval} |"


def main(checkout: str) -> int:
    """Print the table; 2 where there is no such checkout."""
    try:
        docs = {name: list(documents(Path(checkout) / name)) for name in (*DEVELOPMENT, STATE)}
    except (OSError, json.JSONDecodeError, KeyError):
        print(f"{checkout}: no re3d texts with their entities; name its checkout", file=sys.stderr)
        return 2
    development = [doc for name in DEVELOPMENT for doc in docs[name]]
    sets = {
        f"UK, Australia, EU ({len(development)})": development,
        f"US State Department, held out ({len(docs[STATE][STATE_SEEN:])})": docs[STATE][STATE_SEEN:],
        f"all four ({len(development) + len(docs[STATE])})": development + docs[STATE],
    }
    print("\n".join(table(sets)))
    return 0


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1]))
