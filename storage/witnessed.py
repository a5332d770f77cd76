"""What is asked of an SQLite file between two events of a rehearsal, by whoever checks the desk's promises: small
questions on a connection of the driver's own, in which nothing is going on."""

import sqlite3
from collections.abc import Collection, Iterator
from datetime import UTC, datetime
from typing import Any

_OPEN_VISITS = """
SELECT visits.id, person_id, status, ticket, visits.number, queued_at, not_before, released, call_at,
    deadlines.due_at AS due_at
FROM visits LEFT JOIN deadlines ON deadlines.kind = 'visit' AND deadlines.id = visits.id
WHERE status IN ('form', 'appointed', 'preparing', 'queued', 'parked', 'in_service')
"""

_OWED_DEVIATIONS = """
SELECT deviations.id, deviations.visit_id, role, answered_by, deadlines.due_at AS due_at
FROM deviations JOIN deviation_entries AS last ON last.deviation_id = deviations.id
LEFT JOIN deadlines ON deadlines.kind = 'deviation' AND deadlines.id = deviations.id
WHERE last.serial = (SELECT max(serial) FROM deviation_entries WHERE deviation_id = deviations.id)
    AND last.what IN ('raised', 'not_accepted', 'explained', 'taken') AND last.disturbance IS NULL
"""
_OPEN_FOLLOW_UPS = """
SELECT follow_ups.id, follow_ups.visit_id, deadlines.due_at AS due_at, (
    SELECT count(*) FROM follow_up_entries WHERE follow_up_id = follow_ups.id AND (owner IS NOT NULL OR role <> '')
) AS owned
FROM follow_ups JOIN follow_up_entries AS last ON last.follow_up_id = follow_ups.id
LEFT JOIN deadlines ON deadlines.kind = 'follow_up' AND deadlines.id = follow_ups.id
WHERE last.serial = (SELECT max(serial) FROM follow_up_entries WHERE follow_up_id = follow_ups.id)
    AND last.what <> 'done'
"""

_OPEN_RIGHTS = """
SELECT rights_requests.id, number, (
    SELECT count(*) FROM deadlines WHERE deadlines.kind = 'right' AND deadlines.id = rights_requests.id
) AS moments
FROM rights_requests
WHERE NOT EXISTS (
    SELECT 1 FROM rights_entries
    WHERE request_id = rights_requests.id AND what IN ('done', 'refused', 'withdrawn')
)
"""


def _rows(connection: sqlite3.Connection, query: str, *given: Any) -> Iterator[dict[str, Any]]:
    cursor = connection.execute(query, given)
    names = [column[0] for column in cursor.description]
    for row in cursor:
        yield {name: _read(name, value) for name, value in zip(names, row, strict=True)}


def _read(name: str, value: Any) -> Any:
    if value is None or not (name.endswith("_at") or name in ("at", "not_before")):
        return value
    return datetime.fromisoformat(value).replace(tzinfo=UTC)


def open_visits(connection: sqlite3.Connection) -> list[dict[str, Any]]:
    """The visits that are going on, each with the moment at which it is looked at next, and who owns it."""
    return list(_rows(connection, _OPEN_VISITS))


def owed_deviations(connection: sqlite3.Connection) -> list[dict[str, Any]]:
    """The deviations about which somebody still owes something, each with its owner and its next moment."""
    return list(_rows(connection, _OWED_DEVIATIONS))


def open_follow_ups(connection: sqlite3.Connection) -> list[dict[str, Any]]:
    """What is still to be done for visitors after their visits, likewise."""
    return list(_rows(connection, _OPEN_FOLLOW_UPS))


def open_rights(connection: sqlite3.Connection) -> list[dict[str, Any]]:
    """What people ask about their data and is not answered, each with how many moments it is looked at next."""
    return list(_rows(connection, _OPEN_RIGHTS))


def visit_ids(connection: sqlite3.Connection) -> list[str]:
    """All visits there ever were."""
    return [row[0] for row in connection.execute("SELECT id FROM visits ORDER BY started_at, id")]


def longest_due(connection: sqlite3.Connection) -> datetime | None:
    """Since when the message waits that has waited longest."""
    query = "SELECT min(due_at) AS due_at FROM outbox WHERE state = 'pending'"
    moment: datetime | None = next(_rows(connection, query))["due_at"]
    return moment


def remembers(connection: sqlite3.Connection, key: str) -> bool:
    """Whether an event is known by name."""
    return connection.execute("SELECT 1 FROM inbox WHERE key = ?", (key,)).fetchone() is not None


def numbers(connection: sqlite3.Connection) -> list[str]:
    """The numbers of all visits that have one."""
    return [row[0] for row in connection.execute("SELECT number FROM visits WHERE number IS NOT NULL ORDER BY number")]


def refs_of_sent(connection: sqlite3.Connection) -> list[str]:
    """Under which names the platform has what is marked as sent."""
    return [row[0] for row in connection.execute("SELECT ref FROM outbox WHERE state = 'sent' AND ref IS NOT NULL")]


def reports(connection: sqlite3.Connection) -> list[str]:
    """What a platform reported of which message."""
    return [f"{ref} {state}" for ref, state in connection.execute("SELECT ref, state FROM deliveries")]


def people_at(connection: sqlite3.Connection, keys: Collection[str]) -> set[str]:
    """Who is met at these addresses."""
    marks = ", ".join("?" * len(keys))
    found = connection.execute(f"SELECT person_id FROM addresses WHERE key IN ({marks})", tuple(keys))  # noqa: S608 - marks only
    return {row[0] for row in found}


def parked(connection: sqlite3.Connection) -> list[str]:
    """Why events could not be decided."""
    return [str(row[0]) for row in connection.execute("SELECT reason FROM inbox WHERE state = 'parked'")]


def names_of_people(connection: sqlite3.Connection) -> set[str]:
    """By what people and visits are known."""
    found = connection.execute("SELECT id FROM people UNION SELECT id FROM visits UNION SELECT number FROM visits")
    return {str(row[0]) for row in found if row[0]}


def answers(connection: sqlite3.Connection) -> list[dict[str, Any]]:
    """All that was answered in surveys."""
    return list(_rows(connection, "SELECT * FROM survey_responses"))
