"""A whole desk for a test: the real application, a held clock, a fake Telegram, a real database."""

import json
import re
from collections.abc import AsyncIterator, Iterable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import quote

import aiohttp
from aiohttp import web_app
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.desk import Desk as RunningDesk
from bot.desk.surroundings import Surroundings
from bot.flows.scene.events import TELEGRAM, WHATSAPP, Event, StaffAdded
from bot.flows.state.checked import Area, Checked, State
from bot.jobs.check_ups import CheckUps
from bot.jobs.copyist import Copyist
from bot.jobs.papers import Letterhead, Papers
from bot.jobs.reports import Reports
from bot.jobs.survey_tray import SurveyTray
from bot.jobs.workshop import Workshop
from bot.rehearsal.fakes.telegram import Chatter, FakeTelegram
from bot.rehearsal.fakes.whatsapp import Contact, FakeWhatsApp
from bot.rehearsal.fakes.zoom import FakeZoom
from bot.settings import Settings
from bot.turn import arrival
from storage import tables
from storage.engine import open_engine, reading
from storage.identity.keeper import Keeper
from storage.limits import Limits
from storage.shared import Pools
from tests.clock import HeldClock, until
from tests.kept import IDENTITY_KEY, SEAL, SEAL_KEY

TOKEN = "123456:TEST"


def settings_for(database_url: str, telegram_url: str | None, **sections: dict[str, Any]) -> Settings:
    """Settings for a test desk: round the clock, unpaced, swept by hand; officers' words are sent at once."""
    given: dict[str, dict[str, Any]] = {
        "database": {"url": database_url},
        "office": {"hours": "always"},
        "telegram": {"messages_per_second": 0},
        "web": {"port": 0, "admin_port": 0},
        "jobs": {"sweep_seconds": 60},
        "survey": {"seal_key": SEAL_KEY},
        "identity": {"key": IDENTITY_KEY},
        "visit": {"hold_seconds": 0},
    }
    if telegram_url is not None:
        given["telegram"] |= {"token": TOKEN, "api_url": telegram_url}
    for section, keys in sections.items():
        given[section] = given.get(section, {}) | keys
    return Settings.model_validate(given)


def whatsapp_section(whatsapp: FakeWhatsApp) -> dict[str, Any]:
    """The settings by which a desk is on the fake WhatsApp."""
    return {
        "token": whatsapp.token,
        "phone_number_id": whatsapp.phone_number_id,
        "business_account_id": whatsapp.business_account_id,
        "app_secret": whatsapp.app_secret,
        "verify_token": whatsapp.verify_token,
        "api_url": whatsapp.base_url,
        "messages_per_second": 0,
    }


def zoom_section(zoom: FakeZoom) -> dict[str, Any]:
    """The settings by which a desk is on the fake Zoom."""
    return {
        "account_id": zoom.account_id,
        "client_id": "CID",
        "client_secret": "CSECRET",
        "webhook_secret": "rahasia-zoom",
        "meeting_id": zoom.meeting.id,
        "api_url": zoom.api_url,
        "oauth_url": zoom.oauth_url,
    }


FOUND = (
    Checked(
        Area.STAFF,
        State.ATTENTION,
        "Konsultasi: tidak ada Front Office yang siap melayani sekarang",
        "Minta petugas menyatakan bertugas (/mulai).",
    ),
    Checked(Area.TELEGRAM, State.GOOD, "Telegram: @loket_bot, polling"),
    Checked(Area.BACKUPS, State.BROKEN, "Cadangan terakhir gagal: disk penuh", "Kosongkan disk."),
)
"""What a check-up finds here."""


@dataclass(frozen=True)
class Found:
    """A doctor who always finds this."""

    checked: tuple[Checked, ...]

    async def look(self, _language: str) -> tuple[Checked, ...]:
        """What there is."""
        return self.checked


