"""What carries the desk's calls to simulated Telegram: python-telegram-bot's request layer without a network."""

import json
from typing import Any, cast

from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

from bot.channels.telegram_api import Values
from bot.rehearsal.simulation.telegram import Telegram
from bot.rehearsal.simulation.wire import PATIENCE, Cut, Unanswered, Wire


class Transport(BaseRequest):
    """Each call goes over the wire, and is answered by the state machine."""

    def __init__(self, telegram: Telegram, wire: Wire) -> None:
        self._telegram, self._wire = telegram, wire

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    @property
    def read_timeout(self) -> float:
        """Seconds an ordinary answer may take."""
        return PATIENCE

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *_timeouts: Any, **_named: Any
    ) -> tuple[int, bytes]:
        """One exchange; raises the library's NetworkError or TimedOut."""
        if self._wire.gone:
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
        try:
            return await self._wire.carry(lambda: self._telegram.call(name, parameters, file))
        except Cut:
            raise NetworkError("ServerDisconnectedError") from None
        except Unanswered:
            raise TimedOut from None
