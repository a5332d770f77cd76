"""An officer's first screen costs the same, however many wait and however much there is to do."""

from dataclasses import replace
from datetime import timedelta

from bot import records
from bot.flows.scene.events import Event, TextSent
from bot.flows.state.assignments import Assignment
from bot.flows.state.desk import Desk as Standing
from bot.flows.state.desk import Staff
from bot.flows.state.people import Person
from bot.flows.state.visits import Status, Visit
from bot.turn import arrival, take_turns
from bot.turn.loaders import Asking
from bot.turn.loaders.work import load_work
from storage import bulk
from storage.engine import reading, writing
from storage.tables import people, staff, visits, work
from tests.desk import Desk, open_desk
from tests.flows.table import FORM
from tests.storage.plans import asked, scans
from tests.storage.rows import somebody

WAITING, OFFICERS, TAKEN = 5_000, 50, 60


async def crowded(desk: Desk) -> None:
    """Thousands wait, fifty work here, and Sari has taken sixty visits: every place is taken, and nobody is called."""
    now = desk.clock.now()
    sari = (await desk.one("staff"))["id"]
    known = Visit("", "visitor", desk.app.office.sheet.id, now, now, calendar_id=desk.app.office.calendar_id)
    known = replace(known, form={"name": "Rina Simbolon", **FORM}, queued_at=now)
    waiting = [
        replace(known, id=f"w{no}", status=Status.QUEUED, ticket=f"W{no}", number=f"W-{no}") for no in range(WAITING)
    ]
    taken = [
        replace(
            known,
            id=f"t{no}",
            status=Status.IN_SERVICE,
            ticket=f"T{no}",
            number=f"T-{no}",
            assigned={"front_office": sari},
        )
        for no in range(TAKEN)
    ]
    nobody = {"person_id": None, "invite_digest": None, "invite_expires_at": None, "seated_at": None, "same_as": None}
    members = [
        {"id": f"s{no}", "name": f"P{no}", "role": "front_office", "on_duty": True, **nobody} for no in range(OFFICERS)
    ]
    held = [{"visit_id": visit.id, "staff_id": sari, "kind": "held", "since": now} for visit in taken]
    async with writing(desk.app.engine) as connection:
        await bulk.add(connection, people, [{**somebody("visitor"), "heard_at": None}])
        await bulk.add(connection, staff, members)
        await bulk.add(connection, visits, [records.visit_row(visit, occupies=True) for visit in (*waiting, *taken)])
        await bulk.add(connection, work, held)


async def statements(desk: Desk, key: str) -> dict[str, object]:
    """What the turn asks the database when Sari wants her first screen; what others ask meanwhile is theirs."""
    event = Event("telegram", key, desk.clock.now(), TextSent("pekerjaan saya"), "11", "11")
    async with writing(desk.app.engine) as connection:
        with asked(connection) as seen:
            said = await take_turns(connection, desk.app.door._workplace, [arrival(event)], desk.clock.now())
    desk.app.deliverer.hand_over(said)
    return seen


async def test_the_screen_is_bounded_and_found_by_indexes(database_url: str) -> None:
    async with open_desk(database_url) as desk:
        sari = await desk.hire("Sari", "front_office", 11)
        before = await statements(desk, "before")
        await crowded(desk)
        after = await statements(desk, "after")
        await desk.settle()
        async with reading(desk.app.engine) as connection:
            found = {words: plan for words, given in after.items() if (plan := await scans(connection, words, given))}
        assert not found, [(words[:200], plan) for words, plan in found.items()]
        assert len(after) <= len(before) + 9, "one for each table of what is hers, and one for the length of the queue"
        told = [message.text for message in sari.messages if "Pekerjaan saya" in message.text]
        assert "dan 48 lagi" in told[-1]


async def test_what_is_owed_is_found_for_every_role_and_for_whom_one_stands_in(database_url: str) -> None:
    async with open_desk(database_url) as desk:
        now, office = desk.clock.now(), desk.app.office
        known = Visit("", "visitor", office.sheet.id, now, now, calendar_id=office.calendar_id)
        owed = {"second": "back_office", "absent": "s2", "other": "supervisor"}
        visits_owed = [replace(known, id=f"v-{key}", number=f"N-{key}") for key in owed]
        rows = [{"visit_id": f"v-{key}", "staff_id": who, "kind": "outcome", "since": now} for key, who in owed.items()]
        async with writing(desk.app.engine) as connection:
            await bulk.add(connection, people, [{**somebody("visitor"), "heard_at": None}])
            await bulk.add(connection, visits, [records.visit_row(visit, occupies=False) for visit in visits_owed])
            await bulk.add(connection, work, rows)
        staffed = {
            "s1": Staff("s1", "Sari", "front_office", person_id="sari", also=("back_office",)),
            "s2": Staff("s2", "Dewi", "front_office", person_id="dewi"),
        }
        letter = Assignment("s1", "front_office", now - timedelta(hours=1), None, letter="l", instead_of="s2")
        sari = Person("sari", "telegram", "1", staff_id="s1")
        async with reading(desk.app.engine) as connection:
            own = await load_work(Asking(connection, frozenset(), office, Standing(staffed, (letter,)), (sari,), now))
        assert own.visits == {"v-second", "v-absent"}
