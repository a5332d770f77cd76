"""Channels fail here on purpose; what is logged about it is kept for looking at."""

from collections.abc import Iterator, MutableMapping
from typing import Any

import pytest
from structlog.testing import capture_logs

from tests.storage.emptied import lasting_postgres, postgres_url

__all__ = ["lasting_postgres", "logged", "postgres_url"]


@pytest.fixture(autouse=True)
def logged() -> Iterator[list[MutableMapping[str, Any]]]:
    """What the desk has logged."""
    with capture_logs() as lines:
        yield lines
