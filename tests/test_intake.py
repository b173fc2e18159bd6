"""What a person or a disk may have done to a file is said in one line: none waits, fills the memory, or ends in a traceback."""

import csv
import io
import json
import os
import random
import re
import shutil
import socket
from pathlib import Path

import pytest

from readout import ROOT, trade
from readout.article import read_article
from readout.course import notebooks
from readout.course.exercises import derive, quizzes
from readout.course.running import declared_parameters
from readout.course.running.cache import Cache
from readout.errors import InputError, one_line, quoted
from readout.gold import find_gold, load_gold, score
from readout.intake import Kind, lines_beginning, read_bytes, read_json, read_text, read_yaml
from readout.reading import Reading
from readout.words import load_labels

DATA = ROOT / "data"
ARTICLE = DATA / "article/2023-12-20-xi-mishustin.txt"
ANNOTATION = DATA / "gold/2023-12-20-xi-mishustin.json"
KIND = Kind("a thing", limit=1000)
LARGE = Kind("a thing")


def pipe(path):
    os.mkfifo(path)


def bound(path):
    # The name of a socket may be no longer than some 100 letters, which a folder of tests is.
    here = os.getcwd()
    os.chdir(path.parent)
    try:
        socket.socket(socket.AF_UNIX).bind(path.name)
    finally:
        os.chdir(here)


def sparse(path):
    with path.open("wb") as file:
        file.truncate(2**40)


SPECIAL = {
    "a pipe": (pipe, "a pipe or device, not"),
    "a socket": (bound, "a pipe or device, not"),
    "a link to a device": (lambda path: path.symlink_to("/dev/zero"), "a pipe or device, not"),
    "a folder": (Path.mkdir, "a folder, not"),
    "a link to nothing": (lambda path: path.symlink_to("gone"), "missing|no |restore"),
    "a link to itself": (lambda path: path.symlink_to(path), "cannot be read|no such file"),
    "a terabyte": (sparse, "larger than the"),
    "nothing": (lambda path: None, "missing|no |restore"),
}


def pair(folder):
    return trade.load_trade("CN-RU", folder)


def scored(path):
    reading = Reading(read_article(ARTICLE))
    gold = load_gold(path, reading.article)
    load_labels(gold)
    return score(reading.article, reading.facts, (), gold)


# What is read, from where, and by what; `folder` holds a copy of it.
READERS = {
    "an article": ("a.txt", ARTICLE, lambda folder: read_article(folder / "a.txt")),
    "an annotation": ("a.json", ANNOTATION, lambda folder: scored(folder / "a.json")),
    "an annotation that is looked for": (
        "a.json",
        ANNOTATION,
        lambda folder: find_gold(read_article(ARTICLE), folder),
    ),
    "labels": (
        "a.labels.csv",
        ANNOTATION.with_suffix(".labels.csv"),
        lambda folder: load_labels(
            load_gold(shutil.copy(ANNOTATION, folder / "a.json"), read_article(ARTICLE))
        ),
    ),
    "a manifest": ("CN-RU/datapackage.json", DATA / "trade/CN-RU/datapackage.json", pair),
    "a table": ("CN-RU/annual.csv", DATA / "trade/CN-RU/annual.csv", pair),
    "a lesson": (
        "03.ipynb",
        ROOT / "notebooks/03_chart_the_trade.ipynb",
        lambda folder: (declared_parameters(folder / "03.ipynb"), notebooks.tidy([folder / "03.ipynb"])),
    ),
    "a source": (
        "01_x.ipynb",
        ROOT / "exercises/source/01_exercises.ipynb",
        lambda folder: derive.derived(folder / "01_x.ipynb"),
    ),
    "a quiz": ("01.yml", ROOT / "exercises/quiz/01.yml", lambda folder: quizzes.quiz("01")),
}


@pytest.fixture(params=READERS)
def case(request, tmp_path, monkeypatch):
    """The copy of a file that is there, a function that reads it, and whether it is JSON or YAML."""
    name, origin, reader = READERS[request.param]
    monkeypatch.setattr(quizzes, "FOLDER", tmp_path)
    shutil.copytree(DATA / "trade/CN-RU", tmp_path / "CN-RU")
    path = tmp_path / name
    path.write_bytes(origin.read_bytes())
    return path, lambda: reader(tmp_path)


def outcome(reader):
    """The line that refuses, or an empty one."""
    try:
        reader()
    except InputError as error:
        line = str(error)
        assert line and "\n" not in line
        return line
    return ""


