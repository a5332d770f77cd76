"""Archive series that are over: listed by the year, and destroyed by that list and nothing but it, a little at a time.

What stays is the destruction itself, with its sums: a row of ``destructions``.
"""

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import (
    ColumnElement,
    Date,
    Select,
    Table,
    and_,
    delete,
    func,
    insert,
    literal,
    or_,
    select,
    tuple_,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.bulk import Row
from storage.chain.entries import Kind
from storage.chain.linked import LINKED, Key
from storage.chain.listening import told
from storage.datamap import TableEntry, data_map
from storage.leading import among, held_people, leading, reaches
from storage.tables import destruction_items, destructions, metadata, people, visits

_LISTED = 500
"""Rows that one transaction lists, or reads of a list."""


@dataclass(frozen=True, slots=True)
class Year:
    """An archive series' rows of a year, by the office's clock."""

    series: str
    year: int
    zone: ZoneInfo

    def ends(self) -> tuple[datetime, datetime]:
        """The moments it begins, and is over."""
        return datetime(self.year, 1, 1, tzinfo=self.zone), datetime(self.year + 1, 1, 1, tzinfo=self.zone)

    def roots(self) -> Iterator[TableEntry]:
        """The tables whose rows are its files; what leads to these goes with them."""
        yield from (entry for entry in data_map().tables.values() if entry.series == self.series)


async def first_year(connection: AsyncConnection, series: str, zone: ZoneInfo) -> int | None:
    """The year of the oldest row of a series."""
    years = []
    for entry in Year(series, 1, zone).roots():
        oldest = await connection.scalar(select(func.min(metadata.tables[entry.name].c[entry.ends])))
        if oldest is not None:
            years.append((oldest.astimezone(zone) if isinstance(oldest, datetime) else oldest).year)
    return min(years, default=None)


async def counted(connection: AsyncConnection, of: Year) -> tuple[int, int]:
    """How many files of a year could go, and how many stay since something about them is open."""
    free = held = 0
    for entry in of.roots():
        table = metadata.tables[entry.name]
        within = select(func.count()).select_from(table).where(_within(table, entry, of))
        held += (stays := await connection.scalar(within.where(_held(table))) or 0)
        free += (await connection.scalar(within) or 0) - stays
    return free, held


def _within(table: Table, entry: TableEntry, of: Year) -> ColumnElement[bool]:
    since, until = of.ends()
    ended = table.c[entry.ends]
    if isinstance(ended.type, Date):
        return and_(ended >= since.date(), ended < until.date())
    return and_(ended >= since, ended < until)


def _held(table: Table) -> ColumnElement[bool]:
    """Rows about people of whom something is open, or about their visits."""
    known = data_map()
    about = leading(table, known, people, held_people(known))
    if table is visits or "visit_id" not in table.c or reaches(table.name, known, visits.name):
        return about
    theirs = select(visits.c.id).where(leading(visits, known, people, held_people(known)))
    return or_(about, among([table.c.visit_id], theirs))


async def begin(connection: AsyncConnection, row: Row) -> None:
    """Begins a destruction, or what is to become one."""
    await connection.execute(insert(destructions), [row])


async def list_some(
    connection: AsyncConnection, which: str, of: Year, entry: TableEntry, after: Key | None
) -> Key | None:
    """Adds the next files of a table to a list; returns the last one's key, None once there are no more."""
    linked, table = LINKED[entry.name], metadata.tables[entry.name]
    label = table.c["number"] if "number" in table.c else literal("")
    query = select(*linked.key, table.c[entry.ends].label("ended"), label.label("label")).where(
        _within(table, entry, of), ~_held(table)
    )
    query = query.order_by(*linked.key).limit(_LISTED)
    rows = (await connection.execute(query if after is None else query.where(linked.after(after)))).all()
    if not rows:
        return None
    width = len(linked.key)
    items = [
        {
            "destruction_id": which,
            "of": entry.name,
            "key": linked.written(tuple(row[:width])),
            "at": row.ended.astimezone(of.zone).date() if isinstance(row.ended, datetime) else row.ended,
            "label": row.label or "",
        }
        for row in rows
    ]
    await connection.execute(insert(destruction_items), items)
    return tuple(rows[-1][:width])


async def items(connection: AsyncConnection, which: str, after: tuple[str, str] = ("", "")) -> list[Row]:
    """The next files on a list."""
    place = tuple_(destruction_items.c.of, destruction_items.c.key)
    query = select(destruction_items).where(destruction_items.c.destruction_id == which, place > tuple_(*after))
    found = await connection.execute(query.order_by(destruction_items.c.of, destruction_items.c.key).limit(_LISTED))
    return [dict(row) for row in found.mappings()]


async def all_items(connection: AsyncConnection, which: str) -> list[Row]:
    """A whole list, in its order."""
    found: list[Row] = []
    after = ("", "")
    while some := await items(connection, which, after):
        found += some
        after = (some[-1]["of"], some[-1]["key"])
    return found


def digest_of(listed: list[Row]) -> str:
    """A list's SHA-256: over every file's table, key, day and number, in order."""
    lines = sorted(f"{row['of']} {row['key']} {row['at'].isoformat()} {row['label']}" for row in listed)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


async def sums_of(connection: AsyncConnection, which: str, listed: list[Row]) -> dict[str, list[list[Any]]]:
    """What stays: how many files of each kind a month had; of visits also by kind of business and by how they ended."""
    counts: dict[str, Counter[tuple[str, ...]]] = {}
    kinds = await _kinds_of(connection, which)
    for row in listed:
        month = f"{row['at']:%Y-%m}"
        counts.setdefault(row["of"], Counter())[(month, *kinds.get(row["key"], ()))] += 1
    return {name: [[*key, count] for key, count in sorted(each.items())] for name, each in sorted(counts.items())}


async def _kinds_of(connection: AsyncConnection, which: str) -> Mapping[str, tuple[str, str]]:
    query = select(visits.c.id, visits.c.form["category"].as_string().label("category"), visits.c.status).where(
        visits.c.id.in_(_keys_on(which, visits.name))
    )
    written = LINKED[visits.name].written
    return {written((row.id,)): (row.category or "", row.status) for row in await connection.execute(query)}


def _keys_on(which: str, name: str) -> Select[Any]:
    own = (destruction_items.c.destruction_id == which, destruction_items.c.of == name)
    return select(destruction_items.c.key).where(*own)


async def change(connection: AsyncConnection, which: str, **values: Any) -> None:
    """Says how far a destruction is."""
    await connection.execute(update(destructions).where(destructions.c.id == which).values(**values))


async def drop_list(connection: AsyncConnection, which: str) -> int:
    """Takes a list away; returns what was still on it."""
    own = destruction_items.c.destruction_id == which
    return (await connection.execute(delete(destruction_items).where(own))).rowcount


async def known(connection: AsyncConnection) -> list[Row]:
    """Every destruction there was or is to be, the latest first."""
    query = select(destructions).order_by(destructions.c.drafted_at.desc(), destructions.c.id)
    return [dict(row) for row in (await connection.execute(query)).mappings()]


async def destroy_some(connection: AsyncConnection, which: Row, name: str, words: list[str]) -> int:
    """Destroys those of these files of which nothing is open, with all that leads to them; returns how many.

    They leave the list by the same commit, so that whoever is interrupted goes on where they were.
    """
    linked, table = LINKED[name], metadata.tables[name]
    # rule: destroyed-with-minutes
    told(connection, Kind.ERASED, f"berita acara {which['number']}")
    there = linked.among([linked.read(word) for word in words])
    free = (await connection.execute(select(*linked.key).where(there, ~_held(table)))).all()
    keys = [tuple(row) for row in free]
    if keys:
        await _destroy(connection, table, linked.among(keys))
    left = (await connection.execute(select(*linked.key).where(there))).all()
    stays = {linked.written(tuple(row)) for row in left}
    gone = [word for word in words if word not in stays]
    own = (destruction_items.c.destruction_id == which["id"], destruction_items.c.of == name)
    await connection.execute(delete(destruction_items).where(*own, destruction_items.c.key.in_(gone)))
    await change(connection, which["id"], destroyed=destructions.c.destroyed + len(gone))
    return len(gone)


async def _destroy(connection: AsyncConnection, root: Table, chosen: ColumnElement[bool]) -> None:
    mapped = data_map()
    for table in (each for each in reversed(metadata.sorted_tables) if each is not root):
        if reaches(table.name, mapped, root.name):
            await connection.execute(delete(table).where(leading(table, mapped, root, chosen)))
        else:
            await _let_go(connection, table, root, chosen)
    await connection.execute(delete(root).where(chosen))


async def _let_go(connection: AsyncConnection, table: Table, root: Table, chosen: ColumnElement[bool]) -> None:
    """What stays points to it no more: another record by a reference, people by the visit they had last."""
    names = {key.parent.name for key in table.foreign_keys if key.column.table is root}
    if root is visits and table is people:
        names.add("visit_id")
    for name in names:
        theirs = among([table.c[name]], select(*root.primary_key.columns).where(chosen))
        await connection.execute(update(table).where(theirs).values({name: None}))
