"""What a class handed in is sorted by learner and lesson, and every file of it stands in the table."""

import csv
import io
import json
import os
import stat
import zipfile
from collections import Counter

import pytest

from readout.course.classroom.class_file import load_class
from readout.course.classroom.collect import collect, load_collected
from readout.course.classroom.handout import hand_out
from readout.course.exercises import derive
from readout.errors import InputError

NAMES = {"s01": "Ada Lovelace", "s02": "Alan Turing", "s03": "Zoë Grüße", "s04": "Mary Somerville"}
HEAD = ["file", "learner", "lesson", "what became of it", "why"]
EARLY, LATE = (2024, 3, 1, 9, 0, 0), (2024, 3, 2, 9, 0, 0)


@pytest.fixture(scope="module")
def the_class(tmp_path_factory):
    """A class of four that lessons 02 and 03 and the capstone were handed out to."""
    folder = tmp_path_factory.mktemp("class")
    (folder / "roster.csv").write_text("id,name\n" + "".join(f"{id},{name}\n" for id, name in NAMES.items()))
    hand_out(str(folder / "out"), roster=str(folder / "roster.csv"), lessons=["02", "03", "capstone"])
    return folder / "out"


@pytest.fixture
def work(the_class):
    """Gives the bytes of a learner's notebook, with a line of work in it."""

    def of(id, lesson="02", line="x = 1", code=True):
        path = the_class / "learners" / id / "exercises" / derive.handed_out()[lesson].name
        notebook = json.loads(path.read_text())
        notebook["cells"].append(
            {
                "cell_type": "code",
                "id": "own",
                "metadata": {},
                "outputs": [],
                "execution_count": 1,
                "source": line,
            }
        )
        if not code:
            del notebook["metadata"]["readout"]["code"]
            notebook["cells"] = [
                cell for cell in notebook["cells"] if "code: str" not in "".join(cell["source"])
            ]
        return json.dumps(notebook).encode()

    return of


@pytest.fixture
def collected(tmp_path, the_class):
    """Collects files (by their names, with bytes or bytes and a time); gives the rows by file, and what there is to grade."""
    out = tmp_path / "collected"

    def run(files, packed=True):
        place = tmp_path / ("in.zip" if packed else "in")
        if packed:
            with zipfile.ZipFile(place, "w", zipfile.ZIP_DEFLATED) as archive:
                for name, data in files.items():
                    data, time = data if isinstance(data, tuple) else (data, EARLY)
                    archive.writestr(zipfile.ZipInfo(name, time), data)
        else:
            for name, data in files.items():
                (place / name).parent.mkdir(parents=True, exist_ok=True)
                (place / name).write_bytes(data)
        said = collect([str(place)], class_folder=str(the_class), out=str(out))
        head, *rows = csv.reader((out / "collected.csv").read_text("utf-8-sig").splitlines())
        assert head == HEAD
        taken = {(one.learner.id, one.lesson): one for one in load_collected(out).submissions}
        return rows, taken, said

    run.out = out
    return run


def by_file(rows):
    return {row[0].partition("/")[2]: row[1:] for row in rows if row[0]}


