"""A stage with a Zoom meeting: what people say and press is a story's lines, what they do in Zoom happens between."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import aiohttp

from bot.rehearsal.fakes.zoom import Participant, Queued
from tests.desk import Desk, open_desk
from tests.stories.script import read_story
from tests.stories.test_stories import Stage

NO_LINKS = {"zoom": dict.fromkeys(("account_id", "client_id", "client_secret"))}
"""Settings of a desk that hears of the meeting and cannot give links."""
OPENING = """
petugas Sari: front_office
petugas Bayu: back_office
Rina mendaftar: Informasi
"""


class MeetingStage:
    """Sari and Bayu at work, Rina registered and called, the meeting running."""

    def __init__(self, desk: Desk, stage: Stage, notes: Path) -> None:
        self.desk = desk
        self.zoom = desk.zoom
        self._stage = stage
        self._notes = notes

    async def play(self, lines: str) -> None:
        """Plays a story's lines."""
        self._notes.write_text(lines, encoding="utf-8")
        await self._stage.play(read_story(self._notes))

    async def happens(self, *told: list[Queued], minutes: float = 0) -> None:
        """Lets what somebody has just done in Zoom come in, and time pass; what is new since then can be read."""
        del told  # doing it has queued it
        await self.desk.settle()
        await self._stage.pass_time(timedelta(minutes=minutes))
        await self._stage.look()

    def rina(self, **known: Any) -> Participant:
        """Rina with the link she was given."""
        [link] = [known for known in self.zoom.registrants.values() if known.status == "approved"]
        return self.zoom.person("Rina di HP", registrant_id=link.id, **known)

    async def admitted(self, person: Participant) -> None:
        """Somebody waits for a minute and is let in; a minute later they have been seen to be ready."""
        await self.happens(person.enter_waiting_room(), minutes=1)
        await self.happens(person.admit(), minutes=1)
        await self.play("Sari menekan [Kamera dan suara baik]\nSari menekan [Data lengkap]")

    async def course(self) -> list[str]:
        """What the record says, in order: word and source; what was retracted is left out."""
        rows = await self.desk.rows("evidence")
        void = {row["retracts"] for row in rows}
        kept = [row for row in rows if row["key"] not in void and not row["retracts"]]
        return [f"{row['word']} {row['source']}" for row in sorted(kept, key=lambda row: row["happened_at"])]

    async def status(self) -> str:
        """Where Rina's visit stands."""
        return str((await self.desk.one("visits"))["status"])


@asynccontextmanager
async def meeting_stage(
    database_url: str, notes: Path, channel: str = "telegram", sections: dict[str, Any] | None = None
) -> AsyncIterator[MeetingStage]:
    """Opens a desk on Zoom, with Rina called; she chats on ``channel``."""
    opened = open_desk(database_url, sections=sections, on_zoom=True, on_whatsapp=channel == "whatsapp")
    async with opened as desk, aiohttp.ClientSession() as http:
        stage = MeetingStage(desk, Stage(desk, http, channel), notes)
        desk.zoom.meeting.start()
        await stage.play(OPENING)
        yield stage
