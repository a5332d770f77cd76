"""Speaking in the web chat: the page fetches what the outbox holds, so being kept there is being delivered."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager

from bot.channels.base import Result, Sent
from bot.render import Shown


class WebChannel:
    """The desk's voice in the web chat: wakes the pages that wait. Nothing else makes them look; what another process
    has said is noticed by :mod:`bot.jobs.web_watch`."""

    def __init__(self) -> None:
        self._listening: dict[str, set[asyncio.Event]] = {}

    @contextmanager
    def listening(self, address: str) -> Iterator[asyncio.Event]:
        """Set whenever something is said in this session, for as long as the block runs; forgotten afterwards."""
        heard = asyncio.Event()
        pages = self._listening.setdefault(address, set())
        pages.add(heard)
        try:
            yield heard
        finally:
            pages.discard(heard)
            if not pages:
                # rule: unheard-page-forgotten
                self._listening.pop(address, None)

    def wake(self, address: str) -> None:
        """Lets the pages of a session look again."""
        for heard in self._listening.get(address, ()):
            heard.set()

    def wake_all(self) -> None:
        """Lets every page look again."""
        for address in self._listening:
            self.wake(address)

    @property
    def heard_by(self) -> frozenset[str]:
        """The sessions of which a page waits now."""
        return frozenset(self._listening)

    async def send(self, address: str, shown: Shown, edit: str | None) -> Result:  # noqa: ARG002 - Channel's form
        """Nothing to call: the row in the outbox is the message."""
        self.wake(address)
        return Sent(edit or "web")
