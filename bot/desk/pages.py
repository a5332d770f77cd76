"""What one desk answers over HTTP: its pages, its webhooks, how it is."""

from collections.abc import Callable

from bot import metrics
from bot.demonstration.acting import Stage
from bot.demonstration.clock import DemoClock
from bot.demonstration.morning import Morning
from bot.demonstration.moving import Mover
from bot.desk.core import Core
from bot.desk.terms import session_terms, sign_of, web_limits
from bot.desk.voices import Voices
from bot.desk.work import Work
from bot.door import Door
from bot.figures import Figures
from bot.handlers.answers import new_application
from bot.handlers.health import Health
from bot.handlers.inspection import Inspection
from bot.handlers.office_screen import OfficeScreen
from bot.handlers.telegram_webhook import TelegramWebhook
from bot.handlers.verification import Verification
from bot.handlers.web import WebChat
from bot.handlers.web_demo import DemoDesk
from bot.handlers.web_demo_people import DemoPeople
from bot.handlers.web_demo_time import DemoTime
from bot.handlers.web_embed import Embedding
from bot.handlers.web_files import WebFiles
from bot.handlers.web_marks import WebMarks
from bot.handlers.web_news import WebNews
from bot.handlers.web_polls import Polls
from bot.handlers.web_sources import Sources
from bot.handlers.web_writing import Writing
from bot.handlers.whatsapp_webhook import WhatsappWebhook
from bot.handlers.workbench import Workbench
from bot.handlers.zoom_webhook import ZoomWebhook
from bot.jobs.deliver import Deliverer
from bot.jobs.web_watch import WebWatch
from bot.links import openings_of
from bot.sessions import WebSessions
from bot.texts import LANGUAGES
from bot.turn import Workplace
from bot.turn.looking import Looking
from storage import meeting
from storage.engine import writing


