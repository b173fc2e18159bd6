"""What the pages of a class share: names of files, misconceptions with what trains them, names of lessons."""

import pytest

from readout.course.classroom.pages import lesson_name, notes_of, page_name, task_of, taught

from .given import learner, marks

IDS = [
    *(
        "ann",
        "Ann",
        "ANN",
        "s0001",
        "ann.b",
        "ann b",
        "ann/b",
        "../ann",
        "..",
        "",
        "con",
        "NUL",
        "lpt1",
        "-x",
    ),
    *(
        "Zoë",
        "Zoe\u0301",
        "李",
        "a" * 64,
        "a" * 65,
        "a" * 66,
        "x\x00",
        "\ud800",
        "index.html",
        "a:b",
        "ann-",
        "ann_",
    ),
]


def test_each_id_has_a_name_of_its_own_on_every_system():
    names = [page_name(one) for one in IDS]
    assert len({name.lower() for name in names}) == len(IDS)
    for name in names:
        assert (
            name.isascii()
            and len(name) < 80
            and not set(name) & set('<>:"/\\|?* \x00')
            and name[0] not in ".-"
        )
        assert name.split(".")[0] not in ("con", "nul", "lpt1") and name.count(".") == 1


def test_a_plain_id_is_the_name():
    assert page_name("s0001") == "s0001.html" and page_name("anna_b-2") == "anna_b-2.html"


def test_a_misconception_has_its_text_and_what_trains_it():
    found = taught("M203")
    assert found.wrong == "There is one way to write a scale." and "02.1" in found.train
    assert taught("M101").wrong and "quiz 01" in taught("M009").train or taught("M009").train
    assert taught("M999").wrong == "" and taught("M999").train == ()


def test_emphasis_of_the_list_is_left_out():
    assert taught("M009").wrong == "More than is at least."


def test_a_task_is_told_in_a_line():
    assert (
        task_of("02.9")
        == "A function that gives precision, recall and F1 of found spans against marked ones."
    )
    assert task_of("02.99") == task_of("../x") == task_of("") == ""


@pytest.mark.parametrize(
    ("lesson", "name"),
    [("02", "lesson 02"), ("capstone", "the capstone"), ("<b>", "another lesson"), ("2", "another lesson")],
)
def test_lessons_have_names(lesson, name):
    assert lesson_name(lesson) == name


def test_of_very_many_notes_the_first_stand_there():
    found = notes_of(marks(learner(1), notes=[f"note {n}\nmore" for n in range(30)]))
    assert found[0] == "note 0 more" and len(found) == 21 and found[-1] == "and 10 more notes"
