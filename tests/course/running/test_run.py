"""Lessons run strictly, or not at all; what was there before is kept."""

import json

import nbformat
import pytest

from readout import ROOT
from readout.cli import main
from readout.course import publish
from readout.course.notebooks import tidied
from readout.course.running import LessonFailed, check_parameters, run_lessons
from readout.errors import InputError

DATA = ROOT / "data"
ARTICLE = DATA / "article/2023-12-20-xi-mishustin.txt"
GOLD = DATA / "gold/2023-12-20-xi-mishustin.json"


def notebook(folder, *cells, name="lesson"):
    """A notebook of code cells; a cell that begins with `#parameters` is tagged."""
    book = nbformat.v4.new_notebook()
    for source in cells:
        cell = nbformat.v4.new_code_cell(source.removeprefix("#parameters\n"))
        if source.startswith("#parameters\n"):
            cell.metadata["tags"] = ["parameters"]
        book.cells.append(cell)
    path = folder / f"{name}.ipynb"
    path.write_text(tidied(nbformat.writes(book)), encoding="utf-8")
    return path


PARAMETERS = "#parameters\npartner: str = 'RU'\nyear: int = 2023\ntarget: float = 200.0"
REFUSED = {
    "a misspelt name": ([PARAMETERS], {"partnr": "KZ"}, "no parameter 'partnr'"),
    "no tagged cell": (["partner = 'RU'"], {"partner": "KZ"}, "0 cells tagged"),
    "two tagged cells": ([PARAMETERS, PARAMETERS], {}, "2 cells tagged"),
    "a text for a number": ([PARAMETERS], {"year": "2023"}, "not of type int"),
    "a derived value": (["#parameters\nyear: int = 2023\nlast: int = year - 1"], {}, "not a literal"),
    "no annotation": (["#parameters\nyear = 2023"], {}, "name: type = literal"),
    "another type than written": (["#parameters\nyear: int = '2023'"], {}, "not of the type written"),
}


@pytest.mark.parametrize(("cells", "given", "words"), REFUSED.values(), ids=REFUSED)
def test_parameters_that_do_not_fit_are_refused(tmp_path, cells, given, words):
    path = notebook(tmp_path, *cells)
    with pytest.raises(InputError, match=words):
        run_lessons([path], tmp_path / "out", {"lesson": given})
    assert not (tmp_path / "out").exists()


def test_a_whole_number_serves_as_a_float(tmp_path):
    assert check_parameters(notebook(tmp_path, PARAMETERS), {"target": 250}) == {"target": 250.0}


