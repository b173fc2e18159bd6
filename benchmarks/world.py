"""How fast one pair is found among all, and how much memory that takes, beside other ways to keep the same tables.

usage: python benchmarks/world.py [ROUNDS]

Each way is a process of its own that gives every line of two countries, both ways round, from the four tables of yearly
trade. The others are made of the same tables here: read whole, compressed by country, and in SQLite. Memory is the peak
of the process over that of one that imports the same and finds nothing.
"""

import gzip
import json
import re
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path

from readout.world.tables import WORLD

TABLES = ("baci/trade", "imf/trade_1960_1989", "imf/trade_1990_2020", "imf/trade_2001_2024")
PAIRS = (("IND", "DEU"), ("DEU", "IND"))
MOST_SECONDS, MOST_MEMORY = 0.05, 20.0


def found_by_halving(_: Path) -> list[str]:
    """As the library does it."""
    from readout.intake import Kind, lines_beginning

    starts = [",".join((*pair, "")) for pair in PAIRS]
    kind = Kind("a table", limit=50_000_000)
    return [line for name in TABLES for line in lines_beginning(WORLD / f"{name}.csv", starts, kind)]


def read_whole(_: Path) -> list[str]:
    starts = tuple(",".join((*pair, "")) for pair in PAIRS)
    found: list[str] = []
    for name in TABLES:
        text = (WORLD / f"{name}.csv").read_text(encoding="utf-8")
        found += [line for line in text.splitlines() if line.startswith(starts)]
    return found


def compressed_by_country(folder: Path) -> list[str]:
    found: list[str] = []
    for number in range(len(TABLES)):
        for one, other in PAIRS:
            path = folder / f"{number}-{one}.csv.gz"
            if path.exists():
                text = gzip.decompress(path.read_bytes()).decode("utf-8")
                found += [line for line in text.splitlines() if line.startswith(f"{one},{other},")]
    return found


def in_sqlite(folder: Path) -> list[str]:
    base = sqlite3.connect(folder / "world.sqlite")
    query = "select line from lines where number = ? and pair = ?"
    return [
        line
        for number in range(len(TABLES))
        for pair in PAIRS
        for (line,) in base.execute(query, (number, ",".join(pair)))
    ]


WAYS = {way.__name__: way for way in (found_by_halving, read_whole, compressed_by_country, in_sqlite)}


def make(folder: Path) -> dict[str, int]:
    """Write the other forms into `folder`; the bytes of each way, compressed as git and a wheel would keep it."""
    plain = b""
    rows = []
    for number, name in enumerate(TABLES):
        data = (WORLD / f"{name}.csv").read_bytes()
        plain += gzip.compress(data, 6)
        countries = defaultdict(list)
        for line in data.decode("utf-8").splitlines()[1:]:
            countries[line[:3]].append(line)
            rows.append((number, line[:7], line))
        for country, lines in countries.items():
            packed = gzip.compress("\n".join(lines).encode("utf-8"), 9, mtime=0)
            (folder / f"{number}-{country}.csv.gz").write_bytes(packed)
    with sqlite3.connect(folder / "world.sqlite") as base:
        base.execute("create table lines (number integer, pair text, line text)")
        base.executemany("insert into lines values (?, ?, ?)", rows)
        base.execute("create index pairs on lines (number, pair)")
    base.close()
    packed = sum(path.stat().st_size for path in folder.glob("*.gz"))
    return {
        "found_by_halving": len(plain),
        "read_whole": len(plain),
        "compressed_by_country": packed,
        "in_sqlite": len(gzip.compress((folder / "world.sqlite").read_bytes(), 6)),
    }


def measure(way: str, folder: Path) -> dict[str, float]:
    """Seconds and MB of one way in a process of its own, which is this file called with the name of the way."""
    command = [sys.executable, __file__, way, str(folder)]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def peak() -> float:
    """The most memory that this process has had, in MB, as Linux says it; a child's own, not that of its parent."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(re.search(r"VmHWM:\s+(\d+) kB", status)[1]) / 1024


def one(way: str, folder: Path) -> dict[str, float]:
    """What one process measures of itself; "pair" is `load_trade` with the three tables of yearly figures."""
    from readout.intake import lines_beginning  # noqa: F401  (what all ways have imported)
    from readout.reading import TRADE_FOLDER
    from readout.trade import load_trade

    before = peak()
    started = time.perf_counter()
    if way == "pair":
        book = load_trade("IN-DE", TRADE_FOLDER)
        lines = [row for name in ("annual", "mirror", "reconciled") for row in book.rows(name)]
    elif way == "partners":
        from readout.world import partners

        lines = [row for of in partners("CN", 2023) for row in of.partners]
    else:
        lines = WAYS[way](folder)
    seconds = time.perf_counter() - started
    return {"seconds": seconds, "memory": peak() - before, "lines": len(lines)}


def main(rounds: int) -> None:
    """Print lines of Markdown."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        sizes = make(folder)
        measured: dict[str, list[dict[str, float]]] = defaultdict(list)
        for _ in range(rounds + 1):  # the first one warms the disk
            for way in (*WAYS, "pair", "partners"):
                measured[way].append(measure(way, folder))
        assert len({measured[way][0]["lines"] for way in WAYS}) == 1, "the ways do not find the same"
    seconds = {way: statistics.median(m["seconds"] for m in all_of[1:]) for way, all_of in measured.items()}
    memory = {way: statistics.median(m["memory"] for m in all_of[1:]) for way, all_of in measured.items()}
    for way in WAYS:
        print(
            f"| {way.replace('_', ' ')}: time over found by halving | {seconds[way] / seconds['found_by_halving']:.1f} "
            f"({1000 * seconds[way]:.1f} ms, {memory[way]:.1f} MB of memory, {sizes[way] / 1e6:.1f} MB compressed) | |"
        )
    for way, what in (
        ("pair", "a pair's yearly tables on all books"),
        ("partners", "all partners of China in 2023"),
    ):
        print(
            f"| {what}, first time in a process, over 50 ms | {seconds[way] / MOST_SECONDS:.2f} "
            f"({1000 * seconds[way]:.1f} ms) | 1 at most |"
        )
        print(
            f"| likewise, memory over 20 MB | {memory[way] / MOST_MEMORY:.2f} ({memory[way]:.1f} MB) | 1 at most |"
        )


if __name__ == "__main__":
    if len(sys.argv) > 2:
        print(json.dumps(one(sys.argv[1], Path(sys.argv[2]))))
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
