"""Whose a row is, by the data map: under whose key it is closed."""

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import (
    FromClause,
    LargeBinary,
    MetaData,
    Table,
    Text,
    and_,
    cast,
    func,
    literal_column,
    select,
    type_coerce,
)
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.elements import ColumnElement, Label
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import TypeEngine

from storage.datamap import data_map
from storage.identity.keeper import GONE

PEOPLE, KEYS = "people", "person_keys"
DESK = ""
"""The owner of what is nobody's, or of somebody whose key is destroyed: the desk itself."""

# rule: closed-for-whose-it-is
_FIRST = ("papers", "deviations", "follow_ups", "rights_requests", "visits", "threads", PEOPLE)
"""Of several ways to somebody that counts which comes first here: what is said to an officer of a visit is of its
visitor."""

_END: ColumnElement[Any] = literal_column("'\n'")
_EMPTY: ColumnElement[Any] = literal_column("''")
_GONE: ColumnElement[Any] = literal_column(f"'{GONE}'")


class _Bytes(FunctionElement[bytes]):
    """Words, and then bytes, as bytes."""

    inherit_cache = True


@compiles(_Bytes)
def _on_postgresql(element: _Bytes, compiler: SQLCompiler, **options: Any) -> str:
    words, content = (compiler.process(each, **options) for each in element.clauses)
    return f"convert_to({words}, 'UTF8') || {content}"


@compiles(_Bytes, "sqlite")
def _on_sqlite(element: _Bytes, compiler: SQLCompiler, **options: Any) -> str:
    words, content = (compiler.process(each, **options) for each in element.clauses)
    return f"CAST({words} || {content} AS BLOB)"


def ways(name: str) -> Iterator[tuple[str, str, str]]:
    """How rows of a table lead to somebody: the table pointed to, the column here and the one there (with what is
    written before it here: "thread:id"), in the order in which they count."""
    owner = data_map().tables[name].owner
    if name == PEOPLE:
        yield PEOPLE, "id", "id"
    for target in sorted((each for each in _FIRST if each in owner), key=_FIRST.index):
        pairs = owner[target]
        if len(pairs) == 1 and (target != PEOPLE or [*pairs.values()] == ["id"]):
            yield target, *next(iter(pairs.items()))


def owner_of(rows: FromClause, name: str, tables: Mapping[str, Table]) -> ColumnElement[Any]:
    """Whose each of these rows is, as SQL."""
    found: list[ColumnElement[Any]] = []
    for target, here, there in ways(name):
        if target == PEOPLE:
            found.append(rows.c[here])
        else:
            whose = tables[target].alias()
            query = select(owner_of(whose, target, tables)).where(_agrees(rows.c[here], whose, there))
            found.append(query.correlate_except(whose).scalar_subquery())
    return func.coalesce(*found, _EMPTY) if found else _EMPTY


def _agrees(here: ColumnElement[Any], whose: FromClause, written: str) -> ColumnElement[bool]:
    """Whether a row there is the one that is written here; found by its key, whatever is written before it."""
    before, colon, name = written.rpartition(":")
    if not colon:
        return whose.c[name] == here
    begins: ColumnElement[Any] = literal_column(f"'{before}:'")
    rest = len(before) + 2
    return and_(func.substr(here, 1, rest - 1) == begins, whose.c[name] == func.substr(here, rest))


def pointed(said: Any, written: str) -> Any:
    """The key there that is written here; None where this leads elsewhere."""
    before, colon, _ = written.rpartition(":")
    if not colon or said is None:
        return said
    return said.removeprefix(f"{before}:") if said.startswith(f"{before}:") else None


def without_label(column: ColumnElement[Any]) -> Any:
    """The column itself."""
    return column.element if isinstance(column, Label) else column


def in_context(
    column: ColumnElement[Any], kept: TypeEngine[Any], otherwise: ColumnElement[Any] | None = None
) -> ColumnElement[Any]:
    """A value behind its owner's key, its owner, its place, and a line's end after each; ``otherwise`` is what stands
    for one that is not there."""
    plain = without_label(column)
    base, rows = next(iter(plain.base_columns)), plain.table
    table: Table = base.table
    metadata: MetaData = table.metadata
    owner = owner_of(rows, table.name, metadata.tables)
    place: ColumnElement[Any] = func.coalesce(literal_column(f"'{table.name}.{base.name}'"), _EMPTY)
    for key in table.primary_key.columns:
        place = place.op("||")(literal_column("'/'")).op("||")(_flat(cast(rows.c[key.name], Text)))
    head = _key(owner, metadata).op("||")(_END).op("||")(_flat(owner)).op("||")(_END).op("||")(place).op("||")(_END)
    raw: ColumnElement[Any] = type_coerce(plain, kept)
    if otherwise is not None:
        raw = func.coalesce(raw, type_coerce(otherwise, kept))
    return _Bytes(head, raw) if isinstance(kept, LargeBinary) else head.op("||")(cast(raw, Text))


def through_addresses(column: Any, kept: TypeEngine[Any]) -> ColumnElement[Any]:
    """An address as ``addresses`` has it, in context, found by channel and digest; what stands here where nobody is met
    there any more."""
    rows, metadata = column.table, next(iter(column.base_columns)).table.metadata
    known = metadata.tables["addresses"].alias()
    named = rows.c.channel.op("||")(literal_column("':'")).op("||")(type_coerce(column, kept))
    found = select(in_context(known.c.known_as, kept, otherwise=known.c.key))
    found = found.where(type_coerce(known.c.key, kept) == named).correlate_except(known)
    nobody = _END.op("||")(_END).op("||")(_END).op("||")(type_coerce(column, kept))
    return func.coalesce(found.scalar_subquery(), nobody)


def _key(owner: ColumnElement[Any], metadata: MetaData) -> ColumnElement[Any]:
    """The owner's key; the desk's own where they have none, marked where theirs is destroyed."""
    keys = metadata.tables[KEYS]
    theirs, desks = keys.alias(), keys.alias()
    desk = select(desks.c.wrapped).where(desks.c.person_id == _EMPTY).correlate_except(desks).scalar_subquery()
    # rule: destroyed-is-not-missing
    destroyed = _GONE.op("||")(func.coalesce(desk, _EMPTY))
    own = select(func.coalesce(theirs.c.wrapped, destroyed)).where(theirs.c.person_id == owner)
    return func.coalesce(own.correlate_except(theirs).scalar_subquery(), desk, _EMPTY)


def _flat(words: ColumnElement[Any]) -> ColumnElement[Any]:
    """Without line's ends, which are between what is brought along."""
    return func.replace(words, _END, literal_column("' '"))


def said(place: str, owner: str) -> str:
    """What something is closed for: a column of a row of a person's."""
    return f"{place}\n{flat(owner)}"


def flat(words: str) -> str:
    """As the database says it here: without line's ends."""
    return words.replace("\n", " ")


def place_of(table: str, column: str, key: tuple[Any, ...]) -> str:
    """The place of a value, as :func:`in_context` words it."""
    return "/".join((f"{table}.{column}", *(flat(str(each)) for each in key)))
