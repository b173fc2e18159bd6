"""Whether many notebooks one after another leave anything behind: processes, file descriptors, memory.

usage: python benchmarks/leaks.py [NOTEBOOKS]

Each runs as a lesson does, in a kernel forked from one warm process. Printed is, for this process and for the warm one,
what each counts at the beginning and at the end (a tenth of the run each) and the slope over the last nine tenths with
its standard error: within two of them of nothing, there is no leak to be seen.
"""

import contextlib
import gc
import io
import sys
import tempfile
import time
from pathlib import Path

import nbformat
import numpy
import psutil

from readout.course.running import run_lessons, warm_process

CELLS = (
    "seed: int = 1",
    "import numpy, pandas\nfrom matplotlib import pyplot",
    "table = pandas.DataFrame(numpy.random.random((100_000, 4)))",
    "pyplot.plot(table[0][:100])\npyplot.show()",
    "open('left', 'w').write('x')",
)


def notebook(path: Path) -> Path:
    """A small notebook that computes, draws and writes."""
    cells = [nbformat.v4.new_code_cell(source) for source in CELLS]
    cells[0].metadata["tags"] = ["parameters"]
    kernel = {"name": "python3", "language": "python", "display_name": ""}
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": kernel}), path)
    return path


def counted() -> dict[str, float]:
    """What this process and the warm one hold now, once the kernels of the last run are gone."""
    gc.collect()
    own = psutil.Process()
    found: dict[str, float] = {"processes below": len(own.children(recursive=True))}
    for name, process in (("this process", own), *(("warm process", child) for child in own.children())):
        found[f"{name}: descriptors"] = process.num_fds()
        found[f"{name}: threads"] = process.num_threads()
        found[f"{name}: MiB"] = process.memory_full_info().uss / 2**20
    return found


def main(notebooks: int) -> None:
    rows: dict[str, numpy.ndarray] = {}  # its memory is there before anything is counted
    started = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder, contextlib.redirect_stderr(io.StringIO()):
        path = notebook(Path(folder, "small.ipynb"))
        for number in range(notebooks):
            run_lessons([path], Path(folder, "out"))
            for name, value in counted().items():
                rows.setdefault(name, numpy.full(notebooks, numpy.nan))[number] = value
    warm_process.close()
    seconds = time.perf_counter() - started
    print(f"{notebooks} notebooks in {seconds:.0f} s; processes left: {len(psutil.Process().children())}")
    print(f"{'':<26}{'first tenth':>12}{'last tenth':>12}{'per 100 notebooks':>28}")
    tenth = max(3, notebooks // 10)
    for name, values in rows.items():
        first, last, later = values[:tenth].mean(), values[-tenth:].mean(), values[tenth:]
        rise = "none"
        if numpy.ptp(later):
            (slope, _), variances = numpy.polyfit(
                range(len(later)), later, 1, cov="unscaled" if len(later) < 4 else True
            )
            rise = f"{100 * slope:+.3f} +- {100 * variances[0, 0] ** 0.5:.3f}"
        print(f"{name:<26}{first:>12.2f}{last:>12.2f}{rise:>28}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 500)
