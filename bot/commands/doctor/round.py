"""The doctor's round: everything that is looked at, by area. Platforms are asked at the same time, the database is read
afterwards; what fails to look is a finding like any other, and keeps nobody from looking at the rest."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.commands.doctor import kept
from bot.commands.doctor.addresses import address_findings
from bot.commands.doctor.backup import backup_findings, failed_last
from bot.commands.doctor.capacity import capacity_findings
from bot.commands.doctor.clock import clock_findings
from bot.commands.doctor.database import disk_findings, inner_findings
from bot.commands.doctor.messages import message_findings
from bot.commands.doctor.modes import database_files, settings_file
from bot.commands.doctor.papers import paper_findings
from bot.commands.doctor.persons import person_findings
from bot.commands.doctor.procedure import procedure_findings
from bot.commands.doctor.retention import retention_findings
from bot.commands.doctor.roster import calendar_findings, present_office, roster_findings
from bot.commands.doctor.secrets import secret_findings
from bot.commands.doctor.telegram import telegram_findings
from bot.commands.doctor.whatsapp import whatsapp_findings
from bot.commands.doctor.zoom import arriving, zoom_findings
from bot.commands.finding import Finding
from bot.commands.settings import read_rules, rule_findings
from bot.database import open_database
from bot.errors import OperatorError
from bot.flows.office.office import Office
from bot.flows.state.checked import Area
from bot.flows.state.lengths import ALL
from bot.holidays import years_without_government_days
from bot.office import office_of
from bot.settings import Settings
from bot.texts.operator import in_words
from storage import meeting, safekeeping, versions, views
from storage.engine import reading

_PATIENCE = 45.0
"""Seconds for a platform, whatever it is asked: each question has a shorter limit of its own."""


@dataclass(frozen=True, slots=True)
class Found:
    """A finding, and what it is about."""

    area: Area
    finding: Finding


@dataclass(frozen=True, slots=True)
class Case:
    """What is looked at: settings and office as they are at a moment."""

    settings: Settings
    office: Office
    now: datetime

    @property
    def uses_zoom(self) -> bool:
        """Whether a sheet brings visitors to Zoom."""
        return any(sheet.uses_zoom for sheet in self.office.in_force)


async def looked_at(settings: Settings, now: datetime) -> list[Found]:
    """Everything that is looked at, in the order of its areas."""
    case = Case(settings, office_of(settings, now.date()).office, now)
    outside = await asyncio.gather(*(_safely(area, look(case)) for area, look in _OUTSIDE.items()))
    found = [Found(area, each) for area, look in _AT_HAND.items() for each in look(case)]
    found += [each for group in outside for each in group]
    found += await _in_database(case)
    return sorted(found, key=lambda each: list(Area).index(each.area))


async def _in_database(case: Case) -> list[Found]:
    file = safekeeping.database_file(case.settings.database.url.get_secret_value())
    before = safekeeping.too_open(file) if file else []
    try:
        engine = await open_database(case.settings)
    except OperatorError as fault:
        return [Found(Area.DATABASE, Finding(False, str(fault)))]
    try:
        found = [each for area, look in _KEPT for each in await _safely(area, _read(engine, case, look))]
    finally:
        await engine.dispose()
    files = (*database_files(file, before), *disk_findings(case.settings, file)) if file else ()
    return [*found, *(Found(Area.DATABASE, each) for each in files)]


async def _read(engine: AsyncEngine, case: Case, look: "Reading") -> AsyncIterator[Finding]:
    async with reading(engine) as connection:
        async for finding in look(connection, case):
            yield finding


async def _safely(area: Area, looking: AsyncIterator[Finding]) -> list[Found]:
    """What was found until it was over; that looking itself failed is a finding."""
    found = []
    try:
        async with asyncio.timeout(_PATIENCE if area in _OUTSIDE else None):
            async for finding in looking:
                found.append(Found(area, finding))
    except OperatorError as fault:
        found.append(Found(area, Finding(False, str(fault))))
    except Exception as fault:  # noqa: BLE001 - whatever it is, the rest of the desk is looked at too
        # rule: failed-check-is-a-finding
        words = in_words("doctor-check-failed", fault=type(fault).__name__)
        found.append(Found(area, Finding(False, words, in_words("doctor-check-failed-remedy"))))
    return found


def _of_settings(case: Case) -> Iterator[Finding]:
    yield from secret_findings(case.settings)
    yield from settings_file(case.settings)


def _of_papers(case: Case) -> Iterable[Finding]:
    return paper_findings(case.settings, case.now)


async def _telegram(case: Case) -> AsyncIterator[Finding]:
    yield await telegram_findings(case.settings)


def _whatsapp(case: Case) -> AsyncIterator[Finding]:
    return whatsapp_findings(case.settings)


async def _zoom(case: Case) -> AsyncIterator[Finding]:
    if case.uses_zoom:
        if case.settings.zoom.passcode == "123456":
            yield Finding(False, in_words("doctor-passcode"), in_words("doctor-passcode-remedy"), False)
        async for finding in zoom_findings(case.settings):
            yield finding


def _clock(case: Case) -> AsyncIterator[Finding]:
    return clock_findings(case.settings)


def _addresses(case: Case) -> AsyncIterator[Finding]:
    return address_findings(case.settings, case.now)


async def _read_rules(connection: AsyncConnection, case: Case) -> AsyncIterator[Finding]:
    for finding in rule_findings(case.office, *await read_rules(connection), case.settings.office.zone):
        yield finding


async def _read_sheets(connection: AsyncConnection, case: Case) -> AsyncIterator[Finding]:
    for finding in kept.sheets(await versions.sheets_in_use(connection), case.office.sheet):
        yield finding


async def _read_calendar(connection: AsyncConnection, case: Case) -> AsyncIterator[Finding]:
    for finding in calendar_findings(await present_office(connection, case.office), case.now):
        yield finding
    missing = years_without_government_days(range(case.now.year, case.now.year + 2))
    if missing and case.settings.office.use_national_holidays:
        years = ", ".join(str(year) for year in missing)
        yield Finding(False, in_words("doctor-cuti-unknown", years=years), in_words("doctor-cuti-remedy"), False)


async def _read_staff(connection: AsyncConnection, case: Case) -> AsyncIterator[Finding]:
    for finding in await roster_findings(connection, case.office, case.now):
        yield finding
    for finding in capacity_findings(case.office, await views.basis(connection, ALL)):
        yield finding
    async for finding in kept.waits_kept(connection, case.now):
        yield finding


async def _read_zoom(connection: AsyncConnection, case: Case) -> AsyncIterator[Finding]:
    if case.uses_zoom:
        for finding in arriving(case.settings, await meeting.health_of(connection, "zoom."), case.now):
            yield finding


def _read_troubles(platform: str) -> "Reading":
    return lambda connection, _case: kept.troubles(connection, platform)


def _read_messages(connection: AsyncConnection, case: Case) -> AsyncIterator[Finding]:
    return message_findings(connection, case.now)


def _read_inner(connection: AsyncConnection, _case: Case) -> AsyncIterator[Finding]:
    return inner_findings(connection)


def _read_persons(connection: AsyncConnection, case: Case) -> AsyncIterator[Finding]:
    return person_findings(connection, case.settings)


async def _read_backups(connection: AsyncConnection, case: Case) -> AsyncIterator[Finding]:
    for finding in backup_findings(case.settings, case.now, await failed_last(connection)):
        yield finding


def _read_retention(connection: AsyncConnection, case: Case) -> AsyncIterator[Finding]:
    return retention_findings(connection, case.settings, case.now)


Reading = Callable[[AsyncConnection, Case], AsyncIterator[Finding]]

_AT_HAND: Mapping[Area, Callable[[Case], Iterable[Finding]]] = {
    Area.SETTINGS: _of_settings,
    Area.PROCEDURE: lambda case: procedure_findings(case.settings, case.office),
    Area.PAPERS: _of_papers,
}

_OUTSIDE: Mapping[Area, Callable[[Case], AsyncIterator[Finding]]] = {
    Area.TELEGRAM: _telegram,
    Area.WHATSAPP: _whatsapp,
    Area.ZOOM: _zoom,
    Area.CLOCK: _clock,
    Area.ADDRESSES: _addresses,
}

_KEPT: tuple[tuple[Area, Reading], ...] = (
    (Area.DATABASE, _read_inner),
    (Area.DATABASE, _read_persons),
    (Area.SETTINGS, _read_rules),
    (Area.PROCEDURE, _read_sheets),
    (Area.CALENDAR, _read_calendar),
    (Area.STAFF, _read_staff),
    (Area.TELEGRAM, _read_troubles("telegram")),
    (Area.WHATSAPP, _read_troubles("whatsapp")),
    (Area.ZOOM, _read_troubles("zoom")),
    (Area.ZOOM, _read_zoom),
    (Area.MESSAGES, _read_messages),
    (Area.BACKUPS, _read_backups),
    (Area.RETENTION, _read_retention),
)
