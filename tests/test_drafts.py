"""What is drafted goes in whole or not at all, whenever the process that drafts it is stopped."""

import errno
import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from readout.drafts import drafting, replacing

# Runs swaps that are killed before their n-th step on files, for every n; prints how each was found by the next.
KILLED = """
import itertools, json, os, shutil, signal, sys
from pathlib import Path
from readout.drafts import drafting

place = Path(sys.argv[1]) / "build"
STEPS = {"open", "os.rename", "os.mkdir", "os.remove", "os.rmdir", "fcntl.lockf"}


def swap():
    with drafting(place) as draft:
        for name in ("lessons", "report"):
            (draft / name).mkdir()
            (draft / name / "run").write_text("new")


def settle():
    with drafting(place):
        pass


def killed(work, step):
    # Whether `work`, in a process of its own, did not come to its end: it was killed before that step.
    if pid := os.fork():
        return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == -signal.SIGKILL
    steps = itertools.count()
    sys.addaudithook(
        lambda event, _: event in STEPS and next(steps) == step and os.kill(os.getpid(), signal.SIGKILL)
    )
    work()
    os._exit(0)


def prepare():
    shutil.rmtree(place, ignore_errors=True)
    for name in ("lessons", "report", "cache"):
        (place / name).mkdir(parents=True)
        (place / name / "run").write_text("last")


def found():
    return {path.relative_to(place).as_posix(): path.read_text() for path in place.rglob("*") if path.is_file()}


for step in itertools.count():
    prepare()
    if not killed(swap, step):
        break
    cut = found()
    underway = (place / ".swap").exists()
    settle()
    print(json.dumps([step, cut, found(), os.listdir(place)]))
    for second in itertools.count() if underway else ():
        prepare()
        killed(swap, step)
        if not killed(settle, second):
            break
        settle()
        print(json.dumps([step, {}, found(), os.listdir(place)]))
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a process is killed in a fork")
def test_a_swap_killed_at_any_step_is_put_right_by_the_next(tmp_path):
    command = [sys.executable, "-c", KILLED, str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    rounds = [json.loads(line) for line in done.stdout.splitlines()]
    assert all(sorted(names) == ["cache", "lessons", "report"] for *_, names in rounds)
    whole = [{"cache/run": "last", "lessons/run": run, "report/run": run} for run in ("last", "new")]
    assert all(after in whole for _, _, after, _ in rounds) and all(
        any(after == run for _, _, after, _ in rounds) for run in whole
    )
    # Both windows were met: the report in neither place, and the two of two runs.
    cut = [{name: before.get(f"{name}/run") for name in ("lessons", "report")} for _, before, _, _ in rounds]
    assert {"lessons": "new", "report": None} in cut and {"lessons": "new", "report": "last"} in cut


@pytest.mark.parametrize("kind", [OSError, KeyboardInterrupt])
@pytest.mark.parametrize("after", [False, True])
def test_a_swap_that_cannot_be_made_leaves_all_as_it_was(tmp_path, monkeypatch, kind, after):
    rename, steps = os.rename, 0

    def swap(fails):
        count = 0

        def failing(source, target):
            nonlocal count
            count += 1
            if count == fails and not after:
                raise kind(errno.EBUSY, "busy")
            rename(source, target)
            if count == fails:
                raise kind(errno.EBUSY, "busy")

        monkeypatch.setattr(os, "rename", failing)
        with drafting(tmp_path) as draft:
            for name in ("lessons", "report"):
                (draft / name).mkdir()
        return count

    for name in ("lessons", "report"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "run").write_text("last")
    for fails in range(1, 7):
        with pytest.raises(kind):
            swap(fails)
        steps += 1
        assert sorted(path.name for path in tmp_path.iterdir()) == ["lessons", "report"]
        assert all((tmp_path / name / "run").read_text() == "last" for name in ("lessons", "report"))
    assert swap(7) == steps == 6 and not any((tmp_path / "report").iterdir())


def test_a_block_that_raises_changes_nothing(tmp_path):
    (tmp_path / "kept").mkdir()
    with pytest.raises(ZeroDivisionError), replacing(tmp_path / "kept") as fresh:
        (fresh / "half").write_text("")
        assert 1 / 0
    assert [path.name for path in tmp_path.rglob("*")] == ["kept"]


def test_what_is_in_the_way_goes_and_what_is_hidden_stays_behind(tmp_path):
    (tmp_path / "page").write_text("a file where the folder goes")
    (tmp_path / "link").symlink_to("nowhere")
    (tmp_path / ".draft-left").mkdir()
    with drafting(tmp_path) as draft:
        assert not (tmp_path / ".draft-left").exists()
        for name in ("page", "link", ".text"):
            (draft / name).mkdir()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["link", "page"]
    assert (tmp_path / "page").is_dir() and not (tmp_path / "link").is_symlink()


HOLDER = """
import sys
from pathlib import Path
from readout.drafts import drafting
with drafting(Path(sys.argv[1]), lambda: print("waits", flush=True)) as draft:
    (draft / "made").mkdir()
    print("in", flush=True)
    (draft / "made" / "by").write_text(input())
