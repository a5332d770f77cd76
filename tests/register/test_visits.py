"""The visits of a period: every one once, in the order in which they ended, whatever fits on a page."""

from datetime import timedelta

import pytest
from sqlalchemy import insert
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.flows.calendar.period import Length, of_length
from bot.register import visits as register
from bot.register.source import source_of
from bot.texts import load_texts
from storage.engine import open_engine, writing
from storage.tables import people, sheets, visits
from tests.clock import MONDAY_MORNING
from tests.flows.table import office
from tests.storage.rows import somebody

ALIKE = 7
"""Visits that end at the same moment: the order among them must not lose one at the end of a page."""


def _visit(no: int) -> dict[str, object]:
    closed_at = MONDAY_MORNING + timedelta(hours=no // ALIKE)
    plain = {"person_id": "rina", "status": "finished", "occupies": False, "surveyed": False, "calendar_id": None}
    kept = {"sheet_id": office().sheet.id, "form": {}, "assigned": {}, "nudges": {}, "ticket": f"A-{no:03}"}
    return {"id": f"v{no:02}", "started_at": closed_at, "seen_at": closed_at, "closed_at": closed_at, **plain, **kept}


async def _filled(engine: AsyncEngine) -> None:
    async with writing(engine) as connection:
        await connection.execute(insert(people), [somebody("rina")])
        row = {"id": office().sheet.id, "text": "", "first_used_at": MONDAY_MORNING}
        await connection.execute(insert(sheets), [row])
        never_in_the_queue = _visit(60) | {"ticket": None}
        await connection.execute(insert(visits), [*map(_visit, range(30)), _visit(7 * 40), never_in_the_queue])


@pytest.mark.parametrize("page", [1, 3, ALIKE, 500])
async def test_every_visit_of_a_day_comes_once(database_url: str, page: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(register, "_PAGE", page)
    engine = open_engine(database_url)
    await _filled(engine)
    period = of_length(Length.DAY, MONDAY_MORNING.date())
    async with source_of(engine, office(), load_texts(), "WIB", MONDAY_MORNING) as source:
        found = [visit async for visit in register.visits_in(source, period)]
        assert [visit.id for visit in found] == [f"v{no:02}" for no in range(30)]
        assert {source.sheet_of(visit).id for visit in found} == {office().sheet.id}
    await engine.dispose()
