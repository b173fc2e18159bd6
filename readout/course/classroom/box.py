"""A box for what a class hands in: bubblewrap's namespaces, nothing of this machine but what Python needs, no network.

One box serves many notebooks: in it a process of ours imports the library once, and forks for each notebook a child that
has user, process, mount, network and IPC namespaces, folders, limits and a filter of its own. Where a box in a box is not
allowed, each notebook gets a box for itself. Only two pipes lead out.
"""

from __future__ import annotations

import os
import pickle
import select
import shutil
import signal
import socket
import struct
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from readout import DATA, ROOT
from readout.course.classroom.filters import rules
from readout.course.classroom.groups import Group, groups_work, new_group
from readout.course.classroom.staging import LIBRARY, sites, staged
from readout.course.guesses import UNATTENDED
from readout.errors import WorkFailed

_PROGRAM = "readout/course/classroom/inside/__main__.py"
_NOBODY = 65534
_START = 60.0  # seconds for the imports of a box
_GONE = 5.0  # seconds until a killed process is gone
_OWN_DISK = 64 << 20  # bytes of the folders that our own process in the box could write to
_INTERPRETER = os.path.realpath(sys.executable)
_GET = "install it (Debian and Ubuntu: apt install bubblewrap; Fedora: dnf install bubblewrap)"
CONTAINER_OPTIONS = "--security-opt seccomp=unconfined --security-opt apparmor=unconfined"
"""What containers have to be run with for bubblewrap to make namespaces in them. `settings/Containerfile` says why."""
UNMASKED = {"docker": "--security-opt systempaths=unconfined", "podman": "--security-opt unmask=ALL"}
"""And for it to mount a /proc of its own, which is not allowed where parts of the container's are covered."""

FLAGS = (
    *(
        "--unshare-user",
        "--unshare-pid",
        "--unshare-ipc",
        "--unshare-net",
        "--unshare-uts",
        "--unshare-cgroup-try",
    ),
    *("--die-with-parent", "--new-session", "--cap-drop", "ALL", "--clearenv"),
    *("--uid", str(_NOBODY), "--gid", str(_NOBODY), "--hostname", "box"),
)
"""How bubblewrap is told to shut the box. The seccomp filter is put on by the program in it, for each notebook."""
_OF_MANY = ("--proc", "/proc")
_OF_ONE = ("--disable-userns",)


@dataclass(frozen=True)
class Limits:
    """What one notebook may take: seconds of a cell, of one call of a function, of all; how often it is begun anew after
    a cell that ended it; bytes of memory, of each folder it can write to, and of what comes out; processes; answers of a
    cell, and lines of all.
    """

    cell: float = 20.0
    call: float = 5.0
    total: float = 90.0
    restarts: int = 5
    memory: int = 1 << 30
    disk: int = 64 << 20
    output: int = 8 << 20
    processes: int = 64
    answers: int = 300
    lines: int = 20_000

    def resources(self) -> dict[str, int]:
        """The resource limits of a process, by name."""
        return {
            "AS": self.memory + (1 << 30),  # libraries reserve more than they use
            "FSIZE": self.disk,
            "NPROC": self.processes,
            "NOFILE": 256,
            "CORE": 0,
            "CPU": int(self.total) + 1,
        }


@dataclass
class Opened:
    """A notebook's place in a box: where commands go, where lines come from, and its end."""

    commands: int
    lines: int
    process: (
        subprocess.Popen[bytes] | int
    )  # the first of its namespace: a descriptor of it, or the program that has it
    group: Group | None = None
    folder: tempfile.TemporaryDirectory[str] | None = None  # where it runs if there is no box
    _ended: bool = False

    def send(self, command: dict[str, Any], seconds: float = 10.0) -> None:
        """Send a command. Raises OSError where nobody takes it within so many seconds."""
        data = pickle.dumps(command)
        view = memoryview(struct.pack(">I", len(data)) + data)
        until = time.monotonic() + seconds
        if os.name == "posix":
            os.set_blocking(self.commands, False)
        while view:
            try:
                view = view[os.write(self.commands, view) :]
            except BlockingIOError:
                if not _is_ready(self.commands, max(until - time.monotonic(), 0)):
                    raise TimeoutError("nobody takes the command") from None

    def end(self) -> None:
        """Kill all that is in it, from outside, and wait until it is gone."""
        if self._ended:
            return
        self._ended = True
        if isinstance(self.process, int):
            with suppress(ProcessLookupError):
                signal.pidfd_send_signal(self.process, signal.SIGKILL)
            _is_ready(self.process, _GONE)
            os.close(self.process)
        else:
            _kill(self.process)
        if self.group is not None:
            self.group.end()
        if self.folder is not None:
            self.folder.cleanup()

    def close(self) -> None:
        """Close the pipes, when nobody reads from them any more."""
        for pipe in (self.commands, self.lines):
            with suppress(OSError):
                os.close(pipe)


