"""Faults on demand: which calls of the API go wrong, how, and how often."""

import asyncio
from dataclasses import dataclass, field
from typing import Literal

from bot.rehearsal.fakes.zoom.errors import ApiError, GatewayError, invalid_token, oauth_refused, refused, too_many

Endpoint = Literal["token", "me", "meeting", "register", "list", "status", "delete"]
Kind = Literal["500", "502", "429", "401", "drop", "hang"]
"""500: Zoom's JSON; 502: a web page; 429: too many a second; 401: the token or the client is refused;
drop: done, but the connection closes without an answer; hang: nothing happens until released."""

EVERY_ENDPOINT: Literal["*"] = "*"
PER_SECOND = 30


@dataclass(eq=False)
class Fault:
    """One arranged fault. ``met`` counts the calls it has struck; ``left`` None means for ever."""

    endpoint: Endpoint | Literal["*"]
    kind: Kind
    left: int | None
    retry_after: int
    met: int = 0
    _struck: asyncio.Event = field(default_factory=asyncio.Event)
    _released: asyncio.Event = field(default_factory=asyncio.Event)

    async def struck(self) -> None:
        """Waits until a call has met this fault."""
        await self._struck.wait()

    def release(self) -> None:
        """Lets the hanging calls go on; they are then carried out, wanted or not."""
        self._released.set()

    def use(self) -> None:
        """Counts one call."""
        self.met += 1
        self.left = None if self.left is None else self.left - 1
        self._struck.set()

    async def strike(self, endpoint: Endpoint) -> None:
        """What befalls a call before it is carried out; raises the answer if there is one."""
        if self.kind == "hang":
            await self._released.wait()
        elif self.kind != "drop":
            raise self._answer(endpoint)

    def _answer(self, endpoint: Endpoint) -> ApiError:
        if self.kind == "502":
            return GatewayError()
        if self.kind == "429":
            message = "You have reached the maximum per-second rate limit for this API. Try again later."
            return too_many(message, PER_SECOND, "QPS", str(self.retry_after))
        if self.kind == "401":
            wrong_client = oauth_refused(401, "invalid_client", "Invalid client_id or client_secret")
            return wrong_client if endpoint == "token" else invalid_token()
        return refused(500, 500, "Internal Server Error")


class Faults:
    """The faults arranged and not yet used up; the first one that fits a call strikes it."""

    def __init__(self) -> None:
        self._arranged: list[Fault] = []
        self._hanging: list[Fault] = []

    def add(
        self, endpoint: Endpoint | Literal["*"], kind: Kind, times: int | None = 1, *, retry_after: int = 1
    ) -> Fault:
        """Arranges a fault for the next ``times`` calls of ``endpoint`` ("*": any); None: for ever."""
        fault = Fault(endpoint, kind, times, retry_after)
        self._arranged.append(fault)
        if kind == "hang":
            self._hanging.append(fault)
        return fault

    def clear(self) -> None:
        """Ends every fault; what hangs goes on."""
        self._arranged.clear()
        self.release()

    def release(self) -> None:
        """Releases every hanging call."""
        for fault in self._hanging:
            fault.release()
        self._hanging.clear()

    def meet(self, endpoint: Endpoint) -> Fault | None:
        """The fault that strikes this call, if any; uses up one of its times."""
        for fault in self._arranged:
            if fault.endpoint in (endpoint, EVERY_ENDPOINT):
                fault.use()
                if fault.left == 0:
                    self._arranged.remove(fault)
                return fault
        return None
