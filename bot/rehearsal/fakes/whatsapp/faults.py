"""What goes wrong by arrangement: the network on the way to an endpoint, or Meta's verdict on a message."""

import asyncio
from dataclasses import dataclass, field
from typing import Literal

from bot.rehearsal.fakes.whatsapp.errors import GraphError

Kind = Literal["500", "502", "drop", "hang"]
"""500: the Graph API's JSON; 502: a web page; drop: done, but the connection closes without an answer;
hang: nothing happens until released."""
Stage = Literal["api", "status"]
"""Where Meta says no: at once in its answer, or later by a ``failed`` status."""

EVERY_ENDPOINT = "*"


@dataclass(eq=False)
class Fault:
    """A broken way to an endpoint. ``met`` counts the calls it has struck; ``left`` None means for ever."""

    endpoint: str
    kind: Kind
    left: int | None
    met: int = 0
    _released: asyncio.Event = field(default_factory=asyncio.Event)

    def release(self) -> None:
        """Lets the hanging calls go on; they are then carried out, wanted or not."""
        self._released.set()

    async def strike(self) -> None:
        """What befalls a call before it is carried out."""
        if self.kind == "500":
            raise GraphError(131000)
        if self.kind == "hang":
            await self._released.wait()


class Faults:
    """The faults arranged and not yet used up; the first one that fits a call strikes it."""

    def __init__(self) -> None:
        self._waiting: list[Fault] = []
        self._hanging: list[Fault] = []

    def add(self, endpoint: str, kind: Kind, times: int | None = 1) -> Fault:
        """Arranges a fault for the next calls of an endpoint ("*": any)."""
        fault = Fault(endpoint, kind, times)
        self._waiting.append(fault)
        if kind == "hang":
            self._hanging.append(fault)
        return fault

    def clear(self) -> None:
        """Ends every fault; what hangs goes on."""
        self._waiting.clear()
        self.release()

    def release(self) -> None:
        """Releases every hanging call."""
        for fault in self._hanging:
            fault.release()
        self._hanging.clear()

    def meet(self, endpoint: str) -> Fault | None:
        """The fault that strikes this call, if any; uses up one of its times."""
        for fault in self._waiting:
            if fault.endpoint in (endpoint, EVERY_ENDPOINT):
                fault.met += 1
                if fault.left is not None:
                    fault.left -= 1
                    if fault.left <= 0:
                        self._waiting.remove(fault)
                return fault
        return None


@dataclass(eq=False)
class _Verdict:
    person: object | None
    code: int
    left: int
    stage: Stage


class Verdicts:
    """Messages that Meta will refuse or fail, whatever they say."""

    def __init__(self) -> None:
        self._waiting: list[_Verdict] = []

    def add(self, person: object | None, code: int, times: int, stage: Stage) -> None:
        """Arranges a code for the next ``times`` messages, to one person or to anybody (None)."""
        self._waiting.append(_Verdict(person, code, times, stage))

    def meet(self, person: object | None, stage: Stage) -> int | None:
        """The code for a message at this stage, if one was arranged."""
        for verdict in self._waiting:
            if verdict.stage == stage and verdict.person in (None, person):
                verdict.left -= 1
                if verdict.left <= 0:
                    self._waiting.remove(verdict)
                return verdict.code
        return None
