"""How people, countries, offices and places are written, each as a mention of whom or what it names."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from readout.practice.desk import Desk
from readout.practice.names import InventedPerson

_POLITE = ("readout", "office_note")
"""Houses that keep a leader's title before the name and write the office with a capital."""


def introduce(desk: Desk, leader: int, form: str) -> None:
    """A leader (0 is the host) in full: with adjective (`adj`), with country (`of`), or with the title alone (`title`).

    `name` is in full with the adjective at first, then by the short name.
    """
    _introduce(desk, desk.scene.people[leader], form)


def _introduce(desk: Desk, who: InventedPerson, form: str) -> None:
    page, country = desk.page, desk.scene.countries[who.country]
    if not who.named:
        _by_office_alone(desk, who)
        return
    if form == "name" and who.id in desk.introduced:
        page.mention(who.id, who.short, "name")
    else:
        start = page.n
        if form in ("adj", "name"):
            page.mention(f"E_country{who.country}", country.demonym, "demonym")
            page.put(" ")
        _, end = page.put(who.title)
        page.put(" ")
        page.mention(who.id, who.full, "name", title={"start": start, "end": end})
        if form == "of":
            page.put(" of ")
            page.mention(f"E_country{who.country}", country.name, "name")
        if desk.kind == "body":  # a heading or a caption introduces nobody
            desk.introduced.add(who.id)
    desk.here.append(who.id)


def _by_office_alone(desk: Desk, who: InventedPerson) -> None:
    """Someone whom the text never names: the office is all the name there is."""
    desk.page.mention(who.id, who.full, "name", office=True)
    desk.introduced.add(who.id)
    desk.here.append(who.id)


def title(desk: Desk, leader: int) -> None:
    """A leader's office, which mentions nobody."""
    desk.page.put(desk.scene.people[leader].title)


def known(desk: Desk, who: InventedPerson) -> None:
    """Someone by short name or office; in full if not yet introduced."""
    if who.id not in desk.introduced or not who.named:
        _introduce(desk, who, "adj")
        return
    if desk.scene.style in _POLITE and desk.dice.chance(0.5):
        start, end = desk.page.put(who.title)
        desk.page.put(" ")
        desk.page.mention(who.id, who.short, "name", title={"start": start, "end": end})
    elif desk.dice.chance(0.6) or who.id in desk.here:
        desk.page.mention(who.id, who.short, "name")
    else:
        _office(desk, who)
    desk.here.append(who.id)


def _office(desk: Desk, who: InventedPerson) -> None:
    """`the prime minister` or `the Osmeran prime minister`, demonym marked inside.

    Of two presidents the host alone, whose side publishes, is the president without more. Where a house speaks of its
    leaders with a capital, it does so without the demonym only.
    """
    page = desk.page
    start = page.n
    page.put("the ")
    host, guest, _ = desk.scene.people
    if desk.dice.chance(0.4) or (who is guest and host.role == guest.role):
        country(desk, who.country, "demonym")
        page.put(" ")
        page.put(who.title.lower())
    else:
        page.put(who.title if desk.scene.style in _POLITE else who.title.lower())
    page.mentioned(who.id, start, "nominal")


def is_clear(desk: Desk) -> bool:
    """Whether a pronoun would stand for the speaker and nobody else."""
    near = desk.before + desk.here
    rivals = [p for p in desk.scene.people if p.id in near and p.gender == desk.speaker.gender]
    return [p.id for p in rivals] == [desk.speaker.id]


def speaker(desk: Desk) -> None:
    """The speaker, mostly as a pronoun where that is clear."""
    if is_clear(desk) and desk.dice.chance(0.85):
        desk.page.mention(desk.speaker.id, desk.speaker.pronoun, "pronoun")
        desk.here.append(desk.speaker.id)
    else:
        known(desk, desk.speaker)


def named_speaker(desk: Desk) -> None:
    """The speaker, never as a pronoun."""
    known(desk, desk.speaker)


