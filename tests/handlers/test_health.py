"""Ready and live: what is acknowledged is kept, and a desk that cannot keep it says so and acknowledges nothing."""

import asyncio
import gc
import sqlite3
import weakref
from collections.abc import AsyncIterator, Awaitable, Iterable
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from sqlalchemy import event

from storage.engine import reading
from storage.sameness import FileGone
from tests.clock import STUCK
from tests.desk import Desk, WebVisitor, open_desk
from tests.storage.faults import failing_at

READY, LIVE, EITHER = "/health/ready", "/health/live", "/health"


@pytest.fixture
async def http() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as http:
        yield http


@pytest.fixture(autouse=True)
def asked_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every question is a new trial."""
    monkeypatch.setattr("bot.handlers.health._EVERY_SECONDS", 0.0)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The file of the desk's database."""
    return tmp_path / "loket.sqlite3"


class Asked:
    """Somebody who looks after the desk and asks how it is; the public is told the same in one word."""

    def __init__(self, desk: Desk, http: aiohttp.ClientSession) -> None:
        self._desk = desk
        self._http = http

    async def __call__(self, path: str) -> tuple[int, str]:
        async with self._http.get(self._desk.app.admin_address + path) as answer:
            found = answer.status, str((await answer.json())["status"])
        async with self._http.get(self._desk.app.address + path) as answer:
            assert (answer.status, (await answer.json())["status"]) == (found[0], "ok" if found[0] == 200 else "not ok")
        return found


@pytest.fixture
def ask(desk: Desk, http: aiohttp.ClientSession) -> Asked:
    return Asked(desk, http)


async def test_a_sound_desk_is_live_and_ready(ask: Asked) -> None:
    assert [await ask(path) for path in (EITHER, READY, LIVE)] == [(200, "ok")] * 3


async def test_a_loop_that_gives_no_sign_of_life_makes_the_desk_neither(desk: Desk, ask: Asked) -> None:
    desk.app.core.loops.pulse("sweep", within=-1)
    assert [await ask(path) for path in (EITHER, READY, LIVE)] == [(503, "no sign of life: sweep")] * 3


async def test_a_door_that_broke_off_opens_again(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """A fault behind the commit, where nothing catches it: who waits is let in all the same, once."""
    monkeypatch.setattr("bot.loops._FIRST_PAUSE", 0.0)
    door, fell = desk.app.door, []

    def falls(rows: list[dict[str, Any]]) -> None:
        fell.append(len(rows))
        monkeypatch.undo()
        raise ZeroDivisionError

    monkeypatch.setattr(door, "_spoken", falls)
    desk.telegram.user(7).send("halo")
    await desk.settle()
    assert fell == [1]
    assert len(await desk.rows("people")) == 1
    desk.telegram.user(8).send("halo")
    await desk.settle()
    assert len(await desk.rows("people")) == 2


# rule: ready-by-a-commit
async def test_a_full_disk_is_not_ready(desk: Desk, ask: Asked) -> None:
    with failing_at(desk.app.engine, 0):
        status, words = await ask(READY)
        assert (status, words) == (503, "the database cannot be written (OperationalError)")
        assert await ask(LIVE) == (200, "ok")
    assert await ask(READY) == (200, "ok")


async def test_a_held_lock_is_not_ready_and_the_answer_does_not_wait_for_it(
    file: Path, ask: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.handlers.health._LIMIT_SECONDS", 0.1)
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    assert await ask(READY) == (503, "the database is busy")
    assert await ask(LIVE) == (200, "ok")
    other.execute("ROLLBACK")
    other.close()
    async with asyncio.timeout(STUCK):
        while await ask(READY) != (200, "ok"):  # noqa: ASYNC110 - SQLite itself looks again after a while
            await asyncio.sleep(0)


async def test_asking_often_costs_nothing(desk: Desk, ask: Asked, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.handlers.health._EVERY_SECONDS", 60.0)
    commits: list[object] = []

    def hear(connection: Any) -> None:
        if not connection.get_execution_options().get("reads_only"):
            commits.append(connection)

    event.listen(desk.app.engine.sync_engine, "commit", hear)
    assert {await ask(READY) for _ in range(20)} == {(200, "ok")}
    assert len(commits) == 1


@pytest.mark.parametrize("replaced", [False, True])
# rule: gone-file-acknowledges-nothing
async def test_nothing_is_acknowledged_once_the_database_file_has_gone(
    desk: Desk, http: aiohttp.ClientSession, file: Path, ask: Asked, *, replaced: bool
) -> None:
    """Every commit still succeeds, into a file that the next start will not find."""
    visitor, rina = WebVisitor(http, desk.app.address), desk.telegram.user(7)
    await visitor.open()
    aside = _away(file, replaced=replaced)
    assert await ask(READY) == (503, "the database file was deleted or replaced")
    assert await ask(LIVE) == (200, "ok")
    assert await visitor.post({"id": "1", "text": "halo"}) == 503
    rina.send("halo")
    with pytest.raises(FileGone):
        await desk.app.polling.run_once(0)
    assert desk.telegram.pending, "Telegram keeps what has not been acknowledged"
    assert desk.telegram.sent == []
    aside.rename(file)
    assert await ask(READY) == (200, "ok")
    assert await visitor.post({"id": "1", "text": "halo"}) == 202
    await desk.settle()
    assert not desk.telegram.pending
    assert len(await desk.rows("people")) == 2


async def test_no_connection_is_opened_to_a_file_that_took_the_old_ones_place(desk: Desk, file: Path) -> None:
    """SQLite would make an empty one there, and both would share one write-ahead log."""
    aside = _away(file, replaced=False)
    async with AsyncExitStack() as stack:
        opening = (stack.enter_async_context(reading(desk.app.engine)) for _ in range(10))
        with pytest.raises(FileGone):
            await _all(opening)
    assert list(file.parent.glob(file.name)) == []
    aside.rename(file)
    await desk.register(desk.telegram.user(7))
    assert len(await desk.rows("visits")) == 1


async def _all(waiting: Iterable[Awaitable[object]]) -> None:
    for each in waiting:
        await each


def _away(file: Path, *, replaced: bool) -> Path:
    """The file is moved aside, another perhaps put in its place; where it is now."""
    aside = file.rename(file.with_suffix(".aside"))
    if replaced:
        file.write_bytes(aside.read_bytes())
    return aside


async def test_a_file_that_goes_while_an_event_is_decided_takes_the_acknowledgement_with_it(
    desk: Desk, file: Path, ask: Asked
) -> None:
    def goes(_connection: object) -> None:
        event.remove(desk.app.engine.sync_engine, "commit", goes)
        file.rename(file.with_suffix(".aside"))

    desk.telegram.user(7).send("halo")
    event.listen(desk.app.engine.sync_engine, "commit", goes)
    with pytest.raises(FileGone):
        await desk.app.polling.run_once(0)
    assert desk.telegram.pending
    assert (await ask(READY))[0] == 503


async def test_a_write_ahead_log_that_was_deleted_is_noticed_at_the_next_commit(file: Path, ask: Asked) -> None:
    assert await ask(READY) == (200, "ok")
    file.with_name(f"{file.name}-wal").unlink()
    assert await ask(READY) == (503, "the database's write-ahead log was deleted")


async def test_nothing_holds_a_desk_that_has_stopped(sqlite_url: str, http: aiohttp.ClientSession) -> None:
    async with open_desk(sqlite_url) as desk:
        async with http.get(f"{desk.app.address}{LIVE}") as answer:
            assert answer.status == 200
        gone = weakref.ref(desk.app)
    del desk
    gc.collect()
    assert gone() is None
