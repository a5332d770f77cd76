"""The persons' keys beside backups: one file, in its newest state only.

A backup's copy of the database holds no keys, so that an old one brings nobody back: what opens it is only here, and
here nobody's key outlives them. It is written anew with each backup and as soon as a key is destroyed.
"""

import json
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import inspect, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.bulk import Row
from storage.events import read_counters
from storage.identity import keys
from storage.modes import FILE
from storage.tables import people, person_keys

PAGE = 500
LAST_MESSAGE = "outbox"
"""The counter of messages: it never goes back."""
_FORMAT = 1


class NotKeys(ValueError):
    """A file that holds no persons' keys, or was cut off."""


@dataclass(frozen=True, slots=True)
class About:
    """What a file of keys says of itself: when it was written, how many of its keys were destroyed by then, and which
    message was the last one: by that it is told from an older one, whatever clocks say."""

    written_at: datetime
    destroyed: int
    message: int


def strip(copied: Path) -> None:
    """Takes the keys out of a copy of an SQLite database, also out of its free pages."""
    with closing(sqlite3.connect(copied, isolation_level=None)) as connection:
        if connection.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (person_keys.name,)).fetchone():
            # rule: no-keys-in-a-backup
            for statement in ("PRAGMA journal_mode=MEMORY", "PRAGMA secure_delete=ON"):
                connection.execute(statement).fetchall()
            connection.execute("DELETE FROM person_keys")


async def write(connection: AsyncConnection, path: Path, now: datetime) -> None:
    """Writes all keys in place of what was there; of a database without any, nothing. Raises OSError."""
    if not await connection.run_sync(lambda sync: inspect(sync).has_table(person_keys.name)):
        return
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with draft.open("w", encoding="utf-8") as file:
            draft.chmod(FILE)
            said = {"written_at": now.isoformat(), "destroyed": await keys.destroyed(connection)}
            last = (await read_counters(connection, (LAST_MESSAGE,))).get(LAST_MESSAGE, 0)
            file.write(json.dumps({"format": _FORMAT, **said, "message": last}) + "\n")
            count, page = 0, await _first(connection)
            while page:
                file.writelines(json.dumps([row["person_id"], row["wrapped"]]) + "\n" for row in page)
                count, page = count + len(page), await keys.after(connection, page[-1]["person_id"], PAGE)
            file.write(json.dumps({"end": count}) + "\n")
            file.flush()
            os.fsync(file.fileno())
        draft.rename(path)
    finally:
        draft.unlink(missing_ok=True)


async def _first(connection: AsyncConnection) -> list[Row]:
    desks = await keys.of(connection, "")
    return [desks] if desks else await keys.after(connection, "", PAGE)


def about(path: Path) -> About | None:
    """What a file of keys says of itself; None where there is none. Raises NotKeys or OSError."""
    if not path.is_file():
        return None
    with path.open(encoding="utf-8") as file:
        return _about(file.readline())


def _about(line: str) -> About:
    try:
        said: dict[str, Any] = json.loads(line)
        if said["format"] != _FORMAT:
            raise NotKeys("format")
        return About(datetime.fromisoformat(said["written_at"]), int(said["destroyed"]), int(said["message"]))
    except (ValueError, KeyError, TypeError) as fault:
        raise NotKeys("beginning") from fault


def pages(path: Path) -> Iterator[list[Row]]:
    """The keys in a file, some at a time. Raises NotKeys or OSError."""
    with path.open(encoding="utf-8") as file:
        _about(file.readline())
        page: list[Row] = []
        count = 0
        for line in file:
            try:
                said = json.loads(line)
            except ValueError as fault:
                raise NotKeys("line") from fault
            if isinstance(said, dict):
                if said.get("end") != count + len(page):
                    raise NotKeys("end")
                yield page
                return
            page.append({"person_id": said[0], "wrapped": said[1]})
            if len(page) == PAGE:
                yield page
                count, page = count + PAGE, []
    raise NotKeys("end")


async def bring_back(connection: AsyncConnection, path: Path) -> list[str]:
    """Gives a database that was restored the keys of its people; returns whoever's key has been destroyed since. Within
    a transaction that writes; raises NotKeys or OSError."""
    gone: list[str] = []
    for page in pages(path):
        whose = [row["person_id"] for row in page]
        there = set(await connection.scalars(select(people.c.id).where(people.c.id.in_(whose)))) | {""}
        known = [row for row in page if row["person_id"] in there]
        await keys.put(connection, known)
        gone += [row["person_id"] for row in known if row["wrapped"] is None]
    return gone
