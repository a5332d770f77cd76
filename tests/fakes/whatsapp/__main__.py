"""``python -m tests.fakes.whatsapp``: the desk on a WhatsApp that is a web page."""

import asyncio
import signal
import sys
import tempfile
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from bot.rehearsal.fakes.whatsapp.server import FakeWhatsApp
from tests.fakes.whatsapp.child import DeskProcess, environment, prepare
from tests.fakes.whatsapp.page import PhonePage

PHONE_PORT, DESK_PORT = 8090, 8080
_BETWEEN_DELIVERIES = 0.2
"""Seconds."""


async def play(folder: Path) -> None:
    """Runs phone and desk until Ctrl+C."""
    whatsapp = FakeWhatsApp(lambda: datetime.now(UTC), port=PHONE_PORT)
    page = PhonePage(whatsapp)
    await whatsapp.start(also=page.add_to)
    whatsapp.user("6281200000001", bsuid="ID.1349000000000001", name="Rina Contoh")
    whatsapp.user(None, bsuid="ID.1349000000000002", username="bima.contoh", name="Bima Contoh")
    stopped = _stop_sign()
    surroundings = environment(whatsapp, DESK_PORT)
    desk = DeskProcess(surroundings | await prepare(whatsapp, surroundings, folder), folder)
    try:
        page.desk = await desk.start()
        whatsapp.webhook = f"{page.desk}/webhook/whatsapp"
        sys.stdout.write(f"\nTelepon: {whatsapp.base_url}\nLoket:   {page.desk}/demo\nTekan Ctrl+C untuk berhenti.\n")
        sys.stdout.flush()
        await _deliver_until(whatsapp, stopped)
    finally:
        await desk.stop()
        await whatsapp.stop()


async def _deliver_until(whatsapp: FakeWhatsApp, stopped: asyncio.Event) -> None:
    while not stopped.is_set():
        await whatsapp.deliver()
        with suppress(TimeoutError):
            await asyncio.wait_for(stopped.wait(), _BETWEEN_DELIVERIES)


def _stop_sign() -> asyncio.Event:
    stopped = asyncio.Event()
    for sign in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(sign, stopped.set)
    return stopped


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(play(Path(folder)))
