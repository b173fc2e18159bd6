"""`readout corpus` and `readout ask`, as they are typed."""

import json
from contextlib import contextmanager

import pytest
from corpus.texts import records, three_files, write_lines

from readout.cli import main
from readout.corpus.run import corpus
from readout.course import clusters


@pytest.fixture
def here(monkeypatch):
    """Python's own map in place of a cluster; what was asked for is kept."""
    asked = []

    @contextmanager
    def plainly(scheduler, workers):
        asked.append((scheduler, workers))
        yield map

    monkeypatch.setattr(clusters, "running", plainly)
    return asked


def test_a_corpus_is_read_and_asked(tmp_path, capsys, here):
    out = str(tmp_path / "out")
    assert main(["corpus", *three_files(tmp_path / "in"), "--out", out, "--workers", "3"]) == 0
    assert here == [("", 3)] and capsys.readouterr().out.endswith(f" claims: {out}\n")
    assert main(["ask", out, "met", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["table"][0]["texts"] == 9
    assert main(["ask", out, "verbs", "--counterpart", "DK"]) == 0
    assert "4 stresses or calls for" in capsys.readouterr().out
    assert main(["ask", out, "new", "c2"]) == 0
    assert "new in c2, against 6 earlier with" in capsys.readouterr().out


def test_unreadable_texts_are_told(tmp_path, capsys, here):
    lines = write_lines(tmp_path / "a.jsonl", [*records("ab"), b"no"])
    assert main(["corpus", lines, "--out", str(tmp_path / "out")]) == 0
    assert "2 texts: " in (said := capsys.readouterr().out) and "1 could not be read" in said


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["corpus", "none", "--out", "out"], "none: no such file or folder"),
        (["corpus", "a.jsonl", "--out", "out", "--workers", "0"], "--workers 0: not a number of processes"),
        (["corpus", "a.jsonl", "--out", "out", "--workers", "1", "--scheduler", "x"], "not allowed with"),
        (["corpus", "a.jsonl"], "--out"),
        (["ask", "none", "met"], "none: no such folder; make it with: readout corpus TEXTS --out none"),
        (["ask", "done", "met", "--counterpart", "XX"], "--counterpart 'XX': no text has it"),
        (["ask", "done", "new", "none"], "'none': no text has this id"),
    ],
)
def test_bad_input_is_one_line(tmp_path, monkeypatch, capsys, here, arguments, said):
    monkeypatch.chdir(tmp_path)
    corpus([write_lines(tmp_path / "a.jsonl", records("ab"))], "done")
    try:
        code = main(arguments)
    except SystemExit as end:
        code = end.code
    lines = capsys.readouterr().err.splitlines()
    assert code == 2 and len(lines) == 1 and said in lines[0], lines


def test_stopped_it_says_that_it_can_go_on(tmp_path, monkeypatch, capsys, here):
    def stopped(*arguments):
        raise KeyboardInterrupt

    monkeypatch.setattr(clusters, "corpus", stopped)
    assert main(["corpus", str(tmp_path), "--out", str(tmp_path / "out")]) == 130
    assert "the same command goes on from the parts that are read" in capsys.readouterr().err
