"""Warm kernels: each is as a cold one would be, whatever another did, and nothing is left when their owner has gone."""

import gc
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time

import nbformat
import psutil
import pytest
from jupyter_client.kernelspec import get_kernel_spec

from readout.course.running import LessonFailed, execute, kernels, run_lessons, warm_process
from readout.course.running import run as runner
from readout.course.running.kernels import ForkedKernel, WarmProvisioner

linux = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
FORKS = hasattr(os, "fork") and sys.platform != "darwin"
forks = pytest.mark.skipif(not FORKS, reason="no safe fork here")

all_imports = pytest.mark.all_imports
pytestmark = pytest.mark.usefixtures("few_imports")

# A kernel's life is looked at from outside, through files: one worker for all.

PARAMETERS = "#parameters\nseed: int = 1"


def notebook(folder, name, *cells):
    book = nbformat.v4.new_notebook(
        metadata={"kernelspec": {"name": "python3", "language": "python", "display_name": ""}}
    )
    for source in (PARAMETERS, *cells):
        cell = nbformat.v4.new_code_cell(source.removeprefix("#parameters\n"))
        if source.startswith("#parameters\n"):
            cell.metadata["tags"] = ["parameters"]
        book.cells.append(cell)
    path = folder / f"{name}.ipynb"
    nbformat.write(book, path)
    return path


def printed(path):
    """What the last cell of an executed notebook printed, as JSON."""
    outputs = nbformat.read(path, 4).cells[-1].outputs
    return json.loads("".join(output["text"] for output in outputs if output.get("name") == "stdout"))


def until(condition, seconds=30):
    """Wait for `condition`, looking again and again."""
    deadline = time.monotonic() + seconds
    while not (found := condition()) and time.monotonic() < deadline:
        time.sleep(0.02)
    return found


@pytest.fixture
def started(monkeypatch):
    """How each kernel was started: forked or not."""
    kinds = []
    launch = WarmProvisioner.launch_kernel

    async def launch_kernel(self, cmd, **kwargs):
        info = await launch(self, cmd, **kwargs)
        kinds.append(isinstance(self.process, ForkedKernel))
        return info

    monkeypatch.setattr(WarmProvisioner, "launch_kernel", launch_kernel)
    return kinds


# Everything of a process that a notebook could see and a fork could have wrong.
STATE = """
import gc, json, logging, os, random, signal, sys, threading, warnings
import matplotlib, numpy, pandas
from matplotlib import pyplot
pyplot.figure().canvas
options = {name: repr(pandas.get_option(name)) for name in pandas._config.config._registered_options}
ids = {os.getpid(): "own", os.getppid(): "parent"}
print(json.dumps({
    "cwd": os.getcwd(),
    "env": dict(os.environ),
    "argv": sys.argv[:2] + sys.argv[3:],
    "path": sys.path,
    "flags": repr(sys.flags),
    "group": [ids.get(os.getpgrp()), ids.get(os.getsid(0))],
    "signals": {str(s): str(signal.getsignal(s)).split(" at ")[0] for s in signal.valid_signals()},
    "blocked": sorted(signal.pthread_sigmask(signal.SIG_BLOCK, [])),
    "rcParams": {name: repr(value) for name, value in matplotlib.rcParams.items()},
    "options": options,
    "numpy": repr(numpy.get_printoptions()),
    "loggers": [str(handler.__class__) for handler in logging.getLogger().handlers],
    "threads": sorted(type(thread).__name__ for thread in threading.enumerate()),
    "hooks": {kind: [f.__qualname__ for f in hooks] for kind, hooks in get_ipython().events.callbacks.items()},
    "descriptors": sorted({os.readlink(f"/proc/self/fd/{n}").partition(":")[0] for n in range(3, 200)
                           if os.path.exists(f"/proc/self/fd/{n}") or os.path.islink(f"/proc/self/fd/{n}")}),
    "main": [sys.modules["__main__"].__dict__ is globals(), sys.modules["__main__"].__name__],
    "history": get_ipython().history_manager.hist_file,
    "umask": os.umask(0o022),
    "garbage": [gc.isenabled(), gc.get_threshold()],
}))
"""


