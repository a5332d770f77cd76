"""The modules of the house as trees, each parsed once a process for all who look at them.

They stay to the end: so many nodes that the collector, which need not look at them, would take a quarter of the time.
"""

import ast
import gc
from functools import cache
from pathlib import Path


@cache
def parsed(path: Path) -> ast.Module:
    """A module as it stands; looked at, never changed."""
    tree = ast.parse(path.read_text("utf-8"))
    gc.freeze()
    return tree


@cache
def walked(tree: ast.AST) -> tuple[ast.AST, ...]:
    """Everything in a tree, gone through once for all who look."""
    found = tuple(ast.walk(tree))
    gc.freeze()
    return found
