"""Seats on a real database: who has left one reads nothing of the desk any more, and keeps nothing from colleagues."""

from dataclasses import replace
from typing import Any

import aiohttp
import pytest
from alembic import command
from sqlalchemy import Connection, column, insert, table, text
from sqlalchemy.exc import IntegrityError

from bot import records
from bot.flows.scene.events import CONSOLE, Body, ChoicePressed, Event, StaffAdded, StaffInvited, StaffRemoved
from bot.flows.scene.tokens import Verb, token
from bot.flows.staff.seats import invite_digest
from bot.flows.state.visits import Status, Visit
from bot.turn import arrival
from storage import bulk, recorded, schema
from storage.engine import open_engine, reading, writing
from storage.tables import metadata, people, staff, visits
from tests.clock import MONDAY_MORNING
from tests.desk import Desk, WebVisitor, open_desk
from tests.flows.table import FORM
from tests.storage.rows import message, somebody

PDF = b"%PDF-1.4 surat tugas"


async def happens(desk: Desk, body: Body, key: str, channel: str = CONSOLE, address: str = "") -> None:
    """An operator or somebody in a chat acts."""
    await desk.app.door.enter([arrival(Event(channel, key, desk.clock.now(), body, address, address))])
    await desk.settle()


async def at_the_web_desk(desk: Desk, http: aiohttp.ClientSession, name: str, same_as: str = "") -> WebVisitor:
    """Somebody takes up an invitation in the web chat."""
    secret = f"rahasia-untuk-{name}-saja"
    until = MONDAY_MORNING.replace(year=2027)
    await happens(desk, StaffInvited(name.split("-")[0], "front_office", invite_digest(secret), until, same_as), name)
    page = WebVisitor(http, desk.app.address)
    await page.open()
    await page.send(f"/start {secret}")
    await desk.settle()
    return page


async def everything(page: WebVisitor) -> str:
    """All that a page can read when it is opened anew."""
    page._after, page.messages = 0, []
    return "\n".join(message["text"] for message in await page.fetch())


async def status_of_file(page: WebVisitor, http: aiohttp.ClientSession, desk: Desk, message_id: int) -> int:
    url = f"{desk.app.address}/api/messages/{message_id}/file"
    async with http.get(url, headers=page._headers) as answer:
        return answer.status


async def status_of_messages(page: WebVisitor, http: aiohttp.ClientSession, desk: Desk) -> int:
    async with http.get(f"{desk.app.address}/api/messages?after=0", headers=page._headers) as answer:
        return answer.status


@pytest.mark.parametrize("how", ["removed", "moved"])
# rule: former-seat-reads-nothing
async def test_whoever_has_left_their_seat_reads_nothing_of_the_desk_any_more(database_url: str, how: str) -> None:
    async with open_desk(database_url) as desk, aiohttp.ClientSession() as http:
        page = await at_the_web_desk(desk, http, "Sari")
        rina = desk.telegram.user(7, first_name="Rina")
        await desk.register(rina)
        rina.send_document("surat.pdf", PDF)
        await desk.settle()
        assert "Rina Simbolon" in await everything(page)
        [file] = [message["id"] for message in page.messages if "Berkas dari" in message["text"]]
        assert await status_of_file(page, http, desk, file) == 200

        sari = (await desk.one("staff"))["id"]
        if how == "removed":
            await happens(desk, StaffRemoved(sari), "removed")
        else:
            other = await at_the_web_desk(desk, http, "Sari-baru", sari)
        await desk.say(rina, "Apakah masih ada orang?")

        assert await status_of_file(page, http, desk, file) == 401
        assert await status_of_messages(page, http, desk) == 401
        if how == "moved":
            assert "Apakah masih ada orang?" in await everything(other)
            assert "surat.pdf" not in str(other.messages), "what was said before one sat down is not read either"
            assert (await desk.one("staff"))["id"] == sari


