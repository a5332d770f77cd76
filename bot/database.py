"""Opening the database that the settings name, for one desk alone, and what an operator is told when that fails."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, nullcontext

import structlog
from rich.console import Console
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.database_trouble import named, told
from bot.errors import DatabaseOccupied, DatabaseTooNew, OperatorError
from bot.identity_key import (
    IdentityKeyUnusable,
    keeper_of,
    make_identity_key,
    no_identity_key,
    other_identity_key,
)
from bot.seal_key import make_seal_key, no_seal_key, other_key, seal_of
from bot.settings import Settings
from bot.texts.operator import in_words
from storage import safekeeping, schema
from storage.engine import open_engine, reading
from storage.fingerprint import OtherSecret
from storage.identity import keys
from storage.identity.keeper import Keeper, WrongSecret
from storage.occupancy import Occupancy, Occupied, occupy
from storage.shared import Pools
from storage.tenure import Tenure

log = structlog.get_logger(__name__)


async def open_database(
    settings: Settings,
    *,
    adopt: bool = False,
    pools: Pools | None = None,
    opened: Callable[..., AsyncEngine] = open_engine,
) -> AsyncEngine:
    """Opens the database, brings it up to date and makes sure that it is kept by the desk's secret; says what to do
    when that fails. ``adopt`` takes the secret for one that is lost; a desk in a schema takes connections from
    ``pools``; ``opened`` opens its engine."""
    url = settings.database.address
    file = safekeeping.database_file(url)
    try:
        if file is not None:
            safekeeping.make_room(file)  # ahead of the keys, which may lie beside it
    except OSError as fault:
        raise told(fault, named(url)) from fault
    # rule: no-key-in-place-of-a-lost-one
    seal_made, identity_made = make_seal_key(settings), make_identity_key(settings)
    keeper = keeper_of(settings)
    engine = opened(url, settings.database.limits, keeper, pools)
    try:
        # rule: one-upgrade-at-a-time
        async with pools.upgrading if pools is not None else nullcontext():
            await schema.upgrade(engine, seal_of(settings).name, adopt=adopt)
        await _try_keys(engine, keeper)
    except IdentityKeyUnusable:
        await engine.dispose()
        raise
    except WrongSecret:
        await engine.dispose()
        raise (no_identity_key(settings) if identity_made else other_identity_key(settings)) from None
    except OtherSecret:
        await engine.dispose()
        raise (no_seal_key(settings) if seal_made else other_key(settings)) from None
    except LookupError as fault:
        await engine.dispose()
        raise DatabaseTooNew(in_words("desk-schema-newer", schema=fault)) from fault
    except (SQLAlchemyError, OSError) as fault:
        await engine.dispose()
        raise told(fault, named(engine.url)) from fault
    if file is not None and (closed := safekeeping.tighten(file)):
        log.warning("files closed to other accounts of this machine", files=[path.name for path in closed])
    return engine


async def _try_keys(engine: AsyncEngine, keeper: Keeper) -> None:
    """Raises WrongSecret if persons' keys here are closed under another secret, IdentityKeyUnusable if there is none of
    them any more."""
    async with reading(engine) as connection:
        # rule: other-identity-refused
        for known in (await keys.one(connection), await keys.of(connection, "")):
            if known is not None and known["wrapped"]:
                keeper.check(known["person_id"], known["wrapped"])
        if await keys.are_lost(connection):
            raise IdentityKeyUnusable(in_words("desk-identity-lost"))


def refuse_if_none(settings: Settings) -> None:
    """Raises OperatorError where there is no database yet: what is done with one is not done in an empty folder."""
    file = safekeeping.database_file(settings.database.address)
    if file is not None and not file.exists():
        raise OperatorError(in_words("desk-database-none", file=file))


@asynccontextmanager
async def with_database(settings: Settings) -> AsyncIterator[AsyncEngine]:
    """The database for as long as a command needs it. Whoever is in the wrong folder is told that it was made there."""
    file = safekeeping.database_file(settings.database.address)
    # rule: new-database-is-told
    if file is not None and not file.exists():
        Console(stderr=True, soft_wrap=True).print(in_words("desk-database-new", file=file), markup=False)
    engine = await open_database(settings)
    try:
        yield engine
    finally:
        await engine.dispose()


def occupied_by_us(settings: Settings, *, making: bool = True) -> Occupancy | None:
    """Takes an SQLite file for this desk alone: two would each believe the other's messages abandoned. Makes the file
    if ``making``; else what is to come in its place has to be new."""
    url = settings.database.address
    file = safekeeping.database_file(url)
    if file is None:
        return None
    try:
        if making:
            safekeeping.make_room(file)
        else:
            safekeeping.make_folder(file)
        return occupy(file)
    except Occupied as other:
        process = in_words("desk-process", process=other.process) if other.process else ""
        raise DatabaseOccupied(in_words("desk-occupied", file=file, process=process)) from None
    except OSError as fault:
        raise told(fault, named(url)) from fault


async def tenure_of(settings: Settings, pools: Pools, lost: Callable[[], None]) -> Tenure:
    """Takes a desk that has its place on a server, for this process alone. Raises DatabaseOccupied."""
    engine = open_engine(settings.database.address, settings.database.limits, pools=pools)
    tenure = Tenure(engine, lost)
    try:
        if await tenure.take():
            return tenure
    except (SQLAlchemyError, OSError) as fault:
        raise told(fault, named(engine.url)) from fault
    raise DatabaseOccupied(in_words("desk-occupied", file=named(engine.url), process=""))
