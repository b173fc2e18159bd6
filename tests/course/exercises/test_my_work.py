"""What is shown of a learner's work, and which questions come back when."""

from datetime import date

import pytest

from readout.cli import main
from readout.course.exercises import my_work as shown_work
from readout.course.exercises.checking import Check, items_of, lessons_with_tasks
from readout.course.exercises.my_work import _due, misconceptions, my_work, review, trained_by
from readout.course.exercises.quizzes import load_quiz, quiz
from readout.course.guesses import UNATTENDED
from readout.course.progress import FILE, Asked, Progress, Task, load, note_check, note_choice
from readout.errors import InputError


@pytest.fixture
def course(tmp_path, monkeypatch):
    (tmp_path / "exercises").mkdir()
    monkeypatch.chdir(tmp_path / "exercises")
    monkeypatch.delenv(UNATTENDED, raising=False)
    return tmp_path


def test_work_of_a_sitting_is_there_in_the_next(course, capsys):
    check = Check()
    given = check.start("00", 1)
    check("00.1", "len(words)")
    check("00.1", len(given.words))
    check.hint("00.3")
    text = str(my_work())
    assert "00: 1 of 8 tasks done; hard: 00.3" in text and "01: not begun" in text
    wrong, right = misconceptions()["M001"]
    assert f"1 x  {wrong} Rather: {right} Train it: 00.1, 00.2, quiz 00." in text
    assert main(["progress", str(course)]) == 0 and capsys.readouterr().out.strip() == text
    assert main(["progress", str(course), "--reset", "00"]) == 0 and "00: not begun" in str(my_work())
    assert "<li>00: not begun</li>" in my_work()._repr_mimebundle_()["text/html"]


def test_what_was_right_once_stays_done_and_is_not_hard(course):
    check = Check()
    given = check.start("00", 1)
    for _ in range(5):
        check("00.1", len(given.words))
    assert "You had this task right before" in str(check("00.1", "len(words)"))
    check.hint("00.1")
    next_day = Check()
    next_day.start("00", 1)
    assert str(next_day("00.1", 1)).endswith("You had this task right before, so it stays done. 1 of 8 done.")
    assert str(next_day("00.3", 2)).endswith("1 of 8 done.")
    kept = load(course / FILE).tasks["00.1"]
    assert (kept.state, kept.tries, kept.misconceptions, kept.was_hard) == ("right", 1, {}, False)
    assert "00: 1 of 8 tasks done; " not in str(my_work()) and "00: 1 of 8 tasks done" in str(my_work())


def test_a_first_prediction_is_no_slip(course):
    check = Check()
    given = check.start("01", 1)
    check("01.2", len(given.article.body))
    kept = load(course / FILE).tasks["01.2"]
    assert (kept.state, kept.tries, kept.misconceptions) == ("not yet", 0, {})
    check("01.2", 1)
    assert load(course / FILE).tasks["01.2"].misconceptions == {"M104": 1}


def test_answers_to_a_quiz_are_marked_and_kept(course):
    questions = load_quiz("00")
    letters = [right_letter("00", number) for number in range(5)]
    assert str(quiz("00", " ".join(letters).upper())).endswith("5 of 5 right.")
    wrong = ["abc".replace(letters[0], "")[0], *letters[1:]]
    told = str(quiz("00", " ".join(wrong)))
    assert told.startswith(f"1. {wrong[0]}: not so. ") and told.endswith("4 of 5 right.")
    kept = load(course / FILE).questions
    assert [kept[f"00.q{n}"].right_since for n in range(1, 6)] == [0, 1, 1, 1, 1]
    assert set(kept["00.q1"].misconceptions) <= {option.misconception for option in questions[0].options}


def right_letter(lesson, number):
    asked = (
        str(quiz(lesson))
        .partition(f"\n{number + 1}. " if number else "1. ")[2]
        .partition(f"\n{number + 2}. ")[0]
    )
    (right,) = [option.text for option in load_quiz(lesson)[number].options if option.right]
    (line,) = [line for line in asked.split("\n") if line.strip()[3:] == right and line.startswith("   ")]
    return line.strip()[0]


@pytest.mark.parametrize("form", ["{}{}{}{}{}", "{}, {}, {}, {}, {}", " {};{} {} {} {}. "])
def test_letters_are_read_with_commas_with_blanks_and_without(course, form):
    letters = [right_letter("00", number) for number in range(5)]
    assert str(quiz("00", form.format(*letters))).endswith("5 of 5 right.")


def test_a_cell_that_runs_again_is_no_other_answer(course):
    letters = [right_letter("00", number) for number in range(5)]
    wrong = ["abc".replace(letters[0], "")[0], *letters[1:]]
    for _ in range(3):
        quiz("00", " ".join(wrong))
    kept = load(course / FILE).questions
    assert [kept[f"00.q{n}"].asked for n in (1, 2)] == [1, 1]
    assert set(kept["00.q1"].misconceptions.values()) == {1} and kept["00.q2"].right_since == 1
    quiz("00", " ".join(letters))
    assert load(course / FILE).questions["00.q1"].asked == 2


@pytest.mark.parametrize("answers", ["a", "a b c d e f", "z a a a a", "a b c d 1", 5, "é a a a a"])
def test_what_is_no_answer_is_refused_in_a_line(course, answers):
    with pytest.raises(InputError) as refused:
        quiz("00", answers)
    assert "\n" not in str(refused.value) and not (course / FILE).exists()


