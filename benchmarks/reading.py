"""How well are speakers and what they said found in texts nobody here wrote? News of PolNeAR, readouts of governments.

usage: python benchmarks/reading.py POLNEAR_CHECKOUT [train|dev|test]
       python benchmarks/reading.py readouts [FOLDER]

PolNeAR (Newell et al. 2018) is a corpus of US political news with hand-marked attributions; nothing of it is part of
this project. Rules are written on train and dev; test is run once for a release, and only its totals are looked at.

Definitions. Spans lose marks and a leading "that" at their edges. Predicted and annotated attributions are paired one
to one, greedily, by content overlap (Jaccard of words) + 0.5 for a shared cue word + 0.25 for a shared source word.
A pair is *soft* right if source and cue each share a word (or both have no source) and content overlap is at least
0.5; it is *exact* if all three are the same. *Reported speech* takes recall over annotations whose cue holds a form of
`speech_verbs.txt` or "according", and precision over all annotations. What is read as a topic is left out. Intervals: 1,000 resamplings of the documents.

Readouts. Those of `data/readouts` are read, and those of FOLDER, where NAME.json annotates NAME.txt: strings of the
text, the n-th of several that are alike, under `people`, `statements`, `dates` and `quantities`. A statement is found
if its content shares half of all words with an annotated one, and cue and source a word each; the closest are paired
first, one to one. Those that only name a topic are neither asked for nor counted against. *With the right speakers* is
the share of all annotated statements that are found with just the people annotated, by any form of their names. A date
is right if it shares half of its words with an annotated one and is the same day, month, year or interval. A person is
one entry if exactly one person found has a form of the name, or the last word of the whole name.
"""

from __future__ import annotations

import json
import random
import re
import sys
from calendar import monthrange
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from readout import ROOT
from readout.article import parse_article, read_article
from readout.errors import InputError
from readout.gold import PRF, Gold, annotated_texts, score
from readout.reading import Reading
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


def annotation(text: str, given: dict[str, Any]) -> dict[str, Any]:
    """What readers marked as strings of `text`, in the form of readout-gold/1, with offsets.

    Raises InputError for a string that is not in the text as often as `given` says.
    """

    def span(item: dict[str, Any]) -> dict[str, Any]:
        start = -1
        for _ in range(item.get("n", 1)):
            start = text.find(item["text"], start + 1)
            if start < 0:
                raise InputError(
                    f"{item['text']!r} is not {item.get('n', 1)} times in the text; mend the annotation"
                )
        return {"start": start, "end": start + len(item["text"]), "text": item["text"]}

    people = {person["name"]: f"E{number}" for number, person in enumerate(given["people"], 1)}
    bodies = [who for item in given["statements"] for who in item["speakers"] if who not in people]
    named = people | {who: f"E{number}" for number, who in enumerate(dict.fromkeys(bodies), len(people) + 1)}
    forms = {person["name"]: person["forms"] for person in given["people"]}
    return {
        "annotated": ["statements", "speakers", "dates", "quantities"],
        "match": "overlap",
        "entities": [
            {"id": known, "type": "PERSON" if name in people else "ORG", "name": name, "mentions": []}
            | ({"forms": forms[name]} if name in people else {})
            for name, known in named.items()
        ],
        "time_expressions": [
            {
                **span(date),
                "type": "INTERVAL" if "/" in date["value"] else "DATE",
                "value": _days(date["value"]),
            }
            for date in given["dates"]
        ],
        "quantities": [
            {**span(item), "value": item["value"], "unit": item["unit"]} for item in given["quantities"]
        ],
        "statements": [
            {
                "id": f"ST{number}",
                "kind": item.get("kind", "said"),
                "speaker": [named[who] for who in item["speakers"]],
                "source": [span(item["source"])] if item["source"] else [],
                "cue": [span(item["cue"])],
                "content": [span(part) for part in item["content"]],
                "quote_type": item["quote"],
            }
            for number, item in enumerate(given["statements"], 1)
        ],
    }


def _days(value: str) -> str:
    """A date as Readout writes it: an interval of months goes from the first day to the last."""
    first, between, last = value.partition("/")
    if not between or len(first) != len("2023-01") or len(last) != len(first):
        return value
    year, month = map(int, last.split("-"))
    return f"{first}-01/{last}-{monthrange(year, month)[1]:02d}"


def readouts(folder: Path | None) -> Iterator[tuple[str, Reading, Gold]]:
    """Name, reading and annotation of each readout of the course, and of others that are in `folder`."""
    own = {path.stem for path in (ROOT / "data/readouts").glob("*.txt")}
    seen = set()
    for article, gold in annotated_texts(ROOT / "data/gold"):
        if (name := Path(gold.path).stem) in own:
            seen.add(article.sha256)
            yield name, Reading(article), gold
    for path in sorted(folder.glob("*.txt")) if folder else ():
        beside, reading = path.with_suffix(".json"), Reading(read_article(path))
        if beside.exists() and reading.article.sha256 not in seen:
            given = json.loads(beside.read_text(encoding="utf-8"))
            yield path.stem, reading, Gold(str(beside), annotation(reading.article.text, given))


def one_entry(reading: Reading, gold: Gold) -> tuple[int, int]:
    """How many annotated people are exactly one person found, and how many are annotated."""
    marked = [entity for entity in gold.items["entities"] if entity["type"] == "PERSON"]
    found = [{person.name, *person.forms} for person in reading.facts.people]
    right = 0
    for entity in marked:
        known = {entity["name"], *entity["forms"]}
        last = entity["name"].split()[-1]
        right += sum(not known.isdisjoint(names) or last in names for names in found) == 1
    return right, len(marked)


def readout_table(folder: Path | None) -> Iterator[str]:
    """Lines of Markdown: one per readout, and one for all."""
    yield "| readout | statements: right / found / marked | F1 | with the right speakers | dates F1 | people as one entry |"
    yield "|---|---|---|---|---|---|"
    total: Counter = Counter()
    for name, reading, gold in readouts(folder):
        scores = score(reading.article, reading.facts, reading.statements, gold)
        counts = Counter(
            {(kind, part): int(scores.loc[kind, part]) for kind in scores.index for part in _PARTS}
        )
        counts["people", "right"], counts["people", "gold"] = one_entry(reading, gold)
        total += counts
        yield _readout_row(name, counts)
    yield _readout_row("all", total)


_PARTS = ("right", "found", "gold")


def _readout_row(name: str, counts: Counter) -> str:
    said, speakers, dates = (
        PRF(*(counts[kind, part] for part in _PARTS)) for kind in ("statements", "speakers", "dates")
    )
    people = f"{counts['people', 'right']} of {counts['people', 'gold']}"
    triple = f"{said.right} / {said.found} / {said.gold}"
    return f"| {name} | {triple} | {said.f1:.2f} | {speakers.recall:.2f} | {dates.f1:.2f} | {people} |"


def main(checkout: str, split: str = "") -> int:
    """Print the table for one split of PolNeAR, or for readouts; 2 where there are no such texts."""
    if checkout == "readouts":
        if split and not Path(split).is_dir():
            print(f"{split}: no such folder; name one with annotated readouts", file=sys.stderr)
            return 2
        print("\n".join(readout_table(Path(split) if split else None)))
        return 0
    split = split or "dev"
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
