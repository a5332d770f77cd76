"""Closes what a statement is about to write of a person, under that person's key: no writer can forget it."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Column, Connection, Insert, Select, Table, Update, select, tuple_, type_coerce

from storage.identity import owners
from storage.identity.keeper import Keeper, NotOpened
from storage.identity.keys import Ring, keys_for, ring_of
from storage.identity.owners import DESK, PEOPLE
from storage.identity.sealed import Addressed, Sealed, keeper_of, kept_as
from storage.statements import by_condition, filled, values_of
from storage.tables import metadata

Row = dict[str, Any]
Said = tuple[Any, Any, Any]
"""A statement and its parameters, as an engine's listener hands them on."""

SEALED: dict[str, tuple[Column[Any], ...]] = {
    name: columns
    for name, table in sorted(metadata.tables.items())
    if (columns := tuple(c for c in table.c if isinstance(c.type, Sealed) and not isinstance(c.type, Addressed)))
}
"""The closed columns of each table that has any."""


ADDRESSED: dict[str, dict[str, str]] = {
    name: beside
    for name, table in sorted(metadata.tables.items())
    if (beside := {c.name: c.type.beside for c in table.c if isinstance(c.type, Addressed) and c.type.beside})
}
"""Of each table the columns that are kept as digests of addresses, and beside which column each is closed."""


_LEARNT = frozenset({"visits", "threads", "rights_requests"})
"""Of these ``person_id`` says whose a row is."""


class UnknownOwner(TypeError):
    """A statement writes words of people without saying which rows: write them by key."""


def hear(connection: Connection, statement: Any, many: Any, one: Any, _options: Any) -> Said:
    """Closes what a statement says of a person."""
    keeper = keeper_of(connection.dialect)
    if keeper is None or not isinstance(statement, Insert | Update) or statement.table is None:
        return statement, many, one
    name = str(getattr(statement.table, "name", ""))
    if metadata.tables.get(name) is not statement.table:
        return statement, many, one
    rows = [dict(row) for row in many or [one or {}]]
    _learn(ring_of(connection), name, rows)
    if name not in SEALED:
        return statement, many, one
    for column, beside in ADDRESSED.get(name, {}).items():
        _set_beside(keeper, rows, column, beside)
    closing = _Closing(connection, keeper, statement, statement.table, rows)
    if not closing.close(SEALED[name]):
        return statement, many, one
    return closing.statement, (rows if many else []), ({} if many else rows[0])


def _set_beside(keeper: Keeper, rows: Sequence[Row], column: str, beside: str) -> None:
    """What a digest is kept of is written beside it; where it is nobody's, nothing."""
    for row in rows:
        if column in row:
            row[beside] = row[column] if keeper.address(row[column]) != row[column] else None


def _learn(ring: Ring, name: str, rows: Sequence[Row]) -> None:
    """Whose visits, threads and requests are, as they are written."""
    if name in _LEARNT:
        for row in rows:
            key, person_id = row.get("key_id", row.get("id")), row.get("person_id")
            if key is not None and person_id is not None:
                ring.owners[name, key] = person_id


