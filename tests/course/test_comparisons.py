"""`readout compare`: the page, the data, and what it refuses in one line."""

import json

import pytest

from readout import DATA
from readout.cli import main
from readout.course import publish

US = str(DATA / "readouts/2022-10-25-biden-sunak-us.txt")
UK = str(DATA / "readouts/2022-10-25-biden-sunak-uk.txt")
OTHER = str(DATA / "readouts/2021-03-26-johnson-biden-us.txt")


@pytest.fixture
def place(tmp_path, monkeypatch):
    """A folder to give commands in."""
    monkeypatch.setattr(publish, "BUILD", tmp_path / "build")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_page_goes_to_build(place, capsys):
    assert main(["compare", US, UK]) == 0
    assert capsys.readouterr().out == "Comparison: build/compare/index.html\n"
    assert (place / "build/compare/compare.json").exists() and not list(place.rglob(".*"))


def test_a_folder_may_be_named_and_made_anew(place, capsys):
    assert main(["compare", US, UK, "--out", "page"]) == main(["compare", UK, US, "--out", "page"]) == 0
    data = json.loads((place / "page/compare.json").read_text(encoding="utf-8"))
    assert data["a"]["path"].endswith("uk.txt") and not (place / "build").exists()


def test_json_is_printed_and_the_page_written_only_where_a_folder_is_named(place, capsys):
    assert main(["compare", US, UK, "--format", "json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert data["schema"] == "readout-compare/1" and len(data["links"]) >= 5
    assert not list(place.iterdir())
    assert main(["compare", US, UK, "--format", "json", "--out", "page"]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert printed == json.loads((place / "page/compare.json").read_text(encoding="utf-8"))
    assert data.items() <= printed.items()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (
            (US, OTHER),
            "not of one meeting, as far as they say: one is of 2022-10-25, the other of 2021-03-26",
        ),
        ((US, US), "the same text; name another account of the meeting"),
        ((US, "russian.txt"), "russian.txt: in Russian; Readout reads English alone"),
        ((US, "none.txt"), "none.txt: no such file"),
        ((US, "empty.txt"), "empty.txt: empty"),
        (
            (US, "long.txt"),
            "long.txt: longer than the 200,000 characters up to which texts are compared; cut it",
        ),
        (
            (US, UK, "--out", "mine"),
            "mine: has index.html, which no comparison made; name a folder of its own",
        ),
    ],
    ids="other same russian missing empty long foreign".split(),
)
def test_what_cannot_be_compared_is_refused_in_one_line(place, capsys, arguments, words):
    (place / "russian.txt").write_text(
        "Стороны обсудили вопросы торговли и сотрудничества в 2023 году.", "utf-8"
    )
    (place / "empty.txt").write_text(" \n", "utf-8")
    (place / "long.txt").write_text("They met. " * 20_001, "utf-8")
    (place / "mine").mkdir()
    (place / "mine/index.html").write_text("mine")
    assert main(["compare", *arguments]) == 2
    said = capsys.readouterr()
    assert (
        said.err.startswith("readout: ") and words in said.err and said.err.count("\n") == 1 and not said.out
    )
    assert (place / "mine/index.html").read_text() == "mine" and not (place / "build").exists()
