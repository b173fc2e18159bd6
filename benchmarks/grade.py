"""A class of made-up submissions, graded by `readout class grade`, by nbgrader and by otter-grader, all in one run.

usage: python benchmarks/grade.py [--honest 30] [--class 300] [--workers 2] [--keep DIR] [--without-others]

The notebooks are those of lesson 02, handed out to learners with seeds of their own and collected again: every fifth is
the worked solution, every fifth is as it was handed out, the others mix right answers, blanks and the wrong ones of
tests/exercises. nbgrader grades the same files by the metadata in them. For otter-grader each check's cell is one of
`grader.check`, and the test calls the same check. otter-grader is in no lock: it is installed, with uv, into an
environment of its own that goes when this ends, which needs a package index. Linux alone.
"""

from __future__ import annotations

import argparse
import ast
import csv
import json
import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import psutil
from run import BIN, ROOT, pss

sys.path.insert(0, str(ROOT / "tests"))

from course.classroom.known import PROOFS

from exercises import SAME
from readout.course.classroom.class_file import load_class
from readout.course.classroom.collect import collect
from readout.course.classroom.handout import hand_out
from readout.course.exercises.checking import items_of
from readout.course.exercises.given import Given

LESSON = "02"
NOTEBOOK = f"{LESSON}_exercises.ipynb"
OTTER = "otter-grader>=7,<8"
_CHECK = re.compile(r'^check\("([\d.]+)", (\w+)\)')
# The box writes nothing, so what it imports is compiled before.
_WHAT_THE_BOX_IMPORTS = "import pandas, textblob.en, IPython.core.interactiveshell"
Points = dict[tuple[str, str], float]


@dataclass(frozen=True)
class Run:
    """What one run took: seconds on the wall and of processors, and the peak of its processes' memory in MiB, by PSS."""

    wall: float
    processor: float
    peak: float

    def __str__(self) -> str:
        return f"{self.wall:7.1f} s {self.processor:7.1f} s of processors {self.peak:6.0f} MiB"


def measured(commands: list[list[str]], folder: Path, bin_: Path = BIN) -> Run:
    """Run commands of the environment `bin_` one after the other in `folder`. Raises CalledProcessError for one that fails."""
    env = environment(bin_)
    peak, done = 0.0, threading.Event()
    boxes: dict[int, float] = {}

    def watch() -> None:
        nonlocal peak
        while not done.is_set():
            processes = psutil.Process().children(recursive=True)
            peak = max(peak, pss(processes))
            boxes.update(_seconds_of_boxes(processes))
            done.wait(0.4)

    watcher = threading.Thread(target=watch)
    watcher.start()
    before, began = _processor_seconds(), time.perf_counter()
    try:
        for command in commands:
            with tempfile.TemporaryFile() as said:
                code = subprocess.run(command, cwd=folder, env=env, stdout=said, stderr=said).returncode
                said.seek(0)
                if code:
                    print(said.read()[-3000:].decode("utf-8", "replace"), file=sys.stderr)
                    raise subprocess.CalledProcessError(code, command)
    finally:
        wall = time.perf_counter() - began
        done.set()
        watcher.join()
    return Run(wall, _processor_seconds() - before + sum(boxes.values()), peak)


def _seconds_of_boxes(processes: list[psutil.Process]) -> dict[int, float]:
    """Processor seconds of what runs in bubblewrap, so far: when a box is killed, nobody is told what it used."""
    boxes = set()
    for process in processes:
        with suppress(psutil.Error):
            boxes |= {process.pid} if process.name() == "bwrap" else set()
    found = {}
    for process in processes:
        with suppress(psutil.Error):
            if process.ppid() in boxes and process.pid not in boxes:
                found[process.pid] = sum(process.cpu_times()[:4])
    return found


