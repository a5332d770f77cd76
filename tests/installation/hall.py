"""An installation for a test: real folders and files, a fake Telegram for each desk, a clock that is held."""

import json
import shutil
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import Table, select

from bot.flows.scene.events import TELEGRAM, Event, StaffAdded
from bot.installation import Installation
from bot.installation.standing import State
from bot.rehearsal.fakes.telegram import Chatter, FakeTelegram
from bot.settings import load_settings
from bot.turn import arrival
from storage.engine import reading
from tests.clock import HeldClock, until

ABOVE = """
[web]
port = 0
admin_port = 0
[office]
hours = "always"
[visit]
hold_seconds = 0
[backup]
enabled = false
"""


def token_of(number: int) -> str:
    """The token of a desk's bot."""
    return f"{number}:RAHASIA{number}"


@dataclass
class Hall:
    """The folder of an installation, and the platforms around it."""

    root: Path
    pattern: Path
    """A database that is up to date, to be copied."""
    clock: HeldClock
    stack: AsyncExitStack
    telegrams: dict[str, FakeTelegram] = field(default_factory=dict)
    installation: Installation | None = None

    @property
    def here(self) -> Installation:
        """The installation as it runs."""
        assert self.installation is not None
        return self.installation

    def state(self, name: str) -> State:
        """How a desk stands here."""
        return self.here.standings[name].state

    async def add(self, name: str, more: str = "") -> FakeTelegram:
        """Adds a desk with a bot of its own; what is running has to look first."""
        telegram = FakeTelegram(token_of(len(self.telegrams) + 1), self.clock.now, limits=False)
        self.telegrams[name] = await self.stack.enter_async_context(telegram)
        self.write(name, more)
        return telegram

    def write(self, name: str, more: str = "", *, telegram: str = "") -> Path:
        """Writes a desk's settings; ``telegram`` are further keys there."""
        fake = self.telegrams[name]
        folder = self.root / "desks" / name
        if not folder.exists():
            (folder / "data").mkdir(parents=True)
            shutil.copy(self.pattern, folder / "data" / "loket.sqlite3")
        text = (
            f'[telegram]\ntoken = "{fake.token}"\napi_url = {json.dumps(fake.base_url)}\n'
            f"messages_per_second = 0\n{telegram}\n"
        )
        (folder / "loket.toml").write_text(text + more, encoding="utf-8")
        return folder

    async def start(self) -> Installation:
        """Starts it, or starts it again."""
        settings = load_settings(self.root / "loket.toml")
        self.installation = Installation(settings, self.root / "desks", self.clock, alone=False)
        await self.installation.start()
        return self.installation

    async def stop(self) -> None:
        """Stops it in good order."""
        if self.installation is not None:
            await self.installation.stop()
            self.installation = None

    async def settle(self, name: str) -> None:
        """Until nothing is waiting at one desk."""
        desk, telegram = self.here.desk(name), self.telegrams[name]
        while True:
            if telegram.pending:
                await desk.polling.run_once(0)
            await desk.deliverer.look()
            await until(lambda: desk.deliverer.quiet)
            if not telegram.pending:
                return

    async def say(self, name: str, chatter: Chatter, *texts: str) -> None:
        """Somebody writes to one desk."""
        for text in texts:
            chatter.send(text)
            await self.settle(name)

    async def rows(self, name: str, table: Table) -> list[dict[str, Any]]:
        """What one desk's table holds."""
        async with reading(self.here.desk(name).engine) as connection:
            return [dict(row) for row in (await connection.execute(select(table))).mappings()]

    async def hire(self, name: str, chat: int, role: str = "admin") -> Chatter:
        """One desk gets an officer who chats on Telegram."""
        desk = self.here.desk(name)
        event = Event(TELEGRAM, f"console:{chat}", desk.clock.now(), StaffAdded("Dewi", role), str(chat), str(chat))
        chatter = self.telegrams[name].user(chat, first_name="Dewi")
        await desk.door.enter([arrival(event)])
        await self.settle(name)
        return chatter


@asynccontextmanager
async def open_hall(root: Path, pattern: Path, *desks: str, above: str = ABOVE) -> AsyncIterator[Hall]:
    """An installation with these desks, started."""
    (root / "desks").mkdir(parents=True)
    (root / "loket.toml").write_text(above, encoding="utf-8")
    async with AsyncExitStack() as stack:
        hall = Hall(root, pattern, HeldClock(), stack)
        for name in desks:
            await hall.add(name)
        await hall.start()
        try:
            yield hall
        finally:
            await hall.stop()


def texts(chatter: Chatter) -> str:
    """All that somebody sees, as one text."""
    return "\n".join(message.text for message in chatter.messages)