def _is_ready(descriptor: int, seconds: float) -> bool:
    """Whether a pipe can be written to, or a process is gone, within so many seconds."""
    waiting = select.poll()
    waiting.register(descriptor, select.POLLIN | select.POLLOUT)
    return bool(waiting.poll(seconds * 1000))


def missing() -> str:
    """What keeps the box from being used here and how to get it, in one line; empty where it works."""
    program = shutil.which("bwrap")
    if not sys.platform.startswith("linux"):
        return "the box needs Linux with bubblewrap; use a container (settings/Containerfile) or a virtual machine"
    if program is None:
        return f"bubblewrap (bwrap) is not installed; {_GET}"
    tried = subprocess.run(
        [program, *FLAGS, "--ro-bind", "/", "/", *(_OF_MANY if rules() else _OF_ONE), "true"],
        capture_output=True,
        text=True,
        check=False,
        **_rights(),
    )
    if tried.returncode:
        why = (tried.stderr.strip().splitlines() or ["it fails"])[-1]
        return (
            f"bubblewrap may not make namespaces here ({why}); allow them (sysctl kernel.unprivileged_userns_clone=1, on "
            "Ubuntu also kernel.apparmor_restrict_unprivileged_userns=0; a container: run it with "
            f"{CONTAINER_OPTIONS}, Docker with {UNMASKED['docker']}, Podman with {UNMASKED['podman']}) or use a virtual machine"
        )
    if os.geteuid() == 0 and not groups_work() and not _readable_by_nobody():
        return "root has no limit of processes here, for there are no control groups; run this as an ordinary user"
    return ""


