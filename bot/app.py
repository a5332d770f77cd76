"""The composition root: builds everything from the settings, starts it in order, stops it in reverse."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import partial
from secrets import token_hex

import structlog
from aiohttp import web
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine
from telegram.error import TelegramError

from bot import metrics, own_file
from bot.backup.settled import folder_of, terms_of
from bot.causes import Causes
from bot.channels.base import Channel, Fetching
from bot.channels.pacing import WHATSAPP_CHAT, Pace
from bot.channels.telegram import TelegramChannel
from bot.channels.telegram_api import TelegramApi
from bot.channels.web import WebChannel
from bot.channels.whatsapp import Reach, Reaching, WhatsappChannel
from bot.channels.whatsapp_api import GraphError, GraphUnreachable
from bot.clock import Clock, SystemClock
from bot.collector import traces_of
from bot.database import occupied_by_us, open_database
from bot.demonstration.acting import Stage
from bot.demonstration.clock import DemoClock, going
from bot.demonstration.morning import Morning
from bot.demonstration.moving import Mover
from bot.door import Door
from bot.figures import Figures
from bot.flows.office.office import Office
from bot.flows.scene.events import DESK, TELEGRAM, WEB, WHATSAPP, DeskOpened, Event
from bot.handlers.answers import new_application
from bot.handlers.connections import Bounds, Crowd
from bot.handlers.health import Health
from bot.handlers.inspection import Inspection
from bot.handlers.office_screen import OfficeScreen
from bot.handlers.telegram_polling import LONG_POLL_SECONDS, TelegramPolling
from bot.handlers.telegram_webhook import TelegramWebhook, register_until_done
from bot.handlers.verification import Verification
from bot.handlers.web import Sign, WebChat, WebLimits
from bot.handlers.web_demo import DemoDesk
from bot.handlers.web_demo_people import DemoPeople
from bot.handlers.web_demo_time import DemoTime
from bot.handlers.web_embed import Embedding
from bot.handlers.web_files import WebFiles
from bot.handlers.web_news import WebNews
from bot.handlers.web_polls import Polls
from bot.handlers.web_server import WebServer
from bot.handlers.web_sources import Allowance, Sources
from bot.handlers.whatsapp_webhook import WhatsappWebhook
from bot.handlers.workbench import Workbench
from bot.handlers.zoom_webhook import ZoomWebhook
from bot.jobs.archive import Archive
from bot.jobs.backups import Backups
from bot.jobs.check_ups import PATIENCE as CHECKING_PATIENCE
from bot.jobs.check_ups import CheckUps, Doctor
from bot.jobs.clock_watch import ClockWatch
from bot.jobs.copyist import PATIENCE as COPYING_PATIENCE
from bot.jobs.copyist import Copyist
from bot.jobs.database_watch import DatabaseWatch
from bot.jobs.day_books import DayBooks
from bot.jobs.deadlines import DeadlineSweep
from bot.jobs.deliver import Deliverer
from bot.jobs.erasures import Erasures
from bot.jobs.examination import Examination
from bot.jobs.fetch_files import FileFetch
from bot.jobs.heads import Heads
from bot.jobs.housekeeping import Housekeeping
from bot.jobs.incidents import Incidents
from bot.jobs.learnt_lengths import LearntLengths
from bot.jobs.mailing import Post
from bot.jobs.menus import NAMES, Menus, Platforms
from bot.jobs.papers import Papers
from bot.jobs.parked_count import ParkedCount
from bot.jobs.partings import Partings
from bot.jobs.persons import Persons
from bot.jobs.reports import Reports
from bot.jobs.retention import Retention
from bot.jobs.rounds import Rounds
from bot.jobs.scanner import Scanner
from bot.jobs.sessions import SessionSweep
from bot.jobs.standard_review import StandardReview
from bot.jobs.survey_tray import SurveyTray
from bot.jobs.sweeping import Sweeping
from bot.jobs.ways_in import WaysIn
from bot.jobs.web_watch import WebWatch
from bot.jobs.workshop import Workshop
from bot.kept_calendars import written
from bot.kept_notices import notice_rows
from bot.letterhead import letterhead_of, orders_of
from bot.links import links_of, openings_of
from bot.loops import PATIENCE, Loops, Pulse
from bot.office import SheetSource, office_of, renderer_of
from bot.platforms import whatsapp_api, zoom_api
from bot.register.source import Source, source_of
from bot.seal_key import seal_of
from bot.sessions import Terms, WebSessions
from bot.settings import Settings, handed_down
from bot.settings.lengths import lengths_of
from bot.settings.sections import Archive as ArchiveSettings
from bot.texts import LANGUAGES, load_texts
from bot.turn import Workplace, arrival, recipient_name
from bot.turn.looking import Looking
from storage import calendars, deliveries, files, meeting, notices, papers, patience, published, reports, versions
from storage.engine import reading, writing

log = structlog.get_logger(__name__)

_FETCH_SECONDS = 1.0
_FETCH_PATIENCE = 900.0
"""Seconds: a round may fetch ten large files over a slow line."""

_COUNT_SECONDS = 60.0
_HOUSE_SECONDS = 600.0
_PARTING_SECONDS = 60.0
_ARCHIVE_SECONDS = 60.0
_LENGTHS_SECONDS = 3600.0
_HOUSE_PATIENCE = 1500.0

_WATCH_SECONDS = 5.0
_INCIDENT_SECONDS = 30.0
_BACKUP_SECONDS = 60.0
_PERSONS_SECONDS = 10.0
_BACKUP_PATIENCE = 4 * 3600.0
"""Seconds: a database of many years on a slow disk, copied and tested."""

_MENU_SECONDS = 5.0
_MENU_PATIENCE = 600.0
"""Seconds: every officer's chat may want a menu, with a call of its own."""

