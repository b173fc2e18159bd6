"""What a lesson can be told: its parameters, read from the one cell that declares them and checked against it.

papermill alone lets three mistakes pass with exit code 0: a parameter the notebook does not have, a notebook
without a cell tagged `parameters`, and a value of another type. Here each is an InputError.
"""

from __future__ import annotations

import ast
from collections.abc import Mapping
from pathlib import Path

from readout.course.cells import load_cells
from readout.errors import InputError, quoted

Parameter = str | int | float | bool
TYPES: dict[str, type[Parameter]] = {"str": str, "int": int, "float": float, "bool": bool}

OUT = "out"
"""The parameter that says where a lesson writes. The lesson that has it writes the report."""


def declared_parameters(path: Path) -> dict[str, Parameter]:
    """The parameters of the notebook at `path` with their defaults.

    They stand in its one cell tagged `parameters`, as annotated literals and nothing else: `year: int = 2023`.
    A derived value there would keep its old value when papermill replaces what it was derived from.

    Raises InputError where the cell is missing, doubled, or holds anything else.
    """
    tagged = [cell for cell in load_cells(path) if "parameters" in cell["metadata"].get("tags", [])]
    if len(tagged) != 1:
        raise InputError(f"{path.name}: {len(tagged)} cells tagged 'parameters'; a lesson has exactly one")
    try:
        return _literals(path.name, "".join(tagged[0]["source"]))
    except SyntaxError as error:
        raise InputError(
            f"{path.name}: line {error.lineno} of the parameters cell is no Python ({error.msg}); "
            "write it as `name: type = literal`"
        ) from None
    except (RecursionError, MemoryError):  # brackets in brackets in brackets
        raise InputError(f"{path.name}: its parameters cell is nested too deeply; mend it") from None


def _literals(notebook: str, source: str) -> dict[str, Parameter]:
    parameters: dict[str, Parameter] = {}
    if "\0" in source:
        raise InputError(f"{notebook}: its parameters cell has a null character; remove it")
    for node in ast.parse(source).body:
        line = quoted(ast.unparse(node))
        if not isinstance(node, ast.AnnAssign) or not isinstance(node.target, ast.Name) or node.value is None:
            raise InputError(f"{notebook}: {line} in the parameters cell; write it as `name: type = literal`")
        kind = TYPES.get(ast.unparse(node.annotation))
        try:
            value: Parameter = ast.literal_eval(node.value)
        except (ValueError, TypeError):  # an unhashable key
            raise InputError(f"{notebook}: {line} is not a literal; derive it in the next cell") from None
        if kind is None or type(value) is not kind:
            raise InputError(
                f"{notebook}: {line}: the value is not of the type written; one of {', '.join(TYPES)}"
            )
        parameters[node.target.id] = value
    return parameters


def check_parameters(path: Path, given: Mapping[str, Parameter]) -> dict[str, Parameter]:
    """`given`, checked against what the notebook at `path` declares. An int serves where a float is declared.

    Raises InputError for a name it does not declare or a value of another type.
    """
    declared = declared_parameters(path)
    checked = {}
    for name, value in given.items():
        if name not in declared:
            raise InputError(f"{path.name}: no parameter {name!r}; it has {', '.join(declared)}")
        kind = type(declared[name])
        if kind is float and type(value) is int:
            value = float(value)
        if type(value) is not kind:
            raise InputError(f"{path.name}: {name} is {value!r}, not of type {kind.__name__}; give it as one")
        checked[name] = value
    return checked
