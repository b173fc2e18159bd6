"""Small corpora that tests of this room write and read."""

import gzip
import json

from readout import DATA

WHOLE = DATA / "corpus/white_house_readouts.jsonl.gz"


def text(number, said="supports peace"):
    return (
        f"President Ann Brask of Norway met Prime Minister Bo Lund of Denmark on {number % 28 + 1} May 2023. "
        f"President Brask stressed that Norway {said}. Prime Minister Lund said that trade rose by 5 percent."
    )


def records(names, **more):
    return [
        {"id": name, "text": text(n), "date": f"2023-05-{n % 28 + 1:02}"} | more
        for n, name in enumerate(names)
    ]


def write_lines(path, rows):
    """Rows, or lines as they are to stand there, as JSON Lines; gzipped where the name says so."""
    lines = [row if isinstance(row, bytes) else json.dumps(row).encode() for row in rows]
    data = b"".join(line + b"\n" for line in lines)
    path.write_bytes(gzip.compress(data) if path.suffix == ".gz" else data)
    return str(path)


def three_files(folder):
    """A corpus of three parts, in a folder."""
    folder.mkdir()
    for letter in "abc":
        write_lines(folder / f"{letter}.jsonl", records([f"{letter}{n}" for n in range(3)]))
    return [str(folder)]


def files_of(out):
    """What a run wrote, by its names."""
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in out.rglob("*") if path.is_file()}
