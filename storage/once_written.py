"""Writes that every turn sends: made once, and on SQLite given to the driver itself, as reads are
(:mod:`storage.once`).

Whoever hears what an engine is about to send, or has sent, hears it all the same: what is written of people is closed,
what belongs to the record is linked, and a desk's rounds are told. PostgreSQL, and whoever listens to what reaches the
driver, are given it by SQLAlchemy; both write alike (``tests/storage/test_once_written.py``).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Dialect, Insert, Update
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.util import LRUCache, await_only

from storage import errands, looked_at
from storage.once import Convert, driver_of, prepared_for, told_as_usual

_WRITES = "writes"
_MOST_KEPT = 1000
"""Which columns of a row differ has more answers than anybody would want to keep."""

Row = dict[str, Any]
Writes = Insert | Update


class NotPlain(TypeError):
    """A statement needs more than its values: SQLAlchemy itself has to send it."""


@dataclass(frozen=True, slots=True)
class _Written:
    """A statement, as one dialect says it: its words, and of each value in it under which name a row says it, or what
    it always is, and what becomes of it on its way."""

    sql: str
    places: tuple[tuple[str, Any, Convert | None], ...]

    def values(self, row: Mapping[str, Any]) -> list[Any]:
        """As the driver is given them."""
        return [
            value if convert is None else convert(value)
            for value, convert in (
                (row[name] if name else constant, convert) for name, constant, convert in self.places
            )
        ]


async def write(connection: AsyncConnection, statement: Writes, rows: Sequence[Row], **options: Any) -> None:
    """Has each row written by a statement that names its values; ``options`` are for whoever hears it. Raises
    SQLAlchemyError."""
    await connection.run_sync(write_now, statement, rows, **options)


def write_now(connection: Connection, /, statement: Writes, rows: Sequence[Row], **options: Any) -> None:
    """As :func:`write`, within a transaction's own thread of work."""
    driver = driver_of(connection)
    if driver is None:
        connection.execute(statement, list(rows), execution_options=options)
    else:
        _give(connection, driver, statement, list(rows), options)


def _give(
    connection: Connection, driver: errands.Connection, statement: Writes, rows: list[Row], options: dict[str, Any]
) -> None:
    # rule: both-ways-write-the-same
    said: Any = statement
    for hear in connection.dispatch.before_execute:
        said, rows, _ = hear(connection, said, rows, {}, options)
    written = _written(said, connection.dialect, tuple(rows[0]), known=said is statement)
    values = [written.values(row) for row in rows]
    looked_at.note(written.sql)
    with told_as_usual(written.sql, connection.dialect):
        done = await_only(driver.write(written.sql, values))
    # rule: heard-of-whichever-way
    for hear in connection.dispatch.after_cursor_execute:
        hear(connection, done, written.sql, values, None, len(values) > 1)


def _written(statement: Writes, dialect: Dialect, names: tuple[str, ...], *, known: bool) -> _Written:
    """``known`` is a statement that comes again."""
    if not known:
        return _prepare(statement, dialect, names)
    kept = prepared_for(dialect).setdefault(_WRITES, LRUCache(_MOST_KEPT))
    written: _Written | None = kept.get((statement, names))
    if written is None:
        written = kept[statement, names] = _prepare(statement, dialect, names)
    return written


def _prepare(statement: Writes, dialect: Dialect, names: tuple[str, ...]) -> _Written:
    compiled: Any = statement.compile(dialect=dialect, column_keys=sorted(names), for_executemany=True)
    if compiled.insert_prefetch or compiled.update_prefetch or compiled.post_compile_params:
        raise NotPlain(compiled.string)
    places = []
    for name in compiled.positiontup or ():
        convert = compiled.binds[name].type.dialect_impl(dialect).bind_processor(dialect)
        places.append((name, None, convert) if name in names else ("", compiled.params[name], convert))
    return _Written(compiled.string, tuple(places))
