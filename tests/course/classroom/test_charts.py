"""How points are spread: what is drawn is the count, the title is the finding, and all of it can be read."""

import pytest
from drawing import assert_legible

from readout.course.classroom.charts import binned, points_spread, shares_by_lesson

from .given import a_class, learner, mark, marks

LESSONS = ("00", "01", "02", "03", "04", "05", "capstone")


def of(points, lesson="02", number=1):
    return marks(learner(number), lesson, own=(mark(f"{lesson}.1", points=points, of=10),))


def test_tenths_are_counted_and_all_points_are_in_the_last():
    assert binned([0, 9.9, 10, 55, 95, 100]) == [2, 1, 0, 0, 0, 1, 0, 0, 0, 2]


def test_what_waits_for_a_person_is_left_out():
    half = marks(learner(1), own=(mark("02.1", points=1), mark("02.2", "by hand")))
    waits = marks(learner(2), "05", own=(mark("05.1", "by hand"),))
    assert shares_by_lesson([half, waits]) == {"02": [50]}
    assert "left out" in points_spread([half, waits]).alt


@pytest.mark.parametrize(
    ("points", "title"),
    [
        ({"02": 7}, "Half of those who handed in have 70 % of the points or more"),
        ({"02": 7, "05": 7}, "In each lesson half of those who handed in have 70 % of the points or more"),
        ({"02": 7, "05": 4}, "Lesson 05 has the lowest marks: half have 40 % of the points or less"),
        (
            {"02": 7, "05": 4, "capstone": 4},
            "Lesson 05 and the capstone have the lowest marks: half have 40 % of the points or less",
        ),
        (
            {"00": 4, "02": 7, "05": 4, "capstone": 4},
            "3 of 4 lessons have the lowest marks: half have 40 % of the points or less",
        ),
    ],
)
def test_the_title_is_the_finding(points, title):
    assert points_spread([of(many, lesson) for lesson, many in points.items()]).title == title


@pytest.mark.parametrize("width", ["figure", "narrow"])
def test_bars_are_the_counts(width):
    chart = points_spread([of(points, number=n) for n, points in enumerate((3, 3.5, 9, 10))])
    (axes,) = getattr(chart, width).axes
    tall = [bar.get_height() for group in axes.containers for bar in group]
    assert [round(height / max(tall) * 2) for height in tall] == [0, 0, 0, 2, 0, 0, 0, 0, 0, 2]
    assert [text.get_text() for text in axes.texts] == ["2", "2", "median 62 %"]


@pytest.mark.parametrize("width", ["figure", "narrow"])
@pytest.mark.parametrize("lessons", [LESSONS, ("02",), ("05", "capstone")])
@pytest.mark.parametrize("count", [1, 30, 300])
def test_all_of_it_can_be_read(width, lessons, count):
    _, found = a_class(count, lessons)
    said = assert_legible(lessons, getattr(points_spread(found), width))
    assert any("Source: the marks of this run" in text for text in said)


def test_medians_at_the_ends_can_be_read():
    chart = points_spread([of(0, "02"), of(10, "05"), of(8, "capstone")])
    for width in ("figure", "narrow"):
        assert_legible(width, getattr(chart, width))


def test_without_points_nothing_is_drawn():
    assert points_spread([]).figure is None