class Desk:
    """The desk under test, stepped by hand: people act, :meth:`settle` lets everything come to rest."""

    def __init__(
        self, app: RunningDesk, telegram: FakeTelegram, clock: HeldClock, whatsapp: FakeWhatsApp, zoom: FakeZoom
    ) -> None:
        self.app = app
        self.telegram = telegram
        self.clock = clock
        self.whatsapp = whatsapp
        """Does nothing unless the desk was opened with it."""
        self.zoom = zoom
        """Likewise."""

    async def restart(self) -> None:
        """Stops the desk in good order and starts it again, settings and files read anew."""
        await self.app.stop()
        self.app = opened(self.app.settings, self.clock)
        await self.app.start()
        self.point_webhooks()

    def point_webhooks(self) -> None:
        """Tells the fake WhatsApp and Zoom where the desk listens."""
        self.whatsapp.webhook = f"{self.app.address}/webhook/whatsapp"
        self.zoom.webhook = f"{self.app.address}/webhook/zoom"

    async def settle(self) -> None:
        """Until nothing is waiting: no update, no event, no message on its way."""
        while True:
            if self.telegram.pending:
                await self.app.polling.run_once(0)
            if self.whatsapp.pending:
                await self.whatsapp.deliver()
            if self._zoom_due:
                await self.zoom.deliver()
            if self.app.work.ways_in is not None:
                await self.app.work.ways_in.run_once(self.clock.now())
            await self.app.work.file_fetch.run_once(self.clock.now())
            await self.app.deliverer.look()
            await until(lambda: self.app.deliverer.quiet)
            waiting = self.telegram.pending or self.whatsapp.pending or self._zoom_due
            if not waiting and self.app.deliverer.quiet:
                if self.app.web_channel.heard_by:
                    await self.app.web_watch.look_at_sessions()
                return

    @property
    def _zoom_due(self) -> bool:
        return bool(self.zoom.webhook) and any(one.due_at <= self.clock.now() for one in self.zoom.pending)

    async def wait(self, **span: float) -> None:
        """Lets time pass and what has become due happen."""
        self.clock.pass_(**span)
        await self.app.work.sweep.run_once(self.clock.now())
        await self.settle()

    async def print_papers(self, *, broken: bool = False) -> None:
        """Has the papers printed that are due by now; ``broken``: by a workshop that dies at every order."""
        workshop = Workshop(b"{}\n", ("false",)) if broken else self.app.work.workshop
        papers = Papers(self.app.engine, self.app.door, workshop, Letterhead())
        for _ in range(4 if broken else 1):
            await papers.run_once(self.clock.now())
            await self.settle()
            if broken:
                self.clock.pass_(minutes=1)
        await workshop.close()

    async def make_report(self, *, broken: bool = False) -> None:
        """Has the report made whose turn it is, by a process that says what was ordered; ``broken``: by one that
        always fails."""
        made = Reports(self.app.engine, self.app.door, Copyist({}, ("false",) if broken else ("echo",)))
        for _ in range(3 if broken else 1):
            await made.run_once(self.clock.now())
            await self.settle()
            if broken:
                self.clock.pass_(minutes=1)

    async def check_up(self, *, broken: bool = False) -> None:
        """Has the desk looked at for whoever asked, with findings that are always the same; ``broken``: with none."""
        await CheckUps(self.app.engine, self.app.door, Found(() if broken else FOUND)).run_once(self.clock.now())
        await self.settle()

    async def write_surveys(self) -> None:
        """Has the questionnaires that wait written, few as they may be."""
        zone = self.app.settings.office.zone
        await SurveyTray(self.app.engine, SEAL, zone, 1, timedelta()).run_once(self.clock.now())

    async def standing(self, **where: Any) -> list[dict[str, Any]]:
        """The deviations that count now."""
        last = {row["deviation_id"]: row["what"] for row in await self._entries()}
        return [row for row in await self.rows("deviations", **where) if last[row["id"]] != "withdrawn"]

    async def withdrawn(self, **where: Any) -> list[dict[str, Any]]:
        """The deviations that do not count any more, each with when it was withdrawn."""
        last = {row["deviation_id"]: row for row in await self._entries()}
        rows = [{**row, **last[row["id"]]} for row in await self.rows("deviations", **where)]
        return [row for row in rows if row["what"] == "withdrawn"]

    async def _entries(self) -> list[dict[str, Any]]:
        return sorted(await self.rows("deviation_entries"), key=lambda row: int(row["serial"]))

    async def hire(self, name: str, role: str, chat: int, *also: str) -> Chatter:
        """Adds a member of staff who chats on Telegram."""
        event = Event(
            TELEGRAM, f"console:{name}", self.clock.now(), StaffAdded(name, role, "", also), str(chat), str(chat)
        )
        chatter = self.telegram.user(chat, first_name=name)
        await self.app.door.enter([arrival(event)])
        await self.settle()
        return chatter

    async def hire_on_whatsapp(self, name: str, role: str, phone: str, *also: str) -> Contact:
        """Adds a member of staff who chats on WhatsApp, and has just written."""
        event = Event(WHATSAPP, f"console:{name}", self.clock.now(), StaffAdded(name, role, "", also), phone, phone)
        contact = self.whatsapp.user(phone, name=name)
        await self.app.door.enter([arrival(event)])
        contact.send("menu")
        await self.settle()
        return contact

    async def say(self, person: Chatter, *texts: str) -> None:
        """Somebody writes, one message after the other."""
        for text in texts:
            person.send(text)
            await self.settle()

    async def press(self, person: Chatter, *labels: str) -> None:
        """Somebody presses buttons, one after the other."""
        for label in labels:
            person.press(label)
            await self.settle()

    async def register(self, visitor: Chatter, name: str = "Rina Simbolon", category: str = "Informasi") -> None:
        """A visitor goes from the first word to the number."""
        await self.say(visitor, "halo")
        await self.press(visitor, "Setuju")
        await self.say(visitor, name, "SMA Negeri 1 Binjai", "Binjai")
        await self.press(visitor, "Guru", category)
        await self.say(visitor, "Bertanya tentang verval Dapodik")
        await self.press(visitor, "Kirim")

    async def rows(self, table: str, **where: Any) -> list[dict[str, Any]]:
        """What a table holds."""
        found = tables.metadata.tables[table]
        query = select(found).filter_by(**where)
        async with reading(self.app.engine) as connection:
            return [dict(row) for row in (await connection.execute(query)).mappings()]

    async def one(self, table: str, **where: Any) -> dict[str, Any]:
        """The one row that a table holds."""
        rows = await self.rows(table, **where)
        assert len(rows) == 1, f"{len(rows)} rows in {table}"
        return rows[0]


