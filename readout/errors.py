"""The errors a reader of Readout is meant to see."""


class InputError(ValueError):
    """Bad input. The message is one line: what is wrong, where, and how to mend it."""


class WorkFailed(Exception):
    """The work found something wrong, which is no fault of its input. `lines` says what and where, a line for each."""

    def __init__(self, *lines: str) -> None:
        super().__init__("\n".join(lines))
        self.lines = lines
