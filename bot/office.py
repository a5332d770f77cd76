"""The office as one value, from settings and data files; and the sheet that new visits begin with."""

from dataclasses import dataclass
from datetime import date, timedelta

from bot.flows.calendar.calendar import OfficeCalendar
from bot.flows.office.limits import Limits
from bot.flows.office.office import Abilities, Category, Meeting, Office, Patience
from bot.flows.scene.events import WHATSAPP
from bot.flows.visitor.form import ROLES
from bot.holidays import national_holidays
from bot.places import default_regions
from bot.render import Renderer
from bot.settings import Settings
from bot.sop import default_sheet_text, load_sheet, read_sheet
from bot.surveys import default_instrument
from bot.texts import LANGUAGES, load_texts

NOTICE_VERSION = "2026-11-24"
"""Version of the privacy notice in bot/texts; a new wording gets a new version and is shown again."""

CATEGORIES = (
    Category("informasi", "A"),
    Category("konsultasi", "B"),
    Category("pengaduan", "C"),
    Category("masukan", "D"),
    Category("ppid", "E"),
    Category("lainnya", "F"),
)
"""Kinds of business, after the ministry's service units; their names are texts ``category-KEY``."""


@dataclass(frozen=True, slots=True)
class SheetSource:
    """The sheet in force and its text, which is kept with the visits that begin under it."""

    text: str
    office: Office


def office_of(settings: Settings, today: date) -> SheetSource:
    """Builds the office; raises SheetFaults for a sheet that cannot be read."""
    file = settings.sop.file
    if file is None:
        text = default_sheet_text()
        sheet = read_sheet(text, "layanan_daring.toml")
    else:
        sheet = load_sheet(file)
        text = file.read_bytes().decode("utf-8-sig")
    visit = settings.visit
    office = Office(
        name=settings.office.name,
        contact=settings.office.contact,
        number_prefix=settings.office.visit_number_prefix,
        calendar=_calendar(settings, today),
        sheet=sheet,
        sheets={},
        categories=CATEGORIES,
        labels=_labels(),
        regions=default_regions(),
        instrument=default_instrument(settings.survey.instrument),
        meeting=_meeting(settings),
        patience=Patience(
            idle_reminder=timedelta(minutes=visit.idle_reminder_minutes),
            idle_close=timedelta(minutes=visit.idle_close_minutes),
            waiting=timedelta(minutes=settings.queue.patience_minutes),
            unreached=timedelta(minutes=visit.unreached_minutes),
            dropped=timedelta(minutes=visit.dropped_minutes),
            attention=timedelta(minutes=visit.attention_minutes),
            abandon=timedelta(minutes=visit.abandon_minutes),
            unresolved_days=visit.unresolved_days,
        ),
        capacity=settings.queue.capacity,
        notice_version=NOTICE_VERSION,
        largest_file=visit.largest_file_mb * 1_000_000,
        limits=Limits(
            open_visits=settings.web.open_visits,
            visit_files=visit.files_per_visit,
            visit_bytes=visit.files_per_visit_mb * 1_000_000,
            day_files=visit.files_per_day,
            day_bytes=visit.files_per_day_mb * 1_000_000,
        ),
        abilities={WHATSAPP: Abilities(edits=False, reports=True, forms=frozenset(settings.whatsapp.forms))},
    )
    return SheetSource(text, office)


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
