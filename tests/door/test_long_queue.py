"""A queue longer than a turn loads: where somebody is put behind its heads is where the database has them then."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot import records
from bot.flows.scene.events import TELEGRAM, ChoicePressed, Event
from bot.flows.scene.tokens import Verb, token
from bot.flows.state.dialog import InVisit, Reviewing
from bot.flows.state.people import Person
from bot.flows.state.visits import Status, Visit
from storage import bulk, queue
from storage.engine import reading, writing
from storage.tables import addresses, people, visits
from tests.door.entrance import Entrance, open_entrance
from tests.flows.table import FORM
from tests.kept import SEAL

WAITING = 60


def visit(desk: Entrance, key: str, status: Status, at: datetime, **known: str | datetime | None) -> Visit:
    begun = Visit(key, key, desk.office.sheet.id, at, at, status, calendar_id=desk.office.calendar_id)
    return replace(begun, form={"name": "Rina Simbolon", **FORM}, **known)  # type: ignore[arg-type] # by name


async def crowd(desk: Entrance) -> None:
    """Sixty wait, one came every other minute; Rina has filled in her form, and Togar came forty minutes ago."""
    now = desk.clock.now()
    waiting = [
        visit(desk, f"w{no}", Status.QUEUED, at, ticket=f"A-{no:03d}", number=f"N-{no}", queued_at=at)
        for no in range(WAITING)
        for at in (now - timedelta(minutes=2 * (WAITING - no)),)
    ]
    rina = visit(desk, "rina", Status.FORM, now, priority="lansia")
    at = now - timedelta(minutes=41)
    togar = visit(desk, "togar", Status.QUEUED, at, ticket="A-999", number="N-999", queued_at=at)
    known = [Person(each.person_id, TELEGRAM, each.person_id, visit_id=each.id) for each in (*waiting, rina, togar)]
    known[-2], known[-1] = replace(known[-2], dialog=Reviewing()), replace(known[-1], dialog=InVisit())
    async with writing(desk.engine) as connection:
        await bulk.add(connection, people, [records.person_row(person, SEAL) for person in known])
        await bulk.add(
            connection, addresses, [{"key": f"{TELEGRAM}:{p.address}", "person_id": p.id} for p in known[-2:]]
        )
        await bulk.add(connection, visits, [records.visit_row(v, occupies=True) for v in (*waiting, rina, togar)])


def pressed(desk: Entrance, who: str, verb: Verb, *parts: str) -> Event:
    return Event(TELEGRAM, f"{who}:{verb}", desk.clock.now(), ChoicePressed(token(verb, who, *parts)), who, who)


@pytest.mark.parametrize("together", [True, False])
# rule: served-in-the-order-told
async def test_the_place_told_is_the_place_in_the_database(database_url: str, together: bool) -> None:
    async with open_entrance(database_url) as desk:
        await crowd(desk)
        events = [pressed(desk, "togar", Verb.PRIORITY, "hamil"), pressed(desk, "rina", Verb.SEND)]
        for batch in [events] if together else [[each] for each in events]:
            await desk.bring(*batch)
        told = {row["id"]: row["told_place"] for row in await desk.rows("visits") if row["told_place"]}
        async with reading(desk.engine) as connection:
            places = await queue.places(connection, ["rina", "togar"])
    assert places == {"togar": 26, "rina": 48}
    assert told == places
