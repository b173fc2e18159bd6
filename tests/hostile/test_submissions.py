"""Of what is handed in, nothing reaches further than its own marks: each hostile submission is graded beside an honest one."""

import json
import os
import secrets
import shutil
import socket
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from hostile.submissions import (
    AFTER,
    ANSWERS,
    BEFORE,
    CELLS,
    FILES,
    HONEST,
    NAMES,
    ODD_CELLS,
    SEARCHES,
    START,
)
from readout import ROOT
from readout.course.classroom.box import Box, Limits, missing
from readout.course.classroom.grading import grade
from readout.course.classroom.model import Learner, Submission
from readout.course.exercises.checking import items_of

pytestmark = pytest.mark.skipif(bool(missing()), reason=f"no sandbox: {missing()}")

LIMITS = Limits(
    cell=1.0, call=0.7, total=9.0, restarts=3, memory=256 << 20, disk=8 << 20, output=2 << 20, processes=48
)
WHOLE = sum(item.points for item in items_of("00").values())
LONGEST = LIMITS.total + 3


def code(*cells):
    return [{"cell_type": "code", "source": cell} for cell in cells]


def work(keys, **instead):
    """The honest cells of some tasks, with others instead for some."""
    return [cell for key in keys for cell in (instead.get(key, HONEST[key]), f'check("{key}", {NAMES[key]})')]


def written(path, cells, more=""):
    text = json.dumps(cells)[:-1] + (f", {more}]" if more else "]")
    path.write_text(
        f'{{"cells": {text}, "metadata": {{}}, "nbformat": 4, "nbformat_minor": 5}}', encoding="utf-8"
    )
    return path


@pytest.fixture(scope="module")
def scene(tmp_path_factory):
    """Secrets and canaries all over the place, listeners, and a folder of a class."""
    folder = tmp_path_factory.mktemp("class")
    token = "zq" + secrets.token_hex(4)
    secret = token + secrets.token_hex(4)
    name = f"readout-{token}"
    planted = []
    for place in (Path("/dev/shm"), Path("/tmp"), folder, ROOT / "build", Path.home()):
        if os.access(place, os.W_OK):
            (place / name).write_text(secret)
            planted.append(place / name)
    os.environ["READOUT_SECRET"] = secret
    listeners = [socket.socket(), socket.socket(socket.AF_UNIX), socket.socket(socket.AF_UNIX)]
    listeners[0].bind(("127.0.0.1", 0))
    listeners[1].bind(str(folder / "s"))
    listeners[2].bind(f"\0{token}")
    for each in listeners:
        each.listen()
        each.setblocking(False)
    filled = {"@TOKEN@": token, "@CANARY@": str(folder / name), "@SOCKET@": str(folder / "s")}
    filled["@PORT@"] = str(listeners[0].getsockname()[1])
    yield folder, filled, secret, planted, listeners
    del os.environ["READOUT_SECRET"]
    for place in planted:
        place.unlink(missing_ok=True)
    for each in listeners:
        each.close()


def notebooks(folder, filled):
    """Each hostile submission, written: its name, and its path."""

    def fill(text):
        for mark, value in filled.items():
            text = text.replace(mark, value)
        return text

    for name, cell in CELLS.items():
        yield name, code(*START, *work(BEFORE), fill(cell), *work(AFTER)), ""
    for name, cell in SEARCHES.items():
        keys = [key for key in HONEST if key != "00.3"]
        yield (
            name,
            code(*START, *work(keys), fill(cell), "third = ' '.join(found)", 'check("00.3", third)'),
            "",
        )
    for name, (key, cell) in ANSWERS.items():
        yield f"an answer {name}", code(*START, *work(HONEST, **{key: fill(cell)})), ""
    for name, cells in ODD_CELLS.items():
        yield f"has {name}", code(*START, *work(HONEST)), fill(cells)


