"""The composition root: builds everything from the settings, starts it in order, stops it in reverse."""

import asyncio
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import partial
from secrets import token_hex, token_urlsafe

import structlog
from aiohttp import web
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.channels.base import Channel, Fetching
from bot.channels.pacing import WHATSAPP_CHAT, Pace
from bot.channels.telegram import TelegramChannel
from bot.channels.telegram_api import TelegramApi
from bot.channels.web import WebChannel
from bot.channels.whatsapp import Reach, Reaching, WhatsappChannel
from bot.channels.whatsapp_api import WhatsappApi
from bot.channels.zoom_api import ZoomApi
from bot.clock import Clock, SystemClock
from bot.database_trouble import named, told
from bot.desk import office_of
from bot.door import Door
from bot.errors import DatabaseOccupied, DatabaseTooNew
from bot.flows.events import CONSOLE, DESK, TELEGRAM, WEB, WHATSAPP, DeskOpened, Event, StaffInvited
from bot.flows.journey import ADMIN, SUPERVISOR
from bot.flows.office import Office
from bot.flows.seats import invite_digest
from bot.handlers.answers import new_application
from bot.handlers.connections import Bounds, Crowd
from bot.handlers.health import Health
from bot.handlers.inspection import Inspection
from bot.handlers.telegram_polling import LONG_POLL_SECONDS, TelegramPolling
from bot.handlers.telegram_webhook import TelegramWebhook, register_until_done
from bot.handlers.web import DemoDesk, WebChat
from bot.handlers.web_polls import Polls
from bot.handlers.web_server import WebServer
from bot.handlers.whatsapp_webhook import WhatsappWebhook
from bot.handlers.zoom_webhook import ZoomWebhook
from bot.jobs.clock_watch import ClockWatch
from bot.jobs.deadlines import DeadlineSweep
from bot.jobs.deliver import Deliverer
from bot.jobs.fetch_files import FileFetch
from bot.jobs.parked_count import ParkedCount
from bot.jobs.rounds import Rounds
from bot.jobs.ways_in import WaysIn
from bot.loops import PATIENCE, Loops, Pulse
from bot.render import Renderer
from bot.settings import Settings
from bot.texts import load_texts
from bot.turn import DeskRoom, arrival
from storage import deliveries, files, meeting, memory, patience, safekeeping, schema
from storage.engine import open_engine, reading, writing
from storage.occupancy import Occupancy, Occupied, occupy

log = structlog.get_logger(__name__)

_FETCH_SECONDS = 1.0
_FETCH_PATIENCE = 900.0
"""Seconds: a round may fetch ten large files over a slow line."""

_COUNT_SECONDS = 60.0

_WAYS_SECONDS = 0.3
_WAYS_PATIENCE = 300.0
_MOST_LOOKING = 20


