"""How a side's house tells of a meeting: its own leader and country first, its own names, its own form."""

import re
from itertools import pairwise

import pytest

from readout.practice.accounts import sides_of
from readout.practice.desk import new_desk

from .meetings import MEETINGS, words_of


@pytest.fixture(scope="module")
def scenes():
    """The scene of each meeting, and each side's own of it."""
    desks = [new_desk(seed, "minutes") for seed in range(200)]
    return [(desk.scene, *sides_of(desk.dice, desk.scene)) for desk in desks]


def test_each_side_puts_its_own_leader_and_country_first(scenes):
    for scene, host, guest in scenes:
        assert host.countries == scene.countries == guest.countries[::-1]
        assert [who.id for who in host.people[:2]] == [who.id for who in guest.people[1::-1]]
        for side in (host, guest):
            own, other, _ = side.people
            assert (own.country, other.country) == (0, 1) and other.named
            assert own.named == (side.style != "office_note")


def test_all_houses_are_reached_and_never_the_same_twice(scenes):
    assert all(host.style != guest.style for _, host, guest in scenes)
    houses = {"palace", "readout", "minutes", "office_note"}
    assert {host.style for _, host, _ in scenes} == {guest.style for _, _, guest in scenes} == houses


def test_one_place_at_most_has_another_name_and_it_is_a_new_one(scenes):
    renamed = 0
    for scene, host, guest in scenes:
        assert host.places == scene.places
        others = {key for key, name in guest.places.items() if name != scene.places[key]}
        assert len(others) <= 1
        renamed += len(others)
        for key in others:
            stem = max(guest.places[key].split(), key=len)[:4]
            assert not any(stem in name for name in scene.places.values())
    assert renamed > 100


def test_a_speaker_on_whom_the_accounts_differ_is_named():
    for made in MEETINGS:
        for kind, *spans in made.differently:
            if kind == "speaker":
                assert not {
                    words_of(text, span).lower() for text, span in zip((made.a, made.b), spans, strict=True)
                } & {
                    "he",
                    "she",
                }


def test_minutes_have_numbered_sections_and_the_others_none():
    for made in MEETINGS:
        for text in (made.a, made.b):
            numbers = [int(number) for number in re.findall(r"(?m)^(\d+)\. [A-Z]", text)]
            assert numbers == list(range(1, len(numbers) + 1))
            assert bool(numbers) == (text.splitlines()[0].startswith(("Summary", "Minutes")))


def test_two_things_said_by_one_person_may_share_a_sentence():
    joined = 0
    for made in MEETINGS:
        known = sorted([*made.only_a, *(link.a for link in made.links)])
        for one, other in pairwise(known):
            between = made.a[one.end : other.start]
            if not between.startswith(", "):
                assert made.a[one.end - 1] in '.”"' and between.isspace() or "\n" in between
                continue
            joined += 1
            assert (
                between in (", ", ", and ") and made.a[other.start].islower() and made.a[other.end - 1] == "."
            )
            assert (one in made.only_a) == (other in made.only_a)
    assert joined > 25
