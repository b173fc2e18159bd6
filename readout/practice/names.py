"""Invented names of countries, places and people, and who is who in a readout."""

from __future__ import annotations

from dataclasses import dataclass

from readout.practice.dice import Dice
from readout.practice.model import Country

# Names are an onset, a middle and an ending. None is a real country or region: the tests try them all.
ONSETS = (
    "Ve", "Ta", "Bro", "Ke", "Ny", "Ae", "Ho", "Dru", "Mi", "Quo", "Fe", "Gi", "Ai", "Lo", "Pe", "Ra", "Su",
    "Te", "U", "We", "Ya", "Zu", "Cy", "Dwe", "Ey", "Jae", "Bré", "Sø", "Lú", "Thra",
)  # fmt: skip
MIDDLES = ("lv", "rd", "sk", "mr", "zh", "rl", "sv", "rth", "lm", "nt", "str", "vr", "ld", "rg", "lš", "ndr")
LAND_ENDINGS = (
    ("ia", "ian"), ("a", "an"), ("oland", "olandic"), ("o", "oese"), ("en", "enese"), ("esh", "eshi"),
    ("une", "unish"), ("emark", "emish"), ("os", "otic"), ("ovy", "ovite"), ("ary", "aryan"), ("eth", "ethi"),
)  # fmt: skip
CAPITAL_ENDINGS = ("ograd", "aburg", "ovik", "emouth", "essa", "ontana", "ipol", "aport")
TOWN_ENDINGS = ("ovo", "eby", "aford", "ina", "ested", "oria", "aven", "ulla")
_LAND_PREFIXES = ("New ", "Upper ")
_GIVEN_ENDINGS = {"m": ("o", "an", "us", "ek", "or", "im"), "f": ("a", "ine", "elle", "i", "ora", "une")}
_FAMILY_ENDINGS = ("el", "ov", "anen", "ask", "holt", "ard", "inga", "ay", "ess", "ovic", "um", "ett")
_PARTICLES_BEFORE = ("van ", "de ", "ter ", "al-", "D'", "O'")

# What a man and what a woman in an office is called.
_OFFICES = {
    "president": ("President", "President"),
    "prime minister": ("Prime Minister", "Prime Minister"),
    "monarch": ("King", "Queen"),
    "foreign minister": ("Foreign Minister", "Foreign Minister"),
    "trade minister": ("Trade Minister", "Trade Minister"),
    "deputy minister": ("Deputy Minister", "Deputy Minister"),
    "spokesperson": ("Spokesman", "Spokeswoman"),
    "ambassador": ("Ambassador", "Ambassador"),
}
_HOSTS = ("president", "prime minister", "monarch", "foreign minister")
_HEADS_OF_STATE = ("president", "monarch")
_HOSTS_OF = {
    "palace": ("president", "prime minister", "monarch"),
    "readout": ("president",),
    "office_note": ("prime minister",),
    "transcript": ("president", "prime minister"),
}
_TWO_PRESIDENTS = {
    "readout": 0.6,
    "transcript": 0.3,
}  # in that share of a house's texts with a president for host
_GUESTS = ("prime minister", "president", "foreign minister", "trade minister")
_AIDES = ("deputy minister", "spokesperson", "ambassador", "trade minister")


@dataclass(frozen=True)
class InventedPerson:
    """An invented person: how named, which office, which of the two countries (0 is the host's).

    Somebody whom the text never names has no given and no family name, and is in full `the Prime Minister`.
    """

    id: str
    given: str
    family: str
    full: str
    gender: str
    role: str
    country: int

    @property
    def title(self) -> str:
        """The office as it stands before the name."""
        return _OFFICES[self.role][self.gender == "f"]

    @property
    def named(self) -> bool:
        """Whether the text names the person, and not the office alone."""
        return bool(self.given)

    @property
    def heads_a_state(self) -> bool:
        """Whether the office is that of a head of state."""
        return self.role in _HEADS_OF_STATE

    @property
    def short(self) -> str:
        """The name once the person is known."""
        return self.given if self.role == "monarch" else self.family or self.full

    @property
    def pronoun(self) -> str:
        """`he` or `she`."""
        return "she" if self.gender == "f" else "he"


class Namer:
    """Invented names, none alike within one readout."""

    def __init__(self, dice: Dice, apostrophe: str) -> None:
        self.dice, self.apostrophe = dice, apostrophe
        # Each onset and each ending of a country serves once, so that no two names look alike.
        self.onsets, self.endings = dice.mixed(ONSETS), dice.mixed(LAND_ENDINGS)

    def stem(self) -> str:
        """The beginning of a name."""
        return self.onsets.pop() + self.dice.one(MIDDLES)

    def land(self) -> str:
        """The name of a country of which no more is told."""
        return self.stem() + self.endings.pop()[0]

    def country(self) -> Country:
        """A country."""
        prefix = self.dice.one(_LAND_PREFIXES) if self.dice.chance(0.08) else ""
        stem, (name, demonym) = prefix + self.stem(), self.endings.pop()
        return Country(stem + name, stem + demonym, self.stem() + self.dice.one(CAPITAL_ENDINGS))

    def town(self) -> str:
        """The name of a town."""
        return self.stem() + self.dice.one(TOWN_ENDINGS)

    def person(self, key: str, role: str, country: int, family_first: bool) -> InventedPerson:
        """A person of that office and country."""
        dice = self.dice
        gender = dice.one("mf")
        given = self.stem() + dice.one(_GIVEN_ENDINGS[gender])
        if dice.chance(0.15):  # a double given name
            given += dice.one("- ") + dice.one(ONSETS) + "nn" + dice.one(_GIVEN_ENDINGS[gender])
        family = self.stem() + dice.one(_FAMILY_ENDINGS)
        if dice.chance(0.18):
            family = dice.one(_PARTICLES_BEFORE).replace("'", self.apostrophe) + family
        elif dice.chance(0.1):
            family += "-" + dice.one(ONSETS) + dice.one(MIDDLES) + dice.one(_FAMILY_ENDINGS)
        full = f"{family} {given}" if family_first else f"{given} {family}"
        if role == "monarch":
            full = given
        return InventedPerson(key, given, family, full, gender, role, country)


def office_alone(dice: Dice, key: str, role: str, country: int) -> InventedPerson:
    """A person whom the text calls by that office and never by name."""
    gender = dice.one("mf")
    return InventedPerson(key, "", "", f"the {_OFFICES[role][gender == 'f']}", gender, role, country)


def cast(names: Namer, style: str) -> tuple[InventedPerson, InventedPerson, InventedPerson]:
    """The host, the guest and one more.

    Host and guest bear different offices, save two presidents in a readout or a transcript. An office's note does not
    name its host.
    """
    dice = names.dice
    family_first = [dice.chance(0.25), dice.chance(0.25)]
    host = dice.one(_HOSTS_OF.get(style, _HOSTS))
    guest = dice.one([role for role in _GUESTS if role != host])
    if host == "president" and style in _TWO_PRESIDENTS and dice.chance(_TWO_PRESIDENTS[style]):
        guest = host
    aide = dice.one([role for role in _AIDES if role != guest])
    side = dice.below(2)
    return (
        office_alone(dice, "E_host", host, 0)
        if style == "office_note"
        else names.person("E_host", host, 0, family_first[0]),
        names.person("E_guest", guest, 1, family_first[1]),
        names.person("E_aide", aide, side, family_first[side]),
    )