def environment(bin_: Path) -> dict[str, str]:
    """The variables for programs of an environment: its own come first, and what one has compiled the next finds."""
    left_out = ("VIRTUAL_ENV", "PYTHONDONTWRITEBYTECODE")
    kept = {key: value for key, value in os.environ.items() if key not in left_out}
    return kept | {"PATH": f"{bin_}{os.pathsep}{kept['PATH']}"}  # nbgrader calls alembic by its name


def _processor_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def handed_in(place: Path, count: int) -> Path:
    """A class of so many below `place`: handed out to, worked on, collected. Returns the folder that was collected to."""
    place.mkdir()
    roster = "id,name\n" + "".join(f"n{number:03},Learner Nr{number}\n" for number in range(count))
    (place / "roster.csv").write_text(roster, encoding="utf-8")
    hand_out(str(place / "class"), roster=str(place / "roster.csv"), lessons=[LESSON])
    solved = _answers(json.loads((ROOT / "exercises/solutions" / NOTEBOOK).read_text("utf-8"))["cells"])
    for number, one in enumerate(load_class(place / "class").enrolled):
        path = place / "class/learners" / one.learner.id / "exercises" / NOTEBOOK
        notebook = json.loads(path.read_text("utf-8"))
        answers = {key: at for at, key in _answer_cells(notebook["cells"])}
        for turn, (key, at) in enumerate(answers.items()):
            kind = ("right", "blank")[number % 5] if number % 5 < 2 else _mixed(number, turn)
            if kind == "right":
                notebook["cells"][at]["source"] = solved[key]
            elif kind == "wrong":
                wrong = _wrong(key, _name(notebook["cells"], key), Given(one.learner.seed), number)
                notebook["cells"][at]["source"] = wrong or solved[key]
        (place / "in" / one.learner.id).mkdir(parents=True)
        (place / "in" / one.learner.id / NOTEBOOK).write_text(json.dumps(notebook), encoding="utf-8")
    print(
        collect([str(place / "in")], class_folder=str(place / "class"), out=str(place / "collected")),
        flush=True,
    )
    return place / "collected"


def _mixed(number: int, turn: int) -> str:
    return ("right", "wrong", "right", "wrong", "blank", "right", "right")[(number * 3 + turn) % 7]


def _wrong(key: str, name: str, given: Given, number: int) -> str:
    """A cell with a known wrong answer; empty where none of them can be written down."""
    found = []
    for make, _ in PROOFS[key].wrong:
        answer = make(given)
        with suppress(ValueError, SyntaxError):
            if answer is not SAME and not callable(answer) and ast.literal_eval(repr(answer)) == answer:
                found.append(f"{name} = {answer!r}")
    return found[number % len(found)] if found else ""


def _answer_cells(cells: list[dict[str, object]]) -> list[tuple[int, str]]:
    """The place of the cell that answers each task: the last one of code before its check."""
    found, last = [], 0
    for at, cell in enumerate(cells):
        if cell["cell_type"] == "code":
            check = _CHECK.match("".join(cell["source"]))  # type: ignore[call-overload]
            found += [(last, check[1])] if check else []
            last = at
    return found


def _answers(cells: list[dict[str, object]]) -> dict[str, str]:
    return {key: "".join(cells[at]["source"]) for at, key in _answer_cells(cells)}  # type: ignore[call-overload]


def _name(cells: list[dict[str, object]], key: str) -> str:
    checks = (_CHECK.match("".join(cell["source"])) for cell in cells)  # type: ignore[call-overload]
    return next(check[2] for check in checks if check and check[1] == key)


def ours(collected: Path, out: Path, workers: int) -> Run:
    """The class graded in the sandbox, with tables and pages."""
    command = [str(BIN / "readout"), "class", "grade", str(collected), "--out", str(out)]
    return measured([[*command, "--workers", str(workers)]], collected)


def our_points(out: Path) -> Points:
    """Who got how much for what."""
    with (out / "grades.csv").open(encoding="utf-8-sig", newline="") as file:
        return {(row["learner"], row["item"]): float(row["points"]) for row in csv.DictReader(file)}


