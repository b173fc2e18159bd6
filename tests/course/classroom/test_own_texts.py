"""The text that a notebook reads is found beside it, whatever an LMS made of its name, and never somebody else's."""

from pathlib import Path

import pytest

from readout.course.classroom.own_texts import OtherFile, name_to_keep, path_in, texts_named

EARLY, LATE = (2024, 3, 1, 9, 0, 0), (2024, 3, 2, 9, 0, 0)


def notebook(*cells):
    return {"cells": [{"cell_type": "code", "source": [cell]} for cell in cells]}


@pytest.mark.parametrize(
    ("cells", "path"),
    [
        (['seed: int = 1\ntext_path: str = "texts/visit.txt"  # mine'], "texts/visit.txt"),
        (['text_path: str = "old.txt"', "text_path = 'new.txt'"], "new.txt"),
        ([r'text_path: str = r"C:\texts\visit.txt"'], r"C:\texts\visit.txt"),
        (['text_path: str = "C:\\\\visit.txt"'], r"C:\visit.txt"),
        (['text_path: str = ""'], ""),
        (['text_path: str = "\\x"'], ""),
        (["text_path = given"], ""),
        ([], ""),
    ],
)
def test_the_path_is_that_of_the_last_line_that_sets_one(cells, path):
    assert path_in(notebook(*cells)) == path


CASES = {
    "beside it": ("visit.txt", "in/c.ipynb", "in/visit.txt"),
    "at its path": ("../texts/visit.txt", "in/exercises/c.ipynb", "in/texts/visit.txt"),
    "a path of another computer": (r"C:\Users\ada\Visit.TXT", "in/c.ipynb", "in/visit.txt"),
    "letters written in two ways": ("Zoe\u0308.txt", "in/c.ipynb", "in/Zo\u00eb.txt"),
    "a Moodle folder": ("a/visit.txt", "M_1_assignsubmission_file_/c.ipynb", "M_1_assignsubmission_file_/visit.txt"),
    "Moodle without folders": ("visit.txt", "d/M_1_assignsubmission_file_c.ipynb", "d/M_1_assignsubmission_file_visit.txt"),
    "Canvas": ("visit.txt", "lovelaceada_7_1_c.ipynb", "lovelaceada_7_2_visit.txt"),
    "Canvas, late": ("visit.txt", "lovelaceada_LATE_7_1_c.ipynb", "lovelaceada_7_2_visit.txt"),
    "Canvas, again": ("visit.txt", "lovelaceada_7_1_c-1.ipynb", "lovelaceada_7_2_visit-1.txt"),
    "Blackboard": (
        "visit.txt",
        "E_ada_attempt_2024-03-01-12-34-56_c.ipynb",
        "E_ada_attempt_2024-03-01-12-34-56_visit.txt",
    ),
    "a name with a number of its own": ("visit-2.txt", "in/c.ipynb", "in/visit-2.txt"),
}  # fmt: skip


@pytest.mark.parametrize(("path", "came", "text"), CASES.values(), ids=CASES)
def test_the_text_is_found(path, came, text):
    file = OtherFile(text, "", EARLY, Path("k"))
    assert texts_named(path, came, "s01", [OtherFile("in/other.txt", "", LATE, Path("o")), file]) == [file]


def test_of_a_learners_own_files_one_in_another_folder_is_taken():
    own = OtherFile("s01.zip/my texts/visit.txt", "s01", EARLY, Path("k"))
    assert texts_named("../t/visit.txt", "s01.zip/exercises/c.ipynb", "s01", [own]) == [own]


@pytest.mark.parametrize(
    ("came", "text", "of"),
    [
        ("in/c.ipynb", "in/visit.txt", "s02"),
        ("lovelaceada_7_1_c.ipynb", "turingalan_8_2_visit.txt", ""),
        ("a/c.ipynb", "b/visit.txt", ""),
        ("in/c.ipynb", "in/visit.md", ""),
    ],
    ids=["by its path somebody else's", "another's of an LMS", "in another folder", "another name"],
)
def test_nobody_elses_text_is_taken(came, text, of):
    assert texts_named("visit.txt", came, "s01", [OtherFile(text, of, EARLY, Path("k"))]) == []


def test_the_latest_is_the_last_and_the_file_at_the_path_goes_before_others():
    old, new = (
        OtherFile(f"in/visit{n}.txt", "", time, Path("k")) for n, time in (("", EARLY), (" (1)", LATE))
    )
    assert texts_named("x/visit.txt", "in/c.ipynb", "s01", [new, old]) == [old, new]
    assert texts_named("visit.txt", "in/c.ipynb", "s01", [new, old]) == [old]


def test_the_name_that_is_kept_is_ours_with_the_day():
    assert name_to_keep("texts/2024-05-27-visit.txt") == "2024-05-27-text.txt"
    assert name_to_keep(r"..\2024-05-27") == "2024-05-27-text.txt"
    assert {name_to_keep(path) for path in ("../../x", "visit.txt", "2024-05-271.txt")} == {"text.txt"}
    assert name_to_keep(name_to_keep("2024-05-27.txt")) == "2024-05-27-text.txt"
