"""Two readings held beside each other: which passages tell the same, which stand on one side, what differs."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Sequence
from dataclasses import fields
from itertools import product

from readout.article import Span
from readout.compare.differences import differences
from readout.compare.meeting import is_cut, why_not_one_meeting
from readout.compare.met import names_of_those_who_met
from readout.compare.model import NO_COUNTERPART, NOT_IN_PART, Comparison, Link, OneSided, Why
from readout.compare.passages import Passage, is_coarse, passages_of
from readout.compare.people import people_of_both
from readout.compare.scores import Weights, weights
from readout.reading import Reading

# A second link of a passage has at least this part of the evidence of its first: one sentence may be two there.
_PART_OF_FIRST = 0.5
# Passages of a subject as a whole have at least this score, of one of them nearly the best, of the other a third of it.
_LEAST_SCORE, _NEARLY_BEST, _PART_OF_BEST = 0.1, 0.8, 0.35


def compare(a: Reading, b: Reading, cut: Collection[str] = ()) -> Comparison:
    """Hold two readouts of one meeting beside each other.

    `cut` names the texts ("a", "b") of which only a part is there, beside those that say so (`is_cut`). Two texts that
    are not of one meeting, by `why_not_one_meeting`, have no links and nothing that differs; nor have two of which one
    is not readable. Raises nothing.
    """
    people = people_of_both(a, b)
    met = names_of_those_who_met(a, b)
    of_a, of_b = passages_of(a, {}, met), passages_of(b, people, met)
    weighed = weights(of_a, of_b, met)
    scores = weighed.scores(of_a, of_b)
    joined = _linked_numbers(weighed, of_a, of_b, scores) if why_not_one_meeting(a, b) is None else []
    links = tuple(
        Link((of_a[i].span,), (of_b[j].span,), _shared_by(of_a[i], of_b[j]), round(scores[i][j], 3))
        for i, j in joined
    )
    turned = [[row[j] for row in scores] for j in range(len(of_b))]
    return Comparison(
        links,
        _without_link(of_a, of_b, scores, {i for i, _ in joined}, "b" in cut or is_cut(b.article)),
        _without_link(of_b, of_a, turned, {j for _, j in joined}, "a" in cut or is_cut(a.article)),
        differences(
            a,
            b,
            [
                (of_a[i], of_b[j], _is_best(joined, scores, i, j))
                for i, j in joined
                if weighed.have_a_word_in_common(of_a[i], of_b[j])
                and (_are_of_a_subject(of_a[i], of_b[j]) or _enough_evidence(weighed, of_a[i], of_b[j]))
            ],
        ),
    )


def _linked_numbers(
    weighed: Weights, of_a: Sequence[Passage], of_b: Sequence[Passage], scores: Sequence[Sequence[float]]
) -> list[tuple[int, int]]:
    """The numbers of the passages that are linked, in the order of the first text, then of the second.

    Pairs are taken by their evidence, the strongest first. A passage that has its counterpart gets a second one only
    where that is nearly as good, as when one sentence here is two there; one whose very words the other text has, none.
    """
    evidence = {
        (i, j): found
        for i, one in enumerate(of_a)
        for j, other in enumerate(of_b)
        if scores[i][j] and (found := _enough_evidence(weighed, one, other))
    }
    first: dict[tuple[str, int], float] = {}
    joined = []
    for i, j in sorted(evidence, key=lambda pair: (-evidence[pair], pair)):
        best = [first.get(key, 0.0) for key in (("a", i), ("b", j))]
        if all(best) or evidence[i, j] < _PART_OF_FIRST * max(best) or math.inf in best:
            continue
        joined.append((i, j))
        for key in (("a", i), ("b", j)):
            first.setdefault(key, evidence[i, j])
    return sorted({*joined, *_of_subjects(weighed, of_a, of_b, scores)})


def _are_of_a_subject(one: Passage, other: Passage) -> bool:
    """Whether two passages may be of a subject as a whole: neither is particular, or one says who met whom."""
    return one.lead or other.lead or not (one.is_particular or other.is_particular)


def _of_subjects(
    weighed: Weights, of_a: Sequence[Passage], of_b: Sequence[Passage], scores: Sequence[Sequence[float]]
) -> Iterator[tuple[int, int]]:
    """The passages that speak of one subject, by their scores alone.

    Those that say who met whom are each other's. Where neither passage is particular, or one says who met, it is enough
    that they share the subject, and that of one of them the score is nearly the best, of the other no worse than a third
    of it. Two of which one is particular are each other's only where the score is nearly the best of both.
    """
    joining = [
        [score * weighed.share_a_subject(one, other) for score, other in zip(row, of_b, strict=True)]
        for row, one in zip(scores, of_a, strict=True)
    ]
    best_a = [max(row, default=0.0) for row in joining]
    best_b = [max(column) for column in zip(*joining, strict=True)]
    for i, j in product(range(len(of_a)), range(len(of_b))):
        score = joining[i][j]
        if of_a[i].lead and of_b[j].lead and score:
            yield i, j
        if score < _LEAST_SCORE:
            continue
        nearer, farther = sorted((score / best_a[i], score / best_b[j]), reverse=True)
        same_words_elsewhere = score < 1 == max(best_a[i], best_b[j])
        enough = _PART_OF_BEST if _are_of_a_subject(of_a[i], of_b[j]) else _NEARLY_BEST
        if nearer >= _NEARLY_BEST and farther >= enough and not same_words_elsewhere:
            yield i, j


def _enough_evidence(weighed: Weights, one: Passage, other: Passage) -> float:
    """The evidence that two passages tell the same, where it comes up to one thing that only they name, else 0."""
    if one.plain == other.plain:
        return math.inf
    found = weighed.evidence(one, other)
    return found if found >= weighed.enough else 0.0


def _is_best(joined: Sequence[tuple[int, int]], scores: Sequence[Sequence[float]], i: int, j: int) -> bool:
    """Whether two passages are each other's best of those that they are linked with."""
    return all(scores[i][j] >= scores[k][m] for k, m in joined if k == i or m == j)


def _shared_by(one: Passage, other: Passage) -> Why:
    """What two passages share, each in its narrowest form: not "October" beside "2023-10"."""
    shared = one.traits & other.traits
    narrow = {place for trait in shared if not is_coarse(trait) for place in one.at[trait]}
    told = [t for t in sorted(shared) if not (is_coarse(t) and narrow.issuperset(one.at[t]))]
    return Why(
        **{
            field.name: tuple(trait.name for trait in told if trait.kind == field.name)
            for field in fields(Why)
        }
    )


def _without_link(
    here: Sequence[Passage],
    there: Sequence[Passage],
    scores: Sequence[Sequence[float]],
    linked: Collection[int],
    cut: bool,
) -> tuple[OneSided, ...]:
    """The passages of `here` without a link, each with the nearest one of `there`."""
    note = NOT_IN_PART if cut else NO_COUNTERPART
    found = []
    for n, passage in enumerate(here):
        if n in linked:
            continue
        score = max(scores[n], default=0.0)
        nearest: Span | None = there[scores[n].index(score)].span if score else None
        span = passage.span
        found.append(OneSided(span.start, span.end, span.text, nearest, round(score, 3), note))
    return tuple(found)
