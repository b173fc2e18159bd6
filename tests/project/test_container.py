"""The recipe of a container that grades a class: what it copies, installs and runs is there, and its options are told alike."""

import json
import re
import shlex

import pytest

from readout import ROOT
from readout.course.classroom.box import CONTAINER_OPTIONS, UNMASKED

RECIPE = (ROOT / "settings/Containerfile").read_text(encoding="utf-8")
STEPS = [
    line.replace("\\\n", " ").split(maxsplit=1)
    for line in re.findall(r"^(?!#|\s)\w(?:[^\n]*\\\n)*[^\n]*$", RECIPE, re.MULTILINE)
]
COMMANDS = [
    shlex.split(line) for line in re.findall(r"^# +((?:docker|podman) run .+)$", RECIPE, re.MULTILINE)
]


def steps(kind):
    return [words for name, words in STEPS if name == kind]


def test_what_is_copied_is_there_and_goes_to_its_own_place():
    for words in steps("COPY"):
        *sources, to = words.split()
        assert all((ROOT / source).exists() for source in sources)
        assert to == ("/course/" if len(sources) > 1 else f"/course/{sources[0]}")


def test_all_is_copied_that_setting_up_reads():
    copied = {source for words in steps("COPY") for source in words.split()[:-1]}
    wheel = re.search(
        r"\[tool\.hatch\.build\.targets\.sdist\]\nonly-include = \[(.*?)\]", pyproject(), re.DOTALL
    )
    assert set(re.findall(r'"([^"]+)"', wheel[1])) <= copied
    rule = re.search(r"^\$\(READY\): (.+)$", makefile(), re.MULTILINE)
    assert {name.partition("/")[0] for name in rule[1].split()} <= copied
    assert "requirements-all.lock" in copied and "requirements-all.lock" in makefile(), "uv is taken from it"


def pyproject():
    return (ROOT / "pyproject.toml").read_text(encoding="utf-8")


def makefile():
    return (ROOT / "Makefile").read_text(encoding="utf-8")


def test_what_it_runs_is_there():
    (packages, setting_up) = steps("RUN")
    ci = (ROOT / ".ci/run").read_text(encoding="utf-8")
    assert all(name in packages and name in ci for name in ("bubblewrap", "libseccomp2"))
    assert "make -C /course .venv/.ready" in setting_up and "READY := .venv/.ready" in makefile()
    (entry,) = steps("ENTRYPOINT")
    assert json.loads(entry) == ["/course/.venv/bin/readout"] and "\nreadout = " in pyproject()
    (image,) = steps("FROM")
    version = re.search(r"^python:(3\.\d+)-", image)[1]
    assert f'requires-python = ">={version}"' in pyproject()
    assert steps("USER") == ["1000"], "root has no limit of processes where there are no control groups"


@pytest.mark.parametrize("command", COMMANDS, ids=lambda words: words[0])
def test_the_options_are_those_that_readout_names(command):
    line = shlex.join(command)
    assert CONTAINER_OPTIONS in line and UNMASKED[command[0]] in line
    assert "--privileged" not in line and "--cap-add" not in line
    assert line.endswith("readout-class class grade collected --out grades")


def test_there_is_a_command_for_each():
    assert {command[0] for command in COMMANDS} == set(UNMASKED)


def test_the_guide_leads_there():
    assert "settings/Containerfile" in (ROOT / "exercises/INSTRUCTORS.md").read_text(encoding="utf-8")
