"""Logging: what the desk says about its own work. Never a name, a text or an address of a person.

Exceptions are logged by type and place only, since their messages may quote what a visitor wrote.
"""

import logging
import sys
import traceback
from collections.abc import MutableMapping
from typing import Any

import structlog


def configure(level: str, *, as_json: bool) -> None:
    """Sets up logging for the process."""
    renderer: Any = structlog.processors.JSONRenderer() if as_json else structlog.dev.ConsoleRenderer(colors=False)
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            _place_only,
            renderer,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelName(level)),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=False,
    )
    logging.basicConfig(level=max(logging.WARNING, logging.getLevelName(level)), stream=sys.stderr, force=True)
    logging.getLogger("telegram").setLevel(logging.CRITICAL)
    logging.getLogger("apscheduler").setLevel(logging.ERROR)


def _place_only(_logger: object, _method: str, entry: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Replaces an exception by its type and frames."""
    if not entry.pop("exc_info", None):
        return entry
    kind, _, trace = sys.exc_info()
    frames = [
        f"{frame.filename.rsplit('/', 2)[-1]}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(trace)
    ]
    return {**entry, "exception": kind.__name__ if kind else "", "at": " > ".join(frames[-6:])}
