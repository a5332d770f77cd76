"""Most stories wait for no thread."""

from collections.abc import Callable
from typing import Any

import pytest
from aiosqlite.core import Connection

from tests.stories.channels import own_channel
from tests.thoroughness import THOROUGH


@pytest.fixture(autouse=True)
def _sqlite_answers_at_once(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """SQLite has a thread of its own, and handing over to it and back takes longer than most of its answers do. In
    quick runs a story asks it in its own thread. In thorough ones every story is played as it is on the channel that
    its name chooses, and so on the others."""
    if not THOROUGH or _played_elsewhere(request.node):
        monkeypatch.setattr(Connection, "_execute", _at_once)


def _played_elsewhere(item: Any) -> bool:
    given = getattr(item, "callspec", None)
    return (
        given is not None and "story" in given.params and given.params["channel"] != own_channel(given.params["story"])
    )


async def _at_once(_: Connection, function: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
    return function(*args, **kwargs)