def test_a_whole_file_is_read(case):
    _, reader = case
    assert outcome(reader) == ""


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes among files here")
def test_what_is_no_regular_file_is_refused_at_once(case, request):
    path, reader = case
    for what, (make, words) in SPECIAL.items():
        if (
            what == "nothing"
            and "labels" in request.node.name
            or "looked for" in request.node.name
            and "othing" in what
        ):
            continue  # which is no fault
        path.unlink()
        make(path)
        line = outcome(reader)
        assert line.startswith(str(path)) and re.search(words, line), what
        if what == "a folder":
            path.rmdir()
            path.touch()
        elif not os.path.lexists(path):
            path.touch()


BYTES = [
    b"",
    b"\0" * 9,
    b"\n",
    b"[" * 100_000,
    b'{"a":' * 100_000,
    b"[" * 300 + b"]" * 300,
    b"null",
    b"1",
    b'"x"',
    b"{}",
]
BYTES += [
    b"\xef\xbb\xbf{}",
    "{}".encode("utf-16"),
    b'{"\\ud800": 1}',
    b"9" * 5000,
    b"a: &a [*a]",
    b"day: 2023-99-99",
    b"\xe9",
]


def test_spoiled_bytes_are_a_line_or_no_fault(case):
    path, reader = case
    whole = path.read_bytes()
    dice = random.Random(16)
    for data in BYTES:
        path.write_bytes(data)
        outcome(reader)
    for _ in range(6):
        path.write_bytes(whole[: dice.randrange(len(whole))])
        outcome(reader)
        spoiled = bytearray(whole)
        spoiled[dice.randrange(len(whole))] ^= 1 << dice.randrange(8)
        path.write_bytes(spoiled)
        outcome(reader)


ODD = [None, True, -1, 1.5, "x", [], {}, [None], 10**400, float("nan"), "\ud800"]


def places(value, path=()):
    """The places of a value that hold something, by their keys; of a list only the first."""
    yield path
    inner = (
        value.items() if isinstance(value, dict) else enumerate(value[:1]) if isinstance(value, list) else ()
    )
    for key, part in inner:
        yield from places(part, (*path, key))


def damaged(whole, dice, count):
    """A value with one part of it missing or another, so many times."""
    found = [place for place in places(whole) if place]
    for _ in range(count):
        value = json.loads(json.dumps(whole))
        *above, last = dice.choice(found)
        part = value
        for key in above:
            part = part[key]
        if dice.random() < 0.4:
            del part[last]
        else:
            part[last] = dice.choice(ODD)
        yield value


@pytest.mark.parametrize(
    "case", [name for name, (file, *_) in READERS.items() if not file.endswith(("csv", "txt"))], indirect=True
)
def test_another_structure_is_a_line_or_no_fault(case):
    import yaml

    path, reader = case
    whole = yaml.safe_load(path.read_bytes())
    lines = []
    for value in damaged(whole, random.Random(16), 25):
        path.write_text(json.dumps(value), encoding="utf-8")  # which is YAML, too
        lines.append(outcome(reader))
    assert any(lines)


