"""What was there before the chain is taken in as it is found, a batch at a time: it says nothing of its past."""

from typing import Any

from sqlalchemy import Connection, Row, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.chain.commitments import summed
from storage.chain.entries import SURVEYS, Kind, add, complete, is_complete, tail
from storage.chain.linked import LINKED, Key, Linked
from storage.chain.listening import rows_of
from storage.tables import links, sums, survey_responses

BATCH = 300
"""Rows looked at by one transaction, which holds the desk's lock for some milliseconds."""

_NOTHING = "0" * 64


class Taking:
    """Owns the taking in. Where it has come to is only a short cut: whoever begins anew passes what is linked by, and
    whose transaction came to nothing has to."""

    def __init__(self) -> None:
        self._left = list(LINKED)
        self._after: Key | None = None

    async def batch(self, connection: AsyncConnection) -> bool:
        """Takes the next rows in, within a transaction that writes; returns whether there may be more."""
        if await is_complete(connection):
            return False
        most = BATCH
        while self._left:
            linked = LINKED[self._left[0]]
            keys = await connection.run_sync(keys_of, linked, self._after, most)
            await connection.run_sync(_take, linked, keys)
            if len(keys) == most:
                self._after = keys[-1]
                return True
            most -= len(keys)
            self._left.pop(0)
            self._after = None
        await connection.run_sync(_sum)
        await complete(connection)
        return False


def renew(connection: Connection, name: str, note: str) -> None:
    """Links every row of a table anew: for a migration that brings rows into another form, in its own transaction."""
    linked, after = LINKED[name], None
    while keys := keys_of(connection, linked, after, BATCH):
        after = keys[-1]
        changes = {(name, key): row for key, row in rows_of(connection, linked, keys).items()}
        add(connection, tail(connection), Kind.RENEWED, changes, note)


def keys_of(connection: Connection, linked: Linked, after: Key | None, most: int) -> list[Key]:
    """The next keys of a table, in their order."""
    query = select(*linked.key).order_by(*linked.key).limit(most)
    return [tuple(row) for row in connection.execute(query if after is None else query.where(linked.after(after)))]


def links_of(connection: Connection, name: str, words: list[str]) -> dict[str, Row[Any]]:
    """The links of rows, by the words for their keys."""
    return {row.key: row for row in connection.execute(select(links).where(links.c.of == name, links.c.key.in_(words)))}


def _take(connection: Connection, linked: Linked, keys: list[Key]) -> None:
    # rule: from-before-told-as-such
    if not keys:
        return
    known = links_of(connection, linked.name, [linked.written(key) for key in keys])
    new = [key for key in keys if linked.written(key) not in known]
    changes = {(linked.name, key): row for key, row in rows_of(connection, linked, new).items()}
    if changes:
        add(connection, tail(connection), Kind.BEFORE, changes)


def _sum(connection: Connection) -> None:
    """Counts and sums the questionnaires of before: once and whole, under the lock, so that none is counted twice."""
    count, total = totalled(connection)
    connection.execute(insert(sums), [{"name": SURVEYS, "count": count, "total": total}])


def totalled(connection: Connection) -> tuple[int, str]:
    """How many questionnaires there are, and their sum, read in batches."""
    count, total, after = 0, _NOTHING, ""
    query = select(survey_responses).order_by(survey_responses.c.id).limit(BATCH)
    while rows := connection.execute(query.where(survey_responses.c.id > after)).mappings().all():
        count, total, after = count + len(rows), summed(total, rows), rows[-1]["id"]
    return count, total
