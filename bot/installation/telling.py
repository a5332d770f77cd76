"""Telling a desk's administrators that its settings are broken, on the channels that it had by its last good ones."""

import asyncio
import hashlib

import structlog
from sqlalchemy.exc import SQLAlchemyError

from bot.clock import Clock
from bot.desk import Desk
from bot.errors import OperatorError
from bot.flows.scene.events import DESK, Event, PlatformTroubled
from bot.flows.scene.reasons import reason
from bot.installation.counter import Nowhere
from bot.installation.folder import good
from bot.settings import SettingsFaults, load_desk
from bot.settings.place import Place
from bot.sop import SheetFaults
from bot.turn import arrival
from storage.shared import Pools

log = structlog.get_logger(__name__)

_SECONDS = 15.0
_LONGEST = 1500


async def tell(desk: Desk, words: str) -> None:
    """Says it once, however often the same is found, and waits until it has been sent."""
    name = f"settings:{hashlib.sha256(words.encode()).hexdigest()[:32]}"
    body = PlatformTroubled(reason("fault-settings", reason=words[:_LONGEST]))
    try:
        await desk.door.enter([arrival(Event(DESK, name, desk.clock.now(), body))])
        async with asyncio.timeout(_SECONDS):
            while not desk.deliverer.quiet:  # noqa: ASYNC110 - it stands still soon, and that is no event
                await asyncio.sleep(0.05)
    except (SQLAlchemyError, OSError, TimeoutError) as fault:
        log.warning("broken settings could not be told", fault=type(fault).__name__)


async def tell_by_last_good(place: Place, words: str, clock: Clock, pools: Pools) -> None:
    """Opens the desk as it last was, for this one word; says nothing where that cannot be done."""
    file = good(place)
    if file is None:
        return
    try:
        settings = load_desk(place, file)
        desk = Desk(settings, clock, alone=False, frontage=Nowhere(), pools=pools)
        await desk.start()
    except (SettingsFaults, SheetFaults, OperatorError, SQLAlchemyError, OSError) as fault:
        log.warning("broken settings could not be told", desk=place.name, fault=type(fault).__name__)
        return
    # rule: told-by-last-good-settings
    try:
        await tell(desk, words)
    finally:
        await desk.stop()
