"""What the archive's chain holds: which tables, and which of their columns."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, cast
from urllib.parse import quote, unquote

from sqlalchemy import Column, Date, Integer, Table, and_, tuple_
from sqlalchemy.sql.elements import ColumnElement

from storage.datamap import Life, data_map
from storage.tables import Moment, metadata

Key = tuple[Any, ...]
"""A row's primary key."""

APART = {
    "survey_responses": "nothing may say when a questionnaire came: held as one sum, linked once a day",
}
"""Tables of the record whose rows are not linked one by one, and why."""

BESIDES = ("staff",)
"""Linked although it only says how things stand: who may do what at the desk."""

COURSE = {
    "outbox": frozenset(
        (
            "state",
            "due_at",
            "attempts",
            "claimed_by",
            "claimed_until",
            "sent_at",
            "ref",
            "reason",
            "template",
            "held_as",
        )
    ),
    "files": frozenset(("state", "attempts", "due_at", "tellings", "ref")),
    "papers": frozenset(("state", "due_at", "attempts", "tellings")),
}
"""Columns that say how far sending, fetching or printing has come: they change by the second, and are no part of the
record. What platforms reported of a message is in ``deliveries``, which is linked."""

_SAFE = ":.-_~"


@dataclass(frozen=True, slots=True)
class Linked:
    """A table of the chain: its key and the columns that are committed to beside it."""

    table: Table
    key: tuple[Column[Any], ...]
    columns: tuple[Column[Any], ...]

    @property
    def name(self) -> str:
        """The table's name."""
        return self.table.name

    def written(self, key: Key) -> str:
        """A key in one word, as the chain names its row."""
        return "/".join(quote(_plain(each), safe=_SAFE) for each in key)

    def read(self, written: str) -> Key:
        """The key that a word of the chain names. Raises ValueError for a word that names none."""
        words = written.split("/")
        if len(words) != len(self.key):
            raise ValueError(written)
        return tuple(_typed(column, unquote(word)) for column, word in zip(self.key, words, strict=True))

    def among(self, keys: Sequence[Key]) -> ColumnElement[bool]:
        """The condition that a row has one of these keys."""
        if len(self.key) == 1:
            return self.key[0].in_([key[0] for key in keys])
        # a condition of its own for the first column: SQLite looks no tuples up by an index
        return and_(self.key[0].in_({key[0] for key in keys}), tuple_(*self.key).in_(list(keys)))

    def after(self, key: Key) -> ColumnElement[bool]:
        """The condition that a row comes after this one, by key."""
        if len(self.key) == 1:
            return cast("ColumnElement[bool]", self.key[0] > key[0])
        return tuple_(*self.key) > tuple_(*key)


def _plain(value: Any) -> str:
    return value.isoformat() if isinstance(value, date | datetime) else str(value)


def _typed(column: Column[Any], word: str) -> Any:
    if isinstance(column.type, Integer):
        return int(word)
    if isinstance(column.type, Date):
        return date.fromisoformat(word)
    return datetime.fromisoformat(word) if isinstance(column.type, Moment) else word


def _linked(table: Table) -> Linked:
    # rule: secrets-not-linked
    besides = COURSE.get(table.name, frozenset()) | data_map().tables[table.name].secret
    key = tuple(table.primary_key.columns)
    return Linked(table, key, tuple(c for c in table.c if not c.primary_key and c.name not in besides))


def _belongs(name: str) -> bool:
    return name in BESIDES or (data_map().tables[name].life is Life.RECORD and name not in APART)


LINKED = {name: _linked(table) for name, table in sorted(metadata.tables.items()) if _belongs(name)}
"""Every table whose rows are linked one by one. A table of the record is unless ``APART`` says why not."""