async def test_what_waited_for_an_officer_is_not_said_to_who_is_none_any_more(database_url: str) -> None:
    async with open_desk(database_url) as desk:
        sari = await desk.hire("Sari", "front_office", 11)
        rina = desk.telegram.user(7, first_name="Rina")
        desk.telegram.faults.add("*", "500", chat_id=sari.id, times=1)
        await desk.register(rina)
        await desk.say(rina, "Ini rahasia saya")
        assert [row for row in await desk.rows("outbox", state="pending") if row["address"] == "11"]
        await happens(desk, StaffRemoved((await desk.one("staff"))["id"]), "removed")
        await desk.wait(minutes=2)
        told = [message.text for message in sari.messages]
        assert "telah diakhiri" in told[-1]
        assert not [words for words in told if "rahasia" in words]
        assert not [row for row in await desk.rows("outbox", state="pending") if row["address"] == "11"]


# rule: off-duty-gives-all-back
async def test_going_off_duty_gives_back_however_much_was_taken(database_url: str) -> None:
    async with open_desk(database_url, sections={"queue": {"capacity": 0}}) as desk:
        await desk.hire("Sari", "front_office", 11)
        sari = (await desk.one("staff"))["id"]
        await take(desk, sari, 70)
        await happens(desk, ChoicePressed(token(Verb.DUTY, "off")), "off", "telegram", "11")
        assert {str(row["assigned"]) for row in await desk.rows("visits")} != {"{}"}
        await happens(desk, ChoicePressed(token(Verb.DUTY, "give")), "give", "telegram", "11")
        assert {str(row["assigned"]) for row in await desk.rows("visits")} == {"{}"}


@pytest.mark.parametrize("body", [StaffRemoved("sari"), StaffAdded("Dewi", "front_office")])
async def test_whoever_leaves_their_seat_gives_back_however_much_was_taken(database_url: str, body: Body) -> None:
    async with open_desk(database_url, sections={"queue": {"capacity": 0}}) as desk:
        await desk.hire("Sari", "front_office", 11)
        sari = (await desk.one("staff"))["id"]
        await take(desk, sari, 70)
        if isinstance(body, StaffRemoved):
            await happens(desk, StaffRemoved(sari), "removed")
        else:
            await happens(desk, body, "handed on", "telegram", "11")
        assert {str(row["assigned"]) for row in await desk.rows("visits")} == {"{}"}


async def take(desk: Desk, staff_id: str, many: int) -> None:
    """An officer has taken so many visits."""
    now, sheet = desk.clock.now(), desk.app.office.sheet.id
    known = Visit("", "visitor", sheet, now, now, Status.IN_SERVICE, calendar_id=desk.app.office.calendar_id)
    known = replace(known, form={"name": "Rina Simbolon", **FORM}, assigned={"front_office": staff_id})
    taken = [
        replace(known, id=f"visit-{no}", ticket=f"A-{no:03d}", number=f"N-{no}", queued_at=now) for no in range(many)
    ]
    async with writing(desk.app.engine) as connection:
        await bulk.add(connection, people, [{**somebody("visitor"), "heard_at": None}])
        await bulk.add(connection, visits, [records.visit_row(visit, occupies=True) for visit in taken])


# rule: seat-in-the-database
async def test_the_database_itself_gives_nobody_two_seats(database_url: str) -> None:
    async with open_desk(database_url) as desk:
        await desk.hire("Sari", "front_office", 11)
        row = await desk.one("staff")
        with pytest.raises(IntegrityError):
            async with writing(desk.app.engine) as connection:
                await bulk.add(connection, staff, [row | {"id": "second"}])


async def test_two_officers_may_change_seats_in_one_transaction(database_url: str) -> None:
    async with open_desk(database_url) as desk:
        await desk.hire("Sari", "front_office", 11)
        await desk.hire("Bayu", "back_office", 12)
        ids = {row["name"]: row["id"] for row in await desk.rows("staff")}
        now = desk.clock.now()
        swapped = [
            Event("telegram", f"swap:{name}", now, StaffAdded(name, role, ids[name]), chat, chat)
            for name, role, chat in (("Sari", "front_office", "12"), ("Bayu", "back_office", "11"))
        ]
        await desk.app.door.enter([arrival(event) for event in swapped])
        await desk.settle()
        at = {row["id"]: row["address"] for row in await desk.rows("people")}
        assert {row["name"]: at[row["person_id"]] for row in await desk.rows("staff")} == {"Sari": "12", "Bayu": "11"}


