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
from readout.practice import Difference, Shared, TwoSides, two_sides
from readout.reading import Reading

KINDS = {"quantity": "figure", "date": "date", "speaker": "speaker"}
"""How the comparison calls what the generator plants."""
REASONS = ("people", "dates", "quantities", "places", "concepts", "words")
"""What a link may rest on."""


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
    """Count links that are there and links that were found; of wrong ones also by what they rest on.

    A link of a heading or a last line, of which nothing is known, counts neither for nor against.
    """
    for link in found.links:
        a, b = place(link.a[0]), place(link.b[0])
        if not (is_told(made, "a", a) and is_told(made, "b", b)):
            continue
        if any(overlap(a, known.a) and overlap(b, known.b) for known in made.links):
            count["right"] += 1
            continue
        rests_on = " and ".join(name for name in REASONS if getattr(link.why, name)) or "nothing named"
        count["wrong"] += 1
        count["by", rests_on] += 1
        yield f"linked by {rests_on} ({link.score}): {made.a[slice(*a)]!r} / {made.b[slice(*b)]!r}"
    for known in made.links:
        there = is_linked(found, known)
        count["found" if there else "missed"] += 1
        if not there:
            yield f"not linked: {made.a[slice(*known.a)]!r} / {made.b[slice(*known.b)]!r}"


def is_told(made: TwoSides, side: str, span: tuple[int, int]) -> bool:
    """Whether a stretch of a side's text is of a passage."""
    known = [getattr(link, side) for link in made.links] + list(getattr(made, f"only_{side}"))
    return any(overlap(passage, span) for passage in known)


def is_linked(found: Comparison, known: Shared) -> bool:
    """Whether two passages that tell the same were linked."""
    return any(overlap(place(x.a[0]), known.a) and overlap(place(x.b[0]), known.b) for x in found.links)


def differences(made: TwoSides, found: Comparison, count: Counter) -> Iterable[str]:
    """Count planted differences that were found, those missed within links and without, and what was not planted."""
    right = set()
    for planted in made.differently:
        hits = {i for i, each in enumerate(found.differently) if is_found(made, planted, each)}
        right |= hits
        link = next(each for each in made.links if overlap(each.a, planted.a))
        state = "found" if hits else "missed" if is_linked(found, link) else "not linked"
        count[planted.kind, state] += 1
        if not hits:
            yield f"{planted.kind} {state}: {made.a[slice(*link.a)]!r} / {made.b[slice(*link.b)]!r}"
    for i, each in enumerate(found.differently):
        if i in right:
            continue
        a, b = place(each.a), place(each.b)
        alike = any(overlap(a, known.a) and overlap(b, known.b) for known in made.links)
        count[each.kind, "false"] += 1
        count["false", "where both tell the same" if alike else "of two things"] += 1
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
    """Print tables in Markdown: how much is right, and what wrong links rest on."""
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
    print("| what | share | of |\n|---|---|---|")
    for name, number, of in (*of_sentences(told), *of_links(linked), *of_differences(differing)):
        print(f"| {name} | {number / max(of, 1):.3f} | {of} |")
    print("\n| wrong links rest on | |\n|---|---|")
    reasons = Counter({key[1]: number for key, number in linked.items() if isinstance(key, tuple)})
    for name, number in reasons.most_common(10):
        print(f"| {name} | {number} |")


Rows = list[tuple[str, int, int]]


def of_sentences(told: Counter) -> Rows:
    """Sentences rightly called, of all and of each kind."""
    rows = []
    for truth in ("both", "one"):
        every = sum(number for (known, _), number in told.items() if known == truth)
        rows.append((f"of those told by {truth}", told[truth, truth], every))
    right = told["both", "both"] + told["one", "one"]
    return [("sentences rightly called told by both or by one side", right, told.total()), *rows]


def of_links(linked: Counter) -> Rows:
    """Precision and recall of links."""
    return [
        ("links that are right", linked["right"], linked["right"] + linked["wrong"]),
        ("links found", linked["found"], linked["found"] + linked["missed"]),
    ]


def of_differences(differing: Counter) -> Rows:
    """Differences found, of all and of each kind; false ones among those called different, likewise."""
    found, false = [], []
    for kind, name in KINDS.items():
        planted = sum(differing[kind, state] for state in ("found", "missed", "not linked"))
        found.append(
            (f"of {kind}, where linked", differing[kind, "found"], planted - differing[kind, "not linked"])
        )
        found.append((f"of {kind}", differing[kind, "found"], planted))
        wrong = differing[name, "false"]
        false.append((f"of {name}", wrong, wrong + differing[kind, "found"]))
    hits = sum(differing[kind, "found"] for kind in KINDS)
    every = sum(wrong for _, wrong, _ in false)
    alike = differing["false", "where both tell the same"]
    return [
        ("differences found", hits, sum(of for _, _, of in found[1::2])),
        *found,
        ("false among those called different", every, every + hits),
        *false,
        ("false ones where both tell the same", alike, every),
    ]


if __name__ == "__main__":
    numbers = [int(word) for word in sys.argv[1:] if word != "--verbose"]
    main(numbers[0] if numbers else 200, "--verbose" in sys.argv)