class _Closing:
    """One statement that is being closed."""

    def __init__(
        self, connection: Connection, keeper: Keeper, statement: Insert | Update, table: Table, rows: list[Row]
    ) -> None:
        self.statement = statement
        self._connection, self._keeper, self._table, self._rows = connection, keeper, table, rows
        self._values = values_of(statement)
        self._ring = ring_of(connection)

    def close(self, columns: Sequence[Column[Any]]) -> bool:
        """Whether anything was to be closed. Raises NotOpened for what is there already and does not open."""
        if self._ring.shut:
            self._refuse_shut(columns)
        found = [
            (place, column, value, plain)
            for place, row in enumerate(self._rows)
            for column in columns
            if (value := self._said(column.name, row)) is not None
            and (plain := column.type.plain_of(value)) is not None  # type: ignore[attr-defined]  # they are closed ones
        ]
        if not found:
            return False
        keys = {place: self._key(self._rows[place]) for place in sorted({each[0] for each in found})}
        whose = self._owners(keys)
        wrapped = keys_for(self._connection, self._keeper, set(whose.values()))
        for place, column, value, plain in found:
            owner = whose[place]
            named = owners.said(owners.place_of(self._table.name, column.name, keys[place]), owner)
            closed = self._keeper.close(owner, wrapped[owner], named, plain)
            kept = column.type.as_closed(value, closed)  # type: ignore[attr-defined]  # of a closed column
            self._put(column, self._rows[place], kept)
        return True

    def _refuse_shut(self, columns: Sequence[Column[Any]]) -> None:
        for row in self._rows:
            for column in (each for each in columns if each.name in self._values or each.name in row):
                where = owners.place_of(self._table.name, column.name, self._key(row))
                # rule: nothing-written-over-what-does-not-open
                if where in self._ring.shut:
                    raise NotOpened(where)

    def _said(self, name: str, row: Mapping[str, Any]) -> Any:
        return filled(self._values[name], row) if name in self._values else row.get(name)

    def _put(self, column: Column[Any], row: Row, closed: Any) -> None:
        bound = self._values.get(column.name)
        parameter = column.name if bound is None else getattr(bound, "key", "")
        if parameter in row:
            row[parameter] = closed
        else:
            self.statement = self.statement.values({column.name: closed})

    def _key(self, row: Row) -> tuple[Any, ...]:
        columns = tuple(self._table.primary_key.columns)
        if isinstance(self.statement, Insert):
            return tuple(self._as_kept(column, self._said(column.name, row)) for column in columns)
        named = by_condition(columns, self.statement)
        if named is not None:
            return tuple(self._as_kept(column, filled(part, row)) for column, part in zip(columns, named, strict=True))
        query: Select[Any] = select(*columns)
        if self.statement.whereclause is not None:
            query = query.where(self.statement.whereclause)
        found = self._connection.execute(query, row).all()
        if len(self._rows) > 1 or len(found) > 1:
            raise UnknownOwner(self._table.name)
        known = found[0] if found else tuple("" for _ in columns)
        return tuple(self._as_kept(column, each) for column, each in zip(columns, known, strict=True))

    def _as_kept(self, column: Column[Any], said: Any) -> Any:
        return self._keeper.address(said) if isinstance(column.type, Addressed) else said

    def _owners(self, keys: Mapping[int, tuple[Any, ...]]) -> dict[int, str]:
        """Whose each row is: by what it says, by what is known, and else as the database has it."""
        self._look_up({place: self._rows[place] for place in keys})
        found = {place: self._owner(self._rows[place]) for place in keys}
        unsaid = {place: keys[place] for place, owner in found.items() if owner is None}
        if unsaid:
            pk = tuple(self._table.primary_key.columns)
            named = (type_coerce(column, kept_as(column)) for column in pk)
            query: Select[Any] = select(*named, owners.owner_of(self._table, self._table.name, metadata.tables))
            query = query.where(tuple_(*pk).in_(list(unsaid.values())))
            known = {tuple(row[:-1]): row[-1] for row in self._connection.execute(query)}
            found |= {place: known.get(key, DESK) for place, key in unsaid.items()}
        return {place: owner or DESK for place, owner in found.items()}

    def _owner(self, row: Row) -> str | None:
        """Whose a row is by what is said of it; None where that does not tell."""
        for target, here, there in owners.ways(self._table.name):
            pointed = self._pointed(here, there, row)
            if pointed is None and not self._is_told(here, row):
                return None
            owner = pointed if target == PEOPLE else self._ring.owners.get((target, pointed))
            if owner:
                return str(owner)
        return DESK

    def _is_told(self, name: str, row: Row) -> bool:
        """Whether it is known what a column says; what an insert leaves out says nothing."""
        # rule: owner-as-it-will-be-read
        return isinstance(self.statement, Insert) or name in self._values or name in row

    def _pointed(self, here: str, there: str, row: Row) -> Any:
        said = self._said(here, row)
        return owners.pointed(row.get(f"key_{here}") if said is None else said, there)

    def _look_up(self, rows: Mapping[int, Row]) -> None:
        """Asks whose the rows are that these point to, as far as nobody knows yet."""
        for target, here, there in owners.ways(self._table.name):
            if target == PEOPLE:
                continue
            pointed = {self._pointed(here, there, row) for row in rows.values()} - {None}
            unknown = sorted(each for each in pointed if (target, each) not in self._ring.owners)
            if unknown:
                whose = metadata.tables[target]
                key = whose.c[there.rpartition(":")[2]]
                query = select(key, owners.owner_of(whose, target, metadata.tables))
                for row in self._connection.execute(query.where(key.in_(unknown))):
                    self._ring.owners[target, row[0]] = row[1]
