"""The staff are read anew when they have changed, whoever changed them, and only then."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

import pytest
from sqlalchemy import text

from bot.flows.scene.events import ChoicePressed, Event, StaffInvited, StaffRemoved
from bot.flows.scene.tokens import Verb, token
from bot.flows.staff.seats import invite_digest
from bot.turn import arrival, take_turns
from storage.engine import writing
from storage.events import write_counters
from storage.known import STAFF_VERSION
from tests.clock import MONDAY_MORNING, HeldClock
from tests.door.entrance import Entrance, happened, hired, open_entrance, said
from tests.storage.overheard import overheard


@asynccontextmanager
async def two(url: str) -> AsyncIterator[tuple[Entrance, Entrance]]:
    """Two processes of one desk, each with an engine of its own."""
    clock = HeldClock()
    async with open_entrance(url, clock) as one, open_entrance(url, clock, "loket-b") as other:
        yield one, other


def reads_of_staff(statements: list[str]) -> list[str]:
    return [words for words in statements if "FROM staff" in words or "FROM assignments" in words]


# rule: staff-believed-by-version
async def test_the_staff_are_not_read_again_until_they_change(database_url: str) -> None:
    async with open_entrance(database_url) as desk:
        await desk.bring(hired(11, "Sari", "front_office"))
        await desk.bring(said(7, 0, "halo"))
        with overheard(desk.engine) as statements:
            await desk.bring(said(7, 1, "setuju"))
            await desk.bring(said(11, 2, "menu"))
        assert len(statements) > 20
        assert reads_of_staff(statements) == []
        assert "Sari" in (await desk.told(11))[-1]
        until = MONDAY_MORNING + timedelta(days=7)
        for change in (
            happened(11, 3, ChoicePressed(token(Verb.DUTY, "off"))),
            hired(12, "Bayu", "back_office"),
            happened(0, 4, StaffInvited("Dewi", "front_office", invite_digest("x"), until)),
        ):
            await desk.bring(change)
            with overheard(desk.engine) as statements:
                await desk.bring(said(7, change.key, "halo"))
            assert len(reads_of_staff(statements)) == 2, change.body


async def test_what_another_process_changes_is_seen_at_once(database_url: str) -> None:
    async with two(database_url) as (one, other):
        await one.bring(hired(11, "Sari", "front_office"))
        await other.bring(said(11, 0, "menu"))
        await other.bring(happened(11, 1, ChoicePressed(token(Verb.DUTY, "off"))))
        await one.bring(said(11, 2, "menu"))
        assert (await one.told(11))[-1] == (await one.told(11))[-2], "off duty, as the other process said"
        sari = (await one.one("staff"))["id"]
        await one.bring(happened(0, 3, StaffRemoved(sari)))
        await other.bring(happened(11, 4, ChoicePressed(token(Verb.DUTY, "on"))))
        assert await other.rows("staff") == []
        assert (await other.rows("assignments"))[0]["ends_at"] is not None


class _Undone(Exception):
    """The transaction does not come to its end."""


async def _come_to_nothing(desk: Entrance, *events: Event) -> None:
    """One turn after the other in one transaction, which is rolled back."""
    async with writing(desk.engine) as connection:
        for event in events:
            await take_turns(connection, desk.door._workplace, [arrival(event)], desk.clock.now())
        raise _Undone


@pytest.mark.parametrize("further", [0, 1])
async def test_what_was_rolled_back_is_not_believed(database_url: str, further: int) -> None:
    """Whatever a process has seen in a transaction of its own that came to nothing, also when it looked twice."""
    async with two(database_url) as (one, other):
        await one.bring(hired(11, "Sari", "front_office"))
        with pytest.raises(_Undone):
            await _come_to_nothing(one, hired(12, "Bayu", "back_office"), *(said(7, n, "halo") for n in range(further)))
        await other.bring(hired(13, "Dewi", "back_office"))
        await one.bring(said(13, 1, "menu"), said(12, 1, "halo"))
        assert "Dewi" in (await one.told(13))[-1]
        assert {row["name"] for row in await one.rows("staff")} == {"Sari", "Dewi"}
        assert "Bayu" not in "".join(await one.told(12))


async def test_staff_of_a_database_that_was_put_back_are_read_from_it(database_url: str) -> None:
    """As many changes were made before as after: their number alone would tell nothing."""
    async with open_entrance(database_url) as desk:
        await desk.bring(hired(11, "Sari", "front_office"))
        [before] = await desk.rows("counters", name=STAFF_VERSION)
        await desk.bring(hired(12, "Bayu", "back_office"))
        await desk.bring(said(12, 1, "menu"))
        async with writing(desk.engine) as connection:
            await connection.execute(text("DELETE FROM staff WHERE name = 'Bayu'"))
            await write_counters(connection, {STAFF_VERSION: before["value"]})
        async with open_entrance(database_url, desk.clock, "loket-b") as other:
            await other.bring(hired(13, "Dewi", "back_office"))
        await desk.bring(said(13, 1, "menu"))
        assert "Dewi" in (await desk.told(13))[-1]
