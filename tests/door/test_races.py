"""Many at once, through one door, three doors and three processes: nothing twice, no gap, nobody stuck."""

import asyncio
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator, Awaitable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Any

import pytest

from bot.flows.scene.events import ChoicePressed, Event
from bot.flows.scene.tokens import Verb, token
from bot.jobs.deadlines import DeadlineSweep
from tests.clock import STUCK
from tests.door.entrance import Entrance, filling, happened, hired, name_of, open_entrance, said, sending
from tests.storage.overheard import commits

CROWD = range(100, 150)


@asynccontextmanager
async def doors(url: str, count: int, capacity: int = 2, lock_seconds: int = 10) -> AsyncIterator[list[Entrance]]:
    """Several processes' doors to one desk, each with an engine of its own; one waits that long for another."""
    async with AsyncExitStack() as stack:
        sections = {"queue": {"capacity": capacity}, "database": {"lock_seconds": lock_seconds}}
        entrances = [open_entrance(url, process=f"loket-{place}", sections=sections) for place in range(count)]
        yield [await stack.enter_async_context(entrance) for entrance in entrances]


async def at_once(acts: Sequence[Awaitable[Any]]) -> None:
    """All of them in parallel; none may get stuck."""
    async with asyncio.timeout(STUCK):
        await asyncio.gather(*acts)


def fillings() -> list[Event]:
    return [each for chat in CROWD for each in filling(chat, name_of(chat))]


async def expect_in_order(desk: Entrance) -> None:
    """Everybody is in, once: numbers without gap, and each told exactly their own."""
    visits = await desk.rows("visits")
    last = len(CROWD)
    assert sorted(visit["number"] for visit in visits) == [f"ULT-20261123-{n:03d}" for n in range(1, last + 1)]
    assert sorted(visit["ticket"] for visit in visits) == [f"A-{n:03d}" for n in range(1, last + 1)]
    assert len(await desk.rows("journal", what="queued")) == last
    for visit in visits:
        person = await desk.one("people", id=visit["person_id"])
        assert visit["form"]["name"] == name_of(int(person["address"]))
    assert {row["value"] for row in await desk.rows("counters", name="visit:2026-11-23")} == {last}
    ids = sorted(row["id"] for row in await desk.rows("outbox"))
    assert ids == list(range(1, len(ids) + 1))


@pytest.mark.parametrize("count", [1, 3])
async def test_fifty_visitors_at_once_get_fifty_numbers(database_url: str, count: int) -> None:
    async with doors(database_url, count) as desks:
        await desks[0].bring(*fillings())
        await at_once([desks[place % count].bring(sending(chat)) for place, chat in enumerate(CROWD)])
        await expect_in_order(desks[0])


@pytest.mark.parametrize("count", [1, 3])
async def test_one_visitor_fifty_times_at_once_gets_one_number(database_url: str, count: int) -> None:
    """Fifty different messages: an impatient finger, or a script (OpenSID 10841)."""
    async with doors(database_url, count) as desks:
        await desks[0].bring(*filling(7, "Rina Simbolon"))
        await at_once([desks[n % count].bring(sending(7, f"kirim-{n}")) for n in range(50)])
        visit = await desks[0].one("visits")
        assert visit["number"] == "ULT-20261123-001"
        assert len(await desks[0].rows("journal", what="queued")) == 1
        submitted = await desks[0].rows("evidence", word="formulir_terkirim")
        assert len(submitted) == 1
        assert len(await desks[0].rows("inbox")) == len(filling(7, "")) + 50


@pytest.mark.parametrize("count", [1, 3])
async def test_one_event_brought_fifty_times_at_once_is_decided_once(database_url: str, count: int) -> None:
    async with doors(database_url, count) as desks:
        await desks[0].bring(*filling(7, "Rina Simbolon"))
        before = len(await desks[0].told(7))
        await at_once([desks[n % count].bring(sending(7)) for n in range(50)])
        assert len(await desks[0].told(7)) == before + 1
        assert len(await desks[0].rows("journal", what="queued")) == 1


@pytest.mark.parametrize("count", [1, 3])
async def test_strangers_who_write_twice_at_once_become_one_person_each(database_url: str, count: int) -> None:
    async with doors(database_url, count) as desks:
        acts = [desks[n % count].bring(said(chat, n, "halo")) for chat in range(5) for n in range(10)]
        await at_once(acts)
        assert len(await desks[0].rows("people")) == 5
        assert len(await desks[0].rows("addresses")) == 5


async def test_three_processes_share_the_desk(database_url: str) -> None:
    """Real processes: every visitor hands in twice, then all three sweep the same passed deadlines."""
    async with open_entrance(database_url) as desk:
        await desk.bring(*fillings())
        shares = [(100, 117), (117, 134), (134, 150)]
        async with asyncio.timeout(STUCK):
            branches = [await branch(database_url, *share) for share in shares]
            for state in ("ready", "in", "swept"):
                assert [await said_by(process) for process in branches] == [state] * 3
                if state == "ready":
                    await desk.bring(hired(1, "Sari", "front_office"))
                for process in branches:
                    process.stdin.write(b"go\n")  # type: ignore[union-attr]  # it was opened as a pipe
            assert [await process.wait() for process in branches] == [0, 0, 0]
        await expect_in_order(desk)
        called = await desk.rows("visits", status="in_service")
        assert len(called) == 2, "as many as have a place"
        flagged = [(row["visit_id"], row["first"]) for row in await desk.rows("deviations")]
        assert sorted(flagged) == sorted((visit["id"], 1) for visit in called)
        assert len(await desk.rows("journal", what="deviation_flagged")) == 2