def speaker_again(desk: Desk) -> None:
    """The speaker for a second time, as a pronoun if clear."""
    if is_clear(desk):
        desk.page.mention(desk.speaker.id, desk.speaker.pronoun, "pronoun")
    else:
        known(desk, desk.speaker)


def possessive(desk: Desk) -> None:
    """The speaker's own, where the name stands in the same sentence."""
    desk.page.mention(desk.speaker.id, "her" if desk.speaker.gender == "f" else "his", "pronoun")


def other_leader(desk: Desk) -> None:
    """The leader of the other side."""
    known(desk, desk.scene.people[1 - desk.speaker.country])


def country(desk: Desk, side: int, kind: str = "name") -> None:
    """A country by `name` or `demonym`; side 0 is the host's."""
    land = desk.scene.countries[side]
    desk.page.mention(f"E_country{side}", land.name if kind == "name" else land.demonym, kind)


def own_country(desk: Desk, kind: str = "name") -> None:
    """The speaker's country."""
    country(desk, desk.speaker.country, kind)


def other_country(desk: Desk) -> None:
    """The country that is not the speaker's."""
    country(desk, 1 - desk.speaker.country)


def side(desk: Desk) -> None:
    """The speaker's delegation."""
    page, number = desk.page, desk.speaker.country
    start = page.n
    desk.side_form = (desk.side_form + desk.dice.between(1, 2)) % 3  # never the same form twice in a row
    if desk.side_form == 0:
        page.put("the delegation of ")
        country(desk, number)
    else:
        page.put("the ")
        country(desk, number, "demonym")
        page.put(("", " side", " delegation")[desk.side_form])
    page.mentioned(f"E_side{number}", start, "nominal")


def both_sides(desk: Desk) -> None:
    """Both sides."""
    page = desk.page
    start, form = page.n, desk.dice.one(("both sides", "the two sides", "both delegations"))
    if form == "the two sides":
        page.put("the ")
        page.quantity("two", 2, "sides", "count")
        page.put(" sides")
    else:
        page.put(form)
    page.mentioned("E_both", start, "nominal")


def leaders(desk: Desk) -> None:
    """The two who met, as leaders or by the office that both bear."""
    host, guest, _ = desk.scene.people
    words = desk.dice.one(
        ("leaders", "leaders", f"{host.title.lower()}s" if host.role == guest.role else "leaders")
    )
    _the_two(
        desk,
        "E_both",
        words,
        ("the ", "the two ", "both ") if desk.scene.style in _POLITE else ("the two ", "both "),
    )


def heads(desk: Desk) -> None:
    """The two heads of state: the two who met where both are heads of state, else a group of its own."""
    host, guest, _ = desk.scene.people
    who = "E_both" if host.heads_a_state and guest.heads_a_state else "E_heads"
    _the_two(desk, who, "heads of state", ("the two ",))


def _the_two(desk: Desk, who: str, words: str, forms: tuple[str, ...]) -> None:
    """`the two leaders`, the number marked inside."""
    page = desk.page
    start, form = page.n, desk.dice.one(forms)
    if form == "the two ":
        page.put("the ")
        page.quantity("two", 2, words.split()[0], "count")
        page.put(f" {words}")
    else:
        page.put(form + words)
    page.mentioned(who, start, "nominal")
    desk.here += [person.id for person in desk.scene.people[:2]]


def they(desk: Desk) -> None:
    """`they`, where the sentence before has named both as a pair."""
    desk.page.mention("E_both", "they", "pronoun")
    desk.here += [person.id for person in desk.scene.people[:2]]


def speaker_of_a_turn(desk: Desk) -> None:
    """The speaker in full as a transcript labels a turn, with the title where it is the first or by chance."""
    page, who = desk.page, desk.speaker
    if who.id not in desk.introduced or desk.dice.chance(0.25):
        start, end = page.put(who.title)
        page.put(" ")
        page.mention(who.id, who.full, "name", title={"start": start, "end": end})
    else:
        page.mention(who.id, who.full, "name")
    desk.introduced.add(who.id)


