"""No pattern of the library reads on without end: it is read here, not timed, so that a new one shows at once.

A pattern costs the square of a text's length where it may begin at many places and from each reads to the end in vain.
So what runs over words has a reach (`[^,;]{0,400}`), or keeps what it took (`[^,;]*+`), or nothing after it can fail.
"""

import importlib
import pkgutil
import re
import re._constants as op
import re._parser as parser
from collections.abc import Iterator

import pytest

import readout

# What stands for all characters: a letter and a blank are what words are made of.
_SAMPLES = "aAé1 \n.,;:-–(\"'"
_GREEDY = (op.MAX_REPEAT, op.MIN_REPEAT)
_REPEATS = (*_GREEDY, op.POSSESSIVE_REPEAT)

# Patterns that may go on, each with the reason why they end.
ALLOWED = {
    "article.english.marks._SOURCE_SENTENCE": "is held against a line from its beginning alone, and keeps what it took",
    "claims.english.stance._ASIDE": "begins at marks that it does not run over, so no character is read from two places",
    "course.exercises.capstone._QUOTED": "begins at a mark that it does not run over",
    "course.site.gather._PICTURE": "pictures of our own making, each closed",
    "course.site.pages._PLAIN_CODE": "begins at a mark that it does not run over",
    "practice.grammar._PIECES": "the course's own grammar, not a text",
}


def _classes(node: tuple) -> set[str]:
    """Which characters, of the samples and of those it names, an item of a parsed pattern may match."""
    kind, value = node
    if kind is op.LITERAL:
        return {chr(value)}
    if kind in (op.NOT_LITERAL, op.IN, op.ANY):
        one = re.compile(_written(node))
        return {sample for sample in _SAMPLES if one.match(sample)}
    return set().union(*(_classes(item) for part in _parts(node) for item in part))


def _written(node: tuple) -> str:
    """A class of characters, as it is written."""
    kind, value = node
    if kind is op.ANY:
        return "."
    if kind is op.NOT_LITERAL:
        return f"[^{re.escape(chr(value))}]"
    words = {
        "DIGIT": r"\d",
        "NOT_DIGIT": r"\D",
        "SPACE": r"\s",
        "NOT_SPACE": r"\S",
        "WORD": r"\w",
        "NOT_WORD": r"\W",
    }
    pieces = []
    for what, item in value:
        if what is op.NEGATE:
            pieces.append("^")
        elif what is op.LITERAL:
            pieces.append(re.escape(chr(item)))
        elif what is op.RANGE:
            pieces.append("-".join(re.escape(chr(end)) for end in item))
        else:
            pieces.append(words[str(item).removeprefix("CATEGORY_")])
    return f"[{''.join(pieces)}]"


def _parts(node: tuple) -> list[list[tuple]]:
    """The parsed patterns inside an item: those of a group, a choice, a repeat."""
    kind, value = node
    if kind in _REPEATS:
        return [list(value[2])]
    if kind is op.SUBPATTERN:
        return [list(value[3])]
    if kind is op.ATOMIC_GROUP:
        return [list(value)]
    if kind is op.BRANCH:
        return [list(branch) for branch in value[1]]
    return []


def _can_fail(node: tuple) -> bool:
    """Whether an item may not match, and what is before it be tried again."""
    kind, value = node
    if kind in _REPEATS:
        return value[0] > 0 and any(map(_can_fail, value[2]))
    if kind is op.BRANCH:
        return all(any(map(_can_fail, branch)) for branch in value[1])
    return any(map(_can_fail, _parts(node)[0])) if kind is op.SUBPATTERN else True


def _runs_over_words(node: tuple) -> bool:
    found = _classes(node)
    return " " in found and any(map(str.isalpha, found))


