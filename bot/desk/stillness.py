"""Whether a desk of many may rest: what tells that something was written there, and until when nothing is due."""

import asyncio
import os
from collections.abc import Callable
from datetime import datetime, timedelta

from sqlalchemy import event

from bot.channels.web import WebChannel
from bot.desk.core import Core
from bot.jobs.deliver import Deliverer
from bot.jobs.tick import REST_SECONDS, Rest
from storage import outbox, patience, premises, safekeeping
from storage.engine import reading
from storage.shared import OfMany

_SOON = timedelta(seconds=15)
"""What is due so soon is waited for awake."""

_LONGEST = timedelta(seconds=REST_SECONDS)

_LOG = "-wal"

_MOST_WAITS, _WAIT_SECONDS = 20, 0.05


class Stillness:
    """Knows one desk's stillness."""

    def __init__(self, core: Core, deliverer: Deliverer, web: WebChannel) -> None:
        self._core = core
        self._deliverer = deliverer
        self._web = web
        file = safekeeping.database_file(core.engine.url)
        # As words: a thousand desks are looked at every second, and a path is made of words each time.
        self._files = (str(file), f"{file}{_LOG}") if file is not None else ()
        self._shared = core.engine.shared if isinstance(core.engine, OfMany) else None

    def rest(self) -> Rest:
        """What the tick has to know."""
        return Rest(self.changed, self.still, self.close)

    def listen(self, stir: Callable[[], None]) -> None:
        """Has ``stir`` called whenever this process commits what it wrote, and on a server whenever others do."""
        if self._shared is not None:
            self._shared.listen(premises.of(self._core.engine).schema, stir)
        event.listen(self._core.engine.sync_engine, "commit", lambda connection: _unless_reading(connection, stir))

    def changed(self) -> object:
        """How the database's files look: any process that commits changes them. Nothing where a server tells of that."""
        return tuple(_look(file) for file in self._files)

    async def still(self, now: datetime) -> timedelta | None:
        """How long nothing is due; None while something is under way, a page waits for news, or other processes may
        write where this one does not hear of it."""
        if not self._hears or not self._deliverer.quiet or self._web.heard_by:
            return None
        async with reading(self._core.engine) as connection:
            if await outbox.anything_to_claim(connection, self._deliverer.speaks(), now + _LONGEST):
                return None
            if await patience.due(connection, now + _SOON, 1):
                return None
            following = await patience.next_due(connection, now)
        return min(_LONGEST, following - now) if following is not None else _LONGEST

    @property
    def _hears(self) -> bool:
        """Whether it would be known that another process writes: its file shows that, or the server says so."""
        # rule: deaf-is-awake
        return bool(self._files) or (self._shared is not None and self._shared.standing.stands)

    async def close(self) -> None:
        """Closes the connections, with their threads and what they have read; they are opened again when needed."""
        await self._core.engine.dispose()
        # Their threads close them by and by, and the last one folds the log in: that is no change to wake for.
        for _ in range(_MOST_WAITS):
            if not any(file.endswith(_LOG) and os.path.exists(file) for file in self._files):  # noqa: PTH110 - see above
                return
            await asyncio.sleep(_WAIT_SECONDS)


def _unless_reading(connection: object, stir: Callable[[], None]) -> None:
    if not connection.get_execution_options().get("reads_only", False):  # type: ignore[attr-defined]  # SQLAlchemy's
        stir()


def _look(file: str) -> tuple[int, int] | None:
    try:
        found = os.stat(file)  # noqa: PTH116 - see above
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size