def nbgrader(collected: Path, place: Path) -> tuple[Callable[[], Run], Callable[[], Points]]:
    """A course of nbgrader with the same notebooks: what grades it, and what tells the points."""
    (place / "source" / LESSON).mkdir(parents=True)
    shutil.copy(ROOT / "exercises" / NOTEBOOK, place / "source" / LESSON / NOTEBOOK)
    for one in sorted((collected / "submissions").iterdir()):
        (place / "submitted" / one.name / LESSON).mkdir(parents=True)
        shutil.copy(one / f"{LESSON}.ipynb", place / "submitted" / one.name / LESSON / NOTEBOOK)
    begin = [str(BIN / "nbgrader"), "generate_assignment", LESSON, "--ClearSolutions.enabled=False"]
    measured([begin], place)

    def points() -> Points:
        from nbgrader.api import Gradebook

        with Gradebook(f"sqlite:///{place}/gradebook.db") as book:
            return {
                (one.student.id, grade.name.removeprefix("check-").replace("-", ".")): grade.auto_score or 0.0
                for one in book.assignment_submissions(LESSON)
                for notebook in one.notebooks
                for grade in notebook.grades
                if grade.name.startswith("check-")
            }

    return lambda: measured([[str(BIN / "nbgrader"), "autograde", LESSON]], place), points


def otter(collected: Path, place: Path) -> tuple[Callable[[], Run], Callable[[], Points]]:
    """The same for otter-grader, in an environment of its own."""
    own, uv = place / "env", str(BIN / "uv")
    (place / "tests").mkdir(parents=True)
    into = [uv, "pip", "install", "--quiet", "--python", str(own / "bin/python")]
    into += ["--constraint", str(ROOT / "requirements-all.lock")]
    print(f"installing {OTTER} into {own}", flush=True)
    subprocess.run([uv, "venv", "--quiet", "--python", sys.executable, str(own)], check=True)
    subprocess.run([*into, OTTER, "--editable", str(ROOT)], check=True, cwd=place)
    cells = json.loads((ROOT / "exercises" / NOTEBOOK).read_text("utf-8"))["cells"]
    for _, key in _answer_cells(cells):
        (place / "tests" / f"{_question(key)}.py").write_text(_otter_test(key, _name(cells, key)))
    program = str(own / "bin/otter")
    measured([[program, "generate", "-t", "tests", "-o", "grader.zip"]], place, own / "bin")
    learners = sorted(one.name for one in (collected / "submissions").iterdir())
    for name in learners:
        notebook = json.loads((collected / "submissions" / name / f"{LESSON}.ipynb").read_text("utf-8"))
        for cell in notebook["cells"]:
            if found := _CHECK.match("".join(cell["source"])):
                cell["source"] = f'grader.check("{_question(found[1])}")'
        first = {"cell_type": "code", "id": "otter", "metadata": {}, "outputs": [], "execution_count": None}
        first["source"] = "import otter\ngrader = otter.Notebook()"
        notebook["cells"].insert(0, first)
        (place / name).mkdir()
        (place / name / NOTEBOOK).write_text(json.dumps(notebook), encoding="utf-8")
    commands = [[program, "run", f"{name}/{NOTEBOOK}", "-a", "grader.zip", "-o", name] for name in learners]

    def points() -> Points:
        found = {}
        of = {key: item.points for key, item in items_of(LESSON).items()}
        for name in learners:
            for test in json.loads((place / name / "results.json").read_text("utf-8"))["tests"]:
                if key := re.match(r"q(\d+)_(\d+)", test["name"]):
                    task = f"{key[1]}.{key[2]}"
                    found[name, task] = of[task] * test["score"] / test["max_score"]
        return found

    return lambda: measured(commands, place, own / "bin"), points


def _question(key: str) -> str:
    return f"q{key.replace('.', '_')}"