def _without_reach(items: list[tuple], followed: bool = False) -> Iterator[str]:
    """What of a parsed pattern reads on without end; `followed` where something after it can fail."""
    for number, node in enumerate(items):
        kind, value = node
        fails = followed or any(map(_can_fail, items[number + 1 :]))
        if kind in _REPEATS and value[1] is op.MAXREPEAT and _runs_over_words(node):
            if len(value[2]) > 1 or value[2][0][0] in (op.SUBPATTERN, op.BRANCH):
                yield "words in a row, again and again"
            elif fails and kind in _GREEDY:
                yield "a stretch of words before something that may be missing"
        if kind in (op.ASSERT, op.ASSERT_NOT):
            yield from _without_reach(list(value[1]), followed=True)
        kept = kind in (op.ATOMIC_GROUP, op.POSSESSIVE_REPEAT)
        for part in _parts(node):
            yield from _without_reach(
                part, followed=not kept and (fails or kind in _GREEDY and value[1] != 1)
            )


def _opens_in_a_run(items: list[tuple]) -> bool:
    """Whether a pattern opens with a run of characters before something that can fail: each of them is a beginning."""
    for number, node in enumerate(items):
        kind, value = node
        if kind is op.SUBPATTERN or kind in _GREEDY and value[1] == 1:
            inside, rest = _parts(node)[0], items[number + 1 :]
            if _opens_in_a_run([*inside, *rest]):
                return True
        elif kind is op.BRANCH:
            return any(_opens_in_a_run([*branch, *items[number + 1 :]]) for branch in value[1])
        elif kind in _GREEDY and value[1] is op.MAXREPEAT:
            return len(_classes(node)) > 1 and any(map(_can_fail, items[number + 1 :]))
        if not (kind in _REPEATS and value[0] == 0):
            return False
    return False


def faults(pattern: re.Pattern[str]) -> list[str]:
    """What is wrong with a pattern's reach."""
    items = list(parser.parse(pattern.pattern, pattern.flags))
    found = [*_without_reach(items)]
    return found + ["a run of characters to begin with"] if _opens_in_a_run(items) else found


def patterns() -> dict[str, re.Pattern[str]]:
    """Every compiled pattern of a module of the library, by its name, those of the rules for dates among them."""
    found = {}
    for module in pkgutil.walk_packages(readout.__path__, "readout."):
        for name, value in vars(importlib.import_module(module.name)).items():
            pattern = getattr(value, "pattern", None) if not isinstance(value, re.Pattern) else value
            if isinstance(pattern, re.Pattern):
                found.setdefault(f"{module.name.removeprefix('readout.')}.{name}", pattern)
    return found


PATTERNS = patterns()


def test_every_pattern_has_a_reach():
    wrong = {name: found for name, pattern in PATTERNS.items() if (found := faults(pattern))}
    assert {name: found for name, found in wrong.items() if name not in ALLOWED} == {}
    assert set(ALLOWED) <= set(wrong), "no longer needed"


def test_patterns_are_found():
    assert len(PATTERNS) > 200 and "facts.english.date_rules._CODE" in PATTERNS


@pytest.mark.parametrize(
    "pattern",
    [
        r"\b\d{4}-\d{2}\b[^,;.]*?\byears of",
        r"\brecord[^.;]*\b(?:target|goal)\b",
        r"\bin [^,;]*,[ ]$",
        r"a(?:[ ][\w-]+)*b",
        r"(?:,?[ ](?:Co|Ltd)\b\.?)+",
        r"(?:bilateral )*trade",
        r"\(.*\)",
        r"x(?=.*y)",
        r"\s+anniversary",
        r"(?:\w+ly)?[\w.]+!",
    ],
)
def test_a_pattern_without_reach_is_seen(pattern):
    assert faults(re.compile(pattern))


@pytest.mark.parametrize(
    "pattern",
    [
        r"\brecord[^.;]{0,30}\b(?:target|goal)\b",
        r"\bwhich shows\b[^;.]*",
        r"\brecord[^.;]*+(?:[.;]|$)",
        r"\b\w+ly[ ]",
        r"(?:bilateral ){0,4}trade",
        r"\s++anniversary",
        r"surpass\w*\b",
    ],
)
def test_a_pattern_with_reach_is_fine(pattern):
    assert faults(re.compile(pattern)) == []
