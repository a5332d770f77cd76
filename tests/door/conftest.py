"""The door's tests provoke faults on purpose; what is logged about them is kept for looking at."""

from collections.abc import Iterator, MutableMapping
from typing import Any

import pytest
from structlog.testing import capture_logs


@pytest.fixture(autouse=True)
def logged() -> Iterator[list[MutableMapping[str, Any]]]:
    """What the desk has logged."""
    with capture_logs() as lines:
        yield lines