@pytest.mark.parametrize(
    ("right_since", "last", "comes"),
    [(0, "2026-03-10", True), (1, "2026-03-10", False), (1, "2026-03-09", True), (2, "2026-03-08", False)]
    + [(2, "2026-03-07", True), (3, "2026-03-04", False), (3, "2026-03-03", True), (9, "2026-02-17", True)],
)
def test_what_was_missed_comes_back_later_and_later(right_since, last, comes):
    found = Progress(questions={"00.q1": Asked(4, right_since, {"M001": 1}, last)})
    assert _due(found, date(2026, 3, 10)) == (["00.q1"] if comes else [])


def test_what_a_task_showed_is_asked_and_what_waits_longest_goes_first():
    found = Progress({"00.1": Task("not yet", 1, 0, {"M001": 1}, "2026-03-10")})
    asked = _due(found, date(2026, 3, 10))
    assert asked and all(
        "M001" in {o.misconception for o in shown_work._questions()[k].options} for k in asked
    )
    missed = {
        "01.q1": Asked(1, 0, {"M101": 1}, "2026-03-09"),
        "00.q2": Asked(1, 0, {"M102": 1}, "2026-03-10"),
    }
    assert _due(Progress(questions=missed), date(2026, 3, 10)) == ["01.q1", "00.q2"]
    assert _due(Progress(questions={"00.q1": Asked(3, 3, {}, "2026-01-01")}), date(2026, 3, 10)) == []


def test_what_a_task_showed_is_asked_of_lessons_that_were_begun_alone():
    shared = next(
        number
        for number in misconceptions()
        if len({where for where in trained_by(number) if where.startswith("quiz")}) > 1
    )
    first, second = [where.split()[1] for where in trained_by(shared) if where.startswith("quiz")][:2]
    slip = Task("not yet", 1, 0, {shared: 1}, "2026-03-10")
    for begun in ({first}, {first, second}):
        found = Progress({f"{lesson}.1": slip for lesson in begun})
        assert {key.partition(".")[0] for key in _due(found, date(2026, 3, 10))} == begun


def test_a_review_asks_and_marks_what_is_due(course):
    assert "Nothing is due" in str(review())
    quiz("00", " ".join("abc".replace(right_letter("00", n), "")[0] for n in range(5)))
    assert "1. After `a" in str(review()) and "5. The last line" in str(review())
    assert str(review()).endswith('run it: `review("a b c a b", 1)`')
    assert str(review(" ".join(right_letter("00", n) for n in range(5)), 1)).endswith("5 of 5 right.")
    assert "Nothing is due" in str(review())


def test_letters_mark_the_questions_that_were_shown_and_no_others(course):
    quiz("00", " ".join("abc".replace(right_letter("00", n), "")[0] for n in range(5)))
    letters = " ".join(right_letter("00", n) for n in range(5))
    assert "Nothing is marked" in str(review(letters, 0)) and "Nothing is marked" in str(review(letters, 1))
    review()
    Check().start("01", 1)
    for n in range(1, 6):  # what is due meanwhile is not what was shown
        note_choice(f"01.q{n}", "M101")
    shown = load(course / FILE).shown
    assert shown == [f"00.q{n}" for n in range(1, 6)]
    assert str(review(letters, 1)).endswith("5 of 5 right.")
    before = load(course / FILE).questions
    assert "Run `review()` first" in str(review(letters, 1))  # the cell runs again
    assert '", 2)`' in str(review())  # and so does the one above it
    assert "Nothing is marked" in str(review(letters, 1)) and load(course / FILE).questions == before


def test_the_most_frequent_misconceptions_are_shown_and_the_others_folded(course):
    for times, number in enumerate(sorted(misconceptions())[:7], start=1):
        for n in range(times):
            note_check(f"00.{n % 8 + 1}", "not yet", number, answer=str(n))
    plain, markup = str(my_work()), my_work().markup
    assert plain.count(" x  ") == 5 and markup.count(" x  ") == 7 and markup.count("<details>") == 1
    assert "2 more that came up as often or less" in plain and "`" not in markup


def test_of_a_quiz_what_was_asked_is_counted(course):
    note_choice("04.q1", None)
    assert "04: 0 of 10 tasks done; quiz: 1 of 1 asked right" in str(my_work())


def test_it_says_which_file_was_read(course, capsys, monkeypatch):
    monkeypatch.chdir(course)
    assert main(["progress"]) == 0
    assert "There is no my-progress.json yet. A course that lies elsewhere" in capsys.readouterr().out
    (course / FILE).write_text('{"tasks": {}, "questions": {}}', encoding="utf-8")
    assert main(["progress"]) == 0 and "Read from my-progress.json." in capsys.readouterr().out


def test_every_misconception_is_trained_somewhere():
    assert all(trained_by(number) for number in misconceptions())
    assert trained_by("M999") == () and len(lessons_with_tasks()) == 9 and items_of("00")


def test_outside_of_a_course_there_is_nothing_to_show(tmp_path, capsys):
    assert main(["progress", str(tmp_path)]) == 2
    assert (
        capsys.readouterr().err
        == f"readout: {tmp_path}: no course is there; name the folder of readout start\n"
    )
    assert (
        main(["progress", ".", "--reset", "99"]) == 2 and "exercises are there for" in capsys.readouterr().err
    )
