"""Two processes watch the same duty: what its moments bring is told once and done once, whoever sees it first."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

from bot.flows.scene.events import ChoicePressed
from bot.flows.scene.tokens import Verb, token
from bot.jobs.deadlines import DeadlineSweep
from tests.clock import MONDAY_MORNING, HeldClock
from tests.door.entrance import Entrance, filling, happened, hired, open_entrance, sending

HOURS = {"office": {"hours": "Senin-Jumat 08.00-16.00"}}
ROUNDS = 3
"""Of both processes at once: what one has done already, the other must not do again."""


@asynccontextmanager
async def watching(url: str) -> AsyncIterator[tuple[HeldClock, Entrance, Entrance]]:
    """Two doors with an engine each, and one clock; Sari has Rina's visit, Nur supervises."""
    clock = HeldClock()
    async with (
        open_entrance(url, clock, sections=HOURS) as one,
        open_entrance(url, clock, "loket-b", sections=HOURS) as other,
    ):
        await one.bring(hired(11, "Sari", "front_office"), hired(12, "Nur", "supervisor"))
        await one.bring(*filling(7, "Rina Simbolon"), sending(7))
        visit = await one.one("visits")
        await other.bring(happened(11, "take", ChoicePressed(token(Verb.CLAIM, visit["id"]))))
        yield clock, one, other


async def pass_to(clock: HeldClock, later: timedelta, *desks: Entrance) -> None:
    """It becomes so late, and all processes look at what is due, at once."""
    clock.at = MONDAY_MORNING + later
    for _ in range(ROUNDS):
        await asyncio.gather(*(DeadlineSweep(each.engine, each.door).run_once(clock.now()) for each in desks))


def heard(texts: list[str], words: str) -> int:
    return len([text for text in texts if words in text])


# rule: duty-ends-with-a-question
async def test_the_end_of_duty_is_asked_about_once_and_given_back_once_by_two_processes(database_url: str) -> None:
    async with watching(database_url) as (clock, one, other):
        await pass_to(clock, timedelta(hours=7), one, other)
        assert heard(await one.told(11), "Jam tugas Anda selesai") == 1
        assert len(await one.rows("journal", what="duty_ends_asked")) == 1
        assert (await one.one("visits"))["assigned"] != {}
        await pass_to(clock, timedelta(hours=7) + one.office.duty.answer_within, one, other)
        assert heard(await one.told(11), "dilepas untuk petugas lain: A-001") == 1
        assert len(await one.rows("journal", what="duty_off")) == 1
        assert (await one.one("visits"))["assigned"] == {}
        [sari] = await one.rows("staff", role="front_office")
        assert not sari["on_duty"]


# rule: gap-told-once
async def test_that_nobody_is_on_duty_is_told_once_by_two_processes(database_url: str) -> None:
    async with watching(database_url) as (clock, one, other):
        await one.bring(happened(11, "off", ChoicePressed(token(Verb.DUTY, "off"))))
        await other.bring(happened(11, "give", ChoicePressed(token(Verb.DUTY, "give"))))
        before = heard(await one.told(12), "tidak ada petugas yang bertugas")
        for minutes in (one.office.duty.nobody_after / timedelta(minutes=1), 120, 300):
            await pass_to(clock, timedelta(minutes=minutes + 1), one, other)
        assert heard(await one.told(12), "tidak ada petugas yang bertugas") - before == 1
        assert len(await one.rows("journal", what="duty_gap")) == 1
