"""The warm process that kernels are forked from: both ends of it, in what imports at once until it imports the rest.

`WarmProcess` is the owner's end: it starts the process, asks it for kernels and hears how they end. `serve` is the
process itself, run as `python -m readout.course.running.warm_process FD OWNER MODULE ...`: it has imported these
and forks.
They talk through a socket pair, a length and then JSON; nothing lies in the file system that could be left behind.
The end of the socket is how the process learns that its owner is gone, however it went.
"""

from __future__ import annotations

import atexit
import builtins
import contextlib
import ctypes
import gc
import importlib.util
import json
import os
import random
import select
import signal
import socket
import struct
import subprocess
import sys
import sysconfig
import threading
import traceback
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import Any, NoReturn

# What a lesson's kernel has imported at its end, apart from modules that do something to the running shell when they
# are imported (matplotlib.pyplot and its inline backend): a notebook's own import finds all below them ready.
PRELOAD = (
    # the kernel itself
    "ipykernel.kernelapp",
    "ipykernel.ipkernel",
    "IPython.core.completerlib",
    "IPython.core.pylabtools",
    "IPython.core.debugger",
    "IPython.extensions.storemagic",
    "ipykernel.debugger",
    "tornado.platform.asyncio",
    "sqlite3",
    "psutil",
    "runpy",
    # tables and pages
    "numpy",
    "pandas",
    "pandas.io.formats.style",
    "PIL.JpegImagePlugin",
    "jinja2",
    "pycountry",
    # charts
    "matplotlib.figure",
    "matplotlib.widgets",
    "matplotlib.style",
    "matplotlib.backends.backend_agg",
    # words
    "nltk",
    "textblob",
    "textblob.en.parsers",
    "vaderSentiment.vaderSentiment",
    # the library
    "readout.report.charts",
    "readout.practice",
    "readout.course.exercises.checking",
    "readout.course.results",
    "readout.course.exercises.given",
    "readout.course.exercises.answers",
    "readout.course.running.warm",
)

# Kernels differ in these variables and nothing reads them while it is imported.
OF_ONE_KERNEL = ("JPY_", "PYTEST_CURRENT_TEST")

# A library that has started threads of its own cannot be forked safely.
ONE_THREAD = dict.fromkeys(
    ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS"), "1"
) | {"JE_ARROW_MALLOC_CONF": "background_thread:false"}  # pandas imports pyarrow where it is
INLINE = "module://matplotlib_inline.backend_inline"

_LENGTH = struct.Struct("!I")


@dataclass(frozen=True, slots=True)
class Job:
    """A kernel to be: its command line as for `subprocess`, its folder, its whole environment."""

    argv: list[str]
    cwd: str
    env: dict[str, str]


