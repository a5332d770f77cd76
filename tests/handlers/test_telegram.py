"""Each kind of Telegram update becomes its event, or is parked; nothing that comes in can raise."""

import json
import random
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.flows.scene.events import (
    Body,
    ChatMoved,
    ChoicePressed,
    ContactShared,
    DeskBlocked,
    DeskUnblocked,
    FileCard,
    FileSent,
    GroupSpoken,
    OtherSent,
    TextEdited,
    TextSent,
)
from bot.handlers.telegram import callback_id, read_update
from tests.clock import MONDAY_MORNING
from tests.handlers.raw import AT, BOT, CHAT, GROUP, RINA, membership, message, press

FILE = {"file_id": "f", "file_unique_id": "u"}
PHOTO = [{**FILE, "width": 10, "height": 10}]
PHOTO_CARD = FileCard("f", "image/jpeg", "foto.jpg")

KINDS: list[tuple[str, dict[str, Any], Body]] = [
    ("text", message(text="halo"), TextSent("halo")),
    ("nul and surrogates", message(text="ha\x00lo\ud800"), TextSent("halo?")),
    (
        "contact of her own",
        message(contact={"phone_number": "0812", "first_name": "R", "user_id": 42}),
        ContactShared("0812", True),
    ),
    ("contact of another", message(contact={"phone_number": "0813", "first_name": "S"}), ContactShared("0813", False)),
    ("photo", message(photo=PHOTO, caption="surat"), FileSent("photo", "surat", "", PHOTO_CARD)),
    ("album", message(photo=PHOTO, media_group_id="g1"), FileSent("photo", "", "g1", PHOTO_CARD)),
    ("document", message(document=FILE), FileSent("document", "", "", FileCard("f", "", "berkas"))),
    ("voice", message(voice={**FILE, "duration": 3}), OtherSent("voice")),
    (
        "sticker",
        message(sticker={**FILE, "type": "regular", "width": 1, "height": 1, "is_animated": False, "is_video": False}),
        OtherSent("sticker"),
    ),
    ("location", message(location={"latitude": 3.5, "longitude": 98.6}), OtherSent("location")),
    ("dice", message(dice={"emoji": "🎲", "value": 3}), OtherSent("other")),
    ("checklist", message(checklist={"title": "Berkas", "tasks": [{"id": 1, "text": "KTP"}]}), OtherSent("other")),
    ("gift", message(gift={"gift": {"id": "1"}}), OtherSent("other")),
    ("unique gift", message(unique_gift={"origin": "transfer"}), OtherSent("other")),
    ("giveaway", message(giveaway={"chats": [GROUP], "winner_count": 3}), OtherSent("other")),
    ("giveaway's winners", message(giveaway_winners={"winner_count": 3}), OtherSent("other")),
    ("rich message", message(rich_message={"blocks": [{"type": "table", "rows": []}]}), OtherSent("other")),
    ("a kind of tomorrow", message(hologram={"file_id": 7}), OtherSent("other")),
    ("nothing that a bot is shown", message(), OtherSent("other")),
    ("voice of a new form", message(voice={"tracks": [1]}), OtherSent("voice")),
    ("text with a broken quote", message(text="halo", quote={"position": "?"}), TextSent("halo")),
    ("text that answers elsewhere", message(text="halo", external_reply={"origin": {"type": 3}}), TextSent("halo")),
    ("text under a broken message", message(text="halo", reply_to_message={"message_id": []}), TextSent("halo")),
    ("text with broken entities", message(text="halo", entities=[7]), TextSent("halo")),
    ("text passed on from nowhere", message(text="halo", forward_origin={"type": "cloud"}), TextSent("halo")),
    (
        "document with a line break in its kind",
        message(document={**FILE, "mime_type": "application/PDF; v=1\r\nX-Evil: 1", "file_name": "a\r\nb.pdf"}),
        FileSent("document", "", "", FileCard("f", "application/pdf", "ab.pdf")),
    ),
    ("command for us in a group", message(chat=GROUP, text="/start@Loket_Bot halo"), GroupSpoken()),
    (
        "anonymous administrator",
        message(**{"chat": GROUP, "from": BOT, "sender_chat": GROUP, "text": "/x"}),
        GroupSpoken(),
    ),
    ("press", press("ok:2026-11"), ChoicePressed("ok:2026-11")),
    (
        "press under a message that is gone",
        press(message={"message_id": 5, "date": 0, "chat": CHAT}),
        ChoicePressed("m"),
    ),
    ("blocked", membership("kicked"), DeskBlocked()),
    ("let in again", membership("member"), DeskUnblocked()),
    ("command in a group", message(chat=GROUP, text="/status"), GroupSpoken()),
    ("group moved", message(chat=GROUP, migrate_to_chat_id=-200), ChatMoved("-200")),
]


@pytest.mark.parametrize(("raw", "body"), [pytest.param(raw, body, id=name) for name, raw, body in KINDS])
def test_each_kind_becomes_its_event(raw: dict[str, Any], body: Body) -> None:
    arrival = read_update(raw, MONDAY_MORNING, "loket_bot")
    assert arrival is not None
    assert arrival.event is not None
    assert arrival.event.body == body


