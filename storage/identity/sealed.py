"""Types of columns whose values are closed under a person's key.

What is selected brings along the key of whose it is and which row it is of, and is opened as it is read: no reader
knows of it. What is written is closed before it is sent (:mod:`storage.identity.sealing`). What lies open, as before
there were keys or by a desk without a keeper, is read as it is.
"""

import json
import operator
from abc import ABC, abstractmethod
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

import structlog
from sqlalchemy import JSON, Column, Connection, Dialect, LargeBinary, Text, TypeDecorator, type_coerce
from sqlalchemy.sql import operators
from sqlalchemy.sql.elements import ColumnElement
from sqlalchemy.types import TypeEngine

from storage.identity import owners
from storage.identity.keeper import Keeper, NotOpened

log = structlog.get_logger(__name__)

NOBODY = "~"
"""What stands where a name or an address stood."""

_MARK = "~sealed:"
_CLOSED = "~"
_CLOSED_NAME = f'"{_CLOSED}"'.encode()
_END = b"\n"


@dataclass(frozen=True, slots=True)
class Shut:
    """Stands for a value that does not open, for whoever reads it among others (:func:`bearing`)."""

    where: str
    """Its table, column and row."""


_BEARING: ContextVar[bool] = ContextVar("bearing", default=False)


@contextmanager
def bearing() -> Iterator[None]:
    """While this lasts, what does not open is read as :class:`Shut`, so that it keeps nothing else from being read."""
    before = _BEARING.set(True)
    try:
        yield
    finally:
        _BEARING.reset(before)


class NoKeeper(Exception):
    """Something closed was read by a desk that was opened without the office's secret."""


AT_HAND = "keeper"
"""Under which option an engine of many desks carries the keeper of one of them."""

_AT_HAND: ContextVar[Keeper | None] = ContextVar("keeper", default=None)


def keeper_of(dialect: Dialect) -> Keeper | None:
    """Whoever opens and closes for the engine of this dialect, as of now."""
    asked = getattr(dialect, "loket_keeper", None)
    return asked() if asked is not None else None


def appoint(dialect: Dialect, keeper: Keeper) -> None:
    """From now on this keeper opens and closes for the engine of this dialect."""
    dialect.loket_keeper = lambda: keeper  # type: ignore[attr-defined]  # the one thing of an engine types are handed


def share(dialect: Dialect) -> None:
    """From now on the desk whose statement was sent last has its own keeper open and close: many desks share what was
    compiled for this dialect. Another's keeper would open nothing, since it knows none of the keys."""
    # rule: keeper-of-the-desk-that-asks
    dialect.loket_keeper = _AT_HAND.get  # type: ignore[attr-defined]  # likewise


def keep_at_hand(connection: Connection, *_said: object) -> None:
    """Has the keeper of the desk at hand whose statement is about to be sent."""
    _AT_HAND.set(connection.get_execution_options().get(AT_HAND))


class NotCompared(TypeError):
    """A statement compares what is closed: no row is ever equal to anything there, so it would find nothing."""


_AMONG = frozenset({operators.in_op, operators.not_in_op})
_COMPARING = _AMONG | {operator.eq, operator.ne, operator.lt, operator.le, operator.gt, operator.ge, operators.like_op}


class Sealed(TypeDecorator[Any], ABC):
    """A column that holds what is closed; its kinds below say in which form."""

    cache_ok = True

    def coerce_compared_value(self, op: Any, value: Any) -> TypeEngine[Any]:
        """Of a closed column it can be asked whether anything is there, and nothing else. Raises NotCompared."""
        several = value if op in _AMONG else [value]
        # rule: what-is-closed-is-not-searched
        if op in _COMPARING and any(self.plain_of(each) is not None for each in several):
            raise NotCompared(type(self).__name__)
        kept: TypeEngine[Any] = super().coerce_compared_value(op, value)
        return kept

    def column_expression(self, column: ColumnElement[Any]) -> ColumnElement[Any]:
        """The value with everything it is opened by."""
        return type_coerce(owners.in_context(column, self.impl_instance), self)

    def result_processor(self, dialect: Dialect, _coltype: object) -> Callable[[Any], Any]:
        """Opens what is read."""

        def read(value: Any) -> Any:
            if value is None:
                return None
            given = value if isinstance(value, bytes) else value.encode()
            wrapped, owner, place, body = given.split(_END, 3)
            whose, where = owner.decode(), place.decode()
            try:
                return self._read(body, keeper_of(dialect), (whose, wrapped.decode(), owners.said(where, whose)))
            except ValueError as fault:
                log.warning("a closed value does not open", place=where)
                if _BEARING.get():
                    return Shut(where)
                # rule: what-does-not-open-is-no-value
                raise fault if isinstance(fault, NotOpened) else NotOpened(where) from fault

        return read

    def _read(self, body: bytes, keeper: Keeper | None, by: tuple[str, str, str]) -> Any:
        closed = self.closed_in(body)
        if closed is None:
            return self.value_of(body, None)
        if keeper is None:
            raise NoKeeper(by[2])
        plain = keeper.open(*by, closed)
        return self.value_of(body, plain if plain is not None else b"")

    @abstractmethod
    def plain_of(self, value: Any) -> bytes | None:
        """What of a value is to be closed; None where nothing in it tells of anybody."""

    @abstractmethod
    def as_closed(self, value: Any, closed: bytes) -> Any:
        """The form in which a value is kept."""

    @abstractmethod
    def closed_in(self, body: bytes) -> bytes | None:
        """What is closed in a value as it is kept; None where it lies open."""

    @abstractmethod
    def value_of(self, body: bytes, plain: bytes | None) -> Any:
        """A value as it was: from what lies open, and what was closed in it (empty where its key is destroyed)."""


