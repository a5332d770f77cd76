"""An export's way back: into an empty database, whole or not at all."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import LargeBinary, Table
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.archive.leaving import Told, key_of
from bot.archive.manifest import Manifest, lines_file, verify_export
from bot.archive.values import again
from bot.errors import OperatorError
from bot.texts.operator import in_words
from storage import fingerprint, schema, whole
from storage.bulk import Row
from storage.datamap import data_map
from storage.engine import bringing_back, lift_limits
from storage.identity.sealed import kept_as

_FILES_AT_ONCE = 8
"""Rows in memory at a time where each brings the content of a file along."""


class NotRestorable(OperatorError):
    """An export that does not go into this database; says why, and what to do."""


async def restore(engine: AsyncEngine, folder: Path, told: Told) -> Manifest:
    """Puts an export back in one transaction; returns its manifest. Raises NoExport, NotRestorable; then nothing has
    been changed."""
    verified = verify_export(folder)
    if verified.faults:
        raise NotRestorable(in_words("archive-import-faulty", fault=verified.faults[0], count=len(verified.faults)))
    manifest = verified.manifest
    _refuse_partial(manifest)
    # rule: imported-as-linked
    async with bringing_back(engine) as connection:
        # rule: import-into-nothing
        if held := await whole.anything_in(connection):
            raise NotRestorable(in_words("archive-import-not-empty", table=held))
        if manifest.key != key_of(await fingerprint.known(connection)):
            raise NotRestorable(in_words("archive-import-other-key"))
        await lift_limits(connection)
        for table in whole.tables():
            total, done = manifest.rows.get(table.name, 0), 0
            for page in _pages(folder, manifest, table) if total else ():
                # rule: out-and-back-the-same
                await whole.put(connection, table, page)
                done += len(page)
                told(table.name, done, total)
        await whole.go_on_counting(connection)
    return manifest


def _refuse_partial(manifest: Manifest) -> None:
    if not manifest.whole:
        raise NotRestorable(in_words("archive-import-period", since=manifest.since, until=manifest.until))
    if manifest.schema != schema.HEAD:
        version, named = manifest.version, manifest.schema
        raise NotRestorable(in_words("archive-import-schema", named=named, head=schema.HEAD, version=version))


def _pages(folder: Path, manifest: Manifest, table: Table) -> Iterator[list[Row]]:
    most = _FILES_AT_ONCE if data_map().tables[table.name].as_file else whole.PAGE
    page: list[Row] = []
    with (folder / lines_file(table.name)).open(encoding="utf-8") as lines:
        for written in lines:
            page.append(row_of(folder, manifest, table, json.loads(written)))
            if len(page) == most:
                yield page
                page = []
    yield page


def row_of(folder: Path, manifest: Manifest, table: Table, given: dict[str, Any]) -> Row:
    """A row of a table, from its line and the files that it names; raises ValueError, TypeError, or NotRestorable."""
    as_file = data_map().tables[table.name].as_file
    return {
        column.name: _content(folder, manifest, kept_as(column), given.get(column.name))
        if column.name in as_file
        else again(column, given.get(column.name))
        for column in table.columns
    }


def _content(folder: Path, manifest: Manifest, kind: Any, name: str | None) -> bytes | str | None:
    if name is None:
        return None
    if name not in manifest.files:
        # Only what was verified is read, wherever a line points to.
        raise NotRestorable(in_words("archive-import-faulty", fault=name, count=1))
    content = (folder / name).read_bytes()
    return content if isinstance(kind, LargeBinary) else content.decode()