WRONG = {
    "no entities": ("an annotation", lambda a: a.pop("entities"), r"\$ has no 'entities'"),
    "a speaker that is nobody": (
        "an annotation",
        lambda a: a["statements"][0].update(speaker=["E99"]),
        r"statements\[0\].speaker has 'E99', which is the id of no entity",
    ),
    "an end beyond the text": (
        "an annotation",
        lambda a: a["quantities"][0].update(end=10**6),
        r"quantities\[0\] goes from \d+ to 1000000, where the text goes from 0 to",
    ),
    "words that are not there": (
        "an annotation",
        lambda a: a["quantities"][0].update(text="none"),
        "says 'none', where the text has",
    ),
    "a limit that is no number": (
        "a manifest",
        lambda m: m["resources"][0]["schema"]["fields"][1].update(constraints={"minimum": "x"}),
        r"\$.resources\[0\].schema.fields\[1\].constraints.minimum is 'x', where a number belongs",
    ),
    "a key of no column": (
        "a manifest",
        lambda m: m["resources"][0]["schema"].update(primaryKey=["era"]),
        "has a primaryKey other than year",
    ),
    "a column of another type": (
        "a manifest",
        lambda m: m["resources"][0]["schema"]["fields"][1].update(type="string"),
        "says that total is of type 'string'; it is number",
    ),
    "no cells": ("a lesson", lambda n: n.update(cells=None), r"\$.cells is null, where a list belongs"),
    "a cell without source": (
        "a lesson",
        lambda n: n["cells"][0].pop("source"),
        r"\$.cells\[0\] has no 'source'",
    ),
    "a kernel that is no text": (
        "a lesson",
        lambda n: n["metadata"].update(kernelspec={"name": 1.5}),
        r"\$.metadata.kernelspec.name is 1.5, where a text belongs",
    ),
    "another format": ("a lesson", lambda n: n.update(nbformat=3), "a notebook of format 3, not 4"),
    "a slip of the pen": (
        "a lesson",
        lambda n: next(c for c in n["cells"] if c["metadata"].get("tags")).update(
            source="a: int = 1\nyear: int = ("
        ),
        r"03.ipynb: line 2 of the parameters cell is no Python \('\(' was never closed\)",
    ),
    "no questions": ("a quiz", lambda q: q.update(questions=[]), "'questions' is empty"),
    "null for questions": (
        "a quiz",
        lambda q: q.update(questions=None),
        "questions is null, where a list belongs",
    ),
    "no options": ("a quiz", lambda q: q["questions"][0].update(options=None), "question 1: options is null"),
}


@pytest.mark.parametrize(("case", "change", "words"), WRONG.values(), ids=WRONG, indirect=["case"])
def test_what_is_wrong_is_named_with_its_place(case, change, words):
    import yaml

    path, reader = case
    value = yaml.safe_load(path.read_bytes())
    change(value)
    path.write_text(json.dumps(value), encoding="utf-8")
    assert re.search(words, outcome(reader)), outcome(reader)


CELLS = {
    "no prices": ("macro", "us_cpi", "0", "is not above 0"),
    "no trade with the world": ("world", "reporter_total", "0", "is not above 0"),
    "a sum beyond all": ("annual", "total", "1.7e308", "is above"),
    "a deadline of another age": ("timeline", "deadline_year", "1e300", "is above 2200"),
    "a year of another age": ("annual", "year", "20233", "is above"),
    "no day": ("first_prints", "published", "soon", "is no day such as 2023-12-20"),
    "a thirteenth month": ("first_prints", "published", "2023-13-01", "is no day such as 2023-12-20"),
    "a blank chapter": ("hs2", "name", "", "is blank"),
    "a chapter twice": ("hs2", "name", "machinery", "is the name of two chapters"),
    "a long cell": ("annual", "total", "x" * 20_000, "is not a number"),
}


@pytest.mark.parametrize(("table", "column", "cell", "words"), CELLS.values(), ids=CELLS)
def test_what_arithmetic_cannot_bear_is_refused(tmp_path, table, column, cell, words):
    shutil.copytree(DATA / "trade/CN-RU", tmp_path / "CN-RU")
    path = tmp_path / "CN-RU" / f"{table}.csv"
    rows = list(csv.reader(path.read_text(encoding="utf-8").splitlines()))
    for row in rows[1:3]:
        row[rows[0].index(column)] = cell
    written = io.StringIO()
    csv.writer(written).writerows(rows)
    path.write_text(written.getvalue(), encoding="utf-8")
    line = outcome(lambda: pair(tmp_path))
    assert words in line and f"{table}.csv, line" in line and len(line) < 400


ENTRY = {
    "no JSON": ("entry.json", b"["),
    "nested": ("entry.json", b"[" * 100_000),
    "a run of another shape": ("run.json", b'{"cells": "x"}'),
    "another notebook": ("lesson.ipynb", b"{}"),
}


@pytest.mark.parametrize(("name", "data"), ENTRY.values(), ids=ENTRY)
def test_an_entry_that_is_spoiled_is_not_there(tmp_path, name, data):
    cache = Cache(tmp_path / "cache", {"cells": int})
    cache.store("key", ARTICLE, None, {"cells": 2})
    assert cache.fetch("key", tmp_path / "got", None) == {"cells": 2}
    (tmp_path / "cache/key" / name).write_bytes(data)
    assert cache.fetch("key", tmp_path / "got", None) is None
    assert not (tmp_path / "cache/key").exists()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes among files here")
