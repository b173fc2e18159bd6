"""Files that come in, which a person or a disk may have spoiled: read whole, or refused in one line.

Whatever reads a file that is not the library's own reads it here, so that none of them waits for a pipe, fills the
memory from a device, or stops with a traceback.
"""

from __future__ import annotations

import json
import os
import re
import stat
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from readout.errors import InputError
from readout.files import open_without_waiting
from readout.shapes import Shape, misfit

_DEEPEST = 100  # levels; the deepest file of the course has 9
_HALF_A_CHARACTER = re.compile(r"\\u[dD][89a-fA-F]")


@dataclass(frozen=True, slots=True)
class Kind:
    """What a file should be, as errors say it: `name` with its article, and what to do where it is missing or spoiled.

    `limit` is the size, in bytes, beyond which it is not read. 20 MB of JSON take at most some 0.4 GB of memory.
    """

    name: str
    missing: str = "no such file; check the path"
    mend: str = "restore it"
    limit: int = 20_000_000


_COPIED = Kind("a file of the course")


def read_bytes(path: str | Path, kind: Kind) -> bytes:
    """What is in the file at `path`.

    Raises InputError for what is missing, no regular file, larger than its kind may be, or cannot be read.
    """
    try:
        _refuse_special(path, os.stat(path).st_mode, kind)  # asked first: opening some devices does something
        with open(path, "rb", opener=open_without_waiting) as file:
            state = os.fstat(file.fileno())  # it may have been replaced meanwhile
            _refuse_special(path, state.st_mode, kind)
            data = b"" if state.st_size > kind.limit else file.read(kind.limit + 1)
    except InputError:
        raise
    except FileNotFoundError:
        raise InputError(f"{path}: {kind.missing}") from None
    except (OSError, ValueError) as error:
        raise InputError(f"{path}: cannot be read ({error}); check its name and permissions") from None
    if data is None:  # what a file that is made as it is read says when it has nothing yet
        raise InputError(f"{path}: a pipe or device, not {kind.name}; {kind.mend}")
    if max(state.st_size, len(data)) > kind.limit:
        size = f"{kind.limit / 1e6:g} MB"
        raise InputError(f"{path}: larger than the {size} that {kind.name} may have; {kind.mend}")
    return data


def _refuse_special(path: str | Path, mode: int, kind: Kind) -> None:
    if stat.S_ISDIR(mode):
        raise InputError(f"{path}: a folder, not {kind.name}; name the file in it")
    if not stat.S_ISREG(mode):
        raise InputError(f"{path}: a pipe or device, not {kind.name}; {kind.mend}")


def copy_file(source: str | Path, target: str | Path) -> str | Path:
    """Copy one file, for `shutil.copytree`, which would copy a device for ever. Raises InputError as `read_bytes` does."""
    Path(target).write_bytes(read_bytes(source, _COPIED))
    return target


def read_text(path: str | Path, kind: Kind) -> str:
    """The text in the UTF-8 file at `path`. Raises InputError as `read_bytes` does, and for other encodings."""
    try:
        return read_bytes(path, kind).decode("utf-8")
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: not UTF-8 at byte {error.start}; {kind.mend}") from None


def read_json(path: str | Path, kind: Kind, shape: Shape = object) -> Any:
    """What the JSON file at `path` holds.

    Raises InputError as `read_text` does, and for what is no JSON, nested too deeply, or not of `shape`.
    """
    text = read_text(path, kind)
    try:
        value = json.loads(text)
        if _HALF_A_CHARACTER.search(text):
            json.dumps(value, ensure_ascii=False).encode("utf-8")
    except RecursionError:
        raise _too_deep(path, kind) from None
    except UnicodeEncodeError:
        raise _half(path, kind) from None
    except ValueError as error:
        raise InputError(f"{path}: not JSON ({error}); {kind.mend}") from None
    level, depth = [value], 0
    while level := [item for item in level if isinstance(item, dict | list)]:
        depth += 1
        if depth > _DEEPEST:
            raise _too_deep(path, kind)
        level = [item for part in level for item in (part.values() if isinstance(part, dict) else part)]
    return _of_shape(path, value, kind, shape)


def read_yaml(path: str | Path, kind: Kind, shape: Shape = object) -> Any:
    """What the YAML file at `path` holds, which has plain values alone.

    Raises InputError as `read_text` does, and for what is no YAML, refers back to itself (which can be little to read
    and endless to look at), is nested too deeply, or is not of `shape`.
    """
    import yaml

    text = read_text(path, kind)
    try:
        value = yaml.load(text, _plain_yaml())
        json.dumps(value, ensure_ascii=False, default=str).encode("utf-8")
    except RecursionError:
        raise _too_deep(path, kind) from None
    except UnicodeEncodeError:
        raise _half(path, kind) from None
    except (yaml.YAMLError, ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
        # A date, a truth or a sign that is none is no error of YAML's own.
        raise InputError(f"{path}: not YAML ({' '.join(str(error).split())}); mend it") from None
    return _of_shape(path, value, kind, shape)


@cache
def _plain_yaml() -> Any:
    import yaml

    class PlainYaml(yaml.SafeLoader):
        """Refuses what refers back, and what is nested too deeply."""

        depth = 0

        def compose_node(self, parent: Any, index: Any) -> Any:
            if self.check_event(yaml.AliasEvent):
                raise yaml.YAMLError(f"'*' refers back: {self.get_mark()}")
            self.depth += 1
            if self.depth > _DEEPEST:
                raise RecursionError
            node = super().compose_node(parent, index)
            self.depth -= 1
            return node

    return PlainYaml


def _of_shape(path: str | Path, value: Any, kind: Kind, shape: Shape) -> Any:
    if wrong := misfit(value, shape):
        raise InputError(f"{path}: not {kind.name}: {wrong}; {kind.mend}")
    return value


def _half(path: str | Path, kind: Kind) -> InputError:
    return InputError(f"{path}: holds half a character (a lone surrogate); {kind.mend}")


def _too_deep(path: str | Path, kind: Kind) -> InputError:
    return InputError(
        f"{path}: nested more than {_DEEPEST} levels deep, which no {kind.name.split(' ', 1)[1]} is; {kind.mend}"
    )
