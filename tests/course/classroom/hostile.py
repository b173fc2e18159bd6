"""Submissions whose every word is made to break what shows it."""

from pathlib import Path

from hostile import PAYLOADS

from readout.course.classroom.model import Learner, Mark, Marks, Submission

STEERING = "\x1b[2J\x1b]8;;https://192.0.2.1\x07\x00\r\n\t\u202egnp.\u2066\ud800\udc00\ud83d"
FORMULAS = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", '"=1', "\n=1")
LINE = "x" * 1_000_000


def texts():
    """Each formula before all payloads and what steers a screen, and a line of a megabyte."""
    return [f"{formula}{STEERING}{''.join(PAYLOADS)}" for formula in FORMULAS] + [LINE, f"={LINE}"]


def every_field_is(text, number=0):
    """The marks of a learner of whose work and name every word is `text`, once for each outcome."""
    whose = Learner(f"{text}{number}", text, number, text)
    handed_in = Submission(whose, text, Path("x"), text, (text,) * 30)
    outcomes = ("right", "not yet", "not attempted", "by hand", "marked", "not graded", text)
    own = tuple(
        Mark(f"{text}{n}", name, 0.0, 1, text, text, 0.1, text, (text,) * 30)
        for n, name in enumerate(outcomes)
    )
    return Marks(handed_in, own, 1.0, False, (text,) * 30)


def a_hostile_class():
    return [every_field_is(text, number) for number, text in enumerate(texts())]