def _otter_test(key: str, name: str) -> str:
    """A test of otter's that calls the check of a task."""
    code = (
        ">>> from readout.course.exercises.checking import items_of, outcome\n"
        f">>> state, said, _ = outcome(items_of('{LESSON}')['{key}'], {name}, given)\n"
        ">>> state == 'right' and not said\nTrue"
    )
    suite = {"cases": [{"code": code, "hidden": False, "locked": False}], "scored": True}
    suite |= {"setup": "", "teardown": "", "type": "doctest"}
    test = {"name": _question(key), "points": 1, "suites": [suite]}
    return f"OK_FORMAT = True\n\ntest = {test!r}\n"


def against_others(place: Path, count: int) -> bool:
    """Grade so many by all three, ours before and after each of the others. Whether ours is as fast as it should be."""
    collected = handed_in(place / "honest", count)
    own, theirs = [], {}

    def our_turn() -> None:
        own.append(ours(collected, place / f"ours-{len(own)}", 1))
        print(f"  {'readout class grade':<22}{own[-1]}", flush=True)

    print(f"{count} of lesson {LESSON}, one at a time")
    for name, prepare in (("nbgrader autograde", nbgrader), ("otter run", otter)):
        run, points = prepare(collected, place / name.partition(" ")[0])
        our_turn()
        theirs[name] = run()
        mine, other = our_points(place / "ours-0"), points()
        differ = Counter(key[1] for key, value in other.items() if value != mine[key])
        print(
            f"  {name:<22}{theirs[name]}   {len(other)} marks, not as ours: {dict(differ) or 'none'}",
            flush=True,
        )
    our_turn()
    wall = sum(one.wall for one in own) / len(own) / min(one.wall for one in theirs.values())
    least = min(one.processor for one in theirs.values())
    processor = sum(one.processor for one in own) / len(own) / least
    peak = max(one.peak for one in own)
    print(f"  of the faster one's time {wall:.3f}, of its processors' {processor:.3f}; goal 0.15 at most")
    print(f"  memory of one at a time {peak:.0f} MiB; goal {250e6 / 2**20:.0f} at most")
    return wall <= 0.15 and peak <= 250e6 / 2**20


def of_a_class(place: Path, count: int, few: int, workers: int) -> None:
    """Grade `count`, and `few` before and after them."""
    small, large = handed_in(place / "few", few), handed_in(place / "many", count)
    before = ours(small, place / "before", workers)
    all_of_them = ours(large, place / "all", workers)
    after = ours(small, place / "after", workers)
    print(f"\n{workers} workers")
    for number, one in ((few, before), (count, all_of_them), (few, after)):
        print(f"  {number:>4} {one}   {one.wall / number:.3f} s each")
    mean = Run((before.wall + after.wall) / 2, (before.processor + after.processor) / 2, 0)
    print(
        f"  {count} over {few}: {all_of_them.wall / mean.wall:.1f} times the time, "
        f"{all_of_them.processor / mean.processor:.1f} times the processors'; linear is {count / few:.1f}"
    )


def main() -> int:
    parser = argparse.ArgumentParser(description=str(__doc__).partition("\n")[0])
    parser.add_argument("--honest", type=int, default=30)
    parser.add_argument("--class", dest="many", type=int, default=300)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--keep", type=Path, help="a new folder that all of it is written to, and stays in")
    parser.add_argument("--without-others", action="store_true", help="only the class")
    options = parser.parse_args()
    measured([[str(BIN / "python"), "-c", _WHAT_THE_BOX_IMPORTS]], ROOT)
    fast = True
    with tempfile.TemporaryDirectory() as folder:
        place = options.keep.resolve() if options.keep else Path(folder)
        place.mkdir(exist_ok=True)
        if not options.without_others:
            fast = against_others(place, options.honest)
        if options.many:
            of_a_class(place, options.many, options.honest, options.workers)
    return 0 if fast else 1


if __name__ == "__main__":
    sys.exit(main())
