"""Reading how a database would answer the statements that it was sent."""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import event
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from storage.tables import metadata

Asked = dict[str, Any]
"""Statements as sent, each with one set of its parameters."""

_ASKING = re.compile(r"\s*(SELECT|UPDATE|DELETE|WITH)\b", re.IGNORECASE)

_BOUNDED = frozenset(
    (
        "staff",
        "assignments",
        "letters",
        "roster_lines",
        "rulings",
        "house_rules",
        "disturbances",
        "destructions",
        "deadlines",
        "counters",
        "health",
        "sheets",
        "lengths",
        "work",
        "boards",
        "proposals",
        "former_staff",
        "breaches",
        "breach_entries",
        "notices",
        "survey_tray",
        "partings",
        "published",
        "web_sessions",
        "erasures",
    )
)  # as large as the office or as what is open now, never as what has been; erasures as many as have asked for one
GROWING = frozenset(metadata.tables) - _BOUNDED
"""Tables that grow with every visit."""

PARTIAL = frozenset(
    index.name
    for table in metadata.tables.values()
    for index in table.indexes
    if index.dialect_options["sqlite"]["where"] is not None and index.name != "ix_outbox_fetched"
)
"""Indexes of what is still to be done: reading all of one is no scan of history."""


@contextmanager
def asked(whom: AsyncEngine | AsyncConnection) -> Iterator[Asked]:
    """The statements that look something up while the block runs, on every connection or on one."""
    seen: Asked = {}

    def hear(_connection: Any, _cursor: Any, statement: str, parameters: Any, _context: Any, many: bool) -> None:
        if _ASKING.match(statement) and "pg_advisory" not in statement:
            seen.setdefault(statement, parameters[0] if many else parameters)

    heard = whom.sync_engine if isinstance(whom, AsyncEngine) else whom.sync_connection
    event.listen(heard, "before_cursor_execute", hear)
    try:
        yield seen
    finally:
        event.remove(heard, "before_cursor_execute", hear)


async def scans(connection: AsyncConnection, statement: str, parameters: Any) -> list[str]:
    """The growing tables that a statement would read from end to end, as the database's planner says."""
    if connection.dialect.name == "sqlite":
        rows = await connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
        return [row.detail for row in rows if _sqlite_scan(row.detail)]
    for way in ("seqscan", "mergejoin", "hashjoin"):  # reading tables that are almost empty is as cheap as an index
        await connection.exec_driver_sql(f"SET LOCAL enable_{way} = off")
    plan = await connection.exec_driver_sql(f"EXPLAIN (FORMAT JSON) {statement}", parameters)
    found = plan.scalar_one()
    top = (json.loads(found) if isinstance(found, str) else found)[0]["Plan"]
    return [words for node in _nodes(top) if (words := _postgres_scan(node))]


async def is_planned_anew(connection: AsyncConnection, statement: str, parameters: Any) -> bool:
    """Whether SQLite's way to the answer depends on what is asked: then it looks for it at every question."""
    if connection.dialect.name != "sqlite":
        return False
    ways = []
    for given in (parameters, (None,) * len(parameters)):
        rows = await connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", tuple(given))
        ways.append([row.detail for row in rows])
    return ways[0] != ways[1]


def _sqlite_scan(detail: str) -> bool:
    found = re.match(r"SCAN (\w+)(?: USING (?:COVERING )?INDEX (\w+))?", detail)
    return bool(found and found[1] in GROWING and found[2] not in PARTIAL)


def _nodes(plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield plan
    for part in plan.get("Plans", ()):
        yield from _nodes(part)


def _postgres_scan(node: dict[str, Any]) -> str:
    """With sequential scans forbidden the planner still takes one, or walks a whole index, where nothing else does."""
    kind, name = node["Node Type"], node.get("Index Name")
    table = node.get("Relation Name") or next(
        (table.name for table in metadata.tables.values() if name in {index.name for index in table.indexes}), ""
    )
    whole = kind == "Seq Scan" or ("Index" in kind and "Index Cond" not in node and name not in PARTIAL)
    return f"{kind} on {table} {name or ''}".strip() if whole and table in GROWING else ""