class WarmProcess:
    """The owner's end of one warm process. `launch` gives a number; `pid` and `status` answer for that number.

    `ready` once it has imported, `alive` until it is gone, `closed` when that is the owner's own doing.
    It needs no thread: whatever the process has said is read whenever something is asked.
    """

    def __init__(self, key: object, env: Mapping[str, str]) -> None:
        """Start the process in the environment `env`; `key` is kept as given. Raises OSError where it cannot start."""
        self.key = key
        self.ready = self.closed = False
        self.alive = True
        self._lock = threading.RLock()
        self._buffer = b""
        self._launched = 0
        self._pids: dict[int, int] = {}
        self._statuses: dict[int, int] = {}
        self._channel, theirs = socket.socketpair()
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, "-m", __name__, str(theirs.fileno()), str(os.getpid()), *PRELOAD],
                env={**env, **ONE_THREAD},
                # `-m` looks for modules in its folder first; there are none here, and nothing keeps it from going.
                cwd="/",
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )

    def launch(self, job: Job, output: Sequence[int] = (1, 2)) -> int:
        """Ask for a kernel, whose standard output and error are the descriptors `output`. Returns its number.

        Raises OSError where the process is gone.
        """
        data = json.dumps([job.argv, job.cwd, job.env]).encode()
        with self._lock:
            socket.send_fds(self._channel, [_LENGTH.pack(len(data))], list(output))
            self._channel.sendall(data)
            self._launched += 1
            return self._launched

    def importing(self) -> bool:
        """Whether it is not ready yet, and may still become so."""
        with self._lock:
            self._hear()
            return self.alive and not self.ready

    def pid(self, number: int) -> int | None:
        """The process id of that kernel once it takes connections, or has ended; None until then."""
        with self._lock:
            self._hear()
            return self._pids.get(number)

    def status(self, number: int) -> int | None:
        """How that kernel ended, as `Popen.returncode`; None while it runs."""
        with self._lock:
            self._hear()
            return self._statuses.get(number, None if self.alive else -signal.SIGKILL)

    def idle(self) -> bool:
        """Whether every kernel asked for has ended."""
        with self._lock:
            self._hear()
            return not self.alive or len(self._statuses) == self._launched

    def close(self) -> None:
        """End the process, and with it every kernel it has forked; return when they are gone."""
        with self._lock:
            if not self.ready:
                self._process.kill()  # it hears nothing while it imports, and has no kernel yet
            self.closed = True
            self.abandon()
        try:
            self._process.wait(5)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def abandon(self) -> None:
        """Let go of the process without a word: what a fork of the owner does with its copy."""
        self.alive = False
        self._channel.close()

    def _hear(self) -> None:
        while self.alive:
            try:
                data = self._channel.recv(65536, socket.MSG_DONTWAIT)
            except BlockingIOError:
                break
            except OSError:
                data = b""
            if not data:
                self.alive = False
                self._process.kill()
                self._process.wait()
            self._buffer += data
        while len(self._buffer) >= _LENGTH.size:
            end = _LENGTH.size + _LENGTH.unpack_from(self._buffer)[0]
            if len(self._buffer) < end:
                break
            kind, number, value = json.loads(self._buffer[_LENGTH.size : end])
            self._buffer = self._buffer[end:]
            if kind == "ready":
                self.ready = True
            elif kind == "started":
                self._pids[number] = value
            else:
                self._statuses[number] = value


_current: WarmProcess | None = None
_lock = threading.Lock()


def current(env: Mapping[str, str]) -> WarmProcess | None:
    """The one warm process of this owner, started where there is none, for kernels of the environment `env`.

    What has been imported depends on the environment, the installed packages and the library's own files. Once one
    of them is another, the warm process is replaced as soon as none of its kernels runs.

    Returns None where there is none to be had: no safe fork here (macOS's own libraries start threads), one that
    failed to start, or one that does not fit and still has kernels.
    """
    global _current
    if (
        not hasattr(os, "fork")
        or sys.platform == "darwin"
        or not all(map(os.path.isabs, _listed(env.get("PYTHONPATH"))))
    ):
        return None
    with _lock:
        own = {name: value for name, value in env.items() if not name.startswith(OF_ONE_KERNEL)}
        key = (own, PRELOAD, _stamp())
        if _current is not None:
            idle = _current.idle()
            if _current.key == key and (_current.alive or not _current.ready):
                return _current if _current.alive else None
            if not idle:
                return None
            _current.close()
        try:
            _current = WarmProcess(key, env)
        except OSError:
            return None
        return _current


def close() -> None:
    """End the warm process of this owner, if any, and all its kernels."""
    global _current
    with _lock:
        if _current is not None:
            _current.close()
        _current = None


def _forget() -> None:
    global _current, _lock
    _lock = threading.Lock()
    if _current is not None:
        _current.abandon()
    _current = None


atexit.register(close)
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget)


def _listed(paths: str | None) -> list[str]:
    return paths.split(os.pathsep) if paths else []


