"""Who of one text is who of another."""

import pytest

from readout.compare.people import may_be_one, people_of_both, principals_of

from .texts import PARAPHRASES, read, two


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Joe Biden", "Joseph R. Biden", True),
        ("Kishida", "Fumio Kishida", True),
        ("KISHIDA Fumio", "Fumio Kishida", True),
        ("José Lund", "Jose Lund", True),
        ("Ann Brask", "Per Brask", False),
        ("Ann Brask", "Ann Lund", False),
        ("", "Ann Lund", False),
    ],
)
def test_names_of_one_person(one, other, same):
    assert may_be_one(one, other) is same and may_be_one(other, one) is same


def test_one_who_is_called_by_the_office_is_the_one_who_is_left():
    a, b = map(read, PARAPHRASES["a call"])
    assert people_of_both(a, b) == {"Ann Brask": "Ann Brask", "the Prime Minister": "Bo Lund"}
    assert people_of_both(b, a) == {"Ann Brask": "Ann Brask", "Bo Lund": "the Prime Minister"}
    assert principals_of(b) == (("the Prime Minister",), ("Ann Brask",))


def test_nobody_stands_for_two():
    a, b, _ = two("They spoke of Carl Lind.", "They spoke of Carl Lind and of Curt Lind.")
    found = people_of_both(a, b)
    assert found["Carl Lind"] == "Carl Lind" and "Curt Lind" not in found
