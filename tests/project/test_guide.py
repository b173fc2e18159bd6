"""The instructor's guide adds up: the minutes of a session, and what is written on the board in it."""

import re

from readout import ROOT

GUIDE = (ROOT / "exercises/INSTRUCTORS.md").read_text(encoding="utf-8")


def rows(heading):
    """The cells of the table below a heading, without its first two lines."""
    section = GUIDE.partition(f"## {heading}\n")[2].partition("\n## ")[0]
    lines = [line for line in section.splitlines() if line.startswith("| ")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[1:]]


def test_the_minutes_of_a_session_are_its_length():
    two = rows("Two sessions of 90 minutes")
    assert [sum(int(row[column]) for row in two) for column in (2, 5)] == [90, 90]
    three = rows("Three sessions of 60 minutes")
    starts = [number for number, row in enumerate(three) if row[0]] + [len(three)]
    lengths = [sum(int(row[4]) for row in three[a:b]) for a, b in zip(starts, starts[1:], strict=False)]
    assert lengths == [60, 60, 60]
    assert sum(int(row[2]) for row in rows("One session of 90 minutes on an archive")) == 90


def test_every_letter_of_a_plan_is_on_the_board_and_is_used():
    plans = [row[column] for row in rows("Two sessions of 90 minutes") for column in (1, 4)]
    plans += [row[3] for row in rows("Three sessions of 60 minutes")]
    plans += [row[1] for row in rows("One session of 90 minutes on an archive")]
    used = {letter for cell in plans for letter in re.findall(r"[A-Z]", cell)}
    board = rows("The board")
    assert used == {row[0] for row in board} and all(all(row) for row in board)
