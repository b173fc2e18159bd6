"""The errors a reader of Readout is meant to see."""

_LONGEST_QUOTE, _LONGEST_LINE = 80, 500


class InputError(ValueError):
    """Bad input. The message is one line: what is wrong, where, and how to mend it.

    Notebooks show that line alone: the way through the library to it helps nobody to mend it.
    """

    def _render_traceback_(self) -> list[str]:
        return [f"InputError: {self}"]


class WorkFailed(Exception):
    """The work found something wrong, which is no fault of its input. `lines` says what and where, a line for each."""

    def __init__(self, *lines: str) -> None:
        super().__init__("\n".join(lines))
        self.lines = lines


def quoted(value: object) -> str:
    """`value`, whatever it is, as a message quotes it: as Python writes it, and cut where that is long."""
    try:
        whole = repr(value)
    except Exception:  # Python itself refuses to write a number of some thousand digits
        return f"of type {type(value).__name__}"
    return whole if len(whole) <= _LONGEST_QUOTE else f"{whole[: _LONGEST_QUOTE - 20]}…{whole[-15:]}"


def one_line(message: str) -> str:
    """`message` as a terminal may show it: in one line, without what would move the cursor or turn round the words.

    Such characters are shown by their escapes. Of a long message the middle is left out.
    """
    line = _printable(" ".join(_ends(message).split()))
    return line if len(line) <= _LONGEST_LINE else f"{line[: _LONGEST_LINE - 150]} … {line[-140:]}"


def _ends(message: str) -> str:
    """`message` without the middle of one that is beyond any line: what is to be cut need not be looked at."""
    most = 10 * _LONGEST_LINE
    return message if len(message) <= 2 * most else f"{message[:most]} … {message[-most:]}"


def _printable(line: str) -> str:
    return "".join(c if c.isprintable() else c.encode("unicode-escape").decode("ascii") for c in line)
