"""Bad input is one line, in a notebook, too."""

from IPython.core.interactiveshell import InteractiveShell

from readout.errors import InputError

SLIPS = {
    "check.start('99', 1)": "lesson '99': exercises are there for",
    "quiz('1')": "no quiz for lesson '1'",
    "check('00.1', 1)": "run the notebook's first cells",
    "check.hint('1')": "run the notebook's first cells",
}


def test_a_notebook_shows_the_line_and_no_way_through_the_library(capsys):
    shell = InteractiveShell()
    shell.history_manager.enabled = False
    shell.run_cell(
        "from readout.course import quiz\nfrom readout.course.exercises.checking import Check\ncheck = Check()"
    )
    for slip, words in SLIPS.items():
        stopped = shell.run_cell(slip).error_in_exec
        (line,) = capsys.readouterr().out.strip().splitlines()
        assert type(stopped) is InputError and line.startswith("InputError: ") and words in line
