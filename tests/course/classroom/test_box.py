"""The box shuts: what is in it sees little, reaches nothing, has its limits, and goes when it is told to."""

import ctypes
import json
import os
import select
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from readout import ROOT
from readout.course.classroom import box as boxes
from readout.course.classroom.box import Box, Limits, missing
from readout.course.classroom.filters import rules
from readout.errors import WorkFailed

boxed = pytest.mark.skipif(bool(missing()), reason=f"no sandbox: {missing()}")
LIMITS = Limits(cell=20.0, memory=256 << 20, disk=4 << 20, processes=24)


@pytest.fixture(scope="module", params=["many", "one"])
def box(request):
    """A box that serves many notebooks, and one for each."""
    with Box() as box:
        box._one_by_one = request.param == "one"
        yield box


def begin(opened):
    """Begin, and wait until the imports are done."""
    opened.send(
        {"do": "begin", "seed": 1, "rows": {}, "text": None, "cell_seconds": 20.0, "call_seconds": 5.0}
    )
    assert b'"k":"begun"' in os.read(opened.lines, 999)


def said(box, code, limits=LIMITS):
    """What a cell that calls `check` hands out as the answer."""
    opened = box.open(limits)
    begin(opened)
    opened.send({"do": "cell", "id": 1, "code": f"from readout.course import check\n{code}"})
    data = b""
    while b'"k":"ran"' not in data and select.select([opened.lines], [], [], 30)[0]:
        data += os.read(opened.lines, 1 << 16) or b'"k":"ran"'
        if b'"k":"answer"' in data and data.endswith(b"\n"):
            break
    opened.end()
    opened.close()
    lines = [json.loads(line) for line in data.split(b"\n") if line.startswith(b"{")]
    return next((line["v"] for line in lines if line["k"] == "answer"), lines)


# What this process has, and the box must not reach: a socket without a file, and memory to share.
ABSTRACT, SHARED = f"\0readout-{os.getpid()}", os.getpid()
LISTENER = socket.socket(socket.AF_UNIX)

SEEN = {
    "folders of the box": (
        "sorted(os.listdir('/'))",
        lambda found: not set(found) & {"home", "root", "work", "etc"} - {"root", "etc"},
    ),
    "no home": ("os.listdir(os.path.expanduser('~'))", lambda found: found == [] or found == [".ipython"]),
    "no processes": ("os.listdir('/proc') if os.path.exists('/proc') else []", lambda found: found == []),
    "no shadow": (
        "os.path.exists('/etc/shadow') or os.path.exists('/etc/passwd')",
        lambda found: found is False,
    ),
    "no variable of ours": (
        "sorted(os.environ)",
        lambda found: "READOUT_UNATTENDED" in found and "ZQ" not in found,
    ),
    "no repository": (f"os.path.exists({str(ROOT / 'exercises')!r})", lambda found: found is False),
    "no exercise": ("[t for t, _, f in os.walk('/course') if 'solutions' in t]", lambda found: found == []),
    "its own name": ("os.uname().nodename", lambda found: found == "box"),
    "not root": ("[os.getuid(), os.geteuid(), os.getgid()]", lambda found: found == [65534] * 3),
    "three descriptors and its pipes": (
        "[n for n in range(256) if os.path.exists(f'/dev/fd/{n}') or not failing(os.fstat, n)]",
        lambda found: len(found) <= 5,
    ),
    "a system it cannot write to": (
        "[p for p in ('/x', '/usr/x', '/course/x', '/course/data/x', '/dev/x', '/site0/x') if not failing(open, p, 'w')]",
        lambda found: found == [],
    ),
    "places it can": (
        "[p for p in ('/tmp/x', '/box/x', '/dev/shm/x') if failing(open, p, 'w')]",
        lambda found: found == [],
    ),
    "no capabilities": (
        "libc.prctl(23, 21, 0, 0, 0), libc.prctl(39, 0, 0, 0, 0)",
        lambda found: found["v"] == [0, 1],
    ),
    "no new user": ("libc.unshare(0x10000000)", lambda found: found == -1),
    "no other root": ("libc.chroot(b'/tmp')", lambda found: found == -1),
    "no mount": ("libc.mount(b'none', b'/tmp', b'tmpfs', 0, None)", lambda found: found == -1),
    "no unmounting": ("libc.umount2(b'/proc', 2)", lambda found: found == -1),
    "no parent it can name": (
        "os.getsid(0) == os.getpid() or os.getpgid(0) != 0",
        lambda found: found is True,
    ),
    "no connection": (
        "failing(lambda: __import__('socket').create_connection(('127.0.0.1', 9), 1))",
        lambda found: found in ("PermissionError", "OSError", "ConnectionRefusedError"),
    ),
    "no socket of ours": (
        f"failing(__import__('socket').socket(__import__('socket').AF_UNIX).connect, {ABSTRACT!r})",
        lambda found: found == "ConnectionRefusedError",
    ),
    "no shared memory of ours": (f"libc.shmget({SHARED}, 0, 0)", lambda found: found == -1),
    "processes of its own": ("os.getpid()", lambda found: found < 9),
    "limits": (
        "[resource.getrlimit(getattr(resource, 'RLIMIT_' + n))[1] for n in ('NPROC', 'FSIZE', 'CORE', 'NOFILE')]",
        lambda found: found == [24, 4 << 20, 0, 256],
    ),
}
HELP = """
import os, resource, ctypes
libc = ctypes.CDLL(None)
def failing(what, *given):
    try:
        what(*given)
    except BaseException as error:
        return type(error).__name__
"""


