"""Two readings held beside each other: which passages tell the same, which stand on one side, what differs."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import fields

from readout.article import Span
from readout.compare.differences import differences
from readout.compare.meeting import is_cut, why_not_one_meeting
from readout.compare.met import names_of_those_who_met
from readout.compare.model import NO_COUNTERPART, NOT_IN_PART, Comparison, Link, OneSided, Why
from readout.compare.passages import Passage, passages_of
from readout.compare.people import people_of_both
from readout.compare.scores import weights
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
    met = names_of_those_who_met(a, b)
    of_a, of_b = passages_of(a, {}, met), passages_of(b, people, met)
    weighed = weights(of_a, of_b, met)
    scores = weighed.scores(of_a, of_b)
    joining = _joining(weighed, of_a, of_b, scores)
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


def _joining(
    weighed: Weights, of_a: Sequence[Passage], of_b: Sequence[Passage], scores: Sequence[Sequence[float]]
) -> list[list[float]]:
    """The scores of the passages that may be joined, 0 for the others.

    What two passages share must be likelier than that one passage of the other text has it by chance. Of two without
    particulars, which speak of a subject as a whole, it is enough that they share the subject. The passages that say who
    met whom are each other's.
    """
    by_chance = math.log((len(of_a)+ len(of_b))/2)
    def score(i: int, j: int) -> float:
        one, other = of_a[i], of_b[j]
        if one.plain == other.plain: return 1.0
        if one.lead and other.lead:
            return max(scores[i][j], _SCORE_OF_LEADS)
        if one.lead or other.lead: return 0.0
        ev = weighed.evidence(one, other)
        if DEBUG: print(round(ev,2), round(by_chance,2), weighed.shares_a_subject(one,other), _shared_by(one,other).said, one.span.text[:50],'|',other.span.text[:50])
        if ev >= by_chance*MULT: return scores[i][j]
        if weighed.shares_a_subject(one, other) and not one.is_particular and not other.is_particular and (not one.voices or not other.voices or one.voices&other.voices): return scores[i][j]
        return 0.0
    return [[score(i,j) for j in range(len(of_b))] for i in range(len(of_a))]
import math,os
DEBUG=os.environ.get('DBG')
MULT=float(os.environ.get('MULT','1'))
_SCORE_OF_LEADS=.3
from readout.compare.scores import Weights

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
