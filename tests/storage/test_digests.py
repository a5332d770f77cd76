"""A database of the released version, full of platforms' names, is brought under digests: nothing plain is left where
rows are only added, and everything still finds what belongs to it."""

import json
from datetime import timedelta
from typing import Any

import pytest
from alembic import command
from sqlalchemy import Connection, column, insert, select, table

from bot.flows.scene.events import Event, TextSent
from bot.seal import Seal
from bot.turn import label
from storage import deliveries, meeting, recorded, schema
from storage.engine import open_engine, reading, writing
from storage.tables import metadata
from tests.clock import MONDAY_MORNING
from tests.door.entrance import open_entrance
from tests.kept import KEEPER, SEAL, kept_as, reported_as
from tests.storage.rows import message, somebody
from tests.storage.test_schema import differences

CHAT, PHONE, SCOPED = "6281100771", "6281200000123", "ID.1029384756abc"
WAMID = "wamid.HBgNNjI4MTIwMDAwMDEyMxUCABIYFjNFQjBE"
ZOOM = "zoom:0123456789abcdef0123456789abcdef01234567"
ACCOUNT, DEVICE = "i:akun-zoom-rina", "uuid-gawai-rina"
NAMES = (CHAT, PHONE, SCOPED, WAMID, ZOOM.partition(":")[2], "akun-zoom-rina", DEVICE, "Rina di HP")

OUTSIDE = (
    f"telegram:m:{CHAT}:17",
    f"telegram:e:{CHAT}:17:1763863200",
    f"telegram:s:{CHAT}:1763863200:5",
    "telegram:c:4382bfdwdsb323b2d9",
    f"telegram:moved:{CHAT}:-100{CHAT}",
    f"whatsapp:m:{WAMID}",
    f"whatsapp:s:{WAMID}:read",
    f"whatsapp:u:{SCOPED}:ID.9",
    f"whatsapp:accepted:{WAMID}",
    "web:0f3a:web-1",
    "web:ended:0f3a",
    ZOOM,
    "zoom:way:v:20261123T020000.000000",
)
"""Names of events that platforms and browsers give, as the released version kept them."""

OWN = (
    "telegram:unread:0123456789abcdef0123456789abcdef",
    "telegram:trouble:token:2026112302",
    "whatsapp:x:0123456789abcdef:2026112302",
    "whatsapp:n:0123456789abcdef:2026112302",
    "clock:v:20261123T020000.000000",
    "outbox:given_up:3",
    "desk:opened:loket-1",
)
"""Names that the desk gives itself."""

PARKED = f"telegram:m:{CHAT}:18"
RAW = json.dumps({"message": {"chat": {"id": int(CHAT)}, "from": {"username": "rina_simbolon"}, "text": "halo"}})
FIRST, SECOND = f"telegram:c:99{CHAT}:bergabung", f"telegram:c:11{CHAT}:diterima"
"""Reported within one moment; the names tell the wrong order, and decided it until now."""


def _put(connection: Connection, name: str, rows: list[dict[str, Any]]) -> None:
    """Writes rows with the columns they name, whatever the table has learnt since."""
    known = {each.name: each.type for each in metadata.tables[name].c}
    connection.execute(insert(table(name, *(column(key, known[key]) for key in rows[0]))), rows)


def _event(key: str, state: str = "decided", **changes: Any) -> dict[str, Any]:
    return {"key": key, "received_at": MONDAY_MORNING, "state": state, "raw": None, "reason": None, **changes}


def _piece(key: str, word: str, minutes: float, **changes: Any) -> dict[str, Any]:
    at = MONDAY_MORNING + timedelta(minutes=minutes)
    plain = {"step": None, "source": "staff", "by": "s1", "retracts": None}
    return {"visit_id": "v", "key": key, "word": word, "happened_at": at, "recorded_at": at, **plain, **changes}


def _report(state: str, recipient: str, code: str = "") -> dict[str, Any]:
    row = {"channel": "whatsapp", "ref": WAMID, "state": state, "at": MONDAY_MORNING, "recipient": recipient}
    return {**row, "code": code, "again_after": None, "reason": ""}


