"""Under which names what platforms name is kept: nobody's address is in them, and nothing is decided twice."""

import json

import pytest

from bot.door import Receipt
from bot.flows.scene.events import (
    OUTBOX,
    WHATSAPP,
    ZOOM,
    AttendeeSeen,
    ChoicePressed,
    DeliveryGivenUp,
    DeliveryReported,
    Event,
    TextSent,
)
from bot.flows.scene.tokens import Verb, token
from bot.flows.state.meeting import Sighted
from bot.turn import Arrival, arrival, named, unreadable
from tests.clock import MONDAY_MORNING
from tests.desk import open_desk
from tests.door.entrance import Entrance, filling, happened, hired, open_entrance, sending
from tests.kept import SEAL, kept_as

VISITOR, ADMIN = 6281100771, 6281100772
PHONE = "6281200000123"


async def test_what_is_only_added_to_holds_no_chat_id(database_url: str) -> None:
    """rule: no-address-in-a-name"""
    async with open_entrance(database_url) as desk:
        await desk.bring(sending(VISITOR))
        await desk.bring(sending(VISITOR), sending(VISITOR))
        kept = [row for row in await desk.rows("inbox") if row["key"].startswith("telegram:")]
        assert [row["key"] for row in kept] == [kept_as(sending(VISITOR).key)], "repeated, it is decided once"
        everything = [kept, await desk.rows("evidence"), await desk.rows("journal")]
        assert str(VISITOR) not in json.dumps(everything, default=str)


@pytest.mark.parametrize(
    ("key", "beginning"),
    [
        ("telegram:m:6281:17", "telegram:m:"),
        ("whatsapp:s:wamid.HBg:read", "whatsapp:s:"),
        ("whatsapp:accepted:wamid.HBg", "whatsapp:"),
        ("web:0f3a:web-1", "web:"),
        ("zoom:0123abcd", "zoom:"),
    ],
)
def test_a_name_says_channel_and_kind_and_no_more(key: str, beginning: str) -> None:
    kept = kept_as(key)
    assert kept.startswith(beginning)
    assert len(bytes.fromhex(kept.removeprefix(beginning))) == 16
    assert kept_as(f"{key}0") != kept


@pytest.mark.parametrize("key", ["telegram:unread:ab", "zoom:trouble:skew:2026112302", "clock:v:1", "desk:opened:l"])
def test_the_desks_own_names_stay(key: str) -> None:
    assert kept_as(key) == key


def test_once_named_is_enough() -> None:
    once = named(arrival(sending(VISITOR)), SEAL)
    assert named(once, SEAL) == once


def test_a_known_name_is_the_same_for_good() -> None:
    """What is kept today has to be recognised by every later version under the same secret."""
    assert kept_as("telegram:m:6281100771:17") == "telegram:m:27d0c34b4902a39b45c522a0226d518c"


def test_whoever_is_reported_on_or_seen_is_named_too() -> None:
    report = DeliveryReported("wamid.HBg", "read", recipient="6281200000123")
    told = _body(named(arrival(Event(WHATSAPP, "s:wamid.HBg:read", MONDAY_MORNING, report)), SEAL))
    assert isinstance(told, DeliveryReported)
    assert "62812" not in str(told)
    assert "wamid" not in str(told)
    seen = AttendeeSeen(Sighted.LEFT, "n:Rina", "n:Rina", "Rina", also=("u:77",))
    told = _body(named(arrival(Event(ZOOM, "0123abcd", MONDAY_MORNING, seen)), SEAL))
    assert isinstance(told, AttendeeSeen)
    assert told.attendee == told.device != "n:Rina"
    assert told.attendee.startswith("n:")
    assert told.name == "Rina", "who is shown to officers is kept where it can be erased"


def _body(named: Arrival) -> object:
    assert named.event is not None
    return named.event.body


