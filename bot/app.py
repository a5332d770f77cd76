"""The composition root: builds everything from the settings, starts it in order, stops it in reverse."""

import asyncio
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from secrets import token_hex, token_urlsafe

import structlog
from aiohttp import web
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine

from bot import metrics
from bot.channels.base import Channel, Fetching
from bot.channels.pacing import WHATSAPP_CHAT, Pace
from bot.channels.telegram import TelegramChannel
from bot.channels.telegram_api import TelegramApi
from bot.channels.web import WebChannel
from bot.channels.whatsapp import Reach, Reaching, WhatsappChannel
from bot.channels.whatsapp_api import WhatsappApi
from bot.channels.zoom_api import ZoomApi
from bot.clock import Clock, SystemClock
from bot.desk import office_of
from bot.door import Door
from bot.errors import DatabaseTooNew, DatabaseUnreachable, PortTaken
from bot.flows.events import CONSOLE, DESK, TELEGRAM, WEB, WHATSAPP, DeskOpened, Event, StaffInvited
from bot.flows.journey import ADMIN, SUPERVISOR
from bot.flows.office import Office
from bot.flows.staff import invite_digest
from bot.handlers.telegram_polling import TelegramPolling
from bot.handlers.telegram_webhook import TelegramWebhook, register_until_done
from bot.handlers.web import DemoDesk, WebChat
from bot.handlers.whatsapp_webhook import LARGEST_BODY, WhatsappWebhook
from bot.handlers.zoom_webhook import ZoomWebhook
from bot.jobs.deadlines import DeadlineSweep
from bot.jobs.deliver import Deliverer
from bot.jobs.fetch_files import FileFetch
from bot.jobs.scanner import Scanner
from bot.jobs.survey_tray import SurveyTray
from bot.jobs.ways_in import WaysIn
from bot.render import Renderer
from bot.seal_key import seal_of
from bot.settings import Settings
from bot.texts import load_texts
from bot.turn import DeskRoom, arrival
from storage import deliveries, files, meeting, memory, schema
from storage.engine import open_engine, reading, writing

log = structlog.get_logger(__name__)

