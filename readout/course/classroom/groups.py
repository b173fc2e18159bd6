"""A control group for one notebook: how many processes it may have, how much memory, its files' included, and of the
processors as much as each of its neighbours.
"""

from __future__ import annotations

import os
import secrets
import signal
import time
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_OWN_GROUPS = Path("/proc/self/cgroup")
_HIERARCHIES = Path("/sys/fs/cgroup")
_ROUNDS = 200


@dataclass(frozen=True)
class Group:
    """Folders of one control group, one for each controller of version 1, or one in all of version 2."""

    folders: tuple[Path, ...]

    def take_in(self, process: int) -> None:
        """Put a process into it; its children will be in it, too. Raises OSError."""
        for folder in self.folders:
            (folder / "cgroup.procs").write_text(str(process))

    def end(self) -> None:
        """Kill what is left in it, wait until nothing is, and remove it."""
        for folder in self.folders:
            for _ in range(_ROUNDS):
                with suppress(OSError):
                    folder.rmdir()
                    break
                with suppress(OSError, ValueError):
                    for process in (folder / "cgroup.procs").read_text().split():
                        with suppress(ProcessLookupError):
                            os.kill(int(process), signal.SIGKILL)
                time.sleep(0.005)


def new_group(memory: int, processes: int) -> Group | None:
    """A new group with these limits, in bytes and in processes; None where none may be made."""
    folders: list[Path] = []
    try:
        for parent, limits in _parents():
            folder = parent / f"readout-{os.getpid()}-{secrets.token_hex(6)}"
            folder.mkdir()
            folders.append(folder)
            for name in limits:
                (folder / name).write_text(str(processes if name == "pids.max" else memory))
            for name in ("memory.memsw.limit_in_bytes", "memory.swap.max"):
                with suppress(OSError):  # there may be no swap
                    if (folder / name).exists():
                        (folder / name).write_text(str(memory if "memsw" in name else 0))
    except OSError:
        Group(tuple(folders)).end()
        return None
    return Group(tuple(folders)) if folders else None


@cache
def groups_work() -> bool:
    """Whether a group can be made here. Those that a killed grader has left behind are removed."""
    for parent, _ in _parents():
        for folder in parent.glob("readout-*-*"):
            if not Path(f"/proc/{folder.name.split('-')[1]}").exists():
                with suppress(OSError):
                    folder.rmdir()
    group = new_group(1 << 28, 16)
    if group is None:
        return False
    group.end()
    return True


def _parents() -> list[tuple[Path, tuple[str, ...]]]:
    """Where a group may be made, each with the limits to set there."""
    own: dict[str, str] = {}
    with suppress(OSError):
        for line in _OWN_GROUPS.read_text(encoding="utf-8").splitlines():
            _, controllers, path = line.split(":", 2)
            own.update(dict.fromkeys(controllers.split(","), path.lstrip("/")))
    if "pids" in own and "memory" in own:
        fair = _HIERARCHIES / "cpu" / own.get("cpu", "")  # groups have equal shares there without more
        return [
            (_HIERARCHIES / "pids" / own["pids"], ("pids.max",)),
            (_HIERARCHIES / "memory" / own["memory"], ("memory.limit_in_bytes",)),
            *([(fair, ())] if os.access(fair / "cpu.shares", os.W_OK) else []),
        ]
    for place in (_HIERARCHIES / own.get("", ""), _HIERARCHIES):  # version 2
        with suppress(OSError):
            if {"pids", "memory"} <= set((place / "cgroup.subtree_control").read_text().split()):
                return [(place, ("pids.max", "memory.max"))]
    return []
