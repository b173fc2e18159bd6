"""How well practice readouts are read, by house style: precision and recall against the annotation they come with.

usage: python benchmarks/practice.py [SEEDS]

The generator's grammar is apart from the extractor's, but both are ours and readouts it writes were looked at while
rules were mended: these figures show where a style is hard, not how good the rules are on the world's texts.
"""

import sys
from collections import Counter, defaultdict

from readout.article import parse_article
from readout.gold import Gold, score
from readout.practice import STYLES, generate
from readout.reading import Reading


def main(seeds: int) -> None:
    """Print a Markdown table: a row per style and kind."""
    totals: dict[tuple[str, str], Counter] = defaultdict(Counter)
    for seed in range(seeds):
        practice = generate(seed)
        reading = Reading(parse_article(practice.text))
        gold = Gold(f"seed {seed}", practice.gold)
        table = score(reading.article, reading.facts, reading.statements, gold)
        for kind, row in table[["right", "found", "gold"]].iterrows():
            totals[practice.style, str(kind)].update({name: int(number) for name, number in row.items()})
    kinds = list(dict.fromkeys(kind for _, kind in totals))
    print(f"| style | {' | '.join(kinds)} |")
    print(f"|---|{'---|' * len(kinds)}")
    for style in STYLES:
        cells = [totals[style, kind] for kind in kinds]
        shown = [
            f"{c['right'] / max(c['found'], 1):.2f} / {c['right'] / max(c['gold'], 1):.2f}"
            if c["gold"]
            else ""
            for c in cells
        ]
        print(f"| {style} | {' | '.join(shown)} |")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 500)
