"""What workflows hand from run to run, what they make of what somebody typed, and what a tag may release."""

import importlib.util
import json
import re
import subprocess
from types import SimpleNamespace

import pytest

from readout import ROOT, __version__
from readout.errors import InputError


def script(name):
    """The program `.github/NAME.py` as a module."""
    spec = importlib.util.spec_from_file_location(f"github_{name}", ROOT / f".github/{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


earlier, reports, release, links = map(script, ("earlier", "reports", "release", "links"))


def artifact(run, created="2024-01-01", branch="main", head=1, expired=False):
    run = {"id": run, "repository_id": 1, "head_repository_id": head, "head_branch": branch}
    return {"expired": expired, "created_at": created, "workflow_run": run}


@pytest.mark.parametrize(
    ("artifacts", "run"),
    [
        ([], None),
        ([artifact(1), artifact(2, "2024-01-02"), artifact(3, "2023-01-01")], 2),
        # A branch of a fork can be called main too.
        ([artifact(1), artifact(2, "2024-01-02", head=2)], 1),
        ([artifact(1), artifact(2, "2024-01-02", branch="a-change")], 1),
        ([artifact(1, expired=True)], None),
    ],
)
def test_only_what_this_branch_of_this_repository_kept_is_taken(artifacts, run):
    assert earlier.newest(artifacts, "main") == run


@pytest.fixture
def runner(tmp_path, monkeypatch):
    """A runner's variables, and `gh` as a list of what it was asked."""
    monkeypatch.setenv("GITHUB_REPOSITORY", "owner/name")
    monkeypatch.setenv("GITHUB_REF_NAME", "main")
    for name in ("TEXTS", "TEXT", "ADDRESS", "DATE", "PAIR"):
        monkeypatch.delenv(name, raising=False)
    for name in ("GITHUB_STEP_SUMMARY", "GITHUB_OUTPUT"):
        monkeypatch.setenv(name, str(tmp_path / name))
    asked = []

    def gh(*arguments):
        asked.append(arguments)
        return json.dumps({"artifacts": [artifact(7)]})

    monkeypatch.setattr(earlier, "_gh", gh)
    return asked


def test_what_an_earlier_run_kept_is_downloaded(runner):
    assert earlier.bring("lessons", "build/cache") == "lessons: as run 7 kept it"
    assert runner[1][:3] == ("run", "download", "7") and runner[1][-2:] == ("--dir", "build/cache")


@pytest.mark.parametrize(
    "trouble", [FileNotFoundError("gh"), subprocess.CalledProcessError(1, "gh"), ValueError("no JSON")]
)
def test_where_it_cannot_be_had_all_is_made_anew(runner, monkeypatch, trouble):
    def gh(*_):
        raise trouble

    monkeypatch.setattr(earlier, "_gh", gh)
    assert "all is made anew" in earlier.bring("lessons", "build/cache")


@pytest.fixture
def repository(tmp_path, runner, monkeypatch):
    """A repository of texts; `made` lists the texts that `readout report` was asked for, one list a call."""
    made = []

    def readout(texts, out):
        found = sorted(texts[0].iterdir()) if texts and texts[0].is_dir() else texts
        made.append([text.name for text in found])
        for text in found:
            place = out / text.stem if texts[0].is_dir() else out
            place.mkdir(parents=True, exist_ok=True)
            about = {"path": text.name, "sha256": reports.read_article(text).sha256}
            data = {"title": text.stem, "headline": text.read_text(encoding="utf-8"), "article": about}
            (place / "report.json").write_text(json.dumps(data), encoding="utf-8")
        return 0

    monkeypatch.setattr(reports, "_readout", readout)
    texts = tmp_path / "repository/in"
    texts.mkdir(parents=True)
    for name in ("a", "b"):
        (texts / f"{name}.txt").write_text(f"{name} met.")
    return SimpleNamespace(place=tmp_path, texts=texts, made=made)


def run(repository, number, before="none", **asked):
    """The exit code of the program, and the folder it wrote to."""
    out = repository.place / f"out{number}"
    with pytest.MonkeyPatch.context() as patch:
        for name, value in asked.items():
            patch.setenv(name, value)
        code = reports.main(str(repository.place / "repository"), str(out), str(repository.place / before))
    return code, out


def said(repository, name):
    path = repository.place / name
    return path.read_text(encoding="utf-8") if path.exists() else ""


def test_of_a_folder_only_what_is_new_is_made(repository):
    run(repository, 1, TEXTS="in")
    (repository.texts / "b.txt").write_text("b met again.")
    (repository.texts / "c.txt").write_text("c met.")
    _, out = run(repository, 2, before="out1", TEXTS="in")
    assert repository.made == [["a.txt", "b.txt"], ["b.txt", "c.txt"]]
    assert sorted(path.parent.name for path in out.glob("*/report.json")) == ["a", "b", "c"]
    run(repository, 3, before="out2", TEXTS="in")
    assert len(repository.made) == 2 and said(repository, "GITHUB_STEP_SUMMARY").endswith("Nothing is new.\n")
    run(repository, 4, before="out2", TEXTS="in", DATE="2024-01-01")
    assert repository.made[2] == ["a.txt", "b.txt", "c.txt"], "another day may give other reports"
    assert said(repository, "GITHUB_OUTPUT") == "name=reports\n" * 4


def test_one_text_has_its_report_by_itself(repository):
    assert run(repository, 1, TEXTS="in/a.txt") == (0, repository.place / "out1")
    run(repository, 2, TEXT="Olm met Brask.\n")
    run(repository, 3)
    assert repository.made == [["a.txt"], ["text.txt"], []]
    assert said(repository, "GITHUB_OUTPUT") == "name=report\n" * 3


@pytest.mark.parametrize(
    ("asked", "line"),
    [
        ({"TEXTS": "../../etc"}, "no file or folder of the repository"),
        ({"TEXTS": "none.txt"}, "no file or folder of the repository"),
        ({"TEXTS": "in", "TEXT": "Olm met Brask."}, "give one of them"),
        ({"ADDRESS": "file:///etc/passwd"}, "not the address of a page"),
        ({"ADDRESS": "--output=x"}, "not the address of a page"),
        ({"ADDRESS": "https://somebody@example.org/"}, "not the address of a page"),
        ({"ADDRESS": "https://example.org/ --output x"}, "not the address of a page"),
    ],
)
def test_what_cannot_be_asked_for_is_one_line(repository, capsys, asked, line):
    assert run(repository, 1, **asked)[0] == 2 and not repository.made
    (only,) = capsys.readouterr().err.splitlines()
    assert only.startswith("readout: ") and line in only


def test_a_page_is_downloaded_within_bounds(tmp_path, monkeypatch):
    commands = []

    def curl(command, **_):
        commands.append(command)
        (tmp_path / "example.org.html").write_bytes(b"x" * size)
        return SimpleNamespace(returncode=code, stderr="curl: (22) 404")

    monkeypatch.setattr(reports.subprocess, "run", curl)
    address = "https://example.org/a;b$(c)"
    code, size = 0, 10
    assert reports.download(address, tmp_path) == tmp_path / "example.org.html"
    assert commands[0][-2:] == ["--url", address] and commands[0][:2] == ["curl", "--disable"]
    pairs = dict(zip(commands[0], commands[0][1:], strict=False))
    assert (pairs["--max-filesize"], pairs["--max-time"]) == ("10000000", "60")
    assert pairs["--proto"] == pairs["--proto-redir"] == "=http,https"
    code, size = 22, 10
    with pytest.raises(InputError, match="not downloaded .*404"):
        reports.download(address, tmp_path)
    code, size = 0, reports.LARGEST + 1
    with pytest.raises(InputError, match="larger than 10 MB"):
        reports.download(address, tmp_path)


def test_no_word_of_a_text_is_markup_in_a_summary(tmp_path):
    data = {"title": "![x](http://h)\n# <img>", "headline": "`a` | **b** @c www.d.e &amp; \u202eé 1"}
    (tmp_path / "report.json").write_text(json.dumps(data))
    line = reports.summary([tmp_path / "report.json"])
    assert line.count("\n") == 0 and "\u202e" not in line
    # All that is no letter, digit or blank is a number, which Markdown and HTML take for a character and nothing else.
    assert re.fullmatch(r"- (?:[^\W_]| |&#\d+;)+: (?:[^\W_]| |&#\d+;)+", line), line


@pytest.mark.parametrize(
    ("tag", "heading", "line"),
    [
        ("v1.2.0", "## 1.2.0 (2026-12-01)", None),
        ("1.2.0", "## 1.2.0 (2026-12-01)", "not the tag of version 1.2.0"),
        ("v1.2.1", "## 1.2.0 (2026-12-01)", "not the tag of version 1.2.0"),
        ("v1.2.0", "## 1.2.0 (not released)", "no heading"),
        ("v1.2.0", "## Unreleased", "no heading"),
    ],
)
def test_a_tag_releases_what_it_names(tag, heading, line):
    found = release.wrong(tag, "1.2.0", f"# Changelog\n\n{heading}\n\n- x\n")
    assert (found is None) if line is None else line in found


def test_a_tag_that_names_no_version_stops_the_release(capsys):
    assert release.main("v0.0.0") == 1 and __version__ in capsys.readouterr().err


def test_links_are_made_of_the_repository_alone(capsys):
    found = links.links("Some-Desk/readout", "https://hub.example.org/")
    assert found["site"] == "https://some-desk.github.io/readout/"
    assert found["browser"].startswith(found["site"] + "lite/")
    assert all("Some-Desk/readout" in found[name] for name in ("binder", "colab"))
    assert "https%3A%2F%2Fgithub.com%2FSome-Desk%2Freadout&branch=main" in found["nbgitpuller"]
    assert found["nbgitpuller"].startswith("https://hub.example.org/hub/")
    assert links.links("a/A.github.io")["site"] == "https://a.github.io/"
    assert links.main(["a/b"]) == 0 and len(capsys.readouterr().out.splitlines()) == len(found)


@pytest.mark.parametrize("given", [[], ["name"], ["https://github.com/a/b"], ["a/b", "hub"], ["a/b?x=1"]])
def test_what_is_no_repository_is_said(given, capsys):
    assert links.main(given) == 2 and capsys.readouterr().err
