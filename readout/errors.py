"""The errors a reader of Readout is meant to see."""

_LONGEST_QUOTE = 80


class InputError(ValueError):
    """Bad input. The message is one line: what is wrong, where, and how to mend it."""


class WorkFailed(Exception):
    """The work found something wrong, which is no fault of its input. `lines` says what and where, a line for each."""

    def __init__(self, *lines: str) -> None:
        super().__init__("\n".join(lines))
        self.lines = lines


def quoted(value: object) -> str:
    """`value` as a message quotes it: as Python writes it, and cut where that is long."""
    whole = repr(value)
    return whole if len(whole) <= _LONGEST_QUOTE else f"{whole[: _LONGEST_QUOTE - 20]}…{whole[-15:]}"
