"""Reads that every turn sends, asked of the driver: they find what SQLAlchemy finds, and fail as it fails."""

import importlib
import pkgutil
from collections.abc import AsyncIterator, Collection, Mapping
from typing import Any

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import OperationalError
from sqlalchemy.ext.asyncio import AsyncConnection

import storage
from bot.flows.scene.events import TELEGRAM
from bot.jobs.deadlines import DeadlineSweep
from storage.bulk import among, found
from storage.engine import reading, writing
from storage.once import Once, Row, told
from storage.shared import Pools
from storage.tables import counters, outbox, people
from storage.trouble import Trouble, trouble_of
from tests.clock import MONDAY_MORNING
from tests.door.entrance import NAMES, Entrance, filling, hired, open_entrance, said, sending
from tests.storage.overheard import overheard

OFFICER, VISITORS = 1, (7, 8, 9)
GIVEN: Mapping[str, Any] = {"now": MONDAY_MORNING, "me": "loket-a", "most": 5, "channel": TELEGRAM, "prefix": "ULT"}


def every() -> dict[str, Once]:
    """All statements that are made once, by where they are."""
    modules = [importlib.import_module(f"storage.{each.name}") for each in pkgutil.iter_modules(storage.__path__)]
    return {
        f"{module.__name__}.{name}": each
        for module in modules
        for name, each in vars(module).items()
        if isinstance(each, Once)
    }


async def both(connection: AsyncConnection, once: Once, wanted: Collection[Any], **given: Any) -> list[Row]:
    """What is found by way of the driver, which is what SQLAlchemy finds."""
    rows = await once.rows(connection, wanted, given)
    by_sqlalchemy = await told(connection, once.query, wanted, given)
    assert sorted(map(repr, rows)) == sorted(map(repr, by_sqlalchemy))
    assert [list(row) for row in rows] == [list(row) for row in by_sqlalchemy]
    return rows


@pytest.fixture
async def desk(sqlite_url: str) -> AsyncIterator[Entrance]:
    """One visitor was called, two wait, one of them has asked something."""
    async with open_entrance(sqlite_url, speaks=frozenset({TELEGRAM})) as desk:
        await desk.bring(hired(OFFICER, "Sari", "front_office"))
        for chat in VISITORS:
            for event in (*filling(chat, NAMES[chat - 7]), sending(chat)):
                await desk.bring(event)
        await desk.bring(said(8, "ask", "kapan giliran saya?"))
        yield desk


# rule: both-ways-find-the-same
async def test_a_played_morning_is_read_alike_both_ways(desk: Entrance, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the desk itself asks, with what it asks for."""
    met: dict[int, int] = {}
    by_driver = Once.rows

    async def compared(
        once: Once, connection: AsyncConnection, wanted: Collection[Any], given: Mapping[str, Any]
    ) -> list[Row]:
        rows = await by_driver(once, connection, wanted, given)
        assert sorted(map(repr, rows)) == sorted(map(repr, await told(connection, once.query, wanted, given)))
        met[id(once)] = met.get(id(once), 0) + len(rows)
        return rows

    monkeypatch.setattr(Once, "rows", compared)
    for chat in (7, 8):
        await desk.bring(said(chat, "status", "status"), said(OFFICER, f"status{chat}", "antrean"))
    await desk.bring(*filling(11, NAMES[3]))
    for _ in range(2):
        await DeadlineSweep(desk.engine, desk.door).run_once(desk.clock.pass_(minutes=3))
    assert sum(rows > 0 for rows in met.values()) >= 8
    assert len(met) >= 14


@pytest.mark.parametrize("name", sorted(every()))
async def test_every_statement_can_be_asked_both_ways(desk: Entrance, name: str) -> None:
    once = every()[name]
    pairs = "tuple_" in name or name.endswith("_BEHIND")
    ids = [row["id"] for row in await desk.rows("visits")] + [row["id"] for row in await desk.rows("people")]
    wanted = [(TELEGRAM, str(chat)) for chat in VISITORS] if pairs else [*ids, TELEGRAM, "outbox"]
    if name.endswith("_OWN"):
        wanted = [row["id"] for row in await desk.rows("outbox")]
    asked = {key for key in GIVEN if f":{key}" in str(once.query) or f"{key}_" in str(once.query)}
    async with reading(desk.engine) as connection:
        await both(connection, once, wanted, **{key: GIVEN[key] for key in asked})


async def test_of_any_number_each_is_found_once(desk: Entrance) -> None:
    once = Once(select(outbox.c.id, outbox.c.due_at).where(among(outbox.c.id)))
    ids = [row["id"] for row in await desk.rows("outbox")]
    assert len(ids) > 5
    async with reading(desk.engine) as connection:
        for many in (*range(1, len(ids)), len(ids)):
            assert len(await both(connection, once, ids[:many])) == many
        assert len(await both(connection, once, [*ids, *range(1000, 1300)])) == len(ids)
        assert await found(connection, once, []) == []


@pytest.mark.usefixtures("desk")
async def test_what_is_closed_is_opened_by_the_desk_that_asks(sqlite_url: str) -> None:
    """Also where several desks of a process read by the same statements."""
    once = Once(select(people).where(among(people.c.address)))
    async with open_entrance(sqlite_url, pools=Pools()) as shared, reading(shared.engine) as connection:
        [row] = await both(connection, once, ["7"])
    assert row["profile"]["name"] == NAMES[0]


async def test_whoever_listens_hears_it(desk: Entrance) -> None:
    once = Once(select(counters).where(among(counters.c.name)))
    async with reading(desk.engine) as connection:
        await once.rows(connection, ["outbox"], {})
    with overheard(desk.engine) as statements:
        async with reading(desk.engine) as connection:
            assert await once.rows(connection, ["outbox"], {})
    assert any("counters" in each for each in statements)


async def test_a_fault_is_told_as_sqlalchemy_tells_it(desk: Entrance) -> None:
    once = Once(select(counters).where(among(counters.c.name)))
    async with writing(desk.engine) as connection:
        await connection.execute(text("ALTER TABLE counters RENAME TO elsewhere"))
        with pytest.raises(OperationalError) as fault:
            await once.rows(connection, ["outbox"], {})
        await connection.execute(text("ALTER TABLE elsewhere RENAME TO counters"))
    assert trouble_of(fault.value) is Trouble.AWAY
    assert "outbox" not in str(fault.value), "nothing of what was asked for"