print("out", flush=True)
"""


def test_one_waits_for_the_other_and_says_so(tmp_path):
    def start():
        command = [sys.executable, "-c", HOLDER, str(tmp_path)]
        return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def leave(process, name):
        process.stdin.write(f"{name}\n")
        process.stdin.close()

    with start() as first, start() as second:
        if first.stdout.readline() == "waits\n":
            first, second = second, first
            assert first.stdout.readline() == "in\n"
        else:
            assert second.stdout.readline() == "waits\n"
        (draft,) = tmp_path.glob(".draft-*")
        assert draft.exists()  # nobody sweeps what one is at work on
        leave(first, "first")
        assert [second.stdout.readline(), first.stdout.readline()] == ["in\n", "out\n"]
        with start() as third:  # one that comes when the first lock has gone
            assert third.stdout.readline() == "waits\n"
            leave(second, "second")
            assert [third.stdout.readline(), second.stdout.readline()] == ["in\n", "out\n"]
            leave(third, "later")
            assert third.stdout.readline() == "out\n"
    assert (tmp_path / "made" / "by").read_text() == "later"
    assert os.listdir(tmp_path) == ["made"]


def test_the_lock_of_one_that_was_killed_holds_nobody(tmp_path):
    command = [sys.executable, "-c", HOLDER, str(tmp_path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as first:
        assert first.stdout.readline() == "in\n"
        first.kill()
    assert (tmp_path / ".lock").exists()
    with drafting(Path(tmp_path), lambda: pytest.fail("it waits")):
        pass
    assert os.listdir(tmp_path) == []


def test_a_pipe_of_the_locks_name_is_waited_for_by_nobody(tmp_path):
    os.mkfifo(tmp_path / ".lock")
    with pytest.raises(OSError, match="No such device"), drafting(tmp_path):
        pass


def left(folder):
    """Every name in a folder."""
    return sorted(path.name for path in folder.iterdir())


def folder_of(tmp_path):
    """A folder with one file, in a folder of its own."""
    place = tmp_path / "below" / "build"
    place.mkdir(parents=True)
    (place / "old.txt").write_text("before")
    return place


@pytest.mark.parametrize("before", [False, True])
def test_a_fresh_folder_takes_the_place_of_the_old(tmp_path, before):
    place = folder_of(tmp_path) if before else tmp_path / "below" / "build"
    with replacing(place) as fresh:
        assert left(fresh) == []
        (fresh / "new.txt").write_text("after")
        assert not before or left(place) == ["old.txt"]
    assert left(place) == ["new.txt"] and left(place.parent) == ["build"]
    if os.name == "posix":
        assert stat.S_IMODE(place.stat().st_mode) == 0o755
