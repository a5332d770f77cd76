"""One address that the desk listens on: what is served there, and to how many at once."""

import asyncio
from typing import cast

from aiohttp import web

from bot.errors import PortTaken
from bot.handlers.connections import Bounds, Connection
from bot.texts.operator import in_words

_GOODBYE_SECONDS = 0.5
"""How long a stop waits for requests under way; pages that wait for news ask again by themselves."""


class WebServer:
    """Owns a listening socket. ``setting`` names the port to the operator."""

    def __init__(self, app: web.Application, bounds: Bounds, setting: str) -> None:
        self._runner = web.AppRunner(app, shutdown_timeout=_GOODBYE_SECONDS)
        self._bounds = bounds
        self._setting = setting
        self._listening: asyncio.Server | None = None

    async def open(self, host: str, port: int) -> str:
        """Begins to listen; returns the address. Raises PortTaken."""
        await self._runner.setup()
        server = cast(web.Server, self._runner.server)
        try:
            listening = await asyncio.get_running_loop().create_server(
                lambda: Connection(server, self._bounds), host, port
            )
        except OSError as fault:
            await self._runner.cleanup()
            variable = "LOKET_" + self._setting.upper().replace(".", "__")
            raise PortTaken(
                in_words(
                    "desk-port-taken",
                    port=port,
                    host=host,
                    fault=fault.strerror,
                    setting=self._setting,
                    variable=variable,
                )
            ) from fault
        self._listening = listening
        at, number = listening.sockets[0].getsockname()[:2]
        return f"http://[{at}]:{number}" if ":" in at else f"http://{at}:{number}"

    async def close(self) -> None:
        """Stops listening, then lets what is under way come to its end."""
        if self._listening is not None:
            self._listening.close()
            await self._runner.cleanup()
