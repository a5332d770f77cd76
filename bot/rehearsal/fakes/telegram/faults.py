"""Faults on demand: which calls go wrong, how, and how often."""

import asyncio
from dataclasses import dataclass, field
from typing import Literal

from bot.rehearsal.fakes.telegram.errors import ApiError, GatewayError, too_many_requests

Kind = Literal["500", "502", "429", "400", "drop", "hang", "duplicate"]
"""500: Telegram's JSON; 502: a web page; 429 and 400: refused with the given figures or words;
drop: done, but the connection closes without an answer; hang: nothing happens until released;
duplicate: what was delivered last is delivered again (method ``getUpdates`` or ``webhook``)."""

EVERY_METHOD = "*"
WEBHOOK = "webhook"
"""Not a method: the delivery of one update to the bot's own address, where any fault means "once more".
A fault's ``chat_id`` is then the chat, or for button presses the person."""


@dataclass(eq=False)
class Fault:
    """One arranged fault. ``met`` counts the calls it has struck; ``left`` None means for ever."""

    method: str
    kind: Kind
    left: int | None
    chat_id: int | None
    retry_after: int
    description: str
    met: int = 0
    _released: asyncio.Event = field(default_factory=asyncio.Event)

    def release(self) -> None:
        """Lets the hanging calls go on; they are then carried out, wanted or not."""
        self._released.set()

    async def strike(self) -> None:
        """What befalls a call before it is carried out; raises the answer if there is one."""
        match self.kind:
            case "500":
                raise ApiError(500, "Internal Server Error")
            case "502":
                raise GatewayError
            case "429":
                raise too_many_requests(self.retry_after)
            case "400":
                raise ApiError(400, self.description)
            case "hang":
                await self._released.wait()


class Faults:
    """The faults arranged and not yet used up; the first one that fits a call strikes it."""

    def __init__(self) -> None:
        self._by_method: dict[str, list[Fault]] = {}
        self._hanging: list[Fault] = []

    def add(
        self,
        method: str,
        kind: Kind,
        times: int | None = 1,
        chat_id: int | None = None,
        *,
        retry_after: int = 1,
        description: str = "Bad Request: refused by arrangement",
    ) -> Fault:
        """Arranges a fault for the next ``times`` calls of ``method`` ("*": any) that come in."""
        fault = Fault(method, kind, times, chat_id, retry_after, description)
        self._by_method.setdefault(method, []).append(fault)
        if kind == "hang":
            self._hanging.append(fault)
        return fault

    def clear(self) -> None:
        """Ends every fault; what hangs goes on."""
        self._by_method.clear()
        self.release()

    def release(self) -> None:
        """Releases every hanging call."""
        for fault in self._hanging:
            fault.release()
        self._hanging.clear()

    def meet(self, method: str, chat_id: int | str | None) -> Fault | None:
        """The fault that strikes this call, if any; uses up one of its times."""
        if not self._by_method:
            return None
        every = self._by_method.get(EVERY_METHOD, []) if method != WEBHOOK else []
        for fault in self._by_method.get(method, []) + every:
            if fault.chat_id is None or fault.chat_id == chat_id:
                self._use(fault)
                return fault
        return None

    def _use(self, fault: Fault) -> None:
        fault.met += 1
        if fault.left is not None:
            fault.left -= 1
            if fault.left <= 0:
                self._by_method[fault.method].remove(fault)
