"""Two days for one meeting: told where both are explicit and the meeting is plainly one."""

import pytest

from ..checked import check

CAPTION = "Photo: Xi Jinping and Mikhail Mishustin meet in Beijing on {}.\n\n"
BODY = "President Xi Jinping met Prime Minister Mikhail Mishustin on {} in Beijing.{}\n"


def told(caption, day, more=""):
    text = (
        "OSLO, Dec. 21, 2023 (NN) -- They spoke of trade.\n\n"
        + CAPTION.format(caption)
        + BODY.format(day, more)
    )
    return [v.verdict for v in check(text) if v.claim.kind == "consistency"]


@pytest.mark.parametrize("day", ["Tuesday", "19 December 2023", "Monday"])
def test_a_caption_and_a_body_with_two_days(day):
    assert told("Wednesday, 20 December 2023", day) == ["contradicted"]


@pytest.mark.parametrize("day", ["Wednesday", "20 December 2023", "Wednesday, 20 December 2023"])
def test_one_day_said_twice(day):
    assert not told("Wednesday, 20 December 2023", day)


def test_a_day_of_another_month_is_another_meeting():
    assert not told("Wednesday, 20 December 2023", "21 March 2023")


@pytest.mark.parametrize(
    "more", [" They met again a day later.", " It was a two-day visit.", " A second meeting followed."]
)
def test_where_they_met_several_times_nothing_is_told(more):
    assert not told("Wednesday, 20 December 2023", "Tuesday", more)


def test_what_is_said_on_another_day_is_no_meeting():
    text = CAPTION.format("20 December 2023") + "Xi Jinping said on Tuesday that he met Mikhail Mishustin.\n"
    found = check("OSLO, Dec. 21, 2023 (NN) -- They spoke of trade.\n\n" + text)
    assert not [v for v in found if v.claim.kind == "consistency"]


def test_two_days_of_no_plain_meeting_are_left_open():
    text = BODY.format("19 December 2023", "") + "\n" + BODY.format("20 December 2023", "")
    found = check("OSLO, Dec. 21, 2023 (NN) -- They spoke of trade.\n\n" + text)
    assert [v.verdict for v in found if v.claim.kind == "consistency"] == ["not_checkable"]
