"""A desk at work on one readout: the scene that was drawn for it, and how far it has come."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import NamedTuple

from readout.practice.claims import Plan
from readout.practice.dice import Dice
from readout.practice.grammar import rules
from readout.practice.model import Country
from readout.practice.names import InventedPerson, Namer, cast
from readout.practice.page import Draft, Page
from readout.practice.trade import InventedTrade, invented_trade

_AGENCIES = ("{} News Agency", "{} Press Service", "{} Wire", "{} Daily Dispatch")
_MINISTRIES = ("Commerce", "Trade", "Economic Affairs", "Foreign Trade")


@dataclass(frozen=True)
class Scene:
    """What is settled before the first word: the house's habits, the day, who meets, and what they trade.

    `curly` says that quotes are, `day_first` that dates are written `4 March`. `people` are host, guest and one more.
    `translated` is how a house that prints turns says so of one.
    `others` are the lands with which the first of `countries` trades besides, `domains` the subjects of the talks.
    """

    style: str
    translated: str
    curly: bool
    day_first: bool
    today: dt.date
    countries: tuple[Country, Country]
    people: tuple[InventedPerson, InventedPerson, InventedPerson]
    places: dict[str, str]
    agency: str
    ministry: str
    others: list[str]
    trade: InventedTrade
    domains: list[str]


class OpenMark(NamedTuple):
    """A mark that is not closed: its role, where it began, and how many mentions there were before."""

    role: str
    start: int
    mentions: int


@dataclass
class Desk:
    """How far a desk has come: the page, and what its next words depend on.

    Of the text: `used` are the expansions that were written, by name; `introduced` the people named in full;
    `anchored` and `named_ministry` say that the document's date and the ministry have been; `section` is the number of
    the last heading, `side_form` how a delegation was named last. Of the paragraph: `kind`, `speaker`, `domain`, and
    the people of the sentence `before` and of the one `here`. Of the template: `plan`, the claim at hand;
    `statements` by their digit; the open `marks`; `cue`, the name of the last slot inside a cue.
    """

    scene: Scene
    dice: Dice
    speaker: InventedPerson
    domain: str
    page: Page = field(default_factory=Page)
    used: dict[str, list[int]] = field(default_factory=dict)
    introduced: set[str] = field(default_factory=set)
    anchored: bool = False
    named_ministry: bool = False
    section: int = 0
    side_form: int = 0
    kind: str = "body"
    before: list[str] = field(default_factory=list)
    here: list[str] = field(default_factory=list)
    plan: Plan | None = None
    statements: dict[str, Draft] = field(default_factory=dict)
    marks: list[OpenMark] = field(default_factory=list)
    cue: str = ""

    @property
    def gap(self) -> str:
        """What stands between two paragraphs."""
        return "\n" if self.scene.style == "agency" else "\n\n"

    def next_sentence(self) -> None:
        """End a sentence and begin another in the same paragraph."""
        self.page.close_sentence()
        self.page.put(" ")
        self.page.open_sentence("credit" if self.kind == "caption" else self.kind)
        self.before, self.here = self.here, []


def new_desk(seed: int, style: str) -> Desk:
    """A desk before its first word."""
    dice = Dice(seed)
    scene = _scene(dice, style)
    return Desk(scene, dice, scene.people[0], scene.domains[0])


def _scene(dice: Dice, style: str) -> Scene:
    """A scene from the dice; the order of the calls decides what a seed gives."""
    curly = style == "palace" or dice.chance(0.25)
    day_first = style in ("palace", "minutes") or dice.chance(0.25)
    today = dt.date(dice.between(2011, 2029), dice.between(2, 12), dice.between(1, 28))
    names = Namer(dice, "’" if curly else "'")
    countries = (names.country(), names.country())
    people = cast(names, style)
    places = {
        "town": names.town(),
        "river": f"River {names.stem()}a",
        "pass": f"{names.town()} Pass",
        "sea": f"{names.stem()}ine Sea",
    }
    agency = dice.one(_AGENCIES).format(dice.one((countries[0].name, countries[0].capital)))
    ministry = "Ministry of " + dice.one(_MINISTRIES)
    others = [names.land() for _ in range(6)]
    trade = invented_trade(dice, today, countries[1].name, others)
    domains = dice.mixed(rules()["domain"])[:4]
    translated = dice.one(("retranslated", "as translated")) if style == "transcript" else ""
    return Scene(
        style,
        translated,
        curly,
        day_first,
        today,
        countries,
        people,
        places,
        agency,
        ministry,
        others,
        trade,
        domains,
    )
