"""Stories in quick runs wait for no thread."""

from collections.abc import Callable
from typing import Any

import pytest
from aiosqlite.core import Connection

from tests.thoroughness import THOROUGH


@pytest.fixture(autouse=True)
def _sqlite_answers_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """SQLite has a thread of its own, and handing over to it and back takes longer than most of its answers do. In
    quick runs a story asks it in its own thread; thorough runs leave it as it is."""
    if not THOROUGH:
        monkeypatch.setattr(Connection, "_execute", _at_once)


async def _at_once(_: Connection, function: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
    return function(*args, **kwargs)