@linux
@all_imports
def test_a_warm_kernel_is_as_a_cold_one(tmp_path, monkeypatch, started):
    monkeypatch.setenv(
        "PYTHONIOENCODING", "latin-1"
    )  # of a terminal; a kernel's output is UTF-8 whatever it says
    path = notebook(tmp_path, "state", STATE)
    run_lessons([path], tmp_path / "warm")
    monkeypatch.setattr(warm_process, "current", lambda env: None)
    run_lessons([path], tmp_path / "cold")
    assert started == [True, False]
    warm, cold = (printed(tmp_path / kind / "state.ipynb") for kind in ("warm", "cold"))
    for name in cold:
        assert warm[name] == cold[name], name


MESS = """
import json, os, random, sys
import numpy, pandas, textblob, matplotlib
from matplotlib import pyplot
pandas.DataFrame.head = lambda *_: "mine"
pandas.set_option("display.max_rows", 3)
textblob.TextBlob = None
matplotlib.rcParams["font.size"] = 99
sys.path.insert(0, "/mine")
pyplot.figure()
os.mkdir("deeper")
os.chdir("deeper")
os.environ["MINE"] = "1"
random.seed(1)
numpy.random.seed(1)
mine = open("mine", "w")
print("{}")
"""
LOOK = """
import json, os, random, sys
import numpy, pandas, textblob, matplotlib
from matplotlib import pyplot
print(json.dumps({
    "pandas": pandas.DataFrame.head.__name__, "rows": pandas.get_option("display.max_rows"),
    "textblob": textblob.TextBlob is None, "size": matplotlib.rcParams["font.size"], "path": "/mine" in sys.path,
    "figures": pyplot.get_fignums(), "cwd": os.path.basename(os.getcwd()), "env": os.environ.get("MINE"),
    "names": [name for name in ("mine", "json") if name in globals()], "random": random.random(),
    "numpy": numpy.random.random(), "pid": os.getpid(), "files": any("mine" in os.path.realpath(f"/proc/self/fd/{n}")
    for n in range(3, 200)),
}))
"""
CLEAN = {
    "pandas": "head",
    "rows": 60,
    "textblob": False,
    "size": 10.0,
    "path": False,
    "figures": [],
    "env": None,
    "names": ["json"],
    "files": False,
}


@all_imports
def test_a_notebook_sees_nothing_of_another(tmp_path, monkeypatch, started):
    monkeypatch.setattr(runner.os, "cpu_count", lambda: 1)  # one after another, the mess first
    paths = [
        notebook(tmp_path, "mess", MESS, "1", "2"),
        notebook(tmp_path, "a", LOOK),
        notebook(tmp_path, "b", LOOK),
    ]
    run_lessons(paths, tmp_path / "out")
    first, second = (printed(tmp_path / f"out/{name}.ipynb") for name in "ab")
    assert (tmp_path / "deeper/mine").exists()
    for found in (first, second):
        assert found.items() >= CLEAN.items() and found["cwd"] == tmp_path.name
    for name in ("random", "numpy", "pid"):
        assert first[name] != second[name]
    assert started == [FORKS] * 3


def test_a_cell_shows_so_much_and_says_so(tmp_path, monkeypatch):
    monkeypatch.setattr(kernels, "MOST_OUTPUT", 50_000)
    loud = "import sys\nfor n in range(20):\n    print('x' * 9_999)\n    sys.stdout.flush()"
    path = notebook(tmp_path, "loud", loud, "print(1)", "print(2)")
    execute.execute(path, tmp_path / "done.ipynb", {}, 0, {})
    cells = nbformat.read(tmp_path / "done.ipynb", 4).cells
    *out, said = cells[-3].outputs
    assert 30_000 < sum(len(shown.text) for shown in out) < 50_000
    assert "what goes beyond is left out" in said.text
    assert [cell.outputs[0].text for cell in cells[-2:]] == ["1\n", "2\n"]  # each cell has its own


def test_what_is_shown_faster_than_it_is_heard_is_all_there(tmp_path, monkeypatch):
    hear, slept = kernels.BoundedOutputs._recv, []

    async def hear_late(self, **options):
        message = await hear(self, **options)
        if message["msg_type"] == "display_data" and not slept:
            slept.append(time.sleep(3))  # as where others have the machine
        return message

    monkeypatch.setattr(kernels.BoundedOutputs, "_recv", hear_late)
    monkeypatch.setattr(execute, "CELL_TIMEOUT", 20)
    fast = "for n in range(3_500):\n    display({'text/plain': f'{n} ' + 'x' * 5_000}, raw=True)"
    execute.execute(notebook(tmp_path, "fast", fast), tmp_path / "done.ipynb", {}, 0, {})
    shown = nbformat.read(tmp_path / "done.ipynb", 4).cells[-1].outputs
    assert [out.data["text/plain"].split()[0] for out in shown] == [str(n) for n in range(3_500)]


