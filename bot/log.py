"""Logging: what the desk says about its own work. Never a name, a text or an address of a person.

Exceptions are logged by type and place only, since their messages may quote what a visitor wrote. What libraries log
takes the same way, without the values they put into their sentences.
"""

import logging
import sys
import traceback
from collections.abc import Callable, MutableMapping
from contextlib import suppress
from typing import Any, TextIO

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
        logger_factory=_written_to(sys.stderr),
        cache_logger_on_first_use=False,
    )
    logging.basicConfig(level=max(logging.WARNING, logging.getLevelName(level)), handlers=[Overheard()], force=True)
    logging.getLogger("telegram").setLevel(logging.CRITICAL)
    logging.getLogger("apscheduler").setLevel(logging.ERROR)
    logging.getLogger("opentelemetry").setLevel(logging.ERROR)
    logging.getLogger("aiohttp.access").setLevel(logging.CRITICAL)


class Written(structlog.PrintLogger):
    """Writes lines to standard error. One that cannot be written, since the disk is full or nobody reads any more, is
    lost: whoever writes of a fault is in the middle of bearing it, and must not come to grief over a word of it."""

    def msg(self, message: str) -> None:
        """Writes a line, or leaves it."""
        # rule: unwritable-log-stops-nothing
        with suppress(OSError, ValueError):
            super().msg(message)

    log = debug = info = warn = warning = fatal = failure = err = error = critical = exception = msg


def _written_to(file: TextIO) -> Callable[..., Written]:
    return lambda *_named: Written(file)


class Overheard(logging.Handler):
    """Brings what a library logs into our own log: which library, where, and its sentence before anything was filled
    in. A sentence that came filled in is left out: nobody knows with what."""

    def emit(self, record: logging.LogRecord) -> None:
        """Logs one record."""
        # rule: library-log-without-values
        words = record.msg if record.args and isinstance(record.msg, str) else ""
        place = f"{record.module}:{record.lineno} {record.funcName}"
        given = {"library": record.name, "place": place, "words": words, "exc_info": record.exc_info}
        structlog.get_logger(__name__).log(record.levelno, "a library reports", **given)


def _place_only(_logger: object, _method: str, entry: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Replaces an exception by its type and frames."""
    fault = entry.pop("exc_info", None)
    if not fault:
        return entry
    kind, _, trace = fault if isinstance(fault, tuple) else sys.exc_info()
    frames = [
        f"{frame.filename.rsplit('/', 2)[-1]}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(trace)
    ]
    return {**entry, "exception": kind.__name__ if kind else "", "at": " > ".join(frames[-6:])}
