"""What one desk does by itself: every job that there is, made from the settings."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from datetime import datetime, timedelta

from bot.backup.settled import folder_of, terms_of
from bot.channels.base import Fetching
from bot.demonstration.clock import going
from bot.desk.core import Core
from bot.desk.terms import post_of, session_terms
from bot.desk.voices import Voices
from bot.door import Door
from bot.flows.calendar.calendar import OfficeCalendar
from bot.jobs.archive import Archive
from bot.jobs.backups import Backups
from bot.jobs.check_ups import CheckUps, Doctor
from bot.jobs.clock_watch import ClockWatch
from bot.jobs.copyist import Copyist
from bot.jobs.database_watch import DatabaseWatch
from bot.jobs.day_books import DayBooks
from bot.jobs.deadlines import DeadlineSweep
from bot.jobs.erasures import Erasures
from bot.jobs.examination import Examination
from bot.jobs.fetch_files import FileFetch
from bot.jobs.heads import Heads
from bot.jobs.housekeeping import Housekeeping
from bot.jobs.incidents import Incidents
from bot.jobs.learnt_lengths import LearntLengths
from bot.jobs.menus import Menus
from bot.jobs.papers import Papers
from bot.jobs.parked_count import ParkedCount
from bot.jobs.partings import Partings
from bot.jobs.persons import Persons
from bot.jobs.reports import Reports
from bot.jobs.retention import Retention
from bot.jobs.scanner import Scanner
from bot.jobs.sessions import SessionSweep
from bot.jobs.standard_review import StandardReview
from bot.jobs.survey_tray import SurveyTray
from bot.jobs.sweeping import Sweeping
from bot.jobs.ways_in import WaysIn
from bot.letterhead import letterhead_of, orders_of
from bot.register.source import Source, source_of
from bot.settings import handed_down
from bot.settings.lengths import lengths_of
from bot.turn import Workplace


class Work:
    """Owns the jobs of a desk; how often each is done is :mod:`bot.desk.timetable`'s."""

    def __init__(self, core: Core, voices: Voices, door: Door, workplace: Workplace) -> None:
        self._core, self._door, self._workplace = core, door, workplace
        engine, settings, around = core.engine, core.settings, core.surroundings
        self.sweep = DeadlineSweep(engine, door)
        self.clock_watch = ClockWatch(engine, door, core.clock, around.machine, around.passing, going(core.clock))
        self.menus = Menus(engine, door, voices.shown_on(), core.texts, core.office)
        self.session_sweep = SessionSweep(engine, door, session_terms(settings))
        self.survey_tray = SurveyTray(
            engine,
            core.seal,
            settings.office.zone,
            settings.survey.fewest_together,
            timedelta(days=settings.survey.longest_wait_days),
        )
        self.ways_in: WaysIn | None = None
        if voices.zoom is not None:
            self.ways_in = WaysIn(engine, door, voices.zoom, settings.zoom.meeting_id)
        self._watch()
        self._make(voices)
        self._review()
        self._keep()

    @property
    def _calendar(self) -> Callable[[], OfficeCalendar]:
        return lambda: self._workplace.present_office.calendar

    def _watch(self) -> None:
        """What watches over the desk itself."""
        core, door = self._core, self._door
        self.parked_count = ParkedCount(core.engine, door)
        self.database_watch = DatabaseWatch(door, core.in_office_time)
        self.incidents = Incidents(core.engine, door, core.in_office_time)

    def _make(self, voices: Voices) -> None:
        """What makes something of what is wanted; much of it by processes of their own."""
        core, door, settings = self._core, self._door, self._core.settings
        platforms = {name: channel for name, channel in voices.channels.items() if isinstance(channel, Fetching)}
        self.examination = Examination(Scanner(settings.files.scanner, settings.files.scanner_seconds), door)
        self.file_fetch = FileFetch(core.engine, door, platforms, core.office, self.examination)
        self.workshop = core.surroundings.workshop(orders_of(settings))
        self.papers = Papers(core.engine, door, self.workshop, letterhead_of(settings))
        surroundings = handed_down(settings)
        self.reports = Reports(core.engine, door, Copyist(surroundings))
        self.check_ups = CheckUps(core.engine, door, Doctor(surroundings))

    def _review(self) -> None:
        """What looks back: at the day as it closes, at the month as it is over."""
        core, door = self._core, self._door
        self.learnt_lengths = LearntLengths(core.engine, core.office.calendar)
        self.standard_review = StandardReview(core.engine, door, lambda: self._workplace.present_office)
        self.day_books = DayBooks(core.engine, door, self._calendar, self.opened_for_papers)

    def _keep(self) -> None:
        """What keeps, and what lets go."""
        core, door, settings = self._core, self._door, self._core.settings
        terms, given, lengths = terms_of(settings), settings.archive, lengths_of(settings)
        heads = Heads(given.heads, given.timestamp_url, post_of(given))
        self.archive = Archive(core.engine, self._calendar, heads)
        self.backups = Backups(core.engine, door, terms)
        self.persons = Persons(core.engine, terms)
        self.housekeeping = Housekeeping(core.engine, lengths)
        self.erasures = Erasures(core.engine, folder_of(settings))
        self.retention = Retention(core.engine, lengths, self._calendar)
        self.sweeping = Sweeping(core.engine, self._calendar)
        self.partings = Partings(core.engine)

    def opened_for_papers(self, now: datetime) -> AbstractAsyncContextManager[Source]:
        """The desk as papers are made of it, as of a moment."""
        core = self._core
        return source_of(core.engine, core.office, core.texts, core.zone_label, now)
