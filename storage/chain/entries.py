"""The chain's entries: one for each transaction that has written the record, and one for each day that is over."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, select, text, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.bulk import add_now, put_now
from storage.chain.commitments import GONE, commitment, committed, head_of
from storage.chain.linked import LINKED, Key
from storage.chance import token_bytes
from storage.once import Once
from storage.tables import MARKS, chain, links, sums

FIRST = "0" * 64
"""Stands for the head before the first entry."""

SURVEYS = "survey_responses"
SALT_BYTES = 16


class Kind(StrEnum):
    """Why there is an entry."""

    WRITTEN = "written"
    """A transaction wrote the record."""
    ERASED = "erased"
    """A transaction deleted rows of the record, as the desk itself decided."""
    BEFORE = "before"
    """Rows from before the chain, as they were found: it says nothing of their past."""
    COMPLETE = "complete"
    """Everything from before has been taken in: from here on each row of the record is in the chain."""
    RENEWED = "renewed"
    """Rows were brought into another form, by a migration."""
    DAY = "day"
    """A day is over; its head is handed outside."""


@dataclass(frozen=True, slots=True)
class Tail:
    """The end of the chain: the last entry's number and head, and the last line of the journal that it knows."""

    serial: int
    head: str
    lines: int | None


@dataclass(frozen=True, slots=True)
class Head:
    """A day's head. ``closed`` once its day is over and the entry that says so is in the chain."""

    day: date
    serial: int
    head: str
    closed: bool


Change = Mapping[str, Any] | None
"""A row as it stands now; None for one that is gone."""


_LAST = Once(
    select(chain.c.serial, chain.c.head, chain.c.lines)
    .where(chain.c.serial > 0)
    .order_by(chain.c.serial.desc())
    .limit(1)
)


def tail(connection: Connection) -> Tail:
    """The end of the chain as it stands."""
    rows = _LAST.rows_now(connection)
    return Tail(**rows[0]) if rows else Tail(0, FIRST, None)


def add(
    connection: Connection,
    end: Tail,
    kind: Kind,
    changes: Mapping[tuple[str, Key], Change],
    note: str = "",
    lines: int | None = None,
) -> Tail:
    """Links rows as they stand now, in one entry; whatever salt they had is overwritten."""
    salts = token_bytes(SALT_BYTES * len(changes))
    leaves, rows = [], []
    for place, ((name, key), row) in enumerate(changes.items()):
        salt = salts[place * SALT_BYTES : (place + 1) * SALT_BYTES] if row is not None else b""
        word = LINKED[name].written(key)
        leaves.append(f"{name} {word} {committed(LINKED[name], word, row, salt) if row is not None else GONE}")
        rows.append({"of": name, "key": word, "serial": end.serial + 1, "salt": salt})
    _link(connection, rows)
    return _append(connection, end, kind, note, lines if lines is not None else end.lines, leaves)


def _append(connection: Connection, end: Tail, kind: Kind, note: str, lines: int | None, leaves: list[str]) -> Tail:
    said = "\n".join(leaves)
    head = head_of(end.head, kind, note, lines, said)
    row = {"serial": end.serial + 1, "kind": kind.value, "note": note, "lines": lines, "leaves": said}
    add_now(connection, chain, [{**row, "previous": end.head, "head": head}])
    return Tail(end.serial + 1, head, lines)


def _link(connection: Connection, rows: list[dict[str, Any]]) -> None:
    put_now(connection, links, rows, "of", "key", anew=("serial", "salt"))


async def is_complete(connection: AsyncConnection) -> bool:
    """Whether everything from before the chain has been taken in."""
    query = select(chain.c.serial).where(text(MARKS), chain.c.kind == Kind.COMPLETE.value).limit(1)
    return (await connection.execute(query)).first() is not None


async def complete(connection: AsyncConnection) -> None:
    """Says that everything from before has been taken in."""
    await connection.run_sync(lambda sync: _append(sync, tail(sync), Kind.COMPLETE, "", tail(sync).lines, []))


async def close_day(connection: AsyncConnection, day: date) -> Head:
    """Ends a day in the chain, once: with everything before it, and with the sum of the questionnaires.

    Only here, once a day, does the chain say anything of them, and only the latest sum can be opened.
    """
    if (known := await closed(connection, day)) is not None:
        return known
    return await connection.run_sync(_close_day, day)


def _close_day(connection: Connection, day: date) -> Head:
    end, leaves = tail(connection), []
    row = connection.execute(select(sums).where(sums.c.name == SURVEYS)).mappings().first()
    if row is not None:
        # rule: surveys-linked-by-the-day
        salt = token_bytes(SALT_BYTES)
        count, total = row["count"], row["total"]
        leaves.append(f"{SURVEYS} {day} {commitment(SURVEYS, 'sum', f'{count} {total}', salt)}")
        fixed = {"linked_count": count, "linked_total": total, "salt": salt, "serial": end.serial + 1}
        connection.execute(update(sums).where(sums.c.name == SURVEYS).values(**fixed))
    after = _append(connection, end, Kind.DAY, day.isoformat(), end.lines, leaves)
    return Head(day, after.serial, after.head, closed=True)


async def closed(connection: AsyncConnection, day: date) -> Head | None:
    """The head of a day that is over; None for a day that has not been closed."""
    its = (text(MARKS), chain.c.kind == Kind.DAY.value, chain.c.note == day.isoformat())
    query = select(chain.c.serial, chain.c.head).where(*its)
    row = (await connection.execute(query.order_by(chain.c.serial).limit(1))).first()
    return Head(day, row.serial, row.head, closed=True) if row else None


async def closed_days(connection: AsyncConnection, most: int) -> list[Head]:
    """The heads of the days that were closed last, the latest first."""
    query = select(chain.c.note, chain.c.serial, chain.c.head).where(text(MARKS), chain.c.kind == Kind.DAY.value)
    rows = await connection.execute(query.order_by(chain.c.serial.desc()).limit(most))
    return [Head(date.fromisoformat(row.note), row.serial, row.head, closed=True) for row in rows]


async def head_on(connection: AsyncConnection, day: date) -> Head:
    """What is printed as a day's head: of a closed day its own, before that the end of the chain as it stands."""
    known = await closed(connection, day)
    end = await connection.run_sync(tail)
    return known or Head(day, end.serial, end.head, closed=False)
