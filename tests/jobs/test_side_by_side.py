"""What repeats goes on beside each other: in the real application, with its own scheduler."""

import asyncio

from bot.desk import Desk as RunningDesk
from bot.rehearsal.fakes.telegram import FakeTelegram
from bot.rehearsal.fakes.whatsapp import FakeWhatsApp
from bot.rehearsal.fakes.zoom import FakeZoom
from tests.clock import STUCK, HeldClock
from tests.desk import TOKEN, Desk, settings_for

LATE = "melewati waktu baku"


async def test_a_file_that_does_not_come_holds_up_no_deadline(sqlite_url: str) -> None:
    clock = HeldClock()
    async with FakeTelegram(TOKEN, clock.now, limits=False) as telegram:
        settings = settings_for(sqlite_url, telegram.base_url, jobs={"sweep_seconds": 0.05})
        app = RunningDesk(settings, clock)
        await app.start()
        desk = Desk(app, telegram, clock, FakeWhatsApp(clock.now), FakeZoom(clock.now))
        try:
            async with asyncio.timeout(STUCK):
                await _hangs_and_is_late(desk)
        finally:
            telegram.faults.release()
            await app.stop()


async def _hangs_and_is_late(desk: Desk) -> None:
    sari = await desk.hire("Sari", "front_office", 11)
    rina = desk.telegram.user(42, first_name="Rina")
    for words in ("halo", "setuju", "Rina Simbolon", "SMA Negeri 1 Binjai", "Binjai", "2", "1", "Dapodik", "1"):
        rina.send(words)
        await _until(lambda: not desk.telegram.pending)
    hanging = desk.telegram.faults.add("getFile", "hang")
    rina.send_photo("", None, b"\xff\xd8\xff\xe0 surat \xff\xd9")
    await _until(lambda: hanging.met > 0)
    desk.clock.pass_(minutes=3)
    await _until(lambda: any(LATE in message.text for message in sari.messages))


async def _until(what: object) -> None:
    assert callable(what)
    while not what():  # noqa: ASYNC110 - several tasks of the real application have to get on
        await asyncio.sleep(0.01)
