"""Speaking in the web chat: the page fetches what the outbox holds, so being kept there is being delivered."""

import asyncio

from bot.channels.base import Result, Sent
from bot.render import Shown


class WebChannel:
    """The desk's voice in the web chat: wakes the pages that wait. A page that nobody wakes looks again itself."""

    def __init__(self) -> None:
        self._listening: dict[str, asyncio.Event] = {}

    def listen(self, address: str) -> asyncio.Event:
        """Set at the next message for this session."""
        heard = self._listening.get(address)
        if heard is None or heard.is_set():
            heard = self._listening[address] = asyncio.Event()
        return heard

    async def send(self, address: str, shown: Shown, edit: str | None) -> Result:  # noqa: ARG002 - Channel's form
        """Nothing to call: the row in the outbox is the message."""
        heard = self._listening.pop(address, None)
        if heard is not None:
            heard.set()
        return Sent(edit or "web")
