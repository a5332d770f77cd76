"""What is put right in a database that was restored: it knows nothing of what was said and given out since."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import select, text, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import bulk
from storage.bulk import Row
from storage.events import write_counters
from storage.tables import counters, kept_numbers, outbox, staff

_PENDING = "state = 'pending'"


async def withdraw_unsent(connection: AsyncConnection, reason: str) -> int:
    """Says nothing more of what was waiting to be said: it may have been, and hours later it would mislead."""
    unsent = update(outbox).where(text(_PENDING))
    # rule: restored-says-nothing-twice
    ended = unsent.values(state="withdrawn", reason=reason, claimed_by=None, claimed_until=None)
    return (await connection.execute(ended)).rowcount


async def end_invitations(connection: AsyncConnection, now: datetime) -> int:
    """Ends invitations: one that has been taken up since would let somebody in a second time."""
    open_ones = update(staff).where(staff.c.invite_digest.is_not(None))
    # rule: restored-invitations-end
    return (await connection.execute(open_ones.values(invite_expires_at=now))).rowcount


async def all_counters(connection: AsyncConnection) -> dict[str, int]:
    """The last numbers given out, by name."""
    return {row.name: row.value for row in await connection.execute(select(counters))}


async def pass_over(connection: AsyncConnection, last: Mapping[str, int], kept: list[Row]) -> None:
    """Lets numbers go on from further ahead; those passed over are accounted for, as numbers for paper are."""
    await write_counters(connection, last)
    await bulk.add(connection, kept_numbers, kept)
