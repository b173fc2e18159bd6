"""Two readings held beside each other: which passages tell the same, which stand on one side, what differs."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import fields

from readout.article import Span
from readout.compare.differences import differences
from readout.compare.meeting import is_cut, why_not_one_meeting
from readout.compare.model import NO_COUNTERPART, NOT_IN_PART, Comparison, Link, OneSided, Why
from readout.compare.passages import Passage, passages_of
from readout.compare.people import people_of_both, principals_of
from readout.compare.scores import weights
from readout.countries import country_name
from readout.facts import country_of
from readout.reading import Reading

# A link has at least this score, and is not far behind the best of either passage: of one of them nearly the best, of
# the other no worse than a third of it, since one sentence here is often two or three there.
_LEAST_SCORE, _NEARLY_BEST, _PART_OF_BEST = 0.1, 0.8, 0.35


def compare(a: Reading, b: Reading, cut: Collection[str] = ()) -> Comparison:
    """Hold two readouts of one meeting beside each other.

    `cut` names the texts ("a", "b") of which only a part is there, beside those that say so (`is_cut`). Two texts that
    are not of one meeting, by `why_not_one_meeting`, have no links and nothing that differs; nor have two of which one
    is not readable. Raises nothing.
    """
    people = people_of_both(a, b)
    of_a, of_b = passages_of(a, {}), passages_of(b, people)
    weighed = weights((*of_a, *of_b), names_of_those_who_met(a, b))
    scores = weighed.scores(of_a, of_b)
    joining = [
        [score * weighed.may_join(one, other) for score, other in zip(row, of_b, strict=True)]
        for row, one in zip(scores, of_a, strict=True)
    ]
    joined = _linked_numbers(joining) if why_not_one_meeting(a, b) is None else []
    links = tuple(
        Link((of_a[i].span,), (of_b[j].span,), _shared_by(of_a[i], of_b[j]), round(scores[i][j], 3))
        for i, j in joined
    )
    turned = [[row[j] for row in scores] for j in range(len(of_b))]
    return Comparison(
        links,
        _without_link(of_a, of_b, scores, {i for i, _ in joined}, "b" in cut or is_cut(b.article)),
        _without_link(of_b, of_a, turned, {j for _, j in joined}, "a" in cut or is_cut(a.article)),
        differences(a, b, [(of_a[i], of_b[j], _is_best(joining, i, j)) for i, j in joined], people),
    )


def names_of_those_who_met(a: Reading, b: Reading) -> frozenset[str]:
    """What those who met and their countries are called in two texts."""
    people = people_of_both(a, b)
    names = {name for one in (a, b) for side in principals_of(one) for name in side}
    codes = [code for one in (a, b) for code in one.countries or ()]
    codes += [
        code
        for one in (a, b)
        for person in one.facts.people
        if person.name in names and (code := country_of(person))
    ]
    lands = set(map(country_name, codes))
    return frozenset(names | lands | {people[name] for name in names if name in people})


def _linked_numbers(scores: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """The numbers of the passages that are linked, in the order of the first text, then of the second.

    A passage whose very words the other text has is linked with them alone.
    """
    best_a = [max(row, default=0.0) for row in scores]
    best_b = [max(column) for column in zip(*scores, strict=True)]
    found = []
    for i, row in enumerate(scores):
        for j, score in enumerate(row):
            if score < _LEAST_SCORE:
                continue
            nearer, farther = sorted((score / best_a[i], score / best_b[j]), reverse=True)
            same_words_elsewhere = score < 1 == max(best_a[i], best_b[j])
            if nearer >= _NEARLY_BEST and farther >= _PART_OF_BEST and not same_words_elsewhere:
                found.append((i, j))
    return found


def _is_best(scores: Sequence[Sequence[float]], i: int, j: int) -> bool:
    """Whether two passages are each other's best."""
    return scores[i][j] >= max(scores[i]) and scores[i][j] >= max(row[j] for row in scores)


def _shared_by(one: Passage, other: Passage) -> Why:
    shared = sorted(one.traits & other.traits)
    return Why(
        **{
            field.name: tuple(trait.name for trait in shared if trait.kind == field.name)
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
