"""Which tables were looked at is known, whichever way they were asked; a look that failed is one at everything."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncEngine

from storage import looked_at
from storage.bulk import among
from storage.engine import open_engine, reading, writing
from storage.looked_at import FAILED, looking
from storage.once import Once
from storage.tables import people, visits
from tests.kept import KEEPER
from tests.storage.rows import somebody


@pytest.fixture
async def engine(sqlite_url: str) -> AsyncIterator[AsyncEngine]:
    engine = open_engine(sqlite_url, keeper=KEEPER)
    yield engine
    await engine.dispose()


@pytest.mark.parametrize(
    ("statement", "named"),
    [
        ("SELECT visits.id FROM visits JOIN people ON people.id = visits.person_id", {"visits", "people"}),
        ('UPDATE "binjai".deadlines SET tries = 1', {"deadlines"}),
        ("WITH gone AS (DELETE FROM outbox RETURNING id) SELECT count(*) FROM gone", {"outbox"}),
        ("BEGIN IMMEDIATE", set()),
    ],
)
def test_a_statement_names_its_tables(statement: str, named: set[str]) -> None:
    assert looked_at.named_in(statement) == named


async def test_what_is_asked_of_the_driver_is_noted(engine: AsyncEngine) -> None:
    once, tables = Once(select(people.c.id).where(among(people.c.id))), set[str]()
    async with writing(engine) as connection:
        await connection.execute(people.insert().values(**somebody("p"), heard_at=None))
    with looking(tables):
        async with reading(engine) as connection:
            assert [row["id"] for row in await once.rows(connection, ["p"], {})] == ["p"]
    assert tables == {"people"}


async def test_nobody_else_is_noted(engine: AsyncEngine) -> None:
    once, tables, others = Once(select(visits.c.id).where(among(visits.c.id))), set[str](), set[str]()

    async def asks() -> None:
        async with reading(engine) as connection:
            await once.rows(connection, ["v"], {})

    elsewhere = asyncio.ensure_future(asks())
    with looking(tables):
        with looking(others):
            await asks()
        await elsewhere
    assert (tables, others) == (set(), {"visits"})


async def test_a_transaction_that_came_to_nothing_may_have_had_more_to_see(engine: AsyncEngine) -> None:
    tables = set[str]()
    with looking(tables), pytest.raises(OSError, match="away"):
        async with reading(engine):
            raise OSError("away")
    assert FAILED in tables