def test_an_entry_with_a_pipe_is_not_there(tmp_path):
    cache = Cache(tmp_path / "cache")
    for place in ("entry.json", "out/more"):
        cache.store("key", ARTICLE, None, {"cells": 2})
        path = tmp_path / "cache/key" / place
        path.unlink(missing_ok=True)
        os.mkfifo(path)
        assert cache.fetch("key", tmp_path / "got", None) is None
        assert not path.exists()


def test_a_file_is_as_large_as_it_may_be(tmp_path):
    path = tmp_path / "some"
    path.write_bytes(b"x" * 1000)
    assert read_bytes(path, KIND) == b"x" * 1000
    path.write_bytes(b"x" * 1001)
    with pytest.raises(InputError, match="some: larger than the 0.001 MB that a thing may have; restore it"):
        read_bytes(path, KIND)


@pytest.mark.parametrize("seed", range(20))
def test_lines_are_found_as_looking_at_each_finds_them(tmp_path, seed):
    """In sorted files of any size, with lines of any length, where keys stand once, often or not at all."""
    draw = random.Random(seed)
    keys = ["".join(draw.choices("abé", k=draw.randint(1, 3))) for _ in range(draw.randint(0, 40))]
    lines = sorted((f"{key},{'x' * draw.choice((0, 3, 3000))}" for key in keys), key=str.encode)
    path = tmp_path / "table.csv"
    path.write_text(
        "\n".join(["zz,the header", *lines]) + "\n" * draw.randint(0, 1), encoding="utf-8", newline=""
    )
    for start in ["", "a", "b,", "é", "ab,", "zz", *(f"{key}," for key in keys)]:
        wanted = [line for line in lines if line.startswith(start)]
        assert lines_beginning(path, [start], LARGE) == wanted
    assert lines_beginning(path, ["b", "a"], LARGE) == [
        line for start in "ba" for line in lines if line.startswith(start)
    ]


def test_a_table_that_lines_cannot_be_looked_up_in_is_a_line(tmp_path):
    path = tmp_path / "table.csv"
    with pytest.raises(InputError, match=r"table\.csv: no such file"):
        lines_beginning(path, ["a"], KIND)
    with pytest.raises(InputError, match="a folder"):
        lines_beginning(tmp_path, ["a"], KIND)
    path.write_bytes(b"")
    assert lines_beginning(path, ["a"], KIND) == []
    path.write_bytes(b"a\n" * 501)
    with pytest.raises(InputError, match=r"table\.csv: larger than the 0\.001 MB"):
        lines_beginning(path, ["a"], KIND)
    path.write_bytes(b"header\na,\xff\n")
    with pytest.raises(InputError, match="not UTF-8"):
        lines_beginning(path, ["a"], KIND)
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe")
        with pytest.raises(InputError, match="a pipe or device"):
            lines_beginning(tmp_path / "pipe", ["a"], KIND)


def test_text_json_and_yaml(tmp_path):
    path = tmp_path / "some"
    path.write_text('{"a": ["é", "\\ud83d\\ude00"]}', encoding="utf-8")
    assert read_text(path, KIND).startswith("{")
    assert read_json(path, KIND, {"a": [str]}) == {"a": ["é", "😀"]}
    path.write_text("a: [é, 1]\n", encoding="utf-8")
    assert read_yaml(path, KIND, {"a": [(str, int)]}) == {"a": ["é", 1]}
    with pytest.raises(
        InputError, match=r"some: not a thing: \$.a\[1\] is 1, where a text belongs; restore it"
    ):
        read_yaml(path, KIND, {"a": [str]})


@pytest.mark.parametrize(
    "text",
    ["a: !!bool x", "a: !!timestamp x", 'a: "\\Uffffffff"', "a: !!binary é", "a: 2023-02-30", "a: !!int x"],
)
def test_a_value_of_yaml_that_is_none_of_its_kind_is_a_line(tmp_path, text):
    path = tmp_path / "some"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=r"some: not YAML \(.*\); mend it"):
        read_yaml(path, KIND)


def test_what_a_terminal_would_obey_is_shown():
    assert one_line("a\x1b]0;x\x07.txt\u202e\n b\udce4") == r"a\x1b]0;x\x07.txt\u202e b\udce4"
    long = one_line("a" * 5_000_000 + "; mend it")
    assert len(long) <= 500 and long.endswith("; mend it")
    shown = one_line("\0" * 400 + "; mend it")  # longer where it is shown
    assert len(shown) <= 500 and shown.endswith(r"\x00; mend it")
    assert len(quoted("x" * 20_000)) <= 80
