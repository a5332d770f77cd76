"""Whether a desk of many may rest: what tells that something was written there, and until when nothing is due."""

import asyncio
import os
from collections.abc import Callable, Set
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, event

from bot.channels.web import WebChannel
from bot.desk.core import Core
from bot.jobs.deliver import Deliverer
from bot.jobs.tick import REST_SECONDS, Rest
from storage import looked_at, outbox, patience, premises, safekeeping, upcoming, word
from storage.engine import reading, when_committed
from storage.shared import OfMany

_SOON = timedelta(seconds=15)
"""What is due so soon is waited for awake."""

_LONGEST = timedelta(seconds=REST_SECONDS)

_LOG = "-wal"

_WRITTEN = "written"
_ONLY_LOOK, _ABOUT = ("SELECT", "VALUES"), ("BEGIN", "PRAGMA", "SET ")
"""How statements begin that write no rows; one that begins with WITH may."""

_MOST_WAITS, _WAIT_SECONDS = 200, 0.05


class Stillness:
    """Knows one desk's stillness."""

    def __init__(self, core: Core, deliverer: Deliverer, web: WebChannel, *, ways: bool) -> None:
        """``ways`` says whether the desk sees to ways into the meeting."""
        self._core = core
        self._ways = ways
        self._stir: Callable[..., None] = lambda: None
        self._wrote: set[str] = set()
        """The tables of what is being committed."""
        self._deliverer = deliverer
        self._web = web
        file = safekeeping.database_file(core.engine.url)
        # As words: a thousand desks are looked at every second, and a path is made of words each time.
        self._files = (str(file), f"{file}{_LOG}") if file is not None else ()
        self._lock = str(safekeeping.lock_file(file)) if file is not None else None
        self._shared = core.engine.shared if isinstance(core.engine, OfMany) else None

    def rest(self) -> Rest:
        """What the tick has to know."""
        return Rest(self.changed, self.still, self.close, self.hear_no_more, self.word)

    def listen(self, stir: Callable[..., None]) -> None:
        """Has ``stir`` called whenever this process commits what it wrote, with the tables that it wrote to; and on a
        server whenever others do, with nothing."""
        self._stir = stir
        if self._shared is not None:
            self._shared.listen(premises.of(self._core.engine).schema, stir)
        engine = self._core.engine.sync_engine
        event.listen(engine, "after_cursor_execute", _note)
        event.listen(engine, "rollback", _forget)
        event.listen(engine, "commit", self._committing)
        when_committed(self._core.engine, self._committed)

    def _committing(self, connection: Connection) -> None:
        """Whoever goes to rest is told before; whoever looks meanwhile still sees what was."""
        if tables := _forget(connection):
            self._wrote |= tables
            self._stir(tables)

    def _committed(self) -> None:
        wrote, self._wrote = self._wrote, set()
        if wrote:
            self._stir(wrote)

    def hear_no_more(self) -> None:
        """Whoever was called is not any more: what is shared outlives the desk."""
        if self._shared is not None:
            self._shared.forget(premises.of(self._core.engine).schema, self._stir)

    def changed(self) -> object:
        """How the database's files look: any process that commits changes them. A server tells of that by itself."""
        return [_look(file) for file in self._files]

    def word(self) -> object:
        """Another value whenever somebody beside this process has written to its file."""
        return word.left(self._lock) if self._lock is not None else None

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
            # rule: put-off-is-not-forgotten
            task = await upcoming.next_task(connection, ways=self._ways)
        moments = [each for each in (following, task) if each is not None]
        return max(_SOON, min([_LONGEST, *(each - now for each in moments)]))

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
            if not any(file.endswith(_LOG) and _look(file) for file in self._files):
                return
            await asyncio.sleep(_WAIT_SECONDS)


# rule: nothing-written-wakes-nobody
def _note(connection: Connection, cursor: Any, statement: str, *_: object) -> None:
    """Notes what a round looks at, and that a transaction has written rows: most rounds find nothing to do, and commit
    that. What rows came back of is taken to have written."""
    looked_at.note(statement)
    writes = statement.lstrip()[:6].upper() not in _ONLY_LOOK and not statement.startswith(_ABOUT)
    if writes and (cursor.rowcount != 0 or cursor.description is not None):
        connection.info[_WRITTEN] = connection.info.get(_WRITTEN, frozenset()) | looked_at.written_by(statement)


def _forget(connection: Connection) -> Set[str]:
    """The tables to which the transaction that ends has written."""
    tables: Set[str] = connection.info.pop(_WRITTEN, frozenset())
    return tables


def _look(file: str) -> tuple[int, int] | None:
    try:
        found = os.stat(file)  # noqa: PTH116 - see above
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size
