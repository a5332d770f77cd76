"""What the demonstration changes in the settings: always open, its own database, a free port."""

import socket

from pydantic import SecretStr

from bot.flows.calendar import read_hours
from bot.settings import Settings
from bot.settings.sections import Database, Office

_DATABASE = "sqlite+aiosqlite:///data/demo.sqlite3"
_TRIED_PORTS = 20


def demo_settings(settings: Settings) -> Settings:
    """The given settings with whatever was left at its default made fit for a demonstration."""
    office = settings.office
    if office.hours == Office().hours:
        office = office.model_copy(update={"hours": read_hours("always"), "closed_days": frozenset()})
    database = settings.database
    if database.url.get_secret_value() == Database().url.get_secret_value():
        database = database.model_copy(update={"url": SecretStr(_DATABASE)})
    web = settings.web.model_copy(update={"enabled": True, "port": _free_port(settings.web.host, settings.web.port)})
    return settings.model_copy(update={"office": office, "database": database, "web": web})


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