def test_what_a_cell_shows_may_come_in_as_late_as_the_cell_may_end(tmp_path, monkeypatch):
    given = {}
    monkeypatch.setattr(
        execute.papermill, "execute_notebook", lambda *_, **named: given.update(named) or 1 / 0
    )
    with pytest.raises(LessonFailed):
        execute.execute(notebook(tmp_path, "late"), tmp_path / "done.ipynb", {}, 0, {})
    assert given["iopub_timeout"] == given["execution_timeout"] == execute.CELL_TIMEOUT


@all_imports
def test_a_figure_is_shown(tmp_path):
    run_lessons(
        [notebook(tmp_path, "plot", "from matplotlib import pyplot\npyplot.plot([1])\npyplot.show()")],
        tmp_path / "out",
    )
    outputs = nbformat.read(tmp_path / "out/plot.ipynb", 4).cells[-1].outputs
    assert [list(output["data"]) for output in outputs] == [["image/png", "text/plain"]]


ENDS = {
    "kills itself": (
        "import os, signal\nos.kill(os.getpid(), signal.SIGKILL)",
        r"bad, cell 2 \(import os, signal\): DeadKernelError: Kernel died, as where memory runs out$",
    ),
    "hangs": (
        "import signal; signal.signal(signal.SIGINT, signal.SIG_IGN)\nwhile True: pass",
        r"bad, cell 2 \(import signal.*\): CellTimeoutError",
    ),
    "several errors at once": (
        "raise ExceptionGroup('two', [ValueError('why')])",
        r"bad, cell 2 \(raise ExceptionGroup.*\): CellExecutionError: ValueError: why$",
    ),
    "a command that is none": ("%reed", r"bad, cell 2 \(%reed\): CellExecutionError: .*`%reed` not found"),
    "allocates past the limit": ("b' ' * 2**33", r"bad, cell 2 \(b' ' \* 2\*\*33\): MemoryError"),
}


@linux
@pytest.mark.parametrize(("cell", "words"), ENDS.values(), ids=ENDS)
def test_a_bad_end_is_one_notebooks_own(tmp_path, monkeypatch, capsys, caplog, started, cell, words):
    monkeypatch.setattr(execute, "CELL_TIMEOUT", 3)
    paths = [notebook(tmp_path, "bad", cell)] + [
        notebook(tmp_path, name, "1 + 1") for name in ("c", "d", "e")
    ]
    with pytest.raises(LessonFailed, match=words) as caught:
        run_lessons(paths, tmp_path / "out")
    assert len(caught.value.lines) == 1 and all(started)
    shown = capsys.readouterr().err
    assert all(f"{name}: 2 cells" in shown for name in "cde") and not (tmp_path / "out").exists()
    del caught
    gc.collect()
    assert caplog.messages == []  # asyncio tells of what is left of a loop


def test_every_failed_lesson_is_said_unless_fail_fast(tmp_path, monkeypatch):
    monkeypatch.setattr(runner.os, "cpu_count", lambda: 1)
    paths = [notebook(tmp_path, name, "1 / 0") for name in ("a", "b")]
    with pytest.raises(LessonFailed) as caught:
        run_lessons(paths, tmp_path / "out")
    assert [line.partition(",")[0] for line in caught.value.lines] == ["a", "b"]
    with pytest.raises(LessonFailed) as caught:
        run_lessons(paths, tmp_path / "out", fail_fast=True)
    assert [line.partition(",")[0] for line in caught.value.lines] == ["a"]


