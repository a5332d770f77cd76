"""House rules: what was ever set of what an office changes from week to week, and who may believe what they read."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import bulk
from storage.bulk import Row, found
from storage.chance import randbits
from storage.events import write_counters
from storage.tables import house_rules

HOUSE_RULES_VERSION = "house-rules"
"""The name among the counters under which a number stands that is drawn anew at every change of them."""


async def all_house_rules(connection: AsyncConnection) -> list[Row]:
    """Every rule, in the order in which they were entered."""
    return await found(connection, select(house_rules).order_by(house_rules.c.serial), (1,))


async def keep(connection: AsyncConnection, new: list[Row]) -> None:
    """Adds rules; whoever has read them before is told, by the version, to read them anew."""
    await bulk.add(connection, house_rules, new)
    # rule: house-rules-believed-by-version
    await write_counters(connection, {HOUSE_RULES_VERSION: randbits(62)})
