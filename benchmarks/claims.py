"""How well planted claims are found and judged in practice readouts: precision and recall by kind.

usage: python benchmarks/claims.py [FIRST_SEED [SEEDS]]

Each practice readout brings an invented trade table with true and false claims about it. A planted claim is *found* if a
claim of its kind overlaps it, and *judged right* if a false one is called contradicted and a true one is not. Seeds
below 1000 were looked at while rules were written; the figures of the project are of those from 5000 on.
"""

import sys
from collections import Counter

from readout.article import parse_article
from readout.claims import Verdict, check_claims
from readout.practice import PlantedClaim, Practice, generate
from readout.reading import Reading
from readout.trade import TABLES, Trade


def tables(practice: Practice) -> Trade:
    """The invented tables of a practice readout as those of a pair."""
    reporter, partner = (country.name for country in practice.countries)
    rows = {name: [] for name in TABLES} | practice.trade
    types = {name: {} for name in TABLES}
    return Trade("", True, "", reporter, partner, rows, types)


def verdicts(practice: Practice) -> tuple[Verdict, ...]:
    """What is claimed in a practice readout, judged on its own tables."""
    reading = Reading(parse_article(practice.text))
    return check_claims(reading.article, reading.facts, reading.statements, tables(practice))


def matched(planted: PlantedClaim, found: tuple[Verdict, ...]) -> Verdict | None:
    """The verdict of the same kind that overlaps a planted claim."""
    return next(
        (
            v
            for v in found
            if v.claim.kind == planted.kind and v.claim.start < planted.end and planted.start < v.claim.end
        ),
        None,
    )


def main(first: int, seeds: int) -> None:
    """Print a Markdown table: a row per kind."""
    counts: dict[str, Counter] = {}
    unplanted = 0
    for seed in range(first, first + seeds):
        practice = generate(seed)
        found = verdicts(practice)
        hits = []
        for planted in practice.claims:
            count = counts.setdefault(planted.kind, Counter())
            verdict = matched(planted, found)
            hits.append(verdict)
            truth = "true" if planted.true else "false"
            count[truth] += 1
            count[truth, "found"] += verdict is not None
            count[truth, verdict.verdict if verdict else "missed"] += 1
        unplanted += sum(v.verdict == "contradicted" and v not in hits for v in found)
    print("| kind | planted | found | false, contradicted | true, contradicted | true, supported |")
    print("|---|---|---|---|---|---|")
    total = Counter()
    for kind, count in sorted(counts.items()):
        total.update(count)
        print(f"| {kind} |{_cells(count)}")
    print(f"| all |{_cells(total)}")
    print(f"\nContradicted where nothing was planted: {unplanted}")


def _cells(count: Counter) -> str:
    planted = count["true"] + count["false"]
    found = count["true", "found"] + count["false", "found"]
    supported = count["true", "supported"] + count["true", "within_rounding"]
    return (
        f" {planted} | {found / planted:.2f} | {count['false', 'contradicted'] / max(count['false'], 1):.2f} |"
        f" {count['true', 'contradicted']} | {supported / max(count['true'], 1):.2f} |"
    )


if __name__ == "__main__":
    main(*(int(word) for word in sys.argv[1:]), *(0, 200)[len(sys.argv) - 1 :])
