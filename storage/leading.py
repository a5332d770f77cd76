"""How rows lead to each other, as the data map's owners say: which rows are about somebody, and whom rows are about."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Select, Table, Text, and_, false, literal, or_, select, tuple_

from storage.datamap import DataMap
from storage.tables import deadlines, metadata, people

_MOST_KEPT = 4


def leading(table: Table, known: DataMap, start: Table, chosen: ColumnElement[bool]) -> ColumnElement[bool]:
    """The rows of a table that lead to chosen rows of ``start``, by whatever way; of ``start`` itself those."""
    if table is start:
        return chosen
    ways = known.tables[table.name].owner.items()
    return or_(false(), *(_by(table, target, pairs, known, start, chosen) for target, pairs in ways))


def reaches(name: str, known: DataMap, start: str) -> bool:
    """Whether rows of a table can lead to rows of another."""
    return name == start or any(reaches(each, known, start) for each in known.tables[name].owner)


def _by(
    table: Table, target: str, pairs: Mapping[str, str], known: DataMap, start: Table, chosen: ColumnElement[bool]
) -> ColumnElement[bool]:
    if not reaches(target, known, start.name):
        return false()
    whose = metadata.tables[target]
    theirs = select(*(there(whose, name) for name in pairs.values())).where(leading(whose, known, start, chosen))
    return among([table.c[name] for name in pairs], theirs)


def there(whose: Table, written: str) -> ColumnElement[Any]:
    """The column of another table that agrees, with what is written before it here ("thread:id")."""
    before, colon, name = written.rpartition(":")
    return literal(f"{before}{colon}").concat(whose.c[name]) if colon else whose.c[name]


def among(here: Sequence[ColumnElement[Any]], theirs: Select[Any]) -> ColumnElement[bool]:
    """Whether these columns are one of those selected; never unknown, so that "not" is what it says."""
    known = (each.is_not(None) for each in here)
    return and_(*known, (here[0] if len(here) == 1 else tuple_(*here)).in_(theirs))


@lru_cache(_MOST_KEPT)
def held_people(known: DataMap) -> ColumnElement[bool]:
    """The people of whom something is still open: a complaint, an objection, a follow-up, a request, a visit.

    Whatever is open is watched, so the deadlines tell.
    """
    # rule: nothing-open-is-destroyed
    open_ones: list[Select[Any]] = []
    for table in metadata.sorted_tables:
        keys = list(table.primary_key.columns)
        if len(keys) == 1 and isinstance(keys[0].type, Text) and reaches(table.name, known, people.name):
            open_ones += _people_behind(table, known, keys[0].in_(select(deadlines.c.id)))
    return or_(*(people.c.id.in_(each) for each in open_ones))


def _people_behind(table: Table, known: DataMap, chosen: ColumnElement[bool]) -> Iterator[Select[Any]]:
    if table is people:
        yield select(people.c.id).where(chosen)
        return
    for target, pairs in known.tables[table.name].owner.items():
        if reaches(target, known, people.name):
            theirs = select(*(table.c[name] for name in pairs)).where(chosen)
            whose = metadata.tables[target]
            yield from _people_behind(whose, known, among([there(whose, name) for name in pairs.values()], theirs))
