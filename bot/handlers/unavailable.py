"""When the database cannot be asked, every door says so: 503, nothing taken, come again."""

import structlog
from aiohttp import web
from aiohttp.typedefs import Handler
from sqlalchemy.exc import SQLAlchemyError

from bot.handlers.wording import told

log = structlog.get_logger(__name__)

_AGAIN_SECONDS = "5"


@web.middleware
async def honest_when_unavailable(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Turns a fault of the database that no door has answered for into 503."""
    try:
        return await handler(request)
    except (SQLAlchemyError, OSError) as fault:
        log.warning("request not answered", fault=type(fault).__name__)
        return told(request, 503, "door-unavailable", {"Retry-After": _AGAIN_SECONDS})