@pytest.fixture(scope="module")
def within_reach():
    """Things of this machine that only namespaces keep the box from."""
    libc = ctypes.CDLL(None)
    LISTENER.bind(ABSTRACT)
    LISTENER.listen()
    memory = libc.shmget(SHARED, 4096, 0o1666)
    assert memory >= 0 and libc.shmget(SHARED, 0, 0) == memory
    yield
    libc.shmctl(memory, 0, None)
    LISTENER.close()


@boxed
@pytest.mark.usefixtures("within_reach")
@pytest.mark.parametrize("what", SEEN)
def test_what_is_in_the_box_sees(box, what, monkeypatch):
    monkeypatch.setenv("ZQ", "secret")
    asked, holds = SEEN[what]
    found = said(box, f"{HELP}\ncheck('00.1', {f'({asked})' if ',' in asked else asked})")
    assert holds(found), found


@boxed
@pytest.mark.skipif(not rules(), reason="libseccomp is not installed")
@pytest.mark.parametrize("family", ["AF_INET", "AF_INET6", "AF_NETLINK", "AF_PACKET"])
def test_with_a_filter_there_is_not_even_a_socket(box, family):
    found = said(box, f"{HELP}\nimport socket\ncheck('00.1', failing(socket.socket, socket.{family}))")
    assert found == "PermissionError"
    assert said(box, f"{HELP}\nimport socket\ncheck('00.1', failing(socket.socket, socket.AF_UNIX))") is None
    assert said(box, f"{HELP}\ncheck('00.1', libc.ptrace(0, 0, 0, 0))") == -1


@boxed
@pytest.mark.parametrize("place", ["/dev/shm", "/tmp", "/box"])
def test_a_folder_holds_what_it_may(box, place):
    code = f"n = 0\ntry:\n    while n < 99:\n        open(f'{place}/{{n}}', 'wb').write(b'x' * 2**20)\n        n += 1\nexcept OSError as e:\n    pass"
    found = said(box, f"{code}\ncheck('00.1', n)")
    assert found <= (64 if box._one_by_one else 4)
    found = said(
        box,
        "try:\n    open('/tmp/x', 'wb').write(b'x' * (8 << 20))\nexcept OSError as e:\n    check('00.1', e.errno)",
    )
    assert found in (27, 28)


@boxed
def test_processes_are_counted(box):
    code = "import os\nn = 0\ntry:\n    while n < 200:\n        if os.fork() == 0:\n            __import__('time').sleep(99)\n        n += 1\nexcept OSError:\n    pass\ncheck('00.1', n)"
    assert 0 < said(box, code) < 30


@boxed
def test_one_notebook_sees_nothing_of_another(box):
    first, second = box.open(LIMITS), box.open(LIMITS)
    leave = (
        f"{HELP}\nimport socket\nfor p in ('/tmp/zq', '/dev/shm/zq', '/box/zq'):\n    open(p, 'w').write('zq')\n"
        "one = socket.socket(socket.AF_UNIX)\none.bind('\\0zq')\none.listen()\nassert libc.shmget(77, 4096, 0o1666) >= 0"
    )
    look = (
        f"{HELP}\nimport socket\nfound = [p for p in ('/tmp/zq', '/dev/shm/zq', '/box/zq') if os.path.exists(p)]\n"
        "found.append(failing(socket.socket(socket.AF_UNIX).connect, '\\0zq'))\ncheck('00.1', [*found, libc.shmget(77, 0, 0)])"
    )
    for opened in (first, second):
        begin(opened)
    first.send({"do": "cell", "id": 1, "code": leave})
    assert b"ran" in os.read(first.lines, 999)
    assert said(box, look) == ["ConnectionRefusedError", -1]
    first.end()
    second.send({"do": "cell", "id": 2, "code": ""})
    assert b"ran" in os.read(second.lines, 999), "the end of one is not that of the other"
    second.end()
    for opened in (first, second):
        opened.close()


@boxed
def test_its_end_takes_all_that_it_started_with_it(box):
    opened = box.open(LIMITS)
    begin(opened)
    opened.send(
        {
            "do": "cell",
            "id": 1,
            "code": "import os\nfor _ in range(3):\n    if os.fork() == 0:\n        os.setsid()\n        while True:\n            pass",
        }
    )
    assert b"ran" in os.read(opened.lines, 999)
    opened.end()
    assert os.read(opened.lines, 1) == b"", "nobody has the other end any more"
    opened.close()


