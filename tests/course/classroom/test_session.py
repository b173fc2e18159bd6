"""What comes out of the box is judged as it would be in the notebook; whatever a run does, it ends."""

import pytest

from course.classroom.known import ITEMS, answers, opened
from readout.course.classroom import session as sessions
from readout.course.classroom.box import Limits
from readout.course.classroom.session import Session
from readout.course.exercises.checking import outcome
from readout.course.exercises.given import Given

# What cannot cross as it is: nothing.
ELSEWHERE = ()


@pytest.mark.parametrize("seed", [3, 10])
def test_an_answer_is_judged_as_in_the_notebook(seed, monkeypatch):
    monkeypatch.setattr(sessions, "_MOST_ANSWERS", 10_000)
    given, found = Given(seed), []
    session = Session(opened(), Limits(cell=500, output=1 << 30))
    session.begin(seed, {}, None)
    monkeypatch.setattr(sessions, "_MOST_LINES", 10**9)
    session.run_cell(
        f"for key, name, answer in each({seed}): check(key, answer)",
        lambda key, answer: found.append(outcome(ITEMS[key], answer, given)),
    )
    session.end()
    there = [(key, name, outcome(ITEMS[key], answer, given)) for key, name, answer in answers(seed, given)]
    differ = [
        (key, name, here, out) for (key, name, here), out in zip(there, found, strict=True) if here != out
    ]
    assert len(there) > 350
    assert [d for d in differ if d[:2] not in ELSEWHERE] == []