class Box:
    """Where notebooks are run. Use it as a context, so that nothing of it stays."""

    def __init__(self, trusted: bool = False) -> None:
        """With `trusted` there is no box: the same program is run with this user's rights.

        Raises WorkFailed where the box is asked for and cannot be.
        """
        if not trusted and missing():
            raise WorkFailed(f"no sandbox: {missing()}")
        self.sandboxed = not trusted
        self._many: _Many | None = None
        # Namespaces in the box are refused by the filter, or else by bubblewrap, which then may make no common box.
        self._one_by_one = trusted or not rules()
        self._lock = threading.Lock()

    def __enter__(self) -> Box:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End it, and all that is in it."""
        with self._lock:
            if self._many is not None:
                self._many.end()
                self._many = None

    def open(self, limits: Limits) -> Opened:
        """A place for one notebook. Raises WorkFailed where none can be had."""
        opened = self._opened_among_many(limits) if not self._one_by_one else None
        try:
            opened = opened or _boxed_alone(limits, self.sandboxed)
        except OSError as error:
            raise WorkFailed(f"the sandbox ended before anything ran in it ({error})") from None
        first = {
            "limits": limits.resources() if self.sandboxed else None,
            "disk": limits.disk,
            "rules": rules() if self.sandboxed else b"",
        }
        try:
            opened.send(first)
        except OSError:
            opened.end()
            opened.close()
            raise WorkFailed("the sandbox ended before anything ran in it") from None
        return opened

    def _opened_among_many(self, limits: Limits) -> Opened | None:
        """A place in the common box; None where it does not let its children have namespaces."""
        with self._lock:
            for _ in range(2):  # a box may have been killed; then there is a new one
                if self._many is None:
                    self._many = _Many()
                try:
                    return self._many.open(limits)
                except PermissionError:
                    self._one_by_one = True
                    self._many.end()
                    self._many = None
                    return None
                except OSError:
                    self._many.end()
                    self._many = None
        raise WorkFailed("the sandbox ends again and again; is there enough memory?")


class _Many:
    """The common box: a process of ours in bubblewrap, with all imports done, that forks for each notebook."""

    def __init__(self) -> None:
        self._control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            self._process = _launched(
                [*_command(many=True), *_python("many", str(theirs.fileno()))], theirs.fileno()
            )
        self._control.setsockopt(socket.SOL_SOCKET, socket.SO_PASSCRED, 1)
        self._control.settimeout(_START)
        try:
            said = self._control.recv(64)
        except TimeoutError:
            said = b""
        if said != b"ready":
            self.end()
            raise WorkFailed(f"the sandbox did not start: {self._complaint()}")
        assert self._process.stderr is not None
        self._process.stderr.close()

    def open(self, limits: Limits) -> Opened:
        """A child of it. Raises OSError where the box is gone, PermissionError where it cannot have namespaces."""
        their_commands, commands = os.pipe()
        lines, their_lines = os.pipe()
        try:
            socket.send_fds(self._control, [b"open"], [their_commands, their_lines])
            said, process = self._said()
            if said != b"here":
                raise PermissionError(said.decode("utf-8", "replace"))
            return Opened(commands, lines, os.pidfd_open(process), _grouped(process, limits))
        except OSError:
            os.close(commands)
            os.close(lines)
            raise
        finally:
            os.close(their_commands)
            os.close(their_lines)

    def end(self) -> None:
        """Kill it with all that is in it."""
        self._control.close()
        _kill(self._process)

    def _complaint(self) -> str:
        """The last line that the program wrote before it ended."""
        assert self._process.stderr is not None
        lines = self._process.stderr.read().decode("utf-8", "replace").strip().splitlines()
        return lines[-1][:300] if lines else "it took too long"

    def _said(self) -> tuple[bytes, int]:
        """What a child says, and its number here, which the system adds."""
        size = struct.calcsize("3i")
        said, extra, _, _ = self._control.recvmsg(64, socket.CMSG_SPACE(size))
        for level, kind, data in extra:
            if level == socket.SOL_SOCKET and kind == socket.SCM_CREDENTIALS:
                return said, struct.unpack("3i", data[:size])[0]
        raise OSError("the box is gone")


def _grouped(process: int, limits: Limits) -> Group | None:
    """A process and its children in a new control group; None where there are no groups. Raises OSError where it is gone.

    A child is looked for when its parent is in: whoever is born after that is born into the group.
    """
    with suppress(OSError):  # where memory runs out, a notebook goes before all else, and so do its children
        Path(f"/proc/{process}/oom_score_adj").write_text("1000", encoding="ascii")
    group = new_group(limits.memory, limits.processes) if groups_work() else None
    if group is not None:
        family = [process]
        for each in family:
            try:
                group.take_in(each)
                children = Path(f"/proc/{each}/task/{each}/children").read_text(encoding="ascii")
                family += map(int, children.split())
            except OSError:  # it has ended meanwhile
                if each == process:
                    group.end()
                    raise
    return group


def _boxed_alone(limits: Limits, boxed: bool) -> Opened:
    """A process for one notebook, in a box of its own or, where it is trusted, in none."""
    command = [*_command(many=False), *_python("once")] if boxed else _trusted_command()
    folder = None if boxed else tempfile.TemporaryDirectory(prefix="readout-", ignore_cleanup_errors=True)
    process = _launched(command, None, folder.name if folder else None)
    assert process.stdin is not None and process.stdout is not None
    opened = Opened(os.dup(process.stdin.fileno()), os.dup(process.stdout.fileno()), process, folder=folder)
    process.stdin.close()
    process.stdout.close()
    if boxed:
        opened.group = _grouped(process.pid, limits)
    return opened


def _kill(process: subprocess.Popen[bytes]) -> None:
    """Kill a program with all of its group. Where it is a box, all that is in it goes with its first process."""
    if os.name == "posix":
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    process.kill()
    process.wait()


def _launched(
    command: Sequence[str], control: int | None, folder: str | None = None
) -> subprocess.Popen[bytes]:
    """Start a program with an empty environment, no file of ours open, and in a session of its own, in `folder`."""
    options = _rights()
    if os.name == "posix":
        options |= {"start_new_session": True, "pass_fds": (control,) if control is not None else ()}
    pipe = subprocess.PIPE if control is None else subprocess.DEVNULL
    complaints = subprocess.DEVNULL if control is None else subprocess.PIPE
    return subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=complaints, cwd=folder, **options)


def _rights() -> dict[str, Any]:
    """An empty environment, and for root nobody's rights where that can be: as arguments of `subprocess`."""
    if os.name != "posix":
        return {}
    options: dict[str, Any] = {"env": {"PATH": os.defpath}}
    if os.geteuid() == 0 and _readable_by_nobody():
        options |= {"user": _NOBODY, "group": _NOBODY, "extra_groups": []}
    return options


