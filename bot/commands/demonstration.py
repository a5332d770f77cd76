"""The demonstration: always open, in its own database, on a free port, and never near a desk that serves people.

Whoever opens its page is handed invitations for every role. So it takes no database but its own, no platform that
real people write on, and no address that others can reach.
"""

import socket
from collections.abc import Iterator
from urllib.parse import urlsplit

from pydantic import SecretStr
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.errors import NotForDemonstration
from bot.flows.calendar.hours import read_hours
from bot.flows.scene.events import TELEGRAM, WHATSAPP
from bot.settings import Settings
from bot.settings.sections import Database, Office
from bot.settings.values import is_loopback
from bot.texts.operator import in_words
from storage import known
from storage.engine import reading

_DATABASE = "sqlite+aiosqlite:///data/demo.sqlite3"
_TRIED_PORTS = 20


def demo_settings(settings: Settings) -> Settings:
    """The given settings with whatever was left at its default made fit for a demonstration.

    Raises NotForDemonstration, with all reasons at once, for settings of a desk that serves people.
    """
    # rule: demo-never-near-people
    if reasons := list(_reasons_against(settings)):
        raise NotForDemonstration(_told(reasons))
    office = settings.office
    if office.hours == Office().hours:
        office = office.model_copy(update={"hours": read_hours("always"), "closed_days": frozenset()})
    database = settings.database.model_copy(update={"url": SecretStr(_DATABASE)})
    web = settings.web.model_copy(update={"enabled": True, "port": _free_port(settings.web.host, settings.web.port)})
    appointments = settings.appointments.model_copy(update={"enabled": True})
    made = {"office": office, "database": database, "web": web, "appointments": appointments}
    return settings.model_copy(update=made)


async def refuse_served_people(engine: AsyncEngine) -> None:
    """Raises NotForDemonstration if people of a platform are in this database: then it was no demonstration's."""
    async with reading(engine) as connection:
        found = await known.channels_in_use(connection)
    # rule: demo-own-database-only
    if served := sorted(found & {TELEGRAM, WHATSAPP}):
        raise NotForDemonstration(in_words("desk-demo-served", channels=", ".join(map(str.title, served))))


def _reasons_against(settings: Settings) -> Iterator[str]:
    if settings.database.url.get_secret_value() not in (Database().url.get_secret_value(), _DATABASE):
        yield (in_words("desk-demo-database"))
    for key in _platforms(settings):
        yield in_words("desk-demo-connects", key=key, variable=key.replace(".", "__").upper())
    if not is_loopback(settings.web.host):
        yield in_words("desk-demo-host", host=settings.web.host)
    public = settings.web.public_url
    if public is not None and not _at_this_machine(public):
        yield in_words("desk-demo-public")


def _platforms(settings: Settings) -> Iterator[str]:
    """The keys that connect to people. WhatsApp's and Zoom's servers are never on this machine: whoever says so
    has a stand-in to try things on. Telegram's may be (an office may run its own Bot API server)."""
    whatsapp, zoom = settings.whatsapp, settings.zoom
    if settings.telegram.token is not None:
        yield "telegram.token"
    if whatsapp.token is not None and not _at_this_machine(whatsapp.api_url):
        yield "whatsapp.token"
    if not _at_this_machine(zoom.api_url):
        yield from (f"zoom.{key}" for key in ("account_id", "webhook_secret") if getattr(zoom, key) is not None)


def _told(reasons: list[str]) -> str:
    listed = "\n".join(f"  - {reason}" for reason in reasons)
    return in_words("desk-demo-refused", listed=listed)


def _at_this_machine(url: str) -> bool:
    return is_loopback(urlsplit(url).hostname or "")


def _free_port(host: str, wanted: int) -> int:
    """The wanted port, or the next free one: a demonstration should not fail for a port."""
    for port in range(wanted, min(wanted + _TRIED_PORTS, 65536)) if wanted else ():
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((host, port))
            except OSError:
                continue
            return port
    return 0
