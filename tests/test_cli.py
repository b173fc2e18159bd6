"""Every way out of a command is one line on standard error, and nothing is said twice."""

import pytest

from readout import cli
from readout.course import notebooks


@pytest.fixture
def said(capsys):
    """Gives what a command says on standard error, with its exit code before it."""

    def run(*arguments):
        try:
            code = cli.main(arguments)
        except SystemExit as end:
            code = end.code
        return code, capsys.readouterr().err

    return run


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((), "the following arguments are required: COMMAND"),
        (("reed", "a.txt"), "invalid choice: 'reed'"),
        (("run", "--target", "many"), "invalid float value: 'many'"),
        (("report", "a\0.txt"), "cannot be read (embedded null byte)"),
        (("run", "--pair", "x" * 5000), "not two ISO 3166 codes"),
    ],
)
def test_what_is_wrong_with_a_command_is_one_line(said, arguments, words):
    code, line = said(*arguments)
    assert code == 2 and line.startswith("readout: ") and words in line
    assert line.count("\n") == 1 and len(line) < 520


@pytest.mark.parametrize(
    "arguments",
    ["run", "run 03", "report", "site", "exercises build", "trade fetch RU CN --from 2020"],
)
def test_outside_a_checkout_a_line_says_what_is_missing(said, monkeypatch, tmp_path, arguments):
    monkeypatch.setattr(cli, "ROOT", tmp_path)
    code, line = said(*arguments.split())
    assert code == 2 and "not the folder of the course" in line and line.count("\n") == 1
    assert not list(tmp_path.iterdir())


def test_a_course_without_lessons_is_said(said, monkeypatch, tmp_path):
    monkeypatch.setattr(notebooks, "NOTEBOOKS", tmp_path)
    for command in ("run", "report"):
        code, line = said(command)
        assert code == 2 and "no lesson is there" in line and line.count("\n") == 1