@pytest.fixture(scope="module")
def graded(scene):
    """The marks of each, and what else was seen: the honest one's beside it, and how long it took."""
    folder, filled, *_ = scene
    honest = written(folder / "honest.ipynb", code(*START, *work(HONEST)))
    found = {}
    before = _descendants(os.getpid())  # other tests of this process may have boxes of their own
    with Box() as box, ThreadPoolExecutor(2) as pool:

        def mark(path, seed=7):
            learner = Learner("a", "A", seed, "c")
            return grade(Submission(learner, "00", path, ""), box, LIMITS)

        def beside(name, path):
            begun = time.monotonic()
            marks = mark(path)
            return name, marks, time.monotonic() - begun, mark(honest)

        mark(honest)  # the box's own start is not counted
        made = [
            (name, written(folder / f"{n}.ipynb", cells, more))
            for n, (name, cells, more) in enumerate(notebooks(folder, filled))
        ]
        made += [(f"a file that {name}", folder / f"file-{n}.ipynb") for n, name in enumerate(FILES)]
        for path, data in zip(
            [path for name, path in made if name.startswith("a file")], FILES.values(), strict=True
        ):
            path.write_bytes(data)
        shutil.rmtree(folder / "dir.ipynb", ignore_errors=True)
        (folder / "dir.ipynb").mkdir()
        (folder / "link.ipynb").symlink_to(honest)
        (folder / "ring.ipynb").symlink_to(folder / "ring.ipynb")
        (folder / "device.ipynb").symlink_to("/dev/zero")
        os.mkfifo(folder / "pipe.ipynb")
        made += [
            (f"a file that is a {kind}", folder / f"{kind}.ipynb")
            for kind in ("dir", "link", "ring", "device", "pipe", "nothing")
        ]
        for name, *rest in pool.map(lambda one: beside(*one), made):
            found[name] = rest
        for _ in range(100):  # whoever was killed takes a moment to be gone
            found["left"] = _descendants(os.getpid()) - before, before
            if len(found["left"][0]) <= 3:
                break
    return found


def _descendants(process):
    """The processes that a process has, their own among them, but for those that have ended."""
    found = []
    for place in Path("/proc").glob("[0-9]*/stat"):
        try:
            _, _, rest = place.read_text().rpartition(")")
        except OSError:
            continue
        found.append((int(place.parent.name), int(rest.split()[1]), rest.split()[0]))
    family = {process}
    for _ in range(6):
        family |= {child for child, parent, state in found if parent in family and state != "Z"}
    return family - {process}


@pytest.mark.parametrize(
    "name",
    [*CELLS, *SEARCHES, *(f"an answer {name}" for name in ANSWERS), *(f"has {name}" for name in ODD_CELLS)],
)
def test_it_gets_what_its_honest_work_is_worth(graded, name):
    marks, seconds, _ = graded[name]
    told = {mark.item: mark.outcome for mark in marks.marks}
    kept = name.removeprefix("an answer ")
    wrong = (
        {"00.3"} if name in SEARCHES else {ANSWERS[kept][0]} if kept in ANSWERS and name != kept else set()
    )
    assert {key for key, outcome in told.items() if outcome != "right"} == wrong, (
        told,
        marks.notes,
        marks.marks,
    )
    assert marks.points == WHOLE - sum(items_of("00")[key].points for key in wrong)
    assert seconds < LONGEST


@pytest.mark.parametrize(
    "name",
    [
        *(f"a file that {name}" for name in FILES),
        *(f"a file that is a {kind}" for kind in ("dir", "link", "ring", "device", "pipe", "nothing")),
    ],
)
def test_what_is_no_notebook_is_told_and_has_no_marks(graded, name):
    marks, seconds, _ = graded[name]
    assert {mark.outcome for mark in marks.marks} == {"not graded"} and marks.points == 0
    assert marks.notes[-1].startswith("The file is ") and marks.marks[0].message == marks.notes[-1]
    assert seconds < LONGEST


def test_none_changes_what_the_honest_get(graded):
    changed = {
        name: (rest[2].points, rest[2].notes)
        for name, rest in graded.items()
        if name != "left" and rest[2].points != WHOLE
    }
    assert changed == {}


def test_nothing_outside_is_read(graded, scene):
    _, filled, secret, *_ = scene
    for name, rest in graded.items():
        if name != "left":
            assert filled["@TOKEN@"] not in repr(rest[0].marks), name
            assert secret not in repr(rest[0]), name


def test_nothing_outside_is_written(graded, scene):
    folder, _, secret, planted, listeners = scene
    assert all(place.read_text() == secret for place in planted)
    assert not list(folder.glob("*.x"))
    for each in listeners:
        with pytest.raises(BlockingIOError):
            each.accept()


def test_no_process_and_no_group_stays(graded):
    in_the_box, before = graded["left"]
    assert len(in_the_box) <= 3, "bubblewrap, its first process in the box, and ours"
    assert (
        not list(Path("/sys/fs/cgroup").glob(f"pids/**/readout-{os.getpid()}-*"))
        and not _descendants(os.getpid()) - before
    )


def test_what_is_shown_has_no_control_characters(graded):
    for name, rest in graded.items():
        if name != "left":
            text = "".join(mark.message + mark.answer for mark in rest[0].marks) + "".join(rest[0].notes)
            assert not set(text) & set(map(chr, (*range(9), *range(11, 32), 127, 155, 0x202E))), name
            text.encode("utf-8")
