"""A control group holds what is put into it to its limits, and is gone at its end; where there is none, that is said."""

import os
import subprocess

import pytest

from readout.course.classroom import groups


def test_a_group_takes_in_a_process_and_ends_with_it():
    if not groups.groups_work():
        pytest.skip("no control group can be made here")
    group = groups.new_group(1 << 28, 8)
    process = subprocess.Popen(["sleep", "100"])
    group.take_in(process.pid)
    assert all(str(process.pid) in (folder / "cgroup.procs").read_text().split() for folder in group.folders)
    group.end()
    assert process.wait() == -9 and not any(folder.exists() for folder in group.folders)


def test_where_none_can_be_made_there_is_none(monkeypatch, tmp_path):
    monkeypatch.setattr(groups, "_HIERARCHIES", tmp_path)
    assert groups.new_group(1, 1) is None
    (tmp_path / "own").write_text("0::/\n")
    monkeypatch.setattr(groups, "_OWN_GROUPS", tmp_path / "own")
    (tmp_path / "cgroup.subtree_control").write_text("pids memory\n")
    left, mine = tmp_path / "readout-99999999-a", tmp_path / f"readout-{os.getpid()}-a"
    left.mkdir()
    mine.mkdir()
    groups.groups_work.__wrapped__()
    assert not left.exists() and mine.exists(), "what a killed grader left is removed, and nobody else's"
    found = groups.new_group(1 << 28, 8)
    assert [folder.parent for folder in found.folders] == [tmp_path]
    assert (found.folders[0] / "memory.max").read_text() == str(1 << 28)
    assert (found.folders[0] / "pids.max").read_text() == "8"


def test_each_group_has_its_own_share_of_the_processors(monkeypatch, tmp_path):
    (tmp_path / "own").write_text("3:cpu:/\n2:pids:/\n1:memory:/\n")
    for name in ("cpu", "pids", "memory"):
        (tmp_path / name).mkdir()
    monkeypatch.setattr(groups, "_HIERARCHIES", tmp_path)
    monkeypatch.setattr(groups, "_OWN_GROUPS", tmp_path / "own")
    assert {folder.parent.name for folder in groups.new_group(1 << 28, 8).folders} == {"pids", "memory"}
    (tmp_path / "cpu/cpu.shares").write_text("1024")
    assert {folder.parent.name for folder in groups.new_group(1 << 28, 8).folders} == {
        "pids",
        "memory",
        "cpu",
    }
