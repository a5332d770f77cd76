"""An export: everything that may leave the desk, or what ended within a period, as files that need no Loket."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Table, true
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot import __version__
from bot.archive.folder import Folder, file_name
from bot.archive.manifest import README, Manifest, cells_file, lines_file
from bot.archive.readme import readme
from bot.archive.values import cell, cells, line, masked
from storage import fingerprint, schema, whole
from storage.bulk import Row
from storage.datamap import DataMap, TableEntry, data_map

Told = Callable[[str, int, int], None]
"""Told of a table how many of how many rows are done."""


@dataclass(frozen=True, slots=True)
class Days:
    """From a day to another, both included, by the office's clock."""

    since: date
    until: date
    zone: ZoneInfo

    def __str__(self) -> str:
        return f"{self.since.isoformat()} s.d. {self.until.isoformat()}"

    def ends(self) -> tuple[datetime, datetime]:
        """The moments it begins, and is over."""
        first, last = (datetime.combine(day, time(), self.zone) for day in (self.since, self.until + timedelta(days=1)))
        return first, last


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to leave, for whom, and where to; without ``days`` it is all there is."""

    office: str
    target: Path
    made_at: datetime
    days: Days | None = None
    known: DataMap = field(default_factory=data_map)
    """The map, with the figures that are set."""


async def export(engine: AsyncEngine, wanted: Wanted, told: Told) -> tuple[Manifest, str]:
    """Writes an export; returns its manifest with the manifest's digest. Raises Taken, and OSError.

    Only ``whole.PAGE`` rows, or the content of one file, are in memory at a time.
    """
    folder, known, days = Folder(wanted.target), wanted.known, wanted.days
    made_at, rows = wanted.made_at.isoformat(timespec="seconds"), {}
    folder.add(README, readme(known, wanted.office, made_at, str(days or ""), schema.HEAD).encode())
    async with whole.one_moment(engine) as connection:
        for table in whole.tables():
            entry = known.tables[table.name]
            chosen = true() if days is None else whole.chosen_within(table, known, *days.ends())
            if entry.exported and (days is None or await whole.count(connection, table, chosen)):
                rows[table.name] = await _table(
                    connection, folder, (table, entry), chosen, told, masks=days is not None
                )
        key = key_of(await fingerprint.known(connection))
    told_days = (days.since.isoformat(), days.until.isoformat()) if days else ("", "")
    files = dict(sorted(folder.files.items()))
    manifest = Manifest(wanted.office, __version__, schema.HEAD, made_at, key, *told_days, rows=rows, files=files)
    return manifest, folder.finish(manifest)


def key_of(known: str | None) -> str:
    """By what a desk knows that another has the same sealing key."""
    return hashlib.sha256(f"loket export {known}".encode()).hexdigest()[:32] if known else ""


async def _table(
    connection: AsyncConnection,
    folder: Folder,
    of: tuple[Table, TableEntry],
    chosen: ColumnElement[bool],
    told: Told,
    *,
    masks: bool,
) -> int:
    table, entry = of
    columns = [column.name for column in table.columns if column.name not in entry.secret]
    read = [name for name in columns if name not in entry.as_file]
    total, done = await whole.count(connection, table, chosen), 0
    lines, sheet = folder.leaf(lines_file(table.name)), folder.leaf(cells_file(table.name))
    sheet.write(cells(columns))
    told(table.name, 0, total)
    async for page in whole.pages(connection, table, read, chosen):
        for row in page:
            full = await _with_files(connection, folder, of, row)
            full = {name: masked(full[name]) if masks and name in entry.masked else full[name] for name in columns}
            lines.write(line(full).encode() + b"\n")
            sheet.write(cells([cell(value) for value in full.values()]))
        done += len(page)
        told(table.name, done, total)
    folder.files |= {lines_file(table.name): lines.close(), cells_file(table.name): sheet.close()}
    return done


async def _with_files(connection: AsyncConnection, folder: Folder, of: tuple[Table, TableEntry], row: Row) -> Row:
    """A row in which the content of files is their names; the files are written."""
    table, entry = of
    found: dict[str, Any] = dict(row)
    for name, ending in entry.as_file.items():
        content = await whole.cell(connection, table, row, name)
        found[name] = None
        if content is not None:
            key = [row[column.name] for column in table.primary_key.columns]
            found[name] = file_name(table.name, key, _ending(ending, row))
            folder.add(found[name], content if isinstance(content, bytes) else content.encode())
    return found


def _ending(told: str, row: Mapping[str, Any]) -> str:
    """How a file's name ends: as the map says, or as the name in a column does."""
    if not told.startswith("*."):
        return told
    return str(row[told.removeprefix("*.")] or "").rpartition(".")[2].lower()
