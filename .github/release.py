"""Whether what a tag releases is what it says: `python .github/release.py v1.2.3`, before anything is built.

The version stands in one place, `readout/__init__.py`; the tag and the changelog must name it, with a day.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def wrong(tag: str, version: str, changelog: str) -> str | None:
    """What keeps the `version` from being released as `tag`, in a line; None where nothing does."""
    if tag != f"v{version}":
        return f"{tag}: not the tag of version {version}, which readout/__init__.py has"
    if not re.search(rf"^## {re.escape(version)} \(\d{{4}}-\d\d-\d\d\)$", changelog, re.MULTILINE):
        return (
            f"CHANGELOG.md: no heading ## {version} (YYYY-MM-DD); give what is in it the day of its release"
        )
    return None


def main(tag: str) -> int:
    """Say what is wrong, if anything. Returns the exit code: 1 where something is."""
    sys.path.insert(0, str(ROOT))
    from readout import __version__

    found = wrong(tag, __version__, (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"))
    print(found or f"{tag}: version and changelog agree", file=sys.stderr if found else sys.stdout)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