@dataclass
class App:
    """A running desk. ``demo`` opens the demonstration page.

    A test holds the ``clock`` and, with ``alone`` False, does by hand what otherwise goes on by itself:
    polling and sweeping.
    """

    settings: Settings
    clock: Clock = field(default_factory=SystemClock)
    demo: bool = False
    alone: bool = True
    address: str = ""
    """Where the web server listens, once started."""
    admin_address: str = ""
    """Where it tells how it is, if it does."""

    async def start(self) -> None:
        """Opens the database, then the door, then the voices, then the ears."""
        settings = self.settings
        source = office_of(settings, self.clock.now().date())
        self.office: Office = source.office
        self._occupancy = _occupied_by_us(settings)
        self.engine: AsyncEngine = await open_database(settings)
        async with writing(self.engine) as connection:
            row = {"id": source.office.sheet.id, "text": source.text, "first_used_at": self.clock.now()}
            await memory.keep_sheet(connection, row)
            await patience.try_once_more(connection, self.clock.now())
        web_channel = WebChannel()
        channels = await self._open_channels(web_channel)
        process = f"loket-{token_hex(6)}"
        paces = _paces(settings)
        self.loops = Loops()
        self.deliverer = Deliverer(self.engine, channels, paces, self.clock, process, self.loops)
        room = DeskRoom(self.office, renderer_of(settings), process, self.deliverer.speaks)
        self.door = Door(self.engine, room, self.clock, self.deliverer.take, self.loops)
        self.deliverer.door = self.door
        self.sweep = DeadlineSweep(self.engine, self.door)
        self.parked_count = ParkedCount(self.engine, self.door)
        platforms = {name: channel for name, channel in channels.items() if isinstance(channel, Fetching)}
        self.file_fetch = FileFetch(self.engine, self.door, platforms, self.office.largest_file)
        self._zoom = zoom_api(settings, self.clock)
        self.ways_in: WaysIn | None = None
        if self._zoom is not None:
            await self._zoom.open()
            self.ways_in = WaysIn(self.engine, self.door, self._zoom, settings.zoom.meeting_id)
        self._tasks: list[asyncio.Task[None]] = []
        self.door.open()
        await self.deliverer.open()
        await self.door.enter([arrival(Event(DESK, f"opened:{process}", self.clock.now(), DeskOpened(process)))])
        self.clock_watch = ClockWatch(self.engine, self.door, self.clock)
        await self.clock_watch.look_back()
        await self._listen(web_channel)
        self.rounds = self._rounds()
        if self.alone:
            self.rounds.start()
            self._tasks.append(self.loops.begin("clock", self.clock_watch.run))

    async def _open_channels(self, web_channel: WebChannel) -> dict[str, Channel]:
        """The desk's voices, by channel: the web chat, and every platform that is configured."""
        self._api = _telegram_api(self.settings)
        channels: dict[str, Channel] = {WEB: web_channel}
        if self._api is not None:
            await self._api.open()
            channels[TELEGRAM] = TelegramChannel(self._api, self._file_content)
        self._whatsapp = whatsapp_api(self.settings)
        if self._whatsapp is not None:
            await self._whatsapp.open()
            reaching = Reaching(self._reach, self._template_sent_at, self._file_content)
            channels[WHATSAPP] = WhatsappChannel(self._whatsapp, reaching, self.settings.whatsapp.templates, self.clock)
        return channels

    async def _listen(self, web_channel: WebChannel) -> None:
        bounds = self._bounds()
        app = new_application(bounds.patience)
        self._health = Health(self.engine, self.door.file, self.clock, self.loops)
        Inspection(self._health).add_publicly_to(app)
        demo = DemoDesk((*self.office.sheet.roles, SUPERVISOR, ADMIN), self._issue_invite) if self.demo else None
        polls = self._polls(bounds)
        WebChat(self.engine, self.door, web_channel, self.clock, self.office.name, demo, polls).add_to(app)
        webhook = self._webhook()
        if webhook is not None:
            webhook.add_to(app)
        self._whatsapp_webhook = self._whatsapp_route()
        if self._whatsapp_webhook is not None:
            self._whatsapp_webhook.add_to(app)
        self._add_zoom(app)
        self._servers: list[WebServer] = []
        if self.settings.web.enabled:
            await self._serve(app, bounds)
        if webhook is not None:
            self._tasks.append(self.loops.begin("telegram webhook", partial(_register, webhook)))
        elif self._api is not None:
            self.polling = TelegramPolling(self._api, self.door, self.clock)
            if self.alone:
                self._tasks.append(self.loops.begin("telegram", self.polling.run, PATIENCE + LONG_POLL_SECONDS))

    def _webhook(self) -> TelegramWebhook | None:
        telegram = self.settings.telegram
        if self._api is None or telegram.mode != "webhook" or not telegram.webhook_url or not telegram.webhook_secret:
            return None
        secret = telegram.webhook_secret.get_secret_value()
        return TelegramWebhook(self._api, self.door, self.clock, str(telegram.webhook_url), secret)

    def _add_zoom(self, app: web.Application) -> None:
        zoom = self.settings.zoom
        if zoom.webhook_secret is not None:
            secret = zoom.webhook_secret.get_secret_value()
            ZoomWebhook(self.door, self.clock, secret, zoom.meeting_id, self._note_zoom).add_to(app)

    async def _note_zoom(self, what: str, words: str) -> None:
        async with writing(self.engine) as connection:
            await meeting.note_health(connection, f"zoom.{what}", self.clock.now(), words)

    def _whatsapp_route(self) -> WhatsappWebhook | None:
        whatsapp = self.settings.whatsapp
        if self._whatsapp is None or whatsapp.app_secret is None or whatsapp.verify_token is None:
            return None
        secret, word = whatsapp.app_secret.get_secret_value(), whatsapp.verify_token.get_secret_value()
        return WhatsappWebhook(self._whatsapp, self.door, self.clock, secret, word)

    async def _reach(self, address: str) -> Reach:
        async with reading(self.engine) as connection:
            return Reach(**await deliveries.reach(connection, WHATSAPP, address))

    async def _template_sent_at(self, address: str) -> datetime | None:
        async with reading(self.engine) as connection:
            return await deliveries.template_sent_at(connection, WHATSAPP, address)

    async def _file_content(self, file_id: str) -> bytes | None:
        async with reading(self.engine) as connection:
            return await files.content(connection, file_id)

    def _bounds(self) -> Bounds:
        web = self.settings.web
        crowd = Crowd(web.most_connections, web.most_connections_of_one)
        return Bounds(crowd, web.patience_seconds, web.trusted_proxies)

    def _polls(self, bounds: Bounds) -> Polls:
        """Half of the connections may wait for news; the others are left for whoever has something to say."""
        web = self.settings.web
        most, most_of_one = max(1, web.most_connections // 2), web.most_connections_of_one
        return Polls(most, most_of_one, lambda request: bounds.name_of((request.remote,)))

    async def _serve(self, app: web.Application, bounds: Bounds) -> None:
        """Listens for the public and, where an operator wants to look, for them apart."""
        settings = self.settings.web
        self.address = await self._open_server(WebServer(app, bounds, "web.port"), settings.host, settings.port)
        if settings.admin_port is not None:
            inner = new_application(bounds.patience)
            Inspection(self._health).add_to(inner)
            server = WebServer(inner, replace(bounds, crowd=Crowd(_MOST_LOOKING, _MOST_LOOKING)), "web.admin_port")
            self.admin_address = await self._open_server(server, settings.admin_host, settings.admin_port)

    async def _open_server(self, server: WebServer, host: str, port: int) -> str:
        address = await server.open(host, port)
        self._servers.append(server)
        return address

    def _rounds(self) -> Rounds:
        """What is done again and again; a few fixed rounds."""
        rounds = Rounds(self.loops)
        rounds.add("sweep", lambda: self.sweep.run_safely(self.clock.now()), self.settings.jobs.sweep_seconds)
        rounds.add("files", lambda: self.file_fetch.run_safely(self.clock.now()), _FETCH_SECONDS, _FETCH_PATIENCE)
        rounds.add("parked", lambda: self.parked_count.run_safely(self.clock.now()), _COUNT_SECONDS)
        if (ways_in := self.ways_in) is not None:
            rounds.add("ways in", lambda: ways_in.run_safely(self.clock.now()), _WAYS_SECONDS, _WAYS_PATIENCE)
        return rounds

    async def stop(self) -> None:
        """Stops listening, lets in what has arrived, sends what is on its way, closes the database."""
        await self.rounds.stop()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        for server in self._servers:
            await server.close()
        if self._whatsapp_webhook is not None:
            await self._whatsapp_webhook.close()
        await self._health.close()
        await self.deliverer.close()
        await self.door.close()
        for api in (self._whatsapp, self._zoom):
            if api is not None:
                await api.close()
        if self._api is not None:
            await self._api.close()
        await self.engine.dispose()
        if self._occupancy is not None:
            self._occupancy.leave()

    async def _issue_invite(self, role: str) -> str:
        """An invitation for the demonstration's staff."""
        secret = token_urlsafe(16)
        until = self.clock.now() + timedelta(days=self.settings.staff.invite_days)
        name = self.office.sheet.actor_name(role).replace("_", " ").title()
        body = StaffInvited(f"{name} (demo)", role, invite_digest(secret), until, await self._demo_seat(role))
        await self.door.enter([arrival(Event(CONSOLE, token_urlsafe(12), self.clock.now(), body))])
        return secret

    async def _demo_seat(self, role: str) -> str:
        """Whoever plays this role in the demonstration already: whoever plays it next takes their seat."""
        async with reading(self.engine) as connection:
            rows = await memory.all_staff(connection)
        playing = (row["id"] for row in rows if row["role"] == role and row["person_id"])
        return next(playing, "")


async def _register(webhook: TelegramWebhook, pulse: Pulse) -> None:
    pulse.rest()
    await register_until_done(webhook, asyncio.sleep)


def _telegram_api(settings: Settings) -> TelegramApi | None:
    telegram = settings.telegram
    if telegram.token is None:
        return None
    return TelegramApi(str(telegram.api_url), telegram.token.get_secret_value())


def whatsapp_api(settings: Settings) -> WhatsappApi | None:
    """The number's Cloud API; None where the desk is not on WhatsApp."""
    whatsapp = settings.whatsapp
    if whatsapp.token is None or whatsapp.phone_number_id is None:
        return None
    token = whatsapp.token.get_secret_value()
    return WhatsappApi(str(whatsapp.api_url), whatsapp.api_version, token, whatsapp.phone_number_id)


def zoom_api(settings: Settings, clock: Clock) -> ZoomApi | None:
    """The account's Zoom; None where everybody uses the same link."""
    zoom = settings.zoom
    if zoom.account_id is None or zoom.client_id is None or zoom.client_secret is None:
        return None
    secrets = (zoom.account_id, zoom.client_id, zoom.client_secret)
    return ZoomApi(clock, zoom.api_url, zoom.oauth_url, *(secret.get_secret_value() for secret in secrets))


def _paces(settings: Settings) -> dict[str, Pace]:
    paces = {TELEGRAM: Pace(settings.telegram.messages_per_second)}
    if settings.whatsapp.token is not None:
        rate = settings.whatsapp.messages_per_second
        paces[WHATSAPP] = Pace(rate, WHATSAPP_CHAT, WHATSAPP_CHAT)
    return paces


def renderer_of(settings: Settings) -> Renderer:
    """How this office puts things into words."""
    office = settings.office
    return Renderer(load_texts(), office.zone, office.timezone_label, office.name, settings.whatsapp.forms)


async def open_database(settings: Settings) -> AsyncEngine:
    """Opens the database and brings it up to date; says what to do when that fails."""
    engine = open_engine(settings.database.url.get_secret_value(), settings.database.limits)
    file = safekeeping.database_file(engine.url)
    try:
        await schema.upgrade(engine)
    except LookupError as fault:
        await engine.dispose()
        raise DatabaseTooNew(
            f"Basis data ini berasal dari versi Loket yang lebih baru (skema {fault}). Pasang Loket versi terbaru, "
            "atau pakai basis data lain (database.url, LOKET_DATABASE__URL)."
        ) from fault
    except (SQLAlchemyError, OSError) as fault:
        await engine.dispose()
        raise told(fault, named(engine.url)) from fault
    if file is not None and (opened := safekeeping.tighten(file)):
        log.warning("files closed to other accounts of this machine", files=[path.name for path in opened])
    return engine


def _occupied_by_us(settings: Settings) -> Occupancy | None:
    """Takes an SQLite file for this desk alone: two would each believe the other's messages abandoned."""
    url = settings.database.url.get_secret_value()
    file = safekeeping.database_file(url)
    if file is None:
        return None
    try:
        safekeeping.make_room(file)
        return occupy(file)
    except Occupied as other:
        process = f" (proses {other.process})" if other.process else ""
        raise DatabaseOccupied(
            f"Loket lain sudah berjalan pada basis data {file}{process}. Satu berkas SQLite hanya untuk satu loket: "
            "hentikan yang itu dulu, atau pakai basis data lain (database.url, LOKET_DATABASE__URL)."
        ) from None
    except OSError as fault:
        raise told(fault, named(url)) from fault
