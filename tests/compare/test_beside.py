"""Order, room, names, verbs and mouths of two texts."""

import pytest

from readout.compare import beside, compare

from .texts import PARAPHRASES, read, two

OPENING = "President Ann Brask spoke with Prime Minister Bo Lund of Sweden."


def test_topics_have_their_place_and_their_room_on_each_side():
    a, b, _ = two(
        "They discussed sanctions. They discussed vaccines and the climate.",
        "They discussed vaccines. They discussed sanctions. They hailed peace.",
    )
    found = {topic.concept: topic for topic in beside.topics(a, b)}
    assert list(found) == ["sanctions", "vaccines", "climate change", "peace"]
    assert (found["sanctions"].a.rank, found["sanctions"].b.rank) == (1, 2)
    assert found["climate change"].b is None and found["peace"].a is None and found["peace"].broad
    assert found["sanctions"].a.share == pytest.approx(3 / 9)
    assert found["vaccines"].a.share == pytest.approx(6 / 9 / 2)
    assert sum(topic.b.share for topic in found.values() if topic.b) == pytest.approx(1)
    (place,) = found["sanctions"].b.places
    assert b.article.text[place.start : place.end] == place.text == "sanctions"


def test_speakers_have_their_part_of_the_words():
    a, _, _ = two(
        f"{OPENING} Lund said that the lighthouse was old. The leaders said that it would be mended.", "No."
    )
    found = beside.rooms_of_speakers(a)
    assert list(found) == ["Bo Lund", "Ann Brask"] and sum(found.values()) < 1


def test_somebody_called_by_the_office_and_a_place_written_otherwise_stand_for_each_other():
    a, b = map(read, PARAPHRASES["a call"])
    assert beside.Names("person", "Bo Lund", "the Prime Minister") in beside.names_for_one_thing(
        a, b, compare(a, b)
    )
    a, b, found = two("They discussed missiles of the DPRK.", "They discussed missiles of North Korea.")
    assert beside.names_for_one_thing(a, b, found) == (beside.Names("place", "DPRK", "North Korea"),)
    a, b, found = two("They discussed missiles of the UK.", "They discussed missiles of the United Kingdom.")
    assert beside.names_for_one_thing(a, b, found) == ()


def test_verbs_of_two_steps_stand_beside_each_other():
    a, b, found = two(
        f"{OPENING} Brask condemned the coup in Niger. Lund said that tariffs would fall.",
        f"{OPENING} Brask raised concerns over the coup in Niger. Lund noted that tariffs would fall.",
    )
    (verbs,) = beside.verbs(a, b, found)
    assert (verbs.a.text, verbs.step_a, verbs.step_b) == ("condemned", "condemns", "objects or warns")
    assert verbs.b.text.startswith("raised")


def test_of_one_sentence_here_and_two_there_only_the_nearest_verb_is_compared():
    a, b, found = two(
        f"{OPENING} Brask condemned the coup in Niger and the missiles over Kenya.",
        f"{OPENING} Brask said that the coup in Niger was wrong, as were the missiles over Kenya. "
        "She thanked those who fought the coup in Niger and the missiles.",
    )
    assert len(found.links) == 3
    assert [(v.a.text, v.b.text) for v in beside.verbs(a, b, found)] == [("condemned", "said")]


def test_places_of_two_countries_are_no_names_of_one_thing():
    a, b, found = two(
        "They discussed the coup and missiles in Nairobi.", "They discussed the coup and missiles in Niamey."
    )
    assert found.links and beside.names_for_one_thing(a, b, found) == ()
    a, b, found = two(
        "They discussed the coup and missiles in Nairobi.", "They discussed the coup and missiles in Mombasa."
    )
    assert beside.names_for_one_thing(a, b, found) == (beside.Names("place", "Nairobi", "Mombasa"),)


def test_what_is_put_into_the_other_s_mouth_is_told_with_its_counterpart():
    a, b, found = two(
        f"{OPENING} Lund said that the coup in Niger was wrong. Lund said that the lighthouse was old.",
        f"{OPENING} Lund said that the coup in Niger was a crime. Brask praised the vaccines.",
    )
    coup, lighthouse = beside.in_the_others_mouth(a, b, found, "a")
    assert coup.speaker == lighthouse.speaker == "Bo Lund"
    assert (coup.own, lighthouse.own, lighthouse.link) == (True, None, None)
    assert coup.link in found.links
