"""What was handed in is read as cells of code, or refused in words; nothing is waited for and no link is followed."""

import json
import os

import pytest

from readout.course.classroom.handed_in import MOST_BYTES, added, code_cells, definition, names_of, own_text
from readout.course.exercises.checking import items_of, lessons_with_tasks
from readout.errors import InputError


def notebook(path, *cells):
    path.write_text(json.dumps({"cells": cells}), encoding="utf-8")
    return path


def test_cells_are_those_of_code_in_their_order(tmp_path):
    cells = [{"cell_type": "code", "source": ["a = 1\n", "b = 2"]}, {"cell_type": "markdown", "source": "x"}]
    cells += [{"cell_type": "code", "source": source} for source in (" ", 5, "c = 3")] + ["none"]
    assert code_cells(notebook(tmp_path / "a.ipynb", *cells)) == ("a = 1\nb = 2", "c = 3")


def test_a_mark_before_the_text_and_letters_that_are_none_do_no_harm(tmp_path):
    path = tmp_path / "a.ipynb"
    path.write_bytes(b'\xef\xbb\xbf{"cells": [{"cell_type": "code", "source": "a = 1  # \xff"}]}')
    assert code_cells(path) == ("a = 1  # \ufffd",)


@pytest.mark.parametrize(
    "data", [b"", b"{", b"[]", b"{}", b'{"cells": 1}', b"[" * 10**5, b" " * (MOST_BYTES + 1)], ids=range(7)
)
def test_what_is_no_notebook_is_refused(tmp_path, data):
    path = tmp_path / "a.ipynb"
    path.write_bytes(data)
    with pytest.raises(InputError, match=r"^(no notebook: |larger than 20 MB)"):
        code_cells(path)


def test_only_a_regular_file_is_read(tmp_path):
    there = notebook(tmp_path / "a.ipynb")
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "link").symlink_to(there)
    (tmp_path / "ring").symlink_to("ring")
    for name, words in (
        ("pipe", "no regular"),
        ("link", "not followed"),
        ("ring", "not followed"),
        (".", "no regular"),
        ("\0", "opened"),
    ):
        for read in (code_cells, own_text):
            with pytest.raises(InputError, match=words):
                read(tmp_path / name)


@pytest.mark.parametrize("lesson", lessons_with_tasks())
def test_every_task_has_its_names(lesson):
    assert list(names_of(lesson)) == list(items_of(lesson)) and all(names_of(lesson).values())


def test_added_cells_are_those_that_nobody_asked_for():
    cells = (
        "seed: int = 77",
        "how_many = 5",
        "import os",
        'check("00.1", 3)',
        "def first_word(t):\n    return t",
    )
    assert added("00", cells) == [2]
    assert definition("first_word", cells) == cells[4] and definition("nothing", cells) == ""