_COMPILED = Pools()
"""Statements as they were compiled: the desks of all tests on SQLite have them in common, as those of one process."""


def _open_engine(url: str, limits: Limits, keeper: Keeper | None, pools: Pools | None) -> AsyncEngine:
    return open_engine(url, limits, keeper, _COMPILED if url.startswith("sqlite") else pools)


def opened(settings: Settings, clock: HeldClock) -> RunningDesk:
    """A desk that has not been started yet."""
    around = Surroundings(database=_open_engine)
    return RunningDesk(settings, clock, demo=True, alone=False, surroundings=around)


@asynccontextmanager
async def open_desk(
    database_url: str,
    clock: HeldClock | None = None,
    sheet: Path | None = None,
    sections: dict[str, dict[str, Any]] | None = None,
    *,
    on_whatsapp: bool = False,
    on_zoom: bool = False,
) -> AsyncIterator[Desk]:
    """Opens a desk with a fake Telegram (and a fake WhatsApp, a fake Zoom) for as long as the block runs;
    ``sections`` are further settings."""
    clock, sections = clock or HeldClock(), dict(sections or {})
    async with FakeTelegram(TOKEN, clock.now, limits=False) as telegram, AsyncExitStack() as stack:
        whatsapp = FakeWhatsApp(clock.now, limits=False)
        if on_whatsapp:
            await stack.enter_async_context(whatsapp)
            sections["whatsapp"] = whatsapp_section(whatsapp) | sections.get("whatsapp", {})
        zoom = FakeZoom(clock.now)
        if on_zoom:
            await stack.enter_async_context(zoom)
            sections["zoom"] = zoom_section(zoom) | sections.get("zoom", {})
        if sheet is not None:
            sections["sop"] = {"file": sheet}
        app = opened(settings_for(database_url, telegram.base_url, **sections), clock)
        await app.start()
        desk = Desk(app, telegram, clock, whatsapp, zoom)
        desk.point_webhooks()
        try:
            yield desk
        finally:
            await desk.app.stop()
            forget_desks()


