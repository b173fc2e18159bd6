"""How claims about ten other pairs of countries than China and Russia are judged: by kind, against tests/pairs/gold.json.

usage: python benchmarks/pairs.py [--verbose]

A verdict is about a claim when it overlaps the claim's key, the number or word that decides. A claim is *missed* when
none does; *wrong* when one says contradicted of what is true, supported of what is false, or either of what no table
decides or on which books differ; *right* when one is among those that the gold accepts; else *unjudged*. With --verbose
each claim that is not right is printed, with its verdicts, under its text.
"""

import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from readout import ROOT
from readout.article import parse_article
from readout.claims import Verdict
from readout.reading import Reading

FOLDER = ROOT / "tests" / "pairs"
UPHELD = {"supported", "within_rounding"}
COLUMNS = {
    "true": ("right", "contradicted", "unjudged", "missed"),
    "false": ("right", "supported", "unjudged", "missed"),
    "other": ("right", "judged", "unjudged", "missed"),
}


def verdicts(text: Path) -> tuple[Verdict, ...]:
    """What is claimed in a text, judged on the tables that the project has."""
    return Reading(parse_article(text.read_text(encoding="utf-8"), str(text))).verdicts


def about(claim: dict[str, Any], found: tuple[Verdict, ...]) -> list[Verdict]:
    """The verdicts that overlap the key of a claim."""
    start, end = claim["key"]
    return [verdict for verdict in found if verdict.claim.start < end and start < verdict.claim.end]


def group(claim: dict[str, Any]) -> str:
    """Which of the three groups of columns a claim is counted in."""
    return claim["truth"] if claim["truth"] in ("true", "false") else "other"


def outcome(claim: dict[str, Any], said: set[str]) -> str:
    """The column of a claim of which the verdicts `said` are given; of several the worst counts."""
    if not said:
        return "missed"
    wrong = {"true": {"contradicted"}, "false": UPHELD}.get(claim["truth"], UPHELD | {"contradicted"})
    if said & wrong - set(claim["accept"]):
        return COLUMNS[group(claim)][1]
    return "right" if said & set(claim["accept"]) else "unjudged"


def table(counts: dict[str, Counter[tuple[str, str]]]) -> str:
    """A Markdown table: a row per kind, and their sum."""
    heads = [head for name, columns in COLUMNS.items() for head in (name, *columns)]
    lines = [f"| kind | {' | '.join(heads)} |", f"|{'---|' * (len(heads) + 1)}"]
    total: Counter[tuple[str, str]] = sum(counts.values(), Counter())
    for kind, count in [*sorted(counts.items()), ("all", total)]:
        cells = []
        for name, columns in COLUMNS.items():
            figures = [count[name, column] for column in columns]
            cells += [sum(figures), *figures]
        lines.append(f"| {kind} | {' | '.join(map(str, cells))} |")
    return "\n".join(lines)


def main(verbose: bool) -> None:
    """Print the table, and how many contradictions are about no claim of the gold."""
    counts: dict[str, Counter[tuple[str, str]]] = {}
    elsewhere = 0
    for text in json.loads((FOLDER / "gold.json").read_text(encoding="utf-8")):
        if verbose:
            print(f"{text['file']} ({text['pair']})")
        found = verdicts(FOLDER / text["file"])
        met: list[Verdict] = []
        for claim in text["claims"]:
            here = about(claim, found)
            met += here
            result = outcome(claim, {verdict.verdict for verdict in here})
            counts.setdefault(claim["kind"], Counter())[group(claim), result] += 1
            if verbose and result != "right":
                print(f"  {result}: {claim['kind']}, {claim['truth']}: {claim['text']}")
                for verdict in here:
                    print(f"    {verdict.verdict}: {verdict.reason}")
        elsewhere += sum(verdict.verdict == "contradicted" and verdict not in met for verdict in found)
    print(table(counts))
    print(f"\nContradicted where the gold has no claim: {elsewhere}")


if __name__ == "__main__":
    if set(sys.argv[1:]) - {"--verbose"}:
        sys.exit((__doc__ or "").strip())
    main("--verbose" in sys.argv[1:])