def test_every_file_is_accounted_for(collected, work):
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("deep/er/work.ipynb", work("s03"))
    files = {
        "Ada Lovelace_1_assignsubmission_file_/02.ipynb": work("s01"),
        "Ada Lovelace_1_assignsubmission_file_/photo.jpg": b"\xff\xd8\xff",
        "Alan Turing_2_assignsubmission_file_/my work (final).ipynb.txt": work("s02"),
        "Alan Turing_2_assignsubmission_file_/empty.ipynb": b"",
        "Zoë Grüße_3_assignsubmission_file_/all.zip": inner.getvalue(),
        "Zoë Grüße_3_assignsubmission_file_/__MACOSX/._02.ipynb": b"\0\5",
        "Zoë Grüße_3_assignsubmission_file_/work.7z": b"7z",
        "Zoë Grüße_3_assignsubmission_file_/half.ipynb": work("s03")[:500],
        "Zoë Grüße_3_assignsubmission_file_/list.json": b'{"a": 1}',
        "stray.ipynb": work("s01", "03", code=False),
        "Alan Turing/notes.ipynb": b'{"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}',
        "../../evil.ipynb": work("s02", "03"),
    }
    rows, taken, said = collected(files)
    found = by_file(rows)
    assert len(found) == len(files)
    assert Counter(row[2] for row in found.values()) == {
        "taken": 3,
        "not a notebook": 5,
        "left aside": 1,
        "whose?": 1,
        "which lesson?": 1,
        "not read": 1,
    }
    assert found["Alan Turing_2_assignsubmission_file_/empty.ipynb"] == ["s02", "", "not a notebook", "empty"]
    assert "assign.csv" in found["stray.ipynb"][3] and found["stray.ipynb"][:2] == ["", "03"]
    assert found["../../evil.ipynb"][2:] == ["not read", "its path leads out of its zip"]
    assert set(taken) == {("s01", "02"), ("s02", "02"), ("s03", "02")}
    assert all(taken[id, "02"].path.read_bytes() == work(id) for id in ("s01", "s02", "s03"))
    assert [row for row in rows if not row[0]] == [["", "s04", "02", "nothing handed in", ""]]
    assert "12 files, of them 3 notebooks of 3 learners taken" in said
    assert "1 x whose?" in said and "1 x nothing handed in" in said


def test_the_latest_of_versions_is_taken_with_a_note(collected, work):
    old, new = work("s01", line="old"), work("s01", line="new")
    rows, taken, _ = collected(
        {"b/02.ipynb": (new, LATE), "c/02 (1).ipynb": (old, EARLY), "d.ipynb": (new, EARLY)}
    )
    found = by_file(rows)
    assert [row[2] for row in found.values()] == ["taken", "another version", "the same again"]
    assert taken["s01", "02"].path.read_bytes() == new
    assert taken["s01", "02"].notes == ("of 2 versions that of 2024-03-02 09:00",)
    assert "taken is in.zip/b/02.ipynb" in found["c/02 (1).ipynb"][3]


def test_a_time_in_the_path_goes_before_that_of_the_file(collected, work):
    old, new = work("s01", line="old"), work("s01", line="new")
    _, taken, _ = collected(
        {
            "E_s01_attempt_2024-03-05-10-00-00_w.ipynb": (new, EARLY),
            "E_s01_attempt_2024-03-04-10-00-00_w.ipynb": (old, LATE),
        }
    )
    assert taken["s01", "02"].path.read_bytes() == new


def test_of_one_time_the_number_of_the_copy_decides(collected, work):
    files = {
        f"lovelaceada_1_{n}_w{end}.ipynb": work("s01", line=str(n))
        for n, end in ((9, "-10"), (8, "-9"), (7, ""))
    }
    _, taken, _ = collected(files)
    assert taken["s01", "02"].path.read_bytes() == work("s01", line="9")
    assert "of 3 versions the last by name, of the same time" in taken["s01", "02"].notes


def test_an_autosaved_copy_is_taken_only_where_nothing_else_is(collected, work):
    copy = ".ipynb_checkpoints/02-checkpoint.ipynb"
    rows, taken, _ = collected(
        {
            f"s01/{copy}": (work("s01", line="auto"), LATE),
            "s01/02.ipynb": (work("s01"), EARLY),
            f"s02/{copy}": work("s02"),
        }
    )
    assert taken["s01", "02"].path.read_bytes() == work("s01")
    assert taken["s02", "02"].notes == ("an autosaved copy",)


def test_what_somebody_else_hands_in_of_a_learner_takes_no_place(collected, work):
    """Alan hands in a notebook of Ada's, later and changed: hers stands."""
    own, copied = work("s01", line="hers"), work("s01", line="his")
    rows, taken, _ = collected(
        {"Ada Lovelace/02.ipynb": (own, EARLY), "Alan Turing/02.ipynb": (copied, LATE)}
    )
    assert taken["s01", "02"].path.read_bytes() == own and ("s02", "02") not in taken
    row = by_file(rows)["Alan Turing/02.ipynb"]
    assert row[2] == "another version" and "the code is that of s01, the path names s02" in row[3]
    assert ["", "s02", "02", "nothing handed in", ""] in rows


