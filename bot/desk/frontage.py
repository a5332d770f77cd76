"""Where a desk's pages can be asked for: servers of its own, where it stands alone."""

from dataclasses import replace
from typing import Protocol

from aiohttp import web

from bot.desk.terms import bounds_of
from bot.handlers.connections import Crowd
from bot.handlers.web_server import WebServer
from bot.settings.sections import Web as WebSettings

_MOST_LOOKING = 20


class Frontage(Protocol):
    """Shows a desk's pages to the public, and how it is to whoever looks after it."""

    address: str
    """Where the public finds the desk, once it is open."""
    admin_address: str
    """Where it tells how it is, if it does."""

    async def open(self, site: web.Application, inner: web.Application) -> None:
        """Begins to show them. Raises OperatorError."""
        ...

    async def close(self) -> None:
        """Shows them no more."""
        ...


class OwnServers:
    """Owns the listening sockets of a desk that stands alone: for the public and, where an operator wants to look, for
    them apart."""

    def __init__(self, settings: WebSettings) -> None:
        self._settings = settings
        self._open: list[WebServer] = []
        self.address = self.admin_address = ""

    async def open(self, site: web.Application, inner: web.Application) -> None:
        """Begins to listen. Raises PortTaken."""
        given, bounds = self._settings, bounds_of(self._settings)
        if not given.enabled:
            return
        self.address = await self._listen(WebServer(site, bounds, "web.port"), given.host, given.port)
        if given.admin_port is not None:
            few = replace(bounds, crowd=Crowd(_MOST_LOOKING, _MOST_LOOKING))
            server = WebServer(inner, few, "web.admin_port")
            self.admin_address = await self._listen(server, given.admin_host, given.admin_port)

    async def close(self) -> None:
        """Stops listening, then lets what is under way come to its end."""
        for server in self._open:
            await server.close()
        self._open.clear()

    async def _listen(self, server: WebServer, host: str, port: int) -> str:
        address = await server.open(host, port)
        self._open.append(server)
        return address