@boxed
@pytest.mark.parametrize("alone", [False, True])
def test_the_box_ends_with_whoever_started_it(alone, tmp_path):
    code = (
        "from readout.course.classroom.box import Box, Limits\nbox = Box()\n"
        f"box._one_by_one = {alone}\nopened = box.open(Limits())\nprint('there', flush=True)\ninput()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=ROOT,
        env={**os.environ, "TMPDIR": str(tmp_path)},
    ) as owner:
        assert owner.stdout.readline() == b"there\n"
        children = Path(f"/proc/{owner.pid}/task/{owner.pid}/children").read_text().split()
        handles = [os.pidfd_open(int(child)) for child in children]
        owner.kill()
    assert handles and all(select.select([handle], [], [], 10)[0] for handle in handles)
    for handle in handles:
        os.close(handle)


@boxed
def test_a_box_that_was_killed_is_made_anew():
    with Box() as box:
        box.open(LIMITS).end()
        box._many._process.kill()
        box._many._process.wait()
        assert said(box, "check('00.1', 7)") == 7


@boxed
def test_where_a_box_in_a_box_is_not_allowed_each_notebook_has_its_own(monkeypatch):
    def refused(*_):
        raise PermissionError

    monkeypatch.setattr(boxes._Many, "open", refused)
    with Box() as box:
        assert said(box, "check('00.1', 7)") == 7 and box._many is None and box.sandboxed


@boxed
def test_without_a_filter_bubblewrap_itself_refuses_namespaces(monkeypatch):
    monkeypatch.setattr(boxes, "rules", lambda: b"")
    with Box() as box:
        assert said(box, f"{HELP}\ncheck('00.1', libc.unshare(0x10000000))") == -1 and box._many is None


def test_a_library_that_lies_among_packages_is_covered(monkeypatch):
    """Where it came in a wheel, the tasks and their solutions lie in a folder that the box shows."""
    place = boxes.sites()[0] / "readout"
    monkeypatch.setattr(boxes, "LIBRARY", place)
    monkeypatch.setattr(boxes, "ROOT", place / "shipped")
    told = " ".join(boxes._folders())
    assert f"--ro-bind {place.parent} /site0 --size 4096 --tmpfs /site0/readout" in told
    assert "--tmpfs /site0/readout/shipped" in told and "--tmpfs /course" not in told


def test_without_a_box_one_line_says_what_is_missing_and_how_to_get_it(monkeypatch):
    monkeypatch.setattr(boxes.shutil, "which", lambda _: None)
    assert (
        missing()
        == "bubblewrap (bwrap) is not installed; install it (Debian and Ubuntu: apt install bubblewrap; "
        "Fedora: dnf install bubblewrap)"
    )
    with pytest.raises(WorkFailed, match=r"^no sandbox: bubblewrap \(bwrap\) is not installed"):
        Box()
    assert not Box(trusted=True).sandboxed
    monkeypatch.setattr(boxes.sys, "platform", "darwin")
    assert "needs Linux" in missing() and "settings/Containerfile" in missing()


@boxed
def test_a_container_that_covers_parts_of_proc_is_told_before_anything_is_run():
    """As Docker and Podman do: no other /proc can be mounted then. The container here is bubblewrap's, too."""
    asked = "from readout.course.classroom.box import missing; print(missing())"
    outer = ["bwrap", "--unshare-user", "--unshare-pid", "--dev-bind", "/", "/", "--proc", "/proc"]
    outer += ["--dev-bind", "/dev/null", "/proc/cmdline", sys.executable, "-c", asked]
    told = subprocess.run(outer, capture_output=True, text=True, check=True, cwd=boxes.ROOT).stdout
    assert "mount proc" in told and "unmask=ALL" in told and told.count("\n") == 1


def test_where_namespaces_are_not_allowed_that_is_said(monkeypatch):
    def refused(*_, **__):
        return subprocess.CompletedProcess(
            (), 1, "", "bwrap: Creating new namespace failed: Operation not permitted\n"
        )

    monkeypatch.setattr(boxes.shutil, "which", lambda _: "bwrap")
    monkeypatch.setattr(boxes.subprocess, "run", refused)
    assert "Creating new namespace failed" in missing() and "unprivileged_userns_clone" in missing()
    assert "\n" not in missing()


def test_trusted_it_is_the_same_program_without_a_box():
    with Box(trusted=True) as box:
        begun = time.monotonic()
        assert said(box, "check('00.1', [1, {2}])") == [1, {"t": "set", "v": [2]}]
        assert said(box, "import os\ncheck('00.1', os.getuid())") == os.getuid()
        assert time.monotonic() - begun < 60
