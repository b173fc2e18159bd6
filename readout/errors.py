"""The errors a reader of Readout is meant to see."""

import reprlib


class InputError(ValueError):
    """Bad input. The message is one line: what is wrong, where, and how to mend it."""


class WorkFailed(Exception):
    """The work found something wrong, which is no fault of its input. `lines` says what and where, a line for each."""

    def __init__(self, *lines: str) -> None:
        super().__init__("\n".join(lines))
        self.lines = lines


def shortly(value: object) -> str:
    """`value`, whatever it is, as a message shows it: in one line, cut where it is long."""
    try:
        return " ".join(reprlib.repr(value).split())
    except Exception:  # Python itself refuses to write a number of some thousand digits
        return f"of type {type(value).__name__}"
