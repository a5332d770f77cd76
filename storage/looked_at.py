"""Which tables somebody looked at: they would find the same again until something of those is written.

What is noted is what a statement names, so rather too much than too little.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, lru_cache

from storage.tables import metadata

EVERYTHING, FAILED = "*", "!"
"""In place of a table: nobody knows which, and a look that failed or was cut short, which may have had more to see."""

_MOST_KNOWN = 512
_WORD = re.compile(r"[a-z_]+")
_LOOKED_AT: ContextVar[set[str] | None] = ContextVar("looked_at", default=None)


@contextmanager
def looking(tables: set[str]) -> Iterator[None]:
    """Whatever this task and those that it begins look at meanwhile is added to ``tables``."""
    before = _LOOKED_AT.set(tables)
    try:
        yield
    finally:
        _LOOKED_AT.reset(before)


def note(statement: str) -> None:
    """A statement was sent."""
    if (tables := _LOOKED_AT.get()) is not None:
        tables |= named_in(statement)


def note_failure() -> None:
    """Something came to nothing, or was not seen whole."""
    if (tables := _LOOKED_AT.get()) is not None:
        tables.add(FAILED)


@lru_cache(_MOST_KNOWN)
def named_in(statement: str) -> frozenset[str]:
    """The tables that a statement in SQL names."""
    return _all_tables().intersection(_WORD.findall(statement))


def written_by(statement: str) -> frozenset[str]:
    """The tables that a statement that writes may have written to."""
    return named_in(statement) or frozenset({EVERYTHING})


@cache
def _all_tables() -> frozenset[str]:
    return frozenset(metadata.tables)
