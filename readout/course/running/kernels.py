"""Kernels that are ready at once: each is forked from one process that has already imported what lessons import.

jupyter_client asks a provisioner for the process of a kernel. The one here is named `readout-warm`, and so is the
kernelspec that names it, so papermill, nbclient, nbconvert and JupyterLab get such kernels with no change of theirs.
Where a fork is not to be had, the ordinary kernel serves.
"""

from __future__ import annotations

import asyncio
import os
import signal
import sys
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from queue import Empty
from subprocess import Popen, TimeoutExpired
from tempfile import TemporaryDirectory
from typing import IO, Any, cast

from jupyter_client.asynchronous.client import AsyncKernelClient
from jupyter_client.channels import AsyncZMQSocketChannel
from jupyter_client.connect import KernelConnectionInfo
from jupyter_client.kernelspec import KernelSpecManager, jupyter_path  # type: ignore[attr-defined]
from jupyter_client.manager import AsyncKernelManager
from jupyter_client.provisioning.local_provisioner import LocalProvisioner
from traitlets import Type

from readout.course.running import warm_process
from readout.course.running.warm_process import Job, WarmProcess

# Seconds a warm process may take to import on a busy machine before the ordinary kernel serves in its place.
PATIENCE = 60

# Bytes that one cell may show; a long text with its facts marked takes a third of them.
MOST_OUTPUT = 20_000_000
_SHOWN = frozenset(("stream", "display_data", "update_display_data", "execute_result"))
_OUTPUT_CUT = f"\nThis cell shows more than {MOST_OUTPUT / 1e6:.0f} MB; what goes beyond is left out.\n"


class ForkedKernel:
    """The process of one kernel, with what LocalProvisioner uses of a Popen."""

    stdin = stdout = stderr = None

    def __init__(self, source: WarmProcess, number: int, pid: int) -> None:
        self.pid = pid
        self.returncode: int | None = None
        self._source, self._number = source, number

    def poll(self) -> int | None:
        """How it ended, as `Popen.returncode`; None while it runs."""
        if self.returncode is None:
            self.returncode = self._source.status(self._number)
        return self.returncode

    def wait(self, timeout: float | None = None) -> int:
        """Wait until it has ended. Raises TimeoutExpired after `timeout` seconds."""
        began = time.monotonic()
        while (status := self.poll()) is None:
            if timeout is not None and time.monotonic() > began + timeout:
                raise TimeoutExpired(f"kernel {self.pid}", timeout)
            time.sleep(0.01)
        return status

    def send_signal(self, number: int) -> None:
        """Send it a signal, unless it has ended."""
        if self.poll() is None:
            os.kill(self.pid, number)

    def terminate(self) -> None:
        """Ask it to end."""
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        """End it."""
        self.send_signal(signal.SIGKILL)


class WarmProvisioner(LocalProvisioner):
    """Forks kernels from this owner's warm process; the ordinary kernel where that cannot be."""

    _profile: TemporaryDirectory[str] | None = None

    async def pre_launch(self, **kwargs: Any) -> dict[str, Any]:
        """Wait for the warm process, then choose ports: chosen before, another process could take them meanwhile."""
        source = warm_process.current(kwargs.get("env", os.environ))
        deadline = time.monotonic() + PATIENCE
        while source is not None and source.importing() and time.monotonic() < deadline:
            await asyncio.sleep(0.01)
        _refuse_stopped(source)
        return await super().pre_launch(**kwargs)

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> KernelConnectionInfo:
        """Start the kernel of the command line `cmd`; `kwargs` are `env`, `cwd` and other arguments of Popen.

        Raises RuntimeError where kernels have been stopped meanwhile, and what Popen raises.
        """
        forked = await self._fork(cmd, self._scrub_kwargs(kwargs))
        if forked is None:
            if not _has_place_for_a_profile(kwargs["env"]):
                # IPython would make a folder of its own, and leave it.
                self._profile = self._profile or TemporaryDirectory(
                    prefix="readout-", ignore_cleanup_errors=True
                )
                kwargs["env"] = {**kwargs["env"], "IPYTHONDIR": self._profile.name}
            return await super().launch_kernel(cmd, **kwargs)
        self.process = cast("Popen[bytes]", forked)  # it has what LocalProvisioner uses of one
        self.pid = self.pgid = forked.pid  # a kernel leads a session, and so a group, of its own
        self.cwd = kwargs.get("cwd") or Path.cwd()
        return self.connection_info

    async def cleanup(self, restart: bool = False) -> None:
        """Let go of what a kernel that has ended had, unless one is started in its place."""
        await super().cleanup(restart)
        if self._profile is not None and not restart:
            self._profile.cleanup()

    async def _fork(self, cmd: list[str], kwargs: dict[str, Any]) -> ForkedKernel | None:
        env, cwd = kwargs.pop("env"), str(kwargs.pop("cwd", None) or Path.cwd())
        output = kwargs.pop("stdout", None), kwargs.pop("stderr", None)
        ordinary = cmd[:3] == [sys.executable, "-m", "ipykernel_launcher"] and not kwargs
        # matplotlib reads its settings, as it is imported, from the folder it is in before any other.
        if not ordinary or not os.path.isdir(cwd) or os.path.exists(os.path.join(cwd, "matplotlibrc")):
            return None
        source = warm_process.current(env)
        if source is None or source.importing():
            return None
        try:
            number = source.launch(
                Job(cmd, cwd, {**env, "JPY_PARENT_PID": str(os.getpid())}),
                [usual if file is None else file.fileno() for usual, file in enumerate(output, start=1)],
            )
        except OSError:
            _refuse_stopped(source)
            return None
        deadline = time.monotonic() + PATIENCE
        while (pid := source.pid(number)) is None:
            if not source.alive:
                _refuse_stopped(source)
                return None
            if time.monotonic() > deadline:
                raise RuntimeError(f"Kernel didn't start in {PATIENCE} seconds")
            await asyncio.sleep(0.005)
        return ForkedKernel(source, number, pid)


