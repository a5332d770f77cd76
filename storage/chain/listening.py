"""What a transaction writes of the record, noticed where statements are sent: no writer can forget the chain.

What an insert says in full is linked as it says it. Where a statement says only a part, the row is read once more
before the commit; where it does not say which rows it means, they are asked for beforehand.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from sqlalchemy import (
    Connection,
    Delete,
    Insert,
    LargeBinary,
    Select,
    Update,
    bindparam,
    func,
    insert,
    select,
    tuple_,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.sql.elements import ColumnElement

from storage.bulk import WHOLE, among
from storage.chain.commitments import digested, summed
from storage.chain.entries import SURVEYS, Kind, Tail, add, tail
from storage.chain.linked import LINKED, Key, Linked
from storage.identity.sealed import Shut, kept_as
from storage.once import Once
from storage.statements import by_condition, filled, values_of
from storage.tables import journal, sums, survey_responses

Row = Mapping[str, Any]
Said = tuple[Any, Any, Any]
"""A statement and its parameters, as an engine's listener hands them on."""

OPTION = "written"
"""Under which option a connection that decides carries what its transaction has written."""

_AT_ONCE = 300
_HEAVY_AT_ONCE = 4
_UNREAD: Row = {}
"""Stands for a row that has to be read before it can be linked."""


class UnknownRows(TypeError):
    """A statement writes rows of the record without saying which: write it by key."""


@dataclass
class Written:
    """What one transaction has written of the record."""

    kind: Kind = Kind.WRITTEN
    note: str = ""
    rows: dict[tuple[str, Key], Row | None] = field(default_factory=dict)
    """By table and key: the row as it is now, ``_UNREAD``, or None for one that was deleted."""
    added: list[Row] = field(default_factory=list)
    """Questionnaires."""
    taken: list[Row] = field(default_factory=list)
    end: Tail | None = None
    line: int | None = None
    """The last number given to a line of the journal."""


def told(connection: AsyncConnection, kind: Kind, note: str) -> None:
    """Says what the entry of this transaction is for; ``note`` must not lead to a person."""
    written: Written = connection.sync_connection.get_execution_options()[OPTION]  # type: ignore[union-attr]  # begun
    written.kind, written.note = kind, note


def hear(connection: Connection, statement: Any, many: Any, one: Any, options: Any) -> Said:
    """Notes what a statement is about to write; gives lines of the journal their numbers."""
    written: Written | None = connection.get_execution_options().get(OPTION)
    if written is None or not isinstance(statement, Insert | Update | Delete):
        return statement, many, one
    if statement.table is survey_responses:
        _hear_surveys(connection, written, statement, many or [one])
    linked = LINKED.get(str(getattr(statement.table, "name", "")))
    if linked is None or linked.table is not statement.table:
        return statement, many, one
    if isinstance(statement, Insert):
        return _hear_insert(connection, written, linked, statement, many, one)
    if isinstance(statement, Delete):
        written.rows |= {(linked.name, key): None for key in _asked(connection, linked, statement, many or [one])}
    else:
        _hear_update(connection, written, linked, statement, many or [one], options.get(WHOLE))
    return statement, many, one


def _hear_insert(
    connection: Connection, written: Written, linked: Linked, statement: Insert, many: Any, one: Any
) -> Said:
    if statement.select is not None:
        # what is selected is asked for beforehand: it may be gone, or be more, afterwards
        names = [str(name) for name in statement._select_names or ()]
        for found in connection.execute(statement.select):
            said = dict(zip(names, found, strict=True))
            written.rows[linked.name, tuple(said[column.name] for column in linked.key)] = _UNREAD
        return statement, many, one
    rows = [dict(row) for row in many or [one or statement.compile().params]]
    if linked.table is journal:
        _number(connection, written, rows)
        many, one, statement = (rows, {}, statement if many or one else insert(journal))
    may_differ = getattr(statement, "_post_values_clause", None) is not None
    for row in rows:
        key = tuple(row[column.name] for column in linked.key)
        written.rows[linked.name, key] = _UNREAD if may_differ or _reckoned(row) else row
    return statement, many, one


def _reckoned(row: Row) -> bool:
    return any(isinstance(value, ColumnElement) for value in row.values())


def _number(connection: Connection, written: Written, rows: list[dict[str, Any]]) -> None:
    """Numbers lines of the journal without a gap, and never anew, even where the last ones are gone."""
    if written.line is None:
        known = _end(connection, written).lines
        # rule: no-number-twice
        written.line = known if known is not None else connection.scalar(select(func.max(journal.c.id))) or 0
    for row in rows:
        if row.get("id") is None:
            row["id"] = written.line + 1
        written.line = max(written.line, row["id"])


def _end(connection: Connection, written: Written) -> Tail:
    if written.end is None:
        written.end = tail(connection)
    return written.end


