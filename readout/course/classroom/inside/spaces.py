"""Namespaces, limits and a filter of system calls of its own for each notebook, on Linux.

The process that calls this is in the box already, where bubblewrap has taken away files, network and rights. What one
notebook does is kept from the next by these.
"""

from __future__ import annotations

import ctypes
import os
import resource
from typing import Any

_NEW_SPACES = (
    0x10000000 | 0x00020000 | 0x20000000 | 0x40000000 | 0x08000000 | 0x04000000
)  # user mount pid net ipc uts
_PRIVATE = 0x4000 | 0x40000
_NOSUID_NODEV, _NOSUID_NOEXEC, _READ_ONLY = 2 | 4, 2 | 8, 1
_MOST_TERMINALS = 16
_NO_NEW_RIGHTS, _SECCOMP, _DROP_OF_BOUND = 38, 22, 24
_FILTER = 2
_LAST_RIGHT = 63
_libc = ctypes.CDLL(None, use_errno=True)


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("rules", ctypes.c_char_p))


class _Rights(ctypes.Structure):
    _fields_ = (("version", ctypes.c_uint32), ("pid", ctypes.c_int))


def unshare() -> None:
    """Give this process a new user, mount, network, IPC and host name space; its next child is the first of a new PID space.

    Raises OSError where the system does not let it.
    """
    user, group = os.geteuid(), os.getegid()
    _succeeded(_libc.unshare(_NEW_SPACES), "unshare")
    for name, text in (
        ("setgroups", "deny"),
        ("uid_map", f"{user} {user} 1"),
        ("gid_map", f"{group} {group} 1"),
    ):
        with open(f"/proc/self/{name}", "w") as file:
            file.write(text)


def furnish(disk: int) -> None:
    """New empty folders of `disk` bytes over those that can be written, own terminals, and nothing over /proc."""
    _succeeded(_libc.mount(b"none", b"/", None, _PRIVATE, None), "mount")
    for place in (b"/tmp", b"/dev/shm", b"/box"):
        _mount_memory(place, _NOSUID_NODEV, b"mode=1777,size=%d" % disk)
    terminals = b"newinstance,ptmxmode=0666,mode=0620,max=%d" % _MOST_TERMINALS
    _succeeded(_libc.mount(b"devpts", b"/dev/pts", b"devpts", _NOSUID_NOEXEC, terminals), "mount")
    _mount_memory(b"/proc", _NOSUID_NODEV | _READ_ONLY, b"mode=0555,size=4096")
    os.chdir("/box")


def give_up_rights(rules: bytes) -> None:
    """Drop all capabilities for good, and filter system calls by `rules`, a program of BPF; none where it is empty."""
    for right in range(_LAST_RIGHT + 1):
        _libc.prctl(_DROP_OF_BOUND, right, 0, 0, 0)
    header = _Rights(0x20080522, 0)
    _succeeded(_libc.capset(ctypes.byref(header), (ctypes.c_uint32 * 6)()), "capset")
    _succeeded(_libc.prctl(_NO_NEW_RIGHTS, 1, 0, 0, 0), "prctl")
    if rules:
        program = _Program(len(rules) // 8, rules)
        _succeeded(_libc.prctl(_SECCOMP, _FILTER, ctypes.byref(program), 0, 0), "seccomp")


def limit(limits: dict[str, int]) -> None:
    """Set resource limits by their names, such as `AS`."""
    for name, value in limits.items():
        what: Any = getattr(resource, f"RLIMIT_{name}")
        resource.setrlimit(what, (value, value))


def _mount_memory(place: bytes, flags: int, options: bytes) -> None:
    _succeeded(_libc.mount(b"tmpfs", place, b"tmpfs", flags, options), "mount")


def _succeeded(result: int, what: str) -> None:
    if result:
        number = ctypes.get_errno()
        raise OSError(number, f"{what}: {os.strerror(number)}")
