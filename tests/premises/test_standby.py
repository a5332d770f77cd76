"""Of several processes of one desk on a PostgreSQL server one serves it, and another one as soon as that is over."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from socket import create_server

import aiohttp
import pytest
from sqlalchemy import text

from bot.desk import Desk
from bot.desk.standby import Standby
from storage.engine import open_engine
from tests.desk import settings_for

pytestmark = pytest.mark.timeout(600)
_AT_LONGEST = 250


class Post:
    """A process of the desk, as far as it can be one within a test."""

    def __init__(self, url: str) -> None:
        with create_server(("127.0.0.1", 0)) as probe:
            port = probe.getsockname()[1]
        self.address = f"http://127.0.0.1:{port}"
        self.opened, self.waits = asyncio.Event(), asyncio.Event()
        self.desks: list[Desk] = []
        settings = settings_for(url, None, web={"port": port}, backup={"enabled": False})
        self.standby = Standby(settings, self._open, self.waits.set)

    def _open(self, desk: Desk) -> None:
        self.desks.append(desk)
        self.opened.set()

    async def status(self, path: str) -> int:
        async with aiohttp.ClientSession() as http, http.get(self.address + path) as answer:
            return answer.status


@asynccontextmanager
async def running(post: Post) -> AsyncIterator[asyncio.Task[None]]:
    task = asyncio.create_task(post.standby.serve())
    try:
        yield task
    finally:
        post.standby.stop()
        await task


async def until(event: asyncio.Event) -> None:
    async with asyncio.timeout(_AT_LONGEST):
        await event.wait()


# rule: one-of-several-serves
# rule: handed-over-at-rest
async def test_one_serves_and_the_next_takes_over(postgres_url: str) -> None:
    one, other = Post(postgres_url), Post(postgres_url)
    async with running(one) as first:
        await until(one.opened)
        async with running(other):
            await until(other.waits)
            assert await one.status("/health/ready") == 200
            assert [await other.status(path) for path in ("/health/live", "/health/ready", "/chat")] == [200, 503, 503]
            assert not other.desks
            one.standby.stop()
            await first
            await until(other.opened)
            assert await other.status("/health/ready") == 200
    assert len(one.desks) == len(other.desks) == 1


async def test_what_was_lost_and_nobody_has_taken_goes_on(postgres_url: str) -> None:
    post = Post(postgres_url)
    async with running(post):
        await until(post.opened)
        await _end_connections(postgres_url)
        await _until(lambda: not post.standby.serves)
        await _until(lambda: post.standby.serves)
        assert await post.status("/health/live") == 200
    assert len(post.desks) == 1


async def _end_connections(url: str) -> None:
    """As when the server was started anew: what this process held is free."""
    engine = open_engine(url)
    async with engine.connect() as connection:
        others = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()"
        await connection.execute(text(f"{others} AND pid <> pg_backend_pid()"))
    await engine.dispose()


async def _until(so: Callable[[], bool]) -> None:
    async with asyncio.timeout(_AT_LONGEST):
        while not so():  # noqa: ASYNC110 - nothing rings for it
            await asyncio.sleep(0.01)


@pytest.mark.usefixtures("postgres")
async def test_who_is_to_stop_while_waiting_stops(postgres_url: str) -> None:
    one, other = Post(postgres_url), Post(postgres_url)
    async with running(one):
        await until(one.opened)
        async with running(other):
            await until(other.waits)
        assert not other.desks
        assert one.standby.serves


# rule: long-start-keeps-its-desks
async def test_the_server_hears_of_us_while_the_desk_starts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.desk.standby._KEEP_SECONDS", 0.001)
    standby, kept = Post("postgresql+asyncpg://nobody@/nothing?host=/nowhere").standby, asyncio.Event()

    async def keep() -> bool:
        kept.set()
        return True

    monkeypatch.setattr(standby._tenure, "keep", keep)
    await standby._kept_while(until(kept))
    broken = asyncio.get_running_loop().create_task(standby._kept_while(_fails()))
    with pytest.raises(ValueError, match="at the start"):
        await broken


async def _fails() -> None:
    raise ValueError("at the start")


async def test_a_start_that_is_called_off_is_not_left_going(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.desk.standby._KEEP_SECONDS", 60.0)
    standby, ended = Post("postgresql+asyncpg://nobody@/nothing?host=/nowhere").standby, asyncio.Event()

    async def starting() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            ended.set()

    task = asyncio.create_task(standby._kept_while(starting()))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    await until(ended)
