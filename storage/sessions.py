"""The web chat's sessions: who holds one, since when, and whether it has ended."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import Select, insert, literal, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.bulk import Row
from storage.tables import addresses, people, visits, web_sessions


async def issue(connection: AsyncConnection, address: str, now: datetime) -> None:
    """Begins a session."""
    await connection.execute(insert(web_sessions).values(address=address, opened_at=now))


async def find(connection: AsyncConnection, address: str) -> Row | None:
    """A session with what its end depends on: when its holder was heard last, whether they are staff, and how their
    visit stands. None for one that was never issued."""
    row = (await connection.execute(_holders().where(web_sessions.c.address == address))).mappings().first()
    return dict(row) if row else None


async def found(connection: AsyncConnection, wanted: Collection[str]) -> list[Row]:
    """These sessions, as :func:`find` gives them."""
    query = _holders().where(web_sessions.c.address.in_(wanted))
    return [dict(row) for row in (await connection.execute(query)).mappings()]


async def still_open(connection: AsyncConnection, opened_before: datetime, after: str, most: int) -> list[Row]:
    """Sessions opened by then that have not ended, as :func:`find` gives them, by address from ``after`` on."""
    query = _holders().where(web_sessions.c.ended_at.is_(None), web_sessions.c.opened_at <= opened_before)
    query = query.where(web_sessions.c.address > after).order_by(web_sessions.c.address).limit(most)
    return [dict(row) for row in (await connection.execute(query)).mappings()]


def _holders() -> Select[tuple[str, datetime, datetime | None, datetime | None, str | None, str | None]]:
    joined = (
        web_sessions.outerjoin(addresses, addresses.c.key == literal("web:").concat(web_sessions.c.address))
        .outerjoin(people, people.c.id == addresses.c.person_id)
        .outerjoin(visits, visits.c.id == people.c.visit_id)
    )
    own = (web_sessions.c.address, web_sessions.c.opened_at, web_sessions.c.ended_at)
    return select(*own, people.c.heard_at, people.c.staff_id, visits.c.status).select_from(joined)


async def end(connection: AsyncConnection, ended: Collection[str], now: datetime) -> None:
    """Ends sessions for good."""
    if ended:
        statement = update(web_sessions).where(web_sessions.c.address.in_(ended), web_sessions.c.ended_at.is_(None))
        await connection.execute(statement.values(ended_at=now))