def test_what_a_teacher_wrote_down_is_taken(collected, work, the_class):
    files = {"=stray.ipynb": work("s01", code=False), "b,c.ipynb": work("s02")}
    rows, taken, _ = collected(files, packed=False)
    assert set(taken) == {("s02", "02")}
    (row,) = [row for row in rows if row[3] == "whose?"]
    with open(collected.out / "assign.csv", "w", newline="", encoding="utf-8-sig") as file:
        csv.writer(file).writerows([["file", "learner"], [row[0], "s03"]])
    rows, taken, _ = collected(files, packed=False)
    assert set(taken) == {("s02", "02"), ("s03", "02")} and taken["s03", "02"].notes[0] == "as assigned"
    assert (collected.out / "assign.csv").exists()


def test_a_file_is_assigned_as_the_table_writes_it(tmp_path, the_class, work):
    out = tmp_path / "out"
    (tmp_path / "=stray.ipynb").write_bytes(work("s01", code=False))
    given = {"paths": [str(tmp_path / "=stray.ipynb")], "class_folder": str(the_class), "out": str(out)}
    collect(**given)
    _, row, *_ = csv.reader((out / "collected.csv").read_text("utf-8-sig").splitlines())
    assert row[0] == "'=stray.ipynb" and row[3] == "whose?"
    (out / "assign.csv").write_text(f"{row[0]},s03\n")
    collect(**given)
    assert [one.learner.id for one in load_collected(out).submissions] == ["s03"]


def test_the_text_that_a_capstone_reads_is_accounted_for_and_goes_with_it(collected, work):
    with_text = work("s01", "capstone", 'text_path = "texts/2024-05-27-visit.txt"')
    files = {
        "s01.zip/c.ipynb": with_text,
        "s01.zip/2024-05-27-visit.txt": (b"Old.", EARLY),
        "s01.zip/2024-05-27-visit (1).txt": (b"A bridge was opened.", LATE),
        "s02.zip/c.ipynb": work("s02", "capstone", "text_path = 'visit.txt'"),
        "s03.zip/c.ipynb": work("s03", "capstone"),
        "s03.zip/visit.txt": b"Hers, and read by no notebook.",
    }
    rows, taken, said = collected(files)
    found = by_file(rows)
    assert "6 files, of them 3 notebooks of 3 learners taken, 1 with a text of their own" in said
    assert found["s01.zip/2024-05-27-visit (1).txt"] == [
        "s01", "capstone", "taken", "the text of in.zip/s01.zip/c.ipynb"
    ]  # fmt: skip
    assert found["s01.zip/2024-05-27-visit.txt"][:3] == ["s01", "capstone", "another version"]
    assert found["s03.zip/visit.txt"] == [
        "s03", "", "not a notebook", "its content is not that of a notebook"
    ]  # fmt: skip
    text = taken["s01", "capstone"].text
    assert text.read_bytes() == b"A bridge was opened." and text.name == "2024-05-27-text.txt"
    assert taken["s02", "capstone"].text is None and taken["s03", "capstone"].text is None
    assert taken["s02", "capstone"].notes == (
        "the text that it reads, 'visit.txt', is not among what was handed in",
    )
    again = files | {"s01.zip/2024-05-27-visit (1).txt": (b"A bridge was closed.", LATE)}
    changed = collected(again)[1]["s01", "capstone"]
    assert changed.sha256 != taken["s01", "capstone"].sha256, "another text is graded anew"
    text.unlink()
    with pytest.raises(InputError, match="it is not there any more; collect again"):
        load_collected(collected.out)


