"""How well two sides' accounts of one invented meeting are compared, against what is known of them.

usage: python benchmarks/two_sides.py [SEEDS] [--verbose]

The generator's grammar was written without a look at the rules of the comparison. What it invents is plainer than what
governments write: the figures show which kinds of passage are hard, not how good the rules are on the world's texts.
"""

import sys
from collections import Counter
from collections.abc import Iterable, Sequence

from readout.article import parse_article
from readout.compare import Comparison, compare
from readout.practice import Difference, TwoSides, two_sides
from readout.reading import Reading

KINDS = {"quantity": "figure", "date": "date", "speaker": "speaker"}
"""How the comparison calls what the generator plants."""


def overlap(one: Sequence[int], other: Sequence[int]) -> bool:
    """Whether two stretches, (start, end), have a character in common."""
    return one[0] < other[1] and other[0] < one[1]


def place(span) -> tuple[int, int]:
    """A span of the library as (start, end)."""
    return span.start, span.end


def sentences(made: TwoSides, found: Comparison, count: Counter) -> Iterable[str]:
    """Count which sentences are rightly called told by both sides or by one; tell of those that are not."""
    for side, only_known, only_found in (
        ("a", made.only_a, found.only_a),
        ("b", made.only_b, found.only_b),
    ):
        text = getattr(made, side)
        linked = {place(span) for link in found.links for span in getattr(link, side)}
        alone = {place(span) for span in only_found}
        known = [(getattr(link, side), "both") for link in made.links] + [
            (span, "one") for span in only_known
        ]
        for span in sorted(linked | alone):
            truth = next((status for passage, status in known if overlap(passage, span)), None)
            if truth is None:
                continue
            called = "both" if span in linked else "one"
            count[truth, called] += 1
            if truth != called:
                yield f"{side}: told by {truth}, called {called}: {text[slice(*span)]!r}"
        for passage, truth in known:
            if not any(overlap(passage, span) for span in linked | alone):
                count[truth, "nothing"] += 1
                yield f"{side}: told by {truth}, not a passage: {text[slice(*passage)]!r}"


def links(made: TwoSides, found: Comparison, count: Counter) -> Iterable[str]:
    """Count links that are there and links that were found."""
    pairs = [(place(a), place(b)) for link in found.links for a in link.a for b in link.b]
    for a, b in pairs:
        right = any(overlap(a, known.a) and overlap(b, known.b) for known in made.links)
        count["right" if right else "wrong"] += 1
        if not right:
            yield f"linked, and another thing: {made.a[slice(*a)]!r} / {made.b[slice(*b)]!r}"
    for known in made.links:
        there = any(overlap(a, known.a) and overlap(b, known.b) for a, b in pairs)
        count["found" if there else "missed"] += 1
        if not there:
            yield f"not linked: {made.a[slice(*known.a)]!r} / {made.b[slice(*known.b)]!r}"


def differences(made: TwoSides, found: Comparison, count: Counter) -> Iterable[str]:
    """Count planted differences that were found, and found ones that were not planted."""
    right = set()
    for planted in made.differently:
        hits = {i for i, each in enumerate(found.differently) if is_found(made, planted, each)}
        right |= hits
        count[planted.kind, "found" if hits else "missed"] += 1
        if not hits:
            link = next(each for each in made.links if overlap(each.a, planted.a))
            yield f"{planted.kind} missed: {made.a[slice(*link.a)]!r} / {made.b[slice(*link.b)]!r}"
    for i, each in enumerate(found.differently):
        if i not in right:
            count[each.kind, "false"] += 1
            a, b = place(each.a), place(each.b)
            yield f"{each.kind} false: {around(made.a, a)!r} / {around(made.b, b)!r}"


def is_found(made: TwoSides, planted: Difference, each) -> bool:
    """Whether a difference is the planted one: of the same kind, in the same words; of a speaker, in the same passages."""
    if each.kind != KINDS[planted.kind]:
        return False
    if planted.kind == "speaker":
        planted = next(link for link in made.links if overlap(link.a, planted.a))
    return overlap(place(each.a), planted.a) and overlap(place(each.b), planted.b)


def around(text: str, span: tuple[int, int]) -> str:
    """Words of a text with those before and after."""
    return f"{text[max(span[0] - 60, 0) : span[0]]}[{text[slice(*span)]}]{text[span[1] : span[1] + 60]}"


def main(seeds: int, verbose: bool) -> None:
    """Print a Markdown table: a row per figure."""
    told, linked, differing = Counter(), Counter(), Counter()
    for seed in range(seeds):
        made = two_sides(seed)
        found = compare(Reading(parse_article(made.a)), Reading(parse_article(made.b)))
        remarks = [
            *sentences(made, found, told),
            *links(made, found, linked),
            *differences(made, found, differing),
        ]
        if verbose and remarks:
            print(f"seed {seed}", *remarks, sep="\n  ")
    right = told["both", "both"] + told["one", "one"]
    planted = sum(differing[kind, state] for kind in KINDS for state in ("found", "missed"))
    hits = sum(differing[kind, "found"] for kind in KINDS)
    false = sum(differing[kind, "false"] for kind in KINDS.values())
    precision = linked["right"] / max(linked["right"] + linked["wrong"], 1)
    recall = linked["found"] / max(linked["found"] + linked["missed"], 1)
    rows = [("sentences rightly called told by both or by one side", right, told.total())]
    for truth in ("both", "one"):
        every = sum(number for (known, _), number in told.items() if known == truth)
        rows.append((f"of those told by {truth}", told[truth, truth], every))
    rows += [
        ("links that are right", linked["right"], linked["right"] + linked["wrong"]),
        ("links found", linked["found"], linked["found"] + linked["missed"]),
        ("differences found", hits, planted),
        *(
            (f"of {kind}", differing[kind, "found"], differing[kind, "found"] + differing[kind, "missed"])
            for kind in KINDS
        ),
        ("false among those called different", false, hits + false),
        *(
            (f"of {name}", differing[name, "false"], differing[name, "false"] + differing[kind, "found"])
            for kind, name in KINDS.items()
        ),
    ]
    print("| what | share | of |\n|---|---|---|")
    for name, number, of in rows:
        print(f"| {name} | {number / max(of, 1):.3f} | {of} |")
    print(f"\nF1 of links: {2 * precision * recall / max(precision + recall, 1e-9):.3f}")


if __name__ == "__main__":
    numbers = [int(word) for word in sys.argv[1:] if word != "--verbose"]
    main(numbers[0] if numbers else 200, "--verbose" in sys.argv)