def _sighting(key: str, kind: str, device: str) -> dict[str, Any]:
    row = {"key": key, "attendee": ACCOUNT, "visit_id": "v", "kind": kind, "device": device, "room": ""}
    return {**row, "happened_at": MONDAY_MORNING}


def _note(what: str, **details: Any) -> dict[str, Any]:
    return {"at": MONDAY_MORNING, "who": "desk", "what": what, "visit_id": None, "details": details}


def released(connection: Connection) -> None:
    """A database as the released version left it."""
    config = schema._config()
    config.attributes["connection"] = connection
    command.upgrade(config, "0003")
    _put(connection, "inbox", [_event(key) for key in (*OUTSIDE, *OWN)])
    _put(connection, "inbox", [_event(PARKED, "parked", raw=RAW), _event(f"desk:parked:{PARKED}")])
    _put(connection, "sheets", [{"id": "s", "text": "x", "first_used_at": MONDAY_MORNING}])
    rina = {**somebody("p"), "channel": "whatsapp", "address": SCOPED, "visit_id": "v", "heard_at": MONDAY_MORNING}
    _put(connection, "people", [rina])
    _put(connection, "addresses", [{"key": f"whatsapp:{each}", "person_id": "p"} for each in (SCOPED, PHONE)])
    visit = {"id": "v", "person_id": "p", "sheet_id": "s", "status": "in_service", "occupies": True, "form": {}}
    visit |= {"started_at": MONDAY_MORNING, "seen_at": MONDAY_MORNING, "surveyed": False, "assigned": {}, "nudges": {}}
    _put(connection, "visits", [visit])
    told = f"zoom:keluar:20261123T020000.000000:{ZOOM}"
    pieces = [_piece(f"whatsapp:m:{WAMID}:dimulai", "formulir_dimulai", 0), _piece(FIRST, "bergabung", 1)]
    pieces += [_piece(SECOND, "diterima", 1), _piece(told, "keluar", 2, source="zoom", by="zoom")]
    pieces += [_piece(f"{ZOOM}:void:keluar", "keluar", 3, source="zoom", by="zoom", retracts=told)]
    pieces += [_piece("clock:v:20261123T020000.000000:silent", "keluar", 4)]
    _put(connection, "evidence", pieces)
    other = f"{ZOOM}:{DEVICE}"
    _put(connection, "sightings", [_sighting(ZOOM, "joined", DEVICE), _sighting(other, "left", ACCOUNT)])
    _put(connection, "sightings", [_sighting("zoom:ffff", "waiting", "")])
    seen = {"who": "visitor", "visit_id": "v", "seen_at": MONDAY_MORNING, "asked_at": None}
    _put(connection, "attendees", [{"key": key, "name": "Rina", **seen} for key in (ACCOUNT, "n:Rina di HP")])
    _put(connection, "deliveries", [_report("accepted", ""), _report("failed", PHONE, "131047")])
    later = {"purpose": None, "template": None}
    said = [message(1, SCOPED, channel="whatsapp", state="sent", ref=WAMID, visit_id="v")]
    said += [message(2, CHAT, state="sent", ref="4711")]
    _put(connection, "outbox", [row | later for row in said])
    notes = [_note("event_parked", key=label(PARKED), reason="KeyError di submit:7")]
    notes += [_note("event_parked", key="telegram-0123456789ab", reason="tidak terbaca")]
    notes += [_note("delivery_given_up", reason=f"chat {CHAT} not found"), _note("queued", number="ULT-20261123-001")]
    _put(connection, "journal", notes)


async def upgraded(url: str) -> None:
    engine = open_engine(url)
    async with writing(engine) as connection:
        await connection.run_sync(released)
    assert await schema.upgrade(engine, SEAL.name) == "0003"
    async with reading(engine) as connection:
        assert await connection.run_sync(differences) == []
    await engine.dispose()


