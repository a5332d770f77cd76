"""Many officers take many visits at once, through two doors and in two processes: each visit has one of them, and the
others hear of it."""

import asyncio
import random
import sys
from asyncio.subprocess import PIPE, Process
from collections import Counter
from datetime import timedelta

import pytest

from bot import records
from bot.flows.procedure.evidence import Evidence
from bot.flows.procedure.vocabulary import Source, Word
from bot.flows.scene.events import TELEGRAM
from bot.flows.state.people import Person
from bot.flows.state.visits import Status, Visit
from storage import bulk
from storage.engine import writing
from storage.tables import evidence, people, visits
from tests.clock import MONDAY_MORNING
from tests.door.claimant import AT_THE_DESK, claim
from tests.door.entrance import Entrance, hired, open_entrance
from tests.door.test_races import doors, said_by
from tests.flows.table import FORM
from tests.kept import SEAL
from tests.thoroughness import times

OFFICERS, VISITS = times(20, 50), times(10, 200)
"""Every officer presses for every visit: 10,000 claims where it is looked at thoroughly, by two real processes."""

AT_TWO_DOORS = times(10, 40)
"""The visits among them for which all press in one process, which other tests of races do too."""

ROUNDS = 10
"""In which two processes begin together."""

pytestmark = [pytest.mark.long, pytest.mark.timeout(900)]


def going_on(desk: Entrance, key: str) -> Visit:
    """A visit whose visitor was called a moment ago."""
    at = MONDAY_MORNING - timedelta(seconds=10)
    called = Evidence(f"{key}:called", Word.CALLED, at, at, Source.DESK, "desk")
    return Visit(
        key,
        key,
        desk.office.sheet.id,
        at,
        at,
        Status.IN_SERVICE,
        form={"name": "Rina Simbolon", **FORM},
        ticket=key.upper(),
        number=f"ULT-{key}",
        queued_at=at,
        evidence=(called,),
        calendar_id=desk.office.calendar_id,
    )


async def lay_out(desk: Entrance, many: int = VISITS) -> list[str]:
    """The officers at their desk, and the visits that are anybody's; returns the visits' names."""
    opened = [going_on(desk, f"v{no:03d}") for no in range(many)]
    async with writing(desk.engine) as connection:
        known = [Person(each.person_id, TELEGRAM, each.id, visit_id=each.id) for each in opened]
        await bulk.add(connection, people, [records.person_row(person, SEAL) for person in known])
        await bulk.add(connection, visits, [records.visit_row(each, occupies=True) for each in opened])
        await bulk.add(connection, evidence, [row for each in opened for row in records.evidence_rows(None, each)])
    await desk.bring(*(hired(chat, f"Petugas {chat}", "front_office") for chat in range(OFFICERS)))
    return [each.id for each in opened]


# rule: claim-has-one-winner
async def test_every_visit_has_one_of_all_who_take_it_at_once(database_url: str) -> None:
    async with doors(database_url, 2, capacity=0, lock_seconds=60) as desks:
        names = await lay_out(desks[0], AT_TWO_DOORS)
        claims = [claim(chat, name) for name in names for chat in range(OFFICERS)]
        random.Random(len(claims)).shuffle(claims)
        async with asyncio.timeout(600):
            await asyncio.gather(*(desks[no % 2].bring(each) for no, each in enumerate(claims)))
        await expect_one_winner_each(desks[0], names)


async def expect_one_winner_each(desk: Entrance, names: list[str]) -> None:
    """Every claim was decided; one of each visit's was the first, and whoever made another reads whose it is."""
    assert Counter(row["state"] for row in await desk.rows("inbox")) == {"decided": OFFICERS + OFFICERS * len(names)}
    taken = await desk.rows("journal", what="claimed")
    kept = {row["id"]: row["assigned"] for row in await desk.rows("visits")}
    assert Counter(row["visit_id"] for row in taken) == Counter(names), "one winner each"
    assert kept == {row["visit_id"]: {"front_office": row["who"]} for row in taken}, "and the visit is theirs"
    refused = await desk.rows("journal", what="refused")
    assert len(refused) == OFFICERS * len(names) - len(names), "everybody else was answered"
    winners = {row["visit_id"]: row["who"] for row in taken}
    staff = {row["id"]: row["name"] for row in await desk.rows("staff")}
    await expect_cards_to_name(desk, {visit_id: staff[who] for visit_id, who in winners.items()})


async def expect_cards_to_name(desk: Entrance, winners: dict[str, str]) -> None:
    """The card of everybody who has one says who has the visit, and whoever came too late was told so, once."""
    cards: dict[tuple[str, str], str] = {}
    words: Counter[tuple[str, str]] = Counter()
    for row in sorted(await desk.rows("outbox"), key=lambda row: row["id"]):
        if row["card"]:
            cards[row["address"], row["card"].partition(":")[0]] = row["payload"]["text"]
        words[row["address"], row["payload"]["text"]] += 1
    for visit_id, winner in winners.items():
        for chat in map(str, range(OFFICERS)):
            beaten = f"Petugas {chat}" != winner
            assert words[chat, f"Nomor {visit_id.upper()} sudah diambil {winner}."] == beaten
            assert winner in cards[chat, visit_id], (chat, cards[chat, visit_id])


# rule: claim-has-one-winner
async def test_two_processes_that_take_the_same_visits_have_one_winner_each(database_url: str) -> None:
    """Real processes, half of the officers in each, every officer after every visit; now one process begins a round,
    now the other."""
    async with open_entrance(database_url, sections=AT_THE_DESK) as desk, asyncio.timeout(600):
        names = await lay_out(desk)
        rounds = [",".join(names[place::ROUNDS]) for place in range(ROUNDS)]
        halves = [range(first, OFFICERS, 2) for first in (0, 1)]
        processes = [await claimant(database_url, seed, half, rounds) for seed, half in enumerate(halves)]
        for state in ("ready", *(f"round {place}" for place in range(1, ROUNDS + 1))):
            assert [await said_by(process) for process in processes] == [state] * 2
            processes.reverse()
            for process in processes:
                process.stdin.write(b"go\n")  # type: ignore[union-attr]  # it was opened as a pipe
        assert [await process.wait() for process in processes] == [0, 0]
        await expect_one_winner_each(desk, names)
        chats = {row["id"]: int(row["name"].removeprefix("Petugas ")) for row in await desk.rows("staff")}
        won = Counter(chats[row["who"]] % 2 for row in await desk.rows("journal", what="claimed"))
        assert set(won) == {0, 1}, f"both processes won some: {won}"


async def claimant(url: str, seed: int, officers: range, rounds: list[str]) -> Process:
    arguments = ("-m", "tests.door.claimant", url, str(seed), ",".join(map(str, officers)), *rounds)
    return await asyncio.create_subprocess_exec(sys.executable, *arguments, stdin=PIPE, stdout=PIPE)