class Pages:
    """Owns the desk's two applications: ``site`` for the public, ``inner`` for whoever looks after it."""

    def __init__(self, core: Core, voices: Voices, door: Door, workplace: Workplace, work: Work) -> None:
        self._core, self._voices, self._door, self._workplace = core, voices, door, workplace
        patience = core.settings.web.patience_seconds
        self.site, self.inner = new_application(patience, core.texts), new_application(patience, core.texts)
        self._sessions = WebSessions(core.engine, core.clock, session_terms(core.settings))
        self._limits = web_limits(core.settings, core.office)
        self._sign = sign_of(core.settings, openings_of(core.office.lexicon, core.texts))
        self.health = Health(core.engine, door.file, core.clock, core.loops)
        self.web_watch = WebWatch(core.engine, voices.web, self._sessions)
        self.morning: Morning | None = None
        self._open_chat(work)
        self._open_looks()
        self.telegram = self._open_telegram()
        self.whatsapp = self._open_whatsapp()
        self._open_zoom()

    async def close(self) -> None:
        """Ends what is still being asked."""
        if self.whatsapp is not None:
            await self.whatsapp.close()
        await self.health.close()

    def inspect(self, deliverer: Deliverer, *, alone: bool) -> None:
        """Shows how the desk is; what the process counts with it only where it has the process ``alone``."""
        core, door = self._core, self._door

        def own_state() -> None:
            """What this process is in the middle of, brought up to date for whoever looks."""
            metrics.IN_HAND.set(deliverer.in_hand)
            metrics.LOOPS_SILENT.set(len(core.loops.silent))
            metrics.REFUSING.set(door.refuses_since is not None)

        token = core.settings.web.metrics_token
        figures = Figures(core.engine, core.clock)
        word = token.get_secret_value() if token else ""
        self.inspection = Inspection(self.health, figures, own_state if alone else None, word)
        self.inspection.add_publicly_to(self.site)
        self.inspection.add_to(self.inner)

    def demonstrate(
        self, clock: DemoClock, work: Work, begin_anew: Callable[[], None] | None, stir: Callable[[], None]
    ) -> Morning:
        """Adds the demonstration's own pages."""
        core, door, workplace, sign = self._core, self._door, self._workplace, self._sign
        mover = Mover(core.engine, clock, work.sweep.run_once, lambda: workplace.present_office.calendar, stir)
        DemoDesk(core.engine, door, clock, core.office, sign, begin_anew).add_to(self.site)
        stage = Stage(core.engine, door, clock, self._sessions, core.seal)
        greeting = core.texts.say(LANGUAGES[0], "page-greeting")
        morning = Morning(stage, mover, lambda: workplace.present_office, greeting)
        DemoTime(core.engine, clock, mover, workplace, self._sessions, sign, morning).add_to(self.site)
        DemoPeople(stage, morning, core.office).add_to(self.site)
        return morning

    def _open_chat(self, work: Work) -> None:
        core, door, sessions, limits = self._core, self._door, self._sessions, self._limits
        heard, sign, site = self._voices.web, self._sign, self.site
        polls = self._polls(limits.sources)
        WebChat(core.engine, door, heard, core.clock, sessions, limits, sign, core.seal).add_to(site)
        marks = self._workplace.read_marks
        WebNews(core.engine, core.clock, heard, sessions, limits, polls, marks).add_to(site)
        WebMarks(core.engine, sessions, limits, marks).add_to(site)
        largest, examine = core.office.largest_file, work.examination.objection_to
        WebFiles(core.engine, door, core.clock, sessions, limits, largest, examine, core.seal).add_to(site)

    def _open_looks(self) -> None:
        """Pages for looking only, and the officers' desk."""
        core, workplace, limits, sign = self._core, self._workplace, self._limits, self._sign
        self.office_screen = OfficeScreen(core.engine, core.clock, lambda: workplace.present_office, sign)
        self.office_screen.add_to(self.site)
        Embedding(self.office_screen, core.clock, sign, limits, sign.embedded_by).add_to(self.site)
        Verification(core.engine, limits, core.office).add_to(self.site)
        writing_now = Writing(self._voices.web, limits)
        writing_now.add_to(self.site)
        looking, office = Looking(workplace, core.clock), lambda: workplace.office
        self.workbench = Workbench(core.engine, core.clock, self._sessions, limits, office, sign, looking, writing_now)
        self.workbench.add_to(self.site)

    def _open_telegram(self) -> TelegramWebhook | None:
        telegram, api = self._core.settings.telegram, self._voices.telegram
        if api is None or telegram.mode != "webhook" or not telegram.webhook_url or not telegram.webhook_secret:
            return None
        secret = telegram.webhook_secret.get_secret_value()
        webhook = TelegramWebhook(api, self._door, self._core.clock, str(telegram.webhook_url), secret)
        webhook.add_to(self.site)
        return webhook

    def _open_whatsapp(self) -> WhatsappWebhook | None:
        whatsapp, api = self._core.settings.whatsapp, self._voices.whatsapp
        if api is None or whatsapp.app_secret is None or whatsapp.verify_token is None:
            return None
        secret, word = whatsapp.app_secret.get_secret_value(), whatsapp.verify_token.get_secret_value()
        webhook = WhatsappWebhook(api, self._door, self._core.clock, secret, word)
        webhook.add_to(self.site)
        return webhook

    def _open_zoom(self) -> None:
        self.zoom: ZoomWebhook | None = None
        zoom = self._core.settings.zoom
        if zoom.webhook_secret is not None:
            secret = zoom.webhook_secret.get_secret_value()
            self.zoom = ZoomWebhook(self._door, self._core.clock, secret, zoom.meeting_id, self._note_zoom)
            self.zoom.add_to(self.site)

    async def _note_zoom(self, what: str, words: str) -> None:
        async with writing(self._core.engine) as connection:
            await meeting.note_health(connection, f"zoom.{what}", self._core.clock.now(), words)

    def _polls(self, sources: Sources) -> Polls:
        """Half of the connections may wait for news; the others are left for whoever has something to say."""
        web = self._core.settings.web
        most, most_of_one = max(1, web.most_connections // 2), web.most_connections_of_one
        return Polls(most, most_of_one, sources.of)
