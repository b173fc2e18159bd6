"""What is kept of a class is its owner's alone, and is read back as it was or refused."""

import json
import stat
from dataclasses import replace

import pytest

from readout.course.classroom import class_file
from readout.course.classroom.roster import Enrolled, learner_of
from readout.errors import InputError


def a_class():
    the_class = class_file.new_class()
    enrolled = tuple(
        Enrolled(learner_of(the_class.secret, id, name), (f"{id}@x.example",))
        for id, name in (("a1", "Ada"), ("a2", "Zoë"))
    )
    return replace(the_class, lessons=("02", "capstone"), enrolled=enrolled)


def test_it_is_read_back_as_it_was(tmp_path):
    the_class = a_class()
    path = class_file.save_class(tmp_path, the_class)
    assert class_file.load_class(tmp_path) == the_class
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_nobody_else_may_read_it_where_it_was_open_before(tmp_path):
    path = tmp_path / class_file.FILE
    path.write_text("{}")
    path.chmod(0o644)
    class_file.save_class(tmp_path, a_class())
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_each_class_has_a_secret_of_its_own():
    assert class_file.new_class().secret != class_file.new_class().secret
    assert class_file.new_class().anybody.code == ""


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"secret": "short"}, "its secret is not whole"),
        ({"secret": "ab"}, "its secret is not whole"),
        ({"schema": "other/1"}, "schema"),
        ({"learners": [{"id": 5}]}, "learners"),
    ],
)
def test_a_spoiled_one_is_refused(tmp_path, change, said):
    path = class_file.save_class(tmp_path, a_class())
    path.write_text(json.dumps(json.loads(path.read_text()) | change))
    with pytest.raises(InputError, match=said):
        class_file.load_class(tmp_path)


def test_where_none_is_a_line_says_so(tmp_path):
    with pytest.raises(InputError, match="no class is there"):
        class_file.load_class(tmp_path)
