"""What a desk has counted, written into its database as invented rows: so many visits of each kind, and what goes with
them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from sqlalchemy import insert
from sqlalchemy.ext.asyncio import AsyncEngine

from storage import tables
from storage.engine import writing
from tests.clock import MONDAY_MORNING
from tests.flows.table import office
from tests.storage.rows import somebody

SECRET = "Rina Rahasia"
"""A visitor's name, and all words that anybody wrote."""

_KEYS = [element.key for element in office().instrument.elements]


@dataclass(frozen=True)
class Counted:
    """How many visits ended how; minutes that visitors waited; deviations as kind, role and what became of them; in how
    many hours follow-ups are due, from Monday morning on; what every element was given in each answer to the survey."""

    ended: Mapping[str, int] = field(default_factory=dict)
    waited: Sequence[int] = ()
    deviations: Sequence[tuple[str, str, Sequence[str]]] = ()
    due: Sequence[int] = ()
    answers: Sequence[int] = ()
    lengths: Sequence[int] = ()


async def write(engine: AsyncEngine, counted: Counted, month: int = 0) -> None:
    """Adds all of it to the month of Monday morning, or to one so many months later."""
    at = MONDAY_MORNING + timedelta(days=30 * month)
    statuses = [status for status, count in counted.ended.items() for _ in range(count)]
    visits = [_visit(f"v{month}-{no}", status, at) for no, status in enumerate(statuses)]
    async with writing(engine) as connection:

        async def add(table: Any, rows: list[dict[str, Any]]) -> None:
            if rows:
                await connection.execute(insert(table), rows)

        if not month:
            await add(tables.people, [{**somebody("rina"), "profile": {"name": SECRET}}])
            await add(tables.sheets, [{"id": "lembar", "text": "", "first_used_at": at}])
        await add(tables.visits, visits)
        await add(tables.waits, [_wait(f"w{month}-{no}", at, each) for no, each in enumerate(counted.waited)])
        for no, (kind, role, became) in enumerate(counted.deviations):
            key = f"{visits[0]['id']}.{no}"
            await add(tables.deviations, [_deviation(key, visits[0]["id"], no, kind, role, at)])
            await add(tables.deviation_entries, [_entry("deviation_id", key, at, *each) for each in enumerate(became)])
        for no, hours in enumerate(counted.due):
            key = f"{visits[0]['id']}.f{no}"
            due = {"due_at": at + timedelta(hours=hours), "role": "front_office"}
            await add(tables.follow_ups, [{"id": key, "visit_id": visits[0]["id"], "serial": no}])
            await add(tables.follow_up_entries, [_entry("follow_up_id", key, at, 0, "opened") | due])
            await add(tables.deadlines, [{"kind": "follow_up", "id": key, "due_at": at}])
        await add(
            tables.survey_responses,
            [_response(f"r{month}-{no}", at.date(), given) for no, given in enumerate(counted.answers)],
        )
        if counted.lengths:
            learnt = {"spans": [60.0 * each for each in counted.lengths], "count": len(counted.lengths)}
            await add(tables.lengths, [{"category": "", **learnt, "reckoned_at": at}])


def _visit(key: str, status: str, at: Any) -> dict[str, Any]:
    plain = {"occupies": False, "surveyed": False, "nudges": {}, "assigned": {}, "calendar_id": None}
    told = {"form": {"name": SECRET, "category": "informasi"}, "outcome": SECRET, "ticket": key}
    when = {"started_at": at, "seen_at": at, "closed_at": at}
    return {"id": key, "person_id": "rina", "sheet_id": "lembar", "status": status, **plain, **told, **when}


def _wait(key: str, at: Any, minutes: int) -> dict[str, Any]:
    return {"visit_id": key, "category": "informasi", "joined_at": at, "called_at": at + timedelta(minutes=minutes)}


def _deviation(key: str, visit: str, no: int, kind: str, role: str, at: Any) -> dict[str, Any]:
    return {"id": key, "visit_id": visit, "serial": no, "kind": kind, "first": 1, "last": 1, "due_at": at, "role": role}


def _entry(of: str, key: str, at: Any, serial: int, what: str) -> dict[str, Any]:
    return {of: key, "serial": serial, "what": what, "at": at, "by": "budi", "words": SECRET}


def _response(key: str, day: date, given: int) -> dict[str, Any]:
    plain = {"session": "", "category": "", "suggestion": SECRET, "span": "day", "profile": None}
    return {"id": key, "instrument": "skm", "day": day, "answers": dict.fromkeys(_KEYS, given), **plain}
