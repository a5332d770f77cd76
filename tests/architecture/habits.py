"""House rules that no off-the-shelf linter knows: each reads one module and names the lines that break it."""

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]

PURE = frozenset(
    (
        "bisect",
        "collections",
        "dataclasses",
        "datetime",
        "enum",
        "fractions",
        "functools",
        "hashlib",
        "itertools",
        "re",
        "types",
        "typing",
        "unicodedata",
        "zlib",
        "zoneinfo",
    )
)
"""All that pure code may import from outside: whatever is not here (a clock, a file, a die) is not pure."""

_DOING = frozenset(("open", "print", "input", "exec", "eval", "__import__"))
_CLOCKS = frozenset(("now", "today", "utcnow", "time"))
_CLOCK_OWNERS = frozenset(("datetime", "date", "time"))
_QUESTIONS = frozenset(("select", "insert", "update", "delete", "text", "func"))


@dataclass(frozen=True, slots=True)
class Habit:
    """A rule: the modules it is about, those that are the reason for it, and what it finds in a module."""

    name: str
    why: str
    about: tuple[str, ...]
    may: tuple[str, ...]
    broken: Callable[[ast.Module], Iterator[tuple[int, str]]]

    def breaches(self) -> list[str]:
        """Every line of the tree that breaks the rule."""
        return [
            f"{path.relative_to(ROOT)}:{line}: {what}"
            for path in sorted(path for folder in self.about for path in (ROOT / folder).rglob("*.py"))
            if not str(path.relative_to(ROOT)).startswith(self.may)
            for line, what in self.broken(ast.parse(path.read_text(encoding="utf-8")))
        ]


def _imports(module: ast.Module) -> Iterator[tuple[int, str]]:
    for node in ast.walk(module):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.lineno, node.module or "."


def impure(module: ast.Module) -> Iterator[tuple[int, str]]:
    """Imports from outside the allow-list, and clocks, files and output that need no import."""
    for line, name in _imports(module):
        if name.partition(".")[0] not in PURE and not name.startswith("bot.flows"):
            yield line, f"imports {name}"
    yield from clocks(module)
    for node in ast.walk(module):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _DOING:
            yield node.lineno, f"calls {node.func.id}"
        if isinstance(node, ast.AsyncFunctionDef | ast.Await | ast.Global):
            yield node.lineno, type(node).__name__


def clocks(module: ast.Module) -> Iterator[tuple[int, str]]:
    """Reading a clock."""
    for node in ast.walk(module):
        if isinstance(node, ast.Attribute) and node.attr in _CLOCKS:
            owner = node.value.id if isinstance(node.value, ast.Name) else getattr(node.value, "attr", "")
            if owner in _CLOCK_OWNERS:
                yield node.lineno, f"reads {owner}.{node.attr}"


def questions(module: ast.Module) -> Iterator[tuple[int, str]]:
    """Making SQL: importing what statements are made of, or sending words."""
    for node in ast.walk(module):
        if isinstance(node, ast.ImportFrom) and node.module == "sqlalchemy":
            found = sorted(alias.name for alias in node.names if alias.name in _QUESTIONS)
            yield from ((node.lineno, f"imports {name}") for name in found)
        if isinstance(node, ast.Attribute) and node.attr == "exec_driver_sql":
            yield node.lineno, "sends SQL"


def commits(module: ast.Module) -> Iterator[tuple[int, str]]:
    """Ending a transaction by hand: whoever opens one with ``writing()`` leaves that to it."""
    for node in ast.walk(module):
        if isinstance(node, ast.Attribute) and node.attr in ("commit", "rollback"):
            yield node.lineno, node.attr


def _is_pattern(node: ast.AST) -> bool:
    """Whether something is a regular expression being made: it reads words, and says none."""
    called = node.func if isinstance(node, ast.Call) else None
    return isinstance(called, ast.Attribute) and called.attr == "compile"


def spoken(module: ast.Module) -> Iterator[tuple[int, str]]:
    """Sentences for people written where texts do not belong: what is said goes by its name."""
    documented = {
        id(node.value)
        for node in ast.walk(module)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    raised = {
        id(part)
        for node in ast.walk(module)
        if (isinstance(node, ast.Raise) and node.exc is not None) or _is_pattern(node)
        for part in ast.walk(node)
    }
    for node in ast.walk(module):
        if not isinstance(node, ast.Constant) or not isinstance(node.value, str) or id(node) in documented | raised:
            continue
        if node.value.count(" ") >= 3:
            yield node.lineno, f"says {node.value[:30]!r}"


_WORDED = (
    "bot/flows/calendar/calendar.py",
    "bot/flows/given/identity_number.py",
    "bot/flows/visitor/wish.py",
)
"""What an operator reads about wrong opening hours; what identity numbers and wishes for a person look like."""

HABITS = (
    Habit("pure", "decisions are tables", ("bot/flows",), (), impure),
    Habit("one-clock", "time is injected", ("bot", "storage"), ("bot/clock.py", "bot/jobs/rounds.py"), clocks),
    Habit("sql-in-storage", "plans are read there", ("bot",), (), questions),
    Habit("no-commit", "one event, one transaction", ("bot", "storage"), ("storage/migrations",), commits),
    Habit(
        "texts",
        "complete in both languages",
        ("bot/flows",),
        _WORDED,
        spoken,
    ),
)
"""Spared from ``one-clock``: where time is made, and the scheduler's own wall clock."""
