"""A calendar as it is kept with the visits that are judged by it: a text that reads back as the same calendar."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import structlog

from bot.flows.calendar.calendar import OfficeCalendar
from bot.flows.calendar.changes import read_change
from bot.flows.calendar.hours import read_hours
from bot.flows.calendar.rulings import Ruling, Rulings
from bot.flows.office.office import Office

log = structlog.get_logger(__name__)


def written(calendar: OfficeCalendar) -> str:
    """The calendar as canonical JSON: two calendars have the same text when they open on the same days and hours."""
    content: dict[str, Any] = {
        "hours": str(calendar.hours),
        "zone": calendar.zone.key,
        "closed": sorted(day.isoformat() for day in calendar.closed),
        "opened": sorted(day.isoformat() for day in calendar.opened),
    }
    if calendar.changes:
        content["changes"] = list(map(str, calendar.changes))
    if ruled_on := _still_of_interest(calendar):
        content["rulings"] = [_ruling_row(ruling) for ruling in ruled_on]
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest(text: str) -> str:
    """The name of a kept calendar."""
    return hashlib.sha256(text.encode()).hexdigest()


def ruled(office: Office, rulings: Rulings) -> Office:
    """The office under these rulings; by the calendar of before, visits that began under it are judged."""
    calendar = replace(office.calendar, rulings=rulings)
    known = {**office.calendars, office.calendar_id: office.calendar}
    return replace(office, calendar=calendar, calendar_id=digest(written(calendar)), calendars=known)


def _still_of_interest(calendar: OfficeCalendar) -> Iterable[Ruling]:
    """The rulings that matter to what begins under this calendar: a long history is not written down each time."""
    latest = calendar.rulings.latest
    if latest is None:
        return ()
    yesterday = calendar.local(latest).date() - timedelta(days=1)
    return [ruling for ruling in calendar.rulings.listed if ruling.change.last >= yesterday]


def _ruling_row(ruling: Ruling) -> list[str]:
    return [str(ruling.change), *(at.isoformat() for at in ruling.moments)]


def _ruling_of(row: list[str]) -> Ruling:
    change, entered_at, *withdrawn_at = row
    moments = [datetime.fromisoformat(at) for at in (entered_at, *withdrawn_at)]
    return Ruling("", read_change(change), moments[0], withdrawn_at=moments[1] if moments[1:] else None)


def read_kept_calendar(text: str | None, calendar_id: str, present: OfficeCalendar) -> OfficeCalendar:
    """The calendar with this name; one that cannot be read stops nothing, the present one stands in for it."""
    try:
        return _read(text or "")
    except (ValueError, LookupError, TypeError) as fault:
        log.warning("kept calendar cannot be read", calendar=calendar_id[:8], fault=type(fault).__name__)
        return present


def _read(text: str) -> OfficeCalendar:
    content = json.loads(text)
    closed, opened = (frozenset(map(date.fromisoformat, content[name])) for name in ("closed", "opened"))
    changes = tuple(map(read_change, content.get("changes", ())))
    rulings = Rulings(tuple(map(_ruling_of, content.get("rulings", ()))))
    return OfficeCalendar(read_hours(content["hours"]), ZoneInfo(content["zone"]), closed, opened, changes, rulings)
