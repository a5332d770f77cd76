"""The composition root: builds everything from the settings, starts it in order, stops it in reverse."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import partial
from secrets import token_hex

import structlog
from aiohttp import web
from sqlalchemy.ext.asyncio import AsyncEngine
from telegram.error import TelegramError

from bot.channels.base import Channel, Fetching
from bot.channels.pacing import WHATSAPP_CHAT, Pace
from bot.channels.telegram import TelegramChannel
from bot.channels.telegram_api import TelegramApi
from bot.channels.web import WebChannel
from bot.channels.whatsapp import Reach, Reaching, WhatsappChannel
from bot.channels.whatsapp_api import GraphError, GraphUnreachable
from bot.clock import Clock, SystemClock
from bot.database import occupied_by_us, open_database
from bot.door import Door
from bot.flows.office.office import Office
from bot.flows.scene.events import DESK, TELEGRAM, WEB, WHATSAPP, DeskOpened, Event
from bot.handlers.answers import new_application
from bot.handlers.connections import Bounds, Crowd
from bot.handlers.health import Health
from bot.handlers.inspection import Inspection
from bot.handlers.office_screen import OfficeScreen
from bot.handlers.telegram_polling import LONG_POLL_SECONDS, TelegramPolling
from bot.handlers.telegram_webhook import TelegramWebhook, register_until_done
from bot.handlers.web import Sign, WebChat, WebLimits
from bot.handlers.web_demo import DemoDesk
from bot.handlers.web_polls import Polls
from bot.handlers.web_server import WebServer
from bot.handlers.web_sources import Allowance, Sources
from bot.handlers.whatsapp_webhook import WhatsappWebhook
from bot.handlers.workbench import Workbench
from bot.handlers.zoom_webhook import ZoomWebhook
from bot.jobs.clock_watch import ClockWatch
from bot.jobs.deadlines import DeadlineSweep
from bot.jobs.deliver import Deliverer
from bot.jobs.fetch_files import FileFetch
from bot.jobs.housekeeping import Housekeeping
from bot.jobs.learnt_lengths import LearntLengths
from bot.jobs.menus import NAMES, Menus, Platforms
from bot.jobs.parked_count import ParkedCount
from bot.jobs.rounds import Rounds
from bot.jobs.scanner import Scanner
from bot.jobs.sessions import SessionSweep
from bot.jobs.standard_review import StandardReview
from bot.jobs.survey_tray import SurveyTray
from bot.jobs.ways_in import WaysIn
from bot.kept_calendars import written
from bot.links import links_of, openings_of
from bot.loops import PATIENCE, Loops, Pulse
from bot.office import office_of, renderer_of
from bot.platforms import whatsapp_api, zoom_api
from bot.seal_key import seal_of
from bot.sessions import Terms, WebSessions
from bot.settings import Settings
from bot.texts import load_texts
from bot.turn import Workplace, arrival, recipient_name
from storage import calendars, deliveries, files, meeting, patience, published, versions
from storage.engine import reading, writing

log = structlog.get_logger(__name__)

_FETCH_SECONDS = 1.0
_FETCH_PATIENCE = 900.0
"""Seconds: a round may fetch ten large files over a slow line."""

_COUNT_SECONDS = 60.0
_HOUSE_SECONDS = 600.0
_LENGTHS_SECONDS = 3600.0
_HOUSE_PATIENCE = 1500.0

_MENU_SECONDS = 5.0
_MENU_PATIENCE = 600.0
"""Seconds: every officer's chat may want a menu, with a call of its own."""