async def branch(url: str, first: int, last: int) -> Process:
    arguments = ("-m", "tests.door.branch", url, str(first), str(last))
    return await asyncio.create_subprocess_exec(sys.executable, *arguments, stdin=PIPE, stdout=PIPE)


async def said_by(process: Process) -> str:
    assert process.stdout is not None
    return (await process.stdout.readline()).decode().strip()


async def waiting_visit(desk: Entrance) -> str:
    """Two officers are there, the only place is taken, and one more visitor waits: their visit."""
    await desk.bring(hired(1, "Sari", "front_office"), hired(2, "Dewi", "front_office"))
    await desk.bring(*filling(6, "Togar Nainggolan"), sending(6))
    await desk.bring(*filling(7, "Rina Simbolon"), sending(7))
    visit: str = (await desk.one("visits", status="queued"))["id"]
    return visit


@pytest.mark.parametrize("verb", [Verb.CLAIM, Verb.CALL])
async def test_of_two_officers_at_the_same_instant_one_has_the_visit_and_the_other_is_told_who(
    database_url: str, verb: Verb
) -> None:
    async with doors(database_url, 2, capacity=1) as desks:
        visit_id = await waiting_visit(desks[0])
        presses = [happened(chat, "press", ChoicePressed(token(verb, visit_id))) for chat in (1, 2)]
        await at_once([desk.bring(press) for desk, press in zip(desks, presses, strict=True)])
        visit = await desks[0].one("visits", id=visit_id)
        owner = await desks[0].one("staff", id=visit["assigned"]["front_office"])
        chats = {"Sari": 1, "Dewi": 2}
        loser = next(chat for name, chat in chats.items() if name != owner["name"])
        refusal = f"Nomor {visit['ticket']} sudah diambil {owner['name']}."
        assert refusal in await desks[0].told(loser)
        assert refusal not in await desks[0].told(chats[owner["name"]])
        assert len(await desks[0].rows("journal", what="claimed", visit_id=visit_id)) == 1
        called = await desks[0].rows("evidence", visit_id=visit_id, word="dipanggil")
        assert len(called) == (1 if verb is Verb.CALL else 0)


async def test_a_deadline_swept_by_three_at_once_flags_once(database_url: str) -> None:
    async with doors(database_url, 3) as desks:
        await desks[0].bring(hired(1, "Sari", "front_office"), *filling(7, "Rina Simbolon"), sending(7))
        later = [desk.clock.pass_(minutes=3, seconds=1) for desk in desks]
        sweeps = [DeadlineSweep(desk.engine, desk.door) for desk in desks]
        await at_once([sweep.run_once(now) for sweep, now in zip(sweeps, later, strict=True)])
        assert (await desks[0].one("deviations"))["first"] == 1
        assert len(await desks[0].rows("journal", what="deviation_flagged")) == 1
        assert len([told for told in await desks[0].told(1) if "melewati waktu baku" in told]) == 1


# rule: one-summary-after-an-outage
async def test_after_an_outage_each_reader_hears_of_all_that_is_late_in_one_message(database_url: str) -> None:
    sections = {"queue": {"capacity": 0, "calls": 0}}
    async with open_entrance(database_url, sections=sections) as desk:
        await desk.bring(hired(1, "Sari", "front_office"), hired(2, "Tigor", "supervisor"))
        for chat in CROWD[:5]:
            await desk.bring(*filling(chat, name_of(chat)), sending(chat))
        before = len(await desk.told(1))
        sweep = DeadlineSweep(desk.engine, desk.door)
        await sweep.run_once(desk.clock.pass_(hours=3))
        told = [text for text in (await desk.told(1))[before:] if "melewati waktu baku" in text]
        assert len(await desk.rows("journal", what="deviation_flagged")) == 5, "each is on record"
        assert len(told) == 1
        for chat, ticket in zip(CROWD[:5], range(1, 6), strict=True):
            assert f"A-{ticket:03d}</b> ({name_of(chat)})" in told[0]
        await sweep.run_once(desk.clock.pass_(minutes=10))
        held_up = [text for text in await desk.told(2) if "masih tertahan" in text]
        assert len(held_up) == 1
        assert "5 kunjungan" in held_up[0]
        again = len(await desk.told(1)) + len(await desk.told(2))
        await sweep.run_once(desk.clock.now())
        assert len(await desk.told(1)) + len(await desk.told(2)) == again, "and once"


async def test_many_at_once_share_a_few_transactions(database_url: str) -> None:
    async with open_entrance(database_url) as desk:
        with commits(desk.engine) as committed:
            await at_once([desk.bring(said(chat, 0, "halo")) for chat in range(1, 201)])
        assert len(committed) <= 5
        assert len(await desk.rows("inbox")) == 200


async def test_a_door_that_closes_lets_in_who_is_already_waiting(database_url: str) -> None:
    async with open_entrance(database_url) as desk:
        brought = [asyncio.create_task(desk.bring(said(chat, 0, "halo"))) for chat in range(1, 21)]
        await asyncio.sleep(0)
        async with asyncio.timeout(STUCK):
            await desk.door.close()
            await asyncio.gather(*brought)
        assert len(await desk.rows("inbox")) == 20
