"""How the desk is: for the public one word, for those who look after it everything, on an address of its own.

``/health/live`` is for whoever starts the desk anew, ``/health/ready`` (and ``/health``) for whoever sends people
to it. ``/metrics`` is read on the address of its own; where a token is set, by whoever presents it and nobody else, and
then on the public address too.
"""

import hmac
from collections.abc import Callable

from aiohttp import hdrs, web

from bot import metrics
from bot.figures import Figures
from bot.handlers.health import Health

METRICS = "/metrics"


class Inspection:
    """Serves what is found out about the desk's health; ``own_state`` brings this process's figures up to date. Without
    it the process serves other desks too, and what it counts is told elsewhere."""

    def __init__(self, health: Health, figures: Figures, own_state: Callable[[], None] | None, token: str) -> None:
        self._health = health
        self._figures = figures
        self._own_state = own_state
        self._token = f"Bearer {token}".encode() if token else b""

    def add_publicly_to(self, app: web.Application) -> None:
        """Adds the one word: for a load balancer, and for anybody."""
        self._add(app, in_words=False)
        if self._token:
            app.router.add_get(METRICS, self._metrics)

    def add_to(self, app: web.Application) -> None:
        """Adds everything."""
        self._add(app, in_words=True)
        app.router.add_get(METRICS, self._metrics)

    def _add(self, app: web.Application, *, in_words: bool) -> None:
        async def ready(_: web.Request) -> web.Response:
            troubles = await self._health.troubles() if in_words else {}
            return _answer(await self._health.ready(), troubles, in_words=in_words)

        async def live(_: web.Request) -> web.Response:
            return _answer(self._health.live(), {}, in_words=in_words)

        app.router.add_get("/health", ready)
        app.router.add_get("/health/ready", ready)
        app.router.add_get("/health/live", live)

    async def _metrics(self, request: web.Request) -> web.Response:
        given = request.headers.get(hdrs.AUTHORIZATION, "").encode(errors="replace")
        # rule: figures-for-the-token
        if self._token and not hmac.compare_digest(given, self._token):
            metrics.TURNED_AWAY.labels(METRICS, "unproven").inc()
            return web.Response(status=401, headers={hdrs.WWW_AUTHENTICATE: "Bearer"})
        body = self._of_process() + await self._figures.page()
        return web.Response(body=body, headers={hdrs.CONTENT_TYPE: "text/plain; version=0.0.4; charset=utf-8"})

    def _of_process(self) -> bytes:
        # rule: one-desk-tells-of-itself
        if self._own_state is None:
            return b""
        self._own_state()
        return metrics.page()


def _answer(fault: str, troubles: dict[str, str], *, in_words: bool) -> web.Response:
    # rule: details-on-own-address
    status = (fault if in_words else "not ok") if fault else "ok"
    told = {"status": status} | ({"troubles": troubles} if troubles else {})
    return web.json_response(told, status=503 if fault else 200)