def test_an_edited_message_is_another_event_than_the_message() -> None:
    edited = {"update_id": 9, "edited_message": {**message(text="b")["message"], "edit_date": AT + 60}}
    first, second = read_update(message(text="a"), MONDAY_MORNING), read_update(edited, MONDAY_MORNING)
    assert first is not None
    assert second is not None
    assert second.event is not None
    assert second.event.body == TextEdited("b")
    assert first.key != second.key


# rule: update-id-names-nothing
def test_the_same_message_under_another_update_id_is_the_same_event() -> None:
    once, again = message(text="a"), {**message(text="a"), "update_id": 555}
    assert read_update(once, MONDAY_MORNING) == read_update({**again, "update_id": 1}, MONDAY_MORNING)
    assert read_update(once, MONDAY_MORNING).key == read_update(again, MONDAY_MORNING).key  # type: ignore[union-attr]  # both are read


def test_times_and_addresses() -> None:
    arrival = read_update(message(chat=GROUP, text="/x"), MONDAY_MORNING)
    assert arrival is not None
    assert arrival.event is not None
    assert arrival.event.happened_at == datetime.fromtimestamp(AT, UTC)
    assert (arrival.event.address, arrival.event.sender) == ("-100", "42")


@pytest.mark.parametrize(
    "raw",
    [
        message(chat=GROUP, text="obrolan biasa"),
        message(new_chat_members=[RINA]),
        message(pinned_message={"message_id": 3, "date": 0, "chat": CHAT}),
        message(message_auto_delete_timer_changed={"message_auto_delete_time": 60}),
        message(chat=GROUP, text="/start@otherbot"),
        message(chat=GROUP, text="/start@otherbot halo"),
        message(chat=GROUP, text="/start@"),
        message(**{"from": BOT, "text": "halo"}),
        message(**{"chat": GROUP, "from": BOT, "text": "/start"}),
        {"update_id": 9, "edited_message": {**message(**{"from": BOT, "text": "b"})["message"], "edit_date": AT + 60}},
        press(None),
        {"update_id": 5, "poll_answer": {"poll_id": "1", "user": RINA, "option_ids": [], "option_persistent_ids": []}},
        {"update_id": 6},
    ],
)
def test_what_is_of_no_use_is_passed_over(raw: dict[str, Any]) -> None:
    assert read_update(raw, MONDAY_MORNING, "loket_bot") is None


def test_a_command_for_somebody_is_nobodys_while_the_desk_does_not_know_its_name() -> None:
    assert read_update(message(chat=GROUP, text="/start@loket_bot"), MONDAY_MORNING) is None


@pytest.mark.parametrize("levels", [40, 70, 300, 900])
# rule: deep-update-is-cut
def test_a_text_is_read_however_deep_something_beside_it_goes(levels: int) -> None:
    deep: Any = "dasar"
    for level in range(levels):
        deep = {"a": deep} if level % 2 else [deep]
    arrival = read_update(message(text="halo", rich_message=deep), MONDAY_MORNING)
    assert arrival is not None
    assert arrival.event is not None
    assert arrival.event.body == TextSent("halo")
    assert ("dasar" in arrival.raw) == (levels == 40)


@pytest.mark.parametrize("raw", [None, [], 3, "x", {}, {"message": {}}, {"update_id": 1, "message": {"chat": 3}}])
def test_what_cannot_be_read_is_parked_under_a_lasting_name(raw: Any) -> None:
    once, again = read_update(raw, MONDAY_MORNING), read_update(raw, MONDAY_MORNING)
    assert once is not None
    assert once.event is None
    assert once.fault
    assert once == again


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


@given(JSON)
def test_anything_at_all_can_come_in(raw: Any) -> None:
    arrival = read_update(raw, MONDAY_MORNING)
    assert arrival is None or arrival.key
    assert callback_id(raw) is None or isinstance(callback_id(raw), str)


def spoilt(rng: random.Random, value: Any, depth: int = 0) -> Any:
    """A valid update with something in it replaced, removed, swapped or grown."""
    junk: list[Any] = [None, -1, 10**30, "", "\x00\ud800", [], {}, True, 1e308, "a" * 5000, {"id": None}]
    if isinstance(value, dict) and value and rng.random() < 0.9:
        key = rng.choice(list(value))
        changed = dict(value)
        match rng.randrange(4):
            case 0:
                del changed[key]
            case 1:
                changed[rng.choice(list(value))] = changed[key]
            case _:
                changed[key] = spoilt(rng, changed[key], depth + 1)
        return changed
    return rng.choice(junk)


def test_ten_thousand_spoilt_updates_are_read_or_parked() -> None:
    rng, parked = random.Random(7), 0
    for _ in range(10_000):
        raw = spoilt(rng, rng.choice(KINDS)[1])
        arrival = read_update(raw, MONDAY_MORNING)
        if arrival is not None:
            parked += arrival.event is None
            arrival.raw.encode()
            assert json.dumps(arrival.key)
    assert 500 < parked < 9_500
