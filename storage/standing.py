"""The connection that a process keeps open to a PostgreSQL server, to hold there what it holds for as long as it lives.

The server itself lets go of it all the moment that this connection ends: the process died, the network failed, the
server was started anew. However many desks a process has in one database, it keeps one such connection.
"""

import asyncio
from collections.abc import Callable, Coroutine, Mapping
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any, TypeVar

import structlog
from sqlalchemy import TextClause, text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from storage import word

log = structlog.get_logger(__name__)

_ANSWER_SECONDS = 15
"""Less than the silence after which the server takes a process for dead, and more than a busy machine keeps it waiting:
without an answer all that it holds is let go."""

_FRESH_SECONDS = 1.0
"""How long it counts as there after it has answered: desks ask one after the other."""
_SILENCE = text(
    "SELECT set_config(name, :span, false) FROM pg_settings WHERE name = 'idle_session_timeout'"
)  # PostgreSQL 13 has none: there the network has to tell
_SESSION = text("SELECT pid, backend_start FROM pg_stat_activity WHERE pid = pg_backend_pid()")
_END = text(
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid = :number AND backend_start = :since"
)  # by its beginning too: numbers are given again
Ended = Callable[[], None]
Heard = Callable[[str], None]
Answer = TypeVar("Answer")


class Standing:
    """A process's standing connection. After ``silence`` without a word the server ends it by itself.

    ``heard`` is called with the name of whichever desk others have written to (:mod:`storage.word`), and with none when
    that may have been any: the connection is new, or has ended.
    """

    def __init__(self, engine: AsyncEngine, silence: timedelta | None = None, heard: Heard | None = None) -> None:
        self._engine = engine
        self._silence = silence
        self._heard = heard
        self._connection: AsyncConnection | None = None
        self._alone = asyncio.Lock()
        self._answered_at = 0.0
        self._users: dict[object, Ended] = {}
        self._takers: dict[int, object] = {}
        self._session: tuple[int, datetime] | None = None
        """As the server knows the connection of now, or, once it has ended, the one before."""
        self.number = 0
        """Of the connection that stands: every new one has another."""

    def join(self, whom: object, ended: Ended) -> None:
        """Somebody holds something here; ``ended`` is called the moment that the connection is known to have ended."""
        self._users[whom] = ended

    def forget(self, whom: object) -> None:
        """Somebody holds nothing here after all; the connection stands, for they will try again."""
        self._users.pop(whom, None)

    def takes(self, whom: object, key: int) -> bool:
        """Whether nobody else of this process has taken what is locked under this key, also where the lock itself was
        lost: to the server, which lets a session have its own lock again, they are all the same."""
        # rule: not-even-by-ourselves-twice
        return self._takers.setdefault(key, whom) is whom

    def parts_with(self, whom: object, key: int) -> None:
        """Somebody has not, or no longer, taken that."""
        if self._takers.get(key) is whom:
            del self._takers[key]

    async def leave(self, whom: object, number: int, parting: TextClause, given: Mapping[str, Any]) -> None:
        """Lets go of what somebody holds on the connection of this number: by ``parting``, or, after the last one, by
        ending the connection. A server that gives no answer holds nothing any more: whoever leaves goes on."""
        self._users.pop(whom, None)
        # rule: leaving-needs-no-answer
        with suppress(SQLAlchemyError, OSError):
            await _to_its_end(self._part(number, parting, given))

    async def check(self) -> int:
        """Makes sure that the connection stands, with a new one if it must be; returns its number.

        Raises SQLAlchemyError or OSError while the server cannot be reached.
        """
        return await _to_its_end(self._checked())

    @property
    def stands(self) -> bool:
        """Whether there is a connection, as far as is known."""
        return self._connection is not None and self._answered_at > 0

    async def keep(self) -> None:
        """Gives the server a sign of life for all who hold something here, with one question; where it is not answered
        they are told. Raises nothing."""
        await _to_its_end(self._stands(self.number))

    async def answers(self, number: int) -> bool:
        """Whether the connection of this number stands still; none is opened in its place."""
        return await _to_its_end(self._stands(number))

    async def ask(self, number: int, statement: TextClause, given: Mapping[str, Any]) -> Any:
        """The answer to a question on the connection of this number. Raises SQLAlchemyError or OSError, which it is too
        that this one stands no more."""
        return await _to_its_end(self._asked(number, statement, given))

    async def close(self) -> None:
        """Ends the connection: whatever is held on it is let go of, and nobody is told."""
        self._users.clear()
        await _to_its_end(self._part(self.number, text("SELECT 1"), {}))

    async def _part(self, number: int, parting: TextClause, given: Mapping[str, Any]) -> None:
        async with self._alone:
            if not self._users:
                await self._drop()
            elif self.number == number:
                await self._scalar(parting, given)

    async def _checked(self) -> int:
        async with self._alone:
            if not await self._answers():
                await self._drop()
                await self._open()
            return self.number

    async def _stands(self, number: int) -> bool:
        async with self._alone:
            return self.number == number and await self._answers()

    async def _asked(self, number: int, statement: TextClause, given: Mapping[str, Any]) -> Any:
        async with self._alone:
            if self._connection is None or self.number != number:
                raise ConnectionResetError
            return await self._scalar(statement, given)

    async def _scalar(self, statement: TextClause, given: Mapping[str, Any]) -> Any:
        """The answer. Without one the connection is no good: with it goes what everybody holds, and they are told."""
        if self._connection is None:
            return None
        try:
            async with asyncio.timeout(_ANSWER_SECONDS):
                answer = await self._connection.scalar(statement, dict(given))
        except (SQLAlchemyError, OSError):
            await self._drop()
            raise
        self._answered_at = asyncio.get_running_loop().time()
        return answer

    async def _open(self) -> None:
        async with asyncio.timeout(_ANSWER_SECONDS):
            await self._connect()

    async def _connect(self) -> None:
        connection = await self._engine.connect()
        try:
            await connection.execution_options(isolation_level="AUTOCOMMIT")
            if self._silence is not None:
                await connection.execute(_SILENCE, {"span": str(int(self._silence / timedelta(milliseconds=1)))})
            raw = (await connection.get_raw_connection()).driver_connection
            await word.listen(raw, self._heard)
            session = await self._follow(connection)
        except BaseException:
            await connection.invalidate()
            await connection.close()
            raise
        self._session = session
        self.number += 1
        number = self.number
        raw.add_termination_listener(lambda _ended: self._over(number))  # type: ignore[union-attr]  # asyncpg's
        self._connection = connection
        self._answered_at = asyncio.get_running_loop().time()
        self._tell_all()

    async def _follow(self, connection: AsyncConnection) -> tuple[int, datetime]:
        """Has the server end the session before, which may not know yet that nobody is at its other end; what was held
        there would be kept from us until it does. Returns how the server knows this one."""
        if self._session is not None:
            # rule: own-dead-session-holds-nothing
            try:
                await connection.execute(_END, {"number": self._session[0], "since": self._session[1]})
            except SQLAlchemyError as fault:  # a server may let nobody end sessions: then it notices by itself
                log.warning("the session before cannot be ended", fault=type(fault).__name__)
        number, since = (await connection.execute(_SESSION)).one()
        return number, since

    def _over(self, number: int) -> None:
        if number == self.number:
            self._answered_at = 0.0
            for ended in [*self._users.values()]:
                ended()
            self._tell_all()

    # rule: deaf-is-awake
    def _tell_all(self) -> None:
        """Nobody knows what was said meanwhile."""
        if self._heard is not None:
            self._heard("")

    async def _answers(self) -> bool:
        now = asyncio.get_running_loop().time()
        if self._answered_at and now - self._answered_at < _FRESH_SECONDS:
            return True
        try:
            return await self._scalar(text("SELECT 1"), {}) is not None
        except (SQLAlchemyError, OSError):
            return False

    async def _drop(self) -> None:
        connection, self._connection = self._connection, None
        self._answered_at = 0.0
        if connection is not None:
            await connection.invalidate()
            await connection.close()


async def _to_its_end(work: Coroutine[Any, Any, Answer]) -> Answer:
    """Whoever asked may be ended meanwhile; the connection, on which others hold something, would be lost with a
    statement that is broken off."""
    # rule: nobody-breaks-off-the-standing-connection
    return await asyncio.shield(asyncio.ensure_future(work))
