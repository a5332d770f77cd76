"""Zoom's events brought to a desk that is killed again and again: each is taken once, and none is lost."""

import asyncio
import os
import socket
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

import aiohttp
import pytest
from sqlalchemy import func, select

from bot.handlers.zoom_webhook import PATH
from bot.rehearsal.fakes.zoom import FakeZoom
from bot.rehearsal.fakes.zoom.payloads import encode
from storage import schema
from storage.engine import open_engine, reading
from storage.tables import inbox, sightings
from tests.crash.process import DeskProcess
from tests.thoroughness import times

KILLS = max(3, int(os.environ.get("LOKET_TEST_KILLS", str(times(4, 60)))) // 5)
EVENTS_A_LIFE = 40
SECRET = "rahasia-zoom"


class Zoom:
    """Zoom's side: events of strangers in the meeting, each brought until it is taken, some of them twice."""

    def __init__(self, fake: FakeZoom, port: int, dice: Random) -> None:
        self._fake = fake
        self._url = f"http://127.0.0.1:{port}{PATH}"
        self._dice = dice
        self.taken = 0
        self.brought_again = 0

    def bodies(self) -> list[bytes]:
        """What happens during one life of the desk: people come and go, each at a moment of their own."""
        made = []
        for serial in range(EVENTS_A_LIFE):
            person = self._fake.person(f"Tamu {self.taken}-{serial}-{self._dice.random()}")
            at = datetime.now(UTC) - timedelta(seconds=self._dice.randrange(600))
            made.append(encode(self._fake.event("participant_joined_waiting_room", person, at=at)))
        return made

    async def bring(self, http: aiohttp.ClientSession, body: bytes) -> None:
        """Brings one event, again and again until it is taken; one in five is brought once more after that."""
        while not await self._post(http, body):
            self.brought_again += 1
            await asyncio.sleep(0.05)
        self.taken += 1
        if self._dice.random() < 0.2:
            await self._post(http, body)

    async def _post(self, http: aiohttp.ClientSession, body: bytes) -> bool:
        headers = self._fake.sign(body, int(datetime.now(UTC).timestamp()))
        try:
            async with http.post(self._url, data=body, headers=headers) as answer:
                return answer.status == 200
        except (aiohttp.ClientError, OSError):
            return False


def free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@pytest.mark.crash
@pytest.mark.thorough
@pytest.mark.timeout(120 + 20 * KILLS)
async def test_events_of_the_meeting_are_taken_once_whatever_dies(database_url: str, tmp_path: Path) -> None:
    engine = open_engine(database_url)
    await schema.upgrade(engine)
    port, dice = free_port(), Random(4)
    platform = {"LOKET_WEB__PORT": str(port), "LOKET_ZOOM__WEBHOOK_SECRET": SECRET}
    fake = FakeZoom(lambda: datetime.now(UTC), webhook_secret=SECRET)
    zoom, desk = Zoom(fake, port, dice), DeskProcess(database_url, tmp_path)
    bodies: list[bytes] = []
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=3)) as http:
        await desk.start(platform)
        for _ in range(KILLS):
            life = zoom.bodies()
            bodies += life
            carrying = [asyncio.create_task(zoom.bring(http, body)) for body in life]
            goal = zoom.taken + dice.randrange(1, EVENTS_A_LIFE)
            while zoom.taken < goal:  # noqa: ASYNC110 - the desk is another process: there is nothing to wait on
                await asyncio.sleep(0.01)
            await desk.kill()
            await desk.start(platform)
            await asyncio.gather(*carrying)
        await desk.stop()
    async with reading(engine) as connection:
        known = await connection.scalar(select(func.count()).select_from(inbox).where(inbox.c.key.like("zoom:%")))
        states = set((await connection.scalars(select(inbox.c.state))).all())
        seen = await connection.scalar(select(func.count()).select_from(sightings))
    await engine.dispose()
    assert zoom.brought_again
    assert (len(set(bodies)), known, seen) == (KILLS * EVENTS_A_LIFE, KILLS * EVENTS_A_LIFE, KILLS * EVENTS_A_LIFE)
    assert states == {"decided"}