def _hear_update(
    connection: Connection,
    written: Written,
    linked: Linked,
    statement: Update,
    rows: Sequence[Row],
    told: Sequence[Row] | None,
) -> None:
    values = values_of(statement)
    named = {column.name for column in linked.columns}
    if not named & (values.keys() or {name for row in rows for name in row}):
        return
    whole = named <= values.keys()
    for place, (row, key) in enumerate(_keyed(connection, linked, statement, rows)):
        said = {name: filled(value, row) for name, value in values.items()} if whole else _UNREAD
        # rule: linked-as-the-whole-row-says
        said = told[place] if told is not None and named <= told[place].keys() else said
        written.rows[linked.name, key] = _UNREAD if _reckoned(said) else said


def _keyed(connection: Connection, linked: Linked, statement: Update, rows: Sequence[Row]) -> list[tuple[Row, Key]]:
    """Which rows a statement means: what its condition says of their key, else what the database says."""
    named = by_condition(linked.key, statement)
    if named is not None:
        return [(row, tuple(filled(part, row) for part in named)) for row in rows]
    return [(rows[0], key) for key in _asked(connection, linked, statement, rows)]


def _asked(connection: Connection, linked: Linked, statement: Update | Delete, rows: Sequence[Row]) -> list[Key]:
    """The keys of the rows that a condition is true of."""
    if len(rows) > 1:
        raise UnknownRows(linked.name)
    keys: Select[Any] = select(*linked.key)
    if statement.whereclause is not None:
        keys = keys.where(statement.whereclause)
    return [tuple(key) for key in connection.execute(keys, dict(rows[0] or {}))]


def _hear_surveys(connection: Connection, written: Written, statement: Any, rows: Sequence[Row]) -> None:
    if isinstance(statement, Insert):
        written.added += rows
    elif isinstance(statement, Delete) and statement.whereclause is not None:
        query = select(survey_responses).where(statement.whereclause)
        written.taken += [dict(row) for row in connection.execute(query, dict(rows[0] or {})).mappings()]
    else:
        raise UnknownRows(SURVEYS)


def link(connection: Connection) -> None:
    """Adds the transaction's entry, if it has written anything of the record: the last thing before its commit."""
    written: Written = connection.get_execution_options()[OPTION]
    _sum_up(connection, written)
    if not written.rows:
        return
    changes = _read(connection, written.rows)
    if not changes:
        return
    erased = written.kind is Kind.WRITTEN and None in changes.values()
    kind = Kind.ERASED if erased else written.kind
    add(connection, _end(connection, written), kind, changes, written.note, written.line)


def _read(connection: Connection, rows: Mapping[tuple[str, Key], Row | None]) -> dict[tuple[str, Key], Row | None]:
    """The rows with what has to be read of them; without those that are not there."""
    unread: dict[str, list[Key]] = {}
    for (name, key), row in rows.items():
        if row is _UNREAD:
            unread.setdefault(name, []).append(key)
    found = {each: row for each, row in rows.items() if row is not _UNREAD}
    for name, keys in unread.items():
        found |= {(name, key): row for key, row in rows_of(connection, LINKED[name], keys).items()}
    return found


def rows_of(connection: Connection, linked: Linked, keys: Sequence[Key]) -> dict[Key, Row]:
    """Rows by their keys, with what is committed to of them; of contents no more than their digest stays in memory."""
    found: dict[Key, Row] = {}
    binary = [column.name for column in linked.columns if isinstance(kept_as(column), LargeBinary)]
    most = _HEAVY_AT_ONCE if binary else _AT_ONCE
    for start in range(0, len(keys), most):
        for row in _asked_by_key(connection, linked, keys[start : start + most]):
            heavy = {name: digested(row[name]) for name in binary if not isinstance(row[name], Shut)}
            found[tuple(row[column.name] for column in linked.key)] = {**row, **heavy}
    return found


def _asked_by_key(connection: Connection, linked: Linked, keys: Sequence[Key]) -> Iterable[Any]:
    reckoned = any(isinstance(part, ColumnElement) for key in keys for part in key)
    if len(linked.key) == 1 and not reckoned:
        return _by_one_column(linked.name).rows_now(connection, [key for (key,) in keys])
    if reckoned or len({key[0] for key in keys}) > 1:
        return connection.execute(select(*linked.key, *linked.columns).where(linked.among(keys))).mappings()
    return _by_several(linked.name).rows_now(connection, keys, first=keys[0][0])


@cache
def _by_one_column(name: str) -> Once:
    linked = LINKED[name]
    return Once(select(*linked.key, *linked.columns).where(among(linked.key[0])))


@cache
def _by_several(name: str) -> Once:
    """By keys that begin alike; with a condition of its own for that, since SQLite looks no tuples up by an index."""
    linked = LINKED[name]
    first = linked.key[0]
    alike = first == bindparam("first", type_=first.type)
    return Once(select(*linked.key, *linked.columns).where(alike, among(tuple_(*linked.key))))


def _sum_up(connection: Connection, written: Written) -> None:
    """Keeps count and sum of the questionnaires, in the transaction that writes them; when that was is not kept."""
    if not written.added and not written.taken:
        return
    row = connection.execute(select(sums).where(sums.c.name == SURVEYS)).mappings().first()
    if row is None:
        return  # those of before are not summed yet
    total = summed(summed(row["total"], written.added), written.taken, -1)
    count = row["count"] + len(written.added) - len(written.taken)
    connection.execute(update(sums).where(sums.c.name == SURVEYS).values(count=count, total=total))
