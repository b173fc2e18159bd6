"""How well are speakers and what they said found in news nobody here wrote? Precision, recall and F1 on PolNeAR.

usage: python benchmarks/reading.py POLNEAR_CHECKOUT [train|dev|test]

PolNeAR (Newell et al. 2018) is a corpus of US political news with hand-marked attributions; nothing of it is part of
this project. Rules are written on train and dev; test is run once for a release, and only its totals are looked at.

Definitions. Spans lose marks and a leading "that" at their edges. Predicted and annotated attributions are paired one
to one, greedily, by content overlap (Jaccard of words) + 0.5 for a shared cue word + 0.25 for a shared source word.
A pair is *soft* right if source and cue each share a word (or both have no source) and content overlap is at least
0.5; it is *exact* if all three are the same. *Reported speech* takes recall over annotations whose cue holds a form of
`speech_verbs.txt` or "according", and precision over all annotations. What readout takes for a mere topic ("discussed") is not counted. Intervals: 1,000 resamplings of the documents.
"""

from __future__ import annotations

import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from readout.article import parse_article
from readout.statements.english.attribution import attributions
from readout.statements.quotations import EDGES, trimmed

ROLES = ("source", "cue", "content")
Spans = tuple[tuple[int, int], ...]
Found = dict[str, Spans]
_WORD = re.compile(r"\w+(?:['’]\w+)*|[$€£%]")
_SPEECH = {
    line.strip()
    for line in Path(__file__).with_name("speech_verbs.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
} | {"according"}


@dataclass(frozen=True)
class Marked:
    """An attribution ready to compare: per role its normalised spans and the offsets of their words."""

    spans: Found
    words: dict[str, frozenset[int]]


def marked(text: str, found: Found) -> Marked:
    """`found` normalised as the definitions say."""
    spans = {role: _normalised(text, found[role], role == "content") for role in ROLES}
    words = {
        role: frozenset(m.start() for s, e in spans[role] for m in _WORD.finditer(text, s, e))
        for role in ROLES
    }
    return Marked(spans, words)


def _normalised(text: str, spans: Iterable[tuple[int, int]], content: bool) -> Spans:
    kept: list[tuple[int, int]] = []
    for span in sorted(spans):
        start, end = trimmed(text, *span)
        if content and text[start : start + 5].lower() == "that " and end - start > 4:
            start += 5
        if end <= start:
            continue
        if kept and all(mark in EDGES for mark in text[kept[-1][1] : start]):
            kept[-1] = (kept[-1][0], end)
        else:
            kept.append((start, end))
    return tuple(kept)


def _overlap(one: frozenset[int], other: frozenset[int]) -> float:
    return len(one & other) / len(one | other) if one | other else 0.0


def soft(one: Marked, other: Marked) -> bool:
    """Whether the two share a word of source and of cue, and half of the content."""
    source = bool(one.words["source"] & other.words["source"]) or not (
        one.spans["source"] or other.spans["source"]
    )
    cue = bool(one.words["cue"] & other.words["cue"])
    return source and cue and _overlap(one.words["content"], other.words["content"]) >= 0.5


def exact(one: Marked, other: Marked) -> bool:
    """Whether all three roles are the same."""
    return one.spans == other.spans


def paired(found: list[Marked], gold: list[Marked]) -> list[tuple[int, int]]:
    """One-to-one pairs of predicted and annotated attributions, best first."""
    scored = []
    for i, one in enumerate(found):
        for j, other in enumerate(gold):
            content = _overlap(one.words["content"], other.words["content"])
            cue = bool(one.words["cue"] & other.words["cue"])
            if content or cue:
                scored.append(
                    (content + 0.5 * cue + 0.25 * bool(one.words["source"] & other.words["source"]), i, j)
                )
    pairs, used, matched = [], set(), set()
    for _, i, j in sorted(scored, reverse=True):
        if i not in used and j not in matched:
            used.add(i)
            matched.add(j)
            pairs.append((i, j))
    return pairs


def counted(text: str, found: list[Found], gold: list[Found], speech: bool) -> Counter:
    """What one document adds: predictions, annotations, and right ones for precision and for recall."""
    kept = [not speech or is_speech(text, item) for item in gold]
    ours, theirs = [marked(text, item) for item in found], [marked(text, item) for item in gold]
    counts = Counter(found=len(ours), gold=sum(kept))
    for i, j in paired(ours, theirs):
        for name, same in (("soft", soft), ("exact", exact)):
            if same(ours[i], theirs[j]):
                counts[name, "precision"] += 1
                counts[name, "recall"] += kept[j]
    return counts


def is_speech(text: str, found: Found) -> bool:
    """Whether the cue holds one of the frozen verb forms."""
    return any(w.lower() in _SPEECH for s, e in found["cue"] for w in re.findall("[A-Za-z]+", text[s:e]))


def figures(counts: Counter, name: str) -> tuple[float, float, float]:
    """Precision, recall and F1, from 0 to 1."""
    precision = counts[name, "precision"] / counts["found"] if counts["found"] else 0.0
    recall = counts[name, "recall"] / counts["gold"] if counts["gold"] else 0.0
    both = precision + recall
    return precision, recall, 2 * precision * recall / both if both else 0.0


def documents(checkout: Path, split: str) -> Iterator[tuple[str, list[Found]]]:
    """Each text of a split with its attributions; of several annotators, the first."""
    folder, seen = checkout / "data" / split, set()
    for path in sorted((folder / "attributions").glob("*.ann")):
        name = path.stem.rsplit("_", 1)[0]
        source = folder / "text" / f"{name}.txt"
        if name not in seen and source.exists():
            seen.add(name)
            with source.open(encoding="utf-8", newline="") as file:
                yield file.read(), _standoff(path.read_text(encoding="utf-8"))


def _standoff(lines: str) -> list[Found]:
    """The attributions of a brat standoff file; spans may be in pieces ("3 9;12 20")."""
    rows = [line.split("\t") for line in lines.splitlines() if "\t" in line]
    spans = {
        row[0]: [tuple(map(int, piece.split())) for piece in row[1].split(" ", 1)[1].split(";")]
        for row in rows
        if row[0].startswith("T")
    }
    found = []
    for row in rows:
        if row[0].startswith("E"):
            roles = defaultdict(list)
            for item in row[1].split():
                role, reference = item.split(":")
                roles[re.sub(r"\d+$", "", role).lower()] += spans.get(reference, [])
            found.append({role: tuple(sorted(roles[role])) for role in ROLES})
    return found


def ours(text: str) -> list[Found]:
    """The attributions that Readout finds."""
    return [
        {"source": (a.source,) if a.source else (), "cue": (a.cue,), "content": a.content}
        for a in attributions(parse_article(text))
        if a.kind == "said"
    ]


_NAME = r"(?:(?:[A-Z][\w.’'-]+)(?: [A-Z][\w.’'-]+){0,4}|[Hh]e|[Ss]he|[Tt]hey)"
_NAIVE = (
    re.compile(rf"(?P<source>{_NAME}) (?P<cue>said|says|told|added) (?:that )?(?P<content>[^.\n]+)"),
    re.compile(rf"(?P<content>[^.\n]+),[”\"]? (?P<source>{_NAME}) (?P<cue>said|says|added)\b"),
    re.compile(rf"(?P<content>[^.\n]+),[”\"]? (?P<cue>said|says|added) (?P<source>{_NAME})"),
)


def naive(text: str) -> list[Found]:
    """What three regular expressions find: "X said C", "C, X said" and "C, said X"."""
    found = {m.start("cue"): m for pattern in _NAIVE for m in pattern.finditer(text)}
    return [{role: (m.span(role),) for role in ROLES} for m in found.values()]


def table(
    docs: list[tuple[str, list[Found]]], readers: dict[str, Callable[[str], list[Found]]]
) -> Iterator[str]:
    """Lines of Markdown: one per reader, subset and measure."""
    yield "| reader | annotations | measure | precision | recall | F1 | 95% interval of F1 |"
    yield "|---|---|---|---|---|---|---|"
    for label, reader in readers.items():
        predicted = [reader(text) for text, _ in docs]
        for subset, speech in (("reported speech", True), ("all", False)):
            counts = [
                counted(text, found, gold, speech)
                for (text, gold), found in zip(docs, predicted, strict=True)
            ]
            for name in ("soft", "exact"):
                rng = random.Random(0)
                f1s = sorted(
                    figures(sum(rng.choices(counts, k=len(counts)), Counter()), name)[2] for _ in range(1000)
                )
                p, r, f = (f"{100 * value:.1f}" for value in figures(sum(counts, Counter()), name))
                interval = f"{100 * f1s[25]:.1f}–{100 * f1s[974]:.1f}"
                yield f"| {label} | {subset} | triple {name} | {p} | {r} | {f} | {interval} |"


def main(checkout: str, split: str = "dev") -> int:
    """Print the table for one split; 2 where there is no such checkout."""
    docs = list(documents(Path(checkout), split))
    if not docs:
        print(
            f"{checkout}: no texts of PolNeAR's split {split!r} in data/{split}; name its checkout",
            file=sys.stderr,
        )
        return 2
    print(f"PolNeAR {split}: {len(docs)} texts, {sum(len(gold) for _, gold in docs):,} attributions\n")
    print("\n".join(table(docs, {"three regular expressions": naive, "readout": ours})))
    return 0


if __name__ == "__main__":
    if not 2 <= len(sys.argv) <= 3:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
