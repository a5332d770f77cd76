"""Reads that every turn sends: made once, and on SQLite asked of the driver itself.

Finding a statement among those that were compiled, binding what it is asked for, wrapping its answer and going to the
driver by a greenlet takes SQLAlchemy ten times as long as SQLite takes for the answer, and a turn asks some twenty such
questions. What is known of a statement before it is sent (its words, what becomes of each value on the way in and out)
is found out once for each number of what is wanted.

The other way, which PostgreSQL and whoever listens to what is sent are given, is SQLAlchemy's own; both answer alike
(``tests/storage/test_once.py``).
"""

import sqlite3
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from sqlalchemy import CompoundSelect, Connection, Dialect, Select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.sql.sqltypes import TupleType
from sqlalchemy.types import TypeEngine
from sqlalchemy.util import await_only

from storage import errands, looked_at
from storage.identity.sealed import keep_at_hand

WANTED = "wanted"
"""Under which name a statement is told of which rows it is asked."""

KEPT = "loket_prepared"
"""Under which name a dialect keeps what was prepared for it, and lets go of it with itself."""

Query = Select[Any] | CompoundSelect[Any]
Row = dict[str, Any]
Convert = Callable[[Any], Any]
_MOST_ASKED = 64
"""Values in one question of the driver, whose answer comes in one piece; whoever wants more asks the other way."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a value of a question comes from: a constant of the statement, something given by its name, or one of those
    that are wanted (``part`` of it, where each is several)."""

    constant: Any = None
    given: str = ""
    wanted: int | None = None
    part: int | None = None
    convert: Convert | None = None

    def value(self, wanted: list[Any], given: Mapping[str, Any]) -> Any:
        """As the driver is given it."""
        if self.wanted is not None:
            found = wanted[self.wanted] if self.part is None else wanted[self.wanted][self.part]
        elif self.given:
            found = given[self.given]
        else:
            found = self.constant
        return found if self.convert is None else self.convert(found)


@dataclass(frozen=True, slots=True)
class _Prepared:
    """A statement for so many wanted values, as one dialect says it."""

    sql: str
    places: tuple[_Place, ...]
    names: tuple[str, ...]
    """Of its columns."""
    converts: tuple[tuple[str, Convert], ...]
    """Of those columns whose values are not what the driver gives."""

    def row(self, values: tuple[Any, ...]) -> Row:
        """A row as SQLAlchemy would give it."""
        row = dict(zip(self.names, values, strict=True))
        for name, convert in self.converts:
            row[name] = convert(row[name])
        return row


class Once:
    """A statement that is made once, with ``among()`` in place of which rows are wanted."""

    def __init__(self, query: Query) -> None:
        self.query = query

    async def rows(self, connection: AsyncConnection, wanted: Collection[Any], given: Mapping[str, Any]) -> list[Row]:
        """What it finds. Raises SQLAlchemyError as the other way does; what cannot be asked for is a ValueError."""
        # rule: both-ways-find-the-same
        sync = connection.sync_connection
        driver = driver_of(sync) if sync is not None and len(wanted) <= _MOST_ASKED else None
        if driver is None:
            return await told(connection, self.query, wanted, given)
        return await self._asked(driver, connection.dialect, wanted, given)

    def rows_now(self, connection: Connection, wanted: Collection[Any] = (), **given: Any) -> list[Row]:
        """As :meth:`rows`, within a transaction's own thread of work."""
        driver = driver_of(connection) if len(wanted) <= _MOST_ASKED else None
        if driver is None:
            told = {WANTED: list(wanted), **given} if wanted else given
            return [dict(row) for row in connection.execute(self.query, told).mappings()]
        return await_only(self._asked(driver, connection.dialect, wanted, given))

    async def _asked(
        self, driver: errands.Connection, dialect: Dialect, wanted: Collection[Any], given: Mapping[str, Any]
    ) -> list[Row]:
        asked = _filled_up(list(wanted))
        prepared = self._for(dialect, asked, given)
        values = [place.value(asked, given) for place in prepared.places]
        looked_at.note(prepared.sql)
        with told_as_usual(prepared.sql, dialect):
            found = await driver.read(prepared.sql, values)
        return [prepared.row(each) for each in found]

    def _for(self, dialect: Dialect, asked: list[Any], given: Mapping[str, Any]) -> _Prepared:
        known: dict[int, _Prepared] = prepared_for(dialect).setdefault(self, {})
        if len(asked) not in known:
            known[len(asked)] = _prepare(self.query, dialect, asked, given)
        return known[len(asked)]