def test_the_longest_goes_first(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(runner.os, "cpu_count", lambda: 1)
    paths = [
        notebook(tmp_path, "few", "1"),
        notebook(tmp_path, "slow", "import time; time.sleep(0.5)"),
        notebook(tmp_path, "many", "1", "2", "3"),
    ]
    order = []
    for _ in range(2):
        assert [run.lesson for run in run_lessons(paths, tmp_path / "out")] == ["few", "slow", "many"]
        order.append([line.partition(":")[0] for line in capsys.readouterr().err.splitlines()])
    assert order[0][0] == "many" and order[1][0] == "slow"


LEFT = """
import atexit, threading, time
left = open("left", "w")
left.write("written")
atexit.register(lambda: open("handled", "w").close())
threading.Thread(target=lambda: (time.sleep(0.2), open("waited", "w").close())).start()
"""


def test_a_kernel_ends_as_an_interpreter_does(tmp_path):
    run_lessons([notebook(tmp_path, "a", LEFT)], tmp_path / "out")
    assert (tmp_path / "left").read_text() == "written"
    assert (tmp_path / "handled").exists() and (tmp_path / "waited").exists()


REFUSED = {
    "no fork": lambda patch, folder: patch.delattr(os, "fork"),
    "a warm process that fails": lambda patch, folder: (
        (folder / "sitecustomize.py").write_text(
            "import sys\nif 'readout.course.running.warm_process' in sys.orig_argv: sys.exit(1)"
        ),
        patch.setenv("PYTHONPATH", str(folder)),
    ),
    "matplotlib's settings beside the notebook": lambda patch, folder: (folder / "matplotlibrc").write_text(
        ""
    ),
    "modules by a relative path": lambda patch, folder: patch.setenv("PYTHONPATH", "."),
}


@pytest.mark.parametrize("prepare", REFUSED.values(), ids=REFUSED)
def test_the_ordinary_kernel_serves_and_says_nothing(tmp_path, monkeypatch, capfd, started, prepare):
    prepare(monkeypatch, tmp_path)
    run_lessons([notebook(tmp_path, "a", "print('1')")], tmp_path / "out")
    assert started == [False] and printed(tmp_path / "out/a.ipynb") == 1
    assert [line.split(",")[0] for line in "".join(capfd.readouterr()).splitlines()] == ["a: 2 cells"]


def test_a_kernel_without_a_home_leaves_no_profile(tmp_path, monkeypatch, started):
    """Where IPython can keep none, it would make a folder for each kernel and leave it."""
    monkeypatch.delattr(os, "fork", raising=False)  # matplotlib has no home either, and so nothing is warm
    place = tmp_path / "temporary"
    place.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(place))
    for name, value in (
        ("HOME", tmp_path / "missing"),
        ("IPYTHONDIR", tmp_path / "missing/x"),
        ("TMPDIR", place),
    ):
        monkeypatch.setenv(name, str(value))
    monkeypatch.setenv("JUPYTER_RUNTIME_DIR", str(tmp_path / "runtime"))
    run_lessons(
        [notebook(tmp_path, "a", "import os, json; print(json.dumps(os.environ['IPYTHONDIR']))")],
        tmp_path / "out",
    )
    assert printed(tmp_path / "out/a.ipynb").startswith(str(place)) and started == [False]
    assert list(place.iterdir()) == []


def test_a_folder_may_have_braces(tmp_path):
    folder = tmp_path / "a{seed}b{}"
    folder.mkdir()
    (run,) = run_lessons([notebook(folder, "a{b}", "print(1)")], folder / "out{seed}", {"a{b}": {"seed": 2}})
    assert run.cells == 2 and printed(folder / "out{seed}/a{b}.ipynb") == 1


ASKED = """
import json, ipykernel.connect
print(ipykernel.connect.get_connection_info())
"""


def test_who_has_no_key_hears_nothing_of_a_kernel(tmp_path):
    """What it shows goes out encrypted, so that others on the machine cannot read it."""
    run_lessons([notebook(tmp_path, "a", ASKED)], tmp_path / "out")
    assert printed(tmp_path / "out/a.ipynb")["curve_secretkey"]


@pytest.mark.parametrize(
    ("port", "times"),
    [("shell_port", 1), ("iopub_port", 1), ("stdin_port", 1), ("control_port", 1), ("iopub_port", 3)],
)
def test_a_port_that_another_program_took_is_chosen_anew(tmp_path, monkeypatch, port, times):
    choose, taken = WarmProvisioner.pre_launch, []

    async def chosen_and_taken(self, **kwargs):
        command = await choose(self, **kwargs)
        if len(taken) < times:
            taken.append(socket.create_server(("127.0.0.1", self.connection_info[port])))
        return command

    monkeypatch.setattr(WarmProvisioner, "pre_launch", chosen_and_taken)
    path = notebook(tmp_path, "a", "print(1)")
    if times == 1:
        run_lessons([path], tmp_path / "out")
        assert printed(tmp_path / "out/a.ipynb") == 1
    else:
        with pytest.raises(LessonFailed, match="before its first.*Address already in use"):
            run_lessons([path], tmp_path / "out")
    for server in taken:
        server.close()
    assert len(taken) == times <= execute.OTHER_PORTS + 1


