"""What every answer has in common: headers, words of our own for what goes wrong, nothing about what we are made of."""

from collections.abc import Awaitable, Callable

import structlog
from aiohttp import web

from bot import metrics
from bot.handlers.body import PATIENCE, Turned
from bot.handlers.connections import Connection
from bot.handlers.unavailable import honest_when_unavailable
from bot.handlers.wording import TEXTS, told
from bot.texts import Texts

log = structlog.get_logger(__name__)

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
}
"""What an answer says that does not say otherwise itself. Nearly all of them are about somebody: none is kept."""

_WORDS = {404: "door-no-address", 405: "door-no-method"}

LOST: web.AppKey[Callable[[web.Request], web.Response]] = web.AppKey("lost")
"""The page for whoever reads and came to an address where there is nothing."""

WAY: web.RequestKey[str] = web.RequestKey("way")
"""In a request: the address within the desk, where others stand before it."""

_FOR_PROGRAMS = ("/api/", "/webhook/", "/halaman/")

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


def new_application(patience: float, texts: Texts) -> web.Application:
    """An application whose answers are as they should be; ``patience`` is in seconds, for a body to be here."""
    app = web.Application(middlewares=[_accompanied, _in_own_words, honest_when_unavailable])
    app[PATIENCE], app[TEXTS] = patience, texts
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
        return told(request, turned.status, turned.text, None, **turned.args_of_text)
    except web.HTTPException as answer:
        if answer.status == 404 and LOST in request.app and _is_read(request):
            return request.app[LOST](request)
        allowed = answer.headers.get("Allow", "")
        headers = {"Allow": allowed} if allowed else None
        return told(request, answer.status, _WORDS.get(answer.status, "door-unreadable"), headers)
    except ConnectionError:
        raise  # nobody is there any more to be answered
    except Exception:
        log.exception("request failed", place=_place(request))
        # rule: fault-in-own-words
        return told(request, 500, "door-fault")


def _is_read(request: web.Request) -> bool:
    """Whether a person looks at the answer, not a program."""
    # rule: missing-page-in-words
    return "text/html" in request.headers.get("Accept", "") and not way_of(request).startswith(_FOR_PROGRAMS)


def way_of(request: web.Request) -> str:
    """Which address was asked for, as the desk has it where it stands alone."""
    # rule: way-within-the-desk
    return str(request.get(WAY, request.path))


def _place(request: web.Request) -> str:
    """Which of our addresses was asked for; never what somebody made up."""
    resource = request.match_info.route.resource
    return resource.canonical if resource is not None else "-"


async def _with_headers(_: web.Request, answer: web.StreamResponse) -> None:
    for name, value in HEADERS.items():
        # rule: headers-on-every-answer
        answer.headers.setdefault(name, value)
    answer.headers.popall("Server", None)  # aiohttp names itself, Python and both versions
