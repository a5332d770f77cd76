"""What the desk writes into its log while it is played: nothing is printed, and faults of ours are kept."""

import logging
import sys
from collections.abc import Iterator, MutableMapping
from contextlib import contextmanager
from traceback import extract_tb
from typing import Any

import structlog

from bot.rehearsal.simulation.world import World


@contextmanager
def kept_by(world: World) -> Iterator[None]:
    """While the block runs, exceptions that the desk logs are the world's to judge."""
    before = structlog.get_config()

    def keep(_logger: Any, level: str, said: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
        if level in ("error", "exception", "critical") and not world.afterlife:
            world.break_promise("no_fault_of_ours", f"{said.get('event')}: {_where()}")
        raise structlog.DropEvent

    structlog.configure(processors=[keep], cache_logger_on_first_use=False)
    logging.disable()
    try:
        yield
    finally:
        logging.disable(logging.NOTSET)
        structlog.configure(**before)


def _where() -> str:
    kind, fault, trace = sys.exc_info()
    if kind is None:
        return ""
    last = extract_tb(trace)[-1]
    return f"{kind.__name__} {fault} at {last.filename.rpartition('/')[2]}:{last.lineno}"
