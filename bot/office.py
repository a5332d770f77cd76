"""The office as one value, from settings and data files; and the sheets that new visits begin with."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from bot.flows.calendar.calendar import OfficeCalendar
from bot.flows.office.categories import CATEGORIES
from bot.flows.office.limits import Limits
from bot.flows.office.office import Abilities, Accounting, Calling, Meeting, Office, Patience
from bot.flows.scene.events import WEB, WHATSAPP
from bot.flows.visitor.form import ROLES
from bot.holidays import national_holidays
from bot.kept_calendars import digest, written
from bot.lexicon import load_lexicon
from bot.places import default_regions
from bot.render import Renderer
from bot.settings import Settings
from bot.sop import Shelf, read_shelf, sheet_files, shipped_shelf
from bot.surveys import default_instrument
from bot.texts import LANGUAGES, load_texts

NOTICE_VERSION = "2026-11-25"
"""Version of the privacy notice in bot/texts; a new wording gets a new version and is shown again."""


@dataclass(frozen=True, slots=True)
class SheetSource:
    """The office, and the texts of its sheets by id, which are kept with the visits that begin under them."""

    office: Office
    texts: Mapping[str, str]

    def rows(self, now: datetime) -> list[dict[str, Any]]:
        """The versions in force as they are kept."""
        return [{"id": key, "text": text, "first_used_at": now} for key, text in self.texts.items()]


def office_of(settings: Settings, today: date) -> SheetSource:
    """Builds the office; raises SheetFaults for sheets that cannot be read, or contradict each other."""
    shelf = shelf_of(settings)
    visit, calendar = settings.visit, _calendar(settings, today)
    office = Office(
        name=settings.office.name,
        contact=settings.office.contact,
        number_prefix=settings.office.visit_number_prefix,
        calendar=calendar,
        calendar_id=digest(written(calendar)),
        sheet=shelf.default.sheet,
        sheets={},
        categories=CATEGORIES,
        labels=_labels(),
        regions=default_regions(),
        instrument=default_instrument(settings.survey.instrument),
        meeting=_meeting(settings),
        patience=Patience(
            idle_reminder=timedelta(minutes=visit.idle_reminder_minutes),
            idle_close=timedelta(minutes=visit.idle_close_minutes),
            thread_idle=timedelta(minutes=visit.thread_idle_minutes),
            form_kept=timedelta(days=visit.form_days),
            waiting=timedelta(minutes=settings.queue.patience_minutes),
            unreached=timedelta(minutes=visit.unreached_minutes),
            dropped=timedelta(minutes=visit.dropped_minutes),
            attention=timedelta(minutes=visit.attention_minutes),
            abandon=timedelta(minutes=visit.abandon_minutes),
            unresolved_days=visit.unresolved_days,
        ),
        capacity=settings.queue.capacity,
        daily_quota=settings.queue.daily_quota,
        last_call=settings.queue.last_call,
        calling=Calling(
            calls=settings.queue.calls,
            every=timedelta(minutes=settings.queue.call_minutes),
            behind=settings.queue.parked_behind,
        ),
        accounting=Accounting(
            explain_days=settings.ledger.explain_days,
            judge_days=settings.ledger.judge_days,
            offers=tuple(settings.ledger.compensation),
        ),
        notice_version=NOTICE_VERSION,
        largest_file=visit.largest_file_mb * 1_000_000,
        limits=Limits(
            open_visits=settings.web.open_visits,
            visit_files=visit.files_per_visit,
            visit_bytes=visit.files_per_visit_mb * 1_000_000,
            day_files=visit.files_per_day,
            day_bytes=visit.files_per_day_mb * 1_000_000,
        ),
        lexicon=load_lexicon(settings.texts.folder),
        facts=facts_of(settings),
        chosen={category: written.sheet for category, written in shelf.by_category.items()},
        abilities={
            WHATSAPP: Abilities(edits=False, reports=True, forms=frozenset(settings.whatsapp.forms)),
            WEB: Abilities(pushes=False),
        },
    )
    return SheetSource(office, {written.sheet.id: written.text for written in shelf.all})


def shelf_of(settings: Settings) -> Shelf:
    """The sheets that the settings name; the shipped one where they name none."""
    files = sheet_files(settings.sop.file, settings.sop.directory)
    return read_shelf(files) if files else shipped_shelf()


def facts_of(settings: Settings) -> dict[str, str]:
    """What the answers to common questions may name; nothing that is not set."""
    office = settings.office
    hours = "24 jam" if office.hours.always else f"{office.hours} {office.timezone_label}"
    named = {"kantor": office.name, "jam": hours, "alamat": office.address, "kontak": office.contact}
    return {name: fact for name, fact in named.items() if fact}


def _meeting(settings: Settings) -> Meeting:
    zoom = settings.zoom
    personal, reports = zoom.account_id is not None, zoom.webhook_secret is not None
    return Meeting(zoom.join_url, zoom.meeting_id, zoom.passcode, personal, reports, zoom.rooms)


def _labels() -> dict[str, str]:
    """The names of roles and categories as visitors may type them, to their keys."""
    texts = load_texts()
    named = {f"role-{key.replace('_', '-')}": key for key in ROLES}
    named |= {f"category-{category.key}": category.key for category in CATEGORIES}
    return {texts.say(language, name).lower(): key for name, key in named.items() for language in LANGUAGES}


def _calendar(settings: Settings, today: date) -> OfficeCalendar:
    office = settings.office
    years = range(today.year - 1, today.year + 3)
    holidays = national_holidays(years) if office.use_national_holidays else frozenset()
    return OfficeCalendar(office.hours, office.zone, frozenset(holidays | office.closed_days), office.open_days)


def renderer_of(settings: Settings) -> Renderer:
    """How this office puts things into words."""
    office = settings.office
    return Renderer(load_texts(), office.zone, office.timezone_label, office.name, settings.whatsapp.forms)