def _has_place_for_a_profile(env: Mapping[str, str]) -> bool:
    """Whether IPython can keep its profile where it looks for it first."""
    place = env.get("IPYTHONDIR") or os.path.join(os.path.expanduser("~"), ".ipython")
    return os.access(place if os.path.exists(place) else os.path.dirname(place), os.W_OK)


def _refuse_stopped(source: WarmProcess | None) -> None:
    """Raise RuntimeError where `source` is gone because all kernels were to stop: then no ordinary one serves either."""
    if source is not None and source.closed:
        raise RuntimeError("kernels were stopped")


class BoundedOutputs(AsyncZMQSocketChannel):
    """What a kernel shows: of each cell no more than `MOST_OUTPUT` bytes, and a line where there was more."""

    _cell = ""  # the request that is being answered
    _bytes = 0

    async def _recv(self, **kwargs: Any) -> dict[str, Any]:  # type: ignore[override]  # as its own
        """The next message; what is left out is neither copied nor unpacked."""
        while True:
            assert self.socket is not None
            received = await self.socket.recv_multipart(**kwargs | {"copy": False})
            frames: Any = self.session.feed_identities(received, copy=False)[1]
            header, parent = (self.session.unpack(frame.bytes) for frame in frames[1:3])
            if header["msg_type"] not in _SHOWN:
                return self.session.deserialize(frames, copy=False)
            if parent.get("msg_id") != self._cell:
                self._cell, self._bytes = parent.get("msg_id"), 0
            before, self._bytes = self._bytes, self._bytes + sum(map(len, frames))
            if self._bytes <= MOST_OUTPUT:
                return self.session.deserialize(frames, copy=False)
            if before <= MOST_OUTPUT:
                said = {"name": "stderr", "text": _OUTPUT_CUT}
                return self.session.msg("stream", said, parent, {**header, "msg_type": "stream"})


class PromptClient(AsyncKernelClient):
    """Waits for a kernel no longer than it takes, and hears no more than can be kept.

    It listens to no heartbeat: whether a kernel lives its manager knows, and the thread that listens, stopped before it
    has begun, would be waited for without end.
    """

    iopub_channel_class = Type(BoundedOutputs)

    def start_channels(
        self,
        shell: bool = True,
        iopub: bool = True,
        stdin: bool = True,
        hb: bool = False,
        control: bool = True,
    ) -> None:
        """Connect to the kernel's sockets."""
        super().start_channels(shell, iopub, stdin, hb, control)

    async def wait_for_ready(self, timeout: float | None = None) -> None:
        """Return once the kernel answers and its outputs are heard. Raises RuntimeError after `timeout` seconds.

        jupyter_client's own hears the same and then listens for another 0.2 s.
        """
        deadline = time.monotonic() + (float("inf") if timeout is None else timeout)
        patience = 0.01
        while not await self._heard(self.kernel_info(), patience):
            patience = min(2 * patience, 1)
            if not await self._async_is_alive():
                raise RuntimeError("Kernel died before replying to kernel_info")
            if time.monotonic() > deadline:
                raise RuntimeError(f"Kernel didn't respond in {timeout} seconds")

    async def _heard(self, request: str, patience: float) -> bool:
        """Whether the reply to `request` comes and, within `patience`, the end of its work among the outputs.

        The first requests are answered before the kernel knows that someone listens for outputs.
        """
        try:
            while (reply := await self.get_shell_msg(timeout=1))["parent_header"].get("msg_id") != request:
                pass
            while True:
                message = await self.get_iopub_msg(timeout=patience)
                ended = message["content"].get("execution_state") == "idle"
                if ended and message["parent_header"].get("msg_id") == request:
                    self._handle_kernel_info_reply(reply)
                    return True
        except Empty:
            return False


class WarmKernelManager(AsyncKernelManager):
    """Starts every kernel from the warm process, whatever its kernelspec names, and waits promptly for it.

    `output` is a file for what a kernel's process writes by itself, such as why it could not start; with None it goes to
    this process's standard output and error.
    """

    output: IO[bytes] | None = None

    def __init__(self, **kwargs: Any) -> None:
        # Asked where IPython keeps kernels, IPython makes that place.
        specs = KernelSpecManager(kernel_dirs=jupyter_path("kernels"))
        super().__init__(client_factory=PromptClient, kernel_spec_manager=specs, **kwargs)
        # Else whoever is on this machine can listen to what a kernel shows. An older jupyter_client, or a ZeroMQ that
        # was built without it, cannot.
        if self.has_trait("transport_encryption"):
            with suppress(Exception):
                self.transport_encryption = "auto"

    async def _async_pre_start_kernel(self, **kwargs: Any) -> tuple[list[str], dict[str, Any]]:
        if self.provisioner is None:
            self.provisioner = WarmProvisioner(kernel_spec=self.kernel_spec, parent=self)
        if self.output is not None:
            kwargs |= {"stdout": self.output, "stderr": self.output}
        return await super()._async_pre_start_kernel(**kwargs)

    async def _async_wait(self, pollinterval: float = 0.1) -> None:
        await super()._async_wait(pollinterval=min(pollinterval, 0.01))