def _stamp() -> tuple[tuple[str, int], ...]:
    """What changes when a package is installed or a file of the library is edited."""
    library = Path(__file__).parents[2]
    files = sorted(path for path in library.rglob("*") if path.suffix != ".pyc" and path.is_file())
    places = [Path(sysconfig.get_path(name)) for name in ("purelib", "platlib")]
    return tuple((str(path), path.stat().st_mtime_ns) for path in [*places, *files])


def serve(channel: socket.socket, owner: int) -> tuple[Job, list[int], int] | None:
    """Fork a kernel for each job that comes through `channel`, and tell how each ends.

    Returns in the process it runs in once the owner is gone, with None, every kernel killed and its connection file
    removed. Returns in each fork with its job, the descriptors it is to write to, and one that tells it is ready.
    """
    bell, rope = os.pipe()
    os.set_blocking(rope, False)
    signal.set_wakeup_fd(rope)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    running: dict[int, int] = {}
    starting: dict[int, tuple[int, int]] = {}
    files: set[str] = set()
    number = 0
    poll = select.poll()
    poll.register(channel, select.POLLIN)
    poll.register(bell, select.POLLIN)
    # A copy of the owner's end, in a process the owner forked, would hide its going; its id does not.
    while os.getppid() == owner:
        for ready, _ in poll.poll(1000):
            if ready == channel.fileno():
                order = _receive(channel)
                if order is None:
                    owner = 0
                    break
                job, streams = order
                number += 1
                told, telling = os.pipe()
                assert threading.active_count() == 1, "only a process of one thread can be forked safely"
                if (pid := os.fork()) == 0:
                    signal.set_wakeup_fd(-1)
                    channel.detach()
                    return job, streams, telling
                for descriptor in (*streams, telling):
                    os.close(descriptor)
                running[pid], starting[told] = number, (number, pid)
                files.update(_connection_files(job))
                poll.register(told, select.POLLIN)
            elif ready in starting:
                poll.unregister(ready)
                os.close(ready)
                _send(channel, "started", *starting.pop(ready))
            else:
                os.read(bell, 4096)
        for pid in list(running):
            ended, status = os.waitpid(pid, os.WNOHANG)
            if ended:
                _send(channel, "ended", running.pop(pid), os.waitstatus_to_exitcode(status))
    for pid in running:
        for kill in (os.killpg, os.kill):
            with contextlib.suppress(OSError):
                kill(pid, signal.SIGKILL)
    for path in files:
        with contextlib.suppress(OSError):
            os.unlink(path)
    return None


def _send(channel: socket.socket, kind: str, number: int, value: int) -> None:
    data = json.dumps([kind, number, value]).encode()
    with contextlib.suppress(OSError):  # the owner has gone: the next poll says so
        channel.sendall(_LENGTH.pack(len(data)) + data)


def _receive(channel: socket.socket) -> tuple[Job, list[int]] | None:
    try:
        head, streams, _, _ = socket.recv_fds(channel, _LENGTH.size, 2, socket.MSG_WAITALL)
        if len(head) < _LENGTH.size:
            return None
        (length,) = _LENGTH.unpack(head)
        data = channel.recv(length, socket.MSG_WAITALL)
    except OSError:
        return None
    return (Job(*json.loads(data)), streams) if len(data) == length else None


def _connection_files(job: Job) -> list[str]:
    """The file that the owner has written for the kernel and can no longer remove when it is killed."""
    return [value for flag, value in zip(job.argv, job.argv[1:], strict=False) if flag == "-f"]