class SealedText(Sealed):
    """Words."""

    impl = Text
    cache_ok = True

    def plain_of(self, value: Any) -> bytes | None:
        """All of it."""
        return value.encode() if value and value != NOBODY else None

    def as_closed(self, _value: Any, closed: bytes) -> Any:
        """A mark, and what is closed in letters."""
        return _MARK + b64encode(closed).decode()

    def closed_in(self, body: bytes) -> bytes | None:
        """What stands behind the mark."""
        return b64decode(body[len(_MARK) :]) if body.startswith(_MARK.encode()) else None

    def value_of(self, body: bytes, plain: bytes | None) -> Any:
        """The words; nobody's where they are lost."""
        return (body if plain is None else plain or NOBODY.encode()).decode()


class Addressed(SealedText):
    """Where somebody is met: kept as a digest, by which it is found and compared, and read as it is from the column
    ``beside`` it, which is closed, or from ``addresses`` where there is none."""

    cache_ok = True

    def __init__(self, *, beside: str = "") -> None:
        super().__init__()
        self.beside = beside

    def coerce_compared_value(self, _op: Any, _value: Any) -> TypeEngine[Any]:
        """Digests are compared."""
        return self

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """The digest of an address."""
        keeper = keeper_of(dialect)
        # rule: no-address-lies-open
        return value if keeper is None or value is None else keeper.address(value)

    def column_expression(self, column: ColumnElement[Any]) -> ColumnElement[Any]:
        """What is closed beside it, or what stands here where that is nobody's."""
        plain, kept = owners.without_label(column), self.impl_instance
        if not self.beside:
            return type_coerce(owners.through_addresses(plain, kept), self)
        return type_coerce(owners.in_context(plain.table.c[self.beside], kept, otherwise=plain), self)

    def plain_of(self, _value: Any) -> bytes | None:
        """Nothing: it is closed beside."""
        return None

    def value_of(self, body: bytes, plain: bytes | None) -> Any:
        """The address; without its channel where it comes from ``addresses``."""
        found: str = super().value_of(body, plain)
        return found if self.beside else found.rpartition(":")[2]


class SealedJSON(Sealed):
    """Values by name, of which those named in ``opened`` lie open: they tell of nobody. Of those named in ``marked``
    it can be seen that they are there. Or a list, closed as it is."""

    impl = JSON
    cache_ok = True

    def __init__(
        self, *, opened: tuple[str, ...] = (), marked: tuple[str, ...] = (), none_as_null: bool = False
    ) -> None:
        super().__init__(none_as_null=none_as_null)
        self.opened = opened
        self.marked = marked
        self.none_as_null = none_as_null

    @staticmethod
    def mark_of(name: str) -> str:
        """Under which name it stands open that there is a value by that name among what is closed."""
        return f"{_CLOSED}{name}"

    def coerce_compared_value(self, op: Any, value: Any) -> TypeEngine[Any]:
        """As JSON has it: names of what lies open are words."""
        super().coerce_compared_value(op, value)
        return self.impl_instance.coerce_compared_value(op, value)

    def plain_of(self, value: Any) -> bytes | None:
        """What does not lie open."""
        if isinstance(value, list):
            return _as_json(value) if value else None
        rest = {name: each for name, each in (value or {}).items() if name not in self.opened}
        return _as_json(rest) if rest else None

    def as_closed(self, value: Any, closed: bytes) -> Any:
        """What lies open, and the rest closed under a name of its own."""
        left = {name: value[name] for name in self.opened if name in value}
        marks = {self.mark_of(name): "1" for name in self.marked if name in value}
        return {**left, **marks, _CLOSED: b64encode(closed).decode()}

    def closed_in(self, body: bytes) -> bytes | None:
        """What stands under that name."""
        if _CLOSED_NAME not in body:
            return None
        given = json.loads(body.decode())
        closed = given.get(_CLOSED) if isinstance(given, dict) else None
        return b64decode(closed) if closed is not None else None

    def value_of(self, body: bytes, plain: bytes | None) -> Any:
        """All of it; without what is lost."""
        if plain is None:
            return json.loads(body.decode())
        said = json.loads(plain.decode()) if plain else {}
        if isinstance(said, list):
            return said
        given = json.loads(body.decode())
        return {**said, **{name: each for name, each in given.items() if not name.startswith(_CLOSED)}}


_SHORT = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def _as_json(value: Any) -> bytes:
    return _SHORT.encode(value).encode()


class SealedBytes(Sealed):
    """A file."""

    impl = LargeBinary
    cache_ok = True

    def plain_of(self, value: Any) -> bytes | None:
        """All of it."""
        return value or None

    def as_closed(self, _value: Any, closed: bytes) -> Any:
        """A mark, and what is closed."""
        return _MARK.encode() + closed

    def closed_in(self, body: bytes) -> bytes | None:
        """What stands behind the mark."""
        return body[len(_MARK) :] if body.startswith(_MARK.encode()) else None

    def value_of(self, body: bytes, plain: bytes | None) -> Any:
        """The file; nothing where it is lost."""
        return body if plain is None else plain


class Named(TypeDecorator[str]):
    """Words that are only ever compared: kept as keyed digests, by which whoever has none of them finds nothing."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """The name of a word."""
        keeper = keeper_of(dialect)
        # rule: no-word-of-a-guest-lies-open
        return value if keeper is None or value is None else keeper.name(value)


def kept_as(column: Column[Any]) -> TypeEngine[Any]:
    """In which type a column is kept, whether or not it is closed."""
    return column.type.impl_instance if isinstance(column.type, Sealed | Named) else column.type
