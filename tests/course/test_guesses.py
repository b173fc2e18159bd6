"""A lesson waits for a guess in one line, and in a run that nobody attends it goes on."""

from IPython.core.interactiveshell import InteractiveShell

from readout.course.guesses import UNATTENDED, NotGuessed, guessed

ASKS = "from readout.course import guessed\nprint(guessed(...))"


def test_a_guess_is_taken_as_it_is():
    for guess in (5, 0, "Monday", None, [1, 2]):
        assert guessed(guess) is guess


def test_by_hand_a_lesson_waits_and_says_so_in_one_line(monkeypatch, capsys):
    monkeypatch.delenv(UNATTENDED, raising=False)
    shell = InteractiveShell()
    shell.history_manager.enabled = False
    stopped = shell.run_cell(ASKS).error_in_exec
    (line,) = capsys.readouterr().out.strip().splitlines()
    assert type(stopped) is NotGuessed and line.startswith("First your guess: ")


def test_where_nobody_attends_it_goes_on(monkeypatch):
    monkeypatch.setenv(UNATTENDED, "1")
    assert guessed(...) == "nothing yet"
