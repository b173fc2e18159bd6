"""Whose a notebook is: the code first, then the path as Moodle, Canvas and people write it, and never by a guess."""

import pytest

from readout.course.classroom.class_file import TheClass
from readout.course.classroom.roster import Enrolled, learner_of
from readout.course.classroom.whose import Owners, code_in, lesson_in

SECRET = "ab" * 32
PEOPLE = {
    "s01": ("Ada Lovelace", ("ada@uni.example", "501")),
    "s02": ("Alan Mathison Turing", ("turing@uni.example",)),
    "s03": ("Zoë Grüße-Lindqvist", ()),
    "s04": ("John Smith", ("777",)),
    "s05": ("John Smith", ("778",)),
}
ENROLLED = tuple(Enrolled(learner_of(SECRET, id, name), also) for id, (name, also) in PEOPLE.items())
BY_ID = {one.learner.id: one.learner for one in ENROLLED}
OWNERS = Owners(TheClass(SECRET, ("02",), ENROLLED))


def notebook(*cells, **metadata):
    return {
        "cells": [{"cell_type": "code", "source": cell, "metadata": {}} for cell in cells],
        "metadata": metadata,
    }


def coded(id):
    return notebook(f'seed: int = {BY_ID[id].seed}\ncode: str = "{BY_ID[id].code}"  # yours')


PATHS = {
    "Moodle's folders": ("x.zip/Ada Lovelace_12345_assignsubmission_file_/work.ipynb", ["s01"]),
    "Moodle without folders": ("Ada Lovelace_12345_assignsubmission_file_work.ipynb", ["s01"]),
    "Moodle's online text": ("Ada Lovelace_12345_assignsubmission_onlinetext_/a.html", ["s01"]),
    "Moodle, two of one name": ("John Smith_9_assignsubmission_file_/a.ipynb", ["s04", "s05"]),
    "Moodle, two of one name with the number": ("John Smith_778_assignsubmission_file_/a.ipynb", ["s05"]),
    "Canvas": ("x.zip/turingalanmathison_12_34_02_exercises.ipynb", ["s02"]),
    "Canvas, late": ("x.zip/turingalanmathison_LATE_12_34_02_exercises-1.ipynb", ["s02"]),
    "Canvas by its number": ("adal_501_34_w.ipynb", ["s01"]),
    "accents lost": ("Zoe Gruße-Lindqvist/02.ipynb", ["s03"]),
    "last name first": ("Lovelace, Ada/02.ipynb", ["s01"]),
    "joined by lines": ("lovelace-ada.ipynb", ["s01"]),
    "an id in a name": ("handins/02_s02_final.ipynb", ["s02"]),
    "an address": ("handins/turing@uni.example/02.ipynb", ["s02"]),
    "an account": ("turing/02.ipynb", ["s02"]),
    "two people": ("s01/s02.ipynb", ["s01", "s02"]),
    "Canvas, in the zip of somebody else": ("turing_12_34_w.zip/lovelaceada_501_35_w.ipynb", ["s02"]),
    "Moodle in the zip of somebody else": (
        "turing_12_34_w.zip/Ada Lovelace_501_assignsubmission_file_/w.ipynb",
        ["s02"],
    ),
    "nobody": ("handins/02_exercises.ipynb", []),
    "an account in a name": ("ada_final.ipynb", ["s01"]),
    "a longer id": ("s0123.ipynb", []),
}


@pytest.mark.parametrize(("path", "ids"), PATHS.values(), ids=PATHS)
def test_whom_a_path_names(path, ids):
    assert [one.id for one in OWNERS.named(path)] == ids


def test_the_code_goes_before_the_path():
    owner = OWNERS.of("download/02 (1).ipynb", coded("s02"))
    assert (owner.learner.id, owner.notes, owner.disputed) == ("s02", (), False)


def test_a_code_of_another_is_noted_and_not_judged():
    owner = OWNERS.of("Ada Lovelace_1_assignsubmission_file_/w.ipynb", coded("s02"))
    assert owner.learner.id == "s02" and owner.disputed
    assert owner.notes == ("the code is that of s02, the path names s01",)


def test_a_path_that_names_another_before_the_codes_owner_is_noted():
    owner = OWNERS.of("s01/work.zip/s02.ipynb", coded("s02"))
    assert owner.learner.id == "s02" and owner.disputed
    assert not OWNERS.of("s02/s01.ipynb", coded("s02")).disputed


def test_without_a_code_it_is_guessed():
    assert OWNERS.of("s01/w.ipynb", notebook("x = 1")).guessed
    assert not OWNERS.of("s01/w.ipynb", coded("s01")).guessed
    assert not OWNERS.of("s01/w.ipynb", notebook("x = 1"), "s01").guessed


def test_without_a_code_the_path_says_it_with_a_note():
    owner = OWNERS.of("s01/w.ipynb", notebook("x = 1"))
    assert owner.learner.id == "s01" and owner.notes == ("no code in it; by its path",)
    owner = OWNERS.of("s01/w.ipynb", notebook('code: str = "AAAA-BBBB-CCCC"'))
    assert owner.learner.id == "s01" and "'AAAA-BBBB-CCCC' is of nobody" in owner.notes[0]


@pytest.mark.parametrize("path", ["w.ipynb", "John Smith/w.ipynb"])
def test_where_nobody_knows_it_is_nobodys(path):
    owner = OWNERS.of(path, notebook("x = 1"))
    assert owner.learner is None and owner.notes
    assert OWNERS.of(path, notebook("x = 1"), "s03").learner.id == "s03"


def test_the_metadata_has_the_code_where_the_cell_is_gone_or_retyped():
    code = BY_ID["s01"].code
    assert code_in(notebook("x = 1", readout={"code": code})) == code
    assert OWNERS.of("w.ipynb", notebook(f"code = '{code.lower()}'")).learner.id == "s01"
    assert code_in(notebook("x = 1", readout={"code": 5})) == code_in(notebook("x", readout=[])) == ""


@pytest.mark.parametrize(
    ("found", "place", "lesson"),
    [
        (notebook("x", readout={"lesson": "03"}), "02_exercises.ipynb", "03"),
        (notebook('given = check.start("04", seed)'), "work.ipynb", "04"),
        (notebook('given = check.start("capstone", seed, text_path)'), "02_x.ipynb", "capstone"),
        (notebook("x"), "a/turing_12_34_05_exercises.ipynb", "05"),
        (notebook("x", readout={"lesson": "../../etc"}), "work.ipynb", ""),
        (notebook("x"), "02/work.ipynb", ""),
    ],
)
def test_which_lesson_it_is_of(found, place, lesson):
    assert lesson_in(found, place) == lesson


def test_a_class_without_a_list_has_whom_the_lms_names():
    owners = Owners(TheClass(SECRET, ("02",), ()))
    owner = owners.of("Zoë =Grüße_12345_assignsubmission_file_/w.ipynb", notebook("x"))
    assert owner.learner.id == "Zoë-Grüße-12345" and owner.learner.seed == learner_of(SECRET, "", "").seed
    assert owners.of("w.ipynb", notebook("x")).learner is None
    assert owners.of("w.ipynb", notebook("x"), "zoe").learner.id == "zoe"
