"""What ``loket doctor`` looks at on Zoom: access and meeting, and how well its reports have been arriving."""

from collections.abc import AsyncIterator, Mapping
from datetime import datetime, timedelta
from typing import Any

from bot.channels.zoom_api import ZoomApi, ZoomRefused, ZoomUnreachable
from bot.clock import SystemClock
from bot.commands.finding import Finding
from bot.platforms import zoom_api
from bot.render.reasons import reason_in_words
from bot.settings import Settings
from bot.texts.operator import in_words

_REGISTRATION_OFF = 2
"""Zoom: settings.approval_type 2 means that no registration is required."""

_RECENT = timedelta(days=1)
_VALIDATED_WITHIN = timedelta(hours=80)
"""Zoom asks for the address to be validated every 72 hours."""


async def zoom_findings(settings: Settings) -> AsyncIterator[Finding]:
    """Access to the account and the standing meeting; one line where nothing is configured."""
    api = zoom_api(settings, SystemClock())
    if api is None:
        remedy = in_words("doctor-zoom-static-remedy")
        yield Finding(False, in_words("doctor-zoom-static"), remedy, False)
        return
    await api.open()
    try:
        async for finding in _meeting(api, settings.zoom.meeting_id):
            yield finding
    except ZoomRefused as fault:
        remedy = in_words("doctor-zoom-refused-remedy")
        yield Finding(False, in_words("doctor-zoom-refused", fault=reason_in_words(fault)), remedy)
    except ZoomUnreachable as fault:
        yield Finding(
            False, in_words("doctor-zoom-away", fault=reason_in_words(fault)), in_words("doctor-zoom-away-remedy")
        )
    finally:
        await api.close()


async def _meeting(api: ZoomApi, meeting_id: str) -> AsyncIterator[Finding]:
    found = await api.meeting(meeting_id)
    given = found.get("settings")
    settings: Mapping[str, Any] = given if isinstance(given, dict) else {}
    yield Finding(
        True, in_words("doctor-zoom-meeting", id=meeting_id, topic=found.get("topic", in_words("doctor-zoom-untitled")))
    )
    if settings.get("approval_type", _REGISTRATION_OFF) == _REGISTRATION_OFF:
        remedy = in_words("doctor-zoom-registration-remedy")
        yield Finding(False, in_words("doctor-zoom-registration"), remedy)
    if settings.get("waiting_room") is False:
        remedy = in_words("doctor-zoom-waiting-remedy")
        yield Finding(False, in_words("doctor-zoom-waiting"), remedy, False)
    rooms = settings.get("breakout_room")
    if isinstance(rooms, dict) and rooms.get("enable") is False:
        remedy = in_words("doctor-zoom-breakout-remedy")
        yield Finding(False, in_words("doctor-zoom-breakout"), remedy, False)


def arriving(settings: Settings, health: Mapping[str, Mapping[str, Any]], now: datetime) -> list[Finding]:
    """How well Zoom's reports arrive. ``health`` holds what was noted last, by what it was."""
    if settings.zoom.webhook_secret is None:
        remedy = in_words("doctor-zoom-unheard-remedy")
        return [Finding(False, in_words("doctor-zoom-unheard"), remedy, serious=False)]
    return [_last_event(health.get("event"), now), *_faults(health, now)]


def _last_event(noted: Mapping[str, Any] | None, now: datetime) -> Finding:
    if noted is None:
        remedy = in_words("doctor-zoom-never-remedy")
        return Finding(False, in_words("doctor-zoom-never"), remedy, serious=False)
    hours = int((now - noted["at"]).total_seconds() // 3600)
    return Finding(True, in_words("doctor-zoom-last", hours=hours))


def _faults(health: Mapping[str, Mapping[str, Any]], now: datetime) -> list[Finding]:
    """What went wrong within a day, and validation that is overdue."""
    found = []
    for what, words in (
        ("refused", in_words("doctor-zoom-unsigned")),
        ("stale", in_words("doctor-zoom-stale")),
        ("skew", in_words("doctor-zoom-skew")),
        ("registrants", in_words("doctor-zoom-linkless")),
    ):
        noted = health.get(what)
        if noted is not None and now - noted["at"] < _RECENT:
            found.append(Finding(False, f"{words}: {reason_in_words(noted['words'])}", _REMEDIES[what], serious=False))
    validated = health.get("validated")
    if validated is not None and now - validated["at"] > _VALIDATED_WITHIN:
        remedy = in_words("doctor-zoom-unvalidated-remedy")
        found.append(Finding(False, in_words("doctor-zoom-unvalidated"), remedy, serious=False))
    return found


_REMEDIES = {
    "refused": in_words("doctor-zoom-unsigned-remedy"),
    "stale": in_words("doctor-zoom-clock-remedy"),
    "skew": in_words("doctor-zoom-clock-remedy"),
    "registrants": in_words("doctor-zoom-linkless-remedy"),
}
