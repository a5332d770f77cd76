"""Several processes of one desk on a PostgreSQL server: one serves it, the others stand by and cost next to nothing.

Two that decide for the same visitors by turns would each wait for the other's receipts and for its lock, and each would
pace a bot's token by itself. Whoever stands by answers 503, so that a balancer goes on to the process that serves.
"""

import asyncio
from collections.abc import Callable, Coroutine
from contextlib import suppress

import structlog
from aiohttp import web
from sqlalchemy.exc import SQLAlchemyError

from bot.database_trouble import named, told
from bot.desk.desk import Desk
from bot.desk.frontage import OwnServers
from bot.handlers import wording
from bot.handlers.answers import new_application
from bot.set_within import set_within
from bot.settings import Settings
from bot.texts import load_texts
from storage.engine import open_engine
from storage.tenure import Tenure

log = structlog.get_logger(__name__)

_AGAIN_SECONDS = 1.0
_KEEP_SECONDS = 5.0
_REGAIN_SECONDS = 0.2
"""Less than others wait: after a server's restart whoever served the desk goes on."""


class Standby:
    """Owns this process's hold on a desk with a server. ``opened`` is called each time that it begins to serve,
    ``waits`` when it begins to stand by."""

    def __init__(self, settings: Settings, opened: Callable[[Desk], None], waits: Callable[[], None]) -> None:
        self._settings, self._opened, self._waits = settings, opened, waits
        self._engine = open_engine(settings.database.address, settings.database.limits)
        self._stopped, self._stir = False, asyncio.Event()
        self._tenure = Tenure(self._engine, self._stir.set)

    def stop(self) -> None:
        """From now on this process serves no more."""
        self._stopped = True
        self._stir.set()

    @property
    def serves(self) -> bool:
        """Whether this process has the desk, as far as it knows."""
        return self._tenure.held

    async def serve(self) -> None:
        """Serves the desk whenever no other process does, until it is to stop. Raises OperatorError."""
        try:
            while not self._stopped:
                # rule: one-of-several-serves
                if await self._first() or await self._stand_by():
                    await self._serve()
        finally:
            await self._tenure.hand_over()
            await self._engine.dispose()

    async def _first(self) -> bool:
        try:
            return await self._tenure.take()
        except (SQLAlchemyError, OSError) as fault:
            raise told(fault, named(self._engine.url)) from fault

    async def _stand_by(self) -> bool:
        """Asks for the desk again and again; returns whether it was had, before this process is to stop."""
        self._waits()
        servers = OwnServers(self._settings.web)
        await servers.open(self._page(), self._page())
        try:
            while not await self._stopped_within(_AGAIN_SECONDS):
                with suppress(SQLAlchemyError, OSError):  # a server that is away is waited for
                    if await self._tenure.take():
                        return True
        finally:
            await servers.close()
        return False

    async def _serve(self) -> None:
        desk = Desk(self._settings)
        await self._kept_while(desk.start())
        self._opened(desk)
        # rule: handed-over-at-rest
        try:
            await self._stay()
        finally:
            await self._kept_while(desk.stop())
            await self._tenure.hand_over()

    async def _kept_while(self, work: Coroutine[None, None, None]) -> None:
        """Until it is done, the server hears of us: a long migration says nothing by itself."""
        # rule: long-start-keeps-its-desks
        done = asyncio.Event()
        await asyncio.gather(_to_its_end(work, done), self._keep_until(done))

    async def _keep_until(self, done: asyncio.Event) -> None:
        while not done.is_set():
            if not await set_within(done, _KEEP_SECONDS):
                await self._tenure.keep()

    async def _stay(self) -> None:
        """Until this process is to stop, or another one has the desk: what was lost and nobody has taken is ours."""
        while not self._stopped:
            while not self._stopped and not await self._tenure.keep():
                with suppress(SQLAlchemyError, OSError):  # a server that is away has given the desk to nobody
                    if not await self._tenure.take():
                        log.warning("the desk is lost to another process")
                        return
                await self._stopped_within(_REGAIN_SECONDS)
            await self._stopped_within(_KEEP_SECONDS)

    async def _stopped_within(self, seconds: float) -> bool:
        """Whether this process is to stop, after so long or once something has happened."""
        if not self._stopped:
            self._stir.clear()
            await set_within(self._stir, seconds)
        return self._stopped

    def _page(self) -> web.Application:
        """It lives; for everything else there is another process."""
        app = new_application(self._settings.web.patience_seconds, load_texts(self._settings.texts.folder))
        app.router.add_get("/health/live", _lives)
        app.router.add_route("*", "/{any:.*}", _elsewhere)
        return app


async def _to_its_end(work: Coroutine[None, None, None], done: asyncio.Event) -> None:
    try:
        await work
    finally:
        done.set()


async def _lives(_: web.Request) -> web.Response:
    return web.json_response({"status": "ok"})


async def _elsewhere(request: web.Request) -> web.Response:
    return wording.told(request, 503, "door-unavailable", {"Retry-After": "1"})
