"""How an installation is: one word for the public, and every desk by name for whoever looks after it.

Nothing here asks a database: idle desks are not woken by being looked at. How one desk is, is told at its own address.
"""

import hmac
from collections import Counter
from collections.abc import Mapping

from aiohttp import hdrs, web
from prometheus_client import CollectorRegistry, Gauge, generate_latest

from bot import metrics
from bot.handlers.inspection import METRICS
from bot.installation.standing import Standing, State
from bot.loops import Loops

_ALL = CollectorRegistry()
_STATES = Gauge("loket_installation_desks", "Desks by how they stand in this process", ["state"], registry=_ALL)
_OPEN = Gauge("loket_installation_desk_open", "1 while this process serves the desk", ["desk"], registry=_ALL)
_IN_HAND = Gauge(
    "loket_installation_desk_in_hand",
    "Messages claimed and not finished, for desks that have any",
    ["desk"],
    registry=_ALL,
)
_SILENT = Gauge(
    "loket_installation_desk_silent",
    "Loops that give no sign of life, for desks that have any",
    ["desk"],
    registry=_ALL,
)
_MOST = 2000
"""Desks that are told of by name; of more there are only the sums."""


class Inspection:
    """Serves what is known of all desks."""

    def __init__(self, standings: Mapping[str, Standing], loops: Loops, token: str) -> None:
        self._standings = standings
        self._loops = loops
        self._token = f"Bearer {token}".encode() if token else b""

    def add_publicly_to(self, app: web.Application) -> None:
        """Adds the one word, and the figures where they are read with a token."""
        self._add(app, self._word)
        if self._token:
            app.router.add_get(METRICS, self._metrics)

    def add_to(self, app: web.Application) -> None:
        """Adds everything."""
        self._add(app, self._desks)
        app.router.add_get(METRICS, self._metrics)

    def _add(self, app: web.Application, answer: "web.RequestHandler | object") -> None:
        for path in ("/health", "/health/ready", "/health/live"):
            app.router.add_get(path, answer)  # type: ignore[arg-type]  # one of the two below

    async def _word(self, _: web.Request) -> web.Response:
        # A desk that hangs is a reason to begin the process anew; a desk that is broken or paused is none.
        silent = bool(self._silent())
        return web.json_response({"status": "not ok" if silent else "ok"}, status=503 if silent else 200)

    async def _desks(self, _: web.Request) -> web.Response:
        silent = self._silent()
        told = {
            "status": f"no sign of life: {', '.join(silent)}" if silent else "ok",
            "desks": {name: str(standing.state) for name, standing in sorted(self._standings.items())},
        }
        return web.json_response(told, status=503 if silent else 200)

    def _silent(self) -> list[str]:
        own = list(self._loops.silent)
        return own + [name for name, each in self._standings.items() if each.desk and each.desk.core.loops.silent]

    async def _metrics(self, request: web.Request) -> web.Response:
        given = request.headers.get(hdrs.AUTHORIZATION, "").encode(errors="replace")
        # rule: figures-for-the-token
        if self._token and not hmac.compare_digest(given, self._token):
            metrics.TURNED_AWAY.labels(METRICS, "unproven").inc()
            return web.Response(status=401, headers={hdrs.WWW_AUTHENTICATE: "Bearer"})
        self._show()
        body = metrics.page() + generate_latest(_ALL)
        return web.Response(body=body, headers={hdrs.CONTENT_TYPE: "text/plain; version=0.0.4; charset=utf-8"})

    def _show(self) -> None:
        """Brings the figures up to date, all in one go."""
        for each in (_STATES, _OPEN, _IN_HAND, _SILENT):
            each.clear()
        states = Counter(standing.state for standing in self._standings.values())
        for state in State:
            _STATES.labels(state).set(states[state])
        desks = {name: each.desk for name, each in self._standings.items() if each.desk is not None}
        metrics.IN_HAND.set(sum(desk.deliverer.in_hand for desk in desks.values()))
        metrics.LOOPS_SILENT.set(len(self._silent()))
        metrics.REFUSING.set(any(desk.door.refuses_since is not None for desk in desks.values()))
        # rule: labels-of-desks-are-bounded
        for name in sorted(self._standings)[:_MOST]:
            _OPEN.labels(name).set(name in desks)
            if name in desks and (held := desks[name].deliverer.in_hand):
                _IN_HAND.labels(name).set(held)
            if name in desks and (silent := len(desks[name].core.loops.silent)):
                _SILENT.labels(name).set(silent)
