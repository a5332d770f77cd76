"""Many officers take many visits at once, through two doors: each visit has one of them, and the others hear of it."""

import asyncio
import random
from collections import Counter
from datetime import timedelta

import pytest

from bot import records
from bot.flows.procedure.evidence import Evidence
from bot.flows.procedure.vocabulary import Source, Word
from bot.flows.scene.events import TELEGRAM, ChoicePressed, Event
from bot.flows.scene.tokens import Verb, token
from bot.flows.state.people import Person
from bot.flows.state.visits import Status, Visit
from storage import bulk
from storage.engine import writing
from storage.tables import evidence, people, visits
from tests.clock import MONDAY_MORNING
from tests.door.entrance import Entrance, hired
from tests.door.test_races import doors
from tests.flows.table import FORM
from tests.kept import SEAL
from tests.thoroughness import times

OFFICERS, VISITS = times(20, 50), times(10, 200)
"""Every officer presses for every visit: 10,000 claims where it is looked at thoroughly."""

pytestmark = pytest.mark.long


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


async def lay_out(desk: Entrance) -> list[str]:
    """The officers at their desk, and the visits that are anybody's; returns the visits' names."""
    opened = [going_on(desk, f"v{no:03d}") for no in range(VISITS)]
    async with writing(desk.engine) as connection:
        known = [Person(each.person_id, TELEGRAM, each.id, visit_id=each.id) for each in opened]
        await bulk.add(connection, people, [records.person_row(person, SEAL) for person in known])
        await bulk.add(connection, visits, [records.visit_row(each, occupies=True) for each in opened])
        await bulk.add(connection, evidence, [row for each in opened for row in records.evidence_rows(None, each)])
    await desk.bring(*(hired(chat, f"Petugas {chat}", "front_office") for chat in range(OFFICERS)))
    return [each.id for each in opened]


def claim(chat: int, visit_id: str) -> Event:
    pressed = ChoicePressed(token(Verb.CLAIM, visit_id))
    return Event(TELEGRAM, f"claim:{chat}:{visit_id}", MONDAY_MORNING, pressed, str(chat), str(chat))


# rule: claim-has-one-winner
async def test_every_visit_has_one_of_all_who_take_it_at_once(database_url: str) -> None:
    async with doors(database_url, 2, capacity=0, lock_seconds=60) as desks:
        names = await lay_out(desks[0])
        claims = [claim(chat, name) for name in names for chat in range(OFFICERS)]
        random.Random(len(claims)).shuffle(claims)
        async with asyncio.timeout(600):
            await asyncio.gather(*(desks[no % 2].bring(each) for no, each in enumerate(claims)))
        taken = await desks[0].rows("journal", what="claimed")
        kept = {row["id"]: row["assigned"] for row in await desks[0].rows("visits")}
        refused = await desks[0].rows("journal", what="refused")
        parked = await desks[0].rows("inbox", state="parked")
    assert not parked
    assert Counter(row["visit_id"] for row in taken) == Counter(names), "one winner each"
    assert kept == {row["visit_id"]: {"front_office": row["who"]} for row in taken}, "and the visit is theirs"
    assert len(refused) == len(claims) - len(names), "everybody else was answered"
