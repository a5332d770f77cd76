"""An appointment as a calendar file (RFC 5545): kept as what it says, made into a file when it is sent.

Calendars know it by its ``UID``; a higher ``SEQUENCE`` takes the place of what they have, ``METHOD:CANCEL`` takes it
away. Reminders are the desk's own. The library is imported with the first file: it is a noticeable part of a start.
"""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from bot.flows.scene.messages import Invitation, Message
from bot.render.shown import Shown
from bot.render.voice import Voice

if TYPE_CHECKING:
    from icalendar import Calendar, Event

MEDIA_TYPE = "text/calendar"
NAME = "janji-temu.ics"
_PRODUCT = "-//Loket//Appointments//ID"
_DOMAIN = "loket"


def added(shown: Shown, message: Message, voice: Voice, office: str, media_type: str = MEDIA_TYPE) -> Shown:
    """The message with the file that goes with it, if it invites somebody."""
    if message.invitation is None:
        return shown
    said = _said(message.invitation, voice, office)
    return {**shown, "file": {"id": "", "name": NAME, "media_type": media_type, "invitation": said}}


def _said(invitation: Invitation, voice: Voice, office: str) -> dict[str, Any]:
    return {
        "uid": invitation.uid,
        "sequence": invitation.sequence,
        "begins_at": invitation.begins_at.isoformat(),
        "ends_at": invitation.ends_at.isoformat(),
        "said_at": invitation.said_at.isoformat(),
        "zone": voice.zone.key,
        "summary": voice.plain(invitation.summary),
        "description": voice.plain(invitation.description),
        "office": office,
        "cancelled": invitation.cancelled,
    }


def document(file: Mapping[str, object]) -> bytes | None:
    """The content of a file that is made when it is sent; None for one that is kept."""
    said = file.get("invitation")
    return _calendar(said).to_ical() if isinstance(said, dict) else None


def _calendar(said: dict[str, Any]) -> "Calendar":
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "CANCEL" if said["cancelled"] else "PUBLISH")
    calendar.add_component(_event(said))
    calendar.add_missing_timezones()
    return calendar


def _event(said: dict[str, Any]) -> "Event":
    from icalendar import Event

    # rule: calendar-entry-keeps-its-name
    event = Event()
    event.add("uid", f"{said['uid']}@{_DOMAIN}")
    event.add("sequence", said["sequence"])
    event.add("dtstamp", datetime.fromisoformat(said["said_at"]).astimezone(UTC))
    for name, key in (("dtstart", "begins_at"), ("dtend", "ends_at")):
        event.add(name, datetime.fromisoformat(said[key]).astimezone(ZoneInfo(said["zone"])))
    event.add("summary", said["summary"])
    event.add("description", said["description"])
    event.add("location", said["office"])
    event.add("status", "CANCELLED" if said["cancelled"] else "CONFIRMED")
    return event
