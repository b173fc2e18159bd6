"""Right answers in odd forms are right, and where there is a choice, a check tells right from wrong."""

import pytest
from exercises.choices import CHOICES, LONG_ORDERS
from exercises.forms import FORMS

from readout.course.exercises.checking import items_of, lessons_with_tasks, outcome
from readout.course.exercises.given import Given

ITEMS = {key: item for lesson in lessons_with_tasks() for key, item in items_of(lesson).items()}
# A sample; `benchmarks/seeds.py` goes through 0 to 500. In 18 to 41 two words of the readout alone once led in 04.9.
GIVEN = [Given(seed) for seed in (0, 18, 22, 41, 500)]


def test_there_are_forms_for_every_kind_of_task():
    assert len(FORMS) >= 300
    # Those that are about text and numbers as such, or give back words as they stand, take no other form.
    bare = {"00.2", "00.3", "00.5", "00.6", "00.8", "01.1"}
    assert set(ITEMS) - {key for key, _ in FORMS.values()} == bare


@pytest.mark.parametrize("name", FORMS)
def test_an_odd_form_of_a_right_answer_is_right(name):
    key, make = FORMS[name]
    for given in GIVEN[:2]:
        state, message, _ = outcome(ITEMS[key], make(given), given)
        assert state == "right", (given.seed, message)


@pytest.mark.parametrize("key", [*CHOICES, *LONG_ORDERS])
def test_right_and_wrong_are_told_apart(key):
    choices, right = {**CHOICES, **LONG_ORDERS}[key]
    for given in GIVEN if key in CHOICES else GIVEN[:1]:
        passed = [answer for answer in choices(given) if outcome(ITEMS[key], answer, given)[0] == "right"]
        assert passed and sorted(map(str, passed)) == sorted(map(str, right(given))), given.seed
