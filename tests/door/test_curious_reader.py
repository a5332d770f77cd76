"""Somebody who may read all that is only ever added to, for as long as it is kept, finds nobody's address in it.

Whole visits are played on Telegram, WhatsApp and Zoom, with what goes wrong; then every column of words is searched.
"""

import base64
import json
from collections.abc import Iterable
from typing import Any

from sqlalchemy import JSON, Text

from bot.rehearsal.fakes.telegram import Chatter
from bot.rehearsal.fakes.whatsapp import Contact
from bot.rehearsal.fakes.zoom import Participant
from storage.identity.sealed import kept_as
from storage.tables import metadata
from tests.desk import Desk, open_desk

ADDED_TO = ("inbox", "evidence", "sightings", "deliveries", "journal", "deviations")
LIVING_ON = {"attendees": ("key",), "deadlines": ("kind", "id"), "counters": ("name",), "health": ("name",)}
"""Names by which rows are found again, of tables that are changed."""
OFFICERS = {"Sari": ("front_office", 6281900770001), "Bayu": ("back_office", 6281900770002)}
RINA, ADMIN = 6281900770003, 6281900770004
TOGAR, SCOPED = "6281200770005", "ID.10293847561029"


async def write(desk: Desk, person: Contact | Chatter, *texts: str) -> None:
    for text in texts:
        person.send(text)
        await desk.settle()


async def press(desk: Desk, person: Contact | Chatter, *labels: str) -> None:
    for label in labels:
        person.press(label)
        await desk.settle()


async def in_zoom(desk: Desk, name: str, account: str) -> Participant:
    """Somebody comes in by the link they were given, or by none, and goes to the breakout room and out again."""
    links = [known for known in desk.zoom.registrants.values() if known.status == "approved"]
    person = desk.zoom.person(name, registrant_id=links[-1].id if links else None, id=account)
    for told in (person.enter_waiting_room, person.admit):
        told()
        await desk.settle()
        await desk.wait(minutes=1)
    return person


async def served(desk: Desk, visitor: Contact | Chatter, person: Participant, sari: Chatter, bayu: Chatter) -> None:
    """Officers and the meeting tell the steps, one report is taken back, and the visitor fills in the survey."""
    await press(desk, sari, "Kamera dan suara baik", "Batalkan laporan terakhir", "Kamera dan suara baik")
    await press(desk, sari, "Data lengkap")
    person.enter_breakout("1")
    await desk.wait(minutes=6)
    await press(desk, bayu, "Selesai dilayani")
    await write(desk, bayu, "Dijelaskan urutan verval")
    person.leave_breakout()
    await desk.wait(minutes=1)
    await press(desk, visitor, "Lewati survei")
    person.leave()
    await desk.wait(minutes=1)


def names_of(desk: Desk, people: Iterable[Participant]) -> set[str]:
    """Everything by which a platform calls anybody here, or a message of theirs."""
    names = {str(chat) for _, chat in OFFICERS.values()} | {str(RINA), str(ADMIN), TOGAR, SCOPED}
    names |= {base64.b64encode(TOGAR.encode()).decode().rstrip("=")[:-1], "wamid."}
    names |= {sent.id for sent in desk.whatsapp.sent} | {read.message_id for read in desk.whatsapp.reads}
    for person in people:
        names |= {person.uuid, person.user_id, person.id, person.email, person.name, person.registrant_id or ""}
    return names - {""}


async def words_of(desk: Desk, table: str, columns: Iterable[str] | None = None) -> list[str]:
    """Every word of a table, column by column."""
    known = metadata.tables[table].c
    chosen = [c.name for c in known if isinstance(kept_as(c), Text | JSON) and (columns is None or c.name in columns)]
    rows: list[dict[str, Any]] = await desk.rows(table)
    return [json.dumps(row[name], ensure_ascii=False) for row in rows for name in chosen if row[name] is not None]


async def test_nobody_is_found_in_what_is_only_added_to(database_url: str) -> None:
    """rule: no-address-in-a-name"""
    sections = {"queue": {"capacity": 1}}
    async with open_desk(database_url, sections=sections, on_whatsapp=True, on_zoom=True) as desk:
        desk.zoom.meeting.start()
        sari, bayu = [await desk.hire(name, role, chat) for name, (role, chat) in OFFICERS.items()]
        await desk.hire("Tiur", "admin", ADMIN)
        rina, togar = desk.telegram.user(RINA, first_name="Rina"), desk.whatsapp.user(TOGAR, bsuid=SCOPED, name="Togar")
        await desk.register(rina)
        await write(desk, togar, "halo", "setuju", "Togar Nainggolan", "SMA Negeri 1 Binjai", "Binjai", "2", "1")
        await write(desk, togar, "Bertanya tentang verval Dapodik", "1")
        stranger = desk.zoom.person("iPhone Budi Harahap", id="akun-zoom-budi")
        stranger.enter_waiting_room()
        by_link = await in_zoom(desk, "Rina di HP", "akun-zoom-rina")
        await served(desk, rina, by_link, sari, bayu)
        second = await in_zoom(desk, "Togar di laptop", "akun-zoom-togar")
        await served(desk, togar, second, sari, bayu)
        desk.telegram.inject_raw({"message": {"message_id": "?", "chat": {"id": RINA}, "from": {"id": RINA}}})
        await desk.settle()
        rina.block()
        await desk.settle()
        names = names_of(desk, (stranger, by_link, second))
        statuses = {row["status"] for row in await desk.rows("visits")}
        found = {table: await words_of(desk, table) for table in ADDED_TO}
        found |= {table: await words_of(desk, table, columns) for table, columns in LIVING_ON.items()}
        erasable = str([await words_of(desk, table) for table in ("people", "addresses", "attendees")])
    assert statuses == {"finished"}
    assert all(found[table] for table in ADDED_TO[:-1]), "there is something to be searched"
    assert all(name in erasable for name in (str(RINA), TOGAR, SCOPED, "Rina di HP")), "where they may be, they are"
    told = [(table, name) for table, words in found.items() for name in names if any(name in word for word in words)]
    assert told == []
