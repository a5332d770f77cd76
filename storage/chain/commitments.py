"""How a row is committed to: in a form of its own, under a salt, so that the commitment tells nothing of the row.

The chain is made of commitments only. Once a row and its salt are gone nobody can tell what it said, not even by
trying; the chain holds as before.
"""

import hashlib
import hmac
import json
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, date, datetime
from functools import cache
from typing import Any

from sqlalchemy import JSON, BigInteger, Boolean, Column, Date, Float, Integer, LargeBinary, SmallInteger, Text

from storage.chain.linked import Linked
from storage.identity.sealed import kept_as
from storage.tables import Moment

GONE = "-"
"""Stands where a commitment would, once the desk itself has deleted the row."""

_MODULUS = 1 << 256
_SCALARS = frozenset((str, int, bool, type(None)))
"""Floats are left to JSON: not every one is written."""
_CANONICAL = json.JSONEncoder(sort_keys=True, separators=(",", ":"))


def canonical(linked: Linked, row: Mapping[str, Any]) -> str:
    """A row in one form, whichever database it is kept in and whenever it is read, without its key.

    What is empty, or as the table has it by itself, is left out: so a column that is added later changes no row.
    """
    said = {}
    for name, form, by_itself in _forms(linked):
        given = row.get(name)
        if given is not None and (value := form(given)) != by_itself:
            said[name] = value
    return _CANONICAL.encode(said)


def committed(linked: Linked, key: str, row: Mapping[str, Any], salt: bytes) -> str:
    """The commitment to a row, by the word for its key and a salt of its own."""
    return commitment(linked.name, key, canonical(linked, row), salt)


def commitment(table: str, key: str, said: str, salt: bytes) -> str:
    """HMAC-SHA-256 over table, key and what the row says."""
    # rule: commitment-tells-nothing
    return hmac.digest(salt, f"{table} {key} {said}".encode(), "sha256").hex()


def head_of(previous: str, kind: str, note: str, lines: int | None, leaves: str) -> str:
    """An entry's head: SHA-256 over the head before it and everything that the entry says."""
    said = "\n".join((previous, kind, note, "" if lines is None else str(lines), leaves))
    return hashlib.sha256(said.encode()).hexdigest()


def summed(total: str, rows: Iterable[Mapping[Any, Any]], sign: int = 1) -> str:
    """A sum over rows in which none has a place: each added (or, with -1, taken away) by its own digest."""
    value = int(total, 16)
    for row in rows:
        value += sign * int(hashlib.sha256(_whole(row).encode()).hexdigest(), 16)
    return f"{value % _MODULUS:064x}"


def digested(content: bytes | str | None) -> str | None:
    """A content's digest; a digest is one already."""
    return content if content is None or isinstance(content, str) else hashlib.sha256(content).hexdigest()


def _whole(row: Mapping[Any, Any]) -> str:
    said = {name: value.isoformat() if isinstance(value, date) else value for name, value in row.items()}
    return json.dumps({name: value for name, value in said.items() if value is not None}, sort_keys=True)


def _is_json(value: Any) -> bool:
    """Whether a value comes out of JSON as it goes in."""
    if type(value) is dict:
        return all(type(key) is str and _is_json(each) for key, each in value.items())
    return all(map(_is_json, value)) if type(value) is list else type(value) in _SCALARS


def _moment(value: datetime) -> str:
    return value.astimezone(UTC).isoformat(timespec="microseconds")


_FORMS: dict[type[Any], Callable[[Any], Any]] = {
    JSON: lambda value: value if _is_json(value) else json.loads(json.dumps(value)),
    Boolean: bool,
    **dict.fromkeys((Integer, SmallInteger, BigInteger), int),
    Float: float,
    LargeBinary: digested,
    Text: str,
    Moment: _moment,
    Date: date.isoformat,
}
"""By the type of its column: what is written and what is read back give the same."""


@cache
def _forms(linked: Linked) -> tuple[tuple[str, Callable[[Any], Any], Any], ...]:
    """Of each column its name, how a value of it is put as JSON has it, and what it has by itself."""
    forms = ((column, _FORMS[type(kept_as(column))]) for column in linked.columns)
    return tuple((column.name, form, _by_itself(column, form)) for column, form in forms)


def _by_itself(column: Column[Any], form: Callable[[Any], Any]) -> Any:
    """What the table has in a column that nobody names; None where it has nothing."""
    if column.server_default is None:
        return None
    said = str(getattr(column.server_default, "arg", "")).strip("'")
    return said != "false" if isinstance(column.type, Boolean) else form(said)
