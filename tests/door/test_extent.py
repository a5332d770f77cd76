"""Turns decided with little of the queue: they come out as with all of it, or are decided anew."""

import random
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import update

from bot import turn
from bot.flows.decide import decide
from bot.flows.scene.effects import Decision
from bot.flows.scene.events import Event
from bot.flows.scene.facts import Facts
from bot.flows.state.loaded import NotLoaded
from bot.jobs.deadlines import DeadlineSweep
from bot.turn import deciding, loading
from bot.turn.extent import Extent, tried_first
from storage import chance
from storage.engine import writing
from storage.tables import visits
from tests.conftest import sqlite_in
from tests.door.entrance import Entrance, filling, hired, name_of, open_entrance, said, sending

OFFICERS, VISITORS = ((1, "Sari"), (2, "Budi")), range(10, 24)
OF_CHANCE = {"person_keys", "links", "chain"}
"""Tables that never look the same twice."""


async def day(desk: Entrance) -> None:
    """More come than a turn has at hand; the first gives up, one in the middle too, some ask, some are called."""
    for chat, name in OFFICERS:
        await desk.bring(hired(chat, name, "front_office"))
    for place, chat in enumerate(VISITORS):
        for event in (*filling(chat, name_of(place)), sending(chat)):
            await desk.bring(event)
    first, middle, later = VISITORS[2], VISITORS[8], VISITORS[3]
    await desk.bring(said(first, "off", "batal"))
    await desk.bring(said(first, "yes", "ya"))
    await desk.bring(said(middle, "off", "batal"), said(VISITORS[9], "ask", "kapan giliran saya?"))
    await desk.bring(said(middle, "yes", "ya"))
    await desk.bring(said(later, "later", "minta 5 menit lagi"))
    for _ in range(4):
        await DeadlineSweep(desk.engine, desk.door).run_once(desk.clock.pass_(minutes=3))
        await desk.bring(said(VISITORS[10], f"ask{desk.clock.now()}", "antrean"))
    for chat, _ in OFFICERS:
        await desk.bring(said(chat, "queue", "antrean"))


class Turns:
    """Names by the event that is decided, however often that is; and how much each was decided with."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.asked: list[Extent] = []
        self._named: tuple[str, int] = ("", 0)
        take, load = deciding.take_turn, loading.load

        def taken(working: Any, each: Any) -> None:
            self._named = (each.key, 0)
            take(working, each)

        async def loaded(*given: Any) -> Any:
            working = await load(*given)
            self.asked.append(working.base.extent)
            return working

        patch.setattr(turn, "take_turn", taken)
        patch.setattr(turn, "load", loaded)
        patch.setattr(deciding, "token_urlsafe", self._name)

    def _name(self, _size: int) -> str:
        self._named = (self._named[0], self._named[1] + 1)
        return sha256(str(self._named).encode()).hexdigest()[:16]


# rule: moved-in-the-queue-is-decided-with-all
@pytest.mark.parametrize("capacity", [2, 5])
async def test_a_day_is_written_alike_with_little_of_the_queue_and_with_all_of_it(
    tmp_path: Path, capacity: int
) -> None:
    days: list[dict[str, list[str]]] = []
    asked: list[list[Extent]] = []
    for first in (tried_first, lambda _arrivals: Extent.NEAR):
        with pytest.MonkeyPatch.context() as patch, chance.drawn_from(random.Random(7).randbytes):
            patch.setattr(turn, "tried_first", first)
            turns = Turns(patch)
            folder = tmp_path / str(len(days))
            folder.mkdir()
            async with open_entrance(sqlite_in(folder), sections={"queue": {"capacity": capacity}}) as desk:
                await day(desk)
                rows = await desk.everything()
        days.append({name: found for name, found in rows.items() if name not in OF_CHANCE})
        asked.append(turns.asked)
    for name, found in days[0].items():
        assert found == days[1][name], name
    little, whole = asked
    assert set(whole) == {Extent.NEAR}
    anew = len(little) - len(whole)
    assert 0 < anew < little.count(Extent.NEXT) / 4
    assert little.count(Extent.NEXT) > len(VISITORS) * 8


# rule: failed-with-little-is-tried-with-all
async def test_what_fails_with_little_of_the_queue_is_decided_with_all_of_it(
    sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    failed: list[Event] = []

    def failing(event: Event, facts: Facts) -> Decision:
        if not failed:
            failed.append(event)
            raise NotLoaded("a visit that waits")
        return decide(event, facts)

    monkeypatch.setattr(deciding, "decide", failing)
    async with open_entrance(sqlite_url) as desk:
        await desk.bring(said(10, "first", "halo"))
        assert [row["state"] for row in await desk.rows("inbox")] == ["decided"]
        assert failed
        assert await desk.told(10)


async def test_whoever_stands_behind_one_that_cannot_be_read_is_called(sqlite_url: str) -> None:
    """Only with all of the queue are they at hand."""
    served, spoilt, following = 10, 11, 12
    async with open_entrance(sqlite_url, sections={"queue": {"capacity": 1}}) as desk:
        await desk.bring(hired(1, "Sari", "front_office"))
        for place, chat in enumerate((served, spoilt, following)):
            for event in (*filling(chat, name_of(place)), sending(chat)):
                await desk.bring(event)
        [person] = {row["person_id"] for row in await desk.rows("outbox", address=str(spoilt))}
        async with writing(desk.engine) as connection:
            await connection.execute(update(visits).where(visits.c.person_id == person).values(way="entah"))
        await desk.bring(said(served, "off", "batal"))
        await desk.bring(said(served, "yes", "ya"))
        states = {row["form"].get("name"): row["status"] for row in await desk.rows("visits")}
        assert states[name_of(2)] == "in_service", states
