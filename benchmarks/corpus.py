"""A corpus on one worker and on two, beside a plain loop; and its time and memory as it grows.

usage: python benchmarks/corpus.py [TEXTS ...]

TEXTS are how many texts the sizes have (1,000 and 10,000; 100,000 takes some ten minutes on two idle cores). They are
those of `data/corpus`, again and again with other ids, and every fifth is an invented one of `readout.practice`. Each
run is a process of its own with its workers, warm before the clock starts; memory is the peak of the proportional set
size of all of them. Seconds of the processor are theirs together: on a machine that does other things too they say more
than the clock.
"""

import gzip
import json
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path

import psutil

from readout import DATA
from readout.corpus.run import corpus
from readout.course.clusters import running, warm
from readout.practice import generate

LOOPS = {"a plain loop": 0, "1 worker": 1, "2 workers": 2}
LOOKED = 50  # looking at memory takes a processor, too: at most one in so many seconds
EVERY = 5  # one text of so many is invented


def write_texts(path: Path, count: int) -> Path:
    """So many texts as JSON Lines, each with an id of its own."""
    with gzip.open(DATA / "corpus/white_house_readouts.jsonl.gz", "rt", encoding="utf-8") as file:
        real = [json.loads(line) for line in file]
    invented = [generate(seed).text for seed in range(50)]
    with path.open("w", encoding="utf-8") as file:
        for n in range(count):
            row = real[n % len(real)]
            text = invented[n // EVERY % len(invented)] if n % EVERY == 0 else row["text"]
            file.write(
                json.dumps({"id": f"{n}", "text": text, "date": row["date"]}, ensure_ascii=False) + "\n"
            )
    return path


def seconds(workers: int, texts: Path, out: Path) -> tuple[float, float]:
    """How long the texts take by the clock and of the processors, on so many workers; on none, in a plain loop."""
    if not workers:
        warm()
        return timed(lambda: corpus([str(texts)], out))
    with running(workers=workers) as mapped:
        list(mapped(str, range(50)))  # so many that the workers are started
        return timed(lambda: corpus([str(texts)], out, mapped))


def timed(work: Callable[[], object]) -> tuple[float, float]:
    """What `work` takes by the clock, and of the processors for this process and those below it."""
    started, before = time.perf_counter(), busy()
    work()
    return time.perf_counter() - started, busy() - before


def busy() -> float:
    """Seconds of the processor that this process and those below it have had."""
    this = psutil.Process()
    times = [one.cpu_times() for one in (this, *this.children(recursive=True))]
    return sum(one.user + one.system for one in times)


def measured(workers: int, texts: Path, out: Path) -> tuple[float, float, float]:
    """Both seconds of a run in a process of its own, and the peak in MiB of it and its workers."""
    peak, done = 0.0, threading.Event()
    command = [sys.executable, __file__, "--one", str(workers), str(texts), str(out)]
    with psutil.Popen(command, stdout=-1, text=True) as process:

        def watch() -> None:
            nonlocal peak
            pause = 0.5
            while not done.wait(pause):
                started = time.perf_counter()
                peak = max(peak, pss(process))
                pause = LOOKED * (time.perf_counter() - started)

        watcher = threading.Thread(target=watch)
        watcher.start()
        took, used = map(float, process.stdout.read().split())
        done.set()
        watcher.join()
    return took, used, peak


def pss(process: psutil.Process) -> float:
    """What a process and those below it hold in memory, in MiB; shared pages count once."""
    total = 0
    try:
        for one in [process, *process.children(recursive=True)]:
            total += one.memory_full_info().pss
    except psutil.Error:  # one of them has ended meanwhile
        return 0.0
    return total / 2**20


def main(sizes: list[int]) -> int:
    """Print the table."""
    print(
        "| texts | how | seconds | of the processor | texts a second | peak, MiB |\n|---|---|---|---|---|---|"
    )
    with tempfile.TemporaryDirectory() as folder:
        for count in sizes:
            texts = write_texts(Path(folder) / f"{count}.jsonl", count)
            for how, workers in LOOPS.items():
                took, used, peak = measured(workers, texts, Path(folder) / f"{count}-{workers}")
                row = (f"{count:,}", how, f"{took:.1f}", f"{used:.1f}", f"{count / took:.0f}", f"{peak:.0f}")
                print(f"| {' | '.join(row)} |", flush=True)
    return 0


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        print(*seconds(int(sys.argv[2]), Path(sys.argv[3]), Path(sys.argv[4])))
    else:
        sys.exit(main([int(size) for size in sys.argv[1:]] or [1000, 10_000]))
