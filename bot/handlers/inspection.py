"""How the desk is: for the public one word, for those who look after it everything, on an address of its own.

``/health/live`` is for whoever starts the desk anew, ``/health/ready`` (and ``/health``) for whoever sends people
to it.
"""

from aiohttp import web

from bot import metrics
from bot.handlers.health import Health


class Inspection:
    """Serves what is found out about the desk's health."""

    def __init__(self, health: Health) -> None:
        self._health = health

    def add_publicly_to(self, app: web.Application) -> None:
        """Adds the one word: for a load balancer, and for anybody."""
        self._add(app, in_words=False)

    def add_to(self, app: web.Application) -> None:
        """Adds everything."""
        self._add(app, in_words=True)
        app.router.add_get("/metrics", self._metrics)

    def _add(self, app: web.Application, *, in_words: bool) -> None:
        async def ready(_: web.Request) -> web.Response:
            troubles = await self._health.troubles() if in_words else {}
            return _answer(await self._health.ready(), troubles, in_words=in_words)

        async def live(_: web.Request) -> web.Response:
            return _answer(self._health.live(), {}, in_words=in_words)

        app.router.add_get("/health", ready)
        app.router.add_get("/health/ready", ready)
        app.router.add_get("/health/live", live)

    async def _metrics(self, _: web.Request) -> web.Response:
        return web.Response(body=metrics.page(), headers={"Content-Type": "text/plain; version=0.0.4"})


def _answer(fault: str, troubles: dict[str, str], *, in_words: bool) -> web.Response:
    # rule: details-on-own-address
    status = (fault if in_words else "not ok") if fault else "ok"
    told = {"status": status} | ({"troubles": troubles} if troubles else {})
    return web.json_response(told, status=503 if fault else 200)
