"""The course as a wheel: installed from the lock into an environment of its own, each command is gone through elsewhere."""

import json
import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path
from types import SimpleNamespace

import pytest
from hatchling.builders.sdist import SdistBuilder
from hatchling.builders.wheel import WheelBuilder

from readout import ROOT

TEXT = (ROOT / "tests/pairs/02-IND-RUS.txt").read_text(encoding="utf-8")


def built(folder, kind):
    return Path(next(WheelBuilder(str(ROOT)).build(directory=str(folder), versions=[kind])))


def test_the_wheel_has_all_that_the_course_has(tmp_path):
    """And a link to the source has none of it, which would lie beside that of the checkout."""
    if not (ROOT / ".git").exists():
        pytest.skip("downloaded without git, which knows what the course has")
    names = {}
    for kind in ("standard", "editable"):
        with zipfile.ZipFile(built(tmp_path / kind, kind)) as wheel:
            names[kind] = {name for name in wheel.namelist() if name.startswith("readout/shipped/")}
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    course = {
        f"readout/shipped/{name}"
        for name in listed.stdout.split("\0")
        if name.startswith(("notebooks/", "exercises/", "data/", "docs/", "settings/lite/"))
        and (ROOT / name).exists()
    }
    assert course and course <= names["standard"] and names["editable"] == set()


def test_the_source_distribution_makes_the_same_wheel(tmp_path):
    source = Path(next(SdistBuilder(str(ROOT)).build(directory=str(tmp_path / "source"))))
    with tarfile.open(source) as packed:
        packed.extractall(tmp_path, filter="data")
    project = tmp_path / source.name.removesuffix(".tar.gz")
    assert {path.name for path in project.iterdir() if path.is_dir()} == {
        *("readout", "notebooks", "exercises", "data", "docs", "settings")
    }
    files = []
    for place in (ROOT, project):
        made = next(
            WheelBuilder(str(place)).build(directory=str(tmp_path / place.name), versions=["standard"])
        )
        with zipfile.ZipFile(made) as wheel:
            files.append({name: wheel.read(name) for name in wheel.namelist()})
    assert files[0].keys() == files[1].keys()
    assert [name for name in files[0] if files[0][name] != files[1][name]] == []


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory):
    """Runs `readout` from the wheel, in a folder with a text and nothing else; its files are beyond its rights."""
    place = tmp_path_factory.mktemp("elsewhere")
    uv = [str(Path(sys.executable).with_name("uv"))]
    env = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("PYTEST", "PYTHON", "VIRTUAL"))
    }
    env |= {"XDG_CACHE_HOME": str(place / "cache"), "XDG_DATA_HOME": str(place / "data")}
    where = subprocess.run([*uv, "cache", "dir"], capture_output=True, text=True, check=True).stdout.strip()
    kept = ["--offline", "--cache-dir", where, "--python", str(place / "env/bin/python")]
    subprocess.run([*uv, "venv", "--quiet", str(place / "env")], check=True, env=env)
    lock = ["--require-hashes", "-r", str(ROOT / "requirements.lock")]
    done = subprocess.run([*uv, "pip", "install", *kept, *lock], capture_output=True, text=True, env=env)
    if done.returncode:
        pytest.skip(f"uv keeps no packages here: {done.stderr.strip().splitlines()[-1]}")
    wheel = str(built(place / "dist", "standard"))
    subprocess.run([*uv, "pip", "install", "--quiet", *kept, "--no-deps", wheel], check=True, env=env)
    work = place / "work"
    work.mkdir()
    (work / "text.txt").write_text(TEXT, encoding="utf-8")
    installed = place / "env/lib"

    def run(*arguments, said=""):
        done = subprocess.run(
            [str(place / "env/bin/readout"), *arguments],
            cwd=work,
            env=env,
            input=said,
            capture_output=True,
            text=True,
        )
        assert "Traceback" not in done.stderr, done.stderr
        return done

    def files():
        return {path for path in installed.rglob("*") if "__pycache__" not in path.parts}

    return SimpleNamespace(run=run, work=work, files=files, before=files())


def test_every_command_works_in_a_folder_of_ones_own(elsewhere):
    run, work = elsewhere.run, elsewhere.work
    assert run("report", "text.txt").stdout.endswith("Report: readout-report/index.html\n")
    assert (work / "readout-report/index.html").stat().st_size > 100_000
    assert run("report", "-", "--out", "page", said=TEXT).returncode == 0
    data = json.loads((work / "page/report.json").read_text(encoding="utf-8"))
    assert data["charts"] and data["article"]["path"] == "standard input"
    assert sorted(path.name for path in (work / "page").iterdir()) == ["charts", "index.html", "report.json"]
    assert run("run", "01").stdout.endswith("Lessons: readout-report/lessons\n")
    assert (work / "readout-report/lessons/01_read_the_article.ipynb").exists()
    assert json.loads(run("read", "text.txt").stdout)["claims"]
    assert (
        run("start", "my-course").returncode == 0
        and (work / "my-course/notebooks/00_start_here.ipynb").exists()
    )
    own = "my-course/data/{}/2023-12-20-xi-mishustin.{}"
    assert "statements" in run("score", own.format("article", "txt"), own.format("gold", "json")).stdout
    both = [f"my-course/data/readouts/2022-10-25-biden-sunak-{side}.txt" for side in ("us", "uk")]
    assert run("compare", *both).stdout == "Comparison: readout-report/compare/index.html\n"
    tidy = run("tidy", "readout-report/lessons/01_read_the_article.ipynb")
    assert tidy.stdout == "tidied readout-report/lessons/01_read_the_article.ipynb\n"
    assert elsewhere.files() == elsewhere.before, "nothing is written among what was installed"


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (("site",), "install it, pip install 'readout-course[site]'"),
        (("read", "page.html"), "install it, pip install 'readout-course[web]'"),
        (("exercises", "build"), "the course is installed here, and this command changes its files"),
        (("report", "none.txt"), "none.txt: no such file"),
        (("report", "--pair", "XX"), "--pair XX: not two ISO 3166 codes"),
        (("score", "text.txt", "none.json"), "none.json"),
    ],
)
def test_what_cannot_be_done_is_one_line(elsewhere, command, said):
    (elsewhere.work / "page.html").write_text("<html><body><p>Brask met Olm.</p></body></html>")
    done = elsewhere.run(*command)
    line = [line for line in done.stderr.splitlines() if line.startswith("readout: ")]
    assert done.returncode == 2 and len(line) == 1 and said in line[0], done.stderr
    assert elsewhere.files() == elsewhere.before
