"""A province: many desks on one server in several processes, of which now one is killed, now one stopped, each started
again, while visitors go on at every desk; and the reckoning of each desk."""

import asyncio
import json
import re
import time
from collections import Counter
from collections.abc import Hashable, Iterator
from contextlib import AsyncExitStack, closing
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from socket import create_server
from typing import Any

import aiohttp
from sqlalchemy import select

from bot.channels.pacing import Pace
from bot.rehearsal.fakes.telegram import FakeTelegram
from bot.render import strip
from storage import premises, tables
from storage.engine import open_engine, reading
from tests.crash.on_telegram import TelegramChat
from tests.crash.players import Meeting
from tests.crash.process import Process, without_settings
from tests.crash.visitor import Visitor, in_letters
from tests.kept import IDENTITY_KEY, KEEPER, SEAL_KEY, kept_as

PER_SECOND = 30
"""A bot's messages a second, and what Telegram bears of it."""

_PATIENCE = 600.0
_LOST = re.compile(r"a desk is lost to another process.*\bdesk\S*=\S*?(d\d+)")
_LOOK_SECONDS = 0.1
_AT_ONCE = 10
"""Desks whose rows are looked at at the same time: the server bears no more connections than it has to."""
_ABOVE = """
[office]
hours = "always"
[queue]
capacity = 0
[backup]
enabled = false
[database]
url = {url}
"""
_OWN = """
[telegram]
token = "{token}"
api_url = "{api}"
messages_per_second = {pace}
[survey]
seal_key = "{seal}"
[identity]
key = "{identity}"
"""


@dataclass
class Found:
    """What came of it. All but ``takeovers`` and ``visits`` have to be zeros, ``repeated`` within what kills excuse."""

    visits: int = 0
    updates: int = 0
    lost: int = 0
    """Acts of visitors that no desk has decided."""
    parked: int = 0
    wrong: int = 0
    """Visitors without exactly one visit, with their own name in its form."""
    never_sent: int = 0
    shared: Counter[str] = field(default_factory=Counter)
    """How often a desk was seen open in two processes, of which neither had been told that it lost it."""
    repeated: Counter[str] = field(default_factory=Counter)
    """Messages that were said once more, by desk."""
    most_repeated: int = 0
    """How often the same message was repeated."""
    conflicts: int = 0
    """Polls of a bot that met another one's."""
    refused: int = 0
    """Messages that went over a bot's limits."""
    kills: int = 0
    takeovers: list[float] = field(default_factory=list)
    """Seconds from the end of a process until all that it had served was open elsewhere."""

    @property
    def faults(self) -> dict[str, int]:
        """What has to be nothing but zeros."""
        found = {name: getattr(self, name) for name in ("lost", "parked", "wrong", "never_sent")}
        return {**found, "shared": self.shared.total()}


class Server:
    """One process of the installation, started again and again in the same folder at the same ports."""

    def __init__(self, folder: Path, http: aiohttp.ClientSession) -> None:
        self._folder, self._http = folder, http
        self._port, self._admin_port = _free_port(), _free_port()
        self._life: Process | None = None

    async def start(self) -> None:
        """Starts ``loket run``."""
        ports = {"LOKET_WEB__PORT": str(self._port), "LOKET_WEB__ADMIN_PORT": str(self._admin_port)}
        environment = without_settings() | ports | {"LOKET_LOG__LEVEL": "WARNING"}
        self._life = Process(("bot", "run"), self._folder, environment, self._folder / "desk.log")

    async def end(self, *, kill: bool) -> None:
        """SIGKILL, or in good order."""
        if self._life is not None:
            await (self._life.kill() if kill else self._life.stop())

    async def desks(self) -> set[str]:
        """The desks that it serves now; none if it does not answer."""
        try:
            async with self._http.get(f"http://127.0.0.1:{self._admin_port}/health") as answer:
                told: dict[str, Any] = await answer.json()
        except (aiohttp.ClientError, OSError):
            return set()
        return {name for name, state in told["desks"].items() if state == "open"}