_NAME_SECONDS = 5.0
_WAYS_SECONDS = 0.3
_WAYS_PATIENCE = 300.0
_BOOKS_SECONDS = 60.0
_BOOKS_PATIENCE = 300.0
"""Seconds: after a long time away a month of days is made up for."""

_SESSION_SECONDS = 60.0
_TRAY_SECONDS = 60.0
_PAPER_SECONDS = 1.0
_PAPER_PATIENCE = 900.0
"""Seconds: a workshop that hangs is waited for at each of a round's papers."""

_ERASE_SECONDS = 6 * 3600.0
_MOST_LOOKING = 20


@dataclass
class App:
    """A running desk. ``demo`` opens the demonstration page; ``begin_anew`` is asked for a demonstration in an empty
    database.

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
    begin_anew: Callable[[], None] | None = None

    def __post_init__(self) -> None:
        # rule: clock-moved-in-demonstrations-only
        if self.demo:
            self.clock = DemoClock(self.clock)

    async def _keep_versions(self, connection: AsyncConnection, source: SheetSource) -> None:
        """Keeps word for word what the desk goes by, and what it tells whoever comes of their data."""
        for row in source.rows(self.clock.now()):
            await versions.keep_sheet(connection, row)
        await notices.keep(connection, notice_rows(source.office, self._texts, self.clock.now()))

    async def start(self) -> None:
        """Opens the database, then the door, then the voices, then the ears."""
        settings, process = self.settings, f"loket-{token_hex(6)}"
        self._traces = traces_of(settings.tracing, process)
        source = office_of(settings, self.clock.now().date())
        self.office: Office = source.office
        self._texts = load_texts(settings.texts.folder)
        self._occupancy = occupied_by_us(settings)
        self._seal = seal_of(settings)
        self.engine = await self._open_database()
        async with writing(self.engine) as connection:
            calendar = written(source.office.calendar)
            await calendars.keep_calendar(connection, source.office.calendar_id, calendar, self.clock.now())
            await self._keep_versions(connection, source)
            await patience.try_once_more(connection, self.clock.now())
        self.web_channel = web_channel = WebChannel()
        channels, paces = await self._open_channels(web_channel), _paces(settings)
        self.office = await self._with_links(self.office)
        self.loops, causes = Loops(), Causes()
        self.deliverer = Deliverer(self.engine, channels, paces, self.clock, process, self.loops, causes)
        workplace = self._workplace(process, causes)
        self.door = Door(self.engine, workplace, self.clock, self.deliverer.hand_over, self.loops, self._traces)
        self.deliverer.door = self.door
        self.sweep = DeadlineSweep(self.engine, self.door)
        self.archive = self._archive(workplace)
        self.housekeeping = Housekeeping(self.engine, lengths_of(settings))
        self.menus = Menus(self.engine, self.door, self._shown_on(), self._texts, self.office)
        self.parked_count = ParkedCount(self.engine, self.door)
        self._open_reviews(workplace)
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
        self._examination = Examination(Scanner(settings.files.scanner, settings.files.scanner_seconds), self.door)
        self.file_fetch = FileFetch(self.engine, self.door, platforms, self.office, self._examination)
        self.workshop = Workshop(orders_of(settings))
        self.papers = Papers(self.engine, self.door, self.workshop, letterhead_of(settings))
        self._open_makers()
        await self._open_zoom()
        self._tasks: list[asyncio.Task[None]] = []
        self.door.open()
        await self.deliverer.open()
        await self.door.enter([arrival(Event(DESK, f"opened:{process}", self.clock.now(), DeskOpened(process)))])
        self.clock_watch = ClockWatch(self.engine, self.door, self.clock, going=going(self.clock))
        await self.clock_watch.look_back()
        await self._listen(web_channel, workplace)
        self.rounds = self._rounds()
        if self.alone:
            self.rounds.start()
            self._tasks.append(self.loops.begin("clock", self.clock_watch.run))

    def _workplace(self, process: str, causes: Causes) -> Workplace:
        renderer, speaks = renderer_of(self.settings), self.deliverer.speaks
        return Workplace(self.office, renderer, process, speaks, self._seal, causes=causes)

    async def _open_database(self) -> AsyncEngine:
        engine = await open_database(self.settings)
        if isinstance(self.clock, DemoClock):
            await self.clock.recall(engine)
        return engine

    def _archive(self, workplace: Workplace) -> Archive:
        given = self.settings.archive
        heads = Heads(given.heads, given.timestamp_url, _post(given))
        return Archive(self.engine, lambda: workplace.present_office.calendar, heads)

    def _open_makers(self) -> None:
        """What is made by processes of their own for who asked in chat."""
        surroundings = handed_down(self.settings)
        self.reports = Reports(self.engine, self.door, Copyist(surroundings))
        self.check_ups = CheckUps(self.engine, self.door, Doctor(surroundings))

    def _open_reviews(self, workplace: Workplace) -> None:
        """What looks back: at the day as it closes, at the month as it is over."""
        self.erasures = Erasures(self.engine, folder_of(self.settings))
        self.retention = Retention(self.engine, lengths_of(self.settings), lambda: workplace.present_office.calendar)
        self.sweeping = Sweeping(self.engine, lambda: workplace.present_office.calendar)
        self.standard_review = StandardReview(self.engine, self.door, lambda: workplace.present_office)
        self.day_books = DayBooks(
            self.engine, self.door, lambda: workplace.present_office.calendar, self._opened_for_papers
        )

    def _opened_for_papers(self, now: datetime) -> AbstractAsyncContextManager[Source]:
        """The desk as papers are made of it, as of a moment."""
        return source_of(self.engine, self.office, self._texts, self.settings.office.timezone_label, now)

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

    async def _open_zoom(self) -> None:
        self._zoom = zoom_api(self.settings, self.clock)
        self.ways_in: WaysIn | None = None
        if self._zoom is not None:
            await self._zoom.open()
            self.ways_in = WaysIn(self.engine, self.door, self._zoom, self.settings.zoom.meeting_id)

    def _shown_on(self) -> Platforms:
        token = self.settings.telegram.token
        bot = token.get_secret_value().partition(":")[0] if token else ""
        return Platforms(self._api, bot, self._whatsapp)

    async def _listen(self, web_channel: WebChannel, workplace: Workplace) -> None:
        bounds = self._bounds()
        app = new_application(bounds.patience, self._texts)
        self._health = Health(self.engine, self.door.file, self.clock, self.loops)
        self.inspection = self._inspection()
        self.inspection.add_publicly_to(app)
        sessions = WebSessions(self.engine, self.clock, _terms(self.settings))
        limits, sign = (
            _web_limits(self.settings, self.office),
            _sign(self.settings, openings_of(self.office.lexicon, self._texts)),
        )
        polls = self._polls(limits.sources)
        WebChat(self.engine, self.door, web_channel, self.clock, sessions, limits, sign).add_to(app)
        WebNews(self.engine, web_channel, sessions, limits, polls).add_to(app)
        self.web_watch = WebWatch(self.engine, web_channel, sessions)
        examine = self._examination.objection_to
        WebFiles(self.engine, self.door, self.clock, sessions, limits, self.office.largest_file, examine).add_to(app)
        self.office_screen = OfficeScreen(self.engine, self.clock, lambda: workplace.present_office, sign)
        self.office_screen.add_to(app)
        Embedding(self.office_screen, self.clock, sign, limits, sign.embedded_by).add_to(app)
        Verification(self.engine, limits, self.office).add_to(app)
        looking = Looking(workplace, self.clock)
        Workbench(self.engine, self.clock, sessions, limits, lambda: workplace.office, sign, looking).add_to(app)
        if isinstance(self.clock, DemoClock):
            self._add_demonstration(app, self.clock, workplace, sessions, sign)
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

    def _inspection(self) -> Inspection:
        token = self.settings.web.metrics_token
        figures = Figures(self.engine, self.clock)
        return Inspection(self._health, figures, self._own_state, token.get_secret_value() if token else "")

    def _own_state(self) -> None:
        """What this process is in the middle of, brought up to date for whoever looks."""
        metrics.IN_HAND.set(self.deliverer.in_hand)
        metrics.LOOPS_SILENT.set(len(self.loops.silent))
        metrics.REFUSING.set(self.door.refuses_since is not None)

    def _add_demonstration(
        self, app: web.Application, clock: DemoClock, workplace: Workplace, sessions: WebSessions, sign: Sign
    ) -> None:
        mover = Mover(self.engine, clock, self.sweep.run_once, lambda: workplace.present_office.calendar, self._stir)
        desk = DemoDesk(self.engine, self.door, clock, self.office, sign, self.begin_anew)
        desk.add_to(app)
        stage = Stage(self.engine, self.door, clock, sessions, self._seal)
        greeting = self._texts.say(LANGUAGES[0], "page-greeting")
        self.morning = Morning(stage, mover, lambda: workplace.present_office, greeting)
        DemoTime(self.engine, clock, mover, workplace, sessions, sign, self.morning).add_to(app)
        DemoPeople(stage, self.morning, self.office).add_to(app)
        if self.alone:
            self._tasks.append(self.loops.begin("morning", self.morning.run))

    def _stir(self) -> None:
        """Lets every round begin now, where they go round by themselves."""
        if self.alone:
            self.rounds.wake()

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
            return (
                await papers.content(connection, file_id)
                or await reports.content(connection, file_id)
                or await own_file.content(connection, file_id)
                or await files.content(connection, file_id)
            )

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
            self.inspection.add_to(inner)
            server = WebServer(inner, replace(bounds, crowd=Crowd(_MOST_LOOKING, _MOST_LOOKING)), "web.admin_port")
            self.admin_address = await self._open_server(server, settings.admin_host, settings.admin_port)
        if self.alone:
            self._tasks.append(self.loops.begin("web pages", self.web_watch.run))

    async def _open_server(self, server: WebServer, host: str, port: int) -> str:
        address = await server.open(host, port)
        self._servers.append(server)
        return address

    def _rounds(self) -> Rounds:
        """What is done again and again; a few fixed rounds."""
        rounds, now, partings = Rounds(self.loops), self.clock.now, Partings(self.engine)
        terms = terms_of(self.settings)
        self.backups = Backups(self.engine, self.door, terms)
        self.persons = Persons(self.engine, terms)
        self.database_watch = DatabaseWatch(self.door, self._in_office_time)
        rounds.add("database", lambda: self.database_watch.run_safely(now()), _WATCH_SECONDS)
        self.incidents = Incidents(self.engine, self.door, self._in_office_time)
        rounds.add("incidents", lambda: self.incidents.run_safely(now()), _INCIDENT_SECONDS)
        rounds.add("sweep", lambda: self.sweep.run_safely(now()), self.settings.jobs.sweep_seconds)
        rounds.add("files", lambda: self.file_fetch.run_safely(now()), _FETCH_SECONDS, _FETCH_PATIENCE)
        rounds.add("papers", lambda: self.papers.run_safely(now()), _PAPER_SECONDS, _PAPER_PATIENCE)
        rounds.add("reports", lambda: self.reports.run_safely(now()), _PAPER_SECONDS, 2 * COPYING_PATIENCE)
        rounds.add("check-ups", lambda: self.check_ups.run_safely(now()), _PAPER_SECONDS, 2 * CHECKING_PATIENCE)
        rounds.add("housekeeping", lambda: self.housekeeping.run_safely(now()), _HOUSE_SECONDS, _HOUSE_PATIENCE)
        rounds.add("erasures", lambda: self.erasures.run_safely(now()), _WATCH_SECONDS, _HOUSE_PATIENCE)
        rounds.add("retention", lambda: self.retention.run_safely(now()), _HOUSE_SECONDS, _HOUSE_PATIENCE)
        rounds.add("sweeping", lambda: self.sweeping.run_safely(now()), _HOUSE_SECONDS, _HOUSE_PATIENCE)
        rounds.add("partings", lambda: partings.run_safely(now()), _PARTING_SECONDS, _HOUSE_PATIENCE)
        rounds.add("archive", lambda: self.archive.run_safely(now()), _ARCHIVE_SECONDS, _HOUSE_PATIENCE)
        rounds.add("persons", lambda: self.persons.run_safely(now()), _PERSONS_SECONDS, _HOUSE_PATIENCE)
        rounds.add("backups", lambda: self.backups.run_safely(now()), _BACKUP_SECONDS, _BACKUP_PATIENCE)
        rounds.add("menus", lambda: self.menus.run_safely(now()), _MENU_SECONDS, _MENU_PATIENCE)
        rounds.add("parked", lambda: self.parked_count.run_safely(now()), _COUNT_SECONDS)
        rounds.add("lengths", lambda: self.learnt_lengths.run_safely(now()), _LENGTHS_SECONDS)
        rounds.add("standards", lambda: self.standard_review.run_safely(now()), _LENGTHS_SECONDS)
        rounds.add("day books", lambda: self.day_books.run_safely(now()), _BOOKS_SECONDS, _BOOKS_PATIENCE)
        rounds.add("sessions", lambda: self.session_sweep.run_safely(now()), _SESSION_SECONDS)
        rounds.add("survey tray", lambda: self.survey_tray.run_safely(now()), _TRAY_SECONDS)
        rounds.add("unfinished", lambda: self.survey_tray.erase_safely(now()), _ERASE_SECONDS, 2 * _ERASE_SECONDS)
        if (ways_in := self.ways_in) is not None:
            rounds.add("ways in", lambda: ways_in.run_safely(now()), _WAYS_SECONDS, _WAYS_PATIENCE)
        return rounds

    def _in_office_time(self, moment: datetime) -> str:
        office = self.settings.office
        return f"{moment.astimezone(office.zone):%d-%m-%Y %H.%M} {office.timezone_label}"

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
        await self.workshop.close()
        await self.deliverer.close()
        await self.door.close()
        await asyncio.to_thread(self._traces.close)
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
    largest = settings.visit.largest_file_mb
    origins = settings.web.embed_origins
    return Sign(office.name, office.timezone, office.timezone_label, openings, largest, origins)


def _post(given: ArchiveSettings) -> Post | None:
    """As the settings have it; None where nobody is to be mailed."""
    if given.mail_to is None or given.smtp_host is None:
        return None
    password = given.smtp_password.get_secret_value() if given.smtp_password else ""
    sender = given.mail_from or given.mail_to
    return Post(
        given.mail_to, sender, given.smtp_host, given.smtp_port, given.smtp_tls, given.smtp_user or "", password
    )
