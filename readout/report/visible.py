"""Characters that turn or steer text without being seen, shown by their names: a reader sees them, no screen obeys them."""

from __future__ import annotations

import re
import unicodedata

# Controls but for tab and line ends, the marks of direction (UAX 9), separators of lines, and what Unicode has withdrawn.
_STEERING = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u206f\ufff9-\ufffb]"
)


def visible(text: str) -> str:
    """`text` with each control character and mark of direction as its name: "[U+202E RIGHT-TO-LEFT OVERRIDE]"."""
    return _STEERING.sub(_by_name, text)


def _by_name(found: re.Match[str]) -> str:
    return f"[U+{ord(found.group()):04X} {unicodedata.name(found.group(), 'CONTROL CHARACTER')}]"
