"""How long the lessons take beside other ways to run them and beside their cells alone, all in one run, in turn.

usage: python benchmarks/run.py [ROUNDS]

The floor is what no runner of notebooks can pass: the same cells one after another in one process that has imported
everything, over the number of cores.
"""

import contextlib
import io
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import nbformat
import psutil

ROOT = Path(__file__).parents[1]
BIN = Path(sys.executable).parent
LESSONS = sorted((ROOT / "notebooks").glob("*.ipynb"))
CORES = os.cpu_count() or 1
STACK = "import numpy, pandas, textblob, matplotlib.figure"


def pss(processes: list[psutil.Process]) -> float:
    """MiB of `processes`: proportional set sizes where the system has them, so that shared pages count once."""
    total = 0
    for process in processes:
        with contextlib.suppress(psutil.Error):
            memory = process.memory_full_info()
            total += getattr(memory, "pss", memory.rss)
    return total / 2**20


def measured(commands: list[list[str]]) -> tuple[float, float]:
    """Seconds that `commands` take one after another, and the peak memory of their processes together, in MiB."""
    peak, done = 0.0, threading.Event()

    def watch() -> None:
        nonlocal peak
        while not done.is_set():
            peak = max(peak, pss(psutil.Process().children(recursive=True)))
            done.wait(0.25)

    watcher = threading.Thread(target=watch)
    watcher.start()
    started = time.perf_counter()
    for command in commands:
        subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    seconds = time.perf_counter() - started
    done.set()
    watcher.join()
    return seconds, peak


def warm() -> dict[str, float]:
    """Seconds of all lessons where the warm process is ready, and of a lesson on average outside its cells."""
    from readout.course.running import run_lessons, warm_process

    source = warm_process.current(os.environ)
    while source is not None and source.importing():
        time.sleep(0.05)
    with tempfile.TemporaryDirectory() as folder, contextlib.redirect_stderr(io.StringIO()):
        for _ in range(2):  # the second time it is known which lessons take longest
            started = time.perf_counter()
            runs = run_lessons(LESSONS, Path(folder, "lessons"))
            seconds = time.perf_counter() - started
        outside = [
            run.seconds - sum(cell.metadata.papermill.duration or 0 for cell in notebook.cells)
            for run in runs
            for notebook in [nbformat.read(Path(folder, "lessons", run.path.name), 4)]
        ]
    return {"seconds": seconds, "outside": statistics.mean(outside)}


def floor() -> dict[str, float]:
    """Seconds of the cells of all lessons in this process, over the number of cores."""
    from IPython.core.interactiveshell import InteractiveShell
    from IPython.utils.capture import capture_output

    from readout.course.running import warm_process

    warm_process.import_all()
    shell = InteractiveShell.instance()
    os.chdir(ROOT / "notebooks")
    seconds = 0.0
    for path in LESSONS:
        cells = [cell.source for cell in nbformat.read(path, 4).cells if cell.cell_type == "code"]
        with capture_output():
            started = time.perf_counter()
            for source in cells:
                shell.run_cell(source, store_history=True).raise_error()
            seconds += time.perf_counter() - started
            shell.reset()
    return {"seconds": seconds / CORES}


def memory(kernels: int) -> dict[str, float]:
    """MiB of so many kernels with the stack imported, and of what they come from: warm ones and ordinary ones."""
    from jupyter_client import KernelManager

    from readout.course.running import warm_process

    found = {}
    for name in ("readout-warm", "python3"):
        managers = [KernelManager(kernel_name=name) for _ in range(kernels)]
        for manager in managers:
            manager.start_kernel()
        for manager in managers:
            client = manager.client()
            client.start_channels()
            client.wait_for_ready(timeout=120)
            client.execute_interactive(STACK, timeout=120)
            client.stop_channels()
        found[name] = pss(psutil.Process().children(recursive=True))
        for manager in managers:
            manager.shutdown_kernel(now=True)
        warm_process.close()
    return found


def apart(what: str) -> dict[str, float]:
    """What the function named `what` measures, in a process of its own, as single-threaded as a warm process."""
    from readout.course.running.warm_process import ONE_THREAD

    done = subprocess.run(
        [sys.executable, __file__, *what.split()],
        cwd=ROOT,
        env={**os.environ, **ONE_THREAD},
        check=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    return json.loads(done.stdout.splitlines()[-1])


def main(rounds: int) -> None:
    from readout.course.guesses import UNATTENDED

    os.environ[UNATTENDED] = "1"  # other runners know of no guesses
    rows: dict[str, list[float]] = {}
    peak = 0.0
    for _ in range(rounds):
        with tempfile.TemporaryDirectory() as folder:
            papermill = [
                [str(BIN / "papermill"), "--cwd", "notebooks", str(path), str(Path(folder, path.name))]
                for path in LESSONS
            ]
            rows.setdefault("papermill's command, lessons in turn", []).append(measured(papermill)[0])
        nbmake = [
            str(BIN / "python"),
            "-m",
            "pytest",
            "--nbmake",
            "-n",
            str(CORES),
            "notebooks",
            "-p",
            "no:cacheprovider",
        ]
        rows.setdefault(f"pytest --nbmake -n {CORES}", []).append(measured([nbmake])[0])
        execute = [[str(BIN / "jupyter"), "execute", *map(str, LESSONS)]]
        rows.setdefault("jupyter execute, all lessons", []).append(measured(execute)[0])
        shutil.rmtree(ROOT / "build" / "cache", ignore_errors=True)
        seconds, most = measured([[str(BIN / "readout"), "run"]])
        peak = max(peak, most)
        rows.setdefault("readout run", []).append(seconds)
        rows.setdefault("readout run, nothing changed", []).append(
            measured([[str(BIN / "readout"), "run"]])[0]
        )
        found = apart("warm")
        rows.setdefault("the same with the warm process ready", []).append(found["seconds"])
        rows.setdefault("  a lesson outside its cells, mean", []).append(found["outside"])
        rows.setdefault(f"the cells alone, over {CORES} cores", []).append(apart("floor")["seconds"])
    theirs, _, _, cold, again, ready, _, least = rows.values()
    for name, values in rows.items():
        print(f"{name:<40} {statistics.median(values):7.2f} s   {' '.join(f'{v:.2f}' for v in values)}")
    for name, over, under in (
        ("readout run / papermill's command", cold, theirs),
        ("warm process ready / papermill's command", ready, theirs),
        ("readout run / cells alone", cold, least),
        ("nothing changed / readout run", again, cold),
        ("warm process ready / cells alone", ready, least),
    ):
        ratio = statistics.median(a / b for a, b in zip(over, under, strict=True))
        print(f"{name:<40} {ratio:7.2f}     median of {rounds} rounds")
    print(f"{'peak memory of readout run':<40} {peak:7.0f} MiB")
    for number in (CORES, 4, 8):
        kernels = apart(f"memory {number}")
        warm_ones, ordinary = kernels["readout-warm"], kernels["python3"]
        print(f"{f'{number} warm kernels and their warm process':<40} {warm_ones:7.0f} MiB")
        print(f"{f'{number} ordinary kernels':<40} {ordinary:7.0f} MiB   {warm_ones / ordinary:.2f}")


if __name__ == "__main__":
    argument = sys.argv[1] if len(sys.argv) > 1 else "3"
    parts = {"warm": warm, "floor": floor, "memory": memory}
    if argument in parts:
        print(json.dumps(parts[argument](*map(int, sys.argv[2:]))))
    else:
        main(int(argument))
