"""What the box sees of the library: all that a notebook imports, and nothing that says what is right."""

import re

from readout import ROOT
from readout.course.classroom.staging import sites, staged
from readout.course.exercises.checking import items_of, lessons_with_tasks


def test_nothing_of_the_checks_or_solutions_is_there():
    place = staged(with_data=False)
    files = {path.relative_to(place).as_posix() for path in place.rglob("*") if path.is_file()}
    course = {name for name in files if name.startswith("readout/course/") and name.endswith(".py")}
    assert {name.rpartition("/")[2] for name in course if "/exercises/" in name} == {
        "corpora.py",
        "given.py",
        "material.py",
        "runs.py",
    }
    assert not re.search(r"lesson_|capstone|findings|derive|grading|\.yml|\.ipynb", "\n".join(files))
    whole = "".join(path.read_bytes().decode("latin-1") for path in place.rglob("*") if path.is_file())
    for lesson in lessons_with_tasks():
        for item in items_of(lesson).values():
            assert item.why not in whole and not any(hint in whole for hint in item.hints)


def test_all_that_exercises_import_is_there_and_the_data_where_it_is_asked_for():
    assert list(staged(with_data=False).joinpath("data").iterdir()) == []
    assert (staged(with_data=True) / "data").resolve() == (ROOT / "data").resolve()
    assert (staged(with_data=False) / "readout/lexicons").is_dir() and sites()
