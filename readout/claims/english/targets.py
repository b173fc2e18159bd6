"""Targets as a text speaks of them: the sum, the year, whether they were met, and when or by whom they were set."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from readout.article import Span
from readout.claims.english.figures import Number
from readout.claims.english.frames import Reader
from readout.claims.english.scene import Scene
from readout.claims.english.stance import plain

_NOUN = re.compile(
    r"\b(?:target|goal|bar|objective|aim|intention|ambition|promise|pledge|plan|mark\sset|Target|Goal|Aim|Objective)s?\b(?:\s(?:of|is|was|at|set\sat|to\s(?:reach|bring|raise|lift|take|increase|double|boost|push|expand|hit|get))\b)?"
)
# "the goal we agreed on, to increase trade to": between the noun and its sum stand words of who set it, and when.
_TOLD_OF_IT = re.compile(
    r"(?:\s[^\s.;,]+){1,14},\sto\s(?:reach|bring|raise|lift|take|increase|double|boost|push|expand)\s[^.;,]*"
)
_BEHIND_TARGET = re.compile(
    r"[\s-](?:(?:mark|trade|bilateral|turnover)\s)?(?:target|goal|objective|bar)\b|,?\s(?:which\s(?:was|is)\s|once\s)?(?:set|named|fixed|agreed|given|declared|mentioned)\s(?:\w+\s)?as\s(?:a|the)\s(?:goal|target|aim)\b"
)
_MET = re.compile(
    r"\b(?:pass(?:ed)?|reach(?:ed)?|met|meet|hit|exceed(?:ed)?|surpass(?:ed)?|achiev(?:ed?)|attain(?:ed)?|beat(?:en)?|fulfil(?:l?ed)?|clear(?:ed)?|cross(?:ed)?|accomplish(?:ed)?|complet(?:e|ed)|realised|realized|kept)\b"
)
_MISSED = re.compile(
    r"\b(?:missed|fell\sshort\sof|fallen\sshort\sof|failed\sto\s(?:meet|reach)|not\s(?:met|reached|achieved|fulfilled|been\s(?:met|reached|achieved|fulfilled))|did\snot\s(?:meet|reach)|undershot|unmet|(?:was|were|is|remains?)\sout\sof\sreach)\b"
)
_FIRST_TARGET = re.compile(
    r"\bfor\sthe\sfirst\stime\b|\bfirst\s(?:reached|passed|met|hit|exceeded|achieved|surpassed|crossed|topped)\b"
)
_EARLY = re.compile(
    r"\b(?:ahead\sof\s(?:schedule|time|plan|the\sdeadline)|early|before\s(?:time|the\sdeadline)|(?:a|one|two|\w+)\syears?\s(?:early|ahead|before))\b"
)
_DEADLINE = re.compile(
    r"\b(?:by|for|until|before|set\sfor|due\s(?:in|by))\s(?:the\s(?:end\sof\s)?)?(?:year\s)?(?P<y>(?:19|20)\d\d)\b"
)
_SET = re.compile(
    r"\b(?:set|stated|named|adopted|agreed|announced|declared|proclaimed|voiced|fixed|formulated|laid\sdown|put\sforward|first\smentioned)\s(?:back\s|already\s|only\s|in\sBeijing\s|in\sMoscow\s)?in\s(?P<y>(?:19|20)\d\d)\b"
)
_TO_COME_TARGET = re.compile(
    r"\b(?:will|would|may|might|could|should|can|expects?|expected|forecast|hopes?|likely|set\sto|about\sto|if|whether|unless)\b(?![^.;]{0,30}\b(?:was|were|has\sbeen|had\sbeen)\b)"
)
_PARTS_TARGET = {
    "half": 0.5,
    "a third": 1 / 3,
    "two thirds": 2 / 3,
    "three quarters": 0.75,
    "a quarter": 0.25,
}
_APPROACH = re.compile(
    r"\b(?:approach\w*|near(?:s|ed|ing)|close\sto|closing\sin\son|short\sof|nowhere\snear|under|below|percent\sof|per\scent\sof|%\sof)\s(?:the\s|a\s|its\s|their\s)?(?:[\w-]+\s){0,3}$"
)


@dataclass(frozen=True, slots=True)
class Target(Span):
    """A target with its sum. `deadline` and `set_in` are years, where named; `said` is the year of its outcome.

    `outcome` is met, missed, first, part or nothing; `part` how much of it; `early` whether before its time; `to_come` whether
    the outcome is spoken of as yet to come. `number` is the sum's figure.
    """

    number: Number
    deadline: int | None
    set_in: int | None
    outcome: str
    early: bool
    part: float
    part_words: str
    to_come: bool


def targets(reader: Reader, scene: Scene) -> Iterator[Target]:
    """Every sum that a sentence calls a target."""
    text = reader.text
    if scene.end - scene.start > 3000:
        return
    for number in scene.numbers:
        if number.unit != "USD bn":
            continue
        noun = None
        for m in _NOUN.finditer(text, max(scene.start, number.start - 160), number.start):
            between = text[m.end() : number.start]
            if (not re.search(r"[.;,]", between) or _TOLD_OF_IT.fullmatch(between)) and not any(
                m.end() <= n.start < number.start for n in scene.numbers
            ):
                noun = m
        behind = _BEHIND_TARGET.match(text, number.end, scene.end)
        if not noun and not behind:
            continue
        left, right = reader.clause(scene, number.start)
        start = noun.start() if noun else number.start
        if noun and re.search(r"\bof\s(?:\w+\s){0,2}trade\s\w+ing\b", text[noun.start() : number.start]):
            continue  # "the goal of trade reaching": what is said of trade is no more than the goal
        article = re.compile(r"\b(?:the|a|an|its|their|The|old|agreed)\s(?:[\w-]+\s){0,3}$").search(
            text, max(left, start - 40), start
        )
        yield _target(
            reader,
            scene,
            number,
            article.start() if article else start,
            max(number.end, behind.end() if behind else 0),
            left,
            right,
        )


def _target(
    reader: Reader, scene: Scene, number: Number, start: int, end: int, left: int, right: int
) -> Target:
    text = reader.text
    right = min(scene.end, max(right, end))
    # "the aim of 40 billion by 2009 was not met": what follows the sum up to the end of the clause.
    tail = text[end:right]
    before = text[left:start]
    named = [
        *_DEADLINE.finditer(text[start : number.start]),
        *(m for m in _DEADLINE.finditer(tail) if m.start() < 40),
    ]
    deadline = int(named[0]["y"]) if named else None
    set_in = next((int(m["y"]) for m in _SET.finditer(text, left, right)), None)
    if set_in is not None and deadline == set_in and not re.search(rf"\b(?:by|for)\s{deadline}", tail):
        deadline = None
    around = f"{plain(before)} # {tail}"
    missed, met = _MISSED.search(around), _MET.search(around)
    part = re.search(
        r"\b(?:only|just|barely|but)\s(?:by\s|to\s)?(?P<part>half|a\sthird|two\sthirds|three\squarters|a\squarter)\b",
        tail,
    )
    outcome = ""
    if part:
        outcome = "part"
    elif missed:
        outcome = "missed"
    elif _APPROACH.search(text[max(left, start - 40) : start]):
        outcome = ""
        met = None
    elif met:
        outcome = "first" if _FIRST_TARGET.search(around) else "met"
    if outcome == "missed" and _FIRST_TARGET.search(around):
        outcome = (
            "first"  # "did not reach it for the first time in …" denies the year, not that it was reached
        )
    stop = end
    for m in (*_DEADLINE.finditer(text, end, right), *_SET.finditer(text, end, right)):
        stop = max(stop, m.end())
    if outcome and (found := _MET.search(text, end, right) or _MISSED.search(text, end, right)):
        stop = max(stop, found.end())
    if part:
        stop = max(stop, end + part.end())
    if outcome and (early := _EARLY.search(text, end, right)):
        stop = max(stop, early.end())
    begin = start
    if outcome and (verb := _MET.search(text, left, start) or _MISSED.search(text, left, start)):
        begin = verb.start()
    return Target(
        begin, stop, text[begin:stop], number, deadline, set_in, outcome, bool(_EARLY.search(tail)),
        _PARTS_TARGET[re.sub(r"\s", " ", part["part"])] if part else 0.0, part["part"] if part else "",
        bool(_TO_COME_TARGET.search(before) or _TO_COME_TARGET.search(tail)) and not part,
    )  # fmt: skip
