"""A record that lies elsewhere, looked along like the desk's own: its rows are put into a database of their own, aside
and for as long as the look takes."""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import Connection, Table, create_engine, event, func, insert, select

from storage.bulk import Row
from storage.chain.linked import APART, LINKED
from storage.chain.verifying import Fault, Finding, Outside, Tally, Verifying
from storage.tables import chain, links, metadata, sums


def tables() -> list[Table]:
    """What a look needs: the chain, what opens its commitments, and every table that it speaks of."""
    return [chain, links, sums, *(metadata.tables[name] for name in sorted({*LINKED, *APART}))]


class Aside:
    """Owns the rows while they are looked at."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._given: dict[str, int] = {}

    def put(self, table: Table, rows: Sequence[Row]) -> None:
        """Adds rows; one whose key is there already stays out, and is found."""
        if rows:
            self._given[table.name] = self._given.get(table.name, 0) + len(rows)
            self._connection.execute(insert(table).prefix_with("OR IGNORE"), list(rows))

    def looked(self, outside: Sequence[Outside], most: int) -> tuple[list[Finding], Tally]:
        """What does not hold, up to so many findings."""
        looking, found = Verifying(self._connection, outside), list(self._doubled())
        for each in looking.findings():
            if len(found) >= most:
                break
            found.append(each)
        return found, looking.tally

    def _doubled(self) -> Iterator[Finding]:
        for table in tables():
            there = self._connection.scalar(select(func.count()).select_from(table)) or 0
            if there != self._given.get(table.name, 0):
                yield Finding(table.name, "*", Fault.INSERTED, 0)


@contextmanager
def aside() -> Iterator[Aside]:
    """Such a database, open to nobody else; gone afterwards."""
    with TemporaryDirectory(prefix="loket-") as folder:
        file = Path(folder) / "aside.sqlite3"
        os.close(os.open(file, os.O_CREAT | os.O_EXCL, 0o600))
        engine = create_engine(f"sqlite:///{file}")
        event.listen(engine, "connect", _prepare)
        metadata.create_all(engine)
        try:
            with engine.begin() as connection:
                yield Aside(connection)
        finally:
            engine.dispose()


def _prepare(connection: Any, _record: object) -> None:
    """Nothing of it has to outlive anything: what is written is read once."""
    for pragma in ("journal_mode=OFF", "synchronous=OFF", "foreign_keys=OFF"):
        connection.execute(f"PRAGMA {pragma}")
