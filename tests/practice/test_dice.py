"""Chance that is the same everywhere."""

import ast
from pathlib import Path

from readout import practice


def test_only_the_stable_part_of_random_is_used():
    files = sorted(Path(practice.__file__).parent.glob("*.py"))
    nodes = [node for path in files for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))]
    uses = {n.attr for n in nodes if isinstance(n, ast.Attribute) and ast.unparse(n.value) == "random"}
    assert uses == {"Random"}
    assert "random" not in {n.module for n in nodes if isinstance(n, ast.ImportFrom)}
    assert "hash" not in {n.id for n in nodes if isinstance(n, ast.Name)}