@forks
def test_a_fork_that_does_not_begin_is_not_waited_for_without_end(tmp_path, monkeypatch):
    monkeypatch.setattr(kernels, "PATIENCE", 1)
    monkeypatch.setattr(warm_process.WarmProcess, "pid", lambda *_: None)
    warm_process.current(os.environ)
    while warm_process.current(os.environ).importing():
        pass
    with pytest.raises(LessonFailed, match="Kernel didn't start in 1 seconds"):
        run_lessons([notebook(tmp_path, "a", "print(1)")], tmp_path / "out")
    warm_process.close()


@forks
def test_an_edited_library_is_imported_anew(tmp_path, started, monkeypatch):
    path = notebook(tmp_path, "a", "import os; print(os.getppid())")
    parents = []
    for stamp in (1, 1, 2):
        monkeypatch.setattr(warm_process, "_stamp", lambda stamp=stamp: stamp)
        run_lessons([path], tmp_path / "out")
        parents.append(printed(tmp_path / "out/a.ipynb"))
    assert parents[0] == parents[1] != parents[2] and all(started)
    assert not psutil.pid_exists(parents[0])


@linux
def test_the_owner_keeps_nothing(tmp_path, started):
    path = notebook(tmp_path, "a", "1")
    counts = []
    for _ in range(12):
        run_lessons([path], tmp_path / "out")
        gc.collect()  # event loops of threads that have ended
        counts.append((len(os.listdir("/proc/self/fd")), len(psutil.Process().children(recursive=True))))
    assert all(started) and max(counts[5:]) <= max(counts[:5])


OWNER = """
import signal, sys
from pathlib import Path
signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell starts what it puts in the background without
from readout.cli import main
from readout.course import publish; from readout.course.running import warm_process
warm_process.PRELOAD = warm_process.PRELOAD[: warm_process.PRELOAD.index("numpy") + 1]
publish.lessons = lambda names: [Path(name) for name in names]
publish.BUILD = Path(sys.argv[1])
sys.exit(main(["run", *sys.argv[2:]]))
"""


@forks
@pytest.mark.parametrize("end", [None, signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_nothing_outlives_the_command(tmp_path, end):
    """Its kernels have a child each; a kernel cannot outlive it by more than a moment, however it ends."""
    runtime = tmp_path / "runtime"
    runtime.mkdir()
    cell = "import subprocess\nchild = subprocess.Popen(['sleep', '100'])\nopen(f'{seed}.begun', 'w').close()"
    wait = "import time\ntime.sleep(100)" if end else "child.kill()"
    paths = []
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        paths.append(notebook(tmp_path / name, name, cell, wait))
    owner = subprocess.Popen(
        [sys.executable, "-c", OWNER, str(tmp_path / "build"), *map(str, paths)],
        env={**os.environ, "JUPYTER_RUNTIME_DIR": str(runtime), "TMPDIR": str(runtime)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    begun = [path.with_name("1.begun") for path in paths[: os.cpu_count()]]
    assert until(lambda: all(path.exists() for path in begun), 90)
    below = psutil.Process(owner.pid).children(recursive=True) if end else []
    if end:
        assert len(below) >= 1 + 2 * len(begun) and list(runtime.glob("*"))
        owner.send_signal(end)
    assert owner.wait(60) == {None: 0, signal.SIGINT: 130, signal.SIGTERM: 143}.get(end, -(end or 0))
    assert psutil.wait_procs(below, timeout=10)[1] == []
    assert until(lambda: not list(runtime.iterdir()), 10)
    assert end == signal.SIGKILL or not list((tmp_path / "build").glob(".*"))
    if end == signal.SIGINT:
        assert owner.stderr.read() == "readout: stopped; nothing was changed\n"


@forks
def test_anyone_gets_it_by_its_name():
    spec = get_kernel_spec("readout-warm")
    assert spec.metadata["kernel_provisioner"]["provisioner_name"] == "readout-warm"
    from jupyter_client.manager import start_new_kernel

    manager, client = start_new_kernel(kernel_name="readout-warm")
    try:
        assert isinstance(manager.provisioner.process, ForkedKernel)
        first = manager.provisioner.process.pid
        manager.restart_kernel()
        client.wait_for_ready(timeout=30)
        assert manager.provisioner.process.pid != first and not psutil.pid_exists(first)
        assert client.execute_interactive("1 + 1", timeout=30)["content"]["status"] == "ok"
    finally:
        client.stop_channels()
        manager.shutdown_kernel()
