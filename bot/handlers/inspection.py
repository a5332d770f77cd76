"""How the desk is: for the public one word, for those who look after it everything, on an address of its own."""

from collections.abc import Awaitable, Callable

from aiohttp import web

from bot import metrics

Look = Callable[[web.Request], Awaitable[web.Response]]


class Inspection:
    """Serves what ``look`` finds out about the desk's health."""

    def __init__(self, look: Look) -> None:
        self._look = look

    def add_publicly_to(self, app: web.Application) -> None:
        """Adds the one word: for a load balancer, and for anybody."""
        app.router.add_get("/health", self._one_word)

    def add_to(self, app: web.Application) -> None:
        """Adds everything."""
        app.router.add_get("/health", self._look)
        app.router.add_get("/metrics", self._metrics)

    async def _one_word(self, request: web.Request) -> web.Response:
        found = await self._look(request)
        return web.json_response({"status": "ok" if found.status == 200 else "not ok"}, status=found.status)

    async def _metrics(self, _: web.Request) -> web.Response:
        return web.Response(body=metrics.page(), headers={"Content-Type": "text/plain; version=0.0.4"})