async def test_whatever_is_repeated_across_the_update_is_recognised(empty_database_url: str) -> None:
    """rule: no-address-in-a-name"""
    await upgraded(empty_database_url)
    async with open_entrance(empty_database_url) as desk:
        kept = {row["key"] for row in await desk.rows("inbox")}
        assert kept == {*map(kept_as, OUTSIDE), *OWN, kept_as(PARKED), f"desk:parked:{kept_as(PARKED)}"}
        assert kept.isdisjoint(OUTSIDE)
        names = [key.partition(":")[::2] for key in OUTSIDE]
        again = [Event(channel, own, MONDAY_MORNING, TextSent("halo"), CHAT, CHAT) for channel, own in names]
        await desk.bring(*again, *again)
        assert {row["key"] for row in await desk.rows("inbox")} == kept
        assert len(await desk.rows("people")) == 1


async def test_nothing_that_is_only_added_to_says_whose_it_was(empty_database_url: str) -> None:
    await upgraded(empty_database_url)
    async with open_entrance(empty_database_url) as desk:
        names = ("inbox", "evidence", "sightings", "deliveries", "journal")
        said = {name: json.dumps(await desk.rows(name), default=str) for name in names}
        said["attendees"] = json.dumps([row["key"] for row in await desk.rows("attendees")])
        parked = await desk.one("inbox", state="parked")
        journal = {row["id"]: row["details"] for row in await desk.rows("journal")}
    assert [(name, table) for table, rows in said.items() for name in (*NAMES, "rina_simbolon") if name in rows] == []
    assert '"text": "halo"' in parked["raw"], "what is needed to find the fault is still there"
    assert journal[1]["key"] == label(kept_as(PARKED)), "the event is called as doctor calls it"
    assert journal[2]["key"] not in ("", "telegram-0123456789ab")
    assert journal[4] == {"number": "ULT-20261123-001"}


async def test_everything_still_finds_what_belongs_to_it(empty_database_url: str) -> None:
    await upgraded(empty_database_url)
    engine = open_engine(empty_database_url, keeper=KEEPER)
    async with reading(engine) as connection:
        pieces = await recorded.evidence_of(connection, ["v"])
        [told] = (await deliveries.messages_of(connection, "whatsapp", [reported_as(WAMID)])).values()
        [said] = await deliveries.told_in_visit(connection, "whatsapp", "v", "p")
        reach = await deliveries.reach(connection, "whatsapp", SCOPED, lambda each: SEAL.name(f"whatsapp:{each}"))
        seen = {row["attendee"]: row["device"] for row in await meeting.sightings_of(connection, ["v"])}
        [plain] = await connection.scalars(select(metadata.tables["outbox"].c.ref).where(column("id") == 2))
        known = await meeting.attendees_of(connection, seen, [], MONDAY_MORNING)
    words = ["formulir_dimulai", "diterima", "bergabung", "keluar", "keluar", "keluar"]
    assert [(row["serial"], row["word"]) for row in pieces] == list(enumerate(words)), "in the order of before"
    assert pieces[4]["retracts"] == pieces[3]["key"]
    assert told["id"] == 1
    assert sorted(report["state"] for report in said["reports"]) == ["accepted", "failed"]
    assert reach["closed_at"] == MONDAY_MORNING
    assert [row["key"] for row in known] == list(seen)
    assert plain == "4711", "where a message of Telegram's stands is needed to edit it"
    await engine.dispose()


async def test_who_has_no_device_is_still_told_from_who_has_one(empty_database_url: str) -> None:
    await upgraded(empty_database_url)
    async with open_entrance(empty_database_url) as desk:
        rows = {row["kind"]: row for row in await desk.rows("sightings")}
    assert rows["waiting"]["device"] == ""
    assert rows["left"]["device"] == rows["left"]["attendee"], "their only device, whichever that is"
    assert rows["joined"]["device"] != rows["joined"]["attendee"]


async def test_names_of_before_are_not_touched_without_the_secret(empty_database_url: str) -> None:
    engine = open_engine(empty_database_url)
    async with writing(engine) as connection:
        await connection.run_sync(released)
    with pytest.raises(RuntimeError, match="without the desk's secret"):
        await schema.upgrade(engine)
    async with reading(engine) as connection:
        assert await schema.version(connection) == "0003"
    assert await schema.upgrade(engine, Seal("lain " * 8).name) == "0003", "it can simply be tried again"
    await engine.dispose()