async def test_a_report_that_comes_before_the_receipt_finds_its_message(database_url: str) -> None:
    async with open_entrance(database_url) as desk:
        await desk.bring(Event(WHATSAPP, "m:wamid.A", MONDAY_MORNING, TextSent("halo"), PHONE, PHONE))
        row = min(await desk.rows("outbox"), key=lambda each: int(each["id"]))
        report = DeliveryReported("wamid.B", "failed", "131026", "tidak dapat diantar", recipient=PHONE)
        await desk.bring(Event(WHATSAPP, "s:wamid.B:failed", MONDAY_MORNING, report))
        assert await desk.rows("journal", what="delivery_failed") == [], "nobody knows yet what it is about"
        sent = Receipt(row["id"], "sent", 1, MONDAY_MORNING, MONDAY_MORNING, ref="wamid.B", reported_by=WHATSAPP)
        await desk.door.enter([], [sent])
        assert (await desk.one("journal", what="delivery_failed"))["details"]["code"] == "131026"
        assert (await desk.one("deliveries"))["ref"] == (await desk.one("outbox", id=row["id"]))["ref"]


async def test_a_window_that_the_platform_says_is_closed_is_known_to_be(sqlite_url: str) -> None:
    async with open_desk(sqlite_url, on_whatsapp=True) as desk:
        rina = desk.whatsapp.user(PHONE, name="Rina")
        rina.send("halo")
        await desk.settle()
        assert (await desk.app.voices.reach(PHONE)).closed_at is None
        report = DeliveryReported("wamid.B", "failed", "131047", "", recipient=PHONE)
        await desk.app.door.enter([arrival(Event(WHATSAPP, "s:wamid.B:failed", MONDAY_MORNING, report))])
        assert (await desk.app.voices.reach(PHONE)).closed_at == MONDAY_MORNING


async def test_the_last_report_is_taken_back_first_whatever_it_is_called(database_url: str) -> None:
    """rule: names-decide-nothing. All are told within one moment, and read from the database before each is undone."""
    async with open_entrance(database_url) as desk:
        await desk.bring(hired(ADMIN, "Sari", "front_office"), *filling(VISITOR, "Rina Simbolon"), sending(VISITOR))
        visit = (await desk.one("visits"))["id"]
        steps = [happened(ADMIN, f"step {no}", ChoicePressed(token(Verb.STEP, visit, no))) for no in (3, 4, 5, 6)]
        await desk.bring(*steps)
        for time in range(4):
            await desk.bring(happened(ADMIN, f"undo {time}", ChoicePressed(token(Verb.UNDO, visit))))
        rows = sorted(await desk.rows("evidence"), key=lambda row: int(row["serial"]))
    assert len({row["recorded_at"] for row in rows}) == 1
    assert [row["serial"] for row in rows] == list(range(len(rows)))
    words = {row["key"]: row["word"] for row in rows}
    told = [row["word"] for row in rows if row["by"] == rows[-1]["by"] and not row["retracts"]]
    assert told == ["diterima", "diperiksa", "data_lengkap", "masuk_ruang"]
    assert [words[row["retracts"]] for row in rows if row["retracts"]] == told[::-1]


async def parked_raw(desk: Entrance, raw: object) -> str:
    await desk.door.enter([unreadable("telegram:unread:1", raw, "tidak terbaca")])
    return str((await desk.one("inbox", state="parked"))["raw"])


async def test_what_is_parked_keeps_its_form_and_no_address(database_url: str) -> None:
    """rule: no-address-in-a-name"""
    sender = {"id": VISITOR, "username": "rina_simbolon", "user_id": "ID.1029384756"}
    raw = {"from": sender, "id": "wamid.HBgNNjI4", "email": "rina@contoh.id", "text": "halo", "data": "v:abc:1"}
    async with open_entrance(database_url) as desk:
        kept = await parked_raw(desk, raw)
    found = [each for each in (str(VISITOR), "rina_simbolon", "1029384756", "HBgNNjI4", "rina@contoh") if each in kept]
    assert found == []
    assert ('"text": "halo"' in kept, '"data": "v:abc:1"' in kept, '"username": "…"' in kept) == (True, True, True)


async def test_what_a_platform_gives_for_a_reason_is_noted_without_addresses(database_url: str) -> None:
    async with open_entrance(database_url) as desk:
        await desk.bring(hired(ADMIN, "Lasma", "admin"), happened(VISITOR, 1, TextSent("halo")))
        [person] = await desk.rows("people", address=str(VISITOR))
        given_up = DeliveryGivenUp(person["id"], None, f"chat {VISITOR} not found", blocked=False)
        await desk.bring(Event(OUTBOX, "given_up:1", MONDAY_MORNING, given_up))
        note = await desk.one("journal", what="delivery_given_up")
    assert note["details"]["reason"] == "chat … not found"
