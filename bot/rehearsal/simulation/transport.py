"""What carries the desk's calls to simulated Telegram: python-telegram-bot's request layer without a network."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from random import Random
from typing import Any, cast

from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

from bot.channels.telegram_api import Values
from bot.rehearsal.simulation.faults import Faults
from bot.rehearsal.simulation.telegram import Telegram

_QUICKEST, _SLOWEST = 0.03, 0.25
"""Seconds a call takes."""
_LONGEST = 15.0


class Transport(BaseRequest):
    """Each call takes its time, and is answered by the state machine."""

    def __init__(self, telegram: Telegram, chance: Random, faults: Faults) -> None:
        self._telegram = telegram
        self._chance = chance
        self._faults = faults
        self.dies: Callable[[], bool] = lambda: False
        self.stand_still: Callable[[], Awaitable[None]] | None = None
        """Never returns: the process has ended here."""
        self.gone = False
        """Whether the process that it belonged to is dead."""

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    @property
    def read_timeout(self) -> float:
        """Seconds an ordinary answer may take."""
        return 20.0

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *_timeouts: Any, **_named: Any
    ) -> tuple[int, bytes]:
        """One exchange; raises the library's NetworkError or TimedOut."""
        if self.gone:
            raise NetworkError("gone")
        name = url.rpartition("/")[2]
        if method == "GET":
            return 200, self._telegram.content(name)
        given = cast(Values | None, request_data)
        parameters = json.loads(json.dumps(given.parameters)) if given is not None else {}
        if name == "getUpdates":
            code, answer = await self._telegram.updates(parameters)
        else:
            file = given.document.name if given is not None and given.document is not None else ""
            code, answer = await self._call(name, parameters, file)
        return code, json.dumps(answer).encode()

    async def _call(self, name: str, parameters: dict[str, Any], file: str) -> tuple[int, dict[str, Any]]:
        faults, drawn = self._faults, self._chance.random()
        self._telegram.under_way += 1
        try:
            await asyncio.sleep(self._chance.uniform(_QUICKEST, _SLOWEST) / 2)
            if (drawn := drawn - faults.refused) < 0:
                self._telegram.world.count("fault refused")
                raise NetworkError("ServerDisconnectedError")
            if (drawn := drawn - faults.slow) < 0:
                self._telegram.world.count("fault slow")
                await asyncio.sleep(self._chance.uniform(1, _LONGEST))
            if self.gone:
                raise NetworkError("gone")
            if self.dies() and self.stand_still is not None:
                await self.stand_still()
            answer = self._telegram.call(name, parameters, file)
            if self.dies() and self.stand_still is not None:
                await self.stand_still()
            await asyncio.sleep(self._chance.uniform(_QUICKEST, _SLOWEST) / 2)
            if drawn - faults.unanswered < 0:
                self._telegram.world.count("fault unanswered")
                await asyncio.sleep(self.read_timeout)
                raise TimedOut
        finally:
            self._telegram.under_way -= 1
        return answer
