"""What is said at an invented meeting, and what each side's account makes of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from readout.practice.desk import Scene
from readout.practice.dice import Dice
from readout.practice.sayings import Saying, Subject, Telling, another, drawn, subjects

HOST, GUEST, BOTH = 0, 1, 2
"""Who says something, and whose account it is."""
SPEAKER = "speaker"
"""The slot of who says something, beside those of the facts."""

_SUBJECT_GROUPS = 3  # of subjects: seeds that follow one another never share one
# Of what may be said on a subject: how often the first, second, third and fourth of it are.
_SAID_OF_A_SUBJECT = (1, 0.7, 0.4, 0.2)
_PARTING = 0.45  # of what both tell, where anything in it can differ
_IN_THE_SAME_WORDS = 0.12  # of what both tell
_TOLD_ABOUT = 0.25  # of what both tell and tell alike, with a figure that can be
_EXACT = re.compile(r"\b(?:[Tt]he|its|mere|about) \{q\}")  # no `about` follows these


class Span(NamedTuple):
    """A stretch of a text, `text[start:end]`."""

    start: int
    end: int


@dataclass
class Account:
    """One side's account of something said.

    `by` is who is said to have said it, `values` are the figures and dates by their slots, `telling` how it is told;
    `about` says that the figure is a rounded one. Once it is written, `span` is its place and `spans` are those of its
    facts, by slot, and of its `speaker`.
    """

    by: int
    values: dict[str, int]
    telling: Telling
    about: bool = False
    span: Span = Span(0, 0)
    spans: dict[str, Span] = field(default_factory=dict)


@dataclass
class Said:
    """Something said, with one account or two, by side.

    `land` is the country from which it is seen, HOST's or GUEST's, and `other` a third one. `differs` is the slot in
    which the accounts differ, if any; of a `speaker`, it is who is said to have said it.
    """

    saying: Saying
    land: int
    other: str
    accounts: dict[int, Account]
    differs: str = ""

    @property
    def shared(self) -> bool:
        """Whether both sides tell it."""
        return len(self.accounts) == 2


class Topic(NamedTuple):
    """A subject and what was said on it."""

    subject: Subject
    said: list[Said]


def agenda(dice: Dice, scene: Scene, seed: int) -> list[Topic]:
    """What was said at the meeting of that number: at least three things told by both, and one by each side alone."""
    group = [subject for i, subject in enumerate(subjects()) if i % _SUBJECT_GROUPS == seed % _SUBJECT_GROUPS]
    share_of_host = dice.one((0.3, 0.5, 0.7))
    now = scene.today.year * 12 + scene.today.month - 1
    topics = []
    for i, subject in enumerate(dice.mixed(group)[: dice.between(6, 9)]):
        other, said = dice.one(scene.others), []
        for k, saying in enumerate(dice.mixed(subject.sayings)):
            alone = HOST if dice.chance(share_of_host) else GUEST
            if k == 0 and (i < 3 or dice.chance(0.75)):
                said.append(_something_said(dice, saying, other, (HOST, GUEST), now))
            elif k == 1 and i < 2:  # the first two subjects see to it that each side tells something alone
                said.append(_something_said(dice, saying, other, (i,), now))
            elif dice.chance(_SAID_OF_A_SUBJECT[k]):
                said.append(_something_said(dice, saying, other, (alone,), now))
        topics.append(Topic(subject, said))
    return topics


def _something_said(dice: Dice, saying: Saying, other: str, sides: tuple[int, ...], now: int) -> Said:
    """Something said, told by those sides."""
    by = BOTH if saying.by == "both" else dice.below(2)
    land = dice.below(2) if by == BOTH else by
    values = {slot: drawn(dice, kind, now) for slot, kind in saying.facts.items() if slot in "qd"}
    tellings = dice.mixed(saying.tellings)
    if dice.chance(_IN_THE_SAME_WORDS):
        tellings[1] = tellings[0]
    accounts = {side: Account(by, dict(values), tellings[k]) for k, side in enumerate(sides)}
    said = Said(saying, land, other, accounts)
    if said.shared and dice.chance(_PARTING):
        _part(dice, said, now)
    elif said.shared and dice.chance(_TOLD_ABOUT):
        _round(dice, said)
    return said


def _part(dice: Dice, said: Said, now: int) -> None:
    """Let the accounts differ in one thing that both tell, if there is any."""
    told = said.accounts.values()
    slots = [
        slot for slot in said.accounts[HOST].values if all(account.telling.has(slot) for account in told)
    ]
    if said.saying.by == "either":
        slots.append(SPEAKER)
    if not slots:
        return
    said.differs = dice.one(slots)
    account = said.accounts[dice.below(2)]
    if said.differs == SPEAKER:
        account.by = 1 - account.by
    else:
        kind, value = said.saying.facts[said.differs], account.values[said.differs]
        account.values[said.differs] = another(dice, kind, value, now)


def _round(dice: Dice, said: Said) -> None:
    """Let one of the accounts round the figure, where that leaves it near and the words before it bear an `about`."""
    account = said.accounts[dice.below(2)]
    value = account.values.get("q", 0)
    if value > 100 and not _EXACT.search(account.telling.template):
        step = 10 ** (len(str(value)) - 2)
        account.values["q"] = round(value / step) * step
        account.about = True