def test_no_cell_of_the_table_is_a_formula(tmp_path, the_class):
    for name in ("=cmd.ipynb", "@x.ipynb", "+1.ipynb"):
        (tmp_path / name).write_bytes(b"x")
    paths = [str(path) for path in tmp_path.iterdir()]
    collect(paths, class_folder=str(the_class), out=str(tmp_path / "out"))
    rows = list(csv.reader((tmp_path / "out/collected.csv").read_text("utf-8-sig").splitlines()))
    assert [row[0][:2] for row in rows[1:4]] != ["", "", ""]
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))]


def test_where_nothing_came_everybody_is_named(collected):
    rows, taken, _ = collected({"readme.txt": b"hello"})
    assert not taken
    assert [row[1:] for row in rows if not row[0]] == [[id, "", "nothing handed in", ""] for id in NAMES]


def test_a_second_run_takes_the_place_of_the_first(collected, work):
    collected({"a.ipynb": work("s01"), "b.ipynb": work("s02")})
    rows, taken, _ = collected({"b.ipynb": work("s02", line="y")})
    assert set(taken) == {("s02", "02")} and not (collected.out / "submissions/s01").exists()


def test_codes_are_not_in_the_table_and_their_list_is_the_teachers(collected, work, the_class):
    collected({"a.ipynb": work("s01")})
    code = load_class(the_class).enrolled[0].learner.code
    assert code not in (collected.out / "collected.csv").read_text("utf-8")
    assert stat.S_IMODE(os.stat(collected.out / "collected.json").st_mode) == 0o600


def test_a_class_of_three_hundred(tmp_path):
    (tmp_path / "roster.csv").write_text("id,name\n" + "".join(f"n{n},Learner Nr{n}\n" for n in range(300)))
    hand_out(str(tmp_path / "class"), roster=str(tmp_path / "roster.csv"), lessons=["02"], zipped=True)
    said = collect(
        [str(tmp_path / "class/learners")], class_folder=str(tmp_path / "class"), out=str(tmp_path / "out")
    )
    assert "600 files, of them 300 notebooks of 300 learners taken" in said
    assert len(load_collected(tmp_path / "out").submissions) == 300


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("a.ipynb\n", "line 1: two columns belong here"),
        ("file,learner\na.ipynb,s99\n", "line 2: 's99' is the id of nobody in the class"),
        ("a.ipynb,\n", "line 1: two columns belong here"),
    ],
)
def test_what_is_wrong_with_what_a_teacher_wrote_is_one_line(collected, words, said):
    collected.out.mkdir()
    (collected.out / "assign.csv").write_text(words)
    with pytest.raises(InputError, match=said):
        collected({"a.ipynb": b"x"})


def test_what_cannot_be_is_refused_in_one_line(tmp_path, the_class):
    (tmp_path / "thesis.txt").write_text("mine")
    thesis = [str(tmp_path / "thesis.txt")]
    for paths, folder, out, said in (
        ([str(tmp_path / "none")], the_class, tmp_path / "o", "no such file or folder"),
        (thesis, tmp_path, tmp_path / "o", "no class is there"),
        ([str(tmp_path)], the_class, tmp_path / "o", "o lies in it, which nobody handed in"),
        ([str(the_class.parent)], the_class, tmp_path / "o", "out lies in it, which nobody handed in"),
        (thesis, the_class, tmp_path, "has other things in it"),
        (thesis, the_class, tmp_path / "thesis.txt", "a file; name a folder"),
    ):
        with pytest.raises(InputError, match=said):
            collect(paths, class_folder=str(folder), out=str(out))
    with pytest.raises(InputError, match="nothing was collected there"):
        load_collected(tmp_path)


def test_a_list_that_was_changed_is_refused(collected, work):
    collected({"a.ipynb": work("s01")})
    path = collected.out / "collected.json"
    data = json.loads(path.read_text())
    for change in ({"learner": "s09"}, {"lesson": "../../x"}, {"learner": "../s01"}):
        path.write_text(json.dumps(data | {"submissions": [data["submissions"][0] | change]}))
        with pytest.raises(InputError, match="collect again|cannot be the name"):
            load_collected(collected.out)