def forget_desks() -> None:
    """aiohttp remembers the last thousand handlers of a process, and with them every desk that they belong to. A
    process that runs has one desk; the tests open thousands."""
    web_app._cached_build_middleware.cache_clear()


class WebVisitor:
    """Somebody in the web chat: the same acts as a Telegram chatter, over the page's own API."""

    def __init__(self, http: aiohttp.ClientSession, base: str) -> None:
        self._http = http
        self._base = base
        self._token = ""
        self._serial = 0
        self._after = 0
        self.messages: list[dict[str, Any]] = []

    async def open(self) -> None:
        """Opens a session."""
        async with self._http.post(f"{self._base}/api/session") as answer:
            self._token = (await answer.json())["token"]

    async def opening(self, payload: str) -> str:
        """What the page sends when somebody begins who came by a link."""
        async with self._http.get(f"{self._base}/chat", params={"mulai": payload}) as answer:
            found = re.search(r'<script id="words"[^>]*>(.*?)</script>', await answer.text(), re.DOTALL)
        assert found is not None
        return str(json.loads(found[1])["id"]["start"])

    async def post(self, body: dict[str, Any]) -> int:
        """Posts a body as it is; returns the status."""
        async with self._http.post(f"{self._base}/api/messages", json=body, headers=self._headers) as answer:
            await answer.read()
            return answer.status

    async def upload(
        self, name: str, content: bytes, media_type: str = "", caption: str = "", album: str = "", id_: str = ""
    ) -> tuple[int, dict[str, Any]]:
        """Sends a file as the page does; returns the status and what the desk says to the page."""
        params = {"id": id_ or self._next_id(), "album": album}
        headers = {"X-File-Name": quote(name), "X-File-Caption": quote(caption), "Content-Type": media_type}
        url = f"{self._base}/api/files"
        async with self._http.post(url, data=content, params=params, headers=self._headers | headers) as answer:
            return answer.status, await answer.json()

    async def send(self, text: str) -> None:
        """Writes something."""
        assert await self.post({"id": self._next_id(), "text": text}) == 202

    async def press(self, label: str) -> str:
        """Presses the newest button with this label; returns what it carries."""
        await self.fetch()
        for message in reversed(self.messages):
            for button in _buttons(message):
                if label in button["label"] and "token" in button:
                    return await self.press_token(button["token"])
        raise LookupError(f"no button {label!r}; seen: {[b['label'] for m in self.messages for b in _buttons(m)]}")

    async def press_token(self, token: str) -> str:
        """Presses a button that need not be there any more."""
        assert await self.post({"id": self._next_id(), "press": token}) == 202
        return token

    async def fetch(self) -> list[dict[str, Any]]:
        """Fetches what is new; a newer state of a card replaces the older."""
        url = f"{self._base}/api/messages?after={self._after}"
        async with self._http.get(url, headers=self._headers) as answer:
            new: list[dict[str, Any]] = (await answer.json())["messages"]
        for message in new:
            self._after = message["id"]
            self.messages = [m for m in self.messages if not m["card"] or m["card"] != message["card"]]
            self.messages.append(message)
        return new

    @property
    def _headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self._token}"}

    def _next_id(self) -> str:
        self._serial += 1
        return f"web-{self._serial}"


def _buttons(message: dict[str, Any]) -> Iterable[dict[str, Any]]:
    return (button for row in message["rows"] for button in row)
