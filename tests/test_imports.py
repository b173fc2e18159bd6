"""What a command waits for before it does anything: nothing is imported that it has no use for."""

import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from readout import ROOT, imports
from readout.imports import import_without, to_install

RUN = """
import json, tempfile
from pathlib import Path
from readout.course.running import run, warm_process
warm_process.PRELOAD = warm_process.PRELOAD[: warm_process.PRELOAD.index("numpy") + 1]
cell = {"cell_type": "code", "source": "", "metadata": {"tags": ["parameters"]}, "outputs": [], "execution_count": None}
kernel = {"kernelspec": {"name": "python3", "language": "python", "display_name": ""}}
with tempfile.TemporaryDirectory() as folder:
    path = Path(folder, "a.ipynb")
    path.write_text(json.dumps({"cells": [cell], "metadata": kernel, "nbformat": 4, "nbformat_minor": 4}))
    run.run_lessons([path], Path(folder, "out"))
"""
READ = "from readout.cli import main; main(['read', 'data/gold/none.txt'])"
# What each is to do without; where one fails after an upgrade, `readout.imports` says why it was left out.
WITHOUT = {
    "readout run": (RUN, "nbformat papermill", "rfc3987_syntax lark pandas textblob matplotlib"),
    "readout read": (READ, "readout.report textblob", "scipy matplotlib pandas numpy.f2py"),
    "readout tidy": (
        "from readout.cli import main; main(['tidy', 'none'])",
        "nbformat",
        "rfc3987_syntax lark",
    ),
    "the command": ("import readout.cli", "readout", "numpy nbformat textblob asyncio"),
}


@pytest.mark.parametrize(("source", "needed", "spared"), WITHOUT.values(), ids=WITHOUT)
def test_what_is_not_needed_is_not_imported(source, needed, spared):
    code = f"{source}\nimport sys; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    loaded = set(done.stdout.split())
    assert loaded >= set(needed.split()), done.stderr
    assert not loaded & set(spared.split())


@pytest.fixture
def package(tmp_path, monkeypatch):
    """A function that makes modules out of their sources, to be imported."""
    monkeypatch.syspath_prepend(str(tmp_path))
    known = set(sys.modules)

    def make(**sources):
        for name, source in sources.items():
            (tmp_path / f"{name}.py").write_text(source, encoding="utf-8")

    yield make
    for name in set(sys.modules) - known:
        del sys.modules[name]


def test_an_optional_package_is_left_out_and_can_be_had_later(package):
    package(spared="", asks="try:\n    import spared\nexcept ImportError:\n    spared = None")
    import_without("asks", "spared")
    assert sys.modules["asks"].spared is None and "spared" not in sys.modules
    assert import_module("spared").__file__


def test_one_that_is_needed_after_all_is_imported(package):
    package(spared="", asks="import spared")
    import_without("asks", "spared")
    assert sys.modules["asks"].spared is sys.modules["spared"]


def test_one_that_is_there_stays(package):
    package(spared="", asks="import spared")
    spared = import_module("spared")
    import_without("asks", "spared")
    assert sys.modules["asks"].spared is spared


@pytest.mark.parametrize(
    ("installed", "prefix", "command"),
    [
        (True, "/usr", "pip install 'readout-course[web]'"),
        (False, "/usr", "in the project folder: python -m pip install -e '.[web]'"),
        (
            False,
            str(ROOT / ".venv"),
            f"in the project folder: {Path('.venv/bin/python')} -m pip install -e '.[web]'",
        ),
    ],
)
def test_what_is_optional_is_installed_where_this_python_finds_it(monkeypatch, installed, prefix, command):
    monkeypatch.setattr(imports, "INSTALLED", installed)
    monkeypatch.setattr(sys, "executable", str(Path(prefix, "bin", "python")))
    assert to_install("web") == command