@pytest.mark.usefixtures("few_imports")
@pytest.mark.parametrize(
    ("source", "error", "words"),
    [
        ("1 / 0", LessonFailed, r"lesson, cell 2 \(1 / 0\): ZeroDivisionError"),
        (
            "from readout.errors import InputError\nraise InputError('mend the row')",
            InputError,
            "mend the row",
        ),
        # In a cell or where its output goes: no lesson is to blame.
        ("raise OSError(28, 'No space left on device')", OSError, r"^\[Errno 28\] No space left on device$"),
    ],
)
def test_a_failed_lesson_leaves_the_last_good_run(tmp_path, source, error, words):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "kept.txt").write_text("good")
    with pytest.raises(error, match=words) as caught:
        run_lessons([notebook(tmp_path, PARAMETERS, source)], tmp_path / "out")
    assert "\n" not in str(caught.value)
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["kept.txt"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["lesson.ipynb", "out"]


BAD_ARTICLES = {
    "missing": None,
    "empty": b"",
    "binary": b"\x00\x01",
    "UTF-16": "A.".encode("utf-16"),
    "50 MB": b"a" * 50_000_000,
}


@pytest.mark.parametrize("data", BAD_ARTICLES.values(), ids=BAD_ARTICLES)
def test_a_bad_article_is_one_line_and_exit_2(tmp_path, monkeypatch, capsys, data):
    path = tmp_path / "article.txt"
    if data is not None:
        path.write_bytes(data)
    monkeypatch.setattr(publish, "BUILD", tmp_path / "build")
    (tmp_path / "build/report").mkdir(parents=True)
    (tmp_path / "build/report/index.html").write_text("the last good one")
    assert main(["report", str(path)]) == 2
    shown = capsys.readouterr().err
    assert shown.startswith("readout: ") and shown.count("\n") == 1 and "Traceback" not in shown
    assert (tmp_path / "build/report/index.html").read_text() == "the last good one"


@pytest.mark.parametrize(
    ("option", "words"),
    [
        ("--pair=XX", "not two ISO 3166 codes"),
        ("--pair=CN-ZZ", "not two ISO 3166 codes"),
        ("--target=-5", "not a sum"),
        ("--target=nan", "not a sum"),
        ("--target=inf", "not a sum"),
    ],
)
def test_a_pair_or_target_that_is_none_is_refused(tmp_path, monkeypatch, capsys, option, words):
    monkeypatch.setattr(publish, "BUILD", tmp_path / "build")
    assert main(["report", option]) == 2
    assert words in capsys.readouterr().err and not (tmp_path / "build").exists()


def test_a_place_that_cannot_be_written_to_is_said(tmp_path, monkeypatch, capsys):
    (tmp_path / "build").write_text("a file where the folder should be")
    monkeypatch.setattr(publish, "BUILD", tmp_path / "build")
    assert main(["report"]) == 2
    shown = capsys.readouterr().err
    assert shown.startswith("readout: ") and "build" in shown and shown.count("\n") == 1


@pytest.mark.usefixtures("few_imports")
def test_what_other_lessons_left_stays(tmp_path):
    for name in ("one", "two"):
        run_lessons([notebook(tmp_path, PARAMETERS, name=name)], tmp_path / "out")
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["one.ipynb", "two.ipynb"]


def test_an_unknown_lesson_is_said(capsys):
    assert main(["run", "47"]) == 2
    assert "no lesson '47'" in capsys.readouterr().err


def test_debug_shows_the_error(tmp_path):
    with pytest.raises(InputError):
        main(["report", str(tmp_path / "none.txt"), "--debug"])


def test_tidy_strips_outputs_and_is_stable(tmp_path, capsys):
    path = notebook(tmp_path, "1 + 1", "1 + 1")
    book = nbformat.read(path, 4)
    book.cells[0].outputs = [nbformat.v4.new_output("stream", text="2")]
    book.cells[0].execution_count = 7
    nbformat.write(book, path)
    assert main(["tidy", str(path)]) == 0 and "tidied" in capsys.readouterr().out
    again = nbformat.read(path, 4)
    assert not again.cells[0].outputs and again.cells[0].execution_count is None
    assert len({cell.id for cell in again.cells}) == 2
    assert main(["tidy", str(path)]) == 0 and capsys.readouterr().out == ""


def test_read_prints_everything_with_offsets_that_hold(capfdbinary):
    assert main(["read", str(ARTICLE)]) == 0
    data = json.loads(capfdbinary.readouterr().out.decode("utf-8"))
    text = ARTICLE.read_text(encoding="utf-8")
    assert list(data) == [
        *("schema", "article", "segments", "sentences", "people", "organisations", "places", "dates"),
        *("quantities", "statements", "claims"),
    ]
    assert data["schema"] == "readout/1" and data["article"]["document_date"]["value"] == "2023-12-20"
    spans = [*data["dates"], *data["quantities"], *data["claims"]]
    spans += [m for kind in ("people", "organisations", "places") for e in data[kind] for m in e["mentions"]]
    spans += [span for s in data["statements"] for span in (s["source"], s["cue"], *s["content"])]
    assert len(spans) > 80
    assert all(text[span["start"] : span["end"]] == span["text"] for span in spans)
    assert data["statements"][1]["sentiment"]["drivers"]


def test_read_is_the_same_each_time(capfdbinary):
    main(["read", str(ARTICLE)])
    first = capfdbinary.readouterr().out
    main(["read", str(ARTICLE)])
    assert capfdbinary.readouterr().out == first


def test_score_prints_a_table_or_json(capfdbinary):
    assert main(["score", str(ARTICLE), str(GOLD), "--json"]) == 0
    assert json.loads(capfdbinary.readouterr().out)["statements"]["gold"] == 11
    assert main(["score", str(ARTICLE), str(GOLD)]) == 0
    assert b"speakers" in capfdbinary.readouterr().out


def test_score_refuses_the_annotation_of_another_text(capsys):
    assert main(["score", str(ARTICLE), str(DATA / "gold/2024-03-14-talvera.json")]) == 2
    assert "SHA-256" in capsys.readouterr().err
