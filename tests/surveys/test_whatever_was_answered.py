"""Whatever somebody answers, the desk leaves the same traces of it: messages, events, journal, deliveries, times. So
there is nothing in which an administrator could read more, however long they look."""

import json
from collections.abc import AsyncIterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Date, DateTime

from storage.tables import metadata, survey_responses
from tests.desk import Desk, open_desk
from tests.surveys.test_curious_administrator import (
    ELEMENTS,
    FEWEST,
    TRAITS,
    answer,
    answers_of,
    rate,
    raw_bytes,
    served,
)

pytestmark = pytest.mark.long

BADLY, WELL = 101, 102
ANSWERS = {BADLY: [1] * len(ELEMENTS), WELL: [4] * len(ELEMENTS)}
LOOKED_AT = ("outbox", "inbox", "journal", "deliveries", "evidence", "deadlines")


@pytest.fixture
async def desk(database_url: str) -> AsyncIterator[Desk]:
    sections = {"queue": {"capacity": 0}, "survey": {"fewest_together": FEWEST}}
    async with open_desk(database_url, sections=sections) as desk:
        await desk.hire("Sari", "front_office", 1001)
        await desk.hire("Bayu", "back_office", 1002)
        yield desk


async def traces(desk: Desk, before: dict[str, list[str]], own: dict[str, str]) -> dict[str, list[str]]:
    """What tables hold more than before, with whatever is somebody's own made alike."""
    found: dict[str, list[str]] = {}
    for table in LOOKED_AT:
        rows = [json.dumps(_told(row), default=str, sort_keys=True) for row in await desk.rows(table)]
        known = before.get(table, [])
        new = [row for row in rows if row not in known]
        for each, alike in own.items():
            new = [row.replace(each, alike) for row in new]
        found[table] = sorted(new)
    return found


def _told(row: dict[str, Any]) -> dict[str, Any]:
    """A row without what is drawn by chance or counted for everybody."""
    by_chance = {"id", "key", "ref", "serial", "recipient", "claimed_by"}
    return {name: value for name, value in row.items() if name not in by_chance}


async def kept(desk: Desk) -> dict[str, list[str]]:
    return {
        table: [json.dumps(_told(row), default=str, sort_keys=True) for row in await desk.rows(table)]
        for table in LOOKED_AT
    }


# rule: same-traces-whatever-answered
async def test_good_and_bad_answers_leave_the_same_traces(desk: Desk) -> None:
    left = {}
    await answer(desk, await served(desk, 100), 3)  # whoever is first sets the desk's own watches
    for chat, values in ANSWERS.items():
        visitor = await served(desk, chat)
        before = await kept(desk)
        await rate(desk, visitor, values)
        for trait in TRAITS:
            await desk.say(visitor, trait.options[0 if chat == BADLY else -1])
        await desk.say(visitor, "Semuanya buruk" if chat == BADLY else "Semuanya sangat baik, terima kasih banyak")
        [person] = await desk.rows("people", address=str(chat))
        [visit] = [row for row in await desk.rows("visits") if row["person_id"] == person["id"]]
        own = {person["id"]: "PERSON", visit["id"]: "VISIT", str(chat): "CHAT", str(visit["number"]): "NUMBER"}
        own |= {str(visit["ticket"]): "TICKET", "Tamu w": "Tamu", "Tamu x": "Tamu", "Tamu y": "Tamu"}
        left[chat] = await traces(desk, before, own)
    assert left[BADLY]["outbox"], "there is something to compare"
    assert left[BADLY] == left[WELL]
    tray = await desk.rows("survey_tray")
    assert len({len(row["sealed"]) for row in tray}) == 1, "nor does what waits show it"


# rule: no-time-finer-than-the-day
async def test_what_is_written_says_no_moment_and_neither_does_what_is_beside_it(desk: Desk) -> None:
    timed = [column.name for column in survey_responses.c if isinstance(column.type, DateTime)]
    dated = [column.name for column in survey_responses.c if isinstance(column.type, Date)]
    assert (timed, dated) == ([], ["day"])
    for number in range(FEWEST):
        await answer(desk, await served(desk, 100 + number), number)
        desk.clock.pass_(minutes=1)
    journal = await desk.rows("journal")
    await desk.app.work.survey_tray.run_once(desk.clock.now())
    assert await desk.rows("journal") == journal, "nothing says when they were written"
    written = await desk.rows("survey_responses")
    assert {type(row["day"]) for row in written} == {date}
    assert not [column.name for table in metadata.tables.values() for column in table.c if "response" in column.name]


@pytest.mark.thorough
async def test_the_log_beside_the_file_keeps_nothing_once_they_are_written(desk: Desk) -> None:
    for number in range(FEWEST):
        await answer(desk, await served(desk, 100 + number), number)
    sealed = [row["sealed"] for row in await desk.rows("survey_tray")]
    await desk.app.work.survey_tray.run_once(desk.clock.now())
    engine = desk.app.engine
    if engine.dialect.name != "sqlite":
        return
    assert _size(f"{engine.url.database}-wal") == 0
    left = await raw_bytes(desk)
    assert not [each for each in sealed if each[12:60] in left]


def _size(file: str) -> int:
    path = Path(file)
    return path.stat().st_size if path.exists() else 0


async def test_whoever_looks_every_day_sees_only_that_some_of_those_who_answered_answered_so(desk: Desk) -> None:
    """Looking before and after tells which visitors a batch is of, never which answers are whose: no fewer than the
    fewest are in it, in an order that is none of theirs."""
    for number in range(FEWEST + 2):
        await answer(desk, await served(desk, 100 + number), number)
    assert await desk.rows("survey_responses") == []
    desk.clock.pass_(minutes=int(timedelta(hours=1).total_seconds() // 60))
    await desk.app.work.survey_tray.run_once(desk.clock.now())
    written = [row["answers"] for row in await desk.rows("survey_responses") if row["answers"]]
    assert len(written) == FEWEST + 2
    assert sorted(map(str, written)) == sorted(
        str(dict(zip(ELEMENTS, answers_of(number), strict=True))) for number in range(FEWEST + 2)
    )
