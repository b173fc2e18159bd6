"""Whether two texts are of one meeting, and whether a text is whole."""

import json

import pytest

from readout.article import parse_article
from readout.compare import is_cut, why_not_one_meeting

from .texts import PARAPHRASES, read

CALL = PARAPHRASES["a call"][0]


@pytest.mark.parametrize("name", PARAPHRASES)
def test_two_accounts_of_one_meeting_are_taken_for_that(name):
    a, b = map(read, PARAPHRASES[name])
    assert why_not_one_meeting(a, b) is None and why_not_one_meeting(b, a) is None


def test_a_text_of_the_day_after_may_be_of_the_same_meeting():
    assert why_not_one_meeting(read(CALL), read(CALL.replace("March 3", "March 4"))) is None


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("March 3, 2022", "March 5, 2022", "one is of 2022-03-03, the other of 2022-03-05"),
        ("Bo Lund", "Jan Moe", "one is of Ann Brask and Bo Lund, the other of Ann Brask and Jan Moe"),
    ],
    ids=["another day", "another guest"],
)
def test_another_day_or_another_guest_is_another_meeting(old, new, words):
    assert why_not_one_meeting(read(CALL), read(CALL.replace(old, new))) == words


def test_nobody_in_common_is_another_meeting():
    other = CALL.replace("Ann Brask", "Ida Holm").replace("Brask", "Holm").replace("Bo Lund", "Per Strand")
    assert why_not_one_meeting(read(CALL), read(other)) == "they name nobody in common"


def test_without_a_day_two_people_in_common_are_asked_for():
    undated = CALL.replace("March 3, 2022\n", "").replace("today ", "")
    assert why_not_one_meeting(read(CALL), read(undated)) is None
    alone = "President Ann Brask spoke with the Prime Minister at a fair."
    assert "no two people in common" in why_not_one_meeting(read(CALL), read(alone))


def test_of_one_day_and_one_host_somebody_else_is_another_meeting():
    other = (
        "President Ann Brask Meets Governors\nMarch 3, 2022\nPresident Ann Brask met twelve governors today."
    )
    assert (
        why_not_one_meeting(read(CALL), read(other))
        == "one is of Ann Brask and Bo Lund, the other of Ann Brask"
    )
    assert (
        why_not_one_meeting(read(other), read(CALL))
        == "one is of Ann Brask, the other of Ann Brask and Bo Lund"
    )


def test_another_language_is_said():
    russian = "Встреча с Президентом. Стороны обсудили вопросы торговли и сотрудничества между странами в 2023 году."
    assert why_not_one_meeting(read(CALL), read(russian)).startswith("in Russian")


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        (CALL, False),
        (CALL.strip() + " …", True),
        (CALL + "They also spoke of ...", True),
        (CALL + "(To be continued.)", True),
        (
            CALL.replace(
                "President Ann Brask spoke", "Excerpts from the transcript:\nPresident Ann Brask spoke"
            ),
            True,
        ),
        (CALL + "They read excerpts from a book ... and laughed.", False),
    ],
    ids="whole ellipsis dots continued excerpts inside".split(),
)
def test_a_text_may_say_that_it_is_cut(text, cut):
    assert is_cut(parse_article(text)) is cut


def test_a_manifest_may_say_that_a_text_is_cut(tmp_path):
    def says(package):
        (tmp_path / "datapackage.json").write_text(package, encoding="utf-8")
        return is_cut(parse_article(CALL, str(tmp_path / "call.txt")))

    assert not is_cut(parse_article(CALL, str(tmp_path / "call.txt")))
    assert says(json.dumps({"resources": [{"path": "call.txt", "cut": True}]}))
    assert not says(json.dumps({"resources": [{"path": "other.txt", "cut": True}, {"path": "call.txt"}]}))
    assert not says("[1")
