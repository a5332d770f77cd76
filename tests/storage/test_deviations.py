"""Deviations of before come over with an identity, a kind, and what became of them."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Connection

from bot.flows.state.deviation import Became, Deviation, DeviationKind
from bot.flows.state.nudges import Nudge
from bot.flows.state.visits import Visit
from bot.records import visits_of
from storage import recorded, schema
from storage.engine import open_engine, reading, writing
from tests.clock import MONDAY_MORNING
from tests.storage.before import put, up_to
from tests.storage.rows import somebody
from tests.storage.test_schema import differences


def minute(number: int) -> Any:
    return MONDAY_MORNING + timedelta(minutes=number)


def _old(serial: int, first: int, flagged: int, withdrawn: int | None = None) -> dict[str, Any]:
    known = {"visit_id": "v", "serial": serial, "first": first, "last": first, "due_at": minute(flagged - 1)}
    known |= {"flagged_at": minute(flagged), "role": "front_office", "answered_by": "sari" if serial else None}
    return known | {"withdrawn_at": None if withdrawn is None else minute(withdrawn)}


OLD = [_old(serial, 3, 4 * serial, None if serial == 11 else 4 * serial + 1) for serial in range(12)]
"""One deviation again and again, each withdrawn a minute later; the last stands."""


def _as_it_was(connection: Connection, revision: str, told: dict[str, Any], result: dict[str, Any] | None) -> None:
    up_to(connection, revision)
    put(connection, "sheets", [{"id": "s", "text": "x", "first_used_at": MONDAY_MORNING}])
    put(connection, "people", [{**somebody("p"), "visit_id": "v"}])
    visit = {"id": "v", "person_id": "p", "sheet_id": "s", "occupies": True, "started_at": MONDAY_MORNING}
    visit |= {"seen_at": MONDAY_MORNING, "form": {}, "surveyed": False, "assigned": {}, "status": "in_service"}
    kept: dict[str, Any] = {} if result is None else {"result": result, "closed_at": minute(200), "status": "finished"}
    put(connection, "visits", [visit | {"nudges": {"attention 11": told, "owner": told}} | kept])
    overall = [_old(12, 0, 50)] if revision == "0011" else []
    put(connection, "deviations", OLD + overall)


async def visit_in(url: str, revision: str, told: Any, result: dict[str, Any] | None = None) -> Visit:
    """A database of that version is brought up to date; what its visit is then."""
    engine = open_engine(url)
    async with writing(engine) as connection:
        await connection.run_sync(_as_it_was, revision, told, result)
    await schema.upgrade(engine)
    async with reading(engine) as connection:
        assert await connection.run_sync(differences) == []
        rows, deviations = (
            await recorded.visits_by_id(connection, ["v"]),
            await recorded.deviations_of(connection, ["v"]),
        )
    await engine.dispose()
    return visits_of(rows, [], deviations)["v"]


def history(deviation: Deviation) -> list[tuple[Became, Any]]:
    return [(entry.what, entry.at) for entry in deviation.entries]


@pytest.mark.parametrize(("revision", "told"), [("0003", 1), ("0011", {"count": 1, "at": None})])
async def test_deviations_of_before_come_over_with_what_became_of_them(
    empty_database_url: str, revision: str, told: Any
) -> None:
    visit = await visit_in(empty_database_url, revision, told)
    timed = [each for each in visit.deviations if each.kind is DeviationKind.TIME]
    assert [each.id for each in timed] == [f"v.{serial}" for serial in range(12)]
    assert [each.id for each in timed if each.stands] == ["v.11"]
    assert history(timed[1]) == [(Became.RAISED, minute(4)), (Became.WITHDRAWN, minute(5))]
    assert history(timed[11]) == [(Became.RAISED, minute(44))]
    assert {entry.by for each in timed for entry in each.entries} == {"desk"}
    last = timed[11]
    assert (last.first, last.last, last.due_at, last.role, last.answered_by) == (
        3, 3, minute(43), "front_office", "sari",
    )  # fmt: skip
    others = [(each.id, each.first, each.stands) for each in visit.deviations if each not in timed]
    assert others == ([("v.12", 0, True)] if revision == "0011" else [])
    assert dict(visit.nudges) == {"attention v.11": Nudge(1, None), "owner": Nudge(1, None)}


@pytest.mark.parametrize(("closed", "stood"), [(40, ("v.10",)), (41, ("v.10",)), (42, ()), (46, ("v.11",))])
async def test_what_stood_when_a_visit_was_closed_is_called_by_its_id(
    empty_database_url: str, closed: int, stood: tuple[str, ...]
) -> None:
    """Of all that were announced for these steps, the one that counted then."""
    result = {"at": minute(closed).isoformat(), "steps": [], "late": [[3, 3]] if stood else []}
    visit = await visit_in(empty_database_url, "0011", {"count": 1, "at": None}, result)
    assert visit.result is not None
    assert (visit.result.at, visit.result.deviations) == (minute(closed), stood)
