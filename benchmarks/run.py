"""How long a report takes beside papermill's own command, and how much memory: both measured in one run, in turn.

usage: python benchmarks/run.py [ROUNDS]
"""

import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import psutil

ROOT = Path(__file__).parents[1]
BIN = Path(sys.executable).parent


def measured(commands: list[list[str]]) -> tuple[float, float]:
    """Seconds that `commands` take one after another, and the peak memory of their processes together, in MiB.

    Memory is the sum of proportional set sizes where the system has them, so that shared pages count once.
    """
    peak, done = 0.0, threading.Event()

    def watch() -> None:
        nonlocal peak
        while not done.is_set():
            total = 0
            for process in psutil.Process().children(recursive=True):
                try:
                    memory = process.memory_full_info()
                    total += getattr(memory, "pss", memory.rss)
                except psutil.Error:
                    continue
            peak = max(peak, total / 2**20)
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


def main(rounds: int) -> None:
    lessons = sorted((ROOT / "notebooks").glob("*.ipynb"))
    ours, theirs, memory = [], [], []
    with tempfile.TemporaryDirectory() as folder:
        papermill = [
            [str(BIN / "papermill"), "--cwd", "notebooks", str(path), str(Path(folder, path.name))]
            for path in lessons
        ]
        for _ in range(rounds):
            seconds, peak = measured([[str(BIN / "readout"), "report"]])
            ours.append(seconds)
            memory.append(peak)
            theirs.append(measured(papermill)[0])
    print(f"papermill's command, {len(lessons)} lessons in turn: {statistics.median(theirs):6.1f} s")
    print(f"readout report:                            {statistics.median(ours):6.1f} s")
    ratio = statistics.median(a / b for a, b in zip(ours, theirs, strict=True))
    print(f"ratio, median of {rounds} pairs:                  {ratio:6.2f}")
    print(f"peak memory of readout report:             {max(memory):6.0f} MiB")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 3)
