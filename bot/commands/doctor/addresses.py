"""What ``loket doctor`` says of the addresses under which the office is reached: their certificates, and how long they
hold. Looked at from here, as a platform or a visitor would."""

import asyncio
import ssl
from collections.abc import AsyncIterator, Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

from bot.commands.finding import Finding
from bot.settings import Settings
from bot.texts.operator import in_words

_PATIENCE = 10.0
_SOON = timedelta(days=21)
_HTTPS = 443


async def address_findings(settings: Settings, now: datetime) -> AsyncIterator[Finding]:
    """A finding for each address."""
    found = dict.fromkeys(_addresses(settings))
    if not found:
        yield Finding(True, in_words("doctor-address-none"))
    for host, port in found:
        yield await _looked_at(host, port, now)


def _addresses(settings: Settings) -> Iterator[tuple[str, int]]:
    given = [settings.web.public_url]
    if settings.telegram.token is not None and settings.telegram.mode == "webhook":
        given.append(settings.telegram.webhook_url)
    for address in given:
        parts = urlsplit(str(address or ""))
        if parts.scheme == "https" and parts.hostname:
            yield parts.hostname, parts.port or _HTTPS


async def _looked_at(host: str, port: int, now: datetime) -> Finding:
    try:
        until = await _valid_until(host, port, ssl.create_default_context())
    except ssl.SSLCertVerificationError as fault:
        words = in_words("doctor-address-invalid", host=host, fault=fault.verify_message)
        return Finding(False, words, in_words("doctor-address-remedy"))
    except (OSError, TimeoutError) as fault:  # ssl.SSLError is an OSError
        words = in_words("doctor-address-away", host=host, port=port, fault=type(fault).__name__)
        return Finding(False, words, in_words("doctor-address-away-remedy"), serious=False)
    return validity(host, until, now)


async def _valid_until(host: str, port: int, trusted: ssl.SSLContext) -> datetime:
    async with asyncio.timeout(_PATIENCE):
        _, writer = await asyncio.open_connection(host, port, ssl=trusted, server_hostname=host)
    certificate = writer.get_extra_info("peercert")
    writer.close()
    with suppress(OSError):
        await writer.wait_closed()
    return datetime.fromtimestamp(ssl.cert_time_to_seconds(certificate["notAfter"]), UTC)


def validity(host: str, until: datetime, now: datetime) -> Finding:
    """How it is with a certificate that holds until then."""
    words = in_words("doctor-address", host=host, until=f"{until:%d-%m-%Y}")
    # rule: ending-certificate-is-told
    well = until - now > _SOON
    return Finding(well, words, "" if well else in_words("doctor-address-remedy"), serious=until <= now)
