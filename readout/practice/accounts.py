"""How a side's house tells of a meeting: what was said, in its own words, with its own names."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from readout.practice.agenda import BOTH, SPEAKER, Account, Said, Span, Topic
from readout.practice.desk import Desk, Scene
from readout.practice.dice import Dice
from readout.practice.expansion import WRITERS, expand
from readout.practice.grammar import pieces
from readout.practice.names import TOWN_ENDINGS, InventedPerson, Namer
from readout.practice.sayings import houses, write
from readout.practice.who_and_where import both_sides, country, leaders, named_speaker, place, side, speaker

_HOUSES = ("palace", "readout", "minutes")
_HOUSE_OF_A_PRIME_MINISTER = "office_note"
_ROLES = ("host", "guest")
_JOINED = 0.6  # of two things in a row that may stand in one sentence
_BY_NAME = "{S} "
_SAYING_THAT = "{S} {say} that {c}"
_ADDING_THAT = "{ing} that {c}."
_SPEAKERS: dict[str, Callable[[Desk], None]] = {
    "S": speaker,
    "S!": named_speaker,
    "side": side,
    "both": both_sides,
    "leaders": leaders,
}
_Writers = dict[str, Callable[[], object]]


class _Told(NamedTuple):
    """Something said as one side tells it, below the heading of its subject."""

    said: Said
    account: Account
    heading: str


# ---- the houses


def sides_of(dice: Dice, scene: Scene) -> tuple[Scene, Scene]:
    """The scene as the host's house sees it, and as the guest's does: its own leader and country come first."""
    host, guest, aide = scene.people
    ours = dice.one(_houses_of(host))
    theirs = dice.one([house for house in _houses_of(guest) if house != ours])
    turned = (_from_the_other_side(guest), _from_the_other_side(host), _from_the_other_side(aide))
    countries = (scene.countries[1], scene.countries[0])
    other = replace(scene, people=turned, countries=countries, places=_other_names(dice, scene))
    return _furnished(dice, scene, ours), _furnished(dice, other, theirs)


def _houses_of(leader: InventedPerson) -> Sequence[str]:
    """The houses that may tell of a leader of their own."""
    return (*_HOUSES, _HOUSE_OF_A_PRIME_MINISTER) if leader.role == "prime minister" else _HOUSES


def _from_the_other_side(person: InventedPerson) -> InventedPerson:
    """The person as the other side counts the countries."""
    return replace(person, country=1 - person.country)


def _furnished(dice: Dice, scene: Scene, house: str) -> Scene:
    """The scene with a house's habits."""
    own, other, aide = scene.people
    if house == _HOUSE_OF_A_PRIME_MINISTER:
        own = replace(own, given="", family="", full=f"the {own.title}")
    curly = house == "palace" or dice.chance(0.4)
    day_first = house in ("palace", "minutes") or dice.chance(0.25)
    return replace(scene, style=house, curly=curly, day_first=day_first, people=(own, other, aide))


def _other_names(dice: Dice, scene: Scene) -> dict[str, str]:
    """The places, one of them by another name where the dice want it."""
    places = dict(scene.places)
    if not dice.chance(0.8):
        return places
    taken = [*places.values(), *scene.others, *(f"{land.name} {land.capital}" for land in scene.countries)]
    words = " ".join([*taken, *(who.full for who in scene.people)]).split()
    names = Namer(dice, "'")
    names.onsets = [onset for onset in names.onsets if not any(word.startswith(onset) for word in words)]
    key = dice.one(tuple(places))
    town = names.stem() + dice.one(TOWN_ENDINGS)
    forms = {"town": town, "river": f"River {town}", "pass": f"{town} Pass", "sea": f"Gulf of {town}"}
    places[key] = forms[key]
    return places


# ---- the text


def write_account(desk: Desk, number: int, topics: list[Topic]) -> Span:
    """Write the account of a side (0 is the host's) and take down where everything stands. Returns the span of the lead."""
    house, role, page = desk.scene.style, _ROLES[number], desk.page
    own: _Writers = {"at": partial(_met_at, desk, number)}
    _line(desk, "heading", f"{house}.head.{role}", own)
    if f"{house}.date" in houses():
        _line(desk, "dateline", f"{house}.date", own)
    lead = _line(desk, "body", f"{house}.lead.{role}", own)
    for topics_of_one in _by_paragraphs(desk, number, topics):
        if house == "minutes":
            _section_heading(desk, topics_of_one[0])
        _body_paragraph(desk, number, topics_of_one)
    _line(desk, "credit", f"{house}.end", own)
    page.put("\n")
    return lead


def _by_paragraphs(desk: Desk, number: int, topics: list[Topic]) -> list[list[Topic]]:
    """What the side tells, in its own order: a topic or two in a paragraph, in minutes one."""
    paragraphs: list[list[Topic]] = []
    for subject, every in desk.dice.mixed(topics):
        said = [each for each in desk.dice.mixed(every) if number in each.accounts]
        if not said:
            continue
        alone = not paragraphs or len(paragraphs[-1]) > 1 or desk.scene.style == "minutes"
        if alone or desk.dice.chance(0.7):
            paragraphs.append([])
        paragraphs[-1].append(Topic(subject, said))
    return paragraphs


def _section_heading(desk: Desk, topic: Topic) -> None:
    """The numbered heading of a section."""
    desk.section += 1
    _open(desk, "heading")
    desk.page.put(f"{desk.section}. {topic.subject.heading[0].upper()}{topic.subject.heading[1:]}")
    desk.page.close_paragraph()


