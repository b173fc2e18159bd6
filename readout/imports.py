"""Packages imported without what they would load besides and nothing here uses."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path

from readout import INSTALLED, ROOT


def import_without(name: str, *optional: str) -> None:
    """Import the module `name` as where the packages `optional` are not installed, unless they are imported already.

    It must be able to do without them, and what asks for them later gets them. Where it cannot any longer, in another
    version, it is imported with them, which takes longer and nothing else; a test says so.
    """
    absent = [package for package in optional if package not in sys.modules]
    # Python's own sign for a module that cannot be found, whatever is installed.
    sys.modules.update(dict.fromkeys(absent))  # type: ignore[arg-type]
    try:
        import_module(name)
        return
    except ImportError:
        pass
    finally:
        for package in absent:
            del sys.modules[package]
    import_module(name)


def to_install(extra: str) -> str:
    """The command that installs what the optional part `extra` of Readout needs, as this Readout was installed.

    In a checkout it is that of the environment of `make`, where Python runs in that. A shell reads brackets, so it is
    quoted.
    """
    if INSTALLED:
        return f"pip install 'readout-course[{extra}]'"
    own = Path(sys.executable)
    python = own.relative_to(ROOT) if own.is_relative_to(ROOT / ".venv") else "python"
    return f"in the project folder: {python} -m pip install -e '.[{extra}]'"


def import_nbformat() -> None:
    """Import nbformat without the grammar of international addresses, two thirds of what it takes to import.

    jsonschema builds it for a format of texts that no schema of a notebook has.
    """
    import_without("nbformat", "rfc3987_syntax")


def import_textblob() -> None:
    """Import TextBlob for a process that only reads: without scipy, two thirds of what it takes to import.

    nltk, which TextBlob imports, would take a few functions from it for statistics that TextBlob has no use for. Not for
    a process that runs cells, which may use them.
    """
    import_without("textblob", "scipy")
