"""What ``loket doctor`` says of this machine's clock, by the clock of a platform that the desk is on."""

from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime

import aiohttp

from bot.clock import machine_time
from bot.commands.finding import Finding
from bot.settings import Settings
from bot.texts.operator import in_words

_PATIENCE = aiohttp.ClientTimeout(total=10)
_LITTLE = timedelta(seconds=20)
_TOO_MUCH = timedelta(minutes=4)
"""Zoom signs with the time: what is five minutes off is refused."""


async def clock_findings(settings: Settings) -> AsyncIterator[Finding]:
    """How far this clock is from a platform's; and whether what is printed after a time is the zone's own name."""
    yield _zone(settings)
    address = _asked(settings)
    other = await told_by(address) if address else None
    if other is None:
        yield Finding(True, in_words("doctor-clock-alone"))
    else:
        yield compared(machine_time() - other)


def _asked(settings: Settings) -> str | None:
    """Whom the desk may ask: only a platform that it is on anyhow."""
    telegram, whatsapp, zoom = settings.telegram, settings.whatsapp, settings.zoom
    on = ((telegram.token, telegram.api_url), (whatsapp.token, whatsapp.api_url), (zoom.account_id, zoom.api_url))
    return next((str(address) for secret, address in on if secret is not None), None)


async def told_by(address: str) -> datetime | None:
    """What time it is there, to the second; None where nobody says so."""
    try:
        async with aiohttp.ClientSession(timeout=_PATIENCE) as session, session.head(address) as answer:
            return parsedate_to_datetime(answer.headers["Date"])
    except (aiohttp.ClientError, OSError, TimeoutError, KeyError, ValueError):
        return None


def compared(ahead: timedelta) -> Finding:
    """How it is with a clock that is so much ahead of others."""
    seconds = round(abs(ahead.total_seconds()))
    if abs(ahead) < _LITTLE:
        return Finding(True, in_words("doctor-clock-right"))
    words = in_words("doctor-clock-fast" if ahead > timedelta() else "doctor-clock-slow", seconds=seconds)
    # rule: wrong-clock-is-told
    return Finding(False, words, in_words("doctor-clock-remedy"), serious=abs(ahead) >= _TOO_MUCH)


_LABELS = {7: "WIB", 8: "WITA", 9: "WIT"}


def _zone(settings: Settings) -> Finding:
    office = settings.office
    offset = machine_time().astimezone(office.zone).utcoffset() or timedelta()
    usual = _LABELS.get(offset // timedelta(hours=1), office.timezone_label)
    words = in_words("doctor-zone", zone=office.timezone, label=office.timezone_label)
    well = usual == office.timezone_label
    return Finding(well, words, "" if well else in_words("doctor-zone-remedy", label=usual), serious=False)