def import_all(modules: Sequence[str] = PRELOAD) -> dict[str, str]:
    """Import `modules` as a kernel's cell would. Returns the environment variables that the imports set.

    Raises ImportError, or RuntimeError where what was imported cannot be shared.
    """
    # Where matplotlib and pandas look whether they are in a kernel, as they are imported.
    os.environ.setdefault("MPLBACKEND", INLINE)
    vars(builtins)["get_ipython"] = lambda: SimpleNamespace(kernel=None)
    env = dict(os.environ)
    # A kernel's output is UTF-8 to those who ask as they are imported.
    with open(os.devnull, "w", encoding="UTF-8") as nothing, contextlib.redirect_stdout(nothing):
        gc.disable()  # hardly anything that imports make is garbage, and a fifth of the time went to looking
        for name in modules:
            importlib.import_module(name)
    del vars(builtins)["get_ipython"]
    changed = {name: value for name, value in os.environ.items() if env.get(name) != value}
    if "MPLCONFIGDIR" in changed:
        raise RuntimeError("matplotlib keeps its files in a folder that the first kernel to end would remove")
    if Path("/proc/self/task").exists() and len(os.listdir("/proc/self/task")) > 1:
        raise RuntimeError("an import started a thread, which no fork would have")
    # What is here is not collected, so that forks go on sharing it; less than a hundredth of it is garbage.
    gc.freeze()
    gc.enable()
    return changed


def become_kernel(job: Job, streams: Sequence[int], telling: int, changed: Mapping[str, str]) -> None:
    """Be the kernel that `job` asks for, in this fork: what `python -m ipykernel_launcher` would be in its place.

    Its imports would have `changed` the environment. It writes to `streams` and closes `telling` when it is ready.
    """
    parent = os.getppid()
    os.setsid()
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG: when the warm process is killed
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    for number, stream in enumerate(streams, start=1):
        os.dup2(stream, number)
    os.closerange(3, telling)
    os.closerange(telling + 1, os.sysconf("SC_OPEN_MAX"))
    os.chdir(job.cwd)
    os.environ.clear()
    os.environ.update({**job.env, **changed})
    launcher = importlib.util.find_spec("ipykernel_launcher")
    assert launcher is not None and launcher.origin is not None, "what imported ipykernel has its launcher"
    sys.argv = [launcher.origin, *job.argv[3:]]
    sys.orig_argv = list(job.argv)

    import numpy
    import zmq
    from ipykernel.kernelapp import IPKernelApp

    class App(IPKernelApp):
        """Drops nothing of what is shown faster than it is heard, the end of a cell's work among it."""

        def init_iopub(self, context: zmq.Context[Any]) -> None:
            context.setsockopt(zmq.SNDHWM, 0)  # else a thousand messages that wait to be sent
            super().init_iopub(context)  # type: ignore[no-untyped-call]

    random.seed()
    numpy.random.seed()
    app: Any = App.instance(parent_handle=parent)
    try:
        app.initialize()
    except BaseException:
        # An interpreter's end would wait for threads that have begun, and that nothing ends any more.
        traceback.print_exc()
        sys.stderr.flush()
        os._exit(1)
    # Its sockets listen: a client that knows it from now on connects at once, not at its second attempt.
    os.close(telling)
    app.start()
    # The thread that was asked to shut down still flushes the output: were the output's own thread ended first, as
    # ipykernel does when it is quick, it would wait in vain for seconds.
    app.control_thread.join(1)
    _end()


def _end() -> NoReturn:
    """End this process as an interpreter does, but for taking its modules apart, which takes a tenth of a second.

    Threads are waited for and exit handlers run: IPython's lets go of what the notebook's names hold, so that files
    it left open are written out.
    """
    for thread in threading.enumerate():
        if thread is not threading.current_thread() and not thread.daemon:
            thread.join()
    atexit._run_exitfuncs()
    os._exit(0)


def main() -> None:
    """Import, say so, and serve; in each fork, be a kernel."""
    if sys.path[0] in ("", os.getcwd()):
        del sys.path[0]
    channel = socket.socket(fileno=int(sys.argv[1]))
    channel.set_inheritable(False)
    owner = int(sys.argv[2])
    changed = import_all(sys.argv[3:])
    _send(channel, "ready", 0, os.getpid())
    work = serve(channel, owner)
    if work is not None:
        become_kernel(*work, changed)


if __name__ == "__main__":
    main()
