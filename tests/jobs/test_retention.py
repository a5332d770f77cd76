"""What has an end by the calendar goes when that has come, as the data map says; what is open keeps everything."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import insert, update

from bot.flows.calendar.calendar import OfficeCalendar
from bot.flows.calendar.hours import read_hours
from bot.jobs.retention import Retention, in_order, is_quiet
from storage import fading
from storage.chain.linked import LINKED
from storage.datamap import data_map
from storage.engine import reading, writing
from storage.identity.sealed import NOBODY
from storage.tables import deadlines, inbox, metadata, outbox, visits
from tests.clock import MONDAY_MORNING
from tests.desk import Desk, open_desk
from tests.door.test_curious_reader import RINA
from tests.door.test_erased import everything, person_at, two_visits
from tests.storage.chained import looked_at, take_in

SECTIONS: dict[str, dict[str, Any]] = {"queue": {"capacity": 1}}


async def settled(desk: Desk) -> None:
    """Nothing is open any more, nothing waits to be said, and all of it is in the chain."""
    async with writing(desk.app.engine) as connection:
        await connection.execute(deadlines.delete())
        await connection.execute(update(outbox).where(outbox.c.state == "pending").values(state="sent"))
        await take_in(connection)


def retention(desk: Desk, **days: int) -> Retention:
    lengths = {kept.setting: timedelta(days=36500) for kept in data_map().kept.values() if kept.setting}
    lengths |= {f"retention.{name}": timedelta(days=count) for name, count in days.items()}
    return Retention(desk.app.engine, lengths, lambda: desk.app.office.calendar)


async def night(desk: Desk, days: int, **lengths: int) -> int:
    count, left = await retention(desk, **lengths).carry_out(desk.clock.now() + timedelta(days=days), 1000)
    assert not left
    return count


# rule: faded-by-the-map
# rule: faded-with-trace
async def test_each_goes_at_its_time_and_leaves_what_adds_up(database_url: str) -> None:
    async with open_desk(database_url, sections=SECTIONS, on_whatsapp=True, on_zoom=True) as desk:
        await two_visits(desk)
        await settled(desk)
        async with writing(desk.app.engine) as connection:
            for row in await desk.rows("visits"):
                form = row["form"] | {"phone": "0812-0000-1111"}
                await connection.execute(update(visits).where(visits.c.id == row["id"]).values(form=form))
        before = {name: await desk.rows(name) for name in metadata.tables}
        person = await person_at(desk, f"telegram:{RINA}")
        assert await night(desk, 89, messages_days=90) == 0
        assert await night(desk, 91, messages_days=90) > 5
        assert await desk.rows("outbox") == []
        assert {row["name"] for row in await desk.rows("attendees")} <= {"", None}
        assert await night(desk, 364, contacts_days=365) == 0
        assert await night(desk, 366, contacts_days=365) > 2
        kept = {row["id"]: row for row in await desk.rows("people")}
        assert kept[person]["address"] == NOBODY
        assert kept[person]["profile"] == {}
        assert {row["person_id"] for row in await desk.rows("addresses")} == {
            each["person_id"] for each in before["staff"]
        }, "of the desk nobody is forgotten"
        assert "phone" not in (await desk.rows("visits", person_id=person))[0]["form"]
        assert (await desk.rows("visits", person_id=person))[0]["form"]["name"]
        assert await night(desk, 731, identity_days=730, files_days=730) > 5
        assert await night(desk, 732, identity_days=730, files_days=730, messages_days=90, contacts_days=365) == 0
        said = await everything(desk)
        names = {str(RINA), "Togar Nainggolan", "Rina di HP"} | {
            row["form"]["name"] for row in before["visits"] if row["form"].get("name")
        }
        assert [(table, name) for table, words in said.items() for name in names if name in words] == []
        for table in ("visits", "evidence", "waits", "outcomes", "papers", "journal", "deviations"):
            assert len(await desk.rows(table)) == len(before[table]), table
        findings, tally = await looked_at(desk.app.engine)
        left = {name: len(await desk.rows(name)) for name in LINKED}
        gone = sum(len(before[name]) - count for name, count in left.items())
        assert (findings, tally.erased) == ([], gone)
        notes = {row["note"] for row in await desk.rows("chain") if row["kind"] == "erased"}
        assert notes == {f"retensi {name}" for name in ("pesan", "orang", "identitas")}


async def test_what_is_open_keeps_everything_of_its_person(database_url: str) -> None:
    """rule: nothing-open-is-destroyed"""
    async with open_desk(database_url, sections=SECTIONS, on_whatsapp=True, on_zoom=True) as desk:
        await two_visits(desk)
        await settled(desk)
        person = await person_at(desk, f"telegram:{RINA}")
        (visit,) = await desk.rows("visits", person_id=person)
        async with writing(desk.app.engine) as connection:
            told = {"id": "f1", "visit_id": visit["id"], "serial": 1, "answer_by": None, "decide_by": None}
            await connection.execute(insert(metadata.tables["follow_ups"]), [told])
            due = {"kind": "follow_up", "id": "f1", "due_at": desk.clock.now(), "tries": 0}
            await connection.execute(insert(deadlines), [due])
        lengths = dict.fromkeys(("messages_days", "contacts_days", "identity_days", "files_days"), 730)
        await night(desk, 800, **lengths)
        assert (await desk.rows("visits", person_id=person))[0]["form"] == visit["form"]
        assert await desk.rows("outbox", person_id=person)
        assert await person_at(desk, f"telegram:{RINA}") == person
        others = [row for row in await desk.rows("visits") if row["person_id"] != person]
        assert all(row["form"].keys() <= {"region", "category", "role"} for row in others)
        later = desk.clock.now() + timedelta(days=800)
        async with reading(desk.app.engine) as connection:
            held = [await fading.count(connection, each, later, held=True) for each in in_order()]
        assert sum(held) > 3
        async with writing(desk.app.engine) as connection:
            await connection.execute(deadlines.delete())
        await night(desk, 801, **lengths)
        assert await desk.rows("outbox", person_id=person) == []


async def test_who_came_back_is_not_forgotten(desk: Desk) -> None:
    rina = desk.telegram.user(7, first_name="Rina")
    await desk.say(rina, "halo")
    await settled(desk)
    async with writing(desk.app.engine) as connection:
        await connection.execute(deadlines.delete())
    person = await person_at(desk, "telegram:7")
    assert await night(desk, 300, contacts_days=365) == 0
    assert await night(desk, 366, contacts_days=365) > 0
    assert (await desk.rows("people", id=person))[0]["address"] == NOBODY
    await desk.say(rina, "halo")
    assert await person_at(desk, "telegram:7") != person


async def test_parked_events_lose_their_words_and_stay_counted(desk: Desk) -> None:
    row = {"key": "web:1", "received_at": desk.clock.now(), "state": "parked", "raw": "kata-kata", "reason": "x"}
    async with writing(desk.app.engine) as connection:
        await connection.execute(insert(inbox), [row])
    await night(desk, 91, messages_days=90)
    assert [(each["raw"], each["reason"]) for each in await desk.rows("inbox", state="parked")] == [(None, "x")]


HOURS = OfficeCalendar(read_hours("Senin-Jumat 08.00-16.00"), MONDAY_MORNING.tzinfo)  # type: ignore[arg-type]  # UTC is a zone too


@pytest.mark.parametrize(
    ("hour", "quiet"), [(0, True), (7, True), (7.75, False), (8, False), (15, False), (16, True), (23, True)]
)
def test_quiet_is_while_the_office_is_closed_and_for_a_while_yet(hour: float, quiet: bool) -> None:
    monday = datetime(2026, 11, 23, tzinfo=MONDAY_MORNING.tzinfo)
    assert is_quiet(HOURS, monday + timedelta(hours=hour)) is quiet


async def test_a_round_waits_for_the_night_and_is_done_for_the_day(desk: Desk) -> None:
    await desk.say(desk.telegram.user(7), "halo")
    await settled(desk)
    job = retention(desk, messages_days=30)
    local = desk.app.office.calendar.local(desk.clock.now()).replace(hour=12, minute=0)
    noon = local + timedelta(days=40)
    assert await job.run_once(noon) == 0
    assert await job.run_once(noon.replace(hour=2)) > 0
    assert job.longest_hold < 1.0