def prepared_for(dialect: Dialect) -> dict[Any, Any]:
    """What was prepared for a dialect: it is let go of with it."""
    kept: dict[Any, Any] | None = getattr(dialect, KEPT, None)
    if kept is None:
        kept = {}
        setattr(dialect, KEPT, kept)
    return kept


async def told(connection: AsyncConnection, query: Any, wanted: Collection[Any], given: Mapping[str, Any]) -> list[Row]:
    """What a statement finds, asked SQLAlchemy's way."""
    result = await connection.execute(query, {WANTED: list(wanted), **given})
    names = tuple(result.keys())
    return [dict(zip(names, row, strict=True)) for row in result]


def driver_of(connection: Connection) -> errands.Connection | None:
    """The driver's connection, where it may be asked: nobody listens to statements, and a transaction has begun."""
    if not connection.in_transaction() or connection.dispatch.before_cursor_execute:
        return None
    driver = connection.connection.driver_connection
    if not isinstance(driver, errands.Connection):
        return None
    keep_at_hand(connection)
    return driver


@contextmanager
def told_as_usual(sql: str, dialect: Dialect) -> Iterator[None]:
    """A fault of the driver's is told as SQLAlchemy tells it, without a word of what was given."""
    try:
        yield
    except UnicodeError:
        raise
    except (sqlite3.Error, ValueError) as fault:  # aiosqlite's word for a connection that is closed
        raise _as_told(fault, sql, dialect) from fault


def _filled_up(wanted: list[Any]) -> list[Any]:
    """So many that few numbers are ever prepared: what is asked for twice is found once."""
    size = 1 << (len(wanted) - 1).bit_length()
    return wanted + wanted[-1:] * (size - len(wanted))


def _prepare(query: Query, dialect: Dialect, asked: list[Any], given: Mapping[str, Any]) -> _Prepared:
    compiled = query.compile(dialect=dialect)
    types = {name: bound.type for name, bound in compiled.binds.items()}
    constants = {name: value for name, value in compiled.params.items() if name not in given and name != WANTED}
    expanded = compiled.construct_expanded_state({WANTED: asked, **given})
    wanted = {name: place for place, name in enumerate(expanded.parameter_expansion.get(WANTED, ()))}
    each = types.get(WANTED)
    parts = each.types if isinstance(each, TupleType) else ()

    def place_of(name: str) -> _Place:
        if name not in wanted:
            how = types[name].dialect_impl(dialect).bind_processor(dialect)
            return _Place(constants[name], convert=how) if name in constants else _Place(given=name, convert=how)
        if not parts:
            how = types[WANTED].dialect_impl(dialect).bind_processor(dialect)
            return _Place(wanted=wanted[name], convert=how)
        number, part = divmod(wanted[name], len(parts))
        return _Place(wanted=number, part=part, convert=parts[part].dialect_impl(dialect).bind_processor(dialect))

    columns = [(str(column.key), _on_its_way_out(column.type, dialect)) for column in query.selected_columns]
    return _Prepared(
        expanded.statement,
        tuple(place_of(name) for name in expanded.positiontup or ()),
        tuple(name for name, _ in columns),
        tuple((name, how) for name, how in columns if how is not None),
    )


def _on_its_way_out(each: TypeEngine[Any], dialect: Dialect) -> Convert | None:
    return each.dialect_impl(dialect).result_processor(dialect, None)


def _as_told(fault: Exception, sql: str, dialect: Dialect) -> BaseException:
    of_sqlite = fault if isinstance(fault, sqlite3.Error) else sqlite3.OperationalError(str(fault))
    return DBAPIError.instance(sql, None, of_sqlite, sqlite3.Error, hide_parameters=True, dialect=dialect)
