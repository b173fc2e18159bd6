"""The known answers to the tasks, right, wrong and odd, as a notebook's cells can hand them out.

Run as a program it is the inside of the box without a box, with these answers at hand: what comes out of it has gone
through the same pipe.
"""

import importlib
import os
import subprocess
import sys
from pathlib import Path

from exercises.forms import FORMS

from exercises import SAME
from readout import ROOT
from readout.course.classroom.box import Limits, Opened
from readout.course.classroom.session import Session
from readout.course.exercises.checking import items_of, lessons_with_tasks, outcome
from readout.course.exercises.given import Given

ITEMS = {key: item for lesson in lessons_with_tasks() for key, item in items_of(lesson).items()}
PROOFS = {
    key: proof
    for module in lessons_with_tasks().values()
    for key, proof in importlib.import_module(f"exercises.{module.rpartition('.')[2]}").PROOFS.items()
}


def known(forms):
    """Every known answer, with odd forms or without: its task, its name, and what makes it of a learner's material."""
    for key, proof in PROOFS.items():
        for number, make in enumerate(proof.right):
            yield key, f"right {number}", make
        for number, (make, _) in enumerate(proof.wrong):
            yield key, f"wrong {number}", make
    if forms:
        for name, (key, make) in FORMS.items():
            yield key, name, make


def answers(given, forms):
    """The answers themselves, without those that say nothing for this seed."""
    for key, name, make in known(forms):
        answer = make(given)
        if answer is not SAME:
            yield key, name, answer


def opened():
    """This program, running, as a place that cells can be sent to."""
    paths = os.pathsep.join([str(ROOT), str(ROOT / "tests")])
    process = subprocess.Popen(
        [sys.executable, str(Path(__file__))],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": paths},
    )
    pipes = os.dup(process.stdin.fileno()), os.dup(process.stdout.fileno())
    process.stdin.close()
    process.stdout.close()
    return Opened(*pipes, process)


def judged(seed, forms=True):
    """Each known answer's task and name, what the notebook says of it, and what is said when it came through the pipe."""
    given, found = Given(seed), []
    session = Session(opened(), Limits(cell=1000.0, output=1 << 30, answers=10**6, lines=10**7))
    session.begin(seed, {}, None)
    session.run_cell(
        f"for key, name, answer in each({seed}, {forms}): check(key, answer)",
        lambda key, answer: found.append(outcome(ITEMS[key], answer, given)),
    )
    session.end()
    there = [(key, name, outcome(ITEMS[key], answer, given)) for key, name, answer in answers(given, forms)]
    return [(key, name, here, out) for (key, name, here), out in zip(there, found, strict=True)]


def main():
    """Take commands and give answers; cells have `check` and `each`, which goes through all answers for a seed."""
    from types import SimpleNamespace

    from readout.course.classroom.inside.cells import Runner
    from readout.course.classroom.inside.channel import Channel
    from readout.course.classroom.inside.standin import Check

    channel = Channel(os.dup(0), os.dup(1))
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 1)
    check = Check()
    names = {"check": check, "each": lambda seed, forms: answers(Given(seed), forms)}
    Runner(channel, check, SimpleNamespace(user_ns=names, transform_cell=str)).run()


if __name__ == "__main__":
    main()
