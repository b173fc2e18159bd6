"""Two readings held beside each other: which passages tell the same, which stand on one side, what differs."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from dataclasses import fields

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
_NEARLY_BEST = 0.5


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
        differences(a, b, [(of_a[i], of_b[j], _is_best(joined, scores, i, j)) for i, j in joined]),
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
        if all(best) or evidence[i, j] < _NEARLY_BEST * max(best) or math.inf in best:
            continue
        joined.append((i, j))
        for key in (("a", i), ("b", j)):
            first.setdefault(key, evidence[i, j])
    return sorted(joined)


def _enough_evidence(weighed: Weights, one: Passage, other: Passage) -> float:
    """The evidence that two passages tell the same, where it is enough to join them, else 0.

    It is enough where it comes up to one thing that only these two passages name. Of two without particulars, which speak of a subject as a whole, it
    is enough that they share the subject, if they do not give the words of one side here and of the other there. The
    passages that say who met whom are each other's.
    """
    if one.plain == other.plain:
        return math.inf
    if one.lead and other.lead:
        return weighed.enough
    found = weighed.evidence(one, other)
    if found >= weighed.enough:
        return found
    of_a_subject = not (one.is_particular or other.is_particular) and not (one.lead or other.lead)
    if of_a_subject and one.may_speak_as(other) and weighed.subject(one, other):
        return max(found, weighed.subject(one, other))
    return 0.0


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
