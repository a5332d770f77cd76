"""What goes by the calendar: which rows are past their time, and what the data map leaves of them."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import (
    JSON,
    BindParameter,
    Column,
    ColumnElement,
    Date,
    Integer,
    LargeBinary,
    Select,
    Table,
    Text,
    and_,
    bindparam,
    cast,
    column,
    delete,
    exists,
    false,
    func,
    not_,
    or_,
    select,
    text,
    true,
    tuple_,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.chain.entries import Kind
from storage.chain.linked import Key
from storage.chain.listening import told
from storage.datamap import DataMap, Erasure, Fading, data_map
from storage.erasure import clear
from storage.identity.sealed import NOBODY, SealedJSON, kept_as
from storage.identity.shut import borne, whole
from storage.leading import among, held_people, leading, there
from storage.tables import Moment, metadata, people


class _Before(NamedTuple):
    """The moment before which something is old, for columns of moments and of days."""

    moment: datetime | BindParameter[Any]
    day: date | BindParameter[Any]


_ASKED = _Before(bindparam("moment", type_=Moment), bindparam("day", type_=Date))
"""In a statement that is made before that is known."""


async def due(connection: AsyncConnection, fading: Fading, before: datetime, most: int) -> list[Key]:
    """The keys of rows of which something is to go, found while others write."""
    given = {"moment": before, "day": before.date(), "most": most}
    return [tuple(row) for row in await connection.execute(_due(connection.dialect.name, fading), given)]


def _due(dialect: str, fading: Fading) -> Select[Any]:
    """Made once for all desks: finding out anew that it is the same takes longer than its answer."""
    name = dialect, fading.entry.name, fading.kept.name, fading.columns, fading.part
    if name not in _MADE:
        table = metadata.tables[fading.entry.name]
        query = select(*table.primary_key.columns).where(_past(dialect, fading, _ASKED), ~_held(table))
        _MADE[name] = query.limit(bindparam("most", type_=Integer))
    return _MADE[name]


_MADE: dict[tuple[Any, ...], Select[Any]] = {}


async def count(connection: AsyncConnection, fading: Fading, before: datetime, *, held: bool) -> int:
    """How many rows are past their time: those that stay because something is open, or those that could go."""
    table = metadata.tables[fading.entry.name]
    stays = _held(table) if held else ~_held(table)
    past = _past(connection.dialect.name, fading, _known(before))
    query = select(func.count()).select_from(table).where(past, stays)
    return await connection.scalar(query) or 0


async def fade(connection: AsyncConnection, fading: Fading, before: datetime, keys: Sequence[Key]) -> int:
    """Lets these rows go, or what of them is to go, unless something was opened meanwhile; returns how many."""
    table = metadata.tables[fading.entry.name]
    # rule: faded-with-trace
    told(connection, Kind.ERASED, f"retensi {fading.kept.name}")
    past = _past(connection.dialect.name, fading, _known(before))
    chosen = and_(_one_of(table, keys), past, ~_held(table))
    if fading.whole:
        return (await connection.execute(delete(table).where(chosen))).rowcount
    if fading.part:
        return await _without_part(connection, table, fading, chosen)
    return await clear(connection, fading.entry, chosen, fading.columns)


def _known(before: datetime) -> _Before:
    return _Before(before, before.date())


def _one_of(table: Table, keys: Sequence[Key]) -> ColumnElement[bool]:
    own = list(table.primary_key.columns)
    return own[0].in_([key[0] for key in keys]) if len(own) == 1 else tuple_(*own).in_(list(keys))


def _held(table: Table) -> ColumnElement[bool]:
    known = data_map()
    return leading(table, known, people, held_people(known))


def _past(dialect: str, fading: Fading, before: _Before) -> ColumnElement[bool]:
    table, entry = metadata.tables[fading.entry.name], fading.entry
    only = text(entry.only) if entry.only and fading.whole else true()
    return and_(_old(table, data_map(), before), only, _still_there(dialect, table, fading))


def _old(table: Table, known: DataMap, before: _Before) -> ColumnElement[bool]:
    entry = known.tables[table.name]
    if table is people:
        return _forgotten(known, before)
    if entry.ends:
        return _before(table, entry.ends, before)
    return or_(false(), *(_of_old(table, target, pairs, known, before) for target, pairs in entry.owner.items()))


def _of_old(
    table: Table, target: str, pairs: Mapping[str, str], known: DataMap, before: _Before
) -> ColumnElement[bool]:
    """Whether what a row leads to is old: looked up by its key, row by row. A list of all that is old would be made
    anew for every batch, and grows with the years."""
    whose, (here, *more) = metadata.tables[target], pairs
    old = _old(whose, known, before)
    if not more and [pairs[here]] == [key.name for key in whose.primary_key]:
        return exists().where(whose.c[pairs[here]] == table.c[here], old)
    return among([table.c[name] for name in pairs], select(*(there(whose, name) for name in pairs.values())).where(old))


def _before(table: Table, name: str, before: _Before) -> ColumnElement[bool]:
    own = table.c[name]
    return own < (before.day if isinstance(own.type, Date) else before.moment)


def _forgotten(known: DataMap, before: _Before) -> ColumnElement[bool]:
    """People who were not heard of, and have nothing of theirs at the desk, since that moment; of the desk nobody."""
    own = [known.tables[name] for name, entry in known.tables.items() if entry.told]
    rows = [metadata.tables[entry.name] for entry in own]
    whose = [next(iter(entry.owner[people.name])) for entry in own]
    last = [row.c[entry.ends] for row, entry in zip(rows, own, strict=True)]
    theirs = [row.c[name] == people.c.id for row, name in zip(rows, whose, strict=True)]
    later = [
        exists().where(one, or_(end.is_(None), end >= before.moment)) for one, end in zip(theirs, last, strict=True)
    ]
    heard = people.c[known.tables[people.name].ends]
    known_once = or_(heard.is_not(None), *(exists().where(one) for one in theirs))
    return and_(
        people.c.staff_id.is_(None),
        or_(heard.is_(None), heard < before.moment),
        known_once,
        *(not_(each) for each in later),
    )


def _still_there(dialect: str, table: Table, fading: Fading) -> ColumnElement[bool]:
    """Whether there is anything left to go, so that no row is gone over again and again."""
    if fading.whole:
        return true()
    if fading.part:
        return _answered(table.c[fading.columns[0]], fading.part)
    return or_(false(), *(_says(dialect, table, fading, name) for name in fading.columns))


def _answered(answers: Column[Any], part: str) -> ColumnElement[bool]:
    """Whether there is an answer: as it lies, or closed, where a mark says that it is among the rest."""
    found: ColumnElement[str | None] = answers[part].as_string()
    if not isinstance(answers.type, SealedJSON):
        return found.is_not(None)
    marked: ColumnElement[str | None] = answers[answers.type.mark_of(part)].as_string()
    return or_(found.is_not(None), marked.is_not(None))


def _says(dialect: str, table: Table, fading: Fading, name: str) -> ColumnElement[bool]:
    own, kept = table.c[name], fading.entry.keeps.get(name)
    if kept is not None:
        return _more_than(dialect, table, name, kept)
    if isinstance(kept_as(own), JSON):
        said = cast(own, Text)
        return and_(said.is_not(None), said.not_in(("{}", "null")))
    if name in fading.entry.erased(Erasure.PSEUDONYMISE):
        return own != NOBODY
    if own.nullable:
        return own.is_not(None)
    return own != (b"" if isinstance(kept_as(own), LargeBinary) else "")


def _more_than(dialect: str, table: Table, name: str, kept: tuple[str, ...]) -> ColumnElement[bool]:
    """Whether a form holds other answers than those that stay."""
    postgresql = dialect == "postgresql"
    listed = (func.json_object_keys if postgresql else func.json_each)(table.c[name])
    each = listed.table_valued(column("key", Text), name="answers")
    each = each.render_derived() if postgresql else each
    return exists(select(1).select_from(each).where(each.c.key.not_in(kept)))


async def _without_part(connection: AsyncConnection, table: Table, fading: Fading, chosen: ColumnElement[bool]) -> int:
    (name,), keys = fading.columns, list(table.primary_key.columns)
    query = select(*(key.label(f"key_{key.name}") for key in keys), table.c[name])
    found = [[*row.values()] for row in whole(await borne(connection, query.where(chosen), (1,)))]
    for *key, answers in found:
        left = {each: value for each, value in answers.items() if each != fading.part}
        own = [each == value for each, value in zip(keys, key, strict=True)]
        await connection.execute(update(table).where(*own).values({name: left}))
    return len(found)
