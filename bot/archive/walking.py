"""Walking along the chain inside an export: whether its lines are those that the desk wrote, whatever its
manifest says.

A manifest can be made anew by whoever alters a file. What the chain says of each row cannot, without the salts and
heads that follow; and a chain that was made anew as a whole is found by a head that lies outside.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Table

from bot.archive.leaving import Told
from bot.archive.manifest import Manifest, lines_file
from bot.archive.returning import NotRestorable, row_of
from storage import schema, whole
from storage.bulk import Row
from storage.chain.aside import Aside, aside, tables
from storage.chain.verifying import Finding, Outside, Tally
from storage.datamap import data_map

_FILES_AT_ONCE = 8


class Unreadable(Exception):
    """A line that is none of a table's rows: which file, which line."""

    def __init__(self, file: str, line: int) -> None:
        self.file, self.line = file, line
        super().__init__(f"{file}:{line}")


@dataclass(frozen=True, slots=True)
class Walked:
    """What a walk found, and what it went along."""

    findings: tuple[Finding, ...]
    tally: Tally


def walkable(manifest: Manifest) -> bool:
    """Whether an export can be walked along: it holds everything, in the form that this Loket knows."""
    return manifest.whole and manifest.schema == schema.HEAD


def walk(folder: Path, manifest: Manifest, outside: Sequence[Outside], told: Told, most: int) -> Walked:
    """Looks along the chain of an export. Raises Unreadable."""
    with aside() as there:
        for table in tables():
            _put(there, folder, manifest, table, told)
        findings, tally = there.looked(outside, most)
    return Walked(tuple(findings), tally)


def _put(there: Aside, folder: Path, manifest: Manifest, table: Table, told: Told) -> None:
    done, total = 0, manifest.rows.get(table.name, 0)
    for page in _pages(folder, manifest, table) if total else ():
        there.put(table, page)
        done += len(page)
        told(table.name, done, total)


def _pages(folder: Path, manifest: Manifest, table: Table) -> Iterator[list[Row]]:
    most = _FILES_AT_ONCE if data_map().tables[table.name].as_file else whole.PAGE
    file, page = lines_file(table.name), list[Row]()
    with (folder / file).open(encoding="utf-8") as lines:
        for no, written in enumerate(lines, 1):
            try:
                page.append(row_of(folder, manifest, table, json.loads(written)))
            except (ValueError, TypeError, AttributeError, OSError, NotRestorable) as fault:
                raise Unreadable(file, no) from fault
            if len(page) == most:
                yield page
                page = []
    yield page
