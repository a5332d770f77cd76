"""The demonstration: in its own database, on a free port, beginning while the office is open, and never near a desk
that serves people.

Whoever opens its page is handed invitations for every role. So it takes no database but its own, no platform that
real people write on, and no address that others can reach.
"""

import asyncio
import socket
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

from pydantic import SecretStr
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.clock import SystemClock
from bot.database import open_database
from bot.demonstration.clock import DemoClock
from bot.errors import NotForDemonstration
from bot.flows.calendar.hours import read_hours
from bot.flows.scene.events import TELEGRAM, WHATSAPP
from bot.office import office_of
from bot.settings import Settings
from bot.settings.sections import Database, Office
from bot.settings.values import is_loopback
from bot.texts.operator import in_words
from storage import known, meeting
from storage.engine import reading, writing

_FILE = "data/demo.sqlite3"
_DATABASE = f"sqlite+aiosqlite:///{_FILE}"
_MARK = "demo.begun"
"""By what a database is known to be a demonstration's."""

_ENOUGH = timedelta(hours=2)
"""So much of the day is to be left where a demonstration begins."""

_SETTLED = timedelta(minutes=5)
_TRIED_PORTS = 20


def demo_settings(settings: Settings) -> Settings:
    """The given settings with whatever was left at its default made fit for a demonstration.

    Raises NotForDemonstration, with all reasons at once, for settings of a desk that serves people.
    """
    # rule: demo-never-near-people
    if reasons := list(_reasons_against(settings)):
        raise NotForDemonstration(_told(reasons))
    database = settings.database.model_copy(update={"url": SecretStr(_DATABASE)})
    web = settings.web.model_copy(update={"enabled": True, "port": _free_port(settings.web.host, settings.web.port)})
    appointments = settings.appointments.model_copy(update={"enabled": True})
    # rule: no-backups-of-invented-data
    backup = settings.backup.model_copy(update={"enabled": False})
    made = {
        "office": _hours_of(settings),
        "database": database,
        "web": web,
        "appointments": appointments,
        "backup": backup,
    }
    return settings.model_copy(update=made)


def _hours_of(settings: Settings) -> Office:
    """As they are. With a stand-in for WhatsApp, always open unless the office says otherwise: the stand-in has a clock
    of its own, which nobody sets ahead to the next opening."""
    office = settings.office
    if settings.whatsapp.token is None or office.hours != Office().hours:
        return office
    return office.model_copy(update={"hours": read_hours("always"), "closed_days": frozenset()})


class Course:
    """How a demonstration goes on: until it is stopped, and once more whenever it is to begin anew."""

    def __init__(self) -> None:
        self.stopped = False
        self.over = asyncio.Event()

    def stop(self) -> None:
        """Ends it for good."""
        self.stopped = True
        self.over.set()

    def begin_anew(self) -> None:
        """Ends it, and lets the next one begin."""
        self.over.set()


async def demonstrate(settings: Settings, course: Course, opened: Callable[[str], None]) -> None:
    """Runs the demonstration, and once more in an empty database whenever that is asked for; ``opened`` is told the
    address, once."""
    from bot.desk import Desk

    address = ""
    while not course.stopped:
        await prepare(settings)
        desk = Desk(settings, demo=True, begin_anew=course.begin_anew)
        await desk.start()
        if not address:
            address = desk.address
            opened(address)
            settings = _at_the_same_port(settings, address)
        await course.over.wait()
        await desk.stop()
        if not course.stopped:
            course.over.clear()
            _empty()


def _at_the_same_port(settings: Settings, address: str) -> Settings:
    """Pages that are open find the next demonstration where this one was."""
    web = settings.web.model_copy(update={"port": urlsplit(address).port})
    return settings.model_copy(update={"web": web})


def _empty() -> None:
    """Removes the demonstration's own database: no other is ever named here."""
    for ending in ("", "-wal", "-shm"):
        Path(f"{_FILE}{ending}").unlink(missing_ok=True)


async def prepare(settings: Settings) -> None:
    """Opens the database for once: refuses one that is not a demonstration's, and sets the clock to office hours."""
    engine = await open_database(settings)
    try:
        await refuse_served_people(engine)
        await _begin_in_hours(settings, engine)
    finally:
        await engine.dispose()


async def refuse_served_people(engine: AsyncEngine) -> None:
    """Raises NotForDemonstration if people of a platform are in this database, or anybody at all without its being
    marked: then it was no demonstration's. Marks one in which nobody is."""
    async with reading(engine) as connection:
        found = await known.channels_in_use(connection)
        marked = await meeting.health_of(connection, _MARK)
    # rule: demo-own-database-only
    if served := sorted(found & {TELEGRAM, WHATSAPP}):
        raise NotForDemonstration(in_words("desk-demo-served", channels=", ".join(map(str.title, served))))
    if found and not marked:
        raise NotForDemonstration(in_words("desk-demo-unmarked"))
    if not marked:
        async with writing(engine) as connection:
            await meeting.note_health(connection, _MARK, SystemClock().now(), "")


async def _begin_in_hours(settings: Settings, engine: AsyncEngine) -> None:
    """A demonstration begins while the office is open: else its clock is set to when it opens next. So is that of a new
    one shortly before closing time.

    rule: demo-begins-in-office-hours
    """
    clock = DemoClock(SystemClock())
    await clock.recall(engine)
    now = clock.now()
    calendar = office_of(settings, now.date()).office.calendar
    closing = calendar.closing(now)
    late = closing is not None and now < closing < now + _ENOUGH and not clock.ahead
    opening = calendar.next_opening(closing if late and closing else now)
    if opening is not None and opening > now:
        await clock.set_to(opening + _SETTLED, engine)


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
