"""Words that come from submissions and rosters, as a table or a page may have them: cut, and steering no screen."""

from __future__ import annotations

from readout.report.visible import visible


def shown(text: str, most: int) -> str:
    """At most `most` characters of `text`, and how many more there are; what steers a screen stands by its name.

    Line ends stay, as line feeds. Half a character (a lone surrogate), which no file can have, stands by its escape.
    """
    kept = text[:most].replace("\r\n", "\n").replace("\r", "\n")
    kept = visible(kept.encode("utf-8", "backslashreplace").decode("utf-8"))
    more = len(text) - most
    return f"{kept} … ({more:,} more characters)" if more > 0 else kept


def in_one_line(text: str, most: int, between: str = " ") -> str:
    """`text` as `shown` has it, with `between` in the place of each line end and single blanks between words."""
    lines = (" ".join(line.split()) for line in shown(text, most).split("\n"))
    return between.join(filter(None, lines))