def _python(how: str, *arguments: str) -> list[str]:
    """The program of the box, and where packages lie in it."""
    places = [f"/site{at}" for at in range(len(sites()))]
    return [_INTERPRETER, "-I", "-S", "-B", f"/course/{_PROGRAM}", how, *arguments, *places]


def _trusted_command() -> list[str]:
    return [sys.executable, "-I", "-B", str(staged(with_data=True) / _PROGRAM), "once"]


def _command(many: bool) -> list[str]:
    """The command line of bubblewrap, up to the program. Of `many` notebooks, our own process needs /proc and namespaces."""
    command = ["bwrap", *FLAGS, *(_OF_MANY if many else _OF_ONE), *_folders(), *_variables()]
    return [*command, "--chdir", "/box", "--remount-ro", "/dev", "--remount-ro", "/", "--"]


def _sources() -> dict[str, str]:
    """What of this machine is seen in the box, and where, read-only: Python, its packages, the system's libraries."""
    shown = {"/usr": "/usr"}
    prefix = os.path.realpath(sys.base_prefix)
    if not Path(prefix).is_relative_to("/usr"):
        shown[prefix] = prefix
    for name in ("ld.so.cache", "ld.so.conf", "fonts", "localtime"):
        if os.path.exists(f"/etc/{name}"):
            shown[f"/etc/{name}"] = f"/etc/{name}"
    shown |= {str(site): f"/site{at}" for at, site in enumerate(sites())}
    return shown | {str(staged(with_data=False)): "/course", str(DATA.resolve()): "/course/data"}


def _folders() -> list[str]:
    """The folders of the box as arguments. Where this library lies in one that is shown, nothing is put over it."""
    shown = _sources()
    arguments = [
        *("--dev", "/dev", "--size", str(_OWN_DISK), "--tmpfs", "/dev/shm"),
        *("--size", str(_OWN_DISK), "--tmpfs", "/tmp", "--size", str(_OWN_DISK), "--tmpfs", "/box"),
    ]
    for name in ("bin", "sbin", "lib", "lib32", "lib64"):
        if os.path.islink(f"/{name}"):
            arguments += ["--symlink", os.readlink(f"/{name}"), f"/{name}"]
        elif os.path.isdir(f"/{name}"):
            arguments += ["--ro-bind", f"/{name}", f"/{name}"]
    for source, place in shown.items():
        arguments += ["--ro-bind", source, place]
        if place in ("/course", "/course/data"):
            continue
        for own in {LIBRARY.resolve(), ROOT.resolve()}:
            if own.is_relative_to(source):
                arguments += ["--size", "4096", "--tmpfs", f"{place}/{own.relative_to(source)}"]
    return arguments


def _variables() -> list[str]:
    values = {
        "PATH": "/usr/bin:/bin",
        "HOME": "/box",
        "USER": "learner",
        "LANG": "C.UTF-8",
        "MPLBACKEND": "agg",
        "OPENBLAS_NUM_THREADS": "1",
        "OMP_NUM_THREADS": "1",
        UNATTENDED: "1",
    }
    return [part for name, value in values.items() for part in ("--setenv", name, value)]


@cache
def _readable_by_nobody() -> bool:
    """Whether a user without rights can read all that the box shows, so that root need not be the one who starts it."""
    for source in _sources():
        for place in (Path(source), *Path(source).parents):
            if not os.stat(place).st_mode & (0o001 if place.is_dir() else 0o004):
                return False
    return True