_NAME_SECONDS = 5.0
_WAYS_SECONDS = 0.3
_WAYS_PATIENCE = 300.0
_SESSION_SECONDS = 60.0
_TRAY_SECONDS = 60.0
_ERASE_SECONDS = 6 * 3600.0
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
        self._texts = load_texts(settings.texts.folder)
        self._occupancy = occupied_by_us(settings)
        self._seal = seal_of(settings)
        self.engine: AsyncEngine = await open_database(settings)
        async with writing(self.engine) as connection:
            calendar = written(source.office.calendar)
            await calendars.keep_calendar(connection, source.office.calendar_id, calendar, self.clock.now())
            for row in source.rows(self.clock.now()):
                await versions.keep_sheet(connection, row)
            await patience.try_once_more(connection, self.clock.now())
        self.web_channel = web_channel = WebChannel()
        channels = await self._open_channels(web_channel)
        self.office = await self._with_links(self.office)
        process = f"loket-{token_hex(6)}"
        paces = _paces(settings)
        self.loops = Loops()
        self.deliverer = Deliverer(self.engine, channels, paces, self.clock, process, self.loops)
        workplace = Workplace(self.office, renderer_of(settings), process, self.deliverer.speaks, self._seal)
        self.door = Door(self.engine, workplace, self.clock, self.deliverer.hand_over, self.loops)
        self.deliverer.door = self.door
        self.sweep = DeadlineSweep(self.engine, self.door)
        self.housekeeping = Housekeeping(self.engine, timedelta(days=settings.jobs.events_days))
        self.menus = Menus(self.engine, self.door, self._shown_on(), self._texts, settings.office.name)
        self.parked_count = ParkedCount(self.engine, self.door)
        self.standard_review = StandardReview(self.engine, self.door, lambda: workplace.present_office)
        self.learnt_lengths = LearntLengths(self.engine, self.office.calendar)
        platforms = {name: channel for name, channel in channels.items() if isinstance(channel, Fetching)}
        self.session_sweep = SessionSweep(self.engine, self.door, _terms(settings))
        self.survey_tray = SurveyTray(
            self.engine,
            self._seal,
            settings.office.zone,
            settings.survey.fewest_together,
            timedelta(days=settings.survey.longest_wait_days),
        )
        scanner = Scanner(settings.files.scanner, settings.files.scanner_seconds)
        self.file_fetch = FileFetch(self.engine, self.door, platforms, self.office, scanner)
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
        await self._listen(web_channel, workplace)
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

    async def _with_links(self, office: Office) -> Office:
        """The office with its links: what the platforms call it is known from before, or asked once now."""
        async with reading(self.engine) as connection:
            told = await published.known(connection)
        names = {channel: told[name] for channel, name in NAMES.items() if name in told}
        if self._api is not None and TELEGRAM not in names:
            names[TELEGRAM] = await _asked_now(self._api.username)
        if self._whatsapp is not None and WHATSAPP not in names:
            names[WHATSAPP] = await _asked_now(self._whatsapp.display_number)
        return replace(office, links=links_of(self.settings, names, office.lexicon, self._texts))

    def _shown_on(self) -> Platforms:
        token = self.settings.telegram.token
        bot = token.get_secret_value().partition(":")[0] if token else ""
        return Platforms(self._api, bot, self._whatsapp)

    async def _listen(self, web_channel: WebChannel, workplace: Workplace) -> None:
        bounds = self._bounds()
        app = new_application(bounds.patience, self._texts)
        self._health = Health(self.engine, self.door.file, self.clock, self.loops)
        Inspection(self._health).add_publicly_to(app)
        sessions = WebSessions(self.engine, self.clock, _terms(self.settings))
        limits, sign = (
            _web_limits(self.settings, self.office),
            _sign(self.settings, openings_of(self.office.lexicon, self._texts)),
        )
        polls = self._polls(limits.sources)
        WebChat(self.engine, self.door, web_channel, self.clock, sessions, limits, polls, sign).add_to(app)
        self.office_screen = OfficeScreen(self.engine, self.clock, lambda: workplace.present_office, sign)
        self.office_screen.add_to(app)
        Workbench(self.engine, self.clock, sessions, limits, lambda: workplace.office, sign).add_to(app)
        if self.demo:
            DemoDesk(self.engine, self.door, self.clock, self.office, sign).add_to(app)
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
        def kept_as(address: str) -> str:
            return recipient_name(WHATSAPP, address, self._seal)

        async with reading(self.engine) as connection:
            return Reach(**await deliveries.reach(connection, WHATSAPP, address, kept_as))

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

    def _polls(self, sources: Sources) -> Polls:
        """Half of the connections may wait for news; the others are left for whoever has something to say."""
        web = self.settings.web
        most, most_of_one = max(1, web.most_connections // 2), web.most_connections_of_one
        return Polls(most, most_of_one, sources.of)

    async def _serve(self, app: web.Application, bounds: Bounds) -> None:
        """Listens for the public and, where an operator wants to look, for them apart."""
        settings = self.settings.web
        self.address = await self._open_server(WebServer(app, bounds, "web.port"), settings.host, settings.port)
        if settings.admin_port is not None:
            inner = new_application(bounds.patience, self._texts)
            Inspection(self._health).add_to(inner)
            server = WebServer(inner, replace(bounds, crowd=Crowd(_MOST_LOOKING, _MOST_LOOKING)), "web.admin_port")
            self.admin_address = await self._open_server(server, settings.admin_host, settings.admin_port)

    async def _open_server(self, server: WebServer, host: str, port: int) -> str:
        address = await server.open(host, port)
        self._servers.append(server)
        return address

    def _rounds(self) -> Rounds:
        """What is done again and again; a few fixed rounds."""
        rounds, now = Rounds(self.loops), self.clock.now
        rounds.add("sweep", lambda: self.sweep.run_safely(now()), self.settings.jobs.sweep_seconds)
        rounds.add("files", lambda: self.file_fetch.run_safely(now()), _FETCH_SECONDS, _FETCH_PATIENCE)
        rounds.add("housekeeping", lambda: self.housekeeping.run_safely(now()), _HOUSE_SECONDS, _HOUSE_PATIENCE)
        rounds.add("menus", lambda: self.menus.run_safely(now()), _MENU_SECONDS, _MENU_PATIENCE)
        rounds.add("parked", lambda: self.parked_count.run_safely(now()), _COUNT_SECONDS)
        rounds.add("lengths", lambda: self.learnt_lengths.run_safely(now()), _LENGTHS_SECONDS)
        rounds.add("standards", lambda: self.standard_review.run_safely(now()), _LENGTHS_SECONDS)
        rounds.add("sessions", lambda: self.session_sweep.run_safely(now()), _SESSION_SECONDS)
        rounds.add("survey tray", lambda: self.survey_tray.run_safely(now()), _TRAY_SECONDS)
        rounds.add("unfinished", lambda: self.survey_tray.erase_safely(now()), _ERASE_SECONDS, 2 * _ERASE_SECONDS)
        if (ways_in := self.ways_in) is not None:
            rounds.add("ways in", lambda: ways_in.run_safely(now()), _WAYS_SECONDS, _WAYS_PATIENCE)
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


async def _asked_now(ask: Callable[[], Awaitable[str]]) -> str:
    """What a platform calls the desk; nothing where it does not answer soon: no start waits for links."""
    try:
        async with asyncio.timeout(_NAME_SECONDS):
            return await ask()
    except (TelegramError, GraphError, GraphUnreachable, OSError) as fault:
        log.info("the desk's name is not known yet", fault=type(fault).__name__)
        return ""


async def _register(webhook: TelegramWebhook, pulse: Pulse) -> None:
    pulse.rest()
    await register_until_done(webhook, asyncio.sleep)


def _telegram_api(settings: Settings) -> TelegramApi | None:
    telegram = settings.telegram
    if telegram.token is None:
        return None
    return TelegramApi(str(telegram.api_url), telegram.token.get_secret_value())


def _terms(settings: Settings) -> Terms:
    web = settings.web
    days, idle = timedelta(days=web.session_days), timedelta(hours=web.visitor_idle_hours)
    return Terms(days, timedelta(hours=web.staff_idle_hours), idle)


def _web_limits(settings: Settings, office: Office) -> WebLimits:
    web = settings.web
    sources = Sources(web.trusted_proxies)
    requests, sessions = Allowance(web.requests_per_minute, 60), Allowance(web.sessions_per_hour, 3600)
    return WebLimits(sources, requests, sessions, office.limits.open_visits)


def _paces(settings: Settings) -> dict[str, Pace]:
    paces = {TELEGRAM: Pace(settings.telegram.messages_per_second)}
    if settings.whatsapp.token is not None:
        rate = settings.whatsapp.messages_per_second
        paces[WHATSAPP] = Pace(rate, WHATSAPP_CHAT, WHATSAPP_CHAT)
    return paces


def _sign(settings: Settings, openings: dict[str, dict[str, str]]) -> Sign:
    office = settings.office
    return Sign(office.name, office.timezone, office.timezone_label, openings)
