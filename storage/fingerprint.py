"""By which secret a database is kept: names in it are digests under a key that it does not hold.

Only the secret's own digest of a fixed word is here. It tells nobody the secret, and it tells a desk whether its secret
is the one by which everything here was named.
"""

from collections.abc import Callable

from sqlalchemy import delete, insert, inspect, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.tables import seal

Digest = Callable[[str], str]
"""A keyed digest, under the desk's secret."""

_WORD = "fingerprint"


class OtherSecret(Exception):
    """The database is kept by another secret than the one that was brought."""


def of(digest: Digest) -> str:
    """The fingerprint of a secret."""
    return digest(_WORD)


async def compare(connection: AsyncConnection, digest: Digest) -> None:
    """Raises OtherSecret if the database is known to be kept by another secret."""
    if await _is_there(connection):
        known = await connection.scalar(select(seal.c.fingerprint))
        if known is not None and known != digest(_WORD):
            raise OtherSecret


async def keep(connection: AsyncConnection, digest: Digest) -> None:
    """Remembers the secret by which a database is kept from now on, if none is known yet."""
    if await connection.scalar(select(seal.c.fingerprint)) is None:
        await connection.execute(insert(seal).values(fingerprint=digest(_WORD)))


async def known(connection: AsyncConnection) -> str | None:
    """The fingerprint of the secret by which this database is kept, if any is known."""
    found: str | None = await connection.scalar(select(seal.c.fingerprint)) if await _is_there(connection) else None
    return found


async def forget(connection: AsyncConnection) -> None:
    """The secret is lost: the next one that is brought is taken."""
    if await _is_there(connection):
        await connection.execute(delete(seal))


async def _is_there(connection: AsyncConnection) -> bool:
    return await connection.run_sync(lambda sync: inspect(sync).has_table(seal.name))
