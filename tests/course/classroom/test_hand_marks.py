"""What a person fills in is taken over, survives a re-grading, and is refused where it cannot be meant."""

import csv
import io
from dataclasses import replace

import pytest

from readout.course.classroom.hand_marks import read_hand_marks, with_hand_marks, write_hand_marks
from readout.errors import InputError

from .given import a_class, learner, mark, marks
from .hostile import a_hostile_class

LOOK = ("Is it neutral?", "Is it checked?")


def by_hand(number, answer="A brief.\nOf two lines.", item="02.10", outcome="by hand"):
    own = (mark("02.1"), mark(item, outcome, 0, of=3, answer=answer, look=LOOK))
    return marks(learner(number), own=own)


CLASS = [by_hand(1), by_hand(2), by_hand(3)]


def table(path):
    return list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline="")))


def put(path, found):
    file = io.StringIO(newline="")
    out = csv.DictWriter(file, found[0].keys(), lineterminator="\n")
    out.writeheader()
    out.writerows(found)
    path.write_text(file.getvalue(), encoding="utf-8")


def graded(path, found=CLASS):
    """One run of the grader: what is filled in is taken over, and the table is written anew."""
    taken, rows = with_hand_marks(found, read_hand_marks(path, found))
    return taken, write_hand_marks(taken, rows, path)


@pytest.fixture
def path(tmp_path):
    graded(tmp_path / "by_hand.csv")
    return tmp_path / "by_hand.csv"


def fill(path, **points):
    found = table(path)
    for row in found:
        row["points"] = points.get(row["learner"], row["points"])
        row["comment"] = "Neutral, but unchecked." if row["points"] else ""
    put(path, found)


def test_the_table_to_fill_in(path):
    found = table(path)
    assert [row["learner"] for row in found] == ["s0001", "s0002", "s0003"]
    first = found[0]
    assert first["item"] == "02.10" and first["of"] == "3" and first["points"] == first["look_again"] == ""
    assert first["answer"] == "A brief. ⏎ Of two lines." and first["rubric"] == " | ".join(LOOK)


def test_what_was_filled_in_is_taken_over(path):
    fill(path, s0001="2.5", s0003="0")
    taken, missing = graded(path)
    assert missing == 1
    assert [one.marks[1].outcome for one in taken] == ["marked", "by hand", "marked"]
    assert [one.points for one in taken] == [4.5, 2, 2]
    assert taken[0].marks[1].message == "Neutral, but unchecked."


def test_it_survives_every_later_grading(path):
    fill(path, s0001="2.5")
    for _ in range(3):
        taken, missing = graded(path)
        assert missing == 2 and taken[0].marks[1].points == 2.5
    assert table(path)[0]["comment"] == "Neutral, but unchecked."


def test_points_of_an_earlier_answer_are_set_aside_until_somebody_looked(path):
    fill(path, s0001="2.5")
    now = [by_hand(1, "Another brief."), *CLASS[1:]]
    for _ in range(2):
        taken, missing = graded(path, now)
        assert missing == 3 and taken[0].marks[1].outcome == "by hand" and taken[0].points == 2
        row = table(path)[0]
        assert row["points"] == "" and row["look_again"] == "the answer changed; the earlier one got 2.5"
    fill(path, s0001="3")
    taken, _ = graded(path, now)
    assert taken[0].marks[1].points == 3 and table(path)[0]["look_again"] == ""


def test_a_spreadsheet_may_sort_it_and_take_ids_for_numbers(path):
    own = [replace(one, submission=replace(one.submission, learner=replace(one.submission.learner, id=f"00{n}")))
           for n, one in enumerate(CLASS, start=7)]  # fmt: skip
    path.unlink()
    graded(path, own)
    found = table(path)[::-1]
    for row in found:
        row |= {"learner": row["learner"].lstrip("0"), "lesson": "2", "item": "2.1", "points": "1"}
    put(path, found)
    taken, missing = graded(path, own)
    assert missing == 0 and [one.marks[1].points for one in taken] == [1, 1, 1]


def test_what_is_no_longer_in_form_is_not_by_hand(path):
    """What was filled in is kept, and counts again where the same answer is in form again."""
    fill(path, s0001="2")
    for _ in range(2):
        taken, missing = graded(path, [by_hand(1, outcome="not yet"), *CLASS[1:]])
        assert taken[0].points == 2 and taken[0].marks[1].outcome == "not yet" and missing == 2
        row = table(path)[0]
        assert (row["points"], row["look_again"]) == ("2", "not counted: now it is not yet")
    taken, _ = graded(path)
    assert taken[0].points == 4 and table(path)[0]["look_again"] == ""


def test_empty_lines_of_a_spreadsheet_and_its_apostrophes_are_none_of_ours(path):
    found = table(path)
    put(path, [found[0] | {"points": "1", "comment": "-- good"}, *found[1:], dict.fromkeys(found[0], "")])
    for _ in range(2):
        taken, _ = graded(path)
        assert taken[0].marks[1].message == "-- good"
    assert table(path)[0]["comment"] == "'-- good"


def change(**more):
    return lambda found: found[1].update(more) or found


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (change(points="3.5"), "line 3: 3.5 points where there are 3"),
        (change(points="-1"), "line 3: '-1' is no number of points"),
        (change(points="1,5"), "line 3: '1,5' is no number of points; write one such as 2 or 1.5"),
        (change(points="nan"), "line 3: 'nan' is no number"),
        (change(points="1e9"), "line 3: '1e9' is no number"),
        (change(key="k1", learner="eve"), "line 3: no task '02.10' of a learner 'eve' was graded"),
        (change(learner="s0003"), "line 3: the key is that of 's0002', and the row says 's0003'"),
        (change(item="02.9"), "line 3: the key is that of '02.10', and the row says '02.9'"),
        (lambda found: [*found, found[0]], "line 5: the task stands in line 2 already"),
        (lambda found: [{k: v for k, v in row.items() if k != "key"} for row in found], "no column key"),
    ],
)
def test_what_cannot_be_meant_is_refused(path, spoil, said):
    put(path, spoil(table(path)))
    before = path.read_bytes()
    with pytest.raises(InputError, match=said.replace("(", r"\(")):
        graded(path)
    assert path.read_bytes() == before


def test_learners_that_are_no_longer_graded_are_refused(path):
    with pytest.raises(
        InputError, match="line 4: no task '02.10' of a learner 's0003' was graded; take the line out"
    ):
        graded(path, CLASS[:2])


def test_hostile_words_come_back_as_they_went(tmp_path):
    path, found = tmp_path / "by_hand.csv", a_hostile_class()
    _, missing = graded(path, found)
    rows = table(path)
    assert missing == len(found) and len(rows) == 2 * len(found)  # by hand, and marked already
    for row in rows:
        row["points"] = "1"
    put(path, rows)
    taken, missing = graded(path, found)
    assert all(one.marks[3].outcome == "marked" and one.marks[3].points == 1 for one in taken)
    assert not any(cell.startswith(tuple("=+-@\t\r")) for row in rows for cell in row.values())


def test_three_hundred_are_marked_by_hand(tmp_path):
    path = tmp_path / "by_hand.csv"
    _, found = a_class(300)
    _, missing = graded(path, found)
    rows = table(path)
    for row in rows:
        row["points"] = "1"
    put(path, rows)
    assert missing == len(rows) > 200 and graded(path, found)[1] == 0
