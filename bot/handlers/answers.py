"""What every answer has in common: headers, words of our own for what goes wrong, nothing about what we are made of."""

from collections.abc import Awaitable, Callable

import structlog
from aiohttp import web

from bot import metrics
from bot.handlers.body import PATIENCE, Turned
from bot.handlers.connections import Connection
from bot.handlers.unavailable import honest_when_unavailable

log = structlog.get_logger(__name__)

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
}
"""What an answer says that does not say otherwise itself. Nearly all of them are about somebody: none is kept."""

_WORDS = {404: "Alamat ini tidak ada.", 405: "Permintaan seperti itu tidak dilayani di alamat ini."}
_FAULT = "Ada gangguan di loket. Silakan coba lagi sebentar lagi."

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


def new_application(patience: float) -> web.Application:
    """An application whose answers are as they should be; ``patience`` is in seconds, for a body to be here."""
    app = web.Application(middlewares=[_accompanied, _in_own_words, honest_when_unavailable])
    app[PATIENCE] = patience
    app.on_response_prepare.append(_with_headers)
    return app


@web.middleware
async def _accompanied(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Tells the connection that its request is here, so that it is no longer waited for."""
    connection = request.protocol
    if not isinstance(connection, Connection):
        return await handler(request)
    with connection.answering():
        return await handler(request)


@web.middleware
async def _in_own_words(request: web.Request, handler: Handler) -> web.StreamResponse:
    try:
        return await handler(request)
    except Turned as turned:
        metrics.TURNED_AWAY.labels(_place(request), str(turned.status)).inc()
        return told(turned.status, turned.words)
    except web.HTTPException as answer:
        return told(answer.status, _WORDS.get(answer.status, answer.reason), answer.headers.get("Allow", ""))
    except ConnectionError:
        raise  # nobody is there any more to be answered
    except Exception:
        log.exception("request failed", place=_place(request))
        # rule: fault-in-own-words
        return told(500, _FAULT)


def told(status: int, words: str, allow: str = "") -> web.Response:
    """What is wrong, for whoever looks at the page."""
    return web.json_response({"error": words}, status=status, headers={"Allow": allow} if allow else None)


def _place(request: web.Request) -> str:
    """Which of our addresses was asked for; never what somebody made up."""
    resource = request.match_info.route.resource
    return resource.canonical if resource is not None else "-"


async def _with_headers(_: web.Request, answer: web.StreamResponse) -> None:
    for name, value in HEADERS.items():
        # rule: headers-on-every-answer
        answer.headers.setdefault(name, value)
    answer.headers.popall("Server", None)  # aiohttp names itself, Python and both versions
