"""Whether the database is whole, as it says itself, and which version of its server or library keeps it."""

from sqlalchemy import text
from sqlalchemy.exc import DatabaseError
from sqlalchemy.ext.asyncio import AsyncConnection

_MOST = 3
"""Faults that are told; where there is one there are often thousands."""


async def version(connection: AsyncConnection) -> str:
    """The version of SQLite or of the PostgreSQL server."""
    query = "SELECT sqlite_version()" if connection.dialect.name == "sqlite" else "SHOW server_version"
    return str(await connection.scalar(text(query)))


async def faults(connection: AsyncConnection) -> list[str]:
    """What SQLite finds damaged in its file, at most three faults. PostgreSQL looks at each page as it reads it, and
    knows no such question: for it a restore that was tested counts."""
    if connection.dialect.name != "sqlite":
        return []
    try:
        found = (await connection.execute(text(f"PRAGMA quick_check({_MOST})"))).scalars().all()
    except DatabaseError as fault:
        return [str(fault.orig)]
    return [str(each) for each in found if each != "ok"]
