"""Check-ups that were asked for in chat: the desk is looked at by ``loket doctor`` in a process of its own, and whoever
asked is told through the door. Rows are the memory: what was not told is looked at once more."""

import asyncio
import json
import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime
from typing import Protocol

import structlog
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.door import Door
from bot.flows.scene.events import DESK, CheckUpMade, Event
from bot.flows.state.checked import Area, Checked, State
from bot.jobs.copyist import STEPS_BACK
from bot.texts.operator import VARIABLE
from bot.turn import arrival
from storage import meeting
from storage.engine import reading, writing

log = structlog.get_logger(__name__)

PATIENCE = 240.0
"""Seconds: platforms that do not answer are waited for, and a large database is read through."""


class Looking(Protocol):
    """Whoever looks at the desk: the doctor."""

    async def look(self, language: str) -> tuple[Checked, ...]:
        """What is found, in words of this language; nothing where it could not be looked at."""


class Doctor:
    """Owns the process that looks at the desk. ``surroundings`` is what its environment has besides ours."""

    def __init__(
        self,
        surroundings: Mapping[str, str],
        command: tuple[str, ...] = (sys.executable, "-m", "bot", "doctor", "--json"),
        patience: float = PATIENCE,
    ) -> None:
        self._surroundings = surroundings
        self._command = command
        self._patience = patience

    async def look(self, language: str) -> tuple[Checked, ...]:
        """As :meth:`Looking.look`."""
        try:
            async with asyncio.timeout(self._patience):
                return _read(await self._said(language))
        except (OSError, TimeoutError, ValueError, KeyError) as fault:
            log.warning("the desk could not be checked", fault=type(fault).__name__)
            return ()

    async def _said(self, language: str) -> bytes:
        process = await asyncio.create_subprocess_exec(
            *self._command,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
            env={**os.environ, **self._surroundings, VARIABLE: language},
            start_new_session=True,
        )
        try:
            with suppress(ProcessLookupError):
                os.setpriority(os.PRIO_PROCESS, process.pid, STEPS_BACK)
            said, _ = await process.communicate()
            return said
        finally:
            if process.returncode is None:
                with suppress(ProcessLookupError):
                    process.kill()
                await process.wait()


def _read(said: bytes) -> tuple[Checked, ...]:
    """What the doctor wrote. Single cases are for whoever sits at the machine, and stay there."""
    return tuple(
        Checked(Area(each["area"]), State(each["state"]), each["what"], each["remedy"])
        for each in json.loads(said)["checks"]
    )


class CheckUps:
    """Owns the way from a check-up's row to whoever asked for it."""

    def __init__(self, engine: AsyncEngine, door: Door, doctor: Looking) -> None:
        self._engine = engine
        self._door = door
        self._doctor = doctor

    async def run_once(self, now: datetime) -> int:
        """Has the desk looked at for whoever asked first; returns how many there were, one at most."""
        async with reading(self._engine) as connection:
            wanted = await meeting.health_of(connection, meeting.CHECK_UP)
        if not wanted:
            return 0
        staff_id, row = min(wanted.items(), key=lambda each: each[1]["at"])
        language, asked = row["words"].split()
        body = CheckUpMade(staff_id, await self._doctor.look(language))
        await self._door.enter([arrival(Event(DESK, f"checkup:{asked}", now, body))])
        await self._let_rest(staff_id, row["words"])
        return 1

    async def _let_rest(self, staff_id: str, asked: str) -> None:
        """What could not be told is not looked at again and again: whoever asked may ask once more."""
        async with writing(self._engine) as connection:
            left = await meeting.health_of(connection, f"{meeting.CHECK_UP}{staff_id}")
            if left and left[""]["words"] == asked:
                # rule: untold-checkup-rests
                log.warning("a check-up came to nothing")
                await meeting.forget_health(connection, {f"{meeting.CHECK_UP}{staff_id}"})

    async def run_safely(self, now: datetime) -> None:
        """As :meth:`run_once`, for the rounds: a database that is away is asked again in the next one."""
        try:
            await self.run_once(now)
        except (SQLAlchemyError, OSError) as fault:
            log.warning("the desk could not be checked", fault=type(fault).__name__)
