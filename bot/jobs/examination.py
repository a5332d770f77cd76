"""A file examined before it is kept, whichever way it came: what it holds, and what the office's scanner says."""

import asyncio
from datetime import datetime

from bot.door import Door
from bot.flows.given.papers import Objection, paper_of
from bot.flows.scene.events import DESK, Event, PlatformTroubled
from bot.flows.scene.reasons import reason
from bot.jobs.contents import objection
from bot.jobs.scanner import Scanner, Verdict
from bot.turn import arrival


class Examination:
    """Decides whether a file may be kept. A scanner that says nothing is told to administrators, once an hour."""

    def __init__(self, scanner: Scanner, door: Door) -> None:
        self._scanner = scanner
        self._door = door

    async def objection_to(self, name: str, media_type: str, content: bytes, now: datetime) -> Objection | None:
        """Why a file is not to be kept (now); None if nothing is wrong with it."""
        paper = paper_of(name, media_type)
        wrong = Objection.NOT_AS_NAMED if paper is None else await asyncio.to_thread(objection, paper, content)
        if wrong is not None:
            return wrong
        verdict = await self._scanner.judge(content)
        # rule: unexamined-held-back
        if verdict is Verdict.UNKNOWN:
            await self._tell(now)
            return Objection.NOT_EXAMINED
        return None if verdict is Verdict.CLEAN else Objection.UNSAFE

    async def _tell(self, now: datetime) -> None:
        trouble = Event(DESK, f"scanner:{now:%Y%m%d%H}", now, PlatformTroubled(reason("fault-file-scanner")))
        await self._door.enter([arrival(trouble)])
