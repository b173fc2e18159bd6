"""Word lists of the library: one entry a line, a `#` line saying where they come from."""

from __future__ import annotations

from importlib import resources


def entries(name: str) -> tuple[str, ...]:
    """The entries of `lexicons/<name>.txt`, in the order of the file."""
    text = resources.files("readout").joinpath(f"lexicons/{name}.txt").read_text(encoding="utf-8")
    return tuple(line for line in text.splitlines() if line and not line.startswith("#"))