class Province:
    """``desks`` desks in ``processes`` processes; ``ends`` times one of them is killed or stopped, by ``seed``."""

    def __init__(self, url: str, folder: Path, desks: int, processes: int, ends: int, seed: int) -> None:
        self._url, self._folder, self._ends = url, folder, ends
        self._processes_wanted = processes
        self._dice = Random(seed)
        self._telegrams = {f"d{number}": FakeTelegram(f"{number + 1}:RAHASIA{number}") for number in range(desks)}
        self._visitors: dict[str, list[Visitor]] = {name: [] for name in self._telegrams}
        self._found = Found()
        self._looks = asyncio.Semaphore(_AT_ONCE)
        self._said: dict[str, set[int]] = {}
        """What had been said by the time everything was, by desk."""
        self._goes_on = True

    async def run(self) -> Found:
        """Goes through with it, and reckons."""
        async with AsyncExitStack() as stack:
            for telegram in self._telegrams.values():
                await stack.enter_async_context(telegram)
            self._furnish()
            http = await stack.enter_async_context(aiohttp.ClientSession())
            processes = [Server(self._folder, http) for _ in range(self._processes_wanted)]
            for each in processes:
                stack.push_async_callback(each.end, kill=True)
                await each.start()
            await self._until_open(processes)
            seats = [asyncio.create_task(self._seat(name)) for name in self._telegrams]
            await self._disturb(processes)
            self._goes_on = False
            await asyncio.wait_for(asyncio.gather(*seats), _PATIENCE)
            async with asyncio.timeout(_PATIENCE):  # what a killed process had claimed is free after a while
                await asyncio.gather(*map(self._until_said, self._telegrams))
            for each in processes:
                await each.end(kill=False)
        for name in self._telegrams:
            await self._reckon(name)
        for name in _LOST.findall((self._folder / "desk.log").read_text(errors="replace")):
            self._found.shared.pop(name, None)  # kept waiting for so long that the server took the process for dead
        return self._found

    def _furnish(self) -> None:
        (self._folder / "loket.toml").write_text(_ABOVE.format(url=json.dumps(self._url)), encoding="utf-8")
        for name, telegram in self._telegrams.items():
            place = self._folder / "desks" / name
            place.mkdir(parents=True)
            keys = {"seal": SEAL_KEY, "identity": IDENTITY_KEY, "pace": PER_SECOND}
            own = _OWN.format(token=telegram.token, api=telegram.base_url, **keys)
            (place / "loket.toml").write_text(own, encoding="utf-8")

    async def _seat(self, name: str) -> None:
        """One visitor after the other at this desk, as long as processes end."""
        telegram, own = self._telegrams[name], self._visitors[name]
        while self._goes_on:
            serial = sum(map(len, self._visitors.values()))
            chat = TelegramChat(telegram, telegram.user(20_000 + serial, first_name=f"Ucok {in_letters(serial)}"))
            own.append(Visitor(chat, serial, Meeting()))
            await own[-1].register()
            await own[-1].see("Nomor antrean")

    async def _disturb(self, processes: list[Server]) -> None:
        ways = [place % 3 < 2 for place in range(self._ends)]  # two of three are killed
        self._dice.shuffle(ways)
        for kill in ways:
            await asyncio.sleep(self._dice.uniform(0.2, 3.0))
            victim = self._dice.choice(processes)
            began = time.monotonic()
            await victim.end(kill=kill)
            await self._until_open([each for each in processes if each is not victim])
            self._found.takeovers.append(time.monotonic() - began)
            self._found.kills += kill
            await victim.start()

    async def _until_open(self, processes: list[Server]) -> None:
        """Until these processes serve all desks; no desk is ever seen at two of them."""
        async with asyncio.timeout(_PATIENCE):
            while True:
                served = await _served(processes)
                if any(count > 1 for count in served.values()):
                    again = await _served(processes)  # it may have been handed over between two questions
                    self._found.shared.update(name for name, count in again.items() if served[name] > 1 and count > 1)
                if len(served) == len(self._telegrams):
                    return
                await asyncio.sleep(_LOOK_SECONDS)

    async def _until_said(self, name: str) -> None:
        """Until a desk has sent all that it has to say; what it says later, of its own, is not waited for."""
        while any(map(_unsent, rows := (await self._rows(name))["outbox"])):  # noqa: ASYNC110 - of other processes
            await asyncio.sleep(1)
        self._said[name] = {row["id"] for row in rows}

    async def _reckon(self, name: str) -> None:
        found, visitors, telegram = self._found, self._visitors[name], self._telegrams[name]
        rows = await self._rows(name)
        decided = {row["key"] for row in rows["inbox"] if row["state"] == "decided"}
        acts = {kept_as(key) for visitor in visitors for key in visitor.updates}
        found.visits, found.updates = found.visits + len(visitors), found.updates + len(acts)
        found.lost += len(acts - decided)
        found.parked += sum(row["state"] != "decided" for row in rows["inbox"])
        found.never_sent += sum(_unsent(row) for row in rows["outbox"] if row["id"] in self._said[name])
        people = {row["id"]: row["address"] for row in rows["people"]}
        forms = Counter((people[row["person_id"]], row["form"].get("name")) for row in rows["visits"])
        found.wrong += (forms - Counter((each.chat.address, each.name) for each in visitors)).total()
        found.wrong += (Counter((each.chat.address, each.name) for each in visitors) - forms).total()
        excess = Counter(_said(telegram)) - Counter(_said_by(row) for row in rows["outbox"])
        found.repeated[name] += excess.total()
        found.most_repeated = max([found.most_repeated, *excess.values()])
        found.conflicts += sum(call.code == 409 for call in telegram.calls)
        found.refused += sum(call.code == 429 for call in telegram.calls)

    async def _rows(self, name: str) -> dict[str, list[dict[str, Any]]]:
        server, _ = premises.parted(self._url)
        address = premises.address(server.render_as_string(hide_password=False), f"desk_{name}")
        engine = open_engine(address, keeper=KEEPER)
        asked = (tables.inbox, tables.people, tables.visits, tables.outbox)
        async with self._looks, reading(engine) as connection:
            found = {
                table.name: [dict(row) for row in (await connection.execute(select(table))).mappings()]
                for table in asked
            }
        await engine.dispose()
        return found


def _unsent(row: dict[str, Any]) -> bool:
    return row["state"] not in ("sent", "superseded")


def excused(kills: int) -> int:
    """How many messages a desk may have repeated after so many kills: what was under way, or without its receipt."""
    return kills * Pace(PER_SECOND).at_once


async def _served(processes: list[Server]) -> Counter[str]:
    """In how many of these processes each desk is open."""
    return Counter([name for each in processes for name in await each.desks()])


def _said(telegram: FakeTelegram) -> Iterator[Hashable]:
    spoken = ("sendMessage", "sendDocument", "editMessageText")
    return ((str(each.chat_id), each.text) for each in telegram.sent if each.method in spoken)


def _said_by(row: dict[str, Any]) -> Hashable:
    return row["address"], strip(row["payload"]["text"]).strip()


def _free_port() -> int:
    with closing(create_server(("127.0.0.1", 0))) as probe:
        port: int = probe.getsockname()[1]
        return port
