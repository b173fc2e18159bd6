"""How much two passages have in common: what they share, weighed by how rare it is in the two texts, over what they have."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from readout.compare.english.concepts import is_broad
from readout.compare.passages import Passage, Trait

# Whom, where, when, how much and about what says more of a passage than one of its words; these are round figures.
_A_FACT, _A_WORD, _A_BROAD_CONCEPT, _WHO_MET = 3.0, 1.0, 1.5, 0.3
# What every passage has beside what it names: without it two that name one thing each would be as good as the same.
_UNSAID = 3.0


@dataclass(frozen=True)
class Weights:
    """What each trait of two texts weighs.

    A trait weighs its kind times the logarithm of one and the number of passages over those that have it, the inverse
    document frequency of information retrieval (Spärck Jones 1972), smoothed. A fact or a topic weighs three words, a
    broad concept half of that; those who met and their countries, of whom nearly every passage speaks, a tenth. These
    last two are `weak`: they strengthen a link, and make none.
    """

    of: Mapping[Trait, float]
    weak: frozenset[Trait]

    def total(self, traits: Collection[Trait]) -> float:
        """The weight of some traits together."""
        return sum(map(self.of.__getitem__, traits))

    def score(self, one: Passage, other: Passage) -> float:
        """What two passages share over the geometric mean of what each has, from 0 to 1; 1 for the same words."""
        return self.scores([one], [other])[0][0]

    def scores(self, of_a: Sequence[Passage], of_b: Sequence[Passage]) -> list[list[float]]:
        """The score of each passage of one text with each of another, a row for each of the first."""
        roots = [math.sqrt(self.total(other.traits)) for other in of_b]
        rows = []
        for one in of_a:
            root = math.sqrt(self.total(one.traits))
            rows.append(
                [
                    1.0
                    if one.plain == other.plain
                    else self.total(one.traits & other.traits) / (root * root_b + _UNSAID)
                    for other, root_b in zip(of_b, roots, strict=True)
                ]
            )
        return rows

    def may_join(self, one: Passage, other: Passage) -> bool:
        """Whether two passages share what is not weak, or have the same words."""
        return one.plain == other.plain or not one.traits & other.traits <= self.weak


def weights(passages: Sequence[Passage], met: Collection[str]) -> Weights:
    """The weights of all traits of `passages`, those of both texts; `met` are names of those who met and their countries."""
    times = Counter(trait for passage in passages for trait in passage.traits)
    kinds = {trait: _weight_of_kind(trait, met) for trait in times}
    of = {trait: kinds[trait] * math.log(1 + len(passages) / count) for trait, count in times.items()}
    return Weights(
        of, frozenset(trait for trait, kind in kinds.items() if kind in (_A_BROAD_CONCEPT, _WHO_MET))
    )


def _weight_of_kind(trait: Trait, met: Collection[str]) -> float:
    if trait.kind == "words":
        return _A_WORD
    if trait.kind == "concepts":
        return _A_BROAD_CONCEPT if is_broad()[trait.name] else _A_FACT
    return _WHO_MET if trait.name in met else _A_FACT
