"""The modules of the house as trees, each parsed once a process for all who look at them."""

import ast
from functools import cache
from pathlib import Path


@cache
def parsed(path: Path) -> ast.Module:
    """A module as it stands; looked at, never changed."""
    return ast.parse(path.read_text("utf-8"))


@cache
def walked(tree: ast.AST) -> tuple[ast.AST, ...]:
    """Everything in a tree, gone through once for all who look."""
    return tuple(ast.walk(tree))
