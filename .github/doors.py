"""Goes through a door of the README as a newcomer would: its commands, as they stand there, in a fresh copy.

`python .github/doors.py DOOR`, where DOOR is one of `OPENINGS`. What would open JupyterLab only shows its settings.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
# How the line above a door's commands begins.
OPENINGS = {
    "make": "With Python 3.11 or newer",
    "pip": "With pip",
    "uv": "With uv",
    "windows": "On Windows",
    "conda": "With conda",
}
# Before the commands: stop at the first that fails, show each, and for conda what `conda init` puts into a profile.
BASH = "set -ex\n"
CONDA = BASH + '. "$(conda info --base)/etc/profile.d/conda.sh"\n'
POWERSHELL = "$ErrorActionPreference = 'Stop'\n$PSNativeCommandUseErrorActionPreference = $true\nSet-PSDebug -Trace 1\n"


def commands(door: str, readme: str) -> list[str]:
    """The commands of `door` in the text `readme`, one a line. Raises LookupError where it has no such door."""
    found = re.search(rf"^{OPENINGS[door]}[^\n]*:\n\n```\n(.*?)^```$", readme, re.MULTILINE | re.DOTALL)
    if found is None:
        raise LookupError(f"README.md: no commands below a line that begins with {OPENINGS[door]!r}")
    return found[1].splitlines()


def main(door: str) -> int:
    """Run the commands of `door` in a clone of what is committed. Returns their shell's exit code."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as place:
        subprocess.run(["git", "clone", "--quiet", str(ROOT), f"{place}/course"], check=True)
        lines = commands(door, Path(place, "course/README.md").read_text(encoding="utf-8"))
        lines = [f"{line} --show-config" if "jupyter lab" in line else line for line in lines]
        start = POWERSHELL if door == "windows" else CONDA if door == "conda" else BASH
        script = Path(place, "door.ps1" if door == "windows" else "door.sh")
        script.write_text(start + "\n".join(lines) + "\n", encoding="utf-8")
        shell = "pwsh" if door == "windows" else "bash"
        return subprocess.run([shell, str(script)], cwd=f"{place}/course").returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