_FETCH_SECONDS = 1.0
_WAYS_SECONDS = 0.3
_TRAY_SECONDS = 60
_ERASE_HOURS = 6
_GOODBYE_SECONDS = 0.5
"""How long a stop waits for requests under way; pages that wait for news ask again by themselves."""


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

    async def start(self) -> None:
        """Opens the database, then the door, then the voices, then the ears."""
        settings = self.settings
        source = office_of(settings, self.clock.now().date())
        self.office: Office = source.office
        self.engine: AsyncEngine = await open_database(settings)
        async with writing(self.engine) as connection:
            row = {"id": source.office.sheet.id, "text": source.text, "first_used_at": self.clock.now()}
            await memory.keep_sheet(connection, row)
        web_channel = WebChannel()
        channels = await self._open_channels(web_channel)
        process = f"loket-{token_hex(6)}"
        paces = _paces(settings)
        self.deliverer = Deliverer(self.engine, channels, paces, self.clock, process)
        seal = seal_of(settings)
        room = DeskRoom(self.office, renderer_of(settings), process, self.deliverer.speaks, seal)
        self.door = Door(self.engine, room, self.clock, self.deliverer.take)
        self.deliverer.door = self.door
        self.sweep = DeadlineSweep(self.engine, self.door)
        platforms = {name: channel for name, channel in channels.items() if isinstance(channel, Fetching)}
        self.survey_tray = SurveyTray(
            self.engine,
            seal,
            settings.office.zone,
            settings.survey.fewest_together,
            timedelta(days=settings.survey.longest_wait_days),
        )
        scanner = Scanner(settings.files.scanner, settings.files.scanner_seconds)
        self.file_fetch = FileFetch(self.engine, self.door, platforms, self.office.largest_file, scanner)
        self._zoom = zoom_api(settings, self.clock)
        self.ways_in: WaysIn | None = None
        if self._zoom is not None:
            await self._zoom.open()
            self.ways_in = WaysIn(self.engine, self.door, self._zoom, settings.zoom.meeting_id)
        self._sweeping, self._tending = asyncio.Lock(), asyncio.Lock()
        self._tasks: list[asyncio.Task[None]] = []
        self.door.open()
        await self.deliverer.open()
        await self.door.enter([arrival(Event(DESK, f"opened:{process}", self.clock.now(), DeskOpened(process)))])
        await self._listen(web_channel)
        self._scheduler = self._schedule() if self.alone else None

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
        app = web.Application(client_max_size=LARGEST_BODY)
        app.router.add_get("/health", self._health)
        app.router.add_get("/metrics", self._metrics)
        demo = DemoDesk((*self.office.sheet.roles, SUPERVISOR, ADMIN), self._issue_invite) if self.demo else None
        WebChat(self.engine, self.door, web_channel, self.clock, self.office.name, demo).add_to(app)
        webhook = self._webhook()
        if webhook is not None:
            webhook.add_to(app)
        self._whatsapp_webhook = self._whatsapp_route()
        if self._whatsapp_webhook is not None:
            self._whatsapp_webhook.add_to(app)
        self._add_zoom(app)
        self._runner: web.AppRunner | None = None
        if self.settings.web.enabled:
            await self._serve(app)
        if webhook is not None:
            self._tasks.append(asyncio.create_task(register_until_done(webhook, asyncio.sleep)))
        elif self._api is not None:
            self.polling = TelegramPolling(self._api, self.door, self.clock)
            if self.alone:
                self._tasks.append(asyncio.create_task(self.polling.run(), name="telegram"))

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

    async def _serve(self, app: web.Application) -> None:
        settings = self.settings.web
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=_GOODBYE_SECONDS)
        await runner.setup()
        site = web.TCPSite(runner, settings.host, settings.port)
        try:
            await site.start()
        except OSError as fault:
            await runner.cleanup()
            raise PortTaken(
                f"Port {settings.port} di {settings.host} tidak dapat dipakai ({fault.strerror}). "
                "Hentikan program yang memakainya, atau ubah web.port (LOKET_WEB__PORT)."
            ) from fault
        self._runner = runner
        host, port = runner.addresses[0][:2]
        self.address = f"http://{host}:{port}"

    def _schedule(self) -> AsyncIOScheduler:
        """A few fixed jobs; a late run is never dropped, and two never overlap."""
        scheduler = AsyncIOScheduler(
            job_defaults={"misfire_grace_time": None, "coalesce": True, "max_instances": 1}, timezone="UTC"
        )
        scheduler.add_job(self._sweep, "interval", seconds=self.settings.jobs.sweep_seconds)
        scheduler.add_job(self._fetch_files, "interval", seconds=_FETCH_SECONDS)
        scheduler.add_job(self._empty_tray, "interval", seconds=_TRAY_SECONDS)
        scheduler.add_job(self._erase_unfinished, "interval", hours=_ERASE_HOURS)
        if self.ways_in is not None:
            scheduler.add_job(self._tend_ways_in, "interval", seconds=_WAYS_SECONDS)
        scheduler.start()
        return scheduler

    async def _tend_ways_in(self) -> None:
        if self.ways_in is not None:
            async with self._tending:
                await self.ways_in.run_safely(self.clock.now())

    async def _fetch_files(self) -> None:
        async with self._sweeping:
            await self.file_fetch.run_safely(self.clock.now())

    async def _empty_tray(self) -> None:
        async with self._tending:
            await self.survey_tray.run_safely(self.clock.now())

    async def _erase_unfinished(self) -> None:
        async with self._tending:
            await self.survey_tray.erase_safely(self.clock.now())

    async def _sweep(self) -> None:
        async with self._sweeping:
            await self.sweep.run_safely(self.clock.now())

    async def stop(self) -> None:
        """Stops listening, lets in what has arrived, sends what is on its way, closes the database."""
        if self._scheduler is not None:
            self._scheduler.pause()
            async with self._sweeping, self._tending:
                self._scheduler.shutdown(wait=False)
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        if self._runner is not None:
            await self._runner.cleanup()
        if self._whatsapp_webhook is not None:
            await self._whatsapp_webhook.close()
        await self.deliverer.close()
        await self.door.close()
        for api in (self._whatsapp, self._zoom):
            if api is not None:
                await api.close()
        if self._api is not None:
            await self._api.close()
        await self.engine.dispose()

    async def _health(self, _request: web.Request) -> web.Response:
        """Whether the desk can decide: the database answers."""
        try:
            async with reading(self.engine) as connection:
                await schema.version(connection)
        except (SQLAlchemyError, OSError):
            return web.json_response({"status": "database unreachable"}, status=503)
        return web.json_response({"status": "ok"})

    async def _metrics(self, _request: web.Request) -> web.Response:
        return web.Response(body=metrics.page(), headers={"Content-Type": "text/plain; version=0.0.4"})

    async def _issue_invite(self, role: str) -> str:
        """An invitation for the demonstration's staff."""
        secret = token_urlsafe(16)
        until = self.clock.now() + timedelta(days=self.settings.staff.invite_days)
        name = self.office.sheet.actor_name(role).replace("_", " ").title()
        body = StaffInvited(f"{name} (demo)", role, invite_digest(secret), until)
        await self.door.enter([arrival(Event(CONSOLE, token_urlsafe(12), self.clock.now(), body))])
        return secret


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
    engine = open_engine(settings.database.url.get_secret_value())
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
        raise DatabaseUnreachable(
            f"Basis data {_named(engine)} tidak dapat dibuka ({type(fault).__name__}). Periksa database.url "
            "(LOKET_DATABASE__URL): untuk SQLite hak tulis foldernya, untuk PostgreSQL apakah servernya berjalan."
        ) from fault
    return engine


def _named(engine: AsyncEngine) -> str:
    """A database as an operator knows it: its file, or its server and name; never a password."""
    url = engine.url
    if url.get_backend_name() == "sqlite":
        return url.database or ""
    return f"{url.host or ''}/{url.database or ''}"
