"""A desk's premises on a PostgreSQL server: the schema that its tables lie in, which every transaction enters first.

No statement names a schema, so none can name another desk's: what a name in it means is said once, by the server
itself, for one transaction only (``search_path``, set as ``SET LOCAL`` does). A connection of a desk in a schema is
nowhere until then: without premises there is no table that it could find.
"""

import hashlib
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import cached_property

from sqlalchemy import URL, Connection, make_url, text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

OPTION = "premises"
"""Under which option an engine carries the premises of its desk."""

NOWHERE = {"search_path": ""}
"""What a connection tells the server when it is made, so that it finds nothing by itself."""

_DECIDES = "decides"
_NAMED = "schema"
"""The part of a database's address that says where in it a desk is."""
_NAME = re.compile(r"[a-z][a-z0-9_]{0,47}")
_TAKEN = frozenset({"public", "information_schema"})
_DECIDING = 0x4C4F4B4554
"""Key of the advisory lock ("LOKET") of a desk that has a database to itself."""
_SHOWING = 0x4C4F


class NoSchema(ValueError):
    """No name that a desk's schema may have."""


@dataclass(frozen=True)
class Premises:
    """Where on its server a desk is: in this schema; with none, wherever the server lets it in (``public``)."""

    schema: str = ""

    def __post_init__(self) -> None:
        """Raises NoSchema."""
        # rule: schema-name-checked
        if self.schema and not may_be_named(self.schema):
            raise NoSchema(self.schema)

    @cached_property
    def deciding(self) -> int:
        """Key of the advisory lock of whoever decides at this desk (64 bits, signed)."""
        return self._key("deciding", 8) if self.schema else _DECIDING

    @cached_property
    def serving(self) -> int:
        """Key of the advisory lock of the process that serves this desk."""
        return self._key("serving", 8)

    @cached_property
    def showing(self) -> int:
        """Class of the advisory locks by which processes of this desk show that they live (32 bits, signed)."""
        return self._key("showing", 4) if self.schema else _SHOWING

    def table(self, name: str) -> str:
        """A table as a statement names it that no transaction can hold, and so no transaction can place."""
        return f'"{self.schema}"."{name}"' if self.schema else name

    def _key(self, what: str, size: int) -> int:
        digest = hashlib.blake2b(f"loket {what} {self.schema}".encode(), digest_size=size).digest()
        return int.from_bytes(digest, signed=True)


def may_be_named(schema: str) -> bool:
    """Whether a desk's schema may have this name."""
    return _NAME.fullmatch(schema) is not None and schema not in _TAKEN and not schema.startswith("pg_")


def address(url: str, schema: str) -> str:
    """A database's URL with the desk's schema in it: all that a desk's rows are found by."""
    if not schema or named_in(url):
        return url
    return make_url(url).update_query_dict({_NAMED: schema}).render_as_string(hide_password=False)


def named_in(url: str | URL) -> str:
    """The schema that stands in an address; empty if there is none."""
    named = make_url(url).query.get(_NAMED, "")
    return named if isinstance(named, str) else ""


def parted(url: str | URL) -> tuple[URL, Premises]:
    """The server's database of an address, and where in it the desk is. Raises NoSchema."""
    return make_url(url).difference_update_query([_NAMED]), Premises(named_in(url))


def of(here: AsyncConnection | AsyncEngine | Connection) -> Premises:
    """The premises of the desk whose connection or engine this is."""
    within = here.sync_connection if isinstance(here, AsyncConnection) else here
    found = within.get_execution_options().get(OPTION) if within is not None else None
    return found if isinstance(found, Premises) else Premises()


def enter(connection: Connection) -> None:
    """Goes there, until the transaction that begins here ends; what is sent outside of any (AUTOCOMMIT) goes nowhere
    and names its tables in full (:meth:`Premises.table`)."""
    schema, options = of(connection).schema, connection.get_execution_options()
    if schema and not options.get(_DECIDES) and options.get("isolation_level") != "AUTOCOMMIT":
        # rule: transaction-in-its-schema
        connection.exec_driver_sql("SELECT set_config('search_path', $1, true)", (schema,))


@asynccontextmanager
async def deciding(engine: AsyncEngine, lock: str) -> AsyncIterator[tuple[AsyncConnection, bool]]:
    """A transaction of whoever decides at this desk, who goes there and asks for its lock (by this function of the
    server's) in one statement; and whether the lock was had."""
    async with engine.connect() as connection:
        await connection.execution_options(**{_DECIDES: True})
        async with connection.begin():
            where = of(connection)
            there = ", set_config('search_path', :schema, true)" if where.schema else ""
            asked = {"key": where.deciding} | ({"schema": where.schema} if there else {})
            answer = await connection.scalar(text(f"SELECT {lock}(:key){there}"), asked)
            yield connection, answer is not False


def make(connection: Connection) -> None:
    """Makes the desk's schema, if it is not there yet."""
    if schema := of(connection).schema:
        connection.exec_driver_sql(f'CREATE SCHEMA IF NOT EXISTS "{schema}"')
