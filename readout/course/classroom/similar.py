"""Answers of different learners that are worth a look together. Nothing here says how they came about.

Each learner has a seed, and so material of the own. Two kinds of likeness do not come of the material:

- *The other's material.* Answers that are wrong for the own material, and are just those that were right for another's.
  One of them may be chance. How likely that is, the class itself says: it is the share of pairs of learners, with
  different seeds, whose right answers to the task are the same; for several answers these are multiplied, and multiplied
  again by the ways to choose them and by the pairs of learners there are. What is left is how many such pairs chance
  alone would give, and below `_BY_CHANCE` they are listed.
- *The same words.* Texts that a person marks, or functions, that have most stretches of four words in common (digits
  aside) among those that few others have: shingles with Jaccard's coefficient (A. Broder, On the resemblance and
  containment of documents, 1997). What many have, such as what was handed out or the usual answer to an easy task, counts
  for nothing, and short answers are left out: they are often the same.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import comb, prod

from readout.course.classroom.model import Learner, Mark, Marks

OTHERS_MATERIAL = "wrong for the own material, right for the other's"
SAME_WORDS = "nearly the same words"

_BY_CHANCE = 0.01
_LONG_VALUE = 24  # characters of a value that nobody hits by chance, where no two right answers were the same
_USUAL = 2  # so many may give the same wrong answer; what more give is a usual mistake
_LONGEST_COMPARED = 4000
_WORDS_IN_STRETCH = 4
_FEWEST_STRETCHES = 15
_MOSTLY_SHARED = 0.7
_WORD_OR_MARK = re.compile(r"[^\W\d]+|\d[\d.,]{0,20}|[^\w\s]")
_FUNCTION = re.compile(r"(?:\s|^)(?:def\s|lambda\b)")


@dataclass(frozen=True)
class Alike:
    """Learners whose answers to the `items` of a lesson are alike, in the way that `kind` says, in the order of their ids."""

    kind: str
    lesson: str
    items: tuple[str, ...]
    learners: tuple[Learner, ...]


def worth_a_look(marks: Sequence[Marks]) -> list[Alike]:
    """What is alike in answers of learners with different seeds; what chance explains least comes first."""
    lessons: dict[str, list[Marks]] = defaultdict(list)
    for one in marks:
        lessons[one.submission.lesson].append(one)
    found = [alike for lesson in sorted(lessons) for alike in _of_others_material(lessons[lesson])]
    return found + [alike for lesson in sorted(lessons) for alike in _in_the_same_words(lessons[lesson])]


# The other's material


def _of_others_material(marks: Sequence[Marks]) -> list[Alike]:
    """Pairs in one lesson, the least likely first."""
    wrong: dict[str, dict[Learner, str]] = defaultdict(dict)
    right: dict[str, dict[Learner, str]] = defaultdict(dict)
    for one in marks:
        for mark in one.marks:
            value = _value(mark)
            if value and mark.outcome in ("right", "not yet"):
                (right if mark.outcome == "right" else wrong)[mark.item][one.submission.learner] = value
    shared: dict[tuple[Learner, Learner], dict[str, float]] = defaultdict(dict)
    for item in wrong:
        for own, other, chance in _rightly_and_wrongly(wrong[item], right[item]):
            shared[own, other][item] = chance
    many = {learner: sum(learner in theirs for theirs in wrong.values()) for learner, _ in shared}
    pairs = len(marks) * (len(marks) - 1)
    expected = {
        pair: pairs * comb(many[pair[0]], len(items)) * prod(items.values()) for pair, items in shared.items()
    }
    found: dict[tuple[str, ...], tuple[float, Alike]] = {}
    for pair, often in sorted(expected.items(), key=lambda told: told[1]):
        learners = tuple(sorted(pair, key=lambda learner: learner.id))
        key = tuple(learner.id for learner in learners)
        if often < _BY_CHANCE and key not in found:
            items = tuple(shared[pair])
            found[key] = often, Alike(OTHERS_MATERIAL, marks[0].submission.lesson, items, learners)
    return [alike for _, alike in found.values()]


def _rightly_and_wrongly(
    wrong: dict[Learner, str], right: dict[Learner, str]
) -> Iterator[tuple[Learner, Learner, float]]:
    """Who gave, wrongly, what is right for whom, and how likely two learners are to have the same right answer."""
    if not right:
        return
    having: dict[str, list[Learner]] = defaultdict(list)
    for learner, value in right.items():
        having[value].append(learner)
    given = Counter(wrong.values())
    same = sum(one.seed != other.seed for theirs in having.values() for one, other in combinations(theirs, 2))
    chance = (same + 1) / (comb(len(right), 2) + 1)
    for learner, value in wrong.items():
        sure = same == 0 and len(value) >= _LONG_VALUE
        if given[value] > _USUAL and not sure:
            continue
        likely = 1e-9 if sure else max(chance, (len(having[value]) - 1) / len(right))
        yield from ((learner, other, likely) for other in having[value] if other.seed != learner.seed)


def _value(mark: Mark) -> str:
    """An answer that depends on the material; empty for a function, which does not."""
    value = " ".join(mark.answer[:_LONGEST_COMPARED].split())
    return "" if _FUNCTION.search(value) else value


# The same words


def _in_the_same_words(marks: Sequence[Marks]) -> list[Alike]:
    """Groups in one lesson, by the first of their items."""
    texts: dict[str, dict[Learner, frozenset[int]]] = defaultdict(dict)
    by_hand = set()
    for one in marks:
        for mark in one.marks:
            written = mark.look or _FUNCTION.search(mark.answer[:_LONGEST_COMPARED])
            stretches = _stretches(mark.answer) if written else frozenset()
            if len(stretches) >= _FEWEST_STRETCHES:
                texts[mark.item][one.submission.learner] = stretches
            if mark.look:
                by_hand.add(mark.item)
    items_of: dict[tuple[Learner, ...], list[str]] = defaultdict(list)
    for item, theirs in texts.items():
        # What a person marks nobody writes twice; a program for an easy task half the class may write the same.
        few = max(2, len(theirs) // (2 if item in by_hand else 10))
        for group in _groups(_near(theirs, few)):
            items_of[group].append(item)
    return [
        Alike(SAME_WORDS, marks[0].submission.lesson, tuple(items), group)
        for group, items in sorted(items_of.items(), key=lambda told: -len(told[1]))
    ]


def _stretches(text: str) -> frozenset[int]:
    words = [
        word for word in _WORD_OR_MARK.findall(text[:_LONGEST_COMPARED].lower()) if not word[0].isdigit()
    ]
    return frozenset(
        hash(tuple(words[at : at + _WORDS_IN_STRETCH]))
        for at in range(max(0, len(words) - _WORDS_IN_STRETCH + 1))
    )


def _near(texts: dict[Learner, frozenset[int]], few: int) -> Iterator[tuple[Learner, Learner]]:
    """Pairs with different seeds whose texts are alike in what at most `few` have."""
    often = Counter(stretch for theirs in texts.values() for stretch in theirs)
    own = {learner: {s for s in theirs if often[s] <= few} for learner, theirs in texts.items()}
    having: dict[int, list[Learner]] = defaultdict(list)
    for learner, theirs in own.items():
        for stretch in theirs:
            having[stretch].append(learner)
    both: Counter[tuple[Learner, Learner]] = Counter()
    for learners in having.values():
        both.update(combinations(learners, 2))
    for (one, other), shared in both.items():
        every = len(own[one]) + len(own[other]) - shared
        if one.seed != other.seed and shared >= _FEWEST_STRETCHES and shared >= _MOSTLY_SHARED * every:
            yield one, other


def _groups(pairs: Iterable[tuple[Learner, Learner]]) -> list[tuple[Learner, ...]]:
    """Who hangs together by pairs, in the order of their ids."""
    group: dict[Learner, set[Learner]] = {}
    for one, other in pairs:
        joined = group.get(one, {one}) | group.get(other, {other})
        group.update(dict.fromkeys(joined, joined))
    unique = {id(theirs): theirs for theirs in group.values()}
    return [tuple(sorted(theirs, key=lambda learner: learner.id)) for theirs in unique.values()]
