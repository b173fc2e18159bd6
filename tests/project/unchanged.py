"""Whether the library still says the same, byte for byte, of many texts: run it before a change and after it.

usage: python tests/project/unchanged.py FOLDER [TEXT ...]

Where FOLDER is empty, what `readout read` prints for the course's texts, for those of 200 practice readouts, and for
every TEXT (a file, or a folder of .txt files) is kept there, with the practice readouts themselves and `report.json`.
Where it is not, the same is made again and compared. Exit code 1 where anything differs, 2 where there is nothing to
read. A text that is refused is kept with the line that refuses it.
"""

import contextlib
import io
import json
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from readout import cli
from readout.course import publish
from readout.practice import generate

ROOT = Path(__file__).parents[2]
OWN = ("data/article", "data/practice", "data/readouts")
SEEDS = range(200)


def printed(*arguments: str) -> str:
    """What the command prints, errors included."""
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    errors = io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(errors):
        cli.main(arguments)
    out.seek(0)
    return out.read() + errors.getvalue()


def said(texts: list[Path]) -> Iterator[tuple[str, str]]:
    """The name and the content of everything that is compared."""
    for path in texts:
        yield f"text-{path.stem}.json", printed("read", str(path))
    with tempfile.TemporaryDirectory() as folder:
        for seed in SEEDS:
            practice = generate(seed)
            path = Path(folder, f"seed-{seed}.txt")
            path.write_text(practice.text, encoding="utf-8", newline="")
            yield f"{path.stem}.json", printed("read", str(path))
            yield f"{path.stem}.txt", f"{practice!r}\n"
    with contextlib.redirect_stderr(io.StringIO()):
        publish.report()
    report = json.loads((publish.BUILD / "report" / "report.json").read_text(encoding="utf-8"))
    report.pop("software")  # versions of packages, which are no work of the library
    yield "report.json", json.dumps(report, ensure_ascii=False, indent=1)


def main(folder: str, *given: str) -> int:
    """Keep or compare; print a line for each thing that differs, and one that counts."""
    texts = []
    for place in (*(ROOT / own for own in OWN), *map(Path, given)):
        texts += sorted(place.glob("*.txt")) if place.is_dir() else [place]
    if missing := [path for path in texts if not path.is_file()]:
        print(f"{missing[0]}: no such text", file=sys.stderr)
        return 2
    kept = Path(folder)
    kept.mkdir(parents=True, exist_ok=True)
    first = not any(kept.iterdir())
    wrong = total = 0
    for name, content in said(texts):
        total += 1
        path, data = kept / name, content.encode("utf-8", "surrogatepass")
        if first:
            path.write_bytes(data)
        elif not path.exists() or path.read_bytes() != data:
            wrong += 1
            print(f"{name}: not as it was")
    print(f"{total} kept" if first else f"{total} compared, {wrong} not as they were")
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