def translated(desk: Desk) -> None:
    """That a turn was translated, said of those who do not speak the publisher's language."""
    if desk.speaker.country == 1:
        desk.page.put(f" ({desk.scene.translated})")


def office_of_host(desk: Desk, short: bool) -> None:
    """The host's office at the head of a note: `PM` or `Prime Minister`."""
    host = desk.scene.people[0]
    words = "".join(word[0] for word in host.title.split()) if short else host.title
    desk.page.mention(host.id, words, "name", office=True)


def address(desk: Desk) -> None:
    """The other leader as one speaks to them: `Madam President`."""
    other = desk.scene.people[1 - desk.speaker.country]
    words = f"{'Madam' if other.gender == 'f' else 'Mr'} {other.title}"
    desk.page.mention(other.id, "Your Majesty" if other.role == "monarch" else words, "nominal")


def capital(desk: Desk) -> None:
    """The host's capital."""
    desk.page.mention("E_capital", desk.scene.countries[0].capital, "name")


def capital_in_capitals(desk: Desk) -> None:
    """The host's capital as a date line has it."""
    desk.page.mention("E_capital", desk.scene.countries[0].capital.upper(), "name")


def agency(desk: Desk) -> None:
    """The news agency."""
    desk.page.mention("E_agency", desk.scene.agency, "name")


def ministry(desk: Desk) -> None:
    """The ministry, in full at first."""
    if desk.named_ministry:
        desk.page.mention("E_ministry", "the ministry", "nominal")
    else:
        desk.page.put("the ")
        desk.page.mention("E_ministry", desk.scene.ministry, "name")
    desk.named_ministry = True


def paper_of_the_ministry(desk: Desk) -> None:
    """A statement of the ministry."""
    if desk.named_ministry:
        ministry(desk)
        desk.page.put("'s statement")
    else:
        desk.page.put("a statement by ")
        ministry(desk)


def place(desk: Desk, key: str) -> None:
    """A place of the scene, such as its `river`."""
    desk.page.mention(f"E_{key}", desk.scene.places[key], "name")


WRITERS_OF_NAMES: dict[str, Callable[[Desk], None]] = {
    "P1.adj": partial(introduce, leader=0, form="adj"),
    "P1.of": partial(introduce, leader=0, form="of"),
    "P1.title": partial(introduce, leader=0, form="title"),
    "P1.name": partial(introduce, leader=0, form="name"),
    "P1.office": partial(title, leader=0),
    "P2.adj": partial(introduce, leader=1, form="adj"),
    "P2.of": partial(introduce, leader=1, form="of"),
    "P2.title": partial(introduce, leader=1, form="title"),
    "P2.name": partial(introduce, leader=1, form="name"),
    "S": speaker,
    "S!": named_speaker,
    "he": speaker_again,
    "his": possessive,
    "H": other_leader,
    "A": partial(country, side=0),
    "B": partial(country, side=1),
    "Bish": partial(country, side=1, kind="demonym"),
    "home": own_country,
    "homish": partial(own_country, kind="demonym"),
    "away": other_country,
    "side": side,
    "both": both_sides,
    "leaders": leaders,
    "heads": heads,
    "they": they,
    "label": speaker_of_a_turn,
    "as": translated,
    "PM": partial(office_of_host, short=True),
    "office": partial(office_of_host, short=False),
    "addr": address,
    "cap": capital,
    "CAP": capital_in_capitals,
    "agency": agency,
    "ministry": ministry,
    "doc": paper_of_the_ministry,
    "place.town": partial(place, key="town"),
    "place.river": partial(place, key="river"),
    "place.pass": partial(place, key="pass"),
    "place.sea": partial(place, key="sea"),
}
"""What writes each slot of the grammar that names someone or something."""
