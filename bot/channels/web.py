"""Speaking in the web chat: the page fetches what the outbox holds, so being kept there is being delivered."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager

from bot.channels.base import Result, Sent
from bot.render import Shown
from bot.set_within import set_within


class Ear:
    """What a page that waits is woken by: ``news`` of the desk, for which it has to look; that somebody ``writes`` to
    its reader, or that something of the reader's was ``read``: both stand nowhere and are only passed on."""

    def __init__(self) -> None:
        self._woken = asyncio.Event()
        self.news = False
        self.writes = False
        self.read = False

    def wake(self, *, news: bool = False, writes: bool = False, read: bool = False) -> None:
        """Something is to be heard."""
        self.news |= news
        self.writes |= writes
        self.read |= read
        self._woken.set()

    async def wait(self, seconds: float) -> bool:
        """Whether something was heard within that time."""
        return await set_within(self._woken, seconds)

    def take_news(self) -> bool:
        """Whether there is news; from now on only what comes next is."""
        taken, self.news = self.news, False
        self._rest()
        return taken

    def take_writing(self) -> bool:
        """Whether somebody writes; likewise."""
        taken, self.writes = self.writes, False
        self._rest()
        return taken

    def take_read(self) -> bool:
        """Whether something of the reader's was read; likewise."""
        taken, self.read = self.read, False
        self._rest()
        return taken

    def _rest(self) -> None:
        if not (self.news or self.writes or self.read):
            self._woken.clear()


class WebChannel:
    """The desk's voice in the web chat: wakes the pages that wait. Nothing else makes them look; what another process
    has said is noticed by :mod:`bot.jobs.web_watch`."""

    def __init__(self) -> None:
        self._listening: dict[str, set[Ear]] = {}

    @contextmanager
    def listening(self, address: str) -> Iterator[Ear]:
        """Woken whenever something is said in this session, for as long as the block runs; forgotten afterwards."""
        ear = Ear()
        pages = self._listening.setdefault(address, set())
        pages.add(ear)
        try:
            yield ear
        finally:
            pages.discard(ear)
            if not pages:
                # rule: unheard-page-forgotten
                self._listening.pop(address, None)

    def wake(self, address: str) -> None:
        """Lets the pages of a session look again."""
        for ear in self._listening.get(address, ()):
            ear.wake(news=True)

    def say_writing(self, address: str) -> None:
        """Tells the pages of a session that somebody writes to their reader: kept nowhere, and lost where nobody
        listens."""
        for ear in self._listening.get(address, ()):
            ear.wake(writes=True)

    def say_read(self, address: str) -> None:
        """Tells the pages of a session that something of their reader's was read."""
        for ear in self._listening.get(address, ()):
            ear.wake(read=True)

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
