"""Changes of the office's hours: all there have been, and who may believe what they have read of them."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import bulk
from storage.bulk import Row, found
from storage.chance import randbits
from storage.events import write_counters
from storage.tables import rulings

RULINGS_VERSION = "rulings"
"""The name among the counters under which a number stands that is drawn anew at every change of them."""


async def all_rulings(connection: AsyncConnection) -> list[Row]:
    """Every ruling, in the order in which they were entered."""
    return await found(connection, select(rulings).order_by(rulings.c.serial), (1,))


async def keep(connection: AsyncConnection, new: list[Row], withdrawn: list[Row]) -> None:
    """Adds rulings and withdraws some; whoever has read them before is told, by the version, to read them anew."""
    await bulk.add(connection, rulings, new)
    await bulk.change(connection, rulings, withdrawn, "serial")
    # rule: rulings-believed-by-version
    await write_counters(connection, {RULINGS_VERSION: randbits(62)})
