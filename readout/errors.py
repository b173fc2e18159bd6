"""The one error a reader of Readout is meant to see."""


class InputError(ValueError):
    """Bad input. The message is one line: what is wrong, where, and how to mend it."""
