"""Channels fail here on purpose; what is logged about it is kept for looking at."""

from collections.abc import Iterator, MutableMapping
from typing import Any

import pytest
from structlog.testing import capture_logs


@pytest.fixture(autouse=True)
def logged() -> Iterator[list[MutableMapping[str, Any]]]:
    """What the desk has logged."""
    with capture_logs() as lines:
        yield lines