# Databases that have doubled seats from before


_LATER = (
    "source",
    "released",
    "calendar_id",
    "result",
    "arrived_at",
    "not_before",
    "survey",
    "survey_at",
    "survey_reminded_at",
    "priority",
    "told_place",
    "told_from",
    "told_until",
    "slot_at",
    "output_checked",
    "handed",
    "registered_by",
    "entered_at",
    "paper",
    "attendance",
)
"""What visits have learnt since."""


def old_rows() -> dict[str, list[dict[str, Any]]]:
    """Sari was promoted in her chat; Bayu moved to another device; Dewi has gone home with a visit of hers."""
    seats = {"sari": "sari-supervisor", "lama": "bayu", "baru": "bayu", "dewi": "dewi", "rina": None}
    known = [
        {**somebody(key), "address": key, "staff_id": seat, "heard_at": None, "dialog": {"at": "reply"} if seat else {}}
        for key, seat in seats.items()
    ]
    members = [
        ("sari-office", "Sari", "front_office", True, "sari"),
        ("sari-supervisor", "Sari", "supervisor", True, "sari"),
        ("bayu", "Bayu", "back_office", True, "baru"),
        ("dewi", "Dewi", "front_office", False, "dewi"),
    ]
    seated = [dict(zip(("id", "name", "role", "on_duty", "person_id"), row, strict=True)) for row in members]
    none = {"invite_digest": None, "invite_expires_at": None}
    visit = Visit("v", "rina", "s", MONDAY_MORNING, MONDAY_MORNING, Status.IN_SERVICE, calendar_id="c")
    held = replace(visit, assigned={"front_office": "dewi", "back_office": "bayu"})
    told = [message(1, "lama", person_id="lama", visit_id="v"), message(2, "baru", person_id="baru", visit_id="v")]
    told += [message(3, "rina", person_id="rina", visit_id="v"), message(4, "rina", person_id="rina")]
    return {
        "people": known,
        "staff": [row | none for row in seated],
        "sheets": [{"id": "s", "text": "", "first_used_at": MONDAY_MORNING}],
        "visits": [{k: v for k, v in records.visit_row(held, occupies=True).items() if k not in _LATER}],
        "outbox": [row | {"purpose": None, "template": None} for row in told],
    }


def up_to_the_third(connection: Connection) -> None:
    config = schema._config()
    config.attributes["connection"] = connection
    command.upgrade(config, "0003")


async def test_doubled_seats_of_before_are_put_in_order(empty_database_url: str) -> None:
    engine = open_engine(empty_database_url)
    async with writing(engine) as connection:
        await connection.run_sync(up_to_the_third)
        for name, rows in old_rows().items():
            known = metadata.tables[name].c
            as_it_was = table(name, *(column(key, known[key].type) for key in rows[0]))
            await connection.execute(insert(as_it_was), rows)
    assert await schema.upgrade(engine) == "0003"
    async with reading(engine) as connection:
        seats = {row.id: row.person_id for row in await connection.execute(text("SELECT id, person_id FROM staff"))}
        acting = {row.id: row.staff_id for row in await connection.execute(text("SELECT id, staff_id FROM people"))}
        [visit] = await recorded.visits_by_id(connection, ["v"])
        said = {row.id: row for row in await connection.execute(text("SELECT id, state, purpose FROM outbox"))}
    assert seats == {"sari-supervisor": "sari", "bayu": "baru", "dewi": "dewi"}
    assert acting == {"sari": "sari-supervisor", "lama": None, "baru": "bayu", "dewi": "dewi", "rina": None}
    assert visit["assigned"] == {"back_office": "bayu"}, "nobody who is off duty locks a visit"
    assert {key: (row.state, row.purpose) for key, row in said.items()} == {
        1: ("withdrawn", "duty"),
        2: ("pending", "duty"),
        3: ("pending", None),
        4: ("pending", None),
    }
    await engine.dispose()
