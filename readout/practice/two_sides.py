"""Two sides' accounts of one invented meeting, with all that is known of what they share and where they part.

What was said is drawn first. Then each house tells its part of it, in its own words and order, with its own names for
people and places. Nothing is searched for in the texts: each passage is taken down as it is written.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from readout.practice.accounts import sides_of, write_account
from readout.practice.agenda import GUEST, HOST, SPEAKER, Said, Span, agenda
from readout.practice.desk import Desk, new_desk
from readout.practice.dice import checked
from readout.practice.page import typeset
from readout.practice.sayings import DATE, QUANTITY

DIFFERENCES = (QUANTITY, DATE, SPEAKER)
"""In what two accounts may differ: a figure, a date, or who is said to have said it."""


class Shared(NamedTuple):
    """What both accounts tell, or the words in each that correspond."""

    a: Span
    b: Span


class Difference(NamedTuple):
    """Words in which two accounts of one thing differ; `kind` is one of DIFFERENCES."""

    kind: str
    a: Span
    b: Span


@dataclass(frozen=True)
class TwoSides:
    """Two accounts of one invented meeting.

    `a` is the host's text, `b` the guest's. `links` are the passages that tell the same, in the order of `a`;
    `only_a` and `only_b` those of which the other text has nothing. A passage is a sentence, some sentences, or a part
    of one; headings, date lines and last lines are in none. `differently` are the figures, dates and speakers that
    differ within links; `names` the two names of one place within links.
    """

    seed: int
    a: str
    b: str
    links: tuple[Shared, ...]
    only_a: tuple[Span, ...]
    only_b: tuple[Span, ...]
    differently: tuple[Difference, ...]
    names: tuple[Shared, ...]


def two_sides(seed: int) -> TwoSides:
    """Two accounts of the invented meeting of that number.

    Parameters: `seed`, a whole number from 0 on of at most 18 digits, the same number giving the same texts on every
    machine. Meetings of neighbouring numbers have no subject in common.

    Raises InputError for a seed that is not such a number.
    """
    base = new_desk(checked(seed), "minutes")
    dice, scene = base.dice, base.scene
    topics = agenda(dice, scene, seed)
    desks = [Desk(each, dice, each.people[0], "") for each in sides_of(dice, scene)]
    leads = [write_account(desk, side, topics) for side, desk in enumerate(desks)]
    a, b = (typeset("".join(desk.page.parts), desk.scene.curly) for desk in desks)
    said = [each for topic in topics for each in topic.said]
    shared = [each for each in said if each.shared]
    return TwoSides(
        seed,
        a,
        b,
        tuple(sorted([Shared(*leads), *(_spans(each) for each in shared)])),
        _told_alone(said, HOST),
        _told_alone(said, GUEST),
        tuple(sorted(_differences(shared), key=lambda found: found.a)),
        tuple(sorted(_two_names(shared, a, b))),
    )


# ---- what is known


def _spans(said: Said, slot: str = "") -> Shared:
    """Where both tell it, or that fact of it."""
    return Shared(
        *(said.accounts[side].spans[slot] if slot else said.accounts[side].span for side in (HOST, GUEST))
    )


def _told_alone(said: list[Said], side: int) -> tuple[Span, ...]:
    """What that side alone tells."""
    return tuple(
        sorted(each.accounts[side].span for each in said if not each.shared and side in each.accounts)
    )


def _differences(shared: list[Said]) -> Iterator[Difference]:
    """What was made to differ."""
    kinds = {"q": QUANTITY, "d": DATE, SPEAKER: SPEAKER}
    for each in shared:
        if each.differs:
            yield Difference(kinds[each.differs], *_spans(each, each.differs))


def _two_names(shared: list[Said], a: str, b: str) -> Iterator[Shared]:
    """Places that both name, and not alike."""
    for each in shared:
        if all("p" in account.spans for account in each.accounts.values()):
            found = _spans(each, "p")
            if a[slice(*found.a)] != b[slice(*found.b)]:
                yield found