def _body_paragraph(desk: Desk, number: int, topics: list[Topic]) -> None:
    """Some topics in a paragraph; two things in a row may share a sentence."""
    _open(desk, "body")
    sentences: list[list[_Told]] = []
    for told in [
        _Told(said, said.accounts[number], topic.subject.heading) for topic in topics for said in topic.said
    ]:
        last = sentences[-1] if sentences else []
        if len(last) == 1 and _may_join(last[0], told) and desk.dice.chance(_JOINED):
            last.append(told)
        else:
            sentences.append([told])
    for i, sentence in enumerate(sentences):
        if i:
            desk.next_sentence()
        if len(sentence) == 2:
            _two_in_one(desk, number, *sentence)
        else:
            _sentence(desk, number, *sentence)
    desk.page.close_paragraph()


def _may_join(one: _Told, other: _Told) -> bool:
    """Whether one sentence may hold both: of one speaker in all accounts, and both or neither with a counterpart."""
    if SPEAKER in (one.said.differs, other.said.differs) or one.said.shared != other.said.shared:
        return False
    tellings = (one.account.telling, other.account.telling)
    begun = all(not telling.whole or telling.template.startswith(_BY_NAME) for telling in tellings)
    return begun and one.account.by == other.account.by


def _sentence(desk: Desk, number: int, told: _Told) -> None:
    """One thing said, in a sentence of its own or in a frame of the house."""
    whole, template = told.account.telling.whole, told.account.telling.template
    if not whole:
        frames = houses()[f"{desk.scene.style}.said"]
        if template.startswith("{q}"):  # a figure begins no sentence
            frames = tuple(frame for frame in frames if not frame.startswith("{^c}"))
        template = desk.dice.one(frames)
    _tell(desk, number, told, template)


def _two_in_one(desk: Desk, number: int, one: _Told, other: _Told) -> None:
    """Two things in one sentence, of which the second has its speaker from the first."""
    first, second = one.account.telling, other.account.telling
    _tell(desk, number, one, first.template.removesuffix(".") if first.whole else _SAYING_THAT)
    desk.page.put(", and " if second.whole else ", ")
    _tell(desk, number, other, second.template.removeprefix(_BY_NAME) if second.whole else _ADDING_THAT)
    other.account.spans[SPEAKER] = one.account.spans[SPEAKER]


def _tell(desk: Desk, number: int, told: _Told, template: str) -> None:
    """Write something said into a template, and take its place down."""
    if told.account.by != BOTH:
        desk.speaker = desk.scene.people[told.account.by ^ number]
    start = desk.page.n
    _write_template(desk, template, _writers(desk, number, told))
    told.account.span = Span(start, desk.page.n)


def _writers(desk: Desk, number: int, told: _Told) -> _Writers:
    """What writes the slots that depend on what was said. `number` is the side that tells it."""
    said, account, facts = told.said, told.account, told.said.saying.facts
    land = said.land ^ number

    def marked(slot: str, write_it: Callable[[], object]) -> None:
        start = desk.page.n
        write_it()
        account.spans.setdefault(slot, Span(start, desk.page.n))

    own: _Writers = {
        "X": partial(country, desk, land),
        "Y": partial(country, desk, 1 - land),
        "Xish": partial(country, desk, land, "demonym"),
        "Yish": partial(country, desk, 1 - land, "demonym"),
        "aXish": partial(_with_article, desk, land),
        "aYish": partial(_with_article, desk, 1 - land),
        "O": partial(desk.page.put, said.other),
        "subject": partial(desk.page.put, told.heading),
        "say": lambda: desk.page.put(desk.dice.one(houses()["say"])),
    }
    own |= {slot: partial(marked, SPEAKER, partial(name, desk)) for slot, name in _SPEAKERS.items()}
    if said.differs == SPEAKER:  # the words in which they differ are to be other words
        own["S"] = own["S!"]
    for slot, value in account.values.items():
        own[slot] = partial(marked, slot, partial(write, desk, facts[slot], value, account.about))
    if "p" in facts:
        own["p"] = partial(marked, "p", partial(place, desk, facts["p"].form))
    own["c"] = lambda: _write_template(desk, account.telling.template, own)
    return own


def _with_article(desk: Desk, land: int) -> None:
    """A country's adjective with its article."""
    desk.page.put("an " if desk.scene.countries[land].demonym[0] in "AEIOU" else "a ")
    country(desk, land, "demonym")


def _met_at(desk: Desk, number: int) -> None:
    """The host's capital, where they met."""
    desk.page.mention("E_capital", desk.scene.countries[number].capital, "name")


def _line(desk: Desk, kind: str, name: str, own: _Writers) -> Span:
    """A paragraph of one line of the house."""
    _open(desk, kind)
    start = desk.page.n
    _write_template(desk, desk.dice.one(houses()[name]), own)
    desk.page.close_paragraph()
    return Span(start, desk.page.n)


def _open(desk: Desk, kind: str) -> None:
    """Begin a paragraph."""
    desk.page.open_paragraph(kind, desk.gap)
    desk.kind, desk.before, desk.here = kind, [], []


def _write_template(desk: Desk, template: str, own: _Writers) -> None:
    """Write a template: `own` slots first, then those of the grammar."""
    for piece in pieces(template):
        desk.page.capital |= bool(piece.capital)
        if piece.plain:
            desk.page.put(piece.plain)
        elif piece.slot in own:
            own[piece.slot]()
        elif piece.slot in WRITERS:
            WRITERS[piece.slot](desk)
        else:
            expand(desk, piece.slot)
