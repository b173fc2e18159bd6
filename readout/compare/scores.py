"""How much two passages have in common, weighed by how rare it is in the two texts; and whether that is more than chance."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from readout.compare.english.concepts import is_broad
from readout.compare.passages import Passage, Trait, is_coarse

# Whom, where, when, how much and about what says more of a passage than one of its words; these are round figures.
_A_FACT, _A_WORD, _A_BROAD_CONCEPT, _WHO_MET = 3.0, 1.0, 1.5, 0.3
_A_WIDER_FORM = 0.5  # of something that has its weight already: a rounded figure, a family of words
# What every passage has beside what it names: without it two that name one thing each would be as good as the same.
_UNSAID = 3.0


# What the sentence that says who met whom may say of the meeting itself.
_OF_THE_MEETING = ("the talk itself", "visit", "invitation", "greetings", "words of welcome", "summit")


@dataclass(frozen=True)
class Weights:
    """What each trait of two texts weighs.

    A trait weighs its kind times the logarithm of one and the number of passages over those that have it, the inverse
    document frequency of information retrieval (Spärck Jones 1972), smoothed. A fact or a topic weighs three words, a
    broad concept half of that; those who met and their countries, of whom nearly every passage speaks, a tenth. These
    last two are `weak`: they strengthen a link, and make none. `rarity` is that logarithm
    alone, `same_voice` the part of the pairs of passages that give one person's words.
    """

    of: Mapping[Trait, float]
    weak: frozenset[Trait]
    rarity: Mapping[Trait, float]
    same_voice: float
    passages: int

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

    @property
    def enough(self) -> float:
        """The evidence of one thing that only two passages name."""
        return math.log(1 + self.passages / 2)

    def evidence(self, one: Passage, other: Passage) -> float:
        """How much likelier two passages share what they share if they tell the same than by chance, as a logarithm.

        Independent agreements add up, each the more the rarer it is by chance, and disagreements take away: the weights
        of record linkage (Fellegi and Sunter 1969). What is weak counts for nothing. That two give one person's words
        agrees; that they give another's, or that one alone has a figure, or a date, takes away as much as one thing that
        only these two name. The same content in another's mouth stays the same content.
        """
        found = self.subject(one, other)
        if one.voices and one.voices == other.voices:
            found -= math.log(self.same_voice)
        elif one.voices and other.voices and not one.traits ^ other.traits <= self.weak:
            found -= self.enough
        for said, also_said in ((one.has_date, other.has_date), (one.quantities, other.quantities)):
            if bool(said) != bool(also_said):
                found -= self.enough
        return found

    def have_a_word_in_common(self, one: Passage, other: Passage) -> bool:
        """Whether two passages name something that is not weak, and not only in words that stand for each other.

        "Copper" and "lithium" may join two passages; that 48,000 and 47,000 tonnes of them differ they do not show.
        """
        return any(not is_coarse(trait) for trait in one.traits & other.traits - self.weak)

    def subject(self, one: Passage, other: Passage) -> float:
        """The evidence of what two passages both name, whoever says it; of a sentence that says who met, its topics alone."""
        shared: Collection[Trait] = one.traits & other.traits - self.weak
        if one.lead or other.lead:
            shared = {t for t in shared if t.kind != "words" and t.name not in _OF_THE_MEETING}
        return self._sum_of(shared, one, other)

    def share_a_subject(self, one: Passage, other: Passage) -> bool:
        """Whether two passages share what is not weak, or have the same words, or both say who met whom."""
        return one.plain == other.plain or (one.lead and other.lead) or self.subject(one, other) > 0

    def _sum_of(self, shared: Collection[Trait], one: Passage, other: Passage) -> float:
        """The rarities of what two passages share; what stands at one place counts once.

        The word "prison" is no second reason beside the concept that it shows.
        """
        found = 0.0
        taken: tuple[set[int], set[int]] = (set(), set())
        for trait in sorted(shared, key=lambda t: (-self.rarity[t], t)):
            places = [{n for place in p.at[trait] for n in range(*place)} for p in (one, other)]
            if any(here <= there for here, there in zip(places, taken, strict=True)):
                continue
            for here, there in zip(places, taken, strict=True):
                there |= here
            found += self.rarity[trait]
        return found


def weights(of_a: Sequence[Passage], of_b: Sequence[Passage], met: Collection[str]) -> Weights:
    """The weights of all traits of the passages of two texts; `met` are names of those who met and their countries."""
    passages = (*of_a, *of_b)
    times = Counter(trait for passage in passages for trait in passage.traits)
    kinds = {trait: _weight_of_kind(trait, met) for trait in times}
    of = {trait: kinds[trait] * math.log(1 + len(passages) / count) for trait, count in times.items()}
    voices = [one.voices == other.voices for one, other in product(of_a, of_b) if one.voices and other.voices]
    return Weights(
        of,
        frozenset(trait for trait, kind in kinds.items() if kind in (_A_BROAD_CONCEPT, _WHO_MET)),
        {trait: math.log(1 + len(passages) / count) for trait, count in times.items()},
        sum(voices) / len(voices) if any(voices) else 1.0,
        len(passages),
    )


def _weight_of_kind(trait: Trait, met: Collection[str]) -> float:
    if is_coarse(trait):
        return _A_WIDER_FORM
    if trait.kind == "words":
        return _A_WORD
    if trait.kind == "concepts":
        return _A_BROAD_CONCEPT if is_broad()[trait.name] else _A_FACT
    return _WHO_MET if trait.name in met else _A_FACT
