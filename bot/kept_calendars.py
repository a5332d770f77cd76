"""A calendar as it is kept with the visits that are judged by it: a text that reads back as the same calendar."""

import hashlib
import json
from datetime import date
from zoneinfo import ZoneInfo

import structlog

from bot.flows.calendar.calendar import OfficeCalendar, read_hours

log = structlog.get_logger(__name__)


def written(calendar: OfficeCalendar) -> str:
    """The calendar as canonical JSON: two calendars have the same text when they open on the same days and hours."""
    content = {
        "hours": str(calendar.hours),
        "zone": calendar.zone.key,
        "closed": sorted(day.isoformat() for day in calendar.closed),
        "opened": sorted(day.isoformat() for day in calendar.opened),
    }
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest(text: str) -> str:
    """The name of a kept calendar."""
    return hashlib.sha256(text.encode()).hexdigest()


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
    return OfficeCalendar(read_hours(content["hours"]), ZoneInfo(content["zone"]), closed, opened)
